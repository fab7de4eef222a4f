//! A table of who does what: 序号 | 工作任务 | 牵头单位 | 责任单位 | 完成时限, with head words of every kind.
//!
//! Each row becomes a measure, by its number and its words; a cell over many rows, or a row of one cell,
//! divides the table like a heading. What a merged cell says holds for every row it covers. A table without
//! a role word at its head is no such table, and is read as lines.

use super::account::Manner;
use super::block::{Block, Kind, Scan};
use super::numeral::{self, Numeral};
use super::roles::{Means, Roles};
use super::{deadlines, fold};
use crate::plan::{Cell, Span, Table};
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Default, Deserialize)]
struct Words {
    numbers: Vec<String>,
    units: Vec<String>,
    groups: Vec<String>,
    asides: Vec<String>,
    kept: Vec<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| ron::from_str(include_str!("../../assets/rules/tables.ron")).unwrap_or_default());

/// The head stands in one of this many rows.
const HEAD: u32 = 12;
/// In characters: a row of one longer cell is a remark, no heading.
const LONGEST_HEADING: usize = 80;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// The number of a row.
    Number,
    /// What divides the rows.
    Group,
    /// Words of the measure.
    Text,
    /// Who or when, by the head cell that says so.
    Says(Means, Span),
    /// Telephone numbers and remarks: kept as they are.
    Aside,
}

/// Whether the words of a cell are a role word, as at the head of a table.
pub(super) fn is_label(text: &str, words: &Roles) -> bool {
    means(text, words).is_some()
}

/// What a head cell announces: a label with nothing else, but for a remark or what is asked besides.
fn means(text: &str, words: &Roles) -> Option<Means> {
    if fold::count(text) > 24 {
        return None;
    }
    let end = fold::trim(text).1;
    if let Some(found) = words.label_at_start(text) {
        let rest = text[found.end..end].trim_start_matches(|c| fold::is_gap(c) || ":：".contains(c));
        if rest.is_empty() {
            return Some(found.means);
        }
        if let Some(remark) = rest.strip_prefix(['（', '(', '〔', '[', '【']) {
            // 「主责单位（牵头）」
            let remark = remark.trim_end_matches(['）', ')', '〕', ']', '】']);
            let role = words.verb_at_end(remark).filter(|(start, _)| *start == 0).map(|(_, role)| role);
            return Some(role.map_or(found.means, |role| Means::Role(role.into())));
        }
        if !found.bare && rest.starts_with(['及', '和', '、', '/', '与']) {
            return Some(if matches!(found.means, Means::Role(_)) { Means::Mixed } else { found.means });
        }
    }
    // 「细化分工」 is no column of who, 「计划完成时间」 one of when.
    let found = words.label_at_end(text).filter(|found| !found.bare && found.means != Means::Sentence)?;
    (fold::count(&text[..found.start]) <= 6).then_some(found.means)
}

/// Reads a table from `from` on, or answers that it is none of who does what.
pub(super) fn read(scan: &mut Scan<'_>, table: &Table, from: usize) -> bool {
    let source = scan.source;
    let Some((head, columns)) = head(source, table, scan.terms.words) else { return false };
    edge(scan, from);
    let rows: Vec<(u32, Vec<Cell>)> = rows(table)
        .map(|(row, cells)| {
            (row, cells.iter().copied().filter(|cell| cell.span.start as usize >= from).collect())
        })
        .collect();
    let mut at = 0;
    while at < rows.len() {
        let (row, cells) = &rows[at];
        at += 1;
        if *row <= head || is_head_again(source, cells, &columns, scan.terms.words) {
            lines(scan, cells);
            continue;
        }
        if divider(scan, table, *row, cells, &columns) {
            continue;
        }
        for cell in of(&columns, cells, Column::Group) {
            group(scan, cell.span, None);
        }
        let number = of(&columns, cells, Column::Number).next();
        let texts: Vec<Span> = of(&columns, cells, Column::Text).map(|cell| cell.span).collect();
        let says = cells.iter().any(|cell| matches!(kind(&columns, cell), Column::Says(..)));
        let first = texts.first().or(number.map(|cell| &cell.span));
        if first.is_some_and(|span| is_aside(span.of(source))) || first.is_none() && !says {
            lines(scan, cells);
            continue;
        }
        start(scan, cells, number, &texts);
        for text in texts.iter().skip(1) {
            words(scan, *text);
        }
        // The rows that the number's cell covers are of one measure: their words first, then who does it.
        let last = number.map_or(*row, |cell| cell.row + cell.rows.max(1) - 1);
        let same = rows[at..].iter().take_while(|(row, _)| *row <= last).count();
        for (_, cells) in &rows[at..at + same] {
            for cell in of(&columns, cells, Column::Text) {
                words(scan, cell.span);
            }
        }
        duties(scan, table, &columns, *row, false);
        for (row, _) in &rows[at..at + same] {
            duties(scan, table, &columns, *row, true);
        }
        for (_, cells) in &rows[at - 1..at + same] {
            for cell in of(&columns, cells, Column::Aside) {
                aside(scan, cell.span);
            }
        }
        at += same;
    }
    edge(scan, table.span().map_or(from, |span| span.end as usize));
    true
}

