//! The head of the page: what stands on the shelf, and which version is compared with which.

use super::model::{Compared, Model, Standing};
use super::{Side, Two};
use crate::scene::{Ink, Rect, Target};
use crate::view::Offer;
use crate::view::flow::{Pen, Run, Style};
use crate::words::Language;

/// How wide and how high a small picture is, in pixels.
const PICTURE: (f32, f32) = (84.0, 62.0);
/// Between a picture and what is said beside it.
const GAP: f32 = 14.0;

/// What stands on the shelf; where nothing does, what one may put there.
pub(super) fn shelf(pen: &mut Pen, model: &Model, language: Language) {
    let words = |key: &'static str| language.text(key);
    if model.shelf.is_empty() {
        pen.text(words("comparison.empty.title"), Style::TITLE, Target::WORDS);
        pen.gap(6.0);
        pen.text(words("comparison.empty"), Style::BODY, Target::WORDS);
        pen.gap(10.0);
    } else {
        pen.text(words("comparison.shelf"), Style::HEAD, Target::WORDS);
        pen.gap(4.0);
    }
    for (at, standing) in model.shelf.iter().enumerate() {
        document(pen, at, standing, language);
    }
    let mut runs = Vec::new();
    let mut offer = |key: &'static str, id: &'static str| {
        let target = pen.offer(Offer::Entry(id));
        runs.extend([Run::text(words(key), Style::BODY.ink(Ink::Accent), target), Run::Gap(20.0)]);
    };
    if model.shelf.is_empty() {
        offer("comparison.open", "compare-open");
    }
    if model.unsaved {
        offer("comparison.saved", "compare-saved");
    }
    pen.row(&runs, 0.0);
    if model.shelf.is_empty() {
        pen.gap(6.0);
        pen.text(words("comparison.drop"), Style::SMALL, Target::WORDS);
    }
}

/// One document: its picture, what it is, and what one can do with it.
fn document(pen: &mut Pen, at: usize, standing: &Standing, language: Language) {
    let (top, left, width) = (pen.y, pen.left, pen.width);
    let with = if standing.chosen { None } else { Some(at) };
    let choose = pen.offer(Offer::CompareWith(with));
    let away = pen.offer(Offer::TakeOff(at));
    let inset = 8.0;
    let band = pen.items_so_far();
    pen.gap(inset);
    let picture = Rect::new(left + inset, pen.y, PICTURE.0, PICTURE.1);
    standing.picture.draw(pen, picture, choose);
    let indent = inset + PICTURE.0 + GAP;
    let below = pen.beside(indent, width - indent - inset, |pen| {
        pen.text(&standing.title, Style::BODY.bold(), choose);
        if !standing.plan.is_empty() {
            pen.text(&standing.plan, Style::SMALL.ink(Ink::Text), choose);
        }
        let mut facts = vec![standing.file.clone()];
        if !standing.saved_at.is_empty() {
            facts.push(language.fill("comparison.saved-at", &[&standing.saved_at]));
        }
        let counts = standing.counts.map(|count| count.to_string());
        let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
        facts.push(language.fill("comparison.counts", &counts));
        let facts: Vec<Run> = facts
            .into_iter()
            .filter(|fact| !fact.is_empty())
            .flat_map(|fact| [Run::text(fact, Style::SMALL, choose), Run::Gap(14.0)])
            .collect();
        pen.row(&facts, 0.0);
        let key = if standing.chosen { "comparison.stop" } else { "comparison.choose" };
        let mut acts = Vec::new();
        if standing.chosen {
            let now = language.text("comparison.chosen");
            acts.extend([Run::words(now, Style::SMALL.bold().ink(Ink::Text)), Run::Gap(14.0)]);
        }
        acts.extend([
            Run::text(language.text(key), Style::SMALL.ink(Ink::Accent), choose),
            Run::Gap(14.0),
            Run::text(language.text("comparison.take-off"), Style::SMALL.ink(Ink::Accent), away),
        ]);
        pen.row(&acts, 0.0);
    });
    pen.y = below.max(picture.max.y) + inset;
    if standing.chosen {
        let height = pen.y - top;
        pen.panel_below(band, Rect::new(left, top, width, height), Ink::Band, choose);
        pen.panel(Rect::new(left, top, 3.0, height), Ink::Accent, choose);
    }
    pen.gap(6.0);
}

/// Which version is the old one and which the new one, how large they are, and the way to exchange them.
pub(super) fn versions(pen: &mut Pen, compared: &Compared, two: &Two) {
    let said = two.said;
    for (at, (key, side)) in
        [("comparison.old", Side::Old), ("comparison.new", Side::New)].into_iter().enumerate()
    {
        let [measures, units] = compared.sizes[at].map(|count| count.to_string());
        let name = said.fill(key, [&compared.names[at]]);
        let mut runs = vec![
            Run::words(name, Style::BODY.bold()),
            Run::Gap(12.0),
            Run::words(said.fill("comparison.size", [&measures, &units]), Style::SMALL),
        ];
        if two.open == side {
            runs.extend([Run::Gap(12.0), Run::words(said.text("comparison.is-open"), Style::SMALL)]);
        }
        lines(pen, runs);
    }
    let swap = pen.offer(Offer::Entry("compare-swap"));
    pen.line(&said.text("comparison.swap"), Style::SMALL.ink(Ink::Accent), swap);
    pen.gap(6.0);
}

/// A row whose first text may be longer than the page is wide: then it is set as a paragraph.
fn lines(pen: &mut Pen, runs: Vec<Run>) {
    let mut runs = runs.into_iter();
    match runs.next() {
        Some(Run::Text { text, style, target })
            if crate::scene::text::width(&text, style.size, style.bold) > pen.width =>
        {
            pen.text(&text, style, target);
            let rest: Vec<Run> = runs.skip(1).collect();
            pen.row(&rest, 0.0);
        }
        first => pen.row(&first.into_iter().chain(runs).collect::<Vec<Run>>(), 0.0),
    }
}
