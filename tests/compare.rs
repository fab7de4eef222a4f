//! Two versions of a plan side by side: the real plan against what can happen to it, and invented plans.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use dutymap::compare::{self, Class, Head, Piece, PlanDiff, Turn};
use dutymap::import::{self, Progress};
use dutymap::plan::{Holder, Plan, Role, Span};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;

const SEED: &str = include_str!("../seeds/guizhou-fazhi-shehui-2021.txt");

fn read(text: &str) -> Plan {
    import::read(text.as_bytes(), "plan", &Progress::silent()).expect("a text").plan
}

/// A plan of two headings with a measure a line.
fn plan(first: &[&str], second: &[&str]) -> Plan {
    let mut text = "测试实施方案\n\n".to_owned();
    let mut number = 0;
    for (heading, measures) in [("一、夯实基础工作", first), ("二、健全保障机制", second)] {
        let _ = writeln!(text, "{heading}");
        for measure in measures {
            number += 1;
            let _ = writeln!(text, "{number}．{measure}");
        }
    }
    read(&text)
}

const TRAINING: &str = "开展全员轮训，每年不少于四十学时。（牵头单位：市甲局；参加单位：市乙局、市丙局）";
const STOCK: &str = "清理规范性文件并公布继续有效的目录。（牵头单位：市乙局；参加单位：市甲局）";
const FUNDS: &str = "把所需经费列入同级财政预算予以保障。（牵头单位：市丁局）";
const REPORT: &str = "到2022年建成统一的信息报送平台。（牵头单位：市丙局；参加单位：市丁局）";

/// Everything a comparison says, in words, so that two of them can be compared; old and new by name.
fn said(diff: &PlanDiff, old: &Plan, new: &Plan, names: [&str; 2]) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    let pieces = |pieces: &Option<Vec<Piece>>| -> Vec<BTreeSet<String>> {
        let side = |keep: &dyn Fn(&Piece) -> Option<String>| {
            pieces.iter().flatten().filter_map(keep).collect::<BTreeSet<_>>()
        };
        let mut sides = vec![
            (
                names[0],
                side(&|piece| match piece {
                    Piece::Dropped { old: at } => Some(old.words(*at).to_owned()),
                    _ => None,
                }),
            ),
            (
                names[1],
                side(&|piece| match piece {
                    Piece::Added { new: at } => Some(new.words(*at).to_owned()),
                    _ => None,
                }),
            ),
        ];
        sides.sort();
        sides.into_iter().map(|(_, side)| side).collect()
    };
    let both = |one: String, other: String| {
        let mut both = [format!("{} {one}", names[0]), format!("{} {other}", names[1])];
        both.sort();
        both.join(" ")
    };
    let spans = |dropped: &[Span], added: &[Span]| both(format!("{dropped:?}"), format!("{added:?}"));
    macro_rules! items {
        ($what:literal, $matching:expr) => {
            for pair in &$matching.pairs {
                let ids = both(format!("{:?}", pair.old), format!("{:?}", pair.new));
                let deadlines = pair.deadlines.as_ref().map(|change| spans(&change.dropped, &change.added));
                let leaders = pair.leaders.as_ref().map(|change| spans(&change.dropped, &change.added));
                let (title, wording) = (pieces(&pair.title), pieces(&pair.wording));
                let duties: BTreeSet<String> = pair
                    .duties
                    .iter()
                    .map(|duty| {
                        both(
                            format!("{:?} {:?}", duty.old_unit, duty.before),
                            format!("{:?} {:?}", duty.new_unit, duty.after),
                        )
                    })
                    .collect();
                said.insert(format!(
                    "{} {ids} {:?} {title:?} {wording:?} {duties:?} {deadlines:?} {leaders:?}",
                    $what, pair.moved
                ));
            }
            said.extend($matching.dropped.iter().map(|id| format!("only {} {id:?}", names[0])));
            said.extend($matching.added.iter().map(|id| format!("only {} {id:?}", names[1])));
        };
    }
    items!("section", diff.sections);
    items!("measure", diff.measures);
    for head in &diff.heads {
        said.insert(format!("{:?} {}", head.head, spans(&head.old, &head.new)));
    }
    for unit in &diff.units {
        let turned: BTreeSet<String> =
            unit.turned.iter().map(|(a, b)| both(format!("{a:?}"), format!("{b:?}"))).collect();
        let side = |id, load, held| format!("{id:?} {load:?} {held:?}");
        let one = side(unit.old, unit.before, &unit.lost);
        said.insert(format!("{} {turned:?}", both(one, side(unit.new, unit.after, &unit.gained))));
    }
    said
}