/// Where a table begins or ends.
fn edge(scan: &mut Scan<'_>, at: usize) {
    let here = Span::new(at, at);
    scan.plain(Kind::Edge, here, here);
}

/// The last row of the head and what the columns hold; none where no role word stands there.
fn head(source: &str, table: &Table, words: &Roles) -> Option<(u32, Vec<Column>)> {
    let label = |cell: &Cell| means(cell.span.of(source), words);
    let width = table.cells.iter().map(|cell| cell.column + cell.columns.min(256)).max()?.min(256) as usize;
    let first = table
        .cells
        .iter()
        .take_while(|cell| cell.row < HEAD)
        .find(|cell| {
            label(cell).is_some()
                && table.cells.iter().filter(|other| other.row == cell.row).take(2).count() > 1
        })?
        .row;
    let in_row = |row: u32| table.cells.iter().filter(move |cell| cell.row == row);
    let second = in_row(first + 1).any(|cell| label(cell).is_some())
        && in_row(first).any(|cell| cell.columns > 1 || cell.rows > 1);
    let head = if second { first + 1 } else { first };
    let mut columns = vec![Column::Text; width];
    let mut roles = 0;
    for cell in table.cells.iter().filter(|cell| (first..=head).contains(&cell.row)) {
        let text = fold::fold(cell.span.of(source));
        let column = if let Some(means) = label(cell) {
            roles += usize::from(!matches!(means, Means::Time | Means::Leader | Means::Contact));
            Column::Says(means, cell.span)
        } else if WORDS.numbers.contains(&text) {
            Column::Number
        } else if WORDS.groups.contains(&text) {
            Column::Group
        } else if WORDS.kept.iter().any(|word| text.contains(word.as_str())) {
            Column::Aside
        } else {
            continue;
        };
        let at = cell.column as usize;
        for place in columns.iter_mut().skip(at).take(cell.columns as usize) {
            *place = column;
        }
    }
    // 「单位」 alone says who, where nothing else does.
    if roles == 0 {
        let role = Means::Role(super::roles::RoleName::Responsible);
        for cell in table.cells.iter().filter(|cell| (first..=head).contains(&cell.row)) {
            if WORDS.units.contains(&fold::fold(cell.span.of(source))) {
                columns[cell.column as usize] = Column::Says(role, cell.span);
                roles += 1;
            }
        }
    }
    if roles == 0 || !columns.iter().any(|column| matches!(column, Column::Text | Column::Group)) {
        return None;
    }
    counted(source, table, head, &mut columns);
    merged_groups(table, head, &mut columns);
    // A column that divides needs another that is divided.
    if !columns.contains(&Column::Text)
        && let Some(last) = columns.iter().rposition(|column| *column == Column::Group)
    {
        columns[last] = Column::Text;
    }
    Some((head, columns))
}

