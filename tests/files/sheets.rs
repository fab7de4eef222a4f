//! Workbooks and tables as text.

use super::pack::{Sheet, Value, xlsx, zip};
use super::{cells, place, read};
use Value::{Date, Number, Text};
use dutymap::import::FileKind;
use dutymap::plan::Place;

fn at(cell: &str) -> Place {
    Place::Cell(cell.to_owned())
}

#[test]
fn visible_sheets_are_tables_behind_their_names() {
    let merged = "<mergeCells count=\"2\"><mergeCell ref=\"A3:A5\"/><mergeCell ref=\"A1:D1\"/></mergeCells>";
    let bytes = xlsx(&[
        Sheet {
            name: "任务表",
            hidden: false,
            cells: &[
                ("A1", Text("重点任务分工表")),
                ("A2", Text("任务")),
                ("B2", Text("牵头单位")),
                ("D2", Text("完成时限")),
                ("A3", Text("做一件事\n再做一件")),
                ("B3", Text("市司法局")),
                ("D3", Date("45291")),
                ("A4", Text("被遮住")),
                ("B4", Text("市教育局")),
                ("D4", Number("12.0")),
                ("B5", Text("市财政局")),
                ("D5", Number("0.1")),
            ],
            after: merged,
        },
        Sheet { name: "隐藏", hidden: true, cells: &[("A1", Text("看不见"))], after: "" },
        Sheet { name: "空", hidden: false, cells: &[], after: "" },
        Sheet {
            name: "附表", hidden: false, cells: &[("B2", Text("甲")), ("C9", Text("乙"))], after: ""
        },
    ]);
    let parsed = read(&bytes);
    let plan = &parsed.plan;
    assert_eq!(parsed.read_as.kind, FileKind::Xlsx);
    assert_eq!(
        &*plan.source,
        "任务表\n重点任务分工表\n任务\t牵头单位\t完成时限\n做一件事\n再做一件\t市司法局\t2023-12-31\n\t市教育局\t12\n\t市财政局\t0.1\n附表\n甲\n\t乙\n"
    );
    assert_eq!(
        cells(plan, 0),
        [
            (0, 0, 1, 3, "重点任务分工表"),
            (1, 0, 1, 1, "任务"),
            (1, 1, 1, 1, "牵头单位"),
            (1, 2, 1, 1, "完成时限"),
            (2, 0, 3, 1, "做一件事\n再做一件"),
            (2, 1, 1, 1, "市司法局"),
            (2, 2, 1, 1, "2023-12-31"),
            (3, 1, 1, 1, "市教育局"),
            (3, 2, 1, 1, "12"),
            (4, 1, 1, 1, "市财政局"),
            (4, 2, 1, 1, "0.1"),
        ]
    );
    assert_eq!(cells(plan, 1), [(0, 0, 1, 1, "甲"), (1, 1, 1, 1, "乙")]);
    assert_eq!(place(plan, "市教育局"), Some(&at("任务表!B4")));
    assert_eq!(place(plan, "乙"), Some(&at("附表!C9")));
}

#[test]
fn the_far_corner_of_a_sheet_is_one_cell() {
    let cells_of = [("A1", Text("甲")), ("XFD1048576", Text("乙"))];
    let bytes = xlsx(&[Sheet {
        name: "表",
        hidden: false,
        cells: &cells_of,
        after: "<mergeCells count=\"1\"><mergeCell ref=\"A1:XFD1048575\"/></mergeCells>",
    }]);
    let parsed = read(&bytes);
    assert_eq!(&*parsed.plan.source, "甲\n\t乙\n");
    assert_eq!(cells(&parsed.plan, 0), [(0, 0, 1, 2, "甲"), (1, 1, 1, 1, "乙")]);
    assert_eq!(place(&parsed.plan, "乙"), Some(&at("表!XFD1048576")));
}

#[test]
fn an_old_workbook_reads_like_a_new_one() {
    let parsed = read(include_bytes!("tasks.xls"));
    assert_eq!(parsed.read_as.kind, FileKind::Xls);
    assert_eq!(
        &*parsed.plan.source,
        "任务\t牵头单位\t时限\n做一件事\t市司法局\t2023-12-31\n\t市教育局\t12\n"
    );
    assert_eq!(
        cells(&parsed.plan, 0)[3..],
        [
            (1, 0, 2, 1, "做一件事"),
            (1, 1, 1, 1, "市司法局"),
            (1, 2, 1, 1, "2023-12-31"),
            (2, 1, 1, 1, "市教育局"),
            (2, 2, 1, 1, "12"),
        ]
    );
    assert_eq!(place(&parsed.plan, "市教育局"), Some(&at("任务表!B3")));
}

