//! A rule that a document states once for all its lists. How one is recognised is in `rules`, what follows from it
//! in `scan` and `ruled`.

use crate::plan::{Role, Span};

/// A rule of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    /// The words that state it.
    pub span: Span,
    /// What it says.
    pub says: Says,
}

/// What a rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Says {
    /// The first unit of each list leads; the others of it have this role where the rule gives them one. A
    /// rule that stands in a list without 下同 speaks of that list alone.
    FirstLeads {
        /// What the others do.
        rest: Option<Role>,
        /// Of the list that the rule stands in.
        here: bool,
    },
    /// What stands before the first comma of each list leads.
    BeforeComma,
    /// Names with this mark lead.
    Marked(char),
    /// These names are given to every measure in its reach.
    ForAll {
        /// The role.
        role: Role,
        /// The printed names.
        names: Vec<Span>,
        /// Measures that begin here have it.
        reach: (u32, u32),
    },
    /// A rule, but not which.
    Unclear,
}

/// The rules of a document that are stated inside `span`, in order.
pub(super) fn inside(rules: &[Rule], span: Span) -> impl Iterator<Item = &Rule> {
    let first = rules.partition_point(|rule| rule.span.start < span.start);
    rules[first..]
        .iter()
        .take_while(move |rule| rule.span.start <= span.end)
        .filter(move |rule| rule.span.end <= span.end)
}
