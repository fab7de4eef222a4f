//! Fonts, colours and scale, put into egui where they differ from what is there.

use super::desk::{BOLD, colour};
use crate::scene::text;
use crate::state::{Look, Settings};
use eframe::egui::{self, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle, Visuals};
use std::sync::Arc;

/// What egui was last given.
#[derive(Default)]
pub struct Applied {
    settings: Option<Settings>,
}

impl Applied {
    /// Brings egui's look up to the settings.
    pub fn update(&mut self, ctx: &egui::Context, settings: &Settings) {
        if self.settings.as_ref() == Some(settings) {
            return;
        }
        if self.settings.is_none() {
            ctx.set_fonts(fonts());
            ctx.options_mut(|options| options.zoom_with_keyboard = false);
        }
        ctx.set_theme(match settings.look {
            Look::Light | Look::Contrast => egui::Theme::Light,
            Look::Dark => egui::Theme::Dark,
        });
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            ctx.set_visuals_of(theme, visuals(settings));
        }
        ctx.all_styles_mut(style);
        ctx.set_zoom_factor(f32::from(settings.scale) / 100.0);
        self.settings = Some(settings.clone());
    }
}

/// The shipped fonts. Bold lacks traditional forms and falls back to Regular.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [("regular", text::REGULAR), ("bold", text::BOLD)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let regular = || vec!["regular".to_owned()];
    fonts.families.insert(FontFamily::Proportional, regular());
    fonts.families.insert(FontFamily::Monospace, regular());
    fonts.families.insert(FontFamily::Name(BOLD.into()), vec!["bold".to_owned(), "regular".to_owned()]);
    fonts
}

fn style(style: &mut egui::Style) {
    style.text_styles = [
        (TextStyle::Small, 11.5),
        (TextStyle::Body, 13.5),
        (TextStyle::Button, 13.5),
        (TextStyle::Monospace, 13.0),
        (TextStyle::Heading, 17.0),
    ]
    .map(|(name, size)| (name, FontId::proportional(size)))
    .into();
    style.spacing.item_spacing = egui::vec2(6.0, 5.0);
    style.spacing.button_padding = egui::vec2(7.0, 3.0);
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.0;
}

fn visuals(settings: &Settings) -> Visuals {
    let theme = settings.theme();
    let mut visuals = if theme.dark { Visuals::dark() } else { Visuals::light() };
    let (text, rule) = (colour(theme.text), colour(theme.rule));
    visuals.panel_fill = colour(theme.panel);
    visuals.window_fill = colour(theme.panel);
    visuals.extreme_bg_color = colour(theme.background);
    visuals.faint_bg_color = colour(theme.band);
    visuals.override_text_color = None;
    visuals.hyperlink_color = colour(theme.accent);
    visuals.selection.bg_fill = colour(theme.marked);
    visuals.selection.stroke = Stroke::new(1.0, text);
    visuals.widgets.noninteractive.fg_stroke = Stroke::new(1.0, text);
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, rule);
    for widget in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active] {
        widget.fg_stroke = Stroke::new(1.2, text);
    }
    visuals.widgets.inactive.weak_bg_fill = colour(theme.band);
    visuals.widgets.inactive.bg_fill = colour(theme.background);
    visuals.widgets.inactive.bg_stroke = Stroke::new(1.0, colour(theme.outline));
    visuals.widgets.open.fg_stroke = Stroke::new(1.2, text);
    visuals.weak_text_color = Some(colour(theme.text_weak));
    visuals
}
