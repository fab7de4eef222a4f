//! What a person says instead of what was read: by mouse and keyboard, undone and redone, kept in a snapshot.

use crate::support::window::{CTRL, Window};
use dutymap::command::Command;
use dutymap::plan::{Correction, Role, Span, UnitId};
use dutymap::scene::Target;
use dutymap::state::session::Dialog;
use dutymap::state::{Choices, Place, State};
use dutymap::words::Language;
use eframe::egui::{Key, Modifiers};
use proptest::prelude::*;

const NONE: Modifiers = Modifiers::NONE;

fn text(key: &'static str) -> &'static str {
    Language::Chinese.text(key)
}

/// The name of 本单位.
fn ours(state: &State) -> Option<&str> {
    state.choices.filter.unit.map(|id| state.document.plan.unit(id).name.as_str())
}

fn id(window: &Window, name: &str) -> UnitId {
    window.state().document.plan.unit_named(name).expect(name)
}

fn select(window: &mut Window, name: &str) {
    let target = Target::Unit(id(window, name).0);
    window.act(Command::Reveal(target));
}

#[test]
fn a_unit_is_joined_to_one_found_by_its_initials_and_a_later_filter_follows() {
    let mut window = Window::new(1280.0, 800.0);
    let later = window.state().document.plan.units.last().unwrap().name.clone();
    let ours_id = id(&window, &later);
    window.act(Command::SetUnit(Some(ours_id)));
    let before = window.state().choices.clone();
    select(&mut window, "省公安厅");
    window.press(CTRL, Key::J);
    assert!(matches!(window.state().session.dialog, Some(Dialog::Merge(..))));
    window.write("sft");
    window.press(NONE, Key::Enter);
    let state = window.state();
    assert_eq!(state.session.dialog, None);
    let same = Correction::SameAs { unit: "省公安厅".to_owned(), name: "省司法厅".to_owned() };
    assert_eq!(state.choices.corrections, [same]);
    assert_eq!(state.document.plan.unit_named("省公安厅"), None);
    assert_eq!(ours(state), Some(later.as_str()), "the filter means the same unit, whatever its id");
    assert_ne!(state.choices.filter.unit, Some(ours_id));
    let joined = id(&window, "省司法厅");
    assert_eq!(window.state().place.selection, Some(Target::Unit(joined.0)), "what was selected lives on");

    window.press(CTRL, Key::Z);
    assert_eq!(window.state().choices, before);
    assert_eq!(ours(window.state()), Some(later.as_str()));
    assert!(window.state().document.plan.unit_named("省公安厅").is_some());
    window.press(CTRL, Key::Y);
    assert_eq!(ours(window.state()), Some(later.as_str()));
    assert_eq!(window.state().document.plan.unit_named("省公安厅"), None);
    window.harness.render().unwrap();
}

#[test]
fn a_unit_is_renamed_and_split_by_its_forms() {
    let mut window = Window::new(1280.0, 800.0);
    select(&mut window, "省公安厅");
    window.press(NONE, Key::F2);
    window.fill(text("rename.name"), "省公安总队");
    window.click(text("rename.take"));
    assert!(window.state().document.plan.unit_named("省公安总队").is_some());
    let renamed = id(&window, "省公安总队");
    assert_eq!(window.state().document.plan.unit(renamed).aliases, ["省公安厅"]);
    assert_eq!(window.state().place.selection, Some(Target::Unit(renamed.0)));

    window.press(CTRL | Modifiers::SHIFT, Key::J);
    window.fill(text("split.parts"), "省公安甲队\n省公安乙队");
    window.click(text("split.take"));
    let state = window.state();
    assert!(state.document.plan.unit_named("省公安总队").is_none());
    let first = id(&window, "省公安甲队");
    assert_eq!(state.place.selection, Some(Target::Unit(first.0)));
    assert_eq!(
        state.document.graph.duties(first).count(),
        state.document.graph.duties(id(&window, "省公安乙队")).count()
    );
}

#[test]
fn all_corrections_are_listed_and_each_is_taken_back() {
    let mut window = Window::new(1280.0, 800.0);
    window
        .act(Command::Correct(Correction::Collective { unit: "省公安厅".to_owned(), collective: true }));
    window
        .act(Command::Correct(Correction::SameAs {
            unit: "不存在的单位".to_owned(), name: "甲".to_owned()
        }));
    window.wait_to_read("没有起作用");
    assert_eq!(window.state().document.unfit, [1]);
    window.press(CTRL | Modifiers::SHIFT, Key::L);
    assert!(window.reads(text("corrections.unfit")), "what fits nothing is said");
    window.click("收回：“不存在的单位”就是“甲”");
    assert_eq!(window.state().choices.corrections.len(), 1);
    window.click(text("command.take-back-all"));
    assert!(window.state().choices.corrections.is_empty());
    assert!(window.reads("还没有更正"));
    window.press(NONE, Key::Escape);
    window.press(CTRL, Key::Z);
    assert_eq!(window.state().choices.corrections.len(), 1);
}

#[test]
fn a_word_is_given_a_meaning() {
    let mut window = Window::new(1280.0, 800.0);
    window.press(CTRL, Key::M);
    window.fill(text("word.label"), "参加单位");
    window.click(text("word.nothing"));
    window.click(text("word.take"));
    let word = Correction::Word { word: "参加单位".to_owned(), role: None };
    assert_eq!(window.state().choices.corrections, [word]);
    assert!(window.state().document.unfit.is_empty());
    window.press(CTRL, Key::Z);
    assert!(window.state().choices.corrections.is_empty());
}

#[test]
fn the_menu_of_a_unit_offers_what_can_be_said_about_it() {
    let mut window = Window::new(1280.0, 800.0);
    select(&mut window, "省公安厅");
    window.click(text("inspector.correct"));
    window.click(text("command.split"));
    assert_eq!(
        window.state().session.dialog,
        Some(Dialog::Split("省公安厅".to_owned(), "省公安厅".to_owned()))
    );
    assert!(window.reads(text("split.too-few")));
    window.press(NONE, Key::Escape);
}

/// A small plan with enough units to confuse ids.
const PLAN: &str = "某市方案\n一、任务\n1.做甲。\n牵头单位：市甲局\n参加单位：市委和市政府、市乙局、市丙局\n2.做乙。\n牵头单位：市丁局\n责任单位：市甲局、市戊局\n二、保障\n3.做丙。\n牵头单位：市戊局\n";

fn correction() -> impl Strategy<Value = Correction> {
    let names = ["市甲局", "市委和市政府", "市乙局", "市丙局", "市丁局", "市戊局", "市新局"];
    let name = move || (0..names.len()).prop_map(move |at| names[at].to_owned());
    prop_oneof![
        (name(), name()).prop_map(|(unit, name)| Correction::SameAs { unit, name }),
        (name(), name(), name()).prop_map(|(unit, a, b)| Correction::Split { unit, parts: vec![a, b] }),
        (name(), any::<bool>()).prop_map(|(unit, collective)| Correction::Collective { unit, collective }),
        Just(Correction::Word { word: "参加单位".to_owned(), role: Some(Role::Lead) }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is corrected: undo gives every earlier state back and redo every later one, and every id is
    /// one of the plan that is there.
    #[test]
    fn undo_and_redo_give_every_state_back(list in prop::collection::vec(correction(), 1..6), unit in 0..6_u32) {
        let parsed = dutymap::import::read(PLAN.as_bytes(), "x", &dutymap::import::Progress::silent()).unwrap();
        let document = dutymap::state::Document::new(dutymap::state::Origin::Seed, "x".to_owned(), parsed);
        let mut state = State::open(&document, Choices::default(), Place::default());
        let act = |state: &mut State, command| { dutymap::command::apply(state, command); };
        let unit = unit.min(state.document.plan.units.len() as u32 - 1);
        act(&mut state, Command::SetUnit(Some(UnitId(unit))));
        let mut seen = vec![(state.choices.clone(), state.document.plan.clone())];
        for correction in list {
            act(&mut state, Command::Correct(correction));
            let units = state.document.plan.units.len();
            prop_assert!(state.choices.filter.unit.is_none_or(|id| id.index() < units));
            if let Some(Target::Unit(id)) = state.place.selection {
                prop_assert!((id as usize) < units);
            }
            for (at, unit) in state.document.plan.units.iter().enumerate() {
                prop_assert_eq!(unit.id.index(), at);
            }
            if seen.last().is_none_or(|(choices, _)| *choices != state.choices) {
                seen.push((state.choices.clone(), state.document.plan.clone()));
            }
        }
        for (choices, plan) in seen.iter().rev().skip(1) {
            act(&mut state, Command::Undo);
            prop_assert_eq!(&state.choices, choices);
            prop_assert_eq!(&state.document.plan, plan);
        }
        for (choices, plan) in seen.iter().skip(1) {
            act(&mut state, Command::Redo);
            prop_assert_eq!(&state.choices, choices);
            prop_assert_eq!(&state.document.plan, plan);
        }
    }
}

#[test]
fn marked_words_are_no_assignment() {
    let mut window = Window::new(1280.0, 800.0);
    let start = window.state().document.plan.source.find("牵头单位").unwrap();
    let span = Span::new(start, start + "牵头单位".len());
    window.press(CTRL, Key::Num6);
    window.act(Command::MarkWords(Some(span)));
    window.press(CTRL, Key::Delete);
    let wanted = Correction::NoAssignment { span, words: "牵头单位".to_owned() };
    assert_eq!(window.state().choices.corrections, [wanted]);
    assert_eq!(window.state().session.words, None);
}

#[test]
fn a_suggestion_is_taken_and_one_stands_on_what_is_next() {
    let mut parsed =
        dutymap::import::read(PLAN.as_bytes(), "x", &dutymap::import::Progress::silent()).unwrap();
    let fix = Correction::SameAs { unit: "市乙局".to_owned(), name: "市丙局".to_owned() };
    let at = PLAN.find("市乙局").unwrap();
    parsed.diagnostics = vec![dutymap::plan::Diagnostic {
        severity: dutymap::plan::Severity::Warning,
        code: dutymap::plan::Code::NearIdenticalUnits,
        span: Span::new(at, at + "市乙局".len()),
        args: vec!["市乙局".to_owned(), "市丙局".to_owned()],
        fix: Some(fix.clone()),
    }];
    let document = dutymap::state::Document::new(dutymap::state::Origin::Seed, "x".to_owned(), parsed);
    let mut state = State::open(&document, Choices::default(), Place::default());
    let entry = |id| Command::Entry(id);
    dutymap::command::apply(&mut state, entry("apply-fix"));
    assert!(state.choices.corrections.is_empty(), "nothing is done while one stands on no finding");
    dutymap::command::apply(&mut state, entry("finding-next"));
    dutymap::command::apply(&mut state, entry("apply-fix"));
    assert_eq!(state.choices.corrections, [fix]);
    assert_eq!(state.document.plan.unit_named("市乙局"), None);
    assert_eq!(state.session.findings.at, Some(0));
}
