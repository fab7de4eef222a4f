//! `check`: what the reader noticed in one file or many, one line each, in the form that editors jump to:
//! `FILE:line:column: severity: message [code]`, columns counted in characters. Where the text was taken out of
//! a document or a workbook, its lines are nobody's: then it is `FILE:第12段:` or `FILE:任务表!B4:`.

use super::args::CheckArgs;
use super::{FINDINGS, Failure, load, output};
use crate::command::bulk::{Watch, in_order};
use crate::export::document::message;
use crate::plan::{Place, Severity};
use crate::words::Language;
use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn check(args: &CheckArgs) -> Result<ExitCode, Failure> {
    let mut code = ExitCode::SUCCESS;
    let mut failed = None;
    let mut answers = Vec::with_capacity(args.files.len());
    // Nobody stops it: every file is read before anything is said.
    let _ = in_order(
        args.files.len(),
        Watch::SILENT,
        |at| findings(&args.files[at]),
        |_, found| {
            answers.push(found);
            ControlFlow::<()>::Continue(())
        },
    );
    for found in answers {
        match found {
            Ok(lines) if lines.is_empty() => {}
            Ok(lines) => {
                output::stdout(lines.as_bytes())?;
                code = ExitCode::from(FINDINGS);
            }
            // The last failure ends the command; those before it are told here.
            Err(failure) => {
                if let Some(earlier) = failed.replace(failure) {
                    let _ = output::stderr(&Failure::line(&earlier));
                }
            }
        }
    }
    failed.map_or(Ok(code), Err)
}

/// The lines about one file.
fn findings(file: &Path) -> Result<String, Failure> {
    let document = load::load(file)?.document;
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
        let (file, code) = (file.display(), diagnostic.code.key());
        let message = message(diagnostic, Language::Chinese).replace(['\n', '\r'], " ");
        // Writing into memory does not fail.
        let _ = writeln!(lines, "{file}:{place}: {severity}: {message} [{code}]");
    }
    Ok(lines)
}
