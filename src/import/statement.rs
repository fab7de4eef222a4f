//! A statement of who does what: `牵头单位:市甲局、市乙局；配合单位:市丙局`, or a sentence such as
//! 「市甲局牵头，市乙局、市丙局等按职责分工负责」.
//!
//! Both are read by one walk over the words between separators. A name is put on a heap until something
//! says what it does: a label before it, a verb after it, or the end of the list. Brackets are never split.
//! What fits nowhere is a problem with its place, never dropped.

use super::kinds::looks_like_unit;
use super::marks::Marks;
use super::names;
use super::registry::Registry;
use super::roles::{Found, Means, Roles};
use super::rule::{self, Rule};
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
    /// Where the first comma stands that is in no bracket.
    pub comma: Option<usize>,
    heap: Vec<Name>,
    marks: Marks,
}

#[derive(Clone, Copy)]
struct Name {
    span: Span,
    unit: Option<UnitId>,
    open: bool,
    /// What a bracket after the name says of it alone: 市甲局（牵头）.
    role: Option<Role>,
}

/// In bytes: the second half of a collective of places is shorter, with the verb after it.
const SECOND_HALF: usize = 240;

#[allow(clippy::struct_excessive_bools, reason = "each is one thing that was read, and they are independent")]
struct Walk<'s, 'r> {
    source: &'s str,
    registry: &'r Registry<'s>,
    words: &'r Roles,
    out: &'r mut Reading,
    /// What was announced last, and where.
    label: Option<(Means, Span)>,
    /// Names were said since the label.
    filled: bool,
    /// 会同 was read: what follows takes part.
    joined: bool,
    /// A full stop was read since the label: only what looks like a unit is still one.
    stopped: bool,
    /// A role word stands in the sentence: what could be a name is one.
    trusted: bool,
    /// Where the names begin that stand together (joined by 、).
    run: usize,
}

/// What a statement is read by.
#[derive(Clone, Copy)]
pub(super) struct By<'s, 'r> {
    /// The text.
    pub source: &'s str,
    /// The names met before.
    pub registry: &'r Registry<'s>,
    /// The words that say who does what.
    pub words: &'r Roles,
    /// The document's rules, whose words are passed over.
    pub rules: &'r [Rule],
}

/// Reads `span` of the source. With a label (its meaning and place) the span is the list after it; without,
/// it is a sentence or a bare list, and only what looks like a unit is believed.
pub(super) fn read(by: By<'_, '_>, span: Span, label: Option<(Means, Span)>, out: &mut Reading) {
    start(by, span, label, out, false);
}

/// The same for a sentence in which a role word stands: everything that could be a name is believed.
pub(super) fn read_sentence(by: By<'_, '_>, span: Span, out: &mut Reading) {
    start(by, span, None, out, true);
}

fn start(by: By<'_, '_>, span: Span, label: Option<(Means, Span)>, out: &mut Reading, trusted: bool) {
    out.words.clear();
    out.problems.clear();
    out.heap.clear();
    out.comma = None;
    let text = span.of(by.source);
    out.marks.pairs.clear();
    if separators::may_have_bracket(text.as_bytes()) {
        out.marks.scan(text);
    }
    let pairs = std::mem::take(&mut out.marks.pairs);
    let mut walk = Walk {
        source: by.source,
        registry: by.registry,
        words: by.words,
        out,
        label,
        filled: false,
        joined: false,
        stopped: false,
        trusted,
        run: 0,
    };
    walk.all(span, &pairs, by.rules);
    out.marks.pairs = pairs;
}

