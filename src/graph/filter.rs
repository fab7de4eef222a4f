//! What a person wants to see of a plan, and which lines, units, measures and headings that is.
//!
//! A [`Filter`] is a mask over the whole: it never moves, renumbers or removes anything. What a
//! view does with what is masked (dim it, leave it out, lay out the rest anew) is the view's
//! business, and so is telling the person what is hidden.
//!
//! # What is shown
//! The parts of a filter are joined by *and*; a part that is not set restricts nothing.
//!
//! 1. **Sections**: measures under any of these headings, at any depth.
//! 2. **Text**: measures where the words stand in the text, the number, the name or alias of a unit
//!    (shown or not), or the title of a heading above. Width, case and spaces do not matter.
//! 3. **Our unit** (本单位): measures that name it in one of the roles chosen. The roles speak of
//!    *its* part, so everybody else in those measures stays, in whatever role: they are the context
//!    that one filters for.
//! 4. **Roles**, without a unit: lines in these roles, and measures that keep a line.
//! 5. **Kinds**: lines of units of these kinds, and measures that keep such a line. Our unit's own
//!    lines stay beside them, whatever its kind: it is never hidden by its own filter.
//!
//! 6. **A list** of measures that a view offered: those measures, whatever made them a list.
//!
//! A heading that carries assignments itself is treated as a measure. A measure that names nobody
//! is shown only while neither unit, roles nor kinds are set, and so is a heading with nothing
//! under it. Any other heading is shown if anything below it is; a unit, if any of its lines is. A
//! unit without lines is shown only while nothing at all is set.
//!
//! Adding a restriction never shows more, with one exception that follows from 3: choosing our unit
//! while roles or kinds are set turns what they speak of, and may bring back lines of partners.

use super::fold::{contains, fold_text};
use super::{Link, LinkId, PlanGraph};
use crate::plan::{Assignment, Holder, MeasureId, Plan, RoleSet, SectionId, UnitId, UnitKind};
use std::collections::BTreeSet;

/// What a person asked to see. The default is everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// 本单位
    pub unit: Option<UnitId>,
    /// The unit's roles or, without a unit, anybody's.
    pub roles: RoleSet,
    /// Kinds of unit; empty means all.
    pub kinds: BTreeSet<UnitKind>,
    /// Headings, each with what is below it; empty means all.
    pub sections: Vec<SectionId>,
    /// Words as typed; blank means any.
    pub text: String,
    /// Only these measures.
    pub list: Option<List>,
}

/// Measures that something is true of, with what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// What is true of them: a key of `words/` and what it fills in.
    pub title: (String, Vec<String>),
    /// Which they are.
    pub measures: BTreeSet<MeasureId>,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            unit: None,
            roles: RoleSet::ALL,
            kinds: BTreeSet::new(),
            sections: Vec::new(),
            text: String::new(),
            list: None,
        }
    }
}

/// What is shown: a mark for each thing of the plan, by id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mask {
    /// By [`LinkId`].
    pub links: Vec<bool>,
    /// By [`UnitId`].
    pub units: Vec<bool>,
    /// By [`MeasureId`].
    pub measures: Vec<bool>,
    /// By [`SectionId`].
    pub sections: Vec<bool>,
    /// How many lines are shown.
    pub shown_links: usize,
    /// How many units are shown.
    pub shown_units: usize,
    /// How many measures are shown.
    pub shown_measures: usize,
}

impl Mask {
    /// Whether a line is shown.
    pub fn link(&self, id: LinkId) -> bool {
        self.links[id.index()]
    }

    /// Whether a unit is shown.
    pub fn unit(&self, id: UnitId) -> bool {
        self.units[id.index()]
    }

    /// Whether a measure is shown.
    pub fn measure(&self, id: MeasureId) -> bool {
        self.measures[id.index()]
    }

    /// Whether a heading is shown.
    pub fn section(&self, id: SectionId) -> bool {
        self.sections[id.index()]
    }

    /// Whether something is hidden.
    pub fn hides(&self) -> bool {
        [&self.links, &self.units, &self.measures, &self.sections].iter().any(|marks| marks.contains(&false))
    }
}

impl Filter {
    /// Whether nothing is asked for, so that everything is shown.
    pub fn is_empty(&self) -> bool {
        !self.asks_who()
            && self.sections.is_empty()
            && self.list.is_none()
            && fold_text(&self.text).is_empty()
    }

    /// Whether it is about who does something, so that what names nobody cannot answer it.
    fn asks_who(&self) -> bool {
        self.unit.is_some() || self.roles != RoleSet::ALL || !self.kinds.is_empty()
    }

