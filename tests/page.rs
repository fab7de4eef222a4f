//! Sheets of the real plan: what is on them lies inside, can be read, and does not overlap.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails here has a reason to")]

use dutymap::export::svg::svg;
use dutymap::page::{Paper, Sheet};
use dutymap::scene::draw::DrawnShape;
use dutymap::scene::labels::SMALLEST;
use dutymap::scene::{Point, Rect, Target};
use dutymap::state::session::Sizes;
use dutymap::state::{Choices, Derived, Document, Inputs, Place, describe, open, paper};
use dutymap::view::View;
use std::collections::BTreeSet;

fn sheet(document: &Document, choices: &Choices, on: Paper) -> Sheet {
    let (place, sizes) = (Place::default(), Sizes::default());
    let derived = Derived::of(&Inputs { document, choices, place: &place, sizes: &sizes, lit: None });
    paper::sheet(document, choices, &derived, View::Columns, on).expect("the columns are always there")
}

fn texts(sheet: &Sheet) -> impl Iterator<Item = (Target, Rect, f32, &str)> {
    sheet.drawn.iter().filter_map(|drawn| match &drawn.shape {
        DrawnShape::Text { rect, text, size, .. } => Some((drawn.target, *rect, *size, text.as_str())),
        _ => None,
    })
}

#[test]
fn texts_lie_inside_are_large_enough_and_apart() {
    let document = open::seed().unwrap();
    let ours = Choices {
        filter: dutymap::graph::Filter {
            unit: document.plan.unit_named("省司法厅"), ..Default::default()
        },
        ..Choices::default()
    };
    for choices in [Choices::default(), ours] {
        for on in [Paper::A4, Paper::A3, Paper::Long] {
            let sheet = sheet(&document, &choices, on);
            let whole = Rect { min: Point::default(), max: sheet.size };
            let all: Vec<_> = texts(&sheet).collect();
            for (at, (_, rect, size, text)) in all.iter().enumerate() {
                assert!(*size >= SMALLEST, "{text} has {size}");
                assert!(whole.contains(rect.min) && whole.contains(rect.max), "{text} is outside");
                for (_, other, _, beside) in &all[..at] {
                    assert!(!rect.overlaps(*other), "{on:?}: {text} lies over {beside}");
                }
            }
        }
    }
}

#[test]
fn a_long_sheet_names_everything_and_standard_sheets_have_their_size() {
    let document = open::seed().unwrap();
    let sheet_on = |on| sheet(&document, &Choices::default(), on);
    let named: BTreeSet<Target> = texts(&sheet_on(Paper::Long)).map(|(target, ..)| target).collect();
    for unit in &document.plan.units {
        assert!(named.contains(&Target::Unit(unit.id.0)), "{}", unit.name);
    }
    for measure in &document.plan.measures {
        assert!(named.contains(&Target::Measure(measure.id.0)), "{}", measure.no);
    }
    let size = sheet_on(Paper::A4).size;
    assert!((size.x - 793.7).abs() < 0.1 && (size.y - 1122.5).abs() < 0.1, "{size:?}");
}

#[test]
fn the_same_plan_gives_the_same_file() {
    let picture = || {
        let document = open::seed().unwrap();
        let choices = Choices::default();
        let sheet = sheet(&document, &choices, Paper::A3);
        svg(&sheet, &|target| describe::target(&document, target, choices.settings.language))
    };
    assert_eq!(picture(), picture());
}
