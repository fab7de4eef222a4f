//! Shapes in pixels, as painters and writers get them.

use super::geometry::{Point, Rect};
use super::target::Target;
use super::theme::Rgba;

/// A shape in pixels with what it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// What it stands for.
    pub target: Target,
    /// The shape.
    pub shape: DrawnShape,
}

/// The shapes that both writers know.
#[derive(Debug, Clone, PartialEq)]
pub enum DrawnShape {
    /// A cubic Bézier curve.
    Curve {
        /// Start, two control points, end.
        points: [Point; 4],
        /// Stroke width in pixels.
        width: f32,
        /// Dash and gap in pixels, or solid.
        dash: Option<[f32; 2]>,
        /// Its colour.
        colour: Rgba,
    },
    /// A filled polygon, convex.
    Polygon {
        /// Its corners in order.
        points: Vec<Point>,
        /// Its colour.
        colour: Rgba,
    },
    /// A filled circle, or a ring where a stroke width is given.
    Circle {
        /// Its middle.
        at: Point,
        /// Its radius in pixels, to the middle of the stroke.
        radius: f32,
        /// Stroke width in pixels; filled when none.
        stroke: Option<f32>,
        /// Its colour.
        colour: Rgba,
    },
    /// A filled rectangle.
    Fill {
        /// Where.
        rect: Rect,
        /// Its colour.
        colour: Rgba,
    },
    /// A text, set from the left at the middle of its rectangle.
    Text {
        /// Its rectangle.
        rect: Rect,
        /// What is shown.
        text: String,
        /// Pixels an em.
        size: f32,
        /// In the bold face.
        bold: bool,
        /// Set downwards, a character below the other, centred in its rectangle.
        upright: bool,
        /// Its colour.
        colour: Rgba,
    },
}

/// A straight line as the points of a curve.
pub(super) fn straight(from: Point, to: Point) -> [Point; 4] {
    let part = |t: f32| from.moved((to.x - from.x) * t, (to.y - from.y) * t);
    [from, part(1.0 / 3.0), part(2.0 / 3.0), to]
}

/// What a shape lies within.
pub(super) fn bounds(shape: &DrawnShape) -> Rect {
    let around = |points: &[Point]| {
        points.iter().fold(
            Rect { min: Point::new(f32::MAX, f32::MAX), max: Point::new(f32::MIN, f32::MIN) },
            |rect, point| rect.joined(Rect { min: *point, max: *point }),
        )
    };
    match shape {
        DrawnShape::Curve { points, width, .. } => around(points).grown(*width),
        DrawnShape::Polygon { points, .. } => around(points),
        DrawnShape::Circle { at, radius, .. } => Rect { min: *at, max: *at }.grown(radius + 1.0),
        DrawnShape::Fill { rect, .. } | DrawnShape::Text { rect, .. } => *rect,
    }
}
