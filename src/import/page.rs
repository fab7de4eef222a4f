//! Where on a saved page the plan stands: from its title to its last line.
//!
//! Above are site navigation, a table of facts and the cover letter (通知) that sends the plan out; below
//! are 上一篇, 相关信息 and the site's footer. None of it is the plan, but the letter and the facts say its
//! number, who issued it and when. The words all this is known by are in `assets/rules/page.ron`.

use super::lines::{decoration, next_line};
use super::numeral::{self, Style};
use super::{dates, fold};
use crate::plan::{Cell, Form, Span, Stated, Table};
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// Where the plan is and what stands around it.
pub(super) struct Page {
    /// From the title to the end of the last line.
    pub extent: Range<usize>,
    /// Where the text after the title starts.
    pub text: usize,
    /// The title's lines, joined.
    pub title: Stated,
    /// 文号
    pub doc_no: Stated,
    /// Who signed.
    pub issuer: Stated,
    /// `YYYY-MM-DD`
    pub date: Stated,
}

#[derive(Default, Deserialize)]
struct Words {
    genres: Vec<String>,
    navigation: Vec<String>,
    number_captions: Vec<String>,
    issuer_captions: Vec<String>,
    date_captions: Vec<String>,
    letter: Vec<String>,
    tail: Vec<String>,
    footer: Vec<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| ron::from_str(include_str!("../../assets/rules/page.ron")).unwrap_or_default());

/// The title is looked for in this many lines with words, and the tail in as many.
const REACH: usize = 100;
/// In bytes: no line of a title is longer.
const LONGEST_LINE: usize = 200;

/// Finds the plan in the page.
pub(super) fn find(source: &str, form: &Form) -> Page {
    let end = tail(source);
    let head = head(source, first_row(form).unwrap_or(end).min(end));
    let title = title(source, &head);
    let first = title.as_ref().map_or(0, |lines| lines.start);
    let outside = &head[..first.min(head.len())];
    let start = head.get(first).map_or(0, |line| line.start).min(end);
    let (text, stated) = match title {
        Some(lines) => {
            let spans: Vec<Span> =
                head[lines.clone()].iter().map(|line| Span::new(line.start, line.end)).collect();
            let text = spans.iter().map(|span| span.of(source)).collect();
            (head[lines.end - 1].end, Stated { text, spans })
        }
        None => (start, Stated::default()),
    };
    let (mut issuer, mut date) = signature(source, outside);
    if date.text.is_empty() {
        (issuer, date) = signature(source, &last_lines(source, text, end));
    }
    if date.text.is_empty() {
        date = captioned(source, outside, &WORDS.date_captions, dates::iso);
    }
    if issuer.text.is_empty() {
        issuer = captioned(source, outside, &WORDS.issuer_captions, |words| Some(words.to_owned()));
    }
    if issuer.text.is_empty() {
        issuer = titled_issuer(source, &head);
    }
    let near = &head[..(first + 6).min(head.len())];
    let doc_no = doc_no(source, near, first);
    Page { extent: start..end, text, title: stated, doc_no, issuer, date }
}

/// Where the first table of several columns begins, titles over all of them aside: no title stands below.
fn first_row(form: &Form) -> Option<usize> {
    let row = |cells: &&[Cell]| cells.len() > 2;
    // A table of two rows at the top of a page holds its facts (索引号, 发文字号).
    let facts = |table: &Table| table.cells.last().is_some_and(|cell| cell.row < 4);
    let tables = form.tables.iter().filter(|table| !facts(table));
    tables
        .flat_map(|table| table.cells.chunk_by(|one, other| one.row == other.row))
        .find(row)
        .map(|cells| cells[0].span.start as usize)
}

/// The lines before the first numbered one or the first long paragraph after a title, at most [`REACH`].
fn head(source: &str, end: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut at = 0;
    while let Some((mut line, next)) = next_line(source, at, end) {
        // 「# 实施方案」 and 「**实施方案**」 are marked, not named so.
        line.start += decoration(&source[line.clone()]);
        let marked = source[line.clone()].trim_end_matches(['*', '#', ' ']).len();
        line.end = line.start + marked;
        if line.is_empty() {
            at = next;
            continue;
        }
        let numbered = numeral::at_start(&source[line.clone()], 0).is_some_and(|numeral| {
            matches!(numeral.style, Style::Chapter | Style::Chinese | Style::ChineseBracket)
        });
        if numbered || lines.len() == REACH {
            break;
        }
        lines.push(line);
        at = next;
    }
    lines
}

