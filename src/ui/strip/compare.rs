//! Above the compare view.

use crate::ui::desk::Desk;
use eframe::egui::Ui;

pub(super) fn strip_ui(_: &mut Ui, _: &mut Desk) {}
