//! What stands in the matrix: its rows and columns, and which assignments stand in a row.

use crate::graph::{Link, PlanGraph};
use crate::plan::{Holder, Plan, SectionId};
use crate::scene::TargetSet;
use crate::view::columns::{self, Row, UnitRow};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// In which order columns stand, left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ColumnOrder {
    /// By kind as officials expect, within a kind as the document first names them.
    #[default]
    Kind,
    /// Those that lead most first.
    Load,
    /// As the document first names them.
    Appearance,
    /// By name.
    Name,
    /// Units that share measures side by side.
    Seriation,
}

impl ColumnOrder {
    /// All orders, as a menu lists them.
    pub const ALL: [Self; 5] = [Self::Kind, Self::Load, Self::Appearance, Self::Name, Self::Seriation];

    /// The end of its key in `words/`: `matrix.columns.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Load => "load",
            Self::Appearance => "appearance",
            Self::Name => "name",
            Self::Seriation => "seriation",
        }
    }
}

/// In which order rows stand, top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum RowOrder {
    /// As in the document, under their headings.
    #[default]
    Document,
    /// By who leads, in the order of the columns: a unit's own measures stand together.
    Lead,
    /// Those with most units first.
    Load,
    /// Measures with the same units side by side.
    Seriation,
}

impl RowOrder {
    /// All orders, as a menu lists them.
    pub const ALL: [Self; 4] = [Self::Document, Self::Lead, Self::Load, Self::Seriation];

    /// The end of its key in `words/`: `matrix.rows.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Lead => "lead",
            Self::Load => "load",
            Self::Seriation => "seriation",
        }
    }
}

/// What the user chose about this view.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// In which order columns stand.
    pub columns: ColumnOrder,
    /// In which order rows stand.
    pub rows: RowOrder,
}

/// Everything that is chosen and that rows and columns depend on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spec {
    /// How both sides are sorted.
    pub choice: Choice,
    /// Headings whose measures are folded away; only rows in document order have headings to fold.
    pub folded: BTreeSet<SectionId>,
    /// 收拢: only these have a row or a column.
    pub only: Option<TargetSet>,
}

/// What stands in the matrix, unsorted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Model {
    /// A column each, in order of first appearance.
    pub units: Vec<UnitRow>,
    /// A row each, in document order. Sorted otherwise, measures cannot stand under their headings: then only
    /// headings that carry assignments themselves are left among them.
    pub rows: Vec<Row>,
    /// How many measures there are, folded away or not.
    pub measures: usize,
    /// By row, the assignments that stand in it, in document order: those of a folded heading are all that
    /// stand under it.
    pub links: Vec<Vec<Link>>,
}

/// The matrix of a plan.
pub fn model(plan: &Plan, graph: &PlanGraph, spec: &Spec) -> Model {
    let flat = spec.choice.rows != RowOrder::Document;
    let folded = if flat { BTreeSet::new() } else { spec.folded.clone() };
    let listed = columns::Spec { folded, only: spec.only.clone(), ..columns::Spec::default() };
    let mut listed = columns::model(plan, graph, &listed);
    if flat {
        listed.rows.retain(|row| match row {
            Row::Section { id, .. } => graph.held_by(Holder::Section(*id)).len() > 0,
            Row::Measure(_) => true,
        });
    }
    let (measures, sections) = listed.rows_of(plan);
    let mut links = vec![Vec::new(); listed.rows.len()];
    for link in graph.links() {
        let row = match link.holder {
            Holder::Measure(id) => measures[id.index()],
            Holder::Section(id) => sections[id.index()],
        };
        let kept = spec.only.as_ref().is_none_or(|only| only.links[link.id.index()]);
        if let Some(row) = row.filter(|_| kept) {
            links[row].push(*link);
        }
    }
    let kept = |at: &usize| spec.only.as_ref().is_none_or(|only| only.measures[*at]);
    let measures = (0..plan.measures.len()).filter(kept).count();
    Model { units: listed.units, rows: listed.rows, measures, links }
}
