//! A page of the window over several sheets: broken between lines, never through one.
//!
//! Such a page may have columns beside each other, whose lines do not end at the same height. So no line is
//! drawn across to cut at: each line goes to the first sheet that has room for all of it, and the next sheet
//! begins with the highest line that is left.

use super::cut::cut;
use super::{Page, Sheet};
use crate::scene::draw::draw;
use crate::scene::{Align, Camera, Item, Point, Rect, Scene, Shape};

/// Height of a line, in shares of a label's room: a text fills .78 of its room, and a line is 1.5 ems high.
const LINE: f32 = 0.78 * 1.5;
/// A head is not left alone: what begins so little below it stands on its sheet, in world units.
const KEEP: f32 = 34.0;
/// Texts whose middles are no farther apart stand on one line, in world units.
const SAME: f32 = 3.0;
/// Words that are no farther apart, across, are one line; columns are, in world units.
const GAP: f32 = 20.0;
/// No page has more pieces of text at one height that belong to different columns.
const COLUMNS: usize = 24;
/// How far from the edge of a sheet one line decides about another, in world units.
const NEAR: f32 = 240.0;
/// What is higher than this share of a sheet may be cut: a ground behind many lines.
const TALL: f32 = 0.5;

/// What stands at the same height, and its place among the items.
struct Row {
    top: f32,
    bottom: f32,
    left: f32,
    right: f32,
    items: Vec<usize>,
    head: bool,
}

/// The sheets, at least one.
pub(super) fn sheets(page: &Page) -> Vec<Sheet> {
    let paper = page.setting.paper;
    let upright = page.is_upright();
    let size = Point::new(paper.width(upright), paper.height(upright).unwrap_or_default());
    let bounds = page.scene.bounds;
    let mut blank = page.blank(size.x, |_| size.y, &page.statement);
    blank.sheet.heads.push(page.head());
    // Heads that stay in view stand on every sheet.
    let (left, above) = page.scene.frozen.as_ref().map_or((0.0, 0.0), |frozen| (frozen.left, frozen.top));
    let scale = (blank.body.width() - left) / bounds.width().max(1.0);

    let (mut rows, grounds) = rows(page, size.y / scale * TALL);
    let mut sheets: Vec<Sheet> = Vec::new();
    loop {
        // The sheets after the first begin with a line of text, not with the white above it.
        let first = rows.iter().map(|row| row.top).reduce(f32::min);
        let top = if sheets.is_empty() { bounds.min.y } else { first.unwrap_or(bounds.min.y) };
        let bottom = top + (blank.body.height() - above) / scale;
        let (mut here, mut later) = parted(rows, bottom);
        if here.is_empty() {
            // Higher than a sheet: it is cut rather than lost.
            later.sort_by(|one, other| one.top.total_cmp(&other.top));
            if !later.is_empty() {
                here.push(later.remove(0));
            }
        }
        let end = here.iter().map(|row| row.bottom).fold(top, f32::max);
        let mut items: Vec<usize> = here.iter().flat_map(|row| row.items.iter().copied()).collect();
        items.extend(grounds.iter().copied());
        items.sort_unstable();
        let items: Vec<Item> = items.iter().map(|at| page.scene.items[*at].clone()).collect();
        // Of what lies behind, only what lies behind this sheet's lines.
        let until = if later.is_empty() { bottom } else { end.min(bottom) };
        let view = Rect { min: Point::new(bounds.min.x, top), max: Point::new(bounds.max.x, until) };
        let min = blank.body.min.moved(left, above);
        let room = Rect::new(min.x, min.y, blank.body.width() - left, view.height() * scale);
        let frozen = page.scene.frozen.clone();
        let part = Scene { bounds: view, axes: page.scene.axes, items, frozen };
        let projection = Camera::fit(view).project(part.axes, part.bounds, room);
        let drawn = draw(&part, &projection, &page.look);
        blank.sheet.drawn.extend(cut(drawn, Rect { min: blank.body.min, max: room.max }));
        sheets.push(blank.sheet);
        rows = later;
        if rows.is_empty() {
            return sheets;
        }
        blank = page.going_on(size, "");
    }
}

/// The rows that a sheet has room for down to a height, and the others: in each column all from some row on. A head
/// that would stand alone is one of the others.
fn parted(rows: Vec<Row>, bottom: f32) -> (Vec<Row>, Vec<Row>) {
    let mut stays: Vec<bool> = rows.iter().map(|row| row.bottom <= bottom + 0.5).collect();
    // Far from the edge nothing is in doubt.
    let mut near: Vec<usize> = (0..rows.len())
        .filter(|at| rows[*at].bottom > bottom - NEAR && rows[*at].top < bottom + NEAR)
        .collect();
    near.sort_by(|one, other| rows[*one].top.total_cmp(&rows[*other].top).then(one.cmp(other)));
    for (place, at) in near.iter().enumerate() {
        let above = near[..place].iter().filter(|above| rows[**above].is_above(&rows[*at]));
        stays[*at] &= above.clone().all(|above| stays[*above]);
    }
    for (place, at) in near.iter().enumerate().rev().filter(|(_, at)| rows[**at].head) {
        let next = near[place + 1..].iter().find(|below| rows[*at].is_above(&rows[**below]));
        let close = next.filter(|next| rows[**next].top < rows[*at].bottom + KEEP);
        stays[*at] &= close.is_none_or(|next| stays[*next]);
    }
    // A sheet of heads alone would never end: then they stand alone.
    let none = stays.iter().all(|stays| !stays);
    let mut stays = stays.into_iter();
    rows.into_iter().partition(|row| stays.next() == Some(true) || (none && row.bottom <= bottom + 0.5))
}

