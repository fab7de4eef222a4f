//! One pass over a paragraph that finds what the later steps look at: brackets, colons, 年 and 月.
//!
//! Everything else of a paragraph is never looked at twice. The pass is linear for every input: brackets
//! are matched with a stack, and one that is never closed hides nothing that comes after it.

use memchr::memmem::Finder;

/// What was found, as byte offsets into the paragraph. Buffers are kept from paragraph to paragraph.
pub(super) struct Marks {
    /// Matched brackets that stand in no other bracket: first byte, one past the last byte; in order.
    pub pairs: Vec<(usize, usize)>,
    /// Colons, in order.
    pub colons: Vec<usize>,
    /// 年 and 月, in order.
    pub times: Vec<usize>,
    /// The first bracket that is never closed.
    pub unclosed: Option<usize>,
    /// Where looking ended, in a text of more than [`MOST`] marks.
    pub beyond: Option<usize>,
    stack: Vec<(u8, usize)>,
    places: Vec<usize>,
    year: Finder<'static>,
    month: Finder<'static>,
}

impl Default for Marks {
    fn default() -> Self {
        Self {
            pairs: Vec::new(),
            colons: Vec::new(),
            times: Vec::new(),
            unclosed: None,
            beyond: None,
            stack: Vec::new(),
            places: Vec::new(),
            year: Finder::new("年"),
            month: Finder::new("月"),
        }
    }
}

/// No paragraph has more marks. One that does would fill the memory with them.
const MOST: usize = 1 << 20;
/// In bytes: so much of a text is looked at at a time.
const STRETCH: usize = 1 << 16;

/// How deep below the innermost bracket a closing one of another kind looks for its partner.
const REACH: usize = 4;

impl Marks {
    /// Looks at `text` anew.
    pub(super) fn scan(&mut self, text: &str) {
        self.pairs.clear();
        self.colons.clear();
        self.times.clear();
        self.stack.clear();
        self.beyond = None;
        let (mut from, mut marks) = (0, 0);
        while from < text.len() {
            let to = text.floor_char_boundary(text.len().min(from + STRETCH));
            marks += self.stretch(text, from, to);
            if marks > MOST && to < text.len() {
                self.beyond = Some(to);
                break;
            }
            from = to;
        }
        self.unclosed = self.stack.first().map(|(_, at)| *at);
        // Pairs were found by their ends; what stands inside another pair is dropped.
        self.pairs.sort_unstable();
        let mut covered = 0;
        self.pairs.retain(|(start, end)| {
            let outermost = *start >= covered;
            covered = covered.max(*end);
            outermost
        });
    }

    /// Looks at a part of a text, and answers how many marks it has.
    fn stretch(&mut self, text: &str, from: usize, to: usize) -> usize {
        self.places.clear();
        let bytes = &text.as_bytes()[from..to];
        // Several passes for single bytes are faster than one that decides at every character.
        self.places.extend(memchr::memchr3_iter(b'(', b')', b':', bytes));
        self.places.extend(memchr::memchr2_iter(b'[', b']', bytes));
        let wide = memchr::memchr3_iter(0xE2, 0xE3, 0xEF, bytes);
        self.places.extend(wide.filter(|at| is_wide_mark(&bytes[*at..at + 3])));
        self.places.sort_unstable();
        for index in 0..self.places.len() {
            let mark = &bytes[self.places[index]..];
            let at = from + self.places[index];
            match mark[0] {
                b'(' => self.open(0, at),
                b')' => self.close(0, at + 1),
                b'[' => self.open(1, at),
                b']' => self.close(1, at + 1),
                b':' => self.colons.push(at),
                _ => match &mark[..3] {
                    b"\xEF\xBC\x88" | b"\xEF\xB9\x99" => self.open(0, at),
                    b"\xEF\xBC\x89" | b"\xEF\xB9\x9A" => self.close(0, at + 3),
                    b"\xEF\xBC\xBB" => self.open(1, at),
                    b"\xEF\xBC\xBD" => self.close(1, at + 3),
                    b"\xE3\x80\x90" => self.open(2, at),
                    b"\xE3\x80\x91" => self.close(2, at + 3),
                    b"\xE3\x80\x94" => self.open(3, at),
                    b"\xE3\x80\x95" => self.close(3, at + 3),
                    b"\xE3\x80\x88" => self.open(4, at),
                    b"\xE3\x80\x89" => self.close(4, at + 3),
                    b"\xE3\x80\x96" => self.open(5, at),
                    b"\xE3\x80\x97" => self.close(5, at + 3),
                    b"\xE3\x80\x8C" => self.open(6, at),
                    b"\xE3\x80\x8D" => self.close(6, at + 3),
                    b"\xEF\xBD\x9B" => self.open(7, at),
                    b"\xEF\xBD\x9D" => self.close(7, at + 3),
                    _ => self.colons.push(at),
                },
            }
        }
        let before = self.times.len();
        self.times.extend(self.year.find_iter(bytes).map(|at| from + at));
        let years = self.times.len();
        self.times.extend(self.month.find_iter(bytes).map(|at| from + at));
        if years > before && self.times.len() > years {
            self.times[before..].sort_unstable();
        }
        self.places.len() + self.times.len() - before
    }

    fn open(&mut self, kind: u8, at: usize) {
        self.stack.push((kind, at));
    }

    fn close(&mut self, kind: u8, after: usize) {
        let reachable = self.stack.len().saturating_sub(REACH);
        if let Some(partner) = self.stack[reachable..].iter().rposition(|(open, _)| *open == kind) {
            let partner = reachable + partner;
            self.pairs.push((self.stack[partner].1, after));
            // What was opened inside and not closed stays unclosed, but hides nothing.
            self.stack.truncate(partner);
        }
    }
}

/// A bracket or colon of full width. `bytes` is one character of three bytes.
fn is_wide_mark(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xE3, 0x80, 0x88 | 0x89 | 0x8C | 0x8D | 0x90 | 0x91 | 0x94..=0x97]
            | [0xEF, 0xBD, 0x9B | 0x9D]
            | [0xEF, 0xBC, 0x88 | 0x89 | 0x9A | 0xBB | 0xBD]
            | [0xEF, 0xB9, 0x95 | 0x99 | 0x9A]
            | [0xEF, 0xB8, 0xB0]
            // ∶, the sign of a ratio, which is written for a colon.
            | [0xE2, 0x88, 0xB6]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<&str> {
        let mut marks = Marks::default();
        marks.scan(text);
        marks.pairs.iter().map(|(start, end)| &text[*start..*end]).collect()
    }

    #[test]
    fn outermost_brackets_of_every_width_match() {
        assert_eq!(pairs("甲（市、区(县)）乙【丙】"), ["（市、区(县)）", "【丙】"]);
        assert_eq!(pairs("推进(甲工作。（牵头单位：A）"), ["（牵头单位：A）"]);
        assert_eq!(pairs("（甲）乙)"), ["（甲）"]);
    }

    #[test]
    fn very_many_brackets_take_linear_time() {
        let mut marks = Marks::default();
        marks.scan(&"(".repeat(200_000));
        assert_eq!(marks.unclosed, Some(0));
        marks.scan(&format!("{}{}", "(".repeat(100_000), ")".repeat(100_000)));
        assert_eq!(marks.pairs, [(0, 200_000)]);
        marks.scan(&"()".repeat(MOST));
        assert!(marks.pairs.len() <= MOST / 2 + STRETCH && marks.beyond.is_some());
        marks.scan(&"(]".repeat(100_000));
        assert!(marks.pairs.is_empty());
    }
}
