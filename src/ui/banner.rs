//! The banner of the filter: what is shown of how much, each part with × to take it away.

use super::desk::{Desk, colour};
use crate::command::Command;
use crate::plan::{Role, RoleSet, UnitId, UnitKind};
use crate::scene::Target;
use crate::state::{State, paper};
use eframe::egui::{Frame, RichText, Ui};

/// The banner; nothing while all is shown.
pub fn banner_ui(ui: &mut Ui, desk: &mut Desk) {
    let state = desk.state;
    let filter = &state.choices.filter;
    if filter.is_empty() {
        return;
    }
    let plan = &state.document.plan;
    Frame::new().fill(colour(desk.theme().banner)).inner_margin(6).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            let (shown, all) = shown_measures(state);
            let counts = desk.fill("banner.shown", &[&shown.to_string(), &all.to_string()]);
            ui.label(super::desk::bold(counts, 13.5));
            if let Some(id) = filter.unit {
                chip_ui(ui, desk, &plan.unit(id).name, Command::SetUnit(None));
            }
            if filter.roles != RoleSet::ALL {
                for role in Role::ALL.into_iter().filter(|role| filter.roles.has(*role)) {
                    chip_ui(ui, desk, &desk.text(&format!("role.{}", role.key())), Command::ToggleRole(role));
                }
            }
            for kind in UnitKind::ALL.into_iter().filter(|kind| filter.kinds.contains(kind)) {
                chip_ui(ui, desk, &desk.text(&format!("kind.{}", kind.key())), Command::ToggleKind(kind));
            }
            for section in &filter.sections {
                chip_ui(ui, desk, &plan.heading(*section), Command::ToggleSection(*section));
            }
            if !filter.text.is_empty() {
                chip_ui(ui, desk, &format!("“{}”", filter.text), Command::SetText(String::new()));
            }
            let keys = super::keys::shown(ui.ctx(), &crate::command::table::TABLE[clear_at()]);
            if ui.button(desk.fill("banner.clear", &[&keys])).clicked() {
                desk.act(Command::ClearFilter);
            }
            if !state.choices.compact && shown * 2 < all {
                let tip = desk.text("command.compact.tip");
                if ui.button(desk.text("banner.compact")).on_hover_text(tip).clicked() {
                    desk.act(Command::ToggleCompact);
                }
            }
            if shown == 0 {
                ui.label(desk.text("banner.nothing"));
            }
        });
        if let Some(line) = filter.unit.and_then(|unit| mentions_line(desk, unit)) {
            ui.label(RichText::new(line).color(colour(desk.theme().text)));
        }
    });
}

/// How many measures show, of how many.
pub fn shown_measures(state: &State) -> (usize, usize) {
    let all = state.document.plan.measures.len();
    let shown = state.document.plan.measures.iter();
    (shown.filter(|measure| state.derived.shown.has(Target::Measure(measure.id.0))).count(), all)
}

/// 「另有 N 项列有集合单位」 for a unit.
pub fn mentions_line(desk: &Desk, unit: UnitId) -> Option<String> {
    paper::collective_line(&desk.state.document, unit, desk.language())
}

fn chip_ui(ui: &mut Ui, desk: &mut Desk, name: &str, remove: Command) {
    let button = ui.button(format!("{name}  ×")).on_hover_text(desk.text("banner.remove"));
    if button.clicked() {
        desk.act(remove);
    }
}

fn clear_at() -> usize {
    let at = crate::command::table::TABLE.iter().position(|entry| entry.id == "clear-filter");
    at.unwrap_or_default()
}
