//! The signs around a name: what the meeting and the comparison say of it, told apart by shape alone.

use super::drawn::{Drawn, DrawnShape, straight};
use super::geometry::{Point, Rect};
use super::look::{Look, Signs};
use super::target::Target;
use super::theme::{Ink, Rgba};

/// How thick a frame and an underline are, in pixels.
const THIN: f32 = 1.1;
/// How thick a bar is, in pixels.
const BAR: f32 = 3.0;
/// Dash and gap of an underline, in pixels.
const DASH: [f32; 2] = [4.0, 2.5];
/// How long the sides of a turned corner are, in pixels.
const CORNER: f32 = 5.0;

/// The room of the triangle before the name of a heading that folds, in pixels.
pub(super) const TRIANGLE: f32 = 11.0;

/// How a text stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// Set downwards.
    pub upright: bool,
    /// So much before it belongs to it, in pixels.
    pub before: f32,
    /// Something stands right behind its end.
    pub ends: bool,
}

/// The signs around a text that stands in `rect`.
pub(super) fn signs(signs: Signs, rect: Rect, around: Around, target: Target, look: &Look) -> Vec<Drawn> {
    let Around { upright, before, ends } = around;
    let accent = look.colour(Ink::Accent, target);
    let warning = look.colour(Ink::Warning, target);
    let mut shapes = Vec::new();
    if signs.attends {
        let Rect { min, max } = rect.grown(1.5);
        let corners = [min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)];
        for (at, from) in corners.into_iter().enumerate() {
            shapes.push(line(from, corners[(at + 1) % 4], None, accent));
        }
    }
    if signs.agenda {
        let bar = if upright {
            Rect::new(rect.min.x, rect.min.y - BAR - 1.5, rect.width(), BAR)
        } else {
            Rect::new(rect.min.x - before - BAR - 1.5, rect.min.y, BAR, rect.height())
        };
        shapes.push(DrawnShape::Fill { rect: bar, colour: accent });
    }
    // Below a text set across; to the right of one set downwards.
    let under = |away: f32, dash| {
        let (from, to) = if upright {
            (Point::new(rect.max.x + away, rect.min.y), rect.max.moved(away, 0.0))
        } else {
            (Point::new(rect.min.x, rect.max.y + away), rect.max.moved(0.0, away))
        };
        line(from, to, dash, warning)
    };
    if signs.added {
        shapes.extend([under(-0.6, None), under(1.8, None)]);
    } else if signs.changed {
        shapes.push(under(0.4, Some(DASH)));
    }
    if signs.noted {
        // Behind the text's end, above; before it where something stands there; below one that is set downwards.
        let at = if upright {
            Point::new(rect.max.x - CORNER, rect.max.y + 2.5)
        } else if ends {
            Point::new(rect.min.x - 2.5 - CORNER, rect.min.y)
        } else {
            Point::new(rect.max.x + 2.5, rect.min.y)
        };
        let corner = at.moved(if ends { 0.0 } else { CORNER }, CORNER);
        let points = vec![at, at.moved(CORNER, 0.0), corner];
        shapes.push(DrawnShape::Polygon { points, colour: warning });
    }
    shapes.into_iter().map(|shape| Drawn { target, shape }).collect()
}

/// The bar of a row whose name has given way, from `x` on and no higher than the row.
pub(super) fn bar(x: f32, row: Rect, target: Target, look: &Look) -> Drawn {
    let height = (row.height() - 1.0).clamp(2.5, 11.0);
    let rect = Rect::new(x, row.center().y - height / 2.0, BAR, height);
    Drawn { target, shape: DrawnShape::Fill { rect, colour: look.colour(Ink::Accent, target) } }
}

/// How much of itself, of 255, the halo of a line keeps.
const HALO: u8 = 110;

/// What lies under the line of an assignment that is new or says another role: solid or in dashes.
pub(super) fn halo(signs: Signs, line: &DrawnShape, target: Target, look: &Look) -> Option<DrawnShape> {
    let (DrawnShape::Curve { points, width, .. }, Target::Link(_)) = (line, target) else { return None };
    let [red, green, blue, _] = look.theme.colour(Ink::Warning);
    let faint = if look.dims(target) { HALO / 3 } else { HALO };
    let dash = match (signs.added, signs.changed) {
        (true, _) => None,
        (false, true) => Some([9.0, 7.0]),
        (false, false) => return None,
    };
    let colour = [red, green, blue, faint];
    Some(DrawnShape::Curve { points: *points, width: width + 3.4, dash, colour })
}

/// What stands around the sign of such an assignment in a table: a square, solid or in dashes.
pub(super) fn around(signs: Signs, at: Point, reach: f32, target: Target, look: &Look) -> Vec<DrawnShape> {
    let dash = match (signs.added, signs.changed) {
        _ if !matches!(target, Target::Link(_)) => return Vec::new(),
        (true, _) => None,
        (false, true) => Some([2.6, 2.2]),
        (false, false) => return Vec::new(),
    };
    let away = reach + 2.4;
    let corners =
        [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(x, y)| at.moved(x * away, y * away));
    let colour = look.colour(Ink::Warning, target);
    (0..4).map(|side| line(corners[side], corners[(side + 1) % 4], dash, colour)).collect()
}

fn line(from: Point, to: Point, dash: Option<[f32; 2]>, colour: Rgba) -> DrawnShape {
    DrawnShape::Curve { points: straight(from, to), width: THIN, dash, colour }
}
