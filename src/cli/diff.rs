//! `diff`: what changed from one version of a plan to another, and between two snapshots what they keep beside it. Like `check`, it ends in 0 where there is nothing to
//! tell and in 1 where there is.

use super::args::{DiffArgs, DiffFormat};
use super::{FINDINGS, Failure, load, office, output};
use crate::compare;
use crate::export::{diff, xlsx};
use crate::page::papers;
use crate::state::{Origin, kept};
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
    let (old, new) = (load::load(&args.old)?, load::load(&args.new)?);
    let changes = compare::plans(&old.document.plan, &new.document.plan);
    // Only snapshots keep a meeting, a filter and corrections.
    let both = [&old, &new].iter().all(|each| matches!(each.document.origin, Origin::Snapshot(_)));
    let sides = [&old, &new].map(|each| (&each.document, &each.choices));
    let kept = if both { kept::between(sides, &changes, Language::Chinese) } else { Vec::new() };
    let (old, new) = (&old.document.plan, &new.document.plan);
    let told = match args.format {
        DiffFormat::Text => diff::text(old, new, &changes, &kept, Language::Chinese).into_bytes(),
        DiffFormat::Json => diff::json(old, new, &changes, &kept).into_bytes(),
        DiffFormat::Xlsx => {
            let workbook = papers::changes::changes(old, new, &changes, Language::Chinese);
            xlsx::xlsx(&workbook).map_err(|error| office::failure(&error))?
        }
    };
    output::put(args.output.as_deref(), &told)?;
    let same = changes.is_empty() && kept.is_empty();
    Ok(if same { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
}
