//! Containers, built here: what a test is about stands in the test.

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip archive of these entries.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\"";

/// A part of a docx.
pub fn part(root: &str, content: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:{root} {WORD}>{content}</w:{root}>").into_bytes()
}

/// A docx with this body, these styles and these numberings.
pub fn docx(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", &part("document", &format!("<w:body>{body}</w:body>"))),
        ("word/styles.xml", &part("styles", styles)),
        ("word/numbering.xml", &part("numbering", numbering)),
    ])
}

/// A paragraph with these words.
pub fn p(words: &str) -> String {
    format!("<w:p>{}</w:p>", r(words))
}

/// A run with these words.
pub fn r(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

/// A sheet of an xlsx: its name, whether it is hidden, its cells (reference, words or number), what follows
/// the cells.
pub struct Sheet<'a> {
    pub name: &'a str,
    pub hidden: bool,
    pub cells: &'a [(&'a str, Value<'a>)],
    pub after: &'a str,
}

/// A cell's value.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    Text(&'a str),
    Number(&'a str),
    Date(&'a str),
}

/// An xlsx of these sheets.
pub fn xlsx(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let doc = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let mut list = String::new();
    let mut relations = format!("<Relationship Id=\"s\" Type=\"{doc}/styles\" Target=\"styles.xml\"/>");
    let mut parts = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let state = if sheet.hidden { "state=\"hidden\"" } else { "" };
        let _ =
            write!(list, "<sheet name=\"{}\" sheetId=\"{}\" {state} r:id=\"r{at}\"/>", sheet.name, at + 1);
        let _ = write!(
            relations,
            "<Relationship Id=\"r{at}\" Type=\"{doc}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        );
        let mut rows = std::collections::BTreeMap::<u32, String>::new();
        for (reference, value) in sheet.cells {
            let row: u32 = reference.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap();
            let cell = match value {
                Value::Text(text) => {
                    format!("<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
                }
                Value::Number(number) => format!("<c r=\"{reference}\"><v>{number}</v></c>"),
                Value::Date(number) => format!("<c r=\"{reference}\" s=\"1\"><v>{number}</v></c>"),
            };
            rows.entry(row).or_default().push_str(&cell);
        }
        let rows: Vec<String> =
            rows.iter().map(|(row, cells)| format!("<row r=\"{row}\">{cells}</row>")).collect();
        let rows = rows.concat();
        parts.push((
            format!("xl/worksheets/sheet{at}.xml"),
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData>{}</worksheet>", sheet.after),
        ));
    }
    let styles = format!(
        "<styleSheet xmlns=\"{main}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    );
    let book = format!("<workbook xmlns=\"{main}\" xmlns:r=\"{doc}\"><sheets>{list}</sheets></workbook>");
    let relations = format!("<Relationships xmlns=\"{package}/relationships\">{relations}</Relationships>");
    let root = format!(
        "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"w\" Type=\"{doc}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
    ];
    entries.extend(parts.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())));
    zip(&entries)
}
