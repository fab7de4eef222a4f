//! Where one stands: selecting, stepping, back and forward.

use super::{choose, go, view};
use crate::command::Effect;
use crate::plan::{Holder, MeasureId, Role, SectionId, UnitId};
use crate::scene::{Axes, Point, Target};
use crate::state::{Place, State};
use crate::view::columns::Row;
use crate::view::matrix::Way;
use crate::view::{View, carrier};

/// Selects; the reader brings what is selected into view where it is open, or once it is.
pub(super) fn select(state: &mut State, selection: Option<Target>) -> Vec<Effect> {
    let unit = match selection {
        Some(Target::Unit(id)) => Some(UnitId(id)),
        Some(Target::Link(id)) => Some(state.document.graph.link(crate::graph::LinkId(id)).unit),
        _ => state.place.unit,
    };
    if let Some(target) = selection {
        state.session.seek = state.document.spans_of(target);
    }
    let mut cameras = state.place.cameras;
    if unit != state.place.unit {
        // Another unit's sheet is read from its head.
        cameras[View::Duties as usize] = None;
    }
    go(state, Place { selection, unit, cameras, ..state.place })
}

/// Selects, unfolds what hides it, and moves the camera only where it is out of view.
pub(super) fn reveal(state: &mut State, target: Target) -> Vec<Effect> {
    let within = match target {
        Target::Measure(id) => Some(state.document.plan.measure(MeasureId(id)).section),
        Target::Section(id) => state.document.plan.section(SectionId(id)).parent,
        Target::Unit(_) | Target::Link(_) | Target::Tie(..) | Target::Entry(_) => None,
    };
    let path = within.map(|section| state.document.plan.path(section)).unwrap_or_default();
    if path.iter().any(|section| state.choices.folded.contains(section)) {
        choose(state, "step.fold", |choices| choices.folded.retain(|folded| !path.contains(folded)));
        state.refresh();
    }
    select(state, Some(target));
    let hidden = !state.derived.shown.has(target);
    // What is selected may be laid out only now: a unit's duties are listed once it is selected.
    state.refresh();
    for view in [Some(state.place.view), state.place.beside].into_iter().flatten() {
        bring_into_view(state, view, target);
    }
    if hidden { vec![Effect::Tell("notice.hidden-by-filter", Vec::new())] } else { Vec::new() }
}

pub(super) fn size(state: &mut State, view: View, size: Point) -> Vec<Effect> {
    state.session.sizes.0[view as usize] = size;
    if state.session.arriving.contains(&view) {
        state.session.arriving.retain(|arriving| *arriving != view);
        state.refresh();
        arrive(state, view);
    }
    Vec::new()
}

/// A view that was just opened shows what is selected, and of a filtered table something that is left.
fn arrive(state: &mut State, view: View) {
    if let Some(target) = state.place.selection.filter(|target| state.derived.shown.has(*target)) {
        bring_into_view(state, view, target);
        state.refresh();
    }
    if view == View::Matrix && !state.choices.filter.is_empty() {
        show_left(state);
    }
}

/// Where a filter leaves rows of the matrix, but none of their assignments is in view: the first of them.
pub(super) fn show_left(state: &mut State) {
    let (Some(matrix), Some(camera)) = (&state.derived.matrix, state.camera(View::Matrix)) else { return };
    if let Some(to) = matrix.first_left(camera.view, state.choices.filter.unit) {
        let by = camera.view.min;
        let moved = camera.panned(to.x - by.x, to.y - by.y, matrix.scene.bounds);
        view::look(state, View::Matrix, Some(moved));
    }
}

/// Moves a view's camera to a target that is out of view.
fn bring_into_view(state: &mut State, view: View, target: Target) {
    let (Some(at), Some(camera)) = (state.anchor(view, target), state.camera(view)) else { return };
    let Some(scene) = state.derived.scene(view) else { return };
    let outside = |at: f32, low: f32, high: f32, whole: f32| {
        // Near an edge is as good as outside, unless the whole is in view.
        let inner = if high - low >= whole { 0.0 } else { (high - low) * 0.08 };
        !(low + inner..high - inner).contains(&at)
    };
    let (seen, bounds) = (camera.view, scene.bounds);
    let across = match scene.axes {
        Axes::Vertical | Axes::Page => false,
        Axes::Both | Axes::Grid => outside(at.x, seen.min.x, seen.max.x, bounds.width()),
    };
    let down = outside(at.y, seen.min.y, seen.max.y, bounds.height());
    if across || down {
        let middle = seen.center();
        let to = Point::new(if across { at.x } else { middle.x }, if down { at.y } else { middle.y });
        view::look(state, view, Some(camera.centred(to, bounds)));
    }
}

