//! Everything outside the window: files, dialogs, the clipboard, threads. The one place in `ui/` that
//! touches the disk. Work runs on threads and reports back as commands.

mod compare;
mod dialog;
mod keep;
mod load;
mod office;
mod packs;
mod pages;
mod recovery;

pub use recovery::{Recovery, kept};

use crate::command::{Command, Effect, Picture};
use crate::disk;
use crate::export;
use crate::page::Paper;
use crate::state::document::file_stem;
use crate::state::{Origin, Settings, Snapshot, State, describe, paper};
use crate::words::Language;
use eframe::egui;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

/// What a job reports.
pub enum Report {
    /// Something to do.
    Command(Box<Command>),
    /// Something to tell: a sentence, and whether something failed.
    Tell(String, bool),
    /// How far the reading of a file is, or a long work: its name in `words/`, and 0–1.
    Progress(&'static str, f32),
    /// A job has ended.
    Done,
    /// A file was opened or saved: the newest of the recent ones.
    Opened(PathBuf),
    /// Unsaved work of another run was opened: it is this run's now.
    Recovered(PathBuf),
}

/// Running work, and what is kept between runs of the program.
pub struct Jobs {
    ctx: egui::Context,
    sender: Sender<Report>,
    receiver: Receiver<Report>,
    running: usize,
    progress: Option<(&'static str, f32)>,
    cancelled: Arc<AtomicBool>,
    folder: Option<PathBuf>,
    /// Recently opened files, the newest first.
    pub recent: Vec<PathBuf>,
    /// Keeps unsaved work aside.
    pub recovery: Recovery,
}

impl Jobs {
    /// With a folder to keep settings and unsaved work in; without one nothing is kept.
    pub fn new(ctx: &egui::Context, folder: Option<PathBuf>) -> Self {
        let (sender, receiver) = channel();
        let recent = folder.as_deref().map(keep::recent).unwrap_or_default();
        let recovery = Recovery::new(folder.as_deref());
        let cancelled = Arc::new(AtomicBool::new(false));
        Self {
            ctx: ctx.clone(),
            sender,
            receiver,
            running: 0,
            progress: None,
            cancelled,
            folder,
            recent,
            recovery,
        }
    }

    /// The settings as last kept.
    pub fn settings(&self) -> Settings {
        self.folder.as_deref().map(keep::settings).unwrap_or_default()
    }

    /// What has been reported since.
    pub fn reports(&mut self) -> Vec<Report> {
        let reports: Vec<Report> = self.receiver.try_iter().collect();
        for report in &reports {
            match report {
                Report::Done => {
                    self.running -= 1;
                    self.progress = None;
                }
                Report::Progress(what, share) => self.progress = Some((what, *share)),
                Report::Opened(path) => self.remember(path),
                Report::Recovered(path) => self.recovery.adopt(path),
                Report::Command(_) | Report::Tell(..) => {}
            }
        }
        reports
    }

    /// How far the reading of a file or a long work is, while there is one: its name in `words/`, and 0–1.
    pub fn progress(&self) -> Option<(&'static str, f32)> {
        (self.running > 0).then_some(self.progress).flatten()
    }

