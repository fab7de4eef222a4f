//! Above the two columns: the order of the units, folds, participation.

use crate::command::Command;
use crate::ui::desk::Desk;
use crate::ui::toolbar::entry_button_ui;
use crate::view::columns::UnitOrder;
use eframe::egui::{self, Ui};

pub(super) fn strip_ui(ui: &mut Ui, desk: &mut Desk) {
    ui.horizontal_wrapped(|ui| {
        order_ui(ui, desk);
        for id in ["participation", "compact", "fold-all", "unfold-all", "fit"] {
            entry_button_ui(ui, desk, id);
        }
    });
}

fn order_ui(ui: &mut Ui, desk: &mut Desk) {
    let now = desk.state.choices.order;
    let label = ui.label(desk.text("toolbar.order"));
    egui::ComboBox::from_id_salt("order")
        .selected_text(desk.text(&format!("order.{}", now.key())))
        .width(128.0)
        .show_ui(ui, |ui| {
            for order in UnitOrder::ALL {
                let name = desk.text(&format!("order.{}", order.key()));
                if ui.selectable_label(order == now, name).clicked() {
                    desk.act(Command::SetOrder(order));
                }
            }
        })
        .response
        .labelled_by(label.id);
}
