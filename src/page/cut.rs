//! Cutting what is drawn at the edge of a rectangle, so that a part of a drawing ends where its sheet does.
//!
//! On screen the painter's window cuts; on paper nothing would, and every writer would need to. Curves are
//! parted by de Casteljau's construction, polygons by Sutherland and Hodgman's; texts are placed inside by
//! `scene::labels` and are dropped where they are not.

use crate::scene::draw::{Drawn, DrawnShape};
use crate::scene::{Point, Rect};

/// What of these lies inside, in their order.
pub(super) fn cut(drawn: Vec<Drawn>, within: Rect) -> Vec<Drawn> {
    let part = |Drawn { target, shape }| {
        parts(shape, within).into_iter().map(move |shape| Drawn { target, shape }).collect::<Vec<_>>()
    };
    drawn.into_iter().flat_map(part).collect()
}

fn parts(shape: DrawnShape, within: Rect) -> Vec<DrawnShape> {
    match shape {
        DrawnShape::Curve { points, width, dash, colour } => {
            let inside = pieces(points, within);
            inside.into_iter().map(|points| DrawnShape::Curve { points, width, dash, colour }).collect()
        }
        DrawnShape::Polygon { points, colour } => {
            let points = polygon(points, within);
            if points.len() < 3 { Vec::new() } else { vec![DrawnShape::Polygon { points, colour }] }
        }
        DrawnShape::Circle { at, radius, stroke, colour } => {
            let reach = radius + stroke.unwrap_or_default();
            let square = Rect { min: at, max: at }.grown(reach);
            if within.contains(square.min) && within.contains(square.max) {
                return vec![DrawnShape::Circle { at, radius, stroke, colour }];
            }
            if !square.overlaps(within) {
                return Vec::new();
            }
            let Some(width) = stroke else {
                return parts(DrawnShape::Polygon { points: round(at, radius), colour }, within);
            };
            let arcs = quarters(at, radius).into_iter().flat_map(|points| pieces(points, within));
            arcs.map(|points| DrawnShape::Curve { points, width, dash: None, colour }).collect()
        }
        DrawnShape::Fill { rect, colour } => {
            let min = Point::new(rect.min.x.max(within.min.x), rect.min.y.max(within.min.y));
            let max = Point::new(rect.max.x.min(within.max.x), rect.max.y.min(within.max.y));
            let rect = Rect { min, max };
            let seen = rect.width() > 0.0 && rect.height() > 0.0;
            if seen { vec![DrawnShape::Fill { rect, colour }] } else { Vec::new() }
        }
        text @ DrawnShape::Text { rect, .. } => {
            // What a rounding error puts outside is inside.
            let room = within.grown(1.0);
            if room.contains(rect.min) && room.contains(rect.max) { vec![text] } else { Vec::new() }
        }
    }
}

/// Into how many pieces a curve is looked at, to find where it crosses an edge.
const STEPS: usize = 64;
/// How often a crossing is then halved.
const HALVINGS: usize = 12;

/// The pieces of a curve that lie inside.
fn pieces(points: [Point; 4], within: Rect) -> Vec<[Point; 4]> {
    if points.iter().all(|point| within.contains(*point)) {
        return vec![points];
    }
    let inside = |t: f32| within.contains(crate::scene::draw::along(&points, t));
    let crossing = |mut from: f32, mut to: f32| {
        let begins = inside(from);
        for _ in 0..HALVINGS {
            let middle = f32::midpoint(from, to);
            if inside(middle) == begins { from = middle } else { to = middle }
        }
        f32::midpoint(from, to)
    };
    let at = |step: usize| step as f32 / STEPS as f32;
    let mut pieces = Vec::new();
    let mut open = inside(0.0).then_some(0.0);
    for step in 1..=STEPS {
        match (open, inside(at(step))) {
            (None, true) => open = Some(crossing(at(step - 1), at(step))),
            (Some(from), false) => {
                pieces.push(between(points, from, crossing(at(step - 1), at(step))));
                open = None;
            }
            _ => {}
        }
    }
    pieces.extend(open.map(|from| between(points, from, 1.0)));
    pieces
}

/// A curve from one of its points to another.
fn between(points: [Point; 4], from: f32, to: f32) -> [Point; 4] {
    let [_, tail] = parted(points, from);
    let rest = ((to - from) / (1.0 - from).max(f32::MIN_POSITIVE)).clamp(0.0, 1.0);
    let [head, _] = parted(tail, rest);
    head
}

/// Both halves of a curve (de Casteljau).
fn parted(points: [Point; 4], share: f32) -> [[Point; 4]; 2] {
    let mix = |one: Point, other: Point| one.moved((other.x - one.x) * share, (other.y - one.y) * share);
    let [first, second, third] = [0, 1, 2].map(|at| mix(points[at], points[at + 1]));
    let (before, after) = (mix(first, second), mix(second, third));
    let middle = mix(before, after);
    [[points[0], first, before, middle], [middle, after, third, points[3]]]
}

