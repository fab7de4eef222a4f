//! The plan that ships inside, read, equals its truth field by field. The truth was made and checked by hand
//! (see `seeds/README.md`); the numbers here are its own.

use dutymap::import::{self, Parsed, Progress};
use dutymap::plan::{Assignment, Deadline, Holder, Measure, Plan, Role, Section, SectionId, Span};
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const SEED: &[u8] = include_bytes!("../seeds/guizhou-fazhi-shehui-2021.txt");

static PARSED: LazyLock<Parsed> =
    LazyLock::new(|| import::read(SEED, "seed", &Progress::silent()).expect("the seed is text"));
static TRUTH: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("data/truth.json")).expect("the truth is JSON"));

fn plan() -> &'static Plan {
    &PARSED.plan
}

fn list(key: &str) -> &'static [Value] {
    TRUTH[key].as_array().expect(key)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} in {value}"))
}

fn line_of(span: Span) -> u64 {
    plan().line_column(span.start).0.into()
}

fn named<'a>(assignments: &'a [Assignment], role: Role) -> Vec<&'a str> {
    let of_role = assignments.iter().filter(|assignment| assignment.role == role);
    of_role.map(|assignment| plan().unit(assignment.unit).name.as_str()).collect()
}

/// The level-3 headings: in the truth, tasks.
fn tasks() -> Vec<&'static Section> {
    plan().sections.iter().filter(|section| section.level == 3).collect()
}

#[test]
fn title_number_issuer_and_date() {
    let stated = [
        (&plan().title, "title", "贵州省法治社会建设实施方案|(2021—2025年)"),
        (&plan().doc_no, "doc_no", "黔党发〔2021〕17号"),
        (&plan().issuer, "issuer", "中共贵州省委"),
        (&plan().date, "date", "2021年4月17日"),
    ];
    for (stated, key, printed) in stated {
        assert_eq!(stated.text, text(&TRUTH, key));
        let words: Vec<&str> = stated.spans.iter().map(|span| plan().words(*span)).collect();
        assert_eq!(words.join("|"), printed);
    }
}

