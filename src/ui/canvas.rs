//! The canvas: pointer in, painted scene out. Every shape was decided in `scene::draw`.

use super::desk::{BOLD, Desk, colour};
use crate::command::Command;
use crate::plan::{SectionId, UnitId};
use crate::scene::draw::{self, DrawnShape, along, draw};
use crate::scene::look::Look;
use crate::scene::{
    Camera, Item, Point, Projection, Rect, Shape as SceneShape, Target, Visibility, labels, pick,
};
use crate::state::paper;
use eframe::egui::{self, FontFamily, FontId, Sense, Shape, Stroke, Ui, accesskit, pos2};

/// How long a straight piece of a curve is, in pixels.
const PIECE: f32 = 14.0;
/// Left of a heading's text, in pixels: a click there folds.
const FOLD_MARK: f32 = 16.0;

/// What was painted last, kept while nothing that it depends on differs.
#[derive(Default)]
pub struct Cache {
    key: Option<Key>,
    shapes: Vec<Shape>,
}

#[derive(PartialEq, Clone)]
struct Key {
    document: *const crate::state::Document,
    revision: u64,
    selected: Option<Target>,
    hovered: Option<Target>,
    camera: Camera,
    viewport: Rect,
    dark: bool,
    pixels: f32,
}

/// The view.
pub fn canvas_ui(ui: &mut Ui, desk: &mut Desk, cache: &mut Cache) {
    let (response, painter) = ui.allocate_painter(ui.available_size(), Sense::click_and_drag());
    let derived = &desk.state.derived;
    let scene = &derived.scene;
    let camera = desk.state.camera();
    let viewport = from_egui(response.rect);
    let projection = camera.project(scene.axes, scene.bounds, viewport);
    let look = Look {
        shown: &derived.shown,
        raised: &derived.raised,
        lit: derived.lit.as_ref(),
        selected: desk.state.place.selection,
        hovered: desk.state.session.hover,
        theme: desk.theme(),
    };

    let key = Key {
        document: std::sync::Arc::as_ptr(&desk.state.document),
        revision: derived.revision,
        selected: look.selected,
        hovered: look.hovered,
        camera,
        viewport,
        dark: desk.theme().dark,
        pixels: ui.pixels_per_point(),
    };
    if cache.key.as_ref() != Some(&key) {
        cache.shapes.clear();
        for drawn in draw(scene, &projection, &look) {
            paint(&painter, &drawn.shape, &mut cache.shapes);
        }
        cache.key = Some(key);
    }
    painter.rect_filled(response.rect, 0.0, colour(desk.theme().background));
    painter.extend(cache.shapes.iter().cloned());
    if desk.state.document.plan.measures.is_empty() {
        nothing_ui(ui, desk, response.rect);
    }
    scrollbar(&painter, desk, camera, viewport);
    nodes(ui, desk, &projection, &look);

    let under = response
        .hover_pos()
        .filter(|_| !response.dragged())
        .and_then(|at| pick::pick(scene, &projection, &look, Point::new(at.x, at.y)));
    if let Some(target) = under {
        desk.hovered = Some(target);
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        // A heading under the pointer shows its label whole; a tip would only cover what is below.
        if !matches!(target, Target::Section(_)) {
            response.clone().on_hover_text_at_pointer(name(desk, target));
        }
    }
    clicks(&response, desk, &projection, under);
    moves(ui, &response, desk, camera, &projection);
    let selection = desk.state.place.selection;
    response.context_menu(|ui| context_ui(ui, desk, selection));
}

/// What stands in the middle where a document holds no measure.
fn nothing_ui(ui: &mut Ui, desk: &Desk, room: egui::Rect) {
    let text = egui::RichText::new(desk.text("canvas.nothing")).size(15.0);
    let middle = egui::Rect::from_center_size(room.center(), egui::vec2(room.width().min(420.0), 120.0));
    ui.put(middle, egui::Label::new(text).wrap().selectable(false));
}

