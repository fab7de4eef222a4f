//! Where rows stand: first the order of the units (for fewest crossings, where asked), then heights.
//!
//! World units: one row of a unit with lines at rest is 1 high; across, the view is [`super::WIDTH`] wide.

use super::model::{Model, Row, Spec, UnitOrder, UnitRow, model};
use crate::graph::PlanGraph;
use crate::layout::crossing::{Bipartite, Budget, count, minimise, minimise_grouped};
use crate::plan::{Holder, MeasureId, Plan, Role, RoleSet, SectionId};

/// Height of a unit's row that has lines at rest.
const UNIT: f32 = 1.0;
/// Height of a unit's row that only takes part: it draws nothing at rest but a stub.
const UNIT_STUB: f32 = 0.3;
/// Height of a heading's row.
const HEADING: f32 = 1.0;
/// Height of a measure's row.
const MEASURE: f32 = 0.22;
/// Room between two kinds of units, and above a part of the plan.
const GAP: f32 = 0.25;
/// How many steps (simplex pivots, rounds of cuts) an exact ordering may take before it settles for the best
/// found. The plan that ships inside needs about 50; a step on the largest components takes well under a
/// millisecond.
const ORDERING_STEPS: u64 = 2_000;

/// How many pairs of lines cross, and what is known about the fewest possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crossings {
    /// How many lines; a unit and a measure joined in two roles count once.
    pub lines: usize,
    /// How many pairs of them cross.
    pub count: u64,
    /// Where the order was chosen for fewest crossings of these lines: whether it is proven that no order
    /// (for the order by kind: none that keeps kinds together) crosses less.
    pub fewest: Option<bool>,
}

/// The order of the units, top to bottom, with its crossings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordering {
    /// Positions in [`Model::units`].
    pub order: Vec<usize>,
    /// Of lead and responsible lines.
    pub at_rest: Crossings,
    /// Of all lines.
    pub overall: Crossings,
}

/// Where a row stands, in world units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Its middle.
    pub y: f32,
    /// Its height.
    pub height: f32,
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// By position in [`Model::units`].
    pub units: Vec<Place>,
    /// By position in [`Model::rows`].
    pub rows: Vec<Place>,
    /// Groups of units of one kind from top to bottom, by positions in [`Model::units`]; empty unless ordered by kind.
    pub groups: Vec<Vec<usize>>,
    /// Height of the whole.
    pub height: f32,
}

/// Orders the units.
pub fn ordering(plan: &Plan, graph: &PlanGraph, model: &Model, spec: &Spec) -> Ordering {
    let lines = Lines::of(plan, graph, model, spec);
    let (rest, all) = (lines.bipartite(RoleSet::AT_REST), lines.bipartite(RoleSet::ALL));
    let budget = Budget { steps: ORDERING_STEPS, cancelled: &|| false };
    let units = &model.units;
    let mut order: Vec<usize> = (0..units.len()).collect();
    let (mut rest_fewest, mut all_fewest) = (None, None);
    match spec.order {
        UnitOrder::Kind => {
            // Within a kind, units without lines at rest come last: they cross nothing there.
            let group: Vec<u32> =
                units.iter().map(|row| row.kind as u32 * 2 + u32::from(!row.at_rest())).collect();
            let solved = minimise_grouped(&rest, &group, &budget);
            order = to_positions(&solved.order);
            rest_fewest = Some(solved.proven);
            order_the_rest(&mut order, units, &all, &group, &budget);
        }
        UnitOrder::CrossingsAtRest => {
            let group: Vec<u32> = units.iter().map(|row| u32::from(!row.at_rest())).collect();
            let solved = minimise_grouped(&rest, &group, &budget);
            order = to_positions(&solved.order);
            rest_fewest = Some(solved.proven);
            order_the_rest(&mut order, units, &all, &group, &budget);
        }
        UnitOrder::CrossingsOverall => {
            let solved = minimise(&all, &budget);
            order = to_positions(&solved.order);
            all_fewest = Some(solved.proven);
        }
        UnitOrder::Appearance => {}
        UnitOrder::Load => order.sort_by_key(|at| {
            let load = units[*at].load;
            (std::cmp::Reverse((load.lead, load.responsible, load.participate)), *at)
        }),
        UnitOrder::Name => order.sort_by_key(|at| &plan.unit(units[*at].unit).name),
    }
    let as_ids: Vec<u32> = order.iter().map(|at| *at as u32).collect();
    let crossings = |lines: &Bipartite, fewest| Crossings {
        lines: lines.free.iter().map(Vec::len).sum(),
        count: count(lines, &as_ids),
        fewest,
    };
    Ordering { at_rest: crossings(&rest, rest_fewest), overall: crossings(&all, all_fewest), order }
}

/// Orders each group of units without lines at rest for fewest crossings of the lines it has.
fn order_the_rest(order: &mut [usize], units: &[UnitRow], all: &Bipartite, group: &[u32], budget: &Budget) {
    for run in order.chunk_by_mut(|a, b| group[*a] == group[*b]) {
        if run.iter().any(|at| units[*at].at_rest()) {
            continue;
        }
        let free = run.iter().map(|at| all.free[*at].clone()).collect();
        let solved = minimise(&Bipartite { fixed: all.fixed, free }, budget);
        let sorted: Vec<usize> = solved.order.iter().map(|at| run[*at as usize]).collect();
        run.copy_from_slice(&sorted);
    }
}

