//! What is on screen, said in names and places of the text instead of ids.
//!
//! Ids of units, measures and headings are positions: they are others on another machine's reading, after
//! the reader has learned more, and whenever a correction joins or splits units. A snapshot keeps a
//! [`Workspace`], and so does a state for the moment in which its document changes under it.

use super::choices::Choices;
use super::document::Document;
use super::session::Place;
use super::settings::Settings;
use crate::graph::{Filter, LinkId, List};
use crate::meeting::Meeting;
use crate::plan::{Correction, Holder, MeasureId, Plan, Role, RoleSet, SectionId, UnitId, UnitKind};
use crate::scene::{Camera, Target};
use crate::view::columns::UnitOrder;
use crate::view::{View, duties, matrix, network, overview};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// The view that stood open beside it.
    #[serde(default)]
    pub beside: Option<View>,
    /// What of the other views was seen.
    #[serde(default)]
    pub cameras: Vec<(View, Camera)>,
    /// The unit whose duties were listed, by its printed name.
    #[serde(default)]
    pub duties_of: Option<String>,
    /// Units chosen to be looked at together, by their printed names.
    #[serde(default)]
    pub chosen: Vec<String>,
    /// A list of measures shown: its title, and where they begin.
    #[serde(default)]
    pub list: Option<(String, Vec<String>, Vec<u32>)>,
    /// About the overview.
    #[serde(default)]
    pub overview: overview::Choice,
    /// About the matrix.
    #[serde(default)]
    pub matrix: matrix::Choice,
    /// About the network.
    #[serde(default)]
    pub network: network::Choice,
    /// Units of the network that were put somewhere by hand, by their printed names, and where.
    #[serde(default)]
    pub pins: Vec<(String, [f32; 2])>,
    /// About the lists of duties.
    #[serde(default)]
    pub duties: duties::Choice,
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
    /// What two units share, by their printed names.
    Tie(String, String),
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
            selection: place.selection.and_then(|target| Selected::of(document, target)),
            camera: place.camera(View::Columns),
            reading: place.reading,
            beside: place.beside,
            cameras: View::ALL
                .into_iter()
                .filter(|view| *view != View::Columns)
                .filter_map(|view| place.camera(view).map(|camera| (view, camera)))
                .collect(),
            duties_of: place.unit.map(|id| plan.unit(id).name.clone()),
            chosen: choices.chosen.iter().map(|id| plan.unit(*id).name.clone()).collect(),
            list: filter.list.as_ref().map(|list| {
                let starts = list.measures.iter().map(|id| plan.measure(*id).span.start);
                (list.title.0.clone(), list.title.1.clone(), starts.collect())
            }),
            overview: choices.overview.clone(),
            matrix: choices.matrix.clone(),
            network: network::Choice { pins: Vec::new(), ..choices.network.clone() },
            pins: choices.network.pins.iter().map(|(id, at)| (plan.unit(*id).name.clone(), *at)).collect(),
            duties: choices.duties.clone(),
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
        let list = self.list.as_ref().map(|(key, args, starts)| {
            let found: BTreeSet<MeasureId> =
                starts.iter().filter_map(|start| measure_at(&document.plan, *start)).collect();
            lost += starts.len() - found.len();
            List { title: (key.clone(), args.clone()), measures: found }
        });
        let called = |name: &String| unit_called(document, before, name);
        let chosen: Vec<UnitId> = self.chosen.iter().filter_map(called).collect();
        lost += self.chosen.len() - chosen.len();
        let unpinned = network::Choice { pins: Vec::new(), ..self.network.clone() };
        let network = self.pins.iter().fold(unpinned, |choice, (name, at)| match called(name) {
            Some(unit) if at.iter().all(|place| place.is_finite()) => choice.pinned(unit, *at),
            _ => {
                lost += 1;
                choice
            }
        });
        let filter = Filter {
            list,
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
            chosen,
            overview: self.overview.clone(),
            matrix: self.matrix.clone(),
            network,
            duties: self.duties.clone(),
            meeting: Meeting::default(),
            corrections: Vec::new(),
            title: String::new(),
            note: String::new(),
            settings: Settings::default(),
        };
        let mut cameras = [None; View::ALL.len()];
        cameras[View::Columns as usize] = self.camera;
        for (view, camera) in &self.cameras {
            cameras[*view as usize] = Some(*camera);
        }
        let place = Place {
            view: self.view,
            beside: self.beside.filter(|beside| *beside != self.view),
            selection: selection.flatten(),
            unit: self.duties_of.as_ref().and_then(called),
            cameras,
            reading: self.reading,
        };
        (choices, place, lost)
    }
}

impl Selected {
    /// A target of this document; none for what only a view offers.
    pub fn of(document: &Document, target: Target) -> Option<Self> {
        let plan = &document.plan;
        Some(match target {
            Target::Entry(_) => return None,
            Target::Tie(one, other) => {
                let name = |id: u32| plan.units[id as usize].name.clone();
                Self::Tie(name(one), name(other))
            }
            Target::Unit(id) => Self::Unit(plan.units[id as usize].name.clone()),
            Target::Measure(id) => Self::Measure(plan.measures[id as usize].span.start),
            Target::Section(id) => Self::Section(plan.sections[id as usize].span.start),
            Target::Link(id) => {
                let link = document.graph.link(LinkId(id));
                Self::Link(start_of(plan, link.holder), plan.unit(link.unit).name.clone(), link.role)
            }
        })
    }

    /// The same in another reading, where `before` are the corrections that it was seen with.
    pub fn find(&self, document: &Document, before: &[Correction]) -> Option<Target> {
        let plan = &document.plan;
        match self {
            Self::Unit(name) => unit_called(document, before, name).map(|id| Target::Unit(id.0)),
            Self::Tie(one, other) => {
                let (one, other) =
                    (unit_called(document, before, one)?, unit_called(document, before, other)?);
                (one != other).then(|| Target::tie(one.0, other.0))
            }
            Self::Measure(start) => measure_at(plan, *start).map(|id| Target::Measure(id.0)),
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

fn measure_at(plan: &Plan, start: u32) -> Option<MeasureId> {
    plan.measures.iter().find(|measure| measure.span.start == start).map(|measure| measure.id)
}

fn section_at(plan: &Plan, start: u32) -> Option<SectionId> {
    plan.sections.iter().find(|section| section.span.start == start).map(|section| section.id)
}

/// A unit by its name; else the one that has taken it in; else the first of those that it was split into;
/// else, where a correction was taken back, the one that it came from.
pub(super) fn unit_called(document: &Document, before: &[Correction], name: &str) -> Option<UnitId> {
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
