//! Workbooks: every visible sheet with something in it is a table (xlsx and xls, read by `calamine`).
//!
//! Cells are taken one after another as they stand in the file; no grid is ever laid out, so one cell at the
//! far corner of a sheet is one cell. Dates are printed as 2023-12-31 and whole numbers without a fraction:
//! how the workbook would print them is not followed.

use super::archive::{Archive, too_large};
use super::csv::cell_name;
use super::draft::Draft;
use crate::import::{MAX_BYTES, Progress, Unreadable};
use crate::plan::{Form, Place};
use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, Xlsx};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::Cursor;

/// The most `<` in a workbook's parts; a sheet of a hundred thousand filled cells has a million.
const MAX_ELEMENTS: u64 = 12_000_000;
/// Cells between two looks at whether somebody still wants the result.
const CELLS: usize = 1 << 14;
/// Merged cells are looked into up to this many covered ones.
const MAX_COVERED: u64 = 1 << 20;

/// A sheet's cells by row and column, and how they are merged.
#[derive(Default)]
pub(super) struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub cells: Vec<(u32, u32, String)>,
    /// First row and column, last row and column.
    pub merged: Vec<(u32, u32, u32, u32)>,
}

/// Reads an xlsx.
pub(super) fn xlsx(
    bytes: &[u8],
    archive: &mut Archive<'_>,
    name: &str,
    progress: &Progress<'_>,
) -> Result<(String, Form), Unreadable> {
    write(xlsx_sheets(bytes, archive, name, progress)?, name, progress)
}

/// The sheets of an xlsx, hidden ones too.
pub(super) fn xlsx_sheets(
    bytes: &[u8],
    archive: &mut Archive<'_>,
    name: &str,
    progress: &Progress<'_>,
) -> Result<Vec<Sheet>, Unreadable> {
    let damaged = || Unreadable::Damaged { name: name.to_owned() };
    archive.weigh(name, MAX_ELEMENTS)?;
    progress.step(name, 0, bytes.len())?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut sheets = Vec::new();
    let mut words = 0;
    for (sheet, hidden) in work_sheets(&book) {
        let mut filled = Sheet { name: sheet, hidden, ..Sheet::default() };
        let Ok(merged) = book.merge_cells_by_sheet_name(&filled.name) else { continue };
        filled.merged = merged.iter().map(|m| (m.start.0, m.start.1, m.end.0, m.end.1)).collect();
        let Ok(mut cells) = book.worksheet_cells_reader(&filled.name) else { continue };
        let mut count = 0;
        while let Some(cell) = cells.next_cell().map_err(|_| damaged())? {
            count += 1;
            if count % CELLS == 0 {
                progress.step(name, 0, bytes.len())?;
            }
            let (row, column) = cell.get_position();
            if let Some(text) = printed(cell.get_value()) {
                // Words that many cells share are written for each.
                words += text.len();
                if words > MAX_BYTES {
                    return Err(too_large(name));
                }
                filled.cells.push((row, column, text));
            }
        }
        sheets.push(filled);
    }
    Ok(sheets)
}

/// Reads an xls.
pub(super) fn xls(bytes: &[u8], name: &str, progress: &Progress<'_>) -> Result<(String, Form), Unreadable> {
    write(xls_sheets(bytes, name, progress)?, name, progress)
}

/// The sheets of an xls, hidden ones too.
pub(super) fn xls_sheets(
    bytes: &[u8],
    name: &str,
    progress: &Progress<'_>,
) -> Result<Vec<Sheet>, Unreadable> {
    let damaged = || Unreadable::Damaged { name: name.to_owned() };
    progress.step(name, 0, bytes.len())?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut sheets = Vec::new();
    for (sheet, hidden) in work_sheets(&book) {
        progress.step(name, 0, bytes.len())?;
        let merged = book.merge_cells_by_sheet_name(&sheet).unwrap_or_default();
        let Ok(range) = book.worksheet_range(&sheet) else { continue };
        let (top, left) = range.start().unwrap_or_default();
        let text = |(row, column, value): (usize, usize, &Data)| {
            Some((top + row as u32, left + column as u32, printed(&borrowed(value))?))
        };
        sheets.push(Sheet {
            name: sheet,
            hidden,
            cells: range.used_cells().filter_map(text).collect(),
            merged: merged.iter().map(|m| (m.start.0, m.start.1, m.end.0, m.end.1)).collect(),
        });
    }
    Ok(sheets)
}

