use super::{Assignment, SectionId, Span};
use serde::Serialize;

/// A measure's place in [`super::Plan::measures`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureId(pub u32);

impl MeasureId {
    /// From a position.
    pub fn at(index: usize) -> Self {
        Self(index as u32)
    }

    /// As a position.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The smallest item that carries assignments (措施).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its own place.
    pub id: MeasureId,
    /// The printed number without brackets or dots; empty where none is printed. Numbers may repeat.
    pub no: String,
    /// The heading it stands under.
    pub section: SectionId,
    /// From its number to the end of its text.
    pub span: Span,
    /// Its text by paragraph, without the number.
    pub text: Vec<Span>,
    /// What carries its assignments: whole lines (`牵头单位:…`), or the bracket or clause that a paragraph
    /// ends in (`（市甲局牵头）`). A bracket in the middle of a paragraph stays in `text` and is not here.
    pub duty_lines: Vec<Span>,
    /// In printed order.
    pub assignments: Vec<Assignment>,
    /// Persons named as leaders (分管领导, 责任领导).
    pub leaders: Vec<Leader>,
    /// Deadlines stated in its text or on a line of their own.
    pub deadlines: Vec<Deadline>,
}

/// A person who leads a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leader {
    /// The name as printed.
    pub name: String,
    /// Where.
    pub span: Span,
}

/// What kind of deadline it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeadlineKind {
    /// By one day (到2022年).
    Once,
    /// Every year (每年3月1日之前).
    Yearly,
    /// Without end (长期坚持).
    Ongoing,
}

/// By when, in the document's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The printed words.
    pub span: Span,
    /// Once, yearly or ongoing.
    pub kind: DeadlineKind,
    /// `YYYY-MM-DD` for once, `MM-DD` for yearly; none where no date follows from the words.
    pub due: Option<String>,
}