/// What shows, by height; and the grounds that may be cut, which lie behind all of it.
fn rows(page: &Page, tall: f32) -> (Vec<Row>, Vec<usize>) {
    let shown = page.scene.items.iter().enumerate().filter(|(_, item)| page.look.shows(item));
    let (mut texts, mut others, mut grounds) = (Vec::new(), Vec::new(), Vec::new());
    for (at, item) in shown {
        let around = |middle: f32, half: f32| (middle - half, middle + half, at);
        match &item.shape {
            Shape::Label(label) if label.upright => {
                let half = label.room / 2.0;
                let across = (label.at.x - half, label.at.x + half);
                texts.push(((label.at.y, label.at.y + label.width, at), across, true));
            }
            Shape::Label(label) => {
                let left = label.at.x - if label.align == Align::Left { 0.0 } else { label.width };
                let across = (left, left + label.width);
                texts.push((around(label.at.y, label.room * LINE / 2.0), across, label.bold));
            }
            Shape::Panel(panel) if panel.rect.height() > tall => grounds.push(at),
            Shape::Panel(panel) => {
                others.push((panel.rect.min.y, panel.rect.max.y, at, panel.rect.center().x));
            }
            Shape::Mark(mark) => {
                others.push((mark.at.y - mark.room / 2.0, mark.at.y + mark.room / 2.0, at, mark.at.x));
            }
            Shape::Disc(disc) => {
                others.push((disc.at.y - disc.radius, disc.at.y + disc.radius, at, disc.at.x));
            }
            Shape::Line(line) => {
                let (low, high) = (line.from.y.min(line.to.y), line.from.y.max(line.to.y));
                others.push((low, high, at, f32::midpoint(line.from.x, line.to.x)));
            }
        }
    }
    let middle = |top: f32, bottom: f32| f32::midpoint(top, bottom);
    texts.sort_by(|((top, bottom, at), ..), ((other_top, other_bottom, other), ..)| {
        middle(*top, *bottom).total_cmp(&middle(*other_top, *other_bottom)).then(at.cmp(other))
    });
    let mut rows: Vec<Row> = Vec::new();
    for ((top, bottom, at), (left, right), head) in texts {
        let same = |row: &&mut Row| {
            let level = (middle(row.top, row.bottom) - middle(top, bottom)).abs() < SAME;
            level && left < row.right + GAP && row.left < right + GAP
        };
        // Of what stands at one height, the columns beside each other are the last few.
        let from = rows.len().saturating_sub(COLUMNS);
        if let Some(row) = rows[from..].iter_mut().find(same) {
            row.take(top, bottom, at);
            (row.left, row.right) = (row.left.min(left), row.right.max(right));
            row.head |= head;
        } else {
            rows.push(Row { top, bottom, left, right, items: vec![at], head });
        }
    }
    // Signs, bars and underlines stay with the line of text that they stand in, where there is one.
    let lines = rows.len();
    for (top, bottom, at, x) in others {
        let here = middle(top, bottom);
        let first = rows[..lines].partition_point(|row| row.bottom < here - NEAR);
        let near = rows[..lines].iter().enumerate().skip(first).take_while(|(_, row)| row.top <= here + NEAR);
        let near =
            near.filter(|(_, row)| (row.top..=row.bottom).contains(&here)).min_by(|(_, one), (_, other)| {
                // Of several at its height, that of its own column.
                let apart = |row: &Row| (row.left - x).max(x - row.right).max(0.0);
                let down = |row: &Row| (middle(row.top, row.bottom) - here).abs();
                apart(one).total_cmp(&apart(other)).then(down(one).total_cmp(&down(other)))
            });
        match near.map(|(row, _)| row) {
            Some(row) => rows[row].take(top, bottom, at),
            None => rows.push(Row { top, bottom, left: x, right: x, items: vec![at], head: false }),
        }
    }
    (rows, grounds)
}

impl Row {
    /// Whether the other one stands below it in the same column.
    fn is_above(&self, other: &Self) -> bool {
        self.top + SAME < other.top && self.left < other.right && other.left < self.right
    }

    fn take(&mut self, top: f32, bottom: f32, item: usize) {
        (self.top, self.bottom) = (self.top.min(top), self.bottom.max(bottom));
        self.items.push(item);
    }
}
