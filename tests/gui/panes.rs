//! Views as tabs, two of them side by side; one selection, one filter and one way back for all.

use crate::support::window::{CTRL, Window};
use dutymap::command::Command;
use dutymap::scene::Target;
use dutymap::view::View;
use dutymap::words::Language;
use eframe::egui::{Key, Modifiers};

const NONE: Modifiers = Modifiers::NONE;

fn open(window: &Window) -> (View, Option<View>) {
    (window.state().place.view, window.state().place.beside)
}

#[test]
fn every_view_opens_by_its_tab_and_by_its_key() {
    let mut window = Window::new(1280.0, 800.0);
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];
    for (view, key) in View::ALL.into_iter().zip(keys) {
        window.click(Language::Chinese.text(&format!("view.{}", view.key())));
        assert_eq!(open(&window), (view, None));
        window.press(CTRL, Key::Num2);
        window.press(CTRL, key);
        assert_eq!(open(&window), (view, None));
        assert!(window.reads(Language::Chinese.text(&format!("view.{}.about", view.key()))), "{view:?}");
    }
}

#[test]
fn two_views_stand_side_by_side_and_take_the_keyboard_in_turn() {
    let mut window = Window::new(1280.0, 800.0);
    window.press(CTRL, Key::Backslash);
    assert_eq!(open(&window), (View::Columns, Some(View::Reader)));
    assert!(window.reads("中共贵州省委关于印发"));
    window.press(NONE, Key::F6);
    assert_eq!(open(&window), (View::Reader, Some(View::Columns)));
    // A view that is opened takes the place of the one with the keyboard, and the other stays.
    window.press(CTRL, Key::Num3);
    assert_eq!(open(&window), (View::Matrix, Some(View::Columns)));
    // One that stands beside only gets the keyboard.
    window.press(CTRL, Key::Num2);
    assert_eq!(open(&window), (View::Columns, Some(View::Matrix)));
    window.click(Language::Chinese.text("panes.one"));
    assert_eq!(open(&window), (View::Columns, None));
    // Back walks through the views as they stood.
    window.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(open(&window), (View::Columns, Some(View::Matrix)));
}

#[test]
fn a_click_on_a_tab_opens_it_in_its_own_place() {
    let mut window = Window::new(1280.0, 800.0);
    window.press(CTRL, Key::Backslash);
    window.click(Language::Chinese.text("view.overview"));
    assert_eq!(open(&window), (View::Overview, Some(View::Reader)));
}

#[test]
fn what_is_selected_in_one_is_brought_into_view_in_the_other() {
    let mut window = Window::new(1280.0, 800.0);
    window.press(CTRL, Key::Backslash);
    let plan = &window.state().document.plan;
    let last = plan.measures.last().unwrap();
    let (id, start) = (last.id, last.span.start);
    window.act(Command::Reveal(Target::Measure(id.0)));
    let reading = window.state().place.reading;
    assert!(reading > 0 && reading <= start, "the text stands at byte {reading}, the measure at {start}");
}

#[test]
fn units_are_chosen_with_a_key_and_left_out_by_their_chip() {
    let mut window = Window::new(1280.0, 800.0);
    for name in ["省司法厅", "省委宣传部"] {
        let unit = window.state().document.plan.unit_named(name).unwrap();
        window.act(Command::Select(Some(Target::Unit(unit.0))));
        window.press(NONE, Key::C);
    }
    assert_eq!(window.state().choices.chosen.len(), 2);
    window.click("省司法厅  ×");
    let left: Vec<&str> = window
        .state()
        .choices
        .chosen
        .iter()
        .map(|id| window.state().document.plan.unit(*id).name.as_str())
        .collect();
    assert_eq!(left, ["省委宣传部"]);
    window.press(CTRL, Key::Z);
    assert_eq!(window.state().choices.chosen.len(), 2, "choosing can be undone");
    window.act(Command::Entry("choose-none"));
    assert!(window.state().choices.chosen.is_empty());
}

#[test]
fn the_next_unit_is_that_of_the_list() {
    let mut window = Window::new(1280.0, 800.0);
    window.press(CTRL, Key::ArrowDown);
    let first = window.state().place.unit.expect("a unit is selected");
    window.press(CTRL, Key::ArrowDown);
    let second = window.state().place.unit.unwrap();
    assert_ne!(first, second);
    window.press(CTRL, Key::ArrowUp);
    assert_eq!(window.state().place.unit, Some(first));
}

/// Whoever takes in a second unit means the one that is selected as well.
#[test]
fn with_ctrl_a_second_unit_joins_the_selected_one() {
    let mut window = Window::new(1280.0, 800.0);
    let [one, other] =
        ["省司法厅", "省公安厅"].map(|name| window.state().document.plan.unit_named(name).unwrap());
    window.act(Command::Select(Some(Target::Unit(one.0))));
    window.act(Command::Choose(other));
    assert_eq!(window.state().choices.chosen, [one, other]);
}

#[test]
fn one_command_leads_back_to_the_whole_plan() {
    let mut window = Window::new(1280.0, 800.0);
    let ours = window.state().document.plan.unit_named("省教育厅").unwrap();
    window.act(Command::Choose(ours));
    window.act(Command::SetUnit(Some(ours)));
    window.act(Command::ToggleCompact);
    window.press(Modifiers { shift: true, ..CTRL }, Key::Backspace);
    let state = window.state();
    assert!(state.choices.filter.is_empty() && !state.choices.compact && state.choices.chosen.is_empty());
    assert_eq!(state.place.selection, None);
    window.press(CTRL, Key::Z);
    assert_eq!(window.state().choices.filter.unit, Some(ours), "one step takes it back");
}

/// While somebody types, what lies under a pointer that rests does not count.
#[test]
fn a_pointer_that_rests_does_not_speak() {
    let mut window = Window::new(1280.0, 800.0);
    let row = eframe::egui::pos2(60.0, 230.0);
    window.point_at(row);
    assert!(window.state().session.hover.is_some(), "a unit of the list lies there");
    window.press(CTRL, Key::ArrowDown);
    assert_eq!(window.state().session.hover, None);
    window.point_at(row + eframe::egui::vec2(4.0, 1.0));
    assert!(window.state().session.hover.is_some(), "moved, it counts again");
}
