//! Why a file could not be read at all.
//!
//! Content never fails: whatever is text becomes a plan, with diagnostics. Here are only the reasons for
//! which there is no text to read. The sentences for people are in `words/`, under `unreadable.<key>`.

use thiserror::Error;

/// There is no text to read, or reading it was refused or stopped.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreadable {
    /// No character other than spaces.
    #[error("{name}: there is no text in it")]
    Empty {
        /// The file, as the caller named it.
        name: String,
    },
    /// Bytes that are no text in any encoding that is tried.
    #[error("{name}: this is no text file")]
    Binary {
        /// The file, as the caller named it.
        name: String,
    },
    /// More bytes than [`super::MAX_BYTES`].
    #[error("{name}: {bytes} bytes are more than the limit of {limit}")]
    TooLarge {
        /// The file, as the caller named it.
        name: String,
        /// How many bytes it has.
        bytes: usize,
        /// How many are read at most.
        limit: usize,
    },
    /// The caller asked to stop.
    #[error("{name}: reading was cancelled")]
    Cancelled {
        /// The file, as the caller named it.
        name: String,
    },
}

impl Unreadable {
    /// The keys of all reasons, for the test that every one has a sentence.
    pub const KEYS: [&'static str; 4] = ["empty", "binary", "too-large", "cancelled"];

    /// The name of the reason in files and in `words/`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "empty",
            Self::Binary { .. } => "binary",
            Self::TooLarge { .. } => "too-large",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// What the sentence for people fills in at `{0}`, `{1}`, …: the file, then figures (in MB).
    pub fn args(&self) -> Vec<String> {
        match self {
            Self::Empty { name } | Self::Binary { name } | Self::Cancelled { name } => vec![name.clone()],
            Self::TooLarge { name, bytes, limit } => {
                vec![name.clone(), (bytes >> 20).to_string(), (limit >> 20).to_string()]
            }
        }
    }
}
