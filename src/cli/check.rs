//! `check`: what the reader noticed in one file or many, one line each, in the form that editors jump to:
//! `FILE:line:column: severity: message [code]`, columns counted in characters. Where the text was taken out of
//! a document or a workbook, its lines are nobody's: then it is `FILE:第12段:` or `FILE:任务表!B4:`.

use super::args::CheckArgs;
use super::{FINDINGS, Failure, load, output};
use crate::export::document::message;
use crate::plan::{Place, Severity};
use crate::words::Language;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

pub(super) fn check(args: &CheckArgs) -> Result<ExitCode, Failure> {
    let mut code = ExitCode::SUCCESS;
    let mut failed = None;
    for found in side_by_side(&args.files, findings) {
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

/// Does the same for every file, on as many threads as there are; the answers come in the files' order.
fn side_by_side<T: Send>(files: &[PathBuf], work: impl Fn(&Path) -> T + Sync) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(files.len());
    if threads < 2 {
        return files.iter().map(|file| work(file)).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        while let Some((at, file)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            files.get(at).map(|file| (at, file))
        } {
            done.push((at, work(file)));
        }
        done
    };
    let mut done: Vec<(usize, T)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(take)).collect();
        let joined = workers.into_iter().map(|worker| match worker.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.flatten().collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, answer)| answer).collect()
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
