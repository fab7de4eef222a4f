//! Who must come, who should, who is missing, who is there for nothing: each with what concerns it.

use super::block::{about, block};
use super::model::Model;
use super::said::{party, target};
use crate::meeting::{Called, Need};
use crate::plan::{Assignment, Holder, MeasureId, Role, UnitId};
use crate::scene::{Ink, Target};
use crate::view::Offer;
use crate::view::carrier;
use crate::view::flow::{Pen, Run, Said, Style};
use crate::view::role::ink;

/// How far in stands what concerns somebody.
const IN: f32 = 14.0;
/// How many of those who lead and are missing are named above all: every one of them stands below.
const NAMED: usize = 8;

/// Those who lead something and are not invited: the first thing to see.
pub(super) fn leads(pen: &mut Pen, said: Said, model: &Model) {
    let missing: Vec<&Called> = model.call.leads_missing().collect();
    pen.gap(4.0);
    if missing.is_empty() {
        if model.call.called.iter().any(Called::leads) {
            pen.text(&said.text("meeting.leads-all"), Style::BODY.ink(Ink::Accent), Target::WORDS);
        }
        return;
    }
    let text = said.fill("meeting.leads-missing", &[&missing.len().to_string()]);
    let mut runs = vec![Run::words(text, Style::BODY.bold().ink(Ink::Warning)), Run::Gap(10.0)];
    for called in missing.iter().take(NAMED) {
        runs.extend([name(pen, said, called, Style::BODY), Run::Gap(10.0)]);
    }
    if missing.len() > NAMED {
        runs.push(Run::words(said.text("meeting.leads-more"), Style::SMALL));
    }
    pen.row(&runs, IN);
}

/// A party's name; a click selects a unit of the plan.
fn name(pen: &mut Pen, said: Said, called: &Called, style: Style) -> Run {
    let words = party(said.plan, &called.party);
    let target = target(&called.party).map(|target| pen.offer(Offer::Select(target)));
    Run::text(words, style, target.unwrap_or(Target::WORDS))
}

/// Those of one need: who is missing first, each with what concerns it.
pub(super) fn called(pen: &mut Pen, said: Said, model: &Model, need: Need) {
    let (mut missing, mut invited) = (Vec::new(), Vec::new());
    for called in model.call.of(need) {
        if called.invited { &mut invited } else { &mut missing }.push(called);
    }
    // Who leads stands before who is only responsible.
    missing.sort_by_key(|called| !called.leads());
    let count = missing.len() + invited.len();
    if count == 0 {
        return;
    }
    let (title, all) = match need {
        Need::Must => ("meeting.must", "invite-must"),
        Need::Should => ("meeting.should", "invite-should"),
    };
    let behind = if missing.is_empty() {
        vec![Run::words(said.text("meeting.all-invited"), Style::SMALL.ink(Ink::Accent))]
    } else {
        let text = said.fill("meeting.missing", &[&missing.len().to_string()]);
        let target = pen.offer(Offer::Entry(all));
        vec![
            Run::words(text, Style::BODY.bold().ink(Ink::Warning)),
            Run::Gap(12.0),
            Run::text(said.text("meeting.invite-all"), Style::BODY.ink(Ink::Accent), target),
        ]
    };
    block(pen, &said.fill(title, &[&count.to_string()]), &behind);
    for called in missing.into_iter().chain(invited) {
        one(pen, said, model, called);
    }
}

/// Collectives whose members nobody said.
pub(super) fn unknown(pen: &mut Pen, said: Said, model: &Model) {
    let unknown = &model.call.unknown;
    if unknown.is_empty() {
        return;
    }
    block(pen, &said.fill("meeting.unknown", &[&unknown.len().to_string()]), &[]);
    about(pen, said, "meeting.unknown.about");
    for called in unknown {
        one(pen, said, model, called);
    }
}

