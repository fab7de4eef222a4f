//! Assignments and deadlines inside a paragraph: the closing bracket （市甲局牵头，市乙局配合）, the label
//! after a full stop (……。责任单位：市甲局。), and dates.
//!
//! A word such as 牵头 in running text assigns nothing. A bracket counts where a clause ends with it or a
//! sentence ended before it, or where it starts with a label and a colon. A sentence counts where all of it
//! says who does what: 「由市甲局牵头，市乙局配合。」

use super::account::Manner;
use super::block::Scan;
use super::roles::Means;
use super::{deadlines, fold, names, rule, statement};
use crate::plan::{Code, Role, Severity, Span};

/// Reads the paragraph at `text` into `here`, and answers where the assignment starts that it ends in (the
/// end of the paragraph if there is none).
pub(super) fn read(here: &mut Scan<'_>, text: Span) -> u32 {
    let source = here.source;
    let paragraph = text.of(source);
    let base = text.start as usize;
    here.marks.scan(paragraph);
    if let Some(at) = here.marks.unclosed {
        let width = paragraph[at..].chars().next().map_or(1, char::len_utf8);
        let span = Span::new(base + at, base + at + width);
        here.note(Severity::Warning, Code::UnclosedBracket, span, vec![span.of(source).to_owned()]);
    }
    if let Some(at) = here.marks.beyond {
        here.not_understood(Span::new(base + at, base + paragraph.len()));
    }
    let opening = labelled(here, paragraph, base);
    let end = opening.as_ref().map_or(paragraph.len(), |opening| opening.start);
    // Taken out so that the scan can be written to while they are walked.
    let pairs = std::mem::take(&mut here.marks.pairs);
    let mut believed = Vec::new();
    for pair in pairs.iter().copied().filter(|(_, close)| *close <= end) {
        if bracket(here, paragraph, base, pair) {
            believed.push(pair);
        }
    }
    here.marks.pairs = pairs;
    let closed = believed.last().is_some_and(|(_, close)| close_enough(&paragraph[*close..end]));
    let mut cut = if opening.is_none() && !closed { sentences(here, paragraph, base) } else { end };
    // What closes the paragraph is cut off it; a bracket in its middle stays in the text.
    for (open, close) in believed.into_iter().rev() {
        if close > cut || !close_enough(&paragraph[close..cut]) {
            break;
        }
        cut = open;
    }
    let times = std::mem::take(&mut here.marks.times);
    let running = times.partition_point(|time| *time < cut);
    deadlines::in_text(&paragraph[..cut], base, &times[..running], &mut here.deadlines);
    here.marks.times = times;
    if let Some(opening) = opening {
        let list = Span::new(base + opening.list, text.end as usize);
        let whole = Span::new(base + opening.start, text.end as usize);
        here.read(list, opening.label);
        here.commit(Manner::Clause, whole);
    }
    (base + cut) as u32
}

/// Nothing but marks that end a sentence.
fn close_enough(text: &str) -> bool {
    fold::chars(text).all(|(_, _, c)| matches!(c, '。' | '.' | ';'))
}

/// Reads the sentences that say who does what and nothing else, and answers where the one starts that the
/// paragraph ends in (its end if there is none).
fn sentences(here: &mut Scan<'_>, paragraph: &str, base: usize) -> usize {
    let mut cut = paragraph.len();
    let mut start = 0;
    if memchr::memmem::find(paragraph.as_bytes(), "由".as_bytes()).is_none() {
        // Only the last sentence can say it without 由.
        let words =
            paragraph.trim_end_matches(|c| fold::is_gap(c) || matches!(c, '。' | '；' | ';')).as_bytes();
        let mut stops = memchr::memrchr_iter(0x82, words).filter(|at| words[..*at].ends_with(&[0xE3, 0x80]));
        start = stops.next().map_or(0, |at| at + 1);
    }
    let first = start;
    for (at, length) in stops(paragraph, first).chain([(paragraph.len(), 0)]) {
        let from = std::mem::replace(&mut start, at + length);
        if let Some(read) = label_sentence(here, base + from, &paragraph[from..at]) {
            if read && close_enough(&paragraph[at..]) {
                cut = cut.min(from);
            }
            continue;
        }
        let Some(length) = verb_end(here, &paragraph[from..at]) else { continue };
        let last = close_enough(&paragraph[at..]);
        if let Some(offset) = sentence(here, base + from, &paragraph[from..from + length], last) {
            // What stands before 「，由市甲局负责」 is text.
            if last && offset == 0 {
                cut = from;
            }
        }
    }
    cut
}

