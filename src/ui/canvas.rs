//! The canvas: pointer in, painted scene out. Every shape was decided in `scene::draw`.

use super::desk::{BOLD, Desk, colour};
use super::kept::kept;
use super::pins;
use crate::command::Command;
use crate::plan::{SectionId, UnitId};
use crate::scene::cross::cross;
use crate::scene::draw::{self, DrawnShape, along, draw};
use crate::scene::look::Look;
use crate::scene::text::UPRIGHT;
use crate::scene::{
    Axes, Camera, Item, Label, Point, Projection, Rect, Scene, Shape as SceneShape, Target, Visibility,
    labels, pick,
};
use crate::state::derived::Canvas;
use crate::state::{State, describe};
use crate::view::duties::Length;
use crate::view::{Offer, View};
use eframe::egui::{self, FontFamily, FontId, Sense, Shape, Stroke, Ui, accesskit, pos2};

/// How long a straight piece of a curve is, in pixels.
const PIECE: f32 = 14.0;

/// What was painted last, kept while nothing that it depends on differs.
#[derive(Default)]
pub struct Cache {
    key: Option<Key>,
    shapes: Vec<Shape>,
    /// It was painted twice alike, and its triangles are kept.
    rests: bool,
}

#[derive(PartialEq, Clone)]
struct Key {
    document: *const crate::state::Document,
    revision: u64,
    selected: Option<Target>,
    hovered: Option<Target>,
    camera: Camera,
    viewport: Rect,
    look: crate::state::Look,
    pixels: f32,
}

/// A view.
pub fn canvas_ui(ui: &mut Ui, desk: &mut Desk, view: View, cache: &mut Cache) {
    let (response, painter) = ui.allocate_painter(ui.available_size(), Sense::click_and_drag());
    let derived = &desk.state.derived;
    let viewport = from_egui(response.rect);
    let size = Point::new(viewport.width(), viewport.height());
    let session = &desk.state.session;
    if session.sizes.0[view as usize] != size || session.arriving.contains(&view) {
        desk.act(Command::Size(view, size));
    }
    let (Some(canvas), Some(camera)) = (derived.canvas(view), desk.state.camera(view)) else { return };
    let scene = canvas.scene;
    let projection = scene.project(camera, viewport);
    let look = look(canvas, desk.state);

    let key = Key {
        document: std::sync::Arc::as_ptr(&desk.state.document),
        revision: derived.revision,
        selected: look.selected,
        hovered: look.hovered,
        camera,
        viewport,
        look: desk.state.choices.settings.look,
        pixels: ui.pixels_per_point(),
    };
    if cache.key.as_ref() != Some(&key) {
        cache.shapes.clear();
        for drawn in draw(scene, &projection, &look) {
            paint(&painter, &drawn.shape, &mut cache.shapes);
        }
        (cache.key, cache.rests) = (Some(key), false);
    } else if !cache.rests {
        // While something moves, triangles are not worth keeping: the next frame has others.
        cache.shapes = kept(std::mem::take(&mut cache.shapes), ui.ctx());
        cache.rests = true;
    }
    painter.rect_filled(response.rect, 0.0, colour(desk.theme().background));
    painter.extend(cache.shapes.iter().cloned());
    let pointer = response.hover_pos().map(|at| Point::new(at.x, at.y));
    let mut tints = Vec::new();
    for drawn in cross(scene, &projection, &look, pointer) {
        paint(&painter, &drawn.shape, &mut tints);
    }
    painter.extend(tints);
    // A page says in its own words that it is empty.
    if desk.state.document.plan.measures.is_empty() && scene.axes != Axes::Page {
        nothing_ui(ui, desk, response.rect);
    } else if scene.axes != Axes::Page
        && !look.shown.measures.contains(&true)
        && !look.shown.links.contains(&true)
    {
        all_hidden_ui(ui, desk, response.rect);
    }
    scrollbar(&painter, desk, scene, &projection);
    nodes(ui, desk, view, scene, &projection, &look);

    let under = response
        .hover_pos()
        .filter(|_| !response.dragged())
        .and_then(|at| pick::pick(scene, &projection, &look, Point::new(at.x, at.y)))
        .filter(|target| *target != Target::WORDS);
    if let Some(target) = under {
        desk.hovered = Some(target);
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        // A heading under the pointer shows its label whole; a tip would only cover what is below. On a
        // list of duties, so does a measure.
        let whole = desk.state.choices.duties.text == Length::Full && view == View::Duties;
        let said = whole && matches!(target, Target::Measure(_));
        let tip = match target {
            Target::Section(_) => None,
            Target::Entry(entry) => tip(desk, view, entry),
            _ => (!said).then(|| named(desk, view, target)),
        };
        if let Some(tip) = tip {
            response.clone().on_hover_text_at_pointer(tip);
        }
    }
    clicks(ui, &response, desk, view, &projection, under);
    let grasped = (view == View::Network && response.drag_started_by(egui::PointerButton::Primary))
        .then(|| ui.input(|input| input.pointer.press_origin()))
        .flatten()
        .and_then(|at| pick::pick(scene, &projection, &look, Point::new(at.x, at.y)));
    let held = view == View::Network && pins::drag(ui, &response, desk, camera, &projection, grasped);
    if !held {
        moves(ui, &response, desk, view, camera, &projection);
    }
    let selection = desk.state.place.selection;
    response.context_menu(|ui| context_ui(ui, desk, selection));
}

