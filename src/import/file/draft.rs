//! The extracted text as it grows, with its tables and places.
//!
//! One form for every container: a line of text ends in `\n`; the cells of a row are separated by `\t`, rows
//! by `\n`, and the paragraphs of a cell by `\n` inside it. A [`Table`] says which words are which cell's, so
//! nobody has to find that out from tabs. Rows and columns in which nothing begins are not counted: a cell at
//! XFD1048576 makes a table of one row, not a grid of 17 thousand million.

use crate::import::{MAX_BYTES, Unreadable, fold};
use crate::plan::{Cell, Form, Place, Placed, Span, Table};

/// The most characters of a text that are written: as many bytes as a plain text may have.
const LIMIT: usize = MAX_BYTES;

/// Text, tables and places, written from the first line to the last.
#[derive(Default)]
pub(super) struct Draft {
    text: String,
    form: Form,
    grid: Option<Grid>,
    over: bool,
}

/// The table that is being written.
struct Grid {
    cells: Vec<Cell>,
    row: u32,
    /// Where the open cell's text starts.
    cell: Option<Open>,
    /// Cells written in this row.
    written: u32,
}

struct Open {
    start: usize,
    column: u32,
    columns: u32,
    rows: u32,
}

impl Draft {
    fn push(&mut self, text: &str) {
        if self.text.len() + text.len() > LIMIT {
            self.over = true;
        } else {
            self.text.push_str(text);
        }
    }

    fn place(&mut self, place: Option<Place>) {
        if let Some(place) = place
            && !self.over
        {
            self.form.places.push(Placed { start: self.text.len() as u32, place });
        }
    }

    /// A line outside tables. Its place is told where it has words.
    pub(super) fn line(&mut self, place: Option<Place>, text: &str) {
        if !text.is_empty() {
            self.place(place);
            self.push(text);
        }
        self.push("\n");
    }

    /// Begins a table; what was open is closed.
    pub(super) fn table(&mut self) {
        self.end_table();
        self.grid = Some(Grid { cells: Vec::new(), row: 0, cell: None, written: 0 });
    }

    /// Begins a cell of the row, behind a tab where it is not the first.
    pub(super) fn cell(&mut self, column: u32, rows: u32, columns: u32) {
        self.end_cell();
        if self.grid.as_ref().is_some_and(|grid| grid.written > 0) {
            self.push("\t");
        }
        let start = self.text.len();
        if let Some(grid) = &mut self.grid {
            grid.written += 1;
            grid.cell = Some(Open { start, column, columns: columns.max(1), rows: rows.max(1) });
        }
    }

    /// Begins a cell that stands in this row of its sheet. Rows of a table must grow.
    pub(super) fn cell_at(&mut self, row: u32, column: u32, rows: u32, columns: u32) {
        if let Some(grid) = &mut self.grid {
            grid.row = row;
        }
        self.cell(column, rows, columns);
    }

    /// Leaves out columns: as many tabs as columns that other rows fill, at most 64.
    pub(super) fn skip(&mut self, columns: u32) {
        self.end_cell();
        if columns > 0
            && let Some(grid) = &mut self.grid
        {
            // The cell that comes brings the last tab itself.
            let tabs = columns.min(64) as usize - usize::from(grid.written == 0);
            grid.written += columns;
            self.push(&"\t".repeat(tabs));
        }
    }

    /// Text of the open cell, behind `separator` where the cell has some already.
    pub(super) fn cell_text(&mut self, place: Option<Place>, text: &str, separator: &str) {
        let Some(start) = self.grid.as_ref().and_then(|grid| grid.cell.as_ref()).map(|cell| cell.start)
        else {
            return self.line(place, text);
        };
        if self.text.len() > start {
            self.push(separator);
        }
        self.place(place);
        self.push(text);
    }

    /// Ends the open cell; answers its number among the table's cells where it has words.
    pub(super) fn end_cell(&mut self) -> Option<usize> {
        let grid = self.grid.as_mut()?;
        let open = grid.cell.take()?;
        let (from, to) = fold::trim(&self.text[open.start..]);
        if from == to {
            return None;
        }
        let span = Span::new(open.start + from, open.start + to);
        let Open { column, columns, rows, .. } = open;
        grid.cells.push(Cell { span, row: grid.row, column, rows, columns });
        Some(grid.cells.len() - 1)
    }

    /// The cell with this number goes on in the row that is being written.
    pub(super) fn extend(&mut self, cell: usize) {
        if let Some(grid) = &mut self.grid
            && let Some(cell) = grid.cells.get_mut(cell)
        {
            cell.rows = cell.rows.max(grid.row - cell.row + 1);
        }
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self) {
        self.end_cell();
        if let Some(grid) = &mut self.grid {
            grid.row += 1;
            grid.written = 0;
            self.push("\n");
        }
    }

    /// Ends the table. A single cell is a frame around text and no table.
    pub(super) fn end_table(&mut self) {
        self.end_cell();
        let Some(grid) = self.grid.take() else { return };
        if grid.written > 0 {
            self.push("\n");
        }
        if grid.cells.len() > 1 && !self.over {
            self.form.tables.push(Table { cells: compact(grid.cells) });
        }
    }

    /// The text and its form; refused where it grew beyond the limit.
    pub(super) fn finish(mut self, name: &str) -> Result<(String, Form), Unreadable> {
        self.end_table();
        if self.over {
            return Err(Unreadable::TooLargeInside { name: name.to_owned(), limit: LIMIT });
        }
        Ok((self.text, self.form))
    }
}

/// Counts only rows and columns in which a cell begins.
pub(super) fn compact(mut cells: Vec<Cell>) -> Vec<Cell> {
    let starts = |of: fn(&Cell) -> u32| {
        let mut starts: Vec<u32> = cells.iter().map(of).collect();
        starts.sort_unstable();
        starts.dedup();
        starts
    };
    let (rows, columns) = (starts(|cell| cell.row), starts(|cell| cell.column));
    let rank = |starts: &[u32], first: u32, count: u32| {
        let start = starts.partition_point(|at| *at < first);
        let end = starts.partition_point(|at| *at < first.saturating_add(count));
        (start as u32, (end - start).max(1) as u32)
    };
    for cell in &mut cells {
        (cell.row, cell.rows) = rank(&rows, cell.row, cell.rows);
        (cell.column, cell.columns) = rank(&columns, cell.column, cell.columns);
    }
    cells
}
