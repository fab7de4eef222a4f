//! What stands in a line, and how texts look.

use crate::plan::Role;
use crate::scene::{Ink, Target};

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Pixels an em.
    pub size: f32,
    /// In the bold face.
    pub bold: bool,
    /// In what ink.
    pub ink: Ink,
}

impl Style {
    /// What a page is about.
    pub const TITLE: Self = Self { size: 20.0, bold: true, ink: Ink::Heading };
    /// The head of a block.
    pub const HEAD: Self = Self { size: 15.0, bold: true, ink: Ink::Heading };
    /// What is read.
    pub const BODY: Self = Self { size: 14.0, bold: false, ink: Ink::Text };
    /// What stands beside it.
    pub const SMALL: Self = Self { size: 12.5, bold: false, ink: Ink::TextWeak };
    /// A number that is to be seen from afar.
    pub const FIGURE: Self = Self { size: 22.0, bold: true, ink: Ink::Accent };

    /// The same in another ink.
    #[must_use]
    pub const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same in the bold face.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
}

/// Something in a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Run {
    /// Words that are never broken.
    Text {
        /// The words.
        text: String,
        /// How they look.
        style: Style,
        /// What they stand for.
        target: Target,
    },
    /// The sign of a role.
    Sign(Role, Target),
    /// White space, so many pixels.
    Gap(f32),
}

impl Run {
    /// Words.
    pub fn text(text: impl Into<String>, style: Style, target: Target) -> Self {
        Self::Text { text: text.into(), style, target }
    }

    /// Words of the view's own.
    pub fn words(text: impl Into<String>, style: Style) -> Self {
        Self::text(text, style, Target::WORDS)
    }

    pub(super) fn style(&self) -> Style {
        match self {
            Self::Text { style, .. } => *style,
            Self::Sign(..) | Self::Gap(_) => Style { size: 0.0, ..Style::SMALL },
        }
    }
}
