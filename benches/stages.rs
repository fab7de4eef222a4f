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
use dutymap::ui::Frames;
use dutymap::view::View;
use dutymap::view::columns::{self, Spec, UnitOrder};
use dutymap::words::Language;

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

/// Reading, by size and by the manner in which documents say who does what. The first are in the plan's own
/// style, lines of their own: goal ≥ 0.5 GB/s from UTF-8 bytes to a plan, the same per byte at every size.
mod reading {
    use super::*;

    /// Measures and units of about 65 KB, 7 MB and 71 MB.
    const BY_SIZE: [(usize, usize, f64); 3] = [(94, 78, 6.6), (10_000, 1_000, 6.0), (98_000, 5_000, 6.0)];

    #[divan::bench]
    fn seed_plan(bencher: Bencher) {
        let bytes = divan::counter::BytesCount::of_slice(SEED);
        bencher.counter(bytes).bench(|| import::read(black_box(SEED), SEED_NAME, &Progress::silent()));
    }

    #[divan::bench(args = BY_SIZE, sample_count = 10)]
    fn own_lines(bencher: Bencher, size: (usize, usize, f64)) {
        bench(bencher, &generated(size));
    }

    #[divan::bench(args = BY_SIZE[..2].to_vec(), sample_count = 10)]
    fn closing_brackets(bencher: Bencher, size: (usize, usize, f64)) {
        bench(bencher, &bracketed(&generated(size)));
    }

    #[divan::bench(args = BY_SIZE[..2].to_vec(), sample_count = 10)]
    fn table_rows(bencher: Bencher, size: (usize, usize, f64)) {
        bench(bencher, &tabled(&generated(size)));
    }

    fn bench(bencher: Bencher, text: &str) {
        let bytes = divan::counter::BytesCount::of_str(&text);
        bencher.counter(bytes).bench(|| import::read(text.as_bytes(), "generated", &Progress::silent()));
    }

    /// The same plan with each measure's lines in a bracket at its end.
    fn bracketed(text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut open = false;
        for line in text.lines() {
            let duty = ["牵头单位", "参加单位", "责任单位"].iter().any(|label| line.starts_with(label));
            match (duty, open) {
                (true, false) => out.push('（'),
                (true, true) => out.push('；'),
                (false, true) => out.push_str("）\n"),
                (false, false) if !out.is_empty() => out.push('\n'),
                (false, false) => {}
            }
            open = duty;
            out.push_str(line);
        }
        out + if open { "）\n" } else { "\n" }
    }

    /// The same plan as one table between tabs.
    fn tabled(text: &str) -> String {
        let mut out = "重点任务分工表\n序号\t工作任务\t牵头单位\t参加单位\t责任单位\n".to_owned();
        let mut row: Option<[String; 5]> = None;
        let mut flush = |row: &mut Option<[String; 5]>| {
            if let Some(cells) = row.take() {
                out.push_str(&cells.join("\t"));
                out.push('\n');
            }
        };
        for line in text.lines() {
            let rest =
                |label: &str| line.strip_prefix(label).map(|rest| rest.trim_start_matches([':', '：']));
            if let (Some(cells), Some((at, list))) = (
                row.as_mut(),
                ["牵头单位", "参加单位", "责任单位"]
                    .iter()
                    .enumerate()
                    .find_map(|(at, label)| Some((at, rest(label)?))),
            ) {
                list.clone_into(&mut cells[at + 2]);
            } else if let Some((no, words)) = line.trim_start_matches(['(', '（']).split_once([')', '）'])
                && !no.is_empty()
                && no.bytes().all(|byte| byte.is_ascii_digit())
            {
                flush(&mut row);
                row = Some([no.to_owned(), words.to_owned(), String::new(), String::new(), String::new()]);
            }
        }
        flush(&mut row);
        out
    }