/// The rows of the column that a target stands in, as shown, top to bottom.
fn column(state: &State, like: Option<Target>) -> Vec<Target> {
    let derived = &state.derived;
    let column: Vec<Target> = match like {
        Some(Target::Measure(_) | Target::Section(_)) => derived
            .columns
            .model
            .rows
            .iter()
            .map(|row| match row {
                Row::Section { id, .. } => Target::Section(id.0),
                Row::Measure(id) => Target::Measure(id.0),
            })
            .collect(),
        Some(Target::Unit(_) | Target::Link(_) | Target::Tie(..) | Target::Entry(_)) | None => {
            let columns = &derived.columns;
            columns.ordering.order.iter().map(|at| Target::Unit(columns.model.units[*at].unit.0)).collect()
        }
    };
    column.into_iter().filter(|target| derived.shown.has(*target)).collect()
}

/// The next unit whose duties are listed: that of the list of units.
pub(super) fn step_unit(state: &mut State, by: isize) -> Vec<Effect> {
    let now = state.place.unit.or(state.choices.filter.unit).map(|id| Target::Unit(id.0));
    let units = column(state, None);
    let next = match units.iter().position(|unit| Some(*unit) == now) {
        Some(at) => at.saturating_add_signed(by).min(units.len().saturating_sub(1)),
        None => 0,
    };
    match units.get(next) {
        Some(target) => reveal(state, *target),
        None => Vec::new(),
    }
}

/// In the matrix an arrow leads to the next assignment that way; none elsewhere.
fn walk(state: &mut State, way: Way) -> Option<Vec<Effect>> {
    let matrix = state.derived.matrix.as_ref().filter(|_| state.place.view == View::Matrix)?;
    let next = matrix.next(state.place.selection, way);
    Some(next.map_or_else(Vec::new, |target| reveal(state, target)))
}

/// To the right or, below 0, to the left.
pub(super) fn aside(state: &mut State, by: isize) -> Vec<Effect> {
    let way = if by < 0 { Way::Left } else { Way::Right };
    walk(state, way).unwrap_or_else(|| cross(state, by))
}

pub(super) fn step(state: &mut State, by: isize) -> Vec<Effect> {
    if let Some(effects) = walk(state, if by < 0 { Way::Up } else { Way::Down }) {
        return effects;
    }
    let column = column(state, state.place.selection);
    let stand = match (state.place.selection, state.place.unit) {
        // From what two units share one goes on from the unit that one came from.
        (Some(Target::Tie(..)), Some(unit)) => Some(Target::Unit(unit.0)),
        (selection, _) => selection,
    };
    let here = column.iter().position(|target| Some(*target) == stand);
    let next = match here {
        Some(at) => at.saturating_add_signed(by).min(column.len().saturating_sub(1)),
        None => 0,
    };
    match column.get(next) {
        Some(target) => reveal(state, *target),
        None => Vec::new(),
    }
}

/// In the network: to the next or an earlier tie of the unit, by how much is shared.
fn cross_ties(state: &State, by: isize) -> Option<Target> {
    let network = state.derived.network.as_ref().filter(|_| state.place.view == View::Network)?;
    match state.place.selection? {
        Target::Unit(id) => network.next_tie(UnitId(id), None, by),
        tie @ Target::Tie(one, other) => {
            let unit = state.place.unit.filter(|unit| [one, other].contains(&unit.0));
            network.next_tie(unit.unwrap_or(UnitId(one)), Some(tie), by)
        }
        Target::Measure(_) | Target::Section(_) | Target::Link(_) | Target::Entry(_) => None,
    }
}

fn cross(state: &mut State, by: isize) -> Vec<Effect> {
    if let Some(tie) = cross_ties(state, by) {
        return reveal(state, tie);
    }
    let graph = &state.document.graph;
    let shown = |id: u32| state.derived.shown.has(Target::Link(id));
    // The heaviest role first: lead, responsible, participate.
    let first = |belongs: &dyn Fn(&crate::graph::Link) -> bool| {
        Role::ALL.into_iter().find_map(|role| {
            graph.links().find(|link| link.role == role && shown(link.id.0) && belongs(link)).copied()
        })
    };
    let next =
        match state.place.selection {
            Some(Target::Unit(id)) => first(&|link| link.unit == UnitId(id)).map(|link| carrier(link.holder)),
            Some(Target::Measure(id)) => first(&|link| link.holder == Holder::Measure(MeasureId(id)))
                .map(|link| Target::Unit(link.unit.0)),
            Some(Target::Section(id)) => first(&|link| link.holder == Holder::Section(SectionId(id)))
                .map(|link| Target::Unit(link.unit.0)),
            Some(Target::Link(id)) => Some(carrier(graph.link(crate::graph::LinkId(id)).holder)),
            Some(Target::Tie(one, _)) => Some(Target::Unit(one)),
            Some(Target::Entry(_)) | None => None,
        };
    match next {
        Some(target) => reveal(state, target),
        None => Vec::new(),
    }
}

pub(super) fn back(state: &mut State) -> Vec<Effect> {
    if let Some(place) = state.trail.back(state.place) {
        state.place = place;
    }
    Vec::new()
}

pub(super) fn forward(state: &mut State) -> Vec<Effect> {
    if let Some(place) = state.trail.forward(state.place) {
        state.place = place;
    }
    Vec::new()
}
