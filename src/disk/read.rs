//! A whole file into memory.

use super::{DiskError, Why};
use std::fs::{File, TryLockError};
use std::io::Read;
use std::path::Path;

/// The bytes of a file of at most `limit` bytes. A file that grows while it is read is still held to it.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, DiskError> {
    let failed = |error: &std::io::Error| DiskError::of_file(path, error);
    // Windows says "no permission" when asked to open a folder, so it is asked first what this is.
    let about = std::fs::metadata(path).map_err(|error| failed(&error))?;
    if about.is_dir() {
        return Err(DiskError::new(path, Why::Folder));
    }
    let too_large = |bytes| DiskError::new(path, Why::TooLarge { bytes, limit });
    if about.len() > limit {
        return Err(too_large(about.len()));
    }
    let file = File::open(path).map_err(|error| failed(&error))?;
    if about.is_file()
        && let Err(TryLockError::WouldBlock) = file.try_lock_shared()
    {
        return Err(DiskError::new(path, Why::Locked));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    if bytes.len() as u64 > limit { Err(too_large(bytes.len() as u64)) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_failure_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("方案.txt");
        std::fs::write(&file, "12345").unwrap();
        assert_eq!(read(&file, 5).unwrap(), b"12345");
        assert_eq!(read(&file, 4).unwrap_err().why, Why::TooLarge { bytes: 5, limit: 4 });
        assert_eq!(read(folder.path(), 5).unwrap_err().why, Why::Folder);
        assert_eq!(read(&folder.path().join("无"), 5).unwrap_err().why, Why::Missing);
        assert_eq!(read(&file.join("x"), 5).unwrap_err().why, Why::Missing);
    }
}
