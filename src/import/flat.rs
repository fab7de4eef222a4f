//! Tables that were flattened into text: cells between tabs or bars, a row a line.
//!
//! A table begins at a line one of whose cells is a role word, and goes on while lines have such marks. A
//! line without any belongs to it where it divides the table (一、优化营商环境) or goes on a cell. Where a table
//! was copied a cell a line, it begins at a line 序号 with lines of role words under it, and each row at the
//! next number.

use super::fold;
use super::lines::next_line;
use super::numeral;
use super::roles::Roles;
use super::table::is_label;
use crate::plan::{Cell, Span, Table};
use std::ops::Range;

const MARKS: [char; 4] = ['\t', '|', '｜', '│'];

/// The tables of `extent`, in document order.
pub(super) fn find(source: &str, extent: Range<usize>, words: &Roles) -> Vec<Table> {
    let bytes = &source.as_bytes()[extent.clone()];
    let narrow = memchr::memchr2(b'\t', b'|', bytes);
    let wide = || ["｜", "│"].iter().find_map(|mark| memchr::memmem::find(bytes, mark.as_bytes()));
    let Some(first) = narrow.or_else(wide) else { return stacked(source, extent, words) };
    let mut tables = Vec::new();
    let first = extent.start + first;
    let mut at = source[..first].rfind('\n').map_or(0, |end| end + 1).max(extent.start);
    while let Some((line, next)) = raw_line(source, at, extent.end) {
        at = next;
        let Some(mark) = MARKS.into_iter().find(|mark| source[line.clone()].contains(*mark)) else {
            continue;
        };
        let head = pieces(source, line.clone(), mark, true);
        let names = |piece: &Span| !piece.is_empty() && is_label(piece.of(source), words);
        if head.iter().filter(|piece| !piece.is_empty()).count() >= 2 && head.iter().any(names) {
            let (table, end) = table(source, line, next, extent.end, mark, words);
            tables.push(table);
            at = end;
        }
    }
    tables
}

/// Tables of a cell a line.
fn stacked(source: &str, extent: Range<usize>, words: &Roles) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut from = extent.start;
    // Nearly no document has a line 序号: nothing else is looked at.
    while let Some(at) = memchr::memmem::find(&source.as_bytes()[from..extent.end], "序号".as_bytes()) {
        let at = from + at;
        from = at + "序号".len();
        // Looked at first: a line may be long, and full of this word.
        if !source[..at].trim_end_matches([' ', '\u{3000}']).ends_with('\n') {
            continue;
        }
        let Some((first, mut next)) = next_line(source, at, extent.end) else { break };
        if fold::count(&source[first.clone()]) != 2 {
            continue;
        }
        let mut head = vec![Span::new(first.start, first.end)];
        let mut line = next_line(source, next, extent.end);
        while let Some((words, after)) = line.clone()
            && head.len() < 16
            && fold::count(&source[words.clone()]) <= 12
            && number(&source[words.clone()]) != Some(1)
        {
            head.push(Span::new(words.start, words.end));
            next = after;
            line = next_line(source, next, extent.end);
        }
        let begins = line.as_ref().is_some_and(|(words, _)| number(&source[words.clone()]) == Some(1));
        let roles = head.iter().filter(|cell| is_label(cell.of(source), words)).count();
        if begins && roles > 0 && head.len() > 2 {
            let (table, end) = stack(source, &head, next, extent.end);
            tables.push(table);
            from = end;
        }
    }
    tables
}

/// A line that is a number and nothing else.
fn number(line: &str) -> Option<u32> {
    fold::fold(line).trim_end_matches(['.', '、']).parse().ok()
}

/// The rows of a table of a cell a line: each begins at the next number. A row of more lines than columns has
/// a cell of several, the second.
fn stack(source: &str, head: &[Span], mut at: usize, end: usize) -> (Table, usize) {
    let columns = head.len();
    let mut cells: Vec<Cell> = Vec::new();
    let mut put = |row: u32, column: usize, span: Span| {
        cells.push(Cell { span, row, column: column as u32, rows: 1, columns: 1 });
    };
    for (column, span) in head.iter().enumerate() {
        put(0, column, *span);
    }
    let mut row = 1;
    while let Some((line, next)) = next_line(source, at, end)
        && number(&source[line.clone()]) == Some(row)
    {
        let mut lines = vec![Span::new(line.start, line.end)];
        at = next;
        while let Some((line, next)) = next_line(source, at, end)
            && number(&source[line.clone()]) != Some(row + 1)
            && lines.len() < columns + 8
        {
            // The last row ends with the table.
            if lines.len() >= columns && last_row(source, at, end, row) {
                break;
            }
            lines.push(Span::new(line.start, line.end));
            at = next;
        }
        let extra = lines.len().saturating_sub(columns);
        if extra > 0 && columns > 1 {
            let joined = lines[1].joined(lines[1 + extra]);
            lines.splice(1..=1 + extra, [joined]);
        }
        for (column, span) in lines.into_iter().enumerate() {
            put(row, column, span);
        }
        row += 1;
    }
    (Table { cells }, at)
}