/// What of a view shows, and how.
pub(super) fn look<'s>(canvas: Canvas<'s>, state: &'s State) -> Look<'s> {
    Look {
        shown: canvas.shown,
        raised: canvas.raised,
        lit: canvas.lit,
        selected: state.place.selection,
        hovered: state.session.hover,
        marks: Some(canvas.marks),
        theme: state.choices.settings.theme(),
    }
}

/// What stands in the middle where a document holds no measure.
fn nothing_ui(ui: &mut Ui, desk: &Desk, room: egui::Rect) {
    let text = egui::RichText::new(desk.text("canvas.nothing")).size(15.0);
    let middle = egui::Rect::from_center_size(room.center(), egui::vec2(room.width().min(420.0), 120.0));
    ui.put(middle, egui::Label::new(text).wrap().selectable(false));
}

/// What stands in the middle where a filter hides everything, with the way out.
fn all_hidden_ui(ui: &mut Ui, desk: &mut Desk, room: egui::Rect) {
    let middle = egui::Rect::from_center_size(room.center(), egui::vec2(room.width().min(420.0), 90.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(middle), |ui| {
        ui.vertical_centered(|ui| {
            let text = egui::RichText::new(desk.text("canvas.all-hidden")).size(15.0);
            ui.add(egui::Label::new(text).wrap().selectable(false));
            ui.add_space(8.0);
            if ui.button(desk.text("command.clear-filter")).clicked() {
                desk.act(Command::ClearFilter);
            }
        });
    });
}

fn clicks(
    ui: &Ui,
    response: &egui::Response,
    desk: &mut Desk,
    view: View,
    projection: &Projection,
    under: Option<Target>,
) {
    // A unit that is clicked with Ctrl is taken among the chosen ones.
    let choosing = ui.input(|input| input.modifiers.command);
    if response.double_clicked() {
        match under {
            Some(Target::Unit(id)) => desk.act(Command::SetUnit(Some(UnitId(id)))),
            Some(Target::Section(id)) => desk.act(Command::Fold(SectionId(id))),
            None if desk.state.place.view == view => desk.act(Command::Fit),
            Some(Target::Measure(_) | Target::Link(_) | Target::Tie(..) | Target::Entry(_)) | None => {}
        }
    } else if response.clicked() {
        let at = response.interact_pointer_pos().map_or(0.0, |at| at.x);
        match under {
            Some(Target::Entry(id)) => desk.act(Command::Take(view, id)),
            Some(Target::Unit(id)) if choosing => desk.act(Command::Choose(UnitId(id))),
            Some(Target::Section(id)) if folds(desk, view, projection, id, at) => {
                desk.act(Command::Fold(SectionId(id)));
            }
            _ => desk.act(Command::Select(under)),
        }
    } else if response.secondary_clicked() && under.is_some_and(|at| !matches!(at, Target::Entry(_))) {
        desk.act(Command::Select(under));
    }
}

/// Whether a click on a heading folds it: on its mark, or left of it.
fn folds(desk: &Desk, view: View, projection: &Projection, id: u32, at: f32) -> bool {
    let scene = desk.state.derived.scene(view);
    let edge = scene.and_then(|scene| pick::fold_edge(scene, projection, Target::Section(id)));
    edge.is_some_and(|edge| at < edge)
}

/// Dragging moves; the wheel and two fingers zoom to the pointer; with Shift they move.
fn moves(
    ui: &Ui,
    response: &egui::Response,
    desk: &mut Desk,
    view: View,
    camera: Camera,
    projection: &Projection,
) {
    let Some((axes, bounds)) = desk.state.derived.scene(view).map(|scene| (scene.axes, scene.bounds)) else {
        return;
    };
    let mut look = |camera: Camera| desk.act(Command::Look(view, Some(camera)));
    if response.dragged() {
        let delta = response.drag_delta();
        if delta != egui::Vec2::ZERO {
            let (dx, dy) = (-delta.x / projection.scale.x, -delta.y / projection.scale.y);
            look(camera.panned(dx, dy, bounds));
        }
    }
    let Some(pointer) = response.hover_pos() else { return };
    let (scroll, pinch, shift) =
        ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta(), input.modifiers.shift));
    // A page moves with the wheel, and so does a table, which zooms with Ctrl.
    if matches!(axes, Axes::Page | Axes::Grid) {
        let zoomed = axes == Axes::Grid && (pinch - 1.0).abs() > f32::EPSILON;
        if zoomed {
            let fixed = projection.world(Point::new(pointer.x, pointer.y));
            let width = projection.viewport.width();
            look(camera.zoomed(pinch, fixed, bounds).near_enough(axes, width, fixed));
        } else if scroll != egui::Vec2::ZERO {
            let (dx, dy) = (-scroll.x / projection.scale.x, -scroll.y / projection.scale.y);
            look(camera.panned(dx, dy, bounds));
        }
        return;
    }
    if shift && scroll != egui::Vec2::ZERO {
        let dy = -(scroll.x + scroll.y) / projection.scale.y;
        look(camera.panned(0.0, dy, bounds));
    } else if scroll.y != 0.0 || (pinch - 1.0).abs() > f32::EPSILON {
        let factor = pinch * (1.0 + scroll.y.abs() / 240.0).powf(scroll.y.signum());
        let fixed = projection.world(Point::new(pointer.x, pointer.y));
        look(camera.zoomed(factor, fixed, bounds));
    }
}

