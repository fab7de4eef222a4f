//! Word documents.

use super::pack::{docx, p, r};
use super::{cells, place, read};
use dutymap::import::FileKind;
use dutymap::plan::{Holder, Place};

fn text(body: &str) -> String {
    read(&docx(body, "", "")).plan.source.to_string()
}

#[test]
fn paragraphs_are_lines_and_places_count_them() {
    let tc = |words: &str| format!("<w:tc>{}</w:tc>", p(words));
    let body = [
        p("某某实施方案"),
        "<w:p/>".to_owned(),
        p("一、总体要求"),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("任务"), tc("牵头单位")),
        p("二、保障"),
    ]
    .concat();
    let parsed = read(&docx(&body, "", ""));
    let plan = &parsed.plan;
    assert_eq!(&*plan.source, "某某实施方案\n\n一、总体要求\n任务\t牵头单位\n二、保障\n");
    assert_eq!(parsed.read_as.kind, FileKind::Docx);
    for (words, number) in [("某某", 1), ("总体", 3), ("任务", 4), ("牵头", 5), ("二、", 6)] {
        assert_eq!(place(plan, words), Some(&Place::Paragraph(number)), "{words}");
    }
}

#[test]
fn breaks_tabs_symbols_entities_and_content_controls() {
    let body = format!(
        "<w:p>{}<w:r><w:tab/><w:t>乙&amp;丙&#x4E01;</w:t><w:br/><w:t>丁</w:t><w:noBreakHyphen/>\
         <w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:softHyphen/></w:r>\
         <w:hyperlink>{}</w:hyperlink><w:smartTag><w:smartTagPr/>{}</w:smartTag>\
         <w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>\
         <w:pPr/><w:fldSimple w:instr=\"DATE\">{}</w:fldSimple></w:p><w:altChunk/>\
         <w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        r("甲"),
        r("链"),
        r("标"),
        r("控"),
        r("域"),
        p("块"),
    );
    assert_eq!(text(&body), "甲\t乙&丙丁\n丁-✓链标控域\n块\n");
}

#[test]
fn changes_are_read_as_accepted() {
    let body = format!(
        "<w:p>{}<w:ins>{}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>\
         <w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo></w:p>\
         <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>\
         <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr>\
         <w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        r("一"),
        r("增"),
        r("移走"),
        r("移来"),
        r("前半"),
        r("后半"),
        p("删去的行"),
        p("甲"),
        p("乙"),
    );
    assert_eq!(text(&body), "一增移来\n前半后半\n甲\t乙\n");
}

#[test]
fn fields_give_their_result_and_a_table_of_contents_nothing() {
    let run = |inner: &str| format!("<w:r>{inner}</w:r>");
    let fld = |kind: &str| run(&format!("<w:fldChar w:fldCharType=\"{kind}\"/>"));
    let instr = |words: &str| run(&format!("<w:instrText>{words}</w:instrText>"));
    let body = [
        format!("<w:p>{}{}{}{}</w:p>", fld("begin"), instr(" TOC \\o "), fld("separate"), r("目录一 1")),
        format!("<w:p>{}{}{}</w:p>", r("目录二 2"), fld("end"), r("后")),
        format!(
            "<w:p>{}{}{}{}{}{}{}{}{}</w:p>",
            r("第"),
            fld("begin"),
            instr(" IF "),
            fld("begin") + &instr("PAGE") + &fld("separate") + &r("9"),
            fld("end"),
            fld("separate"),
            r("3"),
            fld("end"),
            r("条"),
        ),
    ]
    .concat();
    assert_eq!(text(&body), "\n后\n第3条\n");
}

#[test]
fn hidden_text_is_left_out_by_run_and_by_style() {
    let styles = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"/>\
        <w:style w:type=\"character\" w:styleId=\"h\"><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"hp\"><w:basedOn w:val=\"a\"/><w:rPr><w:vanish/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"hp2\"><w:basedOn w:val=\"hp\"/></w:style>";
    let run =
        |properties: &str, words: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}{}{}</w:p><w:p><w:pPr><w:pStyle w:val=\"hp2\"/></w:pPr>{}{}</w:p>",
        run("<w:vanish/>", "藏"),
        run("<w:vanish w:val=\"0\"/>", "显"),
        run("<w:rStyle w:val=\"h\"/>", "藏"),
        r("常"),
        r("藏"),
        run("<w:vanish w:val=\"false\"/>", "现"),
    );
    assert_eq!(read(&docx(&body, styles, "")).plan.source.as_ref(), "显常\n现\n");
}

