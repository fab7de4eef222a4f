//! What is drawn of the columns, back to front.

use super::layout::{Layout, Place};
use super::model::{Model, Row, UnitRow};
use crate::graph::{Load, PlanGraph};
use crate::plan::{Holder, Plan, Role};
use crate::scene::item::MarkKind;
use crate::scene::{Align, Axes, Ink, Item, Label, Line, Mark, Panel, Point, Rect, Scene, Shape, Stroke};
use crate::scene::{Target, Visibility};
use crate::view::role::{ink, sign, stroke};
use crate::words::Language;

/// Width of the view in world units. Only its shares matter: the view always fills the viewport's width.
pub const WIDTH: f32 = 1000.0;

/// Where things stand across.
mod x {
    /// Kinds of units begin here.
    pub const KIND: f32 = 8.0;
    /// How wide the name of a kind may be: four characters at their smallest, where two views stand side by
    /// side on a small screen.
    pub const KIND_WIDTH: f32 = 122.0;
    /// Unit names end here.
    pub const UNIT: f32 = 296.0;
    /// How wide a unit's name may be.
    pub const UNIT_WIDTH: f32 = 196.0;
    /// How wide it may be beside the name of its kind.
    pub const UNIT_BESIDE_KIND: f32 = UNIT - KIND - KIND_WIDTH - 4.0;
    /// Role bars begin here.
    pub const BAR: f32 = 304.0;
    /// The longest bar.
    pub const BAR_WIDTH: f32 = 50.0;
    /// Lines leave units here.
    pub const FROM: f32 = 362.0;
    /// A stub ends here.
    pub const STUB: f32 = 380.0;
    /// Lines reach measures here.
    pub const TO: f32 = 632.0;
    /// Headings and measures begin here, plus their indent.
    pub const ROW: f32 = 650.0;
    /// One step of indent.
    pub const INDENT: f32 = 12.0;
    /// They end here.
    pub const END: f32 = 992.0;
}

/// The highest role bar, in pixels.
const BAR_TALLEST: f32 = 22.0;

/// How important labels are: the higher stays.
mod importance {
    /// Without it, units would be read under the kind above them.
    pub const KIND: u32 = 6000;
    pub const PART: u32 = 5000;
    pub const TASK: u32 = 4000;
    pub const UNIT_AT_REST: u32 = 3000;
    pub const UNIT: u32 = 1500;
    pub const MEASURE: u32 = 500;
    pub const STUB: u32 = 100;
}

/// The scene of a layout. Bars and stubs count `shown`: by unit, how much of its load the filter lets through;
/// where everything stands does not depend on it. The language is that of the names of kinds.
pub fn scene(
    plan: &Plan,
    graph: &PlanGraph,
    model: &Model,
    layout: &Layout,
    shown: &[Load],
    language: Language,
) -> Scene {
    let mut items = Vec::new();
    items.extend(role_lines(plan, graph, model, layout));
    let most = model.units.iter().map(|row| row.load.total()).max().unwrap_or(1).max(1);
    let beside_kind = beside_kind(layout);
    for (at, (row, place)) in model.units.iter().zip(&layout.units).enumerate() {
        let width = if beside_kind[at] { x::UNIT_BESIDE_KIND } else { x::UNIT_WIDTH };
        unit(&mut items, plan, row, shown[row.unit.index()], *place, (width, most));
    }
    for group in &layout.groups {
        kind(&mut items, model, layout, group, shown, language);
    }
    between_kinds(&mut items, layout);
    for (row, place) in model.rows.iter().zip(&layout.rows) {
        right(&mut items, plan, graph, row, *place);
    }
    // A little air above the first row and below the last.
    let bounds = Rect::new(0.0, -0.4, WIDTH, layout.height + 0.8);
    Scene { bounds, axes: Axes::Vertical, items, frozen: None }
}

fn visibility(role: Role) -> Visibility {
    match role {
        Role::Lead | Role::Responsible => Visibility::Always,
        Role::Participate => Visibility::Raised,
    }
}

