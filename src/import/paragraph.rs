//! Assignments and deadlines inside a paragraph: the closing bracket （市甲局牵头，市乙局配合）, the label
//! after a full stop (……。责任单位：市甲局。), and dates.
//!
//! A word such as 牵头 in running text assigns nothing. A bracket counts where a clause ends with it or a
//! sentence ended before it, or where it starts with a label and a colon.

use super::block::Scan;
use super::roles::{Means, words};
use super::{deadlines, fold, statement};
use crate::plan::{Code, Severity, Span};

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
    columns(here, text);
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
    // What closes the paragraph is cut off it; a bracket in its middle stays in the text.
    let mut cut = end;
    for (open, close) in believed.into_iter().rev() {
        if fold::chars(&paragraph[close..cut]).any(|(_, _, c)| !"。.;".contains(c)) {
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
        statement::read(source, list, opening.label, &here.registry, &mut here.reading);
        here.commit();
    }
    (base + cut) as u32
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
            && words().label_at_start(inner).is_some_and(|found| all_gap(&inner[found.end..]))
    });
    let in_bracket = in_bracket
        .filter(|(open, _)| paragraph[*open..].starts_with(['【', '〔', '[', '［']))
        .map(|(open, _)| Opening { start: open, list: open, label: None });
    let colons = std::mem::take(&mut here.marks.colons);
    let mut answer = None;
    for colon in colons.iter().copied() {
        if here.marks.pairs.iter().any(|(open, close)| (*open..*close).contains(&colon)) {
            continue;
        }
        let Some(found) = words().label_at_end(&paragraph[..colon]) else { continue };
        let before = &paragraph[..found.start];
        let after_gap = before.ends_with(fold::is_gap) && !found.bare;
        let starts = fold::chars(before).next_back().is_none_or(|(_, _, c)| "。;!?)】]〕—".contains(c));
        if starts || after_gap {
            let span = Span::new(base + found.start, base + found.end);
            let list = found.end + past_colon(&paragraph[found.end..]);
            answer = Some(Opening { start: found.start, list, label: Some((found.means, span)) });
            break;
        }
        if !found.bare {
            let clause = paragraph[colon..].find('。').map_or(paragraph.len(), |at| colon + at);
            here.not_understood(Span::new(base + found.start, base + clause));
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
    let label = words().label_at_start(inner).is_some_and(|found| past_colon(&inner[found.end..]) > 0);
    if !(label || after_stop || closes) {
        return false;
    }
    let signal = label || words().signals(inner);
    if !signal && inner.len() > 600 {
        return false;
    }
    let span = Span::new(base + from, base + to);
    statement::read(here.source, span, None, &here.registry, &mut here.reading);
    let (read, problems) = (here.reading.words.len(), here.reading.problems.len());
    let believed = if signal { read > 0 } else { problems == 0 && (read > 1 || read == 1 && after_stop) };
    if believed {
        here.commit();
    } else if signal {
        here.not_understood(Span::new(base + open, base + close));
    }
    believed
}

/// A row of cells one of which is a role word: the head of a table that was flattened into text.
fn columns(here: &mut Scan<'_>, text: Span) {
    let paragraph = text.of(here.source);
    if memchr::memchr2(b'\t', b'|', paragraph.as_bytes()).is_none() {
        return;
    }
    let is_label = |cell: &str| {
        words().label_at_start(cell).is_some_and(|found| !found.bare && all_gap(&cell[found.end..]))
    };
    if paragraph.split(['\t', '|']).any(is_label) {
        here.not_understood(text);
    }
}
