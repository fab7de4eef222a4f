//! Above the matrix: how both sides are sorted, folds, compact, the whole.

use crate::command::Command;
use crate::scene::Ink;
use crate::state::derived::Matrix;
use crate::ui::desk::Desk;
use crate::ui::toolbar::entry_button_ui;
use crate::view::matrix::{Choice, ColumnOrder, RowOrder, SERIATED};
use eframe::egui::{self, Label, RichText, Ui};

pub(super) fn strip_ui(ui: &mut Ui, desk: &mut Desk) {
    ui.horizontal_wrapped(|ui| {
        let now = desk.state.choices.matrix.clone();
        let columns = ColumnOrder::ALL.map(|order| (order, order.key()));
        if let Some(columns) = order_ui(ui, desk, "matrix.columns", now.columns, &columns) {
            desk.act(Command::SetMatrix(Choice { columns, ..now.clone() }));
        }
        let rows = RowOrder::ALL.map(|order| (order, order.key()));
        if let Some(rows) = order_ui(ui, desk, "matrix.rows", now.rows, &rows) {
            desk.act(Command::SetMatrix(Choice { rows, ..now.clone() }));
        }
        // Only under their headings can measures be folded away.
        if now.rows == RowOrder::Document {
            for id in ["fold-all", "unfold-all"] {
                entry_button_ui(ui, desk, id);
            }
        }
        for id in ["compact", "fit"] {
            entry_button_ui(ui, desk, id);
        }
        note_ui(ui, desk, &now);
    });
}

/// One side's order as a box; what was chosen in it.
fn order_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    desk: &Desk,
    side: &str,
    now: T,
    all: &[(T, &str)],
) -> Option<T> {
    let label = ui.label(desk.text(side)).on_hover_text(desk.text(&format!("{side}.tip")));
    let key = all.iter().find(|(order, _)| *order == now).map_or("", |(_, key)| key);
    let mut chosen = None;
    egui::ComboBox::from_id_salt(side)
        .selected_text(desk.text(&format!("{side}.{key}")))
        .width(104.0)
        .show_ui(ui, |ui| {
            for (order, key) in all {
                let name = desk.text(&format!("{side}.{key}"));
                let tip = desk.text(&format!("{side}.{key}.tip"));
                if ui.selectable_label(*order == now, name).on_hover_text(tip).clicked() {
                    chosen = Some(*order);
                }
            }
        })
        .response
        .labelled_by(label.id)
        .on_hover_text(desk.text(&format!("{side}.{key}.tip")));
    chosen
}

/// What an order costs: that headings are gone, or that there is too much to be sorted so.
fn note_ui(ui: &mut Ui, desk: &Desk, now: &Choice) {
    let gives_up = desk.state.derived.matrix.as_ref().is_some_and(Matrix::gives_up);
    let text = match now.rows {
        _ if gives_up => desk.fill("matrix.gives-up", &[&SERIATED.to_string()]),
        RowOrder::Document => return,
        RowOrder::Lead | RowOrder::Load | RowOrder::Seriation => desk.text("matrix.flat"),
    };
    ui.add(Label::new(RichText::new(text).size(12.0).color(desk.ink(Ink::TextWeak))).selectable(false));
}
