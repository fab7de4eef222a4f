//! Inputs that once stopped the reader, kept it busy beyond all measure, or broke what must hold for every plan.
//! Short ones stand here, the others in `tests/crashes/`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![allow(clippy::format_collect, reason = "long inputs are made once")]

use dutymap::import::{self, Parsed, Progress};
use dutymap::plan::{Basis, Code, Span};

fn read(bytes: &[u8]) -> Parsed {
    let parsed = import::read(bytes, "test", &Progress::silent()).expect("readable");
    sound(&parsed);
    parsed
}

/// Spaces and width aside.
fn folded(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).map(narrow).collect()
}

/// Spans stand inside the text, between characters; a unit has a name, and is called what is printed.
fn sound(parsed: &Parsed) {
    let plan = &parsed.plan;
    let inside = |span: Span| assert!(plan.source.get(span.range()).is_some(), "{span:?}");
    for section in &plan.sections {
        inside(section.span);
        section.body.iter().chain(&section.duty_lines).copied().for_each(inside);
        section.deadlines.iter().for_each(|deadline| inside(deadline.span));
    }
    for measure in &plan.measures {
        inside(measure.span);
        measure.text.iter().chain(&measure.duty_lines).copied().for_each(inside);
        measure.deadlines.iter().for_each(|deadline| inside(deadline.span));
        measure.leaders.iter().for_each(|leader| inside(leader.span));
    }
    for (_, assignment) in plan.assignments() {
        inside(assignment.span);
        if assignment.basis != Basis::DocumentRule {
            assert_eq!(folded(plan.words(assignment.span)), folded(&plan.unit(assignment.unit).name));
        }
    }
    assert!(plan.units.iter().all(|unit| unit.name.chars().any(char::is_alphanumeric)));
    parsed.diagnostics.iter().for_each(|diagnostic| inside(diagnostic.span));
}

/// A measure with `line` under it.
fn measure(line: &str) -> Vec<u8> {
    format!("某某实施方案\n\n一、甲\n（一）乙\n（1）做好某事。\n{line}\n").into_bytes()
}

/// A line that is too long to be a broken one has no width: adding to it went beyond all numbers.
#[test]
fn a_long_line_among_broken_ones() {
    let line = "为全面推行林长制压实各级党委和政府的责任\n";
    read(format!("某某实施方案\n{}{}\n", line.repeat(40), "甲".repeat(100)).as_bytes());
}

/// A line that is one bar has no cell: its first was looked at.
#[test]
fn a_row_of_a_table_that_is_one_bar() {
    read("某某方案\n| 序号 | 任务 | 牵头单位 |\n| 1 | 做好某事\n|\n| 2 | 乙 | 市甲局 |\n".as_bytes());
}

/// Each took the square of its length: minutes, or all of the memory.
#[test]
fn long_inputs_take_linear_time() {
    let list = |between: &str| (0..60_000).map(|at| format!("市第{at}局{between}")).collect::<String>();
    // Every assignment was compared with those before it.
    let parsed = read(&measure(&format!("牵头单位：{}", list("、"))));
    assert_eq!(parsed.plan.measures[0].assignments.len(), 60_000);
    // A label in the middle of a clause was told with all the words after it, and then dropped.
    let parsed = read("（牵头单位：".repeat(60_000).as_bytes());
    let told = parsed.diagnostics.iter().filter(|each| each.code == Code::AssignmentNotUnderstood);
    assert_eq!(told.count(), 1);
    // Each part of a line that holds a whole document was looked for to the line's end.
    read(&measure(&"（一）".repeat(300_000)));
    // Each colon was looked for in each bracket.
    read(&measure(&"（）：".repeat(60_000)));
    // A sentence was looked for around each, character by character, in three lists of marks.
    read("第一".repeat(60_000).as_bytes());
    // Both sides of each 和 were judged as names.
    read(&measure(&format!("牵头单位：{}", "市甲局和".repeat(60_000))));
    // The second half of 各区、县（市） was looked for behind each 、 to the end.
    read(&measure(&format!("牵头单位：{}", "各区、（，".repeat(60_000))));
    // Each 序号 was taken for the first cell of a table.
    read("序号".repeat(600_000).as_bytes());
    // Numbers that a section has used were kept in one ordered piece.
    let falling = |at: u32| format!("（{}）做好某事。\n牵头单位：市甲局\n", 90_000 - at);
    read(&measure(&(0..90_000).map(falling).collect::<String>()));
}

/// Each filled the memory: with the brackets of a paragraph, or with what was told of numbers that repeat.
#[test]
fn marks_without_words_fill_no_memory() {
    // All of it is one paragraph, of which so much is looked at as any document has: the rest is told.
    for marks in ["()", "（", "年"] {
        let parsed = read(format!("某某方案\n一、甲\n{}", marks.repeat(1_200_000)).as_bytes());
        let told = parsed.diagnostics.iter().filter(|each| each.code == Code::AssignmentNotUnderstood);
        assert!(told.count() > 0, "{marks}");
    }
    let parsed = read("（一）\n".repeat(100_000).as_bytes());
    assert!(parsed.diagnostics.len() < 11_000 && parsed.plan.sections.len() == 100_001);
}

#[test]
fn long_pages_take_linear_time() {
    let page = |body: String| read(format!("<html><body>{body}").as_bytes());
    // Each known element that stands in others was weighed.
    page(format!("{}{}", "<div class=content>".repeat(20_000), "市甲局负责。".repeat(20_000)));
    // Each line was looked for in each link that is open.
    let article = format!("</a><div class=content>{}</div>", "市甲局负责。".repeat(20_000));
    page(format!("{}{}{article}", "<a href=x>".repeat(20_000), "某<br>".repeat(20_000)));
}

