//! 任务清单: what one unit has to do, to hand out to it.
//!
//! A table a role, each with the measures whole. What the unit may be meant by without being named (a collective) is
//! listed apart and not counted, for the document does not say whether it is.

use super::{Subject, cells};
use crate::meeting::Party;
use crate::page::report::{Block, Column, Report, Row, Table};
use crate::plan::{Holder, MeasureId, Role, UnitId};
use crate::view::duties::{self, Duty, Group, Mention, Sheet, Spec, Title};

/// A unit's duties that show, in the plan's own order: what papers and workbooks list.
pub(super) fn listed(subject: &Subject, unit: UnitId) -> Option<Sheet> {
    let spec = Spec {
        unit: Some(unit),
        chosen: Vec::new(),
        choice: duties::Choice::default(),
        shown: subject.shown_set(),
    };
    duties::model(subject.plan, subject.graph, &spec).sheets.pop()
}

/// What the sheet of a unit is called.
pub fn title(subject: &Subject, unit: UnitId) -> String {
    subject.fill("papers.duty.title", &[subject.name(unit)])
}

/// The sheet of one unit.
pub fn duty(subject: &Subject, unit: UnitId) -> Report {
    let mut report = subject.report(title(subject, unit), true);
    let Some(sheet) = listed(subject, unit) else { return report };
    report.blocks.push(Block::Line(counts(subject, &sheet)));
    report.blocks.extend(about(subject, &sheet).into_iter().map(Block::Note));
    for (at, group) in sheet.groups.iter().enumerate() {
        let Title::Role(role) = group.title else { continue };
        let name = subject.text(&format!("role.unit.{}", role.key()));
        let head = subject.fill("duties.group", &[&name, &group.duties.len().to_string()]);
        report.blocks.push(heading(subject, at, &head));
        if group.duties.iter().all(|duty| duty.deadlines(subject.plan).is_empty()) {
            report.blocks.push(Block::Note(subject.text("papers.undated")));
        }
        report.blocks.push(Block::Table(table(subject, unit, group)));
    }
    if sheet.groups.is_empty() {
        let key = if sheet.load.total() == 0 { "duties.none" } else { "duties.all-hidden" };
        report.blocks.push(Block::Line(subject.text(key)));
    }
    if !sheet.mentions.is_empty() {
        let head = subject.fill("duties.collective", &[&sheet.mentions.len().to_string()]);
        report.blocks.push(heading(subject, sheet.groups.len(), &head));
        report.blocks.push(Block::Note(subject.text("duties.collective-unsaid")));
        report.blocks.push(Block::Table(mentions(subject, unit, &sheet.mentions)));
    }
    report
}

/// The sheets of several units, each from the top of a page. Each with what is shown of it.
pub fn duties(units: &[(Subject, UnitId)]) -> Report {
    let mut sheets = units.iter().map(|(subject, unit)| duty(subject, *unit));
    let mut report = sheets.next().unwrap_or_default();
    for sheet in sheets {
        report.title = units[0].0.text("ledger.duties");
        report.blocks.push(Block::PageBreak);
        report.blocks.extend(sheet.blocks);
    }
    report
}

/// A heading with its number: there are three roles, and what is listed apart.
fn heading(subject: &Subject, at: usize, head: &str) -> Block {
    Block::Heading(1, subject.fill(&format!("papers.heading.{}", at + 1), &[head]))
}

/// How much it has to do in each role, and in how many tasks: 「牵头 37 项（20 个任务），…，共 58 项」.
pub(super) fn counts(subject: &Subject, sheet: &Sheet) -> String {
    let of = |role: Role| {
        let links = || subject.graph.duties_as(sheet.unit, role).filter(|link| subject.shows(link));
        let number = links().count();
        let tasks = subject.plan.tasks_of(links().filter_map(crate::graph::Link::measure)).len();
        let name = subject.text(&format!("role.{}", role.key()));
        (number > 0).then(|| subject.fill("papers.count", &[&name, &number.to_string(), &tasks.to_string()]))
    };
    let roles: Vec<String> = Role::ALL.into_iter().filter_map(of).collect();
    let total = sheet.shown.total().to_string();
    match roles.len() {
        0 => subject.fill("papers.count.none", &[&total]),
        1 => roles.concat(),
        _ => subject.fill("papers.count.all", &[&roles.join("，"), &total]),
    }
}

/// What is to be known beside the counts: other names, what is left out, what the user said.
pub(super) fn about(subject: &Subject, sheet: &Sheet) -> Vec<String> {
    let unit = subject.plan.unit(sheet.unit);
    let mut notes = Vec::new();
    if !unit.aliases.is_empty() {
        notes.push(subject.fill("papers.aliases", &[&unit.aliases.join("、")]));
    }
    if unit.collective {
        notes.push(subject.text("papers.collective"));
        let members: Vec<String> = subject.lists.map_or_else(Vec::new, |lists| {
            let parties = lists.stand_for(subject.plan, &unit.name).into_iter();
            parties
                .filter(|party| *party != Party::Unit(unit.id))
                .map(|party| named(subject, party))
                .collect()
        });
        if !members.is_empty() {
            notes.push(subject.fill("papers.members", &[&members.join("、")]));
        }
    }
    if !sheet.mentions.is_empty() {
        notes.push(subject.fill("papers.collective-more", &[&sheet.mentions.len().to_string()]));
    }
    if sheet.hidden() > 0 {
        notes.push(subject.fill("duties.hidden-copied", &[&sheet.hidden().to_string()]));
    }
    notes.extend(subject.notes());
    notes
}

