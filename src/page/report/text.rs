//! A paper as it goes to the clipboard: as text, or its tables as cells for spreadsheets.

use super::{Block, Report, Row, Table};

/// The whole as lines of text; the cells of a table stand apart by tabs.
pub fn text(report: &Report) -> String {
    let mut lines = Vec::new();
    for block in &report.blocks {
        match block {
            Block::Title(text)
            | Block::Subtitle(text)
            | Block::Heading(_, text)
            | Block::Paragraph(text)
            | Block::Line(text)
            | Block::Note(text) => lines.push(text.clone()),
            Block::Table(table) => lines.extend(rows(table).map(|row| joined(&row, "；"))),
            Block::PageBreak => lines.push(String::new()),
        }
    }
    lines.join("\n")
}

/// The tables alone, row by row with their heads; each cell on one line.
pub fn cells(report: &Report) -> Vec<Vec<String>> {
    let tables = report.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.flat_map(rows).collect()
}

fn rows(table: &Table) -> impl Iterator<Item = Vec<String>> {
    let head = table.columns.iter().map(|column| column.head.clone()).collect();
    let rows = table.rows.iter().map(|row| match row {
        Row::Cells(cells) => cells.clone(),
        Row::Over(text) => vec![text.clone()],
    });
    std::iter::once(head).chain(rows)
}

fn joined(row: &[String], between: &str) -> String {
    row.iter().map(|cell| cell.replace('\n', between)).collect::<Vec<_>>().join("\t")
}
