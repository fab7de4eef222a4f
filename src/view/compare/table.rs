//! The changes as a table: a row each.

use super::copy::{Row, row};
use super::list::{Change, What};
use super::{Two, excerpt};
use crate::compare::Pair;
use crate::plan::MeasureId;
use crate::scene::{Ink, Rect, Target};
use crate::view::Offer;
use crate::view::flow::{Pen, Style};

/// Width of the column of kinds, in pixels.
const KIND: f32 = 64.0;
/// Width of each column of names; that of changes takes the rest.
const NAMES: f32 = 110.0;
/// On a page below this width, names get less room.
const NARROW: f32 = 560.0;
/// Between two columns.
const GAP: f32 = 10.0;
/// How many characters of its words a row begins with.
const WORDS: usize = 40;
/// A row says no more lines than this; the copied table has all.
const LINES: usize = 6;

/// The table.
pub(super) fn table(pen: &mut Pen, two: &Two, changes: &[Change]) {
    let heads =
        ["kind", "old", "new", "change"].map(|head| two.said.text(&format!("comparison.column.{head}")));
    let style = Style::SMALL.bold().ink(Ink::Text);
    let head = |text: String| (text, style, Target::WORDS);
    let [kind, old, new, change] = heads.map(head);
    let top = pen.y;
    pen.gap(3.0);
    line(pen, [kind, old, new], |pen| pen.text(&change.0, style, Target::WORDS));
    pen.gap(3.0);
    pen.panel(Rect::new(pen.left, top, pen.width, pen.y - top), Ink::Band, Target::WORDS);
    for change in changes {
        pen.gap(4.0);
        let target = target(two, change);
        let target = target.map_or(Target::WORDS, |target| pen.offer(Offer::Select(target)));
        let Row { kinds, names: [was, is], words, lines } = row(two, change);
        let ink = if target == Target::WORDS { Ink::Text } else { Ink::Accent };
        let name = Style::SMALL.ink(ink);
        let cells =
            [(kinds, Style::SMALL.bold().ink(Ink::Text), target), (was, name, target), (is, name, target)];
        line(pen, cells, |pen| {
            if !words.is_empty() {
                pen.text(&excerpt(&words, WORDS), Style::SMALL, target);
            }
            for told in lines.iter().take(LINES) {
                pen.text(&excerpt(told, 400), Style::SMALL.ink(Ink::Text), target);
            }
        });
        pen.gap(4.0);
        pen.panel(Rect::new(pen.left, pen.y, pen.width, 1.0), Ink::Rule, Target::WORDS);
        pen.gap(1.0);
    }
}

/// Cells beside each other; the row is as high as the highest.
fn line(pen: &mut Pen, cells: [(String, Style, Target); 3], last: impl FnOnce(&mut Pen)) {
    let names = if pen.width < NARROW { NAMES * 0.62 } else { NAMES };
    let widths = [KIND, names, names];
    let (mut x, mut below) = (4.0, pen.y);
    for ((text, style, target), width) in cells.into_iter().zip(widths) {
        below = below.max(pen.beside(x, width - GAP, |pen| pen.text(&text, style, target)));
        x += width;
    }
    below = below.max(pen.beside(x, pen.width - x, last));
    pen.y = below;
}

/// What of the open plan a change is about.
fn target(two: &Two, change: &Change) -> Option<Target> {
    let diff = two.diff;
    let both = |pair: &Pair<MeasureId>| two.measure(Some(pair.old), Some(pair.new));
    match &change.what {
        What::Head(_) => None,
        What::Section(at) => {
            let pair = &diff.sections.pairs[*at];
            two.section(Some(pair.old), Some(pair.new))
        }
        What::NewSection(id) => two.section(None, Some(*id)),
        What::OldSection(id) => two.section(Some(*id), None),
        What::Measures(run) => both(&diff.measures.pairs[run[0]]),
        What::NewMeasure(id) => two.measure(None, Some(*id)),
        What::OldMeasure(id) => two.measure(Some(*id), None),
        What::Unit(at) => two.unit(diff.units[*at].old, diff.units[*at].new),
        What::Kept(at) => two.of_open(&two.kept[*at].old, &two.kept[*at].new).as_ref()?.target,
    }
}
