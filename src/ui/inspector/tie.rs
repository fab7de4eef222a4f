//! What two units share: the measures that name both, by the parts of each, and what only one of them has.

use super::{caption_ui, carrier, goes, role_sign, title_ui};
use crate::command::Command;
use crate::graph::{List, PlanGraph};
use crate::plan::{Holder, MeasureId, Role, UnitId};
use crate::scene::Target;
use crate::ui::desk::Desk;
use eframe::egui::{CollapsingHeader, Ui};

pub(super) fn tie_ui(ui: &mut Ui, desk: &mut Desk, one: UnitId, other: UnitId) {
    let document = &desk.state.document;
    let (plan, graph) = (&document.plan, &document.graph);
    title_ui(ui, &desk.text("inspector.tie"));
    for unit in [one, other] {
        goes(ui, desk, plan.unit(unit).name.clone(), Target::Unit(unit.0));
    }
    let shared: Vec<MeasureId> = graph.shared(one, other).collect();
    caption_ui(ui, desk.fill("inspector.shared", &[&shared.len().to_string()]));
    let names = [one, other].map(|unit| plan.unit(unit).name.clone());
    if !shared.is_empty() {
        let title = ("network.list.shared".to_owned(), vec![names.join("、")]);
        show_ui(ui, desk, title, &shared);
    }
    for (roles, measures) in by_roles(graph, &shared, one, other) {
        let part =
            roles.map(|role| format!("{} {}", role_sign(role), desk.text(&format!("role.{}", role.key()))));
        let count = measures.len().to_string();
        caption_ui(ui, desk.fill("tie.combination", &[&names[0], &part[0], &names[1], &part[1], &count]));
        for measure in measures {
            let (text, target) = carrier(desk, Holder::Measure(measure));
            ui.push_id(("shared", measure.0), |ui| goes(ui, desk, text, target));
        }
    }
    for (at, (unit, without)) in [(one, other), (other, one)].into_iter().enumerate() {
        let own = |measure: &MeasureId| !shared.contains(measure);
        let only: Vec<MeasureId> = graph.measures_of(unit).filter(own).collect();
        if only.is_empty() {
            continue;
        }
        let title = desk.fill("tie.only", &[&names[at], &only.len().to_string()]);
        CollapsingHeader::new(title).id_salt(("only", unit.0)).show(ui, |ui| {
            let names = [unit, without].map(|unit| plan.unit(unit).name.clone());
            show_ui(ui, desk, ("network.list.only".to_owned(), names.to_vec()), &only);
            for measure in only {
                let (text, target) = carrier(desk, Holder::Measure(measure));
                ui.push_id(("only", measure.0), |ui| goes(ui, desk, text, target));
            }
        });
    }
}

/// Shared measures by what both are in them, the heavier first; a unit with two roles has the heavier.
fn by_roles(
    graph: &PlanGraph,
    shared: &[MeasureId],
    one: UnitId,
    other: UnitId,
) -> Vec<([Role; 2], Vec<MeasureId>)> {
    let role = |measure: MeasureId, unit: UnitId| {
        graph.team(measure).filter(|link| link.unit == unit).map(|link| link.role as usize).min()
    };
    let mut found = Vec::new();
    for first in Role::ALL {
        for second in Role::ALL {
            let these = |measure: &MeasureId| {
                role(*measure, one) == Some(first as usize) && role(*measure, other) == Some(second as usize)
            };
            let measures: Vec<MeasureId> = shared.iter().copied().filter(these).collect();
            if !measures.is_empty() {
                found.push(([first, second], measures));
            }
        }
    }
    found
}

/// A button that shows only these measures.
fn show_ui(ui: &mut Ui, desk: &mut Desk, title: (String, Vec<String>), measures: &[MeasureId]) {
    if ui.button(desk.text("tie.show")).clicked() {
        let list = List { title, measures: measures.iter().copied().collect() };
        desk.act(Command::SetList(Some(list)));
    }
}
