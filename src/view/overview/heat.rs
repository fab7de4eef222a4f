//! How much each part of the plan asks of each kind of units: a table whose cells are filled by how much.

use super::head::head;
use super::model::{Cell, Model};
use crate::scene::text::width;
use crate::scene::wrap::wrap;
use crate::scene::{Align, Ink, Rect, Target};
use crate::view::Offer;
use crate::view::flow::{Pen, Said, Style};

/// The names of parts take this share of the width, within these limits in pixels.
const NAME: f32 = 0.28;
const NAMES: (f32, f32) = (92.0, 300.0);
/// A row is no lower, in pixels.
const ROW: f32 = 26.0;
/// The most lines of a head.
const LINES: usize = 4;

pub(super) fn heat(pen: &mut Pen, said: Said, model: &Model) {
    head(pen, said, "overview.heat", "overview.heat.about");
    if model.parts.is_empty() {
        pen.text(&said.text("overview.heat.none"), Style::BODY, Target::WORDS);
        return;
    }
    let name = (pen.width * NAME).clamp(NAMES.0, NAMES.1);
    let cell = (pen.width - name) / model.kinds.len() as f32;
    heads(pen, said, model, name, cell);
    let most = model.cells.iter().flatten().map(Cell::len).max().unwrap_or(1).max(1);
    for part in 0..model.parts.len() {
        row(pen, said, model, part, (name, cell, most));
    }
}

/// The kinds, each in as many lines as its column asks for, standing on the table.
fn heads(pen: &mut Pen, said: Said, model: &Model, name: f32, cell: f32) {
    let style = Style { size: 11.5, ..Style::SMALL };
    let heads: Vec<Vec<String>> = model
        .kinds
        .iter()
        .map(|kind| {
            let short = said.text(&format!("kind.short.{}", kind.key()));
            let room = cell - 4.0;
            // A Latin word is not broken anywhere: it is set downwards, letter by letter.
            if short.is_ascii() && width(&short, style.size, false) > room {
                return short.chars().map(String::from).collect();
            }
            wrap(&short, style.size, false, room, LINES)
        })
        .collect();
    let height = Pen::height(style) * 0.9;
    let lines = heads.iter().map(Vec::len).max().unwrap_or(0);
    let bottom = pen.y + height * lines as f32;
    for (at, head) in heads.iter().enumerate() {
        let middle = pen.left + name + cell * (at as f32 + 0.5);
        for (line, text) in head.iter().enumerate() {
            let y = bottom - height * (head.len() - line) as f32 + height / 2.0;
            pen.label(middle, y, cell, text, style, Target::WORDS, Align::Center);
        }
    }
    pen.y = bottom + 3.0;
}

fn row(pen: &mut Pen, said: Said, model: &Model, part: usize, (name, cell, most): (f32, f32, usize)) {
    let id = model.parts[part];
    let heading = said.plan.heading(id);
    let style = Style { size: 13.0, ..Style::BODY };
    let lines = wrap(&heading, style.size, false, name - 8.0, LINES);
    let high = Pen::height(style) * 0.9;
    let height = (high * lines.len() as f32 + 6.0).max(ROW);
    let top = pen.y;
    let first = top + (height - high * lines.len() as f32) / 2.0 + high / 2.0;
    for (at, line) in lines.iter().enumerate() {
        let y = first + high * at as f32;
        pen.label(pen.left, y, name - 6.0, line, style, Target::Section(id.0), Align::Left);
    }
    for (at, measures) in model.cells[part].iter().enumerate() {
        let left = pen.left + name + cell * at as f32;
        let middle = top + height / 2.0;
        if measures.is_empty() {
            pen.label(left + cell / 2.0, middle, cell, "·", Style::SMALL, Target::WORDS, Align::Center);
            continue;
        }
        let kind = said.text(&format!("kind.{}", model.kinds[at].key()));
        let title = ("overview.list.cell", vec![heading.clone(), kind]);
        let target = pen.offer(Offer::Filter(model.of_cell(part, at, title)));
        // How much is seen by how high the cell is filled: in grey, so that it prints.
        let fill = (height - 3.0) * measures.len() as f32 / most as f32;
        let rect = Rect::new(left + 1.5, top + height - 1.5 - fill, cell - 3.0, fill);
        pen.panel(rect, Ink::Rule, target);
        let style = Style::BODY.bold();
        let number = measures.len().to_string();
        pen.label(left + cell / 2.0, middle, cell, &number, style, target, Align::Center);
    }
    pen.gap(height);
    let line = Rect::new(pen.left, pen.y, pen.width, 0.8);
    pen.panel(line, Ink::Rule, Target::WORDS);
}
