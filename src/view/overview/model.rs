//! What is counted. With a filter, only what it shows.

use super::Choice;
use crate::graph::{Filter, Link, List, Load, PlanGraph};
use crate::plan::{
    Deadline, Diagnostic, Holder, MeasureId, Plan, Role, RoleSet, SectionId, Severity, UnitId, UnitKind,
};
use crate::scene::{Target, TargetSet};
use crate::view::when::When;
use std::collections::{BTreeMap, BTreeSet};

/// How many of the measures with most units are listed.
const MOST_CROWDED: usize = 5;

/// What the counts follow from.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// What was chosen about the view.
    pub choice: Choice,
    /// What is asked for.
    pub filter: Filter,
    /// What the filter lets through.
    pub shown: TargetSet,
    /// How many findings there are of each severity, the gravest first.
    pub findings: Vec<(Severity, usize)>,
}

impl Spec {
    /// The findings of a reading, counted.
    pub fn count(diagnostics: &[Diagnostic]) -> Vec<(Severity, usize)> {
        let count = |severity| diagnostics.iter().filter(|each| each.severity == severity).count();
        [Severity::Error, Severity::Warning, Severity::Note].map(|each| (each, count(each))).to_vec()
    }
}

/// How many show, of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Both {
    /// How many show.
    pub shown: usize,
    /// How many there are.
    pub all: usize,
}

/// A unit with how much it has to do, as far as it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rank {
    /// Who.
    pub unit: UnitId,
    /// How much.
    pub load: Load,
}

/// The measures of one part that name units of one kind.
pub type Cell = BTreeSet<MeasureId>;

/// What is to be done by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The measure, or the heading whose text says so.
    pub holder: Holder,
    /// In the document's words.
    pub deadline: Deadline,
}

/// The counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// What was chosen about the view.
    pub choice: Choice,
    /// What is asked for; what the numbers offer narrows it.
    pub filter: Filter,
    /// 措施
    pub measures: Both,
    /// 任务: headings that directly hold measures.
    pub tasks: Both,
    /// 单位
    pub units: Both,
    /// 分工
    pub links: Both,
    /// 分工 by role.
    pub roles: Vec<(Role, Both)>,
    /// The measures that name somebody in a role.
    pub in_role: Vec<(Role, Cell)>,
    /// Units that lead or are responsible, most leads first.
    pub ranks: Vec<Rank>,
    /// Headings of one level, or of a higher one where measures stand directly below that, in document order:
    /// the rows of the table.
    pub parts: Vec<SectionId>,
    /// By row: whether measures below the heading stand in rows of their own.
    pub split: Vec<bool>,
    /// The kinds of units that are named: its columns.
    pub kinds: Vec<UnitKind>,
    /// Its cells, row by row.
    pub cells: Vec<Vec<Cell>>,
    /// The measures that name most units, with how many.
    pub crowded: Vec<(MeasureId, usize)>,
    /// Measures that several units lead.
    pub several: Cell,
    /// Measures that name no unit.
    pub nobody: Cell,
    /// Measures that name units, none of which leads.
    pub leaderless: Cell,
    /// Of those, measures where nobody is responsible either.
    pub unanswered: Cell,
    /// Units that only take part, those with most first.
    pub only_part: Vec<Rank>,
    /// Collectives, those named by most measures first, with how many.
    pub collectives: Vec<(UnitId, usize)>,
    /// Measures that name a collective.
    pub collective: Cell,
    /// Deadlines, each under its head, in the order of heads and then of the document.
    pub deadlines: Vec<(When, Vec<Due>)>,
    /// How many findings there are of each severity.
    pub findings: Vec<(Severity, usize)>,
}

impl Model {
    /// Whether the filter hides something.
    pub fn filtered(&self) -> bool {
        !self.filter.is_empty()
    }

    /// Only these measures of what is shown now. `title` says what is true of them: a key of `words/` and
    /// what it fills in.
    pub fn only(&self, title: &str, args: Vec<String>, measures: &Cell) -> Filter {
        let list = List { title: (title.to_owned(), args), measures: measures.clone() };
        Filter { list: Some(list), ..self.filter.clone() }
    }

    /// Only the measures of a part that name a kind of units: as a filter that can be changed part by part,
    /// where there is none yet and the part is all that stands below its heading.
    pub fn of_cell(&self, part: usize, kind: usize, title: (&str, Vec<String>)) -> Filter {
        if self.filtered() || self.split[part] {
            return self.only(title.0, title.1, &self.cells[part][kind]);
        }
        let kinds = BTreeSet::from([self.kinds[kind]]);
        Filter { sections: vec![self.parts[part]], kinds, ..Filter::default() }
    }

