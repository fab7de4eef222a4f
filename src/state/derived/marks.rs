//! What the meeting and the comparison say of units, measures and headings: signs that every view draws.
//!
//! Of a comparison, what only got another number bears no sign: all behind one that was added would.

use crate::compare::{DutyChange, Matching, Pair};
use crate::graph::PlanGraph;
use crate::meeting::Meeting;
use crate::plan::Holder;
use crate::scene::Target;
use crate::scene::look::Marks;
use crate::state::comparison::Comparison;
use crate::state::derived::compare::Beside;
use crate::state::{Choices, Document};
use crate::view::carrier;
use crate::view::compare::Side;

/// What the marks follow from, beside the document.
#[derive(PartialEq)]
pub(super) struct Key {
    meeting: Meeting,
    beside: Beside,
}

impl Key {
    pub(super) fn of(choices: &Choices, beside: &Beside) -> Self {
        Self { meeting: choices.meeting.clone(), beside: beside.clone() }
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
    for item in meeting.agenda.items(plan) {
        let section = item.section.map(|id| Target::Section(id.0));
        for target in item.measures.iter().map(|id| Target::Measure(id.0)).chain(section) {
            marks.of_mut(target).agenda = true;
        }
    }
    let noted = meeting.notes.notes.iter().filter_map(|note| note.about.find(plan, &document.graph));
    for target in noted {
        marks.of_mut(target).noted = true;
    }
    marks
}

/// Adds what differs from another version, where that is to be marked.
pub(super) fn mark_differences(marks: &mut Marks, document: &Document, beside: &Beside) {
    let Some(found) = beside.comparison.as_ref().filter(|_| beside.shelf.marked) else { return };
    let mut differences = Differences { marks, graph: &document.graph, found };
    differences.carriers(&found.diff.measures, |id| Holder::Measure(*id));
    differences.carriers(&found.diff.sections, |id| Holder::Section(*id));
    differences.units();
}

struct Differences<'a> {
    marks: &'a mut Marks,
    graph: &'a PlanGraph,
    found: &'a Comparison,
}

impl Differences<'_> {
    /// What of two is of the open plan.
    fn open<T>(&self, old: T, new: T) -> T {
        match self.found.pair.open {
            Side::Old => old,
            Side::New => new,
        }
    }

    fn carriers<I>(&mut self, matching: &Matching<I>, holder: impl Fn(&I) -> Holder) {
        for id in self.open(&matching.dropped, &matching.added) {
            let holder = holder(id);
            self.marks.of_mut(carrier(holder)).added = true;
            for link in self.graph.held_by(holder) {
                self.marks.of_mut(Target::Link(link.id.0)).added = true;
            }
        }
        for pair in matching.changed().filter(|pair| tells(pair)) {
            let holder = holder(self.open(&pair.old, &pair.new));
            self.marks.of_mut(carrier(holder)).changed = true;
            for duty in &pair.duties {
                self.duty(holder, duty);
            }
        }
    }

    /// The lines of a unit whose part is another than before.
    fn duty(&mut self, holder: Holder, duty: &DutyChange) {
        let Some(unit) = self.open(duty.old_unit, duty.new_unit) else { return };
        let before = self.open(&duty.after, &duty.before);
        for link in self.graph.held_by(holder).filter(|link| link.unit == unit) {
            let signs = self.marks.of_mut(Target::Link(link.id.0));
            signs.added |= before.is_empty();
            // The role that it has in both is none that changed.
            signs.changed |= !before.is_empty() && before.iter().all(|each| each.role != link.role);
        }
    }

    fn units(&mut self) {
        for change in &self.found.diff.units {
            let Some(unit) = self.open(change.old, change.new) else { continue };
            let beside = self.open(change.new, change.old);
            let signs = self.marks.of_mut(Target::Unit(unit.0));
            match beside {
                None => signs.added = true,
                Some(_) => signs.changed = true,
            }
        }
    }
}

/// Whether something is to be marked: more than another number.
fn tells<I>(pair: &Pair<I>) -> bool {
    !pair.is_only_renumbered()
}
