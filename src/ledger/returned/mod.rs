//! A workbook that came back: what it says about which records, and what of it could not be placed.
//!
//! One way through small stages: `table` finds the head row of each sheet and the rows below it, whatever was moved,
//! renamed or merged; `place` finds the record of a row; this file reads the cells. A row is placed by its hidden
//! code; without one by number and unit, where the words of the measure, if they stand there, must agree. Where two
//! of these contradict each other nothing is taken. The workbook's stamp says of which plan and year it is.

mod place;
mod table;

use super::stamp::{self, Stamp};
use super::{Field, Key, Keys, Value, due, heads};
use crate::import::Grid;
use crate::plan::{Day, sha256};
use std::collections::{BTreeMap, BTreeSet};
use table::{Row, Table};

/// How many letters of a hash an id has.
const ID: usize = 16;
/// How much of a cell's words is told, in characters.
const EXCERPT: usize = 40;

/// The values of a record, by field and value, with the cells that say them. More than one value where rows of the
/// same workbook contradict each other.
pub type Values = BTreeMap<Field, BTreeMap<Value, BTreeSet<String>>>;

/// A workbook that came back, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// By what it says: two files that say the same are one return.
    pub id: String,
    /// The file's name.
    pub file: String,
    /// The day it is taken in.
    pub when: Day,
    /// For which unit it was made, by its stamp.
    pub unit: Option<String>,
    /// What it says, by record; records about which it says nothing are not there.
    pub values: BTreeMap<Key, Values>,
    /// The records that its rows are about.
    pub rows: BTreeSet<Key>,
    /// Cells that still say what they said when the workbook went out.
    pub untouched: u32,
    /// What was not taken, and what was read otherwise than it stands there.
    pub troubles: Vec<Trouble>,
}

/// Something to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trouble {
    /// Sheet and cell, or sheet and row.
    pub place: String,
    /// What it is.
    pub kind: TroubleKind,
    /// The words that stand there, or the beginning of them.
    pub words: String,
}

/// What is the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TroubleKind {
    /// A row does not say which measure and unit it is about.
    NoIdentity,
    /// The plan assigns no such thing.
    NotInPlan,
    /// A row fits several records.
    Ambiguous,
    /// The row's code, number, unit and words do not belong together.
    Contradiction,
    /// A status in words that are not known.
    Status,
    /// A formula that failed.
    Formula,
    /// A column with something in it whose head is not known.
    Column,
    /// A sheet with something in it and no head row.
    Sheet,
    /// The number that a spreadsheet keeps for a day was read as that day. Taken.
    Serial,
}

impl TroubleKind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::NoIdentity,
        Self::NotInPlan,
        Self::Ambiguous,
        Self::Contradiction,
        Self::Status,
        Self::Formula,
        Self::Column,
        Self::Sheet,
        Self::Serial,
    ];

    /// The name in files; `trouble.<key>` in `words/`.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoIdentity => "no-identity",
            Self::NotInPlan => "not-in-plan",
            Self::Ambiguous => "ambiguous",
            Self::Contradiction => "contradiction",
            Self::Status => "status",
            Self::Formula => "formula",
            Self::Column => "column",
            Self::Sheet => "sheet",
            Self::Serial => "serial",
        }
    }

    /// Whether something was not taken.
    pub fn lost(self) -> bool {
        self != Self::Serial
    }
}

/// Why nothing is taken from a workbook.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is of another plan, or of another version of it.
    #[error("of another plan")]
    OtherPlan,
    /// It is of another year than the ledger.
    #[error("of {0}, not of {1}")]
    OtherYear(u16, u16),
    /// It was made by a newer program.
    #[error("form version {0} is newer than this program")]
    Newer(u32),
    /// No sheet has a head row that is known.
    #[error("no table in it")]
    NoTable,
}

impl Refused {
    /// The key of its sentence in `words/`, and what that fills in.
    pub fn key(&self) -> (&'static str, Vec<String>) {
        match self {
            Self::OtherPlan => ("refused.other-plan", Vec::new()),
            Self::OtherYear(its, ours) => ("refused.other-year", vec![its.to_string(), ours.to_string()]),
            Self::Newer(version) => ("refused.newer", vec![version.to_string(), stamp::VERSION.to_string()]),
            Self::NoTable => ("refused.no-table", Vec::new()),
        }
    }
}

impl Returned {
    /// One without rows, to be filled.
    pub fn new(file: &str, when: Day, unit: Option<String>) -> Self {
        Self {
            id: String::new(),
            file: file.to_owned(),
            when,
            unit,
            values: BTreeMap::new(),
            rows: BTreeSet::new(),
            untouched: 0,
            troubles: Vec::new(),
        }
    }

    /// Adds a value that a cell states.
    pub fn say(&mut self, key: &Key, field: Field, value: Value, cell: &str) {
        self.rows.insert(key.clone());
        let values = self.values.entry(key.clone()).or_default().entry(field).or_default();
        values.entry(value).or_default().insert(cell.to_owned());
    }