/// What holds for any two plans.
fn check(old: &Plan, new: &Plan) -> PlanDiff {
    assert!(compare::plans(old, old).is_empty());
    let diff = compare::plans(old, new);
    let back = compare::plans(new, old);
    assert_eq!(said(&diff, old, new, ["a", "b"]), said(&back, new, old, ["b", "a"]));
    // Everything stands in one pair, or is dropped or added.
    let mut olds: Vec<_> = diff.measures.pairs.iter().map(|pair| pair.old).collect();
    let mut news: Vec<_> = diff.measures.pairs.iter().map(|pair| pair.new).collect();
    olds.extend(&diff.measures.dropped);
    news.extend(&diff.measures.added);
    olds.sort_unstable();
    news.sort_unstable();
    assert_eq!(olds, old.measures.iter().map(|measure| measure.id).collect::<Vec<_>>());
    assert_eq!(news, new.measures.iter().map(|measure| measure.id).collect::<Vec<_>>());
    // Before and after differ by what was gained and lost.
    for unit in &diff.units {
        let count = |held: &[compare::Held]| held.iter().map(|each| each.assignments.len()).sum::<usize>();
        let kept = |load: u32, held: &[compare::Held]| load as usize - count(held);
        let (mut left, mut right) =
            (kept(unit.before.total(), &unit.lost), kept(unit.after.total(), &unit.gained));
        for (was, is) in &unit.turned {
            left -= was.assignments.len();
            right -= is.assignments.len();
        }
        // The same roles, though one may be printed twice.
        assert!(left.abs_diff(right) == 0 || left.min(right) > 0, "{unit:?}");
    }
    diff
}

#[test]
fn the_real_plan_is_the_same_as_itself() {
    let plan = read(SEED);
    let diff = check(&plan, &plan);
    assert_eq!(diff.measures.pairs.len(), 94);
    assert_eq!(diff.sections.pairs.len(), plan.sections.len());
    assert_eq!(diff.measures.count(Class::Same), 94);
}

#[test]
fn width_and_line_ends_are_no_difference() {
    let other = SEED.replace('\n', "\r\n").replace('，', ",").replace('；', ";");
    let diff = check(&read(SEED), &read(&other));
    assert!(diff.is_empty(), "{diff:#?}");
}

#[test]
fn another_role_another_number_another_date_of_the_real_plan() {
    let plan = read(SEED);
    let changed = SEED.replacen("黔党发〔2021〕17号", "黔党发〔2021〕18号", 1);
    let diff = check(&plan, &read(&changed));
    assert_eq!(diff.heads.iter().map(|head| head.head).collect::<Vec<_>>(), [Head::Number]);
    assert!(diff.measures.is_empty());
}

#[test]
fn a_measure_taken_out_of_the_real_plan_leaves_the_others_as_they_are() {
    let plan = read(SEED);
    for at in [0, 20, 46, 93] {
        let measure = &plan.measures[at];
        let end = measure.duty_lines.iter().map(|span| span.end).max().unwrap_or(0).max(measure.span.end);
        let mut text = SEED.to_owned();
        text.replace_range(measure.span.start as usize..end as usize, "");
        let new = read(&text);
        let diff = check(&plan, &new);
        assert_eq!(diff.measures.dropped, [measure.id], "measure {}", measure.no);
        assert!(diff.measures.added.is_empty());
        assert_eq!(diff.measures.count(Class::Same), 93);
        // Whoever was named there loses just that.
        let units: BTreeSet<_> = measure.assignments.iter().map(|each| each.unit).collect();
        let lost: BTreeSet<_> = diff.units.iter().filter_map(|unit| unit.old).collect();
        assert_eq!(lost, units);
        for unit in &diff.units {
            assert_eq!(unit.lost.len(), 1);
            assert_eq!(unit.lost[0].holder, Holder::Measure(measure.id));
            assert!(unit.gained.is_empty() && unit.turned.is_empty());
        }
    }
}

#[test]
fn renumbering_the_real_plan_gives_only_moves() {
    let plan = read(SEED);
    // From the end, so that the places before stay true.
    let mut text = SEED.to_owned();
    for measure in plan.measures.iter().rev() {
        let start = measure.span.start as usize;
        let at = start + text[start..].find(&measure.no).unwrap();
        let number: u32 = measure.no.parse().unwrap();
        text.replace_range(at..at + measure.no.len(), &(number + 100).to_string());
    }
    let new = read(&text);
    assert_eq!(new.measures[0].no, "101");
    let diff = check(&plan, &new);
    assert!(diff.measures.dropped.is_empty() && diff.measures.added.is_empty() && diff.units.is_empty());
    assert_eq!(diff.measures.count(Class::Moved), 94);
    assert!(diff.measures.pairs.iter().all(|pair| {
        pair.moved.number && !pair.moved.heading && !pair.moved.order && pair.duties.is_empty()
    }));
}

