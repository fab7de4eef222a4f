//! A unit's sheet, set for a width.

use super::counts::{counts, hidden};
use super::model::{Duty, Group, Model, Sheet, Title};
use super::{By, Length, short};
use crate::graph::{Filter, List, PlanGraph};
use crate::plan::{Holder, MeasureId, Plan, SectionId};
use crate::scene::{Ink, Rect, Target};
use crate::view::flow::{self, Page, Pen, Run, Said, Style};
use crate::view::role::ink;
use crate::view::{Offer, carrier, when};
use crate::words::Language;
use std::collections::BTreeSet;

/// From here on, text and partners stand beside each other.
const WIDE: f32 = 760.0;
/// The text's share of the width then.
const TEXT: f32 = 0.58;
/// A line of text is no longer, so that it is read with ease.
const LONGEST: f32 = 760.0;
/// Where a measure's text begins: its sign and number stand before it.
const NUMBER: f32 = 64.0;
/// How many partners the head names.
const PARTNERS: usize = 10;

/// The lists on a page of this width, in pixels.
pub fn page(plan: &Plan, graph: &PlanGraph, model: &Model, width: f32, language: Language) -> Page {
    let said = Said { plan, graph, language };
    flow::page(width, |pen| {
        if model.too_few {
            pen.text(&said.text("duties.too-few"), Style::SMALL.ink(Ink::Warning), Target::WORDS);
            pen.gap(8.0);
        }
        if !model.offered.is_empty() {
            offered(pen, said, model);
        }
        match model.sheets.as_slice() {
            [] => pen.text(&said.text("duties.nobody"), Style::BODY, Target::WORDS),
            [sheet] => one(pen, said, model, sheet),
            several => short::beside(pen, said, model, several),
        }
    })
}

/// Where nobody is selected: that the first leader is listed, and whom else one may begin with.
fn offered(pen: &mut Pen, said: Said, model: &Model) {
    pen.text(&said.text("duties.nobody-selected"), Style::SMALL, Target::WORDS);
    let mut runs = Vec::new();
    for (unit, load) in &model.offered {
        let target = pen.offer(Offer::Select(Target::Unit(unit.0)));
        let number = if load.lead > 0 { load.lead } else { load.total() };
        let text = said.fill("duties.begin-with", &[said.name(*unit), &number.to_string()]);
        runs.extend([Run::text(text, Style::BODY.ink(Ink::Accent), target), Run::Gap(16.0)]);
    }
    pen.row(&runs, 0.0);
    pen.rule();
    pen.gap(6.0);
}

fn one(pen: &mut Pen, said: Said, model: &Model, sheet: &Sheet) {
    head(pen, said, sheet);
    for group in &sheet.groups {
        pen.gap(14.0);
        group_head(pen, said, group);
        duties(pen, said, model, group);
    }
    if sheet.groups.is_empty() {
        pen.gap(10.0);
        let key = if sheet.load.total() == 0 { "duties.none" } else { "duties.all-hidden" };
        pen.text(&said.text(key), Style::BODY, Target::WORDS);
    }
    mentions(pen, said, sheet);
}

/// Name, other names, kind, counts, partners, collectives, what the filter hides.
fn head(pen: &mut Pen, said: Said, sheet: &Sheet) {
    let unit = said.plan.unit(sheet.unit);
    let itself = pen.offer(Offer::Select(Target::Unit(unit.id.0)));
    pen.text(&unit.name, Style { size: 22.0, ..Style::TITLE }, itself);
    let mut facts = vec![said.text(&format!("kind.{}", unit.kind.key()))];
    if unit.collective {
        facts.push(said.text("duties.is-collective"));
    }
    if !unit.aliases.is_empty() {
        facts.push(said.fill("inspector.aliases", &[&unit.aliases.join("、")]));
    }
    pen.text(&facts.join(" · "), Style::SMALL, itself);
    pen.gap(4.0);
    counts(pen, said, sheet);
    hidden(pen, said, sheet);
    partners(pen, said, sheet);
    if let Some(target) = mentions_offer(pen, said, sheet) {
        let line = said.fill("banner.collective", &[&sheet.mentions.len().to_string()]);
        let runs = [
            Run::text(line, Style::BODY.ink(Ink::Accent), target),
            Run::Gap(12.0),
            Run::words(said.text("duties.collective-where"), Style::SMALL),
        ];
        pen.row(&runs, 0.0);
    }
}

