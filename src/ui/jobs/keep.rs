//! What is written: snapshots, and settings and recent files in the user's folder.

use super::Reporter;
use crate::command::Command;
use crate::disk::{self, DiskError};
use crate::state::session::{Dialog, SaveForm};
use crate::state::{Choices, Settings, Snapshot};
use crate::words::Language;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// How many recent files are kept.
pub const RECENT: usize = 12;

/// Writes a snapshot with the time of saving. A file that stands there already, and is not the one open,
/// is replaced only when the user says so.
pub fn save(
    form: SaveForm,
    mut snapshot: Snapshot,
    choices: Box<Choices>,
    current: Option<&Path>,
    language: Language,
    reporter: &Reporter,
) {
    let path = absolute(Path::new(form.path.trim()));
    if path.exists() && !form.replace && current != Some(path.as_path()) {
        let form = SaveForm { replace: true, ..form };
        return reporter.command(Command::Show(Some(Dialog::Save(form))));
    }
    snapshot.saved_at = now();
    match disk::write(&path, &snapshot.to_bytes()) {
        Ok(()) => {
            reporter.opened(&path);
            reporter.command(Command::Saved(path, choices, snapshot.saved_at));
        }
        Err(error) => reporter.fail(&error, language),
    }
}

/// The time with the local offset, RFC 3339.
pub fn now() -> String {
    jiff::Zoned::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A name without a folder stands in the user's documents; `~` is the user's folder.
pub fn absolute(path: &Path) -> PathBuf {
    if path.is_absolute() {
        return path.to_owned();
    }
    let home = directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned());
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => documents().join(path),
    }
}

/// The user's documents, or where the program was started.
pub fn documents() -> PathBuf {
    let dirs = directories::UserDirs::new();
    let documents = dirs.as_ref().and_then(|dirs| dirs.document_dir().map(Path::to_owned));
    documents.filter(|folder| folder.is_dir()).or_else(|| std::env::current_dir().ok()).unwrap_or_default()
}

/// `name.png`, or `name (2).png` … where that is taken.
pub fn free_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = (2..1000).map(|number| path.with_file_name(format!("{stem} ({number}).{extension}")));
    std::iter::once(path.to_owned()).chain(numbered).find(|path| !path.exists()).unwrap_or_default()
}

/// The settings as last kept; the defaults where there are none or they do not parse.
pub fn settings(folder: &Path) -> Settings {
    load(&folder.join("settings.ron")).unwrap_or_default()
}

/// Keeps the settings.
pub fn keep_settings(folder: &Path, settings: &Settings) -> Result<(), DiskError> {
    store(&folder.join("settings.ron"), settings)
}

/// The recent files that are still there, the newest first.
pub fn recent(folder: &Path) -> Vec<PathBuf> {
    load(&folder.join("recent.ron")).unwrap_or_default()
}

/// Keeps the recent files.
pub fn keep_recent(folder: &Path, recent: &[PathBuf]) -> Result<(), DiskError> {
    store(&folder.join("recent.ron"), &recent)
}

fn load<T: DeserializeOwned>(path: &Path) -> Option<T> {
    ron::de::from_bytes(&disk::read(path, super::LIMIT).ok()?).ok()
}

fn store(path: &Path, value: &impl Serialize) -> Result<(), DiskError> {
    if let Some(folder) = path.parent() {
        // Where it cannot be made, writing says why.
        let _ = std::fs::create_dir_all(folder);
    }
    disk::write(path, ron::to_string(value).unwrap_or_default().as_bytes())
}