#[test]
fn what_became_of_every_measure() {
    let old = plan(&[TRAINING, STOCK], &[FUNDS, REPORT]);
    let reworded = REPORT.replace("到2022年建成统一的信息报送平台", "到2023年基本建成统一的信息报送平台");
    let new = plan(&[TRAINING, "公开征集立法项目建议。（牵头单位：市戊局）"], &[&reworded, STOCK]);
    let diff = check(&old, &new);
    let classes: Vec<_> =
        diff.measures.pairs.iter().map(|pair| (pair.old.0, pair.new.0, pair.class())).collect();
    assert_eq!(classes, [(0, 0, Class::Same), (1, 3, Class::Moved), (3, 2, Class::Reworded)]);
    assert_eq!(diff.measures.dropped, [old.measures[2].id]);
    assert_eq!(diff.measures.added, [new.measures[1].id]);

    let moved = &diff.measures.pairs[1].moved;
    assert!(moved.number && moved.heading && !moved.order);

    let pair = &diff.measures.pairs[2];
    let words: Vec<String> = pair
        .wording
        .iter()
        .flatten()
        .map(|piece| match piece {
            Piece::Kept { old: a, new: b } => {
                assert_eq!(old.words(*a), new.words(*b));
                format!("={}", old.words(*a))
            }
            Piece::Dropped { old: at } => format!("-{}", old.words(*at)),
            Piece::Added { new: at } => format!("+{}", new.words(*at)),
        })
        .collect();
    assert_eq!(words, ["=到202", "-2", "+3", "=年", "+基本", "=建成统一的信息报送平台。"]);
    let deadlines = pair.deadlines.as_ref().unwrap();
    assert_eq!(deadlines.dropped.iter().map(|span| old.words(*span)).collect::<Vec<_>>(), ["到2022年"]);
    assert_eq!(deadlines.added.iter().map(|span| new.words(*span)).collect::<Vec<_>>(), ["到2023年"]);

    // 市丁局 lost its only lead; 市戊局 is new.
    let unit = |name: &str| {
        diff.units.iter().find(|unit| {
            unit.new.is_some_and(|id| new.unit(id).name == name)
                || unit.old.is_some_and(|id| old.unit(id).name == name)
        })
    };
    let ding = unit("市丁局").unwrap();
    assert_eq!((ding.before.lead, ding.after.lead, ding.lost.len(), ding.gained.len()), (1, 0, 1, 0));
    let wu = unit("市戊局").unwrap();
    assert_eq!((wu.old, wu.gained.len()), (None, 1));
    assert!(unit("市甲局").is_none());
}

#[test]
fn a_unit_whose_role_changed_and_one_that_came_and_one_that_went() {
    let old = plan(&[TRAINING], &[FUNDS]);
    let other = TRAINING
        .replace("牵头单位：市甲局；参加单位：市乙局、市丙局", "牵头单位：市乙局；参加单位：市甲局、市丁局");
    let new = plan(&[&other], &[FUNDS]);
    let diff = check(&old, &new);
    let pair = &diff.measures.pairs[0];
    assert_eq!(pair.class(), Class::Same);
    let turns: Vec<(&str, Turn)> = pair
        .duties
        .iter()
        .map(|duty| {
            let name = duty.new_unit.map(|id| &new.unit(id).name);
            (name.or(duty.old_unit.map(|id| &old.unit(id).name)).unwrap().as_str(), duty.turn())
        })
        .collect();
    assert_eq!(
        turns,
        [
            ("市乙局", Turn::NewRole),
            ("市甲局", Turn::NewRole),
            ("市丁局", Turn::CameIn),
            ("市丙局", Turn::WentOut)
        ]
    );
    // The words in both plans.
    let lead = &pair.duties[0];
    assert_eq!((lead.before[0].role, lead.after[0].role), (Role::Participate, Role::Lead));
    assert_eq!(old.words(lead.before[0].span), "市乙局");
    assert_eq!(new.words(lead.after[0].span), "市乙局");
}