/// Whether no line with the next number follows.
fn last_row(source: &str, mut at: usize, end: usize, row: u32) -> bool {
    for _ in 0..16 {
        let Some((line, next)) = next_line(source, at, end) else { return true };
        if number(&source[line]) == Some(row + 1) {
            return false;
        }
        at = next;
    }
    true
}

/// The next line that has words, with the gaps around it, and where the one after it starts.
fn raw_line(source: &str, at: usize, end: usize) -> Option<(Range<usize>, usize)> {
    let (line, next) = next_line(source, at, end)?;
    let start = source[..line.start].rfind('\n').map_or(0, |end| end + 1).max(at);
    let stop = if source[..next].ends_with('\n') { next - 1 } else { next };
    Some((start..stop, next))
}

/// The trimmed words between the marks of a line; `edged` drops what stands outside bars at its edges.
fn pieces(source: &str, line: Range<usize>, mark: char, edged: bool) -> Vec<Span> {
    let text = &source[line.clone()];
    let mut pieces: Vec<Span> = Vec::new();
    let mut start = 0;
    for (at, length) in text.match_indices(mark).map(|(at, mark)| (at, mark.len())).chain([(text.len(), 0)]) {
        let (from, to) = fold::trim(&text[start..at]);
        let from = from.min(to);
        pieces.push(Span::new(line.start + start + from, line.start + start + to));
        start = at + length;
    }
    if mark != '\t' && edged {
        let (first, last) = fold::trim(text);
        if text[first..last.max(first)].starts_with(mark) {
            pieces.remove(0);
        }
        if text[first..last.max(first)].ends_with(mark) {
            pieces.pop();
        }
    }
    pieces
}

fn table(
    source: &str,
    head: Range<usize>,
    after: usize,
    end: usize,
    mark: char,
    words: &Roles,
) -> (Table, usize) {
    let edged = mark != '\t' && source[head.clone()].trim_start_matches(fold::is_gap).starts_with(mark);
    let mut rows = vec![pieces(source, head, mark, edged)];
    let columns = rows[0].len();
    let mut at = after;
    while let Some((line, next)) = raw_line(source, at, end) {
        let text = &source[line.clone()];
        if !text.contains(mark) {
            let apart = source[at..line.start].contains('\n');
            if apart || !goes_on(source, text, next, end, mark, words) {
                break;
            }
            let (from, to) = fold::trim(text);
            rows.push(vec![Span::new(line.start + from, line.start + to)]);
            at = next;
            continue;
        }
        // Markdown's line of dashes.
        if text.chars().all(|c| c == mark || "-:—─ \r".contains(c)) {
            at = next;
            continue;
        }
        let mut row = pieces(source, line, mark, edged);
        at = next;
        // A cell of several lines: the row goes on until it has as many cells as the head.
        while row.len() < columns
            && let Some((line, next)) = raw_line(source, at, end)
        {
            let more = pieces(source, line.clone(), mark, edged);
            // A line that is one bar has no cell.
            let Some(first) = more.first().copied() else { break };
            let numbered = numeral::at_start(source[line.clone()].trim_start_matches(fold::is_gap), 0)
                .is_some()
                || first.of(source).bytes().all(|byte| byte.is_ascii_digit());
            if mark != '\t' || numbered || row.len() + more.len() - 1 > columns || row.len() == 1 {
                break;
            }
            if let Some(last) = row.last_mut() {
                *last = if last.is_empty() { first } else { last.joined(first) };
            }
            row.extend_from_slice(&more[1..]);
            at = next;
        }
        rows.push(row);
    }
    let mut cells = Vec::new();
    for (row, pieces) in rows.iter().enumerate() {
        let alone = pieces.len() == 1;
        for (column, span) in pieces.iter().enumerate().filter(|(_, span)| !span.is_empty()) {
            let wide = if alone { columns as u32 } else { 1 };
            cells.push(Cell { span: *span, row: row as u32, column: column as u32, rows: 1, columns: wide });
        }
    }
    (Table { cells }, at)
}

/// Whether a line without marks stands inside the table: a short one with a row after it.
fn goes_on(source: &str, text: &str, next: usize, end: usize, mark: char, words: &Roles) -> bool {
    let row_follows = raw_line(source, next, end).is_some_and(|(line, _)| {
        let text = &source[line];
        text.matches(mark).count() >= 2 && !text.split(mark).any(|cell| is_label(cell, words))
    });
    fold::count(text) <= 60 && row_follows
}
