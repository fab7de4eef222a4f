use super::Room;
use crate::graph::PlanGraph;
use crate::plan::{MeasureId, Plan, Role, UnitId};
use std::cmp::Reverse;

/// A measure whose leads and responsible units are all in the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Which.
    pub measure: MeasureId,
    /// Leads and responsible units, in printed order.
    pub deciders: Vec<UnitId>,
    /// Units that take part and are there.
    pub helpers: Vec<UnitId>,
    /// Units that take part and are not there; collectives that nobody said the members of are among them.
    pub absent: Vec<UnitId>,
    /// A list of those who decide ends in 等: more are meant than are named.
    pub open: bool,
}

/// A measure that lacks somebody who decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsettled {
    /// Which.
    pub measure: MeasureId,
    /// Leads and responsible units that are there.
    pub deciders: Vec<UnitId>,
    /// Leads and responsible units that are not there, in printed order.
    pub missing: Vec<UnitId>,
}

/// From those in the room: what can be settled, best first, and what is missing for the rest.
///
/// A measure can be settled when everybody who leads it or is responsible for it is there; where nobody does, when
/// everybody who takes part is. Best is where the fewest who take part are absent, then where most are there
/// whom it concerns; of the rest comes first what lacks fewest. Among equals, document order. A measure that names
/// nobody is in neither list; nor, in the second, is one for which nobody at all is there.
pub fn settle(plan: &Plan, graph: &PlanGraph, room: &Room) -> (Vec<Settled>, Vec<Unsettled>) {
    let (mut settled, mut unsettled) = (Vec::new(), Vec::new());
    for measure in plan.measures.iter().map(|measure| measure.id) {
        let team = |decides: bool| {
            let mut units: Vec<UnitId> = Vec::new();
            for link in graph.team(measure).filter(|link| (link.role != Role::Participate) == decides) {
                if !units.contains(&link.unit) {
                    units.push(link.unit);
                }
            }
            units
        };
        let (mut deciders, mut helpers) = (team(true), team(false));
        helpers.retain(|unit| !deciders.contains(unit));
        if deciders.is_empty() {
            std::mem::swap(&mut deciders, &mut helpers);
        }
        let here = |units: Vec<UnitId>| -> (Vec<UnitId>, Vec<UnitId>) {
            units.into_iter().partition(|unit| room.has(*unit))
        };
        let ((deciders, missing), (helpers, absent)) = (here(deciders), here(helpers));
        if missing.is_empty() && !deciders.is_empty() {
            let open = graph.team(measure).any(|link| link.open && deciders.contains(&link.unit));
            settled.push(Settled { measure, deciders, helpers, absent, open });
        } else if !deciders.is_empty() || !helpers.is_empty() {
            unsettled.push(Unsettled { measure, deciders, missing });
        }
    }
    settled.sort_by_key(|each| (each.absent.len(), Reverse(each.deciders.len() + each.helpers.len())));
    unsettled.sort_by_key(|each| (each.missing.len(), Reverse(each.deciders.len())));
    (settled, unsettled)
}
