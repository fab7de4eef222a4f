//! Inputs that once stopped the reader, kept it busy beyond all measure, or broke what must hold for every plan.
//! Short ones stand here, the others in `tests/crashes/`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use dutymap::import::{self, Parsed, Progress};
use dutymap::plan::{Basis, Code, Span};

fn read(bytes: &[u8]) -> Parsed {
    let parsed = import::read(bytes, "test", &Progress::silent()).expect("readable");
    sound(&parsed);
    parsed
}

/// Spaces and width aside.
fn folded(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).map(narrow).collect()
}

/// Spans stand inside the text, between characters; a unit has a name, and is called what is printed.
fn sound(parsed: &Parsed) {
    let plan = &parsed.plan;
    let inside = |span: Span| assert!(plan.source.get(span.range()).is_some(), "{span:?}");
    for section in &plan.sections {
        inside(section.span);
        section.body.iter().chain(&section.duty_lines).copied().for_each(inside);
        section.deadlines.iter().for_each(|deadline| inside(deadline.span));
    }
    for measure in &plan.measures {
        inside(measure.span);
        measure.text.iter().chain(&measure.duty_lines).copied().for_each(inside);
        measure.deadlines.iter().for_each(|deadline| inside(deadline.span));
        measure.leaders.iter().for_each(|leader| inside(leader.span));
    }
    for (_, assignment) in plan.assignments() {
        inside(assignment.span);
        if assignment.basis != Basis::DocumentRule {
            assert_eq!(folded(plan.words(assignment.span)), folded(&plan.unit(assignment.unit).name));
        }
    }
    assert!(plan.units.iter().all(|unit| unit.name.chars().any(char::is_alphanumeric)));
    parsed.diagnostics.iter().for_each(|diagnostic| inside(diagnostic.span));
}

/// A measure with `line` under it.
fn measure(line: &str) -> Vec<u8> {
    format!("某某实施方案\n\n一、甲\n（一）乙\n（1）做好某事。\n{line}\n").into_bytes()
}

/// Each took the square of its length: minutes, or all of the memory.
#[test]
fn long_inputs_take_linear_time() {
    let list = |between: &str| (0..60_000).map(|at| format!("市第{at}局{between}")).collect::<String>();
    // Every assignment was compared with those before it.
    let parsed = read(&measure(&format!("牵头单位：{}", list("、"))));
    assert_eq!(parsed.plan.measures[0].assignments.len(), 60_000);
    // A label in the middle of a clause was told with all the words after it, and then dropped.
    let parsed = read("（牵头单位：".repeat(60_000).as_bytes());
    let told = parsed.diagnostics.iter().filter(|each| each.code == Code::AssignmentNotUnderstood);
    assert_eq!(told.count(), 1);
    // Each part of a line that holds a whole document was looked for to the line's end.
    read(&measure(&"（一）".repeat(300_000)));
    // Each colon was looked for in each bracket.
    read(&measure(&"（）：".repeat(60_000)));
    // A sentence was looked for around each, character by character, in three lists of marks.
    read("第一".repeat(60_000).as_bytes());
}
