//! Unsaved work, kept aside every minute and offered after a crash.
//!
//! Each running program holds a lock on a file of its own. Work whose lock nobody holds belongs to a run
//! that did not end well.

use crate::disk;
use crate::state::Snapshot;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// How often work is kept aside, in seconds.
const EVERY: f64 = 60.0;

/// Where this run keeps its unsaved work.
pub struct Recovery {
    path: Option<PathBuf>,
    /// Held while the program runs; the system lets go of it however the program ends.
    lock: Option<File>,
    kept_at: Option<f64>,
    /// Work of runs that did not end well.
    pub found: Vec<PathBuf>,
}

impl Recovery {
    /// In a folder of the user's; without one nothing is kept.
    pub fn new(folder: Option<&Path>) -> Self {
        let nothing = Self { path: None, lock: None, kept_at: None, found: Vec::new() };
        let Some(folder) = folder.map(|folder| folder.join("unsaved")) else { return nothing };
        if fs::create_dir_all(&folder).is_err() {
            return nothing;
        }
        let found = left_behind(&folder);
        let name = format!("{}-{}", std::process::id(), jiff::Timestamp::now().as_millisecond());
        let lock = File::create(folder.join(&name).with_extension("lock")).ok();
        let held = lock.as_ref().is_some_and(|lock| lock.try_lock().is_ok());
        let path = held.then(|| folder.join(name).with_extension("dutymap"));
        Self { path, lock, kept_at: None, found }
    }

    /// Keeps work aside, where a minute has passed since the last time.
    pub fn keep(&mut self, snapshot: impl FnOnce() -> Snapshot, now: f64) {
        let Some(path) = &self.path else { return };
        match self.kept_at {
            // The first minute counts from the first unsaved change.
            None => self.kept_at = Some(now),
            Some(last) if now - last >= EVERY => {
                self.kept_at = Some(now);
                let mut snapshot = snapshot();
                snapshot.saved_at = super::keep::now();
                // Keeping aside is a safety net: where it fails, saving will say why.
                let _ = disk::write(path, &snapshot.to_bytes());
            }
            Some(_) => {}
        }
    }

    /// Takes over the work of a run that did not end well: it stays kept aside until it is saved.
    pub fn adopt(&mut self, left: &Path) {
        if let Some(path) = &self.path
            && fs::rename(left, path).is_ok()
        {
            discard(left);
            self.kept_at = Some(0.0);
        }
    }

    /// In how many seconds work is kept aside next.
    pub fn due(&self, now: f64) -> f64 {
        self.kept_at.map_or(EVERY, |last| (last + EVERY - now).max(0.0))
    }

    /// There is no unsaved work any more.
    pub fn clear(&mut self) {
        if self.kept_at.take().is_some()
            && let Some(path) = &self.path
        {
            let _ = fs::remove_file(path);
        }
    }
}

impl Drop for Recovery {
    fn drop(&mut self) {
        self.lock = None;
        if let Some(path) = &self.path {
            let _ = fs::remove_file(path.with_extension("lock"));
        }
    }
}

/// Of which document work was kept aside, and when; none where it does not open.
pub fn kept(path: &Path) -> Option<(String, String)> {
    let snapshot = Snapshot::parse(&disk::read(path, super::LIMIT).ok()?).ok()?;
    let name = if snapshot.title.is_empty() { snapshot.source.name } else { snapshot.title };
    Some((name, snapshot.saved_at))
}

/// Throws work that was kept aside away.
pub fn discard(path: &Path) {
    let _ = fs::remove_file(path);
    let _ = fs::remove_file(path.with_extension("lock"));
}

/// Work whose lock nobody holds.
fn left_behind(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        let work = path.with_extension("dutymap");
        let held = File::open(path.with_extension("lock")).is_ok_and(|lock| lock.try_lock().is_err());
        if held {
            continue;
        }
        if path == work {
            found.push(path);
        } else if !work.exists() {
            // A lock that guards nothing any more.
            let _ = fs::remove_file(path);
        }
    }
    found.sort();
    found
}
