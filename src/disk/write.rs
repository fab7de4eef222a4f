//! A whole file onto the disk, in one step or not at all.

use super::{DiskError, Why};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

/// How many symbolic links are followed before they are taken for a circle.
const LINKS: usize = 40;

/// Writes the bytes to `path`, replacing what is there. A symbolic link stays one: what it points to is
/// replaced. A pipe or a device is written to, not replaced. On failure the old file is as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let target = pointed_to(path)?;
    let old = match std::fs::metadata(&target) {
        Ok(about) if about.is_dir() => return Err(DiskError::new(path, Why::Folder)),
        Ok(about) => Some(about),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(DiskError::of_folder(path, &error)),
    };
    if let Some(about) = &old {
        if !about.is_file() {
            return write_through(&target, bytes).map_err(|error| DiskError::of_file(path, &error));
        }
        if about.permissions().readonly() {
            return Err(DiskError::new(path, Why::Denied));
        }
        must_be_free(path, &target)?;
    }
    replace(&target, bytes, old.map(|about| about.permissions())).map_err(|failure| match failure {
        Failure::Folder(error) => DiskError::of_folder(path, &error),
        Failure::File(error) => DiskError::of_file(path, &error),
    })
}

/// What a chain of symbolic links ends in, whether or not a file is there.
fn pointed_to(path: &Path) -> Result<PathBuf, DiskError> {
    let mut target = path.to_path_buf();
    for _ in 0..LINKS {
        let Ok(next) = std::fs::read_link(&target) else { return Ok(target) };
        target = target.parent().map_or_else(|| next.clone(), |folder| folder.join(&next));
    }
    Err(DiskError::new(path, Why::Other("too many symbolic links".to_owned())))
}

fn write_through(target: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(target)?;
    file.write_all(bytes)?;
    file.flush()
}

/// Whether another program keeps the old file to itself. Where locks are not known, nobody can have one.
fn must_be_free(path: &Path, target: &Path) -> Result<(), DiskError> {
    let file = OpenOptions::new().write(true).open(target);
    let file = file.map_err(|error| DiskError::of_file(path, &error))?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(DiskError::new(path, Why::Locked)),
        // The lock ends with `file`: Windows does not rename over a file that is held.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(()),
    }
}

enum Failure {
    Folder(std::io::Error),
    File(std::io::Error),
}

fn replace(target: &Path, bytes: &[u8], permissions: Option<std::fs::Permissions>) -> Result<(), Failure> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dutymap-").suffix(".tmp");
    #[cfg(unix)]
    {
        // Otherwise a temporary file is for its owner alone; with this, the umask decides, as for any file.
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(Failure::Folder)?;
    file.write_all(bytes).map_err(Failure::File)?;
    if let Some(permissions) = permissions {
        // Best effort: the bytes matter more than the mode.
        let _ = file.as_file().set_permissions(permissions);
    }
    file.as_file().sync_all().map_err(Failure::File)?;
    file.persist(target).map_err(|error| Failure::File(error.error))?;
    // The name is safe once the folder is; not every system can flush one.
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("快照.dutymap");
        write(&file, b"old").unwrap();
        write(&file, b"new").unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["快照.dutymap"]);
    }

    #[test]
    fn a_file_that_another_holds_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        write(&file, b"old").unwrap();
        let held = File::open(&file).unwrap();
        held.lock().unwrap();
        assert_eq!(write(&file, b"new").unwrap_err().why, Why::Locked);
        drop(held);
        assert_eq!(std::fs::read(&file).unwrap(), b"old");
        write(&file, b"new").unwrap();
    }

    #[test]
    fn what_cannot_be_written_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        write(&file, b"old").unwrap();
        assert_eq!(write(folder.path(), b"x").unwrap_err().why, Why::Folder);
        assert_eq!(write(&folder.path().join("no/such/a"), b"x").unwrap_err().why, Why::NoFolder);
        let mut permissions = std::fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&file, permissions).unwrap();
        assert_eq!(write(&file, b"x").unwrap_err().why, Why::Denied);
        assert_eq!(std::fs::read(&file).unwrap(), b"old");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_modes_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real");
        write(&real, b"old").unwrap();
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
        let link = folder.path().join("link");
        symlink("real", &link).unwrap();
        write(&link, b"new").unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::read(&real).unwrap(), b"new");
        assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        let circle = folder.path().join("circle");
        symlink("circle", &circle).unwrap();
        assert!(matches!(write(&circle, b"x").unwrap_err().why, Why::Other(_)));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_to_and_stays() {
        use std::os::unix::fs::FileTypeExt;
        write(Path::new("/dev/null"), b"x").unwrap();
        assert!(std::fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }
}
