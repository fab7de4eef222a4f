//! Above the lists of duties: whose list, how it is grouped, ordered and cut, and where it goes.

use crate::command::Command;
use crate::graph::List;
use crate::plan::MeasureId;
use crate::ui::desk::{Desk, bold};
use crate::ui::toolbar::entry_button_ui;
use crate::view::duties::{By, Choice, Length, Model, Sheet, Sort};
use eframe::egui::{self, Button, Ui, accesskit};
use std::collections::BTreeSet;

pub(super) fn strip_ui(ui: &mut Ui, desk: &mut Desk) {
    let Some(duties) = &desk.state.derived.duties else { return };
    let model = &duties.model;
    let choice = &desk.state.choices.duties;
    ui.horizontal_wrapped(|ui| {
        entry_button_ui(ui, desk, "unit-previous");
        if let [sheet] = model.sheets.as_slice() {
            ui.label(bold(&desk.state.document.plan.unit(sheet.unit).name, 14.0));
        }
        entry_button_ui(ui, desk, "unit-next");
        ui.separator();
        let by =
            By::ALL.map(|by| (Choice { group: by, ..choice.clone() }, format!("duties.by.{}", by.key())));
        combo_ui(ui, desk, "duties.by", &by);
        let sort =
            Sort::ALL.map(|sort| (Choice { sort, ..choice.clone() }, format!("duties.sort.{}", sort.key())));
        combo_ui(ui, desk, "duties.sort", &sort);
        let text = Length::ALL
            .map(|text| (Choice { text, ..choice.clone() }, format!("duties.text.{}", text.key())));
        combo_ui(ui, desk, "duties.text", &text);
        beside_ui(ui, desk);
        only_ui(ui, desk, model);
        entry_button_ui(ui, desk, "copy-duties");
        entry_button_ui(ui, desk, "copy-duties-table");
    });
}

/// One of several choices, by what the whole choice would then be.
fn combo_ui(ui: &mut Ui, desk: &mut Desk, name: &str, options: &[(Choice, String)]) {
    let now = &desk.state.choices.duties;
    let shown = options.iter().find(|(choice, _)| choice == now);
    let shown = shown.map(|(_, key)| desk.text(key)).unwrap_or_default();
    // Name and choice in one, so that they stay together where the line breaks.
    let text = desk.fill("duties.option", &[&desk.text(name), &shown]);
    let combo = egui::ComboBox::from_id_salt(name).selected_text(&text);
    let combo = combo.show_ui(ui, |ui| {
        for (choice, key) in options {
            if ui.selectable_label(choice == now, desk.text(key)).clicked() {
                desk.act(Command::SetDuties(choice.clone()));
            }
        }
    });
    combo.response.widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::ComboBox, true, &text));
}

fn beside_ui(ui: &mut Ui, desk: &mut Desk) {
    let choice = &desk.state.choices.duties;
    let count = desk.state.choices.chosen.len();
    let name = format!("{} {count}", desk.text("duties.beside"));
    let button = Button::selectable(choice.beside, name).frame_when_inactive(true);
    let tip = desk.text("duties.beside.tip");
    if ui.add(button).on_hover_text(tip).clicked() {
        desk.act(Command::SetDuties(Choice { beside: !choice.beside, ..choice.clone() }));
    }
}

/// Shows only what is listed, in every view.
fn only_ui(ui: &mut Ui, desk: &mut Desk, model: &Model) {
    let measures: BTreeSet<MeasureId> = model.sheets.iter().flat_map(Sheet::measures).collect();
    let button = ui.add_enabled(!measures.is_empty(), Button::new(desk.text("duties.only")));
    if button.on_hover_text(desk.text("duties.only.tip")).clicked() {
        let plan = &desk.state.document.plan;
        let names: Vec<&str> = model.sheets.iter().map(|sheet| plan.unit(sheet.unit).name.as_str()).collect();
        let title = ("duties.list".to_owned(), vec![names.join("、")]);
        desk.act(Command::SetList(Some(List { title, measures })));
    }
}
