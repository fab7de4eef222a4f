//! What the search box finds, and in which order.

mod plans;

use dutymap::plan::{Plan, Role, SectionId, UnitKind};
use dutymap::search::{Hit, Index, Kind, Place, Target};
use plans::Draft;
use proptest::prelude::*;

/// Units of the real plan, in its order, the ones that are easily confused among them.
const UNITS: [&str; 30] = [
    "省委依法治省办",
    "省委宣传部",
    "省委组织部",
    "省委政法委",
    "省发展改革委",
    "省有关单位",
    "省法学会",
    "省司法厅",
    "省教育厅",
    "省人大常委会办公厅",
    "省直机关工委",
    "省委党校(贵州行政学院)",
    "省纪委省监委机关",
    "省政府办公厅",
    "省法院",
    "省检察院",
    "团省委",
    "省人大常委会法工委",
    "省自然资源厅",
    "省公安厅",
    "省委网信办",
    "省妇联",
    "省妇儿工委办公室",
    "人行贵阳中心支行",
    "贵州银保监局",
    "省财政厅",
    "省新闻出版局(省版权局)",
    "省人大监察和司法委",
    "省交通运输厅",
    "省社科院",
];

fn plan() -> Plan {
    let mut draft = Draft::new("贵州省法治社会建设实施方案");
    for name in UNITS {
        let aliases = if name.starts_with("省新闻") { &["省版权局"][..] } else { &[] };
        draft.unit(name, aliases, UnitKind::Government, false);
    }
    draft.body(SectionId::DOCUMENT, "为贯彻落实《法治社会建设实施纲要》，制定本方案。");
    let tasks = draft.section(SectionId::DOCUMENT, "一", "主要任务");
    let task = draft.section(tasks, "7", "健全普法责任制");
    draft.assign_section(task, Role::Responsible, &["省气象局"]);
    for number in 1..=50 {
        let text = match number {
            4 => "推进公共 法律\n　服务体系建设",
            6 => "加强法学研究",
            9 => "到２０２２年，建成47个示范点",
            12 => "开展ＡＰＰ违法违规收集使用个人信息专项治理",
            _ => "其他",
        };
        draft.measure(task, &number.to_string(), text);
        draft.assign(Role::Lead, &[UNITS[number % UNITS.len()]]);
    }
    draft.finish()
}

fn find(query: &str) -> (Plan, Vec<Hit>) {
    let plan = plan();
    let hits = Index::new(&plan).find(query, 200);
    (plan, hits)
}

/// The hits as a person would read them: names, 措施 numbers, titles.
fn names(query: &str) -> Vec<String> {
    let (plan, hits) = find(query);
    let name = |hit: &Hit| match hit.target {
        Target::Unit(unit) => plan.unit(unit).name.clone(),
        Target::Measure(measure) => plan.measure(measure).no.clone(),
        Target::Section(section) => plan.section(section).title.clone(),
    };
    hits.iter().map(name).collect()
}

fn marked<'a>(plan: &'a Plan, hit: &Hit) -> &'a str {
    match (&hit.place, hit.target) {
        (Place::Name(range), Target::Unit(unit)) => &plan.unit(unit).name[range.clone()],
        (Place::Alias(nth, range), Target::Unit(unit)) => &plan.unit(unit).aliases[*nth][range.clone()],
        (Place::Title(range), Target::Section(section)) => &plan.section(section).title[range.clone()],
        (Place::Number, Target::Measure(measure)) => &plan.measure(measure).no,
        (Place::Number, Target::Section(section)) => &plan.section(section).label,
        (Place::Text(span), Target::Measure(_) | Target::Section(_)) => plan.words(*span),
        other => panic!("{other:?} does not fit"),
    }
}

#[test]
fn initials_find_a_unit_behind_its_level() {
    for (query, name) in [
        ("sft", "省司法厅"),
        ("ssft", "省司法厅"),
        ("jyt", "省教育厅"),
        ("xcb", "省委宣传部"),
        ("wxb", "省委网信办"),
        ("fxh", "省法学会"),
        ("fgw", "省人大常委会法工委"),
        ("rhgyzxzh", "人行贵阳中心支行"),
        ("bqj", "省新闻出版局(省版权局)"),
    ] {
        let (plan, hits) = find(query);
        assert_eq!(names(query)[0], name, "{query}");
        assert_eq!(hits[0].kind, Kind::PinyinPrefix, "{query} in {}", marked(&plan, &hits[0]));
    }
}

#[test]
fn whole_and_begun_syllables_and_mixtures_find_it_too() {
    for query in ["sifating", "sifati", "sifat", "shengsft", "省sft", "司fating", "SFT", "ｓｆｔ", " s f t "]
    {
        assert_eq!(names(query)[0], "省司法厅", "{query}");
    }
}

