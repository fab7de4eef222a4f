//! 封面和目录 of a meeting pack: what meeting, of what plan, and on which page what begins.

use crate::meeting::Meeting;
use crate::page::report::{Block, Column, Report, Row, Table};
use crate::plan::Plan;
use crate::words::Language;

/// What stands on the cover.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The meeting; what is empty is left out.
    pub meeting: &'a Meeting,
    /// The plan it is about.
    pub plan: &'a Plan,
    /// What the plan is called where it has no title: its file.
    pub name: &'a str,
    /// Who issues the pack, as typed.
    pub office: &'a str,
    /// When it is made, in words.
    pub date: &'a str,
    /// The small line at the foot.
    pub foot: &'a str,
    /// In which language.
    pub language: Language,
}

/// A line of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What begins there.
    pub title: String,
    /// How deep it stands: 0 or 1.
    pub depth: u8,
    /// On which page it begins.
    pub page: usize,
}

/// The title of the pack: the meeting's, or the plan's.
pub fn title(facts: &Facts) -> String {
    let own = facts.meeting.title.trim();
    if !own.is_empty() {
        return own.to_owned();
    }
    let plan = facts.plan.title.text.as_str();
    if plan.is_empty() { facts.name.to_owned() } else { plan.to_owned() }
}

/// The cover.
pub fn cover(facts: &Facts) -> Report {
    let text = |key: &str| facts.language.text(key).to_owned();
    let (meeting, plan) = (facts.meeting, facts.plan);
    let mut blocks = vec![Block::Title(title(facts)), Block::Subtitle(text("pack.title"))];
    let mut line = |key: &str, value: &str| {
        let value = value.trim();
        if !value.is_empty() {
            blocks.push(Block::Line(facts.language.fill(key, &[value])));
        }
    };
    line("pack.time", &meeting.time);
    line("pack.place", &meeting.place);
    line("pack.chair", &meeting.chair);
    let printed = if plan.title.text.is_empty() { facts.name } else { &plan.title.text };
    line("pack.plan", printed);
    line("pack.number", &plan.doc_no.text);
    line("pack.issuer", &plan.issuer.text);
    line("pack.issued", &plan.date.text);
    line("pack.office", facts.office);
    line("pack.date", facts.date);
    line("pack.note", &meeting.note);
    Report { title: title(facts), lying: false, foot: facts.foot.to_owned(), blocks }
}

/// The contents. `told` are lines of small print below them.
pub fn contents(facts: &Facts, entries: &[Entry], told: &[String]) -> Report {
    let text = |key: &str| facts.language.text(key).to_owned();
    let columns = vec![Column::new(text("pack.part"), 84), Column::centred(text("pack.page"), 16)];
    let rows = entries.iter().map(|entry| {
        let indent = "　　".repeat(usize::from(entry.depth));
        Row::Cells(vec![format!("{indent}{}", entry.title), entry.page.to_string()])
    });
    let table = Table { caption: String::new(), columns, rows: rows.collect() };
    let mut blocks = vec![Block::Title(text("pack.contents")), Block::Table(table)];
    blocks.extend(told.iter().cloned().map(Block::Note));
    Report { title: title(facts), lying: false, foot: facts.foot.to_owned(), blocks }
}
