//! From a scene to shapes in pixels: the one place that decides what shows, in what colour and how wide.

pub use super::drawn::{Drawn, DrawnShape};

use super::drawn::{bounds, straight};
use super::geometry::{Point, Rect};
use super::item::{Align, Disc, Item, Label, Line, Mark, MarkKind, Shape, Stroke};
use super::look::Look;
use super::target::Target;
use super::theme::Ink;
use super::{Projection, Scene, labels, nameless, signs};
use std::collections::BTreeSet;

/// How much of what lies behind a text beside a disc is covered, of 255.
const BEHIND: u8 = 190;

/// Everything that shows, back to front: panels, lines (dimmed first, lit last), discs, marks, labels; then the
/// heads that stay in view, on a ground of their own.
pub fn draw(scene: &Scene, projection: &Projection, look: &Look) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    for (at, (projection, items)) in scene.parts(projection).into_iter().enumerate() {
        if at > 0 {
            let ground = DrawnShape::Fill { rect: projection.viewport, colour: look.theme.background };
            drawn.push(Drawn { target: Target::Section(0), shape: ground });
        }
        draw_items(items, &projection, look, &mut drawn);
    }
    drawn
}

fn draw_items(items: &[Item], projection: &Projection, look: &Look, drawn: &mut Vec<Drawn>) {
    let placed = labels::place(items, projection, look);
    let named: BTreeSet<Target> = placed.iter().map(|placed| items[placed.item].target).collect();
    let folding = folding(items, look);
    let mut bundled = BTreeSet::new();
    let mut layers: [Vec<Drawn>; 6] = Default::default();
    for item in items.iter().filter(|item| look.shows(item)) {
        let (layer, shape) = match &item.shape {
            Shape::Panel(panel) => {
                let rect = capped(projection.rect(panel.rect), panel.tallest);
                (0, DrawnShape::Fill { rect, colour: look.colour(panel.ink, item.target) })
            }
            Shape::Line(each) => {
                let layer =
                    if look.dims(item.target) { 1 } else { 2 + usize::from(look.lights(item.target)) };
                // Faint lines of one bundle would add up to a strong one.
                if each.bundled
                    && !bundled.insert((layer, each.stroke, [each.from.y, each.to.y].map(f32::to_bits)))
                {
                    continue;
                }
                let (shape, head) = line(each, item.target, projection, look);
                let halo = signs::halo(look.signs(item.target), &shape, item.target, look);
                if let Some(shape) = halo.filter(|shape| bounds(shape).overlaps(projection.viewport)) {
                    layers[layer].push(Drawn { target: item.target, shape });
                }
                if let Some(shape) = head.filter(|shape| bounds(shape).overlaps(projection.viewport)) {
                    layers[layer].push(Drawn { target: item.target, shape });
                }
                (layer, shape)
            }
            Shape::Disc(each) => {
                let shapes = disc(*each, item.target, projection, look);
                if bounds(&shapes[0]).overlaps(projection.viewport) {
                    let drawn = |shape| Drawn { target: item.target, shape };
                    layers[4].extend(shapes.into_iter().map(drawn));
                    if look.signs(item.target).attends {
                        layers[4].push(drawn(ring(*each, item.target, projection, look)));
                    }
                }
                continue;
            }
            // A triangle beside nothing says nothing: it goes with its heading.
            Shape::Mark(each) if each.kind.folds() && !named.contains(&item.target) => continue,
            Shape::Mark(each) => {
                let (at, reach) = (projection.point(each.at), reach(*each, projection));
                let drawn = |shape| Drawn { target: item.target, shape };
                if !each.kind.folds() && projection.viewport.contains(at) {
                    let around = signs::around(look.signs(item.target), at, reach, item.target, look);
                    layers[5].extend(around.into_iter().map(drawn));
                }
                (5, mark(*each, item.target, projection, look))
            }
            Shape::Label(_) => continue,
        };
        if bounds(&shape).overlaps(projection.viewport) {
            layers[layer].push(Drawn { target: item.target, shape });
        }
    }
    drawn.extend(nameless::nameless(items, &placed, projection, look));
    drawn.extend(look.selected.into_iter().flat_map(|target| bands(items, projection, look, target)));
    drawn.extend(layers.into_iter().flatten());
    // Of a text of several lines, the first has the corner.
    let mut cornered = BTreeSet::new();
    for placed in placed {
        let item = &items[placed.item];
        if let Shape::Label(label) = &item.shape {
            if label.around.is_some() {
                if let Some([from, to]) = placed.leader {
                    let points = straight(from, to);
                    // Dotted: a tie is never.
                    let colour = look.text_colour(label.ink, item.target);
                    let shape = DrawnShape::Curve { points, width: 1.1, dash: Some([1.6, 2.4]), colour };
                    drawn.push(Drawn { target: item.target, shape });
                }
                // Beside a disc a text lies over lines: they fade behind it.
                let [red, green, blue, _] = look.theme.background;
                let colour = [red, green, blue, BEHIND];
                drawn.push(Drawn {
                    target: item.target,
                    shape: DrawnShape::Fill { rect: placed.rect, colour },
                });
            }
            let mut signs = look.signs(item.target);
            if signs.any() && is_name(label, item.target) {
                signs.noted &= !label.flows || cornered.insert(item.target);
                let around = around(label, folding.contains(&item.target));
                drawn.extend(signs::signs(signs, placed.rect, around, item.target, look));
            }
            drawn.push(Drawn {
                target: item.target,
                shape: DrawnShape::Text {
                    rect: placed.rect,
                    text: placed.text,
                    size: placed.size,
                    bold: label.bold,
                    upright: label.upright,
                    colour: look.text_colour(label.ink, item.target),
                },
            });
        }
    }
}

