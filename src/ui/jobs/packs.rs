//! Meeting packs and department packets: made on a thread, written whole or not at all. Where something is in the
//! way, the window in front comes back with what was typed.

use super::{Reporter, dialog, keep, sentence};
use crate::command::bulk::Watch;
use crate::command::packets::{Packets, PacketsError, foot};
use crate::command::{Command, pack as packs};
use crate::disk::{self, Bundle, DiskError, Why};
use crate::state::packs::{PackForm, PacketsForm};
use crate::state::session::Dialog;
use crate::state::{Choices, Document, State};
use crate::words::Language;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What packs are made from, as it was when they were asked for.
pub struct Work {
    document: Arc<Document>,
    choices: Choices,
}

impl Work {
    /// Of a state.
    pub fn of(state: &State) -> Self {
        Self { document: Arc::clone(&state.document), choices: state.choices.clone() }
    }

    fn language(&self) -> Language {
        self.choices.settings.language
    }
}

/// Lets the user choose where a pack goes, then makes it; or back to the form.
pub fn pick_pack(form: PackForm, language: Language, reporter: &Reporter) {
    match dialog::file("command.pack", Path::new(&form.path), "pdf", language, reporter) {
        Some(path) => {
            let path = path.to_string_lossy().into_owned();
            reporter.command(Command::MakePack(PackForm { path, replace: true, ..form }));
        }
        None => back(Dialog::Pack(form), reporter),
    }
}

/// Lets the user choose where packets go, then makes them; or back to the form.
pub fn pick_packets(form: PacketsForm, language: Language, reporter: &Reporter) {
    let old = Path::new(&form.path);
    let path = if form.zip {
        dialog::file("command.packets", old, "zip", language, reporter)
    } else {
        // A folder of its own in the one that was chosen: there may be anything in that.
        let parent = dialog::folder("command.packets", language, reporter);
        parent.map(|parent| parent.join(old.file_name().unwrap_or_default()))
    };
    match path {
        Some(path) => {
            let (path, replace) = (path.to_string_lossy().into_owned(), form.zip);
            reporter.command(Command::MakePackets(PacketsForm { path, replace, ..form }));
        }
        None => back(Dialog::Packets(form), reporter),
    }
}

fn back(dialog: Dialog, reporter: &Reporter) {
    reporter.command(Command::Show(Some(dialog)));
}

/// Makes a meeting pack and writes it.
pub fn pack(work: &Work, form: PackForm, cancelled: &AtomicBool, reporter: &Reporter) {
    let language = work.language();
    let path = keep::absolute(Path::new(form.path.trim()));
    if path.exists() && !form.replace {
        return back(Dialog::Pack(PackForm { replace: true, ..form }), reporter);
    }
    let report = |done: usize, all: usize| reporter.progress("progress.pack", share(done, all));
    let stopped = || cancelled.load(Ordering::Relaxed);
    let watch = Watch { report: &report, stopped: &stopped };
    let failed = |text: String| {
        reporter.tell(text, true);
        back(Dialog::Pack(form.clone()), reporter);
    };
    match packs::pack(&work.document, &work.choices, &form, disk::today(), watch) {
        Ok((bytes, pages)) => match disk::write(&path, &bytes) {
            Ok(()) => {
                let args = [pages.to_string(), path.display().to_string()];
                reporter.tell(language.fill("notice.pack", &[&args[0], &args[1]]), false);
            }
            Err(error) => failed(super::disk_sentence(&error, language)),
        },
        Err(error) => failed(sentence(error.key(), language)),
    }
}

/// Makes department packets and writes them.
pub fn packets(work: &Work, form: PacketsForm, cancelled: &AtomicBool, reporter: &Reporter) {
    let language = work.language();
    let report = |done: usize, all: usize| reporter.progress("progress.packets", share(done, all));
    let stopped = || cancelled.load(Ordering::Relaxed);
    match written(work, &form, Watch { report: &report, stopped: &stopped }) {
        Ok((files, path)) => {
            reporter.tell(language.fill("notice.packets", &[&files.to_string(), &path]), false);
        }
        Err(Refused::InTheWay) => back(Dialog::Packets(PacketsForm { replace: true, ..form }), reporter),
        Err(Refused::Said(key, args)) => {
            reporter.tell(sentence((&key, args), language), true);
            back(Dialog::Packets(form), reporter);
        }
    }
}

/// Why packets were not written.
enum Refused {
    /// Something is there that would be replaced, and nobody said that it may be.
    InTheWay,
    /// A sentence of `words/` with what it fills in.
    Said(String, Vec<String>),
}

impl From<disk::BundleError> for Refused {
    fn from(error: disk::BundleError) -> Self {
        if let disk::BundleError::Disk(DiskError { why: Why::NotEmpty | Why::Exists, .. }) = error {
            return Self::InTheWay;
        }
        let (key, args) = error.key();
        Self::Said(key, args)
    }
}

impl From<PacketsError> for Refused {
    fn from(error: PacketsError) -> Self {
        let (key, args) = error.key();
        Self::Said(key.to_owned(), args)
    }
}

/// How many files there are, and where they went.
fn written(work: &Work, form: &PacketsForm, watch: Watch) -> Result<(usize, String), Refused> {
    let (day, foot) = (disk::today(), foot(&work.document, &work.choices));
    let packets = Packets::of(&work.document, &work.choices, form, &foot, day)?;
    let path = keep::absolute(Path::new(form.path.trim()));
    let marked = day.map(|day| (day.year, day.month, day.day));
    let mut bundle = Bundle::begin(&path, form.zip, form.replace, marked)?;
    packets.make(watch, |name, bytes| bundle.put(name, bytes))??;
    bundle.finish()?;
    Ok((packets.count(), path.display().to_string()))
}

fn share(done: usize, all: usize) -> f32 {
    done as f32 / all.max(1) as f32
}
