//! How plans of the genre say who does what: one small invented document for each way, with all that is to be
//! read from it and all that is to be told about it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use dutymap::import::{self, Parsed, Progress};
use dutymap::plan::{Assignment, Basis, Correction, DeadlineKind, Holder, Role};

fn read(text: &str) -> Parsed {
    let document = format!("某市重点工作实施方案\n\n一、主要任务\n\n{text}\n");
    import::read(document.as_bytes(), "test", &Progress::silent()).unwrap()
}

/// Everything a document assigns, as 「no role unit」 with + where the list is open, and its diagnostics' keys.
fn said(text: &str) -> (Vec<String>, Vec<&'static str>) {
    let parsed = read(text);
    let plan = &parsed.plan;
    let triples = plan.assignments().map(|(holder, a)| {
        let place = match holder {
            Holder::Measure(id) => plan.measure(id).no.clone(),
            Holder::Section(id) => format!("§{}", plan.section(id).label),
        };
        let role = &a.role.key()[..1];
        format!("{place} {role} {}{}", plan.unit(a.unit).name, if a.open { "+" } else { "" })
    });
    (triples.collect(), parsed.diagnostics.iter().map(|diagnostic| diagnostic.code.key()).collect())
}

#[track_caller]
fn check(text: &str, triples: &[&str], codes: &[&str]) {
    let (read, told) = said(text);
    assert_eq!(read, triples, "{text}");
    assert_eq!(told, codes, "{text}");
}

#[test]
fn lines_of_their_own() {
    let both = ["1 l 市甲局", "1 p 市乙局", "1 p 市丙局"];
    for text in [
        "1.推进甲。\n牵头单位:市甲局\n配合单位:市乙局、市丙局",
        "1.推进甲。\n——牵头单位：市甲局。\n——配合单位：市乙局，市丙局。",
        "1.推进甲。\n【牵头单位】市甲局\n【配合单位】市乙局、市丙局",
        "1.推进甲。\n〔牵头单位〕：市甲局\n[配合单位]：市乙局、市丙局",
        "1.推进甲。\n牵 头 单 位：市甲局\n配　合　单　位：市乙局;市丙局",
        "1.推进甲。\n牵头单位：市甲局；配合单位：市乙局、市丙局",
        "1.推进甲。\n牵头单位：市甲局  配合单位：市乙局 市丙局",
        "1.推进甲。\n【牵头单位】市甲局【配合单位】市乙局、市丙局",
        "1.推进甲。\n- **牵头单位**：市甲局\n- **配合单位**：市乙局、市丙局",
        "1.推进甲。\n牵头单位：\n市甲局\n配合单位：\n市乙局、\n市丙局",
        "1.推进甲。\n牽頭單位：市甲局\n協辦單位：市乙局、市丙局",
        "1.推进甲。\n牵头（责任）单位：市甲局\n协同责任单位（2个）：市乙局、市丙局",
        "1.推进甲。\n责任分工：市甲局牵头，市乙局、市丙局配合",
    ] {
        check(text, &both, &[]);
    }
}

#[test]
fn closing_brackets() {
    let both = ["1 l 市甲局", "1 p 市乙局", "1 p 市丙局"];
    for text in [
        "1.推进甲。（牵头单位：市甲局；配合单位：市乙局、市丙局）",
        "1.推进甲。(牵头单位:市甲局,配合单位:市乙局、市丙局)。",
        "1.推进甲（市甲局牵头，市乙局、市丙局配合）",
        "1.推进甲。（由市甲局牵头、市乙局、市丙局参与）",
        "1.推进甲。〔市甲局会同市乙局、市丙局负责〕",
        "1.推进甲。【市甲局会同市乙局、市丙局】",
        "1.推进甲（牵头单位：市甲局）；推进乙（配合单位：市乙局、市丙局）。",
        "1.推进甲。（市甲局牵头）（市乙局、市丙局配合）",
        "1.推进甲。主办单位：市甲局。协办单位：市乙局、市丙局。",
        "1.推进甲。【牵头单位】市甲局【配合单位】市乙局、市丙局",
    ] {
        check(text, &both, &[]);
    }
    check("1.推进甲。（市甲局、市乙局）", &["1 r 市甲局", "1 r 市乙局"], &[]);
    check("1.推进甲。（市甲局、市乙局分别牵头）", &["1 l 市甲局", "1 l 市乙局"], &[]);
    check("1.推进甲。（市甲局牵头，市乙局等按职责分工负责）", &["1 l 市甲局", "1 r 市乙局+"], &["open-list"]);
    check(
        "1.推进甲。（责任单位：市甲局、各县（市、区）人民政府）",
        &["1 r 市甲局", "1 r 各县（市、区）人民政府"],
        &[],
    );
    check(
        "1.推进甲。（市委和市政府、市教育局和市财政局负责）",
        &["1 r 市委和市政府", "1 r 市教育局", "1 r 市财政局"],
        &[],
    );
}

