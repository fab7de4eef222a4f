//! What items stand for, and sets of it.

use std::collections::BTreeSet;

/// What an item stands for. The numbers are ids of the plan and its graph; this floor does not know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A unit.
    Unit(u32),
    /// A measure.
    Measure(u32),
    /// A heading; 0 is the document.
    Section(u32),
    /// One assignment, drawn as a line.
    Link(u32),
    /// What two units share: the lower id first.
    Tie(u32, u32),
    /// Something that a view offers by its place in the view's own list: its model says what a click does.
    Entry(u32),
}

impl Target {
    /// Words of a view's own, such as the head of a list: they stand for nothing, and a click on them is a
    /// click beside everything.
    pub const WORDS: Self = Self::Entry(u32::MAX);

    /// The tie of two units.
    pub fn tie(one: u32, other: u32) -> Self {
        Self::Tie(one.min(other), one.max(other))
    }
}

/// A set of targets, dense by id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TargetSet {
    /// By unit id.
    pub units: Vec<bool>,
    /// By measure id.
    pub measures: Vec<bool>,
    /// By section id.
    pub sections: Vec<bool>,
    /// By link id.
    pub links: Vec<bool>,
    /// Ties between units; none is every tie between two units that are in.
    pub ties: Option<BTreeSet<(u32, u32)>>,
}

impl TargetSet {
    /// All in or all out, for so many units, measures, sections and links.
    pub fn filled(units: usize, measures: usize, sections: usize, links: usize, on: bool) -> Self {
        Self {
            units: vec![on; units],
            measures: vec![on; measures],
            sections: vec![on; sections],
            links: vec![on; links],
            ties: None,
        }
    }

    /// Nothing in, of the same size as `other`.
    #[must_use]
    pub fn empty_like(other: &Self) -> Self {
        Self::filled(other.units.len(), other.measures.len(), other.sections.len(), other.links.len(), false)
    }

    /// Whether it holds the target; ids beyond its size are out. What a view offers by itself is always in.
    pub fn has(&self, target: Target) -> bool {
        let (list, id) = match target {
            Target::Tie(one, other) => {
                let ends = || self.has(Target::Unit(one)) && self.has(Target::Unit(other));
                return self.ties.as_ref().map_or_else(ends, |ties| ties.contains(&(one, other)));
            }
            Target::Entry(_) => return true,
            Target::Unit(id) => (&self.units, id),
            Target::Measure(id) => (&self.measures, id),
            Target::Section(id) => (&self.sections, id),
            Target::Link(id) => (&self.links, id),
        };
        list.get(id as usize).copied().unwrap_or(false)
    }

    /// Takes a target in.
    pub fn insert(&mut self, target: Target) {
        let (list, id) = match target {
            Target::Tie(one, other) => {
                self.ties.get_or_insert_default().insert((one, other));
                return;
            }
            Target::Entry(_) => return,
            Target::Unit(id) => (&mut self.units, id),
            Target::Measure(id) => (&mut self.measures, id),
            Target::Section(id) => (&mut self.sections, id),
            Target::Link(id) => (&mut self.links, id),
        };
        if let Some(slot) = list.get_mut(id as usize) {
            *slot = true;
        }
    }
}
