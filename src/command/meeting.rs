//! What the commands of the meeting are about: a topic, a unit, somebody who is called.

use crate::graph::LinkId;
use crate::meeting::{Call, Need, TopicPlace, call};
use crate::plan::{MeasureId, SectionId};
use crate::scene::Target;
use crate::state::State;
use crate::view::carrier;

/// A paper of the meeting that can be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingPaper {
    /// 会议议程
    Agenda,
    /// 参会名单
    Attendance,
}

/// What of a target can stand on an agenda: a measure, a heading, for an assignment what carries it.
pub fn topic_of(state: &State, target: Target) -> Option<TopicPlace> {
    let plan = &state.document.plan;
    Some(match target {
        Target::Measure(id) => TopicPlace::measure(plan, MeasureId(id)),
        Target::Section(id) => TopicPlace::section(plan, SectionId(id)),
        Target::Link(id) => {
            let link = state.document.graph.link(LinkId(id));
            return topic_of(state, carrier(link.holder));
        }
        Target::Unit(_) | Target::Tie(..) | Target::Entry(_) => return None,
    })
}

/// Where what is selected stands on the agenda.
pub fn selected_topic(state: &State) -> Option<usize> {
    state.choices.meeting.topic(topic_of(state, state.place.selection?)?)
}

/// Who the agenda calls.
pub fn called(state: &State) -> Call {
    let meeting = &state.choices.meeting;
    call(&state.document.plan, &meeting.agenda, &meeting.attendees, &meeting.lists)
}

/// Whether the agenda calls somebody of this need who is not invited.
pub(super) fn lacks(state: &State, need: Need) -> bool {
    !state.choices.meeting.agenda.topics.is_empty() && called(state).of(need).any(|called| !called.invited)
}
