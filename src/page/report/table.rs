//! A table on sheets: ruled, its text wrapped, its head repeated; a row is cut only where no sheet can hold it.

use super::setter::{Setter, Type};
use super::{Row, Table};
use crate::scene::draw::DrawnShape;
use crate::scene::wrap::wrap_after;
use crate::scene::{Align, Ink, Rect, Theme};

/// Between a rule and the words beside it, in pixels.
const BESIDE: f32 = 5.0;
/// Between a rule and the words below it, in pixels.
const ABOVE: f32 = 3.0;
/// How wide a rule is, in pixels.
const RULE: f32 = 0.8;

/// A cell with its text in lines.
struct Cell {
    left: f32,
    right: f32,
    lines: Vec<String>,
    align: Align,
    form: Type,
}

/// A row with its cells.
struct Laid {
    cells: Vec<Cell>,
    /// It has no sense without the row after it.
    keeps: bool,
}

impl Laid {
    fn height(&self) -> f32 {
        let high = |cell: &Cell| cell.lines.len().max(1) as f32 * cell.form.leading;
        self.cells.iter().map(high).fold(Type::CELL.leading, f32::max) + 2.0 * ABOVE
    }
}

/// Sets a table from where the setter stands.
pub(super) fn table(setter: &mut Setter, table: &Table) {
    let edges = edges(table, setter.area);
    let head = head(table, &edges);
    let rows: Vec<Laid> = table.rows.iter().map(|row| laid(row, table, &edges)).collect();
    let head_height = head.as_ref().map_or(0.0, Laid::height);
    let caption = wrap_after(&table.caption, Type::CAPTION.size, true, setter.area.width(), 0.0);
    let above = caption.len() as f32 * Type::CAPTION.leading + head_height;
    // Caption, head and the first row stand together.
    let most = setter.area.height();
    let first: f32 = together(&rows).iter().map(Laid::height).sum();
    setter.need((above + first).min(most));
    for line in &caption {
        let area = setter.area;
        setter.line(line, Type::CAPTION, area, Align::Center);
    }
    if let Some(head) = &head {
        put(setter, head);
    }
    let mut rest = rows.as_slice();
    while !rest.is_empty() {
        let group = together(rest);
        let height: f32 = group.iter().map(Laid::height).sum();
        let whole = most - head_height;
        if height <= whole + 0.5 {
            if setter.room() + 0.5 < height {
                go_on(setter, head.as_ref());
            }
            for row in group {
                put(setter, row);
            }
        } else {
            for row in group {
                put_in_parts(setter, row, head.as_ref());
            }
        }
        rest = &rest[group.len()..];
    }
}

/// The first row, with those that must not be parted from it.
fn together(rows: &[Laid]) -> &[Laid] {
    let until = rows.iter().position(|row| !row.keeps).map_or(rows.len(), |last| last + 1);
    &rows[..until]
}

fn go_on(setter: &mut Setter, head: Option<&Laid>) {
    setter.turn();
    if let Some(head) = head {
        put(setter, head);
    }
}

/// The edges of the columns, from the left to the right one.
fn edges(table: &Table, area: Rect) -> Vec<f32> {
    let shares: Vec<f32> = table.columns.iter().map(|column| f32::from(column.share.max(1))).collect();
    let sum: f32 = shares.iter().sum();
    let mut edges = vec![area.min.x];
    let mut used = 0.0;
    for share in &shares {
        used += share;
        edges.push(area.min.x + area.width() * used / sum);
    }
    if shares.is_empty() {
        edges.push(area.max.x);
    }
    edges
}

/// The head; none where no column has one.
fn head(table: &Table, edges: &[f32]) -> Option<Laid> {
    let named = table.columns.iter().any(|column| !column.head.is_empty());
    let cells = table.columns.iter().zip(edges.windows(2));
    let cells =
        cells.map(|(column, edge)| cell(&column.head, edge[0], edge[1], Align::Center, Type::CELL_HEAD));
    named.then(|| Laid { cells: cells.collect(), keeps: true })
}

