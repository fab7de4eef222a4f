//! The day a document was issued: 2021年4月17日, 二〇二一年四月十七日, 2021-04-17.

use super::fold;

/// The first day in a text, as `YYYY-MM-DD`.
pub(super) fn iso(text: &str) -> Option<String> {
    let folded = fold::fold(text);
    read(&folded).map(|(iso, _)| iso)
}

/// Whether a line is a day and nothing else.
pub(super) fn alone(line: &str) -> bool {
    if line.len() > 80 {
        return false;
    }
    let folded = fold::fold(line);
    read(&folded).is_some_and(|(_, length)| length == folded.len())
}

/// Year, month and day with what divides them, from the first digit on; the day and the length up to its end.
fn read(folded: &str) -> Option<(String, usize)> {
    let start = folded.find(|c| digit(c).is_some())?;
    let mut numbers = Vec::new();
    let mut at = start;
    for ends in [['年', '-', '.', '/'], ['月', '-', '.', '/'], ['日', '\0', '\0', '\0']] {
        let rest = &folded[at..];
        let digits = rest.len() - rest.trim_start_matches(|c| digit(c).is_some()).len();
        numbers.push(number(&rest[..digits])?);
        let after = rest[digits..].chars().next();
        match after {
            Some(c) if ends.contains(&c) => at += digits + c.len_utf8(),
            _ if numbers.len() == 3 => at += digits,
            _ => return None,
        }
    }
    let [year, month, day] = numbers[..] else { return None };
    let plausible = (1949..=2999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    plausible.then(|| (format!("{year:04}-{month:02}-{day:02}"), at))
}

fn digit(c: char) -> Option<u32> {
    "〇一二三四五六七八九".chars().position(|d| d == c).map(|d| d as u32).or(match c {
        '0'..='9' => c.to_digit(10),
        '○' | '零' | 'O' => Some(0),
        '十' => Some(10),
        _ => None,
    })
}

/// Digits one by one, or with 十.
fn number(digits: &str) -> Option<u32> {
    if digits.is_empty() || digits.chars().count() > 4 {
        return None;
    }
    if let Some((tens, ones)) = digits.split_once('十') {
        let tens = if tens.is_empty() { 1 } else { digit(tens.chars().next()?)? };
        let ones = ones.chars().next().map_or(Some(0), digit)?;
        return Some(tens * 10 + ones);
    }
    digits.chars().try_fold(0, |total, c| Some(total * 10 + digit(c)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_every_spelling() {
        for text in ["2021年4月17日", "二〇二一年四月十七日", "2021-04-17", "２０２１ 年 4 月 17 日"]
        {
            assert_eq!(iso(text).as_deref(), Some("2021-04-17"), "{text}");
            assert!(alone(text));
        }
        assert_eq!(iso("二○二四年十二月三十一日").as_deref(), Some("2024-12-31"));
        assert!(!alone("2021年4月17日印发"));
        assert_eq!(iso("2021年"), None);
    }
}