/// Lines and the signs at their unit's end, lightest role first so that the heavier lie above.
fn role_lines(plan: &Plan, graph: &PlanGraph, model: &Model, layout: &Layout) -> Vec<Item> {
    let (measure_rows, section_rows) = model.rows_of(plan);
    let mut positions = vec![None; plan.units.len()];
    for (at, row) in model.units.iter().enumerate() {
        positions[row.unit.index()] = Some(at);
    }
    let mut items = Vec::new();
    for role in [Role::Participate, Role::Responsible, Role::Lead] {
        for link in graph.links().filter(|link| link.role == role) {
            let row = match link.holder {
                Holder::Measure(id) => measure_rows[id.index()],
                Holder::Section(id) => section_rows[id.index()],
            };
            let (Some(unit), Some(row)) = (positions[link.unit.index()], row) else { continue };
            let (from, to) = (layout.units[unit], layout.rows[row]);
            let target = Target::Link(link.id.0);
            let to_point = Point::new(x::TO, to.y);
            items.push(Item {
                target,
                visibility: visibility(role),
                shape: Shape::Line(Line {
                    from: Point::new(x::FROM, from.y),
                    to: to_point,
                    stroke: stroke(role),
                    ink: ink(role),
                    bundled: matches!(model.rows[row], Row::Section { .. }),
                    bent: true,
                    arrow: None,
                }),
            });
            items.push(Item {
                target,
                visibility: visibility(role),
                shape: Shape::Mark(Mark { at: to_point, kind: sign(role), room: to.height, ink: ink(role) }),
            });
        }
    }
    items
}

fn unit(
    items: &mut Vec<Item>,
    plan: &Plan,
    row: &UnitRow,
    shown: Load,
    place: Place,
    (width, most): (f32, u32),
) {
    let target = Target::Unit(row.unit.0);
    let always = |shape| Item { target, visibility: Visibility::Always, shape };
    items.push(always(Shape::Label(Label {
        at: Point::new(x::UNIT, place.y),
        align: Align::Right,
        width,
        room: place.height,
        text: plan.unit(row.unit).name.clone(),
        bold: false,
        ink: if row.at_rest() { Ink::Text } else { Ink::TextWeak },
        least: 0.0,
        importance: row.load.total()
            + if row.at_rest() { importance::UNIT_AT_REST } else { importance::UNIT },
        ..Label::default()
    })));
    // Role bars: lengths by count, heights by role, so that they read without colour. The longest is that of
    // the whole plan: a filter shortens bars and makes none longer.
    let mut left = x::BAR;
    for (role, share) in [(Role::Lead, 0.72), (Role::Responsible, 0.46), (Role::Participate, 0.2)] {
        let width = x::BAR_WIDTH * shown.of(role) as f32 / most as f32;
        let height = place.height * share;
        if width > 0.0 {
            let rect = Rect::new(left, place.y - height / 2.0, width, height);
            items.push(always(Shape::Panel(Panel { rect, tallest: BAR_TALLEST * share, ink: ink(role) })));
        }
        left += width;
    }
    if shown.lead + shown.responsible == 0 && shown.participate > 0 {
        let lowered = |shape| Item { target, visibility: Visibility::Lowered, shape };
        let end = Point::new(x::STUB, place.y);
        items.push(lowered(Shape::Line(Line {
            from: Point::new(x::FROM, place.y),
            to: end,
            stroke: Stroke::Dashed,
            ink: Ink::Participate,
            bundled: false,
            bent: false,
            arrow: None,
        })));
        let mark = Mark { at: end, kind: MarkKind::Ring, room: place.height, ink: Ink::Participate };
        items.push(lowered(Shape::Mark(mark)));
        items.push(lowered(Shape::Label(Label {
            at: end.moved(10.0, 0.0),
            align: Align::Left,
            width: 40.0,
            room: place.height,
            text: shown.participate.to_string(),
            bold: false,
            ink: Ink::TextWeak,
            least: 0.0,
            importance: importance::STUB + shown.participate,
            ..Label::default()
        })));
    }
}

/// By position in [`Model::units`]: whether the name of the kind stands at the left, where room is scarce.
fn beside_kind(layout: &Layout) -> Vec<bool> {
    let mut beside = vec![false; layout.units.len()];
    for group in &layout.groups {
        let first = layout.units[group[0]].y;
        for at in group {
            beside[*at] = layout.units[*at].y - first <= 1.0;
        }
    }
    beside
}

