//! 会议快照: one self-contained file, RON inside, that brings back what was on screen.
//!
//! Units are named, measures and headings are found by where they begin in the source text, and the camera
//! is a rectangle of the world, so that a snapshot opens on another machine, in a window of another size,
//! and after the reader has learned more. The first line says what the file is, the last that it is whole.

use super::choices::Choices;
use super::document::Document;
use super::session::Place;
use super::settings::Settings;
use crate::graph::Filter;
use crate::plan::{Correction, Holder, Plan, Role, RoleSet, SectionId, UnitKind};
use crate::scene::{Camera, Target};
use crate::view::columns::UnitOrder;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The version that this program writes; it reads all up to it.
pub const VERSION: u32 = 1;
/// The first line.
const FIRST: &str = "// dutymap snapshot";
/// The last line.
const LAST: &str = "// end of snapshot";

/// What a snapshot file holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Of the format.
    pub version: u32,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub note: String,
    /// When it was saved, RFC 3339 with the local offset.
    pub saved_at: String,
    /// The document.
    pub source: Source,
    /// What the user says instead of what was read.
    pub corrections: Vec<Correction>,
    /// What was on screen.
    pub workspace: Workspace,
}

/// The document, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The name of the file as issued.
    pub name: String,
    /// SHA-256 of the text, in hexadecimal.
    pub sha256: String,
    /// The text, as read.
    pub text: String,
}

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
}

/// The views there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum View {
    /// 牵头与参加
    #[default]
    Columns,
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

/// Why a file is no snapshot that can be opened. Each has its sentence in `words/`: `snapshot.<key>`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SnapshotError {
    /// Written by a newer program.
    #[error("snapshot version {0} is newer than this program")]
    Newer(u32),
    /// The end is missing.
    #[error("the snapshot is cut off")]
    CutOff,
    /// The text inside is not the one that was saved.
    #[error("the text inside the snapshot was changed")]
    Changed,
    /// Not in the snapshot's form.
    #[error("the snapshot is damaged at line {0}")]
    Damaged(usize),
}

impl SnapshotError {
    /// The end of its key in `words/`, and what its sentence fills in.
    pub fn key(&self) -> (&'static str, Vec<String>) {
        match self {
            Self::Newer(version) => ("snapshot.newer", vec![version.to_string(), VERSION.to_string()]),
            Self::CutOff => ("snapshot.cut-off", Vec::new()),
            Self::Changed => ("snapshot.changed", Vec::new()),
            Self::Damaged(line) => ("snapshot.damaged", vec![line.to_string()]),
        }
    }
}

#[derive(Deserialize)]
struct Header {
    version: u32,
}

impl Snapshot {
    /// What is open and chosen, without the time: below the shell there is no clock.
    pub fn of(document: &Document, choices: &Choices, place: &Place) -> Self {
        let plan = &document.plan;
        let start = |id: &SectionId| plan.section(*id).span.start;
        let filter = &choices.filter;
        let workspace = Workspace {
            view: View::Columns,
            unit: filter.unit.map(|id| plan.unit(id).name.clone()),
            roles: filter.roles,
            kinds: UnitKind::ALL.into_iter().filter(|kind| filter.kinds.contains(kind)).collect(),
            sections: filter.sections.iter().map(start).collect(),
            text: filter.text.clone(),
            order: choices.order,
            folded: choices.folded.iter().map(start).collect(),
            compact: choices.compact,
            participation: choices.participation,
            selection: place.selection.map(|target| selected(document, target)),
            camera: place.camera,
        };
        Self {
            version: VERSION,
            title: choices.title.clone(),
            note: choices.note.clone(),
            saved_at: String::new(),
            source: Source {
                name: document.name.clone(),
                sha256: hash(&plan.source),
                text: plan.source.to_string(),
            },
            corrections: choices.corrections.clone(),
            workspace,
        }
    }

