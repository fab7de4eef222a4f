use super::{Assignment, Deadline, Span};

/// A heading's place in [`super::Plan::sections`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub u32);

impl SectionId {
    /// The document itself, root of the outline.
    pub const DOCUMENT: Self = Self(0);

    /// From a position.
    pub fn at(index: usize) -> Self {
        Self(index as u32)
    }

    /// As a position.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A heading with what stands directly under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its own place.
    pub id: SectionId,
    /// The heading it stands under; none only for the document.
    pub parent: Option<SectionId>,
    /// Depth by the style of its number (一、 is 1, (一) is 2, 1 is 3 …), 0 for the document.
    /// A level may be skipped: a level-3 heading can stand directly under a level-1 heading.
    pub level: u8,
    /// The number as printed, without brackets, dots and 、; empty where none is printed.
    pub label: String,
    /// The heading's words.
    pub title: String,
    /// Where the whole heading stands, number and title; for the document, its title line(s).
    pub span: Span,
    /// Text that belongs to the heading itself: everything that is no heading, measure or assignment line.
    /// The document's body holds preamble and closing paragraph.
    pub body: Vec<Span>,
    /// What carries this heading's own assignments, as in [`super::Measure::duty_lines`].
    pub duty_lines: Vec<Span>,
    /// Its own assignments, which do not flow down to measures.
    pub assignments: Vec<Assignment>,
    /// Deadlines stated in its body.
    pub deadlines: Vec<Deadline>,
}
