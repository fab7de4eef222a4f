//! The search box and its results while typing.

use super::desk::{Desk, colour};
use crate::command::Command;
use crate::plan::{MeasureId, SectionId, UnitId};
use crate::scene::{Ink, Target};
use crate::search::{Hit, Place};
use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{self, FontId, Key, Modifiers, Sense, Ui, vec2};

/// The search box. True while it holds a query, and its results take the place of what is below.
pub fn search_ui(ui: &mut Ui, desk: &mut Desk) -> bool {
    let mut query = desk.state.session.query.clone();
    let box_ = egui::TextEdit::singleline(&mut query)
        .hint_text(desk.text("search.hint"))
        .desired_width(f32::INFINITY)
        .id(egui::Id::unique("search"));
    let name = desk.text("search.name");
    let response = ui.add(box_);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::SearchInput, true, &name));
    if desk.state.session.focus_search {
        response.request_focus();
        desk.act(Command::SearchFocused);
    }
    if response.changed() {
        desk.act(Command::Search(query.clone()));
    }
    if response.has_focus() || response.lost_focus() {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (down, up, enter) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter));
        if down || up {
            desk.act(Command::SearchStep(if down { 1 } else { -1 }));
        }
        if enter && !query.is_empty() {
            desk.act(Command::SearchTake);
        }
    }
    if query.is_empty() {
        return false;
    }
    hits_ui(ui, desk);
    true
}

fn hits_ui(ui: &mut Ui, desk: &mut Desk) {
    let state = desk.state;
    let hits = &state.session.hits;
    if hits.is_empty() {
        ui.add_space(8.0);
        ui.weak(desk.text("search.nothing"));
        return;
    }
    egui::ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        for (at, hit) in hits.iter().enumerate() {
            let on = at == state.session.hit;
            let response = hit_ui(ui, desk, hit, on);
            // In view it is left alone: at the end of the list egui would go on trying, frame after frame.
            let in_view = ui.clip_rect().expand(1.0).contains_rect(response.rect);
            if on && !in_view && ui.ctx().text_edit_focused() {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                desk.act(Command::SearchStep(at.cast_signed() - state.session.hit.cast_signed()));
                desk.act(Command::SearchTake);
            }
        }
    });
}

/// A result: what it is, with what matched on a marked ground.
fn hit_ui(ui: &mut Ui, desk: &Desk, hit: &Hit, on: bool) -> egui::Response {
    let theme = desk.theme();
    let target = crate::command::target_of(hit.target);
    let (kind, shown, marks) = shown(desk, hit, target);
    let font = FontId::proportional(13.0);
    let plain = |ink| TextFormat { font_id: font.clone(), color: desk.ink(ink), ..TextFormat::default() };
    let marked = TextFormat { background: colour(theme.marked), ..plain(Ink::Text) };
    let mut job = LayoutJob::default();
    job.append(&format!("{kind} "), 0.0, plain(Ink::TextWeak));
    let mut from = 0;
    for range in marks {
        job.append(&shown[from..range.start], 0.0, plain(Ink::Text));
        job.append(&shown[range.clone()], 0.0, marked.clone());
        from = range.end;
    }
    job.append(&shown[from..], 0.0, plain(Ink::Text));
    job.wrap = egui::text::TextWrapping {
        max_rows: 2,
        ..egui::text::TextWrapping::wrap_at_width(ui.available_width() - 10.0)
    };
    let galley = ui.painter().layout_job(job);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y + 8.0), Sense::click());
    if on || response.hovered() {
        ui.painter().rect_filled(rect, 3.0, colour(theme.band));
    }
    ui.painter().galley(rect.min + vec2(5.0, 4.0), galley, desk.ink(Ink::Text));
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::accesskit::Role::ListBoxOption, true, on, format!("{kind} {shown}"))
    });
    response
}

type Marks = Vec<std::ops::Range<usize>>;

/// Characters of the source shown before the words that matched.
const BEFORE: usize = 12;
/// Characters shown of a text.
const SHOWN: usize = 60;

/// What kind of thing a result is, the text shown for it, and the parts of that text that matched.
fn shown(desk: &Desk, hit: &Hit, target: Target) -> (String, String, Marks) {
    let plan = &desk.state.document.plan;
    let (kind, whole) = match target {
        Target::Unit(id) => (desk.text("search.unit"), plan.unit(UnitId(id)).name.clone()),
        Target::Section(id) => {
            let section = SectionId(id);
            let title =
                if section == SectionId::DOCUMENT { &plan.title.text } else { &plan.section(section).title };
            (desk.text("search.section"), title.clone())
        }
        Target::Measure(id) => {
            let no = plan.number(MeasureId(id));
            (no, plan.measure_text(MeasureId(id)).chars().take(SHOWN).collect())
        }
        Target::Link(_) | Target::Tie(..) | Target::Entry(_) => {
            return (String::new(), String::new(), Marks::new());
        }
    };
    match &hit.place {
        Place::Number => (kind, whole, Marks::new()),
        Place::Name(range) | Place::Title(range) => (kind, whole, std::iter::once(range.clone()).collect()),
        Place::Alias(nth, range) => {
            let Target::Unit(id) = target else { return (kind, whole, Marks::new()) };
            let alias = &plan.unit(UnitId(id)).aliases[*nth];
            let start = whole.len() + " · ".len();
            (
                kind,
                format!("{whole} · {alias}"),
                std::iter::once(range.start + start..range.end + start).collect(),
            )
        }
        Place::Text(span) => {
            let (before, after) = (&plan.source[..span.start as usize], &plan.source[span.end as usize..]);
            let line = before.rsplit('\n').next().unwrap_or_default();
            // The number stands before the text already.
            let own = match target {
                Target::Measure(id) => plan.measure(MeasureId(id)).text.first().map_or(0, |text| text.start),
                _ => 0,
            };
            let room = (span.start.saturating_sub(own)) as usize;
            let line = if own > 0 && room < line.len() { &line[line.len() - room..] } else { line };
            let kind = if matches!(target, Target::Section(_)) { desk.text("search.body") } else { kind };
            let skip = line.chars().count().saturating_sub(BEFORE);
            let mut text: String = line.chars().skip(skip).collect();
            if skip > 0 {
                text.insert(0, '…');
            }
            let start = text.len();
            text.push_str(plan.words(*span));
            let end = text.len();
            text.extend(after.chars().take_while(|c| *c != '\n').take(SHOWN));
            (kind, text, std::iter::once(start..end).collect())
        }
    }
}