/// A hairline between two kinds of units: no unit is read under another kind, even where a name gives way.
fn between_kinds(items: &mut Vec<Item>, layout: &Layout) {
    for pair in layout.groups.windows(2) {
        let (Some(above), Some(below)) = (pair[0].last(), pair[1].first()) else { continue };
        let (above, below) = (layout.units[*above], layout.units[*below]);
        let (top, bottom) = (above.y + above.height / 2.0, below.y - below.height / 2.0);
        // It begins beside the names of kinds: a small kind's own name may stand across it.
        let left = x::KIND + x::KIND_WIDTH;
        let rect = Rect::new(left, top, x::BAR + x::BAR_WIDTH - left, bottom - top);
        let shape = Shape::Panel(Panel { rect, tallest: 1.0, ink: Ink::Rule });
        items.push(Item { target: Target::WORDS, visibility: Visibility::Always, shape });
    }
}

fn kind(
    items: &mut Vec<Item>,
    model: &Model,
    layout: &Layout,
    group: &[usize],
    shown: &[Load],
    language: Language,
) {
    let place = layout.units[group[0]];
    // The name of a kind stands for its first unit that shows: it leads to words of the document like
    // everything else, and is there while any unit of the kind is.
    let shows = |at: &&usize| shown[model.units[**at].unit.index()].total() > 0;
    let first = &model.units[*group.iter().find(shows).unwrap_or(&group[0])];
    let key = format!("kind.short.{}", first.kind.key());
    items.push(Item {
        target: Target::Unit(first.unit.0),
        visibility: Visibility::Always,
        shape: Shape::Label(Label {
            at: Point::new(x::KIND, place.y),
            align: Align::Left,
            width: x::KIND_WIDTH,
            room: place.height,
            text: language.text(&key).to_owned(),
            bold: true,
            ink: Ink::TextWeak,
            least: 0.0,
            importance: importance::KIND,
            ..Label::default()
        }),
    });
}

fn right(items: &mut Vec<Item>, plan: &Plan, graph: &PlanGraph, row: &Row, place: Place) {
    let always = |target, shape| Item { target, visibility: Visibility::Always, shape };
    match row {
        Row::Section { id, depth, folded, holds_measures } => {
            let target = Target::Section(id.0);
            let section = plan.section(*id);
            let left = x::ROW + f32::from(*depth) * x::INDENT;
            let kind = if *folded { MarkKind::Folded } else { MarkKind::Unfolded };
            let at = Point::new(left, place.y);
            items
                .push(always(target, Shape::Mark(Mark { at, kind, room: place.height, ink: Ink::TextWeak })));
            items.push(always(
                target,
                Shape::Label(Label {
                    at: Point::new(left + 10.0, place.y),
                    align: Align::Left,
                    width: x::END - left - 10.0,
                    room: place.height,
                    text: plan.heading(*id),
                    bold: true,
                    ink: if *holds_measures { Ink::Heading } else { Ink::Accent },
                    least: 0.0,
                    importance: if *holds_measures { importance::TASK } else { importance::PART }
                        + u32::from(u8::MAX - section.level),
                    ..Label::default()
                }),
            ));
        }
        Row::Measure(id) => {
            let target = Target::Measure(id.0);
            let measure = plan.measure(*id);
            let left = x::ROW + plan.path(measure.section).len() as f32 * x::INDENT + 4.0;
            let first = measure.text.first().map_or("", |span| plan.words(*span));
            // A line's beginning is all that can show; the rest stands in the inspector.
            let beginning: String = first.chars().take(60).collect();
            let text = format!("{} {beginning}", plan.number(*id)).trim_start().to_owned();
            items.push(always(
                target,
                Shape::Label(Label {
                    at: Point::new(left, place.y),
                    align: Align::Left,
                    width: x::END - left,
                    room: place.height,
                    text,
                    bold: false,
                    ink: Ink::Text,
                    least: 0.6,
                    importance: importance::MEASURE + graph.team(*id).len() as u32,
                    ..Label::default()
                }),
            ));
        }
    }
}
