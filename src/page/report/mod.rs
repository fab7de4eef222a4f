//! A paper of text and tables, as an office writes one: what a reader of paper and a word processor both get.
//!
//! A [`Report`] says what stands there and what each line is (a title, a heading, a row of a table), never
//! how it looks: the setter of pages and the writer of DOCX files each give it the type sizes and margins of
//! GB/T 9704. Builders of reports are pure functions of plan, graph and meeting; see `papers/`.

mod set;
mod setter;
mod table;
mod text;

pub use set::sheets;
pub use text::{cells, text};

/// A paper of text and tables.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// What it is called: for the file, the reader's title bar and the head of pages that go on.
    pub title: String,
    /// Whether the sheet lies: for tables of many columns.
    pub lying: bool,
    /// The small line at the foot of every page, which traces it to its source.
    pub foot: String,
    /// What stands there, from the top.
    pub blocks: Vec<Block>,
}

/// Something that stands by itself, from margin to margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title, centred (小标宋, 二号).
    Title(String),
    /// Under the title, centred (楷体, 三号).
    Subtitle(String),
    /// A heading, 1 or 2 deep (黑体 or 楷体, 三号).
    Heading(u8, String),
    /// A paragraph of running text, its first line two characters in (仿宋, 三号).
    Paragraph(String),
    /// A line that begins at the margin: 时间：… (仿宋, 三号). Without words, an empty one.
    Line(String),
    /// Small print: what a number counts, whose statement something is (仿宋, 小四).
    Note(String),
    /// A table.
    Table(Table),
    /// What follows begins on a new page.
    PageBreak,
}

/// A table. Its head is repeated on every page that it goes over; a row is never cut where a page can hold it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What it is called, above it; may be empty.
    pub caption: String,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// Its rows; each has as many cells as there are columns, or one that goes over all of them.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// What stands in its head.
    pub head: String,
    /// How much of the width is its share, beside the others.
    pub share: u16,
    /// Whether its cells are centred; else they begin at the left.
    pub centred: bool,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A cell for each column. Lines within a cell end at `\n`.
    Cells(Vec<String>),
    /// A heading over all columns.
    Over(String),
}

impl Column {
    /// A column whose cells begin at the left.
    pub fn new(head: impl Into<String>, share: u16) -> Self {
        Self { head: head.into(), share, centred: false }
    }

    /// A column whose cells are centred.
    pub fn centred(head: impl Into<String>, share: u16) -> Self {
        Self { head: head.into(), share, centred: true }
    }
}
