use super::TopicPlace;
use crate::graph::{LinkId, PlanGraph};
use crate::plan::{MeasureId, Plan, Role, SectionId, UnitId};
use crate::scene::Target;
use serde::{Deserialize, Serialize};

/// What the user notes down, each thing once, in the order of what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Notes {
    /// The notes; none is empty.
    pub notes: Vec<Note>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about.
    pub about: About,
    /// As typed.
    pub text: String,
}

/// What a note is about: found again in another reading of the same text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum About {
    /// A unit, by its printed name.
    Unit(String),
    /// A measure or a heading.
    Place(TopicPlace),
    /// An assignment: what carries it, its unit's printed name, its role.
    Assignment(TopicPlace, String, Role),
}

impl Notes {
    /// What is noted about something; empty where nothing is.
    pub fn of(&self, about: &About) -> &str {
        self.notes.iter().find(|note| note.about == *about).map_or("", |note| &note.text)
    }

    /// Notes something down instead of what was; an empty text takes the note away.
    pub fn set(&mut self, about: About, text: String) {
        let at = self.notes.binary_search_by(|note| note.about.cmp(&about));
        match (at, text.is_empty()) {
            (Ok(at), true) => drop(self.notes.remove(at)),
            (Ok(at), false) => self.notes[at].text = text,
            (Err(_), true) => {}
            (Err(at), false) => self.notes.insert(at, Note { about, text }),
        }
    }

    /// Brings them into order, where they came from somewhere else: a file that somebody edited.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.notes.retain(|note| !note.text.is_empty());
        self.notes.sort_by(|one, other| one.about.cmp(&other.about));
        self.notes.dedup_by(|later, first| later.about == first.about);
        self
    }
}

impl About {
    /// What a target is, said so that it is found again; none for what no note can be about.
    pub fn of(plan: &Plan, graph: &PlanGraph, target: Target) -> Option<Self> {
        Some(match target {
            Target::Unit(id) => Self::Unit(plan.unit(UnitId(id)).name.clone()),
            Target::Measure(id) => Self::Place(TopicPlace::measure(plan, MeasureId(id))),
            Target::Section(id) => Self::Place(TopicPlace::section(plan, SectionId(id))),
            Target::Link(id) => {
                let link = graph.link(LinkId(id));
                let place = TopicPlace::holder(plan, link.holder);
                Self::Assignment(place, plan.unit(link.unit).name.clone(), link.role)
            }
            Target::Tie(..) | Target::Entry(_) => return None,
        })
    }

    /// The same in a plan; none where it does not have it.
    pub fn find(&self, plan: &Plan, graph: &PlanGraph) -> Option<Target> {
        Some(match self {
            Self::Unit(name) => Target::Unit(plan.unit_named(name)?.0),
            Self::Place(place) => place.target(plan)?,
            Self::Assignment(place, name, role) => {
                let unit = plan.unit_named(name)?;
                let holder = place.find(plan)?;
                let same = graph.held_by(holder).find(|link| link.unit == unit && link.role == *role);
                Target::Link(same?.id.0)
            }
        })
    }
}
