//! A workbook of tables to sort, filter and calculate with: what a spreadsheet and a CSV file both get.
//!
//! As with a [`Report`](super::Report), this says what stands there and not how it looks. Every sheet has one head
//! row, repeated on every page and fixed in the window; what is a number or a day is one, and never text.

/// A workbook.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workbook {
    /// What it is called, in its properties and at the head of its pages.
    pub title: String,
    /// The small line at the foot of every page, which traces it to its source.
    pub foot: String,
    /// Its sheets; the first is open.
    pub sheets: Vec<Sheet>,
}

/// A sheet: lines above, a head row, rows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// What stands on its tab: the writer makes it one that a spreadsheet takes and no other sheet has.
    pub name: String,
    /// Lines above the table, over all columns; the first is its title. None for a table to calculate with.
    pub above: Vec<String>,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// Its rows; each has as many cells as there are columns, and a missing one is empty.
    pub rows: Vec<Vec<Cell>>,
    /// A row shows no more lines than this, though its cells hold all; none is as many as there are.
    pub lines: Option<u8>,
    /// Whether its pages lie.
    pub lying: bool,
    /// How many columns from the left stay in view.
    pub fixed: u16,
    /// Whether its head offers filters.
    pub filtered: bool,
    /// What it is for.
    pub purpose: Purpose,
}

/// What a sheet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// To be read, and changed at will.
    #[default]
    Table,
    /// To be filled in: only cells of columns that are for that can be changed. Against slips of the hand; there is
    /// no password.
    Form,
    /// For the program that made it, and hidden.
    Program,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// What stands in its head.
    pub head: String,
    /// It is as wide as its longest line, but no wider than this, in characters; a 汉字 counts two. Longer lines are
    /// broken.
    pub most: u16,
    /// It is at least so wide: room to write.
    pub least: u16,
    /// Whether it is for the program and not for people.
    pub hidden: bool,
    /// Whether it is to be filled in, where the sheet is locked.
    pub input: bool,
    /// What its cells offer to choose from; anything where that is nothing.
    pub choices: Vec<String>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words; lines end at `\n`. Never a formula.
    Text(String),
    /// A whole number.
    Number(u32),
    /// A day.
    Date {
        /// The year.
        year: u16,
        /// 1–12
        month: u8,
        /// 1–31
        day: u8,
    },
}

impl Column {
    /// A column that is at most so wide, in characters.
    pub fn new(head: impl Into<String>, most: u16) -> Self {
        Self { head: head.into(), most, ..Self::default() }
    }

    /// A column that is to be filled in.
    pub fn input(head: impl Into<String>, most: u16) -> Self {
        Self { input: true, ..Self::new(head, most) }
    }
}

impl Cell {
    /// Words; nothing where there are none.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        Self::Number(count as u32)
    }

    /// A day from `YYYY-MM-DD`; what is none stays words.
    pub fn date(text: &str) -> Self {
        let mut parts = text.splitn(3, '-');
        let mut part = || parts.next().and_then(|part| part.parse::<u16>().ok());
        match (part(), part(), part()) {
            (Some(year), Some(month), Some(day))
                if (1900..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day) =>
            {
                Self::Date { year, month: month as u8, day: day as u8 }
            }
            _ => Self::text(text),
        }
    }

    /// What it says, as text.
    pub fn said(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date { year, month, day } => format!("{year:04}-{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_day_and_what_is_none_stays_words() {
        assert_eq!(Cell::date("2022-12-31"), Cell::Date { year: 2022, month: 12, day: 31 });
        assert_eq!(Cell::date("2022-12-31").said(), "2022-12-31");
        assert_eq!(Cell::date("03-01"), Cell::Text("03-01".to_owned()));
        assert_eq!(Cell::date("2022-13-01"), Cell::Text("2022-13-01".to_owned()));
        assert_eq!(Cell::date(""), Cell::Empty);
    }
}
