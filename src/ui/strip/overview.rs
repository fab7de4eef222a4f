//! Above the overview.

use crate::ui::desk::Desk;
use crate::ui::toolbar::entry_button_ui;
use eframe::egui::Ui;

pub(super) fn strip_ui(ui: &mut Ui, desk: &mut Desk) {
    ui.horizontal_wrapped(|ui| {
        for id in ["copy-overview", "clear-filter"] {
            entry_button_ui(ui, desk, id);
        }
    });
}