impl Walk<'_, '_> {
    fn all(&mut self, span: Span, pairs: &[(usize, usize)], rules: &[Rule]) {
        let (from, to) = (span.start as usize, span.end as usize);
        let bytes = self.source.as_bytes();
        let mut pairs = pairs.iter().map(|(start, end)| (from + start, from + end)).peekable();
        let mut rules = rule::inside(rules, span).map(|rule| rule.span.range()).peekable();
        let (mut start, mut at) = (from, from);
        while at < to {
            // Most of a list is names, and no mark begins as their characters do.
            let stop =
                pairs.peek().map_or(to, |(open, _)| *open).min(rules.peek().map_or(to, |rule| rule.start));
            while at < stop && fold::is_lead(bytes[at]) {
                at += 3;
            }
            if at >= to {
                break;
            }
            if let Some(rule) = rules.next_if(|rule| rule.start <= at) {
                if rule.end > at {
                    self.token(start, rule.start.max(start));
                    (start, at) = (rule.end, rule.end);
                    while pairs.next_if(|(open, _)| *open < at).is_some() {}
                }
                continue;
            }
            if let Some((open, close)) = pairs.next_if(|(open, _)| *open == at) {
                // 「市甲局（牵头）」 says what 市甲局 does, not those after it.
                let remark = self.text(open, close).starts_with(['（', '('])
                    && !self.text(start, open).trim().is_empty();
                if !remark && let Some(found) = self.bracketed_label(open, close) {
                    self.token(start, open);
                    self.announce(found);
                    start = self.after_colon(close, to);
                }
                at = if start > close { start } else { close };
                while pairs.next_if(|(open, _)| *open < at).is_some() {}
                continue;
            }
            let (kind, length) = separators::at(bytes, at);
            match kind {
                separators::Kind::None => {}
                separators::Kind::Colon => {
                    self.colon(start, at);
                    start = at + length;
                }
                separators::Kind::List if self.goes_on(start, at, at + length, to) => {}
                kind => {
                    self.token(start, at);
                    start = at + length;
                    if kind != separators::Kind::List {
                        self.run = self.out.heap.len();
                    }
                    if kind == separators::Kind::Clause {
                        self.out.comma.get_or_insert(at);
                    }
                    self.stopped |= kind == separators::Kind::Stop;
                }
            }
            at += length;
        }
        self.token(start, to);
        self.end_list();
    }

    /// Whether a name goes on after 、: 「各区、县（市）政府」 is one collective.
    fn goes_on(&self, start: usize, at: usize, after: usize, to: usize) -> bool {
        let text = &self.source[start..at];
        // 「各县（市、区）党委、政府」
        let party = text.ends_with("党委") && text.contains('各');
        if !party && !names::opens_places(text) {
            return false;
        }
        let rest = &self.source[after..self.source.floor_char_boundary(to.min(after + SECOND_HALF))];
        let mut depth = 0;
        let end = rest.char_indices().find(|(_, c)| {
            depth += i32::from("（(〔".contains(*c)) - i32::from("）)〕".contains(*c));
            depth < 0 || depth == 0 && "、，,；;。\t|".contains(*c)
        });
        let next = match end {
            Some((at, _)) => &rest[..at],
            None if after + rest.len() < to => return false,
            None => rest,
        };
        let next = self.words.verb_at_end(next).map_or(next, |(verb, _)| &next[..verb]);
        if party { matches!(next, "政府" | "人民政府") } else { names::closes_places(next) }
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
        let found = self.words.label_at_start(inner).filter(|found| fold::trim(inner).1 == found.end)?;
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
        if let Some(found) = self.words.label_at_end(text).filter(|found| !found.bare || before(found) == 0) {
            self.token(start, start + found.start);
            self.announce((found.means, Span::new(start + found.start, start + found.end)));
            return;
        }
        // 「监督部门：」 says something of the names after it that is not known.
        let unknown = self.words.is_unknown_label(text);
        self.problem(start, at);
        if unknown {
            self.announce((Means::Nothing, Span::new(start, at)));
        }
    }

    /// The words between two separators.
    fn token(&mut self, start: usize, end: usize) {
        let (start, end) = self.trimmed(start, end);
        if start == end {
            return;
        }
        if let Some((Means::Leader | Means::Time, _)) = self.label {
            let (start, end) = self.past_dashes(start, end);
            for (from, to) in self.persons(start, end) {
                self.push(Span::new(from, to), None);
            }
        } else if !self.stopped
            && let Some(unit) = self.registry.known(self.text(start, end))
        {
            self.push(Span::new(start, end), Some(unit));
        } else {
            self.unknown(start, end);
        }
    }

    fn past_dashes(&self, start: usize, end: usize) -> (usize, usize) {
        let text = self.text(start, end);
        let dashes = |c: char| fold::is_gap(c) || "*—-·•【】[]".contains(c);
        let from = start + text.len() - text.trim_start_matches(dashes).len();
        let to = from.max(start + text.trim_end_matches(dashes).len());
        (from, to)
    }

