use crate::plan::{Plan, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who is invited, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Attendees {
    /// A unit may send several people, and stand here as often.
    pub guests: Vec<Guest>,
}

/// A unit that is invited, with the person it sends.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Guest {
    /// The unit's printed name, or the name of one that the plan does not know.
    pub unit: String,
    /// Who comes; empty where that is open. So are the others.
    pub person: String,
    /// 职务
    pub post: String,
    /// How to reach the person.
    pub phone: String,
}

impl Guest {
    /// A unit without a person.
    pub fn of(unit: &str) -> Self {
        Self { unit: unit.to_owned(), ..Self::default() }
    }
}

/// 分发名单: which units a collective stands for, by printed names. The user's statement; the document does
/// not say it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lists {
    /// By the collective's name.
    pub members: BTreeMap<String, Vec<String>>,
}

/// Somebody who can be in the room.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// A unit of the plan.
    Unit(UnitId),
    /// One that the plan does not name: a city's government behind 各市(州)政府.
    Named(String),
}

impl Lists {
    /// Those that a name stands for: itself, or those whom the user's list gives for a collective, and so on where
    /// these are collectives. A collective without a list stands for itself, which is nobody.
    pub fn stand_for(&self, plan: &Plan, name: &str) -> Vec<Party> {
        let mut parties = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        let mut open: Vec<&str> = vec![name];
        while let Some(name) = open.pop() {
            if seen.contains(&name) {
                continue;
            }
            seen.push(name);
            let unit = plan.unit_named(name);
            let members = self.members.get(name).filter(|members| !members.is_empty());
            match (unit, members) {
                (Some(unit), Some(members)) if plan.unit(unit).collective => {
                    open.extend(members.iter().rev().map(String::as_str));
                }
                (Some(unit), _) => parties.push(Party::Unit(unit)),
                (None, _) => parties.push(Party::Named(name.to_owned())),
            }
        }
        parties
    }
}

/// Who is in the room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Room {
    /// By unit of the plan: whether it is there. A collective is, where the user's list says who it stands for and
    /// all of them are.
    pub present: Vec<bool>,
    /// Invited, but unknown to the plan, in order, each once.
    pub strangers: Vec<String>,
    /// Collectives that were invited though nobody said who they are, in order, each once.
    pub nobody: Vec<UnitId>,
}

impl Attendees {
    /// Those who are invited, as the plan knows them. Who invites a collective invites those whom it stands for.
    pub fn room(&self, plan: &Plan, lists: &Lists) -> Room {
        let mut room = Room { present: vec![false; plan.units.len()], ..Room::default() };
        for party in self.guests.iter().flat_map(|guest| lists.stand_for(plan, &guest.unit)) {
            match party {
                Party::Unit(id) if !plan.unit(id).collective => room.present[id.index()] = true,
                Party::Unit(id) if !room.nobody.contains(&id) => room.nobody.push(id),
                Party::Named(name) if !room.strangers.contains(&name) => room.strangers.push(name),
                _ => {}
            }
        }
        for unit in plan.units.iter().filter(|unit| unit.collective) {
            let parties = lists.stand_for(plan, &unit.name);
            let all = !parties.is_empty() && parties.iter().all(|party| room.seats(plan, party));
            room.present[unit.id.index()] = all;
        }
        room
    }
}

impl Room {
    /// Whether a unit is there.
    pub fn has(&self, unit: UnitId) -> bool {
        self.present.get(unit.index()).copied().unwrap_or(false)
    }

    /// Whether somebody is there who is no collective.
    fn seats(&self, plan: &Plan, party: &Party) -> bool {
        match party {
            Party::Unit(id) => !plan.unit(*id).collective && self.has(*id),
            Party::Named(name) => self.strangers.contains(name),
        }
    }

    /// Whether somebody is invited, be it as a collective that nobody said the members of.
    pub fn invites(&self, party: &Party) -> bool {
        match party {
            Party::Unit(id) => self.has(*id) || self.nobody.contains(id),
            Party::Named(name) => self.strangers.contains(name),
        }
    }
}
