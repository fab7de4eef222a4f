//! What goes to the clipboard: units joined by 、, and tables that spreadsheets paste into cells.

use crate::command::Effect;
use crate::plan::{Holder, Role, SectionId, UnitId};
use crate::scene::Target;
use crate::state::{State, derived};
use crate::view::{duties, overview};

/// Units of what is selected, a line a role, joined by 、.
pub(super) fn units(state: &State) -> Vec<Effect> {
    let (plan, graph) = (&state.document.plan, &state.document.graph);
    let language = state.choices.settings.language;
    let belongs = |holder: Holder| match state.place.selection {
        Some(Target::Measure(id)) => holder == Holder::Measure(crate::plan::MeasureId(id)),
        Some(Target::Section(id)) => match holder {
            Holder::Measure(measure) => plan.is_within(plan.measure(measure).section, SectionId(id)),
            Holder::Section(section) => plan.is_within(section, SectionId(id)),
        },
        Some(Target::Link(id)) => holder == graph.link(crate::graph::LinkId(id)).holder,
        Some(Target::Tie(one, other)) => [one, other].into_iter().all(|id| graph.names(holder, UnitId(id))),
        Some(Target::Unit(_) | Target::Entry(_)) | None => false,
    };
    if let Some(Target::Unit(id)) = state.place.selection {
        return vec![Effect::Copy(plan.units[id as usize].name.clone())];
    }
    let mut lines = Vec::new();
    for role in Role::ALL {
        let mut names: Vec<&str> = Vec::new();
        for link in graph.links().filter(|link| link.role == role && belongs(link.holder)) {
            let name = plan.unit(link.unit).name.as_str();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            let role = language.text(&format!("role.unit.{}", role.key())).to_owned();
            lines.push(format!("{role}:{}", names.join("、")));
        }
    }
    if lines.is_empty() { Vec::new() } else { vec![Effect::Copy(lines.join("\n"))] }
}

/// The assignments that are shown (and touch what is selected) as tab-separated lines with a header.
pub(super) fn table(state: &State) -> Vec<Effect> {
    let (plan, graph) = (&state.document.plan, &state.document.graph);
    let language = state.choices.settings.language;
    let lit = state.place.selection.map(|target| crate::state::derived::neighbours(&state.document, target));
    let header = ["table.no", "table.task", "table.measure", "table.role", "table.unit"];
    let mut lines = vec![header.map(|key| language.text(key).to_owned()).join("\t")];
    for link in graph.links() {
        let target = Target::Link(link.id.0);
        if !state.derived.shown.has(target) || lit.as_ref().is_some_and(|lit| !lit.has(target)) {
            continue;
        }
        let (no, section, text) = match link.holder {
            Holder::Measure(id) => {
                (plan.measure(id).no.clone(), plan.measure(id).section, plan.measure_text(id))
            }
            Holder::Section(id) => (String::new(), id, String::new()),
        };
        let role = language.text(&format!("role.{}", link.role.key())).to_owned();
        let cells = [no, plan.heading(section), text, role, plan.unit(link.unit).name.clone()];
        lines.push(cells.map(|cell| as_cell(&cell)).join("\t"));
    }
    let count = (lines.len() - 1).to_string();
    vec![Effect::Copy(lines.join("\n")), Effect::Tell("notice.copied-rows", vec![count])]
}

/// The list of duties as text, whether or not it is on screen.
pub(super) fn duties(state: &State) -> Vec<Effect> {
    let (plan, graph) = (&state.document.plan, &state.document.graph);
    let text = duties::text(plan, graph, &listed(state), state.choices.settings.language);
    vec![Effect::Copy(text), Effect::Tell("notice.copied-duties", Vec::new())]
}

/// The same as tab-separated lines with a header.
pub(super) fn duties_table(state: &State) -> Vec<Effect> {
    let (plan, graph) = (&state.document.plan, &state.document.graph);
    let rows = duties::table(plan, graph, &listed(state), state.choices.settings.language);
    let line = |row: &Vec<String>| row.iter().map(|cell| as_cell(cell)).collect::<Vec<_>>().join("\t");
    let lines: Vec<String> = rows.iter().map(line).collect();
    let count = (lines.len() - 1).to_string();
    vec![Effect::Copy(lines.join("\n")), Effect::Tell("notice.copied-rows", vec![count])]
}

/// The overview as text, whether or not it is on screen.
pub(super) fn overview(state: &State) -> Vec<Effect> {
    let (plan, graph) = (&state.document.plan, &state.document.graph);
    let spec = derived::overview::spec(&state.document, &state.choices, &state.derived.shown);
    let model = overview::model(plan, graph, &spec);
    let text = overview::text(plan, graph, &model, state.choices.settings.language);
    vec![Effect::Copy(text), Effect::Tell("notice.copied-overview", Vec::new())]
}

fn listed(state: &State) -> duties::Model {
    let spec = derived::duties::spec(&state.choices, &state.place, &state.derived.shown);
    duties::model(&state.document.plan, &state.document.graph, &spec)
}

/// One line, and never taken for a formula.
pub(super) fn as_cell(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.starts_with(['=', '+', '-', '@']) { format!("'{line}") } else { line }
}
