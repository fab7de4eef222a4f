//! Files of every kind that an office has: what text and which tables come out of them, where each piece
//! stands, and that no file makes its reader use more time, memory or stack than it may.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod docx;
mod limits;
mod pack;
mod pages;
mod sheets;
mod texts;

use dutymap::import::{self, Parsed, Progress, Unreadable};
use dutymap::plan::{Form, Place, Plan};

fn read(bytes: &[u8]) -> Parsed {
    let parsed = import::read(bytes, "测试", &Progress::silent()).expect("readable");
    sound(&parsed.plan);
    parsed
}

/// Why bytes cannot be read.
fn refusal(bytes: &[u8]) -> &'static str {
    let error: Unreadable = import::read(bytes, "测试", &Progress::silent()).expect_err("no text");
    error.key()
}

/// What must hold for every form.
fn sound(plan: &Plan) {
    let (source, form): (&str, &Form) = (&plan.source, &plan.form);
    let mut end = 0;
    for table in &form.tables {
        assert!(table.cells.len() > 1);
        for cell in &table.cells {
            let words = cell.span.of(source);
            assert!(cell.span.start >= end && !words.is_empty() && words.trim() == words, "{words:?}");
            assert!(cell.rows > 0 && cell.columns > 0);
            end = cell.span.end;
        }
        let places: Vec<(u32, u32)> = table.cells.iter().map(|cell| (cell.row, cell.column)).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
    }
    assert!(form.places.windows(2).all(|pair| pair[0].start <= pair[1].start));
    assert!(form.places.iter().all(|placed| source.is_char_boundary(placed.start as usize)));
}

/// A table's cells: row, column, rows, columns, words.
fn cells(plan: &Plan, table: usize) -> Vec<(u32, u32, u32, u32, &str)> {
    let cells = plan.form.tables[table].cells.iter();
    cells.map(|cell| (cell.row, cell.column, cell.rows, cell.columns, cell.span.of(&plan.source))).collect()
}

/// Where words stand in the file.
fn place<'p>(plan: &'p Plan, words: &str) -> Option<&'p Place> {
    let at = plan.source.find(words).expect(words);
    plan.form.place(at as u32)
}
