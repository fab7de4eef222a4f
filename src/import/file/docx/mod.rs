//! Word documents (docx; ECMA-376, Part 1, `WordprocessingML`): what a reader of the page sees, as it would be
//! after accepting all changes.
//!
//! Kept: paragraphs, tables, text boxes (after the paragraph that they hang on), results of fields, and the
//! numbers that Word writes by itself (`numbering`, printed by `count`, by way of `styles`). Left out: what
//! was deleted, hidden text, comments, foot- and endnotes, headers and footers, embedded files, and tables of
//! contents, which only repeat the headings. A nested table becomes lines of the cell that it is in.
//!
//! The document is read as a stream; nesting costs memory, never stack.

mod count;
mod numbering;
mod styles;

use super::archive::Archive;
use super::draft::Draft;
use super::xml::{Node, Xml, attribute};
use crate::import::{Progress, Unreadable};
use crate::plan::{Form, Place};
use numbering::Numbering;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;
use styles::{Styles, is_on};

/// Reads a document's text and form.
pub(super) fn read(
    archive: &mut Archive<'_>,
    name: &str,
    progress: &Progress<'_>,
) -> Result<(String, Form), Unreadable> {
    let damaged = || Unreadable::Damaged { name: name.to_owned() };
    let mut body = Body::default();
    if let Some(path) = archive.find("word/styles", ".xml")
        && let Some((entry, size)) = archive.entry(&path)
    {
        body.styles = Styles::read(&mut Xml::new(entry, size, name, progress))?;
    }
    if let Some(path) = archive.find("word/numbering", ".xml")
        && let Some((entry, size)) = archive.entry(&path)
    {
        body.numbering = Numbering::read(&mut Xml::new(entry, size, name, progress))?;
    }
    let path = archive.find("word/document", ".xml").ok_or_else(damaged)?;
    let (entry, size) = archive.entry(&path).ok_or_else(damaged)?;
    let mut xml = Xml::new(entry, size, name, progress);
    loop {
        match xml.next()? {
            Node::Open(start) => body.open(&start),
            Node::Close(end) => body.close(end.local_name().as_ref()),
            Node::Text(text) => body.text(&text),
            Node::End => break,
        }
    }
    body.put_carried();
    body.draft.finish(name)
}

/// A paragraph that is open; text boxes open more inside it.
#[derive(Default)]
struct Paragraph {
    number: u32,
    text: String,
    /// Its place among the text boxes, where it stands in one.
    slot: usize,
    style: Option<String>,
    numbering: Option<i64>,
    level: Option<usize>,
    /// The end of the paragraph was deleted: it goes on in the next.
    joined: bool,
    hidden: bool,
}

#[derive(Default)]
struct Run {
    hidden: Option<bool>,
    style: Option<String>,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    /// Inside a text box or another table: its text is lines.
    inner: bool,
    /// What it stands in is not shown.
    buried: bool,
    row_deleted: bool,
    /// Cells in the row so far.
    cells: u32,
    cell: Option<Cell>,
    column: u32,
    /// By column, the cell of the draft that goes on below.
    above: BTreeMap<u32, Option<usize>>,
}

/// A cell that is open.
struct Cell {
    columns: u32,
    /// Vertical merging: begins here, or goes on from above.
    merge: Option<bool>,
    deleted: bool,
    /// It has been begun in the draft.
    begun: bool,
    /// In a row of a nested table: the first text stands behind a tab.
    tab: bool,
}

impl Table {
    fn is_hidden(&self) -> bool {
        let below = |cell: &Cell| cell.deleted || cell.merge == Some(false);
        self.buried || self.row_deleted || self.cell.as_ref().is_some_and(below)
    }
}

/// What text stands for.
#[derive(Clone, Copy)]
enum Words {
    Text,
    /// Of a field: what to compute.
    Instruction,
}

/// A field between its beginning and its end.
struct Field {
    result: bool,
    instruction: String,
}

