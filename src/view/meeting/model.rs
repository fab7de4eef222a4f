//! What is on the page, from what the user says.

use crate::graph::PlanGraph;
use crate::meeting::{Call, Item, Meeting, Settled, Unsettled, call, settle};
use crate::plan::{MeasureId, Plan, Role, UnitId};

/// What the page follows from.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// What the user says about the meeting.
    pub meeting: Meeting,
    /// How many measures the filter shows: what an empty page offers to begin with.
    pub shown: usize,
}

/// What is on the page.
pub struct Model {
    /// What the user says.
    pub meeting: Meeting,
    /// How many measures the filter shows.
    pub shown: usize,
    /// The topics, found in the plan.
    pub items: Vec<Item>,
    /// How many measures are on the agenda, each counted once.
    pub measures: usize,
    /// Who must come, who should, who is missing.
    pub call: Call,
    /// On the agenda, and can be settled, best first.
    pub settled: Vec<Settled>,
    /// On the agenda, and somebody who decides is missing; who lacks fewest first.
    pub unsettled: Vec<Unsettled>,
    /// On the agenda, and names nobody.
    pub unnamed: Vec<MeasureId>,
    /// Not on the agenda, and could be settled, best first.
    pub also: Vec<Settled>,
}

/// From what the user says.
pub fn model(plan: &Plan, graph: &PlanGraph, spec: &Spec) -> Model {
    let meeting = &spec.meeting;
    let call = call(plan, &meeting.agenda, &meeting.attendees, &meeting.lists);
    let on = meeting.agenda.measures(plan);
    let room = meeting.attendees.room(plan, &meeting.lists);
    let (all, lacking) = settle(plan, graph, &room);
    let (settled, also): (Vec<Settled>, Vec<Settled>) =
        all.into_iter().partition(|each| on[each.measure.index()]);
    let mut unsettled: Vec<Unsettled> = lacking.into_iter().filter(|each| on[each.measure.index()]).collect();
    // Where nobody at all is there, everybody who decides is missing.
    let mut unnamed = Vec::new();
    for measure in plan.measures.iter().map(|measure| measure.id).filter(|id| on[id.index()]) {
        let told = settled.iter().any(|each| each.measure == measure)
            || unsettled.iter().any(|each| each.measure == measure);
        if told {
            continue;
        }
        match deciders(graph, measure) {
            missing if missing.is_empty() => unnamed.push(measure),
            missing => unsettled.push(Unsettled { measure, deciders: Vec::new(), missing }),
        }
    }
    unsettled.sort_by_key(|each| (each.missing.len(), std::cmp::Reverse(each.deciders.len())));
    Model {
        meeting: meeting.clone(),
        shown: spec.shown,
        items: meeting.agenda.items(plan),
        measures: on.iter().filter(|on| **on).count(),
        call,
        settled,
        unsettled,
        unnamed,
        also,
    }
}

/// Who leads a measure or is responsible for it; where nobody does, who takes part.
fn deciders(graph: &PlanGraph, measure: MeasureId) -> Vec<UnitId> {
    let team = |decides: bool| {
        let mut units: Vec<UnitId> = Vec::new();
        for link in graph.team(measure).filter(|link| (link.role != Role::Participate) == decides) {
            if !units.contains(&link.unit) {
                units.push(link.unit);
            }
        }
        units
    };
    let heavy = team(true);
    if heavy.is_empty() { team(false) } else { heavy }
}
