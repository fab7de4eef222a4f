//! Which day it is: a page says when it was printed.

use crate::page::Day;
use jiff::civil::Date;

/// Today, where the program runs.
pub fn today() -> Option<Day> {
    day(jiff::Zoned::now().date())
}

/// A day of the calendar; none before our era.
pub fn day(date: Date) -> Option<Day> {
    let number = |number: i8| u8::try_from(number).ok();
    Some(Day {
        year: u16::try_from(date.year()).ok()?,
        month: number(date.month())?,
        day: number(date.day())?,
    })
}
