//! One row an assignment, for Excel and WPS: UTF-8 with a byte order mark, lines that end in CR LF.
//!
//! A spreadsheet takes a cell that begins with =, +, - or @ for a formula; such a cell gets an apostrophe
//! before it (OWASP, "CSV injection"), for a plan comes from anywhere.

use crate::plan::{Assignment, Holder, Plan, SectionId};
use crate::words::Language;

/// The columns, by the end of their keys in `words/`: `csv.<key>`.
const COLUMNS: [&str; 9] = ["no", "task", "part", "role", "unit", "kind", "collective", "basis", "text"];

/// The table, in document order.
pub fn csv(plan: &Plan, language: Language) -> Vec<u8> {
    let mut rows: Vec<(Holder, &Assignment)> = plan.assignments().collect();
    rows.sort_by_key(|(holder, _)| match holder {
        Holder::Section(id) => plan.section(*id).span.start,
        Holder::Measure(id) => plan.measure(*id).span.start,
    });
    let mut table =
        ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(b"\xef\xbb\xbf".to_vec());
    // Writing into memory does not fail.
    let _ = table.write_record(COLUMNS.map(|key| language.text(&format!("csv.{key}")).to_owned()));
    for (holder, assignment) in rows {
        let _ = table.write_record(row(plan, holder, assignment, language).map(guarded));
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
