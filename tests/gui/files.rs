//! Opening what cannot be opened: the old document stays, and a sentence says what is wrong.

use crate::support::window::Window;
use dutymap::command::Command;
use dutymap::state::session::Dialog;
use dutymap::state::snapshot::VERSION;
use dutymap::state::{Choices, Origin, Place, Snapshot};
use dutymap::words::Language;
use eframe::egui::{DroppedFile, DroppedFileHandle, Key, Modifiers};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What of a sentence does not depend on what it fills in.
fn beginning(key: &'static str) -> &'static str {
    Language::Chinese.text(key).split('{').next().unwrap().split('（').next().unwrap()
}

fn snapshot() -> String {
    let document = dutymap::state::open::seed().unwrap();
    let choices = Choices { note: "议程".to_owned(), ..Choices::default() };
    String::from_utf8(Snapshot::of(&document, &choices, &Place::default()).to_bytes()).unwrap()
}

/// A file of these bytes is refused with this sentence, and nothing changes.
fn refused(bytes: &[u8], key: &'static str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("文件.dutymap");
    std::fs::write(&path, bytes).unwrap();
    refused_path(&path, key);
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "the file was changed");
}

fn refused_path(path: &Path, key: &'static str) {
    let mut window = Window::new(1280.0, 800.0);
    let ours = window.state().document.plan.unit_named("省司法厅").unwrap();
    window.act(Command::SetUnit(Some(ours)));
    let (choices, place) = (window.state().choices.clone(), window.state().place);
    window.act(Command::Open(path.to_owned()));
    window.wait_to_read(beginning(key));
    assert_eq!(window.state().document.origin, Origin::Seed);
    assert_eq!((&window.state().choices, window.state().place), (&choices, place));
}

#[test]
fn a_missing_file() {
    refused_path(Path::new("/没有/这个/文件.txt"), "disk.missing");
}

#[test]
fn a_folder() {
    refused_path(tempfile::tempdir().unwrap().path(), "disk.folder");
}

#[test]
fn a_binary_file() {
    let bytes: Vec<u8> = (0..4096_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    refused(&bytes, "unreadable.binary");
}

#[test]
fn an_empty_file() {
    refused(b"", "unreadable.empty");
}

/// Who looks away for a while must not take the old plan for the new one.
#[test]
fn what_went_wrong_is_told_with_the_name_of_the_file_until_it_is_put_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("空文件.txt");
    std::fs::write(&path, b"").unwrap();
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::Open(path));
    window.wait_to_read(beginning("unreadable.empty"));
    assert!(window.reads("空文件.txt"));
    window.harness.input_mut().time = Some(3600.0);
    window.harness.run();
    assert!(window.reads("空文件.txt"), "it went away by itself");
    window.click("×");
    assert!(!window.reads("空文件.txt"));
}

#[test]
fn a_snapshot_that_was_cut() {
    let text = snapshot();
    refused(&text.as_bytes()[..text.len() / 2], "snapshot.cut-off");
}

#[test]
fn a_snapshot_of_a_newer_version() {
    let newer = snapshot().replacen(&format!("version: {VERSION}"), "version: 99", 1);
    refused(newer.as_bytes(), "snapshot.newer");
}

#[test]
fn a_snapshot_whose_text_was_changed() {
    refused(snapshot().replacen("牵头单位", "参加单位", 1).as_bytes(), "snapshot.changed");
}

#[test]
fn a_snapshot_that_is_damaged() {
    refused(snapshot().replacen("workspace: (", "workspace: [", 1).as_bytes(), "snapshot.damaged");
}

#[test]
fn the_file_named_at_the_start_is_missing() {
    let opening =
        dutymap::ui::Opening { file: Some(PathBuf::from("/没有/方案.txt")), ..Default::default() };
    let mut window = Window::opening(opening, 1280.0, 800.0);
    window.wait_to_read(beginning("disk.missing"));
    assert_eq!(window.state().document.origin, Origin::Seed);
}

/// A small plan as somebody might type it.
const PLAN: &str = "某某工作方案\n\n一、重点任务\n\n(一)加强宣传\n\n1.开展普法。\n牵头单位:县司法局\n参加单位:县教育局、县公安局\n";

#[test]
fn a_path_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("方案.txt");
    std::fs::write(&path, PLAN).unwrap();
    let mut window = Window::new(1280.0, 800.0);
    window.press(crate::support::window::CTRL | Modifiers::SHIFT, Key::O);
    assert!(matches!(window.state().session.dialog, Some(Dialog::OpenPath(_))));
    // As file managers copy it.
    window.fill(Language::Chinese.text("dialog.open-path.hint"), &format!("\"{}\"", path.display()));
    window.click(Language::Chinese.text("dialog.open"));
    window.wait_for("the file to be read", |state| state.document.origin == Origin::File(path.clone()));
    assert_eq!(window.state().document.plan.units.len(), 3);
    assert_eq!(window.state().session.dialog, Some(Dialog::Reading), "first it says what was read");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().session.dialog, None);
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_file_is_dropped_on_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("拖入.txt");
    std::fs::write(&path, PLAN).unwrap();
    let mut window = Window::new(1280.0, 800.0);
    let dropped: DroppedFileHandle = Arc::new(Dropped(path.clone()));
    window.harness.input_mut().dropped_files.push(dropped);
    window.wait_for("the file to be read", |state| state.document.origin == Origin::File(path.clone()));
    assert!(window.reads("某某工作方案"));
}

#[test]
fn recent_files_and_settings_are_kept_between_runs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("方案.txt");
    std::fs::write(&path, PLAN).unwrap();
    let kept = folder.path().join("settings");
    let opening = |file: Option<PathBuf>| dutymap::ui::Opening { file, folder: Some(kept.clone()) };
    let mut window = Window::opening(opening(Some(path.clone())), 1280.0, 800.0);
    window.wait_for("the file to be read", |state| state.document.origin == Origin::File(path.clone()));
    window.act(Command::SetLanguage(Language::English));
    drop(window);

    let mut window = Window::opening(opening(None), 1280.0, 800.0);
    assert_eq!(window.state().choices.settings.language, Language::English);
    assert_eq!(window.state().session.dialog, None, "a run that ended well leaves nothing to recover");
    window.click(Language::English.text("menu.file"));
    window.click(Language::English.text("menu.recent"));
    assert!(window.reads("方案.txt"));
    window.act(Command::ClearRecent);
    assert!(!window.reads("方案.txt"));
}

#[test]
fn unsaved_statements_are_asked_about_before_another_file_opens() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("方案.txt");
    std::fs::write(&path, PLAN).unwrap();
    let mut window = Window::new(1280.0, 800.0);
    let unit = window.state().document.plan.units[0].name.clone();
    window.act(Command::Correct(dutymap::plan::Correction::Collective { unit, collective: true }));
    window.act(Command::Open(path.clone()));
    assert!(matches!(window.state().session.dialog, Some(Dialog::Unsaved(_))));
    window.click(Language::Chinese.text("dialog.cancel"));
    assert_eq!(window.state().document.origin, Origin::Seed);
    assert_eq!(window.state().choices.corrections.len(), 1);
    window.act(Command::Open(path.clone()));
    window.click(Language::Chinese.text("dialog.unsaved.anyway"));
    window.wait_for("the file to be read", |state| state.document.origin == Origin::File(path.clone()));
}
