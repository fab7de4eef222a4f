//! What lies under a pointer.

use super::draw::{along, curve, reach};
use super::geometry::Point;
use super::item::{Item, Mark, Shape};
use super::look::Look;
use super::{Axes, Projection, Rect, Scene, Target, labels};

/// How near a pointer must come to a line or a mark, in pixels.
const NEAR: f32 = 5.0;
/// How far right of a fold mark's middle a click still folds, in pixels.
const FOLD: f32 = 6.0;
/// Into how many straight pieces a line is cut to measure the distance to it.
const PIECES: usize = 24;

/// What lies under a point in pixels: a mark or a label's room before a line, the nearer before the farther.
pub fn pick(scene: &Scene, projection: &Projection, look: &Look, at: Point) -> Option<Target> {
    // What lies above hides what is below it.
    let parts = scene.parts(projection).into_iter().rev();
    let mut under = parts.filter(|(part, _)| part.viewport.contains(at));
    let table = scene.axes == Axes::Grid;
    under.next().and_then(|(part, items)| pick_among(items, &part, look, at, table))
}

/// Where a click folds a heading: from the left edge of the view to a little beyond its fold mark, in pixels.
/// None where the heading has no such mark.
pub fn fold_edge(scene: &Scene, projection: &Projection, heading: Target) -> Option<f32> {
    scene.parts(projection).into_iter().find_map(|(part, items)| {
        items.iter().find_map(|item| match &item.shape {
            Shape::Mark(mark) if mark.kind.folds() && item.target == heading => {
                Some(part.point(mark.at).x + FOLD)
            }
            _ => None,
        })
    })
}

/// In a table a sign is as large as its cell.
fn cell(mark: Mark, projection: &Projection) -> Rect {
    let at = projection.point(mark.at);
    Rect { min: at, max: at }.grown(mark.room * projection.scale.y / 2.0)
}

fn pick_among(
    items: &[Item],
    projection: &Projection,
    look: &Look,
    at: Point,
    table: bool,
) -> Option<Target> {
    let mut best: Option<(u8, f32, Target)> = None;
    for item in items.iter().filter(|item| look.shows(item)) {
        let found = match &item.shape {
            Shape::Label(label) => {
                let room = labels::room(label, projection);
                room.contains(at).then(|| (0, (room.center().y - at.y).abs()))
            }
            // Bands and hairlines of a table are its ground.
            Shape::Panel(_) | Shape::Line(_) if table => None,
            Shape::Panel(panel) => projection.rect(panel.rect).contains(at).then_some((1, 0.0)),
            Shape::Mark(mark) => {
                let distance = projection.point(mark.at).distance_squared(at).sqrt();
                let near = distance <= reach(*mark, projection) + 2.0;
                (near || table && cell(*mark, projection).contains(at)).then_some((0, distance))
            }
            Shape::Disc(disc) => {
                let distance = projection.point(disc.at).distance_squared(at).sqrt();
                (distance <= disc.pixels(projection).max(NEAR)).then_some((0, distance))
            }
            Shape::Line(line) => {
                let distance = distance(&curve(line, projection), at);
                (distance <= NEAR).then_some((2, distance))
            }
        };
        if let Some((rank, distance)) = found
            && best.is_none_or(|(r, d, _)| (rank, distance) < (r, d))
        {
            best = Some((rank, distance, item.target));
        }
    }
    best.map(|(_, _, target)| target)
}

/// The distance in pixels from a point to a cubic Bézier curve; far off, only that it is far.
fn distance(points: &[Point; 4], at: Point) -> f32 {
    let outside = |low: f32, high: f32, at: f32| at < low - NEAR || at > high + NEAR;
    let (xs, ys) = (points.map(|p| p.x), points.map(|p| p.y));
    let span = |list: [f32; 4]| {
        (list.into_iter().fold(f32::MAX, f32::min), list.into_iter().fold(f32::MIN, f32::max))
    };
    let ((left, right), (top, bottom)) = (span(xs), span(ys));
    if outside(left, right, at.x) || outside(top, bottom, at.y) {
        return f32::MAX;
    }
    let mut nearest = f32::MAX;
    let mut from = points[0];
    for piece in 1..=PIECES {
        let to = along(points, piece as f32 / PIECES as f32);
        nearest = nearest.min(to_segment(from, to, at));
        from = to;
    }
    nearest.sqrt()
}

/// The squared distance from a point to a straight piece.
fn to_segment(from: Point, to: Point, at: Point) -> f32 {
    let length = from.distance_squared(to);
    if length == 0.0 {
        return from.distance_squared(at);
    }
    let along = ((at.x - from.x) * (to.x - from.x) + (at.y - from.y) * (to.y - from.y)) / length;
    let t = along.clamp(0.0, 1.0);
    Point::new(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t).distance_squared(at)
}
