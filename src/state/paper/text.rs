//! The document's own text as pages: what assigns something is underlined as its role's lines are drawn.

use super::{Printing, page_of};
use crate::graph::PlanGraph;
use crate::page::Sheet;
use crate::plan::Span;
use crate::scene::look::Look;
use crate::scene::text::width;
use crate::scene::{
    Align, Axes, Ink, Item, Label, Line, Panel, Point, Rect, Scene, Shape, Target, TargetSet, Theme,
    Visibility,
};
use crate::state::{Choices, Document};
use crate::view::reader::{self, Kind, Layout, Model, Piece};
use crate::view::{View, role};

/// Share of its room that a label fills (`scene::labels`): room for an em of a size.
const ROOM: f32 = 1.0 / 0.78;
/// From the middle of a line down to what underlines it, in ems.
const UNDER: f32 = 0.6;
/// Between two lines under the same words, in pixels.
const BESIDE: f32 = 2.6;

/// The whole text, whatever the filter hides: it is what was issued.
pub(super) fn sheets(document: &Document, choices: &Choices, printing: &Printing) -> Vec<Sheet> {
    let graph = PlanGraph::from(&*document.plan);
    let model = reader::model(&document.plan, &graph, &[]);
    let wide = printing.setting.room().x;
    let layout = reader::layout(&model, wide);
    let scene = scene(&model, &layout, wide);
    let everything = TargetSet::filled(
        document.plan.units.len(),
        document.plan.measures.len(),
        document.plan.sections.len(),
        graph.links().count(),
        true,
    );
    let theme = if printing.mono { Theme::contrast() } else { Theme::light() };
    let look = Look {
        shown: &everything,
        raised: &everything,
        lit: None,
        selected: None,
        hovered: None,
        marks: None,
        theme,
    };
    let language = choices.settings.language;
    let statement = language.text("paper.text").to_owned();
    page_of(document, language, View::Reader, statement, &scene, look, printing).sheets()
}

fn scene(model: &Model, layout: &Layout, width: f32) -> Scene {
    let mut items = Vec::new();
    for piece in &layout.pieces {
        words(&mut items, model, piece);
        underlines(&mut items, model, piece);
    }
    for (block, placed) in model.blocks.iter().zip(&layout.blocks) {
        if matches!(block.kind, Kind::Row(..)) {
            let rect = Rect::new(0.0, placed.y + placed.height - 0.5, width, 0.8);
            put(&mut items, Target::WORDS, Shape::Panel(Panel { rect, tallest: f32::MAX, ink: Ink::Rule }));
        }
    }
    let bounds = Rect::new(0.0, 0.0, width, layout.height.max(1.0));
    Scene { bounds, axes: Axes::Page, items, frozen: None }
}

fn put(items: &mut Vec<Item>, target: Target, shape: Shape) {
    items.push(Item { target, visibility: Visibility::Always, shape });
}

/// A line, in runs of the regular and the bold face.
fn words(items: &mut Vec<Item>, model: &Model, piece: &Piece) {
    let target = model.carriers.at(piece.span.start).map_or(Target::Section(0), |(_, carrier)| *carrier);
    let middle = piece.y + piece.height() / 2.0;
    let mut x = piece.x;
    for (span, bold) in faces(model, piece.span) {
        let text = span.of(&model.source).trim_end_matches(['\n', '\r']).replace('\t', " ");
        let wide = width(&text, piece.size, bold);
        if !text.trim().is_empty() {
            let label = Label {
                at: Point::new(x, middle),
                align: Align::Left,
                width: wide + 1.0,
                room: piece.size * ROOM,
                text,
                bold,
                ink: Ink::Text,
                largest: piece.size * 2.0,
                flows: true,
                ..Label::default()
            };
            put(items, target, Shape::Label(label));
        }
        x += wide;
    }
}

/// The parts of a line that are set in one face.
fn faces(model: &Model, span: Span) -> Vec<(Span, bool)> {
    let mut edges = vec![span.start, span.end];
    let bold: Vec<Span> = model.bold.touching(span).map(|(bold, ())| *bold).collect();
    edges.extend(bold.iter().flat_map(|bold| [bold.start, bold.end]));
    edges.retain(|edge| (span.start..=span.end).contains(edge));
    edges.sort_unstable();
    edges.dedup();
    let is_bold = |part: Span| bold.iter().any(|bold| bold.contains(part));
    edges
        .windows(2)
        .map(|pair| Span { start: pair[0], end: pair[1] })
        .map(|part| (part, is_bold(part)))
        .collect()
}

/// A line under the words of each assignment; where words assign more than one role, below each other.
fn underlines(items: &mut Vec<Item>, model: &Model, piece: &Piece) {
    let mut before: Vec<Span> = Vec::new();
    for (span, mark) in model.marks.touching(piece.span) {
        let part = Span { start: span.start.max(piece.span.start), end: span.end.min(piece.span.end) };
        let ahead = Span { start: piece.span.start, end: part.start };
        let measured = |span: Span| {
            faces(model, span)
                .iter()
                .map(|(span, bold)| width(span.of(&model.source), piece.size, *bold))
                .sum::<f32>()
        };
        let level = before.iter().filter(|other| other.start < part.end && part.start < other.end).count();
        before.push(part);
        let y = piece.y + piece.height() / 2.0 + piece.size * UNDER + level as f32 * BESIDE;
        let from = Point::new(piece.x + measured(ahead), y);
        let line = Line {
            from,
            to: from.moved(measured(part), 0.0),
            stroke: role::stroke(mark.role),
            ink: role::ink(mark.role),
            bundled: false,
            bent: false,
            arrow: None,
        };
        put(items, mark.target, Shape::Line(line));
    }
}
