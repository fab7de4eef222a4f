//! What stands in the columns: rows of units, rows of headings and measures, and the lines between.

use crate::graph::{Load, PlanGraph};
use crate::plan::{Holder, MeasureId, Plan, SectionId, UnitId, UnitKind};
use crate::scene::TargetSet;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// In which order units stand, top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum UnitOrder {
    /// By kind as officials expect, within a kind for fewest crossings of the lines drawn at rest.
    #[default]
    Kind,
    /// Fewest crossings of the lines drawn at rest (lead and responsible).
    CrossingsAtRest,
    /// Fewest crossings of all lines.
    CrossingsOverall,
    /// As the document first names them.
    Appearance,
    /// Most assignments first.
    Load,
    /// By name, in code point order of the characters.
    Name,
}

impl UnitOrder {
    /// All orders, as a menu lists them.
    pub const ALL: [Self; 6] =
        [Self::Kind, Self::CrossingsAtRest, Self::CrossingsOverall, Self::Appearance, Self::Load, Self::Name];

    /// The end of its key in `words/`: `order.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::CrossingsAtRest => "crossings-at-rest",
            Self::CrossingsOverall => "crossings-overall",
            Self::Appearance => "appearance",
            Self::Load => "load",
            Self::Name => "name",
        }
    }
}

/// What the user chose about this view. The layout depends on nothing else but the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spec {
    /// In which order units stand.
    pub order: UnitOrder,
    /// Headings whose measures are folded away.
    pub folded: BTreeSet<SectionId>,
    /// 收拢: only these stand in the columns, close together.
    pub only: Option<TargetSet>,
}

/// A unit's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRow {
    /// Which unit.
    pub unit: UnitId,
    /// Its kind, for groups.
    pub kind: UnitKind,
    /// How many assignments it has, by role.
    pub load: Load,
}

impl UnitRow {
    /// Whether it has lines that show at rest.
    pub fn at_rest(&self) -> bool {
        self.load.lead + self.load.responsible > 0
    }
}

/// A row on the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A heading, with its depth among the headings that show (0 outermost) and whether it is folded.
    Section {
        /// Which heading.
        id: SectionId,
        /// How far it is indented.
        depth: u8,
        /// Whether what stands under it is folded away.
        folded: bool,
        /// Whether it directly holds measures (a task).
        holds_measures: bool,
    },
    /// A measure.
    Measure(MeasureId),
}

/// What stands in the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// In order of first appearance in the document.
    pub units: Vec<UnitRow>,
    /// In document order, without what is folded away.
    pub rows: Vec<Row>,
}

/// The columns of a plan.
pub fn model(plan: &Plan, graph: &PlanGraph, spec: &Spec) -> Model {
    let keep =
        |list: fn(&TargetSet) -> &Vec<bool>, at: usize| spec.only.as_ref().is_none_or(|only| list(only)[at]);
    let units = plan
        .units
        .iter()
        .filter(|unit| keep(|set| &set.units, unit.id.index()))
        .map(|unit| UnitRow { unit: unit.id, kind: unit.kind, load: graph.load(unit.id) })
        .collect();

    let mut carries = plan.sections_above_measures();
    let mut holds = vec![false; plan.sections.len()];
    for measure in &plan.measures {
        holds[measure.section.index()] = true;
    }
    for link in graph.links() {
        if let Holder::Section(section) = link.holder {
            for section in plan.path(section) {
                carries[section.index()] = true;
            }
        }
    }

    // Headings and measures in document order: both lists are sorted by where they stand.
    let mut rows = Vec::new();
    let mut measures = plan.measures.iter().peekable();
    let hidden = |section: SectionId, itself: bool| {
        let path = plan.path(section);
        let above = if itself { &path[..] } else { &path[..path.len().saturating_sub(1)] };
        above.iter().any(|section| spec.folded.contains(section))
    };
    let mut push_measures = |rows: &mut Vec<Row>, before: u32| {
        while let Some(measure) = measures.next_if(|measure| measure.span.start < before) {
            if keep(|set| &set.measures, measure.id.index()) && !hidden(measure.section, true) {
                rows.push(Row::Measure(measure.id));
            }
        }
    };
    for section in plan.sections.iter().skip(1) {
        push_measures(&mut rows, section.span.start);
        let shown = carries[section.id.index()] && keep(|set| &set.sections, section.id.index());
        if shown && !hidden(section.id, false) {
            rows.push(Row::Section {
                id: section.id,
                depth: plan.path(section.id).len().saturating_sub(1) as u8,
                folded: spec.folded.contains(&section.id),
                holds_measures: holds[section.id.index()],
            });
        }
    }
    push_measures(&mut rows, u32::MAX);
    Model { units, rows }
}
