//! A graph with attributes, as other programs take it: what `graphml` and `gexf` write.
//!
//! Two of them follow from a plan. The two-mode graph ([`two_mode`]) has a node for every unit, every measure and
//! every heading that carries assignments, and an edge for every assignment; a unit that a measure names twice
//! has two. The projection ([`projection`]) has a node for every unit and an edge where two share measures.

use crate::graph::{Node, PlanGraph};
use crate::layout::projection::project;
use crate::plan::{Holder, MeasureId, Plan, Role, SectionId, UnitId};

/// A graph, undirected. Every node and edge has as many values as there are columns for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Net {
    /// What the document is called.
    pub title: String,
    /// What is known of a node beside its label.
    pub node_columns: Vec<Column>,
    /// The nodes.
    pub nodes: Vec<NetNode>,
    /// What is known of an edge.
    pub edge_columns: Vec<Column>,
    /// The edges.
    pub edges: Vec<NetEdge>,
}

/// An attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its values are.
    pub kind: ValueKind,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Words.
    Text,
    /// A whole number.
    Number,
    /// Yes or no.
    Truth,
}

/// A value; an attribute that a node does not have is [`Value::None`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Not there.
    None,
    /// Words.
    Text(String),
    /// A whole number.
    Number(u32),
    /// Yes or no.
    Truth(bool),
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetNode {
    /// `u`, `m` or `s` and the id of the unit, measure or section, as in `parse`.
    pub id: String,
    /// What to write beside it.
    pub label: String,
    /// By column.
    pub values: Vec<Value>,
}

/// An edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetEdge {
    /// One end, by position among the nodes.
    pub source: usize,
    /// The other end.
    pub target: usize,
    /// How heavy it is.
    pub weight: u32,
    /// What sort of edge it is, where there are several.
    pub kind: Option<&'static str>,
    /// By column.
    pub values: Vec<Value>,
}

const fn column(name: &'static str, kind: ValueKind) -> Column {
    Column { name, kind }
}

/// Of units.
const UNIT: [Column; 6] = [
    column("kind", ValueKind::Text),
    column("collective", ValueKind::Truth),
    column("aliases", ValueKind::Text),
    column("lead", ValueKind::Number),
    column("responsible", ValueKind::Number),
    column("participate", ValueKind::Number),
];
/// Of measures and headings. `start` and `end` are their span, in bytes of the decoded text.
const ITEM: [Column; 5] = [
    column("no", ValueKind::Text),
    column("path", ValueKind::Text),
    column("text", ValueKind::Text),
    column("start", ValueKind::Number),
    column("end", ValueKind::Number),
];
/// Of assignments. `start` and `end` are where the words stand.
const ASSIGNMENT: [Column; 5] = [
    column("role", ValueKind::Text),
    column("basis", ValueKind::Text),
    column("open", ValueKind::Truth),
    column("start", ValueKind::Number),
    column("end", ValueKind::Number),
];

/// The two-mode graph: units, measures, and headings that carry assignments; an edge an assignment, in the
/// order of the document. `mode` says whether a node is a unit, a measure or a section.
pub fn two_mode(plan: &Plan, graph: &PlanGraph) -> Net {
    let mut at_section = vec![0; plan.sections.len()];
    let petgraph = graph.petgraph();
    let nodes: Vec<NetNode> = petgraph
        .node_indices()
        .map(|index| {
            let (mode, unit, item) = match petgraph[index] {
                Node::Unit(id) => ("unit", unit(plan, graph, id), vec![Value::None; ITEM.len()]),
                Node::Measure(id) => ("measure", vec![Value::None; UNIT.len()], measure(plan, id)),
                Node::Section(id) => {
                    at_section[id.index()] = index.index();
                    ("section", vec![Value::None; UNIT.len()], section(plan, id))
                }
            };
            let (id, label) = match petgraph[index] {
                Node::Unit(id) => (format!("u{}", id.0), plan.unit(id).name.clone()),
                Node::Measure(id) => (format!("m{}", id.0), number(plan, id)),
                Node::Section(id) => (format!("s{}", id.0), plan.heading(id)),
            };
            let values = std::iter::once(Value::Text(mode.to_owned())).chain(unit).chain(item).collect();
            NetNode { id, label, values }
        })
        .collect();
    let edges = graph.links().map(|link| {
        let span = graph.assignment(plan, link.id).span;
        NetEdge {
            source: link.unit.index(),
            target: match link.holder {
                Holder::Measure(id) => plan.units.len() + id.index(),
                Holder::Section(id) => at_section[id.index()],
            },
            weight: 1,
            kind: Some(link.role.key()),
            values: vec![
                Value::Text(link.role.key().to_owned()),
                Value::Text(link.basis.key().to_owned()),
                Value::Truth(link.open),
                Value::Number(span.start),
                Value::Number(span.end),
            ],
        }
    });
    Net {
        title: plan.title.text.clone(),
        node_columns: [column("mode", ValueKind::Text)].into_iter().chain(UNIT).chain(ITEM).collect(),
        edges: edges.collect(),
        nodes,
        edge_columns: ASSIGNMENT.to_vec(),
    }
}

