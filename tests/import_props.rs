//! What must hold for every plan that is read: generated plans come back exactly, spans are sound, width and
//! gaps change nothing, and no text makes the reader panic.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

use dutymap::import::{self, Parsed, Progress, Unreadable};
use dutymap::plan::{Holder, Plan, Span};
use proptest::prelude::*;
use std::cell::Cell;
use support::gen_plan::{self, Options};

fn read(text: &str) -> Parsed {
    import::read(text.as_bytes(), "test", &Progress::silent()).expect("text is readable")
}

/// (measure number, unit's name, role), in printed order.
fn triples(plan: &Plan) -> Vec<(String, String, &'static str)> {
    let of = |holder| match holder {
        Holder::Measure(id) => plan.measure(id).no.clone(),
        Holder::Section(_) => "section".to_owned(),
    };
    plan.assignments().map(|(holder, a)| (of(holder), plan.unit(a.unit).name.clone(), a.role.key())).collect()
}

/// Without gaps, and in half width.
fn folded(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{200B}').map(narrow).collect()
}

/// Every span of a plan.
fn spans(plan: &Plan) -> Vec<Span> {
    let mut spans = vec![plan.extent];
    for section in &plan.sections {
        spans.push(section.span);
        spans.extend(section.body.iter().chain(&section.duty_lines));
        spans.extend(section.deadlines.iter().map(|deadline| deadline.span));
    }
    for measure in &plan.measures {
        spans.push(measure.span);
        spans.extend(measure.text.iter().chain(&measure.duty_lines));
        spans.extend(measure.deadlines.iter().map(|deadline| deadline.span));
        spans.extend(measure.leaders.iter().map(|leader| leader.span));
    }
    spans.extend(plan.assignments().map(|(_, assignment)| assignment.span));
    spans
}

