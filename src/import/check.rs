//! What a reader would notice about the plan as a whole: numbers that repeat or are missing, measures that
//! name nobody, names that may be one.

use super::block::{Block, Kind};
use super::fold;
use super::numeral::Style;
use super::outline::{Class, Node};
use crate::plan::{Code, Correction, Diagnostic, Plan, Severity, Span, UnitId};
use foldhash::{HashMap, HashSet};

/// More numbers are told of no document: its numbers mean something else.
const MOST_TOLD: usize = 10_000;

/// Numbers of headings and measures: each continues its siblings, or all of its style, or starts at 1.
pub(super) fn numbers(source: &str, blocks: &[Block], nodes: &[Node], found: &mut Vec<Diagnostic>) {
    // The last number of each style in the document, and of each style under each parent.
    let mut last: HashMap<Style, u32> = HashMap::default();
    let mut siblings: HashMap<(usize, Style), Seen> = HashMap::default();
    for node in nodes {
        let Some(block) = node.block.map(|at| &blocks[at]) else { continue };
        let (Kind::Item(numeral) | Kind::Group(Some(numeral))) = block.kind else { continue };
        if node.class == Class::Text || numeral.value == 0 {
            continue;
        }
        let before = last.insert(numeral.style, numeral.value);
        let seen = siblings.entry((node.parent, numeral.style)).or_default();
        let value = numeral.value;
        let mut tell = |code, severity, args| {
            if found.len() >= MOST_TOLD {
                return;
            }
            found.push(Diagnostic { severity, code, span: numeral.label, args, fix: None });
        };
        if seen.has(value) {
            tell(Code::DuplicateNumber, Severity::Warning, vec![fold::fold(numeral.label.of(source))]);
        } else {
            let continues = value == seen.last + 1 || before == Some(value - 1) || value == 1;
            if !continues && value > seen.last {
                let previous =
                    if seen.last > 0 { seen.last } else { before.filter(|b| *b < value).unwrap_or(0) };
                tell(Code::NumberGap, Severity::Warning, vec![previous.to_string(), value.to_string()]);
            }
            seen.add(value);
        }
    }
}

/// The numbers that one section has used.
#[derive(Default)]
struct Seen {
    last: u32,
    used: HashSet<u32>,
}

impl Seen {
    fn has(&self, value: u32) -> bool {
        value <= self.last && self.used.contains(&value)
    }

    fn add(&mut self, value: u32) {
        self.last = value;
        self.used.insert(value);
    }
}

/// Measures that name no unit, and a document without any measure.
pub(super) fn measures(plan: &Plan, found: &mut Vec<Diagnostic>) {
    if plan.measures.is_empty() {
        let span = plan.sections[0].span;
        found.push(Diagnostic {
            severity: Severity::Warning,
            code: Code::NoMeasures,
            span,
            args: Vec::new(),
            fix: None,
        });
    }
    let cited = plan.numbers_repeat();
    for measure in plan.measures.iter().filter(|measure| measure.assignments.is_empty()) {
        let number = if cited { plan.cited(measure.id) } else { plan.number(measure.id) };
        // Without a number, its first words say which it is.
        let first = || plan.measure_text(measure.id).trim().chars().take(10).collect::<String>();
        let args = vec![if number.is_empty() { format!("“{}…”", first()) } else { number }];
        let start = measure.span.start;
        let end = plan.source[start as usize..measure.span.end as usize]
            .char_indices()
            .nth(24)
            .map_or(measure.span.end, |(at, _)| start + at as u32);
        let span = Span { start, end };
        found.push(Diagnostic {
            severity: Severity::Warning,
            code: Code::MeasureWithoutUnit,
            span,
            args,
            fix: None,
        });
    }
}

/// Names that are one once the words are left out by which full and short forms differ:
/// 省大数据局 and 省大数据管理局, 省人民检察院 and 省检察院.
pub(super) fn near_identical(plan: &Plan, found: &mut Vec<Diagnostic>) {
    let mut first_said: Vec<Option<Span>> = vec![None; plan.units.len()];
    for (_, assignment) in plan.assignments() {
        first_said[assignment.unit.index()].get_or_insert(assignment.span);
    }
    let mut by_core: HashMap<String, UnitId> = HashMap::default();
    for unit in plan.units.iter().filter(|unit| !unit.collective) {
        let core = core(&unit.name);
        let Some(first) = by_core.get(&core) else {
            by_core.insert(core, unit.id);
            continue;
        };
        let span = first_said[unit.id.index()].unwrap_or_default();
        let (one, other) = (plan.unit(*first).name.clone(), unit.name.clone());
        let fix = Some(Correction::SameAs { unit: other.clone(), name: one.clone() });
        let (severity, code) = (Severity::Warning, Code::NearIdenticalUnits);
        found.push(Diagnostic { severity, code, span, args: vec![one, other], fix });
    }
}

/// A name without its bracket and without the words that only full forms have.
fn core(name: &str) -> String {
    let folded = fold::fold(name);
    let name = match folded.strip_suffix(')').and_then(|_| folded.rfind('(')) {
        Some(at) if at > 0 => &folded[..at],
        _ => &folded,
    };
    let mut core = name.to_owned();
    for word in ["人民", "管理", "监督", "高级", "和", "与", "、", "及"] {
        if core.contains(word) {
            core = core.replace(word, "");
        }
    }
    match core.strip_suffix("委员会") {
        Some(short) => format!("{short}委"),
        None => core,
    }
}
