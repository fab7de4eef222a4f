//! A drawing over several sheets, as many as every label needs, each with the whole header and legend, so that
//! it is understood by itself, and with its place in the drawing in words.
//!
//! Columns go on downwards, networks both ways, each sheet beginning a little before the end of the last, with
//! marks where to cut. A table is parted between its rows and columns and has its heads on every sheet.

use super::cut::cut;
use super::{Blank, DOCUMENT, MARGIN, Page, Sheet, paper, whole};
use crate::scene::draw::{Drawn, DrawnShape, draw};
use crate::scene::labels::SMALLEST;
use crate::scene::{Axes, Camera, Frozen, Ink, Point, Rect, Shape, Target};
use std::collections::BTreeSet;

/// How much of a sheet is drawn again on the next one, in pixels (about 8 mm).
const OVERLAP: f32 = 30.0;
/// Length of a mark where to cut, in pixels.
const TICK: f32 = 12.0;
/// The smallest row of a table that still shows its label, in pixels.
const ROW: f32 = SMALLEST * 1.16;
/// A network goes over no more sheets than this each way.
const MOST: usize = 4;

/// A part of the world on a sheet.
#[derive(Debug, Clone, Copy)]
struct Part {
    world: Rect,
    /// Its place, from 0: row and column.
    at: (usize, usize),
}

/// All parts of a drawing.
struct Parts {
    all: Vec<Part>,
    /// How many rows and columns of sheets.
    count: (usize, usize),
    /// Pixels a world unit.
    scale: Point,
    /// How much of each is drawn again on the next, in pixels.
    overlap: f32,
}

/// The sheets, row by row.
pub(super) fn sheets(page: &Page) -> Vec<Sheet> {
    let paper = page.setting.paper;
    let upright = page.is_upright();
    let size = Point::new(paper.width(upright), paper.height(upright).unwrap_or_default());
    // How high the header is depends on no number in it.
    let body = page.blank(size.x, |_| size.y, &marked(page, (0, 0), (10, 10))).body;
    let parts = match (page.scene.axes, &page.scene.frozen) {
        (Axes::Grid, Some(frozen)) => table(page, frozen, body),
        (Axes::Vertical, _) => columns(page, body),
        _ => network(page, body),
    };
    if parts.all.len() <= 1 {
        return vec![page.compose()];
    }
    let sheet = |(at, part): (usize, &Part)| {
        let statement = marked(page, part.at, parts.count);
        let mut blank = page.blank(size.x, |_| size.y, &statement);
        draw_part(page, &mut blank, &parts, part);
        if at == 0 {
            blank.sheet.heads.push(page.head());
        }
        blank.sheet
    };
    parts.all.iter().enumerate().map(sheet).collect()
}

/// The place of a sheet, before what is shown.
fn marked(page: &Page, (row, column): (usize, usize), (rows, columns): (usize, usize)) -> String {
    let [row, column] = [row, column].map(|at| (at + 1).to_string());
    let [rows, columns] = [rows, columns].map(|count| count.to_string());
    let mark = if columns == "1" {
        page.language.fill("paper.part", &[&row, &rows])
    } else {
        page.language.fill("paper.tile", &[&row, &column, &rows, &columns])
    };
    format!("{mark} · {}", page.statement)
}

fn draw_part(page: &Page, blank: &mut Blank, parts: &Parts, part: &Part) {
    let scene = page.scene;
    let (left, top) = scene.frozen.as_ref().map_or((0.0, 0.0), |frozen| (frozen.left, frozen.top));
    let min = blank.body.min.moved(left, top);
    let (wide, high) = (part.world.width() * parts.scale.x, part.world.height() * parts.scale.y);
    let room = Rect { min, max: min.moved(wide, high) };
    let projection = Camera { view: part.world }.project(scene.axes, scene.bounds, room);
    let drawn = draw(&whole::whole(scene, &projection), &projection, &page.look);
    blank.sheet.drawn.extend(cut(drawn, Rect { min: blank.body.min, max: room.max }));
    ticks(page, blank, parts, part, room);
}