#[test]
fn the_bracket_is_no_text_and_the_measure_ends_before_it() {
    let parsed = read("（一）推进甲。\n1.做乙。（牵头单位：市甲局）\n2.做丙。（牵头单位：市乙局）");
    let plan = &parsed.plan;
    assert_eq!(plan.measures.len(), 2);
    assert_eq!(plan.measure_text(plan.measures[0].id), "做乙。");
    assert_eq!(plan.words(plan.measures[0].duty_lines[0]), "（牵头单位：市甲局）");
    assert_eq!(plan.section(plan.measures[0].section).title, "推进甲");
}

#[test]
fn measures_at_every_level() {
    check(
        "（一）推进甲。做乙。\n牵头单位：市甲局\n（二）推进丙。做丁。\n牵头单位：市乙局",
        &["一 l 市甲局", "二 l 市乙局"],
        &[],
    );
    check("(1)做乙。\n①先做。\n②后做。\n牵头单位：市甲局", &["1 l 市甲局"], &[]);
    check("（一）推进甲\n做乙。（市甲局负责）\n做丙。（市乙局负责）", &[" r 市甲局", " r 市乙局"], &[]);
    check("（一）推进甲\n牵头单位：市甲局\n1.做乙。（市乙局负责）", &["§一 l 市甲局", "1 r 市乙局"], &[]);
}

#[test]
fn persons_and_deadlines() {
    let parsed = read(
        "1.推进甲。\n分管领导：张三、李四\n牵头单位：市甲局\n完成时限：2022年6月底\n2.推进乙。（牵头单位：市乙局；完成时限：长期坚持）",
    );
    let [first, second] = &parsed.plan.measures[..] else { panic!("{:?}", parsed.plan.measures) };
    let names: Vec<&str> = first.leaders.iter().map(|leader| leader.name.as_str()).collect();
    assert_eq!(names, ["张三", "李四"]);
    assert_eq!(first.deadlines[0].due.as_deref(), Some("2022-06-30"));
    assert_eq!(second.deadlines[0].kind, DeadlineKind::Ongoing);
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.plan.units.len(), 2);
}

#[test]
fn running_text_assigns_nothing() {
    for text in [
        "1.建立党委牵头、部门负责的机制。\n责任单位：市甲局",
        "1.支持龙头企业牵头,高校共同参加。\n责任单位：市甲局",
        "1.由区级负责审批的事项（含备案）下放。\n责任单位：市甲局",
        "1.完善平台(贵州)和系统。责任到人,配合有力。\n责任单位：市甲局",
    ] {
        check(text, &["1 r 市甲局"], &[]);
    }
}

#[test]
fn what_was_not_understood_is_told() {
    let unknown = "assignment-not-understood";
    let without = "measure-without-unit";
    check("1.推进甲。（党委牵头、社会协同）\n2.做乙。（市甲局负责）", &["2 r 市甲局"], &[without, unknown]);
    check("1.推进甲。\n牵头单位：见附件\n2.做乙。（市甲局负责）", &["2 r 市甲局"], &[without, unknown]);
    check("1.推进甲。\n牵头单位：\n\n2.做乙。（市甲局负责）", &["2 r 市甲局"], &[without, "empty-list"]);
    check("1.推进甲。（市甲局牵头，市乙局、市丙局）", &["1 l 市甲局"], &[unknown, unknown]);
    check("1.明确牵头单位：市甲局抓总。\n责任单位：市乙局", &["1 r 市乙局"], &[unknown]);
    check("1.推进甲。\n牵头单位：市甲局。各地要抓好落实工作。", &["1 l 市甲局"], &[unknown]);
    check(
        "1.做甲。（市甲局负责）\n1.做乙。（市甲局负责）",
        &["1 r 市甲局", "1 r 市甲局"],
        &["duplicate-number"],
    );
    check("1.做甲。（市甲局负责）\n3.做乙。（市甲局负责）", &["1 r 市甲局", "3 r 市甲局"], &["number-gap"]);
    check("1.做甲。（市甲局负责）\n2.做乙。", &["1 r 市甲局"], &[without]);
    check(
        "1.做甲。（市大数据局负责）\n2.做乙。（市大数据管理局负责）",
        &["1 r 市大数据局", "2 r 市大数据管理局"],
        &["near-identical-units"],
    );
    check("1.做（甲。（市甲局负责）", &["1 r 市甲局"], &["unclosed-bracket"]);
    let (none, told) = said("（一）甲。乙。");
    assert!(none.is_empty());
    assert_eq!(told, ["no-measures"]);
}

