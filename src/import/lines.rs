//! What a line of the document is, where the text's own line ends do not say so: a paragraph that was broken
//! at a fixed width (copied from a scan or a PDF) is one line, and a document without line ends is divided
//! where its numbers go on.
//!
//! The text stays as it is: a joined line is a longer span, a divided one several spans.

use super::fold;
use super::numeral::{self, Numeral, Style};
use std::ops::Range;

/// The lines of a text.
pub(super) struct Lines<'s> {
    source: &'s str,
    /// The width, in characters, at which the text's paragraphs were broken; none where they were not.
    width: Option<usize>,
    /// Where long lines are divided, in order.
    cuts: Vec<usize>,
}

/// In bytes: only a longer line is looked at for numbers inside it.
const LONG: usize = 1200;
/// This many lines are looked at to see whether paragraphs were broken.
const SAMPLE: usize = 2000;
/// In characters: no page is wider, and no line that is broken narrower.
const WIDTHS: std::ops::RangeInclusive<usize> = 16..=60;
/// How many characters a full line may fall short of the widest.
const SLACK: usize = 3;
/// No paragraph has more broken lines.
const MOST: usize = 200;

/// The next line with words from `at` on, as the text's own line ends divide it, trimmed, and where the one
/// after it starts.
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

/// How many bytes of marks stand before a line's words: bullets, dashes, Markdown.
pub(super) fn decoration(line: &str) -> usize {
    let marks = |c: char| {
        let mark = matches!(
            c,
            '#' | '*'
                | '-'
                | '—'
                | '–'
                | '•'
                | '·'
                | '●'
                | '○'
                | '■'
                | '□'
                | '◆'
                | '▪'
                | '▲'
                | '★'
                | '>'
                | '+'
                | '－'
        );
        mark || fold::is_gap(c)
    };
    match line.chars().next() {
        Some(first) if marks(first) => line.len() - line.trim_start_matches(marks).len(),
        _ => 0,
    }
}

impl<'s> Lines<'s> {
    /// Looks at the lines of `extent`.
    pub(super) fn of(source: &'s str, extent: Range<usize>) -> Self {
        let width = broken_width(source, extent.clone());
        let mut cuts = Vec::new();
        let bytes = source.as_bytes();
        let mut at = extent.start;
        if extent.len() <= 2 * LONG
            && let Some(line) = nearly_all(source, &extent)
        {
            divide(source, line, &mut cuts);
            at = extent.end;
        }
        while at + LONG < extent.end {
            // Lines are nearly always short: only where no end is near is one looked for.
            if let Some(last) = memchr::memrchr(b'\n', &bytes[at..at + LONG]) {
                at += last + 1;
                continue;
            }
            let end = memchr::memchr(b'\n', &bytes[at..extent.end]).map_or(extent.end, |length| at + length);
            divide(source, at..end, &mut cuts);
            at = end + 1;
        }
        Self { source, width, cuts }
    }

    /// Whether the text's own line ends say what a line is.
    pub(super) fn are_plain(&self) -> bool {
        self.width.is_none() && self.cuts.is_empty()
    }

    /// The next line with words from `at` on, trimmed, and where the one after it starts.
    pub(super) fn next(&self, mut at: usize, end: usize) -> Option<(Range<usize>, usize)> {
        let first = self.cuts.partition_point(|cut| *cut <= at);
        // A line is looked at up to its next cut: to its end, each of its parts would be looked at again.
        for cut in self.cuts[first..].iter().copied().take_while(|cut| *cut < end) {
            match next_line(self.source, at, cut) {
                Some((line, next)) if next < cut || self.source[..cut].ends_with('\n') => {
                    return Some(self.whole(line, next, end));
                }
                Some(part) => return Some(part),
                None => at = cut,
            }
        }
        let (line, next) = next_line(self.source, at, end)?;
        Some(self.whole(line, next, end))
    }

    /// A line that is not divided, with those that belong to it.
    fn whole(&self, line: Range<usize>, next: usize, end: usize) -> (Range<usize>, usize) {
        match self.width {
            Some(width) => self.joined(line, next, end, width),
            None => self.closed(line, next, end),
        }
    }

    /// A broken paragraph as one line: while a line is full and ends nowhere, the next belongs to it.
    fn joined(
        &self,
        mut line: Range<usize>,
        mut next: usize,
        end: usize,
        width: usize,
    ) -> (Range<usize>, usize) {
        let mut last = line.clone();
        for _ in 0..MOST {
            let words = &self.source[last.clone()];
            let ended = words.ends_with(['。', '；', ';', '！', '：', '!', ':']);
            let open = is_open(&self.source[line.clone()]);
            let full = room(words) + indent(self.source, last.start) + SLACK >= width;
            let Some((more, after)) = next_line(self.source, next, end) else { break };
            let apart = self.source[next..more.start].contains('\n');
            let numbered = numeral::at_start(&self.source[more.clone()], 0);
            // A count at the start of a broken line (「26 处」) looks like a number.
            let heads = numbered.is_some_and(|numeral| {
                ended || !full || !matches!(numeral.style, Style::Arabic | Style::Dotted)
            });
            if heads || apart || !(full && !ended || open) {
                break;
            }
            line.end = more.end;
            (last, next) = (more, after);
        }
        (line, next)
    }

