//! 读到了什么: what was read of a document, before anything is shown of it.

use super::desk::{Desk, bold, colour};
use super::forms::{button, head_ui, height};
use super::inspector::role_sign;
use crate::command::{Command, table};
use crate::export::document::message;
use crate::import::FileKind;
use crate::plan::{Holder, MeasureId, Role, SectionId, Severity};
use crate::scene::Ink;
use crate::state::session::Dialog;
use crate::state::{Document, said};
use crate::view::View;
use crate::view::role;
use eframe::egui::{
    self, Align, Button, Grid, Key, Label, Layout, Modifiers, RichText, ScrollArea, Sense, Ui,
};

/// How many places that were not understood are listed here.
const LISTED: usize = 40;
/// How wide a column of figures is, in points.
const FIGURES: f32 = 56.0;
/// How many parts of the document are listed here.
const PARTS: usize = 30;

/// The account.
pub fn reading_ui(ui: &mut Ui, desk: &mut Desk) {
    head_ui(ui, desk, "reading.title");
    let document = std::sync::Arc::clone(&desk.state.document);
    ScrollArea::vertical().max_height(height(ui, 560.0)).auto_shrink([false, true]).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - 10.0);
        about_ui(ui, desk, &document);
        if document.plan.measures.is_empty() {
            nothing_ui(ui, desk, &document);
        } else {
            share_ui(ui, desk, &document);
            not_understood_ui(ui, desk, &document);
            parts_ui(ui, desk, &document);
            manners_ui(ui, desk, &document);
        }
    });
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let begin = ui.add(Button::new(bold(desk.text("reading.begin"), 13.5)));
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        if begin.clicked() || enter {
            desk.act(Command::Show(None));
        }
        if ui.button(desk.text("reading.reader")).clicked() {
            desk.act(Command::Show(None));
            desk.act(Command::SetView(View::Reader));
        }
        let noticed = document.diagnostics.len();
        let name = desk.fill("status.diagnostics", &[&noticed.to_string()]);
        if noticed > 0 && ui.button(name).clicked() {
            desk.act(Command::Show(None));
            if !desk.state.session.findings.open {
                desk.act(Command::ToggleFindings);
            }
        }
        button(ui, desk, "reading.word", Command::Show(Some(Dialog::Word(String::new(), None))));
        let said = desk.state.choices.corrections.len();
        let name = desk.fill("reading.corrections", &[&said.to_string()]);
        if said > 0 && ui.button(name).clicked() {
            desk.act(Command::Show(Some(Dialog::Corrections)));
        }
    });
}

/// Which document, from what kind of file, and how much of it.
fn about_ui(ui: &mut Ui, desk: &Desk, document: &Document) {
    let plan = &document.plan;
    ui.add(Label::new(bold(document.title(), 15.0)).wrap());
    Grid::new("about").num_columns(2).spacing([14.0, 4.0]).show(ui, |ui| {
        let mut row = |key: &str, text: &str| {
            if !text.is_empty() {
                ui.label(RichText::new(desk.text(key)).color(desk.ink(Ink::TextWeak)));
                ui.add(Label::new(text).wrap());
                ui.end_row();
            }
        };
        row("reading.doc-no", &plan.doc_no.text);
        row("reading.issuer", &plan.issuer.text);
        row("reading.date", &plan.date.text);
        row("reading.file", &format!("{} · {}", document.name, form(desk, document)));
        let counts =
            [plan.measures.len(), plan.tasks().len(), plan.units.len(), document.graph.links().len()];
        let counts = counts.map(|count| count.to_string());
        let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
        row("reading.counts", &desk.fill("status.counts", &counts));
    });
}

