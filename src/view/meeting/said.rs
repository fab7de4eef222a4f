//! Topics and parties in words: the same on the page, in the editor, in the papers and on the clipboard.

use crate::meeting::{About, Item, Lists, Party, TopicPlace};
use crate::plan::{Assignment, Holder, Plan, Role, SectionId, UnitId};
use crate::scene::Target;
use crate::view::flow::Said;

/// What a topic is about, on one line: number and beginning of a measure, a heading, the document's title.
pub fn topic(said: Said, place: TopicPlace) -> String {
    match place.find(said.plan) {
        Some(Holder::Measure(id)) => said.measure(id),
        Some(Holder::Section(SectionId::DOCUMENT)) => said.text("meeting.topic.whole"),
        Some(Holder::Section(id)) => said.plan.heading(id),
        None => said.text("meeting.topic.lost"),
    }
}

/// Who it is.
pub fn party(plan: &Plan, party: &Party) -> String {
    match party {
        Party::Unit(id) => plan.unit(*id).name.clone(),
        Party::Named(name) => name.clone(),
    }
}

/// What stands for somebody: a unit of the plan.
pub fn target(party: &Party) -> Option<Target> {
    match party {
        Party::Unit(id) => Some(Target::Unit(id.0)),
        Party::Named(_) => None,
    }
}

/// The assignments of a topic, its headings' first.
pub fn assignments<'p>(plan: &'p Plan, item: &Item) -> impl Iterator<Item = &'p Assignment> {
    let headings = item.headings.iter().flat_map(|id| &plan.section(*id).assignments);
    let measures = item.measures.iter().flat_map(|id| &plan.measure(*id).assignments);
    headings.chain(measures)
}

/// Those whom a topic concerns, each once with the heaviest thing that it does there, in the order of the document.
pub fn team(plan: &Plan, item: &Item) -> Vec<(Role, Vec<UnitId>)> {
    let mut seen: Vec<UnitId> = Vec::new();
    let mut team = Vec::new();
    for role in Role::ALL {
        let mut units = Vec::new();
        for assignment in assignments(plan, item).filter(|each| each.role == role) {
            if !seen.contains(&assignment.unit) {
                seen.push(assignment.unit);
                units.push(assignment.unit);
            }
        }
        if !units.is_empty() {
            team.push((role, units));
        }
    }
    team
}

/// A unit's name, for a collective with those whom the user's list gives for it.
pub fn with_members(said: Said, lists: &Lists, unit: UnitId) -> String {
    let name = said.name(unit);
    match lists.members.get(name).filter(|members| said.plan.unit(unit).collective && !members.is_empty()) {
        Some(members) => said.fill("meeting.with-members", &[name, &members.join("、")]),
        None => name.to_owned(),
    }
}

/// What a note is about, on one line.
pub fn note(said: Said, about: &About) -> String {
    match about {
        About::Unit(name) => name.clone(),
        About::Place(place) => match place.find(said.plan) {
            Some(_) => topic(said, *place),
            None => said.text("meeting.note.lost"),
        },
        About::Assignment(place, unit, role) => {
            let carrier = match place.find(said.plan) {
                Some(Holder::Measure(id)) => said.number(id),
                Some(Holder::Section(id)) => said.plan.heading(id),
                None => said.text("meeting.note.lost"),
            };
            let role = said.text(&format!("role.{}", role.key()));
            said.fill("meeting.note.on-role", &[unit, &role, &carrier])
        }
    }
}
