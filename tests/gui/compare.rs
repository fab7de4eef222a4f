//! Another version in the window: opened, listed, led from to the words, narrowed, copied, taken away.

use crate::support::window::{CTRL, Window};
use dutymap::command::Command;
use dutymap::scene::Target;
use dutymap::state::session::Dialog;
use dutymap::state::{Choices, Place, Snapshot};
use dutymap::view::View;
use dutymap::words::Language;
use eframe::egui::{Key, Modifiers, accesskit};
use egui_kittest::kittest::{NodeT, Queryable};
use std::path::Path;

const SEED: &str = include_str!("../../seeds/guizhou-fazhi-shehui-2021.txt");

fn text(key: &'static str) -> &'static str {
    Language::Chinese.text(key)
}

/// A draft of the real plan, in a folder of its own.
fn draft(folder: &Path) -> std::path::PathBuf {
    let path = folder.join("征求意见稿.txt");
    let text = SEED.replacen("(5)切实加强对", "(5)持续抓好对", 1).replacen(
        "牵头单位:省精神文明办",
        "牵头单位:省文明办",
        1,
    );
    std::fs::write(&path, text).unwrap();
    path
}

/// Presses the first line of the page with these words.
fn press(window: &mut Window, words: &str) {
    let nodes = window.harness.query_all_by_role(accesskit::Role::TreeItem);
    let mut same =
        nodes.filter(|node| node.accesskit_node().label().is_some_and(|label| label.contains(words)));
    same.next().unwrap_or_else(|| panic!("{words} is not to be read")).click_accesskit();
    drop(same);
    window.harness.run();
}

#[test]
fn from_another_file_to_the_words_and_the_clipboard() {
    let folder = tempfile::tempdir().unwrap();
    let path = draft(folder.path());
    let mut window = Window::new(1280.0, 800.0);
    window.press(CTRL, Key::Num8);
    assert!(window.reads(text("comparison.empty.title")));
    window.act(Command::Entry("compare-path"));
    assert!(matches!(window.state().session.dialog, Some(Dialog::ComparePath(_))));
    window.fill(text("dialog.open-path.hint"), &path.to_string_lossy());
    window.click(text("dialog.open"));
    window.wait_for("the comparison", |state| state.comparison.is_some());
    assert!(window.reads("征求意见稿.txt") && window.reads("改写　第5项"));
    // A click leads to the words in the open plan.
    press(&mut window, "改写　第5项");
    let five = window.state().document.plan.measures.iter().find(|measure| measure.no == "5").unwrap().id;
    assert_eq!(window.state().place.selection, Some(Target::Measure(five.0)));
    assert!(window.reads(text("comparison.inspector")), "the panel at the side tells the difference too");
    // In every view: what only the other version has, in a line that leads back.
    window.press(CTRL, Key::Num2);
    let line = "对照版本另有 1 个单位";
    assert!(window.reads(line));
    window.click(line);
    assert_eq!(window.state().place.view, View::Compare);
    // Narrowed to a unit that has nothing to do with measure 5.
    let ours = window.state().document.plan.unit_named("团省委").unwrap();
    window.act(Command::SetUnit(Some(ours)));
    assert!(!window.reads("改写　第5项") && window.reads("只列出与筛选（团省委）有关的变化"));
    window.click(text("comparison.ours"));
    assert!(window.reads("改写　第5项"));
    window.act(Command::SetUnit(None));
    window.click(text("comparison.form.table"));
    assert!(window.reads(text("comparison.column.change")));
    window.act(Command::CopyComparisonTable);
    window.wait_to_read("已复制");
    press(&mut window, text("comparison.take-off"));
    assert!(window.state().shelf.slots.is_empty() && window.state().comparison.is_none());
    assert!(window.reads(text("comparison.empty.title")));
}

#[test]
fn a_file_that_cannot_be_compared_with_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("空.txt");
    std::fs::write(&path, b"").unwrap();
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::CompareFile(path));
    window.wait_to_read("空.txt");
    assert!(window.state().shelf.slots.is_empty());
    window.act(Command::CompareFile("/没有/这个/文件.txt".into()));
    window.wait_for("the path to be mended", |state| {
        matches!(state.session.dialog, Some(Dialog::ComparePath(_)))
    });
}

#[test]
fn a_snapshot_now_beside_how_it_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("会议.dutymap");
    let document = dutymap::state::open::seed().unwrap();
    let mut choices = Choices { title: "专题会".to_owned(), ..Choices::default() };
    choices.meeting.place = "一会议室".to_owned();
    std::fs::write(&path, Snapshot::of(&document, &choices, &Place::default()).to_bytes()).unwrap();
    let mut window = Window::on(&path, 1280.0, 800.0);
    window.act(Command::Entry("compare-saved"));
    assert!(window.state().shelf.slots.is_empty(), "nothing has changed yet");
    let mut meeting = window.state().choices.meeting.clone();
    meeting.place = "二会议室".to_owned();
    window.act(Command::SetMeeting(Box::new(meeting), dutymap::command::Stroke::One));
    window.act(Command::Entry("compare-saved"));
    window.wait_for("the comparison", |state| state.comparison.is_some());
    assert!(window.reads("会议·地点：一会议室 → 二会议室"));
    // The comparison is no step of history: what is undone is the place.
    window.press(CTRL, Key::Z);
    assert_eq!(window.state().choices.meeting.place, "一会议室");
    assert!(window.reads(text("compare.same")));
}

#[test]
fn a_file_dropped_with_ctrl_is_compared_with() {
    use eframe::egui::{DroppedFile, DroppedFileHandle};
    #[derive(Debug)]
    struct Dropped(std::path::PathBuf);
    impl DroppedFile for Dropped {
        fn path(&self) -> &Path {
            &self.0
        }
        fn bytes(&self) -> Result<Vec<u8>, String> {
            std::fs::read(&self.0).map_err(|error| error.to_string())
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = draft(folder.path());
    let mut window = Window::new(1280.0, 800.0);
    window.press(CTRL, Key::Num8);
    let dropped: DroppedFileHandle = std::sync::Arc::new(Dropped(path));
    window.harness.input_mut().dropped_files.push(dropped);
    window.wait_for("the comparison", |state| state.comparison.is_some());
    assert_eq!(window.state().document.origin, dutymap::state::Origin::Seed, "it was not opened");
    window.press(Modifiers::NONE, Key::Escape);
}