#[test]
fn outline() {
    let read: Vec<(u64, &str, &str, u64)> = plan().sections[1..]
        .iter()
        .map(|section| {
            (section.level.into(), section.label.as_str(), section.title.as_str(), line_of(section.span))
        })
        .collect();
    let truth: Vec<(u64, &str, &str, u64)> = list("outline")
        .iter()
        .map(|row| {
            (
                row["level"].as_u64().unwrap(),
                text(row, "label"),
                text(row, "title"),
                row["line"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(read, truth);
    assert_eq!(read.len(), 37);
}

#[test]
fn tasks_and_their_parts() {
    assert_eq!(tasks().len() as u64, TRUTH["counts"]["tasks"].as_u64().unwrap());
    let mut parts: Vec<SectionId> = tasks().iter().filter_map(|task| task.parent).collect();
    parts.dedup();
    assert_eq!(parts.len() as u64, TRUTH["counts"]["parts_with_measures"].as_u64().unwrap());
    assert!(plan().measures.iter().all(|measure| plan().section(measure.section).level == 3));
}

/// As the truth prints a part: 「(一)推动…」, 「三、加强…」.
fn printed_part(section: &Section) -> String {
    match section.level {
        1 => format!("{}、{}", section.label, section.title),
        _ => format!("({}){}", section.label, section.title),
    }
}

#[test]
fn measures() {
    assert_eq!(plan().measures.len(), 94);
    assert_eq!(list("measures").len(), 94);
    for (measure, truth) in plan().measures.iter().zip(list("measures")) {
        let task = plan().section(measure.section);
        let part = plan().section(task.parent.unwrap());
        assert_eq!(measure.no, text(truth, "no"));
        assert_eq!(printed_part(part), text(truth, "part"), "{}", measure.no);
        assert_eq!(task.label, text(truth, "task_no"), "{}", measure.no);
        assert_eq!(task.title, text(truth, "task"), "{}", measure.no);
        assert_eq!(line_of(measure.span), truth["line"].as_u64().unwrap(), "{}", measure.no);
        assert_eq!(plan().measure_text(measure.id), text(truth, "text"), "{}", measure.no);
        for role in Role::ALL {
            let units: Vec<&str> = truth["roles"][role.key()]
                .as_array()
                .into_iter()
                .flatten()
                .map(|name| name.as_str().unwrap())
                .collect();
            assert_eq!(named(&measure.assignments, role), units, "{} {}", measure.no, role.key());
        }
    }
}

#[test]
fn units_with_kind_and_collective_mark_in_order() {
    let read: Vec<(&str, &str, bool)> =
        plan().units.iter().map(|unit| (unit.name.as_str(), unit.kind.key(), unit.collective)).collect();
    let truth: Vec<(&str, &str, bool)> = list("units")
        .iter()
        .map(|unit| (text(unit, "name"), text(unit, "kind"), unit["collective"].as_bool().unwrap()))
        .collect();
    assert_eq!(read, truth);
    let aliases: Vec<&str> = plan().units.iter().flat_map(|unit| &unit.aliases).map(String::as_str).collect();
    assert_eq!(aliases, ["贵州行政学院", "省版权局"]);
}

#[test]
fn counts() {
    let counts = &TRUTH["counts"];
    let count = |role: Role| plan().assignments().filter(|(_, a)| a.role == role).count() as u64;
    let by_role: Vec<u64> =
        [Role::Lead, Role::Participate, Role::Responsible].into_iter().map(count).collect();
    assert_eq!(by_role, [170, 391, 63]);
    for role in Role::ALL {
        assert_eq!(count(role), counts[role.key()].as_u64().unwrap());
    }
    assert_eq!(plan().assignments().count(), 624);
    assert_eq!(counts["assignments"], 624);
    assert_eq!(plan().units.len() as u64, counts["units"].as_u64().unwrap());
    let has = |measure: &Measure, role| !named(&measure.assignments, role).is_empty();
    let both = plan().measures.iter().filter(|m| has(m, Role::Lead) && has(m, Role::Participate)).count();
    let alone = plan().measures.iter().filter(|m| has(m, Role::Responsible)).count();
    assert_eq!(both as u64, counts["lead_and_participate_measures"].as_u64().unwrap());
    assert_eq!(alone as u64, counts["responsible_only_measures"].as_u64().unwrap());
    assert!(plan().assignments().all(|(holder, a)| matches!(holder, Holder::Measure(_)) && !a.open));
}

#[test]
fn the_words_at_each_assignment_are_the_units_name_and_stand_in_order() {
    let mut last = 0;
    for (_, assignment) in plan().assignments() {
        assert_eq!(plan().words(assignment.span), plan().unit(assignment.unit).name);
        assert!(assignment.span.start >= last);
        last = assignment.span.end;
    }
}

/// Where the truth says a deadline stands, and what the plan has there.
fn deadlines_at(place: &Value) -> &'static [Deadline] {
    if let Some(no) = place["measure"].as_str() {
        return &plan().measures.iter().find(|measure| measure.no == no).unwrap().deadlines;
    }
    match text(place, "where") {
        "closing paragraph" => &plan().sections[0].deadlines,
        part => {
            let title = part.trim_start_matches("(三)");
            &plan().sections.iter().find(|section| section.title == title).unwrap().deadlines
        }
    }
}

#[test]
fn deadlines_and_what_is_none() {
    for truth in list("deadlines") {
        let words = text(truth, "text");
        let found = deadlines_at(truth).iter().find(|deadline| plan().words(deadline.span) == words).unwrap();
        assert_eq!(serde_json::to_value(found.kind).unwrap(), truth["kind"], "{words}");
        assert_eq!(found.due.as_deref(), truth["due"].as_str(), "{words}");
    }
    let in_sections = plan().sections.iter().flat_map(|section| &section.deadlines);
    let in_measures = plan().measures.iter().flat_map(|measure| &measure.deadlines);
    let all: Vec<&Deadline> = in_sections.chain(in_measures).collect();
    assert_eq!(all.len(), list("deadlines").len());
    for none in list("not_deadlines") {
        let none = none.as_str().unwrap();
        assert!(plan().source.contains(none));
        assert!(all.iter().all(|deadline| !plan().words(deadline.span).contains(none)));
    }
}

#[test]
fn what_stands_outside_measures_belongs_to_its_section() {
    let outside = &TRUTH["outside_measures"];
    let document = plan().section(SectionId::DOCUMENT);
    let [preamble, closing] = document.body[..] else { panic!("{:?}", document.body) };
    assert!(plan().words(preamble).starts_with(text(outside, "preamble")));
    assert!(plan().words(closing).starts_with(text(outside, "closing_starts")));
    assert_eq!(line_of(closing), outside["closing_line"].as_u64().unwrap());
    assert!(plan().words(closing).ends_with("抄送省委依法治省办。"));
    let main_tasks = plan()
        .sections
        .iter()
        .filter(|section| section.body.iter().any(|span| plan().words(*span).starts_with("主要任务:")));
    assert_eq!(main_tasks.count() as u64, outside["main_tasks_paragraphs"].as_u64().unwrap());
    let last = &plan().measures[93];
    assert_eq!(last.no, "94");
    assert!(plan().words(last.span).ends_with("适时发布法治社会建设白皮书。"));
    let guidance = &plan().sections[2];
    assert_eq!((guidance.title.as_str(), guidance.body.len()), ("指导思想", 1));
    assert!(plan().words(guidance.body[0]).starts_with("高举中国特色社会主义伟大旗帜"));
}

#[test]
fn a_role_word_in_running_text_assigns_nothing() {
    let measure = plan().measures.iter().find(|measure| measure.no == "39").unwrap();
    assert!(plan().measure_text(measure.id).contains("党委牵头,人大、政府、司法机关共同参加"));
    assert_eq!(named(&measure.assignments, Role::Lead), ["省发展改革委"]);
}

#[test]
fn nothing_of_the_page_around_the_plan_is_in_it() {
    let words = plan().words(plan().extent);
    assert!(words.starts_with("贵州省法治社会建设实施方案\n"));
    assert!(words.ends_with("抄送省委依法治省办。"));
    for outside in ["无障碍", "字号:", "上一篇", "相关信息", "省军区"] {
        assert!(!words.contains(outside), "{outside}");
        assert!(plan().source.contains(outside));
    }
}

/// Every place of the plan where something stands, with what it is.
fn places() -> Vec<(Span, &'static str)> {
    let mut places: Vec<(Span, &str)> = plan().title.spans.iter().map(|span| (*span, "title")).collect();
    for section in &plan().sections {
        if section.id != SectionId::DOCUMENT {
            places.push((section.span, "heading"));
        }
        places.extend(section.body.iter().map(|span| (*span, "body")));
        places.extend(section.duty_lines.iter().map(|span| (*span, "duty line")));
    }
    for measure in &plan().measures {
        places.push((measure.span, "measure"));
        places.extend(measure.duty_lines.iter().map(|span| (*span, "duty line")));
    }
    places.sort();
    places
}

#[test]
fn every_character_between_title_and_end_belongs_to_exactly_one_thing() {
    let places = places();
    for pair in places.windows(2) {
        assert!(pair[0].0.end <= pair[1].0.start, "{:?} overlaps {:?}", pair[0], pair[1]);
    }
    let mut at = plan().extent.start;
    for (span, what) in &places {
        let gap = plan().words(Span { start: at, end: span.start });
        assert!(gap.trim().is_empty(), "{gap:?} before {what}");
        at = span.end;
    }
    assert_eq!(at, plan().extent.end);
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for (span, what) in &places {
        *counted.entry(what).or_default() +=
            plan().words(*span).chars().filter(|c| !c.is_whitespace()).count();
    }
    let whole = plan().words(plan().extent).chars().filter(|c| !c.is_whitespace()).count();
    assert_eq!(counted.values().sum::<usize>(), whole);
}

#[test]
fn nothing_is_left_to_tell() {
    assert_eq!(PARSED.diagnostics, []);
    assert_eq!(PARSED.read_as.encoding, "UTF-8");
}
