//! What each view costs the window's thread, on the plan that ships inside: opening it, and a frame while
//! something moves in it. Goals: a view opens within 16 ms, a frame takes at most 4 ms, none when idle.
//!
//! `cargo bench --bench views`. A frame is everything on the CPU before GL: input, panels, the painted scene,
//! the accessibility tree and the triangles.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot go on has failed"
)]

use divan::Bencher;
use dutymap::command::Command;
use dutymap::scene::Target;
use dutymap::ui::Frames;
use dutymap::view::View;

fn main() {
    divan::main();
}

const VIEWS: [&str; 6] = ["overview", "columns", "matrix", "network", "duties", "reader"];

fn called(key: &str) -> View {
    View::ALL.into_iter().find(|view| view.key() == key).unwrap()
}

/// The window with our unit selected, on a view.
fn at(view: View) -> Frames {
    let mut window = Frames::new().unwrap();
    let ours = window.app.state().document.plan.unit_named("省司法厅").unwrap();
    window.app.act(Command::Select(Some(Target::Unit(ours.0))));
    window.app.act(Command::SetView(view));
    window.settle();
    window
}

/// From another view: what is computed for it, and its first frame.
#[divan::bench(args = VIEWS)]
fn opened(bencher: Bencher, key: &str) {
    let view = called(key);
    let other = if view == View::Columns { View::Reader } else { View::Columns };
    let mut window = at(view);
    bencher.bench_local(|| {
        window.app.act(Command::SetView(other));
        window.frame();
        window.app.act(Command::SetView(view));
        // The command is done at the end of one frame and drawn in the next.
        (window.frame(), window.frame())
    });
}

/// The pointer goes from unit to unit.
#[divan::bench(args = VIEWS)]
fn hovered(bencher: Bencher, key: &str) {
    let mut window = at(called(key));
    let units = window.app.state().document.plan.units.len() as u32;
    let mut unit = 0;
    bencher.bench_local(|| {
        unit = (unit + 1) % units;
        window.app.act(Command::Hover(Some(Target::Unit(unit))));
        window.frame()
    });
}

/// Every frame another unit is selected.
#[divan::bench(args = VIEWS)]
fn selected(bencher: Bencher, key: &str) {
    let mut window = at(called(key));
    let units = window.app.state().document.plan.units.len() as u32;
    let mut unit = 0;
    bencher.bench_local(|| {
        unit = (unit + 1) % units;
        window.app.act(Command::Select(Some(Target::Unit(unit))));
        window.frame()
    });
}

/// Every frame sees another part of it.
#[divan::bench(args = VIEWS)]
fn moved(bencher: Bencher, key: &str) {
    let mut window = at(called(key));
    let mut down = true;
    bencher.bench_local(|| {
        down = !down;
        window.app.act(Command::Pan(if down { 0.1 } else { -0.1 }));
        window.frame()
    });
}

/// Nothing has changed, but a frame is asked for. An idle window asks for none.
#[divan::bench(args = VIEWS)]
fn unchanged(bencher: Bencher, key: &str) {
    let mut window = at(called(key));
    bencher.bench_local(|| window.frame());
}
