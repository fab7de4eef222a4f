//! One view of text in which width, case, spaces and invisible marks make no difference.
//!
//! Full-width forms become half-width, letters lower case; white space, control and zero-width
//! characters are left out. What is folded is never shown and never written back: [`Folded`] knows,
//! for every part of itself, which bytes of the original it stands for. Meaning is not folded:
//! 〔〕 stays what it is, and so do simplified and traditional characters.

use std::ops::Range;

/// How one character is folded; none where it is left out.
pub fn fold_char(c: char) -> Option<char> {
    let invisible = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    if c.is_whitespace() || c.is_control() || invisible {
        return None;
    }
    let narrow = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let mut lower = narrow.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => Some(one),
        // A letter that would become two stays: one character in, one out.
        _ => Some(narrow),
    }
}

/// Folded, without the way back: for what somebody types.
pub fn fold_text(text: &str) -> String {
    text.chars().filter_map(fold_char).collect()
}

/// Whether `text`, folded, contains `needle`, which is folded already.
pub fn contains(text: &str, needle: &str) -> bool {
    needle.is_empty() || fold_text(text).contains(needle)
}

/// Folded text with the way back to the original.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    text: String,
    runs: Vec<Run>,
}

/// A stretch of the folded text that stands for a stretch of the original.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Where it starts in the folded text.
    folded: u32,
    /// Where it starts in the original.
    original: u32,
    /// How long it is in the original.
    len: u32,
    /// Byte by byte the same place; otherwise it is one character whose length changed.
    even: bool,
}

impl Folded {
    /// All of one text.
    pub fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.push(text, 0);
        folded
    }

    /// Adds a text that stands at byte `at` of the original.
    pub fn push(&mut self, text: &str, at: usize) {
        for (offset, c) in text.char_indices() {
            let Some(folded) = fold_char(c) else { continue };
            let (here, original) = (self.text.len() as u32, (at + offset) as u32);
            let (len, even) = (c.len_utf8() as u32, c.len_utf8() == folded.len_utf8());
            match self.runs.last_mut() {
                Some(run)
                    if even
                        && run.even
                        && run.folded + run.len == here
                        && run.original + run.len == original =>
                {
                    run.len += len;
                }
                _ => self.runs.push(Run { folded: here, original, len, even }),
            }
            self.text.push(folded);
        }
    }

    /// Puts a mark after what was added so far that no folded needle contains, so that nothing is
    /// found across it.
    pub fn end_piece(&mut self) {
        self.text.push('\n');
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the original that a range of whole folded characters stands for, from the first
    /// character's start to the last one's end. An empty range, or one that is only marks, gives an
    /// empty one.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let at = self.run_at(range.start).map_or(0, |run| run.start_of(range.start));
            return at..at;
        }
        let start = self.run_at(range.start).map_or(0, |run| run.start_of(range.start));
        let end = self.run_at(range.end - 1).map_or(start, |run| run.end_of(range.end));
        start..end.max(start)
    }

    fn run_at(&self, folded: usize) -> Option<Run> {
        let after = self.runs.partition_point(|run| run.folded as usize <= folded);
        after.checked_sub(1).map(|index| self.runs[index])
    }
}

impl Run {
    fn start_of(self, folded: usize) -> usize {
        let inside = if self.even { (folded - self.folded as usize).min(self.len as usize) } else { 0 };
        self.original as usize + inside
    }

    fn end_of(self, folded: usize) -> usize {
        if self.even { self.start_of(folded) } else { (self.original + self.len) as usize }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn width_case_and_space_do_not_matter() {
        assert_eq!(fold_text("省 司\u{200b}法　厅（ＡＢc）\r\n１２"), "省司法厅(abc)12");
        assert_eq!(fold_text("〔2021〕"), "〔2021〕");
    }

    #[test]
    fn a_match_leads_back_to_the_printed_words() {
        let source = "由 省 司　法厅（牵 头）负责";
        let folded = Folded::new(source);
        let at = folded.text().find("司法厅(牵头)").unwrap();
        let range = folded.original(at..at + "司法厅(牵头)".len());
        assert_eq!(&source[range], "司　法厅（牵 头）");
    }

    proptest! {
        #[test]
        fn what_a_range_stands_for_folds_to_that_range(
            source in "[a-zA-Z０-９　 \u{200b}省司法（）K\n]{0,20}",
            from in 0usize..20,
            len in 1usize..8,
        ) {
            let folded = Folded::new(&source);
            let chars: Vec<(usize, char)> = folded.text().char_indices().skip(from).take(len).collect();
            if let (Some(first), Some(last)) = (chars.first(), chars.last()) {
                let range = first.0..last.0 + last.1.len_utf8();
                let original = folded.original(range.clone());
                prop_assert_eq!(fold_text(&source[original]), &folded.text()[range]);
            }
        }
    }
}
