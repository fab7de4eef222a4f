//! What holds of every page: all of it is to be read, nothing lies over anything else, equal input gives
//! equal pages.

use crate::support::window::Window;
use dutymap::command::Command;
use dutymap::export::svg::svg;
use dutymap::page::Paper;
use dutymap::scene::draw::DrawnShape;
use dutymap::scene::labels::{self, SMALLEST};
use dutymap::scene::look::Look;
use dutymap::scene::{Point, Rect, Scene, Shape, Target, TargetSet, Theme};
use dutymap::state::describe::target as describe;
use dutymap::state::open::seed;
use dutymap::state::paper::sheet;
use dutymap::state::session::Sizes;
use dutymap::state::{Choices, Derived, Document, Inputs, Place};
use dutymap::view::View;
use dutymap::words::Language;
use eframe::egui::accesskit;
use egui_kittest::kittest::{NodeT, Queryable};

/// Widths of a view, in pixels: beside another in a small window, as it opens, on a large screen.
pub const WIDTHS: [f32; 3] = [420.0, 760.0, 1300.0];

/// The plan that ships inside.
pub fn opened() -> Document {
    seed().unwrap()
}

/// What follows for one view of a width.
pub fn derived(document: &Document, choices: &Choices, place: Place, width: f32) -> Derived {
    let sizes = Sizes([Point::new(width, 640.0); View::ALL.len()]);
    Derived::of(&Inputs { document, choices, place: &place, sizes: &sizes, lit: None })
}

/// Every text of a scene that shows.
pub fn texts<'a>(scene: &'a Scene, shown: &'a TargetSet) -> Vec<(Target, &'a str)> {
    let all = scene.items.iter().filter(|item| shown.has(item.target));
    all.filter_map(|item| match &item.shape {
        Shape::Label(label) => Some((item.target, label.text.as_str())),
        _ => None,
    })
    .collect()
}

/// All of the page at once: every label is placed, large enough, inside and apart from the others.
pub fn check(scene: &Scene, shown: &TargetSet, width: f32) {
    assert!((scene.bounds.width() - width).abs() < 0.01, "laid out for {width}");
    let look = Look {
        shown,
        raised: &TargetSet::empty_like(shown),
        lit: None,
        selected: None,
        hovered: None,
        marks: None,
        theme: Theme::light(),
    };
    let view = Rect::new(0.0, 0.0, width, scene.bounds.height());
    let projection = scene.whole(view);
    let placed = labels::place(&scene.items, &projection, &look);
    let gone = scene.items.iter().enumerate().filter(|(at, item)| {
        let label = matches!(item.shape, Shape::Label(_)) && shown.has(item.target);
        label && placed.iter().all(|placed| placed.item != *at)
    });
    let gone: Vec<_> = gone.map(|(_, item)| &item.shape).collect();
    assert!(gone.is_empty(), "these gave way at {width}: {gone:?}");
    for (at, label) in placed.iter().enumerate() {
        assert!(label.size >= SMALLEST, "{label:?} is too small to read");
        assert!(view.contains(label.rect.min) && view.contains(label.rect.max), "{label:?} at {width}");
        for other in &placed[..at] {
            assert!(!label.rect.overlaps(other.rect), "at {width}: {label:?} lies over {other:?}");
        }
    }
}

/// What a target is called in the accessibility tree.
pub fn named(window: &Window, target: Target) -> String {
    describe(&window.state().document, target, Language::Chinese)
}

/// Presses the first node of that name in the view, as a screen reader does.
pub fn press(window: &mut Window, name: &str) {
    let nodes = window.harness.query_all_by_role(accesskit::Role::TreeItem);
    // A number is said with what it counts.
    let said = |label: &str| label == name || label.starts_with(&format!("{name} · "));
    let mut same = nodes.filter(|node| node.accesskit_node().label().is_some_and(|label| said(&label)));
    same.next().unwrap_or_else(|| panic!("{name} is not to be read")).click_accesskit();
    drop(same);
    window.harness.run();
}

/// A page goes to paper as it stands on the screen.
#[test]
fn both_pages_are_exported() {
    let document = opened();
    let choices = Choices::default();
    let unit = document.plan.unit_named("省司法厅");
    for (view, says) in [(View::Overview, "624"), (View::Duties, "牵头 37 项")] {
        let derived = derived(&document, &choices, Place { view, unit, ..Place::default() }, 760.0);
        let picture = || {
            let sheet = sheet(&document, &choices, &derived, view, Paper::Long).unwrap();
            for drawn in &sheet.drawn {
                if let DrawnShape::Text { rect, text, .. } = &drawn.shape {
                    assert!(rect.max.x <= sheet.size.x && rect.max.y <= sheet.size.y, "{text} is outside");
                }
            }
            svg(&sheet, &|target| describe(&document, target, Language::Chinese))
        };
        let text = picture();
        assert_eq!(text, picture());
        assert!(text.contains(says), "{says}");
    }
}

/// Plans of every style: other numbers, headings that name units, persons, no units at all.
#[test]
fn pages_of_the_collection_can_be_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/collection");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(&path).unwrap() {
            let file = file.unwrap().path();
            let bytes = std::fs::read(&file).unwrap();
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let Ok(parsed) = dutymap::import::read(&bytes, &name, &dutymap::import::Progress::silent())
            else {
                continue;
            };
            count += 1;
            let document = Document::new(dutymap::state::Origin::Seed, name, parsed);
            collected(&document);
        }
    }
    assert!(count > 30, "{count} documents");
}

fn collected(document: &Document) {
    let choices = Choices::default();
    for width in WIDTHS {
        let place = Place { view: View::Overview, beside: Some(View::Duties), ..Place::default() };
        let derived = derived(document, &choices, place, width);
        check(&derived.overview.as_ref().unwrap().scene, &derived.shown, width);
        check(&derived.duties.as_ref().unwrap().scene, &derived.shown, width);
    }
    let mut listed = 0;
    for unit in &document.plan.units {
        let place = Place { view: View::Duties, unit: Some(unit.id), ..Place::default() };
        let derived = derived(document, &choices, place, 420.0);
        let duties = derived.duties.as_ref().unwrap();
        check(&duties.scene, &derived.shown, 420.0);
        listed += duties.model.sheets[0].groups.iter().map(|group| group.duties.len()).sum::<usize>();
    }
    assert_eq!(listed, document.graph.links().len());
}

/// Clicks the first node of that name with the pointer.
pub fn click(window: &mut Window, name: &str) {
    let nodes = window.harness.query_all_by_role(accesskit::Role::TreeItem);
    let mut same = nodes.filter(|node| node.accesskit_node().label().as_deref() == Some(name));
    let at = same.next().unwrap_or_else(|| panic!("{name} is not to be read")).rect().center();
    drop(same);
    window.point_at(at);
    window.harness.drag_at(at);
    window.harness.drop_at(at);
    window.harness.run();
}

/// What can be pressed on a page is pressed from the keyboard too.
#[test]
fn a_count_of_the_overview_is_pressed_with_enter() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Overview));
    window.harness.get_by_label("19 · 党委 · (一)推动全社会增强法治观念").focus();
    window.harness.run();
    window.press(eframe::egui::Modifiers::NONE, eframe::egui::Key::Enter);
    let shown = window.state().derived.shown.measures.iter().filter(|shown| **shown).count();
    assert_eq!(shown, 19);
}
