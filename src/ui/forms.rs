//! What the forms of the window share: how large a window in front may be, its head, its buttons.

use super::desk::{Desk, bold};
use crate::command::Command;
use eframe::egui::{self, Key, Ui};

/// How wide a window in front may be, so that it fits a small window at a large scale.
pub fn width(ui: &Ui, most: f32) -> f32 {
    most.min(ui.content_rect().width() - 48.0)
}

/// How high a list in it may be, with what stands above and below it.
pub fn height(ui: &Ui, most: f32) -> f32 {
    most.min((ui.content_rect().height() - 130.0).max(60.0))
}

/// What a window in front is about.
pub fn head_ui(ui: &mut Ui, desk: &Desk, key: &str) {
    ui.label(bold(desk.text(key), 16.0));
    ui.add_space(6.0);
}

/// A button that queues a command.
pub fn button(ui: &mut Ui, desk: &mut Desk, key: &str, command: Command) {
    if ui.button(desk.text(key)).clicked() {
        desk.act(command);
    }
}

/// The button that closes it and changes nothing.
pub fn cancel(ui: &mut Ui, desk: &mut Desk) {
    button(ui, desk, "dialog.cancel", Command::Show(None));
}

/// Whether Enter was pressed in a field of one line.
pub fn entered(ui: &Ui, field: &egui::Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}
