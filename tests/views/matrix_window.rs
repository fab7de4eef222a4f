//! The matrix in its window: clicks on cells, heads and fold marks, arrow keys, and the way out of an empty view.

use crate::support::window::{CTRL, Window};
use dutymap::command::Command;
use dutymap::plan::{Holder, SectionId};
use dutymap::scene::Target;
use dutymap::state::derived::Matrix;
use dutymap::state::describe::target as describe;
use dutymap::view::View;
use dutymap::view::matrix::{Choice, ColumnOrder, RowOrder};
use dutymap::words::Language;
use eframe::egui::{Key, Modifiers, Pos2, Rect, accesskit};
use egui_kittest::kittest::{NodeT, Queryable};

fn opened() -> Window {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Matrix));
    window
}

fn matrix(window: &Window) -> &Matrix {
    window.state().derived.matrix.as_ref().unwrap()
}

/// Where a head stands on screen.
fn head(window: &Window, target: Target) -> Rect {
    let name = describe(&window.state().document, target, Language::Chinese);
    let rows = window.harness.query_all_by_role(accesskit::Role::TreeItem);
    let mut same = rows.filter(|node| node.accesskit_node().label().as_deref() == Some(name.as_str()));
    same.next().unwrap_or_else(|| panic!("{name} is in view")).rect()
}

/// Where the cell of an assignment stands on screen.
fn cell(window: &Window, target: Target) -> Pos2 {
    let Target::Link(id) = target else { panic!("{target:?} has no cell") };
    let link = window.state().document.graph.link(dutymap::graph::LinkId(id));
    let Holder::Measure(measure) = link.holder else { panic!("a heading's") };
    let column = head(window, Target::Unit(link.unit.0));
    let row = head(window, Target::Measure(measure.0));
    Pos2::new(column.center().x, row.center().y)
}

fn click_at(window: &mut Window, at: Pos2) {
    window.point_at(at);
    window.harness.drag_at(at);
    window.harness.drop_at(at);
    window.harness.run();
}

#[test]
fn a_click_in_a_cell_selects_its_assignment_and_shows_its_words() {
    let mut window = opened();
    let target = matrix(&window).layout.lines[3].cells[0].target();
    let at = cell(&window, target);
    // Near the corner of the cell is as good as on the sign.
    click_at(&mut window, Pos2::new(at.x - 7.0, at.y + 7.0));
    assert_eq!(window.state().place.selection, Some(target));
    click_at(&mut window, at);
    assert_eq!(window.state().place.selection, Some(target));
}

#[test]
fn a_click_on_a_head_selects_what_it_names() {
    let mut window = opened();
    for target in
        [matrix(&window).layout.lines[4].target(), Target::Unit(matrix(&window).layout.columns[2].unit.0)]
    {
        let at = head(&window, target).center();
        click_at(&mut window, at);
        assert_eq!(window.state().place.selection, Some(target));
    }
}

#[test]
fn a_click_on_a_fold_mark_folds_and_its_numbers_are_offered() {
    let mut window = opened();
    let lines = &matrix(&window).layout.lines;
    let task = lines.iter().position(|line| {
        matches!(line.row, dutymap::view::columns::Row::Section { holds_measures: true, .. })
    });
    let target = lines[task.unwrap()].target();
    let Target::Section(id) = target else { panic!("{target:?}") };
    let beside = head(&window, target);
    click_at(&mut window, Pos2::new(beside.left() - 9.0, beside.center().y));
    assert!(window.state().choices.folded.contains(&SectionId(id)));
    assert_eq!(window.state().place.selection, None, "a fold mark only folds");
    let fewer = matrix(&window).layout.lines.len();
    // Its name is selected, not folded.
    click_at(&mut window, beside.center());
    assert_eq!(window.state().place.selection, Some(target));
    assert_eq!(matrix(&window).layout.lines.len(), fewer);
    window.press(CTRL, Key::Z);
    assert!(window.state().choices.folded.is_empty());
}

#[test]
fn arrow_keys_walk_over_assignments() {
    let mut window = opened();
    let first = matrix(&window).layout.lines[3].cells[0].target();
    window.act(Command::Select(Some(first)));
    window.press(Modifiers::NONE, Key::ArrowRight);
    let second = matrix(&window).layout.lines[3].cells[1].target();
    assert_eq!(window.state().place.selection, Some(second));
    window.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(window.state().place.selection, Some(first));
    window.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(window.state().place.selection, Some(matrix(&window).layout.lines[3].target()));
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.press(Modifiers::NONE, Key::ArrowDown);
    let below = window.state().place.selection;
    assert!(matches!(below, Some(Target::Link(_))) && below != Some(first));
}

#[test]
fn an_order_is_undone_with_a_key() {
    let mut window = opened();
    let before = matrix(&window).layout.clone();
    window.act(Command::SetMatrix(Choice { columns: ColumnOrder::Seriation, rows: RowOrder::Lead }));
    assert_ne!(matrix(&window).layout, before);
    window.press(CTRL, Key::Z);
    assert_eq!(matrix(&window).layout, before);
}

#[test]
fn a_filter_that_hides_everything_says_so_and_is_cleared() {
    let mut window = opened();
    window.act(Command::SetText("没有这几个字的措施".to_owned()));
    let text = Language::Chinese.text("canvas.all-hidden");
    assert!(window.reads(text), "an empty table says why");
    window.act(Command::ClearFilter);
    assert!(!window.reads(text));
}

#[test]
fn fitting_shows_the_whole_and_again_what_shows_at_rest() {
    let mut window = opened();
    window.press(Modifiers::NONE, Key::F);
    let camera = window.state().camera(View::Matrix).unwrap();
    let bounds = matrix(&window).scene.bounds;
    assert!(camera.view.width() >= bounds.width() - 0.1 && camera.view.height() >= bounds.height() - 0.1);
    window.press(Modifiers::NONE, Key::F);
    assert_eq!(window.state().place.camera(View::Matrix), None);
}

