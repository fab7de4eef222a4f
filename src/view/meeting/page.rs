//! The model, set as a page.

use super::model::Model;
use super::{also, people};
use crate::graph::PlanGraph;
use crate::meeting::Need;
use crate::plan::Plan;
use crate::scene::{Ink, Target};
use crate::view::flow::{self, Page, Pen, Run, Said, Style};
use crate::view::{Offer, View};
use crate::words::Language;

/// The page, for a width in pixels.
pub fn page(plan: &Plan, graph: &PlanGraph, model: &Model, width: f32, language: Language) -> Page {
    let said = Said { plan, graph, language };
    flow::page(width, |pen| {
        head(pen, said, model);
        if model.items.is_empty() {
            begin(pen, said, model);
        } else {
            figures(pen, said, model);
            people::leads(pen, said, model);
            people::called(pen, said, model, Need::Must);
            people::called(pen, said, model, Need::Should);
            people::unknown(pen, said, model);
        }
        people::idle(pen, said, model);
        if !model.items.is_empty() {
            also::settled(pen, said, model);
            also::unsettled(pen, said, model);
            also::unnamed(pen, said, model);
        }
        also::also(pen, said, model);
        also::notes(pen, said, model);
    })
}

/// Its title, when, where, and who is in the chair.
fn head(pen: &mut Pen, said: Said, model: &Model) {
    let meeting = &model.meeting;
    let title = match meeting.title.trim() {
        "" => said.text("meeting.untitled"),
        title => title.to_owned(),
    };
    pen.text(&title, Style::TITLE, Target::WORDS);
    let chair = meeting.chair.trim();
    let chaired = (!chair.is_empty()).then(|| said.fill("meeting.chaired", &[chair]));
    let facts = [&meeting.time, &meeting.place].map(|fact| fact.trim().to_owned());
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).chain(chaired).collect();
    if !facts.is_empty() {
        pen.text(&facts.join(" · "), Style::SMALL.ink(Ink::Text), Target::WORDS);
    }
    pen.gap(6.0);
}

/// How to begin.
fn begin(pen: &mut Pen, said: Said, model: &Model) {
    pen.text(&said.text("meeting.begin"), Style::BODY, Target::WORDS);
    pen.gap(8.0);
    if model.shown > 0 {
        let target = pen.offer(Offer::Entry("topics-shown"));
        let text = said.fill("meeting.begin.shown", &[&model.shown.to_string()]);
        pen.text(&text, Style::BODY.ink(Ink::Accent), target);
        pen.gap(4.0);
    }
    let target = pen.offer(Offer::Open(View::Columns));
    pen.text(&said.text("meeting.begin.select"), Style::BODY.ink(Ink::Accent), target);
    pen.gap(4.0);
    pen.text(&said.text("meeting.begin.filter"), Style::SMALL, Target::WORDS);
    pen.gap(6.0);
}

/// How much is talked about, how many of those who are called are invited, how much can be settled.
fn figures(pen: &mut Pen, said: Said, model: &Model) {
    let of = |need| {
        let (all, here) =
            (model.call.of(need).count(), model.call.of(need).filter(|each| each.invited).count());
        (format!("{here}/{all}"), here < all)
    };
    let (must, lacks) = of(Need::Must);
    let (should, lacks_some) = of(Need::Should);
    let settled = (format!("{}/{}", model.settled.len(), model.measures), !model.unsettled.is_empty());
    let all = [
        (model.items.len().to_string(), false, "meeting.figure.topics"),
        (model.measures.to_string(), false, "meeting.figure.measures"),
        (must, lacks, "meeting.figure.must"),
        (should, lacks_some, "meeting.figure.should"),
        (settled.0, settled.1, "meeting.figure.settled"),
    ];
    let mut runs = Vec::new();
    for (figure, lacks, key) in all {
        let ink = if lacks { Ink::Warning } else { Ink::Accent };
        let style = Style { size: 18.0, ..Style::FIGURE }.ink(ink);
        runs.extend([
            Run::words(figure, style),
            Run::Thin(4.0),
            Run::words(said.text(key), Style::SMALL),
            Run::Gap(18.0),
        ]);
    }
    pen.row(&runs, 0.0);
}
