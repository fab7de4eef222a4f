//! Bytes to [`Plan`]: reading a document as it was issued.
//!
//! One way through small stages, each a file: `file` (bytes of any kind of file to text), `page` (where on a saved
//! page the plan stands), `parts` and `scan` (one pass over the lines into what `block` holds, with `numeral`,
//! `paragraph`, `marks`, `statement`, `deadlines`), `outline` (which numbered lines are headings and which are measures), `assemble` (the
//! plan), `check` (what to notice about it as a whole). Beside them stand `lines` (what a line is where its
//! ends do not say so), `flat` and `table` (tables), `rule`, `rules` and `ruled` (what the document says
//! once for all), `names` (where a name begins and ends). `fold` is the view in which width and gaps do not
//! matter. The words that everything is known by are rules in `assets/rules/`, not code.
//!
//! Reading never fails on content and never invents: what looks like an assignment and was not understood
//! is a [`Diagnostic`] with its place. No file or clock is touched here, no result depends on how many threads
//! `parts` uses, and the source text is never rewritten: every statement is a [`Span`] into it.

mod account;
mod assemble;
mod block;
mod by_char;
mod check;
mod correct;
mod dates;
mod deadlines;
mod due;
mod file;
mod flat;
mod fold;
mod kinds;
mod lines;
mod marks;
mod names;
mod numeral;
mod outline;
mod page;
mod paragraph;
mod parts;
mod progress;
mod registry;
mod roles;
mod rule;
mod ruled;
mod rules;
mod scan;
mod separators;
mod statement;
mod table;
mod terms;
mod unreadable;

pub use account::{Account, Manner};
pub use correct::{corrected, laid_over, parts_of};
pub use due::due;
pub use file::{FileKind, Grid, MAX_BYTES, grids};
pub use progress::Progress;
pub use unreadable::Unreadable;

use crate::plan::{Code, Correction, Diagnostic, Form, Plan, Severity, Span};
use lines::Lines;
use roles::Roles;
use std::borrow::Cow;
use std::sync::Arc;
use terms::Terms;

/// A document, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// What it says.
    pub plan: Plan,
    /// What was noticed, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What the reading came to.
    pub account: Account,
    /// How the bytes were understood.
    pub read_as: ReadAs,
}

/// How bytes were understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadAs {
    /// The kind of file.
    pub kind: FileKind,
    /// The encoding, spelled as in the Encoding Standard: `UTF-8`, `gb18030`, `UTF-16LE` …
    pub encoding: &'static str,
}

/// Reads a document. `name` is what it is called in messages; nothing follows from it.
pub fn read(bytes: &[u8], name: &str, progress: &Progress<'_>) -> Result<Parsed, Unreadable> {
    progress.step(name, 0, bytes.len())?;
    let file::Extract { text, form, kind, encoding, lossy, mixed } = file::extract(bytes, name, progress)?;
    let source: Arc<str> = Arc::from(text.as_ref());
    drop(text);
    let mut parsed = read_text(source, Arc::new(form), &[], name, progress)?;
    parsed.read_as = ReadAs { kind, encoding };
    let noticed = lossy.then(|| undecodable(&parsed.plan.source, encoding)).flatten();
    let noticed = noticed.into_iter().chain(mixed_encodings(&mixed, encoding)).collect::<Vec<_>>();
    if !noticed.is_empty() {
        parsed.diagnostics.extend(noticed);
        parsed.diagnostics.sort_by(by_place);
    }
    Ok(parsed)
}

/// Reads a text that was taken out of its file before, as a snapshot keeps it. Of the corrections, those
/// are followed that say how to read; [`corrected`] lays the others over the plan.
#[allow(clippy::needless_pass_by_value, reason = "the plan keeps the text")]
pub fn read_text(
    source: Arc<str>,
    form: Arc<Form>,
    corrections: &[Correction],
    name: &str,
    progress: &Progress<'_>,
) -> Result<Parsed, Unreadable> {
    let page = page::find(&source, &form);
    let extent = page.text..page.extent.end;
    let (words, silenced) = directions(&source, corrections);
    let tables = if form.tables.is_empty() {
        flat::find(&source, extent.clone(), &words)
    } else {
        form.tables.clone()
    };
    let terms = Terms {
        words: &words,
        rules: rules::find(&source, extent.clone(), &words),
        silenced,
        tables,
        lines: Lines::of(&source, extent.clone()),
        end: extent.end,
    };
    let mut scan = parts::read(&source, extent, &terms, name, progress)?;
    let nodes = outline::nodes(&scan.blocks, &source);
    let mut diagnostics = Vec::new();
    check::numbers(&source, &scan.blocks, &nodes, &mut diagnostics);
    let plan = assemble::plan(Arc::clone(&source), form, page, &mut scan, &nodes);
    check::measures(&plan, &mut diagnostics);
    check::near_identical(&plan, &mut diagnostics);
    diagnostics.append(&mut scan.diagnostics);
    diagnostics.sort_by(by_place);
    told_once(&mut diagnostics);
    progress.step(name, source.len(), source.len())?;
    let account = Account::of(&scan.manners, &diagnostics);
    Ok(Parsed { plan, diagnostics, account, read_as: ReadAs { kind: FileKind::Text, encoding: "UTF-8" } })
}

/// What the user says of how to read: the house's words with theirs, and words that assign nothing.
fn directions(source: &str, corrections: &[Correction]) -> (Cow<'static, Roles>, Vec<Span>) {
    let mut said = Vec::new();
    let mut silenced = Vec::new();
    for correction in corrections {
        match correction {
            Correction::Word { word, role } => said.push((word.as_str(), *role)),
            Correction::NoAssignment { span, words } if source.get(span.range()) == Some(words) => {
                silenced.push(*span);
            }
            _ => {}
        }
    }
    let words =
        if said.is_empty() { Cow::Borrowed(roles::words()) } else { Cow::Owned(roles::words().with(&said)) };
    (words, silenced)
}

fn by_place(a: &Diagnostic, b: &Diagnostic) -> std::cmp::Ordering {
    (a.span, a.code, &a.args).cmp(&(b.span, b.code, &b.args))
}

/// Words that were not understood are told once, not again for a part of them. Sorted by place.
fn told_once(diagnostics: &mut Vec<Diagnostic>) {
    let mut told = 0;
    diagnostics.retain(|diagnostic| {
        if diagnostic.code != Code::AssignmentNotUnderstood {
            return true;
        }
        let new = diagnostic.span.end > told;
        told = told.max(diagnostic.span.end);
        new
    });
}

/// The first place where bytes did not fit the encoding, and how many there are.
fn undecodable(source: &str, encoding: &str) -> Option<Diagnostic> {
    let at = source.find('\u{FFFD}')?;
    let span = Span::new(at, at + '\u{FFFD}'.len_utf8());
    let count = source.matches('\u{FFFD}').count();
    let args = vec![encoding.to_owned(), count.to_string()];
    Some(Diagnostic { severity: Severity::Warning, code: Code::UndecodableBytes, span, args, fix: None })
}

/// The first place that is in another encoding than the rest, and how many there are.
fn mixed_encodings(pieces: &[Span], encoding: &str) -> Option<Diagnostic> {
    let args = vec![encoding.to_owned(), pieces.len().to_string()];
    let span = *pieces.first()?;
    Some(Diagnostic { severity: Severity::Warning, code: Code::MixedEncodings, span, args, fix: None })
}
