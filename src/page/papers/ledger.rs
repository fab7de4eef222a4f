//! 台账: the plan as a workbook. One row a measure, one row an assignment, one row a unit, and what is counted.
//!
//! Where a filter is set, every sheet holds what it shows and the counts are of that; the last sheet says so.

use super::{Subject, cells, duty};
use crate::graph::{Link, Load};
use crate::page::workbook::{Cell, Column, Sheet, Workbook};
use crate::plan::{Basis, DeadlineKind, Holder, Role, SectionId, UnitId};
use crate::view::duties::{Duty, Mention};
use std::collections::BTreeSet;

/// Widths, in characters: of a whole text, of a list of names, of a heading, of a name, of a short word.
const TEXT: u16 = 60;
const NAMES: u16 = 30;
const HEADING: u16 = 24;
const NAME: u16 = 28;
const WORD: u16 = 16;

/// The ledger of what shows; with a sheet a unit where that is wanted.
pub fn ledger(subject: &Subject, sheet_per_unit: bool) -> Workbook {
    let mut sheets = vec![measures(subject), assignments(subject), units(subject)];
    if sheet_per_unit {
        let shown = subject.plan.units.iter().map(|unit| unit.id);
        let shown = shown.filter(|unit| load(subject, *unit).total() > 0);
        sheets.extend(shown.map(|unit| unit_sheet(subject, unit)));
    }
    sheets.push(about(subject));
    Workbook { title: subject.fill("ledger.title", &[subject.title]), foot: subject.foot(), sheets }
}

/// The duty sheets of some units as a workbook: the same rows as on paper, to work on.
pub fn duties(subject: &Subject, units: &[UnitId]) -> Workbook {
    let mut sheets: Vec<Sheet> = units.iter().map(|unit| unit_sheet(subject, *unit)).collect();
    sheets.extend(units.iter().filter_map(|unit| mentions(subject, *unit)));
    sheets.push(about(subject));
    let title = match units {
        [unit] => duty::title(subject, *unit),
        _ => subject.text("ledger.duties"),
    };
    Workbook { title, foot: subject.foot(), sheets }
}

fn columns(subject: &Subject, columns: &[(&str, u16)]) -> Vec<Column> {
    columns.iter().map(|(key, most)| Column::new(subject.text(key), *most)).collect()
}

fn load(subject: &Subject, unit: UnitId) -> Load {
    subject.graph.duties(unit).filter(|link| subject.shows(link)).collect()
}

/// 措施: one row a measure, with who does what and how many.
pub fn measures(subject: &Subject) -> Sheet {
    let shown = subject.plan.measures.iter().filter(|measure| subject.shows_measure(measure.id));
    let rows = shown.enumerate().map(|(at, measure)| {
        let holder = Holder::Measure(measure.id);
        let links: Vec<&Link> = cells::team(subject, holder).collect();
        let load: Load = links.iter().copied().collect();
        let units: BTreeSet<UnitId> = links.iter().map(|link| link.unit).collect();
        let mut row = vec![
            Cell::count(at + 1),
            Cell::text(subject.plan.number(measure.id)),
            Cell::text(cells::part(subject, holder)),
            Cell::text(cells::task(subject, holder)),
            Cell::text(subject.plan.measure_text(measure.id)),
        ];
        row.extend(Role::ALL.map(|role| Cell::text(cells::names(subject, holder, role, None))));
        row.push(Cell::text(cells::leaders(subject, holder)));
        row.push(Cell::text(cells::deadlines(subject, holder)));
        row.push(first_day(subject, holder));
        row.extend(Role::ALL.map(|role| Cell::Number(load.of(role))));
        row.push(Cell::count(units.len()));
        row.push(Cell::Number(subject.plan.line_column(measure.span.start).0));
        row
    });
    let rows = rows.collect();
    let heads = [
        ("ledger.nth", WORD),
        ("papers.no", WORD),
        ("ledger.part", HEADING),
        ("papers.task", HEADING),
        ("papers.measure", TEXT),
        ("role.unit.lead", NAMES),
        ("role.unit.responsible", NAMES),
        ("role.unit.participate", NAMES),
        ("papers.leaders", WORD),
        ("duties.when", HEADING),
        ("ledger.first-day", WORD),
        ("ledger.count.lead", WORD),
        ("ledger.count.responsible", WORD),
        ("ledger.count.participate", WORD),
        ("ledger.count.units", WORD),
        ("ledger.line", WORD),
    ];
    let name = subject.text("papers.measure");
    Sheet {
        name,
        columns: columns(subject, &heads),
        rows,
        lying: true,
        fixed: 2,
        filtered: true,
        ..Sheet::default()
    }
}

/// The first day by which something is due once; nothing where no date follows from the words.
fn first_day(subject: &Subject, holder: Holder) -> Cell {
    let once = cells::deadlines_of(subject, holder).iter().filter(|each| each.kind == DeadlineKind::Once);
    once.filter_map(|deadline| deadline.due.as_deref()).min().map_or(Cell::Empty, Cell::date)
}

