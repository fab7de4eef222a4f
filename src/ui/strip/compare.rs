//! Above the compare view: what to compare with, how changes are listed, where they go. Above every other view: what
//! only the other version has.

use crate::command::{Command, table};
use crate::scene::Ink;
use crate::ui::desk::Desk;
use crate::ui::menu::entry_ui;
use crate::ui::toolbar::entry_button_ui;
use crate::view::View;
use crate::view::compare::{Choice, Form};
use eframe::egui::{self, Button, Label, RichText, Sense, Ui};

pub(super) fn strip_ui(ui: &mut Ui, desk: &mut Desk) {
    ui.horizontal_wrapped(|ui| {
        open_ui(ui, desk);
        if desk.state.shelf.chosen().is_none() {
            return;
        }
        entry_button_ui(ui, desk, "compare-swap");
        entry_button_ui(ui, desk, "compare-marks");
        ui.separator();
        form_ui(ui, desk);
        within_ui(ui, desk);
        ui.separator();
        out_ui(ui, desk);
    });
}

/// Entries of the table, as in a menu.
fn entries_ui(ui: &mut Ui, desk: &mut Desk, ids: &[&str]) {
    for entry in ids.iter().filter_map(|id| table::find(id)) {
        entry_ui(ui, desk, entry);
    }
}

/// What to compare with: a file, how the document was, a file that was open lately.
fn open_ui(ui: &mut Ui, desk: &mut Desk) {
    ui.menu_button(desk.text("comparison.menu.open"), |ui| {
        ui.set_min_width(220.0);
        entries_ui(ui, desk, &["compare-open", "compare-path", "compare-saved"]);
        let recent = desk.recent;
        if !recent.is_empty() {
            ui.separator();
            ui.weak(desk.text("comparison.recent"));
        }
        for path in recent {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            if ui.button(name).on_hover_text(path.to_string_lossy()).clicked() {
                desk.act(Command::CompareFile(path.clone()));
                ui.close();
            }
        }
    });
}

/// One by one, or as a table.
fn form_ui(ui: &mut Ui, desk: &mut Desk) {
    let choice = desk.state.shelf.choice;
    for form in Form::ALL {
        let name = desk.text(&format!("comparison.form.{}", form.key()));
        let button = Button::selectable(choice.form == form, name).frame_when_inactive(true);
        if ui.add(button).clicked() {
            desk.act(Command::SetCompare(Choice { form, ..choice }));
        }
    }
}

/// Only what has to do with the filter.
fn within_ui(ui: &mut Ui, desk: &mut Desk) {
    let choice = desk.state.shelf.choice;
    let filter = &desk.state.choices.filter;
    let key = if filter.unit.is_some() { "comparison.ours" } else { "comparison.filtered" };
    let able = !filter.is_empty();
    let button = Button::selectable(able && !choice.all, desk.text(key)).frame_when_inactive(true);
    let response = ui.add_enabled(able, button).on_hover_text(desk.text("comparison.ours.tip"));
    if response.on_disabled_hover_text(desk.text("comparison.ours.tip")).clicked() {
        desk.act(Command::SetCompare(Choice { all: !choice.all, from: 0, ..choice }));
    }
}

/// Where the listed changes go.
fn out_ui(ui: &mut Ui, desk: &mut Desk) {
    let ids = ["copy-comparison", "copy-comparison-table", "save-comparison-text", "save-comparison-json"];
    ui.menu_button(desk.text("comparison.menu.out"), |ui| {
        ui.set_min_width(220.0);
        entries_ui(ui, desk, &ids);
    });
}

/// What only the other version has, in a line that leads to the comparison; nothing while nothing is compared or
/// marked.
pub(super) fn missing_ui(ui: &mut Ui, desk: &mut Desk, view: View) {
    let Some(found) = &desk.state.comparison else { return };
    if view == View::Compare || !desk.state.shelf.marked {
        return;
    }
    let keys = ["comparison.dropped.measures", "comparison.dropped.units"];
    let parts: Vec<String> = found
        .missing()
        .into_iter()
        .zip(keys)
        .filter(|(count, _)| *count > 0)
        .map(|(count, key)| desk.fill(key, &[&count.to_string()]))
        .collect();
    if parts.is_empty() {
        return;
    }
    let parts = match parts.as_slice() {
        [one, other] => desk.fill("comparison.and", &[one, other]),
        one => one.concat(),
    };
    let text = desk.fill("comparison.dropped", &[&parts]);
    let text = RichText::new(text).size(12.0).color(desk.ink(Ink::Accent));
    let label = ui.add(Label::new(text).truncate().sense(Sense::click()).selectable(false));
    let tip = desk.text("comparison.inspector.see");
    if label.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(tip).clicked() {
        desk.act(Command::SetView(View::Compare));
    }
}
