//! A statement of who does what: `牵头单位:市甲局、市乙局；配合单位:市丙局`, or a sentence such as
//! 「市甲局牵头，市乙局、市丙局等按职责分工负责」.
//!
//! Both are read by one walk over the words between separators. A name is put on a heap until something
//! says what it does: a label before it, a verb after it, or the end of the list. Brackets are never split.
//! What fits nowhere is a problem with its place, never dropped.

use super::kinds::looks_like_unit;
use super::marks::Marks;
use super::registry::Registry;
use super::roles::{Found, Means, words};
use super::{fold, separators};
use crate::plan::{Code, Role, Span, UnitId};

/// One thing that a statement says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// What it is.
    pub what: What,
    /// The printed name, or the words of the deadline.
    pub span: Span,
    /// The list ended in 等 here.
    pub open: bool,
}

/// What a word of a statement is.
#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    /// A unit in a role; already registered or not.
    Unit(Role, Option<UnitId>),
    /// A person.
    Leader,
    /// A deadline.
    Time,
}

/// What was read. Buffers are kept from statement to statement.
#[derive(Default)]
pub(super) struct Reading {
    /// In printed order, but for what a verb at the end gave to names before it.
    pub words: Vec<Word>,
    /// What was not understood, or is empty.
    pub problems: Vec<(Code, Span)>,
    heap: Vec<Name>,
    marks: Marks,
}

#[derive(Clone, Copy)]
struct Name {
    span: Span,
    unit: Option<UnitId>,
    open: bool,
}

struct Walk<'s, 'r> {
    source: &'s str,
    registry: &'r Registry<'s>,
    out: &'r mut Reading,
    /// What was announced last, and where.
    label: Option<(Means, Span)>,
    /// Names were said since the label.
    filled: bool,
    /// 会同 was read: what follows takes part.
    joined: bool,
    /// A full stop was read since the label: only what looks like a unit is still one.
    stopped: bool,
    /// Where the names begin that stand together (joined by 、).
    run: usize,
}

/// Reads `span` of the source. With a label (its meaning and place) the span is the list after it; without,
/// it is a sentence or a bare list, and only what looks like a unit is believed.
pub(super) fn read<'s>(
    source: &'s str,
    span: Span,
    label: Option<(Means, Span)>,
    registry: &Registry<'s>,
    out: &mut Reading,
) {
    out.words.clear();
    out.problems.clear();
    out.heap.clear();
    let text = span.of(source);
    out.marks.pairs.clear();
    if separators::may_have_bracket(text.as_bytes()) {
        out.marks.scan(text);
    }
    let pairs = std::mem::take(&mut out.marks.pairs);
    let mut walk =
        Walk { source, registry, out, label, filled: false, joined: false, stopped: false, run: 0 };
    walk.all(span, &pairs);
    out.marks.pairs = pairs;
}

impl Walk<'_, '_> {
    fn all(&mut self, span: Span, pairs: &[(usize, usize)]) {
        let (from, to) = (span.start as usize, span.end as usize);
        let bytes = self.source.as_bytes();
        let mut pairs = pairs.iter().map(|(start, end)| (from + start, from + end)).peekable();
        let (mut start, mut at) = (from, from);
        while at < to {
            if let Some((open, close)) = pairs.next_if(|(open, _)| *open == at) {
                if let Some(found) = self.bracketed_label(open, close) {
                    self.token(start, open);
                    self.announce(found);
                    start = self.after_colon(close, to);
                }
                at = if start > close { start } else { close };
                continue;
            }
            let (kind, length) = separators::at(bytes, at);
            match kind {
                separators::Kind::None => {}
                separators::Kind::Colon => {
                    self.colon(start, at);
                    start = at + length;
                }
                kind => {
                    self.token(start, at);
                    start = at + length;
                    if kind != separators::Kind::List {
                        self.run = self.out.heap.len();
                    }
                    self.stopped |= kind == separators::Kind::Stop;
                }
            }
            at += length;
        }
        self.token(start, to);
        self.end_list();
    }

    fn text(&self, start: usize, end: usize) -> &str {
        &self.source[start..end]
    }

    fn trimmed(&self, start: usize, end: usize) -> (usize, usize) {
        let (from, to) = fold::trim(self.text(start, end));
        (start + from, start + to)
    }

