//! The meeting (会议): what is on the agenda, who is in the room, and what follows from either.
//!
//! [`Meeting`] is what the user says: title, time, place, the [`Agenda`], the [`Attendees`], the 分发名单 ([`Lists`])
//! that tell which units a collective stands for, and [`Notes`]. It goes into the snapshot, so units are named and
//! measures and headings are found by where they begin in the source text. [`Agenda::items`] and
//! [`Attendees::room`] lead from there to the plan.
//!
//! What follows is computed and never kept: [`call()`] tells from the agenda who must come, who should, who came for
//! nothing and who is missing; [`settle()`] tells from those in the room which measures can be settled.
//!
//! A collective is nobody in particular. It is in the room, and it is called, only as the units that the user's
//! list gives for it; without a list it is told apart, as one whose members only the user knows.

mod agenda;
mod attendees;
mod call;
mod edit;
mod notes;
mod pasted;
mod settle;

pub use agenda::{Agenda, Item, Topic, TopicPlace};
pub use attendees::{Attendees, Guest, Lists, Party, Room};
pub use call::{Call, Called, Need, call};
pub use edit::topics_of;
pub use notes::{About, Note, Notes};
pub use pasted::{names, pasted};
pub use settle::{Settled, Unsettled, settle};

use serde::{Deserialize, Serialize};

/// What the user says about a meeting. All texts as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Meeting {
    /// What it is called.
    pub title: String,
    /// When.
    pub time: String,
    /// Where.
    pub place: String,
    /// 主持人
    pub chair: String,
    /// Whatever else.
    pub note: String,
    /// What is talked about, in order.
    pub agenda: Agenda,
    /// Who is invited, in order.
    pub attendees: Attendees,
    /// 分发名单
    pub lists: Lists,
    /// Notes on units, measures, headings and assignments.
    pub notes: Notes,
}
