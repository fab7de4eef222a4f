//! The open plan beside another version: what differs, found once for a pair of plans.

use super::choices::Choices;
use super::document::Document;
use super::kept;
use super::shelf::{From, Other};
use super::{Shelf, State};
use crate::compare::{self, KeptChange, PlanDiff};
use crate::graph::Filter;
use crate::plan::{Plan, SectionId, UnitId};
use crate::scene::Target;
use crate::view::compare::{Said, Side, Two, Within};
use crate::words::Language;
use std::sync::Arc;

/// Two plans of which so many measures and headings are at most compared while the window waits: that takes a few
/// milliseconds. Larger ones are compared on a thread.
pub const AT_ONCE: usize = 600;

/// What is to be compared.
#[derive(Clone)]
pub struct Pair {
    /// The plan in the window.
    pub plan: Arc<Plan>,
    /// The other one.
    pub other: Arc<Other>,
    /// Which version the one in the window is.
    pub open: Side,
}

impl PartialEq for Pair {
    /// The very same plans: nothing about them is looked at.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan)
            && Arc::ptr_eq(&self.other, &other.other)
            && self.open == other.open
    }
}

impl Pair {
    /// What is to be compared now; none where nothing is.
    pub fn of(document: &Document, shelf: &Shelf) -> Option<Self> {
        let slot = shelf.chosen()?;
        let open = slot.open_is(document);
        Some(Self { plan: Arc::clone(&document.plan), other: Arc::clone(&slot.other), open })
    }

    /// The old plan and the new one.
    pub fn plans(&self) -> [&Plan; 2] {
        self.sides(&*self.plan, &*self.other.document.plan)
    }

    /// Whether it is compared while the window waits.
    pub fn is_small(&self) -> bool {
        let size = |plan: &Plan| plan.measures.len() + plan.sections.len();
        self.plans().map(size).into_iter().sum::<usize>() <= AT_ONCE
    }

    /// What belongs to the open plan and what to the other one, the old one's first.
    fn sides<T>(&self, open: T, other: T) -> [T; 2] {
        match self.open {
            Side::Old => [open, other],
            Side::New => [other, open],
        }
    }
}

/// What was found.
pub struct Comparison {
    /// What was compared.
    pub pair: Pair,
    /// What differs.
    pub diff: PlanDiff,
}

impl Comparison {
    /// Compares.
    pub fn of(pair: Pair) -> Self {
        let [old, new] = pair.plans();
        let diff = compare::plans(old, new);
        Self { pair, diff }
    }

    /// What is only in the other version: measures and units.
    pub fn missing(&self) -> [usize; 2] {
        let (measures, units) = (&self.diff.measures, &self.diff.units);
        match self.pair.open {
            Side::Old => [measures.added.len(), units.iter().filter(|unit| unit.old.is_none()).count()],
            Side::New => [measures.dropped.len(), units.iter().filter(|unit| unit.new.is_none()).count()],
        }
    }

    /// The names of the old and of the new version.
    pub fn names(&self, document: &Document, choices: &Choices, language: Language) -> [String; 2] {
        let other = &self.pair.other;
        let shown = |title: &str, document: &Document| {
            let time = crate::view::compare::shown_time(&document.saved_at);
            let facts = [title, &document.plan.doc_no.text, &time];
            facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join("  ")
        };
        let title = Some(choices.title.as_str()).filter(|title| !title.is_empty());
        let title = title.unwrap_or(document.title());
        let (open, beside) = match other.from {
            From::AsSaved => {
                let open = language.fill("comparison.now", &[title]);
                (open, shown(other.title(), &other.document))
            }
            From::File(_) => (shown(title, document), shown(other.title(), &other.document)),
        };
        self.pair.sides(open, beside)
    }

    /// What the snapshots keep otherwise; nothing where the other version is a plan as issued.
    pub fn kept(&self, document: &Document, choices: &Choices, language: Language) -> Vec<KeptChange> {
        let other = &self.pair.other;
        let Some(theirs) = &other.choices else { return Vec::new() };
        let sides = self.pair.sides((document, choices), (&other.document, theirs));
        kept::between(sides, &self.diff, language)
    }

