//! What filters, lists and targets are, in words: for tips, tables, pages and the accessibility tree.

use super::document::Document;
use crate::graph::{Filter, LinkId, List};
use crate::plan::{MeasureId, Role, RoleSet, SectionId, UnitId, UnitKind};
use crate::scene::Target;
use crate::words::Language;

/// What a filter asks for, in words: 「省司法厅 · 牵头 · (一)…」; empty for the whole.
pub fn filter(document: &Document, filter: &Filter, language: Language) -> String {
    let unit = filter.unit.map(|id| document.plan.unit(id).name.clone());
    let parts: Vec<String> = unit.into_iter().chain(parts(document, filter, language)).collect();
    parts.join(" · ")
}

/// The parts of a filter that are set, without its unit.
pub(super) fn parts(document: &Document, filter: &Filter, language: Language) -> Vec<String> {
    let plan = &document.plan;
    let mut parts = Vec::new();
    if filter.roles != RoleSet::ALL {
        let roles = Role::ALL.into_iter().filter(|role| filter.roles.has(*role));
        parts.extend(roles.map(|role| language.text(&format!("role.{}", role.key())).to_owned()));
    }
    let kinds = UnitKind::ALL.into_iter().filter(|kind| filter.kinds.contains(kind));
    parts.extend(kinds.map(|kind| language.text(&format!("kind.{}", kind.key())).to_owned()));
    parts.extend(filter.sections.iter().map(|section| plan.heading(*section)));
    if let Some(shown) = &filter.list {
        parts.push(list(shown, language));
    }
    if !filter.text.trim().is_empty() {
        parts.push(format!("“{}”", filter.text.trim()));
    }
    parts
}

/// What is true of the measures of a list.
pub fn list(list: &List, language: Language) -> String {
    let args: Vec<&str> = list.title.1.iter().map(String::as_str).collect();
    language.fill(&list.title.0, &args)
}

/// 「另有 N 项列有集合单位」: what a unit's share leaves out; none where there is no such measure.
pub fn collectives(document: &Document, unit: UnitId, language: Language) -> Option<String> {
    let more = document.graph.collective_mentions(&document.plan, unit).count();
    (more > 0).then(|| language.fill("banner.collective", &[&more.to_string()]))
}

/// What a target is, with the words that say so: tooltips of a picture.
pub fn target(document: &Document, target: Target, language: Language) -> String {
    let (plan, graph) = (&document.plan, &document.graph);
    match target {
        Target::Unit(id) => {
            let load = graph.load(UnitId(id));
            let counts = Role::ALL.map(|role| load.of(role).to_string());
            let unit = plan.unit(UnitId(id));
            language.fill("node.unit", &[&unit.name, &counts[0], &counts[1], &counts[2]])
        }
        Target::Measure(id) => {
            let id = MeasureId(id);
            language.fill("node.measure", &[&plan.number(id), &plan.measure_text(id)]).trim_start().to_owned()
        }
        Target::Section(id) => plan.heading(SectionId(id)),
        Target::Tie(one, other) => {
            let shared = graph.shared(UnitId(one), UnitId(other)).count().to_string();
            let name = |id: u32| plan.unit(UnitId(id)).name.as_str();
            language.fill("node.tie", &[name(one), name(other), &shared])
        }
        // What a view offers says itself what it is.
        Target::Entry(_) => String::new(),
        Target::Link(id) => {
            let link = graph.link(LinkId(id));
            let role = language.text(&format!("role.{}", link.role.key())).to_owned();
            let carrier = match link.holder {
                crate::plan::Holder::Measure(id) => plan.number(id),
                crate::plan::Holder::Section(id) => plan.heading(id),
            };
            let words = plan.words(document.line_of(link.holder, graph.assignment(plan, link.id).span));
            format!("{} · {role} {carrier}\n{words}", plan.unit(link.unit).name)
        }
    }
}
