//! What is drawn of a window of the matrix, back to front: here the table, in `heads` the heads that stay in view.

mod heads;

use super::heads::Heads;
use super::layout::{CELL, COUNT, Cell, Column, Layout, Line, Window};
use super::model::Model;
use crate::graph::{Filter, PlanGraph};
use crate::plan::{Plan, Role, RoleSet, SectionId, UnitId};
use crate::scene::{Align, Axes, Frozen, Ink, Item, Label, Mark, Panel, Point, Rect, Scene, Shape, Stroke};
use crate::scene::{Line as Rule, Target, TargetSet, Visibility};
use crate::view::Offer;
use crate::view::columns::Row;
use crate::view::role::{ink, sign};
use crate::words::Language;

/// Numbers are set at one size.
const NUMBER: f32 = 11.0;
/// One step of indent, in pixels.
const INDENT: f32 = 11.0;
/// Where the first fold mark stands, in pixels.
const FOLD: f32 = 10.0;
/// Room for numbers at the right of a row's head, in pixels.
const TOTALS: f32 = 30.0;
/// After so many columns the name of their kind is said again.
const AGAIN: usize = 12;
/// Far off, so many rows and columns stand between two hairlines.
const FAR: usize = 5;
/// How far apart signs in one cell stand.
const BESIDE: f32 = 9.0;

/// How important labels are: the higher stays.
mod importance {
    pub const PART: u32 = 5000;
    pub const TASK: u32 = 4000;
    pub const KIND: u32 = 3000;
    pub const UNIT: u32 = 2000;
    pub const MEASURE: u32 = 500;
    pub const NUMBER: u32 = 100;
}

/// What a window is drawn from.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its graph.
    pub graph: &'a PlanGraph,
    /// What stands in the matrix.
    pub model: &'a Model,
    /// Where.
    pub layout: &'a Layout,
    /// Room for the heads.
    pub heads: Heads,
    /// What the filter lets through: numbers count only that.
    pub shown: &'a TargetSet,
    /// The language of the names of kinds and roles.
    pub language: Language,
    /// Cells are seen so small that a hairline at each would be a grey veil.
    pub far: bool,
}

/// The scene of a window, and what a click on its numbers asks for, by the numbers of its [`Target::Entry`].
pub fn scene(drawing: &Drawing, window: &Window) -> (Scene, Vec<Offer>) {
    let layout = drawing.layout;
    let columns = &layout.columns[window.columns.clone()];
    let lines = &layout.lines[window.lines.clone()];
    let span = |first: Option<f32>, last: Option<f32>| (first.unwrap_or(0.0), last.unwrap_or(0.0));
    let across = span(columns.first().map(|first| first.x), columns.last().map(|last| last.x + last.width));
    let down = span(lines.first().map(|first| first.y), lines.last().map(|last| last.y + last.height));
    let mut builder = Builder { drawing, across, down, items: Vec::new(), offers: Vec::new() };
    builder.grid(columns, lines);
    for line in lines {
        let cells = line.within(&window.columns);
        if line.is_folded() { builder.counts(line, cells) } else { builder.signs(line, cells) }
    }
    let frozen = Frozen {
        left: drawing.heads.left,
        top: drawing.heads.top(),
        rows: builder.apart(|builder| builder.row_heads(lines)),
        columns: builder.apart(|builder| builder.column_heads(window)),
        corner: builder.apart(Builder::corner),
    };
    let bounds = Rect::new(0.0, 0.0, layout.width, layout.height);
    let scene = Scene { bounds, axes: Axes::Grid, items: builder.items, frozen: Some(Box::new(frozen)) };
    (scene, builder.offers)
}

struct Builder<'a> {
    drawing: &'a Drawing<'a>,
    across: (f32, f32),
    down: (f32, f32),
    items: Vec<Item>,
    offers: Vec<Offer>,
}

