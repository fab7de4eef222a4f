//! What the schemas of the two formats allow (graphml.xsd 1.0 with its extensions attributes and parseinfo, and gexf.xsd 1.3), as
//! far as the files use them: which element stands in which, in what order and how often; which attributes it must
//! and may have, and of what type their values are. Neither schema comes with a licence to copy it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;

/// What a value must be.
#[derive(Clone, Copy)]
pub enum Type {
    Text,
    /// One that stands only once among the ids of its element's name.
    Id,
    Whole,
    Number,
    OneOf(&'static [&'static str]),
}

/// How often a child stands at its place in the order.
#[derive(Clone, Copy, PartialEq)]
pub enum Often {
    AtMostOnce,
    Once,
    Any,
}

/// An element: its children in their order, its attributes with whether they must be there, whether it has text.
pub struct Rule {
    pub name: &'static str,
    /// Names that may be mixed at one place stand together.
    pub children: &'static [(&'static [&'static str], Often)],
    pub attributes: &'static [(&'static str, bool, Type)],
    pub text: bool,
}

const DIRECTIONS: Type = Type::OneOf(&["directed", "undirected"]);

/// graphml.xsd, graphml-structure.xsd, graphml-attributes.xsd.
pub const GRAPHML: &[Rule] = &[
    Rule {
        name: "graphml",
        children: &[(&["desc"], Often::AtMostOnce), (&["key"], Often::Any), (&["data", "graph"], Often::Any)],
        attributes: &[],
        text: false,
    },
    Rule { name: "desc", children: &[], attributes: &[], text: true },
    Rule {
        name: "key",
        children: &[(&["desc"], Often::AtMostOnce), (&["default"], Often::AtMostOnce)],
        attributes: &[
            ("id", true, Type::Id),
            ("for", false, Type::OneOf(&["all", "graph", "node", "edge", "hyperedge", "port", "endpoint"])),
            ("attr.name", false, Type::Text),
            ("attr.type", false, Type::OneOf(&["boolean", "int", "long", "float", "double", "string"])),
        ],
        text: false,
    },
    Rule { name: "default", children: &[], attributes: &[], text: true },
    Rule {
        name: "graph",
        children: &[(&["desc"], Often::AtMostOnce), (&["data", "node", "edge", "hyperedge"], Often::Any)],
        attributes: &[
            ("id", false, Type::Id),
            ("edgedefault", true, DIRECTIONS),
            // graphml-parseinfo.xsd
            ("parse.nodes", false, Type::Whole),
            ("parse.edges", false, Type::Whole),
        ],
        text: false,
    },
    Rule {
        name: "node",
        children: &[(&["desc"], Often::AtMostOnce), (&["data", "port"], Often::Any)],
        attributes: &[("id", true, Type::Id)],
        text: false,
    },
    Rule {
        name: "edge",
        children: &[(&["desc"], Often::AtMostOnce), (&["data"], Often::Any)],
        attributes: &[
            ("id", false, Type::Id),
            ("source", true, Type::Text),
            ("target", true, Type::Text),
            ("directed", false, Type::OneOf(&["true", "false"])),
        ],
        text: false,
    },
    Rule { name: "data", children: &[], attributes: &[("key", true, Type::Text)], text: true },
];

/// gexf.xsd and data.xsd, version 1.3.
pub const GEXF: &[Rule] = &[
    Rule {
        name: "gexf",
        children: &[(&["meta"], Often::AtMostOnce), (&["graph"], Often::Once)],
        attributes: &[("version", true, Type::OneOf(&["1.3"])), ("variant", false, Type::Text)],
        text: false,
    },
    Rule {
        name: "meta",
        children: &[(&["creator", "keywords", "description"], Often::Any)],
        attributes: &[("lastmodifieddate", false, Type::Text)],
        text: false,
    },
    Rule { name: "creator", children: &[], attributes: &[], text: true },
    Rule { name: "description", children: &[], attributes: &[], text: true },
    Rule {
        name: "graph",
        children: &[(&["attributes", "nodes", "edges"], Often::Any)],
        attributes: &[
            ("defaultedgetype", false, Type::OneOf(&["directed", "undirected", "mutual"])),
            ("mode", false, Type::OneOf(&["static", "dynamic"])),
            ("idtype", false, Type::OneOf(&["integer", "string"])),
        ],
        text: false,
    },
    Rule {
        name: "attributes",
        children: &[(&["attribute"], Often::Any)],
        attributes: &[
            ("class", true, Type::OneOf(&["node", "edge"])),
            ("mode", false, Type::OneOf(&["static", "dynamic"])),
        ],
        text: false,
    },
    Rule {
        name: "attribute",
        children: &[(&["default"], Often::AtMostOnce), (&["options"], Often::AtMostOnce)],
        attributes: &[
            ("id", true, Type::Text),
            ("title", true, Type::Text),
            (
                "type",
                true,
                Type::OneOf(&["integer", "long", "double", "float", "boolean", "string", "date", "anyURI"]),
            ),
        ],
        text: false,
    },
    Rule {
        name: "nodes",
        children: &[(&["node"], Often::Any)],
        attributes: &[("count", false, Type::Whole)],
        text: false,
    },
    Rule {
        name: "node",
        children: &[(&["attvalues"], Often::AtMostOnce)],
        attributes: &[("id", true, Type::Id), ("label", false, Type::Text)],
        text: false,
    },
    Rule {
        name: "edges",
        children: &[(&["edge"], Often::Any)],
        attributes: &[("count", false, Type::Whole)],
        text: false,
    },
    Rule {
        name: "edge",
        children: &[(&["attvalues"], Often::AtMostOnce)],
        attributes: &[
            ("id", false, Type::Id),
            ("source", true, Type::Text),
            ("target", true, Type::Text),
            ("type", false, Type::OneOf(&["directed", "undirected", "mutual"])),
            ("weight", false, Type::Number),
            ("label", false, Type::Text),
            ("kind", false, Type::Text),
        ],
        text: false,
    },
    Rule { name: "attvalues", children: &[(&["attvalue"], Often::Any)], attributes: &[], text: false },
    Rule {
        name: "attvalue",
        children: &[],
        attributes: &[("for", true, Type::Text), ("value", true, Type::Text)],
        text: false,
    },
];

