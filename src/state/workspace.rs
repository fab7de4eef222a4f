//! What is on screen, said in names and places of the text instead of ids.
//!
//! Ids of units, measures and headings are positions: they are others on another machine's reading, after
//! the reader has learned more, and whenever a correction joins or splits units. A snapshot keeps a
//! [`Workspace`], and so does a state for the moment in which its document changes under it.

use super::choices::Choices;
use super::document::Document;
use super::session::Place;
use super::settings::Settings;
use crate::graph::{Filter, LinkId};
use crate::plan::{Correction, Holder, Plan, Role, RoleSet, SectionId, UnitId, UnitKind};
use crate::scene::{Camera, Target};
use crate::view::View;
use crate::view::columns::UnitOrder;
use serde::{Deserialize, Serialize};

/// What was on screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Workspace {
    /// Which view.
    pub view: View,
    /// 本单位, by its printed name.
    pub unit: Option<String>,
    /// Roles shown.
    pub roles: RoleSet,
    /// Kinds shown; none is all.
    pub kinds: Vec<UnitKind>,
    /// Headings shown, by where they begin; none is all.
    pub sections: Vec<u32>,
    /// Words that measures must hold.
    pub text: String,
    /// In which order units stand.
    pub order: UnitOrder,
    /// Headings folded, by where they begin.
    pub folded: Vec<u32>,
    /// 收拢.
    pub compact: bool,
    /// Participation lines drawn for all.
    pub participation: bool,
    /// What was selected.
    pub selection: Option<Selected>,
    /// What of the view was seen; none is the whole.
    pub camera: Option<Camera>,
    /// Where in the text the reader stood.
    #[serde(default)]
    pub reading: u32,
}

/// What was selected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Selected {
    /// A unit, by its printed name.
    Unit(String),
    /// A measure, by where it begins.
    Measure(u32),
    /// A heading, by where it begins.
    Section(u32),
    /// An assignment, by where its measure or heading begins, its unit's printed name and its role.
    Link(u32, String, Role),
}

impl Workspace {
    /// What is chosen about a document and where one stands.
    pub fn of(document: &Document, choices: &Choices, place: &Place) -> Self {
        let plan = &document.plan;
        let start = |id: &SectionId| plan.section(*id).span.start;
        let filter = &choices.filter;
        Self {
            view: place.view,
            unit: filter.unit.map(|id| plan.unit(id).name.clone()),
            roles: filter.roles,
            kinds: UnitKind::ALL.into_iter().filter(|kind| filter.kinds.contains(kind)).collect(),
            sections: filter.sections.iter().map(start).collect(),
            text: filter.text.clone(),
            order: choices.order,
            folded: choices.folded.iter().map(start).collect(),
            compact: choices.compact,
            participation: choices.participation,
            selection: place.selection.map(|target| Selected::of(document, target)),
            camera: place.camera,
            reading: place.reading,
        }
    }

    /// The same on another reading of the document. `before` are the corrections that this one was seen
    /// with. Corrections, title, note and settings are not part of it. The third value counts what could
    /// not be found again.
    pub fn restore(&self, document: &Document, before: &[Correction]) -> (Choices, Place, usize) {
        let mut lost = 0;
        let mut found = |id: Option<SectionId>| {
            lost += usize::from(id.is_none());
            id
        };
        let section = |start: &u32| section_at(&document.plan, *start);
        let sections = self.sections.iter().filter_map(|start| found(section(start))).collect();
        let folded = self.folded.iter().filter_map(|start| found(section(start))).collect();
        let unit = self.unit.as_deref().map(|name| unit_called(document, before, name));
        let selection = self.selection.as_ref().map(|selected| selected.find(document, before));
        lost += usize::from(unit == Some(None)) + usize::from(selection == Some(None));
        let filter = Filter {
            unit: unit.flatten(),
            roles: self.roles,
            kinds: self.kinds.iter().copied().collect(),
            sections,
            text: self.text.clone(),
        };
        let choices = Choices {
            filter,
            order: self.order,
            folded,
            compact: self.compact,
            participation: self.participation,
            corrections: Vec::new(),
            title: String::new(),
            note: String::new(),
            settings: Settings::default(),
        };
        let place = Place {
            view: self.view,
            selection: selection.flatten(),
            camera: self.camera,
            reading: self.reading,
        };
        (choices, place, lost)
    }
}

impl Selected {
    /// A target of this document.
    pub fn of(document: &Document, target: Target) -> Self {
        let plan = &document.plan;
        match target {
            Target::Unit(id) => Self::Unit(plan.units[id as usize].name.clone()),
            Target::Measure(id) => Self::Measure(plan.measures[id as usize].span.start),
            Target::Section(id) => Self::Section(plan.sections[id as usize].span.start),
            Target::Link(id) => {
                let link = document.graph.link(LinkId(id));
                Self::Link(start_of(plan, link.holder), plan.unit(link.unit).name.clone(), link.role)
            }
        }
    }

    /// The same in another reading, where `before` are the corrections that it was seen with.
    pub fn find(&self, document: &Document, before: &[Correction]) -> Option<Target> {
        let plan = &document.plan;
        match self {
            Self::Unit(name) => unit_called(document, before, name).map(|id| Target::Unit(id.0)),
            Self::Measure(start) => plan
                .measures
                .iter()
                .find(|measure| measure.span.start == *start)
                .map(|measure| Target::Measure(measure.id.0)),
            Self::Section(start) => section_at(plan, *start).map(|id| Target::Section(id.0)),
            Self::Link(start, name, role) => {
                let unit = unit_called(document, before, name)?;
                document
                    .graph
                    .duties(unit)
                    .find(|link| link.role == *role && start_of(plan, link.holder) == *start)
                    .map(|link| Target::Link(link.id.0))
            }
        }
    }
}

fn start_of(plan: &Plan, holder: Holder) -> u32 {
    match holder {
        Holder::Section(id) => plan.section(id).span.start,
        Holder::Measure(id) => plan.measure(id).span.start,
    }
}

fn section_at(plan: &Plan, start: u32) -> Option<SectionId> {
    plan.sections.iter().find(|section| section.span.start == start).map(|section| section.id)
}

/// A unit by its name; else the one that has taken it in; else the first of those that it was split into;
/// else, where a correction was taken back, the one that it came from.
fn unit_called(document: &Document, before: &[Correction], name: &str) -> Option<UnitId> {
    let plan = &document.plan;
    let known_as = || plan.units.iter().find(|unit| unit.aliases.iter().any(|alias| alias == name));
    let part = || {
        document.corrections.iter().find_map(|correction| match correction {
            Correction::Split { unit, parts } if unit == name => plan.unit_named(parts.first()?.trim()),
            _ => None,
        })
    };
    let whole = || {
        before.iter().find_map(|correction| match correction {
            Correction::Split { unit, parts } if parts.iter().any(|part| part.trim() == name) => {
                plan.unit_named(unit)
            }
            Correction::SameAs { unit, name: new } if new.trim() == name => plan.unit_named(unit),
            _ => None,
        })
    };
    plan.unit_named(name).or_else(|| known_as().map(|unit| unit.id)).or_else(part).or_else(whole)
}