/// Where 。 ； and ; stand from `first` on, and how long each is.
fn stops(paragraph: &str, first: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    let bytes = paragraph.as_bytes();
    let stops = memchr::memchr3_iter(b';', 0xE3, 0xEF, &bytes[first..]).map(move |at| first + at);
    stops.filter_map(|at| match bytes[at..] {
        [b';', ..] => Some((at, 1)),
        [0xE3, 0x80, 0x82, ..] | [0xEF, 0xBC, 0x9B, ..] => Some((at, 3)),
        _ => None,
    })
}

/// Reads a sentence that starts with a label and no colon: 「牵头部门为市甲局，配合部门为市乙局」. Whether it could
/// be read; none where it is no such sentence.
fn label_sentence(here: &mut Scan<'_>, at: usize, sentence: &str) -> Option<bool> {
    let (first, end) = fold::trim(sentence);
    let text = sentence.get(first..end)?;
    let found = here.terms.words.label_at_start(text).filter(|found| !found.bare && found.start == 0)?;
    let rest = &text[found.end..];
    let list = rest
        .strip_prefix(['为', '是'])
        .or_else(|| rest.starts_with(fold::is_gap).then(|| rest.trim_start()))?;
    let name = list.split(['、', '，', ',', '；', ' ', '和']).next().unwrap_or_default();
    if !names::sure(name, here.terms.words) {
        return None;
    }
    let span = Span::new(at + first, at + end);
    here.read_sentence(span);
    if here.reading.words.is_empty() {
        here.not_understood(span);
        return Some(false);
    }
    here.commit(Manner::Clause, span);
    Some(true)
}

/// How much of a sentence there is up to the verb that closes it, a time after it aside
/// (「……配合，12月底前完成」); none where it cannot say who does what.
fn verb_end(here: &Scan<'_>, sentence: &str) -> Option<usize> {
    let mut length = fold::trim(sentence).1;
    if !(12..1500).contains(&length) {
        return None;
    }
    let closed = |length: usize| {
        let last = sentence[..length].chars().next_back();
        last.is_some_and(|c| {
            matches!(
                c,
                '头' | '合'
                    | '责'
                    | '实'
                    | '与'
                    | '加'
                    | '助'
                    | '同'
                    | '办'
                    | '施'
                    | '进'
                    | '位'
                    | '理'
                    | '门'
                    | '组'
                    | '设'
            )
        })
    };
    if !closed(length) {
        let comma = sentence[..length].rfind(['，', ','])?;
        let time = sentence[comma..length].trim_start_matches(['，', ',']);
        if time.len() > 60 || !names::is_time(time) {
            return None;
        }
        length = fold::trim(&sentence[..comma]).1;
        if !closed(length) {
            return None;
        }
    }
    here.terms.words.verb_at_end(&sentence[..length]).map(|_| length)
}

/// Reads a sentence, or what of it stands after a comma, where that says who does what and nothing else. Where
/// it starts, if it does.
fn sentence(here: &mut Scan<'_>, at: usize, text: &str, last: bool) -> Option<usize> {
    // 「本措施自印发之日起施行，由市甲局负责组织实施」 speaks of the document.
    if here.terms.words.speaks_of_the_document(text) {
        return None;
    }
    if said(here, at, text, last, true) {
        return Some(0);
    }
    if !last {
        return None;
    }
    let commas = text.match_indices(['，', ',']).take(24);
    commas
        .map(|(comma, mark)| comma + mark.len())
        .find(|from| said(here, at + from, &text[*from..], true, false))
}

