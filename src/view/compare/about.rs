//! What the other version says otherwise of one measure, heading, unit or assignment of the open plan.

use super::Two;
use crate::compare::Pair;
use crate::graph::LinkId;
use crate::plan::{Holder, MeasureId, SectionId, UnitId};
use crate::scene::Target;

impl Two<'_> {
    /// A line each; nothing where the two say the same, and for what is no single thing of the document.
    pub fn about(&self, target: Target) -> Vec<String> {
        match target {
            Target::Measure(id) => self.about_measure(MeasureId(id)),
            Target::Section(id) => self.about_section(SectionId(id)),
            Target::Unit(id) => self.about_unit(UnitId(id)),
            Target::Link(id) => self.about_link(LinkId(id)),
            Target::Tie(..) | Target::Entry(_) => Vec::new(),
        }
    }

    fn is_missing<I: PartialEq>(&self, dropped: &[I], added: &[I], id: &I) -> bool {
        self.of_open(dropped, added).contains(id)
    }

    fn not_there(&self) -> Vec<String> {
        vec![self.said.text("comparison.inspector.added")]
    }

    fn about_measure(&self, id: MeasureId) -> Vec<String> {
        let (all, said) = (&self.diff.measures, self.said);
        if self.is_missing(&all.dropped, &all.added, &id) {
            return self.not_there();
        }
        let Some(pair) = all.changed().find(|pair| self.of_open(pair.old, pair.new) == id) else {
            return Vec::new();
        };
        let above = [said.old.measure(pair.old).section, said.new.measure(pair.new).section].map(Some);
        let mut lines: Vec<String> = pair.moved.number.then(|| said.range(pair, pair)).into_iter().collect();
        lines.extend(said.pair(pair, above));
        lines
    }

    fn about_section(&self, id: SectionId) -> Vec<String> {
        let (all, said) = (&self.diff.sections, self.said);
        if self.is_missing(&all.dropped, &all.added, &id) {
            return self.not_there();
        }
        let Some(pair) = all.changed().find(|pair| self.of_open(pair.old, pair.new) == id) else {
            return Vec::new();
        };
        let above = [said.old.section(pair.old).parent, said.new.section(pair.new).parent];
        let names = || said.was_is(&said.heading(said.old, pair.old), &said.heading(said.new, pair.new));
        let mut lines: Vec<String> = pair.moved.number.then(names).into_iter().collect();
        lines.extend(said.pair(pair, above));
        lines
    }

    fn about_unit(&self, id: UnitId) -> Vec<String> {
        let found = self.diff.units.iter().find(|unit| self.of_open(unit.old, unit.new) == Some(id));
        let Some(unit) = found else { return Vec::new() };
        if self.of_open(unit.new, unit.old).is_none() {
            return self.not_there();
        }
        let mut lines = vec![self.said.load(unit.before, unit.after)];
        lines.extend(self.said.unit_lines(unit));
        lines
    }

    fn about_link(&self, id: LinkId) -> Vec<String> {
        let link = self.graph.link(id);
        match link.holder {
            Holder::Measure(holder) => {
                let all = &self.diff.measures;
                if self.is_missing(&all.dropped, &all.added, &holder) {
                    return self.not_there();
                }
                self.about_duty(&all.pairs, holder, link.unit)
            }
            Holder::Section(holder) => {
                let all = &self.diff.sections;
                if self.is_missing(&all.dropped, &all.added, &holder) {
                    return self.not_there();
                }
                self.about_duty(&all.pairs, holder, link.unit)
            }
        }
    }

    fn about_duty<I: Copy + PartialEq>(&self, pairs: &[Pair<I>], id: I, unit: UnitId) -> Vec<String> {
        let pair = pairs.iter().find(|pair| self.of_open(pair.old, pair.new) == id);
        let duties = pair.into_iter().flat_map(|pair| &pair.duties);
        let of_unit = duties.filter(|duty| self.of_open(duty.old_unit, duty.new_unit) == Some(unit));
        of_unit.map(|duty| self.said.duty(duty)).collect()
    }
}
