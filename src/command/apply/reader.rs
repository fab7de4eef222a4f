//! The text: which view is open, where the reader stands, marked words, finding.

use super::panes;
use crate::command::Effect;
use crate::plan::Span;
use crate::state::State;
use crate::state::session::Find;
use crate::view::View;
use std::sync::Arc;

pub(super) fn read(state: &mut State, offset: u32) -> Vec<Effect> {
    state.place.reading = offset;
    Vec::new()
}

pub(super) fn seen(state: &mut State, words: &[Span], leaf: f32) -> Vec<Effect> {
    if state.session.seek == words {
        state.session.seek.clear();
    }
    state.session.leaf -= leaf;
    Vec::new()
}

pub(super) fn mark(state: &mut State, words: Option<Span>) -> Vec<Effect> {
    let source = &state.document.plan.source;
    state.session.words = words.filter(|span| source.get(span.range()).is_some_and(|text| !text.is_empty()));
    Vec::new()
}

/// Copies the words just as they stand.
pub(super) fn copy(state: &State) -> Vec<Effect> {
    let words = state.session.words.map(|span| state.document.plan.words(span).to_owned());
    words.map(Effect::Copy).into_iter().collect()
}

/// Goes to the first place at or after where the reader stands.
pub(super) fn find(state: &mut State, query: String) -> Vec<Effect> {
    let found = state.derived.reader.as_ref().map(|model| model.find(&query)).unwrap_or_default();
    let from = state.place.reading;
    let at = found.iter().position(|span| span.start >= from).unwrap_or(0);
    state.session.find = Find { query, found: Arc::new(found), at, focus: false };
    go_to_found(state)
}

pub(super) fn find_step(state: &mut State, by: isize) -> Vec<Effect> {
    let find = &mut state.session.find;
    let count = find.found.len();
    if count > 0 {
        // Round and round.
        find.at = (find.at.cast_signed() + by).rem_euclid(count.cast_signed()).cast_unsigned();
    }
    go_to_found(state)
}

fn go_to_found(state: &mut State) -> Vec<Effect> {
    let find = &state.session.find;
    if let Some(span) = find.found.get(find.at) {
        state.session.seek = vec![*span];
    }
    Vec::new()
}

pub(super) fn focus_find(state: &mut State) -> Vec<Effect> {
    state.session.find.focus = true;
    panes::set_view(state, View::Reader)
}

pub(super) fn find_focused(state: &mut State) -> Vec<Effect> {
    state.session.find.focus = false;
    Vec::new()
}
