//! A folder for files to come.

use super::DiskError;
use std::path::Path;

/// Makes a folder where there is none. The one that it stands in must be there.
pub fn make_folder(path: &Path) -> Result<(), DiskError> {
    match std::fs::create_dir(path) {
        Err(_) if path.is_dir() => Ok(()),
        made => made.map_err(|error| DiskError::of_folder(path, &error)),
    }
}
