//! Who is invited: units with the persons whom they send, typed in; a field that finds units while one types.

use super::{change, left, part_ui, right_to_left};
use crate::command::{Command, Stroke};
use crate::meeting::Guest;
use crate::scene::{Ink, Target};
use crate::search;
use crate::state::session::Dialog;
use crate::ui::desk::{Desk, colour};
use crate::ui::typed::{Field, field, name_of};
use eframe::egui::{
    self, Align, Button, Event, Id, Key, Label, Layout, Modifiers, RichText, TextEdit, Ui, accesskit,
};

/// From this width on, a guest takes one line, in points.
const ONE_LINE: f32 = 410.0;
/// How many units are offered while one types.
const OFFERED: usize = 6;

pub(super) fn guests_ui(ui: &mut Ui, desk: &mut Desk) {
    let state = desk.state;
    let guests = &state.choices.meeting.attendees.guests;
    part_ui(ui, &desk.fill("meeting.attendees", &[&guests.len().to_string()]));
    if guests.is_empty() {
        ui.add(Label::new(RichText::new(desk.text("meeting.attendees.none")).weak()).wrap());
    }
    for (at, guest) in guests.iter().enumerate() {
        // A unit may send several: the first that it sends is the first of that name.
        let nth = guests[..at].iter().filter(|before| before.unit == guest.unit).count();
        ui.push_id(("guest", &guest.unit, nth), |ui| guest_ui(ui, desk, at, guest, nth));
    }
    add_ui(ui, desk);
}

fn guest_ui(ui: &mut Ui, desk: &mut Desk, at: usize, guest: &Guest, nth: usize) {
    let width = ui.available_width();
    if width >= ONE_LINE {
        ui.horizontal(|ui| {
            let name = (width * 0.36).max(120.0);
            ui.allocate_ui_with_layout(egui::vec2(name, 22.0), left(), |ui| {
                ui.set_min_width(name);
                unit_ui(ui, desk, guest);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                buttons_ui(ui, desk, at, guest);
                ui.with_layout(left(), |ui| fields_ui(ui, desk, at, guest, nth));
            });
        });
    } else {
        right_to_left(ui, |ui| {
            buttons_ui(ui, desk, at, guest);
            ui.with_layout(left(), |ui| unit_ui(ui, desk, guest));
        });
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            fields_ui(ui, desk, at, guest, nth);
        });
    }
}

/// The unit's name; a click selects it.
fn unit_ui(ui: &mut Ui, desk: &mut Desk, guest: &Guest) {
    let Some(id) = desk.state.document.plan.unit_named(&guest.unit) else {
        let text = RichText::new(&guest.unit).color(colour(desk.theme().warning));
        let tip = desk.text("meeting.unknown-unit");
        ui.add(Label::new(text).truncate().selectable(false)).on_hover_text(tip);
        return;
    };
    let target = Target::Unit(id.0);
    let selected = desk.state.place.selection == Some(target);
    let response = ui.add(Button::selectable(selected, &guest.unit).truncate()).on_hover_text(&guest.unit);
    if response.hovered() {
        desk.hovered = Some(target);
    }
    if response.clicked() {
        desk.act(Command::Select(Some(target)));
    }
}

/// From the right: off the list, one more person.
fn buttons_ui(ui: &mut Ui, desk: &mut Desk, at: usize, guest: &Guest) {
    for (sign, key) in [("×", "meeting.remove"), ("＋", "meeting.one-more")] {
        let tip = desk.text(key);
        let name = format!("{tip} {}", guest.unit);
        let response = ui.add(Button::new(sign).small());
        response.widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::Button, true, &name));
        if response.on_hover_text(tip).clicked() {
            let more = key == "meeting.one-more";
            change(desk, Stroke::One, |meeting| {
                let guests = &mut meeting.attendees.guests;
                if more {
                    let unit = guests[at].unit.clone();
                    guests.insert(at + 1, Guest::of(&unit));
                } else {
                    guests.remove(at);
                }
            });
        }
    }
}

