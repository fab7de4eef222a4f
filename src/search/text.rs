//! All running text of a plan in one folded string, searched in one pass.
//!
//! A [`Text`] keeps pieces of the source (paragraphs, assignment lines) with what each belongs to.
//! Nothing is found across two pieces. Names, headings and pinyin are `names.rs`'s.

use super::Target;
use crate::graph::fold::Folded;
use crate::plan::{Plan, SectionId, Span};
use memchr::memmem::Finder;
use std::collections::HashSet;

/// Pieces of the source, folded, one after another.
pub(super) struct Text {
    folded: Folded,
    /// Where each piece starts in the folded text, and what it belongs to.
    pieces: Vec<(u32, Target)>,
}

/// What measures and headings say, and the document's own particulars.
pub(super) fn said(plan: &Plan) -> Vec<(Span, Target)> {
    let document = Target::Section(SectionId::DOCUMENT);
    let particulars = [&plan.doc_no, &plan.issuer, &plan.date].into_iter().flat_map(|stated| &stated.spans);
    let mut pieces: Vec<(Span, Target)> = particulars.map(|span| (*span, document)).collect();
    for section in &plan.sections {
        pieces.extend(section.body.iter().map(|span| (*span, Target::Section(section.id))));
    }
    for measure in &plan.measures {
        pieces.extend(measure.text.iter().map(|span| (*span, Target::Measure(measure.id))));
    }
    pieces
}

/// The lines that say who does what, and the persons they name.
pub(super) fn assigned(plan: &Plan) -> Vec<(Span, Target)> {
    let mut pieces = Vec::new();
    for section in &plan.sections {
        pieces.extend(section.duty_lines.iter().map(|span| (*span, Target::Section(section.id))));
    }
    for measure in &plan.measures {
        let target = Target::Measure(measure.id);
        let persons = measure.leaders.iter().map(|leader| leader.span);
        pieces.extend(measure.duty_lines.iter().copied().chain(persons).map(|span| (span, target)));
    }
    pieces
}

impl Text {
    pub(super) fn new(plan: &Plan, mut pieces: Vec<(Span, Target)>) -> Self {
        pieces.sort();
        let mut folded = Folded::default();
        let mut starts = Vec::with_capacity(pieces.len());
        for (span, target) in pieces {
            starts.push((folded.text().len() as u32, target));
            folded.push(plan.words(span), span.start as usize);
            folded.end_piece();
        }
        Self { folded, pieces: starts }
    }

    /// The first place in each target that is not `seen` yet, in document order, at most `limit`;
    /// marks as seen what it gives. The query is folded and not empty.
    pub(super) fn find<'s>(
        &'s self,
        query: &'s str,
        seen: &'s mut HashSet<Target>,
        limit: usize,
    ) -> impl Iterator<Item = (Target, Span)> + 's {
        let finder = Finder::new(query);
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let start = from + finder.find(&self.folded.text().as_bytes()[from..])?;
                let next = self.pieces.partition_point(|(piece, _)| *piece as usize <= start);
                let (_, target) = self.pieces[next.checked_sub(1)?];
                // The rest of this piece belongs to the same target and has no more to say.
                from = self.pieces.get(next).map_or(self.folded.text().len(), |(piece, _)| *piece as usize);
                if seen.insert(target) {
                    let range = self.folded.original(start..start + query.len());
                    return Some((target, Span::new(range.start, range.end)));
                }
            }
        })
        .take(limit)
    }
}
