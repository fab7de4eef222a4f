//! `parse`: a plan as data.

use super::args::{Format, ParseArgs};
use super::{Failure, load, output};
use crate::export::{csv, json, ron};
use crate::words::Language;
use std::process::ExitCode;

pub(super) fn parse(args: &ParseArgs) -> Result<ExitCode, Failure> {
    let document = load::load(&args.file)?.document;
    let (plan, diagnostics) = (&document.plan, &document.diagnostics);
    let bytes = match args.format {
        Format::Json => json::json(plan, diagnostics, args.with_source).into_bytes(),
        Format::Ron => ron::ron(plan, diagnostics, args.with_source).into_bytes(),
        Format::Csv if args.with_source => return Err(Failure::new("cli.csv-source", [])),
        Format::Csv => csv::csv(plan, Language::Chinese),
    };
    output::put(args.output.as_deref(), &bytes)?;
    Ok(ExitCode::SUCCESS)
}
