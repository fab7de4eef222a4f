//! `diff`: what changed from one version of a plan to another. Like `check`, it ends in 0 where there is nothing to
//! tell and in 1 where there is.

use super::args::{DiffArgs, DiffFormat};
use super::{FINDINGS, Failure, load, office, output};
use crate::compare;
use crate::export::{diff, xlsx};
use crate::page::papers;
use crate::words::Language;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn diff(args: &DiffArgs) -> Result<ExitCode, Failure> {
    if [&args.old, &args.new].iter().all(|file| *file == Path::new("-")) {
        return Err(Failure::new("cli.diff-stdin", []));
    }
    if args.format == DiffFormat::Xlsx && args.output.as_deref().is_none_or(|path| path == Path::new("-")) {
        return Err(Failure::new("cli.diff-xlsx", []));
    }
    let (old, new) = (load::load(&args.old)?.document, load::load(&args.new)?.document);
    let changes = compare::plans(&old.plan, &new.plan);
    let told = match args.format {
        DiffFormat::Text => diff::text(&old.plan, &new.plan, &changes, Language::Chinese).into_bytes(),
        DiffFormat::Json => diff::json(&old.plan, &new.plan, &changes).into_bytes(),
        DiffFormat::Xlsx => {
            let workbook = papers::changes::changes(&old.plan, &new.plan, &changes, Language::Chinese);
            xlsx::xlsx(&workbook).map_err(|error| office::failure(&error))?
        }
    };
    output::put(args.output.as_deref(), &told)?;
    Ok(if changes.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
}