/// Whether words say who does what and nothing else: all of them names of units, and not of everybody. What
/// is said is taken over.
fn said(here: &mut Scan<'_>, at: usize, text: &str, last: bool, whole: bool) -> bool {
    let (first, end) = fold::trim(text);
    if first >= end {
        return false;
    }
    let span = Span::new(at + first, at + end);
    let opened = here.terms.words.after_opener(&text[first..end]).is_some();
    let source = here.source;
    if opened {
        here.read_sentence(span);
    } else {
        let start = text[first..end].split(['、', '，', ',']).next().unwrap_or_default();
        // Most sentences begin with what is to be done: no need to read on.
        if whole && start.len() > 90 {
            return false;
        }
        here.read(span, None);
    }
    let reading = &here.reading;
    if !reading.problems.is_empty() || reading.words.is_empty() {
        return false;
    }
    let unit = |word: &statement::Word| matches!(word.what, statement::What::Unit(..));
    let one = |word: &&statement::Word| unit(word) && !super::kinds::of(word.span.of(source)).1;
    let leads = |word: &statement::Word| {
        matches!(word.what, statement::What::Unit(Role::Lead | Role::Participate, _))
    };
    let named = reading.words.iter().filter(one).count();
    let believed = match (opened, whole) {
        (true, _) => named > 0 || reading.words.iter().any(leads),
        (false, true) => named > 0 && (last || reading.words.iter().any(leads)),
        (false, false) => named > 0 && reading.words.first().is_some_and(|word| one(&word)),
    };
    if believed {
        here.commit(Manner::Clause, span);
    }
    believed
}

/// Where the part of a paragraph starts that assigns, where its list starts, and its label.
struct Opening {
    start: usize,
    list: usize,
    label: Option<(Means, Span)>,
}

/// The first label that starts a clause outside brackets, before a colon or itself in 【】. One in the middle
/// of a clause looks like an assignment and is told.
fn labelled(here: &mut Scan<'_>, paragraph: &str, base: usize) -> Option<Opening> {
    let in_bracket = here.marks.pairs.iter().map(|(open, close)| (*open, *close)).find(|(open, close)| {
        let inner = paragraph[*open..*close].trim_matches(|c| "【】〔〕[]［］".contains(c));
        inner.len() + 1 < close - open
            && here.terms.words.label_at_start(inner).is_some_and(|found| all_gap(&inner[found.end..]))
    });
    let in_bracket = in_bracket
        .filter(|(open, _)| paragraph[*open..].starts_with(['【', '〔', '[', '［']))
        .map(|(open, _)| Opening { start: open, list: open, label: None });
    let colons = std::mem::take(&mut here.marks.colons);
    let mut answer = None;
    let mut told = 0;
    for colon in colons.iter().copied() {
        let opened = here.marks.pairs.partition_point(|(open, _)| *open <= colon);
        if opened > 0 && colon < here.marks.pairs[opened - 1].1 {
            continue;
        }
        let Some(found) = here.terms.words.label_at_end(&paragraph[..colon]) else { continue };
        let before = &paragraph[..found.start];
        let after_gap = before.ends_with(fold::is_gap) && !found.bare;
        let starts = fold::chars(before).next_back().is_none_or(|(_, _, c)| "。;!?)】]〕—".contains(c));
        let after_comma = !found.bare && fold::chars(before).next_back().is_some_and(|(_, _, c)| c == ',');
        if starts || after_gap || after_comma {
            let span = Span::new(base + found.start, base + found.end);
            let list = found.end + past_colon(&paragraph[found.end..]);
            answer = Some(Opening { start: found.start, list, label: Some((found.means, span)) });
            break;
        }
        // A clause is told once, by its first label.
        if !found.bare && colon >= told {
            told = paragraph[colon..].find('。').map_or(paragraph.len(), |at| colon + at);
            here.not_understood(Span::new(base + found.start, base + told));
        }
    }
    here.marks.colons = colons;
    match (answer, in_bracket) {
        (Some(colon), Some(bracket)) => Some(if bracket.start < colon.start { bracket } else { colon }),
        (answer, in_bracket) => answer.or(in_bracket),
    }
}

