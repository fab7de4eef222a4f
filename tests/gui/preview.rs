//! A view as pages, before it is saved or printed.

use crate::support::window::{CTRL, Window};
use dutymap::command::{Command, Effect, apply};
use dutymap::page::{Fit, Orientation, Paper};
use dutymap::state::session::{Dialog, PageForm, Preview};
use dutymap::state::{Choices, Place, State, open};
use dutymap::view::View;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

fn preview(window: &Window) -> Preview {
    match window.state().session.dialog {
        Some(Dialog::Preview(preview)) => preview,
        ref other => panic!("no preview but {other:?}"),
    }
}

#[test]
fn pages_are_turned_and_the_paper_is_chosen() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Matrix));
    let before = window.state().choices.clone();
    window.press(CTRL, Key::P);
    assert_eq!(preview(&window).view, View::Matrix);
    assert!(window.reads("打印预览 · 矩阵"));
    assert!(window.reads("第 1 页，共 1 页"));
    // On one page most names of a matrix find no room, and that is said.
    assert!(window.reads("放不下"));
    window.harness.render().unwrap();

    window.click("分到多页");
    assert_eq!(preview(&window).setting.fit, Fit::Tile);
    assert!(!window.reads("放不下"));
    assert!(!window.reads("共 1 页"));
    window.press(Modifiers::NONE, Key::PageDown);
    assert!(window.reads("第 2 页"));
    window.press(Modifiers::NONE, Key::End);
    let last = preview(&window).page;
    assert!(last > 5, "{last}");
    window.press(Modifiers::NONE, Key::PageDown);
    assert_eq!(preview(&window).page, last);

    // Fewer pages: one stays among those there are.
    window.click("A3");
    window.click("横");
    let chosen = preview(&window).setting;
    assert_eq!((chosen.paper, chosen.orientation), (Paper::A3, Orientation::Landscape));
    assert!(preview(&window).page < last);
    window.click("黑白");
    window.click("实际大小");
    assert!(preview(&window).mono && preview(&window).close);
    window.harness.render().unwrap();
    window.press(Modifiers::NONE, Key::Home);
    assert!(window.reads("第 1 页"));

    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().session.dialog, None);
    assert_eq!(window.state().choices, before, "looking at pages changes nothing");
}

#[test]
fn every_view_has_pages_in_every_window() {
    for (width, height) in [(1280.0, 800.0), (900.0, 560.0)] {
        let mut window = Window::new(width, height);
        for view in View::ALL {
            window.act(Command::SetView(view));
            window.press(CTRL, Key::P);
            assert!(window.reads("第 1 页"), "{view:?}");
            let room = window.harness.ctx.content_rect();
            for name in ["保存…", "打印…", "取消", "A3"] {
                let rect = window.harness.get_by_label(name).rect();
                assert!(room.contains_rect(rect), "{view:?}: {name} at {rect:?} in {room:?}");
            }
            window.press(Modifiers::NONE, Key::Escape);
        }
    }
}

#[test]
fn saving_and_printing_ask_the_shell_and_are_remembered() {
    let seed = open::seed().unwrap();
    let mut state = State::open(&seed, Choices::default(), Place::default());
    let chosen = Preview { mono: true, form: PageForm::Svg, page: 3, ..Preview::default() };
    for (command, printed) in [(Command::SavePages(chosen), false), (Command::Print(chosen), true)] {
        apply(&mut state, Command::Show(Some(Dialog::Preview(chosen))));
        let effects = apply(&mut state, command);
        assert!(
            matches!(effects[..], [Effect::Pages { preview, print }] if preview == chosen && print == printed)
        );
        assert_eq!(state.session.dialog, None);
    }
    apply(&mut state, Command::Entry("print"));
    let again = Preview { page: 0, ..chosen };
    assert_eq!(state.session.dialog, Some(Dialog::Preview(again)));
}
