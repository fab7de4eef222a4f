//! The number at the start of a line: 一、 (一) 1 1. (1) 1) ① 第一章 第一条 1.1.
//!
//! Recognises a number by its style and says what it counts; what the line is (heading, measure, text)
//! is decided in `outline`, where all lines are known.

use super::fold;
use crate::plan::Span;

/// The way a number is printed. The order is the order in which styles nest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    /// 附件1
    Annex,
    /// 第一编
    Book,
    /// 第一章
    Chapter,
    /// 第一节
    Part,
    /// 一、
    Chinese,
    /// 第一条
    Article,
    /// (一)
    ChineseBracket,
    /// 任务1, 措施一
    Worded,
    /// 1 or 1. or 1、
    Arabic,
    /// 1.1
    Dotted,
    /// (1)
    ArabicBracket,
    /// 1)
    HalfBracket,
    /// ①
    Circled,
    /// What divides a table, numbered or not.
    Group,
    /// A row of a table.
    Row,
}

impl Style {
    /// Depth by style below what 编, 章 and 节 stand above: 一、 is 1, (一) is 2, 1 is 3 …
    pub(super) fn level(self) -> u8 {
        match self {
            Self::Annex | Self::Book | Self::Chapter | Self::Part => 0,
            Self::Chinese | Self::Article => 1,
            Self::ChineseBracket => 2,
            Self::Worded | Self::Arabic => 3,
            Self::Dotted | Self::ArabicBracket | Self::Group => 4,
            Self::HalfBracket | Self::Row => 5,
            Self::Circled => 6,
        }
    }
}

/// A number at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// How it is printed.
    pub style: Style,
    /// What it counts; 0 where that is unclear.
    pub value: u32,
    /// The number without brackets, dots and 、.
    pub label: Span,
    /// Where the words after it start.
    pub after: u32,
}

/// The number at the start of `line`, which is the part of the source from `at` on. The line has no gap
/// in front.
pub(super) fn at_start(line: &str, at: usize) -> Option<Numeral> {
    let mut chars = fold::chars(line);
    let (_, first_end, first) = chars.next()?;
    match first {
        '(' | '〔' => bracketed(line, at, first_end),
        '0'..='9' => arabic(line, at),
        '第' => ordinal(line, at, first_end),
        '附' => annex(line, at),
        '重' | '任' | '措' | '举' | '事' | '行' | '专' | '问' | '整' | '项' => worded(line, at),
        '①'..='⑳' => {
            let value = first as u32 - '①' as u32 + 1;
            Some(numeral(line, at, Style::Circled, value, (0, first_end), first_end))
        }
        _ if is_chinese_digit(first) => {
            let (end, value) = chinese_run(line)?;
            let after =
                end + separator(&line[end..], &['、', '.', ',']).or_else(|| heading_gap(&line[end..]))?;
            Some(numeral(line, at, Style::Chinese, value, (0, end), after))
        }
        _ => None,
    }
}

fn numeral(line: &str, at: usize, style: Style, value: u32, label: (usize, usize), after: usize) -> Numeral {
    let (gap, _) = fold::trim(&line[after..]);
    Numeral { style, value, label: Span::new(at + label.0, at + label.1), after: (at + after + gap) as u32 }
}

/// 「一　总则」: a wide gap after the number, and words.
fn heading_gap(rest: &str) -> Option<usize> {
    let words = rest.trim_start_matches(fold::is_gap);
    let gap = rest.len() - words.len();
    let wide = rest.starts_with(['\u{3000}', '\t']) || gap > 1;
    (wide && words.starts_with(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c) && !"是年月日".contains(c)))
        .then_some(gap)
}

/// 「任务1.修订章程」, 「问题一：……」: a word for the item, its number, a mark.
fn worded(line: &str, at: usize) -> Option<Numeral> {
    let words = [
        "重点任务",
        "整改任务",
        "整改问题",
        "专项行动",
        "任务",
        "措施",
        "举措",
        "事项",
        "行动",
        "专项",
        "问题",
        "项目",
    ];
    let end = words.iter().find_map(|word| fold::after_prefix(line, word))?;
    let rest = &line[end..];
    let (from, _) = fold::trim(rest);
    let (length, value) = chinese_run(&rest[from..]).or_else(|| arabic_run(&rest[from..]))?;
    let stop = end + from + length;
    let after = separator(&line[stop..], &['.', '、', ':']).or_else(|| heading_gap(&line[stop..]))?;
    Some(numeral(line, at, Style::Worded, value, (0, stop), stop + after))
}

