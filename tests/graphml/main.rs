//! GraphML and GEXF hold what the plan says: read back, the graphs are equal in nodes, edges, attributes and weights.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod schema;

use dutymap::export::net::{Column, Net, NetEdge, NetNode, Value, ValueKind, projection, two_mode};
use dutymap::export::{gexf::gexf, graphml::graphml};
use dutymap::graph::PlanGraph;
use dutymap::import::{self, Progress};
use dutymap::plan::{Plan, Role};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

fn seed() -> (Plan, PlanGraph) {
    let text = include_bytes!("../../seeds/guizhou-fazhi-shehui-2021.txt");
    let plan = import::read(text, "seed", &Progress::silent()).expect("a text").plan;
    let graph = PlanGraph::from(&plan);
    (plan, graph)
}

type Attributes = BTreeMap<String, String>;

/// What a file holds: nodes by id, edges as they come, both with all attributes by name.
#[derive(Debug, PartialEq)]
struct Read {
    nodes: BTreeMap<String, Attributes>,
    edges: Vec<(String, String, Attributes)>,
}

/// What the file of a net should hold.
fn expected(net: &Net) -> Read {
    let attributes = |columns: &[Column], values: &[Value], more: (&str, String)| -> Attributes {
        let written = columns.iter().zip(values).filter_map(|(column, value)| {
            let (kind, text) = match value {
                Value::None => return None,
                Value::Text(text) => (ValueKind::Text, text.clone()),
                Value::Number(number) => (ValueKind::Number, number.to_string()),
                Value::Truth(truth) => (ValueKind::Truth, truth.to_string()),
            };
            assert_eq!(kind, column.kind, "{}", column.name);
            Some((column.name.to_owned(), text))
        });
        written.chain([(more.0.to_owned(), more.1)]).collect()
    };
    let node = |node: &NetNode| {
        let label = ("label", node.label.clone());
        (node.id.clone(), attributes(&net.node_columns, &node.values, label))
    };
    let edge = |edge: &NetEdge| {
        let weight = ("weight", edge.weight.to_string());
        let ends = [edge.source, edge.target].map(|at| net.nodes[at].id.clone());
        (ends[0].clone(), ends[1].clone(), attributes(&net.edge_columns, &edge.values, weight))
    };
    Read { nodes: net.nodes.iter().map(node).collect(), edges: net.edges.iter().map(edge).collect() }
}

fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let value = element.attributes().map(Result::unwrap).find(|each| each.key.as_ref() == name)?;
    Some(quick_xml::escape::unescape(&value.value).unwrap().into_owned())
}