/// Where in the whole the view stands, at the right and the lower edge, while it is not the whole.
fn scrollbar(painter: &egui::Painter, desk: &Desk, scene: &Scene, projection: &Projection) {
    let viewport = projection.viewport;
    let (from, to) = (projection.world(viewport.min), projection.world(viewport.max));
    let bounds = scene.bounds;
    let bar = |from: f32, to: f32, low: f32, high: f32| {
        let share = (to - from) / (high - low).max(f32::MIN_POSITIVE);
        (share < 0.999).then(|| (((from - low) / (high - low)).max(0.0), share))
    };
    let fill = |rect: egui::Rect| {
        painter.rect_filled(rect, 3.0, colour(desk.theme().outline).gamma_multiply(0.7));
    };
    if let Some((start, share)) = bar(from.y, to.y, bounds.min.y, bounds.max.y) {
        let height = (viewport.height() * share).max(24.0);
        let top = viewport.min.y + (viewport.height() * start).min(viewport.height() - height);
        fill(egui::Rect::from_min_size(pos2(viewport.max.x - 7.0, top), egui::vec2(5.0, height)));
    }
    if scene.axes != Axes::Grid {
        return;
    }
    if let Some((start, share)) = bar(from.x, to.x, bounds.min.x, bounds.max.x) {
        let width = (viewport.width() * share).max(24.0);
        let left = viewport.min.x + (viewport.width() * start).min(viewport.width() - width);
        fill(egui::Rect::from_min_size(pos2(left, viewport.max.y - 7.0), egui::vec2(width, 5.0)));
    }
}