    /// Persons that only gaps divide; 「王　刚」 is one.
    fn persons(&self, start: usize, end: usize) -> Vec<(usize, usize)> {
        let text = self.text(start, end);
        let pieces: Vec<&str> = text.split(fold::is_gap).filter(|piece| !piece.is_empty()).collect();
        let apart = matches!(self.label, Some((Means::Leader, _)))
            && pieces.len() > 1
            && pieces.iter().all(|piece| (2..=4).contains(&piece.chars().count()));
        if !apart {
            return if start < end { vec![(start, end)] } else { Vec::new() };
        }
        let base = text.as_ptr() as usize;
        pieces
            .into_iter()
            .map(|piece| piece.as_ptr() as usize - base + start)
            .zip(text.split(fold::is_gap).filter(|piece| !piece.is_empty()))
            .map(|(at, piece)| (at, at + piece.len()))
            .collect()
    }

    /// Words that were not met before: a new name, or a clause with a verb, 会同 or 等.
    fn unknown(&mut self, mut start: usize, end: usize) {
        if let Some(list) = self.leading_label(start, end) {
            start = list;
        }
        if let Some((left, right)) = self.words.joiner(self.text(start, end)) {
            let subject = self.subject(start, start + left);
            if self.could_be(subject) {
                let from = start + left - subject.len();
                self.name(from, start + left);
                self.flush(Role::Lead, self.run_of_clause());
                self.joined = true;
                start += right;
            }
        }
        let text = self.text(start, end);
        if let Some((at, role)) = self.words.verb_at_end(text) {
            let subject = self.subject(start, start + at);
            let name = self.words.others(subject).map_or(subject, |(at, _)| &subject[..at]);
            if self.words.is_generic(name) {
                return self.problem(start, end);
            }
            if name.is_empty() || self.label.is_none() || self.could_be(name) {
                let from = start + at - subject.len();
                self.name_or_open(from, start + at);
                match self.label {
                    // 「牵头单位：市甲局、市乙局按职责分工负责」: the label says more.
                    Some((Means::Role(label), _)) if role == Role::Responsible && !self.joined => {
                        self.flush(label.into(), self.run_of_clause());
                    }
                    _ => self.flush(if self.joined { Role::Participate } else { role }, self.run_of_clause()),
                }
                self.joined = false;
                return;
            }
        }
        self.name_or_open(start, end);
    }

    /// 「责任单位为市甲局」, 「责任单位 市甲局」: where the list after such a label starts, which becomes the
    /// current one.
    fn leading_label(&mut self, start: usize, end: usize) -> Option<usize> {
        let text = self.text(start, end);
        let found = self.words.label_at_start(text).filter(|found| !found.bare)?;
        let rest = &text[found.end..];
        let length = rest.strip_prefix(['为', '是']).map_or_else(
            || rest.len() - rest.trim_start_matches(fold::is_gap).len(),
            |after| rest.len() - after.len(),
        );
        if length == 0 || rest.len() == length {
            return None;
        }
        self.announce((found.means, Span::new(start + found.start, start + found.end)));
        Some(start + found.end + length)
    }

    /// Whether words may be taken for a name here.
    fn could_be(&self, name: &str) -> bool {
        if self.trusted || self.label.is_some() && !self.stopped {
            names::plausible(name, self.words)
        } else {
            names::sure(name, self.words)
        }
    }

    /// A clause's words without 由 or a dash in front.
    fn subject(&self, start: usize, end: usize) -> &str {
        let text = self.text(start, end);
        let text = text.trim_start_matches(|c: char| fold::is_gap(c) || "—-".contains(c));
        match self.words.after_opener(text) {
            Some(length) => text[length..].trim_start_matches(fold::is_gap),
            None => text,
        }
    }

    /// The first name of the heap that the verb of a clause speaks of.
    fn run_of_clause(&self) -> usize {
        if self.label.is_some() { self.run } else { 0 }
    }

    fn name_or_open(&mut self, start: usize, end: usize) {
        let Some((at, more)) = self.words.others(self.text(start, end)) else { return self.name(start, end) };
        self.name(start, start + at);
        if let Some(last) = self.out.heap.last_mut() {
            last.open = true;
        } else if let Some(last) = self.out.words.last_mut() {
            last.open = true;
        }
        if let Some(more) = more {
            self.name_or_open(start + more, end);
        }
    }

