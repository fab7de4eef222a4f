//! What changed in who does what, and by when, for one measure or heading.

use super::same::Units;
use crate::graph::fold::fold_text;
use crate::plan::{Assignment, Deadline, Plan, Role, Span, UnitId};

/// One unit's part in one measure or heading, where it is another than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyChange {
    /// The unit in the old plan; none where that plan does not name it anywhere.
    pub old_unit: Option<UnitId>,
    /// The unit in the new plan; none where that plan does not name it anywhere.
    pub new_unit: Option<UnitId>,
    /// What it did, with the words that said so.
    pub before: Vec<Assignment>,
    /// What it does, with the words that say so.
    pub after: Vec<Assignment>,
}

/// In which way a unit's part changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// It was not named here.
    CameIn,
    /// It is not named here any more.
    WentOut,
    /// It has another role, or one more, or one less.
    NewRole,
}

impl DutyChange {
    /// In which way.
    pub fn turn(&self) -> Turn {
        match (self.before.is_empty(), self.after.is_empty()) {
            (true, _) => Turn::CameIn,
            (false, true) => Turn::WentOut,
            (false, false) => Turn::NewRole,
        }
    }
}

/// The deadlines of a measure or heading, where they differ. Two are the same if they are of one kind and say the
/// same day, in whatever words, or if no day follows and the words are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineChange {
    /// Only in the old plan: the printed words.
    pub dropped: Vec<Span>,
    /// Only in the new plan: the printed words.
    pub added: Vec<Span>,
}

/// Roles, each once, heaviest first.
fn roles(assignments: &[Assignment]) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| assignments.iter().any(|each| each.role == *role)).collect()
}

/// Whose part differs between two lists.
pub(super) fn changes(units: &Units, old: &[Assignment], new: &[Assignment]) -> Vec<DutyChange> {
    let of = |list: &[Assignment], unit: Option<UnitId>| -> Vec<Assignment> {
        list.iter().filter(|each| Some(each.unit) == unit).copied().collect()
    };
    let mut seen: Vec<(Option<UnitId>, Option<UnitId>)> = Vec::new();
    let named = new.iter().map(|each| (units.old_of(each.unit), Some(each.unit)));
    let gone = old.iter().map(|each| (Some(each.unit), units.new_of(each.unit)));
    for pair in named.chain(gone) {
        if !seen.contains(&pair) {
            seen.push(pair);
        }
    }
    seen.into_iter()
        .map(|(old_unit, new_unit)| DutyChange {
            old_unit,
            new_unit,
            before: of(old, old_unit),
            after: of(new, new_unit),
        })
        .filter(|change| roles(&change.before) != roles(&change.after))
        .collect()
}

/// Which deadlines differ between two lists.
pub(super) fn deadlines(
    old_plan: &Plan,
    old: &[Deadline],
    new_plan: &Plan,
    new: &[Deadline],
) -> Option<DeadlineChange> {
    let meaning = |plan: &Plan, deadline: &Deadline| {
        let words = || fold_text(plan.words(deadline.span));
        (deadline.kind, deadline.due.clone().unwrap_or_else(words))
    };
    let meanings = |plan: &Plan, list: &[Deadline]| -> Vec<_> {
        list.iter().map(|deadline| (meaning(plan, deadline), deadline.span)).collect()
    };
    let (old, new) = (meanings(old_plan, old), meanings(new_plan, new));
    let only = |these: &[(_, Span)], those: &[(_, Span)]| -> Vec<Span> {
        let missing = |(meaning, _): &&(_, Span)| those.iter().all(|(other, _)| other != meaning);
        these.iter().filter(missing).map(|(_, span)| *span).collect()
    };
    let change = DeadlineChange { dropped: only(&old, &new), added: only(&new, &old) };
    (!change.dropped.is_empty() || !change.added.is_empty()).then_some(change)
}
