//! The view: what is lit, what moves and what does not, and that every row is to be read without eyes.

use crate::support::window::Window;
use dutymap::command::Command;
use dutymap::plan::{Holder, Role, UnitId};
use dutymap::scene::{Camera, Item, Point, Shape, Target, Visibility};
use dutymap::state::describe::target as describe;
use dutymap::view::View;
use dutymap::words::Language;
use eframe::egui::accesskit;
use eframe::egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, Vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use std::collections::BTreeSet;

fn name(window: &Window, target: Target) -> String {
    describe(&window.state().document, target, Language::Chinese)
}

/// Where a row of the view stands on screen.
fn row(window: &Window, target: Target) -> Pos2 {
    let name = name(window, target);
    let rows = window.harness.query_all_by_role(accesskit::Role::TreeItem);
    let mut same = rows.filter(|node| node.accesskit_node().label().as_deref() == Some(name.as_str()));
    same.next().expect("the row is in view").rect().center()
}

fn unit(window: &Window, name: &str) -> UnitId {
    window.state().document.plan.unit_named(name).unwrap()
}

#[test]
fn hovering_lights_neighbours_and_lays_nothing_out() {
    let mut window = Window::new(1280.0, 800.0);
    let (layout, scene) =
        (window.state().derived.columns.layout.clone(), window.state().derived.columns.scene.clone());
    let items = window.state().derived.columns.scene.items.as_ptr();
    for name in ["省司法厅", "省公安厅", "团省委"] {
        let id = unit(&window, name);
        let at = row(&window, Target::Unit(id.0));
        window.point_at(at);
        let state = window.state();
        assert_eq!(state.session.hover, Some(Target::Unit(id.0)));
        let lit = state.derived.lit.as_ref().unwrap();
        let (plan, graph) = (&state.document.plan, &state.document.graph);
        for link in graph.links() {
            assert_eq!(lit.has(Target::Link(link.id.0)), link.unit == id, "{name}");
        }
        let measures: BTreeSet<Holder> = graph.duties(id).map(|link| link.holder).collect();
        for measure in &plan.measures {
            assert_eq!(
                lit.has(Target::Measure(measure.id.0)),
                measures.contains(&Holder::Measure(measure.id)),
                "{name}"
            );
        }
        assert!(std::ptr::eq(state.derived.columns.scene.items.as_ptr(), items), "the scene was made anew");
    }
    window.harness.remove_cursor();
    window.harness.run();
    let derived = &window.state().derived;
    assert!(derived.lit.is_none());
    assert_eq!((&derived.columns.layout, &derived.columns.scene), (&layout, &scene));
}

#[test]
fn a_click_selects_and_is_seen_at_once() {
    let mut window = Window::new(1280.0, 800.0);
    let id = unit(&window, "省民政厅");
    let at = row(&window, Target::Unit(id.0));
    window.point_at(at);
    let hovered = window.harness.render().unwrap();
    window.harness.drag_at(at);
    window.harness.event(Event::PointerButton {
        pos: at,
        button: eframe::egui::PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    });
    window.harness.run();
    assert_eq!(window.state().place.selection, Some(Target::Unit(id.0)));
    // The band behind the selected row shows while the pointer still rests on it.
    let selected = window.harness.render().unwrap();
    let beside = (at.x as u32 - 60, at.y as u32);
    assert_ne!(hovered.get_pixel(beside.0, beside.1), selected.get_pixel(beside.0, beside.1));
    // The inspector shows the unit with its counts.
    assert!(window.reads("牵头 8 项"));
}

#[test]
fn a_filter_moves_nothing_and_compact_does() {
    let mut window = Window::new(1280.0, 800.0);
    // Bars and stubs count what is shown, and a kind's name leads to a unit that shows; lines, names and
    // headings stay what and where they are.
    let standing = |window: &Window| -> Vec<Item> {
        let counts = |item: &&Item| {
            let stub = item.visibility == Visibility::Lowered;
            let kind = matches!(&item.shape, Shape::Label(label) if label.bold)
                && matches!(item.target, Target::Unit(_));
            matches!(item.shape, Shape::Panel(_)) || stub || kind
        };
        let items = &window.state().derived.columns.scene.items;
        items.iter().filter(|item| !counts(item)).cloned().collect()
    };
    let (layout, scene) = (window.state().derived.columns.layout.clone(), standing(&window));
    let whole = window.state().place;
    for name in ["省司法厅", "省妇联", "贵阳海关"] {
        let id = unit(&window, name);
        window.act(Command::SetUnit(Some(id)));
        assert_eq!(window.state().derived.columns.layout, layout, "{name} moved rows");
        assert!(standing(&window) == scene, "{name} changed what stands in the scene");
        assert_eq!(
            window.state().place.camera(View::Columns),
            whole.camera(View::Columns),
            "{name} moved the camera"
        );
    }
    window.act(Command::ToggleRole(Role::Lead));
    window.act(Command::SetText("网络".to_owned()));
    assert_eq!(window.state().derived.columns.layout, layout);

    window.act(Command::ClearFilter);
    let ours = unit(&window, "省妇联");
    window.act(Command::SetUnit(Some(ours)));
    window.act(Command::ToggleCompact);
    let compact = &window.state().derived;
    assert!(
        compact.columns.layout.units.len() < layout.units.len()
            && compact.columns.layout.height < layout.height
    );
    window.act(Command::ToggleCompact);
    assert_eq!(window.state().derived.columns.layout, layout);
}

