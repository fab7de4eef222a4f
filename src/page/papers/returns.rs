//! 回收表: the workbook that goes out to a unit and comes back filled in.
//!
//! One row an assignment: what it is about stands locked, what is asked for is open, 状态 is chosen from a list. What
//! the ledger holds already stands in the cells, and a hidden sheet keeps that too ([`Stamp`]), so that a cell that
//! nobody touched is known when the workbook comes back. A hidden column has each row's code.

use super::{Subject, cells};
use crate::ledger::{Entry, Field, Keys, Stamp, Status, Year};
use crate::page::workbook::{Cell, Column, Purpose, Sheet, Workbook};
use crate::plan::{Holder, UnitId};

/// Widths, in characters: of a whole text, of words that a unit writes, of a name, of a short word.
const TEXT: u16 = 46;
const WRITTEN: u16 = 22;
const NAME: u16 = 16;
const WORD: u16 = 10;
/// Columns of the hidden sheet: what it is, code, field, words.
const STAMP: u16 = 4;

/// The workbook of these units, all on one sheet; in document order. `keys` must be of the subject's plan.
pub fn form(subject: &Subject, keys: &Keys, year: &Year, units: &[UnitId]) -> Workbook {
    let entries: Vec<&Entry> = keys.entries().iter().filter(|entry| units.contains(&entry.unit)).collect();
    let one = match units {
        [unit] => Some(subject.name(*unit)),
        _ => None,
    };
    let number = year.year.to_string();
    let title = match one {
        Some(name) => subject.fill("returned.title.unit", &[name, &number]),
        None => subject.fill("returned.title", &[&number]),
    };
    let about = subject.fill("returned.about", &[subject.title, &entries.len().to_string()]);
    let sheet = Sheet {
        name: subject.text("returned.sheet"),
        above: vec![title.clone(), about, subject.text("returned.how")],
        columns: columns(subject),
        rows: entries.iter().map(|entry| row(subject, year, entry)).collect(),
        lying: true,
        fixed: 1,
        filtered: true,
        purpose: Purpose::Form,
        lines: None,
    };
    let stamp = Stamp::new(keys, year, one, entries.iter().copied());
    Workbook { title, foot: subject.foot(), sheets: vec![sheet, stamp_sheet(&stamp)] }
}

fn columns(subject: &Subject) -> Vec<Column> {
    let mut columns = vec![
        Column::new(subject.text("returned.column.number"), WORD),
        Column::new(subject.text("returned.column.measure"), TEXT),
        Column::new(subject.text("returned.column.role"), WORD),
        Column::new(subject.text("returned.column.unit"), NAME),
        Column::new(subject.text("returned.column.when"), NAME),
    ];
    columns.extend(Field::ALL.map(|field| input(subject, field)));
    columns.push(Column { hidden: true, ..Column::new(subject.text("returned.column.code"), WORD) });
    columns
}

fn input(subject: &Subject, field: Field) -> Column {
    // An empty column is as wide as its head: there has to be room to write.
    let most = match field {
        Field::Action | Field::Schedule | Field::Outcome | Field::Progress => WRITTEN,
        Field::Due | Field::Contact | Field::Note => NAME,
        Field::Status | Field::Person => WORD,
    };
    let column = Column { least: most, ..Column::input(field.said(subject.language), most) };
    match field {
        Field::Status => {
            Column { choices: Status::ALL.map(|status| status.said(subject.language)).to_vec(), ..column }
        }
        _ => column,
    }
}

fn row(subject: &Subject, year: &Year, entry: &Entry) -> Vec<Cell> {
    let record = year.record(&entry.key);
    let mut row = vec![
        Cell::text(number(subject, entry.holder)),
        Cell::text(cells::words(subject, entry.holder)),
        Cell::text(subject.text(&format!("role.{}", entry.role().key()))),
        Cell::text(entry.key.unit.as_str()),
        Cell::text(cells::deadlines(subject, entry.holder)),
    ];
    row.extend(Field::ALL.map(|field| {
        let value = record.and_then(|record| record.value(field));
        value.map_or(Cell::Empty, |value| Cell::text(value.said(subject.language)))
    }));
    row.push(Cell::text(entry.code.as_str()));
    row
}

/// The number by which the row can be placed without its code.
fn number(subject: &Subject, holder: Holder) -> String {
    match holder {
        Holder::Measure(id) if subject.cited => subject.plan.cited(id),
        Holder::Measure(id) => subject.plan.number(id),
        Holder::Section(id) => subject.plan.section(id).label.clone(),
    }
}

fn stamp_sheet(stamp: &Stamp) -> Sheet {
    let mut rows = stamp.rows().into_iter();
    let mut head = rows.next().unwrap_or_default();
    head.resize(usize::from(STAMP), String::new());
    Sheet {
        // A name that says in any language whose it is.
        name: "dutymap".to_owned(),
        columns: head.into_iter().map(|head| Column::new(head, WORD)).collect(),
        rows: rows.map(|row| row.into_iter().map(Cell::text).collect()).collect(),
        purpose: Purpose::Program,
        ..Sheet::default()
    }
}
