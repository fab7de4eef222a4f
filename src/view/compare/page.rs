//! The page: the shelf, what was compared with what, how much changed, and the changes.

use super::head;
use super::model::{Compared, Model};
use super::{Choice, Form, Kind, Two, blocks, table};
use crate::scene::{Ink, Target};
use crate::view::Offer;
use crate::view::flow::{self, Page, Pen, Run, Style};
use crate::words::Language;

/// The page, for a width in pixels. `two` is there where the model says what was found.
pub fn page(model: &Model, two: Option<&Two>, width: f32, language: Language) -> Page {
    flow::page(width, |pen| {
        head::shelf(pen, model, language);
        match (&model.compared, two) {
            (Some(compared), Some(two)) => found(pen, model, compared, two),
            _ if model.shelf.iter().any(|standing| standing.chosen) => {
                pen.gap(12.0);
                pen.text(language.text("comparison.working"), Style::BODY, Target::WORDS);
            }
            _ => {}
        }
    })
}

fn found(pen: &mut Pen, model: &Model, compared: &Compared, two: &Two) {
    pen.gap(10.0);
    head::versions(pen, compared, two);
    if compared.same {
        pen.gap(8.0);
        pen.text(&two.said.text("compare.same"), Style::HEAD, Target::WORDS);
        return;
    }
    counts(pen, model.choice, compared, two);
    left_out(pen, model.choice, compared, two);
    pen.gap(8.0);
    if compared.changes.is_empty() {
        pen.text(&two.said.text("comparison.nothing-listed"), Style::BODY, Target::WORDS);
        return;
    }
    let shown = &compared.changes[compared.shown.clone()];
    match model.choice.form {
        Form::Blocks => blocks::blocks(pen, two, shown),
        Form::Table => table::table(pen, two, shown),
    }
    pages(pen, model.choice, compared, two);
}

/// How much changed, by kind; a click lists only that.
fn counts(pen: &mut Pen, choice: Choice, compared: &Compared, two: &Two) {
    let said = two.said;
    let mut runs = Vec::new();
    for kind in Kind::ALL {
        let count = compared.counts[kind as usize];
        if count == 0 && choice.only != Some(kind) {
            continue;
        }
        let on = choice.only == Some(kind);
        let only = (!on).then_some(kind);
        let target = pen.offer(Offer::SetCompare(Choice { only, from: 0, ..choice }));
        let text = said.fill(
            "comparison.count",
            [&said.text(&format!("comparison.kind.{}", kind.key())), &count.to_string()],
        );
        let style = if on { Style::HEAD.ink(Ink::Text) } else { Style::HEAD.ink(Ink::Accent) };
        let text = if on { said.fill("comparison.only", [&text]) } else { text };
        runs.extend([Run::text(text, style, target), Run::Gap(22.0)]);
    }
    pen.row(&runs, 0.0);
    if choice.only.is_some() {
        let target = pen.offer(Offer::SetCompare(Choice { only: None, from: 0, ..choice }));
        pen.line(&said.text("comparison.all-kinds"), Style::SMALL.ink(Ink::Accent), target);
    }
}

/// What the filter leaves out, with the way to it.
fn left_out(pen: &mut Pen, choice: Choice, compared: &Compared, two: &Two) {
    let Some((count, words)) = &compared.left_out else { return };
    let said = two.said;
    let target = pen.offer(Offer::SetCompare(Choice { all: !choice.all, from: 0, ..choice }));
    let key = if choice.all { "comparison.filter.off" } else { "comparison.filter.on" };
    let act = if choice.all { "comparison.filter.narrow" } else { "comparison.filter.all" };
    let runs = [
        Run::words(said.fill(key, [words, &count.to_string()]), Style::SMALL.ink(Ink::Warning)),
        Run::Gap(12.0),
        Run::text(said.text(act), Style::SMALL.ink(Ink::Accent), target),
    ];
    pen.row(&runs, 0.0);
}

/// Where the changes go over several pages: which of them stand here, and the way to the others.
fn pages(pen: &mut Pen, choice: Choice, compared: &Compared, two: &Two) {
    let (all, shown) = (compared.changes.len(), &compared.shown);
    if shown.len() == all {
        return;
    }
    let said = two.said;
    pen.rule();
    let numbers = [shown.start + 1, shown.end, all].map(|number| number.to_string());
    let line = said.fill("comparison.pages", numbers.each_ref().map(String::as_str));
    let mut runs = vec![Run::words(line, Style::SMALL), Run::Gap(16.0)];
    let mut to = |key: &str, from: usize| {
        let target = pen.offer(Offer::SetCompare(Choice { from, ..choice }));
        runs.extend([Run::text(said.text(key), Style::BODY.ink(Ink::Accent), target), Run::Gap(16.0)]);
    };
    if shown.start > 0 {
        to("comparison.pages.before", shown.start.saturating_sub(super::PER_PAGE));
    }
    if shown.end < all {
        to("comparison.pages.next", shown.end);
    }
    pen.row(&runs, 0.0);
}
