//! The comparison of two versions: what is listed, that all of it can be read at any width, that a plan differs from
//! itself in nothing, and that marks are those of what changed.

use crate::pages::{WIDTHS, check, texts};
use dutymap::command::{Command, apply};
use dutymap::import::{Progress, read};
use dutymap::meeting::{Guest, Topic, TopicPlace};
use dutymap::plan::{Correction, MeasureId, UnitKind};
use dutymap::scene::{Point, Shape, Target};
use dutymap::state::shelf::{From, Other};
use dutymap::state::{Choices, Document, Origin, Place, State};
use dutymap::view::View;
use dutymap::view::compare::{Choice, Form, Kind, What};
use std::path::PathBuf;
use std::sync::Arc;

pub const SEED: &str = include_str!("../../seeds/guizhou-fazhi-shehui-2021.txt");

fn document(text: &str) -> Document {
    let parsed = read(text.as_bytes(), "方案.txt", &Progress::silent()).unwrap();
    Document::new(Origin::Seed, "方案.txt".to_owned(), parsed)
}

/// An older version of the real plan: measure 5 in other words, 12 with no such number, 30 led by another unit, one
/// measure after 40 that was dropped since.
pub fn draft() -> String {
    let once = |text: &str, from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let text = once(SEED, "(5)切实加强对国家工作人员特别是", "(5)持续抓好对国家工作人员尤其是");
    let text = once(
        &text,
        "牵头单位:省精神文明办\n\n参加单位:省委宣传部、省委政法委、省教育厅、团省委",
        "牵头单位:省委宣传部\n\n参加单位:省精神文明办、省委政法委、省教育厅、省督查专班",
    );
    let (from, to) = (text.find("\n(12)").unwrap(), text.find("\n(13)").unwrap());
    let text = format!("{}{}", &text[..from], &text[to..]);
    let at = text.find("\n(41)").unwrap();
    let old = "\n(40)建立督察台账,每半年通报一次。\n\n牵头单位:省司法厅\n\n参加单位:省督查专班\n";
    format!("{}{old}{}", &text[..at], &text[at..])
}

fn shelved(state: &mut State, text: &str, choices: Option<Choices>) {
    let other = Other::new(document(text), choices, From::File(PathBuf::from("/草案.txt")));
    apply(state, Command::Shelved(Arc::new(other)));
}

/// The real plan beside its draft.
fn state() -> State {
    let mut state = State::open(&document(SEED), Choices::default(), Place::default());
    shelved(&mut state, &draft(), None);
    state
}

fn compared(state: &State) -> &dutymap::view::compare::Compared {
    state.derived.compare.as_ref().unwrap().model.compared.as_ref().unwrap()
}

fn page(state: &State) -> Vec<String> {
    let view = state.derived.compare.as_ref().unwrap();
    let canvas = state.derived.canvas(View::Compare).unwrap();
    texts(&view.scene, canvas.shown).into_iter().map(|(_, text)| text.to_owned()).collect()
}

fn says(state: &State, words: &str) -> bool {
    page(state).concat().contains(words)
}

fn measure(state: &State, no: &str) -> MeasureId {
    state.document.plan.measures.iter().find(|measure| measure.no == no).unwrap().id
}