fn clicks(response: &egui::Response, desk: &mut Desk, projection: &Projection, under: Option<Target>) {
    if response.double_clicked() {
        match under {
            Some(Target::Unit(id)) => desk.act(Command::SetUnit(Some(UnitId(id)))),
            Some(Target::Section(id)) => desk.act(Command::Fold(SectionId(id))),
            Some(Target::Measure(_) | Target::Link(_)) => {}
            None => desk.act(Command::Fit),
        }
    } else if response.clicked() {
        let at = response.interact_pointer_pos().map_or(0.0, |at| at.x);
        match under {
            Some(Target::Section(id)) if at < heading_left(desk, projection, id) => {
                desk.act(Command::Fold(SectionId(id)));
            }
            _ => desk.act(Command::Select(under)),
        }
    } else if response.secondary_clicked() && under.is_some() {
        desk.act(Command::Select(under));
    }
}

/// Where a heading's text begins, in pixels.
fn heading_left(desk: &Desk, projection: &Projection, id: u32) -> f32 {
    let label = desk.state.derived.scene.items.iter().find_map(|item| match &item.shape {
        SceneShape::Label(label) if item.target == Target::Section(id) => Some(label.at),
        _ => None,
    });
    label.map_or(f32::MIN, |at| projection.point(at).x.max(FOLD_MARK) - 2.0)
}

/// Dragging moves; the wheel and two fingers zoom to the pointer; with Shift they move.
fn moves(ui: &Ui, response: &egui::Response, desk: &mut Desk, camera: Camera, projection: &Projection) {
    let bounds = desk.state.derived.scene.bounds;
    if response.dragged() {
        let delta = response.drag_delta();
        if delta != egui::Vec2::ZERO {
            let (dx, dy) = (-delta.x / projection.scale.x, -delta.y / projection.scale.y);
            desk.act(Command::Look(camera.panned(dx, dy, bounds)));
        }
    }
    let Some(pointer) = response.hover_pos() else { return };
    let (scroll, pinch, shift) =
        ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta(), input.modifiers.shift));
    if shift && scroll != egui::Vec2::ZERO {
        let dy = -(scroll.x + scroll.y) / projection.scale.y;
        desk.act(Command::Look(camera.panned(0.0, dy, bounds)));
    } else if scroll.y != 0.0 || (pinch - 1.0).abs() > f32::EPSILON {
        let factor = pinch * (1.0 + scroll.y.abs() / 240.0).powf(scroll.y.signum());
        let fixed = projection.world(Point::new(pointer.x, pointer.y));
        desk.act(Command::Look(camera.zoomed(factor, fixed, bounds)));
    }
}

/// Where in the whole the view stands, at the right edge, while it is not the whole.
fn scrollbar(painter: &egui::Painter, desk: &Desk, camera: Camera, viewport: Rect) {
    let bounds = desk.state.derived.scene.bounds;
    let share = camera.view.height() / bounds.height();
    if share >= 0.995 {
        return;
    }
    let track = viewport.height();
    let top = (camera.view.min.y - bounds.min.y) / bounds.height() * track;
    let bar = Rect::new(viewport.max.x - 5.0, viewport.min.y + top.max(0.0), 4.0, (share * track).max(16.0));
    painter.rect_filled(to_egui(bar), 2.0, colour(desk.theme().rule));
}

/// Every row as a node of the accessibility tree, in view or not needed to be read.
fn nodes(ui: &Ui, desk: &mut Desk, projection: &Projection, look: &Look) {
    let state = desk.state;
    let mut pressed = None;
    for (at, item) in state.derived.scene.items.iter().enumerate() {
        let Item { target, visibility: Visibility::Always, shape: SceneShape::Label(label) } = item else {
            continue;
        };
        let room = labels::room(label, projection);
        if !look.shows(item)
            || !room.overlaps(projection.viewport)
            || label.bold && matches!(target, Target::Unit(_))
        {
            continue;
        }
        let id = ui.scope_id().with(("node", at));
        let response = ui.interact(to_egui(room), id, Sense::hover());
        let name = name(desk, *target);
        response.widget_info(|| {
            let selected = state.place.selection == Some(*target);
            egui::WidgetInfo::selected(accesskit::Role::TreeItem, true, selected, &name)
        });
        ui.accesskit_node_builder(id, |node| node.add_action(accesskit::Action::Click));
        if ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click)) {
            pressed = Some(*target);
        }
    }
    if let Some(target) = pressed {
        desk.act(Command::Select(Some(target)));
    }
}