/// Marks where to cut, beside the drawing, on every side where it goes on.
fn ticks(page: &Page, blank: &mut Blank, parts: &Parts, part: &Part, room: Rect) {
    let ((row, column), (rows, columns)) = (part.at, parts.count);
    let half = parts.overlap / 2.0;
    let colour = page.look.theme.colour(Ink::Text);
    let mut tick =
        |rect| blank.sheet.drawn.push(Drawn { target: DOCUMENT, shape: DrawnShape::Fill { rect, colour } });
    let downs = [(row > 0, room.min.y + half), (row + 1 < rows, room.max.y - half)];
    for y in downs.into_iter().filter(|(on, _)| *on).map(|(_, y)| y) {
        for x in [MARGIN - TICK - 4.0, blank.body.max.x + 4.0] {
            tick(Rect::new(x, y - 0.4, TICK, 0.8));
        }
    }
    let acrosses = [(column > 0, room.min.x + half), (column + 1 < columns, room.max.x - half)];
    for x in acrosses.into_iter().filter(|(on, _)| *on).map(|(_, x)| x) {
        // Across the rules above and below the drawing, clear of what is said beyond them.
        for y in [blank.body.min.y - 4.0, blank.body.max.y + 4.0 - TICK] {
            tick(Rect::new(x - 0.4, y, 0.8, TICK));
        }
    }
}

/// Downwards, so that every row has room for its label.
fn columns(page: &Page, body: Rect) -> Parts {
    let bounds = page.scene.bounds;
    let needed = paper::long(page.scene, &page.look, body.width());
    let step = (body.height() - OVERLAP).max(1.0);
    let rows = ((needed - OVERLAP) / step).ceil().max(1.0) as usize;
    let whole = rows as f32 * step + OVERLAP;
    let scale = Point::new(body.width() / bounds.width(), whole / bounds.height());
    let part = |row: usize| {
        let top = bounds.min.y + row as f32 * step / scale.y;
        let world = Rect::new(bounds.min.x, top, bounds.width(), body.height() / scale.y);
        Part { world, at: (row, 0) }
    };
    Parts { all: (0..rows).map(part).collect(), count: (rows, 1), scale, overlap: OVERLAP }
}

/// Both ways: the fewest sheets on which every name stands somewhere.
fn network(page: &Page, body: Rect) -> Parts {
    let named: BTreeSet<Target> = page
        .scene
        .items
        .iter()
        .filter(|item| page.look.shows(item) && matches!(item.shape, Shape::Label(_)))
        .map(|item| item.target)
        .collect();
    let mut counts: Vec<(usize, usize)> =
        (1..=MOST).flat_map(|rows| (1..=MOST).map(move |columns| (rows, columns))).collect();
    counts.sort_by_key(|(rows, columns)| (rows * columns, rows.abs_diff(*columns)));
    let mut last = None;
    for count in counts {
        let parts = network_of(page, body, count);
        // The next larger picture on the same sheets is not worth their number.
        if parts.all.len() < count.0 * count.1 {
            continue;
        }
        let shown =
            parts.all.iter().flat_map(|part| names(page, body, &parts, part)).collect::<BTreeSet<_>>();
        let all = named.is_subset(&shown);
        last = Some(parts);
        if all {
            break;
        }
    }
    last.unwrap_or_else(|| network_of(page, body, (1, 1)))
}

fn network_of(page: &Page, body: Rect, (rows, columns): (usize, usize)) -> Parts {
    let bounds = page.scene.bounds;
    let step = Point::new((body.width() - OVERLAP).max(1.0), (body.height() - OVERLAP).max(1.0));
    let wide = columns as f32 * step.x + OVERLAP;
    let high = rows as f32 * step.y + OVERLAP;
    let scale = (wide / bounds.width()).min(high / bounds.height());
    // In the middle of all sheets.
    let from = bounds.center().moved(-wide / scale / 2.0, -high / scale / 2.0);
    let part = |at: usize| {
        let (row, column) = (at / columns, at % columns);
        let x = from.x + column as f32 * step.x / scale;
        let y = from.y + row as f32 * step.y / scale;
        Part { world: Rect::new(x, y, body.width() / scale, body.height() / scale), at: (row, column) }
    };
    let all = (0..rows * columns).map(part).collect();
    Parts { all, count: (rows, columns), scale: Point::new(scale, scale), overlap: OVERLAP }
}

