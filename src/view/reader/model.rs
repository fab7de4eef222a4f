//! What the reader shows: blocks of text, headings, marks.

use super::track::Track;
use crate::graph::PlanGraph;
use crate::graph::fold::{Folded, fold_text};
use crate::plan::{Cell, Diagnostic, Plan, Role, SectionId, Severity, Span};
use crate::scene::Target;
use memchr::memmem;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// The text with what lies over it.
#[derive(Debug)]
pub struct Model {
    /// The text itself.
    pub source: Arc<str>,
    /// In document order; together they are the whole text but for line ends and what separates cells.
    pub blocks: Vec<Block>,
    /// Cells of the tables, by [`Kind::Row`].
    pub cells: Vec<Cell>,
    /// The headings, in document order.
    pub outline: Vec<Heading>,
    /// Words printed bold: the title and the headings.
    pub bold: Track<()>,
    /// Words that assign something.
    pub marks: Track<Mark>,
    /// What the words belong to.
    pub carriers: Track<Target>,
    /// What the reader noticed, by place among all that it noticed.
    pub findings: Track<(usize, Severity)>,
    folded: OnceLock<Folded>,
}

/// A line of the text, or a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Without the line end.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The plan's title.
    Title,
    /// A heading and nothing else, with its depth.
    Heading(u8),
    /// Any other line of the plan.
    Text,
    /// A line before or after the plan: page navigation, a covering letter.
    Outside,
    /// A row of a table: its cells in [`Model::cells`], and how many columns the table has.
    Row(std::ops::Range<usize>, u32),
}

/// A heading of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Which.
    pub id: SectionId,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// Number and title on one line.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// What a marked piece of the text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// In which role.
    pub role: Role,
    /// The assignment; of several that the same words give in the same role, the first.
    pub target: Target,
    /// Whose it is.
    pub unit: Target,
}

/// The text of a plan with its marks.
pub fn model(plan: &Plan, graph: &PlanGraph, diagnostics: &[Diagnostic]) -> Model {
    let mut bold: Vec<(Span, ())> = plan.title.spans.iter().map(|span| (*span, ())).collect();
    let headings = || plan.sections.iter().filter(|section| section.id != SectionId::DOCUMENT);
    bold.extend(headings().map(|section| (section.span, ())));
    let outline = headings()
        .map(|section| Heading {
            id: section.id,
            depth: plan.path(section.id).len().saturating_sub(1),
            text: plan.heading(section.id),
            span: section.span,
        })
        .collect();
    let findings = diagnostics.iter().enumerate().map(|(at, each)| (each.span, (at, each.severity)));
    let mut model = Model {
        source: Arc::clone(&plan.source),
        blocks: Vec::new(),
        cells: Vec::new(),
        outline,
        bold: Track::new(bold),
        marks: marks(plan, graph),
        carriers: carriers(plan),
        findings: Track::new(findings.collect()),
        folded: OnceLock::new(),
    };
    model.blocks(plan);
    model
}

fn marks(plan: &Plan, graph: &PlanGraph) -> Track<Mark> {
    let mut seen = BTreeSet::new();
    let mut marks = Vec::new();
    for link in graph.links() {
        let span = graph.assignment(plan, link.id).span;
        if seen.insert((span, link.role)) {
            let (target, unit) = (Target::Link(link.id.0), Target::Unit(link.unit.0));
            marks.push((span, Mark { role: link.role, target, unit }));
        }
    }
    Track::new(marks)
}

fn carriers(plan: &Plan) -> Track<Target> {
    let mut carriers = Vec::new();
    for section in &plan.sections {
        let spans = std::iter::once(&section.span).chain(&section.body).chain(&section.duty_lines);
        carriers.extend(spans.map(|span| (*span, Target::Section(section.id.0))));
    }
    for measure in &plan.measures {
        let spans = std::iter::once(&measure.span).chain(&measure.duty_lines);
        carriers.extend(spans.map(|span| (*span, Target::Measure(measure.id.0))));
    }
    Track::new(carriers)
}