#[test]
fn a_text_box_stands_once_after_its_paragraph() {
    let inner = format!(
        "<w:txbxContent>{}<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl></w:txbxContent>",
        p("框一"),
        p("框二")
    );
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>{inner}</wps:txbx></mc:Choice>\
         <mc:Fallback><v:textbox>{inner}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>{}",
        r("前"),
        r("后"),
        p("下一段"),
    );
    let parsed = read(&docx(&body, "", ""));
    assert_eq!(&*parsed.plan.source, "前后\n框一\n框二\n下一段\n");
    assert_eq!(place(&parsed.plan, "下一段"), Some(&Place::Paragraph(2)));
}

#[test]
fn merged_cells_stand_once_and_nested_tables_are_lines() {
    let tc = |properties: &str, content: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>");
    let span = "<w:gridSpan w:val=\"2\"/>";
    let nested = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr></w:tbl>{}",
        tc("", &p("内1")),
        tc("", &p("内2")),
        tc("", &p("内3")),
        p("尾")
    );
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}{}</w:tr></w:tbl>",
        tc("<w:vMerge w:val=\"restart\"/>", &p("一")),
        tc(span, &(p("二") + &p("三"))),
        tc("<w:vMerge/>", &p("看不见")),
        tc("", &(p("四") + &nested)),
        tc("", "<w:p/>"),
        tc("<w:vMerge/>", "<w:p/>"),
        tc("<w:vMerge w:val=\"restart\"/>", "<w:p/>"),
        tc("", &p(" 五 ")),
        tc("", &p("六")),
        tc("", &p("七")),
    );
    let parsed = read(&docx(&body, "", ""));
    assert_eq!(&*parsed.plan.source, "一\t二\n三\n\t四\n内1\t内2\n内3\n尾\t\n\t\t 五 \n六\t七\n");
    assert_eq!(
        cells(&parsed.plan, 0),
        [
            (0, 0, 3, 1, "一"),
            (0, 1, 1, 2, "二\n三"),
            (1, 1, 1, 1, "四\n内1\t内2\n内3\n尾"),
            (2, 2, 1, 1, "五"),
            (3, 1, 1, 1, "六"),
            (3, 2, 1, 1, "七"),
        ]
    );
}

#[test]
fn a_frame_of_one_cell_is_no_table() {
    let body = format!("<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>", p("一、甲"), p("二、乙"));
    let parsed = read(&docx(&body, "", ""));
    assert_eq!(&*parsed.plan.source, "一、甲\n二、乙\n");
    assert!(parsed.plan.form.tables.is_empty());
}

/// A level of a numbering.
fn level(at: u8, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn numbered(id: u8, level: u8, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr></w:pPr>{}</w:p>",
        r(words)
    )
}

#[test]
fn automatic_numbers_are_written_as_word_prints_them() {
    let nothing = "<w:suff w:val=\"nothing\"/>";
    let numbering = [
        "<w:abstractNum w:abstractNumId=\"0\">".to_owned(),
        level(0, "chineseCountingThousand", "%1、", nothing),
        level(1, "chineseCounting", "（%2）", nothing),
        level(2, "decimal", "%3.", ""),
        level(3, "decimal", "%1.%3.%4", "<w:isLgl/><w:suff w:val=\"space\"/>"),
        level(4, "decimalEnclosedCircle", "%5", nothing),
        level(5, "decimal", "（%6）", "<w:lvlRestart w:val=\"0\"/><w:suff w:val=\"nothing\"/>"),
        "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">".to_owned(),
        level(0, "bullet", "\u{F0B7}", ""),
        "</w:abstractNum>".to_owned(),
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>".to_owned(),
        "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"2\"><w:startOverride w:val=\"7\"/></w:lvlOverride></w:num>".to_owned(),
        "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/></w:num>".to_owned(),
    ]
    .concat();
    let body = [
        numbered(1, 0, "甲"),
        numbered(1, 1, "乙"),
        numbered(1, 2, "丙"),
        numbered(1, 2, "丁"),
        numbered(1, 3, "细"),
        numbered(1, 4, "圈"),
        numbered(1, 5, "续"),
        numbered(1, 1, "戊"),
        numbered(1, 2, "己"),
        numbered(2, 2, "庚"),
        numbered(2, 2, "辛"),
        numbered(1, 5, "续"),
        numbered(1, 0, "壬"),
        numbered(0, 0, "无"),
        numbered(3, 0, "点"),
        numbered(9, 0, "无"),
    ]
    .concat();
    let source = read(&docx(&body, "", &numbering)).plan.source.to_string();
    let lines = [
        "一、甲",
        "（一）乙",
        "1. 丙",
        "2. 丁",
        "1.2.1 细",
        "①圈",
        "（1）续",
        "（二）戊",
        "1. 己",
        "7. 庚",
        "8. 辛",
        "（2）续",
        "二、壬",
        "无",
        "• 点",
        "无",
    ];
    assert_eq!(source.lines().collect::<Vec<_>>(), lines);
}

