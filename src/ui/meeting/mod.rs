//! The editor of the meeting: what it is, its agenda, who is invited, who the collectives are. What follows from it is
//! drawn beside it, or below it where there is no room.

mod agenda;
mod guests;
mod lists;
mod pasting;

pub use pasting::pasting_ui;

use super::desk::{Desk, bold};
use super::typed::{Field, field};
use crate::command::{Command, Stroke};
use crate::meeting::Meeting;
use crate::view::flow::Said;
use eframe::egui::{Align, Id, Label, Layout, Panel, ScrollArea, Ui, vec2};

/// From this width on, the editor stands at the left of the page, in points.
const BESIDE: f32 = 600.0;
/// Its share of the width, and of the height where it stands above.
const SHARE: (f32, f32) = (0.54, 0.5);

/// The editor; what is left of `ui` is for the page.
pub fn editor_ui(ui: &mut Ui, desk: &mut Desk) {
    let (width, height) = (ui.available_width(), ui.available_height());
    let panel = if width >= BESIDE {
        Panel::left("meeting-beside").default_size(width * SHARE.0).size_range(280.0..=(width - 240.0))
    } else {
        let most = (height - 120.0).max(100.0);
        Panel::top("meeting-above").default_size(height * SHARE.1).size_range(90.0..=most)
    };
    panel.resizable(true).show(ui, |ui| {
        ScrollArea::vertical().id_salt("meeting-editor").auto_shrink([false, false]).show(ui, |ui| {
            // Fields must not run under the scroll bar.
            ui.set_max_width(ui.available_width() - 10.0);
            about_ui(ui, desk);
            agenda::agenda_ui(ui, desk);
            guests::guests_ui(ui, desk);
            lists::lists_ui(ui, desk);
            ui.add_space(12.0);
        });
    });
}

/// The head of a part of the editor.
fn part_ui(ui: &mut Ui, text: &str) {
    ui.add_space(8.0);
    ui.label(bold(text, 14.0));
}

/// The plan as it is spoken of.
fn said<'a>(desk: &Desk<'a>) -> Said<'a> {
    let document = &desk.state.document;
    Said { plan: &document.plan, graph: &document.graph, language: desk.language() }
}

/// Queues what a change makes of the meeting.
fn change(desk: &mut Desk, stroke: Stroke, change: impl FnOnce(&mut Meeting)) {
    let mut meeting = desk.state.choices.meeting.clone();
    change(&mut meeting);
    desk.act(Command::SetMeeting(Box::new(meeting), stroke));
}

/// What it is called, when, where, who is in the chair.
fn about_ui(ui: &mut Ui, desk: &mut Desk) {
    part_ui(ui, &desk.text("meeting.about"));
    let names = ["meeting.title", "meeting.time", "meeting.place", "meeting.chair", "meeting.note"];
    let wide = names.map(|key| crate::scene::text::width(&desk.text(key), 14.0, false));
    let wide = wide.into_iter().fold(0.0, f32::max) + 8.0;
    for (at, key) in names.into_iter().enumerate() {
        ui.horizontal(|ui| {
            let name = desk.text(key);
            let label = ui.allocate_ui_with_layout(vec2(wide, 20.0), left(), |ui| {
                ui.set_min_width(wide);
                ui.add(Label::new(&name).selectable(false)).id
            });
            let meeting = &desk.state.choices.meeting;
            let value = [&meeting.title, &meeting.time, &meeting.place, &meeting.chair, &meeting.note][at];
            let rows = if key == "meeting.note" { 2 } else { 1 };
            let form = Field { name: "", hint: "", width: ui.available_width(), rows };
            let (response, changed) = field(ui, Id::unique(key), value, &form);
            response.labelled_by(label.inner);
            if let Some((text, stroke)) = changed {
                change(desk, stroke, |meeting| {
                    let fields = [
                        &mut meeting.title,
                        &mut meeting.time,
                        &mut meeting.place,
                        &mut meeting.chair,
                        &mut meeting.note,
                    ];
                    if let Some(field) = fields.into_iter().nth(at) {
                        *field = text;
                    }
                });
            }
        });
    }
}

fn left() -> Layout {
    Layout::left_to_right(Align::Center)
}

/// A line that is filled from its right end.
fn right_to_left(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    // Inside a line of its own: else it would take all the height there is.
    ui.horizontal(|ui| ui.with_layout(Layout::right_to_left(Align::Center), add));
}
