//! The window that takes a list of persons from a spreadsheet: what will be taken is told before it is.

use crate::command::Command;
use crate::meeting::{Guest, pasted};
use crate::scene::Ink;
use crate::state::called::{name_meant, unit_meant};
use crate::state::session::Dialog;
use crate::ui::desk::{Desk, colour};
use crate::ui::forms::{cancel, head_ui, height};
use eframe::egui::{Button, Grid, Label, RichText, ScrollArea, TextEdit, Ui};

/// How many lines are shown of what was recognised.
const SHOWN: usize = 60;

pub fn pasting_ui(ui: &mut Ui, desk: &mut Desk, mut text: String) {
    head_ui(ui, desk, "guests.title");
    let about = ui.add(Label::new(desk.text("guests.about")).wrap());
    ui.add_space(4.0);
    let name = desk.text("guests.field");
    let response = ScrollArea::vertical().id_salt("pasted").max_height(150.0).show(ui, |ui| {
        let edit = TextEdit::multiline(&mut text).desired_rows(6).desired_width(f32::INFINITY);
        ui.add(edit).labelled_by(about.id)
    });
    let response = response.inner;
    ui.accesskit_node_builder(response.id, |node| node.set_label(name));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.changed() {
        desk.act(Command::Show(Some(Dialog::Guests(text.clone()))));
    }
    let guests = pasted(&text);
    ui.add_space(6.0);
    recognised_ui(ui, desk, &guests);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let take = Button::new(desk.text("guests.take"));
        if ui.add_enabled(!guests.is_empty(), take).clicked() {
            desk.act(Command::AddGuests(text));
        }
        cancel(ui, desk);
    });
}

/// What was recognised, line by line, and what the plan does not know.
fn recognised_ui(ui: &mut Ui, desk: &Desk, guests: &[Guest]) {
    if guests.is_empty() {
        ui.weak(desk.text("guests.nothing"));
        return;
    }
    let document = &desk.state.document;
    let known = |guest: &&Guest| unit_meant(document, &guest.unit).is_some();
    let count = guests.iter().filter(known).count();
    ui.label(desk.fill("guests.known", &[&guests.len().to_string(), &count.to_string()]));
    let mut unknown: Vec<&str> = Vec::new();
    for guest in guests.iter().filter(|guest| !known(guest)) {
        if !unknown.contains(&guest.unit.as_str()) {
            unknown.push(&guest.unit);
        }
    }
    if !unknown.is_empty() {
        let text = RichText::new(desk.fill("guests.unknown", &[&unknown.join("、")]));
        ui.add(Label::new(text.color(colour(desk.theme().warning))).wrap());
    }
    let most = height(ui, 480.0) * 0.4;
    ScrollArea::both().id_salt("recognised").max_height(most).auto_shrink([false, true]).show(ui, |ui| {
        Grid::new("recognised").num_columns(4).striped(true).show(ui, |ui| {
            for guest in guests.iter().take(SHOWN) {
                let meant = name_meant(document, &guest.unit);
                let unit =
                    if meant == guest.unit { meant } else { desk.fill("guests.as", &[&guest.unit, &meant]) };
                let ink = if known(&guest) { Ink::Text } else { Ink::Warning };
                ui.label(RichText::new(unit).color(desk.ink(ink)));
                for cell in [&guest.person, &guest.post, &guest.phone] {
                    ui.label(cell);
                }
                ui.end_row();
            }
        });
    });
}