#[derive(Default)]
struct Body {
    draft: Draft,
    styles: Styles,
    numbering: Numbering,
    /// Depth inside something that is left out.
    skipped: usize,
    paragraphs: Vec<Paragraph>,
    /// Paragraphs of the text boxes that hang on the outermost one, as they begin.
    boxes: Vec<String>,
    counted: u32,
    carried: Option<String>,
    run: Run,
    fields: Vec<Field>,
    tables: Vec<Table>,
    /// For each alternative that is open, whether one was taken.
    alternatives: Vec<bool>,
    in_paragraph_properties: bool,
    in_run_properties: bool,
    in_row_properties: bool,
    /// What text is, where it is anything.
    words: Option<Words>,
}

impl Body {
    fn open(&mut self, start: &BytesStart<'_>) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        let value = || attribute(start, "val");
        let integer = || value().and_then(|v| v.parse::<i64>().ok());
        match start.local_name().as_ref() {
            "p" => self.begin_paragraph(),
            "pPr" => self.in_paragraph_properties = true,
            "rPr" => self.in_run_properties = true,
            "trPr" => self.in_row_properties = true,
            "pStyle" => self.paragraph(|paragraph| paragraph.style = value()),
            "numId" if self.in_paragraph_properties => {
                self.paragraph(|paragraph| paragraph.numbering = integer());
            }
            "ilvl" if self.in_paragraph_properties => {
                self.paragraph(|paragraph| paragraph.level = integer().map(|at| at.clamp(0, 8) as usize));
            }
            "vanish" if self.in_run_properties => {
                let on = is_on(value().as_deref());
                if self.in_paragraph_properties {
                    self.paragraph(|paragraph| paragraph.hidden = on);
                } else {
                    self.run.hidden = Some(on);
                }
            }
            "rStyle" if self.in_run_properties => self.run.style = value(),
            "r" => self.run = Run::default(),
            "t" => self.words = Some(Words::Text),
            "instrText" => self.words = Some(Words::Instruction),
            "fldChar" => self.field(attribute(start, "fldCharType").as_deref()),
            "tab" | "ptab" if !self.in_paragraph_properties => self.say("\t"),
            "br" | "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("-"),
            "sym" => {
                let code = attribute(start, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                let font = attribute(start, "font").unwrap_or_default();
                self.say(symbol(&font, code.unwrap_or_default()).encode_utf8(&mut [0; 4]));
            }
            "tbl" => self.begin_table(),
            "tr" => self.begin_row(),
            "tc" => self.begin_cell(),
            "gridBefore" => {
                if let Some(table) = self.tables.last_mut() {
                    table.column = table.column.max(integer().unwrap_or(0).clamp(0, 1000) as u32);
                }
            }
            "gridSpan" => {
                self.cell(|cell| cell.columns = integer().unwrap_or(1).clamp(1, 1000) as u32);
            }
            "vMerge" => self.cell(|cell| cell.merge = Some(value().as_deref() == Some("restart"))),
            "cellDel" => self.cell(|cell| cell.deleted = true),
            "AlternateContent" => self.alternatives.push(false),
            tag @ ("Choice" | "Fallback") => match self.alternatives.last_mut() {
                Some(taken) if !*taken => *taken = tag == "Choice",
                Some(_) => self.skipped = 1,
                None => {}
            },
            "del" | "moveFrom" => {
                if self.in_row_properties {
                    if let Some(table) = self.tables.last_mut().filter(|table| table.cells == 0) {
                        table.row_deleted = true;
                    }
                } else if self.in_paragraph_properties && self.in_run_properties {
                    self.paragraph(|paragraph| paragraph.joined = true);
                }
                self.skipped = 1;
            }
            "delText" | "delInstrText" | "rt" | "sdtPr" | "sdtEndPr" | "pPrChange" | "rPrChange"
            | "tblPrChange" | "trPrChange" | "tcPrChange" | "sectPrChange" | "numberingChange"
            | "tblGrid" | "sectPr" => self.skipped = 1,
            _ => {}
        }
    }

    fn close(&mut self, tag: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match tag {
            "p" => self.end_paragraph(),
            "pPr" => self.in_paragraph_properties = false,
            "rPr" => self.in_run_properties = false,
            "trPr" => self.in_row_properties = false,
            "r" => self.run = Run::default(),
            "t" | "instrText" => self.words = None,
            "tc" => self.end_cell(),
            "tr" => self.end_row(),
            "tbl" => self.end_table(),
            "AlternateContent" => {
                self.alternatives.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 || text.is_empty() {
            return;
        }
        match self.words {
            Some(Words::Text) => self.say(text),
            Some(Words::Instruction) => {
                // Enough to know its name.
                if let Some(field) = self.fields.last_mut().filter(|field| field.instruction.len() < 64) {
                    field.instruction.extend(text.chars().take(64));
                }
            }
            None => {}
        }
    }

    fn paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            change(paragraph);
        }
    }

    fn cell(&mut self, change: impl FnOnce(&mut Cell)) {
        if let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            change(cell);
        }
    }

