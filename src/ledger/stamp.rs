//! What a workbook carries hidden, so that it is known when it comes back: of which plan and year it is, for which unit
//! it was made, and what it said when it went out. A cell that still says that was not touched and states nothing.

use super::{Entry, Field, Keys, Value, Year};
use crate::import::Grid;
use std::collections::BTreeMap;

/// The first cell of the hidden sheet.
const FIRST: &str = "dutymap-ledger-form";
/// The version that this program writes; it reads all up to it.
pub const VERSION: u32 = 1;

/// A workbook's stamp.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Of the form.
    pub version: u32,
    /// SHA-256 of the plan's text.
    pub plan: String,
    /// Of which year.
    pub year: u16,
    /// For which unit it was made; none where it is for several.
    pub unit: Option<String>,
    /// What it said when it went out, by code and field.
    pub issued: BTreeMap<(String, Field), String>,
}

impl Stamp {
    /// Of a workbook with these entries.
    pub fn new<'a>(
        keys: &Keys,
        year: &Year,
        unit: Option<&str>,
        entries: impl IntoIterator<Item = &'a Entry>,
    ) -> Self {
        let mut issued = BTreeMap::new();
        for entry in entries {
            for (field, said) in year.record(&entry.key).iter().flat_map(|record| &record.said) {
                issued.insert((entry.code.clone(), *field), written(&said.value));
            }
        }
        let (plan, unit) = (keys.plan.sha256.clone(), unit.map(str::to_owned));
        Self { version: VERSION, plan, year: year.year, unit, issued }
    }

    /// Its rows, for a sheet of text.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        let mut rows: Vec<Vec<String>> = vec![
            row(&[FIRST, &self.version.to_string()]),
            row(&["plan", &self.plan]),
            row(&["year", &self.year.to_string()]),
        ];
        rows.extend(self.unit.iter().map(|unit| row(&["unit", unit])));
        let issued = self.issued.iter();
        rows.extend(issued.map(|((code, field), text)| row(&["issued", code, field.key(), text])));
        rows
    }

    /// Of a sheet, if it is one.
    pub fn read(grid: &Grid) -> Option<Self> {
        if grid.at(0, 0).trim() != FIRST {
            return None;
        }
        let mut stamp = Self { version: grid.at(0, 1).trim().parse().ok()?, ..Self::default() };
        let rows = grid.cells.iter().filter(|(row, column, _)| *row > 0 && *column == 0);
        for (row, _, what) in rows {
            let cell = |column| grid.at(*row, column);
            match what.as_str() {
                "plan" => cell(1).trim().clone_into(&mut stamp.plan),
                "year" => stamp.year = cell(1).trim().parse().unwrap_or_default(),
                "unit" => stamp.unit = Some(cell(1).trim().to_owned()),
                "issued" => {
                    if let Some(field) = Field::from_key(cell(2)) {
                        stamp.issued.insert((cell(1).to_owned(), field), cell(3).to_owned());
                    }
                }
                _ => {}
            }
        }
        Some(stamp)
    }

    /// Whether a value is what the workbook said when it went out.
    pub(super) fn issued(&self, code: &str, field: Field, value: &Value) -> bool {
        let issued = self.issued.get(&(code.to_owned(), field));
        issued.is_some_and(|issued| *issued == written(value))
    }
}

/// A value as the stamp keeps it, whatever the language of the workbook.
fn written(value: &Value) -> String {
    match value {
        Value::Words(words) => words.clone(),
        Value::Status(status) => status.key().to_owned(),
    }
}
