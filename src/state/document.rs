//! An open document: what was read, with the user's corrections over it, and what is built from it once.

use crate::graph::PlanGraph;
use crate::import::Parsed;
use crate::plan::{Correction, Diagnostic, Holder, Plan, Span};
use crate::search::Index;
use std::path::PathBuf;
use std::sync::Arc;

/// Where a document came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The plan that ships inside.
    Seed,
    /// A file as issued.
    File(PathBuf),
    /// A snapshot.
    Snapshot(PathBuf),
    /// Unsaved work that was kept aside.
    Recovered,
}

/// A name that every file system takes, from a title.
pub fn file_stem(title: &str) -> String {
    title.chars().map(|c| if r#"\/:*?"<>|"#.contains(c) || c.is_control() { '_' } else { c }).collect()
}

/// An open document.
pub struct Document {
    /// Where it came from.
    pub origin: Origin,
    /// The name of the file as issued.
    pub name: String,
    /// What was read, without corrections.
    pub read: Arc<Plan>,
    /// What the reader noticed.
    pub diagnostics: Arc<Vec<Diagnostic>>,
    /// The corrections laid over it.
    pub corrections: Vec<Correction>,
    /// The plan with its corrections.
    pub plan: Plan,
    /// Built once from `plan`.
    pub graph: PlanGraph,
    /// Built once from `plan`.
    pub index: Index,
}

impl Document {
    /// From what was read.
    pub fn new(origin: Origin, name: String, parsed: Parsed) -> Self {
        Self::build(origin, name, Arc::new(parsed.plan), Arc::new(parsed.diagnostics), &[])
    }

    /// The same document with these corrections instead.
    #[must_use]
    pub fn corrected(&self, corrections: &[Correction]) -> Self {
        let (read, diagnostics) = (Arc::clone(&self.read), Arc::clone(&self.diagnostics));
        Self::build(self.origin.clone(), self.name.clone(), read, diagnostics, corrections)
    }

    /// Its title, or where it has none the name of its file.
    pub fn title(&self) -> &str {
        if self.plan.title.text.is_empty() { &self.name } else { &self.plan.title.text }
    }

    /// The same document, from another place.
    #[must_use]
    pub fn with_origin(&self, origin: Origin) -> Self {
        Self { origin, ..self.corrected(&self.corrections) }
    }

    /// The words around an assignment that say it: its duty line where it stands on one, else the line
    /// around the words.
    pub fn line_of(&self, holder: Holder, words: Span) -> Span {
        let lines = match holder {
            Holder::Measure(id) => &self.plan.measure(id).duty_lines,
            Holder::Section(id) => &self.plan.section(id).duty_lines,
        };
        lines
            .iter()
            .find(|line| line.contains(words))
            .copied()
            .unwrap_or_else(|| self.plan.line_around(words))
    }

    fn build(
        origin: Origin,
        name: String,
        read: Arc<Plan>,
        diagnostics: Arc<Vec<Diagnostic>>,
        corrections: &[Correction],
    ) -> Self {
        let plan = crate::import::corrected(&read, corrections);
        let graph = PlanGraph::from(&plan);
        let index = Index::new(&plan);
        let corrections = corrections.to_vec();
        Self { origin, name, read, diagnostics, corrections, plan, graph, index }
    }
}
