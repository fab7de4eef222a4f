//! `ledger`: workbooks out to the units, back again, and what they come to.

mod args;
mod back;
mod out;

pub use args::LedgerArgs;

use super::{Failure, load, output};
use crate::disk;
use crate::export::ledger::{json_summary, text_summary};
use crate::ledger::{Keys, Ledger, Mark, summary};
use crate::plan::Day;
use crate::state::Document;
use crate::words::Language;
use args::{LedgerCommand, ReportFormat, SummaryArgs, TurnArgs};
use std::path::Path;
use std::process::ExitCode;

/// What stands for a ledger that is not there yet.
const NONE: &str = "none";

pub(super) fn ledger(args: &LedgerArgs) -> Result<ExitCode, Failure> {
    match &args.command {
        LedgerCommand::Out(args) => out::out(args),
        LedgerCommand::Merge(args) => back::merge(args),
        LedgerCommand::Resolve(args) => back::resolve(args),
        LedgerCommand::Turn(args) => turn(args),
        LedgerCommand::Summary(args) => counted(args),
    }
}

/// A plan and its assignments.
struct Opened {
    document: Document,
    keys: Keys,
}

impl Opened {
    fn load(file: &Path) -> Result<Self, Failure> {
        let document = load::load(file)?.document;
        let keys = Keys::of(&document.plan, &document.graph);
        Ok(Self { document, keys })
    }

    /// The ledger of a file, which must be of the plan and, where one is asked for, open in a year; an empty one for
    /// `none`, in that year or in that of `day`.
    fn ledger(&self, file: &Path, year: Option<u16>, day: Day) -> Result<Ledger, Failure> {
        if file == Path::new(NONE) {
            return Ok(Ledger::new(self.keys.plan.clone(), year.unwrap_or(day.year)));
        }
        let ledger = parse(file)?;
        if ledger.plan.sha256 != self.keys.plan.sha256 {
            let name = |mark: &Mark| {
                format!("{} {} {}", mark.title, mark.doc_no, mark.sha256.get(..16).unwrap_or_default())
            };
            return Err(Failure::new("cli.ledger.other-plan", [name(&ledger.plan), name(&self.keys.plan)]));
        }
        let open = ledger.open().year;
        match year {
            Some(year) if year != open => {
                Err(Failure::new("cli.ledger.year", [open.to_string(), year.to_string()]))
            }
            _ => Ok(ledger),
        }
    }
}

fn parse(file: &Path) -> Result<Ledger, Failure> {
    Ledger::parse(&load::bytes(file)?).map_err(|error| {
        let (key, args) = error.key();
        Failure::of(key, [vec![file.display().to_string()], args].concat())
    })
}

/// As typed, or today by the clock of this machine.
fn day(typed: Option<Day>) -> Result<Day, Failure> {
    typed.or_else(disk::today).ok_or_else(|| Failure::new("cli.ledger.clock", []))
}

fn turn(args: &TurnArgs) -> Result<ExitCode, Failure> {
    let mut ledger = parse(&args.ledger)?;
    let turned = ledger.turn(args.year, day(args.date)?);
    turned.map_err(|error| back::unsettled(&error))?;
    output::put(Some(&args.output), &ledger.to_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn counted(args: &SummaryArgs) -> Result<ExitCode, Failure> {
    let opened = Opened::load(&args.plan)?;
    let day = day(args.date)?;
    let ledger = opened.ledger(&args.ledger, None, day)?;
    let plan = &opened.document.plan;
    let summary = summary(plan, &opened.keys, &ledger, day, args.days);
    let told = match args.format {
        ReportFormat::Text => text_summary(plan, &opened.keys, &ledger, &summary, Language::Chinese),
        ReportFormat::Json => json_summary(plan, &opened.keys, &ledger, &summary),
    };
    output::put(args.output.as_deref(), told.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
