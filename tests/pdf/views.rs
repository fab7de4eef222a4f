//! Views on paper: whole, numbered, traced, and read back by other programs.

use crate::tools;
use dutymap::export::pdf::{About, pdf};
use dutymap::page::{Day, Fit, Orientation, Paper, Setting, Sheet, number};
use dutymap::scene::draw::DrawnShape;
use dutymap::scene::labels::SMALLEST;
use dutymap::scene::{Point, Rect, Target};
use dutymap::state::paper::{Printing, printed, sheets, sizes};
use dutymap::state::{Choices, Derived, Document, Inputs, Place, State, open};
use dutymap::view::{View, network};

const VIEWS: [View; 6] =
    [View::Overview, View::Columns, View::Matrix, View::Network, View::Duties, View::Reader];

fn printing(paper: Paper, orientation: Orientation, fit: Fit) -> Printing {
    let day = Some(Day { year: 2026, month: 3, day: 1 });
    Printing { setting: Setting { paper, orientation, fit }, mono: false, day }
}

fn view_on(document: &Document, choices: &Choices, view: View, printing: &Printing) -> Vec<Sheet> {
    let place = Place { view, ..Place::default() };
    let sizes = sizes(printing.setting);
    let derived = Derived::of(&Inputs { document, choices, place: &place, sizes: &sizes, lit: None });
    let mut all = sheets(document, choices, &derived, view, &[], printing).unwrap();
    number(&mut all, 1);
    all
}

fn texts(sheet: &Sheet) -> Vec<(Rect, f32, &str, Target)> {
    let texts = sheet.drawn.iter().filter_map(|drawn| match &drawn.shape {
        DrawnShape::Text { rect, text, size, .. } => Some((*rect, *size, text.as_str(), drawn.target)),
        _ => None,
    });
    texts.collect()
}

/// The rectangle around a shape.
fn around(shape: &DrawnShape) -> Rect {
    let corners: Vec<Point> = match shape {
        DrawnShape::Curve { points, .. } => points.to_vec(),
        DrawnShape::Polygon { points, .. } => points.clone(),
        DrawnShape::Circle { at, radius, .. } => vec![at.moved(-radius, -radius), at.moved(*radius, *radius)],
        DrawnShape::Fill { rect, .. } | DrawnShape::Text { rect, .. } => vec![rect.min, rect.max],
    };
    let first = Rect { min: corners[0], max: corners[0] };
    corners.iter().fold(first, |rect, at| rect.joined(Rect { min: *at, max: *at }))
}

#[test]
fn nothing_is_cut_at_the_edges_or_lies_over_anything() {
    let document = open::seed().unwrap();
    let choices = Choices::default();
    for view in VIEWS {
        for paper in [Paper::A4, Paper::A3] {
            for orientation in [Orientation::Portrait, Orientation::Landscape] {
                for fit in [Fit::One, Fit::Tile] {
                    let how = printing(paper, orientation, fit);
                    for (at, sheet) in view_on(&document, &choices, view, &how).iter().enumerate() {
                        check(sheet, &format!("{view:?} {how:?} page {}", at + 1));
                    }
                }
            }
        }
    }
}

fn check(sheet: &Sheet, what: &str) {
    // Printers leave 5 mm at least.
    let whole = Rect { min: Point::default(), max: sheet.size }.grown(-18.0);
    for drawn in &sheet.drawn {
        let rect = around(&drawn.shape);
        let inside = whole.contains(rect.min) && whole.contains(rect.max);
        assert!(inside, "{what}: {:?} goes beyond the paper", drawn.shape);
    }
    let all = texts(sheet);
    for (at, (rect, size, text, _)) in all.iter().enumerate() {
        // 11 pixels are 8.25 points.
        assert!(*size >= SMALLEST, "{what}: {text} has {size}");
        for (other, _, beside, _) in &all[..at] {
            assert!(!rect.grown(-0.3).overlaps(*other), "{what}: {text} lies over {beside}");
        }
    }
    assert!(all.iter().any(|(_, _, text, _)| text.contains("2026-03-01")), "{what}: no day");
    assert!(all.iter().any(|(_, _, text, _)| text.contains("SHA-256")), "{what}: no hash");
    assert!(all.iter().any(|(_, _, text, _)| text.starts_with("— ")), "{what}: no number");
}

