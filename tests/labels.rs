//! Labels at fixed cameras: none overlaps another, none is smaller than can be read, none is cut by the
//! viewport's upper or lower edge, and equal input places equal labels.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use dutymap::command::{Command, apply};
use dutymap::scene::labels::{self, Placed, SMALLEST};
use dutymap::scene::look::Look;
use dutymap::scene::{Camera, Point, Projection, Rect, Shape, Target, Theme};
use dutymap::state::open::seed;
use dutymap::state::{Choices, Place, State};
use dutymap::view::columns::UnitOrder;

/// Left, top, width and height of the views tried, in pixels: small, as on a laptop, wide, tiny.
const VIEWPORTS: [Rect; 4] = [
    Rect::new(0.0, 0.0, 600.0, 600.0),
    Rect::new(243.0, 87.0, 730.0, 700.0),
    Rect::new(310.0, 90.0, 1340.0, 960.0),
    Rect::new(10.0, 20.0, 400.0, 300.0),
];

fn opened(choices: Choices) -> State {
    State::open(&seed().unwrap(), choices, Place::default())
}

/// What shows at rest, or with what is selected lit.
fn look(state: &State) -> Look<'_> {
    let derived = &state.derived;
    Look {
        shown: &derived.shown,
        raised: &derived.raised,
        lit: derived.lit.as_ref(),
        selected: state.place.selection,
        hovered: None,
        marks: None,
        theme: Theme::light(),
    }
}

/// The whole, and 2, 5 and 20 times as near at the top, in the middle and at the bottom.
fn cameras(bounds: Rect) -> Vec<Camera> {
    let whole = Camera::fit(bounds);
    let mut cameras = vec![whole];
    for factor in [2.0, 5.0, 20.0] {
        let near = whole.zoomed(factor, bounds.center(), bounds);
        let half = near.view.height() / 2.0;
        for y in [bounds.min.y + half, bounds.center().y, bounds.max.y - half] {
            cameras.push(near.centred(Point::new(bounds.center().x, y), bounds));
        }
    }
    cameras
}

fn check(state: &State, projection: &Projection) -> Vec<Placed> {
    let scene = &state.derived.columns.scene;
    let placed = labels::place(&scene.items, projection, &look(state));
    assert_eq!(placed, labels::place(&scene.items, projection, &look(state)), "equal input, equal labels");
    let view = projection.viewport;
    for (at, label) in placed.iter().enumerate() {
        assert!(label.size >= SMALLEST && SMALLEST >= 11.0, "{label:?} is too small to read");
        let inside = label.rect.min.y >= view.min.y && label.rect.max.y <= view.max.y;
        assert!(inside, "{label:?} is cut by the edge of {view:?}");
        for other in &placed[..at] {
            assert!(!label.rect.overlaps(other.rect), "{label:?} lies over {other:?}");
        }
    }
    placed
}

/// At every camera and viewport; how many labels showed at each.
fn check_everywhere(state: &State) -> Vec<usize> {
    let scene = &state.derived.columns.scene;
    let mut counts = Vec::new();
    for viewport in VIEWPORTS {
        for camera in cameras(scene.bounds) {
            counts.push(check(state, &camera.project(scene.axes, scene.bounds, viewport)).len());
        }
    }
    counts
}

#[test]
fn labels_are_disjoint_readable_and_whole() {
    let counts = check_everywhere(&opened(Choices::default()));
    assert!(counts.iter().all(|count| *count > 0), "some view has no label at all: {counts:?}");
}

#[test]
fn with_all_participation_lines_too() {
    check_everywhere(&opened(Choices { participation: true, ..Choices::default() }));
}

#[test]
fn in_every_order() {
    for order in UnitOrder::ALL {
        check_everywhere(&opened(Choices { order, ..Choices::default() }));
    }
}

#[test]
fn folded_compact_and_with_a_unit_lit() {
    let mut state = opened(Choices::default());
    let ours = state.document.plan.unit_named("省司法厅").unwrap();
    apply(&mut state, Command::SetUnit(Some(ours)));
    check_everywhere(&state);
    apply(&mut state, Command::ToggleCompact);
    check_everywhere(&state);
    apply(&mut state, Command::FoldAll);
    check_everywhere(&state);
}

#[test]
fn at_rest_every_unit_that_leads_or_is_responsible_has_its_name() {
    let state = opened(Choices::default());
    let scene = &state.derived.columns.scene;
    let projection = Camera::fit(scene.bounds).project(scene.axes, scene.bounds, VIEWPORTS[1]);
    let placed = check(&state, &projection);
    let named: Vec<Target> = placed
        .iter()
        .map(|label| &scene.items[label.item])
        .filter(|item| matches!(&item.shape, Shape::Label(label) if !label.bold))
        .map(|item| item.target)
        .collect();
    let missing: Vec<&str> = state
        .derived
        .columns
        .model
        .units
        .iter()
        .filter(|row| row.at_rest() && !named.contains(&Target::Unit(row.unit.0)))
        .map(|row| state.document.plan.unit(row.unit).name.as_str())
        .collect();
    assert!(missing.is_empty(), "without a name: {missing:?}");
}
