//! What is drawn of a window of the matrix, back to front, with the heads that stay in view.

use super::heads::{Heads, TOTAL};
use super::layout::{CELL, COUNT, Cell, Column, HEADING, Layout, Line, Window};
use super::model::Model;
use crate::graph::{Filter, PlanGraph};
use crate::plan::{MeasureId, Plan, Role, RoleSet, SectionId, UnitId};
use crate::scene::item::MarkKind;
use crate::scene::{Align, Axes, Frozen, Ink, Item, Label, Mark, Panel, Point, Rect, Scene, Shape, Stroke};
use crate::scene::{Line as Rule, Target, TargetSet, Visibility};
use crate::view::Offer;
use crate::view::columns::Row;
use crate::view::role::{ink, sign};
use crate::words::Language;

/// No text of a head is larger, in pixels.
pub const LARGEST: f32 = 12.5;
/// Numbers are set at one size.
const NUMBER: f32 = 11.0;
/// One step of indent, in pixels.
const INDENT: f32 = 11.0;
/// Where the first fold mark stands, in pixels.
const FOLD: f32 = 10.0;
/// Room for numbers at the right of a row's head, in pixels.
const TOTALS: f32 = 30.0;
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

    fn row_heads(&mut self, lines: &[Line]) {
        let left = self.drawing.heads.left;
        for line in lines {
            match line.row {
                Row::Section { id, depth, folded, holds_measures } => {
                    let band = Rect::new(0.0, line.y, left, line.height);
                    self.panel(line.target(), band, Ink::Band);
                    self.heading(line, id, (depth, folded, holds_measures));
                }
                Row::Measure(id) => self.measure(line, id),
            }
            if !self.drawing.far {
                let y = line.y + line.height;
                self.hair(line.target(), Point::new(0.0, y), Point::new(left, y));
            }
        }
        let edge = Rect::new(left - 1.0, self.down.0, 1.0, self.down.1 - self.down.0);
        self.panel(Target::Section(0), edge, Ink::Rule);
    }

    fn heading(&mut self, line: &Line, id: SectionId, (depth, folded, holds): (u8, bool, bool)) {
        let (left, target) = (self.drawing.heads.left, line.target());
        let from = FOLD + f32::from(depth) * INDENT;
        let kind = if folded { MarkKind::Folded } else { MarkKind::Unfolded };
        let at = Point::new(from, line.middle());
        self.push(target, Shape::Mark(Mark { at, kind, room: HEADING, ink: Ink::TextWeak }));
        let totals = if folded { TOTALS + 12.0 } else { 4.0 };
        self.push(
            target,
            Shape::Label(Label {
                at: at.moved(10.0, 0.0),
                width: left - from - 10.0 - totals,
                room: line.height,
                text: self.drawing.plan.heading(id),
                bold: true,
                ink: if holds { Ink::Heading } else { Ink::Accent },
                importance: if holds { importance::TASK } else { importance::PART } - u32::from(depth),
                largest: LARGEST,
                ..Label::default()
            }),
        );
        if !folded {
            return;
        }
        let roles: Vec<Role> = line.roles().collect();
        for (at, role) in roles.iter().enumerate() {
            let y = count_line(line, roles.len(), at);
            let cells = line.cells.iter().filter(|cell| cell.role == *role);
            let count = cells.filter(|cell| self.drawing.shown.has(cell.target())).count();
            let ink = ink(*role);
            let at = Point::new(left - TOTALS - 2.0, y);
            self.push(target, Shape::Mark(Mark { at, kind: sign(*role), room: COUNT, ink }));
            let at = Point::new(left - 6.0, y);
            let number = Label { at, align: Align::Right, ink, ..number(count, TOTALS - 8.0) };
            self.push(target, Shape::Label(number));
        }
    }

    fn measure(&mut self, line: &Line, id: MeasureId) {
        let Drawing { plan, shown, .. } = *self.drawing;
        let (left, target) = (self.drawing.heads.left, line.target());
        let measure = plan.measure(id);
        let first = measure.text.first().map_or("", |span| plan.words(*span));
        let from = FOLD + plan.path(measure.section).len().min(4) as f32 * INDENT;
        // A line's beginning is all that can show; the rest stands in the inspector.
        let beginning: String = first.chars().take(40).collect();
        let text = if measure.no.is_empty() { beginning } else { format!("({}) {beginning}", measure.no) };
        let count = line.cells.iter().filter(|cell| shown.has(cell.target())).count();
        self.push(
            target,
            Shape::Label(Label {
                at: Point::new(from, line.middle()),
                width: left - from - TOTALS,
                room: CELL,
                text,
                importance: importance::MEASURE + count as u32,
                largest: LARGEST,
                ..Label::default()
            }),
        );
        let at = Point::new(left - 6.0, line.middle());
        self.push(target, Shape::Label(Label { at, align: Align::Right, ..number(count, TOTALS - 8.0) }));
    }

    fn column_heads(&mut self, window: &Window) {
        let Drawing { layout, model, heads, shown, language, .. } = *self.drawing;
        for kind in &layout.kinds {
            let overlap = kind.start.max(window.columns.start)..kind.end.min(window.columns.end);
            let units = layout.columns[kind.clone()].iter().map(|column| Target::Unit(column.unit.0));
            let shown = units.filter(|unit| shown.has(*unit)).min();
            if let Some(target) = shown.filter(|_| !overlap.is_empty()) {
                let (first, last) = (layout.columns[kind.start], layout.columns[kind.end - 1]);
                let key = format!("kind.short.{}", model.units[first.at].kind.key());
                self.kind(target, (first, last), language.text(&key));
            }
        }
        for column in &layout.columns[window.columns.clone()] {
            self.unit(*column);
        }
        let edge = Rect::new(self.across.0, heads.top() - 1.0, self.across.1 - self.across.0, 1.0);
        self.panel(Target::Section(0), edge, Ink::Rule);
    }

    /// The name of a kind over its columns. It stands for one of its units, so that it leads to words.
    fn kind(&mut self, target: Target, (first, last): (Column, Column), name: &str) {
        let width = last.x + last.width - first.x;
        self.panel(target, Rect::new(first.x + 1.0, 16.0, width - 2.0, 1.5), Ink::TextWeak);
        self.push(
            target,
            Shape::Label(Label {
                at: Point::new(first.x, 8.0),
                // It may reach into the gap.
                width: width + super::layout::GAP,
                room: 15.0,
                text: name.to_owned(),
                bold: true,
                ink: Ink::TextWeak,
                importance: importance::KIND,
                largest: NUMBER,
                ..Label::default()
            }),
        );
    }

    fn unit(&mut self, column: Column) {
        let Drawing { plan, graph, shown, heads, far, .. } = *self.drawing;
        let target = Target::Unit(column.unit.0);
        let mut counts = [0; 3];
        for link in graph.duties(column.unit).filter(|link| shown.has(Target::Link(link.id.0))) {
            counts[link.role as usize] += 1;
        }
        let total = counts.iter().sum::<usize>();
        if !far {
            let x = column.x;
            self.hair(target, Point::new(x, heads.names), Point::new(x, heads.top()));
        }
        self.push(
            target,
            Shape::Label(Label {
                at: Point::new(column.middle(), heads.names + 2.0),
                width: heads.long,
                room: CELL,
                text: plan.unit(column.unit).name.clone(),
                importance: importance::UNIT + total as u32,
                largest: LARGEST,
                upright: true,
                ..Label::default()
            }),
        );
        if !heads.totals || far {
            return;
        }
        for (at, role) in Role::ALL.into_iter().enumerate() {
            let count = counts[role as usize];
            if count > 0 {
                let at = Point::new(column.middle(), total_line(heads, at));
                let label = Label { at, ink: ink(role), ..number(count, column.width) };
                self.push(target, Shape::Label(Label { room: TOTAL, ..label }));
            }
        }
    }

    /// What the sides are, how large the table is, and what the lines of totals count.
    fn corner(&mut self) {
        let Drawing { layout, model, heads, language, far, .. } = *self.drawing;
        let document = Target::Section(0);
        let cells = layout.lines.iter().map(|line| line.cells.len()).sum::<usize>();
        let counts = [model.measures, layout.columns.len(), cells].map(|count| count.to_string());
        let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
        let texts = [
            (language.text("matrix.corner").to_owned(), true, Ink::Heading),
            (language.fill("matrix.corner.size", &counts), false, Ink::TextWeak),
            (language.fill("matrix.corner.cells", &counts), false, Ink::TextWeak),
        ];
        for (at, (text, bold, ink)) in texts.into_iter().enumerate() {
            let label = Label {
                at: Point::new(FOLD, 14.0 + 17.0 * at as f32),
                width: heads.left - 2.0 * FOLD,
                room: 16.0,
                text,
                bold,
                ink,
                importance: importance::PART,
                largest: LARGEST,
                ..Label::default()
            };
            self.push(document, Shape::Label(label));
        }
        if heads.totals && !far {
            for (at, role) in Role::ALL.into_iter().enumerate() {
                let y = total_line(heads, at);
                let sign = Mark {
                    at: Point::new(heads.left - 10.0, y),
                    kind: sign(role),
                    room: TOTAL,
                    ink: ink(role),
                };
                self.push(document, Shape::Mark(sign));
                let label = Label {
                    at: Point::new(heads.left - 19.0, y),
                    align: Align::Right,
                    width: heads.left - 30.0,
                    room: TOTAL,
                    text: language.text(&format!("role.{}", role.key())).to_owned(),
                    ink: Ink::TextWeak,
                    importance: importance::TASK,
                    largest: NUMBER,
                    ..Label::default()
                };
                self.push(document, Shape::Label(label));
            }
        }
        let (left, top) = (heads.left, heads.top());
        self.panel(document, Rect::new(0.0, top - 1.0, left, 1.0), Ink::Rule);
        self.panel(document, Rect::new(left - 1.0, 0.0, 1.0, top), Ink::Rule);
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

/// The middle of a line of column totals, in pixels.
fn total_line(heads: Heads, at: usize) -> f32 {
    heads.bottom() + TOTAL * (at as f32 + 0.5)
}
