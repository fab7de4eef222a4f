//! The banner: the filter, the legend of roles, and what is shown of how much, each part with × to take it away.

use super::desk::{Desk, colour};
use super::toolbar::{crossings_ui, toolbar_ui};
use crate::command::Command;
use crate::command::table;
use crate::plan::{Role, RoleSet, UnitId, UnitKind};
use crate::scene::Target;
use crate::state::{State, describe};
use crate::view::View;
use eframe::egui::{Align, Frame, Layout, Margin, ScrollArea, Ui, vec2};

/// The banner. Its line is always there, so that a filter moves nothing.
pub fn banner_ui(ui: &mut Ui, desk: &mut Desk) {
    let filtered = !desk.state.choices.filter.is_empty();
    let ground = if filtered { desk.theme().banner } else { desk.theme().panel };
    Frame::new().fill(colour(ground)).inner_margin(Margin::symmetric(8, 3)).show(ui, |ui| {
        ui.set_min_size(vec2(ui.available_width(), HEIGHT));
        ui.horizontal(|ui| {
            toolbar_ui(ui, desk);
            shown_ui(ui, desk, filtered);
        });
    });
}

/// What is shown, and at the right how many lines cross.
fn shown_ui(ui: &mut Ui, desk: &mut Desk, filtered: bool) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if desk.state.place.shows(View::Columns) && !filtered && !desk.state.document.plan.measures.is_empty()
        {
            crossings_ui(ui, desk);
        }
        ScrollArea::horizontal().show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| parts_ui(ui, desk, filtered));
        });
    });
}

/// What is shown of how much, then each part of the filter with × to take it away.
fn parts_ui(ui: &mut Ui, desk: &mut Desk, filtered: bool) {
    let state = desk.state;
    let filter = &state.choices.filter;
    let plan = &state.document.plan;
    let (shown, all) = shown_measures(state);
    ui.label(super::desk::bold(desk.fill("banner.shown", &[&shown.to_string(), &all.to_string()]), 13.5));
    if !filtered {
        ui.weak(desk.text("banner.all"));
        return;
    }
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
    if let Some(list) = &filter.list {
        chip_ui(ui, desk, &describe::list(list, desk.language()), Command::SetList(None));
    }
    if !filter.text.is_empty() {
        chip_ui(ui, desk, &format!("“{}”", filter.text), Command::SetText(String::new()));
    }
    let keys =
        table::find("clear-filter").map(|entry| super::keys::shown(ui.ctx(), entry)).unwrap_or_default();
    if ui.button(desk.fill("banner.clear", &[&keys])).clicked() {
        desk.act(Command::ClearFilter);
    }
    if !state.choices.compact && shown * 2 < all && shown > 0 {
        let button = ui.button(desk.text("banner.compact")).on_hover_text(desk.text("command.compact.tip"));
        if button.clicked() {
            desk.act(Command::ToggleCompact);
        }
    }
    if shown == 0 {
        ui.label(desk.text("banner.nothing"));
    }
    if let Some(line) = filter.unit.and_then(|unit| mentions_line(desk, unit)) {
        ui.label(line).on_hover_text(desk.text("banner.collective.tip"));
    }
}

/// Height of the banner's line, in points: that of its buttons, which come and go.
const HEIGHT: f32 = 26.0;

/// How many measures show, of how many.
pub fn shown_measures(state: &State) -> (usize, usize) {
    let all = state.document.plan.measures.len();
    let shown = state.document.plan.measures.iter();
    (shown.filter(|measure| state.derived.shown.has(Target::Measure(measure.id.0))).count(), all)
}

/// 「另有 N 项列有集合单位」 for a unit.
pub fn mentions_line(desk: &Desk, unit: UnitId) -> Option<String> {
    describe::collectives(&desk.state.document, unit, desk.language())
}

fn chip_ui(ui: &mut Ui, desk: &mut Desk, name: &str, remove: Command) {
    let button = ui.button(format!("{name}  ×")).on_hover_text(desk.text("banner.remove"));
    if button.clicked() {
        desk.act(remove);
    }
}
