//! Where a label may stand around its disc: close to it in sixteen directions, or farther off at the end of a
//! line, and always nearer to its own disc than to any other.

use super::super::geometry::{Point, Rect};
use super::super::item::{Disc, Item, Shape, Stroke};
use super::super::look::Look;
use super::super::{Projection, Target};
use std::collections::BTreeMap;

/// Between a disc and its label, in pixels: close by, and at the end of a line.
const CLOSE: f32 = 1.5;
const FAR: [f32; 6] = [9.0, 18.0, 30.0, 44.0, 60.0, 80.0];
/// By how much a label is nearer to its own disc than to any other, in pixels.
const NEARER: f32 = 1.0;
/// At the end of a line, so far from every other disc, in pixels.
const CLEAR: f32 = 5.0;

/// Directions to try, in sixteenths of a turn from the right downwards: below, above, right, left, then
/// between.
const DIRECTIONS: [u8; 16] = [4, 12, 0, 8, 2, 14, 6, 10, 3, 5, 11, 13, 1, 15, 7, 9];

/// A disc on screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Round {
    at: Point,
    radius: f32,
}

impl Round {
    pub(super) fn square(self) -> Rect {
        Rect { min: self.at, max: self.at }.grown(self.radius)
    }

    /// How far a rectangle is from its edge; below 0 where it reaches over it.
    fn apart(self, rect: Rect) -> f32 {
        self.at.distance_squared(nearest(rect, self.at)).sqrt() - self.radius
    }

    fn covers(self, point: Point) -> bool {
        self.at.distance_squared(point) < self.radius * self.radius
    }
}

/// A disc in pixels.
pub(super) fn round(disc: &Disc, projection: &Projection) -> Round {
    Round { at: projection.point(disc.at), radius: disc.pixels(projection) }
}

/// The discs that labels keep clear of; only those that are not dimmed, where asked for.
pub(super) fn discs(items: &[Item], projection: &Projection, look: &Look, bright: bool) -> Vec<Round> {
    let shown = items.iter().filter(|item| look.shows(item) && !(bright && look.dims(item.target)));
    let discs = shown.filter_map(|item| match &item.shape {
        Shape::Disc(disc) => Some(round(disc, projection)),
        Shape::Line(_) | Shape::Mark(_) | Shape::Panel(_) | Shape::Label(_) => None,
    });
    let reach = projection.viewport.grown(FAR[FAR.len() - 1]);
    discs.filter(|disc| disc.square().overlaps(reach)).collect()
}

/// How wide the lines are that join others to the unit that is picked: the names of those with whom it shares
/// most come first.
pub(super) fn widths(items: &[Item], look: &Look) -> BTreeMap<Target, u8> {
    let mut widths = BTreeMap::new();
    let Some(Target::Unit(picked)) = look.hovered.or(look.selected) else { return widths };
    for item in items {
        let (Target::Tie(one, other), Shape::Line(line)) = (item.target, &item.shape) else { continue };
        let Stroke::Wide(width) = line.stroke else { continue };
        if one == picked || other == picked {
            let partner = Target::Unit(if one == picked { other } else { one });
            let widest = widths.entry(partner).or_insert(width);
            *widest = width.max(*widest);
        }
    }
    widths
}

/// Where a label may stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) rect: Rect,
    pub(super) leader: Option<[Point; 2]>,
}

impl Place {
    /// Small squares along its line, short of the text: no name may lie over them.
    pub(super) fn trail(&self) -> impl Iterator<Item = Rect> {
        let steps = self.leader.into_iter().flat_map(|[from, to]| {
            let (dx, dy) = (to.x - from.x, to.y - from.y);
            let count = (dx.hypot(dy) / 3.0) as usize;
            (0..count).map(move |at| (from, dx, dy, at as f32 / count as f32))
        });
        steps.map(|(from, dx, dy, t)| {
            let at = from.moved(dx * t, dy * t);
            Rect { min: at, max: at }.grown(1.0)
        })
    }

    /// Whether it can only be read as the name of its own disc: over no other, and nearer to its own; where a
    /// line leads to it, well away from others, and the line over none.
    pub(super) fn is_own(&self, own: Round, discs: &[Round]) -> bool {
        let near = own.apart(self.rect) + NEARER;
        let least = if self.leader.is_some() { near.min(CLEAR) } else { near };
        let mut others = discs.iter().filter(|disc| disc.at != own.at);
        let crossed = |disc: &Round| {
            self.leader.is_some_and(|[from, to]| {
                [0.25, 0.5, 0.75, 1.0]
                    .into_iter()
                    .any(|t| disc.covers(from.moved((to.x - from.x) * t, (to.y - from.y) * t)))
            })
        };
        others.all(|disc| disc.apart(self.rect) >= least && !crossed(disc))
    }
}

/// All places around a disc for a text of this size, the best first.
pub(super) fn places(own: Round, size: Point, far: bool) -> Vec<Place> {
    let gaps = std::iter::once(CLOSE).chain(FAR.into_iter().filter(|_| far));
    // At the end of a line, between these directions too.
    let turns = |gap: f32| {
        let between = DIRECTIONS.into_iter().filter(move |_| gap > CLOSE).map(|at| f32::from(at) + 0.5);
        DIRECTIONS.into_iter().map(f32::from).chain(between)
    };
    gaps.flat_map(|gap| turns(gap).map(move |turn| place(own, size, gap, turn))).collect()
}

fn place(own: Round, size: Point, gap: f32, direction: f32) -> Place {
    let turn = direction * std::f32::consts::TAU / 16.0;
    let (across, down) = (turn.cos(), turn.sin());
    let away = own.radius + gap;
    // The side or corner of the text that faces the disc.
    let share = |part: f32| (part * std::f32::consts::SQRT_2).clamp(-1.0, 1.0);
    let shift = |part: f32, long: f32| long * (share(part) - 1.0) / 2.0;
    let mut min = own.at.moved(across * away + shift(across, size.x), down * away + shift(down, size.y));
    let rect = |min: Point| Rect { min, max: min.moved(size.x, size.y) };
    for _ in 0..3 {
        let missing = (gap - own.apart(rect(min))).max(0.0);
        min = min.moved(across * missing, down * missing);
    }
    let rect = rect(min);
    let leader = (gap > CLOSE).then(|| {
        let to = nearest(rect, own.at);
        let length = own.at.distance_squared(to).sqrt().max(f32::MIN_POSITIVE);
        let part = own.radius / length;
        [own.at.moved((to.x - own.at.x) * part, (to.y - own.at.y) * part), to]
    });
    Place { rect, leader }
}

/// The point of a rectangle that is nearest to another point.
fn nearest(rect: Rect, to: Point) -> Point {
    Point::new(to.x.clamp(rect.min.x, rect.max.x), to.y.clamp(rect.min.y, rect.max.y))
}
