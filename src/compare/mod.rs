//! Two versions of a plan side by side: draft and issued, last year's and this year's.
//!
//! [`plans`] says which measure and which heading of the old plan is which of the new one (`matching`), what was
//! moved (`order`), reworded (`wording`), added and dropped, and whose duties changed (`duties`, `units`). All of
//! it is ids and spans into the two plans, so that every line leads to the words in both; sentences about it are
//! the business of `export` and `ui`.
//!
//! Nothing is guessed about units: one is the same in both plans where the printed name is the same, width and
//! spaces aside, or where a name printed in brackets joins just the two. A unit that was renamed goes out and
//! comes in.
//!
//! [`kept()`] does the same for what two snapshots keep beside the text.
//!
//! Comparing the other way round gives the same with old and new exchanged.

mod duties;
mod kept;
mod matching;
mod order;
mod same;
mod units;
mod wording;

pub use duties::{DeadlineChange, DutyChange, Turn};
pub use kept::{KeptChange, Part, Statement, kept};
pub use units::{Held, UnitChange};
pub use wording::Piece;

use crate::graph::fold::fold_text;
use crate::plan::{Holder, MeasureId, Plan, SectionId, Span};
use matching::Text;
use same::Units;
use std::collections::BTreeMap;
use wording::{Letters, wording};

/// What is different between two plans.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanDiff {
    /// Number, issuer and day of issue, where they differ.
    pub heads: Vec<HeadChange>,
    /// Headings; the two documents themselves are a pair.
    pub sections: Matching<SectionId>,
    /// Measures.
    pub measures: Matching<MeasureId>,
    /// Units whose duties changed, in the order of the new plan; those that are only in the old one at the end.
    pub units: Vec<UnitChange>,
}

/// What is which, and what is only in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching<I> {
    /// In the order of the old plan; no id stands in two pairs.
    pub pairs: Vec<Pair<I>>,
    /// Only in the old plan, in its order.
    pub dropped: Vec<I>,
    /// Only in the new plan, in its order.
    pub added: Vec<I>,
}

impl<I> Default for Matching<I> {
    fn default() -> Self {
        Self { pairs: Vec::new(), dropped: Vec::new(), added: Vec::new() }
    }
}

/// One measure or heading in both plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair<I> {
    /// In the old plan.
    pub old: I,
    /// In the new plan.
    pub new: I,
    /// Whether it stands elsewhere.
    pub moved: Moved,
    /// The heading's words, where they differ; never for a measure.
    pub title: Option<Vec<Piece>>,
    /// The text, where it differs; for a heading, what stands under it.
    pub wording: Option<Vec<Piece>>,
    /// Units whose role changed, came in or went out, in printed order of the new plan; those that went out
    /// at the end.
    pub duties: Vec<DutyChange>,
    /// Deadlines that differ.
    pub deadlines: Option<DeadlineChange>,
    /// Persons named as leaders who differ.
    pub leaders: Option<LeaderChange>,
}

/// In which way something stands elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moved {
    /// Another number is printed.
    pub number: bool,
    /// It stands under another heading.
    pub heading: bool,
    /// Under the same heading, it changed places with others that stand there in both.
    pub order: bool,
}

impl Moved {
    /// Whether it stands elsewhere at all.
    pub fn any(self) -> bool {
        self.number || self.heading || self.order
    }
}

/// What became of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Nothing.
    Same,
    /// The same words elsewhere.
    Moved,
    /// Other words, there or elsewhere.
    Reworded,
}

impl<I> Pair<I> {
    /// What became of its text; its units and deadlines are another matter.
    pub fn class(&self) -> Class {
        match (self.title.is_some() || self.wording.is_some(), self.moved.any()) {
            (true, _) => Class::Reworded,
            (false, true) => Class::Moved,
            (false, false) => Class::Same,
        }
    }

    /// Whether nothing about it changed.
    pub fn is_same(&self) -> bool {
        self.class() == Class::Same
            && self.duties.is_empty()
            && self.deadlines.is_none()
            && self.leaders.is_none()
    }