#[test]
fn an_assignment_before_everything_is_kept_and_told() {
    let parsed =
        import::read("牵头单位：市甲局\n1.做乙。（市乙局负责）".as_bytes(), "x", &Progress::silent())
            .unwrap();
    assert_eq!(parsed.plan.sections[0].assignments.len(), 1);
    assert_eq!(parsed.diagnostics[0].code.key(), "unattached-assignment");
}

#[test]
fn a_letter_above_and_a_page_around() {
    let page = "首页 » 政务公开\n某市人民政府办公室关于印发《某市重点工作方案》的通知\n各县（市、区）人民政府:\n现将《某市重点工作方案》印发给你们,请认真组织实施。\n\
        某市人民政府办公室\n2024年3月5日\n某市重点工作方案\n（试行）\n某府办发〔2024〕3号\n为做好工作,制定本方案。\n一、任务\n1.做甲。（市甲局负责）\n\
        各地要抓好落实。\n上一篇：无\n版权所有 某市";
    let plan = import::read(page.as_bytes(), "x", &Progress::silent()).unwrap().plan;
    assert_eq!(plan.title.text, "某市重点工作方案（试行）");
    assert_eq!(plan.issuer.text, "某市人民政府办公室");
    assert_eq!(plan.date.text, "2024-03-05");
    assert_eq!(plan.doc_no.text, "某府办发〔2024〕3号");
    assert!(plan.words(plan.extent).ends_with("各地要抓好落实。"));
    assert_eq!(plan.measures.len(), 1);
    assert!(plan.words(*plan.sections[0].body.last().unwrap()).starts_with("各地要"));
}

#[test]
fn every_encoding_gives_the_same_plan() {
    let text = "某市方案\n一、任务\n1.推进甲工作，完善制度。\n牵头单位：市发展改革委\n配合单位：市财政局、市教育局\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let gb = encoding_rs::GB18030.encode(text).0;
    let plan = |bytes: &[u8]| import::read(bytes, "x", &Progress::silent()).unwrap().plan;
    assert_eq!(plan(text.as_bytes()), plan(&wide));
    assert_eq!(plan(text.as_bytes()), plan(&gb));
}

#[test]
fn rules_for_the_whole_document_are_followed_and_told() {
    let parsed = read(
        "（一）总体要求。各项任务列第一位的为牵头单位，各县（市、区）均为责任单位，不再列出。\n（二）加强道路养护。\n责任单位：市甲局、市乙局\n\
         （三）推进丙。（牵头单位：市丙局；责任单位：市甲局）",
    );
    let plan = &parsed.plan;
    let triples: Vec<String> = plan
        .measures
        .iter()
        .flat_map(|measure| measure.assignments.iter().map(move |each| (measure, each)))
        .map(|(measure, each)| {
            format!("{} {} {} {}", measure.no, each.role.key(), each.basis.key(), plan.unit(each.unit).name)
        })
        .collect();
    assert_eq!(
        triples,
        [
            "一 responsible document-rule 各县（市、区）",
            "二 lead first-listed 市甲局",
            "二 responsible stated 市乙局",
            "二 responsible document-rule 各县（市、区）",
            "三 lead stated 市丙局",
            "三 responsible stated 市甲局",
            "三 responsible document-rule 各县（市、区）",
        ]
    );
    let rule = |each: &Assignment| each.basis == Basis::DocumentRule;
    let (_, ruled) = plan.assignments().find(|(_, each)| rule(each)).unwrap();
    assert_eq!(plan.words(ruled.span), "各县（市、区）均为责任单位，不再列出");
    let told: Vec<&str> = parsed.diagnostics.iter().map(|each| each.code.key()).collect();
    assert_eq!(told, ["first-listed", "rule-applied"]);
}

#[test]
fn a_rule_that_cannot_be_followed_is_told() {
    let (_, told) = said("1.做甲。（市甲局负责）\n以上事项按惯例，不再一一列出。");
    assert_eq!(told, ["document-rule"]);
}

#[test]
fn sentences_without_a_bracket() {
    check("1.推进甲。由市甲局牵头，市乙局、市丙局配合。", &["1 l 市甲局", "1 p 市乙局", "1 p 市丙局"], &[]);
    check("1.推进甲，市甲局会同市乙局落实。", &["1 l 市甲局", "1 p 市乙局"], &[]);
    check("1.推进甲。市甲局、市乙局按职责分工负责，12月底前完成。", &["1 r 市甲局", "1 r 市乙局"], &[]);
    check("1.推进甲。此项工作由市甲局负责。还要做乙。", &["1 r 市甲局"], &[]);
    check("1.推进甲。（市甲局负责）\n本办法自印发之日起施行，由市乙局负责组织实施。", &["1 r 市甲局"], &[]);
}

