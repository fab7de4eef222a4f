//! One pass over a paragraph that finds what the later steps look at: brackets, colons, 年 and 月.
//!
//! Everything else of a paragraph is never looked at twice. The pass is linear for every input: brackets
//! are matched with a stack, and one that is never closed hides nothing that comes after it.

/// What was found, as byte offsets into the paragraph. Buffers are kept from paragraph to paragraph.
#[derive(Default)]
pub(super) struct Marks {
    /// Matched brackets that stand in no other bracket: first byte, one past the last byte; in order.
    pub pairs: Vec<(usize, usize)>,
    /// Colons, in order.
    pub colons: Vec<usize>,
    /// 年 and 月, in order.
    pub times: Vec<usize>,
    /// The first bracket that is never closed.
    pub unclosed: Option<usize>,
    stack: Vec<(u8, usize)>,
}

/// How deep below the innermost bracket a closing one of another kind looks for its partner.
const REACH: usize = 4;

impl Marks {
    /// Looks at `text` anew.
    pub(super) fn scan(&mut self, text: &str) {
        self.pairs.clear();
        self.colons.clear();
        self.times.clear();
        self.stack.clear();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(first) = bytes.get(at) {
            let next = match first {
                b'(' => self.open(0, at, at + 1),
                b')' => self.close(0, at + 1),
                b'[' => self.open(1, at, at + 1),
                b']' => self.close(1, at + 1),
                b':' => {
                    self.colons.push(at);
                    at + 1
                }
                0..=0x7F => at + 1,
                0xE3 => match &bytes[at..at + 3] {
                    b"\xE3\x80\x90" => self.open(2, at, at + 3),
                    b"\xE3\x80\x91" => self.close(2, at + 3),
                    b"\xE3\x80\x94" => self.open(3, at, at + 3),
                    b"\xE3\x80\x95" => self.close(3, at + 3),
                    _ => at + 3,
                },
                0xE5 => {
                    if bytes[at + 1..at + 3] == *b"\xB9\xB4" {
                        self.times.push(at);
                    }
                    at + 3
                }
                0xE6 => {
                    if bytes[at + 1..at + 3] == *b"\x9C\x88" {
                        self.times.push(at);
                    }
                    at + 3
                }
                0xEF => match &bytes[at..at + 3] {
                    b"\xEF\xBC\x88" | b"\xEF\xB9\x99" => self.open(0, at, at + 3),
                    b"\xEF\xBC\x89" | b"\xEF\xB9\x9A" => self.close(0, at + 3),
                    b"\xEF\xBC\xBB" => self.open(1, at, at + 3),
                    b"\xEF\xBC\xBD" => self.close(1, at + 3),
                    b"\xEF\xBC\x9A" | b"\xEF\xB9\x95" => {
                        self.colons.push(at);
                        at + 3
                    }
                    _ => at + 3,
                },
                0xF0.. => at + 4,
                0xE0.. => at + 3,
                _ => at + 2,
            };
            at = next;
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

    fn open(&mut self, kind: u8, at: usize, after: usize) -> usize {
        self.stack.push((kind, at));
        after
    }

    fn close(&mut self, kind: u8, after: usize) -> usize {
        let reachable = self.stack.len().saturating_sub(REACH);
        if let Some(partner) = self.stack[reachable..].iter().rposition(|(open, _)| *open == kind) {
            let partner = reachable + partner;
            self.pairs.push((self.stack[partner].1, after));
            // What was opened inside and not closed stays unclosed, but hides nothing.
            self.stack.truncate(partner);
        }
        after
    }
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
        marks.scan(&"(]".repeat(100_000));
        assert!(marks.pairs.is_empty());
    }
}