#[test]
fn every_change_is_listed_at_its_place() {
    let state = state();
    assert_eq!(state.place.view, View::Compare, "what was read is shown");
    let found = compared(&state);
    let count = |kind: Kind| found.counts[kind as usize];
    assert_eq!((count(Kind::Added), count(Kind::Dropped), count(Kind::Reworded)), (1, 1, 1));
    assert_eq!(count(Kind::Duties), 1);
    let what: Vec<&What> = found.changes.iter().map(|change| &change.what).collect();
    let at = |wanted: &dyn Fn(&What) -> bool| what.iter().position(|what| wanted(what)).unwrap();
    let added = at(&|what| *what == What::NewMeasure(measure(&state, "12")));
    let dropped = at(&|what| matches!(what, What::OldMeasure(_)));
    let first = at(&|what| matches!(what, What::Measures(_)));
    let units = at(&|what| matches!(what, What::Unit(_)));
    assert!(first < added && added < dropped && dropped < units, "{what:?}");
    for words in [
        "持续抓好",
        "切实加强",
        "改写　第5项",
        "新增　第12项",
        "省精神文明办由参加改为牵头",
        "不再列入省督查专班（参加）",
        "建立督察台账",
        "省督查专班（不再列入）：参加 2 → 0",
    ] {
        assert!(says(&state, words), "{words} in {:?}", page(&state));
    }
    // What was dropped is struck through, what was added is underlined: lines of their own, not colour alone.
    let scene = &state.derived.compare.as_ref().unwrap().scene;
    let thin = scene.items.iter().filter(|item| match &item.shape {
        Shape::Panel(panel) => (panel.rect.height() - 1.2).abs() < 0.01,
        _ => false,
    });
    assert_eq!(thin.count(), 4, "two places, each with a word dropped and one added");
}

#[test]
fn all_of_it_is_to_be_read_at_any_width() {
    let mut state = state();
    for width in WIDTHS {
        for form in Form::ALL {
            apply(&mut state, Command::SetCompare(Choice { form, ..Choice::default() }));
            apply(&mut state, Command::Size(View::Compare, Point::new(width, 640.0)));
            let scene = &state.derived.compare.as_ref().unwrap().scene;
            check(scene, state.derived.canvas(View::Compare).unwrap().shown, width);
            if form == Form::Blocks {
                let cut =
                    page(&state).into_iter().filter(|text| text.ends_with('…') && !text.contains("日常"));
                assert_eq!(cut.collect::<Vec<_>>(), [""; 0], "at {width}");
            }
        }
    }
    apply(&mut state, Command::TakeOff(0));
    for width in WIDTHS {
        apply(&mut state, Command::Size(View::Compare, Point::new(width, 640.0)));
        let scene = &state.derived.compare.as_ref().unwrap().scene;
        check(scene, state.derived.canvas(View::Compare).unwrap().shown, width);
    }
    assert!(says(&state, "与另一个版本对照"));
}

#[test]
fn what_changed_is_marked_and_nothing_else() {
    let state = state();
    let marks = &state.derived.marks;
    let signs = |target| {
        let signs = marks.of(target);
        (signs.added, signs.changed)
    };
    let of = |no: &str| signs(Target::Measure(measure(&state, no).0));
    assert_eq!((of("12"), of("5"), of("30")), ((true, false), (false, true), (false, true)));
    let marked = state.document.plan.measures.iter().filter(|each| of(&each.no) != (false, false));
    assert_eq!(marked.count(), 3, "others only have other numbers, or nothing new");
    let graph = &state.document.graph;
    let link = |no: &str, unit: &str| {
        let unit = state.document.plan.unit_named(unit).unwrap();
        let holder = dutymap::plan::Holder::Measure(measure(&state, no));
        let link = graph.held_by(holder).find(|link| link.unit == unit).unwrap();
        Target::Link(link.id.0)
    };
    assert_eq!(signs(link("30", "省精神文明办")), (false, true));
    assert_eq!(signs(link("30", "团省委")), (true, false));
    assert_eq!(signs(link("30", "省教育厅")), (false, false));
    assert!(state.derived.raised.has(link("30", "团省委")), "a line that is new shows at rest");
    let unit = |name: &str| signs(Target::Unit(state.document.plan.unit_named(name).unwrap().0));
    assert_eq!((unit("省精神文明办"), unit("省教育厅")), ((false, true), (false, false)));
    assert_eq!(state.comparison.as_ref().unwrap().missing(), [1, 1]);
}

#[test]
fn the_switch_takes_all_marks_away() {
    let mut state = state();
    apply(&mut state, Command::ToggleCompareMarks);
    let none = dutymap::scene::look::Marks::default();
    assert_eq!(state.derived.marks, none);
    apply(&mut state, Command::ToggleCompareMarks);
    assert_ne!(state.derived.marks, none);
    apply(&mut state, Command::CompareWith(None));
    assert_eq!(state.derived.marks, none);
    assert_eq!(state.shelf.slots.len(), 1, "it stays on the shelf");
}