    /// One or several names without a separator that is sure.
    fn name(&mut self, start: usize, end: usize) {
        let marks = |c: char| fold::is_gap(c) || "*—-·•…【】[]．.★☆▲△●◆■※#".contains(c);
        let text = self.text(start, end);
        let mut start = start + text.len() - text.trim_start_matches(marks).len();
        let end = start + self.text(start, end.max(start)).trim_end_matches(marks).len();
        if start >= end {
            return;
        }
        start = end - self.subject(start, end).len();
        let text = self.text(start, end);
        if let Some(rest) = names::last_of_list(text) {
            return self.one(end - rest.len(), end);
        }
        // 「责任单位及责任人：市甲局 张三」
        if matches!(self.label, Some((Means::Mixed, _))) && text.contains(fold::is_gap) {
            let base = text.as_ptr() as usize;
            let words = text.split(fold::is_gap).filter(|word| !word.is_empty());
            let places: Vec<(usize, usize)> =
                words.map(|word| (word.as_ptr() as usize - base, word.len())).collect();
            for (from, length) in places {
                self.one(start + from, start + from + length);
            }
            return;
        }
        if let Some(pieces) = names::pieces(text) {
            for (from, to) in pieces {
                self.one(start + from, start + to);
            }
        } else {
            self.one(start, end);
        }
    }

    fn one(&mut self, start: usize, end: usize) {
        let printed = self.text(start, end);
        let (length, role) = names::without_remark(printed, self.words);
        let (end, text) = (start + length, &printed[..length]);
        if self.words.is_nobody(text) {
            self.filled = true;
            return;
        }
        let letters = text.chars().any(char::is_alphanumeric);
        let long = fold::count(text) > 20;
        let doubtful = self.stopped || self.label.is_none() || long;
        let strict = long || !self.trusted;
        if names::is_time(text) && !looks_like_unit(text) {
            let word = Word { what: What::Time, span: Span::new(start, end), open: false };
            self.filled = true;
            return self.out.words.push(word);
        }
        if !letters
            || self.words.is_no_name(text)
            || doubtful && strict && !looks_like_unit(text)
            || doubtful && !strict && !names::plausible(text, self.words)
            || self.label.is_none() && self.words.is_generic(text)
        {
            self.problem(start, end);
        } else {
            self.push(Span::new(start, end), self.registry.known(text));
            if let Some(last) = self.out.heap.last_mut() {
                last.role = role;
            }
        }
    }

    fn push(&mut self, span: Span, unit: Option<UnitId>) {
        self.out.heap.push(Name { span, unit, open: false, role: None });
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
            && !matches!(self.label, Some((Means::Nothing | Means::Contact, _)))
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
            Some((Means::Nothing | Means::Contact, _)) => return heap.clear(),
            Some((Means::Mixed, _)) => {
                for name in heap.drain(..) {
                    let unit = name.unit.is_some() || looks_like_unit(name.span.of(self.source));
                    let what = if unit { What::Unit(Role::Responsible, name.unit) } else { What::Leader };
                    self.out.words.push(name.says(what));
                }
                return;
            }
            Some((Means::Role(role), _)) => role.into(),
            // 「市甲局牵头，市乙局」: what the second does is not said.
            None if self.out.words.iter().any(|word| matches!(word.what, What::Unit(..)))
                && !self.joined
                && heap.iter().all(|name| name.role.is_none()) =>
            {
                let lost = heap.drain(..).map(|name| (Code::AssignmentNotUnderstood, name.span));
                return self.out.problems.extend(lost);
            }
            Some((Means::Sentence, _)) | None => Role::Responsible,
        };
        let role = if self.joined { Role::Participate } else { role };
        self.out.words.extend(heap.drain(..).map(|name| name.says(What::Unit(role, name.unit))));
    }
}

impl Name {
    fn says(self, what: What) -> Word {
        let what = match (what, self.role) {
            (What::Unit(_, unit), Some(role)) => What::Unit(role, unit),
            (what, _) => what,
        };
        Word { what, span: self.span, open: self.open }
    }
}

#[cfg(test)]
mod tests {
    use super::super::roles::{RoleName, words};
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        let mut reading = Reading::default();
        let label = (Means::Role(RoleName::Responsible), Span::new(0, 0));
        let by = By { source: text, registry: &Registry::default(), words: words(), rules: &[] };
        read(by, Span::new(0, text.len()), Some(label), &mut reading);
        reading.words.iter().map(|word| word.span.of(text)).collect()
    }

    #[test]
    fn a_collective_of_places_is_one_name() {
        assert_eq!(names("市甲局、各区、县（市）政府"), ["市甲局", "各区、县（市）政府"]);
        assert_eq!(names("各区、县（市）政府"), ["各区、县（市）政府"]);
        assert_eq!(names("各区、县（市）政府落实"), ["各区、县（市）政府"]);
        assert_eq!(names("各区、市直有关部门"), ["各区", "市直有关部门"]);
    }
}
