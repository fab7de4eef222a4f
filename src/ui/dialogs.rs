//! Windows in front of the others: open by path, save, corrections, what was read, keys, about, unsaved work, recovery.

use super::desk::{Desk, bold, colour};
use super::forms::{button, cancel, entered, head_ui, height, width};
use super::{corrections, keys};
use crate::command::{Command, table};
use crate::state::session::{Dialog, Leaving, SaveForm};
use eframe::egui::{self, Label, Modal, RichText, ScrollArea, Ui};

/// The window in front, if there is one.
pub fn dialogs_ui(ui: &Ui, desk: &mut Desk) {
    let Some(dialog) = desk.state.session.dialog.clone() else { return };
    let modal = Modal::new(egui::Id::unique("dialog")).show(ui.ctx(), |ui| {
        let wide = matches!(dialog, Dialog::Reading | Dialog::Corrections | Dialog::Guests(_));
        let most = match dialog {
            Dialog::Preview(_) => 1280.0,
            _ if wide => 720.0,
            _ => 560.0,
        };
        ui.set_width(width(ui, most));
        match dialog {
            Dialog::OpenPath(path) => path_ui(ui, desk, path, &OPEN),
            Dialog::ComparePath(path) => path_ui(ui, desk, path, &COMPARE),
            Dialog::Save(form) => save_ui(ui, desk, &form),
            Dialog::Reading => super::reading::reading_ui(ui, desk),
            Dialog::Corrections => corrections::list_ui(ui, desk),
            Dialog::Merge(unit, query, at) => corrections::merge_ui(ui, desk, &unit, &query, at),
            Dialog::Rename(unit, name) => corrections::rename_ui(ui, desk, &unit, name),
            Dialog::Split(unit, parts) => corrections::split_ui(ui, desk, &unit, parts),
            Dialog::Word(word, role) => corrections::word_ui(ui, desk, word, role),
            Dialog::Pack(form) => super::packs::pack_ui(ui, desk, &form),
            Dialog::Packets(form) => super::packs::packets_ui(ui, desk, &form),
            Dialog::Guests(text) => super::meeting::pasting_ui(ui, desk, text),
            Dialog::Shortcuts => shortcuts_ui(ui, desk),
            Dialog::About => about_ui(ui, desk),
            Dialog::Preview(preview) => super::preview::preview_ui(ui, desk, preview),
            Dialog::Unsaved(leaving) => unsaved_ui(ui, desk, &leaving),
            Dialog::Recover(path, which) => recover_ui(ui, desk, &path, which.as_ref()),
        }
    });
    let must_answer = matches!(desk.state.session.dialog, Some(Dialog::Recover(..)));
    if modal.should_close() && !must_answer {
        desk.act(Command::Show(None));
    }
}

/// What a typed path is for.
struct Use {
    head: &'static str,
    typed: fn(String) -> Dialog,
    open: fn(std::path::PathBuf) -> Command,
    choose: Command,
}

/// To open it.
const OPEN: Use = Use {
    head: "dialog.open-path",
    typed: Dialog::OpenPath,
    open: Command::Open,
    choose: Command::OpenDialog,
};
/// To compare with it.
const COMPARE: Use = Use {
    head: "dialog.compare-path",
    typed: Dialog::ComparePath,
    open: Command::CompareFile,
    choose: Command::CompareDialog,
};

fn path_ui(ui: &mut Ui, desk: &mut Desk, mut path: String, to: &Use) {
    head_ui(ui, desk, to.head);
    let label = ui.label(desk.text("dialog.open-path.hint"));
    let response =
        ui.add(egui::TextEdit::singleline(&mut path).desired_width(f32::INFINITY)).labelled_by(label.id);
    let enter = entered(ui, &response);
    if !enter && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.changed() {
        desk.act(Command::Show(Some((to.typed)(path.clone()))));
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let able = !path.trim().is_empty();
        if (ui.add_enabled(able, egui::Button::new(desk.text("dialog.open"))).clicked() || enter) && able {
            desk.act((to.open)(clean(&path)));
        }
        button(ui, desk, "dialog.open.choose", to.choose.clone());
        cancel(ui, desk);
    });
}

/// A path as typed or pasted: file managers wrap it in quotes or write it as a URL.
fn clean(path: &str) -> std::path::PathBuf {
    let path = path.trim().trim_matches(['"', '\'', '“', '”']);
    path.strip_prefix("file://").unwrap_or(path).into()
}

