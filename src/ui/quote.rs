//! The words of the document, quoted with some of them marked: how every line on screen is defended.

use super::desk::{BOLD, Desk, colour};
use crate::plan::Span;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, FontFamily, FontId, Label, Response, Ui};

/// The source words at `whole`, with `marks` (inside it, in order) on a marked ground.
pub fn quote_ui(ui: &mut Ui, desk: &Desk, whole: Span, marks: &[Span], size: f32) -> Response {
    let theme = desk.theme();
    let ordinary = TextFormat {
        font_id: FontId::proportional(size),
        color: colour(theme.text_weak),
        background: Color32::TRANSPARENT,
        ..TextFormat::default()
    };
    let highlighted = TextFormat {
        font_id: FontId::new(size, FontFamily::Name(BOLD.into())),
        color: colour(theme.text),
        background: colour(theme.marked),
        ..TextFormat::default()
    };
    let plan = &desk.state.document.plan;
    let mut job = LayoutJob::default();
    let mut at = whole.start;
    for mark in marks.iter().filter(|mark| whole.contains(**mark)) {
        if mark.start < at {
            continue;
        }
        job.append(plan.words(Span { start: at, end: mark.start }), 0.0, ordinary.clone());
        job.append(plan.words(*mark), 0.0, highlighted.clone());
        at = mark.end;
    }
    job.append(plan.words(Span { start: at, end: whole.end }), 0.0, ordinary);
    ui.add(Label::new(job).wrap().selectable(true))
}