/// What is said under the pointer, and to the accessibility tree: the name or the text, whole.
pub fn name(desk: &Desk, target: Target) -> String {
    paper::describe(&desk.state.document, target, desk.language())
}

fn context_ui(ui: &mut Ui, desk: &mut Desk, selection: Option<Target>) {
    match selection {
        Some(Target::Unit(id)) => {
            if ui.button(desk.text("command.our-unit")).clicked() {
                desk.act(Command::SetUnit(Some(UnitId(id))));
                ui.close();
            }
            let name = desk.state.document.plan.unit(UnitId(id)).name.clone();
            ui.menu_button(desk.text("inspector.correct"), |ui| {
                super::corrections::menu_ui(ui, desk, &name);
            });
        }
        Some(Target::Section(id)) => {
            if ui.button(desk.text("inspector.fold")).clicked() {
                desk.act(Command::Fold(SectionId(id)));
                ui.close();
            }
            if ui.button(desk.text("inspector.only-section")).clicked() {
                desk.act(Command::ToggleSection(SectionId(id)));
                ui.close();
            }
        }
        Some(Target::Measure(_) | Target::Link(_)) | None => {}
    }
    if selection.is_some() {
        if ui.button(desk.text("command.copy-units")).clicked() {
            desk.act(Command::CopyUnits);
            ui.close();
        }
        if ui.button(desk.text("command.copy-table")).clicked() {
            desk.act(Command::CopyTable);
            ui.close();
        }
    }
    if ui.button(desk.text("command.fit")).clicked() {
        desk.act(Command::Fit);
        ui.close();
    }
}

/// One drawn shape for egui. Matched whole: a new kind of shape breaks this at compile time.
fn paint(painter: &egui::Painter, shape: &DrawnShape, out: &mut Vec<Shape>) {
    match shape {
        DrawnShape::Curve { points, width, dash, colour: rgba } => {
            let stroke = Stroke::new(*width, colour(*rgba));
            let line: Vec<egui::Pos2> = if draw::is_straight(points) {
                vec![at(points[0]), at(points[3])]
            } else {
                let pieces = ((points[3].y - points[0].y).abs() / PIECE).clamp(12.0, 72.0) as usize;
                (0..=pieces).map(|piece| at(along(points, piece as f32 / pieces as f32))).collect()
            };
            match dash {
                Some([on, off]) => out.extend(Shape::dashed_line(&line, stroke, *on, *off)),
                None => out.push(Shape::line(line, stroke)),
            }
        }
        DrawnShape::Polygon { points, colour: rgba } => {
            let points = points.iter().copied().map(at).collect();
            out.push(Shape::convex_polygon(points, colour(*rgba), Stroke::NONE));
        }
        DrawnShape::Circle { at: middle, radius, stroke, colour: rgba } => out.push(match stroke {
            Some(width) => Shape::circle_stroke(at(*middle), *radius, Stroke::new(*width, colour(*rgba))),
            None => Shape::circle_filled(at(*middle), *radius, colour(*rgba)),
        }),
        DrawnShape::Fill { rect, colour: rgba } => {
            out.push(Shape::rect_filled(to_egui(*rect), 0.0, colour(*rgba)));
        }
        DrawnShape::Text { rect, text, size, bold, colour: rgba } => {
            let family = if *bold { FontFamily::Name(BOLD.into()) } else { FontFamily::Proportional };
            let galley = painter.layout_no_wrap(text.clone(), FontId::new(*size, family), colour(*rgba));
            let top = rect.center().y - galley.size().y / 2.0;
            out.push(Shape::galley(pos2(rect.min.x, top), galley, colour(*rgba)));
        }
    }
}

fn at(point: Point) -> egui::Pos2 {
    pos2(point.x, point.y)
}

fn to_egui(rect: Rect) -> egui::Rect {
    egui::Rect::from_min_max(at(rect.min), at(rect.max))
}

fn from_egui(rect: egui::Rect) -> Rect {
    Rect { min: Point::new(rect.min.x, rect.min.y), max: Point::new(rect.max.x, rect.max.y) }
}
