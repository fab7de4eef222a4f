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
    /// On which page it begins; none for what only stands over those that follow.
    pub page: Option<usize>,
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

/// Empty lines above the title, and between it and the facts, so that they stand on the sheet as on a cover.
const ABOVE: usize = 4;
const BETWEEN: usize = 5;
/// From so many characters on, what a title has in brackets at its end stands on a line of its own.
const LONG: usize = 18;

/// A title in lines: 「贵州省法治社会建设实施方案」 and 「(2021—2025年)」.
fn lines(title: &str) -> Vec<String> {
    let bracket = title.rfind(['(', '（']).filter(|_| title.ends_with([')', '）']));
    match bracket {
        Some(at) if at > 0 && title.chars().count() > LONG => {
            let (before, behind) = title.split_at(at);
            vec![before.trim().to_owned(), behind.to_owned()]
        }
        _ => vec![title.to_owned()],
    }
}

/// The cover.
pub fn cover(facts: &Facts) -> Report {
    let text = |key: &str| facts.language.text(key).to_owned();
    let (meeting, plan) = (facts.meeting, facts.plan);
    let blank = |count| std::iter::repeat_n(Block::Line(String::new()), count);
    let mut blocks: Vec<Block> = blank(ABOVE).collect();
    blocks.extend(lines(&title(facts)).into_iter().map(Block::Title));
    blocks.push(Block::Subtitle(text("pack.title")));
    blocks.extend(blank(BETWEEN));
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
    let columns = vec![
        Column::centred(text("pack.nth"), 12),
        Column::new(text("pack.part"), 72),
        Column::centred(text("pack.page"), 16),
    ];
    let mut nth = 0;
    let rows = entries.iter().map(|entry| match entry.page {
        Some(page) => {
            nth += 1;
            Row::Cells(vec![nth.to_string(), entry.title.clone(), page.to_string()])
        }
        None => Row::Over(entry.title.clone()),
    });
    let table = Table { caption: String::new(), columns, rows: rows.collect() };
    let mut blocks = vec![Block::Title(text("pack.contents")), Block::Table(table)];
    blocks.extend(told.iter().cloned().map(Block::Note));
    Report { title: title(facts), lying: false, foot: facts.foot.to_owned(), blocks }
}
