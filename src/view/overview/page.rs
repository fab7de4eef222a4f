//! The overview, set for a width: title and counts, then blocks in one, two or three columns.

use super::model::{Both, Model};
use super::{attention, blocks, heat};
use crate::graph::PlanGraph;
use crate::plan::{Plan, Role};
use crate::scene::{Ink, Target};
use crate::view::flow::{self, Page, Pen, Run, Said, Style};
use crate::view::role::ink;
use crate::view::{Offer, View};
use crate::words::Language;

/// From here on, blocks stand in two columns, in pixels.
const TWO: f32 = 660.0;
/// From here on, in three.
const THREE: f32 = 1080.0;
/// Between columns.
const GAP: f32 = 32.0;
/// A number at the top needs so much room.
const FIGURE: f32 = 104.0;

/// The counts on a page of this width, in pixels.
pub fn page(plan: &Plan, graph: &PlanGraph, model: &Model, width: f32, language: Language) -> Page {
    let said = Said { plan, graph, language };
    flow::page(width, |pen| {
        title(pen, said, model);
        figures(pen, said, model);
        pen.rule();
        pen.gap(6.0);
        if pen.width >= THREE {
            three(pen, said, model);
        } else if pen.width >= TWO {
            two(pen, said, model);
        } else {
            let blocks = [
                blocks::ranks,
                heat::heat,
                attention::attention,
                attention::units,
                blocks::deadlines,
                blocks::findings,
            ];
            below(pen, said, model, &blocks);
        }
    })
}

/// A block of the page.
type Block = fn(&mut Pen, Said, &Model);

/// Blocks below one another.
fn below(pen: &mut Pen, said: Said, model: &Model, blocks: &[Block]) {
    for block in blocks {
        block(pen, said, model);
        pen.gap(20.0);
    }
}

fn three(pen: &mut Pen, said: Said, model: &Model) {
    let width = (pen.width - 2.0 * GAP) / 3.0;
    let left = pen.beside(0.0, width, |pen| below(pen, said, model, &[blocks::ranks, attention::units]));
    let right = pen.beside(width + GAP, 2.0 * width + GAP, |pen| {
        below(pen, said, model, &[heat::heat]);
        let middle = pen.beside(0.0, width, |pen| below(pen, said, model, &[attention::attention]));
        let right = pen.beside(width + GAP, width, |pen| {
            below(pen, said, model, &[blocks::deadlines, blocks::findings]);
        });
        pen.y = middle.max(right);
    });
    pen.y = left.max(right);
}

fn two(pen: &mut Pen, said: Said, model: &Model) {
    let width = (pen.width - GAP) / 2.0;
    let left = pen.beside(0.0, width, |pen| {
        below(pen, said, model, &[blocks::ranks, blocks::deadlines, blocks::findings]);
    });
    let right = pen.beside(width + GAP, width, |pen| {
        below(pen, said, model, &[heat::heat, attention::attention, attention::units]);
    });
    pen.y = left.max(right);
}

/// Title, number, issuer, date; and whether a filter counts.
fn title(pen: &mut Pen, said: Said, model: &Model) {
    let plan = said.plan;
    let title = match plan.title.text.as_str() {
        "" => said.text("overview.untitled"),
        title => title.to_owned(),
    };
    pen.text(&title, Style::TITLE, Target::WORDS);
    let facts = [&plan.doc_no.text, &plan.issuer.text, &plan.date.text];
    let facts: Vec<&str> = facts.into_iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
    pen.text(&facts.join("  "), Style::SMALL, Target::WORDS);
    if model.filtered() {
        let all = pen.offer(Offer::Filter(crate::graph::Filter::default()));
        let (shown, whole) = (model.measures.shown.to_string(), model.measures.all.to_string());
        let text = said.fill("overview.filtered", &[&shown, &whole]);
        pen.gap(4.0);
        pen.text(&text, Style::BODY.ink(Ink::Warning), all);
    }
    if model.measures.all == 0 {
        pen.gap(4.0);
        pen.text(&said.text("canvas.nothing"), Style::BODY.ink(Ink::Warning), Target::WORDS);
    }
    pen.gap(10.0);
}

/// 「94」, or 「23/94」 under a filter.
pub(super) fn number(both: Both, filtered: bool) -> String {
    if filtered { format!("{}/{}", both.shown, both.all) } else { both.all.to_string() }
}

/// The large numbers: each opens the view that shows them; a role shows only itself.
fn figures(pen: &mut Pen, said: Said, model: &Model) {
    let figures = [
        ("overview.measures", model.measures, View::Columns),
        ("overview.tasks", model.tasks, View::Reader),
        ("overview.units", model.units, View::Network),
        ("overview.links", model.links, View::Matrix),
    ];
    let widest = if model.filtered() { FIGURE * 1.3 } else { FIGURE };
    let count = figures.len() + model.roles.len();
    let fit = ((pen.width / widest) as usize).clamp(1, count);
    let rows = count.div_ceil(fit);
    let fit = count.div_ceil(rows);
    let each = pen.width / fit as f32;
    let (top, height) = (pen.y, Pen::height(Style::FIGURE) + Pen::height(Style::SMALL) + 8.0);
    for at in 0..count {
        pen.y = top + (at / fit) as f32 * height;
        let left = (at % fit) as f32 * each;
        match figures.get(at) {
            Some((key, both, view)) => {
                let target = pen.offer(Offer::Open(*view));
                pen.beside(left, each - 8.0, |pen| {
                    pen.line(&number(*both, model.filtered()), Style::FIGURE, target);
                    pen.line(&said.text(key), Style::SMALL, target);
                });
            }
            None => role(pen, said, model, at - figures.len(), (left, each - 8.0)),
        }
    }
    pen.y = top + rows as f32 * height;
}

fn role(pen: &mut Pen, said: Said, model: &Model, at: usize, (left, width): (f32, f32)) {
    let Some((role, both)) = model.roles.get(at) else { return };
    let role: Role = *role;
    let name = said.text(&format!("role.{}", role.key()));
    let title = ("overview.list.role", vec![name.clone()]);
    let target = match both.shown {
        0 => Target::WORDS,
        _ => pen.offer(Offer::Filter(model.of_role(role, title))),
    };
    pen.beside(left, width, |pen| {
        pen.line(&number(*both, model.filtered()), Style::FIGURE.ink(ink(role)), target);
        let style = Style::SMALL.ink(ink(role));
        pen.row(&[Run::Sign(role, target), Run::text(name, style, target)], 0.0);
    });
}
