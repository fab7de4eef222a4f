//! What of a text was kept, dropped and added, character by character.
//!
//! E. Myers, "An O(ND) difference algorithm and its variations" (1986), over folded characters: width, case and
//! spaces make no difference, as everywhere else in the house. A character or two that two rewritten places
//! happen to share is no help to a reader, so such islands are counted as rewritten too (N. Fraser, "semantic
//! cleanup", diff-match-patch, 2006).

use crate::graph::fold::fold_char;
use crate::plan::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// An island between two changes that is no longer than this, and shorter than either change, is dissolved.
const ISLAND: usize = 2;

/// A stretch of one text or of both, inside one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Kept {
        /// Where in the old source.
        old: Span,
        /// Where in the new source.
        new: Span,
    },
    /// Only in the old text.
    Dropped {
        /// Where in the old source.
        old: Span,
    },
    /// Only in the new text.
    Added {
        /// Where in the new source.
        new: Span,
    },
}

/// A text as its folded characters, each with its place.
#[derive(Debug, Default)]
pub(super) struct Letters {
    folded: Vec<char>,
    /// The bytes of each, and the paragraph it stands in.
    places: Vec<(Span, usize)>,
}

impl Letters {
    /// Of the paragraphs at `spans`.
    pub(super) fn of(source: &str, spans: &[Span]) -> Self {
        let mut letters = Self::default();
        for (paragraph, span) in spans.iter().enumerate() {
            for (at, c) in span.of(source).char_indices() {
                if let Some(folded) = fold_char(c) {
                    let start = span.start as usize + at;
                    letters.folded.push(folded);
                    letters.places.push((Span::new(start, start + c.len_utf8()), paragraph));
                }
            }
        }
        letters
    }

    /// The stretches of one paragraph each that a range of letters covers.
    fn stretches(&self, range: Range<usize>) -> impl Iterator<Item = Span> {
        self.places[range].chunk_by(|a, b| a.1 == b.1).map(|run| run[0].0.joined(run[run.len() - 1].0))
    }
}

/// From the old text to the new one; none where they are the same. Dropped words stand before those that
/// were added in their place.
pub(super) fn wording(old: &Letters, new: &Letters) -> Option<Vec<Piece>> {
    if old.folded == new.folded {
        return None;
    }
    // Of several shortest ways Myers takes one by direction; always going from the same text makes the way
    // back the mirror of the way there.
    let blocks = if old.folded <= new.folded {
        blocks(&old.folded, &new.folded)
    } else {
        let mut blocks = blocks(&new.folded, &old.folded);
        for block in &mut blocks {
            std::mem::swap(&mut block.a, &mut block.b);
        }
        blocks
    };
    let mut pieces = Vec::new();
    for block in dissolved(blocks) {
        if block.same {
            pieces.extend(kept(old, new, block.a, block.b));
        } else {
            pieces.extend(old.stretches(block.a).map(|old| Piece::Dropped { old }));
            pieces.extend(new.stretches(block.b).map(|new| Piece::Added { new }));
        }
    }
    Some(pieces)
}

/// Letters of one text and of the other that are the same, or that stand in each other's place.
struct Block {
    same: bool,
    a: Range<usize>,
    b: Range<usize>,
}

impl Block {
    fn size(&self) -> usize {
        self.a.len().max(self.b.len())
    }

    fn reach(&mut self, other: &Self) {
        self.a.end = other.a.end;
        self.b.end = other.b.end;
    }
}

/// Blocks that are the same and blocks that are not, in turn.
fn blocks(a: &[char], b: &[char]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, a, b) {
        let same = matches!(op, DiffOp::Equal { .. });
        let block = Block { same, a: op.old_range(), b: op.new_range() };
        match blocks.last_mut() {
            Some(last) if last.same == same => last.reach(&block),
            _ => blocks.push(block),
        }
    }
    blocks
}

/// Without islands.
fn dissolved(blocks: Vec<Block>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::new();
    for block in blocks {
        match kept.as_mut_slice() {
            [.., before, island]
                if !block.same
                    && island.size() <= ISLAND
                    && island.size() < before.size().min(block.size()) =>
            {
                before.reach(&block);
                kept.pop();
            }
            _ => kept.push(block),
        }
    }
    kept
}

/// A block that is the same, cut where a paragraph ends in either text.
fn kept(old: &Letters, new: &Letters, a: Range<usize>, b: Range<usize>) -> Vec<Piece> {
    let both: Vec<_> = old.places[a].iter().zip(&new.places[b]).collect();
    both.chunk_by(|one, next| one.0.1 == next.0.1 && one.1.1 == next.1.1)
        .map(|run| {
            let (first, last) = (run[0], run[run.len() - 1]);
            Piece::Kept { old: first.0.0.joined(last.0.0), new: first.1.0.joined(last.1.0) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn diff(old: &str, new: &str) -> Vec<Piece> {
        let letters = |text: &str| Letters::of(text, &[Span::new(0, text.len())]);
        wording(&letters(old), &letters(new)).unwrap_or_default()
    }

    fn shown(old: &str, new: &str) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Kept { old: at, .. } => at.of(old).to_owned(),
            Piece::Dropped { old: at } => format!("-{}-", at.of(old)),
            Piece::Added { new: at } => format!("+{}+", at.of(new)),
        };
        diff(old, new).iter().map(piece).collect()
    }

    #[test]
    fn what_is_dropped_stands_before_what_is_added() {
        assert_eq!(shown("到2022年完成改造", "到2023年基本完成改造"), "到202-2-+3+年+基本+完成改造");
        assert_eq!(shown("", "新增"), "+新增+");
    }

    #[test]
    fn width_and_spaces_are_no_change() {
        assert_eq!(diff("到 2022 年，完成", "到２０２２年,完成"), []);
    }

    #[test]
    fn a_shared_letter_between_two_changes_is_no_anchor() {
        assert_eq!(shown("健全问责机制。", "健全监督责任体系。"), "健全-问责机制-+监督责任体系+。");
    }

    proptest! {
        #[test]
        fn pieces_are_both_texts_and_the_way_back_is_the_mirror(
            old in "[甲乙丙丁 ]{0,24}",
            new in "[甲乙丙丁 ]{0,24}",
        ) {
            let fold = crate::graph::fold::fold_text;
            let pieces = diff(&old, &new);
            let (mut was, mut is) = (String::new(), String::new());
            for piece in &pieces {
                match piece {
                    Piece::Kept { old: a, new: b } => {
                        prop_assert_eq!(fold(a.of(&old)), fold(b.of(&new)));
                        was += a.of(&old);
                        is += b.of(&new);
                    }
                    Piece::Dropped { old: a } => was += a.of(&old),
                    Piece::Added { new: b } => is += b.of(&new),
                }
            }
            if pieces.is_empty() {
                prop_assert_eq!(fold(&old), fold(&new));
            } else {
                prop_assert_eq!(fold(&was), fold(&old));
                prop_assert_eq!(fold(&is), fold(&new));
            }
            let kept = |pieces: &[Piece]| -> Vec<(Span, Span)> {
                pieces.iter().filter_map(|piece| match piece {
                    Piece::Kept { old, new } => Some((*old, *new)),
                    _ => None,
                }).collect()
            };
            let back: Vec<(Span, Span)> = kept(&diff(&new, &old)).into_iter().map(|(a, b)| (b, a)).collect();
            prop_assert_eq!(kept(&pieces), back);
        }
    }
}