fn fields_ui(ui: &mut Ui, desk: &mut Desk, at: usize, guest: &Guest, nth: usize) {
    ui.spacing_mut().item_spacing.x = 3.0;
    let room = ui.available_width() - 6.0;
    let fields = [
        ("meeting.person", &guest.person, 0.29),
        ("meeting.post", &guest.post, 0.30),
        ("meeting.phone", &guest.phone, 0.41),
    ];
    for (which, (key, value, share)) in fields.into_iter().enumerate() {
        let hint = desk.text(key);
        let name = name_of(desk, &guest.unit, key);
        let form = Field { name: &name, hint: &hint, width: room * share, rows: 1 };
        let id = Id::unique(("guest", &guest.unit, nth, which));
        if let (_, Some((text, stroke))) = field(ui, id, value, &form) {
            change(desk, stroke, |meeting| {
                let guest = &mut meeting.attendees.guests[at];
                let fields = [&mut guest.person, &mut guest.post, &mut guest.phone];
                if let Some(field) = fields.into_iter().nth(which) {
                    *field = text;
                }
            });
        }
    }
}

/// What is typed into the field that invites, and which of the units found one stands on.
#[derive(Clone, Default)]
struct Adding {
    query: String,
    at: usize,
}

/// The field that invites: it finds units while one types, and takes a pasted table to its own window.
fn add_ui(ui: &mut Ui, desk: &mut Desk) {
    let id = Id::unique("add-guest");
    let mut adding: Adding = ui.data_mut(|data| data.get_temp(id)).unwrap_or_default();
    let focused = ui.memory(|memory| memory.has_focus(id));
    if focused && let Some(table) = pasted_table(ui) {
        desk.act(Command::Show(Some(Dialog::Guests(table))));
    }
    let (down, up) = if focused {
        ui.input_mut(|input| {
            let mut press = |key| input.consume_key(Modifiers::NONE, key);
            (press(Key::ArrowDown), press(Key::ArrowUp))
        })
    } else {
        (false, false)
    };
    let before = adding.query.clone();
    ui.add_space(3.0);
    let hint = desk.text("meeting.add-guest");
    let edit = TextEdit::singleline(&mut adding.query).id(id).hint_text(hint);
    let response = ui.add(edit.desired_width(ui.available_width() - 8.0));
    let name = desk.text("meeting.add-guest.name");
    ui.accesskit_node_builder(response.id, |node| node.set_label(name));
    if adding.query != before {
        adding.at = 0;
    }
    let found = found(desk, &adding.query);
    let last = found.len().saturating_sub(1);
    adding.at = (adding.at + usize::from(down)).saturating_sub(usize::from(up)).min(last);
    let mut taken = crate::ui::forms::entered(ui, &response).then_some(adding.at);
    for (at, name) in found.iter().enumerate() {
        let known = desk.state.document.plan.unit_named(name).is_some();
        let text = if known { name.clone() } else { desk.fill("meeting.add-guest.as-typed", &[name]) };
        let text = RichText::new(text).color(desk.ink(Ink::Text));
        if ui.add(Button::selectable(at == adding.at, text).truncate()).clicked() {
            taken = Some(at);
        }
    }
    if let Some(name) = taken.and_then(|at| found.get(at)) {
        let guest = Guest::of(name);
        change(desk, Stroke::One, |meeting| meeting.attendees.guests.push(guest));
        adding = Adding::default();
        response.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(id, adding));
}

/// A paste of several lines or cells is no name: it is taken out of what the field gets.
fn pasted_table(ui: &Ui) -> Option<String> {
    let is_table = |event: &Event| matches!(event, Event::Paste(text) if text.trim().contains(['\t', '\n']));
    ui.input_mut(|input| {
        let at = input.events.iter().position(is_table)?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}

/// Units whom a query finds, and at the end the query itself where no unit is called so.
fn found(desk: &Desk, query: &str) -> Vec<String> {
    let typed = query.trim();
    if typed.is_empty() {
        return Vec::new();
    }
    let document = &desk.state.document;
    let hits = document.index.find(typed, 40);
    let units = hits.iter().filter_map(|hit| match hit.target {
        search::Target::Unit(id) => Some(document.plan.unit(id).name.clone()),
        _ => None,
    });
    let mut names: Vec<String> = units.take(OFFERED).collect();
    // What is read aloud is no name.
    let spelt = !typed.is_ascii();
    if !names.iter().any(|name| name == typed) && (spelt || names.is_empty()) {
        names.push(typed.to_owned());
    }
    names
}