fn save_ui(ui: &mut Ui, desk: &mut Desk, form: &SaveForm) {
    head_ui(ui, desk, "dialog.save");
    let mut edited = form.clone();
    let field = |ui: &mut Ui, desk: &Desk, key: &str, value: &mut String, rows: usize| {
        let label = ui.label(desk.text(key));
        let edit =
            if rows > 1 { egui::TextEdit::multiline(value) } else { egui::TextEdit::singleline(value) };
        let response = ui.add(edit.desired_width(f32::INFINITY).desired_rows(rows)).labelled_by(label.id);
        rows == 1 && entered(ui, &response)
    };
    let mut enter = field(ui, desk, "dialog.save.path", &mut edited.path, 1);
    enter |= field(ui, desk, "dialog.save.title", &mut edited.title, 1);
    field(ui, desk, "dialog.save.note", &mut edited.note, 3);
    if edited.path != form.path {
        edited.replace = false;
    }
    if form.replace {
        ui.label(RichText::new(desk.text("dialog.save.exists")).color(colour(desk.theme().error)));
    }
    if edited != *form {
        desk.act(Command::Show(Some(Dialog::Save(edited.clone()))));
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let key = if form.replace { "dialog.save.replace" } else { "dialog.save.save" };
        let able = !edited.path.trim().is_empty();
        if (ui.add_enabled(able, egui::Button::new(desk.text(key))).clicked() || enter) && able {
            desk.act(Command::SaveTo(edited.clone()));
        }
        button(ui, desk, "dialog.save.choose", Command::SaveDialog(edited));
        cancel(ui, desk);
    });
}

fn shortcuts_ui(ui: &mut Ui, desk: &mut Desk) {
    head_ui(ui, desk, "command.shortcuts");
    ScrollArea::vertical().max_height(height(ui, 480.0)).show(ui, |ui| {
        egui::Grid::new("shortcuts").num_columns(3).striped(true).min_col_width(110.0).show(ui, |ui| {
            for entry in table::TABLE.iter().filter(|entry| !entry.keys.is_empty()) {
                let all: Vec<String> = entry
                    .keys
                    .iter()
                    .filter_map(|keys| keys::shortcut(keys))
                    .map(|shortcut| keys::format(ui.ctx(), shortcut))
                    .collect();
                ui.label(bold(all.join("  "), 13.0));
                ui.label(desk.text(&entry.label_key()));
                ui.add(Label::new(RichText::new(desk.text(&entry.tip_key())).weak()).wrap());
                ui.end_row();
            }
        });
    });
    ui.add_space(8.0);
    button(ui, desk, "dialog.close", Command::Show(None));
}

fn about_ui(ui: &mut Ui, desk: &mut Desk) {
    head_ui(ui, desk, "about.title");
    ui.label(desk.fill("about.version", &[env!("CARGO_PKG_VERSION")]));
    ui.add(Label::new(desk.text("about.text")).wrap());
    ui.add_space(8.0);
    button(ui, desk, "dialog.close", Command::Show(None));
}

fn unsaved_ui(ui: &mut Ui, desk: &mut Desk, leaving: &Leaving) {
    head_ui(ui, desk, "dialog.unsaved");
    ui.add(Label::new(desk.text("dialog.unsaved.text")).wrap());
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        button(ui, desk, "command.save", Command::SaveAs);
        let anyway = match leaving {
            Leaving::Open(path) => Command::OpenAnyway(path.clone()),
            Leaving::Quit => Command::QuitAnyway,
        };
        button(ui, desk, "dialog.unsaved.anyway", anyway);
        cancel(ui, desk);
    });
}

fn recover_ui(ui: &mut Ui, desk: &mut Desk, path: &std::path::Path, which: Option<&(String, String)>) {
    head_ui(ui, desk, "dialog.recover");
    if let Some((name, at)) = which {
        let at = super::inspector::saved_at(at).unwrap_or_default();
        ui.add(Label::new(bold(desk.fill("dialog.recover.which", &[name, &at]), 13.5)).wrap());
    }
    ui.add(Label::new(desk.text("dialog.recover.text")).wrap());
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        button(ui, desk, "dialog.recover.open", Command::Recover(path.to_owned()));
        button(ui, desk, "dialog.recover.discard", Command::DiscardRecovered(path.to_owned()));
    });
}
