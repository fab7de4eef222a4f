//! The meeting: what follows from agenda and attendees, on a page that is to be read whole; what is typed and pasted.

use super::pages::{WIDTHS, check, derived, named, opened, press, texts};
use crate::support::window::Window;
use dutymap::command::meeting::MeetingPaper;
use dutymap::command::{Command, Effect, Stroke, apply};
use dutymap::meeting::{About, Guest, Meeting, Need, TopicPlace, names, pasted, topics_of};
use dutymap::page::papers::meeting as papers;
use dutymap::page::report::{self, Block, Row};
use dutymap::plan::{Correction, Role, SectionId};
use dutymap::scene::Target;
use dutymap::state::called::name_meant;
use dutymap::state::{Choices, Derived, Document, Place, State};
use dutymap::view::View;
use dutymap::view::flow::Said;
use dutymap::words::Language;
use egui_kittest::kittest::Queryable;

fn page(document: &Document, choices: &Choices, width: f32) -> Derived {
    derived(document, choices, Place { view: View::Meeting, ..Place::default() }, width)
}

fn says(derived: &Derived, whole: &str) -> bool {
    let scene = &derived.meeting.as_ref().unwrap().scene;
    texts(scene, &derived.shown).iter().any(|(_, text)| *text == whole)
}

fn measure(document: &Document, no: &str) -> Target {
    Target::Measure(document.plan.measures.iter().find(|measure| measure.no == no).unwrap().id.0)
}

fn state() -> State {
    State::open(&opened(), Choices::default(), Place::default())
}

/// A meeting about some measures and a task, with those who must come and a few others.
fn busy() -> State {
    let mut state = state();
    for no in ["1", "3", "5", "12", "47"] {
        let target = measure(&state.document, no);
        apply(&mut state, Command::ToggleTopic(target));
    }
    let task = *state.document.plan.tasks().iter().nth(7).unwrap();
    apply(&mut state, Command::ToggleTopic(Target::Section(task.0)));
    apply(&mut state, Command::InviteCalled(Need::Must));
    for name in ["省司法厅", "省审计厅", "某县政府办"] {
        apply(&mut state, Command::ToggleGuest(name.to_owned()));
    }
    let target = measure(&state.document, "3");
    apply(&mut state, Command::Note(target, "补充青少年部分".to_owned(), Stroke::One));
    state
}

#[test]
fn the_page_can_be_read_at_every_width_and_in_both_languages() {
    let document = opened();
    let whole = topics_of(&document.plan, &vec![true; document.plan.measures.len()]);
    let mut all = Meeting::default();
    all.add_topics(whole);
    let everybody: Vec<&str> = document.plan.units.iter().map(|unit| unit.name.as_str()).collect();
    let mut full = all.clone();
    full.invite(everybody.iter().copied());
    let mut idle = Meeting::default();
    idle.invite(["省司法厅", "没有这个单位的名称也要写得下而且写得很长很长很长很长很长很长"]);
    let meetings = [Meeting::default(), busy().choices.meeting.clone(), all, full, idle];
    for meeting in meetings {
        for language in [Language::Chinese, Language::English] {
            let mut choices = Choices { meeting: meeting.clone(), ..Choices::default() };
            choices.settings.language = language;
            for width in WIDTHS.into_iter().chain([300.0]) {
                let derived = page(&document, &choices, width);
                check(&derived.meeting.as_ref().unwrap().scene, &derived.shown, width);
            }
        }
    }
}