/// Who shares most measures with it; the number leads to those that both have.
fn partners(pen: &mut Pen, said: Said, sheet: &Sheet) {
    if sheet.partners.is_empty() {
        return;
    }
    let count = sheet.partners.len().to_string();
    let mut runs = vec![Run::words(said.fill("duties.partners", &[&count]), Style::SMALL), Run::Gap(10.0)];
    for partner in sheet.partners.iter().take(PARTNERS) {
        let tie = pen.offer(Offer::Select(Target::tie(sheet.unit.0, partner.unit.0)));
        let other = pen.offer(Offer::Select(Target::Unit(partner.unit.0)));
        runs.extend([
            Run::text(said.name(partner.unit), Style::BODY, other),
            Run::Thin(4.0),
            Run::text(partner.measures.len().to_string(), Style::BODY.ink(Ink::Accent), tie),
            Run::Gap(14.0),
        ]);
    }
    let more = sheet.partners.len().saturating_sub(PARTNERS);
    if more > 0 {
        // The panel at the right lists all of them for what is selected.
        let itself = pen.offer(Offer::Select(Target::Unit(sheet.unit.0)));
        let text = said.fill("duties.more-partners", &[&more.to_string()]);
        runs.push(Run::text(text, Style::SMALL.ink(Ink::Accent), itself));
    }
    pen.row(&runs, 0.0);
}

/// Shows the measures that name a collective; none where there are none.
fn mentions_offer(pen: &mut Pen, said: Said, sheet: &Sheet) -> Option<Target> {
    let measures: BTreeSet<MeasureId> = sheet.mentions.iter().map(|mention| mention.measure).collect();
    (!measures.is_empty()).then(|| {
        let title = ("duties.list.collective".to_owned(), vec![said.name(sheet.unit).to_owned()]);
        let list = Some(List { title, measures });
        pen.offer(Offer::Filter(Filter { list, ..Filter::default() }))
    })
}

fn group_head(pen: &mut Pen, said: Said, group: &Group) {
    let count = group.duties.len().to_string();
    let top = pen.y;
    let (left, width) = (pen.left, pen.width);
    pen.gap(3.0);
    pen.indented(8.0, |pen| match &group.title {
        Title::Role(role) => {
            let name = said.text(&format!("role.unit.{}", role.key()));
            let text = said.fill("duties.group", &[&name, &count]);
            let style = Style::HEAD.ink(ink(*role));
            pen.row(&[Run::Sign(*role, Target::WORDS), Run::words(text, style)], 0.0);
        }
        Title::Task(section) => {
            let heading = said.plan.heading(*section);
            pen.text(&said.fill("duties.group", &[&heading, &count]), Style::HEAD, task_target(*section));
        }
        Title::When(when) => {
            let text = said.fill("duties.group", &[&when.title(said.language), &count]);
            pen.text(&text, Style::HEAD, Target::WORDS);
        }
    });
    pen.gap(3.0);
    pen.panel(Rect::new(left, top, width, pen.y - top), Ink::Band, Target::WORDS);
    pen.gap(6.0);
}

/// What stands above every heading needs no link.
fn task_target(section: SectionId) -> Target {
    if section == SectionId::DOCUMENT { Target::WORDS } else { Target::Section(section.0) }
}

fn duties(pen: &mut Pen, said: Said, model: &Model, group: &Group) {
    let mut under = None;
    for duty in &group.duties {
        let section = duty.section(said.plan);
        let heads_itself = model.choice.group == By::Task || duty.measure().is_none();
        if !heads_itself && under != Some(section) {
            under = Some(section);
            pen.line(&said.plan.heading(section), Style::SMALL, task_target(section));
        }
        block(pen, said, model.choice.text, duty);
        pen.gap(9.0);
    }
}

