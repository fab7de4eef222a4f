//! The heads that stay in view: of rows, of columns, and the corner between.

use super::super::heads::LARGEST;
use super::{AGAIN, Builder, Drawing, FOLD, INDENT, NUMBER, TOTALS, count_line, importance, number};
use crate::plan::{MeasureId, Role, SectionId};
use crate::scene::item::MarkKind;
use crate::scene::{Align, Ink, Label, Mark, Point, Rect, Shape, Target};
use crate::view::columns::Row;
use crate::view::matrix::heads::{Heads, TOTAL};
use crate::view::matrix::layout::{CELL, COUNT, Column, GAP, HEADING, Line, Window};
use crate::view::role::{ink, sign};
use std::ops::Range;

/// Between the names of two kinds, in pixels at rest.
const APART: f32 = 2.5;
/// Over so many columns a name may not even fit cut.
const NARROW: usize = 3;

impl Builder<'_> {
    pub(super) fn row_heads(&mut self, lines: &[Line]) {
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
        let Drawing { plan, shown, model, .. } = *self.drawing;
        let (left, target) = (self.drawing.heads.left, line.target());
        let measure = plan.measure(id);
        let first = measure.text.first().map_or("", |span| plan.words(*span));
        let depth = if model.flat { 0 } else { plan.path(measure.section).len().min(4) };
        let from = FOLD + depth as f32 * INDENT;
        // A line's beginning is all that can show; the rest stands in the inspector.
        let beginning: String = first.chars().take(40).collect();
        let text = if measure.no.is_empty() { beginning } else { format!("{} {beginning}", plan.number(id)) };
        // Without its heading above, a measure says itself which task it belongs to.
        let task = Some(plan.section(measure.section).label.as_str()).filter(|label| !label.is_empty());
        let text = match task.filter(|_| model.flat) {
            Some(task) => format!("{task} · {text}"),
            None => text,
        };
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

    pub(super) fn column_heads(&mut self, window: &Window) {
        let Drawing { layout, model, heads, shown, language, .. } = *self.drawing;
        // Units first: what is selected stands on a band behind its own name, not behind that of its kind.
        for column in &layout.columns[window.columns.clone()] {
            self.unit(*column);
        }
        for kind in &layout.kinds {
            let overlap = kind.start.max(window.columns.start)..kind.end.min(window.columns.end);
            let units = layout.columns[kind.clone()].iter().map(|column| Target::Unit(column.unit.0));
            let shown = units.filter(|unit| shown.has(*unit)).min();
            let overlap = overlap.start.saturating_sub(kind.start)..overlap.end.saturating_sub(kind.start);
            if let Some(target) = shown.filter(|_| !overlap.is_empty()) {
                let columns = &layout.columns[kind.clone()];
                let key = format!("kind.short.{}", model.units[columns[0].at].kind.key());
                self.kind(target, columns, &overlap, language.text(&key));
            }
        }
        let edge = Rect::new(self.across.0, heads.top() - 1.0, self.across.1 - self.across.0, 1.0);
        self.panel(Target::Section(0), edge, Ink::Rule);
    }

    /// The name of a kind over its columns, again and again where they are many: one of them is in view. It
    /// stands for one of its units, so that it leads to words.
    fn kind(&mut self, target: Target, columns: &[Column], built: &Range<usize>, name: &str) {
        let (left, last) = (columns[0].x, columns[columns.len() - 1]);
        let right = last.x + last.width;
        self.panel(target, Rect::new(left + 1.0, 16.0, right - left - 2.0, 1.5), Ink::TextWeak);
        let many = (0..columns.len()).step_by(AGAIN).filter(|at| built.contains(at));
        for (nth, at) in many.enumerate() {
            let x = columns[at].x;
            let whole = Label {
                at: Point::new(x, 8.0),
                // It may reach into the gap, but not to the next name.
                width: right - x + GAP - APART,
                room: 15.0,
                text: name.to_owned(),
                bold: true,
                ink: Ink::TextWeak,
                importance: importance::KIND + 200 - nth.min(100) as u32,
                largest: NUMBER,
                ..Label::default()
            };
            // Over a column or two there is no room for a name: then its beginning says that it goes on, or
            // what there is room for. They stand in one place, so that only the first that fits shows.
            let short = if columns.len() - at <= NARROW { name.chars().next() } else { None };
            for (less, text) in
                short.into_iter().flat_map(|first| [format!("{first}…"), first.to_string()]).enumerate()
            {
                let importance = importance::KIND - less as u32;
                self.push(target, Shape::Label(Label { text, importance, ..whole.clone() }));
            }
            self.push(target, Shape::Label(whole));
        }
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

    /// How many measures, units and assignments; where a filter hides some, how many of how many.
    fn sizes(&self) -> [String; 3] {
        let Drawing { layout, model, shown, .. } = *self.drawing;
        // Measures that are folded away count; only those of 收拢 are none of the table.
        let measures = model.measures.min(shown.measures.iter().filter(|shown| **shown).count());
        let units = layout.columns.iter().filter(|column| shown.has(Target::Unit(column.unit.0))).count();
        let cells = layout.lines.iter().flat_map(|line| &line.cells);
        let links = cells.clone().filter(|cell| shown.has(cell.target())).count();
        let of = |left: usize, all: usize| {
            if left == all { all.to_string() } else { format!("{left}/{all}") }
        };
        let all = [model.measures, layout.columns.len(), cells.count()];
        [of(measures, all[0]), of(units, all[1]), of(links, all[2])]
    }

    /// What the sides are, how large the table is, and what the lines of totals count.
    pub(super) fn corner(&mut self) {
        let Drawing { heads, language, far, .. } = *self.drawing;
        let document = Target::Section(0);
        let counts = self.sizes();
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

/// The middle of a line of column totals, in pixels.
fn total_line(heads: Heads, at: usize) -> f32 {
    heads.bottom() + TOTAL * (at as f32 + 0.5)
}