    /// Whether bytes claim to be a snapshot.
    pub fn is_snapshot(bytes: &[u8]) -> bool {
        bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).starts_with(FIRST.as_bytes())
    }

    /// The file's bytes, UTF-8.
    pub fn to_bytes(&self) -> Vec<u8> {
        let pretty = ron::ser::PrettyConfig::new().depth_limit(4);
        // Every field is plain data that RON can write.
        let body = ron::ser::to_string_pretty(self, pretty).unwrap_or_default();
        format!("{FIRST} (责任图谱 会议快照)\n{body}\n{LAST}\n").into_bytes()
    }

    /// From a file's bytes.
    pub fn parse(bytes: &[u8]) -> Result<Self, SnapshotError> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Err(if ends(bytes) { SnapshotError::Damaged(1) } else { SnapshotError::CutOff });
        };
        let text = text.trim_start_matches('\u{feff}');
        let damaged = |error: &ron::error::SpannedError| SnapshotError::Damaged(error.span.start.line);
        let header = ron::from_str::<Header>(text);
        if let Ok(header) = &header
            && header.version > VERSION
        {
            return Err(SnapshotError::Newer(header.version));
        }
        if !ends(bytes) {
            return Err(SnapshotError::CutOff);
        }
        header.map_err(|error| damaged(&error))?;
        let snapshot: Self = ron::from_str(text).map_err(|error| damaged(&error))?;
        if hash(&snapshot.source.text) == snapshot.source.sha256 {
            Ok(snapshot)
        } else {
            Err(SnapshotError::Changed)
        }
    }

    /// What was chosen and where the user stood, on the plan read from [`Source::text`].
    /// The third value counts what could not be found again.
    pub fn restore(&self, plan: &Plan, graph: &crate::graph::PlanGraph) -> (Choices, Place, usize) {
        let mut lost = 0;
        let mut found = |id: Option<SectionId>| {
            lost += usize::from(id.is_none());
            id
        };
        let saved = &self.workspace;
        let section = |start: &u32| section_at(plan, *start);
        let sections = saved.sections.iter().filter_map(|start| found(section(start))).collect();
        let folded = saved.folded.iter().filter_map(|start| found(section(start))).collect();
        let unit = saved.unit.as_deref().map(|name| plan.unit_named(name));
        let selection = saved.selection.as_ref().map(|selected| resolve(plan, graph, selected));
        lost += usize::from(unit == Some(None)) + usize::from(selection == Some(None));
        let filter = Filter {
            unit: unit.flatten(),
            roles: saved.roles,
            kinds: saved.kinds.iter().copied().collect(),
            sections,
            text: saved.text.clone(),
        };
        let choices = Choices {
            filter,
            order: saved.order,
            folded,
            compact: saved.compact,
            participation: saved.participation,
            corrections: self.corrections.clone(),
            title: self.title.clone(),
            note: self.note.clone(),
            settings: Settings::default(),
        };
        (choices, Place { selection: selection.flatten(), camera: saved.camera }, lost)
    }
}

fn ends(bytes: &[u8]) -> bool {
    bytes.trim_ascii_end().ends_with(LAST.as_bytes())
}

/// SHA-256 of a text, in hexadecimal.
pub fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
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

fn selected(document: &Document, target: Target) -> Selected {
    let plan = &document.plan;
    match target {
        Target::Unit(id) => Selected::Unit(plan.units[id as usize].name.clone()),
        Target::Measure(id) => Selected::Measure(plan.measures[id as usize].span.start),
        Target::Section(id) => Selected::Section(plan.sections[id as usize].span.start),
        Target::Link(id) => {
            let link = document.graph.link(crate::graph::LinkId(id));
            Selected::Link(start_of(plan, link.holder), plan.unit(link.unit).name.clone(), link.role)
        }
    }
}

fn resolve(plan: &Plan, graph: &crate::graph::PlanGraph, selected: &Selected) -> Option<Target> {
    match selected {
        Selected::Unit(name) => plan.unit_named(name).map(|id| Target::Unit(id.0)),
        Selected::Measure(start) => plan
            .measures
            .iter()
            .find(|measure| measure.span.start == *start)
            .map(|measure| Target::Measure(measure.id.0)),
        Selected::Section(start) => section_at(plan, *start).map(|id| Target::Section(id.0)),
        Selected::Link(start, name, role) => {
            let unit = plan.unit_named(name)?;
            graph
                .duties(unit)
                .find(|link| link.role == *role && start_of(plan, link.holder) == *start)
                .map(|link| Target::Link(link.id.0))
        }
    }
}
