//! Workbooks as they are: every sheet with its cells, hidden ones too, for what was sent out as a form and comes back
//! filled in. Nothing is laid out as text, and what a cell means is not known here.

use super::archive::Archive;
use super::csv::cell_name;
use super::workbook::{self, Sheet};
use super::{Found, guarded, kind, ods};
use crate::import::{MAX_BYTES, Progress, Unreadable};
use std::collections::BTreeSet;

/// The most rows with something in them, over all sheets of a form.
const MAX_ROWS: usize = 100_000;

/// A sheet's cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// What stands on its tab.
    pub name: String,
    /// Whether it is hidden. Hidden sheets of an ods are left out.
    pub hidden: bool,
    /// Row and column from 0, and the words; by row and then by column, one a place, none empty.
    pub cells: Vec<(u32, u32, String)>,
    /// Merged cells: first row and column, last row and column.
    pub merged: Vec<(u32, u32, u32, u32)>,
}

impl Grid {
    /// The words of a cell; nothing where it is empty.
    pub fn at(&self, row: u32, column: u32) -> &str {
        let found = self.cells.binary_search_by_key(&(row, column), |(row, column, _)| (*row, *column));
        found.map_or("", |at| self.cells[at].2.as_str())
    }

    /// A place as people say it: `台账!B4`.
    pub fn place(&self, row: u32, column: u32) -> String {
        format!("{}!{}", self.name, cell_name(row, column))
    }

    /// A row as people say it: `台账!4`.
    pub fn row_place(&self, row: u32) -> String {
        format!("{}!{}", self.name, row + 1)
    }
}

/// The sheets of a workbook (xlsx, xls, ods). A workbook with macros is refused: nobody has to trust it for a table.
pub fn grids(bytes: &[u8], name: &str, progress: &Progress<'_>) -> Result<Vec<Grid>, Unreadable> {
    let name_of = || name.to_owned();
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge { name: name_of(), bytes: bytes.len(), limit: MAX_BYTES });
    }
    let sheets = match kind::of(bytes) {
        Found::Zip => zipped(bytes, name, progress)?,
        Found::Xls => guarded(name, || workbook::xls_sheets(bytes, name, progress))?,
        Found::Encrypted => return Err(Unreadable::Encrypted { name: name_of() }),
        _ => return Err(Unreadable::NoWorkbook { name: name_of() }),
    };
    let mut rows = 0;
    let mut grids = Vec::new();
    for sheet in sheets {
        let grid = grid(sheet);
        rows += grid.cells.iter().map(|(row, ..)| *row).collect::<BTreeSet<u32>>().len();
        if rows > MAX_ROWS {
            return Err(Unreadable::TooManyRows { name: name_of(), limit: MAX_ROWS });
        }
        grids.push(grid);
    }
    if rows == 0 { Err(Unreadable::Empty { name: name_of() }) } else { Ok(grids) }
}

fn zipped(bytes: &[u8], name: &str, progress: &Progress<'_>) -> Result<Vec<Sheet>, Unreadable> {
    let mut archive = Archive::open(bytes, name)?;
    if archive.find("xl/vbaProject", ".bin").is_some() {
        return Err(Unreadable::Macros { name: name.to_owned() });
    }
    if archive.find("xl/workbook", ".xml").is_some() {
        return guarded(name, || workbook::xlsx_sheets(bytes, &mut archive, name, progress));
    }
    let sheets = "application/vnd.oasis.opendocument.spreadsheet";
    if archive.starts("mimetype", sheets) {
        return ods::sheets(&mut archive, name, progress);
    }
    Err(Unreadable::NoWorkbook { name: name.to_owned() })
}

fn grid(sheet: Sheet) -> Grid {
    let Sheet { name, hidden, mut cells, merged } = sheet;
    // Later cells in one place win, as in the file.
    cells.sort_by_key(|(row, column, _)| (*row, *column));
    cells.dedup_by(|later, earlier| {
        let same = (later.0, later.1) == (earlier.0, earlier.1);
        if same {
            std::mem::swap(later, earlier);
        }
        same
    });
    Grid { name, hidden, cells, merged }
}
