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
use dutymap::ui::{App, Opening};
use dutymap::view::View;
use eframe::egui::{self, Context, Pos2, RawInput, Vec2};

fn main() {
    divan::main();
}

const VIEWS: [&str; 6] = ["overview", "columns", "matrix", "network", "duties", "reader"];

fn called(key: &str) -> View {
    View::ALL.into_iter().find(|view| view.key() == key).unwrap()
}

/// The whole window, at the size it opens with.
struct Window {
    ctx: Context,
    app: App,
    time: f64,
}

impl Window {
    fn at(view: View) -> Self {
        let ctx = Context::default();
        ctx.enable_accesskit();
        let app = App::new(&ctx, Opening::default()).unwrap();
        let mut window = Self { ctx, app, time: 0.0 };
        let ours = window.app.state().document.plan.unit_named("省司法厅").unwrap();
        window.app.act(Command::Select(Some(Target::Unit(ours.0))));
        window.app.act(Command::SetView(view));
        for _ in 0..5 {
            window.frame();
        }
        window
    }

    /// One frame up to its triangles; how many meshes there are.
    fn frame(&mut self) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(egui::Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 800.0))),
            time: Some(self.time),
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        output.textures_delta.clear();
        let scale = self.ctx.pixels_per_point();
        self.ctx.tessellate(std::mem::take(&mut output.shapes), scale).len()
    }
}

/// From another view: what is computed for it, and its first frame.
#[divan::bench(args = VIEWS)]
fn opened(bencher: Bencher, key: &str) {
    let view = called(key);
    let other = if view == View::Columns { View::Reader } else { View::Columns };
    let mut window = Window::at(view);
    bencher.with_inputs(|| ()).bench_local_values(|()| {
        window.app.act(Command::SetView(other));
        window.frame();
        window.app.act(Command::SetView(view));
        // The command is done at the end of one frame and drawn in the next.
        window.frame() + window.frame()
    });
}

/// The pointer goes from unit to unit.
#[divan::bench(args = VIEWS)]
fn hovered(bencher: Bencher, key: &str) {
    let mut window = Window::at(called(key));
    let units = window.app.state().document.plan.units.len() as u32;
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % units;
        window.app.act(Command::Hover(Some(Target::Unit(at))));
        window.frame()
    });
}

/// Every frame another unit is selected.
#[divan::bench(args = VIEWS)]
fn selected(bencher: Bencher, key: &str) {
    let mut window = Window::at(called(key));
    let units = window.app.state().document.plan.units.len() as u32;
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % units;
        window.app.act(Command::Select(Some(Target::Unit(at))));
        window.frame()
    });
}

/// Every frame sees another part of it.
#[divan::bench(args = VIEWS)]
fn moved(bencher: Bencher, key: &str) {
    let mut window = Window::at(called(key));
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
    let mut window = Window::at(called(key));
    bencher.bench_local(|| window.frame());
}
