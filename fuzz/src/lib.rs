//! What must hold for whatever is read, and containers around bytes that are made up.

use dutymap::import::{self, Parsed, Progress};
use dutymap::plan::{Basis, Plan, Span};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// Reads bytes and checks what came of them, if anything did.
pub fn read(bytes: &[u8]) {
    // libFuzzer's own hook ends the process even where the reader answers a library's panic: a damaged file.
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| drop(std::panic::take_hook()));
    if let Ok(parsed) = import::read(bytes, "fuzz", &Progress::silent()) {
        sound(&parsed);
        let again = import::read(bytes, "fuzz", &Progress::silent());
        assert!(again.is_ok_and(|again| again == parsed), "the same file gives the same plan");
    }
}

/// An archive with these entries.
pub fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(*name, stored).expect("memory");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// Spans stand in order, inside the text, between characters; a unit has a name, and is called what is printed.
pub fn sound(parsed: &Parsed) {
    let plan = &parsed.plan;
    let inside = |span: Span| assert!(plan.source.get(span.range()).is_some(), "{span:?}");
    inside(plan.extent);
    for (at, section) in plan.sections.iter().enumerate() {
        assert_eq!(section.id.index(), at);
        inside(section.span);
        section.duty_lines.iter().copied().for_each(inside);
        section.deadlines.iter().for_each(|deadline| inside(deadline.span));
        section.body.iter().copied().for_each(inside);
        assert!(section.parent.is_none_or(|parent| parent.index() < section.id.index()));
    }
    for measure in &plan.measures {
        inside(measure.span);
        measure.duty_lines.iter().copied().for_each(inside);
        measure.deadlines.iter().for_each(|deadline| inside(deadline.span));
        for leader in &measure.leaders {
            inside(leader.span);
            assert_eq!(folded(plan.words(leader.span)), folded(&leader.name));
        }
        measure.text.iter().copied().for_each(inside);
    }
    assert!(plan.measures.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
    for (_, assignment) in plan.assignments() {
        inside(assignment.span);
        if assignment.basis != Basis::DocumentRule {
            let printed = plan.words(assignment.span);
            assert_eq!(folded(printed), folded(&plan.unit(assignment.unit).name));
        }
    }
    for (at, unit) in plan.units.iter().enumerate() {
        assert_eq!(unit.id.index(), at);
        assert!(unit.name.chars().any(char::is_alphanumeric), "a unit's name {:?}", unit.name);
        assert!(unit.name.trim() == unit.name, "a unit's name {:?}", unit.name);
    }
    for stated in [&plan.title, &plan.doc_no, &plan.issuer, &plan.date] {
        stated.spans.iter().copied().for_each(inside);
        assert_eq!(stated.text.is_empty(), stated.spans.is_empty(), "{stated:?}");
    }
    parsed.diagnostics.iter().for_each(|diagnostic| inside(diagnostic.span));
    form(plan);
}

fn form(plan: &Plan) {
    let mut end = 0;
    for table in &plan.form.tables {
        for cell in &table.cells {
            assert!(plan.source.get(cell.span.range()).is_some() && cell.span.start >= end);
            assert!(cell.rows > 0 && cell.columns > 0);
            end = cell.span.end;
        }
        assert!(
            table.cells.windows(2).all(|pair| (pair[0].row, pair[0].column) < (pair[1].row, pair[1].column))
        );
    }
    assert!(plan.form.places.windows(2).all(|pair| pair[0].start <= pair[1].start));
    assert!(plan.form.places.iter().all(|placed| plan.source.is_char_boundary(placed.start as usize)));
}

/// Without gaps and marks that are not seen, and in half width.
fn folded(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars()
        .filter(|c| {
            !c.is_whitespace()
                && !c.is_control()
                && !"\u{200B}\u{200C}\u{200D}\u{FEFF}\u{2060}\u{AD}".contains(*c)
        })
        .map(narrow)
        .collect()
}
