//! What the pass over the lines leaves behind: blocks, what they say, and the state of the pass itself.

use super::account::Manner;
use super::marks::Marks;
use super::numeral::Numeral;
use super::registry::Registry;
use super::statement::Reading;
use super::terms::Terms;
use crate::plan::{Deadline, Diagnostic, Role, Span, UnitId};
use std::ops::Range;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It starts with a number.
    Item(Numeral),
    /// Running text.
    Para,
    /// It only assigns.
    Duty,
    /// It divides a table, with or without a number: a cell over many rows, a row of one cell.
    Group(Option<Numeral>),
    /// A row of a table that carries assignments, by its number; empty where none is printed.
    Row(Span),
    /// A table begins here, or ends.
    Edge,
}

/// A line, read.
#[derive(Debug, Clone)]
pub(super) struct Block {
    /// What it is.
    pub kind: Kind,
    /// The whole line without gaps around it; several lines where a list runs on.
    pub line: Span,
    /// Its words: without number, and without the assignment it ends in.
    pub text: Span,
    /// The assignment that stands at its end, or is the line.
    pub duty: Option<Span>,
    /// What it says, in [`Scan::said`].
    pub said: Range<u32>,
    /// Its deadlines, in [`Scan::deadlines`].
    pub dues: Range<u32>,
}

impl Block {
    /// Whether it assigns something.
    pub(super) fn assigns(&self) -> bool {
        self.duty.is_some() || !self.said.is_empty()
    }
}

/// One thing that a block says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    /// A unit with its role, or a person.
    pub what: Option<(Role, UnitId)>,
    /// The printed name.
    pub span: Span,
    /// The list ended in 等 here.
    pub open: bool,
    /// By the document's rule for first places this unit has another role, unless a leader is stated.
    pub instead: Option<Role>,
}

/// The document, line by line.
pub(super) struct Scan<'s> {
    /// The text that is read.
    pub source: &'s str,
    /// In document order.
    pub blocks: Vec<Block>,
    /// What the blocks say, in document order.
    pub said: Vec<Said>,
    /// In document order.
    pub deadlines: Vec<Deadline>,
    /// What was noticed.
    pub diagnostics: Vec<Diagnostic>,
    /// The names.
    pub registry: Registry<'s>,
    pub(super) marks: Marks,
    pub(super) reading: Reading,
    /// What the document is read by.
    pub(super) terms: &'s Terms<'s>,
    /// How many statements were read, by [`Manner`].
    pub(super) manners: [u32; Manner::ALL.len()],
}
