//! A view as a sheet of paper: title, filter statement, legend and footer around the same scene as on screen.

use super::{Choices, Derived, Document};
use crate::graph::{Filter, LinkId, List};
use crate::page::{Page, Paper, Sheet};
use crate::plan::{MeasureId, Role, RoleSet, SectionId, UnitId, UnitKind};
use crate::scene::look::Look;
use crate::scene::{Target, TargetSet, Theme};
use crate::view::View;
use crate::words::Language;

/// A view on paper: always dark on light, with nothing lit. None for the text, and for a view that is closed.
pub fn sheet(
    document: &Document,
    choices: &Choices,
    derived: &Derived,
    view: View,
    paper: Paper,
) -> Option<Sheet> {
    sheet_of(document, choices, derived, view, choices.filter.unit.as_slice(), paper)
}

/// The same for several units: `derived` shows what any of them is named by, which a filter cannot say.
pub fn sheet_of(
    document: &Document,
    choices: &Choices,
    derived: &Derived,
    view: View,
    units: &[UnitId],
    paper: Paper,
) -> Option<Sheet> {
    let canvas = derived.canvas(view)?;
    // On screen only the part of a matrix that is seen is built.
    let whole = derived.matrix.as_ref().filter(|_| view == View::Matrix);
    let whole = whole.map(|matrix| matrix.whole(document, canvas.shown, choices.settings.language));
    let plan = &document.plan;
    let language = choices.settings.language;
    let facts = [&plan.doc_no.text, &plan.issuer.text, &plan.date.text];
    let facts: Vec<&str> = facts.into_iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
    let title = document.title().to_owned();
    let statement = statement(document, choices, &derived.shown, units);
    // A network says of itself what joins units, and how much of it is drawn.
    let network = derived.network.as_ref().filter(|_| view == View::Network);
    let about = network.map(|network| format!(" · {}", network.statement(language)));
    let page = Page {
        paper,
        subtitle: facts.join("  "),
        statement: statement + &about.unwrap_or_default(),
        footer: format!("{}  {title}  {}", language.text("program"), plan.doc_no.text),
        title,
        scene: whole.as_ref().unwrap_or(canvas.scene),
        look: Look {
            shown: canvas.shown,
            raised: canvas.raised,
            lit: None,
            selected: None,
            hovered: None,
            marks: Some(canvas.marks),
            theme: Theme::light(),
        },
        language,
    };
    Some(page.compose())
}

/// What is shown of how much, in one sentence: 「显示 23/94 项 · 省司法厅 · 牵头」.
pub(super) fn statement(
    document: &Document,
    choices: &Choices,
    shown: &TargetSet,
    units: &[UnitId],
) -> String {
    let plan = &document.plan;
    let language = choices.settings.language;
    let filter = &choices.filter;
    let shown = shown.measures.iter().filter(|shown| **shown).count().to_string();
    let mut parts = vec![language.fill("banner.shown", &[&shown, &plan.measures.len().to_string()])];
    if !units.is_empty() {
        let names: Vec<&str> = units.iter().map(|id| plan.unit(*id).name.as_str()).collect();
        parts.push(names.join("、"));
    }
    parts.extend(named_parts(document, filter, language));
    for id in units {
        let line = collective_line(document, *id, language);
        // With several units, each line says whose it is.
        let whose = if units.len() > 1 { format!("{} ", plan.unit(*id).name) } else { String::new() };
        parts.extend(line.map(|line| whose + &line));
    }
    parts.join(" · ")
}

/// What a filter asks for, in words: 「省司法厅 · 牵头 · (一)…」; empty for the whole.
pub fn describe_filter(document: &Document, filter: &Filter, language: Language) -> String {
    let unit = filter.unit.map(|id| document.plan.unit(id).name.clone());
    let parts: Vec<String> = unit.into_iter().chain(named_parts(document, filter, language)).collect();
    parts.join(" · ")
}

/// The parts of a filter that are set, without its unit.
fn named_parts(document: &Document, filter: &Filter, language: Language) -> Vec<String> {
    let plan = &document.plan;
    let mut parts = Vec::new();
    if filter.roles != RoleSet::ALL {
        let roles = Role::ALL.into_iter().filter(|role| filter.roles.has(*role));
        parts.extend(roles.map(|role| language.text(&format!("role.{}", role.key())).to_owned()));
    }
    let kinds = UnitKind::ALL.into_iter().filter(|kind| filter.kinds.contains(kind));
    parts.extend(kinds.map(|kind| language.text(&format!("kind.{}", kind.key())).to_owned()));
    parts.extend(filter.sections.iter().map(|section| plan.heading(*section)));
    if let Some(list) = &filter.list {
        parts.push(title_of(list, language));
    }
    if !filter.text.trim().is_empty() {
        parts.push(format!("“{}”", filter.text.trim()));
    }
    parts
}

/// What is true of the measures of a list.
pub fn title_of(list: &List, language: Language) -> String {
    let args: Vec<&str> = list.title.1.iter().map(String::as_str).collect();
    language.fill(&list.title.0, &args)
}

/// 「另有 N 项列有集合单位」: what a unit's share leaves out; none where there is no such measure.
pub fn collective_line(document: &Document, unit: UnitId, language: Language) -> Option<String> {
    let more = document.graph.collective_mentions(&document.plan, unit).count();
    (more > 0).then(|| language.fill("banner.collective", &[&more.to_string()]))
}

/// What a target is, with the words that say so: tooltips of a picture.
pub fn describe(document: &Document, target: Target, language: Language) -> String {
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
