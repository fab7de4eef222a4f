//! Files: read whole, replaced whole. What `ui/jobs` and `cli/` share; nobody else touches the disk.
//!
//! A file is replaced by writing a new one beside it, flushing it, and renaming it over the old (POSIX
//! `rename`, Windows `MoveFileEx`), so that after a failure, a power cut or a full disk one whole file is
//! there: the old or the new. Every error says which file and why; its sentence is in `words/`, under
//! `disk.<key>`. Never here: what the bytes mean.

mod error;
mod read;
mod write;

pub use error::{DiskError, DiskErrorKind};
pub use read::{LIMIT, read};
pub use write::write_atomic;
