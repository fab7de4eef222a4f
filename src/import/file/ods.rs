//! `OpenDocument` spreadsheets (ods; ODF 1.3, part 3): read as `workbook` reads its kinds, from the one stream
//! that has all sheets. A repeated cell stands as often as it is repeated only where it has words.

use super::archive::{Archive, too_large};
use super::workbook::{Sheet, number_text, write};
use super::xml::{Node, Xml, attribute};
use crate::import::{MAX_BYTES, Progress, Unreadable};
use crate::plan::Form;
use quick_xml::events::BytesStart;
use std::collections::HashSet;

/// The most cells with words that are taken from a workbook.
const MAX_CELLS: usize = 2_000_000;

#[derive(Default)]
struct Cell {
    repeated: u32,
    rows: u32,
    columns: u32,
    value: Option<String>,
    text: String,
    paragraphs: u32,
    covered: bool,
}

#[derive(Default)]
struct Book {
    hidden_styles: HashSet<String>,
    style: Option<String>,
    sheets: Vec<Sheet>,
    sheet: Option<Sheet>,
    row: u32,
    repeated: u32,
    column: u32,
    filled: Vec<(u32, Cell)>,
    cell: Option<Cell>,
    paragraph: u32,
    skipped: usize,
    cells: usize,
    /// In bytes, as often as their cells are repeated.
    words: usize,
}

/// Reads a spreadsheet.
pub(super) fn read(
    archive: &mut Archive<'_>,
    name: &str,
    progress: &Progress<'_>,
) -> Result<(String, Form), Unreadable> {
    write(sheets(archive, name, progress)?, name, progress)
}

/// The sheets of a spreadsheet that show.
pub(super) fn sheets(
    archive: &mut Archive<'_>,
    name: &str,
    progress: &Progress<'_>,
) -> Result<Vec<Sheet>, Unreadable> {
    let damaged = || Unreadable::Damaged { name: name.to_owned() };
    let (entry, size) = archive.entry("content.xml").ok_or_else(damaged)?;
    let mut xml = Xml::new(entry, size, name, progress);
    let mut book = Book::default();
    loop {
        match xml.next()? {
            Node::Open(start) => book.open(&start),
            Node::Close(end) => book.close(end.local_name().as_ref()),
            Node::Text(text) => book.say(&text),
            Node::End => break,
        }
        if book.cells > MAX_CELLS || book.words > MAX_BYTES {
            return Err(too_large(name));
        }
    }
    Ok(book.sheets)
}

impl Book {
    fn open(&mut self, start: &BytesStart<'_>) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        let number = |name: &str| attribute(start, name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1);
        match start.local_name().as_ref() {
            "style" => self.style = attribute(start, "name"),
            "table-properties" if attribute(start, "display").as_deref() == Some("false") => {
                self.hidden_styles.extend(self.style.take());
            }
            "table" => {
                let style = attribute(start, "style-name").unwrap_or_default();
                if self.sheet.is_some() || self.hidden_styles.contains(&style) {
                    self.skipped = 1;
                } else {
                    let name = attribute(start, "name").unwrap_or_default();
                    self.sheet = Some(Sheet { name, ..Sheet::default() });
                    self.row = 0;
                }
            }
            "table-row" => {
                (self.column, self.repeated) = (0, number("number-rows-repeated"));
                self.filled.clear();
            }
            tag @ ("table-cell" | "covered-table-cell") => {
                let value = match attribute(start, "value-type").as_deref() {
                    Some("date") => attribute(start, "date-value")
                        .map(|date| date.strip_suffix("T00:00:00").unwrap_or(&date).replace('T', " ")),
                    Some("float") => attribute(start, "value").and_then(|v| v.parse().ok()).map(number_text),
                    _ => None,
                };
                self.cell = Some(Cell {
                    repeated: number("number-columns-repeated").max(1),
                    rows: number("number-rows-spanned"),
                    columns: number("number-columns-spanned"),
                    value,
                    covered: tag == "covered-table-cell",
                    ..Cell::default()
                });
            }
            "p" | "h" => {
                self.paragraph += 1;
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "s" => {
                let count = attribute(start, "c").and_then(|n| n.parse().ok()).unwrap_or(1).min(1000);
                self.say(&" ".repeat(count));
            }
            "tab" => self.say("\t"),
            "line-break" => self.say("\n"),
            "annotation" | "shapes" | "tracked-changes" | "ruby-text" | "note" => self.skipped = 1,
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if self.skipped == 0
            && self.paragraph > 0
            && let Some(cell) = &mut self.cell
        {
            cell.text.push_str(text);
        }
    }

    fn close(&mut self, tag: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match tag {
            "p" | "h" => self.paragraph = self.paragraph.saturating_sub(1),
            "table-cell" | "covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return };
                let column = self.column;
                self.column = column.saturating_add(cell.repeated);
                let empty = cell.text.trim().is_empty() && cell.value.is_none();
                if !empty && !cell.covered {
                    self.filled.push((column, cell));
                }
            }
            "table-row" => self.end_row(),
            "table" => self.sheets.extend(self.sheet.take()),
            _ => {}
        }
    }

    fn end_row(&mut self) {
        let (first, repeated) = (self.row, self.repeated);
        self.row = first.saturating_add(repeated);
        let Some(sheet) = &mut self.sheet else { return };
        for row in first..self.row {
            if self.filled.is_empty() || self.cells > MAX_CELLS || self.words > MAX_BYTES {
                return;
            }
            for (column, cell) in &self.filled {
                let text = cell.value.as_ref().unwrap_or(&cell.text);
                if cell.rows > 1 || cell.columns > 1 {
                    let (rows, columns) = (cell.rows.max(1) - 1, cell.columns.max(1) - 1);
                    sheet.merged.push((
                        row,
                        *column,
                        row.saturating_add(rows),
                        column.saturating_add(columns),
                    ));
                }
                for at in 0..cell.repeated {
                    self.cells += 1;
                    self.words += text.len();
                    if self.cells > MAX_CELLS || self.words > MAX_BYTES {
                        return;
                    }
                    sheet.cells.push((row, column.saturating_add(at), text.clone()));
                }
            }
        }
    }
}
