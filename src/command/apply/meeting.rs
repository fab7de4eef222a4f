//! The meeting: its agenda, who is invited, notes. Every change is a step of history of its own name.

use super::copy::as_cell;
use super::step;
use crate::command::meeting::{MeetingPaper, called, selected_topic, topic_of};
use crate::command::{Effect, Stroke};
use crate::meeting::{About, Meeting, Need, pasted, topics_of};
use crate::page::papers::meeting as papers;
use crate::page::report::{self, Report};
use crate::scene::Target;
use crate::state::State;
use crate::state::called::{name_meant, unit_meant};
use crate::view::flow::Said;
use crate::view::meeting::party;

/// Says otherwise what the meeting is. What differs names the step.
pub(super) fn set(state: &mut State, meeting: Meeting, stroke: Stroke) -> Vec<Effect> {
    let now = &state.choices.meeting;
    let name = if now.agenda != meeting.agenda {
        "step.agenda"
    } else if now.attendees != meeting.attendees {
        "step.attendees"
    } else if now.lists != meeting.lists {
        "step.lists"
    } else if now.notes != meeting.notes {
        "step.note"
    } else {
        "step.meeting"
    };
    step(state, name, stroke == Stroke::Follows, |choices| choices.meeting = meeting)
}

/// One step of this name.
fn change(state: &mut State, name: &'static str, change: impl FnOnce(&mut Meeting)) {
    step(state, name, false, |choices| change(&mut choices.meeting));
}

fn tell(key: &'static str, count: usize) -> Vec<Effect> {
    vec![Effect::Tell(key, vec![count.to_string()])]
}

pub(super) fn toggle_topic(state: &mut State, target: Target) -> Vec<Effect> {
    if let Some(place) = topic_of(state, target) {
        change(state, "step.topic", |meeting| meeting.toggle_topic(place));
    }
    Vec::new()
}

/// Moves the topic that is selected.
pub(super) fn move_topic(state: &mut State, by: isize) -> Vec<Effect> {
    if let Some(at) = selected_topic(state) {
        change(state, "step.agenda-order", |meeting| meeting.move_topic(at, by));
    }
    Vec::new()
}

/// Takes on the agenda what the filter shows.
pub(super) fn add_shown(state: &mut State) -> Vec<Effect> {
    let places = topics_of(&state.document.plan, &state.derived.shown.measures);
    let mut added = 0;
    change(state, "step.topics-shown", |meeting| added = meeting.add_topics(places));
    tell(if added > 0 { "notice.topics" } else { "notice.no-topics" }, added)
}

/// Invites a unit, or somebody whom the plan does not name, or no longer.
pub(super) fn toggle_guest(state: &mut State, name: &str) -> Vec<Effect> {
    change(state, "step.invite", |meeting| meeting.toggle_guest(name));
    Vec::new()
}

/// Invites everybody whom the agenda calls and who is not invited.
pub(super) fn invite_called(state: &mut State, need: Need) -> Vec<Effect> {
    let call = called(state);
    let missing = call.of(need).filter(|called| !called.invited);
    let names: Vec<String> = missing.map(|called| party(&state.document.plan, &called.party)).collect();
    let name = match need {
        Need::Must => "step.invite-must",
        Need::Should => "step.invite-should",
    };
    invite(state, name, &names)
}

pub(super) fn invite_chosen(state: &mut State) -> Vec<Effect> {
    let names = state.choices.chosen.iter().map(|id| state.document.plan.unit(*id).name.clone());
    let names: Vec<String> = names.collect();
    invite(state, "step.invite-chosen", &names)
}

fn invite(state: &mut State, name: &'static str, names: &[String]) -> Vec<Effect> {
    let mut count = 0;
    change(state, name, |meeting| count = meeting.invite(names.iter().map(String::as_str)));
    tell(if count > 0 { "notice.invited" } else { "notice.nobody-invited" }, count)
}

/// Takes in those whom a pasted or typed text names. A unit's name that the plan does not know stays as it is
/// written, and is told.
pub(super) fn add_guests(state: &mut State, text: &str) -> Vec<Effect> {
    let mut guests = pasted(text);
    if guests.is_empty() {
        return vec![Effect::Tell("notice.no-guests", Vec::new())];
    }
    let mut unknown: Vec<String> = Vec::new();
    for guest in &mut guests {
        if unit_meant(&state.document, &guest.unit).is_none() && !unknown.contains(&guest.unit) {
            unknown.push(guest.unit.clone());
        }
        guest.unit = name_meant(&state.document, &guest.unit);
    }
    let count = guests.len().to_string();
    change(state, "step.guests", |meeting| meeting.add_guests(guests));
    state.session.dialog = None;
    if unknown.is_empty() {
        vec![Effect::Tell("notice.guests", vec![count])]
    } else {
        vec![Effect::Tell("notice.guests-unknown", vec![count, unknown.join("、")])]
    }
}

/// Notes something down about a target.
pub(super) fn note(state: &mut State, target: Target, text: String, stroke: Stroke) -> Vec<Effect> {
    let Some(about) = About::of(&state.document.plan, &state.document.graph, target) else {
        return Vec::new();
    };
    step(state, "step.note", stroke == Stroke::Follows, |choices| choices.meeting.notes.set(about, text))
}

fn paper(state: &State, paper: MeetingPaper) -> Report {
    let (plan, graph) = (&*state.document.plan, &*state.document.graph);
    let said = Said { plan, graph, language: state.choices.settings.language };
    match paper {
        MeetingPaper::Agenda => papers::agenda(said, &state.choices.meeting),
        MeetingPaper::Attendance => papers::attendance(said, &state.choices.meeting),
    }
}

pub(super) fn copy(state: &State, which: MeetingPaper) -> Vec<Effect> {
    vec![Effect::Copy(report::text(&paper(state, which))), Effect::Tell("notice.copied-paper", Vec::new())]
}

pub(super) fn copy_table(state: &State, which: MeetingPaper) -> Vec<Effect> {
    let rows = report::cells(&paper(state, which));
    let line = |row: &Vec<String>| row.iter().map(|cell| as_cell(cell)).collect::<Vec<_>>().join("\t");
    let lines: Vec<String> = rows.iter().map(line).collect();
    let count = lines.len().saturating_sub(1).to_string();
    vec![Effect::Copy(lines.join("\n")), Effect::Tell("notice.copied-rows", vec![count])]
}