/// Where the plan ends: before the page's tail, or at the last line with words.
fn tail(source: &str) -> usize {
    let mut end = source.trim_end_matches(fold::is_gap).len();
    let mut line_end = end;
    for _ in 0..REACH {
        let start = source[..line_end].rfind('\n').map_or(0, |at| at + 1);
        let line = source[start..line_end].trim_matches(fold::is_gap);
        if line.len() <= LONGEST_LINE {
            let ends_plan =
                |words: &[String], fits: fn(&str, &str) -> bool| words.iter().any(|word| fits(line, word));
            if ends_plan(&WORDS.tail, |line, word| fold::after_prefix(line, word).is_some())
                || ends_plan(&WORDS.footer, |line, word| line.contains(word))
            {
                end = start;
            }
        }
        if start == 0 {
            break;
        }
        line_end = start - 1;
    }
    source[..end].trim_end_matches(fold::is_gap).len()
}

fn last_lines(source: &str, from: usize, end: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut line_end = end;
    while lines.len() < 3 && line_end > from {
        let start = source[from..line_end].rfind('\n').map_or(from, |at| from + at + 1);
        let (first, last) = fold::trim(&source[start..line_end]);
        if first < last {
            lines.push(start + first..start + last);
        }
        if start == from {
            break;
        }
        line_end = start - 1;
    }
    lines.reverse();
    lines
}

fn is_navigation(line: &str) -> bool {
    WORDS.navigation.iter().any(|word| fold::find(line, word).is_some())
}

/// Which lines of the head are the title: the last that ends like one, with what belongs to it.
fn title(source: &str, head: &[Range<usize>]) -> Option<Range<usize>> {
    let words = |at: usize| &source[head[at].clone()];
    let titled = |at: &usize| {
        let line = words(*at);
        // 「名 称: …方案」 is a caption, 「现将《…方案》」 a letter.
        let caption = line.char_indices().take(10).any(|(_, c)| matches!(c, ':' | '：'));
        line.len() <= LONGEST_LINE && !caption && !is_navigation(line) && ends_like_title(line)
    };
    let letter = (0..head.len())
        .rev()
        .find(|at| WORDS.letter.iter().any(|word| fold::find(words(*at), word).is_some()));
    let candidates: Vec<usize> = (0..head.len()).filter(titled).collect();
    // After a letter only what follows it is the plan's; without one, the last repetition of the page's title.
    let core = candidates
        .iter()
        .rev()
        .find(|at| letter.is_none_or(|letter| **at > letter))
        .or(candidates.last())
        .copied();
    let Some(core) = core else {
        // No title word: the first short line without a full stop is all there is.
        let first = (0..head.len()).find(|at| !is_navigation(words(*at)))?;
        let line = words(first);
        let short = line.len() <= LONGEST_LINE && !line.ends_with(['。', ':', '：', '；', ';', '，', ',']);
        let alone = dates::iso(line).is_none()
            && super::roles::words().label_at_start(line).is_none_or(|found| found.bare);
        return (short && alone).then_some(first..first + 1);
    };
    let mut start = core;
    while start > 0 && core - start < 2 && continues(words(start - 1), words(core)) {
        start -= 1;
    }
    let mut end = core + 1;
    if end < head.len() && is_bracket(words(end)) && !words(end).contains("号") {
        end += 1;
    }
    Some(start..end)
}

/// Whether a line ends in a genre word, brackets and quotes aside.
fn ends_like_title(line: &str) -> bool {
    let folded = fold::fold(line);
    let mut core = folded.as_str();
    while let Some(inner) = core.strip_suffix(')') {
        let Some(open) = inner.rfind('(') else { break };
        core = &core[..open];
    }
    let core = core.trim_end_matches(['》', '”', '"']);
    WORDS.genres.iter().any(|genre| core.ends_with(genre.as_str())) && core.chars().count() > 3
}

/// Whether `line` is the beginning of a title that ends in the line below: 「…关于印发」.
fn continues(line: &str, below: &str) -> bool {
    let opens = line.contains("关于") || below.starts_with("关于");
    let short = line.len() <= LONGEST_LINE && !line.contains(['。', ':', '：', '〔', '年']);
    opens && short && !below.contains("关于印发") && !ends_like_title(line) && !is_navigation(line)
}