/// 分工: one row an assignment, with the words that say it and where they stand.
pub fn assignments(subject: &Subject) -> Sheet {
    let shown = subject.graph.links().filter(|link| subject.shows(link));
    let rows = shown.enumerate().map(|(at, link)| assignment(subject, at + 1, link)).collect();
    let heads = [
        ("ledger.nth", WORD),
        ("papers.no", WORD),
        ("ledger.part", HEADING),
        ("papers.task", HEADING),
        ("csv.role", WORD),
        ("csv.unit", NAME),
        ("csv.kind", WORD),
        ("csv.collective", WORD),
        ("ledger.open", WORD),
        ("csv.basis", WORD),
        ("ledger.words", NAME),
        ("ledger.line", WORD),
        ("papers.measure", TEXT),
    ];
    let name = subject.text("ledger.assignments");
    Sheet {
        name,
        columns: columns(subject, &heads),
        rows,
        lying: true,
        fixed: 2,
        filtered: true,
        ..Sheet::default()
    }
}

fn assignment(subject: &Subject, nth: usize, link: &Link) -> Vec<Cell> {
    let plan = subject.plan;
    let unit = plan.unit(link.unit);
    let said = subject.graph.assignment(plan, link.id);
    let mark = |is: bool, key: &str| if is { Cell::text(subject.text(key)) } else { Cell::Empty };
    vec![
        Cell::count(nth),
        Cell::text(match link.holder {
            Holder::Measure(id) => plan.number(id),
            Holder::Section(_) => subject.text("duties.heading"),
        }),
        Cell::text(cells::part(subject, link.holder)),
        Cell::text(cells::task(subject, link.holder)),
        Cell::text(subject.text(&format!("role.{}", link.role.key()))),
        Cell::text(unit.name.as_str()),
        Cell::text(subject.text(&format!("kind.{}", unit.kind.key()))),
        mark(unit.collective, "collective"),
        mark(link.open, "ledger.open.mark"),
        Cell::text(subject.text(&format!("basis.{}", link.basis.key()))),
        Cell::text(plan.words(said.span)),
        Cell::Number(plan.line_column(said.span.start).0),
        Cell::text(cells::words(subject, link.holder)),
    ]
}

/// 单位: one row a unit, with how much it has to do.
fn units(subject: &Subject) -> Sheet {
    let plan = subject.plan;
    let shown = plan.units.iter().map(|unit| (unit, load(subject, unit.id)));
    let shown = shown.filter(|(_, load)| subject.shown.is_none() || load.total() > 0);
    let rows = shown.enumerate().map(|(at, (unit, load))| {
        let links = || subject.graph.duties(unit.id).filter(|link| subject.shows(link));
        let tasks = plan.tasks_of(links().filter_map(Link::measure)).len();
        let measures: BTreeSet<_> = links().filter_map(Link::measure).collect();
        let more = subject.graph.collective_mentions(plan, unit.id).count();
        vec![
            Cell::count(at + 1),
            Cell::text(unit.name.as_str()),
            Cell::text(unit.aliases.join("、")),
            Cell::text(subject.text(&format!("kind.{}", unit.kind.key()))),
            if unit.collective { Cell::text(subject.text("collective")) } else { Cell::Empty },
            Cell::Number(load.lead),
            Cell::Number(load.responsible),
            Cell::Number(load.participate),
            Cell::Number(load.total()),
            Cell::count(measures.len()),
            Cell::count(tasks),
            if unit.collective { Cell::Empty } else { Cell::count(more) },
        ]
    });
    let rows = rows.collect();
    let heads = [
        ("ledger.nth", WORD),
        ("csv.unit", NAME),
        ("ledger.aliases", NAME),
        ("csv.kind", WORD),
        ("csv.collective", WORD),
        ("role.lead", WORD),
        ("role.responsible", WORD),
        ("role.participate", WORD),
        ("ledger.total", WORD),
        ("ledger.count.measures", WORD),
        ("ledger.count.tasks", WORD),
        ("ledger.collective-more", WORD),
    ];
    let name = subject.text("csv.unit");
    Sheet {
        name,
        columns: columns(subject, &heads),
        rows,
        lying: true,
        fixed: 2,
        filtered: true,
        ..Sheet::default()
    }
}

/// A unit's duties, one row each.
pub fn unit_sheet(subject: &Subject, unit: UnitId) -> Sheet {
    let name = subject.name(unit).to_owned();
    let mut above = vec![duty::title(subject, unit)];
    let mut rows = Vec::new();
    if let Some(sheet) = duty::listed(subject, unit) {
        above.push(duty::counts(subject, &sheet));
        above.extend(duty::about(subject, &sheet));
        let duties = sheet.groups.iter().flat_map(|group| &group.duties).enumerate();
        rows.extend(duties.map(|(at, duty)| duty_row(subject, unit, at + 1, duty)));
    }
    let heads = [
        ("ledger.nth", WORD),
        ("csv.role", WORD),
        ("papers.no", WORD),
        ("papers.measure", TEXT),
        ("duties.others.lead", NAMES),
        ("duties.others.responsible", NAMES),
        ("duties.others.participate", NAMES),
        ("papers.leaders", WORD),
        ("duties.when", HEADING),
        ("papers.task", HEADING),
        ("csv.basis", WORD),
        ("ledger.line", WORD),
    ];
    let columns = columns(subject, &heads);
    Sheet { name, above, columns, rows, lying: true, fixed: 0, filtered: true }
}

