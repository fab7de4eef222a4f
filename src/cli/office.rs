//! `export` into the files of an office: 任务清单 of units, 分工表, 台账, tables.

use super::args::ExportArgs;
use super::load::{self, Loaded};
use super::{Failure, output, pick};
use crate::export::office::{self, Form};
use crate::page::papers::Subject;
use crate::plan::UnitId;
use crate::scene::TargetSet;
use crate::state::{Choices, Document, derived, papers};
use crate::view::View;
use rust_xlsxwriter::XlsxError;
use std::process::ExitCode;

/// The form that a file's name asks for, where it is one of an office.
pub(super) fn form(extension: &str) -> Option<Form> {
    Form::ALL.into_iter().find(|form| form.extension() == extension)
}

/// Whether a view has papers: the network has pictures and a graph, and the text is its own file.
pub(super) fn has_papers(view: View) -> bool {
    match view {
        View::Overview | View::Columns | View::Matrix | View::Duties => true,
        View::Network | View::Reader | View::Meeting | View::Compare => false,
    }
}

/// The papers behind a view: lists of duties, or the whole plan in rows.
pub(super) fn office(args: &ExportArgs, view: View, form: Form) -> Result<ExitCode, Failure> {
    if args.compact || args.paper.is_some() {
        return Err(Failure::new("cli.office-page", [form.extension().to_owned()]));
    }
    if args.sheet_per_unit && (view == View::Duties || form != Form::Xlsx) {
        return Err(Failure::new("cli.sheet-per-unit", []));
    }
    let Loaded { document, mut choices } = load::load(&args.file)?;
    let units = pick::picked(args, &document.plan, &mut choices)?;
    let bytes = if view == View::Duties {
        duties(&document, &mut choices, &units, form)?
    } else {
        let shown = shown(&document, &mut choices, &units);
        office::plan(&papers::subject(&document, &choices, &shown, &units), form, args.sheet_per_unit)
    };
    output::put(Some(&args.output), &bytes.map_err(|error| failure(&error))?)?;
    Ok(ExitCode::SUCCESS)
}

/// A workbook that its format cannot hold.
pub(super) fn failure(error: &XlsxError) -> Failure {
    Failure::new("office.xlsx", [error.to_string()])
}

fn duties(
    document: &Document,
    choices: &mut Choices,
    units: &[UnitId],
    form: Form,
) -> Result<Result<Vec<u8>, XlsxError>, Failure> {
    if units.is_empty() {
        return Err(Failure::new("cli.duties-unit", []));
    }
    let each: Vec<(Choices, TargetSet, UnitId)> = units
        .iter()
        .map(|unit| {
            choices.filter.unit = Some(*unit);
            (choices.clone(), derived::shown(document, &choices.filter), *unit)
        })
        .collect();
    let subjects: Vec<(Subject, UnitId)> = each
        .iter()
        .map(|(choices, shown, unit)| (papers::duty(document, choices, shown, *unit), *unit))
        .collect();
    Ok(office::duties(&subjects, form))
}

/// What the filter shows; with several units, what any of them is named by.
fn shown(document: &Document, choices: &mut Choices, units: &[UnitId]) -> TargetSet {
    let mut whole: Option<TargetSet> = None;
    for unit in units.iter().rev() {
        choices.filter.unit = Some(*unit);
        let mut shown = derived::shown(document, &choices.filter);
        if let Some(others) = &whole {
            pick::join(&mut shown, others);
        }
        whole = Some(shown);
    }
    whole.unwrap_or_else(|| derived::shown(document, &choices.filter))
}
