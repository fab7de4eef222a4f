//! From the agenda to those who must come, and from those in the room to what can be settled.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use dutymap::graph::PlanGraph;
use dutymap::import::{self, Progress};
use dutymap::meeting::{
    Agenda, Attendees, Called, Guest, Lists, Meeting, Need, Party, Topic, TopicPlace, call, settle,
};
use dutymap::plan::{Holder, MeasureId, Plan, Role, SectionId};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static SEED: LazyLock<Plan> = LazyLock::new(|| read(include_str!("../seeds/guizhou-fazhi-shehui-2021.txt")));

fn read(text: &str) -> Plan {
    import::read(text.as_bytes(), "plan", &Progress::silent()).expect("a text").plan
}

fn small() -> Plan {
    read(
        "测试实施方案\n\n一、夯实基础工作\n\
         1．开展全员轮训。（牵头单位：市甲局；参加单位：市乙局、市丙局）\n\
         2．清理规范性文件。（牵头单位：市乙局；参加单位：市有关单位）\n\
         二、健全保障机制\n\
         3．保障经费。（责任单位：市丁局、市甲局）\n\
         4．报送信息。（牵头单位：市丙局；参加单位：市丁局、市乙局）\n",
    )
}

fn agenda(places: impl IntoIterator<Item = TopicPlace>) -> Agenda {
    Agenda { topics: places.into_iter().map(Topic::new).collect() }
}

fn measure(plan: &Plan, index: usize) -> TopicPlace {
    TopicPlace::measure(plan, MeasureId::at(index))
}

fn attendees(names: &[&str]) -> Attendees {
    Attendees { guests: names.iter().map(|name| Guest::of(name)).collect() }
}

fn name(plan: &Plan, called: &Called) -> String {
    match &called.party {
        Party::Unit(unit) => plan.unit(*unit).name.clone(),
        Party::Named(name) => format!("?{name}"),
    }
}

fn names<'a>(plan: &Plan, called: impl IntoIterator<Item = &'a Called>) -> Vec<String> {
    called.into_iter().map(|called| name(plan, called)).collect()
}

#[test]
fn who_leads_must_come_and_who_takes_part_should() {
    let plan = small();
    let agenda = agenda([measure(&plan, 0), measure(&plan, 1)]);
    let call = call(&plan, &agenda, &attendees(&["市乙局", "市丁局", "县某局"]), &Lists::default());
    assert_eq!(names(&plan, call.of(Need::Must)), ["市乙局", "市甲局"]);
    assert_eq!(names(&plan, call.of(Need::Should)), ["市丙局"]);
    // A collective is nobody, and is not silently left out.
    assert_eq!(names(&plan, &call.unknown), ["市有关单位"]);
    assert_eq!(names(&plan, call.leads_missing()), ["市甲局"]);
    assert_eq!(names(&plan, call.missing()), ["市甲局"]);
    assert_eq!(call.idle, [plan.unit_named("市丁局").unwrap()]);
    assert_eq!(call.strangers, ["县某局"]);
    // Each with the items that concern it, and the words.
    let second = &call.called[0];
    let duties: Vec<_> = second
        .duties
        .iter()
        .map(|(topic, holder, duty)| (*topic, *holder, duty.role, plan.words(duty.span)))
        .collect();
    assert_eq!(
        duties,
        [
            (0, Holder::Measure(MeasureId(0)), Role::Participate, "市乙局"),
            (1, Holder::Measure(MeasureId(1)), Role::Lead, "市乙局")
        ]
    );
    assert!(second.invited);
}

#[test]
fn who_presents_must_come_too() {
    let plan = small();
    let mut agenda = agenda([measure(&plan, 0)]);
    agenda.topics[0].presenter = Some("市丁局".to_owned());
    let call = call(&plan, &agenda, &Attendees::default(), &Lists::default());
    assert_eq!(names(&plan, call.of(Need::Must)), ["市甲局", "市丁局"]);
    assert_eq!(call.called[1].presents, [0]);
}

#[test]
fn a_collective_is_those_that_the_list_says() {
    let plan = small();
    let agenda = agenda([measure(&plan, 1)]);
    let mut lists = Lists::default();
    lists.members.insert("市有关单位".to_owned(), vec!["市丁局".to_owned(), "市庚局".to_owned()]);
    let called = call(&plan, &agenda, &attendees(&["市庚局"]), &lists);
    assert_eq!(names(&plan, &called.called), ["市乙局", "市丁局", "?市庚局"]);
    assert!(called.unknown.is_empty() && called.strangers.is_empty());
    assert_eq!(called.called[1].through, [plan.unit_named("市有关单位").unwrap()]);
    assert_eq!(called.called.iter().map(|each| each.invited).collect::<Vec<_>>(), [false, false, true]);
    // It is there when all of them are, and inviting it invites them.
    let collective = plan.unit_named("市有关单位").unwrap();
    assert!(!attendees(&["市庚局"]).room(&plan, &lists).has(collective));
    assert!(attendees(&["市庚局", "市丁局"]).room(&plan, &lists).has(collective));
    let room = attendees(&["市有关单位"]).room(&plan, &lists);
    assert!(room.has(collective) && room.has(plan.unit_named("市丁局").unwrap()));
    let room = attendees(&["市有关单位"]).room(&plan, &Lists::default());
    assert!(!room.has(collective));
    assert_eq!(room.nobody, [collective]);
    // Lists that go round in a circle end.
    lists.members.insert("市有关单位".to_owned(), vec!["市有关单位".to_owned()]);
    assert!(!attendees(&["市有关单位"]).room(&plan, &lists).has(collective));
}