impl Model {
    /// Lines, with the rows of tables in the place of the lines that tables stand on.
    fn blocks(&mut self, plan: &Plan) {
        let mut tables = plan.form.tables.iter().filter_map(|table| Some((table, table.span()?))).peekable();
        let bytes = plan.source.as_bytes();
        let mut at = 0;
        while at <= bytes.len() {
            if let Some((table, span)) = tables.next_if(|(_, span)| span.start as usize <= at) {
                self.rows(&table.cells);
                // What follows the last cell on its line ends the table.
                let rest = memchr::memchr(b'\n', &bytes[(span.end as usize).max(at)..]);
                at = (span.end as usize).max(at) + rest.map_or(bytes.len() + 1, |rest| rest + 1);
                continue;
            }
            let line_end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end);
            // A table that begins within the line takes the rest of it.
            let cut = tables.peek().map_or(usize::MAX, |(_, span)| span.start as usize);
            let end = line_end.min(cut);
            let shown = if bytes[at..end].ends_with(b"\r") { end - 1 } else { end };
            let span = Span::new(at, shown);
            let kind = self.kind(plan, span);
            self.blocks.push(Block { span, kind });
            at = if end < line_end { end } else { line_end + 1 };
        }
        // A text ends with a line end, not with an empty line.
        if self.blocks.last().is_some_and(|block| block.span.is_empty()) {
            self.blocks.pop();
        }
    }

    fn rows(&mut self, cells: &[Cell]) {
        let columns = cells.iter().map(|cell| cell.column + cell.columns.max(1)).max().unwrap_or(1);
        for row in cells.chunk_by(|a, b| a.row == b.row) {
            let (Some(first), Some(last)) = (row.first(), row.last()) else { continue };
            let from = self.cells.len();
            self.cells.extend_from_slice(row);
            let kind = Kind::Row(from..self.cells.len(), columns);
            self.blocks.push(Block { span: first.span.joined(last.span), kind });
        }
    }

    fn kind(&self, plan: &Plan, span: Span) -> Kind {
        if !plan.extent.contains(span) {
            return Kind::Outside;
        }
        if plan.title.spans.iter().any(|title| span.contains(*title)) {
            return Kind::Title;
        }
        let words = plan.words(span);
        let heading = self.bold.touching(span).find(|(bold, ())| {
            let (start, end) = (bold.start.max(span.start), bold.end.min(span.end));
            let outside = |text: &str| text.trim().is_empty();
            outside(&words[..(start - span.start) as usize]) && outside(&words[(end - span.start) as usize..])
        });
        let Some((heading, ())) = heading else { return Kind::Text };
        let section = self.outline.iter().find(|each| each.span == *heading);
        section.map_or(Kind::Text, |section| Kind::Heading(section.depth.min(8) as u8))
    }

    /// Where the text says this, in document order; width, case and spaces within a line do not matter.
    pub fn find(&self, query: &str) -> Vec<Span> {
        let query = fold_text(query);
        if query.is_empty() {
            return Vec::new();
        }
        let folded = self.folded.get_or_init(|| {
            let mut folded = Folded::default();
            for block in &self.blocks {
                folded.push(block.span.of(&self.source), block.span.start as usize);
                folded.end_piece();
            }
            folded
        });
        memmem::find_iter(folded.text().as_bytes(), query.as_bytes())
            .map(|at| {
                let range = folded.original(at..at + query.len());
                Span::new(range.start, range.end)
            })
            .collect()
    }

    /// The block that a byte stands in, or the last one before it.
    pub fn block_at(&self, offset: u32) -> usize {
        self.blocks.partition_point(|block| block.span.start <= offset).saturating_sub(1)
    }

    /// The last heading that begins at or before a byte.
    pub fn heading_at(&self, offset: u32) -> Option<usize> {
        self.outline.partition_point(|heading| heading.span.start <= offset).checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Progress, read, read_text};
    use crate::plan::{Form, Table};

    const TEXT: &str = "首页\n某市方案\n一、任务\n(一)推进甲。做好乙。\r\n1.做甲。\n牵头单位：市甲局\n\n参加单位：市 乙 局\n";

    fn of(text: &str) -> Model {
        let parsed = read(text.as_bytes(), "x", &Progress::silent()).unwrap();
        let graph = PlanGraph::from(&parsed.plan);
        model(&parsed.plan, &graph, &parsed.diagnostics)
    }

    #[test]
    fn the_blocks_are_the_text() {
        let model = of(TEXT);
        let lines: Vec<&str> = model.blocks.iter().map(|block| block.span.of(TEXT)).collect();
        assert_eq!(lines, TEXT.lines().collect::<Vec<_>>());
        assert_eq!(model.blocks[0].kind, Kind::Outside);
        assert_eq!(model.blocks[1].kind, Kind::Title);
        assert_eq!(model.blocks[2].kind, Kind::Heading(0));
        assert_eq!(model.blocks[5].kind, Kind::Text);
    }

    #[test]
    fn what_assigns_is_marked_and_words_are_found_whatever_their_width() {
        let model = of(TEXT);
        let marks: Vec<(&str, Role)> =
            model.marks.all().iter().map(|(span, mark)| (span.of(TEXT), mark.role)).collect();
        assert_eq!(marks, [("市甲局", Role::Lead), ("市 乙 局", Role::Participate)]);
        let found: Vec<&str> = model.find("市乙局").iter().map(|span| span.of(TEXT)).collect();
        assert_eq!(found, ["市 乙 局"]);
        assert_eq!(model.find("单位:").len(), 2);
        assert!(model.find(" ").is_empty());
    }

    #[test]
    fn rows_of_a_table_take_the_place_of_its_lines() {
        let text = "某市方案\n序号\t任务\t牵头单位\n1\t做甲\t市甲局\n完\n";
        let cell = |words: &str, row, column| {
            let start = text.find(words).unwrap();
            Cell { span: Span::new(start, start + words.len()), row, column, rows: 1, columns: 1 }
        };
        let cells = vec![
            cell("序号", 0, 0),
            cell("任务", 0, 1),
            cell("牵头单位", 0, 2),
            cell("1", 1, 0),
            cell("做甲", 1, 1),
            cell("市甲局", 1, 2),
        ];
        let form = Form { tables: vec![Table { cells }], places: Vec::new() };
        let parsed = read_text(text.into(), form.into(), &[], "x", &Progress::silent()).unwrap();
        let model = model(&parsed.plan, &PlanGraph::from(&parsed.plan), &[]);
        let lines: Vec<&str> = model.blocks.iter().map(|block| block.span.of(text)).collect();
        assert_eq!(lines, ["某市方案", "序号\t任务\t牵头单位", "1\t做甲\t市甲局", "完"]);
        assert!(matches!(&model.blocks[2].kind, Kind::Row(cells, 3) if cells.len() == 3));
    }
}
