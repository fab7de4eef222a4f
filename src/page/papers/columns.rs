//! How wide the columns of workbooks are, and which stand.

use super::Subject;
use crate::page::workbook::{Cell, Column, Sheet};

/// Widths, in characters: of a whole text, of a list of names, of a heading, of a name, of a short word.
pub(super) const TEXT: u16 = 52;
pub(super) const NAMES: u16 = 24;
pub(super) const HEADING: u16 = 18;
pub(super) const NAME: u16 = 24;
pub(super) const WORD: u16 = 12;

/// Columns by the keys of their heads, each with the most characters that it is wide.
pub(super) fn columns(subject: &Subject, columns: &[(&str, u16)]) -> Vec<Column> {
    columns.iter().map(|(key, most)| Column::new(subject.text(key), *most)).collect()
}

/// The sheet without this column, where no row fills it.
pub(super) fn without_empty(mut sheet: Sheet, head: &str) -> Sheet {
    let at = sheet.columns.iter().position(|column| column.head == head);
    let empty = |at: &usize| sheet.rows.iter().all(|row| row.get(*at) == Some(&Cell::Empty));
    if let Some(at) = at.filter(empty) {
        sheet.columns.remove(at);
        for row in &mut sheet.rows {
            row.remove(at);
        }
    }
    sheet
}
