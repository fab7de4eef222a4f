//! By when: 到2022年, 2023年6月底前, 每年3月1日之前, and what a line of its own says (完成时限:长期坚持).
//!
//! Looked for only at 年 and 月. A period (2021—2025年), an anniversary (40周年), a day that something is
//! named after (12·4) and a year that only describes (为2035年…奠定基础) are no deadlines.

use super::fold;
use crate::plan::{Deadline, DeadlineKind, Span};

/// The deadlines of running text. `times` are the offsets of 年 and 月 in `text`, which starts at `at`.
pub(super) fn in_text(text: &str, at: usize, times: &[usize], found: &mut Vec<Deadline>) {
    let mut done = 0;
    for time in times.iter().copied() {
        if time < done {
            continue;
        }
        let rest = &text[time..];
        let read = if rest.starts_with('年') { year(text, time) } else { month(text, time, done) };
        if let Some((start, end, kind, due)) = read
            && start >= done
        {
            found.push(Deadline { span: Span::new(at + start, at + end), kind, due });
            done = end;
        }
    }
}

/// The deadline that a line of its own states, whatever its words.
pub(super) fn stated(text: &str, at: usize) -> Deadline {
    let span = Span::new(at, at + text.len());
    let folded = fold::fold(text);
    let ongoing = ["长期", "持续", "常态", "经常", "一直", "全年"];
    if ongoing.iter().any(|word| folded.contains(word)) {
        return Deadline { span, kind: DeadlineKind::Ongoing, due: None };
    }
    // 「2023年启动」 says since when, not by when.
    let begins = ["启动", "起步", "开始", "起实施"].iter().any(|word| folded.ends_with(word));
    let times = folded.match_indices(['年', '月']).filter(|_| !begins);
    for (time, word) in times {
        let read = if word == "年" { date_at(&folded, time) } else { None };
        if let Some((year, month, day, _)) = read {
            return Deadline { span, kind: DeadlineKind::Once, due: once(year, month, day) };
        }
    }
    let kind = if folded.starts_with("每年") { DeadlineKind::Yearly } else { DeadlineKind::Once };
    let due = match (kind, month_day(folded.trim_start_matches("每年"))) {
        (DeadlineKind::Yearly, Some((month, day, _))) => yearly(month, day),
        (DeadlineKind::Yearly, None) if folded.starts_with("每年年底") => yearly(12, None),
        _ => None,
    };
    Deadline { span, kind, due }
}

type Read = (usize, usize, DeadlineKind, Option<String>);

/// A deadline around the 年 at `time`.
fn year(text: &str, time: usize) -> Option<Read> {
    if let Some(start) = text[..time].strip_suffix('每').map(str::len) {
        return every_year(text, start, time + '年'.len_utf8());
    }
    let (year, month, day, end) = date_at(text, time)?;
    let digits = digits_before(&text[..time])?;
    let by = text[..digits]
        .strip_suffix('到')
        .filter(|before| !before.ends_with(['达', '得', '受', '遇', '直', '收']));
    let closed = closing(&text[end..], month.is_some());
    let since = text[..digits].ends_with(['自', '从', '至', '止', '—', '-', '－', '年', '～', '~']);
    let (start, end) = match (by, closed) {
        (Some(before), closed) => (before.len(), end + closed.unwrap_or(0)),
        (None, Some(closed)) if !since => (digits, end + closed),
        _ => return None,
    };
    // 「到2025年的…规划」 names a thing; 「到2025年—2030年」 a period.
    let next = text[end..].chars().next();
    if next.is_some_and(|c| "—-－～~至到".contains(c)) {
        return None;
    }
    once(year, month, day).map(|due| (start, end, DeadlineKind::Once, Some(due)))
}

/// What follows 每年: 3月1日之前, 年底前, 12月底前. 每年 alone says no day.
fn every_year(text: &str, start: usize, after: usize) -> Option<Read> {
    let rest = &text[after..];
    if let Some(end) =
        rest.strip_prefix("年底").or_else(|| rest.strip_prefix("年末")).or_else(|| rest.strip_prefix('底'))
    {
        let length = rest.len() - end.len();
        let before = closing(end, false).unwrap_or(0);
        return Some((start, after + length + before, DeadlineKind::Yearly, yearly(12, None)));
    }
    let (month, day, length) = month_day(rest)?;
    let closed = closing(&rest[length..], true)?;
    yearly(month, day).map(|due| (start, after + length + closed, DeadlineKind::Yearly, Some(due)))
}

/// 6月底前 without a year: by a day that the document leaves open.
fn month(text: &str, time: usize, floor: usize) -> Option<Read> {
    let start = digits_before(&text[..time]).filter(|start| *start >= floor)?;
    if text[..start].ends_with(['年', '—', '-', '至', '到', '－']) {
        return None;
    }
    let (_, _, length) = month_day(&text[start..])?;
    let closed = closing(&text[start + length..], true)?;
    Some((start, start + length + closed, DeadlineKind::Once, None))
}

