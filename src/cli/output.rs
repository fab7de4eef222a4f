//! Where results go. A reader that has gone away (`| head`) ends a command in silence, as it does for `cat`.

use super::Failure;
use crate::disk;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// To the file named after `-o`, or to standard output where none is named or it is `-`.
pub(super) fn put(output: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    match output {
        Some(path) if path != Path::new("-") => Ok(disk::write(path, bytes)?),
        _ => stdout(bytes),
    }
}

/// To standard output.
pub(super) fn stdout(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new("cli.stdout", [error.to_string()]))
        }
        _ => Ok(()),
    }
}

/// A line on the terminal that the next one is written over.
pub(super) fn over(line: &str) -> std::io::Result<()> {
    let mut out = std::io::stderr().lock();
    write!(out, "\r\x1b[K{line}")?;
    out.flush()
}

/// One line to standard error.
pub(super) fn stderr(line: &str) -> std::io::Result<()> {
    writeln!(std::io::stderr().lock(), "{line}")
}
