//! How far everything is: counts that reconcile to the plan's assignments, who has returned, what is late or due soon.

use super::due::{self, Due};
use super::{Entry, Key, Keys, Ledger, Status, Year};
use crate::plan::{Day, Holder, Plan, Role, SectionId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// How many assignments are how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    by_status: [u32; Status::ALL.len()],
    /// Nobody has said.
    pub unstated: u32,
}

impl Counts {
    /// In one status.
    pub fn of(self, status: Status) -> u32 {
        self.by_status[status as usize]
    }

    /// All.
    pub fn total(self) -> u32 {
        self.by_status.iter().sum::<u32>() + self.unstated
    }

    fn add(&mut self, status: Option<Status>, count: u32) {
        match status {
            Some(status) => self.by_status[status as usize] += count,
            None => self.unstated += count,
        }
    }
}

/// One unit's part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPart {
    /// Who.
    pub unit: UnitId,
    /// How far its assignments are.
    pub counts: Counts,
    /// Whether it has returned anything this year.
    pub returned: bool,
    /// Of its assignments, how many it has returned something about.
    pub answered: u32,
}

/// Something late, or due soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pending {
    /// Its position in [`Keys::entries`].
    pub entry: usize,
    /// The day, and whose word it is; none where only its status says that it is late.
    pub due: Option<Due>,
    /// How far it is.
    pub status: Option<Status>,
}

/// How far everything is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Of which year.
    pub year: u16,
    /// As of which day.
    pub day: Day,
    /// So many days ahead is soon.
    pub within: u32,
    /// All assignments.
    pub all: Counts,
    /// By unit, in order of first appearance; collectives too.
    pub units: Vec<UnitPart>,
    /// By the heading above the one that holds them; the document itself where there is none. In document order.
    pub parts: Vec<(SectionId, Counts)>,
    /// By the heading that holds them.
    pub tasks: Vec<(SectionId, Counts)>,
    /// By role.
    pub roles: Vec<(Role, Counts)>,
    /// Late by its status, or by a day that has passed and nothing says that it was done. By day.
    pub late: Vec<Pending>,
    /// Due from this day on, and soon. By day.
    pub soon: Vec<Pending>,
    /// Conflicts that wait for the user.
    pub conflicts: u32,
    /// Records about what the plan does not assign.
    pub strays: Vec<Key>,
}

/// Counts the open year. The keys must be of the plan.
pub fn summary(plan: &Plan, keys: &Keys, ledger: &Ledger, day: Day, within: u32) -> Summary {
    let year = ledger.open();
    let mut all = Counts::default();
    let mut units = vec![(Counts::default(), 0); plan.units.len()];
    let mut parts: BTreeMap<SectionId, Counts> = BTreeMap::new();
    let mut tasks: BTreeMap<SectionId, Counts> = BTreeMap::new();
    let mut roles = Role::ALL.map(|role| (role, Counts::default()));
    for entry in keys.entries() {
        let record = year.record(&entry.key);
        let status = record.and_then(super::Record::status);
        let (task, part) = headings(plan, entry.holder);
        let of_role = roles.iter_mut().filter(|(role, _)| *role == entry.role()).map(|(_, counts)| counts);
        let (of_unit, answered) = &mut units[entry.unit.index()];
        *answered +=
            if record.is_some_and(|record| record.returned.is_some()) { entry.assignments } else { 0 };
        let lists = [&mut all, of_unit, tasks.entry(task).or_default(), parts.entry(part).or_default()];
        for counts in lists.into_iter().chain(of_role) {
            counts.add(status, entry.assignments);
        }
    }
    let returned: BTreeSet<&str> =
        year.returns.values().flat_map(|each| &each.units).map(String::as_str).collect();
    let units = plan.units.iter().zip(units).map(|(unit, (counts, answered))| UnitPart {
        unit: unit.id,
        counts,
        returned: returned.contains(unit.name.as_str()),
        answered,
    });
    let (late, soon) = pending(plan, keys, year, day, within);
    let strays = year.records.keys().filter(|key| keys.entry(key).is_none()).cloned().collect();
    Summary {
        year: year.year,
        day,
        within,
        all,
        units: units.collect(),
        parts: parts.into_iter().collect(),
        tasks: tasks.into_iter().collect(),
        roles: roles.to_vec(),
        late,
        soon,
        conflicts: year.conflicts.len() as u32,
        strays,
    }
}

/// The heading that holds something, and the one above that.
fn headings(plan: &Plan, holder: Holder) -> (SectionId, SectionId) {
    let task = match holder {
        Holder::Section(id) => id,
        Holder::Measure(id) => plan.measure(id).section,
    };
    (task, plan.section(task).parent.unwrap_or(SectionId::DOCUMENT))
}

fn pending(plan: &Plan, keys: &Keys, year: &Year, day: Day, within: u32) -> (Vec<Pending>, Vec<Pending>) {
    let last = day.plus(within);
    let (mut late, mut soon) = (Vec::new(), Vec::new());
    for (entry, each) in keys.entries().iter().enumerate() {
        let status = year.record(&each.key).and_then(super::Record::status);
        if status == Some(Status::Done) {
            continue;
        }
        let days = due::of_entry(plan, each, year);
        let passed = days.iter().copied().find(|due| due.day < day);
        // What goes on without end is not late by a day; only its unit can say so.
        let passed = passed.filter(|_| status != Some(Status::Ongoing));
        if status == Some(Status::Late) || passed.is_some() {
            late.push(Pending { entry, due: passed, status });
        }
        let ahead = days.iter().copied().find(|due| (day..=last).contains(&due.day));
        soon.extend(ahead.map(|due| Pending { entry, due: Some(due), status }));
    }
    // Those without a day at the end; equals stay in document order.
    let by_day = |pending: &Pending| (pending.due.is_none(), pending.due.map(|due| due.day));
    late.sort_by_key(by_day);
    soon.sort_by_key(by_day);
    (late, soon)
}

impl Summary {
    /// Units that are somebody in particular, and have returned something or not.
    pub fn named<'a>(&'a self, plan: &'a Plan, returned: bool) -> impl Iterator<Item = &'a UnitPart> {
        let named = self.units.iter().filter(|part| !plan.unit(part.unit).collective);
        named.filter(move |part| part.returned == returned && part.counts.total() > 0)
    }

    /// What a pending line is about.
    pub fn entry<'k>(&self, keys: &'k Keys, pending: &Pending) -> &'k Entry {
        &keys.entries()[pending.entry]
    }
}
