//! Pages of a view, written where the user chooses, or handed to the system to be printed.
//!
//! Printing is the system's: the PDF is written to the folder for passing files and opened with the program that
//! the desktop has for PDFs, which knows the printers.

use super::{PNG_SCALE, Reporter, dialog, keep, sentence};
use crate::disk;
use crate::export::pdf::About;
use crate::export::{pdf, png, svg};
use crate::page::Sheet;
use crate::state::document::file_stem;
use crate::state::paper::{self, Printing};
use crate::state::session::{PageForm, Preview};
use crate::state::{Document, State};
use crate::words::Language;
use std::path::PathBuf;
use std::sync::Arc;

/// Everything that a thread needs to write them.
pub(super) struct Pages {
    document: Arc<Document>,
    sheets: Vec<Sheet>,
    preview: Preview,
    printing: Printing,
}

impl Pages {
    pub(super) fn of(state: &State, preview: Preview) -> Self {
        let printing = Printing { setting: preview.setting, mono: preview.mono, day: disk::today() };
        let sheets = paper::printed(state, preview.view, &printing);
        Self { document: Arc::clone(&state.document), sheets, preview, printing }
    }

    pub(super) fn write(&self, print: bool, language: Language, reporter: &Reporter) {
        let form = if print { PageForm::Pdf } else { self.preview.form };
        let bytes = match self.bytes(form, language) {
            Ok(bytes) => bytes,
            Err(why) => return reporter.tell(why, true),
        };
        let key = format!("view.{}", self.preview.view.key());
        let view = language.text(&key);
        let name = format!("{}-{view}.{}", file_stem(self.document.title()), form.extension());
        if print {
            hand_over(&name, &bytes, language, reporter);
        } else if let Some(path) = dialog::export(&name, form.extension(), language, reporter) {
            match disk::write(&path, &bytes) {
                Ok(()) => {
                    let path = path.display().to_string();
                    reporter.tell(language.fill("notice.exported", &[&path]), false);
                }
                Err(error) => reporter.fail(&error, language),
            }
        }
    }

    fn bytes(&self, form: PageForm, language: Language) -> Result<Vec<u8>, String> {
        let sheet = self.sheets.get(self.preview.page).or(self.sheets.last());
        let picture = || {
            let nothing = || sentence(pdf::PdfError::Nothing.key(), language);
            let describe = |target| crate::state::describe::target(&self.document, target, language);
            sheet.map(|sheet| svg::svg(sheet, &describe)).ok_or_else(nothing)
        };
        match form {
            PageForm::Svg => picture().map(String::into_bytes),
            PageForm::Png => {
                let picture = png::png(&picture()?, PNG_SCALE);
                picture.map_err(|error| sentence(error.key(), language))
            }
            PageForm::Pdf => {
                let subject = self.sheets.first().map_or("", |sheet| sheet.statement.as_str());
                let title = self.document.title();
                let about = About::of(&self.document.plan, title, subject, self.printing.day);
                pdf::pdf(&self.sheets, &about).map_err(|error| sentence(error.key(), language))
            }
        }
    }
}

/// Handed to the system, with what to do then.
fn hand_over(name: &str, bytes: &[u8], language: Language, reporter: &Reporter) {
    let path = passing(name);
    if let Err(error) = disk::write(&path, bytes) {
        return reporter.fail(&error, language);
    }
    let (key, failed) = match open::that_detached(&path) {
        Ok(()) => ("notice.print", false),
        Err(_) => ("notice.no-viewer", true),
    };
    reporter.tell(language.fill(key, &[&path.display().to_string()]), failed);
}

/// A free name in the folder for passing files.
fn passing(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join("dutymap");
    // Where it cannot be made, writing says why.
    let _ = std::fs::create_dir_all(&folder);
    keep::free_name(&folder.join(name))
}
