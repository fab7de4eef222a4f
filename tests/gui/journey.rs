//! What somebody at the coordination office does: find the unit, make it theirs, save, open it elsewhere.

use crate::support::window::{CTRL, Window};
use dutymap::scene::Target;
use dutymap::state::{Origin, Snapshot};
use dutymap::view::View;
use dutymap::words::Language;
use eframe::egui::Key;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use std::collections::BTreeSet;

/// The results of the search, top to bottom, or the unit list where nothing is searched.
fn listed(window: &Window) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = window
        .harness
        .query_all_by_role(Role::ListBoxOption)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

/// The rows of the view that are in sight.
fn in_view(window: &Window) -> BTreeSet<String> {
    let rows = window.harness.query_all_by_role(Role::TreeItem);
    rows.map(|node| node.accesskit_node().label().unwrap_or_default()).collect()
}

#[test]
fn find_our_unit_save_and_open_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("第一次会议.dutymap");
    let mut window = Window::new(1280.0, 800.0);

    // Search by pinyin initials, results while typing.
    window.press(CTRL, Key::F);
    window.write("sft");
    let found = listed(&window);
    assert!(found[0].contains("省司法厅"), "{found:?}");
    window.press(eframe::egui::Modifiers::NONE, Key::Enter);
    let ours = window.state().document.plan.unit_named("省司法厅").unwrap();
    assert_eq!(window.state().place.selection, Some(Target::Unit(ours.0)));
    assert_eq!(window.state().session.query, "");

    // Make it ours: the banner counts, one line says what is left out, one key lifts it.
    window.press(CTRL, Key::U);
    assert_eq!(window.state().choices.filter.unit, Some(ours));
    assert!(window.reads("显示 58/94 项"));
    let more = dutymap::state::describe::collectives(&window.state().document, ours, Language::Chinese);
    assert!(window.reads(&more.unwrap()));

    // Look closer, at a part of it.
    for _ in 0..4 {
        window.press(eframe::egui::Modifiers::NONE, Key::Plus);
    }
    window.press(eframe::egui::Modifiers::NONE, Key::PageDown);
    let camera = window.state().place.camera(View::Columns);
    assert!(camera.is_some());
    let seen = in_view(&window);

    // Save: path, title, note.
    window.press(CTRL, Key::S);
    window.fill(Language::Chinese.text("dialog.save.path"), path.to_str().unwrap());
    window.fill(Language::Chinese.text("dialog.save.title"), "第一次会议");
    window.fill(Language::Chinese.text("dialog.save.note"), "带进会场");
    assert!(window.state().is_unsaved());
    window.click(Language::Chinese.text("dialog.save.save"));
    window.wait_for("the snapshot to be saved", |state| matches!(state.document.origin, Origin::Snapshot(_)));
    assert_eq!(window.state().session.dialog, None);
    assert!(!window.state().is_unsaved());
    window.wait_to_read("已保存");
    let saved = Snapshot::parse(&std::fs::read(&path).unwrap()).unwrap();
    assert!(!saved.saved_at.is_empty(), "a snapshot says when it was saved");
    drop(window);

    // Elsewhere, in a window of another size.
    for (width, height) in [(1280.0, 800.0), (1720.0, 1010.0), (960.0, 600.0)] {
        let again = Window::on(&path, width, height);
        let state = again.state();
        assert_eq!(state.choices.filter.unit, Some(ours));
        assert_eq!(state.place.selection, Some(Target::Unit(ours.0)));
        assert_eq!((state.choices.title.as_str(), state.choices.note.as_str()), ("第一次会议", "带进会场"));
        assert_eq!(state.place.camera(View::Columns), camera);
        assert_eq!(in_view(&again), seen, "the same rows are in view at {width} × {height}");
        assert!(again.reads("显示 58/94 项"));
        assert!(!state.is_unsaved());
    }
}

#[test]
fn saving_over_another_file_asks_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("已有.dutymap");
    std::fs::write(&path, "somebody else's").unwrap();
    let mut window = Window::new(1280.0, 800.0);
    window.press(CTRL, Key::S);
    window.fill(Language::Chinese.text("dialog.save.path"), path.to_str().unwrap());
    window.click(Language::Chinese.text("dialog.save.save"));
    window.wait_to_read(Language::Chinese.text("dialog.save.exists"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "somebody else's");
    window.click(Language::Chinese.text("dialog.save.replace"));
    window.wait_for("the snapshot to be saved", |state| matches!(state.document.origin, Origin::Snapshot(_)));
    assert!(Snapshot::parse(&std::fs::read(&path).unwrap()).is_ok());

    // Once it is ours, Ctrl+S saves without a question.
    window.press(eframe::egui::Modifiers::NONE, Key::P);
    assert!(window.state().is_unsaved());
    window.press(CTRL, Key::S);
    window.wait_for("the snapshot to be saved again", |state| !state.is_unsaved());
    assert!(Snapshot::parse(&std::fs::read(&path).unwrap()).unwrap().workspace.participation);
}

#[test]
fn a_save_that_fails_tells_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("没有这个文件夹").join("a.dutymap");
    let mut window = Window::new(1280.0, 800.0);
    window.press(CTRL, Key::S);
    window.fill(Language::Chinese.text("dialog.save.note"), "不能丢");
    window.fill(Language::Chinese.text("dialog.save.path"), path.to_str().unwrap());
    window.click(Language::Chinese.text("dialog.save.save"));
    window.wait_to_read("所在的文件夹不存在");
    assert_eq!(window.state().choices.note, "不能丢");
    assert!(window.state().is_unsaved());
    assert!(window.state().session.dialog.is_some(), "the form stays open for another try");
}

