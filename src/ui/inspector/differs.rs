//! What the other version says otherwise of what is selected.

use super::caption_ui;
use crate::command::Command;
use crate::scene::Target;
use crate::ui::desk::Desk;
use crate::view::View;
use eframe::egui::{Label, Ui};

/// The differences, a line each; nothing while nothing is compared, and where the two say the same.
pub(super) fn differs_ui(ui: &mut Ui, desk: &mut Desk, target: Target) {
    let Some(found) = &desk.state.comparison else { return };
    let lines = found.lines(&desk.state.document, target, desk.language());
    if lines.is_empty() {
        return;
    }
    caption_ui(ui, desk.text("comparison.inspector"));
    for line in lines {
        ui.add(Label::new(line).wrap().selectable(true));
    }
    if !desk.state.place.shows(View::Compare) && ui.link(desk.text("comparison.inspector.see")).clicked() {
        desk.act(Command::SetView(View::Compare));
    }
}