    /// With the id that follows from what it says.
    #[must_use]
    pub fn known(mut self, plan: &str) -> Self {
        let mut lines = vec![plan.to_owned(), self.unit.clone().unwrap_or_default()];
        for (key, values) in &self.values {
            for (field, claims) in values {
                let said = |value: &Value| match value {
                    Value::Words(words) => format!("={words}"),
                    Value::Status(status) => status.key().to_owned(),
                };
                // The length keeps words with line ends in them from looking like two lines.
                let line =
                    |words: String| format!("{} {} {} {words}", key.code(plan), field.key(), words.len());
                lines.extend(claims.keys().map(said).map(line));
            }
        }
        self.id = sha256(&lines.join("\n"));
        self.id.truncate(ID);
        self
    }

    /// The units it speaks for.
    pub fn units(&self) -> BTreeSet<String> {
        let stated = self.values.keys().map(|key| key.unit.clone());
        stated.chain(self.unit.clone()).collect()
    }

    /// How many cells state something.
    pub fn cells(&self) -> u32 {
        let claims = self.values.values().flat_map(BTreeMap::values).flat_map(BTreeMap::values);
        claims.map(|cells| cells.len() as u32).sum()
    }
}

/// Reads a workbook that came back. `year` is the ledger's open one, `when` the day it is taken in.
pub fn read(grids: &[Grid], keys: &Keys, year: u16, file: &str, when: Day) -> Result<Returned, Refused> {
    let stamp = grids.iter().find_map(Stamp::read);
    if let Some(stamp) = &stamp {
        if stamp.version > stamp::VERSION {
            return Err(Refused::Newer(stamp.version));
        }
        if stamp.plan != keys.plan.sha256 {
            return Err(Refused::OtherPlan);
        }
        if stamp.year != year {
            return Err(Refused::OtherYear(stamp.year, year));
        }
    }
    let stamp = stamp.unwrap_or_default();
    let mut returned = Returned::new(file, when, stamp.unit.clone());
    let (mut tables, mut coded, mut known) = (0, false, false);
    for grid in grids.iter().filter(|grid| !grid.hidden && !grid.cells.is_empty()) {
        let Some(table) = Table::find(grid) else {
            returned.trouble(grid.name.clone(), TroubleKind::Sheet, first_words(grid));
            continue;
        };
        tables += 1;
        for row in &table.rows {
            coded |= !row.code.is_empty();
            known |= keys.coded(row.code).is_some();
            returned.take(&table, row, keys, &stamp);
        }
        for (place, words) in table.unknown_columns() {
            returned.trouble(place, TroubleKind::Column, words);
        }
    }
    match (tables, coded && !known) {
        (0, _) => Err(Refused::NoTable),
        // Codes are of one plan: where none of them is known, this is a form of another.
        (_, true) => Err(Refused::OtherPlan),
        _ => Ok(returned.known(&keys.plan.sha256)),
    }
}

impl Returned {
    fn trouble(&mut self, place: String, kind: TroubleKind, words: &str) {
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = match line.char_indices().nth(EXCERPT) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line,
        };
        self.troubles.push(Trouble { place, kind, words });
    }

    fn take(&mut self, table: &Table<'_>, row: &Row<'_>, keys: &Keys, stamp: &Stamp) {
        let entry = match place::of(table, row, keys, stamp.unit.as_deref()) {
            Ok(entry) => entry,
            // A row between others that says nothing of its own: a heading, a sum, an empty one.
            Err(_) if row.inputs.is_empty() => return,
            Err(kind) => {
                let words: Vec<&str> = row.inputs.iter().map(|(.., words)| *words).collect();
                self.trouble(table.grid.row_place(row.at), kind, &words.join(" · "));
                return;
            }
        };
        self.rows.insert(entry.key.clone());
        for (column, field, words) in &row.inputs {
            let place = table.grid.place(row.at, *column);
            let Some(value) = self.value(*field, words, &place) else { continue };
            if stamp.issued(&entry.code, *field, &value) {
                self.untouched += 1;
            } else {
                self.say(&entry.key, *field, value, &place);
            }
        }
    }

    /// What a cell states; where that is not understood it is told.
    fn value(&mut self, field: Field, words: &str, place: &str) -> Option<Value> {
        if is_error(words) {
            self.trouble(place.to_owned(), TroubleKind::Formula, words);
            return None;
        }
        if field == Field::Status {
            let status = heads::status(words);
            if status.is_none() {
                self.trouble(place.to_owned(), TroubleKind::Status, words);
            }
            return status.map(Value::Status);
        }
        if field == Field::Due
            && let Some(day) = due::serial(words)
        {
            self.trouble(place.to_owned(), TroubleKind::Serial, &format!("{} → {day}", words.trim()));
            return Some(Value::Words(day.to_string()));
        }
        Some(Value::Words(words.trim().to_owned()))
    }
}

/// What a spreadsheet shows for a formula that failed.
fn is_error(words: &str) -> bool {
    let errors = ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];
    errors.contains(&words.trim()) || words.trim().starts_with("Err:5")
}

fn first_words(grid: &Grid) -> &str {
    grid.cells.first().map_or("", |(.., words)| words.as_str())
}