fn to_positions(order: &[u32]) -> Vec<usize> {
    order.iter().map(|id| *id as usize).collect()
}

/// A plan's lines in these roles: units by id against what carries assignments, in document order.
pub fn lines(plan: &Plan, graph: &PlanGraph, roles: RoleSet) -> Bipartite {
    let spec = Spec::default();
    Lines::of(plan, graph, &model(plan, graph, &spec), &spec).bipartite(roles)
}

/// The lines of a model as pairs of positions: unit in [`Model::units`], carrier in document order.
struct Lines {
    units: usize,
    carriers: usize,
    pairs: Vec<(Role, u32, u32)>,
}

impl Lines {
    fn of(plan: &Plan, graph: &PlanGraph, model: &Model, spec: &Spec) -> Self {
        let mut carriers: Vec<(u32, Holder)> =
            plan.measures.iter().map(|measure| (measure.span.start, Holder::Measure(measure.id))).collect();
        carriers
            .extend(plan.sections.iter().map(|section| (section.span.start, Holder::Section(section.id))));
        carriers.sort_unstable();
        let mut measure_rank = vec![0; plan.measures.len()];
        let mut section_rank = vec![0; plan.sections.len()];
        for (rank, (_, holder)) in carriers.iter().enumerate() {
            match holder {
                Holder::Measure(id) => measure_rank[id.index()] = rank as u32,
                Holder::Section(id) => section_rank[id.index()] = rank as u32,
            }
        }
        let mut position = vec![None; plan.units.len()];
        for (at, row) in model.units.iter().enumerate() {
            position[row.unit.index()] = Some(at as u32);
        }
        let pairs = graph
            .links()
            .filter(|link| spec.only.as_ref().is_none_or(|only| only.links[link.id.index()]))
            .filter_map(|link| {
                let rank = match link.holder {
                    Holder::Measure(id) => measure_rank[id.index()],
                    Holder::Section(id) => section_rank[id.index()],
                };
                position[link.unit.index()].map(|unit| (link.role, unit, rank))
            })
            .collect();
        Self { units: model.units.len(), carriers: carriers.len(), pairs }
    }

    fn bipartite(&self, roles: RoleSet) -> Bipartite {
        let pairs = self.pairs.iter().filter(|(role, _, _)| roles.has(*role));
        Bipartite::from_edges(self.carriers, self.units, pairs.map(|(_, unit, rank)| (*unit, *rank)))
    }
}

/// Places the rows; both columns fill the same height.
pub fn layout(model: &Model, ordering: &Ordering, spec: &Spec) -> Layout {
    let grouped = spec.order == UnitOrder::Kind;
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut units = vec![Place { y: 0.0, height: 0.0 }; model.units.len()];
    let mut left = Column::default();
    for at in &ordering.order {
        let row = &model.units[*at];
        if grouped {
            match groups.last_mut() {
                Some(group) if model.units[group[0]].kind == row.kind => group.push(*at),
                _ => {
                    left.skip(if groups.is_empty() { 0.0 } else { GAP });
                    groups.push(vec![*at]);
                }
            }
        }
        units[*at] = left.push(if row.at_rest() { UNIT } else { UNIT_STUB });
    }

    let mut right = Column::default();
    let mut rows: Vec<Place> = model
        .rows
        .iter()
        .enumerate()
        .map(|(at, row)| match row {
            Row::Section { holds_measures, .. } => {
                right.skip(if at > 0 && !holds_measures { GAP } else { 0.0 });
                right.push(HEADING)
            }
            Row::Measure(_) => right.push(MEASURE),
        })
        .collect();

    let height = left.height.max(right.height).max(1.0);
    stretch(&mut units, left.height, height);
    stretch(&mut rows, right.height, height);
    Layout { units, rows, groups, height }
}

#[derive(Default)]
struct Column {
    height: f32,
}

impl Column {
    fn skip(&mut self, gap: f32) {
        self.height += gap;
    }

    fn push(&mut self, height: f32) -> Place {
        self.height += height;
        Place { y: self.height - height / 2.0, height }
    }
}

/// The most that a short column is drawn out to match a long one.
const STRETCH: f32 = 2.5;

fn stretch(places: &mut [Place], from: f32, to: f32) {
    let factor = (to / from.max(f32::MIN_POSITIVE)).min(STRETCH);
    for place in places {
        place.y *= factor;
        place.height *= factor;
    }
}

impl Model {
    /// The row of a measure's own, or of the innermost heading above it that shows: where its lines end.
    pub fn rows_of(&self, plan: &Plan) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
        let mut measures = vec![None; plan.measures.len()];
        let mut sections = vec![None; plan.sections.len()];
        for (at, row) in self.rows.iter().enumerate() {
            match row {
                Row::Section { id, .. } => sections[id.index()] = Some(at),
                Row::Measure(id) => measures[id.index()] = Some(at),
            }
        }
        let shown = |id: SectionId, sections: &[Option<usize>]| {
            plan.path(id).into_iter().rev().find_map(|section| sections[section.index()])
        };
        for at in 0..plan.measures.len() {
            let section = plan.measure(MeasureId::at(at)).section;
            measures[at] = measures[at].or_else(|| shown(section, &sections));
        }
        for at in 0..plan.sections.len() {
            sections[at] = shown(SectionId::at(at), &sections);
        }
        (measures, sections)
    }
}
