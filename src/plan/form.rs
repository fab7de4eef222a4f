use super::Span;
use serde::{Deserialize, Serialize};

/// How a text stood in its file beyond its words: its tables, and where in the file each piece is found.
///
/// A plain text has neither. For docx, xlsx, html and csv the source is the extracted text, and this is
/// what the extraction knows about it; a snapshot keeps both, so that nothing is read from the file again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Form {
    /// In document order; none inside another.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
    /// Where pieces of the text stand in the file, by where they start in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Placed>,
}

/// A table of the document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Its cells, by row and then by column. A merged cell stands once, where it begins; an empty cell
    /// may be left out.
    pub cells: Vec<Cell>,
}

/// A cell of a [`Table`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its words; in document order they follow one another and never overlap.
    pub span: Span,
    /// Its first row, from 0.
    pub row: u32,
    /// Its first column, from 0.
    pub column: u32,
    /// How many rows it covers, 1 or more.
    pub rows: u32,
    /// How many columns it covers, 1 or more.
    pub columns: u32,
}

/// Where the text from `start` on stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// First byte in the text; the piece ends where the next begins.
    pub start: u32,
    /// Where it stands.
    pub place: Place,
}

/// A place in a file that has no lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// A paragraph of a docx or html, from 1.
    Paragraph(u32),
    /// A cell of a sheet: `任务表!B4`.
    Cell(String),
}

impl Table {
    /// From its first cell to its last; none where it has no cell.
    pub fn span(&self) -> Option<Span> {
        Some(self.cells.first()?.span.joined(self.cells.last()?.span))
    }
}

impl Form {
    /// Where in the file a byte of the text stands; none for a text with lines.
    pub fn place(&self, offset: u32) -> Option<&Place> {
        let after = self.places.partition_point(|placed| placed.start <= offset);
        after.checked_sub(1).map(|at| &self.places[at].place)
    }
}