/// Name of each sheet, and whether it is hidden.
fn work_sheets<R: std::io::Read + std::io::Seek, B: Reader<R>>(book: &B) -> Vec<(String, bool)> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

/// Writes the sheets that show as tables, each behind its name where there are several.
pub(super) fn write(
    mut sheets: Vec<Sheet>,
    name: &str,
    progress: &Progress<'_>,
) -> Result<(String, Form), Unreadable> {
    sheets.retain(|sheet| !sheet.hidden && !sheet.cells.is_empty());
    let several = sheets.len() > 1;
    let mut draft = Draft::default();
    for sheet in sheets {
        if several {
            draft.line(None, sheet.name.trim());
        }
        sheet_table(sheet, &mut draft, name, progress)?;
    }
    draft.finish(name)
}

fn sheet_table(
    mut sheet: Sheet,
    draft: &mut Draft,
    name: &str,
    progress: &Progress<'_>,
) -> Result<(), Unreadable> {
    // Later cells in one place win, as in the file.
    sheet.cells.sort_by_key(|(row, column, _)| (*row, *column));
    sheet.cells.dedup_by(|later, earlier| {
        let same = (later.0, later.1) == (earlier.0, earlier.1);
        if same {
            std::mem::swap(later, earlier);
        }
        same
    });
    let mut covered = HashSet::new();
    let mut spans = HashMap::new();
    let mut left = MAX_COVERED;
    for (top, first, bottom, last) in &sheet.merged {
        let (rows, columns) = (bottom.saturating_sub(*top) + 1, last.saturating_sub(*first) + 1);
        spans.insert((*top, *first), (rows, columns));
        let area = u64::from(rows) * u64::from(columns);
        if area <= left {
            left -= area;
            covered
                .extend((*top..=*bottom).flat_map(|row| (*first..=*last).map(move |column| (row, column))));
            covered.remove(&(*top, *first));
        }
    }
    sheet.cells.retain(|(row, column, _)| !covered.contains(&(*row, *column)));
    let columns: BTreeSet<u32> = sheet.cells.iter().map(|(_, column, _)| *column).collect();
    let columns: Vec<u32> = columns.into_iter().collect();
    let mut row_of_draft = None;
    let mut next = 0;
    draft.table();
    for (index, (row, column, text)) in sheet.cells.iter().enumerate() {
        if index % CELLS == 0 {
            progress.step(name, index, sheet.cells.len())?;
        }
        if row_of_draft.is_some_and(|open| open != *row) {
            draft.end_row();
            next = 0;
        }
        row_of_draft = Some(*row);
        let rank = columns.partition_point(|at| at < column) as u32;
        draft.skip(rank.saturating_sub(next));
        next = rank + 1;
        let (rows, wide) = spans.get(&(*row, *column)).copied().unwrap_or((1, 1));
        draft.cell_at(*row, *column, rows, wide);
        let place = Place::Cell(format!("{}!{}", sheet.name, cell_name(*row, *column)));
        draft.cell_text(Some(place), text, "");
    }
    draft.end_row();
    draft.end_table();
    Ok(())
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Empty => DataRef::Empty,
        Data::String(text) => DataRef::SharedString(text),
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::Bool(is) => DataRef::Bool(*is),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
    }
}

/// A cell's value as text; none for an empty one.
fn printed(value: &DataRef<'_>) -> Option<String> {
    let text = match value {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) => date_text(moment),
        DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).replace('T', " "),
        DataRef::Error(error) => error.to_string(),
    };
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    (!text.trim().is_empty()).then_some(text)
}

/// Without `.0`, and without the noise of binary fractions.
pub(super) fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    // As many digits as a sheet shows.
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    rounded.to_string()
}

fn date_text(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return number_text(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = match (hour, minute, second) {
        (0, 0, 0) => String::new(),
        (_, _, 0) => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (moment.as_f64() < 1.0, time.is_empty()) {
        (true, false) => time,
        (_, true) => date,
        (false, false) => format!("{date} {time}"),
    }
}
