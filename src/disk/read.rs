//! A whole file into memory.

use super::{DiskError, DiskErrorKind};
use std::fs::{File, TryLockError};
use std::io::Read;
use std::path::Path;

/// The largest file that is read, in bytes.
pub const LIMIT: u64 = 512 << 20;

/// A whole file of at most [`LIMIT`] bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, DiskError> {
    read_within(path, LIMIT)
}

fn read_within(path: &Path, limit: u64) -> Result<Vec<u8>, DiskError> {
    let failed = |error: std::io::Error| DiskError::of_file(path, &error);
    // Windows says "no permission" when asked to open a folder, so it is asked first what this is.
    let about = std::fs::metadata(path).map_err(failed)?;
    if about.is_dir() {
        return Err(DiskError::new(path, DiskErrorKind::Folder));
    }
    let too_large = || DiskError::new(path, DiskErrorKind::TooLarge);
    if about.len() > limit {
        return Err(too_large());
    }
    let file = File::open(path).map_err(failed)?;
    if about.is_file()
        && let Err(TryLockError::WouldBlock) = file.try_lock_shared()
    {
        return Err(DiskError::new(path, DiskErrorKind::Locked));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    // A pipe has no length, and a file may grow: the limit holds while reading as well.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > limit { Err(too_large()) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("方案.txt");
        std::fs::write(&file, "12345").unwrap();
        let kind = |path: &Path| read(path).unwrap_err().kind;
        assert_eq!(read(&file).unwrap(), b"12345");
        assert_eq!(read_within(&file, 4).unwrap_err().kind, DiskErrorKind::TooLarge);
        assert_eq!(kind(folder.path()), DiskErrorKind::Folder);
        assert_eq!(kind(&folder.path().join("无")), DiskErrorKind::Missing);
        assert_eq!(kind(&file.join("x")), DiskErrorKind::Missing);
        let held = std::fs::OpenOptions::new().write(true).open(&file).unwrap();
        held.lock().unwrap();
        assert_eq!(kind(&file), DiskErrorKind::Locked);
    }
}