    /// Only what is done in a role. Beside our unit, roles would speak of what that unit does: then the
    /// measures are listed.
    pub fn of_role(&self, role: Role, title: (&str, Vec<String>)) -> Filter {
        match self.in_role.iter().find(|(other, _)| *other == role) {
            Some((_, measures)) if self.filter.unit.is_some() => self.only(title.0, title.1, measures),
            _ => Filter { roles: RoleSet::NONE.with(role, true), ..self.filter.clone() },
        }
    }
}

/// What shows of a plan.
struct Shown<'a> {
    plan: &'a Plan,
    graph: &'a PlanGraph,
    set: &'a TargetSet,
}

impl<'a> Shown<'a> {
    fn measures(&self) -> impl Iterator<Item = MeasureId> + use<'a> {
        let set = self.set;
        self.plan.measures.iter().map(|measure| measure.id).filter(|id| set.measures[id.index()])
    }

    fn links(&self) -> impl Iterator<Item = &'a Link> + use<'a> {
        let set = self.set;
        self.graph.links().filter(|link| set.links[link.id.index()])
    }

    fn team(&self, measure: MeasureId) -> impl Iterator<Item = &'a Link> + use<'a> {
        let set = self.set;
        self.graph.team(measure).filter(|link| set.links[link.id.index()])
    }

    /// The measures of which this is true.
    fn those(&self, is: impl Fn(MeasureId) -> bool) -> Cell {
        self.measures().filter(|id| is(*id)).collect()
    }
}

/// Counts.
pub fn model(plan: &Plan, graph: &PlanGraph, spec: &Spec) -> Model {
    let shown = Shown { plan, graph, set: &spec.shown };
    let count = |marks: &[bool]| Both { shown: marks.iter().filter(|on| **on).count(), all: marks.len() };
    let roles = Role::ALL.map(|role| {
        let of = |links: &mut dyn Iterator<Item = &Link>| links.filter(|link| link.role == role).count();
        (role, Both { shown: of(&mut shown.links()), all: of(&mut graph.links()) })
    });
    let loads = loads(&shown);
    let (parts, kinds, cells) = table(&shown);
    let split = |part: &SectionId| {
        *part == SectionId::DOCUMENT
            || parts.iter().any(|other| other != part && plan.is_within(*other, *part))
    };
    let named = |id: &MeasureId| graph.team(*id).len() > 0;
    let does = |id: MeasureId, role| shown.team(id).any(|link| link.role == role);
    let leaderless = shown.those(|id| named(&id) && !does(id, Role::Lead));
    let is_collective = |unit: UnitId| plan.unit(unit).collective;
    Model {
        choice: spec.choice.clone(),
        filter: spec.filter.clone(),
        measures: count(&spec.shown.measures),
        tasks: tasks(&shown),
        units: count(&spec.shown.units),
        links: count(&spec.shown.links),
        roles: roles.to_vec(),
        in_role: Role::ALL.map(|role| (role, shown.those(|id| does(id, role)))).to_vec(),
        ranks: ranks(&loads, |load| load.lead + load.responsible > 0),
        split: parts.iter().map(split).collect(),
        parts,
        kinds,
        cells,
        crowded: crowded(&shown),
        several: shown.those(|id| units(shown.team(id).filter(|link| link.role == Role::Lead)).len() > 1),
        nobody: shown.those(|id| !named(&id)),
        unanswered: leaderless.iter().copied().filter(|id| !does(*id, Role::Responsible)).collect(),
        leaderless,
        only_part: ranks(&loads, |load| load.lead + load.responsible == 0 && load.participate > 0),
        collectives: collectives(&shown),
        collective: shown.those(|id| shown.team(id).any(|link| is_collective(link.unit))),
        deadlines: deadlines(&shown),
        findings: spec.findings.clone(),
    }
}

fn units<'a>(links: impl Iterator<Item = &'a Link>) -> BTreeSet<UnitId> {
    links.map(|link| link.unit).collect()
}

fn tasks(shown: &Shown) -> Both {
    Both { shown: shown.plan.tasks_of(shown.measures()).len(), all: shown.plan.tasks().len() }
}

fn loads(shown: &Shown) -> Vec<Rank> {
    let mut links: Vec<Vec<&Link>> = vec![Vec::new(); shown.plan.units.len()];
    for link in shown.links() {
        links[link.unit.index()].push(link);
    }
    let rank =
        |(at, links): (usize, Vec<&Link>)| Rank { unit: UnitId::at(at), load: links.into_iter().collect() };
    links.into_iter().enumerate().map(rank).collect()
}

