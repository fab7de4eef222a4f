//! The lists as text, and as a table for spreadsheets.

use super::model::{Duty, Model, Sheet, Title};
use crate::graph::PlanGraph;
use crate::plan::{Holder, Plan, Role};
use crate::view::flow::Said;
use crate::view::when;
use crate::words::Language;

/// The sheets as text, as they stand on the page: units joined by 、, a line a role.
pub fn text(plan: &Plan, graph: &PlanGraph, model: &Model, language: Language) -> String {
    let said = Said { plan, graph, language };
    let mut lines = Vec::new();
    for sheet in &model.sheets {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        head(said, sheet, &mut lines);
        for group in &sheet.groups {
            let title = title(said, &group.title);
            lines.push(String::new());
            lines.push(said.fill("duties.group", &[&title, &group.duties.len().to_string()]));
            for each in &group.duties {
                duty(said, each, &mut lines);
            }
        }
    }
    lines.join("\n")
}

fn head(said: Said, sheet: &Sheet, lines: &mut Vec<String>) {
    lines.push(said.name(sheet.unit).to_owned());
    let counts = Role::ALL.map(|role| sheet.load.of(role).to_string());
    lines.push(said.fill("inspector.counts", &[&counts[0], &counts[1], &counts[2]]));
    if !sheet.mentions.is_empty() {
        lines.push(said.fill("banner.collective", &[&sheet.mentions.len().to_string()]));
    }
    if sheet.hidden() > 0 {
        lines.push(said.fill("duties.hidden-copied", &[&sheet.hidden().to_string()]));
    }
}

fn title(said: Said, title: &Title) -> String {
    match title {
        Title::Role(role) => said.text(&format!("role.unit.{}", role.key())),
        Title::Task(section) => said.plan.heading(*section),
        Title::When(when) => when.title(said.language),
    }
}

fn number(said: Said, duty: &Duty) -> String {
    match duty.holder {
        Holder::Measure(id) => said.number(id),
        Holder::Section(_) => said.text("duties.heading"),
    }
}

fn names(said: Said, duty: &Duty, role: Role) -> String {
    let units = duty.team.iter().filter(|(other, _)| *other == role).flat_map(|(_, units)| units);
    units.map(|unit| said.name(*unit)).collect::<Vec<_>>().join("、")
}

fn deadlines(said: Said, duty: &Duty) -> String {
    let all = duty.deadlines(said.plan).iter();
    all.map(|deadline| when::sentence(said.plan, deadline, said.language)).collect::<Vec<_>>().join("；")
}

fn duty(said: Said, duty: &Duty, lines: &mut Vec<String>) {
    let role = said.text(&format!("role.{}", duty.role.key()));
    lines.push(format!("{} {role} {}", number(said, duty), duty.words(said.plan)));
    for role in Role::ALL {
        let names = names(said, duty, role);
        if !names.is_empty() {
            let role = said.text(&format!("role.unit.{}", role.key()));
            lines.push(said.fill("duties.copied-role", &[&role, &names]));
        }
    }
    let deadlines = deadlines(said, duty);
    if !deadlines.is_empty() {
        lines.push(said.fill("duties.deadline", &[&deadlines]));
    }
}

/// The sheets as rows of cells, the head first: a row an assignment of the unit, with who else is named.
pub fn table(plan: &Plan, graph: &PlanGraph, model: &Model, language: Language) -> Vec<Vec<String>> {
    let said = Said { plan, graph, language };
    let head = ["table.unit", "table.role", "table.no", "table.task", "table.measure"];
    let others = Role::ALL.map(|role| said.text(&format!("duties.others.{}", role.key())));
    let cells = head.map(|key| said.text(key)).into_iter().chain(others);
    let mut rows: Vec<Vec<String>> = vec![cells.chain([said.text("duties.when")]).collect()];
    for sheet in &model.sheets {
        for duty in sheet.groups.iter().flat_map(|group| &group.duties) {
            let no = duty.measure().map(|id| plan.measure(id).no.clone()).unwrap_or_default();
            let text = duty.measure().map(|id| plan.measure_text(id)).unwrap_or_default();
            let role = said.text(&format!("role.{}", duty.role.key()));
            let task = plan.heading(duty.section(plan));
            let mut row = vec![said.name(sheet.unit).to_owned(), role, no, task, text];
            row.extend(Role::ALL.map(|role| names(said, duty, role)));
            row.push(deadlines(said, duty));
            rows.push(row);
        }
    }
    rows
}
