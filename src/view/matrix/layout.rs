//! Where rows and columns stand. One world unit is a pixel at rest.

use super::model::{ColumnOrder, Model, Spec};
use super::order::Order;
use crate::plan::{Plan, Role, UnitId};
use crate::scene::{Point, Rect, Target, TargetSet};
use crate::view::columns::Row;
use std::ops::Range;

/// Width of a column where some unit has a hundred assignments or more in one role: three figures need it.
const WIDE: f32 = 25.0;
/// How wide and how high a cell is.
pub const CELL: f32 = 19.0;
/// Height of a heading's row.
pub const HEADING: f32 = 22.0;
/// Height of a line of numbers in the row of a folded heading: one for each role under it.
pub const COUNT: f32 = 16.0;
/// Room between two kinds of units.
pub const GAP: f32 = 6.0;
/// Windows begin and end at every so many rows and columns: what is built lasts while one pans over it.
const BLOCK: usize = 32;

/// A unit's column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Which unit.
    pub unit: UnitId,
    /// Its position in [`Model::units`].
    pub at: usize,
    /// Its left edge.
    pub x: f32,
    /// Its width.
    pub width: f32,
}

impl Column {
    /// Its middle.
    pub fn middle(self) -> f32 {
        self.x + self.width / 2.0
    }
}

/// An assignment in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The place of its column, from the left.
    pub column: u32,
    /// In which role.
    pub role: Role,
    /// Which assignment: [`crate::graph::LinkId`].
    pub link: u32,
}

impl Cell {
    /// What is selected with it.
    pub fn target(self) -> Target {
        Target::Link(self.link)
    }
}

/// A row where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is.
    pub row: Row,
    /// Its upper edge.
    pub y: f32,
    /// Its height.
    pub height: f32,
    /// What stands in it, from the left; in one column by role.
    pub cells: Vec<Cell>,
}

impl Line {
    /// Its middle.
    pub fn middle(&self) -> f32 {
        self.y + self.height / 2.0
    }

    /// What is selected with its head.
    pub fn target(&self) -> Target {
        match self.row {
            Row::Section { id, .. } => Target::Section(id.0),
            Row::Measure(id) => Target::Measure(id.0),
        }
    }

    /// Whether its cells are those of everything under it.
    pub fn is_folded(&self) -> bool {
        matches!(self.row, Row::Section { folded: true, .. })
    }

    /// The roles that occur in it: those of a folded heading have a line of numbers each.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(|role| self.cells.iter().any(|cell| cell.role == *role))
    }

    /// What stands in these columns.
    pub fn within(&self, columns: &Range<usize>) -> &[Cell] {
        let place = |at: usize| self.cells.partition_point(|cell| (cell.column as usize) < at);
        &self.cells[place(columns.start)..place(columns.end)]
    }
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// Left to right.
    pub columns: Vec<Column>,
    /// Top to bottom.
    pub lines: Vec<Line>,
    /// Columns of one kind, left to right; empty unless they are sorted by kind.
    pub kinds: Vec<Range<usize>>,
    /// Characters of the longest name of a unit.
    pub longest: usize,
    /// Width of the whole.
    pub width: f32,
    /// Height of the whole.
    pub height: f32,
}

/// A part of the rows and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Places of rows, from the top.
    pub lines: Range<usize>,
    /// Places of columns, from the left.
    pub columns: Range<usize>,
}

/// Places rows and columns.
pub fn layout(plan: &Plan, model: &Model, order: &Order, spec: &Spec) -> Layout {
    let grouped = spec.choice.columns == ColumnOrder::Kind;
    let mut kinds: Vec<Range<usize>> = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    let mut places = vec![None; model.units.iter().map(|row| row.unit.index() + 1).max().unwrap_or(0)];
    let most = model.units.iter().map(|row| Role::ALL.map(|role| row.load.of(role)).into_iter().max());
    let cell = if most.flatten().max() >= Some(100) { WIDE } else { CELL };
    let mut x = 0.0;
    for (place, at) in order.columns.iter().enumerate() {
        let unit = &model.units[*at];
        let same = columns.last().is_some_and(|last| model.units[last.at].kind == unit.kind);
        if grouped {
            match kinds.last_mut() {
                Some(kind) if same => kind.end = place + 1,
                _ => {
                    x += if kinds.is_empty() { 0.0 } else { GAP };
                    kinds.push(place..place + 1);
                }
            }
        }
        columns.push(Column { unit: unit.unit, at: *at, x, width: cell });
        places[unit.unit.index()] = Some(place as u32);
        x += cell;
    }
    let width = x;

    let mut y = 0.0;
    let mut lines = Vec::with_capacity(order.rows.len());
    for at in &order.rows {
        let row = model.rows[*at].clone();
        let mut cells: Vec<Cell> = model.links[*at]
            .iter()
            .filter_map(|link| {
                let column = places.get(link.unit.index()).copied().flatten()?;
                Some(Cell { column, role: link.role, link: link.id.0 })
            })
            .collect();
        cells.sort_unstable();
        let mut line = Line { row, y, height: CELL, cells };
        line.height = match line.row {
            Row::Measure(_) => CELL,
            Row::Section { folded: true, .. } => HEADING.max(COUNT * line.roles().count() as f32 + 4.0),
            Row::Section { .. } => HEADING,
        };
        y += line.height;
        lines.push(line);
    }
    let names = model.units.iter().map(|row| plan.unit(row.unit).name.chars().count());
    let longest = names.max().unwrap_or(0);
    Layout { columns, lines, kinds, longest, width: width.max(CELL), height: y.max(CELL) }
}

