//! A table as text (csv): one table, whose places are those that WPS and Excel show.

use super::draft::Draft;
use crate::import::progress::STRIDE;
use crate::import::{Progress, Unreadable};
use crate::plan::{Form, Place};

/// Reads rows whose columns are separated by `separator`.
pub(super) fn read(
    text: &str,
    separator: u8,
    name: &str,
    progress: &Progress<'_>,
) -> Result<(String, Form), Unreadable> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut draft = Draft::default();
    let mut record = csv::ByteRecord::new();
    let (mut row, mut reported, mut at) = (0, 0, 0);
    draft.table();
    // The reader gives back pieces of the text: reading bytes in memory does not fail.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        // Lines without anything are rows of a sheet all the same; the reader passes over them.
        // It stops inside a line end of two bytes.
        let inside = text[..at].ends_with('\r') && text[at..].starts_with('\n');
        let blank = text.as_bytes()[at + usize::from(inside)..]
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'));
        row += 1 + blank.filter(|byte| **byte == b'\n').count();
        at = reader.position().byte() as usize;
        if at >= reported + STRIDE {
            reported = at;
            progress.step(name, at, text.len())?;
        }
        for (column, field) in record.iter().enumerate() {
            let field = String::from_utf8_lossy(field).replace("\r\n", "\n");
            draft.cell(column as u32, 1, 1);
            if !field.is_empty() {
                draft.cell_text(Some(Place::Cell(cell_name(row as u32 - 1, column as u32))), &field, "");
            }
        }
        draft.end_row();
    }
    draft.finish(name)
}

/// B4, from row and column counted from 0.
pub(super) fn cell_name(row: u32, mut column: u32) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect::<String>() + &(row + 1).to_string()
}

#[cfg(test)]
mod tests {
    use super::cell_name;

    #[test]
    fn cells_are_named_as_sheets_name_them() {
        let names =
            [(0, 0, "A1"), (3, 1, "B4"), (9, 25, "Z10"), (0, 26, "AA1"), (1_048_575, 16_383, "XFD1048576")];
        for (row, column, name) in names {
            assert_eq!(cell_name(row, column), name);
        }
    }
}
