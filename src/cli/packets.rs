//! `packets`: one file a unit, into a folder or a ZIP.

use super::args::{PacketFormat, PacketsArgs};
use super::load::{self, Loaded};
use super::{Failure, interrupt, pick};
use crate::command::packets::{Packets, foot};
use crate::disk::{self, Bundle};
use crate::state::packs::{Format, PacketsForm, Whose};
use std::process::ExitCode;

pub(super) fn packets(args: &PacketsArgs) -> Result<ExitCode, Failure> {
    let Loaded { document, choices } = load::load(&args.file)?;
    let units = args.units.iter().map(|name| pick::unit(&document.plan, name));
    let units = units.collect::<Result<Vec<_>, _>>()?;
    let form = PacketsForm {
        path: String::new(),
        replace: args.replace,
        format: match args.format {
            PacketFormat::Pdf => Format::Pdf,
            PacketFormat::Docx => Format::Docx,
            PacketFormat::Xlsx => Format::Xlsx,
        },
        zip: args.output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip")),
        whose: if units.is_empty() { Whose::All } else { Whose::Units(units) },
    };
    let (day, foot) = (args.date.or_else(disk::today), foot(&document, &choices));
    let packets = Packets::of(&document, &choices, &form, &foot, day)?;
    let marked = day.map(|day| (day.year, day.month, day.day));
    let mut bundle = Bundle::begin(&args.output, form.zip, form.replace, marked)?;
    interrupt::watched(|watch| packets.make(watch, |name, bytes| bundle.put(name, bytes)))??;
    bundle.finish()?;
    Ok(ExitCode::SUCCESS)
}