/// Of a document's rules, those are followed that a document can have.
#[test]
fn rules_for_all_measures_are_few() {
    let rules = (0..2000).map(|at| format!("第{at}区政府均为责任单位，不再列出。\n")).collect::<String>();
    let measures = "（1）做好某事。\n牵头单位：市甲局\n".repeat(20_000);
    let parsed = read(&measure(&format!("{rules}{measures}")));
    assert!(parsed.plan.measures.iter().all(|measure| measure.assignments.len() < 70));
    assert!(parsed.diagnostics.iter().any(|each| each.code == Code::DocumentRule));
}

const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A small file can say that a cell of many words stands in many places, or that one without width fills
/// every row.
#[test]
fn repeated_cells_do_not_fill_the_memory() {
    let ods = |row: &str, repeated: u32, cell: String| {
        let content = format!(
            "<d xmlns:table='t' xmlns:text='x'><table:table table:name='a'>\
             <table:table-row {row}><table:table-cell table:number-columns-repeated='{repeated}' \
             table:number-columns-spanned='2'><text:p>{cell}</text:p></table:table-cell></table:table-row>\
             </table:table></d>"
        );
        import::read(&zip(&[("mimetype", ODS), ("content.xml", &content)]), "test", &Progress::silent())
    };
    assert!(ods("", 20_000, "甲".repeat(100_000)).is_err());
    assert!(ods("table:number-rows-repeated='4294967295'", 0, "甲".to_owned()).is_err());
    let rows = (1..20_000).map(|at| format!("<row r='{at}'><c r='A{at}' t='s'><v>0</v></c></row>"));
    let xlsx = xlsx(&rows.collect::<String>(), &"甲".repeat(100_000));
    assert!(import::read(&xlsx, "test", &Progress::silent()).is_err());
}

/// A sheet with these rows, and one word to share.
fn xlsx(rows: &str, shared: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |id: u32, kind: &str, target: &str| {
        format!("<Relationship Id='r{id}' Type='{office}/{kind}' Target='{target}'/>")
    };
    let relations = |all: &str| format!("<Relationships xmlns='{package}'>{all}</Relationships>");
    let sheets =
        relation(0, "worksheet", "worksheets/a.xml") + &relation(1, "sharedStrings", "sharedStrings.xml");
    let book = format!(
        "<workbook xmlns='{main}' xmlns:r='{office}'><sheets><sheet name='a' sheetId='1' r:id='r0'/></sheets></workbook>"
    );
    zip(&[
        ("_rels/.rels", &relations(&relation(0, "officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &relations(&sheets)),
        ("xl/sharedStrings.xml", &format!("<sst xmlns='{main}'><si><t>{shared}</t></si></sst>")),
        (
            "xl/worksheets/a.xml",
            &format!("<worksheet xmlns='{main}'><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ])
}

/// A cell that stands twice in a sheet is one, with the words that stand last.
#[test]
fn a_cell_of_a_sheet_stands_once() {
    let cell = |place: &str, words: &str| format!("<c r='{place}' t='inlineStr'><is><t>{words}</t></is></c>");
    let cells =
        [("A1", "甲"), ("B1", "乙"), ("A1", "丙"), ("A2", "丁")].map(|(place, words)| cell(place, words));
    let parsed = read(&xlsx(&format!("<row r='1'>{}</row>", cells.concat()), ""));
    assert_eq!(&*parsed.plan.source, "丙\t乙\n丁\n");
}

/// Rows and cells that stand in one another, and what is said of a row after its cells: two cells stood in one
/// place.
#[test]
fn each_cell_of_a_broken_table_has_its_own_place() {
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let words = "<w:p><w:r><w:t>甲</w:t></w:r></w:p>";
    for row in [
        format!("<w:tr><w:tc>{words}<w:tc>{words}</w:tc></w:tc></w:tr>"),
        format!("<w:tr><w:tc>{words}</w:tc><w:tr><w:tc>{words}</w:tc></w:tr></w:tr>"),
        format!("<w:tr><w:tc>{words}<w:tr><w:tc>{words}</w:tc></w:tr></w:tc></w:tr>"),
        format!(
            "<w:tr><w:tc>{words}</w:tc><w:trPr><w:gridBefore w:val='0'/></w:trPr><w:tc>{words}</w:tc></w:tr>"
        ),
        format!(
            "<w:tr><w:tc>{words}</w:tc><w:trPr><w:del/></w:trPr></w:tr><w:tr><w:tc>{words}</w:tc></w:tr>"
        ),
    ] {
        let document =
            format!("<w:document xmlns:w='{main}'><w:body><w:tbl>{row}</w:tbl></w:body></w:document>");
        let parsed = read(&zip(&[("word/document.xml", &document)]));
        let cells = parsed.plan.form.tables[0].cells.iter();
        let places: Vec<(u32, u32)> = cells.map(|cell| (cell.row, cell.column)).collect();
        assert!(places.len() == 2 && places[0] < places[1], "{row} {places:?}");
    }
}

/// The text boxes of a paragraph were handed from each to the one around it.
#[test]
fn text_boxes_in_one_another_take_linear_time() {
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let paragraphs = "<w:p><w:r><w:t>甲</w:t></w:r>".repeat(40_000) + &"</w:p>".repeat(40_000);
    let document = format!("<w:document xmlns:w='{main}'><w:body>{paragraphs}</w:body></w:document>");
    let parsed = read(&zip(&[("word/document.xml", &document)]));
    assert_eq!(&*parsed.plan.source, "甲\n".repeat(40_000));
}
