//! The cross-hair of a table: row and column of what is pointed at or selected are tinted, heads more so.
//!
//! It lies over what is drawn, so that the pointer moves it without anything being drawn anew.

use super::drawn::{Drawn, DrawnShape};
use super::item::{Item, Shape};
use super::look::Look;
use super::theme::Ink;
use super::{Axes, Point, Projection, Rect, Scene, Target, labels};

/// How strongly rows and columns are tinted, of 255; their heads are tinted by as much again.
const TINT: u8 = 20;

/// The tints, for a pointer over the table or elsewhere.
pub fn cross(scene: &Scene, projection: &Projection, look: &Look, pointer: Option<Point>) -> Vec<Drawn> {
    let (Axes::Grid, Some(frozen)) = (scene.axes, &scene.frozen) else { return Vec::new() };
    let (beside, above) = (projection.beside(frozen.left), projection.above(frozen.top));
    // Not beyond the table, where it is smaller than the view.
    let table = Rect { min: Point::new(f32::MIN, f32::MIN), max: projection.rect(scene.bounds).max };
    let whole = cut(projection.whole(frozen.left, frozen.top), table);
    let pointer = pointer.filter(|at| projection.viewport.contains(*at));
    let cells: Vec<Point> = [look.selected, look.hovered]
        .into_iter()
        .flatten()
        .filter_map(|target| cell(&scene.items, target))
        .map(|at| projection.point(at))
        .chain(pointer)
        .collect();
    let picked = |target: Target| look.selected == Some(target) || look.hovered == Some(target);
    let mut tints = Vec::new();
    let mut tint = |target, rect: Rect, within: Rect| {
        let shape = DrawnShape::Fill { rect: cut(rect, within), colour: colour(look) };
        tints.push(Drawn { target, shape });
    };
    for (target, room) in heads(&frozen.rows, false, &beside, look) {
        if picked(target) || cells.iter().any(|at| (room.min.y..room.max.y).contains(&at.y)) {
            let row =
                Rect { min: Point::new(whole.min.x, room.min.y), max: Point::new(whole.max.x, room.max.y) };
            let rows = Rect { min: beside.viewport.min, max: projection.viewport.max };
            // The head of what is selected is marked already.
            if look.selected == Some(target) {
                tint(target, row, projection.viewport);
            } else {
                tint(target, row, rows);
                tint(target, row, beside.viewport);
            }
        }
    }
    for (target, room) in heads(&frozen.columns, true, &above, look) {
        if picked(target) || cells.iter().any(|at| (room.min.x..room.max.x).contains(&at.x)) {
            let column =
                Rect { min: Point::new(room.min.x, whole.min.y), max: Point::new(room.max.x, whole.max.y) };
            let columns = Rect { min: above.viewport.min, max: projection.viewport.max };
            if look.selected == Some(target) {
                tint(target, column, projection.viewport);
            } else {
                tint(target, column, columns);
                tint(target, column, above.viewport);
            }
        }
    }
    // Of all cells under a tint, the one that is selected.
    if let Some((target, at)) = look.selected.and_then(|target| Some((target, cell(&scene.items, target)?))) {
        let half = labels::SMALLEST * 0.7;
        let at = projection.point(at);
        tint(target, Rect { min: at, max: at }.grown(half), projection.viewport);
        tint(target, Rect { min: at, max: at }.grown(half), projection.viewport);
    }
    tints.retain(|tint| match &tint.shape {
        DrawnShape::Fill { rect, .. } => rect.width() > 0.0 && rect.height() > 0.0,
        _ => true,
    });
    tints
}

/// Where a target has its sign in the table.
fn cell(items: &[Item], target: Target) -> Option<Point> {
    items.iter().find_map(|item| match &item.shape {
        Shape::Mark(mark) if item.target == target => Some(mark.at),
        _ => None,
    })
}

/// The heads, each once, with their rooms in pixels: a row's from its upper to its lower edge, a column's from
/// its left to its right one. Numbers beside a head stand in the same room.
fn heads<'a>(
    items: &'a [Item],
    upright: bool,
    projection: &'a Projection,
    look: &'a Look,
) -> impl Iterator<Item = (Target, Rect)> + 'a {
    let mut last = None;
    items.iter().filter(|item| look.shows(item)).filter_map(move |item| match &item.shape {
        Shape::Label(label) if label.upright == upright && last != Some(item.target) => {
            last = Some(item.target);
            Some((item.target, labels::room(label, projection)))
        }
        _ => None,
    })
}

fn cut(rect: Rect, to: Rect) -> Rect {
    Rect {
        min: Point::new(rect.min.x.max(to.min.x), rect.min.y.max(to.min.y)),
        max: Point::new(rect.max.x.min(to.max.x), rect.max.y.min(to.max.y)),
    }
}

fn colour(look: &Look) -> [u8; 4] {
    let mut colour = look.theme.colour(Ink::Accent);
    colour[3] = TINT;
    colour
}
