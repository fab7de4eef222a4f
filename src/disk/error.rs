//! Why a file could not be read or written.

use std::io;
use std::path::{Path, PathBuf};

/// A file and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {kind}", path.display())]
pub struct DiskError {
    /// Which file.
    pub path: PathBuf,
    /// What is wrong.
    pub kind: DiskErrorKind,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DiskErrorKind {
    /// It is not there.
    #[error("no such file")]
    Missing,
    /// It is a folder.
    #[error("this is a folder")]
    Folder,
    /// It may not be read, or is marked as not to be written.
    #[error("no permission")]
    Forbidden,
    /// The folder it should stand in may not be written into.
    #[error("no permission to write into its folder")]
    FolderForbidden,
    /// The folder it should stand in is not there.
    #[error("its folder does not exist")]
    NoFolder,
    /// It is larger than [`super::LIMIT`].
    #[error("too large")]
    TooLarge,
    /// Another program holds it.
    #[error("another program holds it")]
    Locked,
    /// Nothing more fits on the disk.
    #[error("the disk is full")]
    Full,
    /// Anything else, in the system's words.
    #[error("{0}")]
    Other(String),
}

impl DiskError {
    /// The end of every key in `words/`, for the test that each has its sentence.
    pub const KEYS: [&'static str; 9] = [
        "disk.missing",
        "disk.folder",
        "disk.forbidden",
        "disk.folder-forbidden",
        "disk.no-folder",
        "disk.too-large",
        "disk.locked",
        "disk.full",
        "disk.other",
    ];

    /// About a path.
    pub fn new(path: &Path, kind: DiskErrorKind) -> Self {
        Self { path: path.to_owned(), kind }
    }

    /// From what the system says about the file itself.
    pub(super) fn of_file(path: &Path, error: &io::Error) -> Self {
        Self::new(path, kind(error))
    }

    /// From what the system says about the folder that the file is written into.
    pub(super) fn of_folder(path: &Path, error: &io::Error) -> Self {
        let kind = match kind(error) {
            DiskErrorKind::Missing => DiskErrorKind::NoFolder,
            DiskErrorKind::Forbidden => DiskErrorKind::FolderForbidden,
            other => other,
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
            DiskErrorKind::FolderForbidden => ("disk.folder-forbidden", vec![path]),
            DiskErrorKind::NoFolder => ("disk.no-folder", vec![path]),
            DiskErrorKind::TooLarge => ("disk.too-large", vec![path, (super::LIMIT >> 20).to_string()]),
            DiskErrorKind::Locked => ("disk.locked", vec![path]),
            DiskErrorKind::Full => ("disk.full", vec![path]),
            DiskErrorKind::Other(what) => ("disk.other", vec![path, what.clone()]),
        }
    }
}

/// Windows: another program opened the file without sharing it, or locked a part of it.
const SHARING_VIOLATION: [i32; 2] = [32, 33];

fn kind(error: &io::Error) -> DiskErrorKind {
    if cfg!(windows) && error.raw_os_error().is_some_and(|code| SHARING_VIOLATION.contains(&code)) {
        return DiskErrorKind::Locked;
    }
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => DiskErrorKind::Missing,
        io::ErrorKind::IsADirectory => DiskErrorKind::Folder,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => DiskErrorKind::Forbidden,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => DiskErrorKind::Full,
        io::ErrorKind::ResourceBusy | io::ErrorKind::WouldBlock => DiskErrorKind::Locked,
        _ => DiskErrorKind::Other(error.to_string()),
    }
}
