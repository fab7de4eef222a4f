use super::{Correction, Span};
use serde::Serialize;

/// How much a diagnostic matters to somebody who must defend the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Something of the document was not understood.
    Error,
    /// Read, but a person should look.
    Warning,
    /// Worth knowing.
    Note,
}

/// What a diagnostic is about. The sentence for people is in `words/`, under `diagnostic.<key>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// Looks like an assignment and was not understood.
    AssignmentNotUnderstood,
    /// An assignment line with nothing before it to belong to.
    UnattachedAssignment,
    /// A role word with a colon and no unit after it.
    EmptyList,
    /// A number that the same section has already used.
    DuplicateNumber,
    /// A number is missing in a sequence.
    NumberGap,
    /// A measure that names no unit.
    MeasureWithoutUnit,
    /// A list that ends in 等.
    OpenList,
    /// Two unit names that differ by little and may be one.
    NearIdenticalUnits,
    /// A bracket that is never closed.
    UnclosedBracket,
    /// No measure was found.
    NoMeasures,
    /// A rule stated once for the whole document, which was not applied.
    DocumentRule,
    /// The document says that the first unit of each list leads, and so it was read.
    FirstListed,
    /// A rule stated once for the whole document gave assignments.
    RuleApplied,
    /// A unit whose place (省, 市) is dropped because the unit before it has it.
    DroppedPrefix,
    /// Parts of the file are in another encoding than the rest.
    MixedEncodings,
    /// Bytes that are not valid in the encoding that the rest of the text is in.
    UndecodableBytes,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 16] = [
        Self::AssignmentNotUnderstood,
        Self::UnattachedAssignment,
        Self::EmptyList,
        Self::DuplicateNumber,
        Self::NumberGap,
        Self::MeasureWithoutUnit,
        Self::OpenList,
        Self::NearIdenticalUnits,
        Self::UnclosedBracket,
        Self::NoMeasures,
        Self::DocumentRule,
        Self::FirstListed,
        Self::RuleApplied,
        Self::DroppedPrefix,
        Self::MixedEncodings,
        Self::UndecodableBytes,
    ];

    /// The name in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::AssignmentNotUnderstood => "assignment-not-understood",
            Self::UnattachedAssignment => "unattached-assignment",
            Self::EmptyList => "empty-list",
            Self::DuplicateNumber => "duplicate-number",
            Self::NumberGap => "number-gap",
            Self::MeasureWithoutUnit => "measure-without-unit",
            Self::OpenList => "open-list",
            Self::NearIdenticalUnits => "near-identical-units",
            Self::UnclosedBracket => "unclosed-bracket",
            Self::NoMeasures => "no-measures",
            Self::DocumentRule => "document-rule",
            Self::FirstListed => "first-listed",
            Self::RuleApplied => "rule-applied",
            Self::DroppedPrefix => "dropped-prefix",
            Self::MixedEncodings => "mixed-encodings",
            Self::UndecodableBytes => "undecodable-bytes",
        }
    }
}

/// Something that the reader noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What it is about.
    pub code: Code,
    /// The words it is about.
    pub span: Span,
    /// What the sentence for people fills in at `{0}`, `{1}`, …
    pub args: Vec<String>,
    /// What would settle it, where that is one step: offered, never done by itself.
    pub fix: Option<Correction>,
}
