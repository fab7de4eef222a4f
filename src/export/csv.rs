//! Tables for Excel and WPS: UTF-8 with a byte order mark, lines that end in CR LF.
//!
//! The mark goes before the table wherever it goes, to a file as to standard output: what is printed is mostly sent
//! on into a file (`> a.csv`), Excel shows 汉字 as garbage without it, and readers of CSV know it (`utf-8-sig`).
//!
//! A spreadsheet takes a cell that begins with =, +, - or @ for a formula; such a cell gets an apostrophe
//! before it (OWASP, "CSV injection"), for a plan comes from anywhere. The words behind the apostrophe stay as they
//! are; what is a number is written as one.

use crate::page::workbook::{Cell, Sheet};
use crate::plan::{Assignment, Holder, Plan, SectionId};
use crate::words::Language;

/// The columns, by the end of their keys in `words/`: `csv.<key>`.
const COLUMNS: [&str; 9] = ["no", "task", "part", "role", "unit", "kind", "collective", "basis", "text"];

/// One row an assignment of the whole plan, in document order: `parse --format csv`, whose columns are a contract.
pub fn csv(plan: &Plan, language: Language) -> Vec<u8> {
    let mut rows: Vec<(Holder, &Assignment)> = plan.assignments().collect();
    rows.sort_by_key(|(holder, _)| match holder {
        Holder::Section(id) => plan.section(*id).span.start,
        Holder::Measure(id) => plan.measure(*id).span.start,
    });
    let head = COLUMNS.map(|key| language.text(&format!("csv.{key}")).to_owned()).to_vec();
    let rows = rows.into_iter().map(|(holder, assignment)| row(plan, holder, assignment, language).to_vec());
    written(std::iter::once(head).chain(rows).map(|row| row.into_iter().map(guarded).collect()))
}

/// A sheet of a workbook: its head and its rows, without the lines above.
pub fn sheet(sheet: &Sheet) -> Vec<u8> {
    let head = sheet.columns.iter().map(|column| guarded(column.head.clone())).collect();
    let cell = |cell: &Cell| match cell {
        Cell::Text(text) => guarded(text.clone()),
        Cell::Empty | Cell::Number(_) | Cell::Date { .. } => cell.said(),
    };
    let rows = sheet.rows.iter().map(|row| row.iter().map(cell).collect());
    written(std::iter::once(head).chain(rows))
}

fn written(rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut table =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    for row in rows {
        // Writing into memory does not fail.
        let _ = table.write_record(row);
    }
    table.into_inner().unwrap_or_default()
}

fn row(plan: &Plan, holder: Holder, assignment: &Assignment, language: Language) -> [String; 9] {
    let (no, task, text) = match holder {
        Holder::Measure(id) => (plan.measure(id).no.clone(), plan.measure(id).section, plan.measure_text(id)),
        Holder::Section(id) => (String::new(), id, plan.text(&plan.section(id).body)),
    };
    let part = plan.section(task).parent.filter(|id| *id != SectionId::DOCUMENT);
    let unit = plan.unit(assignment.unit);
    let word = |key: String| language.text(&key).to_owned();
    [
        no,
        plan.heading(task),
        part.map_or_else(String::new, |part| plan.heading(part)),
        word(format!("role.{}", assignment.role.key())),
        unit.name.clone(),
        word(format!("kind.{}", unit.kind.key())),
        if unit.collective { word("collective".to_owned()) } else { String::new() },
        word(format!("basis.{}", assignment.basis.key())),
        text,
    ]
}

fn guarded(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "＝1"] {
            assert!(guarded(cell.to_owned()).starts_with('\''), "{cell}");
        }
        assert_eq!(guarded("省司法厅".to_owned()), "省司法厅");
    }
}