#[test]
fn names_and_what_does_not_belong_to_them() {
    check("1.推进甲。（市甲局（牵头）、市乙局）", &["1 l 市甲局", "1 r 市乙局"], &[]);
    check(
        "1.推进甲。（市甲局等有关部门及各地区按职责分工负责）",
        &["1 r 市甲局+", "1 r 各地区"],
        &["open-list"],
    );
    check(
        "1.推进甲。（责任单位：市甲局，各区、县（市）政府）",
        &["1 r 市甲局", "1 r 各区、县（市）政府"],
        &[],
    );
    check("1.推进甲。（市甲局为牵头单位，市乙局为配合单位）", &["1 l 市甲局", "1 p 市乙局"], &[]);
    check("1.推进甲。\n责任单位及责任人：市甲局 张三", &["1 r 市甲局"], &[]);
    check("1.推进甲。（包括市甲中心、市乙中心）\n责任单位：市丙局", &["1 r 市丙局"], &[]);
    check("1.推进甲。（省教育厅、财政厅负责）", &["1 r 省教育厅", "1 r 财政厅"], &["dropped-prefix"]);
}

#[test]
fn fixes_are_offered() {
    let parsed = read("1.推进甲。（省教育厅、财政厅负责）");
    let fix = parsed.diagnostics[0].fix.clone().unwrap();
    assert_eq!(fix, Correction::SameAs { unit: "财政厅".into(), name: "省财政厅".into() });
    let corrected = import::corrected(&parsed.plan, &[fix]);
    let names: Vec<&str> = corrected.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["省教育厅", "省财政厅"]);
    assert_eq!(corrected.units[1].aliases, ["财政厅"]);
}

#[test]
fn corrections_of_how_to_read_are_followed() {
    let text = "某市方案\n一、任务\n1.推进甲。\n承接方：市甲局\n牵头单位：市乙局\n";
    let reread = |corrections: &[Correction]| {
        let (source, form) = (std::sync::Arc::from(text), std::sync::Arc::default());
        let parsed = import::read_text(source, form, corrections, "x", &Progress::silent()).unwrap();
        let roles = parsed.plan.measures[0].assignments.iter();
        roles
            .map(|each| format!("{} {}", each.role.key(), parsed.plan.unit(each.unit).name))
            .collect::<Vec<_>>()
    };
    assert_eq!(reread(&[]), ["lead 市乙局"]);
    let word = Correction::Word { word: "承接方".into(), role: Some(Role::Responsible) };
    assert_eq!(reread(&[word]), ["responsible 市甲局", "lead 市乙局"]);
    let word = Correction::Word { word: "牵头单位".into(), role: None };
    assert!(reread(&[word]).is_empty());
    let start = text.find("牵头单位").unwrap();
    let words = "牵头单位：市乙局";
    let span = dutymap::plan::Span::new(start, start + words.len());
    assert!(reread(&[Correction::NoAssignment { span, words: words.into() }]).is_empty());
    assert_eq!(reread(&[Correction::NoAssignment { span, words: "别的话".into() }]), ["lead 市乙局"]);
}

#[test]
fn tables_that_were_flattened() {
    let both = ["1 l 市甲局", "1 r 市乙局", "2 l 市丙局"];
    for text in [
        "序号\t工作任务\t牵头单位\t责任单位\t完成时限\n1\t做甲\t市甲局\t市乙局\t2023年底\n2\t做乙\t市丙局\t\t长期坚持",
        "| 序号 | 工作任务 | 牵头单位 | 责任单位 |\n|---|---|---|---|\n| 1 | 做甲 | 市甲局 | 市乙局 |\n| 2 | 做乙 | 市丙局 | |",
        "序号\n工作任务\n牵头单位\n责任单位\n1\n做甲\n市甲局\n市乙局\n2\n做乙\n市丙局\n无",
    ] {
        let (read, _) = said(text);
        assert_eq!(read, both, "{text}");
    }
    let parsed = read("序号\t工作任务\t牵头单位\t完成时限\n一、第一类\n1\t做甲\t市甲局\t2023年6月底前");
    let measure = &parsed.plan.measures[0];
    assert_eq!(parsed.plan.section(measure.section).title, "第一类");
    assert_eq!(measure.deadlines[0].due.as_deref(), Some("2023-06-30"));
    assert_eq!(parsed.plan.measure_text(measure.id), "做甲");
}
