//! Workbooks as they go out, taken apart so that they can be filled in and mistreated, and written again.

use dutymap::export::xlsx::xlsx;
use dutymap::graph::PlanGraph;
use dutymap::import::{Progress, grids};
use dutymap::ledger::{Keys, Ledger, Refused, Returned, returned};
use dutymap::page::papers::{Subject, returns};
use dutymap::page::workbook::Purpose;
use dutymap::plan::{Day, Plan, UnitId};
use dutymap::state::open;
use dutymap::words::Language;
use rust_xlsxwriter::{Format, Workbook as Book};
use std::sync::Arc;

/// The real plan.
pub struct Opened {
    pub plan: Arc<Plan>,
    pub graph: Arc<PlanGraph>,
    pub keys: Keys,
}

pub fn plan() -> Opened {
    let document = open::seed().unwrap();
    let keys = Keys::of(&document.plan, &document.graph);
    Opened { plan: document.plan, graph: document.graph, keys }
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A cell, written as it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Raw {
    Text(String),
    Number(f64),
    /// A day as a spreadsheet keeps it, shown as one.
    Date(f64),
    /// A formula with the result that was last computed.
    Formula(&'static str, &'static str),
}

/// A sheet that can be mistreated.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub rows: Vec<Vec<Option<Raw>>>,
    /// First row and column, last row and column.
    pub merged: Vec<(u32, u16, u32, u16)>,
    /// Where the head row is.
    pub head: usize,
}

pub fn text(text: &str) -> Option<Raw> {
    (!text.is_empty()).then(|| Raw::Text(text.to_owned()))
}

/// The workbook of these units, as it goes out.
pub fn form(opened: &Opened, ledger: &Ledger, units: &[UnitId]) -> Vec<Sheet> {
    let subject = Subject::whole(&opened.plan, &opened.graph, Language::Chinese);
    let workbook = returns::form(&subject, &opened.keys, ledger.open(), units);
    // What is taken apart here is what is written.
    xlsx(&workbook).unwrap();
    let sheets = workbook.sheets.iter().map(|sheet| {
        let mut rows: Vec<Vec<Option<Raw>>> = sheet.above.iter().map(|line| vec![text(line)]).collect();
        rows.push(sheet.columns.iter().map(|column| text(&column.head)).collect());
        rows.extend(sheet.rows.iter().map(|row| row.iter().map(|cell| text(&cell.said())).collect()));
        Sheet {
            name: sheet.name.clone(),
            hidden: sheet.purpose == Purpose::Program,
            rows,
            merged: Vec::new(),
            head: sheet.above.len(),
        }
    });
    sheets.collect()
}

impl Sheet {
    /// The column under a head.
    pub fn column(&self, head: &str) -> usize {
        let is = |cell: &Option<Raw>| matches!(cell, Some(Raw::Text(text)) if text == head);
        self.rows[self.head].iter().position(is).unwrap_or_else(|| panic!("no column {head}"))
    }

    /// How many rows stand below the head.
    pub fn below(&self) -> usize {
        self.rows.len() - self.head - 1
    }

    /// Fills in a cell of the n-th row below the head.
    pub fn fill(&mut self, nth: usize, head: &str, cell: Option<Raw>) {
        let column = self.column(head);
        let row = &mut self.rows[self.head + 1 + nth];
        row.resize(row.len().max(column + 1), None);
        row[column] = cell;
    }

    /// What stands in a cell of the n-th row.
    pub fn said(&self, nth: usize, head: &str) -> String {
        match &self.rows[self.head + 1 + nth][self.column(head)] {
            Some(Raw::Text(text)) => text.clone(),
            _ => String::new(),
        }
    }

    pub fn rename(&mut self, head: &str, other: &str) {
        let (column, head) = (self.column(head), self.head);
        self.rows[head][column] = text(other);
    }

    pub fn drop_column(&mut self, head: &str) {
        let (column, head) = (self.column(head), self.head);
        for row in &mut self.rows[head..] {
            if row.len() > column {
                row.remove(column);
            }
        }
    }

    /// All columns the other way round.
    pub fn turn(&mut self) {
        let (head, width) = (self.head, self.rows[self.head].len());
        for row in &mut self.rows[head..] {
            row.resize(width, None);
            row.reverse();
        }
    }
}

pub fn written(sheets: &[Sheet]) -> Vec<u8> {
    let mut book = Book::new();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name).unwrap().set_hidden(sheet.hidden);
        for (top, left, bottom, right) in &sheet.merged {
            page.merge_range(*top, *left, *bottom, *right, "", &Format::new()).unwrap();
        }
        for (row, cells) in (0_u32..).zip(&sheet.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    None => {}
                    Some(Raw::Text(text)) => {
                        page.write_string(row, column, text).unwrap();
                    }
                    Some(Raw::Number(number)) => {
                        page.write_number(row, column, *number).unwrap();
                    }
                    Some(Raw::Date(serial)) => {
                        page.write_number_with_format(row, column, *serial, &date).unwrap();
                    }
                    Some(Raw::Formula(formula, result)) => {
                        let formula = rust_xlsxwriter::Formula::new(*formula).set_result(*result);
                        page.write_formula(row, column, formula).unwrap();
                    }
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// Reads a workbook that came back.
pub fn read(opened: &Opened, bytes: &[u8], file: &str, when: &str) -> Result<Returned, Refused> {
    let grids = grids(bytes, file, &Progress::silent()).unwrap();
    returned::read(&grids, &opened.keys, 2024, file, day(when))
}
