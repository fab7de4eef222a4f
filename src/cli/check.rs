//! `check`: what the reader noticed, one line each, in the form that editors jump to:
//! `FILE:line:column: severity: message [code]`, columns counted in characters.

use super::args::CheckArgs;
use super::{FINDINGS, Failure, load, output};
use crate::export::document::message;
use crate::plan::Severity;
use crate::words::Language;
use std::fmt::Write;
use std::process::ExitCode;

pub(super) fn check(args: &CheckArgs) -> Result<ExitCode, Failure> {
    let document = load::load(&args.file)?.document;
    let plan = &document.plan;
    let mut lines = String::new();
    for diagnostic in document.diagnostics.iter() {
        let (line, column) = plan.line_column(diagnostic.span.start);
        // The words of the format, which editors know; the sentence is for people.
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let (file, code) = (args.file.display(), diagnostic.code.key());
        let message = message(diagnostic, Language::Chinese).replace(['\n', '\r'], " ");
        // Writing into memory does not fail.
        let _ = writeln!(lines, "{file}:{line}:{column}: {severity}: {message} [{code}]");
    }
    output::stdout(lines.as_bytes())?;
    Ok(if lines.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
}
