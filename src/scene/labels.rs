//! Which labels show, where, and how much of them: labels give way by importance instead of overlapping.
//!
//! A greedy placement in order of importance, the standard for static point labels (Christensen, Marks and
//! Shieber, "An empirical study of algorithms for point-feature label placement", 1995, §3.1), here with one
//! candidate place each, sixteen around a disc. A pure function of scene, projection and look: the same on screen and on paper.

use super::geometry::{Point, Rect};
pub use super::item::SMALLEST;
use super::item::{Align, Item, Label, Shape};
use super::look::Look;
use super::{Projection, text};

mod around;

/// Share of its room that a text fills.
const FILL: f32 = 0.78;
/// Height of a label's rectangle, in ems.
const LINE: f32 = 1.08;
/// What being lit adds to a label's importance: more than any label has of itself.
const LIT: u32 = 1 << 24;
/// What each tenth of a pixel of the line to what is picked adds to that.
const WIDER: u32 = 1 << 14;
/// What being under the pointer adds.
const HOVERED: u32 = 2 << 24;
/// What being selected adds.
const SELECTED: u32 = 3 << 24;
/// Between two names on one line, in pixels.
const AIR: f32 = 4.0;
/// So many labels beside discs, the most important, may stand at the end of a line.
const LEADING: usize = 16;
/// The most of a view's width that a label beside a disc takes.
const WIDEST: f32 = 0.4;
/// Height of the strips in which placed rectangles are kept, in pixels.
const STRIP: f32 = 32.0;

/// A label that shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Its place among the items.
    pub item: usize,
    /// Its rectangle, in pixels.
    pub rect: Rect,
    /// Its size, in pixels an em.
    pub size: f32,
    /// What is shown of it.
    pub text: String,
    /// Where it stands away from its disc, the line that leads there, in pixels.
    pub leader: Option<[Point; 2]>,
}

/// The labels that show, most important first; their rectangles are disjoint.
pub fn place(items: &[Item], projection: &Projection, look: &Look) -> Vec<Placed> {
    let widths = around::widths(items, look);
    let mut candidates: Vec<(u32, usize, &Label)> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| look.shows(item))
        .filter_map(|(at, item)| match &item.shape {
            Shape::Label(label) => {
                let lit = look.lit.is_some_and(|lit| lit.has(item.target));
                let row = label.room * across(label, projection);
                let has_room = lit || row >= label.least * size(label, projection) * LINE;
                let boost = if look.selected == Some(item.target) {
                    SELECTED
                } else if look.hovered == Some(item.target) {
                    HOVERED
                } else if lit {
                    LIT + widths.get(&item.target).map_or(0, |width| u32::from(*width) * WIDER)
                } else {
                    0
                };
                has_room.then_some((label.importance + boost, at, label))
            }
            Shape::Line(_) | Shape::Mark(_) | Shape::Panel(_) | Shape::Disc(_) => None,
        })
        .collect();
    candidates.sort_by_key(|(importance, at, _)| (std::cmp::Reverse(*importance), *at));

    let mut strips = Strips::over(projection.viewport);
    let discs = [false, true].map(|bright| around::discs(items, projection, look, bright));
    let mut placed = Vec::new();
    let mut leading = 0;
    for (importance, item, label) in candidates {
        let size = size(label, projection);
        if let Some(disc) = &label.around {
            let shown = text::fitted(&label.text, size, label.bold, projection.viewport.width() * WIDEST);
            let long = text::width(&shown, size, label.bold);
            let target = items[item].target;
            let picked = look.selected == Some(target) || look.hovered == Some(target);
            let own = around::round(disc, projection);
            let free = |place: &around::Place| {
                // Two names on a line are apart, and no line runs through a name.
                let rect = Rect { min: place.rect.min.moved(-AIR, 0.0), max: place.rect.max.moved(AIR, 0.0) };
                projection.viewport.contains(place.rect.min)
                    && projection.viewport.contains(place.rect.max)
                    && strips.may_take(rect, false)
                    && place.trail().all(|step| strips.may_take(step, false))
            };
            // The first of them, and whatever is lit, may stand farther off at the end of a line.
            let far = importance >= LIT || leading < LEADING;
            leading += 1;
            let beside = around::places(own, Point::new(long, size * LINE), far);
            let clear =
                |discs: &[around::Round]| beside.iter().find(|place| free(place) && place.is_own(own, discs));
            // What is lit may cover what is dimmed; what is picked, anything.
            let [all, bright] = &discs;
            let place = clear(all)
                .or_else(|| clear(bright).filter(|_| look.lights(target)))
                .or_else(|| beside.iter().find(|place| picked && free(place)));
            if let Some(place) = place {
                strips.put(place.rect);
                place.trail().for_each(|step| strips.put(step));
                placed.push(Placed { item, rect: place.rect, size, text: shown, leader: place.leader });
            }
            continue;
        }
        let room = if label.upright { label.width } else { label.width * projection.scale.x };
        // Most labels of a large plan give way; their height and left end tell before their text is measured.
        if !strips.may_take(framed(label, projection, size, size.min(room)), label.flows) {
            continue;
        }
        let shown = if label.upright {
            text::stacked(&label.text, size, room)
        } else {
            text::fitted(&label.text, size, label.bold, room)
        };
        if shown.is_empty() {
            continue;
        }
        let long =
            if label.upright { text::height(&shown, size) } else { text::width(&shown, size, label.bold) };
        let rect = framed(label, projection, size, long);
        if strips.take(rect, label.flows) {
            placed.push(Placed { item, rect, size, text: shown, leader: None });
        }
    }
    placed
}

