//! What a person sets for themselves, whatever document is open. Kept in the user's settings folder.

use crate::words::Language;
use serde::{Deserialize, Serialize};

/// In which colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Look {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black on white without colour.
    Contrast,
}

impl Look {
    /// Dark, or from dark back to light.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Light | Self::Contrast => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

/// A person's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// In which colours.
    pub look: Look,
    /// The language of the interface.
    pub language: Language,
    /// Interface scale in percent, 100–200.
    pub scale: u16,
}

/// The scales a menu offers, in percent.
pub const SCALES: [u16; 5] = [100, 125, 150, 175, 200];

impl Default for Settings {
    fn default() -> Self {
        Self { look: Look::Light, language: Language::Chinese, scale: 100 }
    }
}

impl Settings {
    /// The colours of the look.
    pub fn theme(&self) -> &'static crate::scene::Theme {
        match self.look {
            Look::Light => crate::scene::Theme::light(),
            Look::Dark => crate::scene::Theme::dark(),
            Look::Contrast => crate::scene::Theme::contrast(),
        }
    }
}
