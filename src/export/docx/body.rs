//! What stands in the document: paragraphs and tables in the styles of `assets/docx/styles.xml`, and the footers.

use crate::page::report::{Block, Report, Row, Table};
use std::fmt::Write;

/// Twentieths of a point a millimetre.
const MM: f32 = 1440.0 / 25.4;
/// Width and height of an A4 sheet that stands, in twentieths of a point.
const A4: (u32, u32) = (11_906, 16_838);
/// Top, right, bottom and left of a sheet that stands, in millimetres.
const STANDING: [f32; 4] = [37.0, 26.0, 35.0, 28.0];
/// The same of one that lies: the left edge, where it is bound, is the top now.
const LYING: [f32; 4] = [28.0, 37.0, 26.0, 35.0];
/// From the text to the page number, in millimetres.
const TO_NUMBER: f32 = 7.0;
/// Height of page number and foot line, in millimetres.
const FOOT: f32 = 10.0;
/// The namespaces that a part with text needs.
const SPACES: &str = concat!(
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"",
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"",
);
/// The first line of every part.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// On which side of the page its number stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Pages with an odd number.
    Right,
    /// Pages with an even number.
    Left,
}

/// `word/document.xml`
pub(super) fn document(report: &Report) -> String {
    let mut body = Body { xml: String::new(), break_before: false, width: text_width(report.lying) };
    for block in &report.blocks {
        body.block(block);
    }
    format!(
        "{DECLARATION}<w:document{SPACES}><w:body>{}{}</w:body></w:document>",
        body.xml,
        section(report.lying)
    )
}

/// `word/footer1.xml`, `word/footer2.xml`: 「— 1 —」 a character away from the outer edge, and the foot line.
pub(super) fn footer(report: &Report, side: Side) -> String {
    let place = match side {
        Side::Right => "<w:ind w:rightChars=\"100\" w:right=\"280\"/><w:jc w:val=\"right\"/>",
        Side::Left => "<w:ind w:leftChars=\"100\" w:left=\"280\"/><w:jc w:val=\"left\"/>",
    };
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let number = format!(
        "{}{}<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>{}{}{}{}",
        run("— "),
        mark("begin"),
        mark("separate"),
        run("1"),
        mark("end"),
        run(" —"),
    );
    let foot = paragraph("Foot", "", &report.foot);
    format!(
        "{DECLARATION}<w:ftr{SPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>{place}</w:pPr>{number}</w:p>{foot}</w:ftr>"
    )
}

fn twips(mm: f32) -> u32 {
    (mm * MM).round() as u32
}

fn margins(lying: bool) -> [f32; 4] {
    if lying { LYING } else { STANDING }
}

/// How wide the text is, in twentieths of a point.
fn text_width(lying: bool) -> u32 {
    let [_, right, _, left] = margins(lying);
    let sheet = if lying { A4.1 } else { A4.0 };
    sheet - twips(right) - twips(left)
}

fn section(lying: bool) -> String {
    let [top, right, bottom, left] = margins(lying);
    let (width, height, orient) =
        if lying { (A4.1, A4.0, " w:orient=\"landscape\"") } else { (A4.0, A4.1, "") };
    format!(
        concat!(
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>",
            "<w:footerReference w:type=\"even\" r:id=\"rId5\"/>",
            "<w:pgSz w:w=\"{}\" w:h=\"{}\"{}/>",
            "<w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\"",
            " w:header=\"851\" w:footer=\"{}\" w:gutter=\"0\"/>",
            "<w:cols w:space=\"425\"/></w:sectPr>",
        ),
        width,
        height,
        orient,
        twips(top),
        twips(right),
        twips(bottom),
        twips(left),
        twips(bottom - TO_NUMBER - FOOT),
    )
}

/// The body as it grows.
struct Body {
    xml: String,
    /// What comes next begins on a new page.
    break_before: bool,
    /// How wide the text is, in twentieths of a point.
    width: u32,
}

