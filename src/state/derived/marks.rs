//! What the meeting and the comparison say of units, measures and headings: signs that every view draws.

use crate::meeting::Meeting;
use crate::scene::Target;
use crate::scene::look::Marks;
use crate::state::{Choices, Document};

/// What the marks follow from, beside the document.
#[derive(PartialEq)]
pub(super) struct Key {
    meeting: Meeting,
}

impl Key {
    pub(super) fn of(choices: &Choices) -> Self {
        Self { meeting: choices.meeting.clone() }
    }
}

/// The signs of everything that has one.
pub fn marks(document: &Document, choices: &Choices) -> Marks {
    let mut marks = Marks::default();
    let (plan, meeting) = (&document.plan, &choices.meeting);
    if !meeting.attendees.guests.is_empty() {
        let room = meeting.attendees.room(plan, &meeting.lists);
        for unit in plan.units.iter().filter(|unit| room.has(unit.id)) {
            marks.of_mut(Target::Unit(unit.id.0)).attends = true;
        }
    }
    if !meeting.agenda.topics.is_empty() {
        for (measure, on) in plan.measures.iter().zip(meeting.agenda.measures(plan)) {
            if on {
                marks.of_mut(Target::Measure(measure.id.0)).agenda = true;
            }
        }
        for section in meeting.agenda.items(plan).into_iter().filter_map(|item| item.section) {
            marks.of_mut(Target::Section(section.0)).agenda = true;
        }
    }
    let noted = meeting.notes.notes.iter().filter_map(|note| note.about.find(plan, &document.graph));
    for target in noted {
        marks.of_mut(target).noted = true;
    }
    marks
}