fn laid(row: &Row, table: &Table, edges: &[f32]) -> Laid {
    let last = edges.len() - 2;
    match row {
        Row::Over(text) => {
            let cell = cell(text, edges[0], edges[last + 1], Align::Left, Type::CELL_HEAD);
            Laid { cells: vec![cell], keeps: true }
        }
        Row::Cells(texts) => {
            // A row that has more cells than there are columns loses none: they stand below each other.
            let text = |at: usize| match texts.get(at..) {
                Some(rest) if at == last => rest.join("\n"),
                Some([text, ..]) => text.clone(),
                _ => String::new(),
            };
            let cells = edges.windows(2).enumerate().map(|(at, edge)| {
                let centred = table.columns.get(at).is_some_and(|column| column.centred);
                let align = if centred { Align::Center } else { Align::Left };
                cell(&text(at), edge[0], edge[1], align, Type::CELL)
            });
            Laid { cells: cells.collect(), keeps: false }
        }
    }
}

fn cell(text: &str, left: f32, right: f32, align: Align, form: Type) -> Cell {
    let room = right - left - 2.0 * BESIDE;
    let lines = text.lines().flat_map(|line| wrap_after(line, form.size, form.bold, room, 0.0)).collect();
    Cell { left, right, lines, align, form }
}

fn put(setter: &mut Setter, row: &Laid) {
    put_lines(setter, row, 0, usize::MAX, row.height());
}

/// A row that no sheet holds: as many lines as there is room for, then on with the next sheet.
fn put_in_parts(setter: &mut Setter, row: &Laid, head: Option<&Laid>) {
    let lines = row.cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1);
    let leading = row.cells.first().map_or(Type::CELL.leading, |cell| cell.form.leading);
    let mut from = 0;
    while from < lines {
        let fit = ((setter.room() + 0.5 - 2.0 * ABOVE) / leading).max(0.0) as usize;
        if fit < 2 && lines - from > fit && !setter.is_at_top() {
            go_on(setter, head);
            // A sheet that holds no line below the head of the table gets one all the same, so that this ends.
            if setter.room() < 2.0f32.mul_add(ABOVE, leading) {
                put_lines(setter, row, from, from + 1, 2.0f32.mul_add(ABOVE, leading));
                from += 1;
            }
            continue;
        }
        let to = (from + fit.max(1)).min(lines);
        put_lines(setter, row, from, to, (to - from) as f32 * leading + 2.0 * ABOVE);
        from = to;
    }
}

/// Lines of every cell of a row, with the rules around them.
fn put_lines(setter: &mut Setter, row: &Laid, from: usize, to: usize, height: f32) {
    let top = setter.y;
    for cell in &row.cells {
        let lines = cell.lines.get(from.min(cell.lines.len())..to.min(cell.lines.len())).unwrap_or_default();
        let column = Rect::new(cell.left + BESIDE, top, cell.right - cell.left - 2.0 * BESIDE, height);
        // Centred cells stand in the middle of their row as well.
        let used = lines.len() as f32 * cell.form.leading;
        let down = if cell.align == Align::Center { (height - used) / 2.0 } else { ABOVE };
        setter.y = top + down;
        for line in lines {
            setter.line(line, cell.form, column, cell.align);
        }
    }
    setter.y = top + height;
    rules(setter, row, top);
}

fn rules(setter: &mut Setter, row: &Laid, top: f32) {
    let (Some(first), Some(last)) = (row.cells.first(), row.cells.last()) else { return };
    let (left, right, bottom) = (first.left, last.right, setter.y);
    let colour = Theme::contrast().colour(Ink::Text);
    let half = RULE / 2.0;
    for y in [top, bottom] {
        let rect = Rect::new(left - half, y - half, right - left + RULE, RULE);
        setter.put(DrawnShape::Fill { rect, colour });
    }
    let edges = row.cells.iter().map(|cell| cell.left).chain([right]);
    for x in edges.collect::<Vec<_>>() {
        let rect = Rect::new(x - half, top, RULE, bottom - top);
        setter.put(DrawnShape::Fill { rect, colour });
    }
}
