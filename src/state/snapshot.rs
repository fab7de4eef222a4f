//! 会议快照: one self-contained file, RON inside, that brings back what was on screen.
//!
//! Units are named, measures and headings are found by where they begin in the source text (see
//! [`Workspace`]), and the camera is a rectangle of the world, so that a snapshot opens on another machine,
//! in a window of another size, and after the reader has learned more. The first line says what the file is,
//! the last that it is whole.
//!
//! Version 2 added the view, the tables and places of files that are no plain text, and corrections that say
//! how to read; version 3 the other views. A file of an earlier version lacks them and opens without.

use super::choices::Choices;
use super::document::Document;
use super::session::Place;
use super::workspace::Workspace;
use crate::import::FileKind;
use crate::meeting::Meeting;
pub use crate::plan::sha256 as hash;
use crate::plan::{Correction, Form};
use serde::{Deserialize, Serialize};

/// The version that this program writes; it reads all up to it.
pub const VERSION: u32 = 4;
/// The first line.
const FIRST: &str = "// dutymap snapshot";
/// The last line.
const LAST: &str = "// end of snapshot";

/// What a snapshot file holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Of the format.
    pub version: u32,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub note: String,
    /// When it was saved, RFC 3339 with the local offset.
    pub saved_at: String,
    /// The document.
    pub source: Source,
    /// What the user says instead of what was read.
    pub corrections: Vec<Correction>,
    /// What was on screen.
    pub workspace: Workspace,
    /// The meeting that it is for.
    #[serde(default)]
    pub meeting: Meeting,
}

/// The document, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The name of the file as issued.
    pub name: String,
    /// SHA-256 of the text, in hexadecimal.
    pub sha256: String,
    /// The text, as read.
    pub text: String,
    /// How the text stood in its file: tables and places.
    #[serde(default)]
    pub form: Form,
    /// The kind of file it was taken out of.
    #[serde(default)]
    pub kind: FileKind,
}

/// Why a file is no snapshot that can be opened. Each has its sentence in `words/`: `snapshot.<key>`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// Written by a newer program.
    #[error("snapshot version {0} is newer than this program")]
    Newer(u32),
    /// The end is missing.
    #[error("the snapshot is cut off")]
    CutOff,
    /// The text inside is not the one that was saved.
    #[error("the text inside the snapshot was changed")]
    Changed,
    /// Not in the snapshot's form.
    #[error("the snapshot is damaged at line {0}")]
    Damaged(usize),
}

impl SnapshotError {
    /// The end of its key in `words/`, and what its sentence fills in.
    pub fn key(&self) -> (&'static str, Vec<String>) {
        match self {
            Self::Newer(version) => ("snapshot.newer", vec![version.to_string(), VERSION.to_string()]),
            Self::CutOff => ("snapshot.cut-off", Vec::new()),
            Self::Changed => ("snapshot.changed", Vec::new()),
            Self::Damaged(line) => ("snapshot.damaged", vec![line.to_string()]),
        }
    }
}

#[derive(Deserialize)]
struct Header {
    version: u32,
}

impl Snapshot {
    /// What is open and chosen, without the time: below the shell there is no clock.
    pub fn of(document: &Document, choices: &Choices, place: &Place) -> Self {
        let source = &document.plan.source;
        Self {
            version: VERSION,
            title: choices.title.clone(),
            note: choices.note.clone(),
            saved_at: String::new(),
            source: Source {
                name: document.name.clone(),
                sha256: hash(source),
                text: source.to_string(),
                form: document.plan.form.as_ref().clone(),
                kind: document.read_as.kind,
            },
            corrections: choices.corrections.clone(),
            workspace: Workspace::of(document, choices, place),
            meeting: choices.meeting.clone(),
        }
    }

    /// Whether bytes claim to be a snapshot.
    pub fn is_snapshot(bytes: &[u8]) -> bool {
        bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).starts_with(FIRST.as_bytes())
    }

    /// The file's bytes, UTF-8.
    pub fn to_bytes(&self) -> Vec<u8> {
        let pretty = ron::ser::PrettyConfig::new().depth_limit(4);
        // Every field is plain data that RON can write.
        let body = ron::ser::to_string_pretty(self, pretty).unwrap_or_default();
        format!("{FIRST} (责任图谱 会议快照)\n{body}\n{LAST}\n").into_bytes()
    }

    /// From a file's bytes.
    pub fn parse(bytes: &[u8]) -> Result<Self, SnapshotError> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Err(if ends(bytes) { SnapshotError::Damaged(1) } else { SnapshotError::CutOff });
        };
        let text = text.trim_start_matches('\u{feff}');
        let damaged = |error: &ron::error::SpannedError| SnapshotError::Damaged(error.span.start.line);
        let header = ron::from_str::<Header>(text);
        if let Ok(header) = &header
            && header.version > VERSION
        {
            return Err(SnapshotError::Newer(header.version));
        }
        if !ends(bytes) {
            return Err(SnapshotError::CutOff);
        }
        header.map_err(|error| damaged(&error))?;
        let snapshot: Self = ron::from_str(text).map_err(|error| damaged(&error))?;
        if hash(&snapshot.source.text) == snapshot.source.sha256 {
            Ok(snapshot)
        } else {
            Err(SnapshotError::Changed)
        }
    }

    /// What was chosen and where the user stood, on the document read from [`Source::text`] with the
    /// snapshot's corrections. The third value counts what could not be found again.
    pub fn restore(&self, document: &Document) -> (Choices, Place, usize) {
        let (choices, place, lost) = self.workspace.restore(document, &[]);
        let choices = Choices {
            corrections: self.corrections.clone(),
            title: self.title.clone(),
            note: self.note.clone(),
            meeting: self.meeting.clone(),
            ..choices
        };
        (choices, place, lost)
    }
}

fn ends(bytes: &[u8]) -> bool {
    bytes.trim_ascii_end().ends_with(LAST.as_bytes())
}
