//! Every command of the table, run for real in many situations: none panics, and a frame follows each.

use crate::support::window::{CTRL, Window};
use dutymap::command::table::{self, Entry, TABLE};
use dutymap::command::{Command, Effect, apply};
use dutymap::graph::Filter;
use dutymap::plan::Role;
use dutymap::scene::Target;
use dutymap::state::Choices;
use dutymap::words::Language;
use eframe::egui::{Key, Modifiers};

/// These show the system's own file dialog, which no test may pop up on somebody's desktop.
const SYSTEM: [&str; 11] = [
    "open",
    "export-svg",
    "export-png",
    "export-ledger",
    "export-division",
    "export-duties",
    "export-csv",
    "compare-open",
    "save-comparison-text",
    "save-comparison-json",
    "save-comparison-xlsx",
];

fn entries() -> impl Iterator<Item = &'static Entry> {
    TABLE.iter().filter(|entry| !SYSTEM.contains(&entry.id))
}

/// Runs every entry that has something to do, in table order, each from what the one before left.
fn run_all(window: &mut Window) -> usize {
    let mut done = 0;
    for entry in entries() {
        let Some(command) = (entry.command)(window.state()) else { continue };
        window.act(command);
        if window.state().session.dialog.is_some() || window.state().session.palette.is_some() {
            window.act(Command::Escape);
        }
        assert_eq!(
            window.state().session.dialog,
            None,
            "{} left a dialog that Escape does not close",
            entry.id
        );
        done += 1;
    }
    window.harness.render().unwrap();
    done
}

#[test]
fn from_the_landing_view() {
    let mut window = Window::new(1280.0, 800.0);
    assert!(run_all(&mut window) > 40);
}

#[test]
fn from_one_unit_in_english_and_dark() {
    let mut window = Window::new(900.0, 560.0);
    let unit = window.state().document.plan.unit_named("省公安厅").unwrap();
    window.act(Command::SetLanguage(Language::English));
    window.act(Command::ToggleLook);
    window.act(Command::SetUnit(Some(unit)));
    window.act(Command::ToggleRole(Role::Participate));
    window.act(Command::ToggleCompact);
    run_all(&mut window);
}

#[test]
fn from_a_filter_that_shows_nothing() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetText("没有哪一项措施会有这几个字".to_owned()));
    assert!(window.reads("显示 0/94 项"));
    run_all(&mut window);
    window.act(Command::SetText("没有哪一项措施会有这几个字".to_owned()));
    window.act(Command::ToggleCompact);
    assert!(window.state().choices.compact);
    window.harness.render().unwrap();
    run_all(&mut window);
}

#[test]
fn from_every_kind_of_selection() {
    let mut window = Window::new(1280.0, 800.0);
    for target in
        [Target::Unit(5), Target::Measure(46), Target::Section(9), Target::Section(0), Target::Link(100)]
    {
        window.act(Command::Reveal(target));
        for id in ["copy-units", "copy-table", "cross", "step-up", "step-down", "closer", "fit", "our-unit"] {
            if let Some(command) = table::find(id).and_then(|entry| (entry.command)(window.state())) {
                window.act(command);
            }
        }
        window.act(Command::ClearFilter);
    }
}

/// As a person does it: the palette, some letters, arrows, Enter.
#[test]
fn through_the_palette() {
    let mut window = Window::new(1280.0, 800.0);
    for entry in entries().filter(|entry| entry.id != "palette") {
        window.press(CTRL, Key::K);
        let language = window.state().choices.settings.language;
        let query = language.text(&entry.label_key()).to_owned();
        window.harness.event(eframe::egui::Event::Text(query.clone()));
        window.harness.run();
        let found = table::matching(&query, language);
        let at = found.iter().position(|other| other.id == entry.id).expect(entry.id);
        for _ in 0..at {
            window.press(Modifiers::NONE, Key::ArrowDown);
        }
        assert_eq!(window.state().session.palette_at, at, "{}", entry.id);
        window.press(Modifiers::NONE, Key::Enter);
        assert_eq!(window.state().session.palette, None, "{} left the palette open", entry.id);
        if window.state().session.dialog.is_some() {
            window.press(Modifiers::NONE, Key::Escape);
            assert_eq!(window.state().session.dialog, None, "{}", entry.id);
        }
    }
}

#[test]
fn those_with_a_system_dialog_ask_for_it() {
    let seed = dutymap::state::open::seed().unwrap();
    let mut state = dutymap::state::State::open(&seed, Choices::default(), dutymap::state::Place::default());
    let other = dutymap::state::shelf::From::File("/另一稿.txt".into());
    let other = dutymap::state::shelf::Other::new(seed, None, other);
    apply(&mut state, Command::Shelved(std::sync::Arc::new(other)));
    apply(&mut state, Command::Select(Some(Target::Unit(5))));
    for id in SYSTEM {
        let command = (table::find(id).unwrap().command)(&state).unwrap();
        let effects = apply(&mut state, command);
        let asks = |effect: &Effect| {
            use Effect::{Export, ExportPapers, PickCompare, PickOpen, SaveComparison};
            matches!(effect, PickOpen | PickCompare | Export(_) | ExportPapers(..) | SaveComparison(..))
        };
        assert!(effects.len() == 1 && effects.iter().all(asks), "{id}");
    }
}

#[test]
fn the_filter_that_is_undone_leaves_nothing_behind() {
    let mut window = Window::new(1280.0, 800.0);
    let before = window.state().derived.columns.scene.clone();
    run_all(&mut window);
    while window.state().history.undo_name().is_some() {
        window.act(Command::Undo);
    }
    assert_eq!(window.state().choices.filter, Filter::default());
    assert_eq!(window.state().choices, Choices::default());
    assert_eq!(window.state().derived.columns.scene, before);
}
/// Also at its ends, also where it hardly fits: a list that keeps scrolling keeps the processor busy.
#[test]
fn the_palette_comes_to_rest_on_every_row_at_every_scale() {
    let mut window = Window::new(900.0, 560.0);
    for scale in [100, 150, 200] {
        window.act(Command::SetScale(scale));
        window.press(CTRL, Key::K);
        for _ in 0..TABLE.len() {
            window.press(Modifiers::NONE, Key::ArrowDown);
        }
        assert_eq!(window.state().session.palette_at, TABLE.len() - 2);
        window.harness.render().unwrap();
        window.press(Modifiers::NONE, Key::Escape);
    }
}
