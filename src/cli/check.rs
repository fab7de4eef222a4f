//! `check`: what the reader noticed, one line each, in the form that editors jump to:
//! `FILE:line:column: severity: message [code]`, columns counted in characters. Where the text was taken out of
//! a document or a workbook, its lines are nobody's: then it is `FILE:第12段:` or `FILE:任务表!B4:`.

use super::args::CheckArgs;
use super::{FINDINGS, Failure, load, output};
use crate::export::document::message;
use crate::plan::{Place, Severity};
use crate::words::Language;
use std::fmt::Write;
use std::process::ExitCode;

pub(super) fn check(args: &CheckArgs) -> Result<ExitCode, Failure> {
    let document = load::load(&args.file)?.document;
    let plan = &document.plan;
    let mut lines = String::new();
    for diagnostic in document.diagnostics.iter() {
        let place = match plan.form.place(diagnostic.span.start) {
            Some(Place::Paragraph(number)) => {
                Language::Chinese.fill("place.paragraph", &[&number.to_string()])
            }
            Some(Place::Cell(cell)) => cell.replace(['\n', '\r'], " "),
            None => {
                let (line, column) = plan.line_column(diagnostic.span.start);
                format!("{line}:{column}")
            }
        };
        // The words of the format, which editors know; the sentence is for people.
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let (file, code) = (args.file.display(), diagnostic.code.key());
        let message = message(diagnostic, Language::Chinese).replace(['\n', '\r'], " ");
        // Writing into memory does not fail.
        let _ = writeln!(lines, "{file}:{place}: {severity}: {message} [{code}]");
    }
    output::stdout(lines.as_bytes())?;
    Ok(if lines.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(FINDINGS) })
}
