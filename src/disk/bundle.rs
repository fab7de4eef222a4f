//! Many files as one thing on the disk: a folder or a ZIP, whole or not at all.

use super::{DiskError, Folder, Why, write};
use crate::export::zip::{Zip, ZipError};
use std::path::{Path, PathBuf};

/// What is being filled.
pub enum Bundle {
    /// A folder.
    Folder(Folder),
    /// A ZIP, in memory until it is whole.
    Zip(PathBuf, Box<Zip>),
}

/// Why it could not be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// The disk.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The packer.
    #[error(transparent)]
    Zip(#[from] ZipError),
}

impl BundleError {
    /// The key of its sentence in `words/`, and what the sentence fills in.
    pub fn key(&self) -> (String, Vec<String>) {
        match self {
            Self::Disk(error) => (format!("disk.{}", error.key()), error.args()),
            Self::Zip(error) => {
                let (key, args) = error.key();
                (key.to_owned(), args)
            }
        }
    }
}

impl Bundle {
    /// A folder at `path`, or with `zip` a file. Without `replace` nothing that is there is replaced. `day` is what
    /// files in a ZIP bear: year, month, day.
    pub fn begin(
        path: &Path,
        zip: bool,
        replace: bool,
        day: Option<(u16, u8, u8)>,
    ) -> Result<Self, BundleError> {
        if !zip {
            return Ok(Self::Folder(Folder::begin(path, replace)?));
        }
        if path.is_dir() {
            return Err(DiskError::new(path, Why::Folder).into());
        }
        if path.exists() && !replace {
            return Err(DiskError::new(path, Why::Exists).into());
        }
        Ok(Self::Zip(path.to_owned(), Box::new(Zip::new(day))))
    }

    /// Adds a file.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), BundleError> {
        match self {
            Self::Folder(folder) => folder.put(name, bytes)?,
            Self::Zip(_, zip) => zip.put(name, bytes)?,
        }
        Ok(())
    }

    /// Puts it in its place.
    pub fn finish(self) -> Result<(), BundleError> {
        match self {
            Self::Folder(folder) => folder.finish()?,
            Self::Zip(path, zip) => write(&path, &zip.finish()?)?,
        }
        Ok(())
    }
}