impl Builder<'_> {
    fn push(&mut self, target: Target, shape: Shape) {
        self.items.push(Item { target, visibility: Visibility::Always, shape });
    }

    fn panel(&mut self, target: Target, rect: Rect, ink: Ink) {
        self.push(target, Shape::Panel(Panel { rect, tallest: f32::MAX, ink }));
    }

    /// The items that `draw` makes, apart from those there are.
    fn apart(&mut self, draw: impl FnOnce(&mut Self)) -> Vec<Item> {
        let before = std::mem::take(&mut self.items);
        draw(self);
        std::mem::replace(&mut self.items, before)
    }

    /// Bands of headings, and hairlines that keep the eye on its row and its column.
    fn grid(&mut self, columns: &[Column], lines: &[Line]) {
        let (left, right) = self.across;
        let (top, bottom) = self.down;
        // A folded heading's row is full of numbers: they stand on the ground.
        for line in lines.iter().filter(|line| matches!(line.row, Row::Section { folded: false, .. })) {
            self.panel(line.target(), Rect::new(left, line.y, right - left, line.height), Ink::Band);
        }
        let every = if self.drawing.far { FAR } else { 1 };
        for line in lines.iter().skip(every - 1).step_by(every) {
            let y = line.y + line.height;
            self.hair(line.target(), Point::new(left, y), Point::new(right, y));
        }
        for column in columns.iter().step_by(every) {
            let target = Target::Unit(column.unit.0);
            self.hair(target, Point::new(column.x, top), Point::new(column.x, bottom));
        }
    }

    fn hair(&mut self, target: Target, from: Point, to: Point) {
        let (stroke, ink) = (Stroke::Hair, Ink::Rule);
        let line = Rule { from, to, stroke, ink, bundled: false, bent: false, arrow: None };
        self.push(target, Shape::Line(line));
    }

    /// A sign for each assignment; several of one unit stand side by side in its cell.
    fn signs(&mut self, line: &Line, cells: &[Cell]) {
        for same in cells.chunk_by(|a, b| a.column == b.column) {
            let middle = self.drawing.layout.columns[same[0].column as usize].middle();
            for (at, cell) in same.iter().enumerate() {
                let by = (at as f32 - (same.len() - 1) as f32 / 2.0) * BESIDE.min(CELL / same.len() as f32);
                let at = Point::new(middle + by, line.middle());
                let mark = Mark { at, kind: sign(cell.role), room: CELL, ink: ink(cell.role) };
                self.push(cell.target(), Shape::Mark(mark));
            }
        }
    }

    /// How often each unit stands under a folded heading, a line a role; the bar below says it to who is too
    /// far off to read.
    fn counts(&mut self, line: &Line, cells: &[Cell]) {
        let Row::Section { id, .. } = line.row else { return };
        let roles: Vec<Role> = line.roles().collect();
        let most = line
            .cells
            .chunk_by(|a, b| (a.column, a.role) == (b.column, b.role))
            .map(<[Cell]>::len)
            .max()
            .unwrap_or(1);
        for same in cells.chunk_by(|a, b| (a.column, a.role) == (b.column, b.role)) {
            let shown: Vec<&Cell> =
                same.iter().filter(|cell| self.drawing.shown.has(cell.target())).collect();
            let Some(first) = shown.first() else { continue };
            let column = self.drawing.layout.columns[first.column as usize];
            let at = roles.iter().position(|role| *role == first.role).unwrap_or(0);
            let y = count_line(line, roles.len(), at);
            let target = self.offer(id, column.unit, &shown);
            let width = (column.width - 4.0) * shown.len() as f32 / most as f32;
            let bar = Rect::new(column.middle() - width / 2.0, y + COUNT / 2.0 - 2.5, width, 2.0);
            self.panel(target, bar, ink(first.role));
            let number =
                Label { at: Point::new(column.middle(), y - 1.0), ..number(shown.len(), column.width) };
            self.push(target, Shape::Label(Label { ink: ink(first.role), bold: true, ..number }));
        }
    }

    /// What a click on a number asks for: the one assignment, or to see just these.
    fn offer(&mut self, section: SectionId, unit: UnitId, shown: &[&Cell]) -> Target {
        let role = shown[0].role;
        self.offers.push(match shown {
            [one] => Offer::Select(one.target()),
            _ => Offer::Filter(Filter {
                unit: Some(unit),
                roles: RoleSet::from_iter([role]),
                sections: vec![section],
                ..Filter::default()
            }),
        });
        Target::Entry(self.offers.len() as u32 - 1)
    }
}

/// A number in the middle of so much room.
fn number(count: usize, width: f32) -> Label {
    Label {
        align: Align::Center,
        width,
        room: COUNT,
        text: count.to_string(),
        ink: Ink::TextWeak,
        // A number that lies over its neighbour's row would be read as the neighbour's.
        least: 0.8,
        importance: importance::NUMBER + count as u32,
        largest: NUMBER,
        ..Label::default()
    }
}

/// The middle of a line of numbers in a folded heading's row.
fn count_line(line: &Line, lines: usize, at: usize) -> f32 {
    line.middle() + (at as f32 - (lines - 1) as f32 / 2.0) * COUNT
}
