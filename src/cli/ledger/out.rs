//! `ledger out`: a workbook for each unit, or one for all.

use super::super::{Failure, office, output, pick};
use super::args::OutArgs;
use super::{NONE, Opened, day};
use crate::disk::{self, Bundle};
use crate::export::xlsx::xlsx;
use crate::ledger::Ledger;
use crate::page::names::file_stems;
use crate::page::papers::{Subject, returns};
use crate::plan::UnitId;
use crate::words::Language;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn out(args: &OutArgs) -> Result<ExitCode, Failure> {
    let opened = Opened::load(&args.file)?;
    let from = args.ledger.as_deref().unwrap_or(Path::new(NONE));
    let ledger = opened.ledger(from, args.year, day(None)?)?;
    let units = units(&opened, &args.units)?;
    let document = &opened.document;
    let subject = Subject {
        title: document.title(),
        hash: opened.keys.plan.sha256.clone(),
        ..Subject::whole(&document.plan, &document.graph, Language::Chinese)
    };
    let form = |units: &[UnitId]| {
        xlsx(&returns::form(&subject, &opened.keys, ledger.open(), units))
            .map_err(|error| office::failure(&error))
    };
    let ends = |with: &str| args.output.extension().is_some_and(|end| end.eq_ignore_ascii_case(with));
    if ends("xlsx") {
        free(&args.output, args.replace)?;
        output::put(Some(&args.output), &form(&units)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let zip = ends("zip");
    let marked = disk::today().map(|day| (day.year, day.month, day.day));
    let mut bundle = Bundle::begin(&args.output, zip, args.replace, marked)?;
    for (unit, name) in units.iter().zip(names(&subject, &ledger, &units)) {
        bundle.put(&name, &form(&[*unit])?)?;
    }
    bundle.finish()?;
    Ok(ExitCode::SUCCESS)
}

/// Those named, or all that are somebody in particular and have something to do.
fn units(opened: &Opened, named: &[String]) -> Result<Vec<UnitId>, Failure> {
    let plan = &opened.document.plan;
    if !named.is_empty() {
        return named.iter().map(|name| pick::unit(plan, name)).collect();
    }
    let busy = |unit: UnitId| opened.keys.of_unit(unit).next().is_some();
    let units = plan.units.iter().filter(|unit| !unit.collective && busy(unit.id));
    let units: Vec<UnitId> = units.map(|unit| unit.id).collect();
    if units.is_empty() { Err(Failure::new("cli.ledger.no-units", [])) } else { Ok(units) }
}

fn names(subject: &Subject, ledger: &Ledger, units: &[UnitId]) -> Vec<String> {
    let year = ledger.open().year.to_string();
    let titles: Vec<String> =
        units.iter().map(|unit| subject.fill("returned.title.unit", &[subject.name(*unit), &year])).collect();
    let stems = file_stems(titles.iter().map(String::as_str));
    stems.into_iter().map(|stem| format!("{stem}.xlsx")).collect()
}

/// A form that is there may have been filled in: it is not replaced by an empty one unless that is asked for.
fn free(path: &Path, replace: bool) -> Result<(), Failure> {
    if !replace && path.exists() {
        return Err(Failure::new("cli.ledger.exists", [path.display().to_string()]));
    }
    Ok(())
}
