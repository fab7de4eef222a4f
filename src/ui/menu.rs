//! The menu bar, from the command table.

use super::desk::Desk;
use super::keys;
use crate::command::Command;
use crate::command::table::{Entry, Menu, TABLE};
use eframe::egui::{self, Button, Ui};

/// The menu bar.
pub fn menu_ui(ui: &mut Ui, desk: &mut Desk) {
    egui::MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(desk.text(menu.key()), |ui| {
                ui.set_min_width(230.0);
                for entry in TABLE.iter().filter(|entry| entry.menu == menu) {
                    if entry.separated {
                        ui.separator();
                    }
                    entry_ui(ui, desk, entry);
                    if entry.id == "open-path" {
                        recent_ui(ui, desk);
                    }
                }
            });
        }
    });
}

/// An entry of the table as it stands in a menu.
pub fn entry_ui(ui: &mut Ui, desk: &mut Desk, entry: &Entry) {
    let command = (entry.command)(desk.state);
    let mut label = desk.text(&entry.label_key());
    if let Some(taken) = match entry.id {
        "undo" => desk.state.history.undo_name(),
        "redo" => desk.state.history.redo_name(),
        _ => None,
    } {
        label = format!("{label}: {}", desk.text(taken));
    }
    let mut button = Button::new(label).shortcut_text(keys::shown(ui.ctx(), entry));
    if let Some(on) = entry.on {
        button = button.selected(on(desk.state));
    }
    let response = ui.add_enabled(command.is_some(), button).on_hover_text(desk.text(&entry.tip_key()));
    if let Some(command) = command
        && response.clicked()
    {
        desk.act(command);
        ui.close();
    }
}

fn recent_ui(ui: &mut Ui, desk: &mut Desk) {
    let recent = desk.recent;
    ui.add_enabled_ui(!recent.is_empty(), |ui| {
        ui.menu_button(desk.text("menu.recent"), |ui| {
            for path in recent {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                if ui.button(name).on_hover_text(path.to_string_lossy()).clicked() {
                    desk.act(Command::Open(path.clone()));
                    ui.close();
                }
            }
        });
    });
}