#[test]
fn a_plan_beside_itself_differs_in_nothing() {
    let mut state = State::open(&document(SEED), Choices::default(), Place::default());
    shelved(&mut state, SEED, Some(Choices::default()));
    assert!(compared(&state).same && says(&state, "两个版本没有差别"));
    assert_eq!(state.derived.marks, dutymap::scene::look::Marks::default());
    assert!(!says(&state, "…"));
}

#[test]
fn exchanged_the_old_is_the_new() {
    let mut state = state();
    let before = compared(&state).clone();
    apply(&mut state, Command::SwapVersions);
    let after = compared(&state);
    let count = |found: &dutymap::view::compare::Compared, kind: Kind| found.counts[kind as usize];
    assert_eq!(count(&before, Kind::Added), count(after, Kind::Dropped));
    for kind in [Kind::Reworded, Kind::Moved, Kind::Duties, Kind::Units] {
        assert_eq!(count(&before, kind), count(after, kind), "{kind:?}");
    }
    assert_eq!(before.names[0], after.names[1]);
    // What is marked in the open plan does not depend on which is the older.
    let marks = state.derived.marks.clone();
    apply(&mut state, Command::SwapVersions);
    assert_eq!(state.derived.marks, marks);
    assert_eq!(*compared(&state), before);
}

#[test]
fn the_filter_narrows_the_list_and_says_so() {
    let mut state = state();
    let all = compared(&state).changes.len();
    let ours = state.document.plan.unit_named("省精神文明办").unwrap();
    apply(&mut state, Command::SetUnit(Some(ours)));
    let found = compared(&state);
    let (left, words) = found.left_out.clone().unwrap();
    assert_eq!(found.changes.len() + left, all);
    assert!(left > 0 && words.contains("省精神文明办"));
    assert!(says(&state, "省精神文明办由参加改为牵头") && !says(&state, "新增　第12项"));
    let units = found.changes.iter().filter(|change| matches!(change.what, What::Unit(_)));
    assert_eq!(units.count(), 1, "only our own share");
    // All is listed where that is asked for, whatever the filter hides elsewhere.
    apply(&mut state, Command::SetCompare(Choice { all: true, ..Choice::default() }));
    assert_eq!(compared(&state).changes.len(), all);
    assert!(says(&state, "新增　第12项"));
    // By kind.
    apply(
        &mut state,
        Command::SetCompare(Choice { all: true, only: Some(Kind::Dropped), ..Choice::default() }),
    );
    assert_eq!(compared(&state).changes.len(), 1);
}

#[test]
fn what_two_snapshots_keep_is_compared() {
    let mut state = State::open(&document(SEED), Choices::default(), Place::default());
    let plan = Arc::clone(&state.document.plan);
    let id = |no: &str| plan.measures.iter().find(|measure| measure.no == no).unwrap().id;
    let mut theirs = Choices { title: "三月稿".to_owned(), ..Choices::default() };
    theirs.meeting.place = "一会议室".to_owned();
    theirs.meeting.agenda.topics =
        ["5", "30"].map(|no| Topic::new(TopicPlace::measure(&plan, id(no)))).to_vec();
    theirs.meeting.attendees.guests = vec![Guest::of("省司法厅")];
    let kind = Correction::Kind { unit: "省司法厅".to_owned(), kind: UnitKind::Party };
    theirs.corrections = vec![kind];
    shelved(&mut state, SEED, Some(theirs));
    let mut ours = state.choices.meeting.clone();
    ours.place = "二会议室".to_owned();
    ours.agenda.topics = ["30", "12"].map(|no| Topic::new(TopicPlace::measure(&plan, id(no)))).to_vec();
    ours.attendees.guests =
        vec![Guest::of("省司法厅"), Guest { person: "张三".to_owned(), ..Guest::of("省公安厅") }];
    apply(&mut state, Command::SetMeeting(Box::new(ours), dutymap::command::Stroke::One));
    for words in [
        "快照·标题：三月稿 → （无）",
        "会议·地点：一会议室 → 二会议室",
        "议题·(5) 切实加强",
        "议题·(12) 引导全社会",
        "参会·省公安厅：新增（张三）",
        "更正·",
    ] {
        assert!(says(&state, words), "{words} in {:?}", page(&state));
    }
    assert!(!says(&state, "议题·(30)"), "it is on both");
    assert!(says(&state, "三月稿"), "the shelf tells its title");
    // A plan as issued keeps nothing that could differ.
    apply(&mut state, Command::TakeOff(0));
    shelved(&mut state, SEED, None);
    assert!(compared(&state).same);
}

