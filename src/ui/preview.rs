//! A view as it will stand on paper: the same sheets that are written, painted by the painter of the canvas.

use super::canvas;
use super::desk::{Desk, bold, colour};
use super::forms::cancel;
use crate::command::Command;
use crate::disk;
use crate::page::{Day, Fit, Orientation, Paper, Setting, Sheet};
use crate::scene::draw::DrawnShape;
use crate::scene::{Axes, Point, Rect};
use crate::state::paper::{self, Printing};
use crate::state::session::{Dialog, PageForm, Preview};
use crate::view::View;
use crate::words::Language;
use eframe::egui::{
    self, Button, Color32, Key, Label, Modifiers, RichText, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, vec2,
};
use std::sync::Arc;

/// Width of the choices, in points.
const CHOICES: f32 = 176.0;
/// Around a page, in points.
const AROUND: f32 = 12.0;
/// What stands above and below the pages, in points.
const BESIDE: f32 = 150.0;

/// What the pages were composed from, with them: composed again only when that differs.
#[derive(Clone)]
struct Composed {
    from: From,
    sheets: Arc<Vec<Sheet>>,
    /// How many names found no room.
    unnamed: usize,
}

#[derive(Clone, Copy, PartialEq)]
struct From {
    /// Where the document lies: compared, never followed.
    document: usize,
    revision: u64,
    language: Language,
    view: View,
    setting: Setting,
    mono: bool,
    day: Option<Day>,
}

/// The window in front.
pub fn preview_ui(ui: &mut Ui, desk: &mut Desk, preview: Preview) {
    let Composed { sheets, unnamed, .. } = composed(ui, desk, preview);
    let last = sheets.len().saturating_sub(1);
    let mut next = Preview { page: preview.page.min(last), ..preview };
    turn(ui, &mut next, last);
    ui.horizontal(|ui| {
        let view = desk.text(&format!("view.{}", preview.view.key()));
        ui.label(bold(desk.fill("preview.title", &[&view]), 16.0));
    });
    ui.add_space(4.0);
    // A window in front has no height of its own: what it may take is said here.
    let room = vec2(ui.available_width(), (ui.content_rect().height() - BESIDE).max(120.0));
    let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
    let (choices, page) = rect.split_left_right_at_x(rect.min.x + CHOICES);
    ui.scope_builder(UiBuilder::new().max_rect(choices), |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| choices_ui(ui, desk, &mut next, unnamed));
    });
    ui.scope_builder(UiBuilder::new().max_rect(page), |ui| page_ui(ui, desk, &sheets, next));
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let able = !sheets.is_empty();
        let save = Button::new(bold(desk.text("preview.save"), 13.5));
        if ui.add_enabled(able, save).clicked() {
            desk.act(Command::SavePages(next));
        }
        if ui.add_enabled(able, Button::new(desk.text("preview.print"))).clicked() {
            desk.act(Command::Print(next));
        }
        cancel(ui, desk);
        ui.add_space(16.0);
        pages_ui(ui, desk, &mut next, last);
    });
    if next != preview {
        desk.act(Command::Show(Some(Dialog::Preview(next))));
    }
}

/// Keys that turn pages.
fn turn(ui: &Ui, next: &mut Preview, last: usize) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::PageDown) {
        next.page = (next.page + 1).min(last);
    }
    if pressed(Key::PageUp) {
        next.page = next.page.saturating_sub(1);
    }
    if pressed(Key::Home) {
        next.page = 0;
    }
    if pressed(Key::End) {
        next.page = last;
    }
}

/// The page that is seen, and how many there are.
fn pages_ui(ui: &mut Ui, desk: &Desk, next: &mut Preview, last: usize) {
    let before = Button::new("←");
    if ui.add_enabled(next.page > 0, before).on_hover_text(desk.text("preview.before")).clicked() {
        next.page -= 1;
    }
    let number = [next.page + 1, last + 1].map(|number| number.to_string());
    ui.label(desk.fill("preview.page", &[&number[0], &number[1]]));
    if ui.add_enabled(next.page < last, Button::new("→")).on_hover_text(desk.text("preview.after")).clicked()
    {
        next.page += 1;
    }
    ui.checkbox(&mut next.close, desk.text("preview.close"));
    if last > 0 {
        ui.label(RichText::new(desk.text("preview.keys")).weak());
    }
}