/// Every row as a node of the accessibility tree, in view or not needed to be read.
fn nodes(ui: &Ui, desk: &mut Desk, view: View, scene: &Scene, projection: &Projection, look: &Look) {
    let mut pressed = None;
    for (part, (projection, items)) in scene.parts(projection).into_iter().enumerate() {
        pressed = pressed.or(part_nodes(ui, desk, (view, part), items, &projection, look));
    }
    match pressed {
        Some(Target::Entry(id)) => desk.act(Command::Take(view, id)),
        Some(target) => desk.act(Command::Select(Some(target))),
        None => {}
    }
}

/// A number beside a head is said with the head.
fn is_number(label: &Label) -> bool {
    label.text.chars().all(|c| c.is_ascii_digit())
}

/// The rows among these items; the one that was pressed.
fn part_nodes(
    ui: &Ui,
    desk: &Desk,
    part: (View, usize),
    items: &[Item],
    projection: &Projection,
    look: &Look,
) -> Option<Target> {
    let state = desk.state;
    let tells = matches!(part.0, View::Matrix | View::Overview);
    let page = matches!(part.0, View::Overview | View::Duties | View::Meeting | View::Compare);
    let mut pressed = None;
    let mut before = None;
    for (at, item) in items.iter().enumerate() {
        // The cells of a table say who does what.
        if let (Target::Link(_), SceneShape::Mark(mark), View::Matrix) = (item.target, &item.shape, part.0) {
            let middle = projection.point(mark.at);
            let room = Rect { min: middle, max: middle }.grown(draw::reach(*mark, projection));
            if look.shows(item) && projection.viewport.contains(middle) {
                let id = ui.scope_id().with(("cell", part, at));
                let response = ui.interact(to_egui(room), id, Sense::hover());
                response.widget_info(|| {
                    let selected = state.place.selection == Some(item.target);
                    let name = name(desk, item.target);
                    egui::WidgetInfo::selected(accesskit::Role::Cell, true, selected, name)
                });
                pressed = pressed.or(asked(ui, id).then_some(item.target));
            }
            continue;
        }
        let Item { target, visibility: Visibility::Always, shape: SceneShape::Label(label) } = item else {
            continue;
        };
        let room = labels::room(label, projection);
        if !look.shows(item)
            || !room.overlaps(projection.viewport)
            || label.bold && matches!(target, Target::Unit(_))
            || is_number(label) && !matches!(target, Target::Entry(_) | Target::Tie(..))
        {
            continue;
        }
        // The lines of one text are one node, and so are the numbers of what two units share.
        let one = label.flows && !matches!(target, Target::Entry(_)) || matches!(target, Target::Tie(..));
        let goes_on = one && before == Some(*target);
        before = Some(*target);
        if goes_on {
            continue;
        }
        let id = ui.scope_id().with(("node", part, at));
        // What can be pressed on a page is reached with Tab, and pressed with Enter or the space bar; in the other
        // views arrow keys walk over all there is.
        let reached = page && *target != Target::WORDS;
        let sense = if reached { Sense::focusable_noninteractive() } else { Sense::hover() };
        let response = ui.interact(to_egui(room), id, sense);
        if response.has_focus() {
            let ring = Stroke::new(2.0, colour(desk.theme().accent));
            ui.painter().rect_stroke(to_egui(room.grown(2.0)), 3.0, ring, egui::StrokeKind::Outside);
            let press = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
            if press(egui::Key::Enter) || press(egui::Key::Space) {
                pressed = Some(*target);
            }
        }
        response.widget_info(|| {
            // What a view offers is named by its own words.
            let name = match target {
                // A number alone says nothing.
                Target::Entry(id) if tells && is_number(label) => {
                    let what = offered(desk, part.0, *id).unwrap_or_default();
                    format!("{} · {what}", label.text)
                }
                // Nor does 「邀请」 without whom.
                Target::Entry(id) => match desk.state.derived.offers(part.0).get(*id as usize) {
                    Some(Offer::Invite(_) | Offer::AddTopic(_)) => {
                        offered(desk, part.0, *id).unwrap_or_default()
                    }
                    _ => label.text.clone(),
                },
                _ => named(desk, part.0, *target),
            };
            let selected = state.place.selection == Some(*target);
            egui::WidgetInfo::selected(accesskit::Role::TreeItem, true, selected, &name)
        });
        if asked(ui, id) {
            pressed = Some(*target);
        }
    }
    pressed
}

