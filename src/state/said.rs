//! Corrections and places in sentences, as panels, lists and tables say them.

use super::document::Document;
use crate::plan::{Correction, Place, Severity};
use crate::words::Language;

/// What a correction says, in one line.
pub fn correction(correction: &Correction, language: Language) -> String {
    match correction {
        Correction::Kind { unit, kind } => {
            let key = format!("kind.{}", kind.key());
            language.fill("correction.kind", &[unit, language.text(&key)])
        }
        Correction::Collective { unit, collective } => {
            let key = if *collective { "correction.collective" } else { "correction.not-collective" };
            language.fill(key, &[unit])
        }
        Correction::SameAs { unit, name } => language.fill("correction.same-as", &[unit, name]),
        Correction::Split { unit, parts } => language.fill("correction.split", &[unit, &parts.join("、")]),
        Correction::Word { word, role: Some(role) } => {
            let key = format!("role.unit.{}", role.key());
            language.fill("correction.word", &[word, language.text(&key)])
        }
        Correction::Word { word, role: None } => language.fill("correction.word-nothing", &[word]),
        Correction::NoAssignment { words, .. } => {
            language.fill("correction.no-assignment", &[&shortened(words)])
        }
    }
}

/// The key of a severity's name in `words/`.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity.error",
        Severity::Warning => "severity.warning",
        Severity::Note => "severity.note",
    }
}

/// Where a byte of the text stands in its file: a line, a paragraph, a cell.
pub fn place(document: &Document, offset: u32, language: Language) -> String {
    match document.plan.form.place(offset) {
        Some(Place::Paragraph(number)) => language.fill("place.paragraph", &[&number.to_string()]),
        Some(Place::Cell(cell)) => cell.clone(),
        None => language.fill("place.line", &[&document.line_at(offset).to_string()]),
    }
}

/// How many characters of somebody's words a line repeats.
const MOST: usize = 30;

/// Words on one line, not too many.
fn shortened(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    line.chars().take(MOST).chain(std::iter::once('…')).collect()
}
