//! What the user chose about a document: undo and redo walk over it, a snapshot keeps it.

use super::settings::Settings;
use crate::graph::Filter;
use crate::meeting::Meeting;
use crate::plan::{Correction, SectionId, UnitId};
use crate::view::columns::UnitOrder;
use crate::view::{duties, matrix, network, overview};
use std::collections::BTreeSet;

/// Everything a user chose. Small, so that history keeps it whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choices {
    /// What is shown of the plan.
    pub filter: Filter,
    /// In which order units stand.
    pub order: UnitOrder,
    /// Headings whose measures are folded away.
    pub folded: BTreeSet<SectionId>,
    /// 收拢: only what the filter shows is laid out.
    pub compact: bool,
    /// Participation lines are drawn for all.
    pub participation: bool,
    /// Units that were chosen to be looked at together, in the order of choosing.
    pub chosen: Vec<UnitId>,
    /// About the overview.
    pub overview: overview::Choice,
    /// About the matrix.
    pub matrix: matrix::Choice,
    /// About the network.
    pub network: network::Choice,
    /// About the lists of duties.
    pub duties: duties::Choice,
    /// The meeting that the plan is taken to.
    pub meeting: Meeting,
    /// What the user says instead of what was read.
    pub corrections: Vec<Correction>,
    /// What the snapshot is called.
    pub title: String,
    /// What the snapshot is for.
    pub note: String,
    /// The person's settings.
    pub settings: Settings,
}

impl Choices {
    /// Whether the two are the same but for settings, which are kept by themselves.
    pub fn same_work(&self, other: &Self) -> bool {
        Self { settings: Settings::default(), ..self.clone() }
            == Self { settings: Settings::default(), ..other.clone() }
    }
}