#[test]
fn what_the_people_in_the_room_can_settle() {
    let plan = small();
    let graph = PlanGraph::from(&plan);
    let room = attendees(&["市甲局", "市乙局", "市丁局"]).room(&plan, &Lists::default());
    let (settled, unsettled) = settle(&plan, &graph, &room);
    let numbers: Vec<&str> = settled.iter().map(|each| plan.measure(each.measure).no.as_str()).collect();
    // 3: nobody is absent; 1: 市丙局 is; 2: the collective is.
    assert_eq!(numbers, ["3", "1", "2"]);
    assert_eq!(settled[1].helpers, [plan.unit_named("市乙局").unwrap()]);
    assert_eq!(settled[1].absent, [plan.unit_named("市丙局").unwrap()]);
    assert_eq!(unsettled.len(), 1);
    assert_eq!(plan.measure(unsettled[0].measure).no, "4");
    assert_eq!(unsettled[0].missing, [plan.unit_named("市丙局").unwrap()]);
}

#[test]
fn an_agenda_of_everything_calls_everybody_in_the_real_plan() {
    let plan = &*SEED;
    let whole = agenda([TopicPlace::section(plan, SectionId::DOCUMENT)]);
    assert!(whole.measures(plan).iter().all(|marked| *marked));
    let every = agenda(plan.measures.iter().map(|measure| TopicPlace::measure(plan, measure.id)));
    for agenda in [whole, every] {
        let call = call(plan, &agenda, &Attendees::default(), &Lists::default());
        assert_eq!(call.called.len() + call.unknown.len(), 78);
        assert_eq!(call.unknown.len(), 8);
        let duties = call.called.iter().chain(&call.unknown).map(|called| called.duties.len()).sum::<usize>();
        assert_eq!(duties, 624);
        // 36 of the 78 only take part (DESIGN §5).
        let should = call.called.iter().chain(&call.unknown).filter(|called| called.need == Need::Should);
        assert_eq!(should.count(), 36);
    }
}

#[test]
fn with_everybody_in_the_room_everything_of_the_real_plan_but_what_collectives_decide_is_settled() {
    let plan = &*SEED;
    let graph = PlanGraph::from(plan);
    let everybody: Vec<&str> = plan.units.iter().map(|unit| unit.name.as_str()).collect();
    let room = attendees(&everybody).room(plan, &Lists::default());
    assert_eq!(room.nobody.len(), 8);
    let (settled, unsettled) = settle(plan, &graph, &room);
    assert_eq!(settled.len() + unsettled.len(), 94);
    for each in &unsettled {
        assert!(each.missing.iter().all(|unit| plan.unit(*unit).collective));
    }
    let (settled, unsettled) = settle(plan, &graph, &Attendees::default().room(plan, &Lists::default()));
    assert!(settled.is_empty() && unsettled.is_empty());
}

#[test]
fn a_task_is_its_measures_and_those_whom_they_name() {
    let plan = &*SEED;
    for section in plan.sections.iter().filter(|section| section.level == 3) {
        let agenda = agenda([TopicPlace::section(plan, section.id)]);
        let within: Vec<_> = plan.measures.iter().filter(|measure| measure.section == section.id).collect();
        let items = agenda.items(plan);
        assert_eq!(items[0].measures, within.iter().map(|measure| measure.id).collect::<Vec<_>>());
        let units: BTreeSet<_> = within
            .iter()
            .flat_map(|measure| &measure.assignments)
            .map(|each| Party::Unit(each.unit))
            .collect();
        let call = call(plan, &agenda, &Attendees::default(), &Lists::default());
        let called: BTreeSet<_> =
            call.called.into_iter().chain(call.unknown).map(|each| each.party).collect();
        assert!(units.is_subset(&called) && (called == units || !items[0].headings.is_empty()));
    }
}

#[test]
fn a_meeting_is_kept_as_text_and_an_empty_one_is_short() {
    let plan = small();
    let mut meeting = Meeting {
        title: "调度会".to_owned(),
        agenda: agenda([measure(&plan, 2), TopicPlace::section(&plan, SectionId::at(1)), TopicPlace::Whole]),
        attendees: attendees(&["市甲局"]),
        ..Meeting::default()
    };
    meeting.lists.members.insert("市有关单位".to_owned(), vec!["市丁局".to_owned()]);
    let text = ron::to_string(&meeting).unwrap();
    assert_eq!(ron::from_str::<Meeting>(&text).unwrap(), meeting);
    assert_eq!(ron::from_str::<Meeting>("()").unwrap(), Meeting::default());
    // A topic that begins nowhere in this plan is there, and empty.
    let lost = agenda([TopicPlace::Measure(1)]);
    assert!(lost.items(&plan)[0].measures.is_empty());
}