    /// The collection of `tests/`: every style and kind of file, all after one another.
    #[divan::bench]
    fn collection(bencher: Bencher) {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/collection");
        let folders = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let files = folders.filter(|path| path.is_dir()).flat_map(|path| std::fs::read_dir(path).unwrap());
        let files = files
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.file_stem().is_some_and(|stem| stem == "doc"));
        let all: Vec<Vec<u8>> = files.map(|path| std::fs::read(path).unwrap()).collect();
        let bytes = divan::counter::BytesCount::new(all.iter().map(Vec::len).sum::<usize>());
        bencher.counter(bytes).bench(|| {
            all.iter()
                .map(|bytes| import::read(bytes, "x", &Progress::silent()).unwrap().plan.measures.len())
                .sum::<usize>()
        });
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
        bencher
            .bench(|| columns::layout(black_box(&derived.columns.model), &derived.columns.ordering, &spec));
    }

    #[divan::bench]
    fn scene(bencher: Bencher) {
        let state = opened();
        let (plan, graph) = (&state.document.plan, &state.document.graph);
        let derived = &state.derived;
        bencher.bench(|| {
            let columns = &derived.columns;
            columns::scene(
                plan,
                graph,
                &columns.model,
                &columns.layout,
                &derived.shown_loads,
                Language::Chinese,
            )
        });
    }
}

mod frame {
    use super::*;

    const VIEWPORT: Rect = Rect::new(243.0, 87.0, 730.0, 690.0);

    fn fitted(state: &State) -> (Projection, Look<'_>) {
        let scene = &state.derived.columns.scene;
        let derived = &state.derived;
        let look = Look {
            shown: &derived.shown,
            raised: &derived.raised,
            lit: None,
            selected: None,
            hovered: None,
            marks: None,
            theme: Theme::light(),
        };
        (Camera::fit(scene.bounds).project(scene.axes, scene.bounds, VIEWPORT), look)
    }

    #[divan::bench]
    fn labels_placed(bencher: Bencher) {
        let state = opened();
        let (projection, look) = fitted(&state);
        bencher.bench(|| labels::place(&state.derived.columns.scene.items, black_box(&projection), &look));
    }

    /// Labels included.
    #[divan::bench]
    fn scene_drawn(bencher: Bencher) {
        let state = opened();
        let (projection, look) = fitted(&state);
        bencher.bench(|| draw(&state.derived.columns.scene, black_box(&projection), &look));
    }

    /// All participation lines as well: 624 lines, most of them dashed.
    #[divan::bench]
    fn scene_drawn_with_participation(bencher: Bencher) {
        let choices = Choices { participation: true, ..Choices::default() };
        let state = State::open(&seed().unwrap(), choices, Place::default());
        let (projection, look) = fitted(&state);
        let drawn = draw(&state.derived.columns.scene, &projection, &look);
        let curves = drawn.iter().filter(|each| matches!(each.shape, DrawnShape::Curve { .. })).count();
        assert!(curves >= 600, "{curves} lines");
        bencher.bench(|| draw(&state.derived.columns.scene, black_box(&projection), &look));
    }

    /// The window as it stands once it is open.
    fn opened_window() -> Frames {
        let mut window = Frames::new().unwrap();
        window.settle();
        window
    }

    /// Nothing has changed, but a frame is asked for. An idle window asks for none.
    #[divan::bench]
    fn window_unchanged(bencher: Bencher) {
        let mut window = opened_window();
        bencher.bench_local(|| window.frame());
    }

    /// Every frame sees another part of the plan.
    #[divan::bench]
    fn window_panning(bencher: Bencher) {
        let mut window = opened_window();
        let bounds = window.app.state().derived.columns.scene.bounds;
        let near = Camera::fit(bounds).zoomed(3.0, bounds.center(), bounds);
        let mut at = 0_u32;
        bencher.bench_local(|| {
            at += 1;
            let dy = (f64::from(at) * 0.05).sin() as f32 * bounds.height() * 0.3;
            window.app.act(Command::Look(View::Columns, Some(near.panned(0.0, dy, bounds))));
            window.frame()
        });
    }

    /// Every frame another unit is selected: what it is joined to is lit, the inspector shows its duties.
    #[divan::bench]
    fn window_selecting(bencher: Bencher) {
        let mut window = opened_window();
        let units = window.app.state().document.plan.units.len() as u32;
        let mut at = 0_u32;
        bencher.bench_local(|| {
            at = (at + 1) % units;
            window.app.act(Command::Select(Some(dutymap::scene::Target::Unit(at))));
            window.frame()
        });
    }
}
