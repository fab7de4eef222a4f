//! Deadlines as lists order and say them.

use crate::plan::{Deadline, DeadlineKind, Plan};
use crate::words::Language;

/// Under which head a deadline stands: one by one year, yearly ones apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// In a year.
    Year(String),
    /// Once, in a month of a year that is not stated: 「10月底前」.
    Month,
    /// Once, but no date follows from the words.
    Once,
    /// Every year.
    Yearly,
    /// Without end.
    Ongoing,
    /// No deadline is stated.
    Unstated,
}

impl When {
    /// Where a deadline belongs.
    pub fn of(plan: &Plan, deadline: &Deadline) -> Self {
        match (deadline.kind, &deadline.due) {
            (DeadlineKind::Once, Some(due)) => Self::Year(due.chars().take(4).collect()),
            (DeadlineKind::Once, None) if names_a_month(plan.words(deadline.span)) => Self::Month,
            (DeadlineKind::Once, None) => Self::Once,
            (DeadlineKind::Yearly, _) => Self::Yearly,
            (DeadlineKind::Ongoing, _) => Self::Ongoing,
        }
    }

    /// Where something with several deadlines belongs: at the first that ends, else with the yearly ones.
    pub fn first(plan: &Plan, deadlines: &[Deadline]) -> Self {
        deadlines.iter().map(|deadline| Self::of(plan, deadline)).min().unwrap_or(Self::Unstated)
    }

    /// What the head says.
    pub fn title(&self, language: Language) -> String {
        match self {
            Self::Year(year) => language.fill("when.year", &[year]),
            Self::Month => language.text("when.month").to_owned(),
            Self::Once => language.text("when.once").to_owned(),
            Self::Yearly => language.text("when.yearly").to_owned(),
            Self::Ongoing => language.text("when.ongoing").to_owned(),
            Self::Unstated => language.text("when.unstated").to_owned(),
        }
    }
}

/// Whether a month is named: 「6月」, 「十月底前」, and not 「三个月内」.
fn names_a_month(words: &str) -> bool {
    let number = |c: char| {
        c.is_numeric()
            || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '元' | '腊')
    };
    words.split_once('月').is_some_and(|(before, _)| before.trim_end().ends_with(number))
}

/// The printed words, the kind, and the date where one follows: 「到2022年」 限期 2022-12-31.
pub fn sentence(plan: &Plan, deadline: &Deadline, language: Language) -> String {
    let kind = language.text(match deadline.kind {
        DeadlineKind::Once => "deadline.once",
        DeadlineKind::Yearly => "deadline.yearly",
        DeadlineKind::Ongoing => "deadline.ongoing",
    });
    let due = deadline.due.as_deref().unwrap_or_default();
    language.fill("when.sentence", &[plan.words(deadline.span), kind, due]).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_no_span_of_months() {
        for words in ["6月", "10月底前", "十月底前", "６月 30 日前"] {
            assert!(names_a_month(words), "{words}");
        }
        for words in ["三个月内", "近期", "每月", "春节前"] {
            assert!(!names_a_month(words), "{words}");
        }
    }
}
