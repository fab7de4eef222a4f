//! `ledger merge` and `ledger resolve`.

use super::super::{CANNOT, FINDINGS, Failure, load, output};
use super::args::{MergeArgs, ReportFormat, ResolveArgs};
use super::{Opened, day};
use crate::export::ledger::{Merged, json_merge, text_merge};
use crate::import::{Progress, grids};
use crate::ledger::{
    Choice, Field, Keys, Returned, Status, Unsettled, Value, heads, merge as merged, returned,
};
use crate::plan::Day;
use crate::words::Language;
use std::path::Path;
use std::process::ExitCode;

/// A file of which nothing was taken, and why: a key of `words/` and what that fills in.
type Refusal = (String, String, Vec<String>);

pub(super) fn merge(args: &MergeArgs) -> Result<ExitCode, Failure> {
    let opened = Opened::load(&args.plan)?;
    let day = day(args.date)?;
    let before = opened.ledger(&args.ledger, args.year, day)?;
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    for file in &args.returned {
        match read(file, &opened.keys, before.open().year, day)? {
            Ok(returned) => taken.push(returned),
            Err(refusal) => refused.push(refusal),
        }
    }
    let (ledger, report) = merged(&before, &taken);
    let about = Merged {
        plan: &opened.document.plan,
        keys: &opened.keys,
        ledger: &ledger,
        report: &report,
        refused: &refused,
    };
    let told = match args.format {
        ReportFormat::Text => text_merge(&about, Language::Chinese),
        ReportFormat::Json => json_merge(&about),
    };
    if taken.is_empty() {
        output::stdout(told.as_bytes())?;
        let failure = Failure::new("cli.ledger.none-taken", [args.output.display().to_string()]);
        let _ = output::stderr(&failure.line());
        return Ok(ExitCode::from(CANNOT));
    }
    // The ledger first: a report of what could not be kept would be untrue.
    crate::disk::write(&args.output, &ledger.to_bytes())?;
    output::stdout(told.as_bytes())?;
    Ok(if report.is_clean() && refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
}

/// A workbook that came back. That a file cannot be opened at all ends the command; what is in it does not.
fn read(file: &Path, keys: &Keys, year: u16, day: Day) -> Result<Result<Returned, Refusal>, Failure> {
    let bytes = load::bytes(file)?;
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    let grids = match grids(&bytes, &name, &Progress::silent()) {
        Ok(grids) => grids,
        Err(error) => return Ok(Err((name, format!("unreadable.{}", error.key()), error.args()))),
    };
    Ok(returned::read(&grids, keys, year, &name, day).map_err(|error| {
        let (key, args) = error.key();
        (name, key.to_owned(), args)
    }))
}

pub(super) fn resolve(args: &ResolveArgs) -> Result<ExitCode, Failure> {
    let opened = Opened::load(&args.plan)?;
    let day = day(args.date)?;
    let mut ledger = opened.ledger(&args.ledger, None, day)?;
    let key = opened.keys.coded(&args.record).map(|entry| &entry.key);
    let key = key.ok_or_else(|| Failure::new("cli.ledger.code", [args.record.clone()]))?;
    let field = Field::from_key(&args.field).ok_or_else(|| {
        let fields = Field::ALL.map(Field::key).join(", ");
        Failure::new("cli.ledger.field", [args.field.clone(), fields])
    })?;
    let choice = match (&args.take, &args.say) {
        (Some(nth), _) => Choice::Take(*nth as usize - 1),
        (None, Some(words)) => Choice::Say(value(field, words)?),
        (None, None) => Choice::Keep,
    };
    ledger.resolve(key, field, &choice, day).map_err(|error| unsettled(&error))?;
    output::put(Some(&args.output), &ledger.to_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The user's own words for a field.
fn value(field: Field, words: &str) -> Result<Value, Failure> {
    if field != Field::Status {
        return Ok(Value::Words(words.trim().to_owned()));
    }
    let status = heads::status(words).or_else(|| Status::ALL.into_iter().find(|each| each.key() == words));
    status.map(Value::Status).ok_or_else(|| {
        let known = Status::ALL.map(|status| status.said(Language::Chinese)).join("、");
        Failure::new("cli.ledger.status", [words.to_owned(), known])
    })
}

pub(super) fn unsettled(error: &Unsettled) -> Failure {
    let (key, args) = error.key();
    Failure::of(key, args)
}