fn duty_row(subject: &Subject, unit: UnitId, nth: usize, duty: &Duty) -> Vec<Cell> {
    let link = subject.graph.link(duty.link);
    let span = subject.graph.assignment(subject.plan, duty.link).span;
    let mut row = vec![
        Cell::count(nth),
        Cell::text(subject.text(&format!("role.{}", duty.role.key()))),
        Cell::text(cells::carrier(subject, duty.holder)),
        Cell::text(cells::words(subject, duty.holder)),
    ];
    row.extend(Role::ALL.map(|role| Cell::text(cells::names(subject, duty.holder, role, Some(unit)))));
    row.extend([
        Cell::text(cells::leaders(subject, duty.holder)),
        Cell::text(cells::deadlines(subject, duty.holder)),
        Cell::text(cells::task(subject, duty.holder)),
        Cell::text(subject.text(&format!("basis.{}", link.basis.key()))),
        Cell::Number(subject.plan.line_column(span.start).0),
    ]);
    row
}

/// The measures that name a collective and not the unit; none where there is no such measure.
fn mentions(subject: &Subject, unit: UnitId) -> Option<Sheet> {
    let listed = duty::listed(subject, unit)?;
    if listed.mentions.is_empty() {
        return None;
    }
    let row = |(at, mention): (usize, &Mention)| {
        vec![
            Cell::count(at + 1),
            Cell::text(cells::number(subject, mention.measure)),
            Cell::text(subject.plan.measure_text(mention.measure)),
            Cell::text(duty::collectives(subject, unit, mention)),
            Cell::text(cells::task(subject, Holder::Measure(mention.measure))),
        ]
    };
    let heads = [
        ("ledger.nth", WORD),
        ("papers.no", WORD),
        ("papers.measure", TEXT),
        ("collective", NAMES),
        ("papers.task", HEADING),
    ];
    let count = listed.mentions.len().to_string();
    Some(Sheet {
        name: subject.fill("ledger.collective-of", &[subject.name(unit)]),
        above: vec![subject.fill("duties.collective", &[&count]), subject.text("duties.collective-unsaid")],
        columns: columns(subject, &heads),
        rows: listed.mentions.iter().enumerate().map(row).collect(),
        lying: true,
        fixed: 0,
        filtered: true,
    })
}

/// 说明: which plan this is, how much of it, and what is counted.
fn about(subject: &Subject) -> Sheet {
    let plan = subject.plan;
    let text = |key: &str, value: &str| vec![Cell::text(subject.text(key)), Cell::text(value)];
    let number = |key: &str, count: usize| vec![Cell::text(subject.text(key)), Cell::count(count)];
    let mut rows = vec![
        text("ledger.about.title", subject.title),
        text("ledger.about.number", &plan.doc_no.text),
        text("ledger.about.issuer", &plan.issuer.text),
        vec![Cell::text(subject.text("ledger.about.date")), Cell::date(&plan.date.text)],
        text("ledger.about.hash", &subject.hash),
    ];
    let scope =
        if subject.statement.is_empty() { subject.text("banner.all") } else { subject.statement.clone() };
    rows.push(text("ledger.about.scope", &scope));
    let links: Vec<&Link> = subject.graph.links().filter(|link| subject.shows(link)).collect();
    let units: BTreeSet<UnitId> = links.iter().map(|link| link.unit).collect();
    let measures = plan.measures.iter().filter(|measure| subject.shows_measure(measure.id)).count();
    rows.push(number("ledger.about.measures", measures));
    rows.push(number("ledger.about.measures-all", plan.measures.len()));
    rows.push(number("ledger.about.assignments", links.len()));
    rows.push(number("ledger.about.assignments-all", subject.graph.links().len()));
    rows.push(number("ledger.about.units", units.len()));
    rows.push(number("ledger.about.units-all", plan.units.len()));
    rows.push(number("ledger.about.collectives", plan.units.iter().filter(|unit| unit.collective).count()));
    let headings: BTreeSet<SectionId> = links
        .iter()
        .filter_map(|link| match link.holder {
            Holder::Section(id) => Some(id),
            Holder::Measure(_) => None,
        })
        .collect();
    rows.push(number("ledger.about.headings", headings.len()));
    rows.push(number("ledger.about.corrections", subject.corrections));
    rows.push(number("ledger.about.user", links.iter().filter(|link| link.basis == Basis::User).count()));
    for key in ["ledger.note.counting", "ledger.note.collective", "ledger.note.open", "ledger.note.line"] {
        rows.push(text("ledger.note", &subject.text(key)));
    }
    Sheet {
        name: subject.text("ledger.about"),
        above: Vec::new(),
        columns: columns(subject, &[("ledger.about.what", NAMES), ("ledger.about.value", 80)]),
        rows,
        ..Sheet::default()
    }
}
