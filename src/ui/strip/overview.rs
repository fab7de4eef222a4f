//! Above the overview.

use crate::ui::desk::Desk;
use eframe::egui::Ui;

pub(super) fn strip_ui(_ui: &mut Ui, _desk: &mut Desk) {}