/// How a label stands, for the signs around it.
fn around(label: &Label, folds: bool) -> signs::Around {
    signs::Around {
        upright: label.upright,
        before: if folds { signs::TRIANGLE } else { 0.0 },
        // What stands at a text's right end would lie under the corner.
        ends: label.align == Align::Right && label.around.is_none(),
    }
}

/// Headings that fold: they have a triangle just before their name.
fn folding(items: &[Item], look: &Look) -> BTreeSet<Target> {
    let folds = |item: &&Item| matches!(&item.shape, Shape::Mark(mark) if mark.kind.folds());
    items.iter().filter(folds).filter(|item| look.shows(item)).map(|item| item.target).collect()
}

/// Whether a label names what it stands for: not the kind that a unit is the first of, and not what is counted.
fn is_name(label: &Label, target: Target) -> bool {
    let kind = label.bold && !label.flows && matches!(target, Target::Unit(_));
    !kind && !label.text.chars().all(|c| c.is_ascii_digit())
}

/// The band behind the selected row; on a page, behind every line of it.
fn bands(items: &[Item], projection: &Projection, look: &Look, target: Target) -> Vec<Drawn> {
    let mut labels = items.iter().filter_map(|item| match &item.shape {
        Shape::Label(label) if item.target == target && look.shows(item) => Some(label),
        _ => None,
    });
    // A disc that is selected has an edge instead.
    let first = labels.next().filter(|label| label.around.is_none());
    let others = labels.filter(|label| label.flows && first.is_some_and(|first| first.flows));
    let bands = first.into_iter().chain(others).map(|label| band(label, projection, look, target));
    // Only what flows can lie far outside of what is seen.
    bands.filter(|drawn| bounds(&drawn.shape).overlaps(projection.viewport)).collect()
}

fn band(label: &Label, projection: &Projection, look: &Look, target: Target) -> Drawn {
    let mut rect = labels::room(label, projection).grown(2.0);
    if !label.upright {
        let middle = rect.center().y;
        let half = (rect.height() / 2.0).clamp(labels::SMALLEST * 0.65, label.largest * 0.85);
        (rect.min.y, rect.max.y) = (middle - half, middle + half);
    }
    Drawn { target, shape: DrawnShape::Fill { rect, colour: look.theme.colour(Ink::Marked) } }
}

/// Whether a curve is a straight line.
pub fn is_straight(points: &[Point; 4]) -> bool {
    let level = (points[0].y - points[3].y).abs() < 0.5;
    let bent = (points[1].y - points[0].y).abs() < f32::EPSILON;
    level || !bent
}

/// The control points of a line in pixels.
pub fn curve(line: &Line, projection: &Projection) -> [Point; 4] {
    let (from, to) = (projection.point(line.from), projection.point(line.to));
    if line.bent {
        let middle = f32::midpoint(from.x, to.x);
        [from, Point::new(middle, from.y), Point::new(middle, to.y), to]
    } else {
        straight(from, to)
    }
}

/// A point of a cubic Bézier curve, `t` from 0 to 1.
pub fn along(points: &[Point; 4], t: f32) -> Point {
    let s = 1.0 - t;
    let weights = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
    let mut sum = Point::default();
    for (weight, point) in weights.iter().zip(points) {
        sum = sum.moved(weight * point.x, weight * point.y);
    }
    sum
}

