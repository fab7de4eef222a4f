//! The one pass over the document's lines: each line becomes a block (numbered item, paragraph, or line of
//! assignments), with what it says about units, persons and deadlines.
//!
//! A line is judged by its first characters; what a line is, `lines` says, and the rows of tables are read
//! by `table`. What the blocks amount to (headings, measures) is decided afterwards, in `outline`.

use super::account::Manner;
use super::block::{Block, Kind, Said, Scan};
use super::lines;
use super::marks::Marks;
use super::progress::STRIDE;
use super::registry::Registry;
use super::roles::{Found, Means};
use super::rule::Says;
use super::statement::{self, By, Reading, What};
use super::terms::Terms;
use super::{Unreadable, deadlines, fold, kinds, names, numeral, paragraph, table};
use crate::plan::{Code, Correction, Diagnostic, Role, Severity, Span};
use std::ops::Range;

/// Reads the lines that start in `part`; a list may run on beyond it.
pub(super) fn scan<'s>(
    source: &'s str,
    part: Range<usize>,
    terms: &'s Terms<'s>,
    progress: &mut dyn FnMut(usize) -> Result<(), Unreadable>,
) -> Result<Scan<'s>, Unreadable> {
    let mut scan = Scan::new(source, part.len(), terms);
    let spans = terms.tables.iter().filter_map(|table| Some((table, table.span()?)));
    let mut tables = spans.skip_while(|(_, span)| (span.end as usize) <= part.start).peekable();
    let mut at = part.start;
    let mut reported = part.start;
    loop {
        while let Some((table, span)) = tables.next_if(|(_, span)| span.start as usize <= at) {
            if span.end as usize > at && table::read(&mut scan, table, at) {
                at = span.end as usize;
            }
        }
        if at >= part.end {
            break;
        }
        let end = tables.peek().map_or(terms.end, |(_, span)| (span.start as usize).clamp(at, terms.end));
        let Some((line, next)) = terms.lines.next(at, end) else {
            if end == terms.end {
                break;
            }
            at = end;
            continue;
        };
        if line.start >= part.end {
            break;
        }
        if line.start >= reported + STRIDE {
            reported = line.start;
            progress(line.start)?;
        }
        at = scan.line(line, next, end);
    }
    Ok(scan)
}

/// How a line starts that assigns: its label, and where the list begins.
struct Opening {
    label: (Means, Span),
    list: usize,
}

impl<'s> Scan<'s> {
    fn new(source: &'s str, bytes: usize, terms: &'s Terms<'s>) -> Self {
        // What a plan of lines needs: growing buffers of this size costs more than reading.
        Self {
            source,
            terms,
            blocks: Vec::with_capacity(bytes / 200),
            said: Vec::with_capacity(bytes / 120),
            deadlines: Vec::new(),
            diagnostics: Vec::new(),
            registry: Registry::default(),
            marks: Marks::default(),
            reading: Reading::default(),
            manners: [0; Manner::ALL.len()],
        }
    }

    /// Reads one line and answers where to go on.
    fn line(&mut self, line: Range<usize>, next: usize, end: usize) -> usize {
        let words_at = line.start + lines::decoration(&self.source[line.clone()]);
        let numeral = numeral::at_start(&self.source[words_at..line.end], words_at);
        let from = numeral.map_or(words_at, |numeral| numeral.after as usize);
        if let Some(opening) = self.opening(from..line.end, numeral.is_some()) {
            let (stop, next) = self.run_on(&opening, line.end, next, end);
            self.duty_line(line.start, stop, &opening);
            return next;
        }
        let text = Span::new(if numeral.is_some() { from.min(line.end) } else { line.start }, line.end);
        self.paragraph(Span::new(line.start, line.end), text, |empty| match numeral {
            Some(numeral) => Kind::Item(numeral),
            None if empty => Kind::Duty,
            None => Kind::Para,
        });
        next
    }

    /// Reads running text, and pushes it as what it is; `kind` is asked with whether it only assigns.
    pub(super) fn paragraph(&mut self, line: Span, text: Span, kind: impl FnOnce(bool) -> Kind) {
        let (said, dues) = (self.said.len() as u32, self.deadlines.len() as u32);
        let cut = paragraph::read(self, text);
        let duty = (cut < text.end).then_some(Span { start: cut, end: text.end });
        let words_end = fold::trim(&self.source[text.start as usize..cut as usize]).1 as u32;
        let text = Span { start: text.start, end: text.start + words_end };
        self.push(Block {
            kind: kind(text.is_empty()),
            line,
            text,
            duty,
            said: said..said,
            dues: dues..dues,
        });
    }

    /// Pushes what says nothing about who does what.
    pub(super) fn plain(&mut self, kind: Kind, line: Span, text: Span) {
        let (said, dues) = (self.said.len() as u32, self.deadlines.len() as u32);
        self.push(Block { kind, line, text, duty: None, said: said..said, dues: dues..dues });
    }

    pub(super) fn push(&mut self, mut block: Block) {
        block.said.end = self.said.len() as u32;
        block.dues.end = self.deadlines.len() as u32;
        self.blocks.push(block);
    }

