//! 任务清单 as workbooks: a sheet a unit, with the same rows as on paper, to work on.

use super::about::{about, scope};
use super::columns::{HEADING, NAME, NAMES, TEXT, WORD, columns, without_empty};
use super::{Subject, cells, duty};
use crate::graph::Link;
use crate::page::workbook::{Cell, Column, Sheet, Workbook};
use crate::plan::{Holder, Role, UnitId};
use crate::view::duties::{Duty, Mention};
use std::collections::BTreeSet;

/// The lists of some units: a sheet each, and one each of the measures that name collectives. Each unit with what is
/// shown of it.
pub fn duties(units: &[(Subject, UnitId)]) -> Workbook {
    let Some((first, _)) = units.first() else { return Workbook::default() };
    let mut sheets: Vec<Sheet> = units.iter().map(|(subject, unit)| unit_sheet(subject, *unit)).collect();
    sheets.extend(units.iter().filter_map(|(subject, unit)| mentions(subject, *unit)));
    let listed = |(subject, unit): &(Subject, UnitId)| -> Vec<Link> {
        subject.graph.duties(*unit).filter(|link| subject.shows(link)).copied().collect()
    };
    let listed: Vec<Link> = units.iter().flat_map(listed).collect();
    let measures: BTreeSet<_> = listed.iter().filter_map(Link::measure).collect();
    let names: Vec<&str> = units.iter().map(|(subject, unit)| subject.name(*unit)).collect();
    let scope = scope(first, Some(&names.join("、")));
    sheets.push(about(first, &scope, &listed, measures.len()));
    let title = match units {
        [(subject, unit)] => duty::title(subject, *unit),
        _ => first.text("ledger.duties"),
    };
    Workbook { title, foot: first.foot(), sheets }
}

/// The lists of some units as one table, with a column that says whose: for a file that has no sheets.
pub fn table(units: &[(Subject, UnitId)]) -> Sheet {
    let mut table = Sheet::default();
    for (subject, unit) in units {
        let mut sheet = whole_sheet(subject, *unit);
        if table.columns.is_empty() {
            table.columns = std::mem::take(&mut sheet.columns);
            table.columns.insert(1, Column::new(subject.text("csv.unit"), NAME));
        }
        for mut row in sheet.rows {
            row[0] = Cell::count(table.rows.len() + 1);
            row.insert(1, Cell::text(subject.name(*unit)));
            table.rows.push(row);
        }
    }
    table
}

/// A unit's duties, one row each.
pub fn unit_sheet(subject: &Subject, unit: UnitId) -> Sheet {
    without_empty(whole_sheet(subject, unit), &subject.text("papers.leaders"))
}

/// The same with every column.
fn whole_sheet(subject: &Subject, unit: UnitId) -> Sheet {
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
    Sheet { name, above, columns, rows, lying: true, filtered: true, ..Sheet::default() }
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
        filtered: true,
        ..Sheet::default()
    })
}
