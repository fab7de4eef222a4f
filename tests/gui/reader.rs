//! 原文: the text with its marks, found in, scrolled, selected from and copied.

use crate::findings::{PLAN, on};
use crate::support::window::{CTRL, Window};
use dutymap::command::Command;
use dutymap::scene::Target;
use dutymap::view::View;
use dutymap::words::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use std::fmt::Write;

const NONE: Modifiers = Modifiers::NONE;

fn opened() -> Window {
    let mut window = Window::new(1280.0, 800.0);
    window.press(CTRL, Key::Num6);
    assert_eq!(window.state().place.view, View::Reader);
    window
}

/// Where the marks of a unit are seen, top to bottom.
fn marks(window: &Window, unit: &str) -> Vec<Pos2> {
    let part = format!("{unit} · ");
    let all = window.harness.query_all_by_role(Role::Link);
    let named =
        all.filter(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(&part)));
    let mut places: Vec<Pos2> = named.map(|node| node.rect().center()).collect();
    places.sort_by(|a, b| (a.y, a.x).partial_cmp(&(b.y, b.x)).unwrap());
    places
}

fn click_at(window: &mut Window, at: Pos2) {
    window.harness.hover_at(at);
    for pressed in [true, false] {
        let event =
            Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: NONE };
        window.harness.event(event);
    }
    window.harness.run();
}

#[test]
fn tabs_and_keys_open_the_views_and_back_leads_back() {
    let mut window = Window::new(1280.0, 800.0);
    window.click(Language::Chinese.text("view.reader"));
    assert_eq!(window.state().place.view, View::Reader);
    assert!(window.reads("中共贵州省委关于印发"));
    window.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.state().place.view, View::Columns);
    window.press(CTRL, Key::Num6);
    window.press(CTRL, Key::Num2);
    assert_eq!(window.state().place.view, View::Columns);
}

#[test]
fn a_click_on_a_mark_selects_it_everywhere() {
    let (mut window, _folder) = on(PLAN);
    window.press(NONE, Key::Enter);
    window.press(CTRL, Key::Num6);
    let at = marks(&window, "市乙局")[0];
    click_at(&mut window, at);
    let Some(Target::Link(id)) = window.state().place.selection else { panic!("a mark is an assignment") };
    let link = *window.state().document.graph.link(dutymap::graph::LinkId(id));
    assert_eq!(window.state().document.plan.unit(link.unit).name, "市乙局");
    assert!(window.reads(Language::Chinese.text("inspector.source")), "the inspector shows it");
}

#[test]
fn what_is_selected_elsewhere_is_brought_into_view() {
    let mut window = opened();
    let last = window.state().document.plan.measures.last().unwrap().clone();
    window.act(Command::Reveal(Target::Measure(last.id.0)));
    let words = window.state().document.plan.measure_text(last.id);
    let beginning: String = words.chars().take(12).collect();
    assert!(window.reads(&beginning), "{beginning}");
    let far = window.state().place.reading;
    assert!(far > 0 && far <= last.span.start);
    // The outline leads elsewhere.
    window.press(NONE, Key::Home);
    assert_eq!(window.state().place.reading, 0);
    let heading = window.state().derived.reader.as_ref().unwrap().outline[20].clone();
    let at = window.harness.get_by_role_and_label(Role::TreeItem, &heading.text).rect().center();
    click_at(&mut window, at);
    window.harness.run();
    let here = window.state().place.reading;
    assert!(here > 0 && here < heading.span.start, "{here} {heading:?} {:?}", window.state().place.selection);
    assert_eq!(window.state().place.selection, Some(Target::Section(heading.id.0)));
}

#[test]
fn words_are_found_counted_and_walked_over() {
    let mut window = opened();
    window.press(CTRL, Key::F);
    window.write("普法");
    let find = &window.state().session.find;
    let count = window.state().document.plan.source.matches("普法").count();
    assert!(find.found.len() >= count && count > 3);
    let total = find.found.len();
    assert!(window.reads(&format!("第 1 处，共 {total} 处")));
    window.press(NONE, Key::Enter);
    assert_eq!(window.state().session.find.at, 1);
    window.press(Modifiers::SHIFT, Key::Enter);
    window.press(Modifiers::SHIFT, Key::Enter);
    assert_eq!(window.state().session.find.at, total - 1, "round and round");
    assert!(window.state().place.reading > 0);
    window.press(NONE, Key::Escape);
    window.press(NONE, Key::Escape);
    assert_eq!(window.state().session.find.query, "");
}

#[test]
fn words_are_marked_by_dragging_and_copied_as_they_stand() {
    let (mut window, _folder) = on(PLAN);
    window.press(NONE, Key::Enter);
    window.press(CTRL, Key::Num6);
    let (from, to) = (marks(&window, "市甲局")[0], marks(&window, "市丙局")[0]);
    window.harness.drag_at(from);
    window.harness.run();
    window.harness.hover_at(Pos2::new(to.x, to.y));
    window.harness.run();
    window.harness.drop_at(to);
    window.harness.run();
    let span = window.state().session.words.expect("words are marked");
    let words = window.state().document.plan.words(span).to_owned();
    assert!(words.contains("局\n参加单位：市乙局、"), "{words}");
    window.harness.event(Event::Copy);
    let mut copied = String::new();
    for _ in 0..4 {
        window.harness.step();
        for command in &window.harness.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                copied.clone_from(text);
            }
        }
    }
    assert_eq!(copied, words);
    window.press(NONE, Key::Escape);
    assert_eq!(window.state().session.words, None);
}

#[test]
fn pages_are_turned_and_the_place_is_kept_in_a_snapshot() {
    let mut window = opened();
    window.press(NONE, Key::PageDown);
    window.press(NONE, Key::PageDown);
    let far = window.state().place.reading;
    assert!(far > 0);
    window.press(NONE, Key::PageUp);
    assert!(window.state().place.reading < far);
    window.press(NONE, Key::PageDown);
    assert_eq!(window.state().place.reading, far);
    let state = window.state();
    let saved = dutymap::state::Snapshot::of(&state.document, &state.choices, &state.place);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("原文.dutymap");
    std::fs::write(&path, saved.to_bytes()).unwrap();
    let again = Window::on(&path, 1280.0, 800.0);
    assert_eq!((again.state().place.view, again.state().place.reading), (View::Reader, far));
    window.press(NONE, Key::Home);
    assert_eq!(window.state().place.reading, 0);
}

#[test]
fn of_a_long_text_only_what_is_in_view_is_there() {
    let mut plan = String::from("某市方案\n一、任务\n");
    for at in 0..20_000 {
        let no = at + 1;
        let _ = writeln!(
            plan,
            "{no}.推进工作，完善制度，落实责任，提升能力，强化监督，确保实效。\n牵头单位：市甲局"
        );
    }
    let (mut window, _folder) = on(&plan);
    window.press(NONE, Key::Enter);
    window.press(CTRL, Key::Num6);
    let lines = |window: &Window| window.harness.query_all_by_role(Role::Paragraph).count();
    assert!((10..80).contains(&lines(&window)), "{}", lines(&window));
    window.press(CTRL, Key::F);
    // As from a keyboard: every character finds anew.
    for c in "19999.推进".chars() {
        window.harness.event(Event::Text(c.to_string()));
        window.harness.step();
    }
    window.harness.run();
    assert!(window.reads("19999.推进工作"));
    assert!((10..80).contains(&lines(&window)), "{}", lines(&window));
}
