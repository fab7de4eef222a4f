//! What is left of a page without what stands around its article.
//!
//! Where one element that is known to hold articles has most of the text, lines outside it that are only links
//! are left out, and so is the little that follows it: the site's footer. What stands before it stays, since
//! a document's number, issuer and date are printed there; `import::page` finds the plan in what is left.
//! Without such an element, or where much follows it, everything stays: a plan must never be lost.

use super::super::draft::compact;
use super::walk::Page;
use crate::import::fold;
use crate::plan::{Cell, Form, Place, Placed, Span, Table};
use std::ops::Range;

/// Known elements stand in one another, each with most of the text, no deeper than that.
const DEEPEST: usize = 64;

/// The text without blank lines, and its form: places are its lines.
pub(super) fn trim(page: &Page) -> (String, Form) {
    let text = page.text.as_str();
    let article = article(page);
    let rest = article.as_ref().map_or(text.len(), |article| article.end);
    let cut_rest = article.as_ref().is_some_and(|article| {
        let after = rest..text.len();
        let table = page.tables.iter().any(|(range, _)| range.start >= rest);
        let another = page.containers.iter().any(|range| range.start >= rest);
        weight(&text[after.clone()]) * 4 < weight(&text[article.clone()]) && !table && !another
    });
    let mut out = String::with_capacity(text.len());
    let mut form = Form::default();
    let mut tables = page.tables.iter().peekable();
    let mut links = page.links.iter().peekable();
    let mut at = 0;
    while at < text.len() && !(cut_rest && at >= rest) {
        if let Some((range, cells)) = tables.peek()
            && range.start <= at
        {
            let moved = out.len();
            out.push_str(&text[range.clone()]);
            form.tables.push(Table { cells: moved_cells(cells, range.start, moved) });
            at = range.end;
            tables.next();
            continue;
        }
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        let (from, to) = fold::trim(&text[at..end]);
        let line = at + from..at + to;
        at = end + 1;
        if line.is_empty() {
            continue;
        }
        let outside = article.as_ref().is_some_and(|article| line.end <= article.start || line.start >= rest);
        while links.peek().is_some_and(|link| link.end <= line.start) {
            links.next();
        }
        if outside {
            let linked: usize = links
                .clone()
                .take_while(|link| link.start < line.end)
                .map(|link| weight(&text[link.start.max(line.start)..link.end.min(line.end)]))
                .sum();
            if linked * 10 >= weight(&text[line.clone()]) * 8 {
                continue;
            }
        }
        out.push_str(&text[line]);
        out.push('\n');
    }
    let mut start = 0;
    for (number, line) in out.split_inclusive('\n').enumerate() {
        form.places.push(Placed { start, place: Place::Paragraph(number as u32 + 1) });
        start += line.len() as u32;
    }
    (out, form)
}

/// How much a reader sees.
fn weight(text: &str) -> usize {
    text.chars().filter(|c| !fold::is_gap(*c)).count()
}

/// The smallest of the known elements that hold most of the text.
fn article(page: &Page) -> Option<Range<usize>> {
    let all = weight(&page.text);
    page.containers
        .iter()
        .filter(|range| range.len() * 3 > page.text.len())
        .take(DEEPEST)
        .filter(|range| weight(&page.text[(*range).clone()]) * 2 > all)
        .min_by_key(|range| range.len())
        .cloned()
}

fn moved_cells(cells: &[Cell], from: usize, to: usize) -> Vec<Cell> {
    let moved = |at: u32| (at as usize - from + to) as u32;
    let cells = cells.iter().map(|cell| Cell {
        span: Span { start: moved(cell.span.start), end: moved(cell.span.end) },
        ..*cell
    });
    compact(cells.collect())
}