    /// Stops the reading of a file, or the long work.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Carries out an effect.
    pub fn run(&mut self, effect: Effect, state: &State) {
        let language = state.choices.settings.language;
        match effect {
            Effect::Load(path) => {
                self.start_long(move |cancelled, reporter| load::load(path, language, cancelled, reporter));
            }
            Effect::Recover(path) => self.start(move |reporter| load::recover(&path, language, reporter)),
            Effect::Discard(path) => recovery::discard(&path),
            Effect::PickOpen => self.start(move |reporter| dialog::open(language, reporter)),
            Effect::PickSave(form) => self.start(move |reporter| dialog::save(form, language, reporter)),
            Effect::Save { form, snapshot, choices } => {
                let current = match &state.document.origin {
                    Origin::Snapshot(path) => Some(path.clone()),
                    Origin::Seed | Origin::File(_) | Origin::Recovered => None,
                };
                self.start(move |reporter| {
                    keep::save(form, *snapshot, choices, current.as_deref(), language, reporter);
                });
            }
            Effect::Pages { preview, print } => {
                let pages = pages::Pages::of(state, preview);
                self.start(move |reporter| pages.write(print, language, reporter));
            }
            Effect::Export(picture) => self.export(picture, state, language),
            Effect::Pack(form) => {
                let work = packs::Work::of(state);
                self.start_long(move |cancelled, reporter| packs::pack(&work, form, cancelled, reporter));
            }
            Effect::PickPack(form) => self.start(move |reporter| packs::pick_pack(form, language, reporter)),
            Effect::Packets(form) => {
                let work = packs::Work::of(state);
                self.start_long(move |cancelled, reporter| packs::packets(&work, form, cancelled, reporter));
            }
            Effect::PickPackets(form) => {
                self.start(move |reporter| packs::pick_packets(form, language, reporter));
            }
            Effect::ExportPapers(papers) => {
                let order = office::Order::of(papers, state);
                self.start(move |reporter| order.carry_out(language, reporter));
            }
            Effect::Copy(text) => self.ctx.copy_text(text),
            Effect::KeepSettings => {
                if let Some(folder) = &self.folder {
                    let kept = keep::keep_settings(folder, &state.choices.settings);
                    self.tell_failure(kept, language);
                }
            }
            Effect::ClearRecent => {
                self.recent.clear();
                self.keep_recent(language);
            }
            Effect::Tell(key, args) => {
                let args: Vec<&str> = args.iter().map(String::as_str).collect();
                let _ = self.sender.send(Report::Tell(language.fill(key, &args), false));
                self.ctx.request_repaint();
            }
            Effect::Title(name) => {
                let title = format!("{name} — {}", language.text("program"));
                self.ctx.send_viewport_cmd(egui::ViewportCommand::Title(title));
            }
            Effect::PickCompare => self.start(move |reporter| dialog::compare(language, reporter)),
            Effect::LoadOther(path) => {
                self.cancelled = Arc::new(AtomicBool::new(false));
                let cancelled = Arc::clone(&self.cancelled);
                self.start(move |reporter| compare::load(&path, language, &cancelled, reporter));
            }
            Effect::Shelve(document, choices) => {
                self.start(move |reporter| compare::shelve(&document, *choices, reporter));
            }
            Effect::Compare(pair) => self.start(move |reporter| compare::compare(pair, reporter)),
            Effect::SaveComparison(telling, found) => {
                let kept = found.kept(&state.document, &state.choices, language);
                let name = state.document.title().to_owned();
                self.start(move |reporter| {
                    compare::save(telling, &found, &kept, &name, language, reporter);
                });
            }
            Effect::Close => {
                self.recovery.clear();
                self.ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    /// A thread with a way to report. Its end is reported even when it panics.
    fn start(&mut self, job: impl FnOnce(&Reporter) + Send + 'static) {
        self.running += 1;
        let reporter = Reporter { sender: self.sender.clone(), ctx: self.ctx.clone() };
        std::thread::spawn(move || job(&reporter));
    }

    /// A thread with long work that the user can stop.
    fn start_long(&mut self, job: impl FnOnce(&AtomicBool, &Reporter) + Send + 'static) {
        let cancelled = Arc::new(AtomicBool::new(false));
        self.cancelled = Arc::clone(&cancelled);
        self.start(move |reporter| job(&cancelled, reporter));
    }

    /// The picture is drawn from the same scene as the screen.
    fn export(&mut self, picture: Picture, state: &State, language: Language) {
        let document = Arc::clone(&state.document);
        // The text is no picture: what stands beside it is, or the columns.
        let mut open = [Some(state.place.view), state.place.beside].into_iter().flatten();
        let view = open.find(|view| state.derived.scene(*view).is_some()).unwrap_or_default();
        let sheet = paper::sheet(&state.document, &state.choices, &state.derived, view, Paper::Long);
        let Some(sheet) = sheet else { return };
        self.start(move |reporter| {
            let extension = match picture {
                Picture::Svg => "svg",
                Picture::Png => "png",
            };
            let name = format!("{}.{extension}", file_stem(document.title()));
            let Some(path) = dialog::export(&name, extension, language, reporter) else { return };
            let svg = export::svg::svg(&sheet, &|target| describe::target(&document, target, language));
            let bytes = match picture {
                Picture::Svg => Ok(svg.into_bytes()),
                Picture::Png => export::png::png(&svg, PNG_SCALE),
            };
            match bytes {
                Ok(bytes) => match disk::write(&path, &bytes) {
                    Ok(()) => {
                        reporter
                            .tell(language.fill("notice.exported", &[&path.display().to_string()]), false);
                    }
                    Err(error) => reporter.fail(&error, language),
                },
                Err(error) => reporter.tell(sentence(error.key(), language), true),
            }
        });
    }

    fn remember(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(keep::RECENT);
        self.keep_recent(Language::default());
    }

    fn keep_recent(&self, language: Language) {
        if let Some(folder) = &self.folder {
            let kept = keep::keep_recent(folder, &self.recent);
            self.tell_failure(kept, language);
        }
    }

    fn tell_failure(&self, result: Result<(), disk::DiskError>, language: Language) {
        if let Err(error) = result {
            let _ = self.sender.send(Report::Tell(disk_sentence(&error, language), true));
        }
    }

    /// Keeps unsaved work aside, where a minute has passed since the last time.
    pub fn keep_aside(&mut self, state: &State, now: f64) {
        if state.is_unsaved() {
            let snapshot = || Snapshot::of(&state.document, &state.choices, &state.place);
            self.recovery.keep(snapshot, now);
            self.ctx.request_repaint_after_secs(self.recovery.due(now) as f32 + 0.1);
        } else {
            self.recovery.clear();
        }
    }
}

/// Pixels of a PNG for each pixel of the sheet.
const PNG_SCALE: f32 = 2.0;

/// The largest file that is read, in bytes.
const LIMIT: u64 = 512 << 20;

/// What went wrong with a file, in a sentence.
fn disk_sentence(error: &disk::DiskError, language: Language) -> String {
    sentence((&format!("disk.{}", error.key()), error.args()), language)
}

/// A sentence of `words/` with what it fills in.
pub fn sentence((key, args): (&str, Vec<String>), language: Language) -> String {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    language.fill(key, &args)
}

/// A job's way to report.
pub struct Reporter {
    sender: Sender<Report>,
    ctx: egui::Context,
}

impl Reporter {
    /// Something to do.
    pub fn command(&self, command: Command) {
        self.send(Report::Command(Box::new(command)));
    }

    /// Something to tell.
    pub fn tell(&self, text: String, failed: bool) {
        self.send(Report::Tell(text, failed));
    }

    /// A file that could not be read or written.
    pub fn fail(&self, error: &disk::DiskError, language: Language) {
        self.tell(disk_sentence(error, language), true);
    }

    /// A file was opened or saved.
    pub fn opened(&self, path: &Path) {
        self.send(Report::Opened(path.to_owned()));
    }

    fn send(&self, report: Report) {
        // The window may be gone; then nobody needs to know.
        let _ = self.sender.send(report);
        self.ctx.request_repaint();
    }

    /// Unsaved work of another run was opened.
    pub fn recovered(&self, path: &Path) {
        self.send(Report::Recovered(path.to_owned()));
    }

    /// How far the reading of a file is, or a long work: its name in `words/`, and 0–1.
    pub fn progress(&self, what: &'static str, share: f32) {
        self.send(Report::Progress(what, share));
    }
}

impl Drop for Reporter {
    fn drop(&mut self) {
        self.send(Report::Done);
    }
}