/// An element that is open: its rule, at which place in the order of its children one stands, and how many stood there.
struct Open {
    rule: &'static Rule,
    place: usize,
    count: usize,
}

/// What in a file its schema does not allow.
pub fn breaches(xml: &str, rules: &'static [Rule]) -> Vec<String> {
    let mut found = Vec::new();
    let mut ids = BTreeSet::new();
    let mut open: Vec<Open> = Vec::new();
    let mut reader = Reader::from_str(xml);
    loop {
        let event = reader.read_event().unwrap();
        let empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name().as_ref().to_owned();
                let Some(rule) = rules.iter().find(|rule| rule.name == name) else {
                    found.push(format!("<{name}> is not known"));
                    return found;
                };
                match open.last_mut() {
                    Some(parent) => found.extend(stands(parent, &name)),
                    None if name != rules[0].name => found.push(format!("<{name}> is no root")),
                    None => {}
                }
                found.extend(attributes(&element, rule, &mut ids));
                let this = Open { rule, place: 0, count: 0 };
                if empty {
                    found.extend(missing(&this));
                } else {
                    open.push(this);
                }
            }
            Event::End(_) => found.extend(open.pop().as_ref().and_then(missing)),
            Event::Text(text) => {
                let words = !text.trim().is_empty();
                if words && open.last().is_some_and(|open| !open.rule.text) {
                    found.push(format!("text in <{}>", open[open.len() - 1].rule.name));
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Whether a child may stand where it does.
fn stands(parent: &mut Open, name: &str) -> Option<String> {
    let children = parent.rule.children;
    let from = parent.place;
    let at = (from..children.len()).find(|at| children[*at].0.contains(&name));
    let Some(at) = at else { return Some(format!("<{name}> may not stand here in <{}>", parent.rule.name)) };
    let passed = children[from..at].iter().enumerate();
    let left_out =
        passed.filter(|(step, child)| child.1 == Often::Once && (*step > 0 || parent.count == 0)).count();
    parent.count = if at == from { parent.count + 1 } else { 1 };
    parent.place = at;
    let often = parent.count > 1 && children[at].1 != Often::Any;
    (often || left_out > 0).then(|| format!("<{name}> too often or too early in <{}>", parent.rule.name))
}

/// A child that must be there and is not.
fn missing(open: &Open) -> Option<String> {
    let here = |at: usize| at == open.place && open.count > 0;
    let mut rest = open.rule.children.iter().enumerate().skip(open.place);
    let child = rest.find(|(at, child)| child.1 == Often::Once && !here(*at))?.1;
    Some(format!("<{}> without {:?}", open.rule.name, child.0))
}

fn attributes(element: &BytesStart, rule: &Rule, ids: &mut BTreeSet<(String, String)>) -> Vec<String> {
    let mut found = Vec::new();
    let mut seen = Vec::new();
    for attribute in element.attributes().map(Result::unwrap) {
        let (name, value) = (attribute.key.as_ref().to_owned(), attribute.value.to_string());
        // Namespaces and where the schema lies are XML's own.
        if name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xsi:") {
            continue;
        }
        let Some((_, _, kind)) = rule.attributes.iter().find(|(other, ..)| *other == name) else {
            found.push(format!("<{}> has {name}", rule.name));
            continue;
        };
        let fits = match kind {
            Type::Text => true,
            Type::Id => !value.is_empty() && ids.insert((rule.name.to_owned(), value.clone())),
            Type::Whole => value.parse::<u64>().is_ok(),
            Type::Number => value.parse::<f64>().is_ok(),
            Type::OneOf(values) => values.contains(&value.as_str()),
        };
        if !fits {
            found.push(format!("<{}> has {name}={value:?}", rule.name));
        }
        seen.push(name);
    }
    let must =
        rule.attributes.iter().filter(|(name, must, _)| *must && !seen.iter().any(|seen| seen == name));
    found.extend(must.map(|(name, ..)| format!("<{}> without {name}", rule.name)));
    found
}
