//! Other versions: the shelf, which of them is compared, and what is copied and written of it.
//!
//! None of it is a step of history: like the document that is open, a version to compare with is no choice about
//! the plan.

use super::copy::as_cell;
use super::panes;
use crate::command::{Effect, Telling};
use crate::state::comparison::Pair;
use crate::state::shelf::Other;
use crate::state::{Comparison, Shelf, State};
use crate::view::View;
use crate::view::compare::{self, Choice};
use std::path::PathBuf;
use std::sync::Arc;

pub(super) fn file(state: &mut State, path: PathBuf) -> Vec<Effect> {
    state.session.dialog = None;
    vec![Effect::LoadOther(path)]
}

/// How the document was with the choices that were last saved.
pub(super) fn saved(state: &State) -> Vec<Effect> {
    vec![Effect::Shelve(Arc::clone(&state.document), Box::new(state.saved.clone()))]
}

/// A document to compare with was read: it stands on the shelf, and what differs is shown.
pub(super) fn shelved(state: &mut State, other: Arc<Other>) -> Vec<Effect> {
    let title = other.title().to_owned();
    shelf(state, |shelf| shelf.put(other));
    let mut effects = vec![Effect::Tell("notice.compared", vec![title])];
    if !state.place.shows(View::Compare) {
        effects.extend(panes::set_view(state, View::Compare));
    }
    effects
}

/// Changes what stands on the shelf; the page of differences is then read from its beginning.
pub(super) fn shelf(state: &mut State, change: impl FnOnce(&mut Shelf)) -> Vec<Effect> {
    let mut shelf = Shelf::clone(&state.shelf);
    change(&mut shelf);
    if shelf.at != state.shelf.at {
        state.place.cameras[View::Compare as usize] = None;
    }
    state.shelf = Arc::new(shelf);
    Vec::new()
}

pub(super) fn set(state: &mut State, choice: Choice) -> Vec<Effect> {
    if choice.from != state.shelf.choice.from {
        state.place.cameras[View::Compare as usize] = None;
    }
    shelf(state, |shelf| shelf.choice = choice)
}

/// Two plans were compared; if they are still those that are asked about.
pub(super) fn compared(state: &mut State, found: Arc<Comparison>) -> Vec<Effect> {
    state.session.comparing = None;
    if state.pair().as_ref() == Some(&found.pair) {
        state.comparison = Some(found);
    }
    Vec::new()
}

/// Compares what is to be compared and was not: small plans at once, large ones on a thread.
pub(super) fn settle(state: &mut State) -> Option<Effect> {
    let pair = state.pair();
    let pair = pair.filter(|_| state.comparison.is_none())?;
    if pair.is_small() {
        state.comparison = Some(Arc::new(Comparison::of(pair)));
        state.refresh();
        return None;
    }
    if state.session.comparing.as_ref() == Some(&pair) {
        return None;
    }
    state.session.comparing = Some(Pair::clone(&pair));
    Some(Effect::Compare(pair))
}

pub(super) fn copy(state: &State) -> Vec<Effect> {
    let text = state.listed_changes(compare::text);
    text.map_or_else(Vec::new, |text| {
        vec![Effect::Copy(text), Effect::Tell("notice.copied-comparison", Vec::new())]
    })
}

pub(super) fn copy_table(state: &State) -> Vec<Effect> {
    let rows = state.listed_changes(compare::rows);
    rows.map_or_else(Vec::new, |rows| {
        let line = |row: &Vec<String>| row.iter().map(|cell| as_cell(cell)).collect::<Vec<_>>().join("\t");
        let lines: Vec<String> = rows.iter().map(line).collect();
        let count = (lines.len() - 1).to_string();
        vec![Effect::Copy(lines.join("\n")), Effect::Tell("notice.copied-rows", vec![count])]
    })
}

pub(super) fn save(state: &State, telling: Telling) -> Vec<Effect> {
    let found = state.comparison.as_ref();
    found.map(|found| Effect::SaveComparison(telling, Arc::clone(found))).into_iter().collect()
}