/// Without a column of numbers at the head, one whose cells count 1, 2, 3 is.
fn counted(source: &str, table: &Table, head: u32, columns: &mut [Column]) {
    if columns.contains(&Column::Number) {
        return;
    }
    for at in 0..columns.len().min(3) {
        let cells = table.cells.iter().filter(|cell| cell.row > head && cell.column as usize == at);
        let mut next = 1_u32;
        let counts = cells.clone().all(|cell| {
            let value: Option<u32> = fold::fold(cell.span.of(source)).parse().ok();
            value.is_some_and(|value| std::mem::replace(&mut next, value + 1) == value)
        });
        if columns[at] == Column::Text && counts && cells.count() > 1 {
            columns[at] = Column::Number;
            return;
        }
    }
}

/// A column of words whose cells cover several rows each, with another column of words beside it, divides.
fn merged_groups(table: &Table, head: u32, columns: &mut [Column]) {
    for at in 0..columns.len() {
        let others = columns.iter().filter(|column| **column == Column::Text).count();
        let numbered = columns.iter().position(|column| *column == Column::Number);
        if columns[at] != Column::Text || others < 2 {
            continue;
        }
        let cells = || table.cells.iter().filter(|cell| cell.row > head && cell.column as usize == at);
        let merged = cells().any(|cell| cell.rows > 1 && cell.columns == 1);
        // With a number before it the cell belongs to the numbered item, not above it.
        if merged && numbered.is_none_or(|number| at < number) {
            columns[at] = Column::Group;
        }
    }
}

/// The cells by row; rows without any are left out, however many a sheet has of them.
fn rows(table: &Table) -> impl Iterator<Item = (u32, &[Cell])> {
    table.cells.chunk_by(|one, other| one.row == other.row).map(|cells| (cells[0].row, cells))
}

/// The cells of one kind of column.
fn of<'a>(columns: &'a [Column], cells: &'a [Cell], wanted: Column) -> impl Iterator<Item = &'a Cell> {
    cells.iter().filter(move |cell| kind(columns, cell) == wanted)
}

fn kind(columns: &[Column], cell: &Cell) -> Column {
    columns.get(cell.column as usize).copied().unwrap_or(Column::Text)
}

/// Whether a cell from an earlier row reaches into this one.
fn covered(table: &Table, row: u32) -> bool {
    let before = table.cells.partition_point(|cell| cell.row < row);
    table.cells[..before].iter().rev().take(512).any(|cell| cell.row + cell.rows > row)
}

fn is_aside(text: &str) -> bool {
    let folded = fold::fold(text);
    WORDS.asides.iter().any(|word| folded.starts_with(word.as_str()))
}

/// The head printed again on another page.
fn is_head_again(source: &str, cells: &[Cell], columns: &[Column], words: &Roles) -> bool {
    cells.iter().any(|cell| {
        matches!(kind(columns, cell), Column::Says(Means::Role(_), _))
            && is_label(cell.span.of(source), words)
    })
}

/// Cells that say nothing about who does what stay in the text.
fn lines(scan: &mut Scan<'_>, cells: &[Cell]) {
    for cell in cells {
        words(scan, cell.span);
    }
}

fn words(scan: &mut Scan<'_>, text: Span) {
    scan.paragraph(text, text, |empty| if empty { Kind::Duty } else { Kind::Para });
}

/// Telephone numbers and remarks: kept as they are.
fn aside(scan: &mut Scan<'_>, text: Span) {
    scan.plain(Kind::Para, text, text);
}

/// A row that divides the table, or is a remark: one cell, or a number with one wide cell (一 | 特色赛道).
fn divider(scan: &mut Scan<'_>, table: &Table, row: u32, cells: &[Cell], columns: &[Column]) -> bool {
    let wide = |cell: &Cell| (cell.column + cell.columns) as usize >= columns.len().saturating_sub(1);
    let (label, cell) = match cells {
        [alone] if alone.columns as usize + 1 >= columns.len() => (None, alone),
        [alone] if alone.column == 0 && alone.rows == 1 && !covered(table, row) => (None, alone),
        [number, text]
            if kind(columns, number) == Column::Number
                && kind(columns, text) == Column::Text
                && (text.columns > 1 && wide(text) || is_chinese(number.span.of(scan.source)))
                && !covered(table, row) =>
        {
            (Some(number_in(scan.source, number.span)), text)
        }
        _ => return false,
    };
    let text = cell.span.of(scan.source);
    if fold::count(text) > LONGEST_HEADING || is_aside(text) {
        lines(scan, cells);
    } else {
        group(scan, cell.span, label);
    }
    true
}