/// A duty: sign and number, text, and who else has to do with it below the text or beside it.
fn block(pen: &mut Pen, said: Said, length: Length, duty: &Duty) {
    let link = Target::Link(duty.link.0);
    let number = match duty.holder {
        Holder::Measure(id) => said.number(id),
        Holder::Section(_) => said.text("duties.heading"),
    };
    pen.beside(0.0, NUMBER, |pen| {
        let style = Style::BODY.bold().ink(ink(duty.role));
        pen.row(&[Run::Sign(duty.role, link), Run::text(number, style, link)], 0.0);
    });
    let wide = pen.width >= WIDE;
    let room = pen.width - NUMBER;
    let share = if wide { room * TEXT } else { room }.min(LONGEST);
    let below = pen.beside(NUMBER, share, |pen| words(pen, said, length, duty));
    if wide {
        let left = NUMBER + share + 24.0;
        let other = pen.beside(left, pen.width - left, |pen| with(pen, said, duty));
        pen.y = below.max(other);
    } else {
        pen.y = below;
        pen.indented(NUMBER, |pen| with(pen, said, duty));
    }
}

fn words(pen: &mut Pen, said: Said, length: Length, duty: &Duty) {
    let target = carrier(duty.holder);
    let words = duty.words(said.plan);
    match length {
        Length::Full => pen.text(&words, Style::BODY, target),
        Length::Line => pen.line(words.lines().next().unwrap_or_default(), Style::BODY, target),
    }
}

/// Partners by role, deadlines, persons.
fn with(pen: &mut Pen, said: Said, duty: &Duty) {
    for (role, units) in &duty.team {
        let style = Style::SMALL.ink(ink(*role));
        let name = said.text(&format!("role.{}", role.key()));
        let mut runs = vec![Run::Sign(*role, Target::WORDS), Run::words(name, style), Run::Gap(8.0)];
        for unit in units {
            let name = Style { size: 13.0, ..Style::BODY };
            runs.extend([Run::text(said.name(*unit), name, Target::Unit(unit.0)), Run::Gap(10.0)]);
        }
        pen.row(&runs, 14.0);
    }
    if duty.team.is_empty() && duty.hidden == 0 {
        pen.line(&said.text("duties.alone"), Style::SMALL, Target::WORDS);
    }
    if duty.open {
        pen.line(&said.text("inspector.open"), Style::SMALL, Target::WORDS);
    }
    if duty.hidden > 0 {
        let text = said.fill("duties.hidden-partners", &[&duty.hidden.to_string()]);
        pen.line(&text, Style::SMALL.ink(Ink::Warning), Target::WORDS);
    }
    let holder = Target::Link(duty.link.0);
    for deadline in duty.deadlines(said.plan) {
        let sentence = when::sentence(said.plan, deadline, said.language);
        pen.text(&said.fill("duties.deadline", &[&sentence]), Style::SMALL.bold().ink(Ink::Warning), holder);
    }
    let leaders: Vec<&str> = duty.leaders(said.plan).iter().map(|leader| leader.name.as_str()).collect();
    if !leaders.is_empty() {
        pen.text(&said.fill("duties.leaders", &[&leaders.join("、")]), Style::SMALL.ink(Ink::Text), holder);
    }
}

/// Measures that name a collective which the unit may belong to: the document does not say.
fn mentions(pen: &mut Pen, said: Said, sheet: &Sheet) {
    let Some(target) = mentions_offer(pen, said, sheet) else { return };
    pen.gap(18.0);
    pen.rule();
    let count = sheet.mentions.len().to_string();
    pen.text(&said.fill("duties.collective", &[&count]), Style::HEAD, target);
    pen.text(&said.text("duties.collective-unsaid"), Style::SMALL, Target::WORDS);
    pen.gap(4.0);
    for mention in &sheet.mentions {
        // They are listed whatever the filter hides: one that asks for this unit hides all of them.
        let target = pen.offer(Offer::Select(Target::Measure(mention.measure.0)));
        pen.beside(0.0, NUMBER, |pen| {
            pen.line(&said.number(mention.measure), Style::SMALL.ink(Ink::Text), target);
        });
        pen.indented(NUMBER, |pen| {
            pen.line(said.first(mention.measure), Style::SMALL.ink(Ink::Text), target);
            let mut runs = Vec::new();
            for unit in &mention.collectives {
                let other = pen.offer(Offer::Select(Target::Unit(unit.0)));
                runs.extend([Run::text(said.name(*unit), Style::SMALL, other), Run::Gap(10.0)]);
            }
            pen.row(&runs, 0.0);
        });
        pen.gap(3.0);
    }
}
