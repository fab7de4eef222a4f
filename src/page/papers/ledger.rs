//! 台账: the plan as a workbook. One row a measure, one row an assignment, one row a unit, and what is counted.
//!
//! Where a filter is set, every sheet holds what it shows and the counts are of that; the last sheet says so.

use super::about::{about, scope};
use super::columns::{HEADING, NAME, NAMES, TEXT, WORD, columns, without_empty};
use super::lists::unit_sheet;
use super::{Subject, cells};
use crate::graph::{Link, Load};
use crate::page::workbook::{Cell, Sheet, Workbook};
use crate::plan::{DeadlineKind, Holder, Role, UnitId};
use std::collections::BTreeSet;

/// The ledger of what shows; with a sheet a unit where that is wanted.
pub fn ledger(subject: &Subject, sheet_per_unit: bool) -> Workbook {
    let mut sheets = vec![measures(subject), assignments(subject), units(subject)];
    if sheet_per_unit {
        let shown = subject.plan.units.iter().map(|unit| unit.id);
        let shown = shown.filter(|unit| load(subject, *unit).total() > 0);
        sheets.extend(shown.map(|unit| unit_sheet(subject, unit)));
    }
    let listed: Vec<Link> = subject.graph.links().filter(|link| subject.shows(link)).copied().collect();
    let measures = subject.plan.measures.iter().filter(|measure| subject.shows_measure(measure.id)).count();
    sheets.push(about(subject, &scope(subject, None), &listed, measures));
    Workbook { title: subject.fill("ledger.title", &[subject.title]), foot: subject.foot(), sheets }
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
    let columns = columns(subject, &heads);
    let sheet = Sheet { name, columns, rows, lying: true, fixed: 2, filtered: true, ..Sheet::default() };
    without_empty(sheet, &subject.text("papers.leaders"))
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
        lines: Some(2),
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