/// A convex polygon inside a rectangle (Sutherland and Hodgman, 1974).
fn polygon(points: Vec<Point>, within: Rect) -> Vec<Point> {
    // By edge, how far a point lies inside.
    let edges: [&dyn Fn(Point) -> f32; 4] = [
        &|point| point.x - within.min.x,
        &|point| within.max.x - point.x,
        &|point| point.y - within.min.y,
        &|point| within.max.y - point.y,
    ];
    edges.iter().fold(points, |points, inside| {
        let mut kept = Vec::with_capacity(points.len() + 1);
        for (at, point) in points.iter().enumerate() {
            let before = points[(at + points.len() - 1) % points.len()];
            let (was, is) = (inside(before), inside(*point));
            if (was >= 0.0) != (is >= 0.0) {
                let t = was / (was - is);
                kept.push(before.moved((point.x - before.x) * t, (point.y - before.y) * t));
            }
            if is >= 0.0 {
                kept.push(*point);
            }
        }
        kept
    })
}

/// The four quarters of a circle as curves; the factor is the usual one, 4/3 (√2 − 1).
fn quarters(at: Point, r: f32) -> [[Point; 4]; 4] {
    let k = r * 0.552_284_8;
    let quarter = |(dx, dy): (f32, f32)| {
        let (ex, ey) = (-dy, dx);
        [
            at.moved(dx * r, dy * r),
            at.moved(dx * r + ex * k, dy * r + ey * k),
            at.moved(ex * r + dx * k, ey * r + dy * k),
            at.moved(ex * r, ey * r),
        ]
    };
    [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)].map(quarter)
}

/// A circle as a polygon.
fn round(at: Point, radius: f32) -> Vec<Point> {
    let along = |points: &[Point; 4], step: usize| crate::scene::draw::along(points, step as f32 / 8.0);
    quarters(at, radius).iter().flat_map(|points| (0..8).map(move |step| along(points, step))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Target;

    const WITHIN: Rect = Rect::new(0.0, 0.0, 100.0, 100.0);

    fn kept(shape: DrawnShape) -> Vec<DrawnShape> {
        cut(vec![Drawn { target: Target::WORDS, shape }], WITHIN)
            .into_iter()
            .map(|drawn| drawn.shape)
            .collect()
    }

    fn corners(shape: &DrawnShape) -> Vec<Point> {
        match shape {
            DrawnShape::Curve { points, .. } => points.to_vec(),
            DrawnShape::Polygon { points, .. } => points.clone(),
            DrawnShape::Circle { at, radius, .. } => vec![at.moved(-radius, 0.0), at.moved(*radius, 0.0)],
            DrawnShape::Fill { rect, .. } | DrawnShape::Text { rect, .. } => vec![rect.min, rect.max],
        }
    }

    #[test]
    fn nothing_is_left_outside_and_nothing_inside_is_lost() {
        let colour = [0, 0, 0, 255];
        let (from, to) = (Point::new(-50.0, 20.0), Point::new(150.0, 80.0));
        let bent = [from, Point::new(50.0, 20.0), Point::new(50.0, 80.0), to];
        let shapes = [
            DrawnShape::Curve { points: bent, width: 1.0, dash: None, colour },
            DrawnShape::Polygon { points: vec![from, to, Point::new(50.0, 300.0)], colour },
            DrawnShape::Circle { at: Point::new(95.0, 50.0), radius: 20.0, stroke: None, colour },
            DrawnShape::Circle { at: Point::new(95.0, 50.0), radius: 20.0, stroke: Some(1.0), colour },
            DrawnShape::Fill { rect: Rect::new(-20.0, 50.0, 400.0, 20.0), colour },
        ];
        for shape in shapes {
            let parts = kept(shape.clone());
            assert!(!parts.is_empty(), "{shape:?}");
            for part in &parts {
                for corner in corners(part) {
                    assert!(WITHIN.grown(0.2).contains(corner), "{corner:?} of {part:?}");
                }
            }
        }
        let whole = DrawnShape::Circle { at: Point::new(50.0, 50.0), radius: 20.0, stroke: None, colour };
        assert_eq!(kept(whole.clone()), [whole]);
        let away = DrawnShape::Circle { at: Point::new(500.0, 50.0), radius: 20.0, stroke: None, colour };
        assert!(kept(away).is_empty());
    }

    #[test]
    fn a_curve_that_leaves_and_comes_back_is_two() {
        let points =
            [(10.0, 50.0), (40.0, -120.0), (60.0, -120.0), (90.0, 50.0)].map(|(x, y)| Point::new(x, y));
        let shape = DrawnShape::Curve { points, width: 1.0, dash: None, colour: [0; 4] };
        assert_eq!(kept(shape).len(), 2);
    }
}