/// A number in a folded row says what it counts, and a click shows just that.
#[test]
fn a_number_is_read_with_its_words_and_leads_to_them() {
    let mut window = opened();
    window.act(Command::FoldAll);
    let read = |window: &Window| -> Vec<(String, Rect)> {
        let nodes = window.harness.query_all_by_role(accesskit::Role::TreeItem);
        let nodes = nodes.map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()));
        nodes.filter(|(name, _)| name.starts_with("3 · 省")).collect()
    };
    let numbers = read(&window);
    let (name, at) = numbers.first().expect("some unit has three").clone();
    click_at(&mut window, at.center());
    let state = window.state();
    let filter = &state.choices.filter;
    let unit = &state.document.plan.unit(filter.unit.expect("its unit")).name;
    assert!(name.contains(unit.as_str()), "{name}: {unit}");
    let roles = dutymap::plan::Role::ALL.into_iter().filter(|role| filter.roles.has(*role));
    assert_eq!(roles.count(), 1);
    assert_eq!(state.derived.shown.measures.iter().filter(|shown| **shown).count(), 3);
}

/// Where the view of the table begins and ends.
fn seen(window: &Window) -> dutymap::scene::Rect {
    window.state().camera(View::Matrix).unwrap().view
}

/// Assignments that are shown and in view.
fn in_view(window: &Window) -> usize {
    let (layout, shown) = (&matrix(window).layout, &window.state().derived.shown);
    let cells = layout.lines.iter().flat_map(|line| line.cells.iter().map(move |cell| (line, cell)));
    let (seen, shown_cells) = (seen(window), cells.filter(|(_, cell)| shown.has(cell.target())));
    let inside = |x: f32, y: f32| seen.contains(dutymap::scene::Point::new(x, y));
    shown_cells
        .filter(|(line, cell)| inside(layout.columns[cell.column as usize].middle(), line.middle()))
        .count()
}

/// A filter leaves rows where they were: those that are left come into view.
#[test]
fn what_a_filter_leaves_is_in_view() {
    let mut window = opened();
    let sections = window.state().document.plan.sections.clone();
    let last = sections.iter().rev().find(|section| section.parent == Some(SectionId::DOCUMENT)).unwrap().id;
    window.act(Command::ToggleSection(last));
    assert!(in_view(&window) > 0, "the filter was set over the open table");
    let scale = seen(&window);
    window.act(Command::ClearFilter);
    window.act(Command::Look(View::Matrix, None));
    window.act(Command::SetView(View::Columns));
    window.act(Command::ToggleSection(last));
    window.act(Command::SetView(View::Matrix));
    assert!(in_view(&window) > 0, "the table was opened over the filter");
    assert!((seen(&window).width() - scale.width()).abs() < 60.0, "at its own size");
    window.act(Command::ClearFilter);
    window.act(Command::Look(View::Matrix, None));
    let unit = matrix(&window).layout.columns.last().unwrap().unit;
    window.act(Command::SetUnit(Some(unit)));
    let seen = seen(&window);
    let column = matrix(&window).layout.place(Target::Unit(unit.0)).0.unwrap();
    assert!(in_view(&window) > 0 && seen.min.x < column && column < seen.max.x, "our unit's own");
}

/// What is selected elsewhere is there when the table opens, and its head stands on a band.
#[test]
fn what_is_selected_is_in_view_when_a_view_opens() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Matrix));
    let (unit, line, task) = {
        let layout = &matrix(&window).layout;
        let task = layout.lines.iter().rev().find(|line| matches!(line.target(), Target::Section(_)));
        let line = layout.lines.last().unwrap().target();
        (Target::Unit(layout.columns.last().unwrap().unit.0), line, task.unwrap().target())
    };
    for target in [unit, line, task] {
        window.act(Command::SetView(View::Columns));
        window.act(Command::Look(View::Matrix, None));
        window.act(Command::Select(Some(target)));
        window.act(Command::SetView(View::Matrix));
        window.harness.run();
        let (x, y) = matrix(&window).layout.place(target);
        let seen = seen(&window);
        assert!(x.is_none_or(|x| (seen.min.x..seen.max.x).contains(&x)), "{target:?} {seen:?}");
        assert!(y.is_none_or(|y| (seen.min.y..seen.max.y).contains(&y)), "{target:?} {seen:?}");
    }
    // Back is back where one stood.
    window.act(Command::Look(View::Matrix, None));
    window.act(Command::SetView(View::Overview));
    window.act(Command::Back);
    assert_eq!(window.state().place.camera(View::Matrix), None);
}

/// Who reads by ear hears the cells: who, in which role, for what.
#[test]
fn every_cell_in_view_is_in_the_accessibility_tree() {
    let mut window = opened();
    let cells: Vec<String> = window
        .harness
        .query_all_by_role(eframe::egui::accesskit::Role::Cell)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(cells.len() > 40, "{}", cells.len());
    let said = cells.iter().find(|cell| cell.starts_with("省司法厅 · 牵头 (3)"));
    assert!(said.is_some(), "{cells:?}");
    let plan = &window.state().document.plan;
    let measure = plan.measures.iter().find(|measure| measure.no == "3").unwrap();
    let unit = plan.unit_named("省司法厅").unwrap();
    let link = window
        .state()
        .document
        .graph
        .team(measure.id)
        .find(|link| link.unit == unit)
        .map(|link| link.id)
        .unwrap();
    window.harness.get_by_label(said.unwrap()).click_accesskit();
    window.harness.run();
    assert_eq!(window.state().place.selection, Some(Target::Link(link.0)));
}
