//! Files made to be hard: each is read or refused, within time, memory and stack.

use super::pack::{Sheet, Value, docx, p, part, xlsx, zip};
use super::{read, refusal};
use dutymap::import::{self, Progress};
use std::cell::Cell;

#[test]
fn what_unpacks_without_end_is_stopped_early() {
    let blank = vec![b' '; 300 << 20];
    assert_eq!(refusal(&zip(&[("word/document.xml", &blank)])), "too-large-inside");
    assert_eq!(
        refusal(&zip(&[("xl/workbook.xml", b"<x/>"), ("xl/media/a.bin", &blank)])),
        "too-large-inside"
    );
    // Many small strings are many things to hold.
    let strings = "<si/>".repeat(13_000_000);
    assert_eq!(
        refusal(&zip(&[("xl/workbook.xml", b"<x/>"), ("xl/sharedStrings.xml", strings.as_bytes())])),
        "too-large-inside"
    );
}

#[test]
fn broken_archives_are_damaged_files() {
    let whole = docx(&p("一、甲").repeat(500), "", "");
    for end in [4, 30, whole.len() / 2, whole.len() - 10] {
        assert_eq!(refusal(&whole[..end]), "damaged", "{end}");
    }
    let open = part("document", "<w:body><w:p>");
    assert_eq!(refusal(&zip(&[("word/document.xml", &open[..open.len() - 20])])), "damaged");
    assert_eq!(refusal(&zip(&[("xl/workbook.xml", b"<x")])), "damaged");
    let sheet = xlsx(&[Sheet { name: "a", hidden: false, cells: &[("A1", Value::Text("甲"))], after: "<" }]);
    read(&sheet);
}

#[test]
fn names_that_lead_out_of_the_archive_lead_nowhere() {
    let document = part("document", &format!("<w:body>{}</w:body>", p("一、甲")));
    let bytes = zip(&[("../../escape.txt", b"x"), ("/etc/x", b"x"), ("word/document.xml", &document)]);
    assert_eq!(&*read(&bytes).plan.source, "一、甲\n");
    assert!(!std::path::Path::new("../../escape.txt").exists());
}

#[test]
fn entities_are_not_expanded() {
    let mut types = String::from("<!DOCTYPE w:document [<!ENTITY a0 \"甲\">");
    for n in 1..40 {
        let inner = format!("&a{};", n - 1).repeat(10);
        types.extend(["<!ENTITY a", &n.to_string(), " \"", &inner, "\">"]);
    }
    types += "<!ENTITY file SYSTEM \"file:///etc/passwd\">]>";
    let document = format!(
        "<?xml version=\"1.0\"?>{types}<w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>",
        p("一&a39;&file;&lt;二")
    );
    let source = read(&zip(&[("word/document.xml", document.as_bytes())])).plan.source;
    assert_eq!(&*source, "一&a39;&file;<二\n");
}

#[test]
fn depth_costs_no_stack() {
    let deep = 100_000;
    let nest = |open: &str, inner: &str, close: &str| open.repeat(deep) + inner + &close.repeat(deep);
    let html = |inner: String| format!("<html><body>{inner}</body></html>").into_bytes();
    for (open, close) in [
        ("<div>", "</div>"),
        ("<div>", ""),
        ("<b>", "</i>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<p><span>", "</div>"),
        ("<ul><li>", "</li></ul>"),
    ] {
        assert_eq!(&*read(&html(nest(open, "甲", close))).plan.source, "甲\n", "{open}");
    }
    let word = nest("<w:sdt><w:sdtContent>", &p("甲"), "</w:sdtContent></w:sdt>");
    assert_eq!(&*read(&docx(&word, "", "")).plan.source, "甲\n");
    let tables = nest("<w:tbl><w:tr><w:tc>", &p("甲"), "</w:tc></w:tr></w:tbl>");
    assert_eq!(&*read(&docx(&tables, "", "")).plan.source, "甲\n");
    let boxes = nest("<w:p><w:r><w:pict><w:txbxContent>", &p("甲"), "</w:txbxContent></w:pict></w:r></w:p>");
    assert!(read(&docx(&boxes, "", "")).plan.source.starts_with("\n甲\n"));
    let fields = nest("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", "", "");
    assert_eq!(refusal(&docx(&format!("<w:p>{fields}<w:r><w:t>甲</w:t></w:r></w:p>"), "", "")), "empty");
    read(format!("方案{}", "（".repeat(deep) + &"）".repeat(deep)).as_bytes());
}

