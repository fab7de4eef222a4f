//! Why a file could not be read or written.

use std::io;
use std::path::{Path, PathBuf};

/// A file and what went wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {why}", path.display())]
pub struct DiskError {
    /// Which file.
    pub path: PathBuf,
    /// What went wrong.
    pub why: Why,
}

/// What can go wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// It is a folder.
    #[error("this is a folder")]
    Folder,
    /// The folder to write into does not exist.
    #[error("its folder does not exist")]
    NoFolder,
    /// It is a file where a folder was named.
    #[error("this is a file, not a folder")]
    NoFolderHere,
    /// A file is there already, and nobody said that it may be replaced.
    #[error("the file exists")]
    Exists,
    /// The folder holds files already, and nobody said that they may be replaced.
    #[error("the folder is not empty")]
    NotEmpty,
    /// The file may not be read, or is marked as not to be written.
    #[error("no permission")]
    Denied,
    /// The folder may not be written into.
    #[error("no permission to write into its folder")]
    FolderDenied,
    /// Another program has it open and keeps others out.
    #[error("another program has it open")]
    Locked,
    /// No room left.
    #[error("no room left on the disk")]
    Full,
    /// More bytes than are taken.
    #[error("{bytes} bytes are more than the limit of {limit}")]
    TooLarge {
        /// How many it has.
        bytes: u64,
        /// How many are taken.
        limit: u64,
    },
    /// Something else, in the system's words.
    #[error("{0}")]
    Other(String),
}

impl DiskError {
    /// The end of every key, for the test that each has its sentence.
    pub const KEYS: [&'static str; 12] = [
        "missing",
        "folder",
        "no-folder",
        "no-folder-here",
        "exists",
        "not-empty",
        "denied",
        "folder-denied",
        "locked",
        "full",
        "too-large",
        "other",
    ];

    /// About a path.
    pub fn new(path: &Path, why: Why) -> Self {
        Self { path: path.to_path_buf(), why }
    }

    /// From what the system says about reading or writing the file itself.
    pub(super) fn of_file(path: &Path, error: &io::Error) -> Self {
        Self::new(path, why(error))
    }

    /// From what the system says about the folder that the file is written into.
    pub(super) fn of_folder(path: &Path, error: &io::Error) -> Self {
        Self::new(
            path,
            match why(error) {
                Why::Missing => Why::NoFolder,
                Why::Denied => Why::FolderDenied,
                other => other,
            },
        )
    }

    /// The end of its key in `words/`.
    pub fn key(&self) -> &'static str {
        match self.why {
            Why::Missing => "missing",
            Why::Folder => "folder",
            Why::NoFolder => "no-folder",
            Why::NoFolderHere => "no-folder-here",
            Why::Exists => "exists",
            Why::NotEmpty => "not-empty",
            Why::Denied => "denied",
            Why::FolderDenied => "folder-denied",
            Why::Locked => "locked",
            Why::Full => "full",
            Why::TooLarge { .. } => "too-large",
            Why::Other(_) => "other",
        }
    }

    /// What its sentence fills in: the path, then figures (in MB) or the system's words.
    pub fn args(&self) -> Vec<String> {
        let mut args = vec![self.path.display().to_string()];
        match &self.why {
            Why::TooLarge { bytes, limit } => {
                args.extend([(bytes >> 20).to_string(), (limit >> 20).to_string()]);
            }
            Why::Other(words) => args.push(words.clone()),
            _ => {}
        }
        args
    }
}

/// Windows: another program opened the file without sharing it, or locked a part of it.
const SHARING_VIOLATION: [i32; 2] = [32, 33];

fn why(error: &io::Error) -> Why {
    if cfg!(windows) && error.raw_os_error().is_some_and(|code| SHARING_VIOLATION.contains(&code)) {
        return Why::Locked;
    }
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Why::Missing,
        io::ErrorKind::IsADirectory => Why::Folder,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Why::Denied,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Why::Full,
        io::ErrorKind::ResourceBusy | io::ErrorKind::WouldBlock => Why::Locked,
        _ => Why::Other(error.to_string()),
    }
}
