//! The chosen units side by side: a short sheet each, measures that several of them have marked.

use super::counts::{counts, hidden};
use super::model::{Duty, Model, Sheet};
use crate::plan::{Holder, MeasureId};
use crate::scene::{Ink, Rect, Target};
use crate::view::Offer;
use crate::view::flow::{Pen, Run, Said, Style};
use crate::view::role::ink;
use std::collections::BTreeMap;

/// A column is no narrower, in pixels: three stand side by side in a small window.
const NARROWEST: f32 = 210.0;
/// Between two columns.
const GAP: f32 = 24.0;
/// Where a measure's words begin.
const NUMBER: f32 = 58.0;

pub(super) fn beside(pen: &mut Pen, said: Said, model: &Model, sheets: &[Sheet]) {
    let shared = shared(sheets);
    let by = |least: usize| shared.values().filter(|count| **count >= least).count().to_string();
    pen.text(&said.text("duties.side-by-side"), Style::TITLE, Target::WORDS);
    let all = sheets.len();
    let line = match all {
        2 => said.fill("duties.shared.two", &[&by(2)]),
        _ => said.fill("duties.shared.more", &[&by(2), &all.to_string(), &by(all)]),
    };
    pen.text(&line, Style::SMALL, Target::WORDS);
    if !model.beyond.is_empty() {
        let names: Vec<&str> = model.beyond.iter().map(|unit| said.name(*unit)).collect();
        let text = said.fill("duties.beyond", &[&names.join("、")]);
        pen.text(&text, Style::SMALL.ink(Ink::Warning), Target::WORDS);
    }
    let fit = (((pen.width + GAP) / (NARROWEST + GAP)) as usize).clamp(1, sheets.len());
    if fit < sheets.len() {
        let names: Vec<&str> = sheets[fit..].iter().map(|sheet| said.name(sheet.unit)).collect();
        pen.text(&said.fill("duties.below", &[&names.join("、")]), Style::SMALL, Target::WORDS);
    }
    pen.gap(10.0);
    let width = (pen.width + GAP) / fit as f32 - GAP;
    for row in sheets.chunks(fit) {
        let mut below = pen.y;
        for (at, sheet) in row.iter().enumerate() {
            let left = at as f32 * (width + GAP);
            below = below.max(pen.beside(left, width, |pen| short(pen, said, sheet, &shared)));
        }
        pen.y = below + 20.0;
    }
}

/// By measure: how many of the units are named by it, as far as it shows.
fn shared(sheets: &[Sheet]) -> BTreeMap<MeasureId, usize> {
    let mut count = BTreeMap::new();
    for measure in sheets.iter().flat_map(Sheet::measures) {
        *count.entry(measure).or_insert(0) += 1;
    }
    count
}

fn short(pen: &mut Pen, said: Said, sheet: &Sheet, shared: &BTreeMap<MeasureId, usize>) {
    let unit = said.plan.unit(sheet.unit);
    let itself = pen.offer(Offer::Select(Target::Unit(unit.id.0)));
    pen.text(&unit.name, Style { size: 17.0, ..Style::TITLE }, itself);
    pen.line(&said.text(&format!("kind.{}", unit.kind.key())), Style::SMALL, itself);
    counts(pen, said, sheet);
    hidden(pen, said, sheet);
    pen.rule();
    for duty in sheet.groups.iter().flat_map(|group| &group.duties) {
        let both = duty.measure().is_some_and(|id| shared.get(&id).is_some_and(|count| *count > 1));
        line(pen, said, duty, both);
    }
    if sheet.groups.is_empty() {
        pen.text(&said.text("duties.none-here"), Style::SMALL, Target::WORDS);
    }
}

/// A measure in a line; what other chosen units have too stands on a band and in the bold face.
fn line(pen: &mut Pen, said: Said, duty: &Duty, both: bool) {
    let link = Target::Link(duty.link.0);
    let (number, words, target) = match duty.holder {
        Holder::Measure(id) => (said.number(id), said.first(id).to_owned(), Target::Measure(id.0)),
        Holder::Section(id) => (said.text("duties.heading"), said.plan.heading(id), Target::Section(id.0)),
    };
    let style = if both { Style::BODY.bold() } else { Style::BODY };
    if both {
        let band = Rect::new(pen.left, pen.y, pen.width, Pen::height(style));
        pen.panel(band, Ink::Band, target);
    }
    pen.beside(0.0, NUMBER, |pen| {
        pen.row(&[Run::Sign(duty.role, link), Run::text(number, style.ink(ink(duty.role)), link)], 0.0);
    });
    pen.indented(NUMBER, |pen| pen.line(&words, style, target));
}
