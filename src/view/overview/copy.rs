//! The overview as text: the same counts, tables with tabs so that they paste into cells.

use super::model::{Cell, Due, Model, Rank};
use super::page::number;
use crate::graph::PlanGraph;
use crate::plan::{Holder, Plan, Role};
use crate::view::flow::Said;
use crate::view::when;
use crate::words::Language;

/// Everything that stands on the page, lists whole.
pub fn text(plan: &Plan, graph: &PlanGraph, model: &Model, language: Language) -> String {
    let said = Said { plan, graph, language };
    let mut lines = vec![plan.title.text.clone(), plan.doc_no.text.clone()];
    lines.retain(|line| !line.is_empty());
    let figures = [
        ("overview.measures", model.measures),
        ("overview.tasks", model.tasks),
        ("overview.units", model.units),
        ("overview.links", model.links),
    ];
    let figures = figures.map(|(key, both)| (said.text(key), both));
    let roles = model.roles.iter().map(|(role, both)| (said.text(&format!("role.{}", role.key())), *both));
    for (name, both) in figures.into_iter().chain(roles) {
        lines.push(format!("{name}\t{}", number(both, model.filtered())));
    }
    ranks(said, &model.ranks, "overview.ranks", &mut lines);
    table(said, model, &mut lines);
    lines.extend([String::new(), said.text("overview.crowded")]);
    for (id, count) in &model.crowded {
        lines.push(format!("{}\t{}", count, said.measure(*id)));
    }
    let lists = [
        ("overview.several", &model.several),
        ("overview.nobody", &model.nobody),
        ("overview.leaderless", &model.leaderless),
        ("overview.unanswered", &model.unanswered),
    ];
    lines.push(String::new());
    lines.extend(lists.map(|(key, measures)| list(said, key, measures)));
    ranks(said, &model.only_part, "overview.others", &mut lines);
    for (unit, count) in &model.collectives {
        lines.push(format!("{}（{}）\t{count}", said.name(*unit), said.text("collective")));
    }
    lines.extend([String::new(), said.text("overview.deadlines")]);
    if model.deadlines.is_empty() {
        lines.push(said.text("overview.deadlines.none"));
    }
    let due = model.deadlines.iter().flat_map(|(when, due)| due.iter().map(move |due| (when, due)));
    lines.extend(due.map(|(when, due)| format!("{}\t{}", when.title(language), deadline(said, due))));
    lines.join("\n")
}

fn ranks(said: Said, ranks: &[Rank], title: &str, lines: &mut Vec<String>) {
    let roles = Role::ALL.map(|role| said.text(&format!("role.{}", role.key())));
    lines.extend([String::new(), format!("{}\t{}", said.text(title), roles.join("\t"))]);
    for rank in ranks {
        let numbers = Role::ALL.map(|role| rank.load.of(role).to_string());
        lines.push(format!("{}\t{}", said.name(rank.unit), numbers.join("\t")));
    }
}

fn table(said: Said, model: &Model, lines: &mut Vec<String>) {
    let kinds: Vec<String> =
        model.kinds.iter().map(|kind| said.text(&format!("kind.{}", kind.key()))).collect();
    lines.extend([String::new(), format!("{}\t{}", said.text("overview.heat"), kinds.join("\t"))]);
    for (part, row) in model.parts.iter().zip(&model.cells) {
        let numbers: Vec<String> = row.iter().map(|measures| measures.len().to_string()).collect();
        lines.push(format!("{}\t{}", said.plan.heading(*part), numbers.join("\t")));
    }
}

fn list(said: Said, key: &str, measures: &Cell) -> String {
    let numbers = said.numbers(measures.iter().copied());
    let numbers: Vec<String> = numbers.into_iter().map(|(_, number)| number).collect();
    format!("{}\t{}\t{}", said.text(key), measures.len(), numbers.join("、"))
}

fn deadline(said: Said, due: &Due) -> String {
    let what = match due.holder {
        Holder::Measure(id) => said.measure(id),
        Holder::Section(id) => said.plan.heading(id),
    };
    format!("{}\t{what}", when::sentence(said.plan, &due.deadline, said.language))
}
