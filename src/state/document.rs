//! An open document: what was read, with the user's corrections over it, and what is built from it once.

use crate::graph::{LinkId, PlanGraph};
use crate::import::{self, Account, Parsed, Progress, ReadAs};
pub use crate::page::names::file_stem;
use crate::plan::{Code, Correction, Diagnostic, Holder, MeasureId, Plan, SectionId, Span, UnitId};
use crate::scene::Target;
use crate::search::Index;
use std::path::PathBuf;
use std::sync::Arc;

/// Where a document came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The plan that ships inside.
    Seed,
    /// A file as issued.
    File(PathBuf),
    /// A snapshot.
    Snapshot(PathBuf),
    /// Unsaved work that was kept aside.
    Recovered,
}

/// What a reading of the text gave, without the corrections that are laid over it.
#[derive(Clone)]
struct Reading {
    plan: Arc<Plan>,
    diagnostics: Arc<Vec<Diagnostic>>,
    account: Arc<Account>,
    /// The corrections that said how to read.
    how: Arc<[Correction]>,
}

/// An open document. Cheap to clone.
#[derive(Clone)]
pub struct Document {
    /// Where it came from.
    pub origin: Origin,
    /// The name of the file as issued.
    pub name: String,
    /// When the snapshot that it was opened from or saved to was saved, RFC 3339; empty where there is none.
    pub saved_at: String,
    /// How the file's bytes were understood; for a snapshot, those of the text it keeps.
    pub read_as: ReadAs,
    /// What the first reading gave, to come back to without reading again.
    first: Reading,
    read: Reading,
    /// What the reader noticed, by place.
    pub diagnostics: Arc<Vec<Diagnostic>>,
    /// What the reading came to.
    pub account: Arc<Account>,
    /// The corrections that were followed while reading and laid over what was read.
    pub corrections: Vec<Correction>,
    /// Places in `corrections` of those that fit nothing any more.
    pub unfit: Vec<usize>,
    /// The plan with its corrections.
    pub plan: Arc<Plan>,
    /// Built once from `plan`.
    pub graph: Arc<PlanGraph>,
    /// Built once from `plan`.
    pub index: Arc<Index>,
    /// Where each line of the text starts.
    lines: Arc<[u32]>,
}

/// What of a document no reading changes.
struct About {
    origin: Origin,
    name: String,
    saved_at: String,
    read_as: ReadAs,
    lines: Arc<[u32]>,
}

/// The corrections among these that say how to read.
fn how(corrections: &[Correction]) -> Arc<[Correction]> {
    corrections.iter().filter(|correction| correction.says_how_to_read()).cloned().collect()
}

impl Document {
    /// From what was read without corrections.
    pub fn new(origin: Origin, name: String, parsed: Parsed) -> Self {
        Self::with(origin, name, parsed, &[])
    }

    /// From what was read with these corrections, of which those that do not say how to read are laid over.
    pub fn with(origin: Origin, name: String, parsed: Parsed, corrections: &[Correction]) -> Self {
        let lines = std::iter::once(0)
            .chain(memchr::memchr_iter(b'\n', parsed.plan.source.as_bytes()).map(|at| at as u32 + 1));
        let lines = lines.collect();
        let read_as = parsed.read_as;
        let read = Reading {
            plan: Arc::new(parsed.plan),
            diagnostics: Arc::new(parsed.diagnostics),
            account: Arc::new(parsed.account),
            how: how(corrections),
        };
        let about = About { origin, name, saved_at: String::new(), read_as, lines };
        Self::build(about, read.clone(), read, corrections)
    }

    /// The same document with these corrections instead. The text is read again only where they say
    /// otherwise how to read it.
    #[must_use]
    pub fn corrected(&self, corrections: &[Correction]) -> Self {
        if self.corrections == corrections {
            return self.clone();
        }
        let how = how(corrections);
        let read = [&self.read, &self.first].into_iter().find(|read| read.how == how);
        let read = read.cloned().unwrap_or_else(|| self.read_again(corrections, how));
        let about = About {
            origin: self.origin.clone(),
            name: self.name.clone(),
            saved_at: self.saved_at.clone(),
            read_as: self.read_as,
            lines: Arc::clone(&self.lines),
        };
        Self::build(about, self.first.clone(), read, corrections)
    }