fn named(subject: &Subject, party: Party) -> String {
    match party {
        Party::Unit(id) => subject.name(id).to_owned(),
        Party::Named(name) => name,
    }
}

/// The duties in one role, below the headings that they stand under.
fn table(subject: &Subject, unit: UnitId, group: &Group) -> Table {
    let dated = group.duties.iter().any(|duty| !duty.deadlines(subject.plan).is_empty());
    let mut columns = vec![
        Column::centred(subject.text("papers.no"), 9),
        Column::new(subject.text("papers.measure"), 56),
        Column::new(subject.text("papers.others"), 32),
    ];
    if dated {
        columns.push(Column::new(subject.text("duties.when"), 13));
    }
    let mut rows = Vec::new();
    let mut above = None;
    for duty in &group.duties {
        let section = cells::section(subject, duty.holder);
        let heading = cells::task(subject, duty.holder);
        if above != Some(section) && !heading.is_empty() {
            rows.push(Row::Over(heading));
        }
        above = Some(section);
        rows.push(Row::Cells(row(subject, unit, duty, dated)));
    }
    Table { caption: String::new(), columns, rows }
}

fn row(subject: &Subject, unit: UnitId, duty: &Duty, dated: bool) -> Vec<String> {
    let holder = duty.holder;
    let mark = cells::basis(subject, subject.graph.link(duty.link).basis);
    let number = [cells::carrier(subject, holder), mark].into_iter().filter(|part| !part.is_empty());
    let mut row = vec![
        number.collect::<Vec<_>>().join("\n"),
        cells::body(subject, holder),
        others(subject, unit, duty),
    ];
    if dated {
        row.push(cells::deadlines(subject, holder));
    }
    row
}

/// Who else is named, a line a role, and the persons who lead.
fn others(subject: &Subject, unit: UnitId, duty: &Duty) -> String {
    let mut lines = Vec::new();
    for role in Role::ALL {
        let names = cells::names(subject, duty.holder, role, Some(unit));
        if !names.is_empty() {
            let name = subject.text(&format!("role.unit.{}", role.key()));
            lines.push(subject.fill("duties.copied-role", &[&name, &names]));
        }
    }
    let leaders = cells::leaders(subject, duty.holder);
    if !leaders.is_empty() {
        lines.push(subject.fill("duties.leaders", &[&leaders]));
    }
    if duty.hidden > 0 {
        lines.push(subject.fill("duties.hidden-partners", &[&duty.hidden.to_string()]));
    }
    if lines.is_empty() { subject.text("duties.alone") } else { lines.join("\n") }
}

fn mentions(subject: &Subject, unit: UnitId, mentions: &[Mention]) -> Table {
    let columns = vec![
        Column::centred(subject.text("papers.no"), 9),
        Column::new(subject.text("papers.measure-begins"), 46),
        Column::new(subject.text("collective"), 27),
        Column::new(subject.text("papers.task"), 27),
    ];
    let row = |mention: &Mention| {
        let holder = Holder::Measure(mention.measure);
        Row::Cells(vec![
            cells::number(subject, mention.measure),
            cells::excerpt(subject, mention.measure),
            collectives(subject, unit, mention),
            cells::task(subject, holder),
        ])
    };
    Table { caption: String::new(), columns, rows: mentions.iter().map(row).collect() }
}

/// The collectives that a measure names, each with its roles, and with the user's word where that takes the unit in.
pub(super) fn collectives(subject: &Subject, unit: UnitId, mention: &Mention) -> String {
    let name = |collective: &UnitId| {
        let said = subject.fill(
            "papers.collective.roles",
            &[subject.name(*collective), &roles(subject, mention.measure, *collective)],
        );
        let listed = subject.lists.is_some_and(|lists| {
            lists.stand_for(subject.plan, subject.name(*collective)).contains(&Party::Unit(unit))
        });
        if listed { format!("{said}{}", subject.text("papers.listed")) } else { said }
    };
    mention.collectives.iter().map(name).collect::<Vec<_>>().join("\n")
}

fn roles(subject: &Subject, measure: MeasureId, unit: UnitId) -> String {
    let is = |role: &Role| subject.graph.team_as(measure, *role).any(|link| link.unit == unit);
    let roles = Role::ALL.into_iter().filter(is).map(|role| subject.text(&format!("role.{}", role.key())));
    roles.collect::<Vec<_>>().join("、")
}
