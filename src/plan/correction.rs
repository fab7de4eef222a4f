use super::{Role, Span, UnitKind};
use serde::{Deserialize, Serialize};

/// One statement of the user about what was read: a layer over the plan, never a change to its text.
///
/// Units are named, not numbered, so that a correction still fits after the document is read anew.
/// Later corrections win over earlier ones. [`Correction::Word`] and [`Correction::NoAssignment`] say how
/// to read, so `import` reads the same text again with them; the others are laid over what was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Correction {
    /// This unit is of that kind.
    Kind {
        /// The unit's printed name.
        unit: String,
        /// What the user says it is.
        kind: UnitKind,
    },
    /// This unit stands for several bodies, or does not.
    Collective {
        /// The unit's printed name.
        unit: String,
        /// What the user says.
        collective: bool,
    },
    /// This unit is that one: its assignments are given to the other name, and its own becomes an alias.
    SameAs {
        /// The unit's printed name.
        unit: String,
        /// The name it goes by: of another unit, or a new one.
        name: String,
    },
    /// This name is several units: each takes over all of its assignments.
    Split {
        /// The unit's printed name.
        unit: String,
        /// The names of the units, two or more.
        parts: Vec<String>,
    },
    /// In this document a label means this.
    Word {
        /// The label without colon or bracket (承接单位).
        word: String,
        /// What it means; none where it assigns nothing.
        role: Option<Role>,
    },
    /// These words assign nothing.
    NoAssignment {
        /// Where they stand.
        span: Span,
        /// The words, so that a span of another text fits nowhere.
        words: String,
    },
}

impl Correction {
    /// The unit it is about, by its printed name; none where it says how to read.
    pub fn unit(&self) -> Option<&str> {
        match self {
            Self::Kind { unit, .. }
            | Self::Collective { unit, .. }
            | Self::SameAs { unit, .. }
            | Self::Split { unit, .. } => Some(unit),
            Self::Word { .. } | Self::NoAssignment { .. } => None,
        }
    }

    /// Whether it is about the unit that goes by this name, or made it go by it.
    pub fn is_about(&self, name: &str) -> bool {
        let gives = match self {
            Self::SameAs { name: new, .. } => new.trim() == name,
            Self::Split { parts, .. } => parts.iter().any(|part| part.trim() == name),
            _ => false,
        };
        gives || self.unit() == Some(name)
    }

    /// Whether it says how to read, so that the text must be read again.
    pub fn says_how_to_read(&self) -> bool {
        matches!(self, Self::Word { .. } | Self::NoAssignment { .. })
    }

    /// Whether `self` says something newer about just what `earlier` spoke of.
    pub fn replaces(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::Word { word, .. }, Self::Word { word: other, .. }) => word == other,
            (Self::NoAssignment { span, .. }, Self::NoAssignment { span: other, .. }) => span == other,
            (Self::SameAs { .. } | Self::Split { .. }, Self::SameAs { .. } | Self::Split { .. })
            | (Self::Kind { .. }, Self::Kind { .. })
            | (Self::Collective { .. }, Self::Collective { .. }) => self.unit() == earlier.unit(),
            _ => false,
        }
    }
}