/// Reads either format, and checks that what is declared is what is used.
fn read(xml: &str) -> Read {
    let mut reader = Reader::from_str(xml);
    let mut names: BTreeMap<(String, String), String> = BTreeMap::new();
    let mut class = String::new();
    let (mut side, mut key) = ("", String::new());
    let mut read = Read { nodes: BTreeMap::new(), edges: Vec::new() };
    let mut current: (Vec<String>, Attributes) = (Vec::new(), Attributes::new());
    let mut text = String::new();
    let mut open = Vec::new();
    loop {
        let event = reader.read_event().unwrap();
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let get = |name| attribute(&element, name).unwrap_or_default();
                let name = element.name().as_ref().to_owned();
                match name.as_str() {
                    "key" => drop(names.insert((get("for"), get("id")), get("attr.name"))),
                    "attributes" => class = get("class"),
                    "attribute" => drop(names.insert((class.clone(), get("id")), get("title"))),
                    "node" => {
                        side = "node";
                        current = (vec![get("id")], Attributes::new());
                        current
                            .1
                            .extend(attribute(&element, "label").map(|label| ("label".to_owned(), label)));
                    }
                    "edge" => {
                        side = "edge";
                        current = (vec![get("source"), get("target")], Attributes::new());
                        current.1.extend(attribute(&element, "weight").map(|it| ("weight".to_owned(), it)));
                    }
                    "data" => key = get("key"),
                    "attvalue" => {
                        let name = names[&(side.to_owned(), get("for"))].clone();
                        assert!(current.1.insert(name, get("value")).is_none());
                    }
                    _ => {}
                }
                text.clear();
                if !empty {
                    open.push(name);
                }
            }
            Event::Text(piece) => text += &piece,
            Event::GeneralRef(reference) => {
                text += &quick_xml::escape::unescape(&format!("&{};", &*reference)).unwrap();
            }
            Event::End(element) => {
                let name = element.name().as_ref().to_owned();
                assert_eq!(open.pop().as_deref(), Some(name.as_str()));
                let (ends, attributes) = &mut current;
                match name.as_str() {
                    "data" => {
                        let name = names[&(side.to_owned(), key.clone())].clone();
                        assert!(attributes.insert(name, std::mem::take(&mut text)).is_none());
                    }
                    "node" => {
                        let new = read.nodes.insert(ends[0].clone(), std::mem::take(attributes));
                        assert!(new.is_none(), "{} stands twice", ends[0]);
                    }
                    "edge" => {
                        assert!(ends.iter().all(|end| read.nodes.contains_key(end)));
                        read.edges.push((ends[0].clone(), ends[1].clone(), std::mem::take(attributes)));
                    }
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    read
}

#[test]
fn the_real_plan_reads_back_as_it_was() {
    let (plan, graph) = seed();
    for net in [two_mode(&plan, &graph), projection(&plan, &graph, false), projection(&plan, &graph, true)] {
        let expected = expected(&net);
        assert_eq!(read(&graphml(&net)), expected);
        assert_eq!(read(&gexf(&net)), expected);
        assert_eq!(schema::breaches(&graphml(&net), schema::GRAPHML), Vec::<String>::new());
        assert_eq!(schema::breaches(&gexf(&net), schema::GEXF), Vec::<String>::new());
    }
}

#[test]
fn the_two_mode_graph_is_the_plan() {
    let (plan, graph) = seed();
    let net = two_mode(&plan, &graph);
    let carriers = plan.sections.iter().filter(|section| !section.assignments.is_empty()).count();
    assert_eq!(net.nodes.len(), 78 + 94 + carriers);
    assert_eq!(net.edges.len(), 624);
    let read = expected(&net);
    for role in Role::ALL {
        let of = read.edges.iter().filter(|(.., values)| values["role"] == role.key()).count();
        assert_eq!(of, plan.assignments().filter(|(_, each)| each.role == role).count());
    }
    // An edge leads to the words.
    for (unit, _, values) in &read.edges {
        let (start, end) = (values["start"].parse().unwrap(), values["end"].parse().unwrap());
        let printed: String = plan.source.get(start..end).unwrap().split_whitespace().collect();
        assert_eq!(read.nodes[unit]["label"], printed);
    }
    let lead = &read.nodes.values().find(|node| node["label"] == "省司法厅").unwrap()["lead"];
    assert_eq!(lead, "37");
}

#[test]
fn the_projection_is_what_units_share() {
    let (plan, graph) = seed();
    let net = projection(&plan, &graph, false);
    assert_eq!(net.nodes.len(), 70);
    let mut ends = BTreeSet::new();
    for edge in &net.edges {
        let [a, b] = [edge.source, edge.target].map(|at| plan.unit_named(&net.nodes[at].label).unwrap());
        assert!(!plan.unit(a).collective && !plan.unit(b).collective);
        assert_eq!(graph.shared(a, b).count(), edge.weight as usize);
        assert!(ends.insert((a, b)) && a < b);
    }
    assert!(!ends.is_empty());
    assert_eq!(projection(&plan, &graph, true).nodes.len(), 78);
}

#[test]
fn no_text_breaks_the_file() {
    let hostile = "<a href=\"x\">&amp; '引号' ]]>\n换行\r\n\t制表\u{b}\u{0}\u{ffff}𠀀";
    let kept = "<a href=\"x\">&amp; '引号' ]]>\n换行\r\n\t制表\u{fffd}\u{fffd}\u{fffd}𠀀";
    let net = |text: &str| Net {
        title: text.to_owned(),
        node_columns: vec![
            Column { name: "text", kind: ValueKind::Text },
            Column { name: "yes", kind: ValueKind::Truth },
        ],
        nodes: (0..2)
            .map(|at| NetNode {
                id: format!("u{at}"),
                label: text.to_owned(),
                values: vec![Value::Text(text.to_owned()), Value::None],
            })
            .collect(),
        edge_columns: vec![Column { name: "text", kind: ValueKind::Text }],
        edges: vec![NetEdge {
            source: 0,
            target: 1,
            weight: 3,
            kind: None,
            values: vec![Value::Text(text.to_owned())],
        }],
    };
    assert_eq!(read(&graphml(&net(hostile))), expected(&net(kept)));
    assert_eq!(read(&gexf(&net(hostile))), expected(&net(kept)));
}

#[test]
fn a_plan_without_anything_is_an_empty_graph() {
    let plan = import::read("没有措施的文字。".as_bytes(), "plan", &Progress::silent()).unwrap().plan;
    let graph = PlanGraph::from(&plan);
    for net in [two_mode(&plan, &graph), projection(&plan, &graph, false)] {
        assert_eq!(read(&graphml(&net)), expected(&net));
        assert_eq!(read(&gexf(&net)), expected(&net));
    }
}

#[test]
fn what_a_schema_does_not_allow_is_seen() {
    let (plan, graph) = seed();
    let net = two_mode(&plan, &graph);
    let (one, other) = (graphml(&net), gexf(&net));
    for (from, to) in [
        ("edgedefault=\"undirected\"", ""),
        ("attr.type=\"string\"", "attr.type=\"text\""),
        ("<node id=\"u1\"", "<node id=\"u0\""),
        ("<desc>", "<data key=\"n0\"></data><desc>"),
    ] {
        assert!(one.contains(from), "{from}");
        assert!(!schema::breaches(&one.replacen(from, to, 1), schema::GRAPHML).is_empty(), "{from}");
    }
    for (from, to) in [
        (" version=\"1.3\"", ""),
        ("type=\"long\"", "type=\"number\""),
        ("weight=\"1\"", "weight=\"one\""),
        ("<attvalues>", "<attvalues/><attvalues>"),
        ("<meta>", "<graph></graph><meta>"),
    ] {
        assert!(other.contains(from), "{from}");
        assert!(!schema::breaches(&other.replacen(from, to, 1), schema::GEXF).is_empty(), "{from}");
    }
}