    /// A line that breaks inside a bracket, with the lines up to the one that closes it: three at most.
    fn closed(&self, line: Range<usize>, next: usize, end: usize) -> (Range<usize>, usize) {
        if !is_open(&self.source[line.clone()]) {
            return (line, next);
        }
        let (mut longer, mut at) = (line.clone(), next);
        for _ in 0..3 {
            let Some((more, after)) = next_line(self.source, at, end) else { break };
            if numeral::at_start(&self.source[more.clone()], 0).is_some() {
                break;
            }
            (longer.end, at) = (more.end, after);
            if !is_open(&self.source[longer.clone()]) {
                return (longer, at);
            }
        }
        (line, next)
    }
}

/// The line that a short document nearly is: two thirds of it, and more than a heading.
fn nearly_all(source: &str, extent: &Range<usize>) -> Option<Range<usize>> {
    let mut at = extent.start;
    while let Some((line, next)) = next_line(source, at, extent.end) {
        if line.len() >= 300 && line.len() * 3 >= extent.len() * 2 {
            return Some(line);
        }
        at = next;
    }
    None
}

/// Whether the last bracket of a line is never closed on it.
fn is_open(line: &str) -> bool {
    let bytes = line.as_bytes();
    // Most lines end a sentence or have no bracket.
    if bytes.ends_with("。".as_bytes()) || !has_bracket(bytes) {
        return false;
    }
    let last = |word: &str| memchr::memmem::rfind(bytes, word.as_bytes());
    let open = last("（").max(memchr::memrchr(b'(', bytes)).max(last("【"));
    let Some(open) = open else { return false };
    let close = last("）").max(memchr::memrchr(b')', bytes)).max(last("】"));
    close.is_none_or(|close| close < open) && bytes.len() - open > 3
}

/// Whether one of ( （ 【 is there.
fn has_bracket(bytes: &[u8]) -> bool {
    memchr::memchr3_iter(b'(', 0x88, 0x90, bytes).any(|at| match bytes[at] {
        b'(' => true,
        0x88 => bytes[..at].ends_with(&[0xEF, 0xBC]),
        _ => bytes[..at].ends_with(&[0xE3, 0x80]),
    })
}

/// How far the line that `at` stands on is set in.
fn indent(source: &str, at: usize) -> usize {
    room(&source[source[..at].rfind('\n').map_or(0, |end| end + 1)..at])
}

/// The room that characters take: a wide one is one, a narrow one half.
fn room(text: &str) -> usize {
    let halves: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    halves.div_ceil(2)
}

/// The width at which paragraphs were broken: many lines are as long as the longest, and end nowhere.
fn broken_width(source: &str, extent: Range<usize>) -> Option<usize> {
    let mut lines = Vec::new();
    let mut at = extent.start;
    while let Some((line, next)) = next_line(source, at, extent.end) {
        let words = &source[line.clone()];
        if line.len() > 4 * WIDTHS.end() {
            lines.push((usize::MAX, true));
        } else {
            let ended = words.ends_with(['。', '；', ';', '！', '：', '）', ')', '!', ':', '】']);
            lines.push((room(words) + indent(source, line.start), ended));
        }
        if lines.len() == SAMPLE {
            break;
        }
        at = next;
    }
    if lines.len() < 8 {
        return None;
    }
    let mut widths: Vec<usize> = lines.iter().map(|(width, _)| *width).collect();
    widths.sort_unstable();
    // A line in twenty may be longer: a title, an address.
    let widest = widths[(widths.len() * 19 / 20).min(widths.len() - 1)];
    if !WIDTHS.contains(&widest) {
        return None;
    }
    let is_full = |width: usize| width <= widest + 2 && width + SLACK >= widest;
    let full = lines.iter().filter(|(width, _)| is_full(*width)).count();
    let broken = lines.iter().filter(|(width, ended)| is_full(*width) && !ended).count();
    (full * 3 >= lines.len() && broken * 4 >= lines.len()).then_some(widest)
}

/// Where a line that holds a whole document is divided: before each number that goes on from the one before.
fn divide(source: &str, line: Range<usize>, cuts: &mut Vec<usize>) {
    let text = &source[line.clone()];
    let found = numbers_inside(text);
    // The last number of each style.
    let mut last: Vec<(Style, u32)> = Vec::new();
    let mut taken: Vec<(usize, Style)> = Vec::new();
    for (index, (at, style, value)) in found.iter().copied().enumerate() {
        let seen = last.iter().find(|(other, _)| *other == style).map(|(_, value)| *value);
        let goes_on = seen.is_some_and(|seen| value == seen + 1);
        let mut later = found[index + 1..].iter().filter(|(_, other, _)| *other == style);
        // A first number of 一、 counts where a second follows before the next first one; a document that
        // is cut out of another may begin with a later number.
        let begins = match value {
            1 => {
                style != Style::Chinese
                    || later.find(|(_, _, next)| *next <= 2).is_some_and(|(_, _, next)| *next == 2)
            }
            _ => seen.is_none() && later.next().is_some_and(|(_, _, next)| *next == value + 1),
        };
        if goes_on || begins {
            last.retain(|(other, _)| *other != style);
            last.push((style, value));
            taken.push((at, style));
        }
    }
    let heads = |style: Style| {
        matches!(style, Style::Chinese | Style::ChineseBracket | Style::Article | Style::Chapter)
    };
    let headings = taken.iter().filter(|(_, style)| heads(*style)).count();
    if headings >= 2 || text.len() > 3 * LONG && taken.len() >= 3 {
        cuts.extend(taken.into_iter().map(|(at, _)| line.start + at));
    }
}

