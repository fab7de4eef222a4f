//! The user's corrections laid over a plan that was read.

use super::kinds;
use crate::plan::{Assignment, Correction, Plan, Unit, UnitId};

/// The plan with the user's statements laid over it, in their order. A correction that names an unknown
/// unit changes nothing; those that say how to read were followed while reading.
#[must_use]
pub fn corrected(plan: &Plan, corrections: &[Correction]) -> Plan {
    let mut plan = plan.clone();
    for correction in corrections {
        let Some(id) = correction.unit().and_then(|name| plan.unit_named(name)) else { continue };
        match correction {
            Correction::Kind { kind, .. } => plan.units[id.index()].kind = *kind,
            Correction::Collective { collective, .. } => plan.units[id.index()].collective = *collective,
            Correction::SameAs { name, .. } => same_as(&mut plan, id, name),
            Correction::Split { parts, .. } => split(&mut plan, id, parts),
            Correction::Word { .. } | Correction::NoAssignment { .. } => {}
        }
    }
    plan
}

/// The unit called `name`, new where there is none.
fn unit_called(plan: &mut Plan, name: &str) -> UnitId {
    plan.unit_named(name).unwrap_or_else(|| {
        let id = UnitId::at(plan.units.len());
        let (kind, collective) = kinds::of(name);
        plan.units.push(Unit { id, name: name.to_owned(), aliases: Vec::new(), kind, collective });
        id
    })
}

fn same_as(plan: &mut Plan, unit: UnitId, name: &str) {
    let into = unit_called(plan, name);
    if into == unit {
        return;
    }
    let mut aliases = std::mem::take(&mut plan.units[unit.index()].aliases);
    aliases.insert(0, plan.unit(unit).name.clone());
    let kept = &mut plan.units[into.index()].aliases;
    aliases.retain(|alias| !kept.contains(alias));
    kept.append(&mut aliases);
    replace(plan, unit, &[into]);
}

fn split(plan: &mut Plan, unit: UnitId, parts: &[String]) {
    let parts: Vec<UnitId> = parts.iter().map(|part| unit_called(plan, part)).collect();
    if !parts.is_empty() && !parts.contains(&unit) {
        replace(plan, unit, &parts);
    }
}

/// Gives every assignment of `unit` to `others` and takes the unit out of the registry.
fn replace(plan: &mut Plan, unit: UnitId, others: &[UnitId]) {
    let sections = plan.sections.iter_mut().map(|section| &mut section.assignments);
    let measures = plan.measures.iter_mut().map(|measure| &mut measure.assignments);
    let moved = |id: UnitId| if id > unit { UnitId(id.0 - 1) } else { id };
    for assignments in sections.chain(measures) {
        let mut new: Vec<Assignment> = Vec::with_capacity(assignments.len());
        for assignment in assignments.drain(..) {
            if assignment.unit == unit {
                new.extend(others.iter().map(|other| Assignment { unit: moved(*other), ..assignment }));
            } else {
                new.push(Assignment { unit: moved(assignment.unit), ..assignment });
            }
        }
        *assignments = new;
    }
    plan.units.remove(unit.index());
    for (at, unit) in plan.units.iter_mut().enumerate() {
        unit.id = UnitId::at(at);
    }
}
