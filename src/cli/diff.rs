//! `diff`: what changed from one version of a plan to another. Like `check`, it ends in 0 where there is nothing to
//! tell and in 1 where there is.

use super::args::{DiffArgs, DiffFormat};
use super::{FINDINGS, Failure, load, output};
use crate::compare;
use crate::export::diff;
use crate::words::Language;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn diff(args: &DiffArgs) -> Result<ExitCode, Failure> {
    if [&args.old, &args.new].iter().all(|file| *file == Path::new("-")) {
        return Err(Failure::new("cli.diff-stdin", []));
    }
    let (old, new) = (load::load(&args.old)?.document, load::load(&args.new)?.document);
    let changes = compare::plans(&old.plan, &new.plan);
    let told = match args.format {
        DiffFormat::Text => diff::text(&old.plan, &new.plan, &changes, Language::Chinese),
        DiffFormat::Json => diff::json(&old.plan, &new.plan, &changes),
    };
    output::put(args.output.as_deref(), told.as_bytes())?;
    Ok(if changes.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
}