    /// Whether nothing happened to it but that it stands elsewhere.
    pub fn is_only_moved(&self) -> bool {
        self.class() == Class::Moved
            && self.duties.is_empty()
            && self.deadlines.is_none()
            && self.leaders.is_none()
    }

    /// Whether nothing happened to it but that another number is printed, as is with all behind one that was added.
    pub fn is_only_renumbered(&self) -> bool {
        self.is_only_moved() && !self.moved.heading && !self.moved.order
    }
}

impl Pair<MeasureId> {
    /// Whether the other measure stands right behind this one in both plans.
    pub fn is_before(&self, next: &Self) -> bool {
        self.old.0 + 1 == next.old.0 && self.new.0 + 1 == next.new.0
    }
}

/// Persons named as leaders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaderChange {
    /// Only named in the old plan.
    pub dropped: Vec<Span>,
    /// Only named in the new plan.
    pub added: Vec<Span>,
}

/// What a plan states about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Head {
    /// 文号
    Number,
    /// Who issued it.
    Issuer,
    /// Day of issue.
    Date,
}

impl Head {
    /// The end of its key in `words/`, and its name in files for programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Number => "doc-no",
            Self::Issuer => "issuer",
            Self::Date => "date",
        }
    }
}

/// A statement about the whole plan that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadChange {
    /// Which.
    pub head: Head,
    /// In the old plan; none where it is not stated.
    pub old: Vec<Span>,
    /// In the new plan; none where it is not stated.
    pub new: Vec<Span>,
}

impl PlanDiff {
    /// Whether the two plans say the same at the same places.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty() && self.sections.is_empty() && self.measures.is_empty() && self.units.is_empty()
    }
}

impl<I> Matching<I> {
    /// Whether nothing came, went or changed.
    pub fn is_empty(&self) -> bool {
        self.dropped.is_empty() && self.added.is_empty() && self.pairs.iter().all(Pair::is_same)
    }

    /// The pairs to which something happened.
    pub fn changed(&self) -> impl Iterator<Item = &Pair<I>> {
        self.pairs.iter().filter(|pair| !pair.is_same())
    }

    /// How many pairs are of a class.
    pub fn count(&self, class: Class) -> usize {
        self.pairs.iter().filter(|pair| pair.class() == class).count()
    }
}

/// What changed from `old` to `new`.
///
/// Time grows with the size of the plans, and with the square of a measure's length only where it was rewritten.
pub fn plans(old: &Plan, new: &Plan) -> PlanDiff {
    let units = Units::of(old, new);
    let (old_places, new_places) = (titles(old), titles(new));
    let measures = matching::pairs(&measures(old, &old_places), &measures(new, &new_places));
    let sections = sections(old, new, [&old_places, &new_places], &measures);

    let mut to = vec![None; old.sections.len()];
    for &(old, new) in &sections {
        to[old] = Some(new);
    }
    let two = Two { old, new, units: &units, to: &to };
    let moved = two.moved(&measures, |[old_at, new_at]| {
        let (a, b) = (&old.measures[old_at], &new.measures[new_at]);
        Place { numbers: [&a.no, &b.no], above: [Some(a.section), Some(b.section)] }
    });
    let measure_pairs = measures.iter().zip(moved).map(|(&(a, b), moved)| two.measure(a, b, moved));
    let measure_pairs: Vec<Pair<MeasureId>> = measure_pairs.collect();
    let moved = two.moved(&sections, |[old_at, new_at]| {
        let (a, b) = (&old.sections[old_at], &new.sections[new_at]);
        Place { numbers: [&a.label, &b.label], above: [a.parent, b.parent] }
    });
    let section_pairs = sections.iter().zip(moved).map(|(&(a, b), moved)| two.section(a, b, moved));
    let section_pairs: Vec<Pair<SectionId>> = section_pairs.collect();

    let measures = Matching {
        dropped: rest(old.measures.len(), measures.iter().map(|pair| pair.0), MeasureId::at),
        added: rest(new.measures.len(), measures.iter().map(|pair| pair.1), MeasureId::at),
        pairs: measure_pairs,
    };
    let sections = Matching {
        dropped: rest(old.sections.len(), sections.iter().map(|pair| pair.0), SectionId::at),
        added: rest(new.sections.len(), sections.iter().map(|pair| pair.1), SectionId::at),
        pairs: section_pairs,
    };
    let units = units::changes(old, new, &units, &sections, &measures);
    PlanDiff { heads: heads(old, new), sections, measures, units }
}