fn is_bracket(line: &str) -> bool {
    line.len() <= LONGEST_LINE && line.starts_with(['(', '（']) && line.ends_with([')', '）'])
}

/// Who signed and when: a line that is only a date, and the short lines before it.
fn signature(source: &str, lines: &[Range<usize>]) -> (Stated, Stated) {
    let whole_date = |line: &&Range<usize>| dates::alone(&source[(*line).clone()]);
    let Some(at) = lines.iter().rposition(|line| whole_date(&line)) else { return Default::default() };
    let date = Stated {
        text: dates::iso(&source[lines[at].clone()]).unwrap_or_default(),
        spans: vec![Span::new(lines[at].start, lines[at].end)],
    };
    let signs = |line: &Range<usize>| {
        let words = &source[line.clone()];
        words.len() <= 90
            && !words.contains(['。', '，', ',', ':', '：', '；', ';', '《', '(', '（'])
            && !is_navigation(words)
    };
    let mut first = at;
    while first > 0 && at - first < 3 && signs(&lines[first - 1]) {
        first -= 1;
    }
    let spans: Vec<Span> = lines[first..at].iter().map(|line| Span::new(line.start, line.end)).collect();
    let names: Vec<&str> = spans.iter().map(|span| span.of(source)).collect();
    (Stated { text: names.join(" "), spans }, date)
}

/// What stands after one of the captions, as far as the next gap of two.
fn captioned(
    source: &str,
    lines: &[Range<usize>],
    captions: &[String],
    read: impl Fn(&str) -> Option<String>,
) -> Stated {
    for line in lines {
        let words = &source[line.clone()];
        for caption in captions {
            let Some((_, end)) = fold::find(words, caption) else { continue };
            let rest = &words[end..];
            let (from, _) = fold::trim(rest);
            let value = rest[from..].split(fold::is_gap).next().unwrap_or_default();
            if !value.is_empty()
                && !value.contains([':', '：'])
                && let Some(text) = read(value)
            {
                let start = line.start + end + from;
                return Stated { text, spans: vec![Span::new(start, start + value.len())] };
            }
        }
    }
    Stated::default()
}

/// 「中共贵州省委关于印发…」: who speaks in a title.
fn titled_issuer(source: &str, head: &[Range<usize>]) -> Stated {
    for line in head {
        let words = &source[line.clone()];
        if ends_like_title(words)
            && let Some(at) = words.find("关于").filter(|at| (6..=90).contains(at))
            && !words[..at].contains([':', '：', '《'])
        {
            let span = Span::new(line.start, line.start + at);
            return Stated { text: words[..at].to_owned(), spans: vec![span] };
        }
    }
    Stated::default()
}

/// 黔党发〔2021〕17号: letters, a year in brackets, a number. Above the title anywhere; below it only on a
/// line of its own, because the text cites other documents.
fn doc_no(source: &str, lines: &[Range<usize>], title: usize) -> Stated {
    for (index, line) in lines.iter().enumerate() {
        let words = &source[line.clone()];
        let Some(found) = number_in(words) else { continue };
        if index < title && !words[..found.start].contains('《') || words.len() <= found.len() + 6 {
            let span = Span::new(line.start + found.start, line.start + found.end);
            return Stated { text: words[found].to_owned(), spans: vec![span] };
        }
    }
    captioned(source, lines, &WORDS.number_captions, |words| Some(words.to_owned()))
}

fn number_in(line: &str) -> Option<Range<usize>> {
    let marks = line.match_indices(['〔', '[', '(', '（', '【', '［']);
    for (open, bracket) in marks {
        let prefix = line[..open].trim_end_matches(|c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c));
        let inner = &line[open + bracket.len()..];
        let year = inner.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
        let close = year.trim_start_matches(['〕', ']', ')', '）', '】', '］']);
        let number = close
            .trim_start_matches('第')
            .trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
        let four = fold::count(&inner[..inner.len() - year.len()]) == 4;
        let plain = year.len() > close.len() && close.len() > number.len() && number.starts_with('号');
        if prefix.len() < open && four && plain {
            return Some(prefix.len()..line.len() - number.len() + '号'.len_utf8());
        }
    }
    None
}