#[test]
fn a_renamed_heading_keeps_its_measures_and_a_renumbered_one_is_no_move_of_them() {
    let text = |first: &str, second: &str| {
        read(&format!("测试实施方案\n\n{first}\n1．{TRAINING}\n2．{STOCK}\n{second}\n3．{FUNDS}\n"))
    };
    let old = text("一、夯实基础工作", "二、健全保障机制");
    let diff = check(&old, &text("一、强化能力建设", "三、健全各项保障机制"));
    let section = |at: usize| &diff.sections.pairs[at];
    assert_eq!(diff.sections.pairs.len(), 3);
    assert!(section(1).title.is_some() && !section(1).moved.any());
    assert!(section(2).title.is_some() && section(2).moved.number);
    assert!(diff.measures.is_empty() && diff.units.is_empty());
}

#[test]
fn two_neighbours_that_change_places_are_out_of_order_and_nobody_else() {
    let diff = check(&plan(&[TRAINING, STOCK, FUNDS], &[]), &plan(&[STOCK, TRAINING, FUNDS], &[]));
    let order: Vec<bool> = diff.measures.pairs.iter().map(|pair| pair.moved.order).collect();
    assert_eq!(order, [true, true, false]);
}

#[test]
fn a_unit_with_another_bracket_is_the_same_unit() {
    let old = plan(&["做好版权工作。（牵头单位：省新闻出版局(省版权局)）"], &[]);
    let new = plan(&["做好版权工作。（牵头单位：省版权局）"], &[]);
    let diff = check(&old, &new);
    assert!(diff.is_empty(), "{diff:#?}");
}

#[test]
fn plans_without_measures_or_words_compare() {
    let (empty, one) = (read("没有措施的文字。"), plan(&[TRAINING], &[]));
    let diff = check(&empty, &one);
    assert_eq!(diff.measures.added.len(), 1);
    assert!(diff.units.iter().all(|unit| unit.old.is_none()));
}

/// Ten thousand measures, of which `at` says what.
fn large(measure: impl Fn(usize) -> String) -> Plan {
    let mut text = "大型实施方案\n".to_owned();
    for at in 0..10_000 {
        if at % 100 == 0 {
            let _ = writeln!(text, "（{}）重点任务第{at}类", at / 100 + 1);
        }
        let _ = writeln!(
            text,
            "{}．{}（牵头单位：市{}局；参加单位：市{}局）",
            at + 1,
            measure(at),
            at % 61,
            at % 17
        );
    }
    read(&text)
}

/// Eight of forty words, by a number.
fn words(seed: usize) -> String {
    const WORDS: [&str; 20] = [
        "推进依法行政",
        "完善考核办法",
        "加强队伍建设",
        "健全工作机制",
        "开展专项检查",
        "落实主体责任",
        "优化营商环境",
        "规范执法程序",
        "提升服务水平",
        "强化督促指导",
        "公开办事流程",
        "建立工作台账",
        "化解矛盾纠纷",
        "普及法律知识",
        "培育社会组织",
        "整合信息资源",
        "保障经费投入",
        "畅通诉求渠道",
        "防范重大风险",
        "总结推广经验",
    ];
    let mut state = seed as u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        WORDS[(state >> 33) as usize % WORDS.len()]
    };
    (0..8).map(|_| next()).collect::<Vec<_>>().join("，")
}

#[test]
fn ten_thousand_rewritten_measures_are_found_again() {
    let old = large(|at| format!("{}，编号第{at}项工作。", words(at)));
    // Every measure is rewritten, and all have moved by a hundred.
    let new = large(|at| {
        let was = (at + 100) % 10_000;
        format!("进一步{}，列为第{was}项工作。", words(was))
    });
    let diff = compare::plans(&old, &new);
    let right = diff.measures.pairs.iter().filter(|pair| (pair.new.0 + 100) % 10_000 == pair.old.0).count();
    assert!(right >= 9_900, "{right} of 10000");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_way_back_is_the_mirror_of_the_way_there(
        old in proptest::collection::vec((0_usize..6, 0_usize..4, 0_usize..4), 0..8),
        new in proptest::collection::vec((0_usize..6, 0_usize..4, 0_usize..4), 0..8),
        cut in 0_usize..8,
    ) {
        const UNITS: [&str; 4] = ["市甲局", "市乙局", "市丙局", "市丁局(市戊局)"];
        const TEXTS: [&str; 6] = [
            "推进依法行政，完善考核办法", "推进依法行政，完善考核机制", "推进依法治理，到2022年完善考核机制",
            "开展专项检查", "开展专项检查和督导", "化解矛盾纠纷，到2023年完成",
        ];
        let build = |rows: &[(usize, usize, usize)]| {
            let lines: Vec<String> = rows
                .iter()
                .map(|(text, lead, part)| {
                    format!("{}。（牵头单位：{}；参加单位：{}）", TEXTS[*text], UNITS[*lead], UNITS[*part])
                })
                .collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let (first, second) = lines.split_at(cut.min(lines.len()));
            plan(first, second)
        };
        check(&build(&old), &build(&new));
    }
}

