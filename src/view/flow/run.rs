//! What stands in a line, and how texts look.

use super::SIGN;
use crate::plan::Role;
use crate::scene::text::width;
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

/// Something in a line. Lines end only at a [`Run::Gap`].
#[derive(Debug, Clone, PartialEq)]
pub enum Run {
    /// Words.
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
    /// White space, so many pixels, where a line may end.
    Gap(f32),
    /// White space that keeps what stands before and after it together.
    Thin(f32),
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

    /// Pixels an em; none for what is no text.
    pub(super) fn size(&self) -> f32 {
        match self {
            Self::Text { style, .. } => style.size,
            Self::Sign(..) | Self::Gap(_) | Self::Thin(_) => 0.0,
        }
    }

    /// How wide it is, in pixels.
    pub(super) fn width(&self) -> f32 {
        match self {
            Self::Text { text, style, .. } => width(text, style.size, style.bold),
            Self::Sign(..) => SIGN,
            Self::Gap(gap) | Self::Thin(gap) => *gap,
        }
    }
}