/// 附件, 附件1, 附表2: alone on its line.
fn annex(line: &str, at: usize) -> Option<Numeral> {
    if line.len() > 120 {
        return None;
    }
    let end = ["附件", "附表"].iter().find_map(|word| fold::after_prefix(line, word))?;
    let rest = &line[end..];
    let (from, _) = fold::trim(rest);
    let number = chinese_run(&rest[from..]).or_else(|| arabic_run(&rest[from..]));
    let (stop, value) = number.map_or((end, 1), |(length, value)| (end + from + length, value));
    let rest = &line[stop..];
    let title = rest.trim_start_matches(|c| fold::is_gap(c) || ":：".contains(c));
    // 「附件：1.任务表 2.统计表」 is a list of what is enclosed.
    let heads = title.is_empty()
        || title.len() < rest.len()
            && !title.contains(['。', '《', '；', ';', '，', ','])
            && at_start(title, 0).is_none()
            && title.chars().count() <= 30;
    // 附件 is no number: the whole line is its title.
    heads.then(|| numeral(line, at, Style::Annex, value, (0, 0), 0))
}

/// (一) or (1). (2021—2025年) is none, because nothing but the number may stand in the bracket.
fn bracketed(line: &str, at: usize, open_end: usize) -> Option<Numeral> {
    let inner = &line[open_end..];
    let (start, _) = fold::trim(inner);
    let digits = &inner[start..];
    let (end, value, style) = match chinese_run(digits) {
        Some((end, value)) => (end, value, Style::ChineseBracket),
        None => arabic_run(digits).map(|(end, value)| (end, value, Style::ArabicBracket))?,
    };
    let close = separator(&digits[end..], &[')', '〕'])?;
    // 「(一)、」 is the same number.
    let mut after = open_end + start + end + close;
    if let Some(extra) = separator(&line[after..], &['、', '.']) {
        after += extra;
    }
    Some(numeral(line, at, style, value, (open_end + start, open_end + start + end), after))
}

/// 1, 1., 1、, 1) and 1.1; 1.5万 and 2021年 are none.
fn arabic(line: &str, at: usize) -> Option<Numeral> {
    let (end, value) = arabic_run(line)?;
    let rest = &line[end..];
    if let Some(close) = separator(rest, &[')']) {
        return Some(numeral(line, at, Style::HalfBracket, value, (0, end), end + close));
    }
    if let Some(comma) = separator(rest, &['、']) {
        return Some(numeral(line, at, Style::Arabic, value, (0, end), end + comma));
    }
    if let Some(dot) = separator(rest, &['.']) {
        return match arabic_run(&line[end + dot..]) {
            None => Some(numeral(line, at, Style::Arabic, value, (0, end), end + dot)),
            // 「3．2020年底前」 and 「3.2020年」: a number, then a year.
            Some((length, next)) => {
                let after = end + dot + length;
                let year = next > 1900 && line[after..].trim_start_matches(fold::is_gap).starts_with('年');
                // 「11.121人才」
                let long = next > 99 && line[after..].starts_with(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
                if year || long || rest.starts_with('．') {
                    Some(numeral(line, at, Style::Arabic, value, (0, end), end + dot))
                } else {
                    dotted(line, at)
                }
            }
        };
    }
    let gap = rest.chars().next().filter(|c| fold::is_gap(*c))?;
    let next = rest.chars().find(|c| !fold::is_gap(*c))?;
    let words =
        ('\u{4E00}'..='\u{9FFF}').contains(&next) && !"年月日时".contains(next) || "《“〈".contains(next);
    words.then(|| numeral(line, at, Style::Arabic, value, (0, end), end + gap.len_utf8()))
}

/// 1.1 or 1.1.1, with a gap or a dot after it.
fn dotted(line: &str, at: usize) -> Option<Numeral> {
    let mut end = 0;
    let mut value;
    loop {
        let (length, number) = arabic_run(&line[end..])?;
        // 2021.5.1 is a day.
        if end == 0 && number > 999 {
            return None;
        }
        end += length;
        value = number;
        match separator(&line[end..], &['.']) {
            Some(dot) if arabic_run(&line[end + dot..]).is_some() => end += dot,
            _ => break,
        }
    }
    let rest = &line[end..];
    let after = separator(rest, &['、', '.']).or_else(|| {
        let gap = rest.chars().next().filter(|c| fold::is_gap(*c))?;
        Some(gap.len_utf8())
    })?;
    Some(numeral(line, at, Style::Dotted, value, (0, end), end + after))
}

/// 第一章, 第一条.
fn ordinal(line: &str, at: usize, first_end: usize) -> Option<Numeral> {
    let digits = &line[first_end..];
    let (end, value) = chinese_run(digits).or_else(|| arabic_run(digits))?;
    let (_, mut length, mark) = fold::chars(&digits[end..]).next()?;
    let style = match mark {
        '部' | '板' => {
            length = fold::after_prefix(&digits[end..], if mark == '部' { "部分" } else { "板块" })?;
            Style::Chapter
        }
        '编' | '篇' => Style::Book,
        '章' => Style::Chapter,
        '节' => Style::Part,
        '条' => Style::Article,
        _ => return None,
    };
    let after = first_end + end + length;
    // 「第一条例」 or 「第三章节」 is running text: a gap or a mark must follow.
    let follows = line[after..].chars().next();
    if follows.is_some_and(|c| !fold::is_gap(c) && !"、.．:：".contains(c)) {
        return None;
    }
    Some(numeral(line, at, style, value, (0, after), after))
}

/// Where one of `wanted` (folded) that stands next ends.
fn separator(text: &str, wanted: &[char]) -> Option<usize> {
    let (_, end, c) = fold::chars(text).next()?;
    wanted.contains(&c).then_some(end)
}

fn arabic_run(text: &str) -> Option<(usize, u32)> {
    let mut run = None;
    for (length, (start, end, c)) in fold::chars(text).enumerate() {
        let last_end = run.map_or(0, |(end, _)| end);
        match c.to_digit(10) {
            // A gap ends the number: 「1 2」 is not 12.
            Some(digit) if start == last_end && length < 6 => {
                run = Some((end, run.map_or(0, |(_, value)| value) * 10 + digit));
            }
            Some(_) if start == last_end => return None,
            _ => break,
        }
    }
    run
}

fn is_chinese_digit(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '零'
            | '〇'
            | '壹'
            | '贰'
            | '叁'
            | '肆'
            | '伍'
            | '陆'
            | '柒'
            | '捌'
            | '玖'
            | '拾'
    )
}

