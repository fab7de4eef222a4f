//! The binary: the command line, which opens the window where no subcommand is given.

use std::process::ExitCode;

fn main() -> ExitCode {
    dutymap::cli::main()
}
