//! From a file's bytes to an open document: a plan as issued, or a snapshot with the plan inside.

use super::Choices;
use super::document::{Document, Origin};
use super::session::Place;
use super::snapshot::{Snapshot, SnapshotError};
use crate::import::{self, Progress, Unreadable};
use std::path::Path;
use std::sync::Arc;

/// The plan that ships inside, as issued.
pub static SEED: &[u8] = include_bytes!("../../seeds/guizhou-fazhi-shehui-2021.txt");
/// The name of its file.
pub const SEED_NAME: &str = "guizhou-fazhi-shehui-2021.txt";

/// From a snapshot: what was chosen, where one stood, how much could not be found again.
pub type Restored = (Choices, Place, usize);

/// Why a file does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It claims to be a snapshot, and cannot be opened as one.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    /// It is no text that can be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

impl OpenError {
    /// The key of its sentence in `words/`, and what the sentence fills in.
    pub fn key(&self) -> (String, Vec<String>) {
        match self {
            Self::Snapshot(error) => {
                let (key, args) = error.key();
                (key.to_owned(), args)
            }
            Self::Unreadable(error) => (format!("unreadable.{}", error.key()), error.args()),
        }
    }
}

/// Opens a plan as issued or a snapshot; which of them it is follows from the content.
pub fn open(
    bytes: &[u8],
    path: &Path,
    progress: &Progress,
) -> Result<(Document, Option<Restored>), OpenError> {
    if Snapshot::is_snapshot(bytes) {
        let snapshot = Snapshot::parse(bytes)?;
        let name = snapshot.source.name.clone();
        // The text was taken out of its file before: it is not looked at as a file again.
        let (source, form) =
            (Arc::from(snapshot.source.text.as_str()), Arc::new(snapshot.source.form.clone()));
        let parsed = import::read_text(source, form, &snapshot.corrections, &name, progress)?;
        let origin = Origin::Snapshot(path.to_owned());
        let mut document = Document::with(origin, name, parsed, &snapshot.corrections);
        document.saved_at.clone_from(&snapshot.saved_at);
        document.read_as.kind = snapshot.source.kind;
        let restored = snapshot.restore(&document);
        return Ok((document, Some(restored)));
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let parsed = import::read(bytes, &name, progress)?;
    Ok((Document::new(Origin::File(path.to_owned()), name, parsed), None))
}

/// The plan that ships inside.
pub fn seed() -> Result<Document, OpenError> {
    let parsed = import::read(SEED, SEED_NAME, &Progress::silent())?;
    Ok(Document::new(Origin::Seed, SEED_NAME.to_owned(), parsed))
}
