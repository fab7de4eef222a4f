//! The command line: the same commands without a window. A contract that other programs rely on.
//!
//! Results go to stdout or to the file after `-o`, sentences to stderr, one line each, Chinese and English.
//! Exit codes: 0 done, 1 `check` found something or `diff` a difference, `ledger merge` has something to settle, 2 it cannot be done. `cli/` and `ui/jobs` are the only
//! rooms with files and clocks; nothing here decides what a plan says or how it is drawn.

mod args;
mod check;
mod diff;
mod export;
mod failure;
mod frame;
mod interrupt;
mod lab;
mod ledger;
mod list;
mod load;
mod office;
mod output;
mod pack;
mod packets;
mod parse;
mod pick;

pub use args::{Args, Command};
pub use failure::Failure;

use crate::ui::{self, Opening, Window};
use clap::Parser;
use std::process::ExitCode;

/// Found something, in a file that could be read.
const FINDINGS: u8 = 1;
/// It cannot be done.
const CANNOT: u8 = 2;

/// Runs what the command line asks for.
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) if !error.use_stderr() => {
            // Help and version: a reader that has gone away needs neither.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) => return refuse(&args::failure(&error)),
    };
    let done = match args.command {
        Some(Command::Parse(args)) => parse::parse(&args),
        Some(Command::Check(args)) => check::check(&args),
        Some(Command::Diff(args)) => diff::diff(&args),
        Some(Command::Export(args)) => export::export(&args),
        Some(Command::Pack(args)) => pack::pack(&args),
        Some(Command::Packets(args)) => packets::packets(&args),
        Some(Command::Ledger(args)) => ledger::ledger(&args),
        Some(Command::Lab(args)) => lab::lab(&args),
        None => window(args),
    };
    match done {
        Ok(code) => code,
        Err(failure) => refuse(&failure),
    }
}

fn refuse(failure: &Failure) -> ExitCode {
    // Whoever closed stderr does not want to know.
    let _ = output::stderr(&failure.line());
    ExitCode::from(CANNOT)
}

/// Opens the window and stays until it is closed.
fn window(args: Args) -> Result<ExitCode, Failure> {
    let file = args.file.map(|file| args::window_file(&file)).transpose()?;
    // A check of the start neither finds nor leaves anything in the user's folder.
    let dirs = directories::ProjectDirs::from("", "", "dutymap").filter(|_| !args.smoke);
    let opening = Opening { file, folder: dirs.map(|dirs| dirs.data_local_dir().to_owned()) };
    match ui::run(Window { opening, smoke: args.smoke }) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(refused) => {
            let _ = output::stderr(&format!("dutymap: {refused}"));
            Ok(ExitCode::from(CANNOT))
        }
    }
}
