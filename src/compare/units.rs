//! Which unit is which, and what each gains and loses over the whole plan.

use super::duties::DutyChange;
use super::same::Units;
use super::{Carrier, Matching};
use crate::graph::Load;
use crate::plan::{Assignment, Holder, MeasureId, Plan, Role, SectionId, UnitId};

/// A unit whose duties are not the same in both plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitChange {
    /// In the old plan; none where only the new one names it.
    pub old: Option<UnitId>,
    /// In the new plan; none where only the old one names it.
    pub new: Option<UnitId>,
    /// How much it had to do.
    pub before: Load,
    /// How much it has to do.
    pub after: Load,
    /// Duties for what it was not named by before, new measures among them; in the new plan.
    pub gained: Vec<Held>,
    /// Duties for what it is not named by any more, dropped measures among them; in the old plan.
    pub lost: Vec<Held>,
    /// Measures and headings that name it in both plans, in other roles: in the old and in the new plan.
    pub turned: Vec<(Held, Held)>,
}

/// What a unit does for one measure or heading of one plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// For what.
    pub holder: Holder,
    /// In which roles, with the words that say so.
    pub assignments: Vec<Assignment>,
}

/// What every unit gains and loses; those with nothing new are left out.
pub(super) fn changes(
    old: &Plan,
    new: &Plan,
    units: &Units,
    sections: &Matching<SectionId>,
    measures: &Matching<MeasureId>,
) -> Vec<UnitChange> {
    // The units of the new plan, then those that are only in the old one.
    let mut ledger = Ledger { lines: Vec::new(), of_old: vec![0; old.units.len()] };
    for unit in &new.units {
        if let Some(was) = units.old_of(unit.id) {
            ledger.of_old[was.index()] = ledger.lines.len();
        }
        ledger.lines.push(line(units.old_of(unit.id), Some(unit.id)));
    }
    for unit in old.units.iter().filter(|unit| units.new_of(unit.id).is_none()) {
        ledger.of_old[unit.id.index()] = ledger.lines.len();
        ledger.lines.push(line(Some(unit.id), None));
    }
    for (_, assignment) in old.assignments() {
        add(&mut ledger.lines[ledger.of_old[assignment.unit.index()]].before, assignment.role);
    }
    for (_, assignment) in new.assignments() {
        add(&mut ledger.lines[assignment.unit.index()].after, assignment.role);
    }
    for pair in &sections.pairs {
        ledger.pair(pair.old, pair.new, &pair.duties);
    }
    for pair in &measures.pairs {
        ledger.pair(pair.old, pair.new, &pair.duties);
    }
    let list = |plan: &Plan, holder: Holder| -> Vec<Assignment> {
        match holder {
            Holder::Section(id) => plan.section(id).assignments.clone(),
            Holder::Measure(id) => plan.measure(id).assignments.clone(),
        }
    };
    let holders = |sections: &[SectionId], measures: &[MeasureId]| -> Vec<Holder> {
        let sections = sections.iter().map(|id| id.holder());
        sections.chain(measures.iter().map(|id| id.holder())).collect()
    };
    for holder in holders(&sections.added, &measures.added) {
        for assignment in list(new, holder) {
            push(&mut ledger.lines[assignment.unit.index()].gained, holder, &[assignment]);
        }
    }
    for holder in holders(&sections.dropped, &measures.dropped) {
        for assignment in list(old, holder) {
            let at = ledger.of_old[assignment.unit.index()];
            push(&mut ledger.lines[at].lost, holder, &[assignment]);
        }
    }
    let start = |plan: &Plan, holder: Holder| match holder {
        Holder::Section(id) => plan.section(id).span.start,
        Holder::Measure(id) => plan.measure(id).span.start,
    };
    for line in &mut ledger.lines {
        line.gained.sort_by_key(|held| start(new, held.holder));
        line.lost.sort_by_key(|held| start(old, held.holder));
        line.turned.sort_by_key(|(_, held)| start(new, held.holder));
    }
    let same = |line: &UnitChange| {
        let kept = line.old.is_some() && line.new.is_some();
        kept && line.gained.is_empty() && line.lost.is_empty() && line.turned.is_empty()
    };
    ledger.lines.into_iter().filter(|line| !same(line)).collect()
}

fn line(old: Option<UnitId>, new: Option<UnitId>) -> UnitChange {
    let (before, after) = (Load::default(), Load::default());
    UnitChange { old, new, before, after, gained: Vec::new(), lost: Vec::new(), turned: Vec::new() }
}

fn add(load: &mut Load, role: Role) {
    match role {
        Role::Lead => load.lead += 1,
        Role::Responsible => load.responsible += 1,
        Role::Participate => load.participate += 1,
    }
}

/// Adds to what is held for the same measure, or begins it.
fn push(list: &mut Vec<Held>, holder: Holder, assignments: &[Assignment]) {
    match list.last_mut() {
        Some(last) if last.holder == holder => last.assignments.extend(assignments),
        _ => list.push(Held { holder, assignments: assignments.to_vec() }),
    }
}

struct Ledger {
    lines: Vec<UnitChange>,
    /// By unit of the old plan.
    of_old: Vec<usize>,
}

impl Ledger {
    fn pair<I: Carrier>(&mut self, old: I, new: I, duties: &[DutyChange]) {
        for duty in duties {
            let at = match (duty.new_unit, duty.old_unit) {
                (Some(unit), _) => unit.index(),
                (None, Some(unit)) => self.of_old[unit.index()],
                (None, None) => continue,
            };
            let line = &mut self.lines[at];
            match (duty.before.is_empty(), duty.after.is_empty()) {
                (true, _) => push(&mut line.gained, new.holder(), &duty.after),
                (_, true) => push(&mut line.lost, old.holder(), &duty.before),
                _ => line.turned.push((
                    Held { holder: old.holder(), assignments: duty.before.clone() },
                    Held { holder: new.holder(), assignments: duty.after.clone() },
                )),
            }
        }
    }
}
