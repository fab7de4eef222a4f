use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of the calendar that offices use (Gregorian); `YYYY-MM-DD` as text and in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    /// Of our era.
    pub year: u16,
    /// 1–12.
    pub month: u8,
    /// 1–31.
    pub day: u8,
}

/// What Excel counts as day 0, in days before 1970-01-01; from 1900-03-01 on.
const EXCEL: i64 = 25_569;

impl Day {
    /// A day that there is; years 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let fits = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1;
        (fits && day <= last_day(year, month)).then_some(Self { year, month, day })
    }

    /// From `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let whole = (year.len(), month.len(), day.len()) == (4, 2, 2);
        let digits = [year, month, day].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        if !whole || !digits {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// From the number that a spreadsheet keeps for it: 45123 is 2023-07-16. None before March 1900, where
    /// spreadsheets disagree.
    pub fn from_serial(serial: u32) -> Option<Self> {
        (serial > 60).then(|| Self::at(i64::from(serial) - EXCEL)).flatten()
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        Self::at(self.number() + i64::from(days)).unwrap_or(Self { year: 9999, month: 12, day: 31 })
    }

    /// How many days from this one to another; negative where that was before.
    pub fn until(self, other: Self) -> i64 {
        other.number() - self.number()
    }

    /// Days since 1970-01-01 (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March).
    fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let month = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    fn at(number: i64) -> Option<Self> {
        let number = number + 719_468;
        let (era, of_era) = (number.div_euclid(146_097), number.rem_euclid(146_097));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

fn last_day(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("{text} is no day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_and_written() {
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(Day::from_serial(45123), Some(day("2023-07-16")));
        assert_eq!(Day::from_serial(45291), Some(day("2023-12-31")));
        assert_eq!(day("2024-02-28").plus(2), day("2024-03-01"));
        assert_eq!(day("2023-12-31").plus(1), day("2024-01-01"));
        assert_eq!(day("1970-01-01").until(day("2024-02-29")), 19_782);
        assert_eq!(day("2024-03-01").until(day("2024-02-29")), -1);
        for text in ["2023-02-29", "2024-13-01", "2024-1-1", "24-01-01", "2024-01-00", "+024-01-01"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        let mut here = day("1999-12-31");
        for _ in 0..1500 {
            let next = here.plus(1);
            assert!(here < next && here.until(next) == 1 && Day::parse(&next.to_string()) == Some(next));
            here = next;
        }
    }
}
