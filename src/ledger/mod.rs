//! The ledger (台账): what every unit says about every one of its assignments, year by year, and what came back.
//!
//! A [`Ledger`] lives beside a plan and never changes it. It holds [`Year`]s; the last is open, those before are
//! closed and kept. A year holds a [`Record`] for each [`Key`] about which something was said, the history of every
//! change, the returns that were taken, and the [`Conflict`]s that wait for the user. A [`Key`] says in names and
//! places which assignment is meant, as a snapshot does, for where a measure begins in the text is not the same in
//! two files; [`Keys`] joins them to a plan that is open, in document order.
//!
//! The way round: `page::papers::returns` makes a workbook for a unit, [`returned::read`] reads it back into a
//! [`Returned`], [`merge()`] takes many of them at once, [`Ledger::resolve`] settles a conflict, [`summary()`] counts.
//! Three rules hold throughout. Nothing is guessed in silence: what cannot be placed, and every reading that is more
//! than the cell's own words, is told with sheet and cell ([`Trouble`]). Empty cells never erase. What a unit returns
//! is the unit's statement and what the user types is the user's ([`Source`]); neither is ever the document's.
//!
//! Never here: files, clocks, layout. Days come in from above. Where the rest goes: the snapshot keeps a `Ledger` as a
//! field beside the meeting (`state::snapshot`; a [`Ledger`] is plain data); views read a [`Summary`] for counts and
//! [`Year::record`] for a cell or a line of a sheet, both as models in `view/`; the timeline is a view over the days
//! of [`due`]; an edit in the window is a command that calls [`Ledger::set`], and undo keeps the ledger before it.

pub mod due;
mod file;
pub mod heads;
mod key;
mod keys;
mod merge;
mod record;
pub mod returned;
mod stamp;
pub mod summary;
mod year;

pub use file::LedgerError;
pub use key::{Key, Place};
pub use keys::{Entry, Keys};
pub use merge::{Changed, Fate, FileReport, MergeReport, Tally, merge};
pub use record::{Change, Field, Record, ReturnMark, Said, Source, Status, Value};
pub use returned::{Refused, Returned, Trouble, TroubleKind};
pub use stamp::Stamp;
pub use summary::{Summary, summary};
pub use year::{Choice, Claim, Conflict, Difference, Return, Unsettled, Year, compare};

use crate::plan::{Day, Plan, sha256};
use serde::{Deserialize, Serialize};

/// What is known about a plan's assignments, year by year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// Of which plan.
    pub plan: Mark,
    /// In order; the last is open. Never empty.
    pub years: Vec<Year>,
}

/// By what a plan is known again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark {
    /// Its title.
    pub title: String,
    /// 文号
    pub doc_no: String,
    /// SHA-256 of its text, in hexadecimal.
    pub sha256: String,
}

impl Mark {
    /// Of a plan.
    pub fn of(plan: &Plan) -> Self {
        let (title, doc_no) = (plan.title.text.clone(), plan.doc_no.text.clone());
        Self { title, doc_no, sha256: sha256(&plan.source) }
    }
}

impl Ledger {
    /// An empty one, open in a year.
    pub fn new(plan: Mark, year: u16) -> Self {
        Self { plan, years: vec![Year::new(year)] }
    }

    /// The open year.
    ///
    /// # Panics
    /// Never for a ledger of [`Ledger::new`] or [`Ledger::parse`], which both have one.
    pub fn open(&self) -> &Year {
        &self.years[self.years.len() - 1]
    }

    fn open_mut(&mut self) -> &mut Year {
        let last = self.years.len() - 1;
        &mut self.years[last]
    }

    /// The user's own word on a field; none takes it away. The history tells.
    pub fn set(&mut self, key: &Key, field: Field, value: Option<Value>, when: Day) {
        self.open_mut().set(key, field, value, Source::User, when);
    }

    /// Settles a conflict by what the user chose.
    pub fn resolve(&mut self, key: &Key, field: Field, choice: &Choice, when: Day) -> Result<(), Unsettled> {
        self.open_mut().resolve(key, field, choice, when)
    }

    /// Closes the open year and keeps it, and opens the next with what does not end with a year. Conflicts must be
    /// settled first.
    pub fn turn(&mut self, year: u16, when: Day) -> Result<(), Unsettled> {
        let open = self.open_mut();
        if year <= open.year {
            return Err(Unsettled::NotLater(open.year));
        }
        if !open.conflicts.is_empty() {
            return Err(Unsettled::Conflicts(open.conflicts.len()));
        }
        open.closed = Some(when);
        let next = open.next(year);
        self.years.push(next);
        Ok(())
    }
}
