//! 总览: what a director asks first, on one page in blocks.
//!
//! The model counts what the filter shows, with the whole beside it where the two differ; the page sets the
//! counts in blocks, and each number that stands for measures offers to show just those.

mod attention;
mod blocks;
mod copy;
mod head;
mod heat;
mod model;
mod page;

pub use copy::text;
pub use model::{Both, Cell, Due, Model, Rank, Spec, model};
pub use page::page;

use serde::{Deserialize, Serialize};

/// What the user chose about this view.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// Every unit that leads or is responsible is ranked, not only the first.
    pub all: bool,
}
