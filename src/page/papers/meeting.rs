//! The papers of a meeting: 会议议程, 参会名单, 签到表.
//!
//! Each is told by the plan and what the user says of the meeting. Who must come and is not on the list is said below
//! it; a presenter whom nobody named stays open. The small line at the foot is left to who sets the paper.

use crate::meeting::{Called, Guest, Item, Meeting, Need, TopicPlace, call};
use crate::page::report::{Block, Column, Report, Row, Table};
use crate::plan::{Holder, MeasureId, SectionId};
use crate::view::flow::Said;
use crate::view::meeting::{party, team, with_members};

/// 会议议程: title, time, place, chair, and the topics with who presents and who takes part.
pub fn agenda(said: Said, meeting: &Meeting) -> Report {
    let name = said.text("paper.agenda");
    let mut blocks = head(said, meeting, &name);
    let head = ["paper.no", "paper.topic", "paper.presenter", "paper.team"].map(|key| said.text(key));
    let [no, topic, presenter, with] = head;
    let columns = vec![
        Column::centred(no, 9),
        Column::new(topic, 40),
        Column::new(presenter, 16),
        Column::new(with, 35),
    ];
    let items = meeting.agenda.items(said.plan);
    let rows = items.iter().enumerate().map(|(at, item)| {
        let topic = &meeting.agenda.topics[item.topic];
        let mut about = subject(said, topic.place, item);
        if !topic.note.trim().is_empty() {
            about.push('\n');
            about.push_str(&said.fill("paper.topic-note", &[topic.note.trim()]));
        }
        let presenter = topic.presenter.clone().unwrap_or_default();
        Row::Cells(vec![(at + 1).to_string(), about, presenter, discuss(said, meeting, item)])
    });
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        blocks.push(Block::Note(said.text("paper.no-topics")));
    } else {
        blocks.push(Block::Table(Table { caption: String::new(), columns, rows }));
    }
    if with_lists(said, meeting, &items) {
        blocks.push(Block::Note(said.text("paper.members-note")));
    }
    Report { title: title(said, meeting, &name), lying: false, foot: String::new(), blocks }
}

/// 参会名单: who is invited, and below it who must or should come and is not.
pub fn attendance(said: Said, meeting: &Meeting) -> Report {
    let name = said.text("paper.attendance");
    let mut blocks = head(said, meeting, &name);
    let keys = ["paper.no", "paper.unit", "paper.person", "paper.post", "paper.phone"];
    let [no, unit, person, post, phone] = keys.map(|key| said.text(key));
    let columns = vec![
        Column::centred(no, 9),
        Column::new(unit, 35),
        Column::centred(person, 16),
        Column::centred(post, 20),
        Column::centred(phone, 20),
    ];
    let rows = numbered(meeting, |guest| vec![guest.person.clone(), guest.post.clone(), guest.phone.clone()]);
    table_or(&mut blocks, said, columns, rows);
    let call = call(said.plan, &meeting.agenda, &meeting.attendees, &meeting.lists);
    for (need, key) in [(Need::Must, "paper.must-missing"), (Need::Should, "paper.should-missing")] {
        let missing = call.of(need).filter(|called| !called.invited);
        blocks.extend(names(said, missing).map(|names| Block::Note(said.fill(key, &[&names]))));
    }
    let unknown = call.unknown.iter().filter(|called| !called.invited);
    blocks.extend(names(said, unknown).map(|names| Block::Note(said.fill("paper.unknown", &[&names]))));
    Report { title: title(said, meeting, &name), lying: false, foot: String::new(), blocks }
}

/// 签到表: the same list with a column to sign in.
pub fn sign_in(said: Said, meeting: &Meeting) -> Report {
    let name = said.text("paper.sign-in");
    let mut blocks = head(said, meeting, &name);
    let keys = ["paper.no", "paper.unit", "paper.person", "paper.post", "paper.phone", "paper.signature"];
    let [no, unit, person, post, phone, signature] = keys.map(|key| said.text(key));
    let columns = vec![
        Column::centred(no, 9),
        Column::new(unit, 29),
        Column::centred(person, 14),
        Column::centred(post, 14),
        Column::centred(phone, 17),
        Column::centred(signature, 17),
    ];
    let rows = numbered(meeting, |guest| {
        vec![guest.person.clone(), guest.post.clone(), guest.phone.clone(), String::new()]
    });
    table_or(&mut blocks, said, columns, rows);
    Report { title: title(said, meeting, &name), lying: false, foot: String::new(), blocks }
}

