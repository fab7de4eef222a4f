//! The changes one by one, in the order in which a person reads the new version.

use super::{Kind, Two, Within};
use crate::compare::{Pair, PlanDiff};
use crate::plan::{MeasureId, SectionId};

/// Something that is not the same in both versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What became of it: a measure may be reworded and moved, a statement of the document about itself is of no
    /// kind.
    pub kinds: Vec<Kind>,
    /// What it is.
    pub what: What,
}

/// What changed, by its place in the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A statement of the document about itself.
    Head(usize),
    /// A heading of both.
    Section(usize),
    /// A heading of the new version.
    NewSection(SectionId),
    /// A heading of the old version.
    OldSection(SectionId),
    /// Measures of both that stand together and moved alike; mostly one.
    Measures(Vec<usize>),
    /// A measure of the new version.
    NewMeasure(MeasureId),
    /// A measure of the old version.
    OldMeasure(MeasureId),
    /// A unit's share of the whole.
    Unit(usize),
    /// What the snapshots keep otherwise.
    Kept(usize),
}

impl Change {
    fn one(kind: Kind, what: What) -> Self {
        Self { kinds: vec![kind], what }
    }

    /// How many measures, headings or units it is about.
    pub fn weight(&self) -> usize {
        match &self.what {
            What::Measures(run) => run.len(),
            _ => 1,
        }
    }
}

fn kinds<I>(pair: &Pair<I>) -> Vec<Kind> {
    let of = [
        (Kind::Reworded, pair.title.is_some() || pair.wording.is_some()),
        (Kind::Moved, pair.moved.any()),
        (Kind::Duties, !pair.duties.is_empty() || pair.deadlines.is_some() || pair.leaders.is_some()),
    ];
    of.into_iter().filter(|(_, is)| *is).map(|(kind, _)| kind).collect()
}

/// Every change: the document, its headings, its measures as the new version has them with what was dropped where
/// it stood, what only got another number, units, and what snapshots keep.
pub(super) fn changes(two: &Two) -> Vec<Change> {
    let diff = two.diff;
    let mut list: Vec<Change> =
        (0..diff.heads.len()).map(|at| Change { kinds: Vec::new(), what: What::Head(at) }).collect();
    list.extend(sections(diff));
    list.extend(measures(two));
    list.extend((0..diff.units.len()).map(|at| Change::one(Kind::Units, What::Unit(at))));
    list.extend((0..two.kept.len()).map(|at| Change::one(Kind::Kept, What::Kept(at))));
    list
}

/// By place in the old version: behind which place of the new one, counted from 1, what was dropped is listed. That
/// is where what it stood behind is now; 0 is before all.
fn places<I: Copy>(pairs: &[Pair<I>], count: usize, index: impl Fn(I) -> usize) -> Vec<usize> {
    let mut places = vec![0; count + 1];
    for pair in pairs {
        places[index(pair.old)] = index(pair.new) + 1;
    }
    for at in 1..places.len() {
        if places[at] == 0 {
            places[at] = places[at - 1];
        }
    }
    places
}

fn sections(diff: &PlanDiff) -> Vec<Change> {
    let all = &diff.sections;
    let count = all.pairs.len() + all.dropped.len();
    let before = places(&all.pairs, count, SectionId::index);
    let mut placed: Vec<((usize, usize), Change)> = Vec::new();
    for (at, pair) in all.pairs.iter().enumerate().filter(|(_, pair)| !pair.is_same()) {
        placed.push(((pair.new.index() + 1, 0), Change { kinds: kinds(pair), what: What::Section(at) }));
    }
    for id in &all.added {
        placed.push(((id.index() + 1, 0), Change::one(Kind::Added, What::NewSection(*id))));
    }
    for id in &all.dropped {
        let place = (before[id.index()], id.index() + 1);
        placed.push((place, Change::one(Kind::Dropped, What::OldSection(*id))));
    }
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, change)| change).collect()
}

fn measures(two: &Two) -> Vec<Change> {
    let all = &two.diff.measures;
    let before = places(&all.pairs, two.said.old.measures.len(), MeasureId::index);
    let mut placed: Vec<((usize, usize), Change)> = Vec::new();
    let mut renumbered = Vec::new();
    let above = |pair: &Pair<MeasureId>| {
        (two.said.old.measure(pair.old).section, two.said.new.measure(pair.new).section)
    };
    // A heading that went away, or a list that was turned round, is one event and not one for each measure.
    let together = |(_, a): &(usize, &Pair<MeasureId>), (_, b): &(usize, &Pair<MeasureId>)| {
        let way = |pair: &Pair<MeasureId>| {
            let elsewhere = (pair.moved.heading, pair.moved.order, above(pair));
            (!pair.is_only_renumbered()).then_some(elsewhere)
        };
        a.is_before(b) && a.is_only_moved() && b.is_only_moved() && way(a) == way(b)
    };
    let changed: Vec<_> = all.pairs.iter().enumerate().filter(|(_, pair)| !pair.is_same()).collect();
    for run in changed.chunk_by(together) {
        let (_, first) = run[0];
        let what = What::Measures(run.iter().map(|(at, _)| *at).collect());
        let change = Change { kinds: kinds(first), what };
        if first.is_only_renumbered() {
            renumbered.push(change);
        } else {
            placed.push(((first.new.index() + 1, 0), change));
        }
    }
    for id in &all.added {
        placed.push(((id.index() + 1, 0), Change::one(Kind::Added, What::NewMeasure(*id))));
    }
    for id in &all.dropped {
        let place = (before[id.index()], id.index() + 1);
        placed.push((place, Change::one(Kind::Dropped, What::OldMeasure(*id))));
    }
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, change)| change).chain(renumbered).collect()
}

impl Within {
    /// Whether a change has to do with what the filter shows, in one version or the other.
    pub(super) fn holds(&self, two: &Two, change: &Change) -> bool {
        let diff = two.diff;
        let [old, new] = &self.masks;
        match &change.what {
            What::Head(_) | What::Kept(_) => true,
            What::Section(at) => {
                let pair = &diff.sections.pairs[*at];
                pair.old == SectionId::DOCUMENT || old.section(pair.old) || new.section(pair.new)
            }
            What::NewSection(id) => new.section(*id),
            What::OldSection(id) => old.section(*id),
            What::Measures(run) => run.iter().any(|at| {
                let pair = &diff.measures.pairs[*at];
                old.measure(pair.old) || new.measure(pair.new)
            }),
            What::NewMeasure(id) => new.measure(*id),
            What::OldMeasure(id) => old.measure(*id),
            What::Unit(at) => {
                let unit = &diff.units[*at];
                match self.unit {
                    // Who stands beside our unit is no change of its share.
                    Some([was, is]) => {
                        unit.old.is_some() && unit.old == was || unit.new.is_some() && unit.new == is
                    }
                    None => {
                        unit.old.is_some_and(|id| old.unit(id)) || unit.new.is_some_and(|id| new.unit(id))
                    }
                }
            }
        }
    }
}