/// The numbers inside a line that could divide it: place, style, value. 一、 and (一) may stand after any
/// word, the others only where a sentence has ended.
fn numbers_inside(text: &str) -> Vec<(usize, Style, u32)> {
    let wide_digit = |c: char| ('０'..='９').contains(&c);
    let chinese = |c: char| "一二三四五六七八九十百零〇".contains(c);
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let starts = matches!(c, '（' | '(' | '第') || c.is_ascii_digit() || wide_digit(c) || chinese(c);
        if starts {
            let previous = before.unwrap_or('。');
            let within =
                previous.is_ascii_digit() || wide_digit(previous) || chinese(previous) || previous == '第';
            let stopped = "。；;！？!?）)：:】〕”》".contains(previous) || fold::is_gap(previous);
            let near = &text[at..text.floor_char_boundary(text.len().min(at + 90))];
            let anywhere = matches!(c, '（' | '(') || chinese(c);
            let numeral: Option<Numeral> =
                if within || !(stopped || anywhere) { None } else { numeral::at_start(near, 0) };
            if let Some(numeral) = numeral {
                let usable = match numeral.style {
                    Style::Chinese | Style::ChineseBracket => true,
                    Style::Arabic | Style::Article | Style::Chapter | Style::Dotted => stopped,
                    _ => false,
                };
                if usable {
                    found.push((at, numeral.style, numeral.value));
                }
            }
        }
        before = Some(c);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let lines = Lines::of(text, 0..text.len());
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some((line, next)) = lines.next(at, text.len()) {
            found.push(text[line].replace('\n', "/"));
            at = next;
        }
        found
    }

    #[test]
    fn paragraphs_that_were_broken_are_one_line() {
        let text = "一、总体要求\n为全面推行林长制，压实各级党委和政府保护发展森林草原\n资源的主体责任，结合我县实际，\
            制定本方案。\n\n（一）建立健全林长组织体系。设立县、乡、村三级林长，到\n2022 年 6 月底前全面建立林长制。\
            （牵头单位：县林业局；责\n任单位：县委组织部、各乡镇人民政府）\n（二）强化森林资源保护。严格执行林地用途管制\
            和森林采\n伐限额管理，严厉打击毁林开垦等行为。\n（三）做好森林防火工作，健全县乡村三级防火责任体系和\n应急处置机制。\n";
        let lines = all(text);
        assert_eq!(lines.len(), 5, "{lines:#?}");
        assert!(lines[2].ends_with("责/任单位：县委组织部、各乡镇人民政府）"));
    }

    #[test]
    fn a_bracket_holds_its_lines_together() {
        let joined = ["甲。（牵头单位：市甲局，/责任单位：市乙局）", "乙"];
        assert_eq!(all("甲。（牵头单位：市甲局，\n责任单位：市乙局）\n乙"), joined);
        assert_eq!(all("（注：\n1.甲\n2.乙"), ["（注：", "1.甲", "2.乙"]);
    }

    #[test]
    fn a_short_document_of_one_line_is_divided_too() {
        let text = "关于印发任务的通知 现将任务明确如下：一、加强组织领导。1.成立指挥部，落实包片责任制，压实工作责任。\
            （责任单位：镇甲办）2.签订责任状，签订率达到100%。（责任单位：镇乙站）二、加强宣传教育。3.开展宣传月活动，\
            张贴标语200条，做到家喻户晓。（责任单位：镇丙办、各村委会）";
        let starts: Vec<String> = all(text).iter().map(|line| line.chars().take(2).collect()).collect();
        assert_eq!(starts, ["关于", "一、", "1.", "2.", "二、", "3."]);
    }

    #[test]
    fn a_document_of_one_line_is_divided_by_its_numbers() {
        let filler = "加强组织领导，健全工作机制，压实工作责任，确保各项任务落到实处。".repeat(4);
        let text = format!(
            "某市方案{filler}一、总体要求{filler}二、主要任务（一）推进甲。{filler}1.做乙。{filler}2.做丙。{filler}\
             （二）推进丁。{filler}三、保障措施{filler}"
        );
        let starts: Vec<String> = all(&text).iter().map(|line| line.chars().take(4).collect()).collect();
        let expected =
            ["某市方案", "一、总体", "二、主要", "（一）推", "1.做乙", "2.做丙", "（二）推", "三、保障"];
        assert_eq!(starts, expected.map(|start| start.chars().take(4).collect::<String>()));
    }
}