/// The real plan with one measure more, one less, one with other units and one reworded.
fn edited() -> String {
    let plan = read(SEED);
    let words = |index: usize| plan.measure_text(dutymap::plan::MeasureId::at(index));
    let at = |index: usize| plan.measures[index].span.start as usize;
    let mut text = SEED.to_owned();
    text.replace_range(at(60)..at(61), "");
    text.insert_str(at(40), "(99)建立督察台账。\n\n牵头单位:省司法厅\n\n参加单位:省审计厅\n\n");
    let old = words(4);
    text = text.replacen(&old, &old.replacen("切实加强", "持续抓好", 1), 1);
    text.replacen("责任单位:省法学会、省司法厅、省教育厅", "责任单位:省法学会、省司法厅", 1)
}

#[test]
fn people_read_what_changed() {
    let (old, new) = (read(SEED), read(&edited()));
    let diff = check(&old, &new);
    let told = dutymap::export::diff::text(&old, &new, &diff, &[], dutymap::words::Language::Chinese);
    for words in [
        "〔删去：切实加强〕〔加上：持续抓好〕",
        "不再列入省教育厅（责任）",
        "第99项：建立督察台账。\n  单位：牵头单位：省司法厅；参加单位：省审计厅",
        "【删去的措施】\n第61项：",
        "省审计厅（新列入）：参加 0 → 1\n  增加：第99项（参加）",
    ] {
        assert!(told.contains(words), "{words} in\n{told}");
    }
    // Nothing about what stayed as it was, and no hole left open.
    assert!(!told.contains("第30项") && !told.contains('{'), "{told}");
    let english = dutymap::export::diff::text(&old, &new, &diff, &[], dutymap::words::Language::English);
    assert_eq!(english.lines().count(), told.lines().count());
    let same =
        dutymap::export::diff::text(&old, &old, &check(&old, &old), &[], dutymap::words::Language::Chinese);
    assert_eq!(same.lines().last(), Some("两个版本没有差别。"));
}

#[test]
fn programs_find_the_words_in_both_documents() {
    let (old, new) = (read(SEED), read(&edited()));
    let json = dutymap::export::diff::json(&old, &new, &compare::plans(&old, &new), &[]);
    let data: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(data["same"], false);
    assert_eq!(data["measures"]["added"][0]["no"], "99");
    assert_eq!(data["measures"]["dropped"][0]["id"], 60);
    let changed = data["measures"]["changed"].as_array().unwrap();
    assert_eq!(changed.len(), 2);
    let at = |plan: &Plan, span: &serde_json::Value| {
        let [start, end] = [0, 1].map(|at| span[at].as_u64().unwrap() as usize);
        plan.source[start..end].to_owned()
    };
    let pieces = changed[1]["wording"].as_array().unwrap();
    assert_eq!(pieces.iter().filter(|piece| piece["kind"] == "added").count(), 1);
    for piece in pieces {
        let (plan, side) = if piece["kind"] == "dropped" { (&old, "old") } else { (&new, "new") };
        assert_eq!(at(plan, &piece[side]), piece["text"].as_str().unwrap());
    }
    let duty = &changed[0]["duties"][0];
    assert_eq!((duty["turn"].as_str(), duty["unit"].as_str()), (Some("went-out"), Some("省教育厅")));
    assert_eq!(at(&old, &duty["before"][0]["span"]), "省教育厅");
}

#[test]
fn measures_that_moved_together_are_told_together() {
    let old = plan(&[TRAINING, STOCK, FUNDS], &[REPORT]);
    let new = plan(&[], &[REPORT, TRAINING, STOCK, FUNDS]);
    let diff = check(&old, &new);
    let told = dutymap::export::diff::text(&old, &new, &diff, &[], dutymap::words::Language::Chinese);
    let moved = "第1项至第3项 → 第2项至第4项\n  移动：由“一、夯实基础工作”移到“二、健全保障机制”\n";
    assert!(told.contains(moved), "{told}");
    assert!(told.contains("【仅编号变化】\n第4项 → 第1项"), "{told}");
}
