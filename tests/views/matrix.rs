//! The matrix without a window: every assignment has its cell, totals add up, orders are what they say, labels
//! can be read, and what is built of a large plan is what is seen.

use crate::support::gen_plan::{Options, generate};
use dutymap::command::{Command, apply};
use dutymap::export::svg::svg;
use dutymap::graph::Filter;
use dutymap::import::{self, Progress};
use dutymap::page::Paper;
use dutymap::plan::{Holder, Plan, Role, RoleSet, SectionId};
use dutymap::scene::cross::cross;
use dutymap::scene::draw::{Drawn, DrawnShape, draw};
use dutymap::scene::labels::{self, SMALLEST};
use dutymap::scene::look::Look;
use dutymap::scene::{Camera, Point, Rect, Scene, Shape, Target, Theme};
use dutymap::state::derived::Matrix;
use dutymap::state::open::seed;
use dutymap::state::{Choices, Document, Origin, Place, State, describe, paper};
use dutymap::view::columns::Row;
use dutymap::view::matrix::{self, Choice, ColumnOrder, Drawing, Heads, RowOrder, Way};
use dutymap::view::{Offer, View};
use dutymap::words::Language;
use std::collections::{BTreeMap, BTreeSet};

/// Every assignment of the plan that ships inside.
const ASSIGNMENTS: usize = 624;

/// Sizes of the view tried, in points: beside another, as on a laptop, wide, tiny.
const SIZES: [Point; 4] =
    [Point::new(480.0, 640.0), Point::new(730.0, 600.0), Point::new(1340.0, 900.0), Point::new(380.0, 300.0)];

fn opened(choices: Choices) -> State {
    let place = Place { view: View::Matrix, ..Place::default() };
    State::open(&seed().unwrap(), choices, place)
}

fn sorted(columns: ColumnOrder, rows: RowOrder) -> State {
    opened(Choices { matrix: Choice { columns, rows }, ..Choices::default() })
}

fn large() -> State {
    let options = Options { measures: 10_000, units: 1_000, edges_per: 6.0, body: 40, ..Options::default() };
    let parsed = import::read(generate(&options).text.as_bytes(), "generated", &Progress::silent()).unwrap();
    let document = Document::new(Origin::Seed, "generated".to_owned(), parsed);
    State::open(&document, Choices::default(), Place { view: View::Matrix, ..Place::default() })
}

fn matrix(state: &State) -> &Matrix {
    state.derived.matrix.as_ref().unwrap()
}

/// The whole of it, and what its numbers offer.
fn whole(state: &State, heads: Heads, far: bool) -> (Scene, Vec<Offer>) {
    let matrix = matrix(state);
    let drawing = Drawing {
        plan: &state.document.plan,
        graph: &state.document.graph,
        model: &matrix.model,
        layout: &matrix.layout,
        heads,
        shown: &state.derived.shown,
        language: Language::Chinese,
        far,
    };
    matrix::scene(&drawing, &matrix.layout.whole())
}

fn look(state: &State) -> Look<'_> {
    let derived = &state.derived;
    Look {
        shown: &derived.shown,
        raised: &derived.raised,
        lit: None,
        selected: state.place.selection,
        hovered: None,
        marks: None,
        theme: Theme::light(),
    }
}

fn signs(scene: &Scene) -> Vec<Target> {
    let signs = scene.items.iter().filter(|item| matches!(item.shape, Shape::Mark(_)));
    signs.map(|item| item.target).collect()
}

/// The numbers in the cells.
fn numbers(scene: &Scene) -> Vec<(Target, usize)> {
    let number = |item: &dutymap::scene::Item| match &item.shape {
        Shape::Label(label) => Some((item.target, label.text.parse().unwrap())),
        _ => None,
    };
    scene.items.iter().filter_map(number).collect()
}