    /// What it shows of a plan; see the module's description. An id that is not this plan's
    /// matches nothing.
    pub fn mask(&self, plan: &Plan, graph: &PlanGraph) -> Mask {
        let scope = Scope::new(self, plan);
        let mut mask = Mask {
            links: vec![false; graph.links().len()],
            units: vec![self.is_empty(); plan.units.len()],
            measures: vec![false; plan.measures.len()],
            sections: vec![false; plan.sections.len()],
            ..Mask::default()
        };
        let listed = |id: MeasureId| self.list.as_ref().is_none_or(|list| list.measures.contains(&id));
        for measure in plan.measures.iter().filter(|measure| listed(measure.id)) {
            let pieces =
                std::iter::once(measure.no.as_str()).chain(measure.text.iter().map(|s| plan.words(*s)));
            if scope.admits(measure.section, pieces, &measure.assignments) {
                mask.measures[measure.id.index()] =
                    self.admit(plan, graph, Holder::Measure(measure.id), &mut mask);
            }
        }
        let leaves = leaves(plan);
        for section in &plan.sections {
            let is_item = leaves[section.id.index()] || !section.assignments.is_empty();
            let pieces = section.body.iter().map(|span| plan.words(*span));
            if is_item && self.list.is_none() && scope.admits(section.id, pieces, &section.assignments) {
                mask.sections[section.id.index()] =
                    self.admit(plan, graph, Holder::Section(section.id), &mut mask);
            }
        }
        mask.close(plan, graph, self.is_empty());
        mask
    }

    /// Shows the lines of a holder whose place and words are admitted; whether the holder is shown.
    fn admit(&self, plan: &Plan, graph: &PlanGraph, holder: Holder, mask: &mut Mask) -> bool {
        let lines = || graph.held_by(holder);
        if lines().len() == 0 {
            return !self.asks_who();
        }
        let ours = |link: &Link| Some(link.unit) == self.unit;
        if self.unit.is_some() && !lines().any(|link| ours(link) && self.roles.has(link.role)) {
            return false;
        }
        let asked = |link: &Link| {
            (self.unit.is_some() || self.roles.has(link.role))
                && (self.kinds.is_empty() || self.kinds.contains(&plan.unit(link.unit).kind))
        };
        if !lines().any(asked) {
            return false;
        }
        for link in lines().filter(|link| ours(link) || asked(link)) {
            mask.links[link.id.index()] = true;
        }
        true
    }
}

impl Mask {
    /// Units follow from the lines shown, headings from what is below them.
    fn close(&mut self, plan: &Plan, graph: &PlanGraph, everything: bool) {
        for link in graph.links().filter(|link| self.links[link.id.index()]) {
            self.units[link.unit.index()] = true;
        }
        for measure in plan.measures.iter().filter(|measure| self.measures[measure.id.index()]) {
            self.sections[measure.section.index()] = true;
        }
        // Parents stand before children, so one walk from the end carries every mark to the root.
        for section in plan.sections.iter().rev() {
            if let Some(parent) = section.parent.filter(|_| self.sections[section.id.index()]) {
                self.sections[parent.index()] = true;
            }
        }
        if everything {
            self.sections.fill(true);
        }
        let count = |marks: &[bool]| marks.iter().filter(|mark| **mark).count();
        self.shown_links = count(&self.links);
        self.shown_units = count(&self.units);
        self.shown_measures = count(&self.measures);
    }
}

/// The headings that have neither a measure nor a heading under them.
fn leaves(plan: &Plan) -> Vec<bool> {
    let mut leaves = vec![true; plan.sections.len()];
    let parents = plan.sections.iter().filter_map(|section| section.parent);
    for section in parents.chain(plan.measures.iter().map(|measure| measure.section)) {
        leaves[section.index()] = false;
    }
    leaves
}

/// The parts of a filter that are about where something stands and what it says, worked out once
/// for all headings and units.
struct Scope {
    needle: String,
    /// Stands in or below a chosen heading.
    within: Vec<bool>,
    /// Has the needle in its title or in a title above.
    titled: Vec<bool>,
    /// Has the needle in a name.
    named: Vec<bool>,
}

impl Scope {
    fn new(filter: &Filter, plan: &Plan) -> Self {
        let needle = fold_text(&filter.text);
        let (mut within, mut titled) = (Vec::new(), Vec::new());
        for section in &plan.sections {
            let above = |marks: &[bool]| section.parent.is_some_and(|parent| marks[parent.index()]);
            let chosen = filter.sections.is_empty() || filter.sections.contains(&section.id);
            within.push(chosen || above(&within));
            // The document's own title stands above everything and tells nothing apart.
            let says = section.id != SectionId::DOCUMENT && contains(&section.title, &needle);
            titled.push(needle.is_empty() || says || above(&titled));
        }
        let named = plan
            .units
            .iter()
            .map(|unit| std::iter::once(&unit.name).chain(&unit.aliases).any(|name| contains(name, &needle)))
            .collect();
        Self { needle, within, titled, named }
    }

    fn admits<'a>(
        &self,
        section: SectionId,
        mut pieces: impl Iterator<Item = &'a str>,
        assignments: &[Assignment],
    ) -> bool {
        self.within[section.index()]
            && (self.titled[section.index()]
                || assignments.iter().any(|assignment| self.named[assignment.unit.index()])
                || pieces.any(|piece| contains(piece, &self.needle)))
    }
}