fn all_gap(text: &str) -> bool {
    text.chars().all(fold::is_gap)
}

fn past_colon(rest: &str) -> usize {
    fold::chars(rest).next().map_or(0, |(_, end, c)| if c == ':' { end } else { 0 })
}

/// Reads one bracket; whether it assigns something.
fn bracket(here: &mut Scan<'_>, paragraph: &str, base: usize, (open, close): (usize, usize)) -> bool {
    let inside = &paragraph[open..close];
    let (Some(first), Some(last)) = (inside.chars().next(), inside.chars().next_back()) else { return false };
    let (from, to) = (open + first.len_utf8(), close - last.len_utf8());
    let before = fold::chars(&paragraph[..open]).next_back().map(|(_, _, c)| c);
    let after = fold::chars(&paragraph[close..]).next().map(|(_, _, c)| c);
    let after_stop = before.is_none_or(|c| "。;!?)】".contains(c));
    let closes = after.is_none_or(|c| "。;".contains(c));
    let inner = &paragraph[from..to];
    // No name and no role word is shorter.
    if fold::chars(inner).nth(1).is_none() {
        return false;
    }
    let label = here
        .terms
        .words
        .label_at_start(inner)
        .filter(|found| !found.bare || past_colon(&inner[found.end..]) > 0);
    let labelled = label.is_some_and(|found| {
        let rest = &inner[found.end..];
        past_colon(rest) > 0 || rest.starts_with(|c| fold::is_gap(c) || "为是".contains(c))
    });
    let sure = labelled || after_stop || closes;
    if !sure && after != Some(',') {
        return false;
    }
    let signal = labelled || here.terms.words.signals(inner);
    // 「就近办」 is a quotation.
    if !signal && (inner.len() > 600 || !sure || first == '「') {
        return false;
    }
    let (span, whole) = (Span::new(base + from, base + to), Span::new(base + open, base + close));
    if signal {
        here.read_sentence(span);
        if !sure && (here.reading.words.is_empty() || !here.reading.problems.is_empty()) {
            return false;
        }
        let manner = if labelled { Manner::BracketLabel } else { Manner::BracketSentence };
        if here.reading.words.is_empty() {
            // 「（注：列第一位的为牵头单位）」 is a rule and nothing else.
            let covered: usize = rule::inside(&here.terms.rules, span).map(|rule| rule.span.len()).sum();
            if covered * 2 < span.len() {
                here.not_understood(whole);
            }
            return false;
        }
        here.commit(manner, whole);
        return true;
    }
    // 「（包括甲中心、乙中心）」 explains.
    if here.terms.words.explains(inner) {
        return false;
    }
    here.read(span, None);
    let (read, problems) = (here.reading.words.len(), here.reading.problems.len());
    let whole_paragraph = closes && close_enough(&paragraph[close..]);
    // One name alone, or names among words that are none, are a list only where a sentence has ended.
    let believed = match (read, problems) {
        (0, _) => false,
        (1, 0) => after_stop || whole_paragraph && !ends_in_name(here, &paragraph[..open]),
        (_, 0) => true,
        _ => read > problems && after_stop && closes,
    };
    if believed {
        if problems > 0 {
            here.read_sentence(span);
        }
        here.commit(Manner::BracketList, whole);
    }
    believed
}

/// Whether text ends in a unit's name, so that a bracket after it is another name of the same.
fn ends_in_name(here: &Scan<'_>, text: &str) -> bool {
    let near = text.floor_char_boundary(text.len().saturating_sub(60));
    let words =
        text[near..].rsplit(['、', '，', ',', '。', '由', '和', '与', '向', '报']).next().unwrap_or_default();
    names::sure(words, here.terms.words)
}
