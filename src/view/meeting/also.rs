//! What those in the room can settle, what the rest lacks, and the notes.

use super::block::{about, block};
use super::model::Model;
use super::said::note;
use crate::plan::{MeasureId, UnitId};
use crate::scene::{Ink, Target};
use crate::view::Offer;
use crate::view::flow::{Pen, Run, Said, Style};

/// Width of the numbers before texts.
const NUMBER: f32 = 46.0;
/// How many measures beside the agenda are listed.
const MOST: usize = 24;

/// On the agenda, and everybody who decides is there.
pub(super) fn settled(pen: &mut Pen, said: Said, model: &Model) {
    let counts = [model.settled.len(), model.measures].map(|count| count.to_string());
    block(pen, &said.fill("meeting.settled", &[&counts[0], &counts[1]]), &[]);
    if model.settled.is_empty() {
        return about(pen, said, "meeting.settled.none");
    }
    about(pen, said, "meeting.settled.about");
    for each in &model.settled {
        measure(pen, said, each.measure, |pen| {
            if each.absent.is_empty() {
                pen.line(
                    &said.text("meeting.settled.all-there"),
                    Style::SMALL.ink(Ink::Accent),
                    Target::WORDS,
                );
            } else {
                units(pen, said, "meeting.settled.absent", &each.absent, Ink::Text);
            }
            if each.open {
                pen.text(&said.text("meeting.settled.open"), Style::SMALL, Target::WORDS);
            }
        });
    }
}

/// On the agenda, and somebody who decides is not there.
pub(super) fn unsettled(pen: &mut Pen, said: Said, model: &Model) {
    if model.unsettled.is_empty() {
        return;
    }
    block(pen, &said.fill("meeting.unsettled", &[&model.unsettled.len().to_string()]), &[]);
    about(pen, said, "meeting.unsettled.about");
    for each in &model.unsettled {
        measure(pen, said, each.measure, |pen| {
            units(pen, said, "meeting.lacks", &each.missing, Ink::Warning);
        });
    }
}

/// On the agenda, and the document names nobody for it.
pub(super) fn unnamed(pen: &mut Pen, said: Said, model: &Model) {
    if model.unnamed.is_empty() {
        return;
    }
    block(pen, &said.fill("meeting.unnamed", &[&model.unnamed.len().to_string()]), &[]);
    for id in &model.unnamed {
        measure(pen, said, *id, |_| {});
    }
}

/// Not on the agenda, and could be settled by those who are there anyway.
pub(super) fn also(pen: &mut Pen, said: Said, model: &Model) {
    if model.also.is_empty() {
        return;
    }
    block(pen, &said.fill("meeting.also", &[&model.also.len().to_string()]), &[]);
    for each in model.also.iter().take(MOST) {
        measure(pen, said, each.measure, |pen| {
            let target = pen.offer(Offer::AddTopic(Target::Measure(each.measure.0)));
            pen.line(&said.text("meeting.also.add"), Style::SMALL.ink(Ink::Accent), target);
        });
    }
    let more = model.also.len().saturating_sub(MOST);
    if more > 0 {
        pen.text(&said.fill("meeting.also.more", &[&more.to_string()]), Style::SMALL, Target::WORDS);
    }
}

/// A measure: number, a line of its text, and what is said of it below.
fn measure(pen: &mut Pen, said: Said, id: MeasureId, below: impl FnOnce(&mut Pen)) {
    let target = pen.offer(Offer::Select(Target::Measure(id.0)));
    let number = said.numbers(std::iter::once(id)).pop().map(|(_, number)| number).unwrap_or_default();
    // Where numbers repeat they are cited below their headings, and need more room.
    let wide = crate::scene::text::width(&number, Style::BODY.size, true) + 6.0;
    let room = wide.clamp(NUMBER, (pen.width * 0.4).max(NUMBER));
    pen.beside(0.0, room - 4.0, |pen| pen.line(&number, Style::BODY.bold(), target));
    pen.indented(room, |pen| {
        pen.line(said.first(id), Style::BODY, target);
        below(pen);
    });
    pen.gap(5.0);
}

/// Units after some words, each to be selected; those who are missing can be invited.
fn units(pen: &mut Pen, said: Said, key: &str, units: &[UnitId], ink: Ink) {
    let mut runs = vec![Run::words(said.text(key), Style::SMALL), Run::Thin(4.0)];
    for unit in units {
        let target = pen.offer(Offer::Select(Target::Unit(unit.0)));
        runs.extend([Run::text(said.name(*unit), Style::SMALL.ink(ink), target), Run::Gap(8.0)]);
    }
    pen.row(&runs, 0.0);
}

/// What is noted, each with what it is about.
pub(super) fn notes(pen: &mut Pen, said: Said, model: &Model) {
    let notes = &model.meeting.notes.notes;
    if notes.is_empty() {
        return;
    }
    block(pen, &said.fill("meeting.notes", &[&notes.len().to_string()]), &[]);
    for each in notes {
        let found = each.about.find(said.plan, said.graph);
        let target = found.map_or(Target::WORDS, |target| pen.offer(Offer::Select(target)));
        pen.line(&note(said, &each.about), Style::BODY.bold(), target);
        pen.indented(14.0, |pen| pen.text(each.text.trim(), Style::BODY, target));
        pen.gap(5.0);
    }
}
