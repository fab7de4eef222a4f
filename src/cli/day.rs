//! The day that papers bear: as typed, or today by the clock of this machine.

use crate::page::Day;
use crate::words::Language;

/// From `2026-03-01`.
pub(super) fn parse(text: &str) -> Result<Day, String> {
    let date: Option<jiff::civil::Date> = text.trim().parse().ok();
    date.and_then(day).ok_or_else(|| {
        let said = Language::ALL.map(|language| language.fill("cli.date", &[text]));
        said.join(" / ")
    })
}

/// Today.
pub(super) fn today() -> Option<Day> {
    day(jiff::Zoned::now().date())
}

fn day(date: jiff::civil::Date) -> Option<Day> {
    let part = |part: i8| u8::try_from(part).ok();
    Some(Day { year: u16::try_from(date.year()).ok()?, month: part(date.month())?, day: part(date.day())? })
}