#[test]
fn who_is_missing_stands_first_and_what_can_be_settled_is_counted() {
    let state = busy();
    let derived = page(&state.document, &state.choices, 760.0);
    let model = &derived.meeting.as_ref().unwrap().model;
    assert_eq!((model.items.len(), model.measures), (6, 7));
    let missing: Vec<_> = model.call.leads_missing().collect();
    assert_eq!(missing.len(), 1, "省司法厅 was taken off the list again");
    assert!(says(&derived, "牵头而未受邀 1 个"));
    assert!(says(&derived, "受邀但与议题无关 2 个"));
    assert!(says(&derived, "方案里没有这个单位"));
    let told = model.settled.len() + model.unsettled.len() + model.unnamed.len();
    assert_eq!(told, model.measures, "every measure of the agenda is in one list");
    let ours = state.document.plan.unit_named("省司法厅").unwrap();
    let collective = |unit: &_| state.document.plan.unit(*unit).collective;
    let lacking = model.unsettled.iter().filter(|each| each.missing.contains(&ours)).count();
    assert_eq!(lacking, 3, "it leads (3), (5) and (47)");
    for unit in model.unsettled.iter().flat_map(|each| &each.missing) {
        assert!(*unit == ours || collective(unit), "{}", state.document.plan.unit(*unit).name);
    }
    // Invited, all but what collectives decide is settled.
    let mut state = state;
    apply(&mut state, Command::InviteCalled(Need::Must));
    let derived = page(&state.document, &state.choices, 760.0);
    let model = &derived.meeting.as_ref().unwrap().model;
    assert!(model.settled.len() >= 6);
    let missing = model.unsettled.iter().flat_map(|each| &each.missing);
    assert!(missing.into_iter().all(|unit| state.document.plan.unit(*unit).collective));
    assert!(says(&derived, "牵头单位都已邀请"));
}

#[test]
fn an_empty_page_says_how_to_begin() {
    let document = opened();
    let derived = page(&document, &Choices::default(), 760.0);
    assert!(says(&derived, "把当前显示的 94 项措施都列入议题"));
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Meeting));
    press(&mut window, "把当前显示的 94 项措施都列入议题");
    assert_eq!(window.state().choices.meeting.agenda.topics.len(), 26, "as the tasks that they are");
}

#[test]
fn what_a_filter_shows_goes_on_the_agenda_as_tasks_where_they_are_whole() {
    let document = opened();
    let plan = &document.plan;
    let task = *plan.tasks().iter().next().unwrap();
    let mut shown = vec![false; plan.measures.len()];
    for measure in plan.measures.iter().filter(|measure| measure.section == task) {
        shown[measure.id.index()] = true;
    }
    assert_eq!(topics_of(plan, &shown), [TopicPlace::section(plan, task)]);
    let last = shown.iter().rposition(|shown| *shown).unwrap();
    shown[last] = false;
    let topics = topics_of(plan, &shown);
    assert_eq!(topics.len(), last, "the first task begins with the first measure");
    assert!(topics.iter().all(|topic| matches!(topic, TopicPlace::Measure(_))));
    assert!(topics_of(plan, &[]).is_empty());
    let all = topics_of(plan, &vec![true; plan.measures.len()]);
    assert_eq!(all.len(), 26);
    assert!(!all.contains(&TopicPlace::section(plan, SectionId::DOCUMENT)));
}

#[test]
fn a_topic_is_moved_by_what_is_selected_and_each_step_is_undone_by_name() {
    let mut state = busy();
    let order = |state: &State| -> Vec<TopicPlace> {
        state.choices.meeting.agenda.topics.iter().map(|topic| topic.place).collect()
    };
    let before = order(&state);
    let target = measure(&state.document, "12");
    apply(&mut state, Command::Select(Some(target)));
    apply(&mut state, Command::Entry("topic-up"));
    let mut swapped = before.clone();
    swapped.swap(2, 3);
    assert_eq!(order(&state), swapped);
    assert_eq!(state.history.undo_name(), Some("step.agenda-order"));
    apply(&mut state, Command::Undo);
    assert_eq!(order(&state), before);
    // At the end it stays, and nothing is a step.
    let target = measure(&state.document, "1");
    apply(&mut state, Command::Select(Some(target)));
    apply(&mut state, Command::Entry("topic-up"));
    assert_eq!(order(&state), before);
    let mut names = Vec::new();
    while let Some(name) = state.history.undo_name() {
        names.push(name);
        apply(&mut state, Command::Undo);
    }
    assert_eq!(names[..3], ["step.note", "step.invite", "step.invite"]);
    assert_eq!(names[names.len() - 6..], ["step.topic"; 6]);
    assert_eq!(state.choices.meeting, Meeting::default());
}