fn rest<I>(count: usize, taken: impl Iterator<Item = usize>, id: impl Fn(usize) -> I) -> Vec<I> {
    let mut free = vec![true; count];
    for at in taken {
        free[at] = false;
    }
    (0..count).filter(|at| free[*at]).map(id).collect()
}

fn heads(old: &Plan, new: &Plan) -> Vec<HeadChange> {
    [
        (Head::Number, &old.doc_no, &new.doc_no),
        (Head::Issuer, &old.issuer, &new.issuer),
        (Head::Date, &old.date, &new.date),
    ]
    .into_iter()
    .filter(|(_, old, new)| fold_text(&old.text) != fold_text(&new.text))
    .map(|(head, old, new)| HeadChange { head, old: old.spans.clone(), new: new.spans.clone() })
    .collect()
}

/// By section: the folded titles from the top down to it.
fn titles(plan: &Plan) -> Vec<String> {
    let mut titles: Vec<String> = Vec::with_capacity(plan.sections.len());
    for section in &plan.sections {
        // Parents stand before children, and the document's own title tells nothing apart.
        titles.push(section.parent.map_or_else(String::new, |parent| {
            format!("{}\n{}", titles[parent.index()], fold_text(&section.title))
        }));
    }
    titles
}

fn measures(plan: &Plan, titles: &[String]) -> Vec<Text> {
    let place = |above: SectionId, number: &str| {
        (!number.is_empty()).then(|| format!("{}\n\n{}", titles[above.index()], fold_text(number)))
    };
    let text = |measure: &crate::plan::Measure| Text {
        words: fold_text(&plan.measure_text(measure.id)),
        place: place(measure.section, &measure.no),
    };
    plan.measures.iter().map(text).collect()
}

/// Which heading is which: the documents, headings of the same or of similar words, and of those left the ones
/// that most of the same measures stand under.
fn sections(
    old: &Plan,
    new: &Plan,
    titles: [&[String]; 2],
    measures: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    let texts = |plan: &Plan, titles: &[String]| -> Vec<Text> {
        let text = |section: &crate::plan::Section| Text {
            words: fold_text(&section.title),
            place: section
                .parent
                .filter(|_| !section.label.is_empty())
                .map(|parent| format!("{}\n\n{}", titles[parent.index()], fold_text(&section.label))),
        };
        plan.sections.iter().skip(1).map(text).collect()
    };
    let found = matching::pairs(&texts(old, titles[0]), &texts(new, titles[1]));
    let mut pairs = vec![(0, 0)];
    pairs.extend(found.into_iter().map(|(old, new)| (old + 1, new + 1)));

    let mut free = [vec![true; old.sections.len()], vec![true; new.sections.len()]];
    for &(old, new) in &pairs {
        free[0][old] = false;
        free[1][new] = false;
    }
    let mut votes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for &(a, b) in measures {
        let (above, below) = (old.measures[a].section.index(), new.measures[b].section.index());
        if free[0][above] && free[1][below] {
            *votes.entry((above, below)).or_default() += 1;
        }
    }
    let held = |plan: &Plan| {
        let mut held = vec![0; plan.sections.len()];
        for measure in &plan.measures {
            held[measure.section.index()] += 1;
        }
        held
    };
    let (held_old, held_new) = (held(old), held(new));
    // More than half on both sides: nobody else can have as many.
    let most =
        votes.into_iter().filter(|((a, b), votes)| 2 * votes > held_old[*a] && 2 * votes > held_new[*b]);
    pairs.extend(most.map(|(pair, _)| pair));
    pairs.sort_unstable();
    pairs
}

/// Both plans, with what is the same in them.
struct Two<'a> {
    old: &'a Plan,
    new: &'a Plan,
    units: &'a Units,
    /// By section of the old plan, the one of the new plan.
    to: &'a [Option<usize>],
}

