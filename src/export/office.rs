//! The papers of duties in the forms of an office: which report or workbook goes into which kind of file.

use super::{csv, docx, xlsx};
use crate::page::papers::{Subject, division, duty, ledger, lists};
use crate::plan::UnitId;
use rust_xlsxwriter::XlsxError;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A document for Word and WPS.
    Docx,
    /// A workbook for Excel and WPS.
    Xlsx,
    /// One table.
    Csv,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Docx, Self::Xlsx, Self::Csv];

    /// How the names of such files end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }
}

/// The plan, or what is shown of it: as 分工表, as 台账 (with a sheet a unit where that is wanted), or as a table of
/// assignments.
pub fn plan(subject: &Subject, form: Form, sheet_per_unit: bool) -> Result<Vec<u8>, XlsxError> {
    match form {
        Form::Docx => Ok(docx::docx(&division::division(subject))),
        Form::Xlsx => xlsx::xlsx(&ledger::ledger(subject, sheet_per_unit)),
        Form::Csv => Ok(csv::sheet(&ledger::assignments(subject))),
    }
}

/// 任务清单 of some units, each with what is shown of it.
pub fn duties(units: &[(Subject, UnitId)], form: Form) -> Result<Vec<u8>, XlsxError> {
    match form {
        Form::Docx => Ok(docx::docx(&duty::duties(units))),
        Form::Xlsx => xlsx::xlsx(&lists::duties(units)),
        Form::Csv => Ok(csv::sheet(&lists::table(units))),
    }
}
