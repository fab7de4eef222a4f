//! The plan as a two-mode graph: units on one side, what carries assignments on the other.
//!
//! Here live [`PlanGraph`], built once per plan, the questions one asks of it (who does what, who
//! works with whom), the [`Filter`] that is laid over it as a [`Mask`], and the [`fold`]ing of text
//! that filters and search share. A node or an edge knows ids and roles; positions, colours,
//! selection and anything of a view never come in here, and neither does the reading of documents.
//!
//! The graph is undirected and two-mode: every edge joins a unit and a holder (a measure, or a
//! heading that names units itself), never two of a kind. The same unit named twice by one measure
//! gives two edges. Edges are numbered in document order, and that number, [`LinkId`], is how every
//! other room addresses a line.

mod filter;
pub mod fold;
mod query;

pub use filter::{Filter, List, Mask};
pub use query::{Load, Partner};

use crate::plan::{Assignment, Basis, Holder, MeasureId, Plan, Role, SectionId, UnitId};
use petgraph::graph::{EdgeIndex, NodeIndex, UnGraph};

/// A node of the graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    /// A unit of the registry.
    Unit(UnitId),
    /// A measure, with or without units.
    Measure(MeasureId),
    /// A heading that carries assignments itself; other headings are no nodes.
    Section(SectionId),
}

/// A line's place among all lines, in document order and without gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkId(pub u32);

impl LinkId {
    /// From a position.
    pub fn at(index: usize) -> Self {
        Self(index as u32)
    }

    /// As a position.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One line: a unit in one role for one holder. The words that say so are one step away, in
/// [`PlanGraph::assignment`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Its own place.
    pub id: LinkId,
    /// Who.
    pub unit: UnitId,
    /// For what.
    pub holder: Holder,
    /// In which role.
    pub role: Role,
    /// The list it closes ends in 等.
    pub open: bool,
    /// Why it holds.
    pub basis: Basis,
    /// Its place among the holder's assignments.
    pub nth: u32,
}

impl Link {
    /// The measure it belongs to, if it is no heading's line.
    pub fn measure(&self) -> Option<MeasureId> {
        match self.holder {
            Holder::Measure(measure) => Some(measure),
            Holder::Section(_) => None,
        }
    }
}

/// A plan's units and holders, joined by its assignments.
///
/// It speaks in the ids of the plan that it was built from, and is built anew when that plan
/// changes. Where a query also takes the plan, it must be that one.
#[derive(Debug, Clone)]
pub struct PlanGraph {
    graph: UnGraph<Node, Link>,
    units: usize,
    measures: usize,
    /// The node of each section; most have none.
    sections: Vec<Option<NodeIndex>>,
    /// The lines around each node in document order, node after node. petgraph's own lists run
    /// newest first, and every list that a person reads runs the other way.
    around: Vec<LinkId>,
    /// Where each node's lines start in `around`, with one more at the end.
    starts: Vec<u32>,
}

impl From<&Plan> for PlanGraph {
    fn from(plan: &Plan) -> Self {
        let (units, measures) = (plan.units.len(), plan.measures.len());
        let mut graph = UnGraph::with_capacity(units + measures, 0);
        for unit in &plan.units {
            graph.add_node(Node::Unit(unit.id));
        }
        for measure in &plan.measures {
            graph.add_node(Node::Measure(measure.id));
        }
        let mut sections = vec![None; plan.sections.len()];
        for section in plan.sections.iter().filter(|section| !section.assignments.is_empty()) {
            sections[section.id.index()] = Some(graph.add_node(Node::Section(section.id)));
        }

        for (holder, assignments) in holders(plan) {
            let end = match holder {
                Holder::Measure(measure) => NodeIndex::new(units + measure.index()),
                // A section that holds assignments was given a node just above.
                Holder::Section(section) => match sections[section.index()] {
                    Some(node) => node,
                    None => continue,
                },
            };
            for (nth, assignment) in assignments.iter().enumerate() {
                let link = Link {
                    id: LinkId::at(graph.edge_count()),
                    unit: assignment.unit,
                    holder,
                    role: assignment.role,
                    open: assignment.open,
                    basis: assignment.basis,
                    nth: nth as u32,
                };
                graph.add_edge(NodeIndex::new(assignment.unit.index()), end, link);
            }
        }
        let (around, starts) = adjacency(&graph);
        Self { graph, units, measures, sections, around, starts }
    }
}

/// What can carry assignments, in document order. A heading stands before what is under it.
fn holders(plan: &Plan) -> Vec<(Holder, &[Assignment])> {
    let sections =
        plan.sections.iter().map(|s| (s.span.start, Holder::Section(s.id), s.assignments.as_slice()));
    let measures =
        plan.measures.iter().map(|m| (m.span.start, Holder::Measure(m.id), m.assignments.as_slice()));
    let mut all: Vec<_> = sections.chain(measures).filter(|(.., held)| !held.is_empty()).collect();
    all.sort_by_key(|(start, holder, _)| (*start, *holder));
    all.into_iter().map(|(_, holder, held)| (holder, held)).collect()
}

/// The edges around each node, by node and then by edge number.
fn adjacency(graph: &UnGraph<Node, Link>) -> (Vec<LinkId>, Vec<u32>) {
    let mut starts = vec![0; graph.node_count() + 1];
    for edge in graph.raw_edges() {
        starts[edge.source().index() + 1] += 1;
        starts[edge.target().index() + 1] += 1;
    }
    for node in 1..starts.len() {
        starts[node] += starts[node - 1];
    }
    let mut next = starts.clone();
    let mut around = vec![LinkId(0); graph.edge_count() * 2];
    for edge in graph.raw_edges() {
        for node in [edge.source(), edge.target()] {
            around[next[node.index()] as usize] = edge.weight.id;
            next[node.index()] += 1;
        }
    }
    (around, starts)
}

impl PlanGraph {
    /// The graph itself, for algorithms. Node indices are units, then measures, then sections;
    /// an edge's index is its [`LinkId`].
    pub fn petgraph(&self) -> &UnGraph<Node, Link> {
        &self.graph
    }

    /// Every line, in document order: the n-th has the id n.
    pub fn links(&self) -> impl ExactSizeIterator<Item = &Link> + DoubleEndedIterator + Clone {
        self.graph.raw_edges().iter().map(|edge| &edge.weight)
    }

    /// One line.
    ///
    /// # Panics
    /// When the id is another graph's.
    pub fn link(&self, id: LinkId) -> &Link {
        &self.graph[EdgeIndex::new(id.index())]
    }

    /// What the plan says for a line, with the span of the words.
    ///
    /// # Panics
    /// When the plan or the id is another graph's.
    pub fn assignment<'p>(&self, plan: &'p Plan, id: LinkId) -> &'p Assignment {
        let link = self.link(id);
        let held = match link.holder {
            Holder::Section(section) => &plan.section(section).assignments,
            Holder::Measure(measure) => &plan.measure(measure).assignments,
        };
        &held[link.nth as usize]
    }

    /// The lines around a node, in document order; none for a section that is no node.
    fn around(&self, node: Option<NodeIndex>) -> impl ExactSizeIterator<Item = &Link> + Clone {
        let ids = node.map_or(&[][..], |node| {
            let (start, end) = (self.starts[node.index()], self.starts[node.index() + 1]);
            &self.around[start as usize..end as usize]
        });
        ids.iter().map(|id| self.link(*id))
    }
}