/// Year, month, day and end of the date whose 年 stands at `time`.
fn date_at(text: &str, time: usize) -> Option<(u32, Option<u32>, Option<u32>, usize)> {
    let start = digits_before(&text[..time])?;
    let year = number(&text[start..time])?;
    if !(1949..=2999).contains(&year) {
        return None;
    }
    let after = time + '年'.len_utf8();
    match month_day(&text[after..]) {
        Some((month, day, length)) => Some((year, Some(month), day, after + length)),
        None => Some((year, None, None, after)),
    }
}

/// 3月1日 at the start: month, day, length.
fn month_day(text: &str) -> Option<(u32, Option<u32>, usize)> {
    let digits = digits_after(text)?;
    let month = number(&text[..digits]).filter(|month| (1..=12).contains(month))?;
    let rest = text[digits..].strip_prefix('月')?;
    let after = text.len() - rest.len();
    let day = digits_after(rest).and_then(|digits| {
        let day = number(&rest[..digits]).filter(|day| (1..=31).contains(day))?;
        let end = rest[digits..].strip_prefix(['日', '号'])?;
        Some((day, text.len() - end.len()))
    });
    Some(day.map_or((month, None, after), |(day, end)| (month, Some(day), end)))
}

/// The length of what makes a date a deadline: 前, 之前, 以前, 底, 底前, 末, 年底前.
fn closing(text: &str, has_month: bool) -> Option<usize> {
    let ends = ["底之前", "底以前", "底前", "末之前", "末前", "之前", "以前", "前", "底", "末"];
    let rest = if has_month { text } else { text.strip_prefix('年').unwrap_or(text) };
    let skipped = text.len() - rest.len();
    let end = ends.iter().find(|end| rest.starts_with(**end))?;
    // 「前三季度」, 「前期」 do not close a date.
    let after = rest[end.len()..].chars().next();
    let running = *end == "前" && after.is_some_and(|c| "三两几期列沿往瞻".contains(c));
    (!running).then_some(skipped + end.len())
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Where the digits start that the text ends with.
fn digits_before(text: &str) -> Option<usize> {
    let start = text.trim_end_matches(is_digit).len();
    (start < text.len() && text.len() - start <= 12).then_some(start)
}

/// Where the digits end that the text starts with.
fn digits_after(text: &str) -> Option<usize> {
    let end = text.len() - text.trim_start_matches(is_digit).len();
    (0 < end && end <= 12).then_some(end)
}

fn number(digits: &str) -> Option<u32> {
    fold::fold(digits).parse().ok()
}

fn once(year: u32, month: Option<u32>, day: Option<u32>) -> Option<String> {
    let month = month.unwrap_or(12);
    let last = last_day(year, month);
    let day = day.unwrap_or(last);
    (day <= last).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn yearly(month: u32, day: Option<u32>) -> Option<String> {
    // 29 February comes only every fourth year; the printed words keep it.
    let last = last_day(2001, month);
    let day = day.unwrap_or(last);
    (day <= last || (month, day) == (2, 29)).then(|| format!("{month:02}-{day:02}"))
}

fn last_day(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::marks::Marks;

    fn read(text: &str) -> Vec<(&str, DeadlineKind, Option<String>)> {
        let mut marks = Marks::default();
        marks.scan(text);
        let mut found = Vec::new();
        in_text(text, 0, &marks.times, &mut found);
        found.into_iter().map(|deadline| (deadline.span.of(text), deadline.kind, deadline.due)).collect()
    }

    #[test]
    fn deadlines_with_what_makes_them() {
        use DeadlineKind::{Once, Yearly};
        let once = |words, due: &str| (words, Once, Some(due.to_owned()));
        let yearly = |words, due: &str| (words, Yearly, Some(due.to_owned()));
        assert_eq!(read("到2022年,建成。"), [once("到2022年", "2022-12-31")]);
        assert_eq!(read("到2024年2月建成。"), [once("到2024年2月", "2024-02-29")]);
        assert_eq!(read("２０２３年６月底前完成"), [once("２０２３年６月底前", "2023-06-30")]);
        assert_eq!(read("2025年12月31日之前"), [once("2025年12月31日之前", "2025-12-31")]);
        assert_eq!(read("于2025年年底前"), [once("2025年年底前", "2025-12-31")]);
        assert_eq!(read("每年3月1日之前,报告"), [yearly("每年3月1日之前", "03-01")]);
        assert_eq!(read("要于每年年底前将"), [yearly("每年年底前", "12-31")]);
        assert_eq!(read("每年11月底前报"), [yearly("每年11月底前", "11-30")]);
        assert_eq!(read("6月底前完成"), [("6月底前", Once, None)]);
    }

    #[test]
    fn what_is_none() {
        for text in [
            "(2021—2025年)",
            "施行40周年",
            "“12·4”国家宪法日",
            "为2035年基本建成",
            "自2021年5月1日起",
            "2021年工作要点",
            "每年举办",
            "达到2020年水平",
            "2021年至2025年",
            "近3年",
            "到12年",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn a_line_of_its_own() {
        assert_eq!(stated("长期坚持", 0).kind, DeadlineKind::Ongoing);
        assert_eq!(stated("2022年6月", 0).due.as_deref(), Some("2022-06-30"));
        assert_eq!(stated("2023年启动", 0).due, None, "since when is not by when");
        assert_eq!(stated("每年12月", 0).due.as_deref(), Some("12-31"));
    }
}
