//! Meeting packs and department packets: totals come to what the plan says, page numbers are true, names are safe,
//! and whatever goes wrong leaves nothing half.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails here has a reason to")]

mod command_line;
mod pack;
mod packets;
#[path = "../support/mod.rs"]
mod support;
mod window;

use dutymap::import::Progress;
use dutymap::meeting::{Agenda, Attendees, Guest, Meeting, Topic, TopicPlace};
use dutymap::plan::Plan;
use dutymap::scene::draw::DrawnShape;
use dutymap::state::{Choices, Document, open};
use std::path::Path;

/// The plan that ships inside.
fn seed() -> Document {
    open::seed().unwrap()
}

/// A plan that does not exist.
fn generated(options: &support::gen_plan::Options) -> Document {
    let text = support::gen_plan::generate(options).text;
    open::open(text.as_bytes(), Path::new("方案.txt"), &Progress::silent()).unwrap().0
}

/// A meeting about a task, with some who are invited.
fn meeting(plan: &Plan, guests: &[&str]) -> Choices {
    let task = plan.tasks().into_iter().next().unwrap();
    let topics = vec![
        Topic::new(TopicPlace::section(plan, task)),
        Topic::new(TopicPlace::measure(plan, plan.measures[40].id)),
    ];
    let meeting = Meeting {
        title: "法治社会建设工作推进会".to_owned(),
        time: "2026年3月1日上午9:00".to_owned(),
        place: "省政府第一会议室".to_owned(),
        chair: "张三".to_owned(),
        agenda: Agenda { topics },
        attendees: Attendees { guests: guests.iter().map(|name| Guest::of(name)).collect() },
        ..Meeting::default()
    };
    Choices { meeting, ..Choices::default() }
}

/// Every text of a sheet without gaps, in the order of drawing.
fn words(sheet: &dutymap::page::Sheet) -> String {
    let texts = sheet.drawn.iter().filter_map(|drawn| match &drawn.shape {
        DrawnShape::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    texts.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect()
}
