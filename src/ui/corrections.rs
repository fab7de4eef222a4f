//! The forms in which a person says something instead of what was read, and the list of all that was said.

use super::desk::{Desk, bold, colour};
use super::forms::{button, cancel, entered, head_ui, height};
use crate::command::{Command, found_units, table};
use crate::plan::{Correction, Role, UnitId};
use crate::scene::Ink;
use crate::state::said;
use crate::state::session::Dialog;
use eframe::egui::{self, Button, Key, Label, Modifiers, RichText, ScrollArea, Sense, TextEdit, Ui, vec2};

/// Height of a row of the list of units.
const ROW: f32 = 26.0;

/// What may be said about a unit, as entries of a menu.
pub fn menu_ui(ui: &mut Ui, desk: &mut Desk, unit: &str) {
    let name = || unit.to_owned();
    let forms = [
        ("command.merge", Dialog::Merge(name(), String::new(), 0)),
        ("command.rename", Dialog::Rename(name(), name())),
        ("command.split", table::split(name())),
    ];
    for (key, form) in forms {
        if ui.button(desk.text(key)).on_hover_text(desk.text(&format!("{key}.tip"))).clicked() {
            desk.act(Command::Show(Some(form)));
            ui.close();
        }
    }
}

/// All corrections, each with a button that takes it back.
pub fn list_ui(ui: &mut Ui, desk: &mut Desk) {
    head_ui(ui, desk, "corrections.title");
    let list = &desk.state.choices.corrections;
    if list.is_empty() {
        ui.add(Label::new(desk.text("corrections.none")).wrap());
    }
    let mut back = None;
    ScrollArea::vertical().max_height(height(ui, 420.0)).show(ui, |ui| {
        for (at, correction) in list.iter().enumerate() {
            ui.push_id(at, |ui| {
                ui.horizontal(|ui| {
                    let sentence = said::correction(correction, desk.language());
                    let remove = ui.button(desk.text("corrections.take-back"));
                    let name = desk.fill("corrections.take-back.name", &[&sentence]);
                    remove.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name)
                    });
                    if remove.clicked() {
                        back = Some(at);
                    }
                    ui.vertical(|ui| {
                        ui.add(Label::new(&sentence).wrap());
                        if desk.state.document.unfit.contains(&at) {
                            let text = RichText::new(desk.text("corrections.unfit"));
                            ui.add(Label::new(text.color(colour(desk.theme().warning))).wrap());
                        }
                    });
                });
            });
        }
    });
    if let Some(at) = back {
        desk.act(Command::TakeBack(at));
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let any = !list.is_empty();
        if ui.add_enabled(any, Button::new(desk.text("command.take-back-all"))).clicked() {
            desk.act(Command::TakeBackAll);
        }
        button(ui, desk, "corrections.word", Command::Show(Some(Dialog::Word(String::new(), None))));
        button(ui, desk, "dialog.close", Command::Show(None));
    });
}

/// Joins a unit to another one, found by typing.
pub fn merge_ui(ui: &mut Ui, desk: &mut Desk, unit: &str, query: &str, at: usize) {
    ui.label(bold(desk.fill("merge.title", &[unit]), 16.0));
    ui.add(Label::new(RichText::new(desk.text("merge.text")).weak()).wrap());
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (down, up, enter) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter));
    let mut typed = query.to_owned();
    let edit =
        TextEdit::singleline(&mut typed).hint_text(desk.text("merge.hint")).desired_width(f32::INFINITY);
    let response = ui.add(edit);
    let name = desk.text("merge.name");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::SearchInput, true, &name));
    if !response.has_focus() {
        response.request_focus();
    }
    if response.changed() {
        desk.act(Command::Show(Some(Dialog::Merge(unit.to_owned(), typed, 0))));
    }
    if down || up {
        desk.act(Command::MergeStep(if down { 1 } else { -1 }));
    }
    if enter {
        desk.act(Command::MergeTake);
    }
    let found = found_units(desk.state, unit, query);
    if found.is_empty() {
        ui.weak(desk.text("merge.nothing"));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let room = height(ui, 300.0);
    let list = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
    list.show_rows(ui, ROW, found.len(), |ui, rows| {
        let top = ui.max_rect().top() + (at as f32 - rows.start as f32) * ROW;
        let row = egui::Rect::from_min_size(egui::pos2(ui.max_rect().left(), top), vec2(10.0, ROW));
        if moved(ui, at) && !ui.clip_rect().expand(1.0).contains_rect(row) {
            ui.scroll_to_rect(row, None);
        }
        for row in rows {
            unit_row_ui(ui, desk, found[row], row, row == at);
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.add_enabled(!found.is_empty(), Button::new(desk.text("merge.take"))).clicked() {
            desk.act(Command::MergeTake);
        }
        button(
            ui,
            desk,
            "merge.rename",
            Command::Show(Some(Dialog::Rename(unit.to_owned(), unit.to_owned()))),
        );
        cancel(ui, desk);
    });
}

/// Whether one stands on another row than in the last frame: the list goes to it.
fn moved(ui: &Ui, at: usize) -> bool {
    let id = egui::Id::unique("merge-row");
    let before = ui.data(|data| data.get_temp::<usize>(id));
    ui.data_mut(|data| data.insert_temp(id, at));
    before != Some(at)
}

fn unit_row_ui(ui: &mut Ui, desk: &mut Desk, id: UnitId, row: usize, on: bool) {
    let document = &desk.state.document;
    let unit = document.plan.unit(id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    if on || response.hovered() {
        let ground = if on { desk.theme().marked } else { desk.theme().band };
        ui.painter().rect_filled(rect, 3.0, colour(ground));
    }
    let font = egui::FontId::proportional(13.5);
    let (left, right) = (rect.left_center() + vec2(8.0, 0.0), rect.right_center() - vec2(8.0, 0.0));
    let painter = ui.painter();
    painter.text(left, egui::Align2::LEFT_CENTER, &unit.name, font.clone(), desk.ink(Ink::Text));
    let count = document.graph.load(id).total().to_string();
    painter.text(right, egui::Align2::RIGHT_CENTER, count, font, desk.ink(Ink::TextWeak));
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::accesskit::Role::ListBoxOption, true, on, &unit.name)
    });
    if response.clicked() {
        let at = match &desk.state.session.dialog {
            Some(Dialog::Merge(_, _, at)) => *at,
            _ => 0,
        };
        desk.act(Command::MergeStep(row.cast_signed() - at.cast_signed()));
        if response.double_clicked() {
            desk.act(Command::MergeTake);
        }
    }
}

