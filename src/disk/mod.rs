//! Files: read whole, replaced whole. What `ui/jobs` and `cli/` share; nobody else touches the disk.
//!
//! A file is replaced by writing a new one beside it and renaming it over the old (POSIX `rename`, Windows
//! `MoveFileEx`), so that whatever happens one whole file is there: the old or the new.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes.
pub const LIMIT: u64 = 512 << 20;

/// Why a file could not be read or written. Each has its sentence in `words/`: `disk.<key>`.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {kind:?}")]
pub struct DiskError {
    /// Which file.
    pub path: PathBuf,
    /// What is wrong.
    pub kind: DiskErrorKind,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiskErrorKind {
    /// It is not there.
    Missing,
    /// It is a folder.
    Folder,
    /// The system does not allow it.
    Forbidden,
    /// It is larger than [`LIMIT`].
    TooLarge,
    /// Another program holds it.
    Locked,
    /// The folder it should stand in is not there.
    NoFolder,
    /// Nothing more fits on the disk.
    Full,
    /// Anything else, in the system's words.
    Other(String),
}

impl DiskError {
    fn new(path: &Path, kind: DiskErrorKind) -> Self {
        Self { path: path.to_owned(), kind }
    }

    fn from_io(path: &Path, error: &io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::NotFound => DiskErrorKind::Missing,
            io::ErrorKind::IsADirectory => DiskErrorKind::Folder,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => DiskErrorKind::Forbidden,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => DiskErrorKind::Full,
            io::ErrorKind::ResourceBusy | io::ErrorKind::WouldBlock => DiskErrorKind::Locked,
            // Windows: a sharing or lock violation.
            _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => DiskErrorKind::Locked,
            _ => DiskErrorKind::Other(error.to_string()),
        };
        Self::new(path, kind)
    }

    /// The key of its sentence in `words/`, and what the sentence fills in.
    pub fn key(&self) -> (&'static str, Vec<String>) {
        let path = self.path.display().to_string();
        match &self.kind {
            DiskErrorKind::Missing => ("disk.missing", vec![path]),
            DiskErrorKind::Folder => ("disk.folder", vec![path]),
            DiskErrorKind::Forbidden => ("disk.forbidden", vec![path]),
            DiskErrorKind::TooLarge => ("disk.too-large", vec![path, (LIMIT >> 20).to_string()]),
            DiskErrorKind::Locked => ("disk.locked", vec![path]),
            DiskErrorKind::NoFolder => ("disk.no-folder", vec![path]),
            DiskErrorKind::Full => ("disk.full", vec![path]),
            DiskErrorKind::Other(what) => ("disk.other", vec![path, what.clone()]),
        }
    }
}

/// A whole file.
pub fn read(path: &Path) -> Result<Vec<u8>, DiskError> {
    let io = |error: io::Error| DiskError::from_io(path, &error);
    let mut file = File::open(path).map_err(io)?;
    let about = file.metadata().map_err(io)?;
    if about.is_dir() {
        return Err(DiskError::new(path, DiskErrorKind::Folder));
    }
    if about.len() > LIMIT {
        return Err(DiskError::new(path, DiskErrorKind::TooLarge));
    }
    if let Err(TryLockError::WouldBlock) = file.try_lock_shared() {
        return Err(DiskError::new(path, DiskErrorKind::Locked));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    // A pipe has no length: the limit holds while reading as well.
    (&mut file).take(LIMIT + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > LIMIT {
        return Err(DiskError::new(path, DiskErrorKind::TooLarge));
    }
    Ok(bytes)
}

/// Puts `bytes` where `path` says, in one step. On any error the old file is as it was.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    // A link keeps pointing: what it points to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let io = |error: io::Error| DiskError::from_io(path, &error);
    if target.is_dir() {
        return Err(DiskError::new(path, DiskErrorKind::Folder));
    }
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(DiskError::new(path, DiskErrorKind::NoFolder));
    }
    if let Ok(old) = File::options().write(true).open(&target) {
        match old.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(DiskError::new(path, DiskErrorKind::Locked)),
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
    } else if target.exists() {
        return Err(match File::options().write(true).open(&target) {
            Err(error) => DiskError::from_io(path, &error),
            Ok(_) => DiskError::new(path, DiskErrorKind::Locked),
        });
    }
    let mut new = tempfile::Builder::new().prefix(".dutymap-").tempfile_in(folder).map_err(io)?;
    new.write_all(bytes).map_err(io)?;
    new.as_file().sync_all().map_err(io)?;
    keep_permissions(&target, new.as_file());
    new.persist(&target).map_err(|error| DiskError::from_io(path, &error.error))?;
    Ok(())
}

/// A replaced file keeps its permissions; a new one gets those of any new file, not a temporary one's.
#[cfg(unix)]
fn keep_permissions(target: &Path, new: &File) {
    use std::os::unix::fs::PermissionsExt;
    let permissions = fs::metadata(target).map_or(fs::Permissions::from_mode(0o644), |old| old.permissions());
    // Not being able to keep them is no reason not to save.
    let _ = new.set_permissions(permissions);
}

#[cfg(not(unix))]
fn keep_permissions(_: &Path, _: &File) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("快照.dutymap");
        write_atomic(&path, b"old").unwrap();
        write_atomic(&path, b"new").unwrap();
        assert_eq!(read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left in the folder");
    }

    #[test]
    fn a_locked_file_stays_as_it_was_and_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.dutymap");
        write_atomic(&path, b"old").unwrap();
        let holder = File::options().write(true).open(&path).unwrap();
        holder.lock().unwrap();
        assert_eq!(write_atomic(&path, b"new").unwrap_err().kind, DiskErrorKind::Locked);
        drop(holder);
        assert_eq!(read(&path).unwrap(), b"old");
    }

    #[test]
    fn errors_say_what_is_wrong() {
        let folder = tempfile::tempdir().unwrap();
        let kind = |path: &Path| read(path).unwrap_err().kind;
        assert_eq!(kind(&folder.path().join("none")), DiskErrorKind::Missing);
        assert_eq!(kind(folder.path()), DiskErrorKind::Folder);
        let nowhere = folder.path().join("no/such/file");
        assert_eq!(write_atomic(&nowhere, b"").unwrap_err().kind, DiskErrorKind::NoFolder);
    }
}
