//! The table on a sheet: its head row, wherever it stands, and the rows below it.

use super::super::Field;
use super::super::heads::{self, Head};
use crate::import::Grid;
use std::collections::{BTreeMap, BTreeSet};

/// A head row is looked for down to here.
const HEAD_WITHIN: u32 = 60;
/// A row is a head row where so many of its cells are known heads.
const HEADS: usize = 3;
/// Merged cells are looked into up to this many covered rows.
const MAX_COVERED: usize = 1 << 20;

/// A sheet with a table.
pub(super) struct Table<'a> {
    pub grid: &'a Grid,
    /// The unit named above the table: 「填报单位：…」.
    pub whose: Option<&'a str>,
    pub rows: Vec<Row<'a>>,
    /// By column: where words stand of which nothing is taken: the head that is not known, or the first of the cells.
    unknown: BTreeMap<u32, u32>,
}

/// A row of it; identity cells that are merged over several rows stand in each.
#[derive(Default)]
pub(super) struct Row<'a> {
    pub at: u32,
    pub code: &'a str,
    pub number: &'a str,
    pub measure: &'a str,
    pub role: &'a str,
    pub unit: &'a str,
    /// Column, field and words of every cell that says something.
    pub inputs: Vec<(u32, Field, &'a str)>,
}

type Cells<'a> = BTreeMap<u32, &'a str>;

impl<'a> Table<'a> {
    pub(super) fn find(grid: &'a Grid) -> Option<Self> {
        let rows = rows(grid);
        let first = rows.range(..HEAD_WITHIN).find(|(_, cells)| is_head(cells)).map(|(row, _)| *row)?;
        let above = rows.range(..first).flat_map(|(_, cells)| cells.values().copied());
        let whose = above.filter_map(heads::whose).next_back();
        let mut table = Self { grid, whose, rows: Vec::new(), unknown: BTreeMap::new() };
        let mut columns: Vec<(u32, Option<Head>)> = Vec::new();
        let mut head_row = first;
        for (row, cells) in rows.range(first..) {
            // A table that was pasted below another brings its own head.
            if is_head(cells) {
                columns = cells.iter().map(|(column, words)| (*column, heads::head(words))).collect();
                head_row = *row;
                continue;
            }
            table.row(*row, head_row, &columns, cells);
        }
        Some(table)
    }

    fn row(&mut self, at: u32, head_row: u32, columns: &[(u32, Option<Head>)], cells: &Cells<'a>) {
        let mut row = Row { at, ..Row::default() };
        for (column, head) in columns {
            let Some(words) = cells.get(column).map(|words| words.trim()).filter(|words| !words.is_empty())
            else {
                continue;
            };
            match head {
                Some(Head::Code) => row.code = words,
                Some(Head::Number) => row.number = words,
                Some(Head::Measure) => row.measure = words,
                Some(Head::Role) => row.role = words,
                Some(Head::Unit) => row.unit = words,
                Some(Head::Input(field)) => row.inputs.push((*column, *field, words)),
                Some(Head::Known) => {}
                None => {
                    self.unknown.entry(*column).or_insert(head_row);
                }
            }
        }
        // What stands beside the table belongs to no head.
        let known: BTreeSet<u32> = columns.iter().map(|(column, _)| *column).collect();
        let beside =
            cells.iter().filter(|(column, words)| !known.contains(column) && !words.trim().is_empty());
        for (column, _) in beside {
            self.unknown.entry(*column).or_insert(at);
        }
        self.rows.push(row);
    }

    /// Columns, and cells beside the table, of which nothing was taken: where, and the words there.
    pub(super) fn unknown_columns(&self) -> Vec<(String, &'a str)> {
        let told =
            |(column, row): (&u32, &u32)| (self.grid.place(*row, *column), self.grid.at(*row, *column));
        self.unknown.iter().map(told).collect()
    }
}

fn is_head(cells: &Cells<'_>) -> bool {
    let heads: Vec<Head> = cells.values().filter_map(|words| heads::head(words)).collect();
    let inputs = heads.iter().any(|head| matches!(head, Head::Input(_)));
    let identity = heads.iter().any(|head| matches!(head, Head::Code | Head::Number | Head::Measure));
    heads.len() >= HEADS && inputs && identity
}

/// The cells by row; what is merged over several rows stands in each of them, in its first column.
fn rows(grid: &Grid) -> BTreeMap<u32, Cells<'_>> {
    let mut rows: BTreeMap<u32, Cells<'_>> = BTreeMap::new();
    for (row, column, words) in &grid.cells {
        rows.entry(*row).or_default().insert(*column, words);
    }
    let used: Vec<u32> = rows.keys().copied().collect();
    let mut left_over = MAX_COVERED;
    for (top, left, bottom, right) in &grid.merged {
        let words = grid.at(*top, *left);
        // Only rows that have something of their own: a merged cell alone makes no row.
        let from = used.partition_point(|row| row < top);
        for row in used[from..].iter().take_while(|row| *row <= bottom) {
            let Some(cells) = rows.get_mut(row).filter(|_| left_over > 0) else { break };
            left_over -= 1;
            // What a program left in cells that are covered is not seen, and was not meant.
            for column in covered(cells, *left, *right) {
                cells.remove(&column);
            }
            if !words.is_empty() {
                cells.insert(*left, words);
            }
        }
    }
    rows
}

fn covered(cells: &Cells<'_>, left: u32, right: u32) -> Vec<u32> {
    cells.range(left..=right.max(left)).map(|(column, _)| *column).collect()
}
