//! How rows and columns are sorted.
//!
//! By seriation, what is alike stands side by side: distances by P. Jaccard's index, weighted (1901), clusters
//! by mean distance, and of all orders that keep the clusters together the one with the least sum of distances
//! between neighbours, by Z. Bar-Joseph, D. Gifford and T. Jaakkola, "Fast optimal leaf ordering for
//! hierarchical clustering", Bioinformatics 17 (2001) S22–S29; see [`crate::layout::seriation`]. A role counts
//! as much as it binds: who leads is more like who leads than like who takes part.

use super::model::{ColumnOrder, Model, RowOrder, Spec};
use crate::graph::PlanGraph;
use crate::layout::seriation::order_of_rows;
use crate::plan::{Holder, Plan, Role};
use std::cmp::Reverse;

/// Beyond this many, rows or columns are not seriated: the distances between all pairs would take too much time
/// and memory. They stay in document order then.
pub const SERIATED: usize = 3_000;

/// An order of both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Positions in [`Model::units`], left to right.
    pub columns: Vec<usize>,
    /// Positions in [`Model::rows`], top to bottom.
    pub rows: Vec<usize>,
}

/// How much a role counts when things are compared.
pub fn weight(role: Role) -> f64 {
    match role {
        Role::Lead => 3.0,
        Role::Responsible => 2.0,
        Role::Participate => 1.0,
    }
}

/// Sorts rows and columns.
pub fn order(plan: &Plan, graph: &PlanGraph, model: &Model, spec: &Spec) -> Order {
    let columns = columns(plan, graph, model, spec);
    let rows = rows(plan, model, spec, &columns);
    Order { columns, rows }
}

fn columns(plan: &Plan, graph: &PlanGraph, model: &Model, spec: &Spec) -> Vec<usize> {
    let units = &model.units;
    let mut order: Vec<usize> = (0..units.len()).collect();
    match spec.choice.columns {
        ColumnOrder::Kind => order.sort_by_key(|at| units[*at].kind as u32),
        ColumnOrder::Load => order.sort_by_key(|at| {
            let load = units[*at].load;
            Reverse((load.lead, load.responsible, load.participate))
        }),
        ColumnOrder::Name => order.sort_by_key(|at| &plan.unit(units[*at].unit).name),
        ColumnOrder::Seriation if order.len() <= SERIATED => {
            // Whatever is folded: columns do not move when a heading is.
            let kept = |id: usize| spec.only.as_ref().is_none_or(|only| only.links[id]);
            let mut cells = Vec::new();
            for (at, unit) in (0_u32..).zip(units) {
                for link in graph.duties(unit.unit).filter(|link| kept(link.id.index())) {
                    let carrier = match link.holder {
                        Holder::Measure(id) => id.index(),
                        Holder::Section(id) => plan.measures.len() + id.index(),
                    };
                    cells.push((at, carrier as u32, weight(link.role)));
                }
            }
            order = positions(&order_of_rows(units.len(), &cells));
        }
        ColumnOrder::Appearance | ColumnOrder::Seriation => {}
    }
    order
}

fn rows(plan: &Plan, model: &Model, spec: &Spec, columns: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..model.rows.len()).collect();
    match spec.choice.rows {
        RowOrder::Lead => {
            let mut place = vec![usize::MAX; plan.units.len()];
            for (at, unit) in columns.iter().enumerate() {
                place[model.units[*unit].unit.index()] = at;
            }
            // Who leads; where nobody does, who is responsible; else who takes part.
            order.sort_by_key(|row| {
                let first = model.links[*row].iter().map(|link| (link.role, place[link.unit.index()])).min();
                (first.is_none(), first.map(|(_, place)| place))
            });
        }
        RowOrder::Load => order.sort_by_key(|row| Reverse(model.links[*row].len())),
        RowOrder::Seriation if order.len() <= SERIATED => {
            let mut cells = Vec::new();
            for (at, links) in (0_u32..).zip(&model.links) {
                cells.extend(links.iter().map(|link| (at, link.unit.0, weight(link.role))));
            }
            order = positions(&order_of_rows(model.rows.len(), &cells));
        }
        RowOrder::Document | RowOrder::Seriation => {}
    }
    order
}

fn positions(order: &[u32]) -> Vec<usize> {
    order.iter().map(|at| *at as usize).collect()
}
