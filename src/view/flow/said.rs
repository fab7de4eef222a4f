//! What a page is written from: the plan, and the language it is spoken of in.

use crate::graph::PlanGraph;
use crate::plan::{MeasureId, Plan, UnitId};
use crate::words::Language;

/// The plan with what else is needed to say it.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// What the document says.
    pub plan: &'a Plan,
    /// Who is joined to what.
    pub graph: &'a PlanGraph,
    /// In which language it is spoken of.
    pub language: Language,
}

impl<'a> Said<'a> {
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

    /// 「(47)」 as printed, or what stands for a number where none is printed.
    pub fn number(&self, measure: MeasureId) -> String {
        Some(self.plan.number(measure))
            .filter(|number| !number.is_empty())
            .unwrap_or_else(|| self.text("flow.unnumbered"))
    }

    /// Numbers of a list, each with its measure: below those of its headings where numbers repeat.
    pub fn numbers(&self, measures: impl Iterator<Item = MeasureId>) -> Vec<(MeasureId, String)> {
        let cited = self.plan.numbers_repeat();
        let number = |id| if cited { self.plan.cited(id) } else { self.number(id) };
        let said = |number: String| if number.is_empty() { self.text("flow.unnumbered") } else { number };
        measures.map(|id| (id, said(number(id)))).collect()
    }

    /// The first words of a measure's text; a line shows as much of them as fits.
    pub fn first(&self, measure: MeasureId) -> &'a str {
        let words = self.plan.measure(measure).text.iter().map(|span| self.plan.words(*span).trim());
        words.into_iter().find(|words| !words.is_empty()).unwrap_or_default()
    }

    /// Number and beginning of a measure.
    pub fn measure(&self, id: MeasureId) -> String {
        format!("{} {}", self.number(id), self.first(id))
    }
}
