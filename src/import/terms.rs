//! What a document is read by: the words, the rules, the tables and the lines that were found before its text is
//! read, and what the user says of how to read.

use super::lines::Lines;
use super::roles::Roles;
use super::rule::Rule;
use crate::plan::{Span, Table};

/// What a document is read by.
pub(super) struct Terms<'t> {
    /// The words that say who does what, with the user's.
    pub words: &'t Roles,
    /// The document's rules.
    pub rules: Vec<Rule>,
    /// Words of which the user says that they assign nothing, in order.
    pub silenced: Vec<Span>,
    /// The tables, in document order.
    pub tables: Vec<Table>,
    /// What a line is.
    pub lines: Lines<'t>,
    /// Where the text ends.
    pub end: usize,
}