impl Layout {
    /// Everything.
    pub fn whole(&self) -> Window {
        Window { lines: 0..self.lines.len(), columns: 0..self.columns.len() }
    }

    /// What is in view, and a little around it.
    pub fn window(&self, view: Rect) -> Window {
        let line = |y: f32| self.lines.partition_point(|line| line.y + line.height < y);
        let column = |x: f32| self.columns.partition_point(|column| column.x + column.width < x);
        let blocks = |from: usize, to: usize, all: usize| {
            let from = from.saturating_sub(BLOCK / 4) / BLOCK * BLOCK;
            from..(to + BLOCK / 4 + 1).next_multiple_of(BLOCK).min(all)
        };
        Window {
            lines: blocks(line(view.min.y), line(view.max.y), self.lines.len()),
            columns: blocks(column(view.min.x), column(view.max.x), self.columns.len()),
        }
    }

    /// Where a target stands, across and down: a unit across, a measure or a heading down, an assignment both.
    pub fn place(&self, target: Target) -> (Option<f32>, Option<f32>) {
        match target {
            Target::Unit(id) => {
                let column = self.columns.iter().find(|column| column.unit.0 == id);
                (column.map(|column| column.middle()), None)
            }
            Target::Link(_) => match self.find(target) {
                Some((line, cell)) => {
                    let column = self.columns[self.lines[line].cells[cell].column as usize];
                    (Some(column.middle()), Some(self.lines[line].middle()))
                }
                None => (None, None),
            },
            Target::Measure(_) | Target::Section(_) => {
                let line = self.lines.iter().find(|line| line.target() == target);
                (None, line.map(Line::middle))
            }
            Target::Tie(..) | Target::Entry(_) => (None, None),
        }
    }

    /// Where a view must begin for some of these assignments to be in it; none where some is, or where there
    /// are none. With a unit, its own are meant.
    pub fn first_left(&self, view: Rect, unit: Option<UnitId>, shown: &TargetSet) -> Option<Point> {
        let own = |cell: &&Cell| unit.is_none_or(|unit| self.columns[cell.column as usize].unit == unit);
        let left = |line: &'_ Line| -> Vec<Cell> {
            line.cells.iter().filter(|cell| shown.has(cell.target())).filter(own).copied().collect()
        };
        let rows: Vec<(&Line, Vec<Cell>)> =
            self.lines.iter().map(|line| (line, left(line))).filter(|(_, cells)| !cells.is_empty()).collect();
        let down = |line: &Line| view.min.y <= line.y && line.y + line.height <= view.max.y;
        let across = |cell: &Cell| {
            let column = self.columns[cell.column as usize];
            view.min.x <= column.x && column.x + column.width <= view.max.x
        };
        if rows.iter().any(|(line, cells)| down(line) && cells.iter().any(across)) {
            return None;
        }
        let (first, cells) = rows.iter().find(|(line, _)| down(line)).or(rows.first())?;
        // With the headings that it stands under, and a column of air.
        let y = if down(first) { view.min.y } else { (first.y - 2.0 * HEADING).max(0.0) };
        let x = if cells.iter().any(across) {
            view.min.x
        } else {
            (self.columns[cells.first()?.column as usize].x - CELL).max(0.0)
        };
        Some(Point::new(x, y))
    }

    /// The row that an assignment stands in, and its place there.
    pub fn find(&self, target: Target) -> Option<(usize, usize)> {
        let in_line = |line: &Line| line.cells.iter().position(|cell| cell.target() == target);
        self.lines.iter().enumerate().find_map(|(at, line)| Some((at, in_line(line)?)))
    }
}
