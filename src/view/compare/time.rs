//! When something was saved.

/// Minutes since the beginning of 1970 of an RFC 3339 time, whatever its offset; none where it is no such time.
pub fn minute(time: &str) -> Option<i64> {
    let number = |range: std::ops::Range<usize>| time.get(range)?.parse::<i64>().ok();
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let (hour, minute) = (number(11..13)?, number(14..16)?);
    let rest = time.get(16..)?;
    let offset = match rest.rfind(['+', '-']) {
        Some(at) => {
            let zone = &rest[at + 1..];
            let minutes = zone.get(..2)?.parse::<i64>().ok()? * 60 + zone.get(3..5)?.parse::<i64>().ok()?;
            if rest[at..].starts_with('-') { -minutes } else { minutes }
        }
        None => 0,
    };
    Some(days(year, month, day) * 1440 + hour * 60 + minute - offset)
}

/// Days since the beginning of 1970 (H. Hinnant, "chrono-compatible low-level date algorithms", 2013).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day and the minute of an RFC 3339 time, as it was where it was written; the text itself where it is no such
/// time.
pub fn shown(time: &str) -> String {
    let minute = |(day, rest): (&str, &str)| Some(format!("{day} {}", rest.get(..5)?));
    time.split_once('T').and_then(minute).unwrap_or_else(|| time.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moment_in_two_zones() {
        assert_eq!(minute("1970-01-01T00:00:00+00:00"), Some(0));
        assert_eq!(minute("2026-03-01T08:30:00+08:00"), minute("2026-03-01T00:30:59Z"));
        assert!(minute("2024-02-29T23:59:00-05:00") < minute("2024-03-01T13:00:00+08:00"));
        assert_eq!(minute("昨天下午"), None);
        assert_eq!(minute(""), None);
    }
}
