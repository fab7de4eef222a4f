//! The file named on the command line, opened: a plan, a snapshot, or either on standard input.

use super::Failure;
use crate::disk::{self, DiskError, Why};
use crate::import::{MAX_BYTES, Progress};
use crate::state::{Choices, Document, open};
use std::io::Read;
use std::path::Path;

/// The most bytes that are taken in.
const LIMIT: u64 = MAX_BYTES as u64;

/// What was opened, and what was chosen about it: for a snapshot, what it holds.
pub(super) struct Loaded {
    /// With the snapshot's corrections laid over it.
    pub document: Document,
    /// The defaults, or the snapshot's.
    pub choices: Choices,
}

/// The bytes of a file, or of standard input for `-`.
pub(super) fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    if file != Path::new("-") {
        return Ok(disk::read(file, LIMIT)?);
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|error| DiskError::new(file, Why::Other(error.to_string())))?;
    if bytes.len() as u64 > LIMIT {
        let why = Why::TooLarge { bytes: bytes.len() as u64, limit: LIMIT };
        return Err(DiskError::new(file, why).into());
    }
    Ok(bytes)
}

/// Opens bytes that came from `file`.
pub(super) fn open_bytes(bytes: &[u8], file: &Path) -> Result<Loaded, Failure> {
    let (document, restored) = open::open(bytes, file, &Progress::silent())?;
    let choices = restored.map(|(choices, ..)| choices).unwrap_or_default();
    let document =
        if choices.corrections.is_empty() { document } else { document.corrected(&choices.corrections) };
    Ok(Loaded { document, choices })
}

/// Opens a file.
pub(super) fn load(file: &Path) -> Result<Loaded, Failure> {
    open_bytes(&bytes(file)?, file)
}
