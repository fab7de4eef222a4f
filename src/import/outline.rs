//! From blocks to a tree: which numbered lines are headings, which are measures, which are only text.
//!
//! Numbers nest by their style (`Style`'s order), whatever the document counts with. A measure is the
//! smallest item that carries assignments: a numbered line with assignments of its own and none below it.
//! A numbered line without any, whose siblings are measures, is a measure that names no unit; a numbered
//! line below a measure is part of its text; every other one is a heading.

use super::block::{Block, Kind};
use super::numeral::Style;

/// In bytes: a longer line is no title, whatever its marks.
const LONGEST_TITLE: usize = 240;

/// What a numbered line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// It divides the document.
    Heading,
    /// A heading whose paragraphs are measures without numbers.
    Loose,
    /// It carries assignments, or should.
    Measure,
    /// A step inside a measure.
    Text,
}

/// A numbered line; the first node is the document.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Its block; the document's is none.
    pub block: Option<usize>,
    /// The node it stands under.
    pub parent: usize,
    /// How its number is printed.
    pub style: Option<Style>,
    /// Depth by style; 0 for the document.
    pub level: u8,
    /// What it is.
    pub class: Class,
    /// Runs of assignments with text between them, directly under it.
    groups: u32,
    /// An assignment stands at the end of its own line.
    in_line: bool,
    /// All its assignments are lines of their own.
    own_lines: bool,
    /// Paragraphs under it that end in an assignment of their own.
    closed: u32,
    children: u32,
    /// Children that carry assignments, directly or below.
    busy_children: u32,
    last_child: usize,
    /// Its own line is a title: no full stop in it.
    title_only: bool,
    /// What it is whatever stands around it: a table says so.
    sure: Option<Class>,
}

/// The tree, in document order, parents before children.
pub(super) fn nodes(blocks: &[Block], source: &str) -> Vec<Node> {
    let mut nodes = gather(blocks, source);
    for at in (1..nodes.len()).rev() {
        let parent = nodes[at].parent;
        if nodes[at].groups > 0 || nodes[at].busy_children > 0 {
            nodes[parent].busy_children += 1;
        }
    }
    classify(&mut nodes);
    nodes
}

fn gather(blocks: &[Block], source: &str) -> Vec<Node> {
    let root = Node {
        block: None,
        parent: 0,
        style: None,
        level: 0,
        class: Class::Heading,
        groups: 0,
        in_line: false,
        own_lines: true,
        closed: 0,
        children: 0,
        busy_children: 0,
        last_child: 0,
        title_only: true,
        sure: None,
    };
    let mut nodes = vec![root.clone()];
    let mut open: Vec<usize> = vec![0];
    let mut text_since = true;
    for (index, block) in blocks.iter().enumerate() {
        if let Some((style, sure)) = style(block) {
            while open.len() > 1 && nodes[open[open.len() - 1]].style >= Some(style) {
                open.pop();
            }
            let parent = open[open.len() - 1];
            let at = nodes.len();
            let (divisions, level) = level(&nodes, &open, style);
            nodes[parent].children += 1;
            nodes[parent].last_child = at;
            nodes.push(Node {
                block: Some(index),
                parent,
                style: Some(style),
                level: divisions + level,
                title_only: block.text.len() <= LONGEST_TITLE
                    && !block.text.of(source).contains(['。', '；', ';']),
                sure,
                ..root.clone()
            });
            open.push(at);
            text_since = true;
        }
        let last = nodes.len() - 1;
        if block.assigns() {
            nodes[last].groups += u32::from(text_since || block.kind == Kind::Para);
            nodes[last].own_lines &= block.kind == Kind::Duty;
            nodes[last].closed += u32::from(block.kind == Kind::Para && block.duty.is_some());
            nodes[last].in_line |= matches!(block.kind, Kind::Item(_) | Kind::Row(_));
            text_since = false;
        } else {
            text_since = true;
        }
    }
    nodes
}

/// How a block that opens a node is numbered, and what it surely is; none for what stands inside one.
pub(super) fn style(block: &Block) -> Option<(Style, Option<Class>)> {
    match block.kind {
        Kind::Item(numeral) => Some((numeral.style, None)),
        Kind::Group(_) => Some((Style::Group, Some(Class::Heading))),
        Kind::Row(_) => Some((Style::Row, Some(Class::Measure))),
        Kind::Para | Kind::Duty => None,
    }
}

/// How many of 编, 章, 节 stand above, and the level below them.
fn level(nodes: &[Node], open: &[usize], style: Style) -> (u8, u8) {
    let divisions =
        open.iter().filter(|at| nodes[**at].style.is_some_and(|style| style.level() == 0)).count();
    let own = if style.level() == 0 { 1 } else { style.level() };
    (divisions as u8, own)
}

fn classify(nodes: &mut [Node]) {
    let grouped = grouped_styles(nodes);
    // The document's own paragraphs, where assignments stand among them.
    if nodes[0].groups > 0 {
        nodes[0].class = Class::Loose;
    }
    for at in 1..nodes.len() {
        let node = &nodes[at];
        let parent = &nodes[node.parent];
        let of_a_measure = matches!(parent.class, Class::Measure | Class::Text);
        let class = if let Some(sure) = node.sure {
            sure
        } else if of_a_measure {
            Class::Text
        } else if node.groups > 1
            && node.busy_children == 0
            && !node.in_line
            && (node.title_only || node.closed > 1)
        {
            Class::Loose
        } else if node.groups > 0 && node.busy_children == 0 || closes_for_all(nodes, at, &grouped) {
            Class::Measure
        } else {
            Class::Heading
        };
        nodes[at].class = class;
    }
    // Leaves beside measures of their own style are measures that name no unit.
    let mut busy: Vec<Option<Style>> = vec![None; nodes.len()];
    for node in nodes.iter().skip(1).filter(|node| node.class == Class::Measure) {
        busy[node.parent] = busy[node.parent].max(node.style);
    }
    for at in 1..nodes.len() {
        let node = &nodes[at];
        if node.class == Class::Heading
            && node.busy_children == 0
            && node.style.is_some()
            && busy[node.parent] == node.style
        {
            nodes[at].class = Class::Measure;
        } else if node.sure.is_none() && matches!(nodes[node.parent].class, Class::Measure | Class::Text) {
            nodes[at].class = Class::Text;
        }
    }
}

/// Styles of which somewhere two siblings carry lines of assignments: they are measures, each for itself.
fn grouped_styles(nodes: &[Node]) -> Vec<Style> {
    let mut lined = vec![0_u32; nodes.len()];
    for node in nodes.iter().skip(1).filter(|node| node.groups > 0 && node.own_lines) {
        lined[node.parent] += 1;
    }
    let mut styles = Vec::new();
    for (node, lined) in nodes.iter().zip(lined) {
        if lined > 1
            && let Some(style) = nodes[node.last_child].style
            && !styles.contains(&style)
        {
            styles.push(style);
        }
    }
    styles
}

/// Whether the assignment lines after a node's last child close the whole node: several steps, only the last
/// followed by lines of assignments, and nowhere in the document steps of that style with lines each.
fn closes_for_all(nodes: &[Node], at: usize, grouped: &[Style]) -> bool {
    let node = &nodes[at];
    let last = &nodes[node.last_child];
    node.children > 1
        && node.busy_children == 1
        && node.groups == 0
        && last.groups > 0
        && last.own_lines
        && last.busy_children == 0
        && last.style.is_some_and(|style| !grouped.contains(&style))
}
