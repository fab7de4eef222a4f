//! The one pass over the document's lines: each line becomes a block (numbered item, paragraph, or line of
//! assignments), with what it says about units, persons and deadlines.
//!
//! A line is judged by its first characters. What the blocks amount to (headings, measures) is decided
//! afterwards, in `outline`.

use super::block::{Block, Kind, Said, Scan};
use super::marks::Marks;
use super::numeral;
use super::progress::STRIDE;
use super::registry::Registry;
use super::roles::{Found, Means, words};
use super::statement::{self, Reading, What};
use super::{Progress, Unreadable, deadlines, fold, kinds, paragraph};
use crate::plan::{Code, Diagnostic, Severity, Span};
use std::ops::Range;

/// Reads the lines of `extent`.
pub(super) fn scan<'s>(
    source: &'s str,
    extent: Range<usize>,
    name: &str,
    progress: &Progress<'_>,
) -> Result<Scan<'s>, Unreadable> {
    let mut scan = Scan {
        source,
        blocks: Vec::new(),
        said: Vec::new(),
        deadlines: Vec::new(),
        diagnostics: Vec::new(),
        registry: Registry::default(),
        marks: Marks::default(),
        reading: Reading::default(),
        reported: 0,
    };
    let mut at = extent.start;
    while let Some((line, next)) = next_line(source, at, extent.end) {
        if line.start >= scan.reported + STRIDE {
            scan.reported = line.start;
            progress.step(name, line.start, source.len())?;
        }
        at = scan.line(line, next, extent.end);
    }
    Ok(scan)
}

/// The next line with words from `at` on, trimmed, and where the one after it starts.
pub(super) fn next_line(source: &str, mut at: usize, end: usize) -> Option<(Range<usize>, usize)> {
    while at < end {
        let rest = &source.as_bytes()[at..end];
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let next = (at + length + 1).min(end);
        if length > 0 {
            let (from, to) = fold::trim(&source[at..at + length]);
            if from < to {
                return Some((at + from..at + to, next));
            }
        }
        at = next;
    }
    None
}

/// How a line starts that assigns: its label, and where the list begins.
struct Opening {
    label: (Means, Span),
    list: usize,
}