fn check_sound(parsed: &Parsed) {
    let plan = &parsed.plan;
    let length = plan.source.len() as u32;
    for span in spans(plan).into_iter().chain(parsed.diagnostics.iter().map(|diagnostic| diagnostic.span)) {
        assert!(span.start <= span.end && span.end <= length, "{span:?} of {length}");
        assert!(plan.source.is_char_boundary(span.start as usize), "{span:?}");
        assert!(plan.source.is_char_boundary(span.end as usize), "{span:?}");
    }
    for (_, assignment) in plan.assignments() {
        let words = plan.words(assignment.span);
        assert!(words.chars().any(char::is_alphanumeric), "{words:?}");
    }
    assert!(plan.measures.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
    for (at, section) in plan.sections.iter().enumerate() {
        assert_eq!(section.id.index(), at);
        assert!(section.parent.is_none_or(|parent| parent.index() < at));
    }
}

prop_compose! {
    fn options()(
        measures in 1usize..60, units in 2usize..120, edges_per in 1.0f64..12.0, resp in 0.0f64..1.0,
        body in 30usize..200, fullwidth in 0.0f64..1.0, topics in 1usize..9, seed in any::<u64>(),
    ) -> Options {
        // A topic without measures would leave a true gap in the numbers of the parts.
        let topics = topics.min(measures);
        Options { measures, units, edges_per, topics, resp, body, fullwidth, seed, ..Options::default() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_generated_plan_comes_back_exactly(options in options()) {
        let made = gen_plan::generate(&options);
        let parsed = read(&made.text);
        let truth: Vec<(String, String, &str)> =
            made.named().into_iter().map(|(no, name, role)| (no, name.to_owned(), role)).collect();
        prop_assert_eq!(triples(&parsed.plan), truth);
        prop_assert_eq!(parsed.plan.measures.len(), options.measures);
        prop_assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        check_sound(&parsed);
        let mut last = 0;
        for (_, assignment) in parsed.plan.assignments() {
            prop_assert_eq!(parsed.plan.words(assignment.span), &parsed.plan.unit(assignment.unit).name);
            prop_assert!(assignment.span.start >= last);
            last = assignment.span.end;
        }
    }

    #[test]
    fn width_and_gaps_change_nothing(options in options(), every in 2usize..9) {
        let made = gen_plan::generate(&options);
        // Gaps inside labels, full width wherever there is one, a zero-width mark now and then in lists.
        let mut scattered = String::new();
        for line in made.text.lines() {
            let is_list = line.contains("单位:") || line.contains("单位：");
            for (at, c) in line.chars().enumerate() {
                scattered.push(match c {
                    '(' => '（',
                    ')' => '）',
                    ':' => '：',
                    '0'..='9' if line.starts_with(['(', '（']) => char::from_u32(c as u32 + 0xFEE0).unwrap(),
                    _ => c,
                });
                if is_list && at < 3 {
                    scattered.push('　');
                } else if is_list && at % every == 0 {
                    scattered.push('\u{200B}');
                }
            }
            scattered.push_str("\r\n");
        }
        let (plain, wide) = (read(&made.text), read(&scattered));
        let fold_all = |plan: &Plan| -> Vec<(String, String, &str)> {
            triples(plan).into_iter().map(|(no, name, role)| (no, folded(&name), role)).collect()
        };
        prop_assert_eq!(fold_all(&plain.plan), fold_all(&wide.plan));
        let outline = |plan: &Plan| -> Vec<(u8, String, String)> {
            plan.sections.iter().map(|s| (s.level, s.label.clone(), folded(&s.title))).collect()
        };
        prop_assert_eq!(outline(&plain.plan), outline(&wide.plan));
        for (_, assignment) in wide.plan.assignments() {
            let words = folded(wide.plan.words(assignment.span));
            prop_assert_eq!(words, folded(&wide.plan.unit(assignment.unit).name));
        }
    }

    #[test]
    fn text_of_the_genres_own_pieces_never_panics(pieces in prop::collection::vec(piece(), 1..120)) {
        check_sound(&read(&format!("方案{}", pieces.concat())));
    }

    #[test]
    fn any_text_never_panics(text in "\\PC{0,400}", breaks in prop::collection::vec(0usize..400, 0..9)) {
        let broken: String =
            text.chars().enumerate().flat_map(|(at, c)| breaks.contains(&at).then_some('\n').into_iter().chain([c])).collect();
        check_sound(&read(&format!("甲{broken}")));
    }

    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(parsed) = import::read(&bytes, "test", &Progress::silent()) {
            check_sound(&parsed);
        }
    }
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "牵头单位",
        "责任单位",
        "配合",
        "牵头",
        "负责",
        "分别牵头",
        "等部门",
        "等",
        "会同",
        "由",
        "按职责分工负责",
        ":",
        "：",
        "、",
        "，",
        ",",
        "；",
        "。",
        "（",
        "）",
        "(",
        ")",
        "【",
        "】",
        "[",
        "]",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "　",
        "\t",
        "|",
        "一、",
        "（一）",
        "(1)",
        "1.",
        "1 ",
        "①",
        "第一条 ",
        "市甲局",
        "市乙局",
        "各县（市、区）",
        "完成时限",
        "分管领导",
        "张三",
        "到2025年",
        "每年3月1日前",
        "年",
        "月",
        "2021",
        "关于",
        "印发",
        "通知",
        "上一篇",
        "〔2021〕17号",
        "——",
        "**",
        "\u{200B}",
        "𠀀",
        "é",
        "附件",
        "省委和省政府",
    ])
}

#[test]
fn hostile_sizes_take_linear_time() {
    let cases = [
        "(".repeat(100_000),
        format!("牵头单位:{}", "、".repeat(200_000)),
        format!("牵头单位:{}", "(".repeat(100_000)),
        format!("{}{}", "（".repeat(100_000), "）".repeat(100_000)),
        "责任单位：".repeat(50_000),
        "年月".repeat(100_000),
        "1.".repeat(100_000),
        "（牵头）".repeat(60_000),
        "(1)甲\n".repeat(40_000),
        format!("牵头单位:\n{}", "市甲局、\n".repeat(40_000)),
        "市甲局等".repeat(50_000),
        " \u{202E}\u{0}".repeat(10) + &"甲".repeat(1_000_000),
    ];
    for text in cases {
        check_sound(&read(&format!("某某实施方案\n\n{text}\n")));
    }
}

#[test]
fn reading_reports_and_can_be_cancelled() {
    let made = gen_plan::generate(&Options { measures: 6000, ..Options::default() });
    let reports = Cell::new(0);
    let last = Cell::new(0);
    let report = |done: usize, _total: usize| {
        reports.set(reports.get() + 1);
        last.set(done);
    };
    let never = || false;
    import::read(made.text.as_bytes(), "x", &Progress::new(&report, &never)).unwrap();
    assert!(reports.get() > 3);
    assert_eq!(last.get(), made.text.len());
    let asked = Cell::new(0);
    let soon = || {
        asked.set(asked.get() + 1);
        asked.get() > 2
    };
    let cancelled = import::read(made.text.as_bytes(), "x", &Progress::new(&|_, _| {}, &soon));
    assert_eq!(cancelled.err(), Some(Unreadable::Cancelled { name: "x".to_owned() }));
}