    /// 【牵头单位】 inside a line.
    fn bracketed_label(&self, open: usize, close: usize) -> Option<(Means, Span)> {
        let text = self.text(open, close);
        let width = text.chars().next()?.len_utf8();
        let inner = &text[width..text.len() - text.chars().next_back()?.len_utf8()];
        let found = words().label_at_start(inner).filter(|found| fold::trim(inner).1 == found.end)?;
        Some((found.means, Span::new(open + width + found.start, open + width + found.end)))
    }

    /// Past a colon, if one stands next.
    fn after_colon(&self, at: usize, to: usize) -> usize {
        match fold::chars(self.text(at, to)).next() {
            Some((_, end, ':')) => at + end,
            _ => at,
        }
    }

    /// A label becomes the current one; the list before it is done.
    fn announce(&mut self, label: (Means, Span)) {
        self.end_list();
        self.label = Some(label);
        (self.filled, self.joined, self.stopped) = (false, false, false);
    }

    fn colon(&mut self, start: usize, at: usize) {
        let text = self.text(start, at);
        let before = |found: &Found| {
            text[..found.start].trim_matches(|c: char| fold::is_gap(c) || "*—-".contains(c)).len()
        };
        match words().label_at_end(text).filter(|found| !found.bare || before(found) == 0) {
            Some(found) => {
                self.token(start, start + found.start);
                self.announce((found.means, Span::new(start + found.start, start + found.end)));
            }
            None => self.problem(start, at),
        }
    }

    /// The words between two separators.
    fn token(&mut self, start: usize, end: usize) {
        let (start, end) = self.trimmed(start, end);
        if start == end {
            return;
        }
        if let Some((Means::Leader | Means::Time, _)) = self.label {
            self.push(Span::new(start, end), None);
        } else if !self.stopped
            && let Some(unit) = self.registry.known(self.text(start, end))
        {
            self.push(Span::new(start, end), Some(unit));
        } else {
            self.unknown(start, end);
        }
    }

    /// Words that were not met before: a new name, or a clause with a verb, 会同 or 等.
    fn unknown(&mut self, mut start: usize, end: usize) {
        if let Some((left, right)) = words().joiner(self.text(start, end))
            && looks_like_unit(self.subject(start, start + left))
        {
            let from = start + left - self.subject(start, start + left).len();
            self.name(from, start + left);
            self.flush(Role::Lead, self.run_of_clause());
            self.joined = true;
            start += right;
        }
        let text = self.text(start, end);
        if let Some((at, role)) = words().verb_at_end(text) {
            let subject = self.subject(start, start + at);
            let name = words().open_end(subject).map_or(subject, |at| &subject[..at]);
            if name.is_empty() || self.label.is_none() || looks_like_unit(name) {
                let from = start + at - subject.len();
                self.name_or_open(from, start + at);
                let role = if self.joined { Role::Participate } else { role };
                self.flush(role, self.run_of_clause());
                self.joined = false;
                return;
            }
        }
        self.name_or_open(start, end);
    }

    /// A clause's words without 由 or a dash in front.
    fn subject(&self, start: usize, end: usize) -> &str {
        let text = self.text(start, end);
        let skip = |c: char| fold::is_gap(c) || "由—-".contains(c);
        text.trim_start_matches(skip)
    }

    /// The first name of the heap that the verb of a clause speaks of.
    fn run_of_clause(&self) -> usize {
        if self.label.is_some() { self.run } else { 0 }
    }

    fn name_or_open(&mut self, start: usize, end: usize) {
        let Some(at) = words().open_end(self.text(start, end)) else { return self.name(start, end) };
        self.name(start, start + at);
        if let Some(last) = self.out.heap.last_mut() {
            last.open = true;
        } else if let Some(last) = self.out.words.last_mut() {
            last.open = true;
        }
    }

    /// One or several names without a separator that is sure.
    fn name(&mut self, start: usize, end: usize) {
        let marks = |c: char| fold::is_gap(c) || "*—-·•…【】[]．.".contains(c);
        let text = self.text(start, end);
        let start = start + text.len() - text.trim_start_matches(marks).len();
        let end = start + self.text(start, end.max(start)).trim_end_matches(marks).len();
        if start >= end {
            return;
        }
        let text = self.text(start, end);
        for word in ["以及", "及", "和"] {
            if let Some(rest) = text.strip_prefix(word)
                && looks_like_unit(rest)
            {
                return self.one(end - rest.len(), end);
            }
        }
        if let Some(pieces) = pieces(text) {
            for (from, to) in pieces {
                self.one(start + from, start + to);
            }
        } else {
            self.one(start, end);
        }
    }