#[test]
fn numbering_comes_from_styles_and_goes_through_links() {
    let numbering = [
        "<w:abstractNum w:abstractNumId=\"0\">".to_owned(),
        level(0, "chineseCounting", "%1、", "<w:pStyle w:val=\"h1\"/><w:suff w:val=\"nothing\"/>"),
        level(1, "chineseCounting", "(%2)", "<w:pStyle w:val=\"h2\"/><w:suff w:val=\"nothing\"/>"),
        "</w:abstractNum><w:abstractNum w:abstractNumId=\"5\"><w:numStyleLink w:val=\"ns\"/></w:abstractNum>"
            .to_owned(),
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>".to_owned(),
        "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"5\"/></w:num>".to_owned(),
    ]
    .concat();
    let style = |id: &str, base: &str, inner: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:basedOn w:val=\"{base}\"/><w:pPr>{inner}</w:pPr></w:style>"
        )
    };
    let styles = [
        style("h1", "", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>"),
        style("h2", "", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>"),
        style("h2a", "h2", ""),
        style("loop", "loop", ""),
        "<w:style w:type=\"numbering\" w:styleId=\"ns\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>".to_owned(),
    ]
    .concat();
    let styled = |style: &str, more: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{}</w:p>", r(words))
    };
    let old = "<w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange>";
    let body = [
        styled("h1", "", "甲"),
        styled("h2a", "", "乙"),
        styled("loop", old, "环"),
        styled("h1", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "不编号"),
        numbered(2, 1, "丙"),
        styled("h1", "", "丁"),
    ]
    .concat();
    let source = read(&docx(&body, &styles, &numbering)).plan.source.to_string();
    assert_eq!(source, "一、甲\n(一)乙\n环\n不编号\n(二)丙\n二、丁\n");
}

#[test]
fn a_plan_in_word_is_a_plan() {
    let body = [
        p("某某市实施方案"),
        p("一、主要任务"),
        p("1. 做一件事。"),
        p("牵头单位：市司法局"),
        p("责任单位：市教育局、市财政局"),
    ]
    .concat();
    let parsed = read(&docx(&body, "", ""));
    assert_eq!(parsed.plan.units.len(), 3);
    assert_eq!(parsed.plan.measures.len(), 1);
}

#[test]
fn the_plan_that_ships_is_the_same_from_word_and_from_a_page() {
    let seed = include_str!("../../seeds/guizhou-fazhi-shehui-2021.txt");
    let escaped = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    let lines = || seed.lines().map(escaped);
    let word = docx(&lines().map(|line| p(&line)).collect::<String>(), "", "");
    let paragraphs: Vec<String> = lines().map(|line| format!("<p>{line}</p>\n")).collect();
    let paragraphs = paragraphs.concat();
    let page = format!("<html><head><title>x</title></head><body>{paragraphs}</body></html>");
    let said = |bytes: &[u8]| {
        let plan = read(bytes).plan;
        let of = |holder| match holder {
            Holder::Measure(id) => plan.measure(id).no.clone(),
            Holder::Section(id) => plan.section(id).label.clone(),
        };
        let all = plan.assignments().map(|(h, a)| (of(h), plan.unit(a.unit).name.clone(), a.role));
        (plan.title.text.clone(), plan.doc_no.text.clone(), plan.date.text.clone(), all.collect::<Vec<_>>())
    };
    let text = said(seed.as_bytes());
    assert_eq!(text.3.len(), 624);
    assert_eq!(said(&word), text);
    assert_eq!(said(page.as_bytes()), text);
}
