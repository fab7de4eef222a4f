//! 对照: another version of the plan beside this one, or another snapshot of it, change by change.
//!
//! [`compare`](crate::compare) says what differs, in ids and spans; here it becomes a list of [`Change`]s that is
//! narrowed to a kind or to what the filter shows, a page, and a table. What stands in the open plan leads there;
//! what only the other version has is told with its own words.

mod about;
mod blocks;
mod copy;
mod head;
mod list;
mod model;
mod page;
mod picture;
mod said;
mod table;
mod time;

pub use copy::{rows, text};
pub use list::{Change, What};
pub use model::{Compared, Model, Standing, model};
pub use page::page;
pub use picture::Picture;
pub use said::{Said, excerpt, one_line};
pub use time::{minute, shown as shown_time};

use crate::compare::{KeptChange, PlanDiff};
use crate::graph::{Mask, PlanGraph};
use crate::plan::{Holder, MeasureId, Plan, SectionId, UnitId};
use crate::scene::Target;
use crate::view::carrier;

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Only the new version has it.
    Added,
    /// Only the old version has it.
    Dropped,
    /// It says so in other words.
    Reworded,
    /// It has another number, heading or place.
    Moved,
    /// Other units or roles, deadlines or persons.
    Duties,
    /// A unit's share of the whole.
    Units,
    /// What a snapshot keeps beside the plan.
    Kept,
}

impl Kind {
    /// All kinds, as they are listed.
    pub const ALL: [Self; 7] =
        [Self::Added, Self::Dropped, Self::Reworded, Self::Moved, Self::Duties, Self::Units, Self::Kept];

    /// The end of its keys in `words/`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Dropped => "dropped",
            Self::Reworded => "reworded",
            Self::Moved => "moved",
            Self::Duties => "duties",
            Self::Units => "units",
            Self::Kept => "kept",
        }
    }
}

/// How changes are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// One below the other, with the words that changed.
    #[default]
    Blocks,
    /// A row each.
    Table,
}

impl Form {
    /// Both forms.
    pub const ALL: [Self; 2] = [Self::Blocks, Self::Table];

    /// The end of its keys in `words/`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Table => "table",
        }
    }
}

/// What a person chose about the list of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    /// How changes are set.
    pub form: Form,
    /// Only changes of this kind.
    pub only: Option<Kind>,
    /// Also what the filter hides.
    pub all: bool,
    /// How many changes are passed over: a page takes so many ([`PER_PAGE`]) and no more.
    pub from: usize,
}

/// How many changes a page takes.
pub const PER_PAGE: usize = 150;

/// Which of the two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The old one.
    Old,
    /// The new one.
    New,
}

/// Two versions, and what differs.
#[derive(Clone, Copy)]
pub struct Two<'a> {
    /// Both plans, and the language they are spoken of in.
    pub said: Said<'a>,
    /// What differs between the plans.
    pub diff: &'a PlanDiff,
    /// What two snapshots keep otherwise.
    pub kept: &'a [KeptChange],
    /// Which of them is open in the window.
    pub open: Side,
    /// The graph of the one that is open.
    pub graph: &'a PlanGraph,
}

impl Two<'_> {
    /// What stands for a measure in the open plan; none where that plan does not have it.
    pub fn measure(&self, old: Option<MeasureId>, new: Option<MeasureId>) -> Option<Target> {
        self.of_open(old, new).map(|id| Target::Measure(id.0))
    }

    /// The same for a heading.
    pub fn section(&self, old: Option<SectionId>, new: Option<SectionId>) -> Option<Target> {
        self.of_open(old, new).map(|id| Target::Section(id.0))
    }

    /// The same for a unit.
    pub fn unit(&self, old: Option<UnitId>, new: Option<UnitId>) -> Option<Target> {
        self.of_open(old, new).map(|id| Target::Unit(id.0))
    }

    /// The same for what a unit does for something: the assignment, else what carries it.
    pub fn duty(&self, holder: Holder, unit: Option<UnitId>) -> Target {
        let link = unit.and_then(|unit| self.graph.duties(unit).find(|link| link.holder == holder));
        link.map_or_else(|| carrier(holder), |link| Target::Link(link.id.0))
    }

    /// What of two is of the open plan.
    pub fn of_open<T>(&self, old: T, new: T) -> T {
        match self.open {
            Side::Old => old,
            Side::New => new,
        }
    }

    /// A version.
    pub fn plan(&self, side: Side) -> &Plan {
        match side {
            Side::Old => self.said.old,
            Side::New => self.said.new,
        }
    }
}

/// What the filter shows of each version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    /// What it shows of the old one and of the new one.
    pub masks: [Mask; 2],
    /// 本单位 in the old one and in the new one, where it is set.
    pub unit: Option<[Option<UnitId>; 2]>,
    /// What it asks for, in words.
    pub words: String,
}
