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

fn table(subject: &Subject) -> Table {
    let led = subject.plan.measures.iter().any(|measure| !measure.leaders.is_empty());
    let mut columns = vec![
        Column::centred(subject.text("papers.no"), 9),
        Column::new(subject.text("papers.measure"), 42),
        Column::new(subject.text("role.unit.lead"), 15),
        Column::new(subject.text("role.unit.responsible"), 15),
        Column::new(subject.text("role.unit.participate"), 26),
        Column::new(subject.text("duties.when"), 12),
    ];
    if led {
        columns.push(Column::new(subject.text("papers.leaders"), 9));
    }
    let mut rows = Vec::new();
    for item in items(subject) {
        match item {
            Item::Heading(id) => rows.push(Row::Over(subject.plan.heading(id))),
            Item::Carrier(holder) => rows.push(Row::Cells(row(subject, holder, led))),
        }
    }
    Table { caption: String::new(), columns, rows }
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

fn row(subject: &Subject, holder: Holder, led: bool) -> Vec<String> {
    let words = match holder {
        Holder::Measure(id) => subject.plan.measure_text(id),
        // The heading itself stands right above, over all columns.
        Holder::Section(id) => subject.plan.text(&subject.plan.section(id).body),
    };
    let mut row = vec![cells::carrier(subject, holder), words];
    row.extend(Role::ALL.map(|role| cells::names(subject, holder, role, None)));
    let hidden = cells::hidden(subject, holder);
    if hidden > 0 {
        let said = subject.fill("duties.hidden-partners", &[&hidden.to_string()]);
        // Beside the participants: that column is the widest of names.
        row[4] = [row[4].as_str(), &said]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
    }
    row.push(cells::deadlines(subject, holder));
    if led {
        row.push(cells::leaders(subject, holder));
    }
    row
}
