//! Above the meeting view: what fills agenda and list at once, and what is copied of them.

use crate::ui::desk::Desk;
use crate::ui::toolbar::entry_button_ui;
use eframe::egui::Ui;

/// The commands that stand there, by group.
const GROUPS: [&[&str]; 3] = [
    &["topics-shown"],
    &["invite-must", "invite-should", "invite-chosen", "paste-guests"],
    &["copy-agenda", "copy-attendance"],
];

pub(super) fn strip_ui(ui: &mut Ui, desk: &mut Desk) {
    ui.horizontal_wrapped(|ui| {
        for (at, group) in GROUPS.into_iter().enumerate() {
            if at > 0 {
                ui.separator();
            }
            for id in group {
                entry_button_ui(ui, desk, id);
            }
        }
    });
}