    /// Everything, to be told.
    pub fn two<'a>(&'a self, document: &'a Document, kept: &'a [KeptChange], language: Language) -> Two<'a> {
        let [old, new] = self.pair.plans();
        let said = Said { old, new, language };
        Two { said, diff: &self.diff, kept, open: self.pair.open, graph: &document.graph }
    }

    /// What the filter of the open plan shows of both; none where it is empty.
    pub fn within(&self, document: &Document, filter: &Filter, words: String) -> Option<Within> {
        if filter.is_empty() {
            return None;
        }
        let other = &self.pair.other.document;
        let theirs = self.of_other(document, filter);
        let mask = |document: &Document, filter: &Filter| filter.mask(&document.plan, &document.graph);
        let masks = self.pair.sides(mask(document, filter), mask(other, &theirs));
        // Where the other version does not name our unit, nothing of it has to do with us.
        let mut masks = masks;
        if filter.unit.is_some() && theirs.unit.is_none() {
            let at = usize::from(self.pair.open == Side::Old);
            masks[at] = hide_all(std::mem::take(&mut masks[at]));
        }
        let unit = filter.unit.is_some().then(|| self.pair.sides(filter.unit, theirs.unit));
        Some(Within { masks, unit, words })
    }

    /// The same filter over the other plan.
    fn of_other(&self, document: &Document, filter: &Filter) -> Filter {
        let other = &self.pair.other.document.plan;
        let unit = |id: UnitId| {
            let known = self.diff.units.iter().find_map(|unit| {
                let (open, beside) = match self.pair.open {
                    Side::Old => (unit.old, unit.new),
                    Side::New => (unit.new, unit.old),
                };
                (open == Some(id)).then_some(beside)
            });
            known.unwrap_or_else(|| other.unit_named(&document.plan.unit(id).name))
        };
        let sections = &self.diff.sections.pairs;
        let section = |id: &SectionId| {
            let found = sections.iter().find(|pair| self.open_of(pair.old, pair.new) == *id);
            found.map(|pair| self.open_of(pair.new, pair.old))
        };
        let mut theirs = Filter { unit: filter.unit.and_then(unit), ..filter.clone() };
        theirs.sections = filter.sections.iter().filter_map(section).collect();
        if let Some(list) = &mut theirs.list {
            let pairs = &self.diff.measures.pairs;
            let wanted =
                pairs.iter().filter(|pair| list.measures.contains(&self.open_of(pair.old, pair.new)));
            list.measures = wanted.map(|pair| self.open_of(pair.new, pair.old)).collect();
        }
        theirs
    }

    /// What of two is of the open plan.
    fn open_of<T>(&self, old: T, new: T) -> T {
        match self.pair.open {
            Side::Old => old,
            Side::New => new,
        }
    }

    /// What the other version says otherwise of what is selected, a line each.
    pub fn lines(&self, document: &Document, target: Target, language: Language) -> Vec<String> {
        let two = self.two(document, &[], language);
        two.about(target)
    }
}

/// The same, with nothing shown.
fn hide_all(mut mask: crate::graph::Mask) -> crate::graph::Mask {
    for marks in [&mut mask.links, &mut mask.units, &mut mask.measures, &mut mask.sections] {
        marks.fill(false);
    }
    mask
}

impl State {
    /// What is to be compared now; none where nothing is.
    pub fn pair(&self) -> Option<Pair> {
        Pair::of(&self.document, &self.shelf)
    }

    /// The changes that are listed, to be copied, whether or not the view is open.
    pub fn listed_changes<T>(
        &self,
        tell: impl FnOnce(&Two, &crate::view::compare::Compared) -> T,
    ) -> Option<T> {
        let comparison = self.comparison.as_ref()?;
        let language = self.choices.settings.language;
        let kept = comparison.kept(&self.document, &self.choices, language);
        let two = comparison.two(&self.document, &kept, language);
        let words = super::describe::filter(&self.document, &self.choices.filter, language);
        let within = comparison.within(&self.document, &self.choices.filter, words);
        let names = comparison.names(&self.document, &self.choices, language);
        let found = Some((&two, names, within.as_ref()));
        let model = crate::view::compare::model(Vec::new(), false, self.shelf.choice, found);
        model.compared.map(|compared| tell(&two, &compared))
    }
}