fn is_chinese(number: &str) -> bool {
    let folded = fold::fold(number);
    !folded.is_empty() && folded.chars().all(|c| "一二三四五六七八九十()、".contains(c))
}

/// A heading inside the table; its number may stand in a cell of its own.
fn group(scan: &mut Scan<'_>, span: Span, label: Option<Span>) {
    let inside = numeral::at_start(span.of(scan.source), span.start as usize);
    let text =
        Span { start: inside.map_or(span.start, |numeral| numeral.after.min(span.end)), end: span.end };
    let apart =
        label.map(|label| Numeral { style: numeral::Style::Group, value: 0, label, after: span.start });
    let line = label.map_or(span, |label| Span { start: label.start.min(span.start), end: span.end });
    scan.plain(Kind::Group(apart.or(inside)), line, text);
}

/// The first words of a row's measure, with its number.
fn start(scan: &mut Scan<'_>, cells: &[Cell], number: Option<&Cell>, texts: &[Span]) {
    let source = scan.source;
    let text = texts.first().copied();
    // Without a column of numbers the words may start with one.
    let inside: Option<Numeral> = match (number, text) {
        (None, Some(text)) => numeral::at_start(text.of(source), text.start as usize),
        _ => None,
    };
    let first = cells.first().map_or(Span::default(), |cell| cell.span);
    let label = number.map(|cell| number_in(source, cell.span)).or(inside.map(|numeral| numeral.label));
    let text = match (text, inside) {
        (Some(text), Some(numeral)) => Span { start: numeral.after.min(text.end), end: text.end },
        (Some(text), None) => text,
        (None, _) => Span { start: first.start, end: first.start },
    };
    let start = number.map_or(text.start, |cell| cell.span.start).min(text.start);
    let line = Span { start, end: text.end };
    let label = label.unwrap_or(Span { start, end: start });
    scan.paragraph(line, text, |_| Kind::Row(label));
}

/// A number without its brackets and marks.
fn number_in(source: &str, span: Span) -> Span {
    if let Some(numeral) = numeral::at_start(span.of(source), span.start as usize) {
        return numeral.label;
    }
    let text = span.of(source);
    let marks = |c: char| fold::is_gap(c) || "()（）.．、".contains(c);
    let start = text.len() - text.trim_start_matches(marks).len();
    let end = start + text[start..].trim_end_matches(marks).len();
    Span::new(span.start as usize + start, span.start as usize + end)
}

/// What the cells of a row say, and the cells from above that cover it.
fn duties(scan: &mut Scan<'_>, table: &Table, columns: &[Column], row: u32, goes_on: bool) {
    let at = table.cells.partition_point(|cell| cell.row < row);
    let reach = at.saturating_sub(1024);
    let from_above = table.cells[reach..at].iter().filter(|cell| !goes_on && cell.row + cell.rows > row);
    let own = table.cells[at..].iter().take_while(|cell| cell.row == row);
    let mut cells: Vec<&Cell> = from_above.chain(own).collect();
    cells.sort_by_key(|cell| cell.column);
    for cell in cells {
        let Column::Says(means, head) = kind(columns, cell) else { continue };
        let (said, dues) = (scan.said.len() as u32, scan.deadlines.len() as u32);
        if means == Means::Time {
            scan.deadlines.push(deadlines::stated(cell.span.of(scan.source), cell.span.start as usize));
        } else {
            scan.read(cell.span, Some((means, head)));
            scan.commit(Manner::Table, cell.span);
        }
        let duty = (cell.row == row).then_some(cell.span);
        let (line, text) = (cell.span, Span { start: cell.span.end, end: cell.span.end });
        scan.push(Block { kind: Kind::Duty, line, text, duty, said: said..said, dues: dues..dues });
    }
}
