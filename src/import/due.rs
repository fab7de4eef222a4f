//! By when, as somebody types it into a cell: what a plan's own line may say, and the short forms of spreadsheets
//! (2024.6.30, 2024/6, 2024年第三季度, 2024年上半年).

use super::{dates, deadlines, fold};
use crate::plan::DeadlineKind;

/// The kind of a deadline, and its day where one follows from the words: `YYYY-MM-DD` for once, `MM-DD` for yearly.
pub fn due(text: &str) -> (DeadlineKind, Option<String>) {
    let folded = fold::fold(text);
    let once = |day| (DeadlineKind::Once, Some(day));
    if let Some(day) = dates::iso(text).filter(|_| !folded.starts_with('每')) {
        return once(day);
    }
    if let Some(day) = month_alone(&folded).or_else(|| part_of_year(&folded)) {
        return once(day);
    }
    let stated = deadlines::stated(text, 0);
    (stated.kind, stated.due)
}

/// 2024.6, 2024/06, 2024-6: the month's last day.
fn month_alone(folded: &str) -> Option<String> {
    let (year, month) = folded.split_once(['.', '/', '-'])?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || month.len() > 2 || !digits(year) || !digits(month) {
        return None;
    }
    deadlines::stated(&format!("{year}年{month}月"), 0).due
}

/// A half or a quarter of a year: its last day.
fn part_of_year(folded: &str) -> Option<String> {
    let ends = [
        (["上半年", "二季度", "2季度"], "6月"),
        (["下半年", "四季度", "4季度"], "12月"),
        (["三季度", "前三季", "3季度"], "9月"),
        (["一季度", "首季度", "1季度"], "3月"),
    ];
    let (year, rest) = folded.split_once('年')?;
    let digits = year.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
    let year = year.get(digits..).filter(|year| year.len() == 4)?;
    let (_, month) = ends.iter().find(|(words, _)| words.iter().any(|word| rest.contains(word)))?;
    deadlines::stated(&format!("{year}年{month}"), 0).due
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_as_people_fill_them() {
        for (text, day) in [
            ("2024-06-30", "2024-06-30"),
            ("2024.6.30", "2024-06-30"),
            ("2024/6/30", "2024-06-30"),
            ("２０２４年６月底", "2024-06-30"),
            ("2024年6月底前完成", "2024-06-30"),
            ("2024.6", "2024-06-30"),
            ("2024年", "2024-12-31"),
            ("2024年底前", "2024-12-31"),
            ("2024年上半年", "2024-06-30"),
            ("2024年第三季度", "2024-09-30"),
            ("2024年一季度末", "2024-03-31"),
        ] {
            assert_eq!(due(text), (DeadlineKind::Once, Some(day.to_owned())), "{text}");
        }
        assert_eq!(due("长期坚持"), (DeadlineKind::Ongoing, None));
        assert_eq!(due("每年3月1日前"), (DeadlineKind::Yearly, Some("03-01".to_owned())));
        for text in ["尽快", "年底前", "6月底", "12", "见附件"] {
            assert_eq!(due(text), (DeadlineKind::Once, None), "{text}");
        }
    }
}
