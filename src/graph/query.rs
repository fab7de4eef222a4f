//! Questions to a [`PlanGraph`]: who does what, who is in one measure, who works with whom.
//!
//! Every answer comes in document order, or says by what it is ranked and is in document order
//! among equals, so that the same plan gives the same list on every machine. Nothing here is kept
//! between calls; a question costs about as much as there are lines in its answer.

use super::{Link, PlanGraph};
use crate::plan::{Holder, MeasureId, Plan, Role, UnitId};
use petgraph::graph::NodeIndex;

/// How many lines a unit has in each role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Load {
    /// 牵头
    pub lead: u32,
    /// 责任
    pub responsible: u32,
    /// 参加
    pub participate: u32,
}

impl Load {
    /// Lines in one role.
    pub fn of(self, role: Role) -> u32 {
        match role {
            Role::Lead => self.lead,
            Role::Responsible => self.responsible,
            Role::Participate => self.participate,
        }
    }

    /// One more line in a role.
    pub fn add(&mut self, role: Role) {
        match role {
            Role::Lead => self.lead += 1,
            Role::Responsible => self.responsible += 1,
            Role::Participate => self.participate += 1,
        }
    }

    /// Lines in any role.
    pub fn total(self) -> u32 {
        self.lead + self.responsible + self.participate
    }
}

impl<'a> FromIterator<&'a Link> for Load {
    fn from_iter<I: IntoIterator<Item = &'a Link>>(links: I) -> Self {
        let mut load = Self::default();
        for link in links {
            load.add(link.role);
        }
        load
    }
}

/// A unit that shares measures with another (协作).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Who.
    pub unit: UnitId,
    /// The measures that name both, in document order; never empty.
    pub measures: Vec<MeasureId>,
}

impl PlanGraph {
    /// A unit's lines, in document order: its duties, with those that headings give it.
    pub fn duties(&self, unit: UnitId) -> impl ExactSizeIterator<Item = &Link> + Clone {
        self.around(Some(NodeIndex::new(unit.index())))
    }

    /// A unit's lines in one role, in document order.
    pub fn duties_as(&self, unit: UnitId, role: Role) -> impl Iterator<Item = &Link> + Clone {
        self.duties(unit).filter(move |link| link.role == role)
    }

    /// How much a unit has to do.
    pub fn load(&self, unit: UnitId) -> Load {
        self.duties(unit).collect()
    }

    /// The measures that name a unit, in document order, each once even where the unit has two roles.
    pub fn measures_of(&self, unit: UnitId) -> impl Iterator<Item = MeasureId> + Clone {
        let mut last = None;
        // One holder's lines are neighbours, since lines are in document order.
        self.duties(unit).filter_map(Link::measure).filter(move |measure| {
            let new = last != Some(*measure);
            last = Some(*measure);
            new
        })
    }

    /// The lines of a measure or heading, in printed order.
    pub fn held_by(&self, holder: Holder) -> impl ExactSizeIterator<Item = &Link> + Clone {
        self.around(match holder {
            Holder::Measure(measure) => Some(NodeIndex::new(self.units + measure.index())),
            Holder::Section(section) => self.sections[section.index()],
        })
    }

    /// The lines of a measure, in printed order: who must be in the room.
    pub fn team(&self, measure: MeasureId) -> impl ExactSizeIterator<Item = &Link> + Clone {
        self.held_by(Holder::Measure(measure))
    }

    /// The lines of a measure in one role, in printed order.
    pub fn team_as(&self, measure: MeasureId, role: Role) -> impl Iterator<Item = &Link> + Clone {
        self.team(measure).filter(move |link| link.role == role)
    }

    /// Who shares measures with a unit, whatever the roles: most shared measures first, then in
    /// order of first appearance. Being named by the same heading is not sharing a measure.
    ///
    /// Collectives stand for nobody in particular and touch most measures, so they are left out
    /// unless asked for.
    pub fn partners(&self, plan: &Plan, unit: UnitId, with_collectives: bool) -> Vec<Partner> {
        let mut shared: Vec<Vec<MeasureId>> = vec![Vec::new(); self.units];
        for measure in self.measures_of(unit) {
            for link in self.team(measure) {
                let theirs = &mut shared[link.unit.index()];
                if link.unit != unit && theirs.last() != Some(&measure) {
                    theirs.push(measure);
                }
            }
        }
        let mut partners: Vec<Partner> = shared
            .into_iter()
            .enumerate()
            .map(|(index, measures)| Partner { unit: UnitId::at(index), measures })
            .filter(|partner| !partner.measures.is_empty())
            .filter(|partner| with_collectives || !plan.unit(partner.unit).collective)
            .collect();
        partners.sort_by_key(|partner| std::cmp::Reverse(partner.measures.len()));
        partners
    }

    /// Whether a measure or heading names a unit, in whatever role.
    pub fn names(&self, holder: Holder, unit: UnitId) -> bool {
        self.held_by(holder).any(|link| link.unit == unit)
    }

    /// The measures that name both units, in document order.
    pub fn shared(&self, one: UnitId, other: UnitId) -> impl Iterator<Item = MeasureId> {
        self.measures_of(one).filter(move |measure| self.names(Holder::Measure(*measure), other))
    }

    /// The measures that name a collective and do not name this unit, in document order: what the
    /// line 「另有 N 项列有集合单位」 counts. Whether the unit belongs to that collective the
    /// document does not say. None for a unit that is a collective itself.
    pub fn collective_mentions<'a>(
        &'a self,
        plan: &'a Plan,
        unit: UnitId,
    ) -> impl Iterator<Item = MeasureId> + 'a {
        let measures = if plan.unit(unit).collective { 0 } else { self.measures };
        (0..measures).map(MeasureId::at).filter(move |measure| {
            self.team(*measure).any(|link| plan.unit(link.unit).collective)
                && !self.names(Holder::Measure(*measure), unit)
        })
    }
}
