//! Which unit of the old plan is which of the new one: by printed name, else by a name in its bracket where that
//! joins one to just one. Nothing is guessed: a unit that was renamed goes out, and another comes in.

use crate::graph::fold::fold_text;
use crate::plan::{Plan, UnitId};
use std::collections::BTreeMap;

/// Which unit of one plan is which of the other.
#[derive(Debug)]
pub(super) struct Units {
    to_new: Vec<Option<UnitId>>,
    to_old: Vec<Option<UnitId>>,
}

impl Units {
    pub(super) fn of(old: &Plan, new: &Plan) -> Self {
        let mut units = Self { to_new: vec![None; old.units.len()], to_old: vec![None; new.units.len()] };
        let mut by_name: BTreeMap<String, [Vec<UnitId>; 2]> = BTreeMap::new();
        for (side, plan) in [old, new].into_iter().enumerate() {
            for unit in &plan.units {
                by_name.entry(fold_text(&unit.name)).or_default()[side].push(unit.id);
            }
        }
        for [olds, news] in by_name.into_values() {
            for (old, new) in olds.into_iter().zip(news) {
                units.join(old, new);
            }
        }
        // Of those left, names in brackets count too, where they join one to just one.
        let mut by_name: BTreeMap<String, [Vec<UnitId>; 2]> = BTreeMap::new();
        for (side, plan) in [old, new].into_iter().enumerate() {
            let taken = if side == 0 { &units.to_new } else { &units.to_old };
            for unit in plan.units.iter().filter(|unit| taken[unit.id.index()].is_none()) {
                for name in std::iter::once(&unit.name).chain(&unit.aliases) {
                    let sharing = &mut by_name.entry(fold_text(name)).or_default()[side];
                    if !sharing.contains(&unit.id) {
                        sharing.push(unit.id);
                    }
                }
            }
        }
        let mut joined: Vec<(UnitId, UnitId)> = by_name
            .values()
            .flat_map(|[olds, news]| olds.iter().flat_map(|old| news.iter().map(|new| (*old, *new))))
            .collect();
        joined.sort_unstable();
        joined.dedup();
        for &(old, new) in &joined {
            if joined.iter().filter(|pair| pair.0 == old || pair.1 == new).count() == 1 {
                units.join(old, new);
            }
        }
        units
    }

    fn join(&mut self, old: UnitId, new: UnitId) {
        self.to_new[old.index()] = Some(new);
        self.to_old[new.index()] = Some(old);
    }

    /// The unit of the new plan that a unit of the old one is.
    pub(super) fn new_of(&self, old: UnitId) -> Option<UnitId> {
        self.to_new[old.index()]
    }

    /// The unit of the old plan that a unit of the new one is.
    pub(super) fn old_of(&self, new: UnitId) -> Option<UnitId> {
        self.to_old[new.index()]
    }
}