    /// Text of the open run, unless it is hidden or belongs to a field's instruction.
    fn say(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let hidden = self
            .run
            .hidden
            .or_else(|| self.styles.hidden(self.run.style.as_deref(), false))
            .or_else(|| self.styles.hidden(paragraph.style.as_deref(), true))
            .unwrap_or(false);
        let shown = self.fields.iter().all(|field| field.result && !is_contents(&field.instruction));
        if !hidden && shown {
            paragraph.text.push_str(text);
        }
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            // No document nests fields so deep.
            Some("begin") if self.fields.len() < 256 => {
                self.fields.push(Field { result: false, instruction: String::new() });
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn begin_paragraph(&mut self) {
        let outer = self.paragraphs.is_empty();
        self.counted += u32::from(outer);
        let number = self.counted;
        let text = if outer { self.carried.take().unwrap_or_default() } else { String::new() };
        let slot = self.boxes.len();
        if !outer {
            self.boxes.push(String::new());
        }
        self.paragraphs.push(Paragraph { number, text, slot, ..Paragraph::default() });
        (self.in_paragraph_properties, self.in_run_properties) = (false, false);
    }

    /// What Word prints in front of a paragraph.
    fn label(&mut self, paragraph: &Paragraph) -> Option<String> {
        let style = self.styles.numbering(paragraph.style.as_deref());
        let (number, level) = match (paragraph.numbering, style) {
            (Some(number), _) => (number, paragraph.level.or(style.and_then(|(_, level, _)| level))),
            (None, Some((number, level, style))) => {
                let of_style = || self.numbering.level_of(number, style, &self.styles);
                (number, paragraph.level.or_else(of_style).or(level))
            }
            (None, None) => return None,
        };
        self.numbering.next(number, level.unwrap_or(0), &self.styles)
    }

    fn end_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        let hidden = self.tables.last().is_some_and(Table::is_hidden);
        if self.paragraphs.is_empty() && paragraph.joined && !hidden {
            self.carried = Some(paragraph.text);
            self.put_boxes();
            return;
        }
        let gone = hidden || paragraph.hidden && paragraph.text.is_empty();
        // A table of contents has no numbers of its own.
        let listed = self.fields.iter().any(|field| is_contents(&field.instruction));
        if !gone
            && !listed
            && let Some(label) = self.label(&paragraph)
        {
            paragraph.text.insert_str(0, &label);
        }
        if self.paragraphs.is_empty() {
            self.put(Some(Place::Paragraph(paragraph.number)), &paragraph.text);
            self.put_boxes();
        } else if let Some(text) = self.boxes.get_mut(paragraph.slot) {
            *text = paragraph.text;
        }
    }

    fn put_boxes(&mut self) {
        for text in std::mem::take(&mut self.boxes) {
            if !text.trim().is_empty() {
                self.put(None, &text);
            }
        }
    }

    /// A paragraph whose end was deleted, with nothing after it to go on in.
    fn put_carried(&mut self) {
        if let Some(text) = self.carried.take() {
            self.put(Some(Place::Paragraph(self.counted)), &text);
        }
    }

    /// Writes a paragraph where it stands: as a line, or in the open cell.
    fn put(&mut self, place: Option<Place>, text: &str) {
        let Some(table) = self.tables.last() else { return self.draft.line(place, text) };
        if table.is_hidden() || text.trim().is_empty() {
            return;
        }
        self.begin_cell_text();
        let mut tab = false;
        self.cell(|cell| tab = std::mem::take(&mut cell.tab));
        self.draft.cell_text(place, text, if tab { "\t" } else { "\n" });
    }

    fn begin_table(&mut self) {
        self.put_carried();
        let inner = !self.paragraphs.is_empty() || !self.tables.is_empty();
        if !inner {
            self.draft.table();
        }
        let buried = self.tables.last().is_some_and(Table::is_hidden);
        self.tables.push(Table { inner, buried, ..Table::default() });
    }

    fn begin_row(&mut self) {
        // A row inside a row is the next one, so that columns never go back.
        if self.tables.last().is_some_and(|table| table.cells > 0) {
            self.end_cell();
            self.end_row();
        }
        if let Some(table) = self.tables.last_mut() {
            (table.column, table.row_deleted, table.cells) = (0, false, 0);
        }
    }

    fn begin_cell(&mut self) {
        if self.tables.last().is_some_and(|table| table.cell.is_some()) {
            self.end_cell();
        }
        if let Some(table) = self.tables.last_mut() {
            let tab = table.inner && table.cells > 0;
            table.cell = Some(Cell { columns: 1, merge: None, deleted: false, begun: false, tab });
            table.cells += 1;
        }
    }

    /// Begins the outermost table's cell in the draft: its properties are known when its text comes.
    fn begin_cell_text(&mut self) {
        let Some(table) = self.tables.first_mut().filter(|table| !table.inner) else { return };
        let column = table.column;
        if let Some(cell) = table.cell.as_mut().filter(|cell| !cell.begun) {
            cell.begun = true;
            self.draft.cell(column, 1, cell.columns);
        }
    }

    fn end_cell(&mut self) {
        self.put_carried();
        let Some(table) = self.tables.last_mut() else { return };
        let Some(cell) = table.cell.take() else { return };
        if table.inner || table.row_deleted || cell.deleted {
            return;
        }
        let column = table.column;
        table.column = column.saturating_add(cell.columns);
        if !cell.begun {
            self.draft.cell(column, 1, cell.columns);
        }
        let written = self.draft.end_cell();
        match cell.merge {
            Some(true) => {
                table.above.insert(column, written);
            }
            Some(false) => {
                if let Some(Some(above)) = table.above.get(&column) {
                    self.draft.extend(*above);
                }
            }
            None => {
                table.above.remove(&column);
            }
        }
    }

    fn end_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.cells = 0;
            if !table.inner && !table.row_deleted {
                self.draft.end_row();
            }
        }
    }

    fn end_table(&mut self) {
        if let Some(table) = self.tables.pop()
            && !table.inner
        {
            self.draft.end_table();
        }
    }
}

fn is_contents(instruction: &str) -> bool {
    instruction.split_whitespace().next() == Some("TOC")
}

/// A character of a symbol font, as the nearest that every font has.
fn symbol(font: &str, code: u32) -> char {
    match (font, code & 0xFF) {
        ("Wingdings", 0xFC) | ("Wingdings 2", 0x50) => '✓',
        ("Wingdings", 0xFE) | ("Wingdings 2", 0x52) => '☑',
        ("Wingdings", 0xA8) | ("Wingdings 2", 0xA3) => '☐',
        ("Wingdings", 0x6C) => '●',
        ("Wingdings", 0x6E) => '■',
        ("Wingdings", 0x75) => '◆',
        _ => match char::from_u32(code) {
            Some(c) if !('\u{E000}'..='\u{F8FF}').contains(&c) && code >= 0x20 => c,
            _ => '•',
        },
    }
}