    fn one(&mut self, start: usize, end: usize) {
        let text = self.text(start, end);
        let letters = text.chars().any(char::is_alphanumeric);
        let long = fold::count(text) > 20;
        let doubtful = self.stopped || self.label.is_none() || long;
        if !letters || words().is_no_name(text) || doubtful && !looks_like_unit(text) {
            self.problem(start, end);
        } else {
            self.push(Span::new(start, end), self.registry.known(text));
        }
    }

    fn push(&mut self, span: Span, unit: Option<UnitId>) {
        self.out.heap.push(Name { span, unit, open: false });
        self.filled = true;
    }

    fn problem(&mut self, start: usize, end: usize) {
        let (start, end) = self.trimmed(start, end);
        self.out.problems.push((Code::AssignmentNotUnderstood, Span::new(start, end)));
        self.filled = true;
    }

    /// A verb gives its role to the names from `run` on; those before keep their label's.
    fn flush(&mut self, role: Role, run: usize) {
        let run = run.min(self.out.heap.len());
        let clause = self.out.heap.split_off(run);
        self.end_names();
        self.out.words.extend(clause.into_iter().map(|name| name.says(What::Unit(role, name.unit))));
        self.run = 0;
    }

    /// The list of the current label, or the whole sentence, is over.
    fn end_list(&mut self) {
        self.end_names();
        if let Some((_, span)) = self.label
            && !self.filled
        {
            self.out.problems.push((Code::EmptyList, span));
        }
        self.run = 0;
    }

    /// Gives the names on the heap what the label says, or, in a bare list, responsibility.
    fn end_names(&mut self) {
        if self.out.heap.is_empty() {
            return;
        }
        let heap = &mut self.out.heap;
        let role = match self.label {
            Some((Means::Time, _)) => {
                let span = heap[0].span.joined(heap[heap.len() - 1].span);
                self.out.words.push(Word { what: What::Time, span, open: false });
                return heap.clear();
            }
            Some((Means::Leader, _)) => {
                self.out.words.extend(heap.drain(..).map(|name| name.says(What::Leader)));
                return;
            }
            Some((Means::Role(role), _)) => role.into(),
            Some((Means::Sentence, _)) => Role::Responsible,
            // 「市甲局牵头，市乙局」: what the second does is not said.
            None if !self.out.words.is_empty() && !self.joined => {
                let lost = heap.drain(..).map(|name| (Code::AssignmentNotUnderstood, name.span));
                return self.out.problems.extend(lost);
            }
            None => Role::Responsible,
        };
        let role = if self.joined { Role::Participate } else { role };
        self.out.words.extend(heap.drain(..).map(|name| name.says(What::Unit(role, name.unit))));
    }
}

impl Name {
    fn says(self, what: What) -> Word {
        Word { what, span: self.span, open: self.open }
    }
}

/// Several names that only gaps or 和 divide: 「市甲局 市乙局」, 「市教育局和市财政局」. Only where every piece
/// looks like a unit and, around 和, both start with the same level; 省文化和旅游厅 is one name.
fn pieces(text: &str) -> Option<Vec<(usize, usize)>> {
    let base = text.as_ptr() as usize;
    let place = |piece: &str| (piece.as_ptr() as usize - base, piece.as_ptr() as usize - base + piece.len());
    let by_gap: Vec<&str> = text.split(fold::is_gap).filter(|piece| !piece.is_empty()).collect();
    if by_gap.len() > 1 && by_gap.iter().all(|piece| looks_like_unit(piece)) {
        return Some(by_gap.into_iter().map(place).collect());
    }
    for word in ["以及", "和", "与", "及"] {
        let Some((left, right)) = text.split_once(word) else { continue };
        let same_level = left.chars().next() == right.chars().next() && !left.starts_with('各');
        if same_level && looks_like_unit(left) && looks_like_unit(right) {
            return Some(vec![place(left), place(right)]);
        }
    }
    None
}
