//! What a search gives back: a target, why it was found, and the words to mark.
//!
//! Only plain data lives here. Ranges are byte ranges on character boundaries of the string that
//! the variant names, so that whoever shows that string can mark them.

use crate::plan::{MeasureId, SectionId, Span, UnitId};
use std::ops::Range;

/// What a hit stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A unit.
    Unit(UnitId),
    /// A measure.
    Measure(MeasureId),
    /// A heading; the document itself for its title, its own text and its number (文号).
    Section(SectionId),
}

/// Why something was found, best reason first: the order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The measure with this number.
    Number,
    /// A unit whose name begins so, the words that only say at which level it stands (省, 省委, …)
    /// counted or not.
    NamePrefix,
    /// A unit with this inside its name.
    Name,
    /// A unit with this in another of its names.
    Alias,
    /// A unit with a name that begins so when read aloud.
    PinyinPrefix,
    /// The heading with this number.
    HeadingNumber,
    /// A heading with this in its title.
    Heading,
    /// A unit with this inside a name when read aloud.
    Pinyin,
    /// A heading whose title says so when read aloud.
    HeadingPinyin,
    /// A measure whose number begins so.
    NumberPrefix,
    /// A measure or heading with this in its text.
    Text,
    /// A measure or heading with this in the lines that assign it.
    Duty,
}

/// The words that matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The whole number of the target.
    Number,
    /// This part of the unit's name.
    Name(Range<usize>),
    /// This part of the unit's n-th alias.
    Alias(usize, Range<usize>),
    /// This part of the heading's title.
    Title(Range<usize>),
    /// These words of the source: the first ones in the target's text.
    Text(Span),
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub target: Target,
    /// Why it was found.
    pub kind: Kind,
    /// Where it matched.
    pub place: Place,
}