    /// The label that a line starts with, if the line assigns.
    fn opening(&mut self, text: Range<usize>, numbered: bool) -> Option<Opening> {
        let words_here = self.source.get(text.clone())?;
        let first = words_here.chars().next()?;
        let bracket = if matches!(first, '【' | '〔' | '[' | '［') { first.len_utf8() } else { 0 };
        let inner = &words_here[bracket..];
        let found = self.terms.words.label_at_start(inner)?;
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
        if !found.bare
            && let Some(list) = rest.strip_prefix(['为', '是'])
            && list
                .split(['、', ',', '，', ' '])
                .next()
                .is_some_and(|name| names::sure(name, self.terms.words))
        {
            return Some(here(&found, rest.len() - list.len()));
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
            let Some((line, after)) = self.terms.lines.next(next, end) else { return (stop, next) };
            let text = &self.source[line.clone()];
            let numbered = numeral::at_start(text, 0).is_some();
            let labelled = self
                .terms
                .words
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
        let line = Span::new(start, end);
        self.read(list, Some(opening.label));
        self.commit(Manner::OwnLine, line);
        // To whom one may turn is running text.
        let assigns = opening.label.0 != Means::Contact;
        let text = if assigns { Span::new(end, end) } else { line };
        self.push(Block {
            kind: if assigns { Kind::Duty } else { Kind::Para },
            line,
            text,
            duty: assigns.then_some(line),
            said: said..said,
            dues: dues..dues,
        });
    }

    /// Reads a list into [`Scan::reading`].
    pub(super) fn read(&mut self, list: Span, label: Option<(Means, Span)>) {
        let Terms { words, rules, .. } = self.terms;
        let by = By { source: self.source, registry: &self.registry, words, rules };
        statement::read(by, list, label, &mut self.reading);
    }

    /// Reads a sentence in which a role word stands into [`Scan::reading`].
    pub(super) fn read_sentence(&mut self, span: Span) {
        let Terms { words, rules, .. } = self.terms;
        let by = By { source: self.source, registry: &self.registry, words, rules };
        statement::read_sentence(by, span, &mut self.reading);
    }

    /// Takes over what was just read from `whole`: units are registered, problems told.
    pub(super) fn commit(&mut self, manner: Manner, whole: Span) {
        if self.terms.silenced.iter().any(|silenced| silenced.contains(whole)) {
            return;
        }
        let before = self.said.len();
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
            self.said.push(Said { what, span: word.span, open: word.open, instead: None });
        }
        self.manners[manner as usize] += u32::from(self.said.len() > before);
        if !self.terms.rules.is_empty() {
            self.first_places(before, whole);
        }
        self.dropped_prefixes(before);
        for index in 0..self.reading.problems.len() {
            let (code, span) = self.reading.problems[index];
            if code == Code::AssignmentNotUnderstood {
                self.not_understood(span);
            } else {
                self.note(Severity::Warning, code, span, vec![self.excerpt(span)]);
            }
        }
    }

    /// What the document's rules for first places say of the list that was just read.
    fn first_places(&mut self, before: usize, whole: Span) {
        let is = |said: &Said, role: Role| said.what.is_some_and(|(other, _)| other == role);
        if self.said[before..].iter().any(|said| is(said, Role::Lead)) {
            return;
        }
        let responsible = || self.said[before..].iter().filter(|said| is(said, Role::Responsible));
        let Some(first) = responsible().map(|said| said.span.start).min() else { return };
        let comma = self.reading.comma.map_or(u32::MAX, |at| at as u32);
        let source = self.source;
        for index in before..self.said.len() {
            let said = self.said[index];
            if !is(&said, Role::Responsible) {
                continue;
            }
            let instead = self.terms.rules.iter().find_map(|rule| match rule.says {
                Says::FirstLeads { here: true, .. } if !whole.contains(rule.span) => None,
                Says::FirstLeads { rest, .. } => {
                    if said.span.start == first {
                        Some(Role::Lead)
                    } else {
                        rest
                    }
                }
                Says::BeforeComma => (said.span.start < comma).then_some(Role::Lead),
                Says::Marked(mark) => {
                    let before = source[..said.span.start as usize].trim_end_matches(fold::is_gap);
                    let after = source[said.span.end as usize..].trim_start_matches(fold::is_gap);
                    (before.ends_with(mark) || after.starts_with(mark)).then_some(Role::Lead)
                }
                Says::ForAll { .. } | Says::Unclear => None,
            });
            self.said[index].instead = instead;
        }
    }

    /// 「省教育厅、财政厅」: the second is kept as printed, and its full form offered.
    fn dropped_prefixes(&mut self, before: usize) {
        let mut level: Option<char> = None;
        for index in before..self.said.len() {
            let Said { what: Some((_, unit)), span, .. } = self.said[index] else { continue };
            let name = span.of(self.source);
            let Some(first) = name.chars().next() else { continue };
            if matches!(first, '省' | '市' | '县' | '区' | '州') {
                level = Some(first);
            } else if let Some(level) = level
                && self.registry.lost_level(unit)
            {
                let full = format!("{level}{name}");
                let fix = Some(Correction::SameAs { unit: name.to_owned(), name: full.clone() });
                let (severity, code) = (Severity::Note, Code::DroppedPrefix);
                self.diagnostics.push(Diagnostic {
                    severity,
                    code,
                    span,
                    args: vec![name.to_owned(), full],
                    fix,
                });
            }
        }
    }

    /// Tells that words look like an assignment and were not understood.
    pub(super) fn not_understood(&mut self, span: Span) {
        if self.terms.silenced.iter().any(|silenced| silenced.contains(span)) {
            return;
        }
        let words = span.of(self.source).to_owned();
        let fix = Some(Correction::NoAssignment { span, words });
        let (severity, code) = (Severity::Error, Code::AssignmentNotUnderstood);
        let args = vec![self.excerpt(span)];
        self.diagnostics.push(Diagnostic { severity, code, span, args, fix });
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
