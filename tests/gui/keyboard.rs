//! The whole program works from the keyboard, and typing into a field is never taken for a command.

use crate::support::window::{CTRL, Window};
use dutymap::scene::Target;
use dutymap::state::settings::Look;
use dutymap::view::View;
use dutymap::view::columns::UnitOrder;
use dutymap::words::Language;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;

const NONE: Modifiers = Modifiers::NONE;

fn opened() -> Window {
    Window::new(1280.0, 800.0)
}

/// The command of the palette with this name.
fn by_palette(window: &mut Window, name: &str) {
    window.press(CTRL, Key::K);
    window.harness.event(Event::Text(name.to_owned()));
    window.harness.run();
    window.press(NONE, Key::Enter);
}

#[test]
fn undo_and_redo_of_what_was_chosen() {
    let mut window = opened();
    window.press(NONE, Key::P);
    window.press(CTRL, Key::OpenBracket);
    by_palette(&mut window, "单位按名称");
    let state = window.state();
    assert!(state.choices.participation && !state.choices.folded.is_empty());
    assert_eq!(state.choices.order, UnitOrder::Name);
    let last = window.state().choices.clone();

    window.press(CTRL, Key::Z);
    assert_eq!(window.state().choices.order, UnitOrder::Kind);
    window.press(CTRL, Key::Z);
    assert!(window.state().choices.folded.is_empty());
    window.press(CTRL, Key::Z);
    assert!(!window.state().choices.participation);
    window.press(CTRL, Key::Z);
    assert!(!window.state().choices.participation, "nothing is left to undo");

    window.press(CTRL, Key::Y);
    assert!(window.state().choices.participation);
    window.press(CTRL | Modifiers::SHIFT, Key::Z);
    window.press(CTRL, Key::Y);
    assert_eq!(window.state().choices, last);
}

#[test]
fn back_and_forward_walk_over_what_was_selected() {
    let mut window = opened();
    window.press(NONE, Key::ArrowDown);
    let first = window.state().place.selection;
    window.press(NONE, Key::ArrowDown);
    let second = window.state().place.selection;
    assert!(first.is_some() && second.is_some() && first != second);
    window.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.state().place.selection, first);
    window.press(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(window.state().place.selection, second);
}

#[test]
fn arrow_keys_step_over_rows_and_across() {
    let mut window = opened();
    let order: Vec<Target> = {
        let derived = &window.state().derived;
        derived
            .columns
            .ordering
            .order
            .iter()
            .map(|at| Target::Unit(derived.columns.model.units[*at].unit.0))
            .collect()
    };
    for unit in &order[..3] {
        window.press(NONE, Key::ArrowDown);
        assert_eq!(window.state().place.selection, Some(*unit));
    }
    window.press(NONE, Key::ArrowUp);
    assert_eq!(window.state().place.selection, Some(order[1]));
    window.press(NONE, Key::ArrowRight);
    let across = window.state().place.selection;
    assert!(matches!(across, Some(Target::Measure(_))), "{across:?}");
    window.press(NONE, Key::ArrowDown);
    assert_ne!(window.state().place.selection, across);
}

#[test]
fn escape_goes_one_step_out_at_a_time() {
    let mut window = opened();
    window.press(NONE, Key::ArrowDown);
    assert!(window.state().place.selection.is_some());
    window.press(NONE, Key::F1);
    assert!(window.state().session.dialog.is_some());
    window.press(NONE, Key::Escape);
    assert_eq!(window.state().session.dialog, None);
    assert!(window.state().place.selection.is_some(), "only the dialog was closed");
    window.press(CTRL, Key::K);
    assert!(window.state().session.palette.is_some());
    window.press(NONE, Key::Escape);
    assert_eq!(window.state().session.palette, None);
    assert!(window.state().place.selection.is_some(), "only the palette was closed");
    window.press(NONE, Key::Escape);
    assert_eq!(window.state().place.selection, None);
}

#[test]
fn typing_in_the_search_box_is_no_shortcut() {
    let mut window = opened();
    window.press(NONE, Key::Plus);
    window.press(NONE, Key::ArrowDown);
    let (choices, place) = (window.state().choices.clone(), window.state().place);
    assert!(place.camera(View::Columns).is_some());
    window.press(CTRL, Key::F);
    // F fits, P draws participation lines, + and - zoom, / searches, arrows select.
    window.write("fp+-/=");
    assert_eq!(window.state().session.query, "fp+-/=");
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::ArrowUp);
    window.press(NONE, Key::ArrowLeft);
    window.press(NONE, Key::Home);
    window.press(NONE, Key::End);
    window.press(NONE, Key::Enter);
    assert_eq!(window.state().choices, choices);
    assert_eq!(window.state().place, place, "typing neither moved the view nor selected");
    window.press(NONE, Key::Escape);
    assert_eq!(window.state().session.query, "");
    assert_eq!(window.state().place, place, "Escape only emptied the box");
}

#[test]
fn enter_takes_the_result_that_the_arrows_stand_on() {
    let mut window = opened();
    window.press(CTRL, Key::F);
    window.write("sf");
    let hits = window.state().session.hits.clone();
    assert!(hits.len() > 1);
    window.press(NONE, Key::ArrowDown);
    assert_eq!(window.state().session.hit, 1);
    window.press(NONE, Key::Enter);
    let target = dutymap::command::target_of(hits[1].target);
    assert_eq!(window.state().place.selection, Some(target));
    // The box has let go of the keyboard: F is a shortcut again.
    window.press(NONE, Key::Plus);
    assert!(window.state().place.camera(View::Columns).is_some());
    window.press(NONE, Key::F);
    assert_eq!(window.state().place.camera(View::Columns), None);
}

#[test]
fn the_palette_finds_a_command_by_its_name_in_either_language() {
    let mut window = opened();
    by_palette(&mut window, "深色");
    assert_eq!(window.state().choices.settings.look, Look::Dark);
    by_palette(&mut window, "light");
    assert_eq!(window.state().choices.settings.look, Look::Light);
    assert_eq!(window.state().session.palette, None);
}

#[test]
fn in_english_the_window_is_english() {
    let mut window = opened();
    assert!(window.reads("查找") && !window.reads("Search"));
    by_palette(&mut window, "english");
    assert_eq!(window.state().choices.settings.language, Language::English);
    for key in ["menu.file", "menu.help", "search.name", "toolbar.fit", "toolbar.order"] {
        let named = |text: &str| window.harness.query_all_by_label(text).next().is_some();
        assert!(named(Language::English.text(key)), "{key}");
        assert!(!named(Language::Chinese.text(key)), "{key} is still Chinese");
    }
    by_palette(&mut window, "中文");
    assert!(window.reads("查找"));
}

#[test]
fn larger_scales_and_the_dark_look() {
    let mut window = opened();
    for scale in [125, 150, 200] {
        by_palette(&mut window, &format!("{scale}%"));
        assert_eq!(window.state().choices.settings.scale, scale);
        assert_eq!((window.harness.ctx.pixels_per_point() * 100.0).round() as u16, scale);
        assert!(window.reads("查找"));
        window.press(CTRL, Key::D);
        window.harness.render().unwrap();
    }
    window.press(CTRL, Key::Num0);
    assert_eq!((window.harness.ctx.pixels_per_point() * 100.0).round() as u16, 100);
}