/// What is named on a part.
fn names(page: &Page, body: Rect, parts: &Parts, part: &Part) -> Vec<Target> {
    let high = part.world.height() * parts.scale.y;
    let room = Rect::new(body.min.x, body.min.y, body.width(), high);
    let projection = Camera { view: part.world }.project(page.scene.axes, page.scene.bounds, room);
    let placed = crate::scene::labels::place(&page.scene.items, &projection, &page.look);
    placed.iter().map(|placed| page.scene.items[placed.item].target).collect()
}

/// Between rows and columns, as large as at rest or a little smaller where that saves sheets.
fn table(page: &Page, frozen: &Frozen, body: Rect) -> Parts {
    let bounds = page.scene.bounds;
    let room = Point::new((body.width() - frozen.left).max(60.0), (body.height() - frozen.top).max(60.0));
    let downs = edges(page, &frozen.rows, false, bounds.min.y, bounds.max.y);
    let acrosses = edges(page, &frozen.columns, true, bounds.min.x, bounds.max.x);
    let narrowest = |edges: &[f32]| edges.windows(2).map(|pair| pair[1] - pair[0]).fold(f32::MAX, f32::min);
    let least = (ROW / narrowest(&downs).min(narrowest(&acrosses)).max(1.0)).min(1.0);
    let parted = |scale: f32| (runs(&acrosses, room.x / scale), runs(&downs, room.y / scale));
    // The fewest sheets there can be, then the largest scale that does with as many.
    let count = |scale: f32| {
        let (across, down) = parted(scale);
        across.len() * down.len()
    };
    let fewest = count(least);
    let scale = (0..=20).map(|step| 1.0 - (1.0 - least) * step as f32 / 20.0);
    let scale = scale.into_iter().find(|scale| count(*scale) <= fewest).unwrap_or(least);
    let (across, down) = parted(scale);
    let parts = down.iter().enumerate().flat_map(|(row, (top, bottom))| {
        across.iter().enumerate().map(move |(column, (left, right))| Part {
            world: Rect { min: Point::new(*left, *top), max: Point::new(*right, *bottom) },
            at: (row, column),
        })
    });
    Parts {
        all: parts.collect(),
        count: (down.len(), across.len()),
        scale: Point::new(scale, scale),
        overlap: 0.0,
    }
}

/// Where a table may be parted: the edges of its rows or columns, with those of the whole.
fn edges(page: &Page, heads: &[crate::scene::Item], upright: bool, low: f32, high: f32) -> Vec<f32> {
    let mut edges: Vec<f32> = heads
        .iter()
        .filter(|item| page.look.shows(item))
        .filter_map(|item| match &item.shape {
            Shape::Label(label) if label.upright == upright => {
                let middle = if upright { label.at.x } else { label.at.y };
                Some(middle + label.room / 2.0)
            }
            _ => None,
        })
        .filter(|edge| *edge > low + 1.0 && *edge < high - 1.0)
        .collect();
    edges.extend([low, high]);
    edges.sort_by(f32::total_cmp);
    edges.dedup_by(|one, other| (*one - *other).abs() < 1.0);
    edges
}

/// Runs of edges that are no longer than the room.
fn runs(edges: &[f32], room: f32) -> Vec<(f32, f32)> {
    let mut runs: Vec<(f32, f32)> = Vec::new();
    let mut from = 0;
    while from + 1 < edges.len() {
        let fits = |to: &usize| edges[*to] - edges[from] <= room + 0.01;
        let to = (from + 1..edges.len()).take_while(fits).last().unwrap_or(from + 1);
        runs.push((edges[from], edges[to]));
        from = to;
    }
    runs
}