/// Beside the names stands how much of it the filter lets through, as in the list of units.
#[test]
fn the_counts_in_the_columns_are_those_of_what_is_shown() {
    let mut window = Window::new(1280.0, 800.0);
    let ours = unit(&window, "省司法厅");
    let other = unit(&window, "省广电局");
    window.act(Command::SetUnit(Some(ours)));
    let derived = &window.state().derived;
    let load = |at: UnitId| (derived.loads[at.index()], derived.shown_loads[at.index()]);
    let (whole, shown) = load(other);
    assert!(shown.participate > 0 && shown.participate < whole.participate && whole.lead == 0);
    let items = &derived.columns.scene.items;
    let stub = items.iter().find_map(|item| match &item.shape {
        Shape::Label(label)
            if item.visibility == Visibility::Lowered && item.target == Target::Unit(other.0) =>
        {
            Some(label.text.clone())
        }
        _ => None,
    });
    assert_eq!(stub, Some(shown.participate.to_string()));
    let bars = |unit: UnitId| -> f32 {
        let mine = items.iter().filter(|item| item.target == Target::Unit(unit.0));
        let wide = mine.filter_map(|item| match &item.shape {
            Shape::Panel(panel) => Some(panel.rect.width()),
            _ => None,
        });
        wide.sum()
    };
    let (mine, theirs) = (load(ours).1.total() as f32, shown.total() as f32);
    assert!((bars(other) / bars(ours) - theirs / mine).abs() < 0.001, "bars follow what is shown");
}

/// No panel grows or shrinks either.
#[test]
fn a_filter_moves_nothing_on_screen() {
    for scale in [100, 125, 150] {
        let mut window = Window::new(1280.0, 800.0);
        window.act(Command::SetScale(scale));
        let ours = unit(&window, "省司法厅");
        let before = row(&window, Target::Unit(ours.0));
        window.act(Command::SetUnit(Some(ours)));
        assert_eq!(row(&window, Target::Unit(ours.0)), before, "at {scale} %");
        window.act(Command::ToggleRole(Role::Lead));
        window.act(Command::ClearFilter);
        assert_eq!(row(&window, Target::Unit(ours.0)), before, "at {scale} %");
    }
}

#[test]
fn every_row_in_view_is_in_the_accessibility_tree() {
    let mut window = Window::new(1280.0, 800.0);
    let read = |window: &Window| -> BTreeSet<String> {
        let rows = window.harness.query_all_by_role(accesskit::Role::TreeItem);
        rows.map(|node| node.accesskit_node().label().unwrap_or_default()).collect()
    };
    let targets = |window: &Window| -> Vec<Target> {
        let plan = &window.state().document.plan;
        let units = plan.units.iter().map(|unit| Target::Unit(unit.id.0));
        units.chain(plan.measures.iter().map(|measure| Target::Measure(measure.id.0))).collect()
    };
    // The whole plan: every unit and every measure, labelled or not.
    let all = read(&window);
    for target in targets(&window) {
        assert!(all.contains(&name(&window, target)), "{target:?} cannot be read");
    }
    // Under a filter: just what shows.
    let ours = unit(&window, "省妇联");
    window.act(Command::SetUnit(Some(ours)));
    let some = read(&window);
    for target in targets(&window) {
        assert_eq!(
            some.contains(&name(&window, target)),
            window.state().derived.shown.has(target),
            "{target:?}"
        );
    }
    // Closer: what the camera sees.
    window.act(Command::ClearFilter);
    let bounds = window.state().derived.columns.scene.bounds;
    window.act(Command::Look(
        View::Columns,
        Some(Camera::fit(bounds).zoomed(6.0, Point::new(0.0, 20.0), bounds)),
    ));
    let near = read(&window);
    assert!(!near.is_empty() && near.len() < all.len() / 3, "{} of {}", near.len(), all.len());
}

#[test]
fn a_row_is_selected_through_the_accessibility_tree() {
    let mut window = Window::new(1280.0, 800.0);
    let target = Target::Measure(46);
    let name = name(&window, target);
    window.harness.get_by_role_and_label(accesskit::Role::TreeItem, &name).click_accesskit();
    window.harness.run();
    assert_eq!(window.state().place.selection, Some(target));
}

#[test]
fn the_wheel_zooms_to_the_pointer_and_dragging_moves() {
    let mut window = Window::new(1280.0, 800.0);
    let at = row(&window, Target::Unit(unit(&window, "省司法厅").0));
    window.point_at(at);
    for _ in 0..3 {
        window.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: Vec2::new(0.0, 2.0),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        window.harness.run();
    }
    let near = window.state().place.camera(View::Columns).expect("the wheel zooms");
    assert!(near.view.height() < window.state().derived.columns.scene.bounds.height() * 0.8);
    let id = unit(&window, "省司法厅");
    let moved = row(&window, Target::Unit(id.0));
    assert!((moved.y - at.y).abs() < 8.0, "what the pointer is over stays there: {at} {moved}");

    window.harness.drag_at(Pos2::new(600.0, 500.0));
    window.harness.hover_at(Pos2::new(600.0, 440.0));
    window.harness.drop_at(Pos2::new(600.0, 440.0));
    window.harness.run();
    let dragged = window.state().place.camera(View::Columns).unwrap();
    assert!(dragged.view.min.y > near.view.min.y);
    assert!((dragged.view.height() - near.view.height()).abs() < 0.01);
}

/// A character that the shipped fonts do not have would be an empty box on screen.
#[test]
fn every_character_of_the_interface_has_a_glyph() {
    use skrifa::{FontRef, MetadataProvider};
    let font = FontRef::new(dutymap::scene::text::REGULAR).unwrap();
    let missing: BTreeSet<(char, &str)> = dutymap::words::all()
        .flat_map(|(key, chinese, english)| chinese.chars().chain(english.chars()).map(move |c| (c, key)))
        .filter(|(c, _)| !c.is_control() && font.charmap().map(*c).is_none())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
