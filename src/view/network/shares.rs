//! What every two units share, counted by the part that each has in the measure.
//!
//! Being named by the same heading is not sharing a measure. A unit with two roles in a measure counts with
//! the heavier one.

use super::choice::Pairing;
use crate::graph::{LinkId, PlanGraph};
use crate::plan::{MeasureId, Plan, Role, UnitId};

/// What two units share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The unit with the lower id.
    pub first: UnitId,
    /// The other one.
    pub second: UnitId,
    /// Shared measures by the first unit's role and then the second's.
    pub by: [[u32; 3]; 3],
}

impl Share {
    /// Measures that both are named by.
    pub fn all(&self) -> u32 {
        self.by.iter().flatten().sum()
    }

    /// Measures that both lead.
    pub fn together(&self) -> u32 {
        self.by[0][0]
    }

    /// Measures that the first leads and the second does not, and the other way round.
    pub fn one_leads(&self) -> [u32; 2] {
        [self.by[0][1] + self.by[0][2], self.by[1][0] + self.by[2][0]]
    }

    /// Measures that neither leads.
    pub fn neither(&self) -> u32 {
        self.all() - self.together() - self.one_leads().iter().sum::<u32>()
    }

    /// Measures that the first leads and the second takes part in, and the other way round.
    pub fn arrows(&self) -> [u32; 2] {
        let participate = Role::Participate as usize;
        [self.by[0][participate], self.by[participate][0]]
    }

    /// How many measures join the two.
    pub fn weight(&self, pairing: Pairing) -> u32 {
        match pairing {
            Pairing::Any => self.all(),
            Pairing::LeadWithParticipant => self.arrows().iter().sum(),
            Pairing::LeadersTogether => self.together(),
        }
    }
}

/// Every two units that share a measure, ascending, over the lines that `counts` lets through.
pub fn shares(
    plan: &Plan,
    graph: &PlanGraph,
    collectives: bool,
    counts: &dyn Fn(LinkId) -> bool,
) -> Vec<Share> {
    // One key a pair and measure: first unit, second unit, both roles. Sorted, equal keys stand together.
    let mut keys: Vec<(u32, u32, u8)> = Vec::new();
    for measure in 0..plan.measures.len() {
        let team = team(plan, graph, MeasureId::at(measure), collectives, counts);
        for (at, (second, second_role)) in team.iter().enumerate() {
            let pairs = team[..at].iter().map(|(first, role)| (first.0, second.0, *role * 3 + *second_role));
            keys.extend(pairs);
        }
    }
    keys.sort_unstable();
    let mut shares: Vec<Share> = Vec::new();
    for run in keys.chunk_by(|a, b| a == b) {
        let (first, second, roles) = run[0];
        let (first, second) = (UnitId(first), UnitId(second));
        if shares.last().is_none_or(|last| (last.first, last.second) != (first, second)) {
            shares.push(Share { first, second, by: [[0; 3]; 3] });
        }
        if let Some(last) = shares.last_mut() {
            last.by[usize::from(roles / 3)][usize::from(roles % 3)] += run.len() as u32;
        }
    }
    shares
}

/// The units of a measure, ascending and each once, with the heaviest role.
fn team(
    plan: &Plan,
    graph: &PlanGraph,
    measure: MeasureId,
    collectives: bool,
    counts: &dyn Fn(LinkId) -> bool,
) -> Vec<(UnitId, u8)> {
    let mut team: Vec<(UnitId, u8)> = graph
        .team(measure)
        .filter(|link| counts(link.id) && (collectives || !plan.unit(link.unit).collective))
        .map(|link| (link.unit, link.role as u8))
        .collect();
    team.sort_unstable();
    team.dedup_by_key(|(unit, _)| *unit);
    team
}