/// A rectangle no higher than `tallest`, about its middle.
fn capped(mut rect: Rect, tallest: f32) -> Rect {
    let over = (rect.height() - tallest).max(0.0) / 2.0;
    rect.min.y += over;
    rect.max.y -= over;
    rect
}

/// How long the head of an arrow is, and half as wide as what, in pixels.
const HEAD: (f32, f32) = (7.0, 3.2);

/// A line, and the head at its end where it has one.
fn line(
    line: &Line,
    target: Target,
    projection: &Projection,
    look: &Look,
) -> (DrawnShape, Option<DrawnShape>) {
    let (width, dash) = match line.stroke {
        Stroke::Heavy => (1.6, None),
        Stroke::Medium => (1.0, None),
        Stroke::Dashed => (0.9, Some([4.0, 3.0])),
        Stroke::Hair => (0.6, None),
        Stroke::Wide(tenths) => (f32::from(tenths) / 10.0, None),
    };
    let width = if look.lights(target) { width * 1.35 } else { width };
    let colour = look.line_colour(line.ink, target);
    let mut points = curve(line, projection);
    let head = line.arrow.map(|back| {
        let (from, to) = (points[0], points[3]);
        let length = from.distance_squared(to).sqrt().max(1.0);
        let (dx, dy) = ((to.x - from.x) / length, (to.y - from.y) / length);
        let back = back * projection.scale.x;
        let tip = to.moved(-dx * back, -dy * back);
        let (long, half) = (HEAD.0 + width, HEAD.1 + width / 2.0);
        let foot = tip.moved(-dx * long, -dy * long);
        points[3] = foot;
        points[2] = foot;
        let corners = vec![tip, foot.moved(-dy * half, dx * half), foot.moved(dy * half, -dx * half)];
        DrawnShape::Polygon { points: corners, colour }
    });
    (DrawnShape::Curve { points, width, dash, colour }, head)
}

fn disc(disc: Disc, target: Target, projection: &Projection, look: &Look) -> [DrawnShape; 3] {
    let at = projection.point(disc.at);
    let radius = disc.pixels(projection);
    let picked = look.selected == Some(target) || look.hovered == Some(target);
    let (edge, width) = if picked { (Ink::Text, 2.4) } else { (disc.edge, 1.2) };
    // What lies below must not shine through a dimmed disc.
    let ground = DrawnShape::Circle { at, radius, stroke: None, colour: look.theme.background };
    let fill = DrawnShape::Circle { at, radius, stroke: None, colour: look.colour(disc.ink, target) };
    let ring = DrawnShape::Circle { at, radius, stroke: Some(width), colour: look.colour(edge, target) };
    [ground, fill, ring]
}

/// The ring around the disc of what is invited.
fn ring(disc: Disc, target: Target, projection: &Projection, look: &Look) -> DrawnShape {
    let (at, radius) = (projection.point(disc.at), disc.pixels(projection) + 3.5);
    DrawnShape::Circle { at, radius, stroke: Some(1.6), colour: look.colour(Ink::Accent, target) }
}

/// A mark's half size in pixels: follows its room within limits.
pub fn reach(mark: Mark, projection: &Projection) -> f32 {
    (mark.room * projection.scale.y * 0.32).clamp(1.6, 4.5)
}

fn mark(mark: Mark, target: Target, projection: &Projection, look: &Look) -> DrawnShape {
    let at = projection.point(mark.at);
    let reach = reach(mark, projection);
    let colour = look.colour(mark.ink, target);
    let corners = |list: &[(f32, f32)]| list.iter().map(|(x, y)| at.moved(x * reach, y * reach)).collect();
    match mark.kind {
        MarkKind::Disc => DrawnShape::Circle { at, radius: reach, stroke: None, colour },
        MarkKind::Ring => {
            DrawnShape::Circle { at, radius: (reach - 0.6).max(1.2), stroke: Some(1.2), colour }
        }
        MarkKind::Square => DrawnShape::Polygon {
            points: corners(&[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]),
            colour,
        },
        MarkKind::Folded => {
            DrawnShape::Polygon { points: corners(&[(-0.7, -1.0), (0.9, 0.0), (-0.7, 1.0)]), colour }
        }
        MarkKind::Unfolded => {
            DrawnShape::Polygon { points: corners(&[(-1.0, -0.7), (1.0, -0.7), (0.0, 0.9)]), colour }
        }
    }
}
