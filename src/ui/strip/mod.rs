//! Above each view: what one can say about it, and a line for who sees it for the first time.

mod columns;
mod compare;
mod duties;
mod matrix;
mod meeting;
mod network;
mod overview;

use super::desk::{Desk, colour};
use crate::scene::Ink;
use crate::view::View;
use crate::view::network::Form;
use eframe::egui::{Frame, Label, Margin, RichText, Ui};

/// The strip of a view.
pub fn strip_ui(ui: &mut Ui, desk: &mut Desk, view: View) {
    let ground = colour(desk.theme().panel);
    Frame::new().fill(ground).inner_margin(Margin { left: 8, right: 8, top: 3, bottom: 3 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.set_min_width(ui.available_width());
        match view {
            View::Overview => overview::strip_ui(ui, desk),
            View::Columns => columns::strip_ui(ui, desk),
            View::Matrix => matrix::strip_ui(ui, desk),
            View::Network => network::strip_ui(ui, desk),
            View::Duties => duties::strip_ui(ui, desk),
            View::Meeting => meeting::strip_ui(ui, desk),
            View::Compare => compare::strip_ui(ui, desk),
            // The text has a bar of its own.
            View::Reader => {}
        }
        compare::missing_ui(ui, desk, view);
        about_ui(ui, desk, view);
    });
}

/// What the view is, in a line.
fn about_ui(ui: &mut Ui, desk: &Desk, view: View) {
    let form = desk.state.choices.network.form;
    let about = if view == View::Network && form != Form::Picture {
        desk.text(&format!("network.about.{}", form.key()))
    } else {
        desk.text(&format!("view.{}.about", view.key()))
    };
    let text = RichText::new(&about).size(12.0).color(desk.ink(Ink::TextWeak));
    ui.add(Label::new(text).truncate().selectable(false)).on_hover_text(about);
}