/// A Chinese number up to 999 at the start, as its length and value.
fn chinese_run(text: &str) -> Option<(usize, u32)> {
    let (mut end, mut total, mut digit) = (0, 0, 0);
    for (at, after, c) in fold::chars(text) {
        if !is_chinese_digit(c) || at != end && end == 0 {
            break;
        }
        match c {
            '十' | '拾' => {
                total += if digit == 0 { 10 } else { digit * 10 };
                digit = 0;
            }
            '百' => {
                total += digit.max(1) * 100;
                digit = 0;
            }
            _ => {
                let plain = "零一二三四五六七八九".chars().position(|d| d == c);
                let full = || "零壹贰叁肆伍陆柒捌玖".chars().position(|d| d == c);
                digit = plain.or_else(full).unwrap_or(0) as u32;
            }
        }
        end = after;
        if end > 40 {
            return None;
        }
    }
    (end > 0).then_some((end, total + digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Style, u32, &str, &str)> {
        let numeral = at_start(line, 0)?;
        Some((numeral.style, numeral.value, numeral.label.of(line), &line[numeral.after as usize..]))
    }

    #[test]
    fn numbers_of_every_style() {
        assert_eq!(read("一、总体要求"), Some((Style::Chinese, 1, "一", "总体要求")));
        assert_eq!(read("二十一、甲"), Some((Style::Chinese, 21, "二十一", "甲")));
        assert_eq!(read("（十二）甲"), Some((Style::ChineseBracket, 12, "十二", "甲")));
        assert_eq!(read("1 组织"), Some((Style::Arabic, 1, "1", "组织")));
        assert_eq!(read("１．组织"), Some((Style::Arabic, 1, "１", "组织")));
        assert_eq!(read("12、组织"), Some((Style::Arabic, 12, "12", "组织")));
        assert_eq!(read("( 94 ) 加强"), Some((Style::ArabicBracket, 94, "94", "加强")));
        assert_eq!(read("3)甲"), Some((Style::HalfBracket, 3, "3", "甲")));
        assert_eq!(read("1.2 甲"), Some((Style::Dotted, 2, "1.2", "甲")));
        assert_eq!(read("③甲"), Some((Style::Circled, 3, "③", "甲")));
        assert_eq!(read("第一章 总则"), Some((Style::Chapter, 1, "第一章", "总则")));
        assert_eq!(read("第一部分 甲"), Some((Style::Chapter, 1, "第一部分", "甲")));
        assert_eq!(read("任务12.修订章程"), Some((Style::Worded, 12, "任务12", "修订章程")));
        assert_eq!(read("问题一：甲"), Some((Style::Worded, 1, "问题一", "甲")));
        assert_eq!(read("任务1个"), None);
        assert_eq!(read("第十条　甲"), Some((Style::Article, 10, "第十条", "甲")));
    }

    #[test]
    fn what_only_starts_like_a_number_is_none() {
        for line in [
            "(2021—2025年)",
            "2021.5.1 甲",
            "2021 年",
            "2021年",
            "1.5万",
            "一方面",
            "第一条例",
            "3 月",
            "一是甲",
            "12·4",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
