//! Units chosen to be looked at together, below the list of units: each with × to leave it out.

use super::desk::{Desk, bold};
use super::toolbar::entry_button_ui;
use crate::command::{Command, Stroke};
use crate::scene::Target;
use crate::view::{View, duties, network};
use eframe::egui::{Button, ScrollArea, Ui};

/// How high the list may grow, in points.
const HIGHEST: f32 = 132.0;

/// The chosen units.
pub fn chosen_ui(ui: &mut Ui, desk: &mut Desk) {
    let chosen = desk.state.choices.chosen.clone();
    ui.horizontal(|ui| {
        ui.label(bold(desk.fill("chosen.title", &[&chosen.len().to_string()]), 13.0));
        entry_button_ui(ui, desk, "choose-none");
    });
    ScrollArea::vertical().id_salt("chosen").max_height(HIGHEST).auto_shrink([false, true]).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            for unit in chosen {
                let name = &desk.state.document.plan.unit(unit).name;
                let chip = ui.add(Button::new(format!("{name}  ×"))).on_hover_text(desk.text("chosen.tip"));
                if chip.hovered() {
                    desk.hovered = Some(Target::Unit(unit.0));
                }
                if chip.clicked() {
                    desk.act(Command::Choose(unit));
                }
            }
        });
    });
    ui.horizontal_wrapped(|ui| {
        for (view, key) in [(View::Duties, "chosen.duties"), (View::Network, "chosen.network")] {
            if ui.link(desk.text(key)).clicked() {
                let choices = &desk.state.choices;
                // Each opens as what compares them.
                if view == View::Duties {
                    desk.act(Command::SetDuties(duties::Choice { beside: true, ..choices.duties.clone() }));
                } else {
                    let choice = network::Choice { form: network::Form::Sets, ..choices.network.clone() };
                    desk.act(Command::SetNetwork(choice, Stroke::One));
                }
                desk.act(Command::SetView(view));
            }
        }
    });
}