/// Where something stands in both plans.
struct Place<'a> {
    numbers: [&'a str; 2],
    above: [Option<SectionId>; 2],
}

impl Two<'_> {
    /// In which way each pair moved.
    fn moved<'a>(&self, pairs: &[(usize, usize)], place: impl Fn([usize; 2]) -> Place<'a>) -> Vec<Moved> {
        let mut moved = Vec::with_capacity(pairs.len());
        let mut together: BTreeMap<SectionId, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, &(old, new)) in pairs.iter().enumerate() {
            let Place { numbers, above: [was, is] } = place([old, new]);
            let expected = was.and_then(|was| self.to[was.index()]).map(SectionId::at);
            let heading = expected != is;
            let number = fold_text(numbers[0]) != fold_text(numbers[1]);
            moved.push(Moved { number, heading, order: false });
            if let Some(is) = is.filter(|_| !heading) {
                together.entry(is).or_default().push((at, new));
            }
        }
        for group in together.into_values() {
            let places: Vec<usize> = group.iter().map(|(_, new)| *new).collect();
            for ((at, _), steady) in group.iter().zip(order::steady(&places)) {
                moved[*at].order = !steady;
            }
        }
        moved
    }

    fn wording(&self, old: &[Span], new: &[Span]) -> Option<Vec<Piece>> {
        wording(&Letters::of(&self.old.source, old), &Letters::of(&self.new.source, new))
    }

    fn measure(&self, old: usize, new: usize, moved: Moved) -> Pair<MeasureId> {
        let (a, b) = (&self.old.measures[old], &self.new.measures[new]);
        let leaders = |old: &[crate::plan::Leader], new: &[crate::plan::Leader]| {
            let only = |these: &[crate::plan::Leader], those: &[crate::plan::Leader]| -> Vec<Span> {
                let missing = |leader: &&crate::plan::Leader| {
                    those.iter().all(|other| fold_text(&other.name) != fold_text(&leader.name))
                };
                these.iter().filter(missing).map(|leader| leader.span).collect()
            };
            let change = LeaderChange { dropped: only(old, new), added: only(new, old) };
            (!change.dropped.is_empty() || !change.added.is_empty()).then_some(change)
        };
        Pair {
            old: a.id,
            new: b.id,
            moved,
            title: None,
            wording: self.wording(&a.text, &b.text),
            duties: duties::changes(self.units, &a.assignments, &b.assignments),
            deadlines: duties::deadlines(self.old, &a.deadlines, self.new, &b.deadlines),
            leaders: leaders(&a.leaders, &b.leaders),
        }
    }

    fn section(&self, old: usize, new: usize, moved: Moved) -> Pair<SectionId> {
        let (a, b) = (&self.old.sections[old], &self.new.sections[new]);
        Pair {
            old: a.id,
            new: b.id,
            moved,
            title: self.wording(&title(self.old, a.id), &title(self.new, b.id)),
            wording: self.wording(&a.body, &b.body),
            duties: duties::changes(self.units, &a.assignments, &b.assignments),
            deadlines: duties::deadlines(self.old, &a.deadlines, self.new, &b.deadlines),
            leaders: None,
        }
    }
}

/// Where the words of a heading stand, without its number.
fn title(plan: &Plan, id: SectionId) -> Vec<Span> {
    if id == SectionId::DOCUMENT {
        return plan.title.spans.clone();
    }
    let section = plan.section(id);
    let whole = plan.words(section.span);
    let start = section.span.start as usize;
    match whole.rfind(&section.title) {
        Some(at) => vec![Span::new(start + at, start + at + section.title.len())],
        // Printed with gaps or over several lines: then the number is compared with it.
        None => vec![section.span],
    }
}

/// A pair's measure or heading as what carries assignments.
trait Carrier: Copy {
    fn holder(self) -> Holder;
}

impl Carrier for SectionId {
    fn holder(self) -> Holder {
        Holder::Section(self)
    }
}

impl Carrier for MeasureId {
    fn holder(self) -> Holder {
        Holder::Measure(self)
    }
}
