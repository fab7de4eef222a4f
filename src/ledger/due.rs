//! By when: the days that follow from what a unit wrote and from what the document says.

use super::{Entry, Field, Year};
use crate::import;
use crate::plan::{Day, Deadline, DeadlineKind, Holder, Plan, Span};

/// A day by which something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Due {
    /// The day.
    pub day: Day,
    /// The words of the document that say so; none where the unit does.
    pub span: Option<Span>,
}

/// The day that a cell's words say; none where no day follows from them. A yearly one is that of `year`.
pub fn day(words: &str, year: u16) -> Option<Day> {
    let (kind, due) = import::due(words);
    in_year(kind, due.as_deref(), year)
}

/// The day of a cell that holds nothing but the number that a spreadsheet keeps for it, between 1982 and 2064.
pub fn serial(words: &str) -> Option<Day> {
    let number: u32 = words.trim().parse().ok()?;
    (30_000..60_000).contains(&number).then(|| Day::from_serial(number)).flatten()
}

/// The days on which something is due by the document: those that come once, and those of `year`.
pub fn of_document(plan: &Plan, holder: Holder, year: u16) -> Vec<Due> {
    let deadlines: &[Deadline] = match holder {
        Holder::Measure(id) => &plan.measure(id).deadlines,
        Holder::Section(id) => &plan.section(id).deadlines,
    };
    let due = |deadline: &Deadline| {
        let day = in_year(deadline.kind, deadline.due.as_deref(), year)?;
        Some(Due { day, span: Some(deadline.span) })
    };
    let mut days: Vec<Due> = deadlines.iter().filter_map(due).collect();
    days.sort_unstable();
    days
}

/// The days on which an assignment is due: what the unit says, else what the document does.
pub fn of_entry(plan: &Plan, entry: &Entry, year: &Year) -> Vec<Due> {
    let words = year.record(&entry.key).map_or("", |record| record.words(Field::Due));
    match day(words, year.year) {
        Some(day) => vec![Due { day, span: None }],
        None => of_document(plan, entry.holder, year.year),
    }
}

fn in_year(kind: DeadlineKind, due: Option<&str>, year: u16) -> Option<Day> {
    match kind {
        DeadlineKind::Once => Day::parse(due?),
        DeadlineKind::Yearly => Day::parse(&format!("{year:04}-{}", due?)),
        DeadlineKind::Ongoing => None,
    }
}
