//! What the meeting makes of what is selected: on the agenda, invited, noted.

use super::caption_ui;
use crate::command::{Command, meeting};
use crate::meeting::About;
use crate::scene::Target;
use crate::ui::desk::Desk;
use crate::ui::typed::{Field, field};
use eframe::egui::{Id, Ui};

/// A button that takes it on the agenda, or off it.
pub(super) fn topic_ui(ui: &mut Ui, desk: &mut Desk, target: Target) {
    let Some(place) = meeting::topic_of(desk.state, target) else { return };
    let on = desk.state.choices.meeting.topic(place).is_some();
    let key = if on { "inspector.no-topic" } else { "inspector.topic" };
    if ui.button(desk.text(key)).on_hover_text(desk.text("command.topic.tip")).clicked() {
        desk.act(Command::ToggleTopic(target));
    }
}

/// A button that invites a unit, or no longer.
pub(super) fn invite_ui(ui: &mut Ui, desk: &mut Desk, name: &str) {
    let on = desk.state.choices.meeting.lists(name);
    let key = if on { "inspector.uninvite" } else { "inspector.invite" };
    if ui.button(desk.text(key)).on_hover_text(desk.text("command.invite.tip")).clicked() {
        desk.act(Command::ToggleGuest(name.to_owned()));
    }
}

/// What is noted about it.
pub(super) fn note_ui(ui: &mut Ui, desk: &mut Desk, target: Target) {
    let document = &desk.state.document;
    let Some(about) = About::of(&document.plan, &document.graph, target) else { return };
    let name = desk.text("inspector.note");
    caption_ui(ui, &name);
    let hint = desk.text("inspector.note.hint");
    let form = Field { name: &name, hint: &hint, width: ui.available_width(), rows: 2 };
    let text = desk.state.choices.meeting.notes.of(&about);
    let id = Id::unique(("note", &about));
    if let (_, Some((text, stroke))) = field(ui, id, text, &form) {
        desk.act(Command::Note(target, text, stroke));
    }
}