#[test]
fn typing_is_one_step() {
    let mut state = state();
    for (at, text) in ["调", "调度", "调度会"].into_iter().enumerate() {
        let meeting = Meeting { title: text.to_owned(), ..Meeting::default() };
        let stroke = if at == 0 { Stroke::One } else { Stroke::Follows };
        apply(&mut state, Command::SetMeeting(Box::new(meeting), stroke));
    }
    apply(&mut state, Command::Undo);
    assert_eq!(state.choices.meeting, Meeting::default());
    apply(&mut state, Command::Redo);
    assert_eq!(state.choices.meeting.title, "调度会");
}

fn guest(unit: &str, person: &str, post: &str, phone: &str) -> Guest {
    let [unit, person, post, phone] = [unit, person, post, phone].map(str::to_owned);
    Guest { unit, person, post, phone }
}

#[test]
fn what_is_pasted_from_a_spreadsheet_is_recognised_in_any_order_of_columns() {
    let wanted = [guest("司法厅", "张三", "处长", "138 0000 0000"), guest("教育厅", "李四", "", "")];
    let by_head = "参会回执\n序号\t姓名（必填）\t职 务\t备注\t参会单位\t联系电话\n1\t张三\t处长\t\t司法厅\t138 0000 0000\n2\t李四\t\t请假\t教育厅\t\n";
    assert_eq!(pasted(by_head), wanted);
    assert_eq!(pasted("1\t司法厅\t张三\t处长\t138 0000 0000\n2\t教育厅\t李四\n"), wanted);
    assert_eq!(pasted("单位，姓名，职务，电话\n司法厅，张三，处长，138 0000 0000\n教育厅,李四,,\n"), wanted);
    // A cell over several lines, and one that holds a line end.
    let merged = "单位\t姓名\n司法厅\t张三\n\t李四\n\"教育\n厅\"\t王五\n";
    let found = pasted(merged);
    assert_eq!(
        found,
        [guest("司法厅", "张三", "", ""), guest("司法厅", "李四", "", ""), guest("教育 厅", "王五", "", "")]
    );
    let bare = pasted("省司法厅\n省教育厅、省公安厅\n\n");
    assert_eq!(bare, [Guest::of("省司法厅"), Guest::of("省教育厅"), Guest::of("省公安厅")]);
    assert!(pasted("").is_empty() && pasted("\n\t\n").is_empty());
    assert_eq!(
        names("省司法厅、省新闻出版局(省版权局、省电影局)；某局"),
        ["省司法厅", "省新闻出版局(省版权局、省电影局)", "某局"]
    );
    assert_eq!(names("甲局(乙、丙"), ["甲局(乙、丙"]);
}

#[test]
fn units_are_found_by_what_people_write_and_never_guessed() {
    let document = opened();
    for (typed, meant) in [
        ("省司法厅", "省司法厅"),
        ("司法厅", "省司法厅"),
        (" 省 司法厅 ", "省司法厅"),
        ("贵州省司法厅", "省司法厅"),
        // Neither the plan's nor anything like it.
        ("贵阳市司法局", "贵阳市司法局"),
        ("办公室", "办公室"),
        ("sft", "sft"),
    ] {
        assert_eq!(name_meant(&document, typed), meant, "{typed}");
    }
}

#[test]
fn a_pasted_list_fills_those_who_are_invited_and_tells_whom_the_plan_does_not_know() {
    let mut state = state();
    apply(&mut state, Command::ToggleGuest("省司法厅".to_owned()));
    let text = "司法厅\t张三\t处长\t13800000000\n贵阳市司法局\t王五\n省司法厅\t赵六";
    let effects = apply(&mut state, Command::AddGuests(text.to_owned()));
    let guests = &state.choices.meeting.attendees.guests;
    assert_eq!(
        *guests,
        [
            guest("省司法厅", "张三", "处长", "13800000000"),
            guest("贵阳市司法局", "王五", "", ""),
            guest("省司法厅", "赵六", "", "")
        ]
    );
    let Some(Effect::Tell("notice.guests-unknown", args)) = effects.first() else { panic!("it is told") };
    assert_eq!(*args, ["3", "贵阳市司法局"]);
    // The same list again changes nothing.
    let before = state.choices.meeting.clone();
    apply(&mut state, Command::AddGuests(text.to_owned()));
    assert_eq!(state.choices.meeting, before);
}

