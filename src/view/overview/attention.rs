//! What somebody should look at: crowded measures, measures with several leaders or none, units that only
//! take part, collectives.

use super::head::head;
use super::model::{Cell, Model};
use crate::plan::{MeasureId, UnitId};
use crate::scene::{Ink, Target};
use crate::view::Offer;
use crate::view::flow::{Pen, Run, Said, Style};

/// So many measures are listed in a line each; where there are more, by number.
const LISTED: usize = 3;
/// So many numbers or names are listed; how many more there are is said.
const MOST: usize = 120;
/// Beside a number that counts units.
const COUNT: f32 = 64.0;

pub(super) fn attention(pen: &mut Pen, said: Said, model: &Model) {
    head(pen, said, "overview.attention", "overview.attention.about");
    crowded(pen, said, model);
    for (key, measures) in [
        ("overview.several", &model.several),
        ("overview.nobody", &model.nobody),
        ("overview.leaderless", &model.leaderless),
        ("overview.unanswered", &model.unanswered),
    ] {
        those(pen, said, model, key, measures);
    }
}

/// Units that only take part, and collectives.
pub(super) fn units(pen: &mut Pen, said: Said, model: &Model) {
    head(pen, said, "overview.others", "overview.others.about");
    let units = model.only_part.iter().map(|rank| (rank.unit, rank.load.participate as usize)).collect();
    let (count, all) = (model.only_part.len().to_string(), model.units.shown.to_string());
    let title = said.fill("overview.only-part", &[&count, &all]);
    pen.line(&title, Style::BODY.bold(), Target::WORDS);
    named(pen, said, units);
    collectives(pen, said, model);
}

/// The measures with most units: who must be in the room.
fn crowded(pen: &mut Pen, said: Said, model: &Model) {
    pen.line(&said.text("overview.crowded"), Style::BODY.bold(), Target::WORDS);
    for (id, count) in &model.crowded {
        let target = Target::Measure(id.0);
        pen.beside(0.0, COUNT, |pen| {
            let text = said.fill("overview.crowded.count", &[&count.to_string()]);
            pen.line(&text, Style { size: 14.0, ..Style::SMALL }, target);
        });
        pen.indented(COUNT, |pen| pen.line(&said.measure(*id), Style::BODY, target));
    }
    pen.gap(8.0);
}

/// How many measures something is true of, and which they are. None is said too.
fn those(pen: &mut Pen, said: Said, model: &Model, key: &str, measures: &Cell) {
    let count = said.fill("overview.count", &[&measures.len().to_string()]);
    let about = Run::words(said.text(key), Style::BODY.bold());
    if measures.is_empty() {
        let none = Run::words(said.text("overview.count.none"), Style::BODY.ink(Ink::TextWeak));
        pen.row(&[about, Run::Gap(10.0), none], 0.0);
    } else {
        let target = pen.offer(Offer::Filter(model.only(key, Vec::new(), measures)));
        pen.row(&[about, Run::Gap(10.0), Run::text(count, Style::BODY.ink(Ink::Accent), target)], 0.0);
        pen.indented(12.0, |pen| list(pen, said, measures));
    }
    pen.gap(8.0);
}

fn list(pen: &mut Pen, said: Said, measures: &Cell) {
    let number = |id: &MeasureId| said.plan.measure(*id).no.as_str();
    if measures.len() <= LISTED || measures.iter().any(|id| number(id).is_empty()) {
        let most = LISTED * 4;
        for id in measures.iter().take(most) {
            pen.line(&said.measure(*id), Style::BODY, Target::Measure(id.0));
        }
        let more = measures.len().saturating_sub(most);
        if more > 0 {
            pen.line(&said.fill("overview.more", &[&more.to_string()]), Style::SMALL, Target::WORDS);
        }
        return;
    }
    let run = |(id, number): (MeasureId, String)| {
        [Run::text(number, Style::BODY, Target::Measure(id.0)), Run::Gap(8.0)]
    };
    let listed = said.numbers(measures.iter().take(MOST).copied());
    let mut runs: Vec<Run> = listed.into_iter().flat_map(run).collect();
    runs.extend(more(said, measures.len()));
    pen.row(&runs, 0.0);
}

/// How many more there are than are listed.
fn more(said: Said, count: usize) -> Option<Run> {
    let more = count.saturating_sub(MOST);
    (more > 0).then(|| Run::words(said.fill("overview.more", &[&more.to_string()]), Style::SMALL))
}

/// Units with how many measures name them.
fn named(pen: &mut Pen, said: Said, units: Vec<(UnitId, usize)>) {
    pen.indented(12.0, |pen| {
        if units.is_empty() {
            pen.line(&said.text("overview.count.none"), Style::BODY.ink(Ink::TextWeak), Target::WORDS);
            return;
        }
        let mut runs = Vec::new();
        let more = more(said, units.len());
        for (unit, count) in units.into_iter().take(MOST) {
            let target = Target::Unit(unit.0);
            runs.extend([
                Run::text(said.plan.unit(unit).name.as_str(), Style::BODY, target),
                Run::Thin(3.0),
                Run::text(count.to_string(), Style::SMALL, target),
                Run::Gap(12.0),
            ]);
        }
        runs.extend(more);
        pen.row(&runs, 0.0);
    });
    pen.gap(8.0);
}

fn collectives(pen: &mut Pen, said: Said, model: &Model) {
    let title = said.fill("overview.collectives", &[&model.collectives.len().to_string()]);
    let mut runs = vec![Run::words(title, Style::BODY.bold()), Run::Gap(10.0)];
    if !model.collective.is_empty() {
        let filter = model.only("overview.list.collective", Vec::new(), &model.collective);
        let target = pen.offer(Offer::Filter(filter));
        let count = said.fill("overview.collectives.named", &[&model.collective.len().to_string()]);
        runs.push(Run::text(count, Style::BODY.ink(Ink::Accent), target));
    }
    pen.row(&runs, 0.0);
    named(pen, said, model.collectives.clone());
}
