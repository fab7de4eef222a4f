//! 会议: what is on the agenda, who must be in the room for it, and what those in the room can settle.

mod page;
mod said;

pub use page::page;
pub use said::{assignments, party, target, team, topic, with_members};

use crate::meeting::{Call, Meeting, call};
use crate::plan::Plan;

/// What the page follows from.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// What the user says about the meeting.
    pub meeting: Meeting,
}

/// What is on the page.
pub struct Model {
    /// Who must come, who should, who is missing.
    pub call: Call,
}

/// From what the user says.
pub fn model(plan: &Plan, spec: &Spec) -> Model {
    let meeting = &spec.meeting;
    Model { call: call(plan, &meeting.agenda, &meeting.attendees, &meeting.lists) }
}