#[test]
fn notes_are_found_again_and_an_empty_one_is_gone() {
    let mut state = state();
    let (plan, graph) = (state.document.plan.clone(), state.document.graph.clone());
    let targets =
        [Target::Unit(3), Target::Measure(4), Target::Section(0), Target::Section(5), Target::Link(17)];
    for target in targets {
        let about = About::of(&plan, &graph, target).unwrap();
        assert_eq!(about.find(&plan, &graph), Some(target));
        apply(&mut state, Command::Note(target, "记".to_owned(), Stroke::One));
        assert_eq!(state.choices.meeting.notes.of(&about), "记");
        assert!(state.derived.marks.of(target).noted);
    }
    assert_eq!(state.choices.meeting.notes.notes.len(), targets.len());
    assert_eq!(state.choices.meeting.notes, state.choices.meeting.notes.clone().sorted());
    for target in targets {
        apply(&mut state, Command::Note(target, String::new(), Stroke::One));
    }
    assert!(state.choices.meeting.notes.notes.is_empty());
    assert!(About::of(&plan, &graph, Target::tie(1, 2)).is_none());
}

#[test]
fn a_unit_that_is_called_otherwise_stays_the_same_guest() {
    let mut state = busy();
    apply(&mut state, Command::ToggleGuest("省司法厅".to_owned()));
    let ours = state.document.plan.unit_named("省司法厅").unwrap();
    apply(&mut state, Command::Note(Target::Unit(ours.0), "联系人".to_owned(), Stroke::One));
    let rename = Correction::SameAs { unit: "省司法厅".to_owned(), name: "省司法局".to_owned() };
    apply(&mut state, Command::Correct(rename));
    let meeting = &state.choices.meeting;
    assert!(meeting.lists("省司法局") && !meeting.lists("省司法厅"));
    assert_eq!(meeting.notes.of(&About::Unit("省司法局".to_owned())), "联系人");
    apply(&mut state, Command::Undo);
    assert!(state.choices.meeting.lists("省司法厅"));
}

#[test]
fn the_papers_say_what_the_meeting_is() {
    let mut state = busy();
    let mut meeting = state.choices.meeting.clone();
    meeting.title = "调度会".to_owned();
    meeting.time = "9月12日".to_owned();
    meeting.agenda.topics[0].presenter = Some("省委依法治省办".to_owned());
    meeting.lists.members.insert("省有关单位".to_owned(), vec!["省大数据局".to_owned(), "某集团".to_owned()]);
    apply(&mut state, Command::SetMeeting(Box::new(meeting.clone()), Stroke::One));
    let (plan, graph) = (state.document.plan.clone(), state.document.graph.clone());
    let (plan, graph) = (&*plan, &*graph);
    let said = Said { plan, graph, language: Language::Chinese };
    let agenda = papers::agenda(said, &meeting);
    assert_eq!(agenda.title, "调度会 会议议程");
    assert!(agenda.blocks.contains(&Block::Line("时间：9月12日".to_owned())));
    let rows = |report: &dutymap::page::Report| -> Vec<Vec<String>> {
        let tables = report.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let rows = tables.flat_map(|table| {
            assert!(table.rows.iter().all(|row| match row {
                Row::Cells(cells) => cells.len() == table.columns.len(),
                Row::Over(_) => true,
            }));
            table.rows.clone()
        });
        rows.map(|row| match row {
            Row::Cells(cells) => cells,
            Row::Over(text) => vec![text],
        })
        .collect()
    };
    let topics = rows(&agenda);
    assert_eq!(topics.len(), 6);
    assert!(topics[0][1].starts_with("措施(1)：各地区各部门"), "{}", topics[0][1]);
    assert_eq!(topics[0][2], "省委依法治省办");
    // Who presents it is not named again; a collective with whom it stands for.
    assert!(!topics[0][3].contains("牵头"), "{}", topics[0][3]);
    assert!(topics[0][3].contains("省有关单位（省大数据局、某集团）"), "{}", topics[0][3]);
    let attendance = papers::attendance(said, &meeting);
    assert_eq!(rows(&attendance).len(), meeting.attendees.guests.len());
    let told = |block: &Block| match block {
        Block::Note(text) => text.starts_with("必须到会") && text.contains("省司法厅"),
        _ => false,
    };
    assert!(attendance.blocks.iter().any(told), "{:?}", attendance.blocks);
    let sign_in = papers::sign_in(said, &meeting);
    assert!(rows(&sign_in).iter().all(|row| row.last().is_some_and(String::is_empty)));
    // Copied, it has the same rows.
    let effects = apply(&mut state, Command::CopyPaperTable(MeetingPaper::Agenda));
    let Some(Effect::Copy(text)) = effects.first() else { panic!("nothing is copied") };
    assert_eq!(text.lines().count(), 7);
    assert_eq!(report::cells(&agenda).len(), 7);
    let effects = apply(&mut state, Command::CopyPaper(MeetingPaper::Attendance));
    let Some(Effect::Copy(text)) = effects.first() else { panic!("nothing is copied") };
    assert!(text.contains("调度会") && text.contains("省审计厅"));
    // Every role of the plan is said as the plan says it.
    let team = dutymap::view::meeting::team(plan, &meeting.agenda.items(plan)[0]);
    assert!(team.iter().any(|(role, _)| *role == Role::Lead));
}

