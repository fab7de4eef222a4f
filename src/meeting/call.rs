use super::{Agenda, Attendees, Lists, Party};
use crate::plan::{Assignment, Holder, Plan, Role, UnitId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How much a unit is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// It leads something on the agenda, is responsible for it, or presents it.
    Must,
    /// It takes part in something.
    Should,
}

/// Somebody whom the agenda concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// Who.
    pub party: Party,
    /// How much it is needed, by the heaviest thing that it has to do there.
    pub need: Need,
    /// What concerns it: position of the topic, what carries the assignment, and the assignment. In the order of the
    /// agenda; what two topics cover stands with the first.
    pub duties: Vec<(usize, Holder, Assignment)>,
    /// Positions of the topics that it presents.
    pub presents: Vec<usize>,
    /// Collectives through which it is called: the user's list says that they stand for it.
    pub through: Vec<UnitId>,
    /// Whether it is invited.
    pub invited: bool,
}

impl Called {
    /// Whether it leads something there.
    pub fn leads(&self) -> bool {
        self.duties.iter().any(|(.., assignment)| assignment.role == Role::Lead)
    }
}

/// Who an agenda calls.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Call {
    /// Those who must come and then those who should; in each, those with most to do first, then as the plan names
    /// them, with those that it does not name at the end.
    pub called: Vec<Called>,
    /// Collectives on the agenda that the user has not said the members of, with what concerns them.
    pub unknown: Vec<Called>,
    /// Invited, and nothing on the agenda concerns them: units of the plan.
    pub idle: Vec<UnitId>,
    /// Invited, unknown to the plan, and on nobody's list, by the names typed.
    pub strangers: Vec<String>,
}

impl Call {
    /// Those who lead something on the agenda and are not invited.
    pub fn leads_missing(&self) -> impl Iterator<Item = &Called> {
        self.called.iter().chain(&self.unknown).filter(|called| called.leads() && !called.invited)
    }

    /// Those who must come and are not invited.
    pub fn missing(&self) -> impl Iterator<Item = &Called> {
        self.called.iter().filter(|called| called.need == Need::Must && !called.invited)
    }

    /// Those of one need.
    pub fn of(&self, need: Need) -> impl Iterator<Item = &Called> {
        self.called.iter().filter(move |called| called.need == need)
    }
}

/// From the agenda, and who is invited: who must come, who should, who is there for nothing, who is missing.
pub fn call(plan: &Plan, agenda: &Agenda, attendees: &Attendees, lists: &Lists) -> Call {
    let room = attendees.room(plan, lists);
    let mut roll = Roll { plan, lists, called: BTreeMap::new() };
    let mut told: Vec<Holder> = Vec::new();
    for item in agenda.items(plan) {
        let headings = item.headings.iter().map(|id| (Holder::Section(*id), &plan.section(*id).assignments));
        let measures = item.measures.iter().map(|id| (Holder::Measure(*id), &plan.measure(*id).assignments));
        for (holder, assignments) in headings.chain(measures) {
            if told.contains(&holder) {
                continue;
            }
            told.push(holder);
            for assignment in assignments {
                let duty = (item.topic, holder, *assignment);
                roll.each(assignment.unit, |called| called.duties.push(duty));
            }
        }
        if let Some(unit) = item.presenter {
            roll.each(unit, |called| called.presents.push(item.topic));
        }
    }
    let mut call = Call::default();
    for (party, mut called) in roll.called {
        called.invited = room.invites(&party);
        let heavy = |assignment: &Assignment| assignment.role != Role::Participate;
        if !called.presents.is_empty() || called.duties.iter().any(|(.., assignment)| heavy(assignment)) {
            called.need = Need::Must;
        }
        let unknown = matches!(party, Party::Unit(unit) if plan.unit(unit).collective);
        let list = if unknown { &mut call.unknown } else { &mut call.called };
        list.push(called);
    }
    for list in [&mut call.called, &mut call.unknown] {
        // They stand in the order of the plan already, and equals stay so.
        list.sort_by_key(|called| (called.need, Reverse(called.duties.len())));
    }
    let concerned = |party: &Party| call.called.iter().any(|called| called.party == *party);
    let there = |unit: UnitId| room.has(unit) && !plan.unit(unit).collective;
    let idle = |unit: &UnitId| there(*unit) && !concerned(&Party::Unit(*unit));
    let idle: Vec<UnitId> = plan.units.iter().map(|unit| unit.id).filter(idle).collect();
    let strange = |name: &String| !concerned(&Party::Named(name.clone()));
    call.strangers = room.strangers.iter().filter(|name| strange(name)).cloned().collect();
    call.idle = idle;
    call
}

struct Roll<'a> {
    plan: &'a Plan,
    lists: &'a Lists,
    called: BTreeMap<Party, Called>,
}

impl Roll<'_> {
    /// Does the same for everybody that a unit stands for.
    fn each(&mut self, unit: UnitId, mut note: impl FnMut(&mut Called)) {
        for party in self.lists.stand_for(self.plan, &self.plan.unit(unit).name) {
            let called = self.called.entry(party.clone()).or_insert_with(|| Called {
                party: party.clone(),
                need: Need::Should,
                duties: Vec::new(),
                presents: Vec::new(),
                through: Vec::new(),
                invited: false,
            });
            if party != Party::Unit(unit) && !called.through.contains(&unit) {
                called.through.push(unit);
            }
            note(called);
        }
    }
}
