//! The disk, for the two rooms that may touch it (`cli/` and `ui/jobs`): whole files in, whole files or folders out.
//!
//! A file is replaced in one step: written beside the old one, flushed, and renamed over it, so that after
//! a failure, a power cut or a full disk there is either the old file or the new one. Every error says
//! which file and why; the sentence for people is in `words/`, under `disk.<key>`.
//! The clock stands here too, for the same two rooms.
//! Never here: what the bytes mean.

mod bundle;
mod clock;
mod error;
mod folder;
mod read;
mod write;

pub use bundle::{Bundle, BundleError};
pub use clock::{day, today};
pub use error::{DiskError, Why};
pub use folder::Folder;
pub use read::read;
pub use write::write;
