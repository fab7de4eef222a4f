//! What lies open on the desk: search box, palette, windows in front.

use super::{apply, place};
use crate::command::{Command, Effect, table};
use crate::scene::Target;
use crate::search;
use crate::state::State;
use crate::state::session::{Dialog, HITS, Preview};

pub(super) fn entry(state: &mut State, id: &str) -> Vec<Effect> {
    match table::find(id).and_then(|entry| (entry.command)(state)) {
        Some(command) => apply(state, command),
        None => Vec::new(),
    }
}

pub(super) fn hover(state: &mut State, target: Option<Target>) -> Vec<Effect> {
    state.session.hover = target;
    Vec::new()
}

pub(super) fn focus_search(state: &mut State, on: bool) -> Vec<Effect> {
    state.session.focus_search = on;
    Vec::new()
}

pub(super) fn search(state: &mut State, query: String) -> Vec<Effect> {
    state.session.query = query;
    state.session.hit = 0;
    state.session.hits = state.document.index.find(&state.session.query, HITS);
    Vec::new()
}

pub(super) fn search_step(state: &mut State, by: isize) -> Vec<Effect> {
    let last = state.session.hits.len().saturating_sub(1);
    state.session.hit = state.session.hit.saturating_add_signed(by).min(last);
    Vec::new()
}

pub(super) fn search_take(state: &mut State) -> Vec<Effect> {
    let Some(hit) = state.session.hits.get(state.session.hit) else { return Vec::new() };
    let target = target_of(hit.target);
    search(state, String::new());
    place::reveal(state, target)
}

/// What a search result stands for.
pub fn target_of(found: search::Target) -> Target {
    match found {
        search::Target::Unit(id) => Target::Unit(id.0),
        search::Target::Measure(id) => Target::Measure(id.0),
        search::Target::Section(id) => Target::Section(id.0),
    }
}

pub(super) fn toggle_palette(state: &mut State) -> Vec<Effect> {
    state.session.palette = if state.session.palette.is_some() { None } else { Some(String::new()) };
    state.session.palette_at = 0;
    Vec::new()
}

pub(super) fn palette(state: &mut State, query: String) -> Vec<Effect> {
    state.session.palette = Some(query);
    state.session.palette_at = 0;
    Vec::new()
}

pub(super) fn palette_step(state: &mut State, by: isize) -> Vec<Effect> {
    let query = state.session.palette.as_deref().unwrap_or_default();
    let last = table::matching(query, state.choices.settings.language).len().saturating_sub(1);
    state.session.palette_at = state.session.palette_at.saturating_add_signed(by).min(last);
    Vec::new()
}

pub(super) fn palette_take(state: &mut State) -> Vec<Effect> {
    let Some(query) = state.session.palette.take() else { return Vec::new() };
    let found = table::matching(&query, state.choices.settings.language);
    match found.get(state.session.palette_at).and_then(|entry| (entry.command)(state)) {
        Some(command) => apply(state, command),
        None => Vec::new(),
    }
}

pub(super) fn show(state: &mut State, dialog: Option<Dialog>) -> Vec<Effect> {
    state.session.dialog = dialog;
    Vec::new()
}

/// The window in front has done its work; the next one begins as this one ended.
pub(super) fn pages(state: &mut State, preview: Preview, print: bool) -> Vec<Effect> {
    state.session.preview = Preview { page: 0, ..preview };
    state.session.dialog = None;
    vec![Effect::Pages { preview, print }]
}

/// One step out: what is in front, then what is typed, then what is selected.
pub(super) fn escape(state: &mut State) -> Vec<Effect> {
    if state.session.palette.is_some() {
        apply(state, Command::TogglePalette)
    } else if state.session.dialog.is_some() {
        apply(state, Command::Show(None))
    } else if !state.session.query.is_empty() {
        apply(state, Command::Search(String::new()))
    } else if state.session.words.is_some() {
        apply(state, Command::MarkWords(None))
    } else if !state.session.find.query.is_empty() {
        apply(state, Command::Find(String::new()))
    } else {
        apply(state, Command::Select(None))
    }
}