/// The kind of file and, for text, its encoding.
fn form(desk: &Desk, document: &Document) -> String {
    let kind = document.read_as.kind;
    let name = desk.text(&format!("file-kind.{}", kind.key()));
    let text = matches!(kind, FileKind::Text | FileKind::Csv | FileKind::Html | FileKind::Mhtml);
    let tables = document.plan.form.tables.len();
    let mut parts = vec![name];
    if text {
        parts.push(document.read_as.encoding.to_owned());
    }
    if tables > 0 {
        parts.push(desk.fill("reading.tables", &[&tables.to_string()]));
    }
    parts.join(" · ")
}

/// The share of assignment-like text that was understood.
fn share_ui(ui: &mut Ui, desk: &Desk, document: &Document) {
    let (understood, not) = (document.account.understood, document.account.not_understood);
    let all = understood + not;
    if all == 0 {
        return;
    }
    ui.add_space(8.0);
    // Never rounded up to all.
    let tenths = u64::from(understood) * 1000 / u64::from(all);
    let share = format!("{}.{}", tenths / 10, tenths % 10);
    let text = desk.fill("reading.share", &[&share, &understood.to_string(), &all.to_string()]);
    ui.label(bold(text, 14.5));
    let bar = egui::vec2(ui.available_width(), 8.0);
    let (rect, _) = ui.allocate_exact_size(bar, Sense::hover());
    ui.painter().rect_filled(rect, 4.0, desk.ink(Ink::Rule));
    let mut done = rect;
    done.set_width(rect.width() * understood as f32 / all as f32);
    ui.painter().rect_filled(done, 4.0, desk.ink(Ink::Participate));
}

/// What was not understood: each goes to its words.
fn not_understood_ui(ui: &mut Ui, desk: &mut Desk, document: &Document) {
    let open = |at: &usize| {
        let each = &document.diagnostics[*at];
        table::looks_like_assignment(each.code) || each.severity == Severity::Error
    };
    let list: Vec<usize> = (0..document.diagnostics.len()).filter(open).collect();
    ui.add_space(8.0);
    if list.is_empty() {
        // Where nothing was read, nothing was understood either.
        if document.graph.links().len() == 0 {
            return;
        }
        let text = RichText::new(desk.text("reading.all-understood")).color(desk.ink(Ink::Participate));
        ui.add(Label::new(text).wrap());
        return;
    }
    ui.label(bold(desk.fill("reading.not-understood", &[&list.len().to_string()]), 13.5));
    for at in list.iter().take(LISTED) {
        let each = &document.diagnostics[*at];
        let place = said::place(document, each.span.start, desk.language());
        let text = format!("{place}  {}", message(each, desk.language()));
        let link = RichText::new(&text).color(desk.ink(Ink::Accent));
        let response = ui.push_id(at, |ui| ui.add(Label::new(link).wrap().sense(Sense::click()))).inner;
        response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Link, true, &text));
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.clicked() {
            desk.act(Command::Finding(*at));
        }
    }
    if list.len() > LISTED {
        ui.weak(desk.fill("reading.more", &[&(list.len() - LISTED).to_string()]));
    }
}