impl Scan<'_> {
    /// Reads one line and answers where to go on.
    fn line(&mut self, line: Range<usize>, next: usize, end: usize) -> usize {
        let words_at = line.start + decoration(&self.source[line.clone()]);
        let numeral = numeral::at_start(&self.source[words_at..line.end], words_at);
        let from = numeral.map_or(words_at, |numeral| numeral.after as usize);
        if let Some(opening) = self.opening(from..line.end, numeral.is_some()) {
            let (stop, next) = self.run_on(&opening, line.end, next, end);
            self.duty_line(line.start, stop, &opening);
            return next;
        }
        let text = Span::new(if numeral.is_some() { from.min(line.end) } else { line.start }, line.end);
        let (said, dues) = (self.said.len() as u32, self.deadlines.len() as u32);
        let cut = paragraph::read(self, text);
        let duty = (cut < text.end).then_some(Span { start: cut, end: text.end });
        let words_end = fold::trim(&self.source[text.start as usize..cut as usize]).1 as u32;
        let text = Span { start: text.start, end: text.start + words_end };
        let kind = match numeral {
            Some(numeral) => Kind::Item(numeral),
            None if text.is_empty() => Kind::Duty,
            None => Kind::Para,
        };
        let line = Span::new(line.start, line.end);
        self.push(Block { kind, line, text, duty, said: said..said, dues: dues..dues });
        next
    }

    fn push(&mut self, mut block: Block) {
        block.said.end = self.said.len() as u32;
        block.dues.end = self.deadlines.len() as u32;
        self.blocks.push(block);
    }

    /// The label that a line starts with, if the line assigns.
    fn opening(&mut self, text: Range<usize>, numbered: bool) -> Option<Opening> {
        let words_here = self.source.get(text.clone())?;
        let first = words_here.chars().next()?;
        let bracket = if "【〔[［".contains(first) { first.len_utf8() } else { 0 };
        let inner = &words_here[bracket..];
        let found = words().label_at_start(inner)?;
        let rest = &inner[found.end..];
        let here = |found: &Found, list: usize| {
            let start = text.start + bracket;
            Opening {
                label: (found.means, Span::new(start + found.start, start + found.end)),
                list: start + found.end + list,
            }
        };
        if bracket > 0 {
            let close = fold::chars(rest).next().filter(|(_, _, c)| "】〕]".contains(*c))?.1;
            let colon = colon_after(&rest[close..]).unwrap_or(0);
            return Some(here(&found, close + colon));
        }
        if let Some(colon) = colon_after(rest) {
            return Some(here(&found, colon));
        }
        // 「牵头单位及其职责:…」 and 「配合有关单位:…」 look like assignments and are read as text.
        let near = rest.char_indices().take(12).find(|(_, c)| matches!(c, ':' | '：'));
        if let Some((colon, _)) = near
            && (!found.bare || ["单位", "部门", "领导"].iter().any(|word| rest[..colon].contains(word)))
        {
            self.not_understood(Span::new(text.start, text.end));
            return None;
        }
        if found.bare || numbered {
            return None;
        }
        if fold::trim(rest).0 == fold::trim(rest).1 {
            return Some(here(&found, rest.len()));
        }
        let listed = rest.starts_with(fold::is_gap)
            && rest
                .split(['、', ',', '，', ' ', '　', '\t'])
                .filter(|name| !name.is_empty())
                .all(kinds::looks_like_unit);
        if listed {
            return Some(here(&found, 0));
        }
        None
    }

    /// Where a list ends that goes on in the next line(s), and where to read on.
    fn run_on(&self, opening: &Opening, mut stop: usize, mut next: usize, end: usize) -> (usize, usize) {
        loop {
            let so_far = &self.source[opening.list.min(stop)..stop];
            let last = fold::chars(so_far).next_back().map(|(_, _, c)| c);
            if !matches!(last, None | Some('、' | ',')) {
                return (stop, next);
            }
            let Some((line, after)) = next_line(self.source, next, end) else { return (stop, next) };
            let text = &self.source[line.clone()];
            let numbered = numeral::at_start(text, 0).is_some();
            let labelled = words()
                .label_at_start(text)
                .is_some_and(|found| !found.bare || colon_after(&text[found.end..]).is_some());
            let first = text.split(['、', ',', '，', ';', '；']).next().unwrap_or(text);
            let a_list = match last {
                None => kinds::looks_like_unit(first) || self.registry.known(first).is_some(),
                Some(_) => !text.contains('。'),
            };
            if numbered || labelled || !a_list {
                return (stop, next);
            }
            (stop, next) = (line.end, after);
        }
    }

    fn duty_line(&mut self, start: usize, end: usize, opening: &Opening) {
        let (said, dues) = (self.said.len() as u32, self.deadlines.len() as u32);
        let list = Span::new(opening.list.min(end), end);
        statement::read(self.source, list, Some(opening.label), &self.registry, &mut self.reading);
        self.commit();
        let line = Span::new(start, end);
        let text = Span::new(end, end);
        self.push(Block {
            kind: Kind::Duty,
            line,
            text,
            duty: Some(line),
            said: said..said,
            dues: dues..dues,
        });
    }

    /// Takes over what was just read: units are registered, problems told.
    pub(super) fn commit(&mut self) {
        for index in 0..self.reading.words.len() {
            let word = self.reading.words[index];
            let text = word.span.of(self.source);
            let what = match word.what {
                What::Unit(role, unit) => Some((role, unit.unwrap_or_else(|| self.registry.register(text)))),
                What::Leader => None,
                What::Time => {
                    self.deadlines.push(deadlines::stated(text, word.span.start as usize));
                    continue;
                }
            };
            if word.open {
                self.note(Severity::Note, Code::OpenList, word.span, vec![text.to_owned()]);
            }
            self.said.push(Said { what, span: word.span, open: word.open });
        }
        for index in 0..self.reading.problems.len() {
            let (code, span) = self.reading.problems[index];
            if code == Code::AssignmentNotUnderstood {
                self.not_understood(span);
            } else {
                self.note(Severity::Warning, code, span, vec![self.excerpt(span)]);
            }
        }
    }

    /// Tells that words look like an assignment and were not understood.
    pub(super) fn not_understood(&mut self, span: Span) {
        self.note(Severity::Error, Code::AssignmentNotUnderstood, span, vec![self.excerpt(span)]);
    }

    /// Tells something.
    pub(super) fn note(&mut self, severity: Severity, code: Code, span: Span, args: Vec<String>) {
        self.diagnostics.push(Diagnostic { severity, code, span, args, fix: None });
    }

    fn excerpt(&self, span: Span) -> String {
        let text = span.of(self.source);
        match text.char_indices().nth(40) {
            Some((cut, _)) => format!("{}…", &text[..cut]),
            None => text.to_owned(),
        }
    }
}

/// How many bytes of marks stand before a line's words: bullets, dashes, Markdown.
fn decoration(line: &str) -> usize {
    let marks = |c: char| "#*-—–•·●○■□◆▪▲★>+－".contains(c) || fold::is_gap(c);
    match line.chars().next() {
        Some(first) if marks(first) => line.len() - line.trim_start_matches(marks).len(),
        _ => 0,
    }
}

/// Where the list starts after a label: past a colon, with 「（3个）」 or Markdown's stars between.
fn colon_after(rest: &str) -> Option<usize> {
    let mut chars = fold::chars(rest).filter(|(_, _, c)| *c != '*');
    let (start, end, c) = chars.next()?;
    match c {
        ':' => Some(end),
        '(' => {
            let close = rest[start..].char_indices().take(14).find(|(_, c)| matches!(c, ')' | '）'))?;
            let after = start + close.0 + close.1.len_utf8();
            let (_, end, c) = fold::chars(&rest[after..]).next()?;
            (c == ':').then_some(after + end)
        }
        _ => None,
    }
}