#[test]
fn listed_changes_are_copied_as_text_and_as_a_table() {
    let mut state = state();
    let copied = |effects: Vec<dutymap::command::Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            dutymap::command::Effect::Copy(text) => Some(text),
            _ => None,
        })
    };
    let text = copied(apply(&mut state, Command::CopyComparison)).unwrap();
    for words in ["新增　第12项", "〔删去：持续抓好〕〔加上：切实加强〕", "省督查专班（不再列入）", "文字："]
    {
        assert!(text.contains(words), "{words} in\n{text}");
    }
    let table = copied(apply(&mut state, Command::CopyComparisonTable)).unwrap();
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 5), "{rows:?}");
    assert_eq!(rows.len() - 1, compared(&state).changes.len());
}

#[test]
fn two_places_on_the_shelf_and_one_way_back() {
    let mut state = state();
    let other = Other::new(document(SEED), None, From::File(PathBuf::from("/另一稿.txt")));
    apply(&mut state, Command::Shelved(Arc::new(other)));
    assert_eq!((state.shelf.slots.len(), state.shelf.at), (2, Some(1)));
    assert!(compared(&state).same);
    apply(&mut state, Command::Entry("compare-next"));
    assert!(!compared(&state).same);
    // Read again, it takes the place that it had.
    shelved(&mut state, SEED, None);
    assert_eq!((state.shelf.slots.len(), state.shelf.at), (2, Some(0)));
    assert!(compared(&state).same);
    apply(&mut state, Command::TakeOff(1));
    assert_eq!((state.shelf.slots.len(), state.shelf.at), (1, Some(0)));
    // No undo walks over it.
    assert_eq!(state.history.undo_name(), None);
}

#[test]
fn a_correction_is_compared_anew() {
    let mut state = state();
    let same_as =
        Correction::SameAs { unit: "省精神文明办".to_owned(), name: "省委宣传部".to_owned() };
    apply(&mut state, Command::Correct(same_as));
    let found = state.comparison.as_ref().unwrap();
    assert!(Arc::ptr_eq(&found.pair.plan, &state.document.plan), "ids are those of the plan as corrected");
    assert!(!says(&state, "省精神文明办由参加改为牵头"));
    apply(&mut state, Command::Undo);
    assert!(says(&state, "省精神文明办由参加改为牵头"));
}

#[test]
fn the_older_is_told_by_date() {
    let mut state = State::open(&document(SEED), Choices::default(), Place::default());
    let later = SEED.replace("2021年4月17日", "2021年6月1日");
    shelved(&mut state, &later, None);
    let found = state.comparison.as_ref().unwrap();
    assert_eq!(found.pair.open, dutymap::view::compare::Side::Old);
    let lines = |state: &State, no: &str| {
        let target = Target::Measure(measure(state, no).0);
        let found = state.comparison.as_ref().unwrap();
        found.lines(&state.document, target, dutymap::words::Language::Chinese)
    };
    assert!(lines(&state, "5").is_empty());
    shelved(&mut state, &draft(), None);
    assert!(lines(&state, "5")[0].contains("持续抓好"));
    assert_eq!(lines(&state, "12"), ["对照版本没有"]);
}
