//! GraphML (graphml.graphdrawing.org, 1.0): networkx, igraph, yEd and Gephi read it.

use super::net::{Column, Net, Value, ValueKind, escaped};
use std::fmt::Write;

/// A graph as GraphML, UTF-8. A node's label is the attribute `label`, an edge's weight the attribute `weight`, both
/// beside those of the net; a value that is not there is left out.
pub fn graphml(net: &Net) -> String {
    let mut xml = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" ",
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ",
        "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns ",
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    ));
    // Writing into memory does not fail.
    let _ = writeln!(xml, "  <desc>{}</desc>", escaped(&net.title));
    let node = [Column { name: "label", kind: ValueKind::Text }];
    let edge = [Column { name: "weight", kind: ValueKind::Number }];
    let sides = [("node", "n", node, &net.node_columns), ("edge", "e", edge, &net.edge_columns)];
    for (side, key, first, columns) in &sides {
        for (at, column) in first.iter().chain(*columns).enumerate() {
            let kind = match column.kind {
                ValueKind::Text => "string",
                ValueKind::Number => "long",
                ValueKind::Truth => "boolean",
            };
            let name = column.name;
            let _ = writeln!(
                xml,
                "  <key id=\"{key}{at}\" for=\"{side}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
            );
        }
    }
    let (nodes, edges) = (net.nodes.len(), net.edges.len());
    let _ = writeln!(
        xml,
        "  <graph id=\"G\" edgedefault=\"undirected\" parse.nodes=\"{nodes}\" parse.edges=\"{edges}\">"
    );
    for node in &net.nodes {
        let _ = write!(xml, "    <node id=\"{}\">", node.id);
        data(&mut xml, "n", &Value::Text(node.label.clone()), &node.values);
        xml.push_str("</node>\n");
    }
    for (at, edge) in net.edges.iter().enumerate() {
        let (source, target) = (&net.nodes[edge.source].id, &net.nodes[edge.target].id);
        let _ = write!(xml, "    <edge id=\"e{at}\" source=\"{source}\" target=\"{target}\">");
        data(&mut xml, "e", &Value::Number(edge.weight), &edge.values);
        xml.push_str("</edge>\n");
    }
    xml.push_str("  </graph>\n</graphml>\n");
    xml
}

/// The values of a node or edge, those that are there, under the keys declared above.
fn data(xml: &mut String, key: &str, first: &Value, values: &[Value]) {
    for (at, value) in std::iter::once(first).chain(values).enumerate() {
        if let Some(value) = value.written() {
            let _ = write!(xml, "<data key=\"{key}{at}\">{value}</data>");
        }
    }
}
