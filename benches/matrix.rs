//! What the matrix costs: opening it and a frame of panning over it, at 100 × 100 and at 1,000 units × 10,000
//! measures. Goals: open within a second; a frame within 16 ms on the CPU.
//!
//! `cargo bench --bench matrix`. A frame is everything before GL, as in `stages`.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot go on has failed"
)]

#[path = "../tests/support/gen_plan.rs"]
mod gen_plan;

use divan::Bencher;
use dutymap::command::{Command, Loaded};
use dutymap::import::{self, Progress};
use dutymap::scene::{Axes, Camera, Target};
use dutymap::state::{Choices, Document, Origin, Place, State};
use dutymap::ui::Frames;
use dutymap::view::View;
use dutymap::view::matrix::{Choice, ColumnOrder, RowOrder};

fn main() {
    divan::main();
}

/// Units, measures.
const SIZES: [(usize, usize); 2] = [(100, 100), (1_000, 10_000)];

fn document((units, measures): (usize, usize)) -> Document {
    let options =
        gen_plan::Options { measures, units, edges_per: 6.0, body: 60, ..gen_plan::Options::default() };
    let text = gen_plan::generate(&options).text;
    let parsed = import::read(text.as_bytes(), "generated", &Progress::silent()).unwrap();
    Document::new(Origin::Seed, "generated".to_owned(), parsed)
}

/// The matrix is opened in a plan that is open: rows, columns, places, and what is seen of them.
#[divan::bench(args = SIZES, sample_count = 10)]
fn opening(bencher: Bencher, size: (usize, usize)) {
    let document = document(size);
    let state = || State::open(&document, Choices::default(), Place::default());
    bencher.with_inputs(state).bench_local_values(|mut state| {
        dutymap::command::apply(&mut state, Command::SetView(View::Matrix));
        state
    });
}

/// Columns are sorted so that alike stand together; rows too where there are not too many.
#[divan::bench(args = SIZES, sample_count = 5)]
fn seriating(bencher: Bencher, size: (usize, usize)) {
    let mut state = State::open(&document(size), Choices::default(), Place::default());
    dutymap::command::apply(&mut state, Command::SetView(View::Matrix));
    let chosen = Choice { columns: ColumnOrder::Seriation, rows: RowOrder::Seriation };
    bencher.bench_local(|| {
        dutymap::command::apply(&mut state, Command::SetMatrix(Choice::default()));
        dutymap::command::apply(&mut state, Command::SetMatrix(chosen.clone()));
    });
}

/// The whole window on the matrix.
fn on(size: (usize, usize)) -> Frames {
    let mut window = Frames::new().unwrap();
    let document = std::sync::Mutex::new(Some(document(size)));
    window.app.act(Command::Loaded(std::sync::Arc::new(Loaded { document, restored: None })));
    window.frame();
    window.app.act(Command::SetView(View::Matrix));
    window.settle();
    window
}

fn rest(window: &Frames) -> Camera {
    window.app.state().camera(View::Matrix).unwrap()
}

/// Nothing has changed, but a frame is asked for: what the rest of the window costs.
#[divan::bench(args = SIZES)]
fn frame_unchanged(bencher: Bencher, size: (usize, usize)) {
    let mut window = on(size);
    bencher.bench_local(|| window.frame());
}

/// The state alone, without a window: what follows from a camera that has moved.
#[divan::bench(args = SIZES)]
fn state_panning(bencher: Bencher, size: (usize, usize)) {
    let mut state = State::open(&document(size), Choices::default(), Place::default());
    dutymap::command::apply(&mut state, Command::SetView(View::Matrix));
    let (bounds, rest) =
        (state.derived.matrix.as_ref().unwrap().scene.bounds, state.camera(View::Matrix).unwrap());
    let mut at = 0_u32;
    bencher.bench_local(|| {
        at += 1;
        let camera = rest.panned((at * 7 % 900) as f32, (at * 40) as f32 % bounds.height(), bounds);
        dutymap::command::apply(&mut state, Command::Look(View::Matrix, Some(camera)));
    });
}

/// Every frame sees a part a little farther on, as while one drags.
#[divan::bench(args = SIZES)]
fn frame_panning(bencher: Bencher, size: (usize, usize)) {
    let mut window = on(size);
    let bounds = window.app.state().derived.matrix.as_ref().unwrap().scene.bounds;
    let rest = rest(&window);
    let mut at = 0_u32;
    bencher.bench_local(|| {
        at += 1;
        let camera = rest.panned((at * 7 % 900) as f32, (at * 40) as f32 % bounds.height(), bounds);
        window.app.act(Command::Look(View::Matrix, Some(camera)));
        window.frame()
    });
}

/// The same from as far off as one may go.
#[divan::bench(args = SIZES)]
fn frame_panning_far_off(bencher: Bencher, size: (usize, usize)) {
    let mut window = on(size);
    let bounds = window.app.state().derived.matrix.as_ref().unwrap().scene.bounds;
    let rest = rest(&window);
    let mut far = rest;
    let width = bounds.width();
    far.view.max = far.view.min.moved(width, width * rest.view.height() / rest.view.width());
    let far = far.near_enough(Axes::Grid, rest.view.width(), far.view.min);
    let mut at = 0_u32;
    bencher.bench_local(|| {
        at += 1;
        let camera = far.panned(0.0, (at * 100) as f32 % bounds.height(), bounds);
        window.app.act(Command::Look(View::Matrix, Some(camera)));
        window.frame()
    });
}

/// Every frame another assignment is pointed at.
#[divan::bench(args = SIZES)]
fn frame_pointing(bencher: Bencher, size: (usize, usize)) {
    let mut window = on(size);
    let links = window.app.state().document.graph.links().len() as u32;
    let mut at = 0_u32;
    bencher.bench_local(|| {
        at = (at + 1) % links.min(200);
        window.app.act(Command::Hover(Some(Target::Link(at))));
        window.frame()
    });
}
