//! What the reader noticed: the panel, stepping through it, its table.

use super::{copy, go};
use crate::command::Effect;
use crate::export::document::message;
use crate::plan::{Code, Severity};
use crate::state::{Place, State, said};
use crate::view::View;

pub(super) fn toggle(state: &mut State) -> Vec<Effect> {
    state.session.findings.open = !state.session.findings.open;
    Vec::new()
}

pub(super) fn toggle_severity(state: &mut State, severity: Severity) -> Vec<Effect> {
    let chosen = &mut state.session.findings.severities;
    if !chosen.remove(&severity) {
        chosen.insert(severity);
    }
    Vec::new()
}

pub(super) fn set_code(state: &mut State, code: Option<Code>) -> Vec<Effect> {
    state.session.findings.code = code;
    Vec::new()
}

/// Opens the panel on a finding and the reader at its words, and selects what they stand in.
pub(super) fn stand(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(span) = state.document.diagnostics.get(at).map(|each| each.span) else { return Vec::new() };
    state.session.findings.at = Some(at);
    state.session.findings.open = true;
    state.session.dialog = None;
    state.session.seek = vec![span];
    let selection = Some(state.document.around(span));
    go(state, Place { view: View::Reader, selection, ..state.place })
}

/// Round and round, in the order of the list.
pub(super) fn step(state: &mut State, by: isize) -> Vec<Effect> {
    let findings = &state.session.findings;
    let listed = findings.listed(&state.document.diagnostics);
    if state.document.diagnostics.is_empty() {
        return vec![Effect::Tell("notice.no-findings", Vec::new())];
    }
    if listed.is_empty() {
        state.session.findings.open = true;
        return Vec::new();
    }
    let count = listed.len().cast_signed();
    let next = match findings.at.map(|at| listed.binary_search(&at)) {
        Some(Ok(here)) => (here.cast_signed() + by).rem_euclid(count),
        // Where the one that one stood on is not listed: the one after it, or before it.
        Some(Err(after)) => (after.cast_signed() + if by > 0 { by - 1 } else { by }).rem_euclid(count),
        None if by > 0 => 0,
        None => count - 1,
    };
    stand(state, listed[next.cast_unsigned()])
}

/// The findings that are listed, a line each: severity, place, what, and the words.
pub(super) fn copy(state: &State) -> Vec<Effect> {
    let document = &state.document;
    let language = state.choices.settings.language;
    let header = ["table.severity", "table.place", "table.finding", "table.words"];
    let mut lines = vec![header.map(|key| language.text(key).to_owned()).join("\t")];
    for at in state.session.findings.listed(&document.diagnostics) {
        let each = &document.diagnostics[at];
        let cells = [
            language.text(said::severity(each.severity)).to_owned(),
            said::place(document, each.span.start, language),
            message(each, language),
            document.plan.words(each.span).to_owned(),
        ];
        lines.push(cells.map(|cell| copy::as_cell(&cell)).join("\t"));
    }
    let count = (lines.len() - 1).to_string();
    vec![Effect::Copy(lines.join("\n")), Effect::Tell("notice.copied-rows", vec![count])]
}