/// The whole room of a label in pixels, shown or not: what a pointer may aim at. Around a disc, the disc.
pub fn room(label: &Label, projection: &Projection) -> Rect {
    if let Some(disc) = &label.around {
        return around::round(disc, projection).square();
    }
    if label.upright {
        let rect = frame(label, projection, 0.0, label.width);
        let half = (label.room * projection.scale.x).max(1.0) / 2.0;
        return Rect { min: rect.min.moved(-half, 0.0), max: rect.max.moved(half, 0.0) };
    }
    let mut rect = frame(label, projection, 0.0, label.width * projection.scale.x);
    let half = (label.room * projection.scale.y).max(1.0) / 2.0;
    rect.min.y -= half;
    rect.max.y += half;
    rect
}

fn size(label: &Label, projection: &Projection) -> f32 {
    (label.room * across(label, projection) * FILL).clamp(SMALLEST, label.largest)
}

/// Pixels a world unit across the line that a label is set on.
fn across(label: &Label, projection: &Projection) -> f32 {
    if label.upright { projection.scale.x } else { projection.scale.y }
}

/// The rectangle of a text that is so long, in pixels.
fn frame(label: &Label, projection: &Projection, size: f32, width: f32) -> Rect {
    let at = projection.point(label.at);
    if label.upright {
        let half = size * LINE / 2.0;
        return Rect { min: at.moved(-half, 0.0), max: at.moved(half, width) };
    }
    let left = match label.align {
        Align::Left => at.x,
        Align::Right => at.x - width,
        Align::Center => at.x - width / 2.0,
    };
    let height = size * LINE;
    Rect { min: Point::new(left, at.y - height / 2.0), max: Point::new(left + width, at.y + height / 2.0) }
}

/// The same where it is drawn: moved inside at the edge, or cut there by what draws it.
fn framed(label: &Label, projection: &Projection, size: f32, width: f32) -> Rect {
    let rect = frame(label, projection, size, width);
    if label.flows { rect } else { pulled_in(rect, projection.viewport) }
}

/// The rectangle of a row at the very edge, moved inside; a row out of view stays out.
fn pulled_in(rect: Rect, viewport: Rect) -> Rect {
    let middle = rect.center().y;
    if !(viewport.min.y..=viewport.max.y).contains(&middle) {
        return rect;
    }
    let by = (viewport.min.y - rect.min.y).max(0.0) - (rect.max.y - viewport.max.y).max(0.0);
    Rect { min: rect.min.moved(0.0, by), max: rect.max.moved(0.0, by) }
}

/// Rectangles already placed, by horizontal strip.
struct Strips {
    viewport: Rect,
    rows: Vec<Vec<Rect>>,
}

impl Strips {
    fn over(viewport: Rect) -> Self {
        let count = (viewport.height() / STRIP) as usize + 1;
        Self { viewport, rows: vec![Vec::new(); count] }
    }

    fn rows(&self, rect: Rect) -> std::ops::RangeInclusive<usize> {
        let row = |y: f32| (((y - self.viewport.min.y) / STRIP).max(0.0) as usize).min(self.rows.len() - 1);
        row(rect.min.y)..=row(rect.max.y)
    }

    /// Free, partly in the viewport across, and from top to bottom inside it; what flows, partly.
    fn may_take(&self, rect: Rect, flows: bool) -> bool {
        let view = self.viewport;
        let down = if flows {
            rect.max.y > view.min.y && rect.min.y < view.max.y
        } else {
            rect.min.y >= view.min.y && rect.max.y <= view.max.y
        };
        let inside = down && rect.max.x >= view.min.x && rect.min.x <= view.max.x;
        inside && self.rows[self.rows(rect)].iter().flatten().all(|other| !other.overlaps(rect))
    }

    fn take(&mut self, rect: Rect, flows: bool) -> bool {
        let free = self.may_take(rect, flows);
        if free {
            self.put(rect);
        }
        free
    }

    /// Taken, free or not.
    fn put(&mut self, rect: Rect) {
        for row in self.rows(rect) {
            self.rows[row].push(rect);
        }
    }
}
