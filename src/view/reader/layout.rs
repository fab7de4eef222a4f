//! Where the lines of the text stand, for a width.

use super::model::{Block, Kind, Model};
use crate::plan::{Cell, Span};
use crate::scene::text;
use std::ops::Range;

/// The text broken into lines. Lengths are in points, from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// How wide it may be.
    pub width: f32,
    /// How high all of it is.
    pub height: f32,
    /// By block of the model, top to bottom.
    pub blocks: Vec<Placed>,
    /// What is painted in one go, block after block and in document order.
    pub pieces: Vec<Piece>,
}

/// Where a block stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Its upper edge.
    pub y: f32,
    /// How high it is.
    pub height: f32,
    /// Its pieces.
    pub pieces: Range<usize>,
}

/// A line of a block, or of a cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// Its words; the last characters may be spaces that are not seen.
    pub span: Span,
    /// Its left edge.
    pub x: f32,
    /// Its upper edge.
    pub y: f32,
    /// Pixels an em.
    pub size: f32,
}

impl Piece {
    /// How high it is.
    pub fn height(&self) -> f32 {
        self.size * LINE
    }
}

/// Height of a line, in ems.
const LINE: f32 = 1.6;
/// Size of the text.
const BODY: f32 = 14.5;
/// Between cells and around their words.
pub const CELL_GAP: f32 = 7.0;

/// Pixels an em of a block.
fn size(kind: &Kind) -> f32 {
    match kind {
        Kind::Title => 20.0,
        Kind::Heading(0) => 17.0,
        Kind::Heading(1) => 15.5,
        Kind::Heading(_) | Kind::Text => BODY,
        Kind::Outside => 13.0,
        Kind::Row(..) => 13.5,
    }
}

/// Breaks the text into lines of at most `width` points.
pub fn layout(model: &Model, width: f32) -> Layout {
    let mut layout = Layout { width, height: 0.0, blocks: Vec::new(), pieces: Vec::new() };
    layout.blocks.reserve(model.blocks.len());
    let mut columns: Vec<f32> = Vec::new();
    let mut in_table = false;
    for (at, block) in model.blocks.iter().enumerate() {
        let from = layout.pieces.len();
        let top = layout.height;
        let height = if let Kind::Row(cells, count) = &block.kind {
            if !in_table {
                columns = column_widths(model, at, *count, width);
            }
            layout.row(model, &model.cells[cells.clone()], &columns, top)
        } else {
            layout.lines(model, block, top)
        };
        in_table = matches!(block.kind, Kind::Row(..));
        layout.blocks.push(Placed { y: top, height, pieces: from..layout.pieces.len() });
        layout.height += height;
    }
    layout
}

impl Layout {
    fn lines(&mut self, model: &Model, block: &Block, top: f32) -> f32 {
        let size = size(&block.kind);
        if model.source[block.span.range()].trim().is_empty() {
            self.pieces.push(Piece { span: block.span, x: 0.0, y: top, size });
            return size * LINE * 0.6;
        }
        let above = match block.kind {
            Kind::Title | Kind::Heading(0) => size * 0.5,
            Kind::Heading(_) => size * 0.25,
            _ => 0.0,
        };
        let mut y = top + above;
        wrap(model, block.span, size, self.width, |span| {
            self.pieces.push(Piece { span, x: 0.0, y, size });
            y += size * LINE;
        });
        y - top + above * 0.5 + 3.0
    }

    fn row(&mut self, model: &Model, cells: &[Cell], columns: &[f32], top: f32) -> f32 {
        let size = size(&Kind::Row(0..0, 0));
        let mut height = size * LINE;
        for cell in cells {
            let first = (cell.column as usize).min(columns.len() - 1);
            let end = (first + cell.columns.max(1) as usize).min(columns.len());
            let x: f32 = columns[..first].iter().sum();
            let room: f32 = columns[first..end].iter().sum::<f32>() - 2.0 * CELL_GAP;
            let mut y = top + CELL_GAP * 0.5;
            let lines = cell.span.of(&model.source).split_inclusive('\n');
            let mut start = cell.span.start as usize;
            for line in lines {
                let shown = line.trim_end_matches(['\n', '\r']);
                wrap(model, Span::new(start, start + shown.len()), size, room.max(size), |span| {
                    self.pieces.push(Piece { span, x: x + CELL_GAP, y, size });
                    y += size * LINE;
                });
                start += line.len();
            }
            height = height.max(y - top);
        }
        height + CELL_GAP * 0.5
    }

    /// The blocks that lie between two heights.
    pub fn between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.blocks.partition_point(|block| block.y + block.height <= top);
        let end = self.blocks.partition_point(|block| block.y < bottom);
        first..end.max(first)
    }

    /// The piece that a byte stands in, or the last one before it.
    pub fn piece_at(&self, offset: u32) -> Option<&Piece> {
        let after = self.pieces.partition_point(|piece| piece.span.start <= offset);
        self.pieces.get(after.saturating_sub(1))
    }

    /// The first byte of what stands at a height.
    pub fn offset_at(&self, y: f32) -> u32 {
        let block = self.blocks.partition_point(|block| block.y <= y).saturating_sub(1);
        let Some(block) = self.blocks.get(block) else { return 0 };
        let pieces = &self.pieces[block.pieces.clone()];
        let piece = pieces.iter().rev().find(|piece| piece.y <= y).or(pieces.first());
        piece.map_or(0, |piece| piece.span.start)
    }
}

