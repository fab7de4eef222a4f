//! GEXF 1.3 (gexf.net): Gephi's own format.

use super::net::{Column, Net, Value, ValueKind, escaped};
use std::fmt::Write;

/// A graph as GEXF 1.3, UTF-8. Label, weight and kind are those of the format; a value that is not there is left out.
/// By their kinds Gephi keeps apart the edges of a unit that has two roles in one measure.
pub fn gexf(net: &Net) -> String {
    let mut xml = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ",
        "xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n",
    ));
    // Writing into memory does not fail.
    let _ = writeln!(xml, "  <meta>\n    <creator>Dutymap</creator>");
    let _ = writeln!(xml, "    <description>{}</description>\n  </meta>", escaped(&net.title));
    xml.push_str("  <graph defaultedgetype=\"undirected\" mode=\"static\">\n");
    attributes(&mut xml, "node", &net.node_columns);
    attributes(&mut xml, "edge", &net.edge_columns);
    let _ = writeln!(xml, "    <nodes count=\"{}\">", net.nodes.len());
    for node in &net.nodes {
        let _ = write!(xml, "      <node id=\"{}\" label=\"{}\">", node.id, escaped(&node.label));
        values(&mut xml, &node.values);
        xml.push_str("</node>\n");
    }
    let _ = writeln!(xml, "    </nodes>\n    <edges count=\"{}\">", net.edges.len());
    for (at, edge) in net.edges.iter().enumerate() {
        let (source, target) = (&net.nodes[edge.source].id, &net.nodes[edge.target].id);
        let weight = edge.weight;
        let _ = write!(
            xml,
            "      <edge id=\"{at}\" source=\"{source}\" target=\"{target}\" weight=\"{weight}\""
        );
        if let Some(kind) = edge.kind {
            let _ = write!(xml, " kind=\"{kind}\"");
        }
        xml.push('>');
        values(&mut xml, &edge.values);
        xml.push_str("</edge>\n");
    }
    xml.push_str("    </edges>\n  </graph>\n</gexf>\n");
    xml
}

fn attributes(xml: &mut String, class: &str, columns: &[Column]) {
    let _ = writeln!(xml, "    <attributes class=\"{class}\">");
    for (at, column) in columns.iter().enumerate() {
        let kind = match column.kind {
            ValueKind::Text => "string",
            ValueKind::Number => "long",
            ValueKind::Truth => "boolean",
        };
        let _ = writeln!(xml, "      <attribute id=\"{at}\" title=\"{}\" type=\"{kind}\"/>", column.name);
    }
    xml.push_str("    </attributes>\n");
}

fn values(xml: &mut String, values: &[Value]) {
    xml.push_str("<attvalues>");
    for (at, value) in values.iter().enumerate() {
        if let Some(value) = value.written() {
            let _ = write!(xml, "<attvalue for=\"{at}\" value=\"{value}\"/>");
        }
    }
    xml.push_str("</attvalues>");
}