/// On several sheets nothing gives way: every unit and every measure of the plan is named.
#[test]
fn over_several_sheets_everything_is_named() {
    let document = open::seed().unwrap();
    let plan = &document.plan;
    for (view, measures) in [(View::Columns, true), (View::Matrix, true), (View::Network, false)] {
        for orientation in [Orientation::Portrait, Orientation::Landscape] {
            let how = printing(Paper::A4, orientation, Fit::Tile);
            let all = view_on(&document, &Choices::default(), view, &how);
            let named: Vec<(String, Target)> =
                all.iter().flat_map(texts).map(|(_, _, text, target)| (text.to_owned(), target)).collect();
            let drawn = |target| named.iter().any(|(_, other)| *other == target);
            for unit in plan.units.iter().filter(|unit| measures || !unit.collective) {
                assert!(drawn(Target::Unit(unit.id.0)), "{view:?} {orientation:?}: {}", unit.name);
            }
            for measure in plan.measures.iter().filter(|_| measures) {
                assert!(drawn(Target::Measure(measure.id.0)), "{view:?} {orientation:?}: ({})", measure.no);
            }
        }
    }
}

/// Each line of a page of text stands on one sheet, once.
#[test]
fn a_text_is_broken_between_lines() {
    let document = open::seed().unwrap();
    let how = printing(Paper::A4, Orientation::Auto, Fit::One);
    for view in [View::Duties, View::Overview] {
        let place = Place { view, ..Place::default() };
        let (choices, sizes) = (Choices::default(), sizes(how.setting));
        let inputs =
            Inputs { document: &document, choices: &choices, place: &place, sizes: &sizes, lit: None };
        let derived = Derived::of(&inputs);
        let scene = derived.scene(view).unwrap();
        let whole = scene
            .items
            .iter()
            .filter(|item| derived.shown.has(item.target))
            .filter(|item| matches!(item.shape, dutymap::scene::Shape::Label(_)))
            .count();
        let all = sheets(&document, &choices, &derived, view, &[], &how).unwrap();
        assert!(all.len() > 1);
        let blank = all.iter().map(|sheet| texts(sheet).len()).sum::<usize>();
        // What else stands there: header, legend and foot of the first sheet, head and foot of the others.
        let header = if view == View::Overview { 1 + 4 + 1 } else { 3 + 3 + 1 };
        let found = blank - 2 * (all.len() - 1);
        assert!(found >= whole && found - whole <= header, "{view:?}: {found} texts of {whole}");
    }
}

#[test]
fn the_text_as_pages_says_all_of_it() {
    let document = open::seed().unwrap();
    let how = printing(Paper::A4, Orientation::Auto, Fit::One);
    let all = view_on(&document, &Choices::default(), View::Reader, &how);
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let set: String = all
        .iter()
        .flat_map(|sheet| texts(sheet).into_iter().filter(|(rect, ..)| rect.min.y > 60.0))
        .map(|(_, _, text, _)| bare(text))
        .collect();
    for measure in &document.plan.measures {
        let words: String = bare(&document.plan.measure_text(measure.id)).chars().take(12).collect();
        assert!(set.contains(&words), "({}) {words}", measure.no);
    }
    let printed = document.plan.source.lines().map(bare).filter(|line| line.chars().count() > 2);
    let lost: Vec<String> = printed.filter(|line| !set.contains(line)).collect();
    // A line that goes over the end of a sheet has the foot of one and the head of the next in its middle.
    assert!(lost.len() < all.len(), "{lost:?}");
    let lines = all.iter().flat_map(|sheet| &sheet.drawn);
    let underlined = lines
        .filter(|drawn| matches!((&drawn.shape, drawn.target), (DrawnShape::Curve { .. }, Target::Link(_))));
    assert!(underlined.count() >= 600);
}

