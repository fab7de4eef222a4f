//! What the reader noticed, as a panel below the view: filtered, stepped through, and settled where it can be.

use super::desk::{BOLD, Desk, bold, colour};
use super::toolbar::entry_button_ui;
use crate::command::{Command, table};
use crate::export::document::message;
use crate::plan::{Code, Correction, Diagnostic, Severity, Span};
use crate::scene::Ink;
use crate::scene::theme::Rgba;
use crate::state::said;
use crate::state::session::Dialog;
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    self, Align, Button, Color32, FontFamily, FontId, Layout, Painter, Pos2, Rect, ScrollArea, Sense, Shape,
    Stroke, Ui, UiBuilder, pos2, vec2,
};

/// Height of a row, in points: a sentence and a line of the source.
const ROW: f32 = 46.0;
/// All severities, heaviest first.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];
/// Characters of the source shown before and after the words.
const AROUND: usize = 24;
/// Characters shown of the words themselves.
const WORDS: usize = 60;
/// Characters of a suggestion that its button shows.
const SUGGESTED: usize = 26;

/// The panel.
pub fn findings_ui(ui: &mut Ui, desk: &mut Desk) {
    let all = std::sync::Arc::clone(&desk.state.document.diagnostics);
    ui.add_space(3.0);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = ui.button("×").on_hover_text(desk.text("findings.close"));
            let name = desk.text("findings.close");
            close.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
            if close.clicked() {
                desk.act(Command::ToggleFindings);
            }
            for id in ["copy-findings", "finding-next", "finding-previous"] {
                entry_button_ui(ui, desk, id);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| filter_ui(ui, desk, &all));
        });
    });
    let listed = desk.state.session.findings.listed(&all);
    if listed.is_empty() {
        ui.add_space(8.0);
        let key = if all.is_empty() { "diagnostics.none" } else { "findings.filtered" };
        ui.weak(desk.text(key));
        // The panel keeps its height.
        ui.allocate_space(ui.available_size());
        return;
    }
    let sought = newly_stood_on(ui, desk.state.session.findings.at, &listed);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, ROW, listed.len(), |ui, range| {
        if let Some(at) = sought {
            let top = ui.max_rect().top() + (at as f32 - range.start as f32) * ROW;
            let row = Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(10.0, ROW));
            ui.scroll_to_rect(row, None);
        }
        for at in &listed[range] {
            ui.push_id(at, |ui| row_ui(ui, desk, *at, &all[*at]));
        }
    });
}

/// The row of a finding that one stands on since the last frame: the list goes to it.
fn newly_stood_on(ui: &Ui, stood: Option<usize>, listed: &[usize]) -> Option<usize> {
    let id = egui::Id::unique("findings-at");
    let before = ui.data(|data| data.get_temp::<Option<usize>>(id)).flatten();
    if before == stood {
        return None;
    }
    ui.data_mut(|data| data.insert_temp(id, stood));
    listed.binary_search(&stood?).ok()
}

/// Severities and codes, with how many there are of each.
fn filter_ui(ui: &mut Ui, desk: &mut Desk, all: &[Diagnostic]) {
    ui.label(bold(desk.text("command.diagnostics"), 13.5));
    let chosen = &desk.state.session.findings;
    for severity in SEVERITIES {
        let count = all.iter().filter(|each| each.severity == severity).count();
        if count == 0 {
            continue;
        }
        let on = chosen.severities.is_empty() || chosen.severities.contains(&severity);
        let name = format!("     {} {count}", desk.text(said::severity(severity)));
        let chip = ui.add(Button::selectable(on, name).frame_when_inactive(true));
        sign(ui.painter(), chip.rect.left_center() + vec2(12.0, 0.0), severity, desk);
        if chip.on_hover_text(desk.text("findings.severity.tip")).clicked() {
            desk.act(Command::ToggleSeverity(severity));
        }
    }
    let name = |code: Code| {
        let count = all.iter().filter(|each| each.code == code).count();
        format!("{} {count}", desk.text(&format!("code.{}", code.key())))
    };
    let shown = chosen.code.map_or_else(|| desk.text("findings.all-codes"), name);
    let mut picked = chosen.code;
    let label = ui.label(desk.text("findings.code"));
    let codes = egui::ComboBox::from_id_salt("code").selected_text(&shown).width(170.0);
    let codes = codes.show_ui(ui, |ui| {
        ui.selectable_value(&mut picked, None, desk.text("findings.all-codes"));
        for code in Code::ALL.into_iter().filter(|code| all.iter().any(|each| each.code == *code)) {
            ui.selectable_value(&mut picked, Some(code), name(code));
        }
    });
    codes.response.labelled_by(label.id);
    if picked != chosen.code {
        desk.act(Command::SetCode(picked));
    }
}

/// The colour of a severity.
pub fn ink(severity: Severity, desk: &Desk) -> Color32 {
    let theme = desk.theme();
    let rgba: Rgba = match severity {
        Severity::Error => theme.error,
        Severity::Warning => theme.warning,
        Severity::Note => theme.text_weak,
    };
    colour(rgba)
}

/// The sign of a severity: told apart by its shape as well.
pub fn sign(painter: &Painter, at: Pos2, severity: Severity, desk: &Desk) {
    let ink = ink(severity, desk);
    let triangle = || vec![at + vec2(0.0, -5.0), at + vec2(5.0, 4.5), at + vec2(-5.0, 4.5)];
    match severity {
        Severity::Error => painter.add(Shape::convex_polygon(triangle(), ink, Stroke::NONE)),
        Severity::Warning => painter.add(Shape::closed_line(triangle(), Stroke::new(1.6, ink))),
        Severity::Note => painter.add(Shape::circle_stroke(at, 4.0, Stroke::new(1.4, ink))),
    };
}

