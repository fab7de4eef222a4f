//! Fields whose text is the state's: what is typed goes on the queue, as one step for each time that somebody types.

use super::desk::Desk;
use crate::command::Stroke;
use eframe::egui::{Id, Response, TextEdit, Ui};

/// How a field looks and what it is called.
pub struct Field<'a> {
    /// What it is called in the accessibility tree; empty where a label says it.
    pub name: &'a str,
    /// What stands in it while it is empty.
    pub hint: &'a str,
    /// How wide it is, in points.
    pub width: f32,
    /// How many lines it shows; one takes no line ends.
    pub rows: usize,
}

/// A field with this text in it. What somebody has made of it, and whether that goes on with what was typed before.
pub fn field(ui: &mut Ui, id: Id, value: &str, field: &Field) -> (Response, Option<(String, Stroke)>) {
    let mut text = value.to_owned();
    let edit = if field.rows > 1 { TextEdit::multiline(&mut text) } else { TextEdit::singleline(&mut text) };
    // The margins of a field are part of its width.
    let edit = edit.id(id).hint_text(field.hint).desired_width(field.width - 8.0).desired_rows(field.rows);
    let response = ui.add(edit);
    if !field.name.is_empty() {
        ui.accesskit_node_builder(response.id, |node| node.set_label(field.name));
    }
    let changed = response.changed().then(|| (text, stroke(ui, response.id)));
    if response.lost_focus() {
        ui.data_mut(|data| data.remove::<Id>(typing()));
    }
    (response, changed)
}

/// Where it is remembered in which field somebody types.
fn typing() -> Id {
    Id::unique("typing")
}

/// The first change of a field is a step; what follows while it has the keyboard goes on with it.
fn stroke(ui: &Ui, id: Id) -> Stroke {
    let before = ui.data_mut(|data| data.get_temp::<Id>(typing()));
    ui.data_mut(|data| data.insert_temp(typing(), id));
    if before == Some(id) { Stroke::Follows } else { Stroke::One }
}

/// The name of a field of somebody: 「省司法厅 姓名」.
pub fn name_of(desk: &Desk, whose: &str, key: &str) -> String {
    desk.fill("meeting.field-of", &[whose, &desk.text(key)])
}