#[test]
fn every_assignment_has_one_sign_whatever_the_order() {
    for columns in ColumnOrder::ALL {
        for rows in RowOrder::ALL {
            let state = sorted(columns, rows);
            let (scene, _) = whole(&state, Heads::on_paper(&matrix(&state).layout), false);
            let signs = signs(&scene);
            let each: BTreeSet<Target> = signs.iter().copied().collect();
            assert_eq!((signs.len(), each.len()), (ASSIGNMENTS, ASSIGNMENTS), "{columns:?} {rows:?}");
            let layout = &matrix(&state).layout;
            let units: BTreeSet<u32> = layout.columns.iter().map(|column| column.unit.0).collect();
            assert_eq!((layout.columns.len(), units.len()), (78, 78));
            let measures = layout.lines.iter().filter(|line| matches!(line.row, Row::Measure(_))).count();
            assert_eq!(measures, 94);
        }
    }
}

#[test]
fn a_sign_stands_in_the_column_of_its_unit_and_the_row_of_its_measure() {
    let state = sorted(ColumnOrder::Seriation, RowOrder::Lead);
    let (matrix, graph) = (matrix(&state), &state.document.graph);
    for link in graph.links() {
        let (x, y) = matrix.layout.place(Target::Link(link.id.0));
        let (unit, _) = matrix.layout.place(Target::Unit(link.unit.0));
        let Holder::Measure(measure) = link.holder else { panic!("no heading of this plan names units") };
        let (_, row) = matrix.layout.place(Target::Measure(measure.0));
        assert_eq!((x, y), (unit, row), "{link:?}");
        assert!(x.is_some() && y.is_some());
    }
}