/// A finding: where, what, the words, and what can be done about it.
fn row_ui(ui: &mut Ui, desk: &mut Desk, at: usize, diagnostic: &Diagnostic) {
    let on = desk.state.session.findings.at == Some(at);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    if on || response.hovered() || response.has_focus() {
        let ground = if on { desk.theme().marked } else { desk.theme().band };
        ui.painter().rect_filled(rect.shrink2(vec2(0.0, 1.0)), 3.0, colour(ground));
    }
    let sentence = message(diagnostic, desk.language());
    let place = said::place(&desk.state.document, diagnostic.span.start, desk.language());
    let severity = desk.text(said::severity(diagnostic.severity));
    response.widget_info(|| {
        let name = format!("{severity} {place} {sentence}");
        egui::WidgetInfo::selected(egui::accesskit::Role::ListBoxOption, true, on, name)
    });
    let buttons =
        UiBuilder::new().max_rect(rect.shrink2(vec2(8.0, 0.0))).layout(Layout::right_to_left(Align::Center));
    let left = ui.scope_builder(buttons, |ui| {
        buttons_ui(ui, desk, at, diagnostic);
        ui.min_rect().left()
    });
    let text = Rect::from_min_max(rect.min + vec2(24.0, 4.0), pos2(left.inner - 10.0, rect.bottom() - 3.0));
    let painter = ui.painter_at(text);
    sign(ui.painter(), pos2(rect.left() + 12.0, rect.top() + 14.0), diagnostic.severity, desk);
    let font = FontId::proportional(13.0);
    let weak = TextFormat::simple(font.clone(), desk.ink(Ink::TextWeak));
    let plain = TextFormat::simple(font, desk.ink(Ink::Text));
    let mut head = LayoutJob::default();
    head.append(&format!("{place}  "), 0.0, weak.clone());
    head.append(&sentence.replace('\n', " "), 0.0, plain);
    let mut source = LayoutJob::default();
    let (before, words, after) = quoted(desk, diagnostic.span);
    let bold = FontId::new(12.5, FontFamily::Name(BOLD.into()));
    let marked = TextFormat {
        background: colour(desk.theme().banner),
        ..TextFormat::simple(bold, desk.ink(Ink::Text))
    };
    source.append(&before, 0.0, weak.clone());
    source.append(&words, 0.0, marked);
    source.append(&after, 0.0, weak);
    let mut y = text.top();
    for mut job in [head, source] {
        job.wrap = egui::text::TextWrapping::truncate_at_width(text.width().max(20.0));
        let galley = painter.layout_job(job);
        let height = galley.size().y;
        painter.galley(pos2(text.left(), y), galley, desk.ink(Ink::Text));
        y += height + 2.0;
    }
    if response.on_hover_text(sentence).clicked() {
        desk.act(Command::Finding(at));
    }
}

/// The words on one line, with a little of what stands around them.
fn quoted(desk: &Desk, span: Span) -> (String, String, String) {
    let plan = &desk.state.document.plan;
    let line = |text: &str| text.replace(['\n', '\r', '\t'], " ");
    let line_before = plan.source[..span.start as usize].rsplit('\n').next().unwrap_or_default();
    let from = line_before.chars().count().saturating_sub(AROUND);
    let before: String = line_before.chars().skip(from).collect();
    let before = if from > 0 { format!("…{before}") } else { before };
    let words = plan.words(span);
    let cut: String = words.chars().take(WORDS).collect();
    let shown = if cut.len() < words.len() { format!("{}…", line(&cut)) } else { line(&cut) };
    let after =
        plan.source[span.end as usize..].chars().take_while(|c| !matches!(c, '\n' | '\r')).take(AROUND * 3);
    (line(&before), shown, line(&after.collect::<String>()))
}

/// Right to left: what is offered stands nearest to the edge.
fn buttons_ui(ui: &mut Ui, desk: &mut Desk, at: usize, diagnostic: &Diagnostic) {
    // 「不是分工」 has a button of its own, below.
    let offered = diagnostic.fix.as_ref().filter(|fix| !matches!(fix, Correction::NoAssignment { .. }));
    if let Some(fix) = offered {
        let whole = desk.fill("findings.fix", &[&said::correction(fix, desk.language())]);
        let mut short: String = whole.chars().take(SUGGESTED).collect();
        if short.len() < whole.len() {
            short.push('…');
        }
        let button = ui.button(short);
        button.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &whole));
        if button.on_hover_text(&whole).clicked() {
            desk.act(Command::Correct(fix.clone()));
        }
    }
    if table::looks_like_assignment(diagnostic.code) {
        let plan = &desk.state.document.plan;
        let tip = desk.text("command.no-assignment.tip");
        if ui.button(desk.text("findings.no-assignment")).on_hover_text(tip).clicked() {
            let words = plan.words(diagnostic.span).to_owned();
            desk.act(Command::Correct(Correction::NoAssignment { span: diagnostic.span, words }));
        }
        let label = table::label_of(plan.words(diagnostic.span));
        let tip = desk.text("command.set-word.tip");
        if !label.is_empty() && ui.button(desk.text("findings.word")).on_hover_text(tip).clicked() {
            desk.act(Command::Show(Some(Dialog::Word(label, None))));
        }
    }
    if ui.button(desk.text("findings.go")).on_hover_text(desk.text("findings.go.tip")).clicked() {
        desk.act(Command::Finding(at));
    }
}