#[test]
fn both_readings_of_a_character_are_known() {
    assert_eq!(names("renhang")[0], "人行贵阳中心支行");
    assert_eq!(names("renxing")[0], "人行贵阳中心支行");
}

#[test]
fn characters_find_beginnings_before_middles() {
    assert_eq!(names("司法"), ["省司法厅", "省人大监察和司法委", "7", "27", "37"]);
    assert_eq!(names("法")[..2], ["省法学会", "省法院"]);
    let (plan, hits) = find("司　法");
    assert_eq!(marked(&plan, &hits[0]), "司法");
    let kinds: Vec<Kind> = hits.iter().map(|hit| hit.kind).collect();
    assert_eq!(kinds, [Kind::NamePrefix, Kind::Name, Kind::Duty, Kind::Duty, Kind::Duty]);
}

#[test]
fn a_name_typed_out_comes_before_longer_ones() {
    assert_eq!(names("省法院")[0], "省法院");
    assert_eq!(names("fy")[0], "省法院");
}

#[test]
fn a_names_own_words_come_before_the_level_it_stands_at() {
    assert_eq!(names("sf")[..2], ["省司法厅", "省发展改革委"]);
    assert_eq!(names("s")[..3], ["省司法厅", "省社科院", "省委依法治省办"]);
}

#[test]
fn an_alias_finds_its_unit() {
    let (plan, hits) = find("省版权局");
    assert_eq!(names("省版权局")[0], "省新闻出版局(省版权局)");
    assert_eq!(marked(&plan, &hits[0]), "省版权局");
    assert!(matches!(find("bqj").1[0].place, Place::Alias(0, _)));
}

#[test]
fn a_number_finds_its_measure_first() {
    for query in ["47", "４７", "第47项", "47.", "(47)", "措施47"] {
        let (_, hits) = find(query);
        assert_eq!(hits[0].kind, Kind::Number, "{query}");
        assert_eq!(names(query)[0], "47", "{query}");
    }
    assert_eq!(names("47")[1..], ["9"]);
    assert_eq!(names("7"), ["7", "健全普法责任制", "9"]);
    assert_eq!(names("4")[..3], ["4", "40", "41"]);
}

#[test]
fn headings_are_found_as_written_and_as_read() {
    assert_eq!(names("普法责任")[0], "健全普法责任制");
    assert_eq!(names("pfzrz")[0], "健全普法责任制");
    assert_eq!(names("zhuyaorenwu")[0], "主要任务");
}

#[test]
fn text_is_found_across_spaces_and_widths() {
    for (query, number, words) in
        [("法律服务", "4", "法律\n　服务"), ("2022年,", "9", "２０２２年，"), ("app违法", "12", "ＡＰＰ违法")]
    {
        let (plan, hits) = find(query);
        assert_eq!(names(query), [number], "{query}");
        assert_eq!(marked(&plan, &hits[0]), words);
    }
    let (_, hits) = find("制定本方案");
    assert_eq!(hits[0].target, Target::Section(SectionId::DOCUMENT));
}

#[test]
fn an_assignment_line_is_found_after_the_unit_it_names() {
    let (plan, hits) = find("省气象局");
    assert_eq!(names("省气象局"), ["省气象局", "健全普法责任制"]);
    assert_eq!((hits[1].kind, marked(&plan, &hits[1])), (Kind::Duty, "省气象局"));
}

#[test]
fn a_measure_that_says_it_twice_is_found_once() {
    assert_eq!(names("法学"), ["省法学会", "6", "36"]);
}

#[test]
fn nothing_is_found_for_nothing_or_nonsense() {
    for query in ["", " 　\u{200b}\n", "qqqqzzzz", "𠮷野家", "!!", "999", "其他其他"] {
        assert!(find(query).1.is_empty(), "{query:?}");
    }
    assert!(Index::new(&plan()).find("省", 0).is_empty());
}

#[test]
fn no_more_than_asked_for_and_each_once() {
    let plan = plan();
    let index = Index::new(&plan);
    let all = index.find("省", 500);
    assert!(all.is_sorted_by_key(|hit| hit.kind));
    for limit in 0..all.len() {
        assert_eq!(index.find("省", limit), all[..limit]);
    }
    let mut targets: Vec<Target> = all.iter().map(|hit| hit.target).collect();
    targets.sort_unstable();
    targets.dedup();
    assert_eq!(targets.len(), all.len());
}

proptest! {
    #[test]
    fn any_query_marks_whole_characters(
        query in prop_oneof![any::<String>(), "[a-zſİK１２47省司法厅人行 ]{1,12}", "\\PC{0,40}"],
    ) {
        let (plan, hits) = find(&query);
        for hit in &hits {
            prop_assert!(!marked(&plan, hit).is_empty());
        }
    }
}
