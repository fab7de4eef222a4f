//! Golden pictures: the whole window as a person sees it, drawn with the shipped fonts and the renderer of
//! `support/cpu_renderer.rs`. They are also the README's pictures.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test golden` draws them anew; look at them before they are committed.
//! A picture that differs leaves `*.new.png` and `*.diff.png` beside the golden one.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use dutymap::command::Command;
use dutymap::state::settings::Look;
use egui_kittest::SnapshotOptions;
use support::window::Window;

/// Width and height of the pictures, in pixels.
const SIZE: (f32, f32) = (1280.0, 800.0);

/// Compares what the window shows with the golden picture of that name.
///
/// Other machines round the corners of triangles differently in the last bit: a pixel on an edge may then be
/// another shade, or belong to the neighbour. A line, mark or word out of place changes far more pixels.
fn compare(window: &mut Window, name: &str) {
    window.harness.remove_cursor();
    window.harness.run();
    let options = SnapshotOptions::new().output_path("tests/golden").threshold(2.0).max_failed_pixels(60);
    if let Err(error) = window.harness.try_snapshot_options(name, &options) {
        panic!("{error}");
    }
}

#[test]
fn the_landing_view_in_light() {
    compare(&mut Window::new(SIZE.0, SIZE.1), "landing-light");
}

#[test]
fn the_landing_view_in_dark() {
    let mut window = Window::new(SIZE.0, SIZE.1);
    window.act(Command::SetLook(Look::Dark));
    compare(&mut window, "landing-dark");
}

#[test]
fn one_unit_as_ours() {
    let mut window = Window::new(SIZE.0, SIZE.1);
    let ours = window.state().document.plan.unit_named("省司法厅").expect("the plan names it");
    window.act(Command::SetUnit(Some(ours)));
    compare(&mut window, "our-unit");
}
