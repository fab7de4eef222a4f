//! Other versions: reading them, comparing large ones, and writing what was found.

use super::{Reporter, dialog, load};
use crate::command::{Command, Telling};
use crate::compare::KeptChange;
use crate::disk;
use crate::export::diff;
use crate::import::Progress;
use crate::state::comparison::{Comparison, Pair};
use crate::state::document::file_stem;
use crate::state::session::Dialog;
use crate::state::shelf::{From, Other};
use crate::state::{Choices, Document, open};
use crate::words::Language;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Reads a file to compare with.
pub fn load(path: &Path, language: Language, cancelled: &AtomicBool, reporter: &Reporter) {
    let bytes = match disk::read(path, super::LIMIT) {
        Ok(bytes) => bytes,
        Err(error) => {
            // The path stands in the field, to be mended.
            let path = path.to_string_lossy().into_owned();
            reporter.command(Command::Show(Some(Dialog::ComparePath(path))));
            return reporter.fail(&error, language);
        }
    };
    let report =
        |done: usize, total: usize| reporter.progress("progress.reading", done as f32 / total.max(1) as f32);
    let stop = || cancelled.load(Ordering::Relaxed);
    match open::open(&bytes, path, &Progress::new(&report, &stop)) {
        Ok((document, restored)) => {
            let choices = restored.map(|(choices, ..)| choices);
            let other = Other::new(document, choices, From::File(path.to_owned()));
            reporter.command(Command::Shelved(Arc::new(other)));
        }
        Err(error) => load::refused(&error, &path.to_string_lossy(), language, reporter),
    }
}

/// Puts the document as it was with these choices on the shelf.
pub fn shelve(document: &Document, choices: Choices, reporter: &Reporter) {
    let other = Other::new(document.clone(), Some(choices), From::AsSaved);
    reporter.command(Command::Shelved(Arc::new(other)));
}

/// Compares two large plans.
pub fn compare(pair: Pair, reporter: &Reporter) {
    reporter.command(Command::Compared(Arc::new(Comparison::of(pair))));
}

/// Writes what was found, where the user says.
pub fn save(
    telling: Telling,
    found: &Comparison,
    kept: &[KeptChange],
    title: &str,
    language: Language,
    reporter: &Reporter,
) {
    let extension = match telling {
        Telling::Text => "txt",
        Telling::Json => "json",
    };
    let name = format!("{} {}.{extension}", file_stem(title), language.text("view.compare"));
    let Some(path) = dialog::export(&name, extension, language, reporter) else { return };
    let [old, new] = found.pair.plans();
    let told = match telling {
        Telling::Text => diff::text(old, new, &found.diff, kept, language),
        Telling::Json => diff::json(old, new, &found.diff, kept),
    };
    match disk::write(&path, told.as_bytes()) {
        Ok(()) => {
            reporter.tell(language.fill("notice.exported", &[&path.display().to_string()]), false);
        }
        Err(error) => reporter.fail(&error, language),
    }
}