/// Invited, and nothing on the agenda concerns them.
pub(super) fn idle(pen: &mut Pen, said: Said, model: &Model) {
    let call = &model.call;
    let count = call.idle.len() + call.strangers.len();
    if count == 0 || model.items.is_empty() {
        return;
    }
    block(pen, &said.fill("meeting.idle", &[&count.to_string()]), &[]);
    let known = call.idle.iter().map(|id| (said.name(*id).to_owned(), Some(Target::Unit(id.0))));
    let strangers = call.strangers.iter().map(|name| (name.clone(), None));
    for (name, target) in known.chain(strangers) {
        let itself = target.map_or(Target::WORDS, |target| pen.offer(Offer::Select(target)));
        let mut runs = vec![Run::text(&name, Style::BODY, itself), Run::Gap(10.0)];
        if target.is_none() {
            let unknown = said.text("meeting.unknown-unit");
            runs.extend([Run::words(unknown, Style::SMALL.ink(Ink::Warning)), Run::Gap(10.0)]);
        }
        // Only who stands on the list by its own name can be taken off it: not a member of a collective.
        if model.meeting.lists(&name) {
            let off = pen.offer(Offer::Invite(name));
            runs.push(Run::text(said.text("meeting.uninvite"), Style::SMALL.ink(Ink::Accent), off));
        }
        pen.row(&runs, IN);
    }
}

/// Somebody who is called: name, whether invited, and below it what concerns it.
fn one(pen: &mut Pen, said: Said, model: &Model, called: &Called) {
    let words = party(said.plan, &called.party);
    let mut runs = vec![name(pen, said, called, Style::BODY.bold()), Run::Gap(10.0)];
    if called.invited {
        runs.push(Run::words(said.text("meeting.invited"), Style::SMALL));
    } else {
        runs.push(Run::words(said.text("meeting.not-invited"), Style::SMALL.bold().ink(Ink::Warning)));
        runs.push(Run::Gap(10.0));
        let target = pen.offer(Offer::Invite(words));
        runs.push(Run::text(said.text("meeting.invite"), Style::BODY.ink(Ink::Accent), target));
    }
    pen.row(&runs, IN);
    pen.indented(IN, |pen| {
        duties(pen, said, called);
        if !called.presents.is_empty() {
            let numbers = called.presents.iter().map(|at| place(model, *at).to_string());
            let numbers: Vec<String> = numbers.collect();
            let text = said.fill("meeting.presents", &[&numbers.join("、")]);
            pen.text(&text, Style::SMALL.ink(Ink::Text), Target::WORDS);
        }
        if !called.through.is_empty() {
            let names: Vec<&str> = called.through.iter().map(|id| said.name(*id)).collect();
            pen.text(&said.fill("meeting.through", &[&names.join("、")]), Style::SMALL, Target::WORDS);
        }
    });
    pen.gap(5.0);
}

/// Where a topic stands on the agenda, from 1.
fn place(model: &Model, topic: usize) -> usize {
    model.items.iter().position(|item| item.topic == topic).unwrap_or(topic) + 1
}

/// The numbers of what concerns somebody, by role; each leads to the words that say so.
fn duties(pen: &mut Pen, said: Said, called: &Called) {
    let mut runs = Vec::new();
    for role in Role::ALL {
        let these: Vec<(Holder, &Assignment)> = called
            .duties
            .iter()
            .filter(|(.., assignment)| assignment.role == role)
            .map(|(_, holder, assignment)| (*holder, assignment))
            .collect();
        let measures = these.iter().filter_map(|(holder, _)| match holder {
            Holder::Measure(id) => Some(*id),
            Holder::Section(_) => None,
        });
        let numbers: Vec<(MeasureId, String)> = said.numbers(measures);
        for (at, (holder, assignment)) in these.iter().enumerate() {
            let number = match holder {
                Holder::Measure(id) => {
                    let own = numbers.iter().find(|(measure, _)| measure == id);
                    own.map(|(_, number)| number.clone()).unwrap_or_default()
                }
                Holder::Section(id) => said.plan.heading(*id),
            };
            let target = duty(said, *holder, assignment.unit, role);
            let target = pen.offer(Offer::Select(target));
            // The sign stands with the first of them.
            if at == 0 {
                let style = Style::SMALL.ink(ink(role));
                let name = said.text(&format!("role.{}", role.key()));
                runs.extend([Run::Sign(role, Target::WORDS), Run::words(name, style), Run::Thin(5.0)]);
            }
            runs.extend([Run::text(number, Style::SMALL.ink(Ink::Text), target), Run::Gap(6.0)]);
        }
        if !these.is_empty() {
            runs.push(Run::Gap(8.0));
        }
    }
    if !runs.is_empty() {
        pen.row(&runs, 0.0);
    }
}

/// The assignment, or what carries it.
fn duty(said: Said, holder: Holder, unit: UnitId, role: Role) -> Target {
    let mut links = said.graph.held_by(holder);
    let link = links.find(|link| link.unit == unit && link.role == role);
    link.map_or_else(|| carrier(holder), |link| Target::Link(link.id.0))
}
