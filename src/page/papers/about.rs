//! 说明: the sheet that every workbook ends in.

use super::Subject;
use super::columns::{NAMES, columns};
use crate::graph::Link;
use crate::page::workbook::{Cell, Sheet};
use crate::plan::{Basis, Holder, SectionId, UnitId};
use std::collections::BTreeSet;

/// What is listed, in words: the units, the filter, or the whole plan.
pub(super) fn scope(subject: &Subject, units: Option<&str>) -> String {
    let statement = Some(subject.statement.as_str()).filter(|statement| !statement.is_empty());
    let parts: Vec<&str> = units.into_iter().chain(statement).collect();
    if parts.is_empty() { subject.text("banner.all") } else { parts.join(" · ") }
}

/// Which plan this is, how much of it, and what is counted.
pub(super) fn about(subject: &Subject, scope: &str, listed: &[Link], measures: usize) -> Sheet {
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
    rows.push(text("ledger.about.scope", scope));
    let units: BTreeSet<UnitId> = listed.iter().map(|link| link.unit).collect();
    rows.push(number("ledger.about.measures", measures));
    rows.push(number("ledger.about.measures-all", plan.measures.len()));
    rows.push(number("ledger.about.assignments", listed.len()));
    rows.push(number("ledger.about.assignments-all", subject.graph.links().len()));
    rows.push(number("ledger.about.units", units.len()));
    rows.push(number("ledger.about.units-all", plan.units.len()));
    rows.push(number("ledger.about.collectives", plan.units.iter().filter(|unit| unit.collective).count()));
    let headings: BTreeSet<SectionId> = listed
        .iter()
        .filter_map(|link| match link.holder {
            Holder::Section(id) => Some(id),
            Holder::Measure(_) => None,
        })
        .collect();
    rows.push(number("ledger.about.headings", headings.len()));
    rows.push(number("ledger.about.corrections", subject.corrections));
    rows.push(number("ledger.about.user", listed.iter().filter(|link| link.basis == Basis::User).count()));
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
