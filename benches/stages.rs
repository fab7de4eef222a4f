//! How long each stage takes, from a file's bytes to what is handed to GL, on the plan that ships inside and on
//! generated ones. Goals: reading ≤ 1 ms; an order of units with proof ≤ 10 ms.
//!
//! `cargo bench --bench stages`. A frame here is everything on the CPU before GL: input, panels, the painted
//! scene, the accessibility tree and the triangles; uploading and drawing them is the driver's.

#![allow(clippy::wildcard_imports, reason = "each stage is a module over the same names")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot go on has failed"
)]

#[path = "../tests/support/gen_plan.rs"]
mod gen_plan;

use divan::{Bencher, black_box};
use dutymap::command::Command;
use dutymap::graph::PlanGraph;
use dutymap::import::{self, Progress};
use dutymap::layout::crossing::{self, Budget};
use dutymap::plan::{Plan, RoleSet};
use dutymap::scene::draw::{DrawnShape, draw};
use dutymap::scene::look::Look;
use dutymap::scene::{Camera, Projection, Rect, Theme, labels};
use dutymap::search::Index;
use dutymap::state::open::{SEED, SEED_NAME, seed};
use dutymap::state::{Choices, Place, Snapshot, State};
use dutymap::ui::{App, Opening};
use dutymap::view::columns::{self, Spec, UnitOrder};
use dutymap::words::Language;
use eframe::egui::{self, Context, Pos2, RawInput, Vec2};

fn main() {
    divan::main();
}

fn opened() -> State {
    State::open(&seed().unwrap(), Choices::default(), Place::default())
}

/// Measures, units, assignments a measure.
const SIZES: [(usize, usize, f64); 2] = [(1_000, 300, 6.0), (10_000, 1_000, 6.0)];

fn generated((measures, units, edges_per): (usize, usize, f64)) -> String {
    let options = gen_plan::Options { measures, units, edges_per, ..gen_plan::Options::default() };
    gen_plan::generate(&options).text
}

fn read(text: &str) -> Plan {
    import::read(text.as_bytes(), "generated", &Progress::silent()).unwrap().plan
}

mod reading {
    use super::*;

    #[divan::bench]
    fn seed_plan(bencher: Bencher) {
        let bytes = divan::counter::BytesCount::of_slice(SEED);
        bencher.counter(bytes).bench(|| import::read(black_box(SEED), SEED_NAME, &Progress::silent()));
    }

    #[divan::bench(args = SIZES, sample_count = 20)]
    fn generated_plan(bencher: Bencher, size: (usize, usize, f64)) {
        let text = generated(size);
        let bytes = divan::counter::BytesCount::of_str(&text);
        bencher.counter(bytes).bench(|| import::read(text.as_bytes(), "generated", &Progress::silent()));
    }
}

mod building {
    use super::*;

    #[divan::bench]
    fn graph(bencher: Bencher) {
        let plan = seed().unwrap().plan;
        bencher.bench(|| PlanGraph::from(black_box(&*plan)));
    }

    #[divan::bench(args = SIZES, sample_count = 20)]
    fn graph_generated(bencher: Bencher, size: (usize, usize, f64)) {
        let plan = read(&generated(size));
        bencher.bench(|| PlanGraph::from(black_box(&plan)));
    }

    #[divan::bench]
    fn search_index(bencher: Bencher) {
        let plan = seed().unwrap().plan;
        bencher.bench(|| Index::new(black_box(&plan)));
    }

    #[divan::bench(args = ["sft", "普法", "47"])]
    fn search(bencher: Bencher, query: &str) {
        let document = seed().unwrap();
        bencher.bench(|| document.index.find(black_box(query), 50));
    }

    /// Reading, graph and index together: what opening a file costs.
    #[divan::bench]
    fn document(bencher: Bencher) {
        bencher.bench(seed);
    }

    #[divan::bench]
    fn snapshot_written_and_read(bencher: Bencher) {
        let state = opened();
        let snapshot = Snapshot::of(&state.document, &state.choices, &state.place);
        bencher.bench(|| Snapshot::parse(&black_box(&snapshot).to_bytes()));
    }
}

mod ordering {
    use super::*;

    const BUDGET: Budget<'static> = Budget { steps: 1_000_000, cancelled: &|| false };

    fn proven(bencher: Bencher, roles: RoleSet, fewest: u64) {
        let document = seed().unwrap();
        let graph = columns::lines(&document.plan, &document.graph, roles);
        let solved = crossing::minimise(&graph, &BUDGET);
        assert!(solved.proven && solved.crossings == fewest, "{} crossings", solved.crossings);
        bencher.bench(|| crossing::minimise(black_box(&graph), &BUDGET));
    }

    #[divan::bench]
    fn all_624_lines_with_proof(bencher: Bencher) {
        proven(bencher, RoleSet::ALL, 60_898);
    }

    #[divan::bench]
    fn lead_and_responsible_233_lines_with_proof(bencher: Bencher) {
        proven(bencher, RoleSet::AT_REST, 6_272);
    }

    #[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
    fn quick(bencher: Bencher, size: (usize, usize, f64)) {
        let plan = read(&generated(size));
        let graph = columns::lines(&plan, &PlanGraph::from(&plan), RoleSet::ALL);
        bencher.bench(|| crossing::heuristic(black_box(&graph)));
    }

