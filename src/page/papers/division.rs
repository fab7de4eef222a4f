//! 分工表: the whole plan, or what a filter shows of it, measure by measure with who does what.

use super::{Subject, cells};
use crate::page::report::{Block, Column, Report, Row, Table};
use crate::plan::{Holder, Role, SectionId};

/// The table. Headings go over all columns, each with its own assignments where it has any.
pub fn division(subject: &Subject) -> Report {
    let mut report = subject.report(subject.text("papers.division.title"), true);
    report.blocks.push(Block::Line(counts(subject)));
    report.blocks.extend(subject.notes().into_iter().map(Block::Note));
    let table = table(subject);
    if table.rows.is_empty() {
        report.blocks.push(Block::Line(subject.text("papers.nothing")));
    } else {
        report.blocks.push(Block::Table(table));
    }
    report
}

/// How much of the plan the table holds.
fn counts(subject: &Subject) -> String {
    let plan = subject.plan;
    let measures = plan.measures.iter().filter(|measure| subject.shows_measure(measure.id)).count();
    let links = subject.graph.links().filter(|link| subject.shows(link));
    let (assignments, units) =
        links.fold((0, std::collections::BTreeSet::new()), |(count, mut units), link| {
            units.insert(link.unit);
            (count + 1, units)
        });
    let numbers = [measures, assignments, units.len()].map(|number| number.to_string());
    subject.fill("papers.division.counts", &[&numbers[0], &numbers[1], &numbers[2]])
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Number,
    Words,
    Role(Role),
    Deadlines,
    Leaders,
}

/// The columns with their shares of the width.
const COLUMNS: [(Holds, u16); 7] = [
    (Holds::Number, 9),
    (Holds::Words, 44),
    (Holds::Role(Role::Lead), 16),
    (Holds::Role(Role::Responsible), 16),
    (Holds::Role(Role::Participate), 28),
    (Holds::Deadlines, 12),
    (Holds::Leaders, 9),
];

fn table(subject: &Subject) -> Table {
    let items = items(subject);
    let carriers = || {
        items.iter().filter_map(|item| match item {
            Item::Carrier(holder) => Some(*holder),
            Item::Heading(_) => None,
        })
    };
    // A column that no row fills says nothing that its absence does not say.
    let needed = |holds: Holds| {
        let always =
            matches!(holds, Holds::Number | Holds::Words | Holds::Role(Role::Lead | Role::Participate));
        always || carriers().any(|holder| !cell(subject, holder, holds).is_empty())
    };
    let kept: Vec<(Holds, u16)> = COLUMNS.into_iter().filter(|(holds, _)| needed(*holds)).collect();
    let columns = kept.iter().map(|(holds, share)| {
        let head = head(subject, *holds);
        if *holds == Holds::Number { Column::centred(head, *share) } else { Column::new(head, *share) }
    });
    let row = |item: &Item| match item {
        Item::Heading(id) => Row::Over(subject.plan.heading(*id)),
        Item::Carrier(holder) => {
            Row::Cells(kept.iter().map(|(holds, _)| cell(subject, *holder, *holds)).collect())
        }
    };
    Table { caption: String::new(), columns: columns.collect(), rows: items.iter().map(row).collect() }
}

fn head(subject: &Subject, holds: Holds) -> String {
    match holds {
        Holds::Number => subject.text("papers.no"),
        Holds::Words => subject.text("papers.measure"),
        Holds::Role(role) => subject.text(&format!("role.unit.{}", role.key())),
        Holds::Deadlines => subject.text("duties.when"),
        Holds::Leaders => subject.text("papers.leaders"),
    }
}

fn cell(subject: &Subject, holder: Holder, holds: Holds) -> String {
    match holds {
        Holds::Number => cells::carrier(subject, holder),
        Holds::Words => cells::body(subject, holder),
        Holds::Role(Role::Participate) => participants(subject, holder),
        Holds::Role(role) => cells::names(subject, holder, role, None),
        Holds::Deadlines => cells::deadlines(subject, holder),
        Holds::Leaders => cells::leaders(subject, holder),
    }
}

/// Who takes part, and how many units the filter hides: that column is the widest of names.
fn participants(subject: &Subject, holder: Holder) -> String {
    let names = cells::names(subject, holder, Role::Participate, None);
    match cells::hidden(subject, holder) {
        0 => names,
        hidden => {
            let hidden = subject.fill("duties.hidden-partners", &[&hidden.to_string()]);
            [names, hidden].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
        }
    }
}

/// What stands in the table, in document order.
enum Item {
    Heading(SectionId),
    Carrier(Holder),
}

/// The measures that show and the headings that name units, each below the headings that it stands under.
fn items(subject: &Subject) -> Vec<Item> {
    let plan = subject.plan;
    let carries = |id: SectionId| cells::team(subject, Holder::Section(id)).next().is_some();
    let sections = plan.sections.iter().map(|section| section.id).filter(|id| carries(*id));
    let sections = sections.map(|id| (plan.section(id).span.start, Holder::Section(id)));
    let measures = plan.measures.iter().filter(|measure| subject.shows_measure(measure.id));
    let measures = measures.map(|measure| (measure.span.start, Holder::Measure(measure.id)));
    let mut carriers: Vec<(u32, Holder)> = sections.chain(measures).collect();
    carriers.sort_unstable();

    let mut items = Vec::new();
    let mut above: Vec<SectionId> = Vec::new();
    for (_, holder) in carriers {
        let path = plan.path(cells::section(subject, holder));
        let same = above.iter().zip(&path).take_while(|(one, other)| one == other).count();
        items.extend(path[same..].iter().map(|id| Item::Heading(*id)));
        items.push(Item::Carrier(holder));
        above = path;
    }
    items
}