/// Those of which this is true, most leads first, then by responsibility and participation.
fn ranks(loads: &[Rank], is: impl Fn(Load) -> bool) -> Vec<Rank> {
    let mut ranks: Vec<Rank> = loads.iter().copied().filter(|rank| is(rank.load)).collect();
    ranks.sort_by_key(|rank| {
        let load = rank.load;
        std::cmp::Reverse((load.lead, load.responsible, load.participate))
    });
    ranks
}

/// How many rows the table has at least, where the outline has so many headings of a level.
const FEW: usize = 3;
/// How many it has at most, unless the level above has only one.
const MANY: usize = 40;

/// By measure, its row of the table: the innermost heading above it that is of one level or of a higher one.
///
/// The level is the same for all of the plan, whatever a filter shows: the highest that gives at least
/// [`FEW`] rows, or the lowest there is. So every measure stands in one row, and rows add up.
fn rows(plan: &Plan) -> Vec<SectionId> {
    let at = |level: u8| -> Vec<SectionId> {
        let above = |section: SectionId| {
            let mut path = plan.path(section).into_iter().rev();
            path.find(|id| plan.section(*id).level <= level).unwrap_or(SectionId::DOCUMENT)
        };
        plan.measures.iter().map(|measure| above(measure.section)).collect()
    };
    let count = |rows: &[SectionId]| rows.iter().collect::<BTreeSet<_>>().len();
    let carries = plan.sections_above_measures();
    let levels: BTreeSet<u8> =
        plan.sections.iter().filter(|each| carries[each.id.index()]).map(|each| each.level).collect();
    let mut rows = at(0);
    for level in levels {
        let finer = at(level);
        if count(&finer) > MANY && count(&rows) > 1 {
            break;
        }
        rows = finer;
        if count(&rows) >= FEW {
            break;
        }
    }
    rows
}

/// Parts, kinds, and the measures of each part that name each kind.
fn table(shown: &Shown) -> (Vec<SectionId>, Vec<UnitKind>, Vec<Vec<Cell>>) {
    let plan = shown.plan;
    let rows = rows(plan);
    let mut cells: BTreeMap<(SectionId, UnitKind), Cell> = BTreeMap::new();
    for id in shown.measures() {
        for link in shown.team(id) {
            cells.entry((rows[id.index()], plan.unit(link.unit).kind)).or_default().insert(id);
        }
    }
    let parts: BTreeSet<SectionId> = cells.keys().map(|(part, _)| *part).collect();
    let kinds: BTreeSet<UnitKind> = cells.keys().map(|(_, kind)| *kind).collect();
    let row = |part: &SectionId| {
        kinds.iter().map(|kind| cells.get(&(*part, *kind)).cloned().unwrap_or_default()).collect()
    };
    let cells = parts.iter().map(row).collect();
    (parts.into_iter().collect(), kinds.into_iter().collect(), cells)
}

fn crowded(shown: &Shown) -> Vec<(MeasureId, usize)> {
    let mut sizes: Vec<(MeasureId, usize)> =
        shown.measures().map(|id| (id, units(shown.team(id)).len())).filter(|(_, size)| *size > 0).collect();
    sizes.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    sizes.truncate(MOST_CROWDED);
    sizes
}

fn collectives(shown: &Shown) -> Vec<(UnitId, usize)> {
    let named = |unit: UnitId| shown.those(|id| shown.team(id).any(|link| link.unit == unit)).len();
    let mut all: Vec<(UnitId, usize)> = shown
        .plan
        .units
        .iter()
        .filter(|unit| unit.collective && shown.set.has(Target::Unit(unit.id.0)))
        .map(|unit| (unit.id, named(unit.id)))
        .collect();
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    all
}

fn deadlines(shown: &Shown) -> Vec<(When, Vec<Due>)> {
    let of_measures = shown.measures().flat_map(|id| {
        let due = |deadline: &Deadline| Due { holder: Holder::Measure(id), deadline: deadline.clone() };
        shown.plan.measure(id).deadlines.iter().map(due).collect::<Vec<Due>>()
    });
    let headings = shown.plan.sections.iter().filter(|section| shown.set.sections[section.id.index()]);
    let of_headings = headings.flat_map(|section| {
        let holder = Holder::Section(section.id);
        section.deadlines.iter().map(move |deadline| Due { holder, deadline: deadline.clone() })
    });
    let mut all: Vec<Due> = of_measures.chain(of_headings).collect();
    all.sort_by_key(|due| due.deadline.span.start);
    let mut heads: BTreeMap<When, Vec<Due>> = BTreeMap::new();
    for due in all {
        heads.entry(When::of(shown.plan, &due.deadline)).or_default().push(due);
    }
    heads.into_iter().collect()
}