/// Offers a node to be pressed through the accessibility tree; whether it was.
fn asked(ui: &Ui, id: egui::Id) -> bool {
    ui.accesskit_node_builder(id, |node| node.add_action(accesskit::Action::Click));
    ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click))
}

/// What is said under the pointer, and to the accessibility tree: the name or the text, whole.
pub fn name(desk: &Desk, target: Target) -> String {
    describe::target(&desk.state.document, target, desk.language())
}

/// What something that a view offers is about: what a number counts, what opens.
fn offered(desk: &Desk, view: View, entry: u32) -> Option<String> {
    Some(match desk.state.derived.offers(view).get(entry as usize)? {
        Offer::Select(target) => name(desk, *target),
        Offer::Filter(filter) if filter.is_empty() => desk.text("offer.all"),
        Offer::Filter(filter) => describe::filter(&desk.state.document, filter, desk.language()),
        Offer::Findings => desk.text("offer.findings"),
        Offer::Open(view) => desk.fill("offer.open", &[&desk.text(&format!("view.{}", view.key()))]),
        Offer::Entry(id) => desk.text(&format!("command.{id}.tip")),
        Offer::Invite(who) => {
            let listed = desk.state.choices.meeting.lists(who);
            desk.fill(if listed { "offer.uninvite" } else { "offer.invite" }, &[who])
        }
        Offer::AddTopic(target) => desk.fill("offer.topic", &[&name(desk, *target)]),
        Offer::Choose(_)
        | Offer::ChooseAll(_)
        | Offer::SetOverview(_)
        | Offer::SetCompare(_)
        | Offer::CompareWith(_)
        | Offer::TakeOff(_) => return None,
    })
}

/// The same under the pointer: on a page, with what a click does.
fn tip(desk: &Desk, view: View, entry: u32) -> Option<String> {
    let what = offered(desk, view, entry)?;
    let only = match desk.state.derived.offers(view).get(entry as usize)? {
        Offer::Filter(filter) => view != View::Matrix && !filter.is_empty(),
        _ => false,
    };
    Some(if only { desk.fill("offer.filter", &[&what]) } else { what })
}

/// The same in a view: in the network a unit is named with whom it works.
fn named(desk: &Desk, view: View, target: Target) -> String {
    let network = desk.state.derived.network.as_ref().filter(|_| view == View::Network);
    let of_unit = network.and_then(|network| match target {
        Target::Unit(id) => network.describe(&desk.state.document.plan, UnitId(id), desk.language()),
        _ => None,
    });
    of_unit.unwrap_or_else(|| name(desk, target))
}

fn context_ui(ui: &mut Ui, desk: &mut Desk, selection: Option<Target>) {
    match selection {
        Some(Target::Unit(id)) => {
            if ui.button(desk.text("command.our-unit")).clicked() {
                desk.act(Command::SetUnit(Some(UnitId(id))));
                ui.close();
            }
            let choice = &desk.state.choices.network;
            let pinned = desk.state.place.view == View::Network && choice.pins(UnitId(id));
            if pinned && ui.button(desk.text("network.unpin.one")).clicked() {
                desk.act(Command::SetNetwork(choice.unpinned(UnitId(id)), crate::command::Stroke::One));
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
        Some(Target::Measure(_) | Target::Link(_) | Target::Tie(..) | Target::Entry(_)) | None => {}
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
pub(super) fn paint(painter: &egui::Painter, shape: &DrawnShape, out: &mut Vec<Shape>) {
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
        DrawnShape::Text { rect, text, size, bold, upright: true, colour: rgba } => {
            let family = if *bold { FontFamily::Name(BOLD.into()) } else { FontFamily::Proportional };
            let font = FontId::new(*size, family);
            for (at, c) in text.chars().enumerate() {
                let galley = painter.layout_no_wrap(c.to_string(), font.clone(), colour(*rgba));
                let middle = rect.min.y + (at as f32 + 0.5) * size * UPRIGHT;
                let left = rect.center().x - galley.size().x / 2.0;
                let corner = pos2(left, middle - galley.size().y / 2.0);
                out.push(Shape::galley(corner, galley, colour(*rgba)));
            }
        }
        DrawnShape::Text { rect, text, size, bold, upright: false, colour: rgba } => {
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
