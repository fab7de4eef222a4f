//! The plan as data: what a document says, each statement with the place that says it.
//!
//! Here live the types that every other room speaks: [`Plan`], its outline of [`Section`]s, its
//! [`Measure`]s, the registry of [`Unit`]s, the [`Assignment`]s that join them, and the two things
//! that stand beside a plan: [`Diagnostic`]s (what the reader noticed) and [`Correction`]s (what a
//! user says instead). Reading, graphs, pictures and files live on higher floors.
//!
//! A `Plan` owns its source text and never rewrites it; everything it states is a [`Span`] into it.

mod assignment;
mod correction;
mod day;
mod diagnostic;
mod form;
mod hash;
mod measure;
mod number;
mod section;
mod span;
mod unit;

pub use assignment::{Assignment, Basis, Role, RoleSet};
pub use correction::Correction;
pub use day::Day;
pub use diagnostic::{Code, Diagnostic, Severity};
pub use form::{Cell, Form, Place, Placed, Table};
pub use hash::sha256;
pub use measure::{Deadline, DeadlineKind, Leader, Measure, MeasureId};
pub use section::{Section, SectionId};
pub use span::Span;
pub use unit::{Unit, UnitId, UnitKind};

use std::collections::BTreeSet;
use std::sync::Arc;

/// One document, read.
///
/// Ids are positions: `plan.measures[id.index()].id == id`, and likewise for sections and units.
/// Section 0 is the document itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The title as printed, its lines joined; empty where the document has none.
    pub title: Stated,
    /// 文号, for example 黔党发〔2021〕17号; empty where none is printed.
    pub doc_no: Stated,
    /// Who issued it; empty where nobody is named.
    pub issuer: Stated,
    /// Day of issue as `YYYY-MM-DD`; empty where none is printed.
    pub date: Stated,
    /// The decoded text, UTF-8, exactly as it was (no byte order mark; line ends as they are).
    pub source: Arc<str>,
    /// How the text stood in its file: tables and places.
    pub form: Arc<Form>,
    /// From the title to the end of the plan: what stands outside is site navigation and cover letter.
    pub extent: Span,
    /// The outline in document order, parents before children.
    pub sections: Vec<Section>,
    /// In document order.
    pub measures: Vec<Measure>,
    /// In order of first appearance.
    pub units: Vec<Unit>,
}

/// A short text and the words of the document that say it (more than one where lines were joined).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stated {
    /// What is stated, normalised where the field's documentation says so.
    pub text: String,
    /// Where, in document order; empty exactly when `text` is empty.
    pub spans: Vec<Span>,
}

impl Plan {
    /// A unit by id.
    pub fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.index()]
    }

    /// A measure by id.
    pub fn measure(&self, id: MeasureId) -> &Measure {
        &self.measures[id.index()]
    }

    /// A section by id.
    pub fn section(&self, id: SectionId) -> &Section {
        &self.sections[id.index()]
    }

    /// The words at a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.source)
    }

    /// Several spans as one text, a line each.
    pub fn text(&self, spans: &[Span]) -> String {
        let parts: Vec<&str> = spans.iter().map(|span| self.words(*span)).collect();
        parts.join("\n")
    }

    /// The full text of a measure, without its number and its assignment lines.
    pub fn measure_text(&self, id: MeasureId) -> String {
        self.text(&self.measure(id).text)
    }

    /// A heading as printed, number and title on one line; for the document, its title.
    pub fn heading(&self, id: SectionId) -> String {
        if id == SectionId::DOCUMENT {
            return self.title.text.clone();
        }
        self.words(self.section(id).span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A unit by its printed name.
    pub fn unit_named(&self, name: &str) -> Option<UnitId> {
        self.units.iter().position(|unit| unit.name == name).map(UnitId::at)
    }

    /// The sections from the document down to `id`, the document itself left out.
    pub fn path(&self, id: SectionId) -> Vec<SectionId> {
        let mut path = Vec::new();
        let mut here = Some(id);
        while let Some(section) = here {
            if section != SectionId::DOCUMENT {
                path.push(section);
            }
            here = self.section(section).parent;
        }
        path.reverse();
        path
    }

    /// 任务: the headings that directly hold at least one of these measures, in document order.
    pub fn tasks_of(&self, measures: impl IntoIterator<Item = MeasureId>) -> BTreeSet<SectionId> {
        let held = measures.into_iter().map(|id| self.measure(id).section);
        held.filter(|section| *section != SectionId::DOCUMENT).collect()
    }

    /// 任务: the headings that directly hold measures, in document order.
    pub fn tasks(&self) -> BTreeSet<SectionId> {
        self.tasks_of(self.measures.iter().map(|measure| measure.id))
    }

    /// By section id: whether measures stand under the heading, at any depth.
    pub fn sections_above_measures(&self) -> Vec<bool> {
        let mut above = vec![false; self.sections.len()];
        for measure in &self.measures {
            for section in self.path(measure.section) {
                above[section.index()] = true;
            }
        }
        above
    }

    /// Whether `inner` is `outer` or stands below it.
    pub fn is_within(&self, inner: SectionId, outer: SectionId) -> bool {
        let mut here = Some(inner);
        while let Some(section) = here {
            if section == outer {
                return true;
            }
            here = self.section(section).parent;
        }
        false
    }

    /// Every assignment with what carries it, in document order of its carriers
    /// (sections first, then measures).
    pub fn assignments(&self) -> impl Iterator<Item = (Holder, &Assignment)> {
        let sections = self
            .sections
            .iter()
            .flat_map(|section| section.assignments.iter().map(|a| (Holder::Section(section.id), a)));
        let measures = self
            .measures
            .iter()
            .flat_map(|measure| measure.assignments.iter().map(|a| (Holder::Measure(measure.id), a)));
        sections.chain(measures)
    }

    /// Line and column of a byte offset, both from 1; the column counts characters.
    pub fn line_column(&self, offset: u32) -> (u32, u32) {
        let before = &self.source[..offset as usize];
        let line = before.bytes().filter(|byte| *byte == b'\n').count() as u32 + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[start..].chars().count() as u32 + 1)
    }

    /// The whole source line(s) that a span stands in, without the line end.
    pub fn line_around(&self, span: Span) -> Span {
        let start = self.source[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
        let rest = &self.source[span.end as usize..];
        let end = span.end as usize + rest.find(['\n', '\r']).unwrap_or(rest.len());
        Span::new(start, end)
    }
}

/// What carries an assignment: a measure, or rarely a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A heading that names units itself; its assignments do not flow down.
    Section(SectionId),
    /// A measure.
    Measure(MeasureId),
}
