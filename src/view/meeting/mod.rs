//! 会议: what is on the agenda, who must be in the room for it, and what those in the room can settle.

mod also;
mod block;
mod model;
mod page;
mod people;
mod said;

pub use model::{Model, Spec, model};
pub use page::page;
pub use said::{assignments, note, party, target, team, topic, with_members};