#[test]
fn claims_of_size_cost_nothing() {
    let row = "<tr><td colspan=4294967295 rowspan=4294967295>甲<td colspan=99999999999999>牵头单位</tr>";
    let html = format!("<table>{}</table>", row.repeat(2000));
    assert_eq!(read(html.as_bytes()).plan.form.tables[0].cells.len(), 4000);
    let many = format!(
        "<table><tr>{}</tr>{}</table>",
        "<td rowspan=65534>甲".repeat(20_000),
        "<tr><td>乙".repeat(20_000)
    );
    read(many.as_bytes());
    let diagonal: Vec<(String, Value<'_>)> = (1..=3000u32)
        .map(|n| {
            let (high, low) = ((n - 1) / 26 / 26, (n - 1) / 26 % 26);
            let letter = |n: u32| char::from(b'A' + n as u8);
            (format!("{}{}{}{n}", letter(high), letter(low), letter((n - 1) % 26)), Value::Text("甲"))
        })
        .collect();
    let cells: Vec<(&str, Value<'_>)> =
        diagonal.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let parsed = read(&xlsx(&[Sheet { name: "表", hidden: false, cells: &cells, after: "" }]));
    assert!(parsed.plan.source.len() < 3000 * 100);
    let repeated = "<x xmlns:t=\"t\"><t:table t:name=\"a\"><t:table-row t:number-rows-repeated=\"1048576\">\
        <t:table-cell t:number-columns-repeated=\"16384\"><t:p>甲</t:p></t:table-cell></t:table-row></t:table></x>";
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let ods = zip(&[("mimetype", kind), ("content.xml", repeated.as_bytes())]);
    assert_eq!(refusal(&ods), "too-large-inside");
    let attributes = format!("<html><body><p {}>甲</p>", "a=b ".repeat(300_000));
    assert_eq!(refusal(attributes.as_bytes()), "damaged");
}

#[test]
fn long_lines_separators_and_odd_characters_are_text() {
    read(format!("方案牵头单位：{}", "、".repeat(200_000)).as_bytes());
    read(format!("<p>方案牵头单位：{}", "市司法局、".repeat(200_000)).as_bytes());
    let odd = "方案\u{202E}牵头\u{7}单位\u{200F}：市司\u{0}法局\n".repeat(100);
    let parsed = import::read(odd.as_bytes(), "测试", &Progress::silent());
    assert!(parsed.is_err() || parsed.is_ok_and(|parsed| *parsed.plan.source == *odd));
}

#[test]
fn every_container_can_be_cancelled_and_tells_where_it_is() {
    let rows = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".repeat(40_000);
    let cells: Vec<String> = (1..=40_000).map(|n| format!("A{n}")).collect();
    let cells: Vec<(&str, Value<'_>)> = cells.iter().map(|name| (name.as_str(), Value::Text("甲"))).collect();
    let csv = format!("任务,牵头单位\n{}", "甲,市司法局\n".repeat(200_000));
    let files = [
        docx(&rows, "", ""),
        xlsx(&[Sheet { name: "表", hidden: false, cells: &cells, after: "" }]),
        csv.into_bytes(),
        format!("<html>{}", "<p>甲</p>".repeat(300_000)).into_bytes(),
    ];
    for bytes in &files {
        let calls = Cell::new(0);
        let report = |done: usize, total: usize| {
            assert!(done <= total);
            calls.set(calls.get() + 1);
        };
        let stop = || calls.get() >= 2;
        let error = import::read(bytes, "测试", &Progress::new(&report, &stop)).expect_err("stopped");
        assert_eq!(error.key(), "cancelled");
        assert_eq!(calls.get(), 2);
    }
}