fn choices_ui(ui: &mut Ui, desk: &Desk, next: &mut Preview, unnamed: usize) {
    let head = |ui: &mut Ui, key: &str| {
        ui.add_space(8.0);
        ui.label(bold(desk.text(key), 13.5));
    };
    let setting = &mut next.setting;
    head(ui, "preview.paper");
    ui.horizontal_wrapped(|ui| {
        for (paper, name) in [(Paper::A4, "A4"), (Paper::A3, "A3")] {
            ui.radio_value(&mut setting.paper, paper, name);
        }
    });
    head(ui, "preview.orientation");
    ui.horizontal_wrapped(|ui| {
        for (orientation, key) in [
            (Orientation::Auto, "preview.orientation.auto"),
            (Orientation::Portrait, "preview.orientation.portrait"),
            (Orientation::Landscape, "preview.orientation.landscape"),
        ] {
            ui.radio_value(&mut setting.orientation, orientation, desk.text(key));
        }
    });
    head(ui, "preview.fit");
    if flows(desk, next.view) {
        ui.add(Label::new(RichText::new(desk.text("preview.fit.flows")).weak()).wrap());
    } else {
        for (fit, key) in [(Fit::One, "preview.fit.one"), (Fit::Tile, "preview.fit.tile")] {
            ui.radio_value(&mut setting.fit, fit, desk.text(key));
        }
        if unnamed > 0 {
            let warning = RichText::new(desk.fill("preview.unnamed", &[&unnamed.to_string()]));
            ui.add(Label::new(warning.color(colour(desk.theme().warning))).wrap());
        }
    }
    ui.add_space(8.0);
    ui.checkbox(&mut next.mono, desk.text("preview.mono"));
    head(ui, "preview.form");
    ui.horizontal_wrapped(|ui| {
        for form in PageForm::ALL {
            ui.radio_value(&mut next.form, form, form.extension().to_uppercase());
        }
    });
    if next.form != PageForm::Pdf {
        ui.add(Label::new(RichText::new(desk.text("preview.form.one")).weak()).wrap());
    }
}

/// Whether a view is a text, which goes on from page to page by itself.
fn flows(desk: &Desk, view: View) -> bool {
    desk.state.derived.scene(view).is_none_or(|scene| scene.axes == Axes::Page)
}

/// The sheets, composed where they were not yet.
fn composed(ui: &Ui, desk: &Desk, preview: Preview) -> Composed {
    let from = From {
        document: Arc::as_ptr(&desk.state.document).addr(),
        revision: desk.state.derived.revision,
        language: desk.language(),
        view: preview.view,
        setting: preview.setting,
        mono: preview.mono,
        day: disk::today(),
    };
    let id = egui::Id::unique("preview");
    let kept: Option<Composed> = ui.data(|data| data.get_temp(id));
    if let Some(kept) = kept.filter(|kept| kept.from == from) {
        return kept;
    }
    let printing = Printing { setting: from.setting, mono: from.mono, day: from.day };
    let sheets = Arc::new(paper::printed(desk.state, from.view, &printing));
    let unnamed = paper::unnamed(desk.state, from.view, &sheets);
    let composed = Composed { from, sheets, unnamed };
    ui.data_mut(|data| data.insert_temp(id, composed.clone()));
    composed
}

fn page_ui(ui: &mut Ui, desk: &Desk, sheets: &[Sheet], preview: Preview) {
    let room = ui.available_size();
    let Some(sheet) = sheets.get(preview.page) else {
        ui.label(desk.text("preview.nothing"));
        return;
    };
    let fit = ((room.x - 2.0 * AROUND) / sheet.size.x).min((room.y - 2.0 * AROUND) / sheet.size.y);
    let scale = if preview.close { 1.0 } else { fit.max(0.05) };
    let page = vec2(sheet.size.x, sheet.size.y) * scale;
    ScrollArea::both().auto_shrink(false).id_salt(("page", preview.page)).show(ui, |ui| {
        let room = (page + egui::Vec2::splat(2.0 * AROUND)).max(ui.available_size().floor());
        let (response, painter) = ui.allocate_painter(room, Sense::hover());
        let number = [preview.page + 1, sheets.len()].map(|number| number.to_string());
        let name = desk.fill("preview.page", &[&number[0], &number[1]]);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
        painter.rect_filled(response.rect, 0.0, colour(desk.theme().rule));
        let paper = egui::Rect::from_center_size(response.rect.center(), page);
        painter.rect_filled(paper, 0.0, colour(sheet.background));
        painter.rect_stroke(paper, 0.0, Stroke::new(1.0, Color32::BLACK), StrokeKind::Outside);
        let painter = painter.with_clip_rect(paper.intersect(painter.clip_rect()));
        let corner = Point::new(paper.min.x, paper.min.y);
        let mut shapes = Vec::new();
        for drawn in &sheet.drawn {
            canvas::paint(&painter, &placed(&drawn.shape, scale, corner), &mut shapes);
        }
        painter.extend(shapes);
    });
}

/// A shape of a sheet where it is seen. Matched whole: a new kind of shape breaks this at compile time.
fn placed(shape: &DrawnShape, scale: f32, corner: Point) -> DrawnShape {
    let point = |at: Point| corner.moved(at.x * scale, at.y * scale);
    let around = |rect: Rect| Rect { min: point(rect.min), max: point(rect.max) };
    match shape {
        DrawnShape::Curve { points, width, dash, colour } => DrawnShape::Curve {
            points: points.map(point),
            width: width * scale,
            dash: dash.map(|dash| dash.map(|length| length * scale)),
            colour: *colour,
        },
        DrawnShape::Polygon { points, colour } => {
            DrawnShape::Polygon { points: points.iter().copied().map(point).collect(), colour: *colour }
        }
        DrawnShape::Circle { at, radius, stroke, colour } => DrawnShape::Circle {
            at: point(*at),
            radius: radius * scale,
            stroke: stroke.map(|width| width * scale),
            colour: *colour,
        },
        DrawnShape::Fill { rect, colour } => DrawnShape::Fill { rect: around(*rect), colour: *colour },
        DrawnShape::Text { rect, text, size, bold, upright, colour } => DrawnShape::Text {
            rect: around(*rect),
            text: text.clone(),
            size: size * scale,
            bold: *bold,
            upright: *upright,
            colour: *colour,
        },
    }
}
