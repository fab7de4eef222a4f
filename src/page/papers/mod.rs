//! The papers that an office hands out: what a plan says, as reports to print and workbooks to calculate with.
//!
//! Each builder is a pure function of a [`Subject`]: the plan, what of it is shown, and what the user said about it.
//! Every number and every line stands on assignments of the plan; what the user says is marked where it stands.

mod about;
pub mod cells;
pub mod changes;
mod columns;
pub mod cover;
pub mod division;
pub mod duty;
pub mod index;
pub mod ledger;
pub mod lists;
pub mod manifest;
pub mod meeting;
pub mod returns;

use crate::graph::{Link, PlanGraph};
use crate::meeting::Lists;
use crate::page::report::{Block, Report};
use crate::plan::{MeasureId, Plan, UnitId};
use crate::scene::{Target, TargetSet};
use crate::words::Language;

/// How many letters of the text's hash stand at the foot of a page: enough to find the snapshot.
const HASH: usize = 16;

/// What a paper is about.
#[derive(Clone)]
pub struct Subject<'a> {
    /// What the document says.
    pub plan: &'a Plan,
    /// Who is joined to what.
    pub graph: &'a PlanGraph,
    /// In which language it is spoken of.
    pub language: Language,
    /// The plan's title, or the name of its file.
    pub title: &'a str,
    /// What the filter lets through; none is all.
    pub shown: Option<&'a TargetSet>,
    /// The filter in words; empty for the whole.
    pub statement: String,
    /// SHA-256 of the text, in hexadecimal.
    pub hash: String,
    /// How many corrections of the user are laid over what was read.
    pub corrections: usize,
    /// 分发名单: the user's statement of who a collective stands for.
    pub lists: Option<&'a Lists>,
    /// A number alone says not which measure is meant.
    pub cited: bool,
}

impl<'a> Subject<'a> {
    /// A whole plan as read, without anything that a user said.
    pub fn whole(plan: &'a Plan, graph: &'a PlanGraph, language: Language) -> Self {
        Self {
            plan,
            graph,
            language,
            title: &plan.title.text,
            shown: None,
            statement: String::new(),
            hash: String::new(),
            corrections: 0,
            lists: None,
            cited: plan.numbers_repeat(),
        }
    }

    /// A text of the program.
    pub fn text(&self, key: &str) -> String {
        self.language.text(key).to_owned()
    }

    /// A text of the program with places filled in.
    pub fn fill(&self, key: &str, args: &[&str]) -> String {
        self.language.fill(key, args)
    }

    /// A unit's name.
    pub fn name(&self, unit: UnitId) -> &'a str {
        &self.plan.unit(unit).name
    }

    /// Whether an assignment shows.
    pub fn shows(&self, link: &Link) -> bool {
        self.shown.is_none_or(|shown| shown.has(Target::Link(link.id.0)))
    }

    /// Whether a measure shows.
    pub fn shows_measure(&self, measure: MeasureId) -> bool {
        self.shown.is_none_or(|shown| shown.has(Target::Measure(measure.0)))
    }

    /// Whether something of the plan is hidden.
    pub fn hides(&self) -> bool {
        self.shown.is_some_and(|shown| shown.links.contains(&false) || shown.measures.contains(&false))
    }

    /// What shows, as a set.
    fn shown_set(&self) -> TargetSet {
        self.shown.cloned().unwrap_or_else(|| {
            let plan = self.plan;
            let links = self.graph.links().len();
            TargetSet::filled(plan.units.len(), plan.measures.len(), plan.sections.len(), links, true)
        })
    }

    /// Number, issuer and day of issue, as far as the document states them.
    pub fn facts(&self) -> String {
        let facts = [&self.plan.doc_no.text, &self.plan.issuer.text, &self.plan.date.text];
        let facts: Vec<&str> =
            facts.into_iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
        facts.join("　")
    }

    /// The line at the foot of every page: which plan, and the beginning of its text's hash.
    pub fn foot(&self) -> String {
        let hash: String = self.hash.chars().take(HASH).collect();
        let hash = if hash.is_empty() { hash } else { self.fill("papers.foot.hash", &[&hash]) };
        let parts = [self.title, self.plan.doc_no.text.as_str(), hash.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("　")
    }

    /// A report with its title, and under it the plan that it is of.
    fn report(&self, title: String, lying: bool) -> Report {
        let mut blocks = vec![Block::Title(title.clone()), Block::Subtitle(self.title.to_owned())];
        let facts = self.facts();
        if !facts.is_empty() {
            blocks.push(Block::Subtitle(facts));
        }
        Report { title, lying, foot: self.foot(), blocks }
    }

    /// What is to be known of the whole paper: the filter, and that the user corrected something.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if !self.statement.is_empty() {
            notes.push(self.fill("papers.filtered", &[&self.statement]));
        }
        if self.corrections > 0 {
            notes.push(self.fill("papers.corrected", &[&self.corrections.to_string()]));
        }
        notes
    }
}