/// How wide each column of a table is: by its longest words, within reason, and all of the room together.
fn column_widths(model: &Model, first: usize, count: u32, width: f32) -> Vec<f32> {
    let mut wanted = vec![3.0_f32; count as usize];
    for block in &model.blocks[first..] {
        let Kind::Row(cells, _) = &block.kind else { break };
        for cell in model.cells[cells.clone()].iter().filter(|cell| cell.columns <= 1) {
            let longest = cell.span.of(&model.source).lines().map(|line| text::width(line, 1.0, false));
            let longest = longest.fold(0.0, f32::max).min(24.0);
            if let Some(slot) = wanted.get_mut(cell.column as usize) {
                *slot = slot.max(longest);
            }
        }
    }
    let padding = 2.0 * CELL_GAP;
    let room = (width - padding * count as f32).max(1.0);
    let total: f32 = wanted.iter().sum();
    wanted.into_iter().map(|want| want / total * room + padding).collect()
}

/// What never begins a line.
fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '〕'
            | '》'
            | '」'
            | '』'
            | '”'
            | '’'
            | '…'
            | '】'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '%'
    )
}

/// What never ends a line.
fn opens(c: char) -> bool {
    matches!(c, '（' | '〔' | '《' | '「' | '『' | '“' | '‘' | '【' | '(' | '[' | '{')
}

/// Breaks one line of the text where it must: Chinese anywhere but before what closes and after what opens,
/// Latin words where they end. Tells each piece in order.
fn wrap(model: &Model, whole: Span, size: f32, room: f32, mut tell: impl FnMut(Span)) {
    let words = whole.of(&model.source);
    let bold: Vec<Span> = model.bold.touching(whole).map(|(span, ())| *span).collect();
    let is_bold = |at: u32| bold.iter().any(|span| (span.start..span.end).contains(&at));
    let word = |c: char| c.is_ascii_alphanumeric();
    let room = room / size;
    let (mut start, mut used) = (0, 0.0);
    // The last place where a line may end, and how much of the line stands before it.
    let (mut fits, mut before) = (0, 0.0);
    let mut last = None;
    for (at, c) in words.char_indices() {
        if let Some(last) = last
            && !closes(c)
            && !opens(last)
            && !(word(last) && word(c))
        {
            (fits, before) = (at, used);
        }
        let bold = !bold.is_empty() && is_bold(whole.start + at as u32);
        let width = text::advance(c, bold);
        if used + width > room && at > start && !c.is_whitespace() {
            let end = if fits > start { fits } else { at };
            tell(Span::new(whole.start as usize + start, whole.start as usize + end));
            used = if fits > start { used - before } else { 0.0 };
            start = end;
            before = 0.0;
        }
        used += width;
        last = Some(c);
    }
    tell(Span::new(whole.start as usize + start, whole.end as usize));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::PlanGraph;
    use crate::import::{Progress, read};
    use crate::view::reader::model;

    fn of(text: &str) -> Model {
        let parsed = read(text.as_bytes(), "x", &Progress::silent()).unwrap();
        model(&parsed.plan, &PlanGraph::from(&parsed.plan), &parsed.diagnostics)
    }

    #[test]
    fn lines_fit_and_lose_nothing() {
        let text = "某市方案\n\n一、任务\n1.推进（甲）工作，完善“乙”制度ABCDEFGHIJ；落实责任。\n牵头单位：市甲局、市乙局\n";
        let model = of(text);
        for width in [60.0, 100.0, 333.0, 900.0] {
            let layout = layout(&model, width);
            assert_eq!(layout.blocks.len(), model.blocks.len());
            for (block, placed) in model.blocks.iter().zip(&layout.blocks) {
                let pieces = &layout.pieces[placed.pieces.clone()];
                let joined: String = pieces.iter().map(|piece| piece.span.of(text)).collect();
                assert_eq!(joined, block.span.of(text));
                for piece in pieces.iter().filter(|piece| piece.span.of(text).chars().count() > 4) {
                    let wide = text::width(piece.span.of(text).trim_end(), piece.size, false);
                    assert!(wide <= width + 0.5 * piece.size, "{width}: {}", piece.span.of(text));
                }
            }
            assert_eq!(layout.between(-10.0, layout.height + 10.0), 0..layout.blocks.len());
            let middle = &layout.blocks[3];
            assert_eq!(layout.offset_at(middle.y), model.blocks[3].span.start);
        }
    }

    #[test]
    fn no_line_begins_with_what_closes() {
        let model =
            of(&format!("某市方案\n一、任务\n1.{}\n牵头单位：市甲局\n", "做好甲，推进（乙）。".repeat(20)));
        for width in [80.0, 120.0, 200.0] {
            for piece in layout(&model, width).pieces {
                let words = piece.span.of(&model.source);
                assert!(!words.starts_with(closes), "{words}");
                assert!(!words.ends_with(opens), "{words}");
            }
        }
    }
}