impl Body {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text) => self.paragraph("Title", text),
            Block::Subtitle(text) => self.paragraph("Subtitle", text),
            Block::Heading(1, text) => self.paragraph("Heading1", text),
            Block::Heading(_, text) => self.paragraph("Heading2", text),
            Block::Paragraph(text) => {
                for line in text.lines() {
                    self.paragraph("BodyText", line);
                }
            }
            Block::Line(text) => self.paragraph("Line", text),
            Block::Note(text) => self.paragraph("Note", text),
            Block::Table(table) => self.table(table),
            Block::PageBreak => self.break_before = true,
        }
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        let broken = std::mem::take(&mut self.break_before);
        self.xml.push_str(&paragraph(style, if broken { "<w:pageBreakBefore/>" } else { "" }, text));
    }

    fn table(&mut self, table: &Table) {
        if table.caption.is_empty() {
            // Air; and a table itself cannot ask for a new page.
            self.paragraph("Gap", "");
        } else {
            self.paragraph("Caption", &table.caption);
        }
        let widths = widths(table, self.width);
        let _ = write!(
            self.xml,
            concat!(
                "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{}</w:tblBorders>",
                "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/>",
                "<w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom w:w=\"40\" w:type=\"dxa\"/>",
                "<w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
            ),
            widths.iter().sum::<u32>(),
            borders(),
        );
        for width in &widths {
            let _ = write!(self.xml, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.xml.push_str("</w:tblGrid>");
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            self.cell(*width, 1, Some("E7E6E6"), "TableHead", &column.head);
        }
        self.xml.push_str("</w:tr>");
        for row in &table.rows {
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            match row {
                Row::Over(text) => {
                    self.cell(widths.iter().sum(), widths.len(), Some("F2F2F2"), "TableOver", text);
                }
                Row::Cells(cells) => {
                    for (at, (column, width)) in table.columns.iter().zip(&widths).enumerate() {
                        let style = if column.centred { "TableNumber" } else { "TableText" };
                        self.cell(*width, 1, None, style, cells.get(at).map_or("", String::as_str));
                    }
                }
            }
            self.xml.push_str("</w:tr>");
        }
        self.xml.push_str("</w:tbl>");
        // Without something between them, two tables would be one.
        self.paragraph("Gap", "");
    }

    fn cell(&mut self, width: u32, span: usize, shade: Option<&str>, style: &str, text: &str) {
        let _ = write!(self.xml, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>");
        if span > 1 {
            let _ = write!(self.xml, "<w:gridSpan w:val=\"{span}\"/>");
        }
        if let Some(shade) = shade {
            let _ = write!(self.xml, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{shade}\"/>");
        }
        self.xml.push_str("<w:vAlign w:val=\"center\"/></w:tcPr>");
        // A cell without a paragraph is no cell.
        for line in if text.is_empty() { "\n" } else { text }.lines() {
            self.xml.push_str(&paragraph(style, "", line));
        }
        self.xml.push_str("</w:tc>");
    }
}

/// Each column's share of the width; what rounding leaves goes to the widest.
fn widths(table: &Table, width: u32) -> Vec<u32> {
    let shares: Vec<u32> = table.columns.iter().map(|column| u32::from(column.share).max(1)).collect();
    let all: u32 = shares.iter().sum::<u32>().max(1);
    let mut widths: Vec<u32> = shares.iter().map(|share| width * share / all).collect();
    let left = width.saturating_sub(widths.iter().sum());
    if let Some(widest) = widths.iter_mut().max() {
        *widest += left;
    }
    widths
}

fn borders() -> String {
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    sides
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"))
        .concat()
}

fn paragraph(style: &str, more: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{}</w:p>", run(text))
}

/// A run of text; what is a tab or a line's end in it becomes one in the document.
fn run(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut xml = String::from("<w:r>");
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            xml.push_str("<w:br/>");
        }
        for (at, words) in line.split('\t').enumerate() {
            if at > 0 {
                xml.push_str("<w:tab/>");
            }
            let _ = write!(xml, "<w:t xml:space=\"preserve\">{}</w:t>", escaped(words));
        }
    }
    xml.push_str("</w:r>");
    xml
}

/// A text as XML has it: signs that mean something there are escaped, those that it cannot hold are left out.
pub(super) fn escaped(text: &str) -> String {
    let never = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    let text: String = text.chars().filter(|c| !never(*c) && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    quick_xml::escape::escape(text.as_str()).into_owned()
}
