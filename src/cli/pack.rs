//! `pack`: a meeting pack as one PDF.

use super::args::{PackArgs, PaperName};
use super::load::{self, Loaded};
use super::{Failure, interrupt, output, pick};
use crate::command::pack as packs;
use crate::disk;
use crate::page::{Fit, Paper};
use crate::state::packs::{PackForm, VIEWS, Whose, pack_form};
use crate::view::View;
use std::process::ExitCode;

/// Instead of a view: with none of them.
const NONE: &str = "none";

pub(super) fn pack(args: &PackArgs) -> Result<ExitCode, Failure> {
    let extension = args.output.extension().unwrap_or_default();
    if !extension.eq_ignore_ascii_case("pdf") {
        return Err(Failure::new("cli.pack-form", [args.output.display().to_string()]));
    }
    let Loaded { document, choices } = load::load(&args.file)?;
    let units = args.units.iter().map(|name| pick::unit(&document.plan, name));
    let units = units.collect::<Result<Vec<_>, _>>()?;
    let form = pack_form(&document, &choices);
    let form = PackForm {
        views: if args.views.is_empty() { form.views.clone() } else { views(&args.views)? },
        paper: match args.paper {
            PaperName::A4 => Paper::A4,
            PaperName::A3 => Paper::A3,
        },
        fit: if args.one_page { Fit::One } else { form.fit },
        sheets: Some(if units.is_empty() { Whose::Meeting } else { Whose::Units(units) }),
        office: args.office.clone(),
        ..form
    };
    let day = args.date.or_else(disk::today);
    let (bytes, _) = interrupt::watched(|watch| packs::pack(&document, &choices, &form, day, watch))?;
    output::put(Some(&args.output), &bytes)?;
    Ok(ExitCode::SUCCESS)
}

/// The views named, in the order of a pack.
fn views(names: &[String]) -> Result<Vec<View>, Failure> {
    let known = |name: &&String| *name == NONE || VIEWS.iter().any(|view| view.key() == *name);
    if let Some(name) = names.iter().find(|name| !known(name)) {
        return Err(Failure::new("cli.pack-view", [name.clone()]));
    }
    Ok(VIEWS.into_iter().filter(|view| names.iter().any(|name| name == view.key())).collect())
}
