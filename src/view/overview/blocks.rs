//! Who leads most, what is due when, and what the reader noticed.

use super::head::head;
use super::model::{Due, Model, Rank};
use crate::plan::{Holder, Role, SectionId, Span};
use crate::scene::{Align, Ink, Rect, Target};
use crate::view::flow::{Pen, Run, Said, Style};
use crate::view::overview::Choice;
use crate::view::role::ink;
use crate::view::{Offer, when};

/// How many units are ranked before the rest is a line.
const FIRST: usize = 15;
/// A unit's name takes this share of the width, its numbers this many pixels.
const NAME: f32 = 0.44;
const NUMBERS: f32 = 76.0;

/// A bar a unit, split by role, most leads first.
pub(super) fn ranks(pen: &mut Pen, said: Said, model: &Model) {
    head(pen, said, "overview.ranks", "overview.ranks.about");
    if model.ranks.is_empty() {
        pen.text(&said.text("overview.ranks.none"), Style::BODY, Target::WORDS);
        return;
    }
    let count = if model.choice.all { model.ranks.len() } else { FIRST.min(model.ranks.len()) };
    let most = model.ranks.iter().map(|rank| rank.load.total()).max().unwrap_or(1).max(1);
    signs(pen);
    for rank in &model.ranks[..count] {
        bar(pen, said, *rank, most);
    }
    if model.ranks.len() > FIRST {
        let key = if model.choice.all { "overview.ranks.fewer" } else { "overview.ranks.all" };
        let text = said.fill(key, &[&model.ranks.len().to_string()]);
        let target = pen.offer(Offer::SetOverview(Choice { all: !model.choice.all }));
        pen.gap(4.0);
        pen.line(&text, Style::BODY.ink(Ink::Accent), target);
    }
}

/// Above the numbers: which role each column counts.
fn signs(pen: &mut Pen) {
    let height = 16.0;
    let each = NUMBERS / 3.0;
    for (at, role) in Role::ALL.into_iter().enumerate() {
        let right = pen.left + pen.width - NUMBERS + each * (at as f32 + 1.0);
        pen.sign(right - 11.0, pen.y + height / 2.0, role, Target::WORDS);
    }
    pen.gap(height);
}

fn bar(pen: &mut Pen, said: Said, rank: Rank, most: u32) {
    let target = Target::Unit(rank.unit.0);
    let height = Pen::height(Style::BODY) + 2.0;
    let middle = pen.y + height / 2.0;
    let name = pen.width * NAME;
    let text = &said.plan.unit(rank.unit).name;
    pen.label(pen.left, middle, name - 8.0, text, Style::BODY, target, Align::Left);
    let longest = (pen.width - name - NUMBERS).max(10.0);
    let mut x = pen.left + name;
    // Heights differ by role, so that the parts are told apart without colour.
    for (role, tall) in [(Role::Lead, 14.0), (Role::Responsible, 9.0), (Role::Participate, 4.0)] {
        let wide = longest * rank.load.of(role) as f32 / most as f32;
        if wide > 0.0 {
            pen.panel(Rect::new(x, middle - tall / 2.0, wide, tall), ink(role), target);
        }
        x += wide;
    }
    // Three columns of numbers at the right, in the order of the roles.
    let each = NUMBERS / 3.0;
    for (at, role) in Role::ALL.into_iter().enumerate() {
        let right = pen.left + pen.width - NUMBERS + each * (at as f32 + 1.0);
        let style = Style::SMALL.ink(ink(role));
        let number = rank.load.of(role).to_string();
        pen.label(right, middle, each, &number, style, target, Align::Right);
    }
    pen.gap(height);
}

/// By year, yearly ones apart.
pub(super) fn deadlines(pen: &mut Pen, said: Said, model: &Model) {
    head(pen, said, "overview.deadlines", "overview.deadlines.about");
    if model.deadlines.is_empty() {
        pen.text(&said.text("overview.deadlines.none"), Style::BODY, Target::WORDS);
    }
    for (when, due) in &model.deadlines {
        let title =
            said.fill("overview.deadlines.head", &[&when.title(said.language), &due.len().to_string()]);
        pen.line(&title, Style::BODY.bold(), Target::WORDS);
        for due in due {
            pen.indented(12.0, |pen| one(pen, said, due));
        }
        pen.gap(6.0);
    }
}

fn one(pen: &mut Pen, said: Said, due: &Due) {
    let (text, target) = match due.holder {
        Holder::Measure(id) => (said.measure(id), Target::Measure(id.0)),
        Holder::Section(id) => (words_of(said, id, due.deadline.span), Target::Section(id.0)),
    };
    let sentence = when::sentence(said.plan, &due.deadline, said.language);
    pen.text(&sentence, Style::SMALL.bold().ink(Ink::Warning), target);
    pen.line(&text, Style::BODY, target);
}

/// A heading, and the words below it from the deadline on.
fn words_of(said: Said, id: SectionId, span: Span) -> String {
    let heading = match id {
        SectionId::DOCUMENT => said.text("overview.deadlines.body"),
        id => said.plan.heading(id),
    };
    let line = said.plan.line_around(span);
    let rest = said.plan.words(Span { start: span.start, ..line });
    said.fill("overview.deadlines.words", &[heading.trim_end_matches('。'), rest.trim()])
}

/// What the reader noticed, by how much it matters.
pub(super) fn findings(pen: &mut Pen, said: Said, model: &Model) {
    head(pen, said, "overview.findings", "overview.findings.about");
    let all: usize = model.findings.iter().map(|(_, count)| count).sum();
    if all == 0 {
        pen.text(&said.text("overview.findings.none"), Style::BODY, Target::WORDS);
        return;
    }
    let target = pen.offer(Offer::Findings);
    let mut runs = Vec::new();
    for (severity, count) in model.findings.iter().filter(|(_, count)| *count > 0) {
        let name = said.text(match severity {
            crate::plan::Severity::Error => "severity.error",
            crate::plan::Severity::Warning => "severity.warning",
            crate::plan::Severity::Note => "severity.note",
        });
        let style = match severity {
            crate::plan::Severity::Note => Style::BODY.ink(Ink::Accent),
            _ => Style::BODY.bold().ink(Ink::Warning),
        };
        let text = said.fill("overview.findings.count", &[&name, &count.to_string()]);
        runs.extend([Run::text(text, style, target), Run::Gap(18.0)]);
    }
    pen.row(&runs, 0.0);
}