/// What a file of it is called: the meeting's title and the paper's.
fn title(said: Said, meeting: &Meeting, name: &str) -> String {
    match meeting.title.trim() {
        "" => name.to_owned(),
        title => said.fill("paper.of-meeting", &[title, name]),
    }
}

/// The title and what is known of when, where and with whom in the chair.
fn head(said: Said, meeting: &Meeting, name: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    if meeting.title.trim().is_empty() {
        blocks.push(Block::Title(name.to_owned()));
    } else {
        blocks.push(Block::Title(meeting.title.trim().to_owned()));
        blocks.push(Block::Subtitle(name.to_owned()));
    }
    let facts =
        [("paper.time", &meeting.time), ("paper.place", &meeting.place), ("paper.chair", &meeting.chair)];
    for (key, fact) in facts {
        if !fact.trim().is_empty() {
            blocks.push(Block::Line(said.fill(key, &[fact.trim()])));
        }
    }
    let note = meeting.note.lines().map(str::trim).filter(|line| !line.is_empty());
    blocks.extend(note.map(|line| Block::Paragraph(line.to_owned())));
    blocks
}

/// What a topic is about: a measure's number and its first sentence, a heading with how many measures it holds.
fn subject(said: Said, place: TopicPlace, item: &Item) -> String {
    match place.find(said.plan) {
        Some(Holder::Measure(id)) => {
            said.fill("paper.measure", &[&said.number(id), &first_sentence(said, id)])
        }
        Some(Holder::Section(id)) => {
            let heading = match id {
                SectionId::DOCUMENT => said.text("meeting.topic.whole"),
                id => said.plan.heading(id),
            };
            let numbers: Vec<String> =
                said.numbers(item.measures.iter().copied()).into_iter().map(|(_, number)| number).collect();
            match numbers.as_slice() {
                [] => heading,
                [only] => said.fill("paper.task-one", &[&heading, only]),
                [first, .., last] => {
                    said.fill("paper.task", &[&heading, first, last, &numbers.len().to_string()])
                }
            }
        }
        None => said.text("meeting.topic.lost"),
    }
}

/// The first sentence of a measure: an agenda does not print the whole.
fn first_sentence(said: Said, id: MeasureId) -> String {
    let line = said.first(id).lines().next().unwrap_or_default();
    match line.split_once('。') {
        Some((sentence, _)) => format!("{sentence}。"),
        None => line.to_owned(),
    }
}

/// Who discusses a topic, a line a role; who presents it is left out.
fn discuss(said: Said, meeting: &Meeting, item: &Item) -> String {
    let mut lines = Vec::new();
    for (role, units) in team(said.plan, item) {
        let units = units.into_iter().filter(|unit| Some(*unit) != item.presenter);
        let names: Vec<String> = units.map(|unit| with_members(said, &meeting.lists, unit)).collect();
        if !names.is_empty() {
            let role = said.text(&format!("role.{}", role.key()));
            lines.push(said.fill("paper.role", &[&role, &names.join("、")]));
        }
    }
    lines.join("\n")
}

/// Whether the table names members of a collective, which only the user says.
fn with_lists(said: Said, meeting: &Meeting, items: &[Item]) -> bool {
    let mut units = items.iter().flat_map(|item| team(said.plan, item)).flat_map(|(_, units)| units);
    units.any(|unit| with_members(said, &meeting.lists, unit) != said.name(unit))
}

/// A row a guest: number, unit, and what else is said.
fn numbered(meeting: &Meeting, rest: impl Fn(&Guest) -> Vec<String>) -> Vec<Row> {
    let guests = meeting.attendees.guests.iter().enumerate();
    guests
        .map(|(at, guest)| {
            let mut cells = vec![(at + 1).to_string(), guest.unit.clone()];
            cells.extend(rest(guest));
            Row::Cells(cells)
        })
        .collect()
}

fn table_or(blocks: &mut Vec<Block>, said: Said, columns: Vec<Column>, rows: Vec<Row>) {
    blocks.push(if rows.is_empty() {
        Block::Note(said.text("paper.no-guests"))
    } else {
        Block::Table(Table { caption: String::new(), columns, rows })
    });
}

/// The names of some, joined; none where there is nobody.
fn names<'a>(said: Said, called: impl Iterator<Item = &'a Called>) -> Option<String> {
    let names: Vec<String> = called.map(|called| party(said.plan, &called.party)).collect();
    (!names.is_empty()).then(|| names.join("、"))
}
