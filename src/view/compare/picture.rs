//! A small picture of a document: its two columns, as they are at rest.

use crate::plan::Role;
use crate::scene::text::width;
use crate::scene::{Align, Ink, Line, Point, Rect, Scene, Shape, Stroke, Target, TargetSet, Visibility};
use crate::view::flow::Pen;
use crate::view::role;

/// The most lines and bars of a picture: more are no more to the eye.
const MOST: usize = 260;
/// Pixels an em of the names that bars stand for, in world units.
const EM: f32 = 11.0;
/// Height of a bar, as a share of the picture, at least.
const BAR: f32 = 0.006;

/// Lines and bars in a square whose sides are 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    lines: Vec<(Point, Point, Role)>,
    bars: Vec<Rect>,
}

impl Picture {
    /// Of two columns, as far as `shown` lets them through.
    pub fn of(columns: &Scene, shown: &TargetSet) -> Self {
        let bounds = columns.bounds;
        let (wide, high) = (bounds.width().max(1.0), bounds.height().max(1.0));
        let at = |point: Point| Point::new((point.x - bounds.min.x) / wide, (point.y - bounds.min.y) / high);
        let mut picture = Self::default();
        let seen =
            |item: &&crate::scene::Item| item.visibility == Visibility::Always && shown.has(item.target);
        for item in columns.items.iter().filter(seen) {
            match &item.shape {
                Shape::Line(line) if line.bent => {
                    let of = |ink: Ink| Role::ALL.into_iter().find(|role| role::ink(*role) == ink);
                    if let Some(role) = of(line.ink) {
                        picture.lines.push((at(line.from), at(line.to), role));
                    }
                }
                Shape::Label(label)
                    if !label.text.is_empty() && !label.text.starts_with(char::is_numeric) =>
                {
                    let long = width(&label.text, EM, label.bold).min(label.width);
                    let left = match label.align {
                        Align::Left => label.at.x,
                        Align::Right => label.at.x - long,
                        Align::Center => label.at.x - long / 2.0,
                    };
                    let middle = at(Point::new(left, label.at.y));
                    let height = (label.room * 0.5 / high).max(BAR);
                    picture.bars.push(Rect::new(middle.x, middle.y - height / 2.0, long / wide, height));
                }
                Shape::Line(_) | Shape::Mark(_) | Shape::Panel(_) | Shape::Disc(_) | Shape::Label(_) => {}
            }
        }
        thin(&mut picture.lines);
        thin(&mut picture.bars);
        picture
    }

    /// Draws it into a rectangle of the page.
    pub(super) fn draw(&self, pen: &mut Pen, rect: Rect, target: Target) {
        pen.panel(rect, Ink::Band, target);
        let place = |point: Point| {
            Point::new(rect.min.x + point.x * rect.width(), rect.min.y + point.y * rect.height())
        };
        for bar in &self.bars {
            let (min, max) = (place(bar.min), place(bar.max));
            pen.panel(Rect { min, max }, Ink::Rule, target);
        }
        for (from, to, role) in &self.lines {
            pen.put(
                target,
                Shape::Line(Line {
                    from: place(*from),
                    to: place(*to),
                    stroke: Stroke::Hair,
                    ink: role::ink(*role),
                    bundled: false,
                    bent: true,
                    arrow: None,
                }),
            );
        }
    }
}

/// Every so many of them, where there are too many.
fn thin<T>(list: &mut Vec<T>) {
    let step = list.len().div_ceil(MOST).max(1);
    let mut at = 0;
    list.retain(|_| {
        at += 1;
        (at - 1) % step == 0
    });
}
