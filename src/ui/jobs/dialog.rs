//! The system's file dialogs. Where there is none (Linux without portal and zenity), that is said, and the
//! path can be typed.

use super::Reporter;
use crate::command::Command;
use crate::state::session::{Dialog, SaveForm};
use crate::words::Language;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Nobody closes a dialog so fast: it never opened.
const NO_DIALOG: Duration = Duration::from_millis(150);

/// What the kinds of file that are read are mostly called; the kind itself is found in the file.
const PLANS: [&str; 13] =
    ["docx", "xlsx", "txt", "html", "htm", "mht", "mhtml", "csv", "xls", "et", "ods", "md", "dutymap"];

/// Lets the user choose a file to open.
pub fn open(language: Language, reporter: &Reporter) {
    let title = language.text("command.open");
    plan(title, Command::Open, Dialog::OpenPath, language, reporter);
}

/// Lets the user choose a file to compare with.
pub fn compare(language: Language, reporter: &Reporter) {
    let title = language.text("dialog.compare-path");
    plan(title, Command::CompareFile, Dialog::ComparePath, language, reporter);
}

/// Lets the user choose a plan or snapshot for something; where there is no dialog, its path is typed.
fn plan(
    title: &str,
    then: fn(PathBuf) -> Command,
    typed: fn(String) -> Dialog,
    language: Language,
    reporter: &Reporter,
) {
    let dialog = rfd::FileDialog::new()
        .set_title(title)
        .add_filter(language.text("dialog.files.all-plans"), &PLANS)
        .add_filter("*", &["*"]);
    match chosen(|| dialog.pick_file(), language, reporter) {
        Chosen::Path(path) => reporter.command(then(path)),
        Chosen::Cancelled => {}
        Chosen::NoDialog => reporter.command(Command::Show(Some(typed(String::new())))),
    }
}

/// Lets the user choose where to save, and comes back with the form.
pub fn save(form: SaveForm, language: Language, reporter: &Reporter) {
    let path = Path::new(&form.path);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let dialog = rfd::FileDialog::new()
        .set_title(language.text("dialog.save"))
        .add_filter(language.text("dialog.files.snapshots"), &["dutymap"])
        .set_file_name(name);
    if let Chosen::Path(path) = chosen(|| dialog.save_file(), language, reporter) {
        // The system's dialog has asked whether to replace.
        let path = with_extension(path, "dutymap").to_string_lossy().into_owned();
        reporter.command(Command::SaveTo(SaveForm { path, replace: true, ..form }));
    }
}

/// Lets the user choose a folder to make another one in.
pub fn folder(key: &str, language: Language, reporter: &Reporter) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new().set_title(language.text(key));
    match chosen(|| dialog.pick_folder(), language, reporter) {
        Chosen::Path(path) => Some(path),
        Chosen::Cancelled | Chosen::NoDialog => None,
    }
}

/// Lets the user choose where to write a file that the system's dialog then says may be replaced.
pub fn file(
    key: &str,
    path: &Path,
    extension: &str,
    language: Language,
    reporter: &Reporter,
) -> Option<PathBuf> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let dialog = rfd::FileDialog::new()
        .set_title(language.text(key))
        .add_filter(extension, &[extension])
        .set_file_name(name);
    match chosen(|| dialog.save_file(), language, reporter) {
        Chosen::Path(path) => Some(with_extension(path, extension)),
        Chosen::Cancelled | Chosen::NoDialog => None,
    }
}

/// Lets the user choose where to write a picture.
pub fn export(name: &str, extension: &str, language: Language, reporter: &Reporter) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new()
        .set_title(language.text("dialog.export"))
        .add_filter(extension, &[extension])
        .set_file_name(name);
    match chosen(|| dialog.save_file(), language, reporter) {
        Chosen::Path(path) => Some(with_extension(path, extension)),
        Chosen::Cancelled => None,
        // Without a dialog it goes where the user's documents are, under a name that is free.
        Chosen::NoDialog => Some(super::keep::free_name(&super::keep::documents().join(name))),
    }
}

enum Chosen {
    Path(PathBuf),
    Cancelled,
    NoDialog,
}

fn chosen(ask: impl FnOnce() -> Option<PathBuf>, language: Language, reporter: &Reporter) -> Chosen {
    let start = Instant::now();
    match ask() {
        Some(path) => Chosen::Path(path),
        None if cfg!(target_os = "linux") && start.elapsed() < NO_DIALOG => {
            reporter.tell(language.text("notice.no-dialog").to_owned(), true);
            Chosen::NoDialog
        }
        None => Chosen::Cancelled,
    }
}

/// A name without an extension gets the one that was asked for.
fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(extension) }
}
