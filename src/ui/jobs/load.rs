//! Reading documents: plans, snapshots, unsaved work that was kept aside.

use super::{Reporter, sentence};
use crate::command::{Command, Loaded};
use crate::disk;
use crate::import::Progress;
use crate::state::session::Dialog;
use crate::state::{Document, Origin};
use crate::words::Language;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// Reads a file, or the plan that ships inside.
pub fn load(path: Option<PathBuf>, language: Language, cancelled: &AtomicBool, reporter: &Reporter) {
    let Some(path) = path else {
        let seed = crate::state::open::seed().map(|document| (document, None));
        return finish(seed, language.text("command.open-seed.tip"), language, reporter);
    };
    let bytes = match disk::read(&path, super::LIMIT) {
        Ok(bytes) => bytes,
        Err(error) => {
            // The path stands in the field, to be mended.
            let path = path.to_string_lossy().into_owned();
            reporter.command(Command::Show(Some(Dialog::OpenPath(path))));
            return reporter.fail(&error, language);
        }
    };
    let report =
        |done: usize, total: usize| reporter.progress("progress.reading", done as f32 / total.max(1) as f32);
    let stop = || cancelled.load(Ordering::Relaxed);
    let progress = Progress::new(&report, &stop);
    let opened = crate::state::open::open(&bytes, &path, &progress);
    if opened.is_ok() {
        reporter.opened(&path);
    }
    finish(opened, &path.to_string_lossy(), language, reporter);
}

/// Reads unsaved work that was kept aside.
pub fn recover(path: &Path, language: Language, reporter: &Reporter) {
    let bytes = match disk::read(path, super::LIMIT) {
        Ok(bytes) => bytes,
        Err(error) => return reporter.fail(&error, language),
    };
    let opened =
        crate::state::open::open(&bytes, path, &Progress::silent()).map(|(mut document, restored)| {
            document.origin = Origin::Recovered;
            (document, restored)
        });
    if opened.is_ok() {
        reporter.recovered(path);
    }
    finish(opened, &path.to_string_lossy(), language, reporter);
}

type Opened = Result<(Document, Option<crate::state::open::Restored>), crate::state::open::OpenError>;

/// Hands over what was opened, or says what is wrong with the file of that name.
fn finish(opened: Opened, name: &str, language: Language, reporter: &Reporter) {
    match opened {
        Ok((document, restored)) => {
            let loaded = Loaded { document: Mutex::new(Some(document)), restored };
            reporter.command(Command::Loaded(Arc::new(loaded)));
        }
        Err(error) => refused(&error, name, language, reporter),
    }
}

/// Says what is wrong with the file of that name.
pub(super) fn refused(
    error: &crate::state::open::OpenError,
    name: &str,
    language: Language,
    reporter: &Reporter,
) {
    let (key, args) = error.key();
    let why = sentence((&key, args), language);
    let name = Path::new(name).file_name().map_or(name.into(), |name| name.to_string_lossy());
    // Most sentences name the file themselves.
    let text = if why.contains(&*name) {
        language.fill("notice.not-opened", &[&why])
    } else {
        language.fill("notice.not-opened-file", &[&name, &why])
    };
    reporter.tell(text, true);
}
