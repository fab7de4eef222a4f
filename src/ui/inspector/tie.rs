//! What two units share: the measures that name both, with the part of each.

use super::{caption_ui, carrier, goes, role_sign, title_ui};
use crate::plan::{Holder, MeasureId, UnitId};
use crate::scene::Target;
use crate::ui::desk::Desk;
use eframe::egui::Ui;

pub(super) fn tie_ui(ui: &mut Ui, desk: &mut Desk, one: UnitId, other: UnitId) {
    let document = &desk.state.document;
    let (plan, graph) = (&document.plan, &document.graph);
    title_ui(ui, &desk.text("inspector.tie"));
    for unit in [one, other] {
        goes(ui, desk, plan.unit(unit).name.clone(), Target::Unit(unit.0));
    }
    let shared: Vec<MeasureId> = graph.shared(one, other).collect();
    caption_ui(ui, desk.fill("inspector.shared", &[&shared.len().to_string()]));
    for measure in shared {
        let (text, target) = carrier(desk, Holder::Measure(measure));
        ui.push_id(("shared", measure.0), |ui| {
            goes(ui, desk, text, target);
            for unit in [one, other] {
                let roles = graph.team(measure).filter(|link| link.unit == unit);
                let roles: Vec<String> = roles
                    .map(|link| {
                        format!(
                            "{} {}",
                            role_sign(link.role),
                            desk.text(&format!("role.{}", link.role.key()))
                        )
                    })
                    .collect();
                ui.indent(("part", unit.0), |ui| {
                    ui.weak(format!("{}  {}", plan.unit(unit).name, roles.join("、")));
                });
            }
        });
    }
}