fn ods(content: &str) -> Vec<u8> {
    let names = "urn:oasis:names:tc:opendocument:xmlns:";
    let content = format!(
        "<office:document-content xmlns:office=\"{names}office:1.0\" xmlns:table=\"{names}table:1.0\" \
         xmlns:text=\"{names}text:1.0\" xmlns:style=\"{names}style:1.0\">{content}</office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn an_open_document_sheet_reads_like_the_others() {
    let cell = |attributes: &str, words: &str| {
        format!("<table:table-cell {attributes}><text:p>{words}</text:p></table:table-cell>")
    };
    let content = [
        "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>",
        "<table:table table:name=\"藏\" table:style-name=\"ta2\"><table:table-row>",
        &cell("", "看不见"),
        "</table:table-row></table:table><table:table table:name=\"任务表\"><table:table-row>",
        &cell("", "任务"),
        &cell("", "牵头<text:s text:c=\"2\"/>单位"),
        &cell("", "时限"),
        "<table:table-cell table:number-columns-repeated=\"16381\"/></table:table-row><table:table-row>",
        &cell("table:number-rows-spanned=\"2\"", "做一件事</text:p><text:p>再做一件"),
        "<table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>市司法局</text:p></table:table-cell>",
        &cell("office:value-type=\"date\" office:date-value=\"2023-12-31\"", "23年12月31日"),
        "</table:table-row><table:table-row><table:covered-table-cell/>",
        &cell("", "市教育局"),
        &cell("office:value-type=\"float\" office:value=\"12\"", "12.00"),
        "</table:table-row><table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell/></table:table-row></table:table>",
    ]
    .concat();
    let parsed = read(&ods(&content));
    assert_eq!(parsed.read_as.kind, FileKind::Ods);
    assert_eq!(
        &*parsed.plan.source,
        "任务\t牵头  单位\t时限\n做一件事\n再做一件\t市司法局\t2023-12-31\n\t市教育局\t12\n"
    );
    assert_eq!(cells(&parsed.plan, 0)[3], (1, 0, 2, 1, "做一件事\n再做一件"));
    assert_eq!(place(&parsed.plan, "市教育局"), Some(&at("任务表!B3")));
}

#[test]
fn a_csv_is_a_table_in_any_encoding() {
    let text = "重点任务分工表,,\r\n序号,任务,牵头单位\r\n\r\n1,\"做一件事,\r\n再做\"\"一件\"\"\",市司法局\r\n2,,市教育局\r\n";
    for bytes in [
        text.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        encoding_rs::GB18030.encode(text).0.into_owned(),
        text.replace(',', "\t").replace("事\t", "事,").into_bytes(),
    ] {
        let parsed = read(&bytes);
        let plan = &parsed.plan;
        assert_eq!(parsed.read_as.kind, FileKind::Csv);
        assert_eq!(
            &*plan.source,
            "重点任务分工表\t\t\n序号\t任务\t牵头单位\n1\t做一件事,\n再做\"一件\"\t市司法局\n2\t\t市教育局\n"
        );
        assert_eq!(
            cells(plan, 0)[4..],
            [
                (2, 0, 1, 1, "1"),
                (2, 1, 1, 1, "做一件事,\n再做\"一件\""),
                (2, 2, 1, 1, "市司法局"),
                (3, 0, 1, 1, "2"),
                (3, 2, 1, 1, "市教育局"),
            ]
        );
        assert_eq!(place(plan, "市司法局"), Some(&at("C4")));
        assert_eq!(place(plan, "市教育局"), Some(&at("C5")));
    }
}

#[test]
fn prose_with_commas_is_no_csv() {
    let text =
        "某某实施方案\n一、任务,要求\n1.做一件事,再做一件。\n牵头单位:市司法局,市教育局\n责任单位:市财政局\n";
    let parsed = read(text.as_bytes());
    assert_eq!(parsed.read_as.kind, FileKind::Text);
    assert_eq!(&*parsed.plan.source, text);
}