#[test]
fn folded_headings_count_everything_under_them() {
    let mut state = opened(Choices::default());
    apply(&mut state, Command::FoldAll);
    let (scene, offers) = whole(&state, Heads::on_paper(&matrix(&state).layout), false);
    assert_eq!(signs(&scene), []);
    let cells = numbers(&scene);
    assert_eq!(cells.iter().map(|(_, count)| count).sum::<usize>(), ASSIGNMENTS);
    let layout = &matrix(&state).layout;
    let folded = layout.lines.iter().filter(|line| line.is_folded());
    assert_eq!(folded.map(|line| line.cells.len()).sum::<usize>(), ASSIGNMENTS);

    // Each number leads to just the assignments that it counts.
    for (target, count) in cells {
        let Target::Entry(at) = target else { panic!("{target:?} counts") };
        match &offers[at as usize] {
            Offer::Select(Target::Link(_)) => assert_eq!(count, 1),
            Offer::Filter(filter) => {
                let mask = filter.mask(&state.document.plan, &state.document.graph);
                let ours = state.document.graph.duties(filter.unit.unwrap());
                let counted = ours.filter(|link| mask.link(link.id) && filter.roles.has(link.role)).count();
                assert_eq!(counted, count, "{filter:?}");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn numbers_count_only_what_the_filter_lets_through() {
    let mut state = opened(Choices::default());
    apply(&mut state, Command::FoldAll);
    let before = matrix(&state).layout.clone();
    for role in [Role::Lead, Role::Participate] {
        apply(&mut state, Command::ToggleRole(role));
    }
    let (scene, _) = whole(&state, Heads::on_paper(&matrix(&state).layout), false);
    let responsible = state.document.graph.links().filter(|link| link.role == Role::Responsible).count();
    assert_eq!(numbers(&scene).iter().map(|(_, count)| count).sum::<usize>(), responsible);
    assert_eq!(matrix(&state).layout, before, "a filter moves nothing");

    apply(&mut state, Command::ClearFilter);
    apply(&mut state, Command::UnfoldAll);
    let ours = state.document.plan.unit_named("省妇联").unwrap();
    apply(&mut state, Command::SetUnit(Some(ours)));
    apply(&mut state, Command::ToggleCompact);
    let layout = &matrix(&state).layout;
    let mask = state.choices.filter.mask(&state.document.plan, &state.document.graph);
    let rows = layout.lines.iter().filter(|line| matches!(line.row, Row::Measure(_))).count();
    assert_eq!((rows, layout.columns.len()), (mask.shown_measures, mask.shown_units));
}

/// 1 − Σ min / Σ max of what two rows or columns have, summed over neighbours: what seriation makes small.
fn roughness(lists: &[BTreeMap<usize, f64>]) -> f64 {
    let distance = |a: &BTreeMap<usize, f64>, b: &BTreeMap<usize, f64>| {
        let keys: BTreeSet<&usize> = a.keys().chain(b.keys()).collect();
        let (mut both, mut all) = (0.0, 0.0);
        for key in keys {
            let (one, other) = (a.get(key).unwrap_or(&0.0), b.get(key).unwrap_or(&0.0));
            both += one.min(*other);
            all += one.max(*other);
        }
        if all > 0.0 { 1.0 - both / all } else { 0.0 }
    };
    lists.windows(2).map(|pair| distance(&pair[0], &pair[1])).sum()
}

/// Roughness of the rows and of the columns as they stand.
fn roughnesses(state: &State) -> (f64, f64) {
    let layout = &matrix(state).layout;
    let mut columns = vec![BTreeMap::new(); layout.columns.len()];
    let mut rows = Vec::new();
    for (at, line) in layout.lines.iter().enumerate() {
        let mut row = BTreeMap::new();
        for cell in &line.cells {
            let weight = match cell.role {
                Role::Lead => 3.0,
                Role::Responsible => 2.0,
                Role::Participate => 1.0,
            };
            *row.entry(layout.columns[cell.column as usize].unit.index()).or_default() += weight;
            *columns[cell.column as usize].entry(at).or_default() += weight;
        }
        if matches!(line.row, Row::Measure(_)) {
            rows.push(row);
        }
    }
    (roughness(&rows), roughness(&columns))
}

#[test]
fn seriation_is_the_same_again_and_smoother_than_any_other_order() {
    let both = sorted(ColumnOrder::Seriation, RowOrder::Seriation);
    let again = sorted(ColumnOrder::Seriation, RowOrder::Seriation);
    assert_eq!(matrix(&both).order, matrix(&again).order);
    let (rows, columns) = roughnesses(&both);
    for order in ColumnOrder::ALL {
        let (_, other) = roughnesses(&sorted(order, RowOrder::Document));
        assert!(columns <= other + 1e-9, "columns: {columns} > {other} by {order:?}");
    }
    for order in RowOrder::ALL {
        let (other, _) = roughnesses(&sorted(ColumnOrder::Kind, order));
        assert!(rows <= other + 1e-9, "rows: {rows} > {other} by {order:?}");
    }
}

#[test]
fn columns_stay_where_they_are_when_a_heading_is_folded() {
    let mut state = sorted(ColumnOrder::Seriation, RowOrder::Document);
    let before = matrix(&state).layout.columns.clone();
    apply(&mut state, Command::FoldAll);
    assert_eq!(matrix(&state).layout.columns, before);
}

#[test]
fn sorted_by_lead_each_units_measures_stand_together_in_the_order_of_the_columns() {
    let state = sorted(ColumnOrder::Kind, RowOrder::Lead);
    let leads =
        matrix(&state).layout.lines.iter().filter_map(|line| {
            line.cells.iter().find(|cell| cell.role == Role::Lead).map(|cell| cell.column)
        });
    let leads: Vec<u32> = leads.collect();
    assert!(leads.is_sorted() && leads.len() > 30, "{leads:?}");
}

/// Sorted so that its heading is not above it, a measure says which task it belongs to.
#[test]
fn without_headings_a_measure_names_its_task() {
    let state = sorted(ColumnOrder::Kind, RowOrder::Load);
    let (scene, _) = whole(&state, Heads::on_paper(&matrix(&state).layout), false);
    let plan = &state.document.plan;
    let mut seen = 0;
    for item in &scene.frozen.as_ref().unwrap().rows {
        let (Target::Measure(id), Shape::Label(label)) = (item.target, &item.shape) else { continue };
        let measure = plan.measure(dutymap::plan::MeasureId(id));
        if label.text.contains('(') {
            let task = &plan.section(measure.section).label;
            assert!(label.text.starts_with(&format!("{task} · ({})", measure.no)), "{}", label.text);
            seen += 1;
        }
    }
    assert_eq!(seen, 94);
}

#[test]
fn an_order_is_undone() {
    let mut state = opened(Choices::default());
    let before = matrix(&state).layout.clone();
    let choice = Choice { columns: ColumnOrder::Load, rows: RowOrder::Seriation };
    apply(&mut state, Command::SetMatrix(choice));
    assert_ne!(matrix(&state).layout, before);
    apply(&mut state, Command::Undo);
    assert_eq!(matrix(&state).layout, before);
}

/// At rest, whole, near, far to the right and down.
fn cameras(state: &State) -> Vec<Camera> {
    let scene = &matrix(state).scene;
    let (bounds, rest) = (scene.bounds, state.camera(View::Matrix).unwrap());
    let corner = Point::new(bounds.max.x, bounds.max.y);
    vec![
        rest,
        Camera::whole(scene.axes, bounds, state.body(View::Matrix, scene)),
        rest.zoomed(2.5, Point::default(), bounds),
        rest.panned(313.0, 477.0, bounds),
        rest.centred(corner, bounds),
    ]
}

fn check_labels(state: &mut State) {
    for size in SIZES {
        apply(state, Command::Size(View::Matrix, size));
        apply(state, Command::Look(View::Matrix, None));
        for camera in cameras(state) {
            apply(state, Command::Look(View::Matrix, Some(camera)));
            let scene = &matrix(state).scene;
            let viewport = Rect::new(243.0, 87.0, size.x, size.y);
            let projection = scene.project(camera, viewport);
            for (part, (projection, items)) in scene.parts(&projection).into_iter().enumerate() {
                let placed = labels::place(items, &projection, &look(state));
                assert!(part == 0 || !placed.is_empty(), "part {part} has no label at {size:?}");
                let view = projection.viewport;
                for (at, label) in placed.iter().enumerate() {
                    assert!(label.size >= SMALLEST && SMALLEST >= 11.0, "{label:?} is too small to read");
                    let inside = label.rect.min.y >= view.min.y && label.rect.max.y <= view.max.y;
                    assert!(inside, "{label:?} is cut by the edge of {view:?}");
                    for other in &placed[..at] {
                        assert!(!label.rect.overlaps(other.rect), "{label:?} lies over {other:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn labels_are_disjoint_readable_and_whole() {
    let mut state = opened(Choices::default());
    check_labels(&mut state);
    apply(&mut state, Command::FoldAll);
    check_labels(&mut state);
    apply(&mut state, Command::UnfoldAll);
    apply(&mut state, Command::Select(Some(Target::Link(77))));
    check_labels(&mut state);
}

#[test]
fn at_rest_every_head_in_view_is_named_and_no_name_is_cut_but_the_longest() {
    let mut state = opened(Choices::default());
    apply(&mut state, Command::Size(View::Matrix, Point::new(760.0, 640.0)));
    let scene = &matrix(&state).scene;
    let projection = scene.project(state.camera(View::Matrix).unwrap(), Rect::new(0.0, 0.0, 760.0, 640.0));
    let parts = scene.parts(&projection);
    let (above, columns) = &parts[1];
    let placed = labels::place(columns, above, &look(&state));
    let mut cut = 0;
    for item in *columns {
        let Shape::Label(label) = &item.shape else { continue };
        let room = labels::room(label, above);
        if !label.upright || room.min.x < above.viewport.min.x || room.max.x > above.viewport.max.x {
            continue;
        }
        let shown = placed.iter().find(|placed| columns[placed.item] == *item);
        let shown = shown.unwrap_or_else(|| panic!("{} has no head", label.text));
        cut += usize::from(shown.text.ends_with('︰'));
    }
    assert!(cut <= 4, "{cut} names are cut");
    let (beside, rows) = &parts[2];
    let placed = labels::place(rows, beside, &look(&state));
    for line in &matrix(&state).layout.lines {
        let seen = beside.point(Point::new(0.0, line.middle())).y < beside.viewport.max.y - 10.0;
        let named = placed.iter().any(|placed| rows[placed.item].target == line.target());
        assert!(named || !seen, "{:?} has no head", line.row);
    }
}

/// The signs and texts among what is drawn.
fn readable(drawn: &[Drawn]) -> Vec<&Drawn> {
    let fixed = |drawn: &&Drawn| {
        matches!(
            drawn.shape,
            DrawnShape::Circle { .. } | DrawnShape::Polygon { .. } | DrawnShape::Text { .. }
        )
    };
    drawn.iter().filter(fixed).collect()
}

#[test]
fn what_is_built_draws_the_same_as_the_whole() {
    for fold in [false, true] {
        let mut state = opened(Choices::default());
        if fold {
            apply(&mut state, Command::Fold(dutymap::plan::SectionId(8)));
        }
        let size = Point::new(620.0, 560.0);
        apply(&mut state, Command::Size(View::Matrix, size));
        for camera in cameras(&state) {
            apply(&mut state, Command::Look(View::Matrix, Some(camera)));
            let heads = Heads::within(size, &matrix(&state).layout);
            let built = &matrix(&state).scene;
            let viewport = Rect::new(0.0, 0.0, size.x, size.y);
            let far = built.project(camera, viewport).scale.x < 0.65;
            let (whole, _) = whole(&state, heads, far);
            let [one, other] =
                [built, &whole].map(|scene| draw(scene, &scene.project(camera, viewport), &look(&state)));
            let [one, other] = [&one, &other].map(|drawn| readable(drawn));
            assert_eq!(one.len(), other.len());
            for (one, other) in one.into_iter().zip(other) {
                let entries = [one.target, other.target].map(|target| matches!(target, Target::Entry(_)));
                assert_eq!(one.shape, other.shape);
                assert!(one.target == other.target || entries == [true, true]);
            }
        }
    }
}

#[test]
fn of_a_large_plan_only_what_is_seen_is_built() {
    let mut state = large();
    let size = Point::new(1000.0, 640.0);
    apply(&mut state, Command::Size(View::Matrix, size));
    let built = |state: &State| {
        let scene = &matrix(state).scene;
        let frozen = scene.frozen.as_ref().unwrap();
        scene.items.len() + frozen.rows.len() + frozen.columns.len()
    };
    assert!(built(&state) < 3_000, "{} items", built(&state));
    let bounds = matrix(&state).scene.bounds;
    assert!(bounds.height() > 150_000.0 && bounds.width() > 15_000.0);

    // A step within the block builds nothing; a far one builds what is there.
    let rest = state.camera(View::Matrix).unwrap();
    let before = state.derived.revision;
    apply(&mut state, Command::Look(View::Matrix, Some(rest.panned(3.0, 5.0, bounds))));
    assert_eq!(state.derived.revision, before);
    let far = rest.centred(Point::new(9_000.0, 90_000.0), bounds);
    apply(&mut state, Command::Look(View::Matrix, Some(far)));
    let scene = &matrix(&state).scene;
    let projection = scene.project(far, Rect::new(0.0, 0.0, size.x, size.y));
    let drawn = draw(scene, &projection, &look(&state));
    let measures = drawn.iter().filter(|drawn| {
        matches!(drawn.target, Target::Measure(_)) && matches!(drawn.shape, DrawnShape::Text { .. })
    });
    assert!(measures.count() > 15, "rows in view have heads");
    assert!(built(&state) < 3_000, "{} items", built(&state));

    // What is selected far away is found without having been built.
    let last = Target::Measure(state.document.plan.measures.len() as u32 - 1);
    apply(&mut state, Command::Reveal(last));
    assert!(state.camera(View::Matrix).unwrap().view.max.y > bounds.max.y - 2_000.0);
}

/// The rows and columns that the cross-hair tints, by their heads.
fn tinted(state: &State, camera: Camera, pointer: Option<Point>) -> BTreeSet<Target> {
    let scene = &matrix(state).scene;
    let projection = scene.project(camera, Rect::new(0.0, 0.0, 760.0, 640.0));
    cross(scene, &projection, &look(state), pointer).iter().map(|tint| tint.target).collect()
}

#[test]
fn the_cross_hair_tints_the_row_and_the_column_of_what_is_looked_at() {
    let mut state = opened(Choices::default());
    apply(&mut state, Command::Size(View::Matrix, Point::new(760.0, 640.0)));
    let rest = state.camera(View::Matrix).unwrap();
    assert!(tinted(&state, rest, None).is_empty());
    let bounds = matrix(&state).scene.bounds;
    for camera in [rest, rest.panned(40.0, 60.0, bounds), rest.zoomed(0.5, Point::default(), bounds)] {
        let (line, column) = (&matrix(&state).layout.lines[9], matrix(&state).layout.columns[7]);
        let both: BTreeSet<Target> = [line.target(), Target::Unit(column.unit.0)].into();
        // Under the pointer, whether or not the cell is empty.
        let scene = &matrix(&state).scene;
        let projection = scene.project(camera, Rect::new(0.0, 0.0, 760.0, 640.0));
        let at = projection.point(Point::new(column.middle(), line.middle()));
        assert_eq!(tinted(&state, camera, Some(at)), both);
    }
    let cell = matrix(&state).layout.lines[9].cells[1];
    let unit = matrix(&state).layout.columns[cell.column as usize].unit;
    let measure = matrix(&state).layout.lines[9].target();
    for (target, heads) in [
        (cell.target(), vec![measure, Target::Unit(unit.0), cell.target()]),
        (measure, vec![measure]),
        (Target::Unit(unit.0), vec![Target::Unit(unit.0)]),
    ] {
        apply(&mut state, Command::Select(Some(target)));
        assert_eq!(tinted(&state, rest, None), heads.into_iter().collect(), "{target:?}");
    }
}

#[test]
fn one_goes_no_farther_off_than_signs_can_be_told_apart() {
    let mut state = large();
    apply(&mut state, Command::Size(View::Matrix, Point::new(1000.0, 640.0)));
    let scale = |state: &State| {
        let scene = &matrix(state).scene;
        scene.project(state.camera(View::Matrix).unwrap(), Rect::new(0.0, 0.0, 1000.0, 640.0)).scale.x
    };
    apply(&mut state, Command::Fit);
    let fitted = scale(&state);
    assert!(fitted * 19.0 > 2.0, "a cell of {} pixels", fitted * 19.0);
    for _ in 0..20 {
        apply(&mut state, Command::Zoom(0.5));
    }
    assert!((scale(&state) - fitted).abs() < 1e-3, "{} after {fitted}", scale(&state));
    // Three figures side by side do not run into one another.
    let columns = &matrix(&state).layout.columns;
    assert!(columns.iter().all(|column| column.width > 24.0));
}

#[test]
fn too_many_rows_are_not_seriated_and_the_view_says_so() {
    let mut state = large();
    let before = matrix(&state).layout.lines.iter().filter(|line| matches!(line.row, Row::Measure(_)));
    let before: Vec<Row> = before.map(|line| line.row.clone()).collect();
    let choice = Choice { columns: ColumnOrder::Kind, rows: RowOrder::Seriation };
    apply(&mut state, Command::SetMatrix(choice));
    let after: Vec<Row> = matrix(&state).layout.lines.iter().map(|line| line.row.clone()).collect();
    assert!(matrix(&state).gives_up());
    assert_eq!(before, after);
}

#[test]
fn arrows_walk_from_assignment_to_assignment() {
    let state = opened(Choices::default());
    let matrix = matrix(&state);
    let graph = &state.document.graph;
    let link = |target: Option<Target>| match target {
        Some(Target::Link(id)) => *graph.link(dutymap::graph::LinkId(id)),
        other => panic!("{other:?} is no assignment"),
    };
    // Down a column meets every duty of the unit, and up again its head.
    let ours = state.document.plan.unit_named("省司法厅").unwrap();
    let mut met = Vec::new();
    let mut at = matrix.next(Some(Target::Unit(ours.0)), Way::Down);
    while at.is_some() {
        assert_eq!(link(at).unit, ours);
        met.push(link(at).holder);
        at = matrix.next(at, Way::Down);
    }
    let mut duties: Vec<Holder> = graph.duties(ours).map(|link| link.holder).collect();
    duties.dedup();
    assert_eq!(met, duties);
    let last = matrix.next(Some(Target::Unit(ours.0)), Way::Down);
    assert_eq!(matrix.next(last, Way::Up), Some(Target::Unit(ours.0)));

    // Along a row, every assignment of the measure, and back to its head.
    let measure = Target::Measure(46);
    let mut count = 0;
    let mut at = matrix.next(Some(measure), Way::Right);
    let first = at;
    while at.is_some() {
        assert_eq!(link(at).holder, Holder::Measure(dutymap::plan::MeasureId(46)));
        count += 1;
        at = matrix.next(at, Way::Right);
    }
    assert_eq!(count, graph.team(dutymap::plan::MeasureId(46)).len());
    assert_eq!(matrix.next(first, Way::Left), Some(measure));
    assert!(matches!(matrix.next(None, Way::Down), Some(Target::Link(_))));
}

#[test]
fn the_picture_holds_every_assignment_and_every_name() {
    let mut state = opened(Choices::default());
    // Wherever one has looked: paper shows the whole.
    let bounds = matrix(&state).scene.bounds;
    let camera = state.camera(View::Matrix).unwrap().zoomed(3.0, bounds.center(), bounds);
    apply(&mut state, Command::Look(View::Matrix, Some(camera)));
    let sheet = |on| paper::sheet(&state.document, &state.choices, &state.derived, View::Matrix, on).unwrap();
    for on in [Paper::Long, Paper::A3, Paper::A4] {
        let sheet = sheet(on);
        let signs = sheet.drawn.iter().filter(|drawn| !matches!(drawn.shape, DrawnShape::Fill { .. }));
        let links: BTreeSet<Target> =
            signs.map(|drawn| drawn.target).filter(|target| matches!(target, Target::Link(_))).collect();
        assert_eq!(links.len(), ASSIGNMENTS, "{on:?}");
        for drawn in &sheet.drawn {
            let DrawnShape::Text { rect, size, text, .. } = &drawn.shape else { continue };
            assert!(*size >= SMALLEST, "{text} has {size}");
            let inside = Rect { min: Point::default(), max: sheet.size };
            assert!(inside.contains(rect.min) && inside.contains(rect.max), "{on:?}: {text} is outside");
        }
    }
    let long = sheet(Paper::Long);
    let texts = long.drawn.iter().filter(|drawn| matches!(drawn.shape, DrawnShape::Text { .. }));
    let named: BTreeSet<Target> = texts.map(|drawn| drawn.target).collect();
    let plan: &Plan = &state.document.plan;
    for unit in &plan.units {
        assert!(named.contains(&Target::Unit(unit.id.0)), "{}", unit.name);
    }
    for measure in &plan.measures {
        assert!(named.contains(&Target::Measure(measure.id.0)), "{}", measure.no);
    }
    let text = svg(&long, &|target| describe::target(&state.document, target, Language::Chinese));
    assert!(text.starts_with("<svg") || text.starts_with("<?xml"));
    assert!(text.contains("省司法厅"));
}

#[test]
fn a_choice_of_an_older_file_is_the_default() {
    let choice: Choice = ron::from_str("()").unwrap();
    assert_eq!(choice, Choice::default());
    let filter = Filter { roles: RoleSet::AT_REST, ..Filter::default() };
    let state = opened(Choices { filter, ..Choices::default() });
    assert_eq!(matrix(&state).layout.columns.len(), 78);
}

/// The corner counts what the banner counts.
#[test]
fn the_corner_says_how_many_of_how_many() {
    let mut state = opened(Choices::default());
    let corner = |state: &State| -> Vec<String> {
        let frozen = matrix(state).scene.frozen.clone().unwrap();
        let texts = frozen.corner.iter().filter_map(|item| match &item.shape {
            Shape::Label(label) => Some(label.text.clone()),
            _ => None,
        });
        texts.collect()
    };
    assert!(corner(&state).contains(&"94 项 × 78 个单位".to_owned()));
    let sections = &state.document.plan.sections;
    let part = sections.iter().rev().find(|section| section.parent == Some(SectionId::DOCUMENT)).unwrap().id;
    apply(&mut state, Command::ToggleSection(part));
    let shown = |list: &[bool]| list.iter().filter(|shown| **shown).count();
    let set = &state.derived.shown;
    let size = format!("{}/94 项 × {}/78 个单位", shown(&set.measures), shown(&set.units));
    let cells = format!("{}/624 项分工", shown(&set.links));
    let found = corner(&state);
    assert!(found.contains(&size) && found.contains(&cells), "{found:?}: {size}, {cells}");
}

/// Every kind has a name over its columns, if only its beginning, and no two touch.
#[test]
fn every_kind_is_named_and_no_two_run_together() {
    let mut state = opened(Choices::default());
    for size in [Point::new(730.0, 600.0), Point::new(1340.0, 900.0)] {
        apply(&mut state, Command::Size(View::Matrix, size));
        let layout = &matrix(&state).layout;
        let scene = &matrix(&state).scene;
        let right = scene.bounds.max;
        for to in [Point::new(0.0, 0.0), Point::new(right.x / 2.0, 0.0), right] {
            let camera = state.camera(View::Matrix).unwrap().centred(to, scene.bounds);
            let (whole, _) = whole(
                &state,
                matrix(&state).scene.frozen.as_ref().map(|_| Heads::within(size, layout)).unwrap(),
                false,
            );
            let projection = whole.project(camera, Rect::new(0.0, 0.0, size.x, size.y));
            let parts = whole.parts(&projection);
            let (above, columns) = &parts[1];
            let placed = labels::place(columns, above, &look(&state));
            let mut names: Vec<Rect> = Vec::new();
            for label in placed {
                let Shape::Label(each) = &columns[label.item].shape else { continue };
                if !each.upright && each.at.y < 10.0 {
                    names.push(label.rect);
                }
            }
            names.sort_by(|a, b| a.min.x.total_cmp(&b.min.x));
            for pair in names.windows(2) {
                assert!(pair[1].min.x - pair[0].max.x >= 1.5, "{pair:?}");
            }
            for kind in &layout.kinds {
                let last = layout.columns[kind.end - 1];
                let [left, right] = [layout.columns[kind.start].x, last.x + last.width]
                    .map(|x| above.point(Point::new(x, 0.0)).x);
                if left >= above.viewport.min.x && right <= above.viewport.max.x {
                    let named = names.iter().any(|name| name.min.x >= left - 0.5 && name.min.x < right);
                    assert!(named, "{kind:?} {left} {right}");
                }
            }
        }
    }
}
