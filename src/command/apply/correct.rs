//! What the user says instead of what was read.

use crate::command::Effect;
use crate::plan::{Correction, UnitId};
use crate::search::Target;
use crate::state::session::Dialog;
use crate::state::{Choices, State};

/// Takes these corrections instead of those there are, as one step of history.
pub(super) fn corrections(state: &mut State, corrections: Vec<Correction>) -> Vec<Effect> {
    if corrections == state.choices.corrections {
        return Vec::new();
    }
    let before: Choices = state.choices.clone();
    let unfit = state.document.unfit.len();
    let lost = state.correct(corrections);
    state.history.record(before, "step.correct", false);
    let mut effects = Vec::new();
    let now = state.document.unfit.len();
    if now > unfit {
        effects.push(Effect::Tell("notice.unfit", vec![now.to_string()]));
    }
    if lost > 0 {
        effects.push(Effect::Tell("notice.correction-lost", vec![lost.to_string()]));
    }
    effects
}

/// Says one thing more; what it replaces is taken back.
pub(super) fn correct(state: &mut State, correction: Correction) -> Vec<Effect> {
    let mut list = state.choices.corrections.clone();
    list.retain(|earlier| !correction.replaces(earlier));
    list.push(correction);
    if state.session.dialog.as_ref().is_some_and(corrects) {
        state.session.dialog = None;
    }
    state.session.words = None;
    corrections(state, list)
}

/// Whether a window in front is there to correct one thing.
fn corrects(dialog: &Dialog) -> bool {
    matches!(dialog, Dialog::Merge(..) | Dialog::Rename(..) | Dialog::Split(..) | Dialog::Word(..))
}

/// Takes back what was said about a unit, also what made it be called as it is.
pub(super) fn uncorrect(state: &mut State, unit: UnitId) -> Vec<Effect> {
    let name = state.document.plan.unit(unit).name.clone();
    let mut list = state.choices.corrections.clone();
    list.retain(|correction| !correction.is_about(&name));
    corrections(state, list)
}

pub(super) fn take_back(state: &mut State, at: usize) -> Vec<Effect> {
    let mut list = state.choices.corrections.clone();
    if at < list.len() {
        list.remove(at);
    }
    corrections(state, list)
}

/// Units that a unit may be joined to, best first: all others while nothing is typed.
pub fn found_units(state: &State, unit: &str, query: &str) -> Vec<UnitId> {
    let plan = &state.document.plan;
    let others = |id: &UnitId| plan.unit(*id).name != unit;
    if query.trim().is_empty() {
        return plan.units.iter().map(|each| each.id).filter(others).collect();
    }
    let hits = state.document.index.find(query, MOST);
    let units = hits.into_iter().filter_map(|hit| match hit.target {
        Target::Unit(id) => Some(id),
        Target::Measure(_) | Target::Section(_) => None,
    });
    units.filter(others).collect()
}

/// How many results of a search are looked through for units.
const MOST: usize = 200;

pub(super) fn merge_step(state: &mut State, by: isize) -> Vec<Effect> {
    if let Some(Dialog::Merge(unit, query, at)) = &state.session.dialog {
        let last = found_units(state, unit, query).len().saturating_sub(1);
        let at = at.saturating_add_signed(by).min(last);
        state.session.dialog = Some(Dialog::Merge(unit.clone(), query.clone(), at));
    }
    Vec::new()
}

pub(super) fn merge_take(state: &mut State) -> Vec<Effect> {
    let Some(Dialog::Merge(unit, query, at)) = &state.session.dialog else { return Vec::new() };
    let Some(id) = found_units(state, unit, query).get(*at).copied() else { return Vec::new() };
    let (unit, name) = (unit.clone(), state.document.plan.unit(id).name.clone());
    correct(state, Correction::SameAs { unit, name })
}