/// Assignments by part of the document and role.
fn parts_ui(ui: &mut Ui, desk: &Desk, document: &Document) {
    let plan = &document.plan;
    let mut parts: Vec<(SectionId, usize, [usize; 3])> = Vec::new();
    let top = |section: SectionId| plan.path(section).first().copied().unwrap_or(SectionId::DOCUMENT);
    let mut part = |section: SectionId| {
        let section = top(section);
        parts.iter().position(|(id, ..)| *id == section).unwrap_or_else(|| {
            parts.push((section, 0, [0; 3]));
            parts.len() - 1
        })
    };
    let mut rows: Vec<(usize, Option<Role>)> = Vec::new();
    for measure in &plan.measures {
        rows.push((part(measure.section), None));
    }
    for link in document.graph.links() {
        let section = match link.holder {
            Holder::Measure(id) => plan.measure(MeasureId(id.0)).section,
            Holder::Section(id) => id,
        };
        rows.push((part(section), Some(link.role)));
    }
    for (at, role) in rows {
        match role {
            None => parts[at].1 += 1,
            Some(role) => parts[at].2[nth(role)] += 1,
        }
    }
    parts.sort_by_key(|(id, ..)| *id);
    ui.add_space(8.0);
    ui.label(bold(desk.text("reading.parts"), 13.5));
    Grid::new("parts").num_columns(5).striped(true).spacing([16.0, 4.0]).show(ui, |ui| {
        ui.label(RichText::new(desk.text("reading.part")).color(desk.ink(Ink::TextWeak)));
        number_ui(ui, RichText::new(desk.text("reading.measures")).color(desk.ink(Ink::TextWeak)));
        for role in Role::ALL {
            let name = format!("{} {}", role_sign(role), desk.text(&format!("role.{}", role.key())));
            number_ui(ui, RichText::new(name).color(desk.ink(role::ink(role))));
        }
        ui.end_row();
        let mut total = (0, [0; 3]);
        let hidden = parts.len().saturating_sub(PARTS);
        for (at, (id, measures, roles)) in parts.iter().enumerate() {
            total.0 += measures;
            for (sum, count) in total.1.iter_mut().zip(roles) {
                *sum += count;
            }
            if at < PARTS {
                let name =
                    if *id == SectionId::DOCUMENT { desk.text("reading.whole") } else { plan.heading(*id) };
                numbers_ui(
                    ui,
                    &crate::scene::text::fitted(&name, 13.5, false, 340.0),
                    *measures,
                    *roles,
                    false,
                );
            }
        }
        if hidden > 0 {
            ui.weak(desk.fill("reading.more-parts", &[&hidden.to_string()]));
            ui.end_row();
        }
        numbers_ui(ui, &desk.text("reading.total"), total.0, total.1, true);
    });
}

fn nth(role: Role) -> usize {
    match role {
        Role::Lead => 0,
        Role::Responsible => 1,
        Role::Participate => 2,
    }
}

fn numbers_ui(ui: &mut Ui, name: &str, measures: usize, roles: [usize; 3], strong: bool) {
    let text = |text: String| if strong { bold(text, 13.5) } else { RichText::new(text) };
    ui.label(text(name.to_owned()));
    for count in std::iter::once(measures).chain(roles) {
        number_ui(ui, text(count.to_string()));
    }
    ui.end_row();
}

/// Figures stand at the right of their column.
fn number_ui(ui: &mut Ui, text: RichText) {
    let room = egui::vec2(FIGURES, ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_width(FIGURES);
        ui.label(text);
    });
}

/// In which manners the document says who does what, how often each, with an example.
fn manners_ui(ui: &mut Ui, desk: &Desk, document: &Document) {
    if document.account.manners.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.label(bold(desk.text("reading.manners"), 13.5));
    Grid::new("manners").num_columns(2).spacing([14.0, 4.0]).show(ui, |ui| {
        for (manner, count) in &document.account.manners {
            number_ui(ui, RichText::new(count.to_string()));
            ui.add(Label::new(desk.text(&format!("manner.{}", manner.key()))).wrap());
            ui.end_row();
        }
    });
}

/// Why nothing was read, and what can be done.
fn nothing_ui(ui: &mut Ui, desk: &mut Desk, document: &Document) {
    ui.add_space(8.0);
    let text = RichText::new(desk.text("reading.nothing")).color(colour(desk.theme().error));
    ui.add(Label::new(text).wrap());
    not_understood_ui(ui, desk, document);
    ui.add_space(4.0);
    for key in ["reading.nothing.other", "reading.nothing.word", "reading.nothing.text"] {
        ui.add(Label::new(format!("· {}", desk.text(key))).wrap());
    }
    ui.horizontal(|ui| {
        button(ui, desk, "command.open", Command::OpenDialog);
        button(ui, desk, "command.open-path", Command::Show(Some(Dialog::OpenPath(String::new()))));
    });
}
