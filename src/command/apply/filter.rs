//! What is shown of the plan.

use super::{choose, place, step};
use crate::command::Effect;
use crate::plan::{Role, RoleSet, SectionId, UnitId, UnitKind};
use crate::scene::Target;
use crate::state::State;

/// Our unit is also selected, so that its duties stand in the inspector.
pub(super) fn set_unit(state: &mut State, unit: Option<UnitId>) -> Vec<Effect> {
    choose(state, "step.unit", |choices| {
        choices.filter.unit = unit;
        choices.compact &= unit.is_some() || !choices.filter.is_empty();
    });
    match unit {
        Some(id) => place::select(state, Some(Target::Unit(id.0))),
        None => Vec::new(),
    }
}

pub(super) fn selected_as_unit(state: &mut State) -> Vec<Effect> {
    match state.place.selection {
        Some(Target::Unit(id)) => set_unit(state, Some(UnitId(id))),
        _ => Vec::new(),
    }
}

/// The last role that shows cannot be taken away: then all show again.
pub(super) fn toggle_role(state: &mut State, role: Role) -> Vec<Effect> {
    choose(state, "step.role", |choices| {
        let roles = choices.filter.roles;
        let roles = roles.with(role, !roles.has(role));
        choices.filter.roles = if roles == RoleSet::NONE { RoleSet::ALL } else { roles };
    })
}

pub(super) fn toggle_kind(state: &mut State, kind: UnitKind) -> Vec<Effect> {
    choose(state, "step.kind", |choices| {
        if !choices.filter.kinds.remove(&kind) {
            choices.filter.kinds.insert(kind);
        }
    })
}

pub(super) fn toggle_section(state: &mut State, section: SectionId) -> Vec<Effect> {
    choose(state, "step.section", |choices| {
        let sections = &mut choices.filter.sections;
        match sections.iter().position(|chosen| *chosen == section) {
            Some(at) => {
                sections.remove(at);
            }
            None => sections.push(section),
        }
    })
}

pub(super) fn set_text(state: &mut State, text: String) -> Vec<Effect> {
    step(state, "step.text", true, |choices| choices.filter.text = text)
}

/// One step of history, and one back.
pub(super) fn whole_plan(state: &mut State) -> Vec<Effect> {
    choose(state, "step.clear", |choices| {
        choices.filter = crate::graph::Filter::default();
        choices.compact = false;
        choices.chosen.clear();
    });
    place::select(state, None)
}

pub(super) fn clear(state: &mut State) -> Vec<Effect> {
    choose(state, "step.clear", |choices| {
        choices.filter = crate::graph::Filter::default();
        choices.compact = false;
    })
}
