//! A plan as other programs get it: the structure behind `parse --format json` and `--format ron`.
//!
//! The names and their order are a contract (DESIGN §6); a field is added at the end or not at all.

use crate::plan::{self, Deadline, DeadlineKind, Diagnostic, Plan, Role, Severity, Span};
use crate::words::Language;
use serde::Serialize;

/// The whole document.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    title: &'a str,
    doc_no: &'a str,
    issuer: &'a str,
    date: &'a str,
    sections: Vec<Section<'a>>,
    measures: Vec<Measure<'a>>,
    units: Vec<Unit<'a>>,
    diagnostics: Vec<Finding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Section<'a> {
    id: u32,
    parent: Option<u32>,
    level: u8,
    label: &'a str,
    title: &'a str,
    span: Span,
    body: &'a [Span],
    assignments: Vec<Assignment<'a>>,
    deadlines: Vec<Due<'a>>,
}

#[derive(Debug, Serialize)]
struct Measure<'a> {
    id: u32,
    no: &'a str,
    section: u32,
    text: String,
    span: Span,
    assignments: Vec<Assignment<'a>>,
    leaders: Vec<Leader<'a>>,
    deadlines: Vec<Due<'a>>,
}

#[derive(Debug, Serialize)]
struct Assignment<'a> {
    role: Role,
    unit: &'a str,
    open: bool,
    basis: plan::Basis,
    span: Span,
}

#[derive(Debug, Serialize)]
struct Leader<'a> {
    name: &'a str,
    span: Span,
}

#[derive(Debug, Serialize)]
struct Due<'a> {
    text: &'a str,
    kind: DeadlineKind,
    #[serde(rename = "due")]
    by: Option<&'a str>,
    span: Span,
}

#[derive(Debug, Serialize)]
struct Unit<'a> {
    name: &'a str,
    aliases: &'a [String],
    kind: plan::UnitKind,
    collective: bool,
    lead: usize,
    participate: usize,
    responsible: usize,
}

#[derive(Debug, Serialize)]
struct Finding {
    severity: Severity,
    code: plan::Code,
    message: String,
    span: Span,
    line: u32,
}

impl<'a> Document<'a> {
    /// Of a plan and what the reader noticed; with its whole text where `with_source`.
    pub fn of(plan: &'a Plan, diagnostics: &[Diagnostic], with_source: bool) -> Self {
        Self {
            title: &plan.title.text,
            doc_no: &plan.doc_no.text,
            issuer: &plan.issuer.text,
            date: &plan.date.text,
            sections: plan.sections.iter().map(|section| Section::of(plan, section)).collect(),
            measures: plan.measures.iter().map(|measure| Measure::of(plan, measure)).collect(),
            units: units(plan),
            diagnostics: diagnostics.iter().map(|diagnostic| Finding::of(plan, diagnostic)).collect(),
            source: with_source.then_some(&*plan.source),
        }
    }
}

/// The sentence of a diagnostic for people.
pub fn message(diagnostic: &Diagnostic, language: Language) -> String {
    let args: Vec<&str> = diagnostic.args.iter().map(String::as_str).collect();
    language.fill(&format!("diagnostic.{}", diagnostic.code.key()), &args)
}

fn units(plan: &Plan) -> Vec<Unit<'_>> {
    let mut units: Vec<Unit> = plan
        .units
        .iter()
        .map(|unit| Unit {
            name: &unit.name,
            aliases: &unit.aliases,
            kind: unit.kind,
            collective: unit.collective,
            lead: 0,
            participate: 0,
            responsible: 0,
        })
        .collect();
    for (_, assignment) in plan.assignments() {
        let unit = &mut units[assignment.unit.index()];
        match assignment.role {
            Role::Lead => unit.lead += 1,
            Role::Participate => unit.participate += 1,
            Role::Responsible => unit.responsible += 1,
        }
    }
    units
}

impl<'a> Section<'a> {
    fn of(plan: &'a Plan, section: &'a plan::Section) -> Self {
        Self {
            id: section.id.0,
            parent: section.parent.map(|id| id.0),
            level: section.level,
            label: &section.label,
            title: &section.title,
            span: section.span,
            body: &section.body,
            assignments: assignments(plan, &section.assignments),
            deadlines: deadlines(plan, &section.deadlines),
        }
    }
}

impl<'a> Measure<'a> {
    fn of(plan: &'a Plan, measure: &'a plan::Measure) -> Self {
        Self {
            id: measure.id.0,
            no: &measure.no,
            section: measure.section.0,
            text: plan.measure_text(measure.id),
            span: measure.span,
            assignments: assignments(plan, &measure.assignments),
            leaders: measure
                .leaders
                .iter()
                .map(|each| Leader { name: &each.name, span: each.span })
                .collect(),
            deadlines: deadlines(plan, &measure.deadlines),
        }
    }
}

fn assignments<'a>(plan: &'a Plan, list: &'a [plan::Assignment]) -> Vec<Assignment<'a>> {
    list.iter()
        .map(|each| Assignment {
            role: each.role,
            unit: &plan.unit(each.unit).name,
            open: each.open,
            basis: each.basis,
            span: each.span,
        })
        .collect()
}

fn deadlines<'a>(plan: &'a Plan, list: &'a [Deadline]) -> Vec<Due<'a>> {
    list.iter()
        .map(|each| Due {
            text: plan.words(each.span),
            kind: each.kind,
            by: each.due.as_deref(),
            span: each.span,
        })
        .collect()
}

impl Finding {
    fn of(plan: &Plan, diagnostic: &Diagnostic) -> Self {
        Self {
            severity: diagnostic.severity,
            code: diagnostic.code,
            message: message(diagnostic, Language::Chinese),
            span: diagnostic.span,
            line: plan.line_column(diagnostic.span.start).0,
        }
    }
}
