//! The palette: every command by name, without the mouse (Ctrl+K).

use super::desk::{Desk, colour};
use super::{forms, keys};
use crate::command::{Command, table};
use crate::scene::Ink;
use eframe::egui::{self, Key, Modal, Modifiers, Sense, Ui, vec2};

/// The palette, while it is open.
pub fn palette_ui(ui: &Ui, desk: &mut Desk) {
    let Some(query) = desk.state.session.palette.clone() else { return };
    let modal = Modal::new(egui::Id::unique("palette")).show(ui.ctx(), |ui| {
        ui.set_width(forms::width(ui, 460.0));
        let mut typed = query.clone();
        let (down, up, enter) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        let edit = egui::TextEdit::singleline(&mut typed)
            .hint_text(desk.text("palette.hint"))
            .desired_width(f32::INFINITY);
        let response = ui.add(edit);
        let name = desk.text("command.palette");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::SearchInput, true, &name));
        if !response.has_focus() {
            response.request_focus();
        }
        if response.changed() {
            desk.act(Command::Palette(typed.clone()));
        }
        if down || up {
            desk.act(Command::PaletteStep(if down { 1 } else { -1 }));
        }
        if enter {
            desk.act(Command::PaletteTake);
        }
        ui.separator();
        egui::ScrollArea::vertical().max_height(forms::height(ui, 360.0)).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let found = table::matching(&query, desk.language());
                if found.is_empty() {
                    ui.weak(desk.text("palette.nothing"));
                }
                for (at, entry) in found.into_iter().enumerate() {
                    row_ui(ui, desk, at, entry);
                }
            },
        );
    });
    if modal.should_close() {
        desk.act(Command::TogglePalette);
    }
}

fn row_ui(ui: &mut Ui, desk: &mut Desk, at: usize, entry: &table::Entry) {
    let on = at == desk.state.session.palette_at;
    let able = (entry.command)(desk.state).is_some();
    let name = desk.text(&entry.label_key());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
    if on || response.hovered() {
        ui.painter().rect_filled(rect, 3.0, colour(if on { desk.theme().marked } else { desk.theme().band }));
    }
    // A row that is in view is left alone: at the end of the list egui would go on trying, frame after frame.
    if on && !ui.clip_rect().expand(1.0).contains_rect(rect) {
        response.scroll_to_me(None);
    }
    let ink = desk.ink(if able { Ink::Text } else { Ink::TextWeak });
    let font = egui::FontId::proportional(13.5);
    let painter = ui.painter();
    painter.text(rect.left_center() + vec2(8.0, 0.0), egui::Align2::LEFT_CENTER, &name, font.clone(), ink);
    let keys = keys::shown(ui.ctx(), entry);
    painter.text(
        rect.right_center() - vec2(8.0, 0.0),
        egui::Align2::RIGHT_CENTER,
        keys,
        font,
        desk.ink(Ink::TextWeak),
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::MenuItem, able, &name));
    if response.on_hover_text(desk.text(&entry.tip_key())).clicked() {
        desk.act(Command::PaletteStep(at.cast_signed() - desk.state.session.palette_at.cast_signed()));
        desk.act(Command::PaletteTake);
    }
}
