//! 单位索引 of a meeting pack: every unit that the pack names, with its measures by role and the pages on which it
//! stands.

use crate::graph::PlanGraph;
use crate::page::report::{Block, Column, Report, Row, Table};
use crate::plan::{Plan, Role, UnitId, UnitKind};
use crate::words::Language;

/// Where a unit stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which unit.
    pub unit: UnitId,
    /// The page on which its own sheet begins; none where it has none.
    pub own: Option<usize>,
    /// Every page on which it is named, ascending.
    pub pages: Vec<usize>,
}

/// The index; units in the order that officials expect.
pub fn index(plan: &Plan, graph: &PlanGraph, places: &[Place], foot: &str, language: Language) -> Report {
    let text = |key: &str| language.text(key).to_owned();
    let title = text("pack.index");
    let roles = Role::ALL.map(|role| text(&format!("role.{}", role.key())));
    let mut columns = vec![Column::new(text("packets.unit"), 19)];
    columns.extend(roles.into_iter().map(|head| Column::new(head, 14)));
    columns.push(Column::centred(text("pack.index.own"), 9));
    columns.push(Column::new(text("pack.index.pages"), 30));
    let mut rows = Vec::new();
    let kinds = UnitKind::ALL.map(|kind| (text(&format!("kind.{}", kind.key())), Some(kind)));
    for (head, kind) in kinds.into_iter().chain([(text("packets.collectives"), None)]) {
        let of_kind = places.iter().filter(|place| {
            let unit = plan.unit(place.unit);
            if unit.collective { kind.is_none() } else { kind == Some(unit.kind) }
        });
        let mut of_kind = of_kind.peekable();
        if of_kind.peek().is_some() {
            rows.push(Row::Over(head));
        }
        rows.extend(of_kind.map(|place| row(plan, graph, place, language)));
    }
    let table = Table { caption: String::new(), columns, rows };
    let blocks =
        vec![Block::Title(title.clone()), Block::Note(text("pack.index.about")), Block::Table(table)];
    Report { title, lying: true, foot: foot.to_owned(), blocks }
}

fn row(plan: &Plan, graph: &PlanGraph, place: &Place, language: Language) -> Row {
    let mut cells = vec![plan.unit(place.unit).name.clone()];
    cells.extend(Role::ALL.map(|role| measures(plan, graph, place.unit, role, language)));
    cells.push(place.own.map_or_else(String::new, |page| page.to_string()));
    cells.push(runs(&place.pages));
    Row::Cells(cells)
}

/// A unit's measures in one role by number, neighbours drawn together; headings are counted.
fn measures(plan: &Plan, graph: &PlanGraph, unit: UnitId, role: Role, language: Language) -> String {
    let links: Vec<_> = graph.duties_as(unit, role).collect();
    let headings = links.iter().filter(|link| link.measure().is_none()).count();
    let ids = links.iter().filter_map(|link| link.measure());
    let repeat = plan.numbers_repeat();
    let numbers: Vec<String> = ids
        .map(|id| {
            let number = if repeat { plan.cited(id) } else { plan.measure(id).no.clone() };
            if number.is_empty() { language.text("flow.unnumbered").to_owned() } else { number }
        })
        .collect();
    let plain: Option<Vec<usize>> =
        numbers.iter().map(|number| if repeat { None } else { number.parse().ok() }).collect();
    let mut said = match plain {
        Some(plain) => runs(&plain),
        None => numbers.join("、"),
    };
    if headings > 0 {
        let on = language.fill("pack.index.headings", &[&headings.to_string()]);
        said = if said.is_empty() { on } else { format!("{said}、{on}") };
    }
    said
}

/// 3、5—7、12: three and more neighbours are drawn together.
pub fn runs(numbers: &[usize]) -> String {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    let runs = numbers.chunk_by(|one, next| one + 1 == *next).map(|run| match run {
        [first, .., last] if run.len() > 2 => format!("{first}—{last}"),
        run => run.iter().map(usize::to_string).collect::<Vec<_>>().join("、"),
    });
    runs.collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_drawn_together() {
        assert_eq!(runs(&[]), "");
        assert_eq!(runs(&[12, 3, 5, 6, 7, 6]), "3、5—7、12");
        assert_eq!(runs(&[1, 2]), "1、2");
    }
}