/// A node by its beginning: what is said of a guest's field is its name.
#[test]
fn from_the_filter_to_a_snapshot_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("会议.dutymap");
    let mut window = Window::new(1280.0, 800.0);
    let ours = window.state().document.plan.unit_named("省妇联").unwrap();
    window.act(Command::SetUnit(Some(ours)));
    window.act(Command::SetView(View::Meeting));
    window.click("列入当前显示的");
    assert!(!window.state().choices.meeting.agenda.topics.is_empty());
    window.click("邀请必须到会的");
    let invited = window.state().choices.meeting.attendees.guests.len();
    assert!(invited > 1);
    window.fill("名称", "妇女权益调度会");
    let unit = window.state().choices.meeting.attendees.guests[0].unit.clone();
    window.fill(&format!("{unit} 姓名"), "张三");
    assert_eq!(window.state().choices.meeting.attendees.guests[0].person, "张三");
    let name = named(&window, Target::Unit(ours.0));
    assert!(name.contains("省妇联"));
    window.act(Command::Undo);
    assert_eq!(window.state().choices.meeting.attendees.guests[0].person, "");
    window.act(Command::Redo);
    let meeting = window.state().choices.meeting.clone();
    assert_eq!(meeting.title, "妇女权益调度会");
    let form = dutymap::state::session::SaveForm {
        path: path.display().to_string(),
        ..dutymap::state::session::SaveForm::default()
    };
    window.act(Command::SaveTo(form));
    window.wait_for("the snapshot to be saved", |state| !state.is_unsaved());
    let again = Window::on(&path, 1280.0, 800.0);
    assert_eq!(again.state().choices.meeting, meeting);
    assert_eq!(again.state().place.view, View::Meeting);
}

#[test]
fn by_keyboard_alone() {
    use eframe::egui::{Key, Modifiers};
    let mut window = Window::new(1280.0, 800.0);
    let first = measure(&window.state().document, "47");
    window.act(Command::Select(Some(first)));
    window.press(Modifiers::NONE, Key::T);
    assert_eq!(window.state().choices.meeting.agenda.topics.len(), 1);
    let ctrl_shift = Modifiers { shift: true, ..crate::support::window::CTRL };
    window.press(ctrl_shift, Key::I);
    let invited = window.state().choices.meeting.attendees.guests.len();
    assert!(invited > 0);
    let lead = window.state().choices.meeting.attendees.guests[0].unit.clone();
    let lead = window.state().document.plan.unit_named(&lead).unwrap();
    window.act(Command::Select(Some(Target::Unit(lead.0))));
    window.press(Modifiers::NONE, Key::I);
    assert_eq!(window.state().choices.meeting.attendees.guests.len(), invited - 1);
    window.press(crate::support::window::CTRL, Key::Num7);
    assert_eq!(window.state().place.view, View::Meeting);
    // The field that invites finds by pinyin, and Enter takes what it stands on.
    window.harness.get_by_label("邀请单位").focus();
    window.harness.run();
    window.write("sft");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.state().choices.meeting.lists("省司法厅"));
    window.write("sjt");
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowUp);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().choices.meeting.attendees.guests.len(), invited + 1);
}