/// The projection: units, joined where they share measures. The weight is how many they share; `measures` names
/// them by number, joined by 、. Collectives stand for nobody in particular and touch most measures, so they are
/// left out unless asked for.
pub fn projection(plan: &Plan, graph: &PlanGraph, with_collectives: bool) -> Net {
    let counts = |id: UnitId| with_collectives || !plan.unit(id).collective;
    let units: Vec<UnitId> = plan.units.iter().map(|unit| unit.id).filter(|id| counts(*id)).collect();
    let mut place = vec![None; plan.units.len()];
    for (at, unit) in (0_u32..).zip(&units) {
        place[unit.index()] = Some(at);
    }
    let pairs: Vec<(u32, u32)> =
        graph.links().filter_map(|link| Some((link.measure()?.0, place[link.unit.index()]?))).collect();
    let edges = project(units.len(), &pairs).into_iter().map(|tie| {
        let (source, target) = (tie.first as usize, tie.second as usize);
        let shared = graph.shared(units[source], units[target]).map(|id| number(plan, id));
        let values = vec![Value::Text(shared.collect::<Vec<_>>().join("、"))];
        NetEdge { source, target, weight: tie.weight, kind: None, values }
    });
    Net {
        title: plan.title.text.clone(),
        node_columns: UNIT.to_vec(),
        edge_columns: vec![column("measures", ValueKind::Text)],
        edges: edges.collect(),
        nodes: units
            .iter()
            .map(|id| NetNode {
                id: format!("u{}", id.0),
                label: plan.unit(*id).name.clone(),
                values: unit(plan, graph, *id),
            })
            .collect(),
    }
}

/// A measure's number; where none is printed, its id.
fn number(plan: &Plan, id: MeasureId) -> String {
    match plan.measure(id).no.as_str() {
        "" => format!("m{}", id.0),
        no => no.to_owned(),
    }
}

fn unit(plan: &Plan, graph: &PlanGraph, id: UnitId) -> Vec<Value> {
    let (unit, load) = (plan.unit(id), graph.load(id));
    let loads = [Role::Lead, Role::Responsible, Role::Participate].map(|role| Value::Number(load.of(role)));
    let about = [
        Value::Text(unit.kind.key().to_owned()),
        Value::Truth(unit.collective),
        Value::Text(unit.aliases.join("、")),
    ];
    about.into_iter().chain(loads).collect()
}

fn measure(plan: &Plan, id: MeasureId) -> Vec<Value> {
    let measure = plan.measure(id);
    vec![
        Value::Text(measure.no.clone()),
        Value::Text(path(plan, Some(measure.section))),
        Value::Text(plan.measure_text(id)),
        Value::Number(measure.span.start),
        Value::Number(measure.span.end),
    ]
}

fn section(plan: &Plan, id: SectionId) -> Vec<Value> {
    let section = plan.section(id);
    vec![
        Value::Text(section.label.clone()),
        Value::Text(path(plan, section.parent)),
        Value::Text(plan.text(&section.body)),
        Value::Number(section.span.start),
        Value::Number(section.span.end),
    ]
}

/// The headings from the top down, joined by ` / `.
fn path(plan: &Plan, above: Option<SectionId>) -> String {
    let path = above.map_or_else(Vec::new, |id| plan.path(id));
    path.into_iter().map(|id| plan.heading(id)).collect::<Vec<_>>().join(" / ")
}

impl Value {
    /// As it stands in a file; none where it is not there.
    pub(super) fn written(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Text(text) => Some(escaped(text)),
            Self::Number(number) => Some(number.to_string()),
            Self::Truth(truth) => Some(truth.to_string()),
        }
    }
}

/// A text for XML 1.0, inside an element or a value. Line ends stand as references, so that every reader gives
/// them back as they were; what XML cannot hold at all becomes U+FFFD.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