    #[divan::bench(args = UnitOrder::ALL)]
    fn as_the_view_does(bencher: Bencher, order: UnitOrder) {
        let document = seed().unwrap();
        let (plan, graph) = (&document.plan, &document.graph);
        let spec = Spec { order, ..Spec::default() };
        let model = columns::model(plan, graph, &spec);
        bencher.bench(|| columns::ordering(plan, graph, black_box(&model), &spec));
    }
}

mod view {
    use super::*;

    #[divan::bench]
    fn model(bencher: Bencher) {
        let document = seed().unwrap();
        bencher.bench(|| columns::model(&document.plan, &document.graph, &Spec::default()));
    }

    #[divan::bench]
    fn layout(bencher: Bencher) {
        let derived = opened().derived;
        let spec = Spec::default();
        bencher.bench(|| columns::layout(black_box(&derived.model), &derived.ordering, &spec));
    }

    #[divan::bench]
    fn scene(bencher: Bencher) {
        let state = opened();
        let (plan, graph) = (&state.document.plan, &state.document.graph);
        let derived = &state.derived;
        bencher.bench(|| columns::scene(plan, graph, &derived.model, &derived.layout, Language::Chinese));
    }
}

mod frame {
    use super::*;

    const VIEWPORT: Rect = Rect::new(243.0, 87.0, 730.0, 690.0);

    fn fitted(state: &State) -> (Projection, Look<'_>) {
        let scene = &state.derived.scene;
        let derived = &state.derived;
        let look = Look {
            shown: &derived.shown,
            raised: &derived.raised,
            lit: None,
            selected: None,
            hovered: None,
            theme: Theme::light(),
        };
        (Camera::fit(scene.bounds).project(scene.axes, scene.bounds, VIEWPORT), look)
    }

    #[divan::bench]
    fn labels_placed(bencher: Bencher) {
        let state = opened();
        let (projection, look) = fitted(&state);
        bencher.bench(|| labels::place(&state.derived.scene, black_box(&projection), &look));
    }

    /// Labels included.
    #[divan::bench]
    fn scene_drawn(bencher: Bencher) {
        let state = opened();
        let (projection, look) = fitted(&state);
        bencher.bench(|| draw(&state.derived.scene, black_box(&projection), &look));
    }

    /// All participation lines as well: 624 lines, most of them dashed.
    #[divan::bench]
    fn scene_drawn_with_participation(bencher: Bencher) {
        let choices = Choices { participation: true, ..Choices::default() };
        let state = State::open(&seed().unwrap(), choices, Place::default());
        let (projection, look) = fitted(&state);
        let drawn = draw(&state.derived.scene, &projection, &look);
        let curves = drawn.iter().filter(|each| matches!(each.shape, DrawnShape::Curve { .. })).count();
        assert!(curves >= 600, "{curves} lines");
        bencher.bench(|| draw(&state.derived.scene, black_box(&projection), &look));
    }

    /// The whole window, at the size it opens with.
    struct Window {
        ctx: Context,
        app: App,
        time: f64,
    }

    impl Window {
        fn new() -> Self {
            let ctx = Context::default();
            ctx.enable_accesskit();
            let app = App::new(&ctx, Opening::default()).unwrap();
            let mut window = Self { ctx, app, time: 0.0 };
            for _ in 0..5 {
                window.frame();
            }
            window
        }

        /// One frame up to its triangles; how many there are.
        fn frame(&mut self) -> usize {
            self.time += 1.0 / 60.0;
            let input = RawInput {
                screen_rect: Some(egui::Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 800.0))),
                time: Some(self.time),
                ..RawInput::default()
            };
            let app = &mut self.app;
            let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
            // What a painter would upload.
            output.textures_delta.clear();
            let scale = self.ctx.pixels_per_point();
            self.ctx.tessellate(std::mem::take(&mut output.shapes), scale).len()
        }
    }

    /// Nothing has changed, but a frame is asked for. An idle window asks for none.
    #[divan::bench]
    fn window_unchanged(bencher: Bencher) {
        let mut window = Window::new();
        bencher.bench_local(|| window.frame());
    }

    /// Every frame sees another part of the plan.
    #[divan::bench]
    fn window_panning(bencher: Bencher) {
        let mut window = Window::new();
        let bounds = window.app.state().derived.scene.bounds;
        let near = Camera::fit(bounds).zoomed(3.0, bounds.center(), bounds);
        let mut at = 0_u32;
        bencher.bench_local(|| {
            at += 1;
            let dy = (f64::from(at) * 0.05).sin() as f32 * bounds.height() * 0.3;
            window.app.act(Command::Look(near.panned(0.0, dy, bounds)));
            window.frame()
        });
    }

    /// Every frame another unit is selected: what it is joined to is lit, the inspector shows its duties.
    #[divan::bench]
    fn window_selecting(bencher: Bencher) {
        let mut window = Window::new();
        let units = window.app.state().document.plan.units.len() as u32;
        let mut at = 0_u32;
        bencher.bench_local(|| {
            at = (at + 1) % units;
            window.app.act(Command::Select(Some(dutymap::scene::Target::Unit(at))));
            window.frame()
        });
    }
}