/// What two units share, from a name to the words of the document and back, without a pointer.
#[test]
fn from_a_name_to_the_words_and_back_by_keyboard_alone() {
    let none = eframe::egui::Modifiers::NONE;
    let mut window = Window::new(1280.0, 800.0);
    let start = window.state().place;
    window.press(CTRL, Key::F);
    window.write("sft");
    window.press(none, Key::Enter);
    let ours = window.state().document.plan.unit_named("省司法厅").unwrap();
    assert_eq!(window.state().place.selection, Some(Target::Unit(ours.0)));

    // Its duties.
    window.press(CTRL, Key::Num5);
    assert!(window.reads("牵头 37 项"), "the list of duties counts");

    // Its partner: the one that it shares most measures with.
    window.press(CTRL, Key::Num4);
    window.press(none, Key::ArrowRight);
    let Some(Target::Tie(one, other)) = window.state().place.selection else {
        panic!("the next tie is selected, not {:?}", window.state().place.selection)
    };
    let graph = &window.state().document.graph;
    let [one, other] = [one, other].map(dutymap::plan::UnitId);
    let shared: Vec<_> = graph.shared(one, other).collect();
    let most = graph.partners(&window.state().document.plan, ours, false)[0].measures.len();
    assert_eq!(shared.len(), most, "the first tie is the heaviest");
    assert!(window.reads(&Language::Chinese.fill("inspector.shared", &[&most.to_string()])));

    // The words: the text opens where the first of the shared measures stands.
    window.press(CTRL, Key::Num6);
    let state = window.state();
    let plan = &state.document.plan;
    let spans: Vec<_> = shared.iter().map(|id| plan.measure(*id).span).collect();
    let reading = state.place.reading;
    let near = spans.iter().any(|span| span.start >= reading && span.start < reading + 3000);
    assert!(near, "the text stands at byte {reading}, far from every shared measure");

    // Back, step by step, to where one began.
    for _ in 0..8 {
        window.press(eframe::egui::Modifiers::ALT, Key::ArrowLeft);
    }
    let place = window.state().place;
    assert_eq!((place.view, place.selection), (start.view, start.selection));
}

/// The same with the pointer alone.
#[test]
fn from_a_name_to_the_words_and_back_by_pointer_alone() {
    let text = |key: &str| Language::Chinese.text(key).to_owned();
    let mut window = Window::new(1280.0, 800.0);
    let ours = window.state().document.plan.unit_named("省司法厅").unwrap();
    window.click("省司法厅");
    assert_eq!(window.state().place.selection, Some(Target::Unit(ours.0)));
    window.click(&text("view.duties"));
    assert!(window.reads("牵头 37 项"));

    // A partner, by its name on the page.
    let partner = window.state().document.plan.unit_named("省委政法委").unwrap();
    let name = dutymap::state::describe::target(
        &window.state().document,
        Target::Unit(partner.0),
        Language::Chinese,
    );
    let first = window
        .harness
        .query_all_by_role(Role::TreeItem)
        .find(|node| node.accesskit_node().label().as_deref() == Some(name.as_str()))
        .map(|node| node.rect().left_center())
        .expect("the page names its partners");
    window.click_at(first + eframe::egui::vec2(8.0, 0.0));
    assert_eq!(window.state().place.selection, Some(Target::Unit(partner.0)));

    // What the two share, from the list of pairs.
    window.click(&text("view.network"));
    let tie = Target::tie(ours.0, partner.0);
    let name = dutymap::state::describe::target(&window.state().document, tie, Language::Chinese);
    window.click(&text("network.form.pairs"));
    let row = window
        .harness
        .query_all_by_role(Role::TreeItem)
        .find(|node| node.accesskit_node().label().as_deref() == Some(name.as_str()))
        .map(|node| node.rect().left_center())
        .expect("the pairs are listed, the heaviest first");
    window.click_at(row + eframe::egui::vec2(8.0, 0.0));
    assert_eq!(window.state().place.selection, Some(tie));

    // The words, by the link below what is selected.
    let Target::Tie(one, other) = tie else { unreachable!() };
    let [one, other] = [one, other].map(dutymap::plan::UnitId);
    let document = &window.state().document;
    let shared: Vec<String> = document
        .graph
        .shared(one, other)
        .map(|id| dutymap::state::describe::target(document, Target::Measure(id.0), Language::Chinese))
        .collect();
    let link = window
        .harness
        .query_all_by_role(Role::Link)
        .find(|node| node.accesskit_node().label().is_some_and(|label| shared.contains(&label)))
        .map(|node| node.rect().center())
        .expect("the shared measures are links");
    window.click_at(link);
    assert!(matches!(window.state().place.selection, Some(Target::Measure(_))));
    window.click(&text("inspector.read"));
    assert_eq!(window.state().place.view, View::Reader);
    window.click(&text("menu.go"));
    let back = dutymap::command::table::find("back").unwrap().label_key();
    window.harness.get_all_by_label_contains(&text(&back)).next().unwrap().click();
    window.harness.run();
    assert_eq!(window.state().place.view, View::Network);
}