#[test]
fn other_programs_find_every_name() {
    let document = open::seed().unwrap();
    let plan = &document.plan;
    let cases = [
        (View::Matrix, printing(Paper::A4, Orientation::Auto, Fit::Tile)),
        (View::Matrix, printing(Paper::A3, Orientation::Landscape, Fit::Tile)),
        (View::Columns, printing(Paper::A3, Orientation::Auto, Fit::Tile)),
        (View::Columns, printing(Paper::A4, Orientation::Auto, Fit::Tile)),
        (View::Reader, printing(Paper::A4, Orientation::Auto, Fit::One)),
    ];
    for (view, how) in cases {
        let all = view_on(&document, &Choices::default(), view, &how);
        let bytes = pdf(&all, &About::of(plan, document.title(), "", how.day)).unwrap();
        let (_folder, file) = tools::kept(&bytes);
        tools::opens(&file);
        let Some(words) = tools::words(&file) else { return };
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        for unit in &plan.units {
            assert!(words.contains(&bare(&unit.name)), "{view:?} {how:?}: {} is not found", unit.name);
        }
        for measure in &plan.measures {
            assert!(words.contains(&format!("({})", measure.no)), "{view:?} {how:?}: ({})", measure.no);
        }
    }
}

#[test]
fn pages_have_the_size_of_their_paper_and_the_day() {
    let document = open::seed().unwrap();
    let cases = [
        (Paper::A4, Orientation::Portrait, "595.276 x 841.89 pts"),
        (Paper::A3, Orientation::Landscape, "1190.55 x 841.89 pts"),
    ];
    for (paper, orientation, size) in cases {
        let how = printing(paper, orientation, Fit::One);
        let all = view_on(&document, &Choices::default(), View::Columns, &how);
        assert_eq!(all.len(), 1);
        let about = About::of(&document.plan, document.title(), &all[0].statement, how.day);
        let bytes = pdf(&all, &about).unwrap();
        assert_eq!(bytes, pdf(&all, &about).unwrap());
        let (_folder, file) = tools::kept(&bytes);
        if let Some(info) = tools::ask("pdfinfo", &[], &file) {
            assert!(info.contains(size), "{info}");
            assert!(info.contains("Title:           贵州省法治社会建设实施方案"), "{info}");
            assert!(info.contains("2026"), "{info}");
        }
    }
}

/// In every form of the network, whatever kind of drawing it is.
#[test]
fn every_form_of_the_network_can_be_printed() {
    let seed = open::seed().unwrap();
    for form in network::Form::ALL {
        for fit in [Fit::One, Fit::Tile] {
            let mut choices = Choices::default();
            choices.network.form = form;
            choices.chosen = seed.plan.units.iter().take(5).map(|unit| unit.id).collect();
            let place = Place { view: View::Network, ..Place::default() };
            let state = State::open(&seed, choices, place);
            let how = printing(Paper::A4, Orientation::Auto, fit);
            let all = printed(&state, View::Network, &how);
            assert!(!all.is_empty(), "{form:?}");
            for (at, sheet) in all.iter().enumerate() {
                check(sheet, &format!("{form:?} {fit:?} page {}", at + 1));
            }
        }
    }
}

/// Without colour nothing is told apart by colour: all that is drawn is a grey.
#[test]
fn black_and_white_has_no_colour() {
    let document = open::seed().unwrap();
    let how = Printing { mono: true, ..printing(Paper::A4, Orientation::Auto, Fit::One) };
    for view in VIEWS {
        for drawn in view_on(&document, &Choices::default(), view, &how).iter().flat_map(|sheet| &sheet.drawn)
        {
            let [red, green, blue, _] = match &drawn.shape {
                DrawnShape::Curve { colour, .. }
                | DrawnShape::Polygon { colour, .. }
                | DrawnShape::Circle { colour, .. }
                | DrawnShape::Fill { colour, .. }
                | DrawnShape::Text { colour, .. } => *colour,
            };
            assert!(red == green && green == blue, "{view:?}: {:?}", drawn.shape);
        }
    }
}