    /// Reads the text as these corrections say.
    fn read_again(&self, corrections: &[Correction], how: Arc<[Correction]>) -> Reading {
        let (source, form) = (Arc::clone(&self.read.plan.source), Arc::clone(&self.read.plan.form));
        let parsed = import::read_text(source, form, corrections, &self.name, &Progress::silent());
        // A text that was read once is within every limit, and nobody cancels.
        let Ok(mut parsed) = parsed else { return self.read.clone() };
        // What was noticed about the file's bytes cannot be noticed in its text.
        let of_bytes = |code| matches!(code, Code::UndecodableBytes | Code::MixedEncodings);
        if !parsed.diagnostics.iter().any(|each| of_bytes(each.code)) {
            let kept = self.first.diagnostics.iter().filter(|each| of_bytes(each.code));
            parsed.diagnostics.extend(kept.cloned());
            parsed.diagnostics.sort_by_key(|each| (each.span, each.code));
        }
        Reading {
            plan: Arc::new(parsed.plan),
            diagnostics: Arc::new(parsed.diagnostics),
            account: Arc::new(parsed.account),
            how,
        }
    }

    /// Its title, or where it has none the name of its file.
    pub fn title(&self) -> &str {
        if self.plan.title.text.is_empty() { &self.name } else { &self.plan.title.text }
    }

    /// The same document, from another place.
    #[must_use]
    pub fn with_origin(&self, origin: Origin) -> Self {
        Self { origin, ..self.clone() }
    }

    /// The plan as it was read, before what is laid over it.
    pub fn as_read(&self) -> &Plan {
        &self.read.plan
    }

    /// The line that a byte of the text stands in, from 1.
    pub fn line_at(&self, offset: u32) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// The words around an assignment that say it: its duty line where it stands on one, else the line
    /// around the words.
    pub fn line_of(&self, holder: Holder, words: Span) -> Span {
        let lines = match holder {
            Holder::Measure(id) => &self.plan.measure(id).duty_lines,
            Holder::Section(id) => &self.plan.section(id).duty_lines,
        };
        lines
            .iter()
            .find(|line| line.contains(words))
            .copied()
            .unwrap_or_else(|| self.plan.line_around(words))
    }

    /// What stands around these words: a measure, or the heading that they are the text of.
    pub fn around(&self, words: Span) -> Target {
        let plan = &self.plan;
        let holds = |span: Span, lines: &[Span]| {
            span.contains(words) || lines.iter().any(|line| line.contains(words))
        };
        let measure = plan.measures.iter().find(|each| holds(each.span, &each.duty_lines));
        if let Some(measure) = measure {
            return Target::Measure(measure.id.0);
        }
        let section = plan.sections.iter().rev().find(|each| {
            holds(each.span, &each.duty_lines) || each.body.iter().any(|body| body.contains(words))
        });
        Target::Section(section.map_or(0, |section| section.id.0))
    }

    /// The words that a target stands on, in document order; for a unit, every mention that assigns.
    pub fn spans_of(&self, target: Target) -> Vec<Span> {
        let (plan, graph) = (&self.plan, &self.graph);
        match target {
            Target::Unit(id) => {
                let mut spans: Vec<Span> =
                    graph.duties(UnitId(id)).map(|link| graph.assignment(plan, link.id).span).collect();
                spans.sort_unstable();
                spans
            }
            Target::Measure(id) => vec![plan.measure(MeasureId(id)).span],
            Target::Section(id) => vec![plan.section(SectionId(id)).span],
            Target::Link(id) => vec![graph.assignment(plan, LinkId(id)).span],
            Target::Tie(one, other) => {
                graph.shared(UnitId(one), UnitId(other)).map(|measure| plan.measure(measure).span).collect()
            }
            Target::Entry(_) => Vec::new(),
        }
    }

    fn build(about: About, first: Reading, read: Reading, corrections: &[Correction]) -> Self {
        let About { origin, name, saved_at, read_as, lines } = about;
        let (plan, unfit) = if corrections.is_empty() {
            (Arc::clone(&read.plan), Vec::new())
        } else {
            let (plan, unfit) = import::laid_over(&read.plan, corrections);
            (Arc::new(plan), unfit)
        };
        Self {
            origin,
            name,
            saved_at,
            read_as,
            first,
            diagnostics: Arc::clone(&read.diagnostics),
            account: Arc::clone(&read.account),
            read,
            corrections: corrections.to_vec(),
            unfit,
            graph: Arc::new(PlanGraph::from(&*plan)),
            index: Arc::new(Index::new(&plan)),
            plan,
            lines,
        }
    }
}