/// Gives a unit another name.
pub fn rename_ui(ui: &mut Ui, desk: &mut Desk, unit: &str, mut name: String) {
    ui.label(bold(desk.fill("rename.title", &[unit]), 16.0));
    let label = ui.label(desk.text("rename.name"));
    let response = ui.add(TextEdit::singleline(&mut name).desired_width(f32::INFINITY)).labelled_by(label.id);
    let enter = entered(ui, &response);
    take_keyboard(ui, &response, enter);
    if response.changed() {
        desk.act(Command::Show(Some(Dialog::Rename(unit.to_owned(), name.clone()))));
    }
    let name = name.trim().to_owned();
    let taken = name != unit && desk.state.document.plan.unit_named(&name).is_some();
    if taken {
        ui.add(Label::new(desk.fill("rename.taken", &[&name])).wrap());
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let able = !name.is_empty() && name != unit;
        let key = if taken { "merge.take" } else { "rename.take" };
        if (ui.add_enabled(able, Button::new(desk.text(key))).clicked() || enter) && able {
            desk.act(Command::Correct(Correction::SameAs { unit: unit.to_owned(), name }));
        }
        cancel(ui, desk);
    });
}

/// Splits a unit: the names of its parts, a line each.
pub fn split_ui(ui: &mut Ui, desk: &mut Desk, unit: &str, mut parts: String) {
    ui.label(bold(desk.fill("split.title", &[unit]), 16.0));
    let label = ui.label(desk.text("split.parts"));
    let edit = TextEdit::multiline(&mut parts).desired_width(f32::INFINITY).desired_rows(5);
    let response = ui.add(edit).labelled_by(label.id);
    take_keyboard(ui, &response, false);
    if response.changed() {
        desk.act(Command::Show(Some(Dialog::Split(unit.to_owned(), parts.clone()))));
    }
    let names: Vec<String> =
        parts.lines().map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let mut different = names.clone();
    different.sort();
    different.dedup();
    let able = different.len() > 1;
    ui.weak(if able {
        desk.fill("split.count", &[&different.len().to_string()])
    } else {
        desk.text("split.too-few")
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        if (ui.add_enabled(able, Button::new(desk.text("split.take"))).clicked() || enter) && able {
            desk.act(Command::Correct(Correction::Split { unit: unit.to_owned(), parts: names }));
        }
        cancel(ui, desk);
    });
}

/// Says what a label means in this document.
pub fn word_ui(ui: &mut Ui, desk: &mut Desk, mut word: String, role: Option<Role>) {
    head_ui(ui, desk, "word.title");
    let label = ui.label(desk.text("word.label"));
    let edit = TextEdit::singleline(&mut word).desired_width(f32::INFINITY).hint_text(desk.text("word.hint"));
    let response = ui.add(edit).labelled_by(label.id);
    let enter = entered(ui, &response);
    take_keyboard(ui, &response, enter);
    let mut meaning = role;
    ui.add_space(4.0);
    ui.label(desk.text("word.means"));
    for role in Role::ALL.into_iter().map(Some).chain([None]) {
        let key = role.map_or("word.nothing".to_owned(), |role| format!("role.unit.{}", role.key()));
        ui.radio_value(&mut meaning, role, desk.text(&key));
    }
    if response.changed() || meaning != role {
        desk.act(Command::Show(Some(Dialog::Word(word.clone(), meaning))));
    }
    ui.add(Label::new(RichText::new(desk.text("word.text")).weak()).wrap());
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let word = word.trim().to_owned();
        let able = !word.is_empty();
        if (ui.add_enabled(able, Button::new(desk.text("word.take"))).clicked() || enter) && able {
            desk.act(Command::Correct(Correction::Word { word, role: meaning }));
        }
        cancel(ui, desk);
    });
}

/// The first field of a form has the keyboard until somebody takes it.
fn take_keyboard(ui: &Ui, field: &egui::Response, enter: bool) {
    if !enter && ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
}
