//! What a reading came to: in which manner the document says who does what, and how much of what looks like
//! an assignment was understood.

use crate::plan::{Code, Diagnostic};

/// What a reading came to, for the person who opens a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Account {
    /// How many statements were read in each manner; manners that do not occur are left out.
    pub manners: Vec<(Manner, u32)>,
    /// Statements that were understood.
    pub understood: u32,
    /// What looks like a statement and was not understood.
    pub not_understood: u32,
}

impl Account {
    /// From the statements read, by [`Manner`], and what was noticed.
    pub(super) fn of(read: &[u32; Manner::ALL.len()], diagnostics: &[Diagnostic]) -> Self {
        let manners: Vec<(Manner, u32)> =
            Manner::ALL.into_iter().zip(*read).filter(|(_, count)| *count > 0).collect();
        let understood = manners.iter().map(|(_, count)| count).sum();
        let lost =
            |each: &&Diagnostic| matches!(each.code, Code::AssignmentNotUnderstood | Code::DocumentRule);
        let not_understood = diagnostics.iter().filter(lost).count() as u32;
        Self { manners, understood, not_understood }
    }
}

/// The manner in which a statement of who does what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Manner {
    /// A line of its own: 牵头单位：市甲局
    OwnLine,
    /// A bracket with labels: （牵头单位：市甲局）
    BracketLabel,
    /// A bracket with a sentence: （市甲局牵头，市乙局配合）
    BracketSentence,
    /// A bracket with names alone: （市甲局、市乙局）
    BracketList,
    /// A label or sentence in running text: ……。责任单位：市甲局。
    Clause,
    /// A row of a table.
    Table,
}

impl Manner {
    /// All manners, as they are listed.
    pub const ALL: [Self; 6] = [
        Self::OwnLine,
        Self::BracketLabel,
        Self::BracketSentence,
        Self::BracketList,
        Self::Clause,
        Self::Table,
    ];

    /// The name in files and in `words/`: `manner.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::OwnLine => "own-line",
            Self::BracketLabel => "bracket-label",
            Self::BracketSentence => "bracket-sentence",
            Self::BracketList => "bracket-list",
            Self::Clause => "clause",
            Self::Table => "table",
        }
    }
}
