//! The panel at the right: what is selected, whole, with the words of the document that say it.

mod differs;
mod meeting;
mod tie;

use super::banner::mentions_line;
use super::corrections;
use super::desk::{Desk, bold, colour};
use super::quote::quote_ui;
use crate::command::Command;
use crate::graph::{Link, LinkId};
use crate::plan::{Correction, Deadline, Holder, MeasureId, Role, SectionId, Span, UnitId, UnitKind};
use crate::scene::{Ink, Target};
use crate::view::{View, role};
use eframe::egui::{self, CollapsingHeader, Label, RichText, ScrollArea, Sense, Ui};

/// How many of a measure's first characters a link to it shows.
const LINK_CHARS: usize = 34;
/// How many partners are listed before the rest is folded.
const PARTNERS: usize = 12;

/// The inspector.
pub fn inspector_ui(ui: &mut Ui, desk: &mut Desk) {
    // What is newly selected is seen from its beginning.
    let selection = desk.state.place.selection;
    ScrollArea::vertical().id_salt(selection).auto_shrink([false, false]).show(ui, |ui| {
        // Texts must not run under the scroll bar.
        ui.set_max_width(ui.available_width() - 8.0);
        match selection {
            Some(Target::Unit(id)) => unit_ui(ui, desk, UnitId(id)),
            Some(Target::Measure(id)) => measure_ui(ui, desk, MeasureId(id)),
            Some(Target::Section(id)) => section_ui(ui, desk, SectionId(id)),
            Some(Target::Link(id)) => link_ui(ui, desk, LinkId(id)),
            Some(Target::Tie(one, other)) => tie::tie_ui(ui, desk, UnitId(one), UnitId(other)),
            Some(Target::Entry(_)) | None => plan_ui(ui, desk),
        }
        if let Some(target) = selection {
            differs::differs_ui(ui, desk, target);
        }
    });
}

fn title_ui(ui: &mut Ui, text: &str) {
    ui.add(Label::new(bold(text, 16.0)).wrap());
}

fn caption_ui(ui: &mut Ui, text: impl Into<String>) {
    ui.add_space(6.0);
    ui.label(bold(text, 13.5));
}

/// A text on lines of its own that goes somewhere.
fn goes(ui: &mut Ui, desk: &mut Desk, text: impl Into<String>, target: Target) {
    let text = RichText::new(text).color(desk.ink(Ink::Accent));
    goes_as(ui, desk, Label::new(text).wrap(), target);
}

/// A word among others in a wrapped row that goes somewhere: it moves to the next line whole.
fn goes_inline(ui: &mut Ui, desk: &mut Desk, text: impl Into<String>, target: Target) {
    let text = RichText::new(text).color(desk.ink(Ink::Accent));
    goes_as(ui, desk, Label::new(text).extend(), target);
}

fn goes_as(ui: &mut Ui, desk: &mut Desk, label: Label, target: Target) {
    let response = ui.add(label.sense(Sense::click()).selectable(false));
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::accesskit::Role::Link, true, super::canvas::name(desk, target))
    });
    if response.hovered() {
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        desk.hovered = Some(target);
    }
    if response.clicked() {
        desk.act(Command::Reveal(target));
    }
}

/// The sign of a role in a line of text.
pub fn role_sign(role: Role) -> &'static str {
    match role {
        Role::Lead => "●",
        Role::Responsible => "■",
        Role::Participate => "○",
    }
}

fn role_text(desk: &Desk, role: Role, count: usize) -> RichText {
    let name = desk.text(&format!("role.unit.{}", role.key()));
    bold(format!("{} {name} {count}", role_sign(role)), 13.5).color(desk.ink(role::ink(role)))
}

/// The day and the minute of an RFC 3339 time, as it was where it was written.
pub fn saved_at(time: &str) -> Option<String> {
    let (day, rest) = time.split_once('T')?;
    Some(format!("{day} {}", rest.get(..5)?))
}

fn plan_ui(ui: &mut Ui, desk: &mut Desk) {
    let document = &desk.state.document;
    let plan = &document.plan;
    title_ui(ui, document.title());
    for text in [&plan.doc_no.text, &plan.issuer.text, &plan.date.text] {
        if !text.is_empty() {
            ui.label(text);
        }
    }
    if let Some(at) = saved_at(&document.saved_at) {
        ui.weak(desk.fill("inspector.saved-at", &[&at]));
    }
    if !desk.state.choices.note.is_empty() {
        caption_ui(ui, &desk.state.choices.title);
        ui.add(Label::new(&desk.state.choices.note).wrap());
    }
    let mut units: Vec<UnitId> = plan.units.iter().map(|unit| unit.id).collect();
    // What is counted is what is shown, here as beside it.
    let lead = |id: UnitId| desk.state.derived.shown_loads[id.index()].lead;
    if units.iter().any(|id| lead(*id) > 0) {
        caption_ui(ui, desk.text("inspector.most-led"));
    }
    units.sort_by_key(|id| std::cmp::Reverse(lead(*id)));
    for id in units.into_iter().take(8).filter(|id| lead(*id) > 0) {
        let text = format!("{}  {}", plan.unit(id).name, lead(id));
        goes(ui, desk, text, Target::Unit(id.0));
    }
    caption_ui(ui, desk.text("inspector.how"));
    for key in ["how.hover", "how.click", "how.unit", "how.wheel", "how.search", "how.palette"] {
        ui.add(Label::new(format!("· {}", desk.text(key))).wrap());
    }
}

fn unit_ui(ui: &mut Ui, desk: &mut Desk, id: UnitId) {
    let document = &desk.state.document;
    let unit = document.plan.unit(id);
    title_ui(ui, &unit.name);
    if !unit.aliases.is_empty() {
        ui.weak(desk.fill("inspector.aliases", &[&unit.aliases.join("、")]));
    }
    kind_ui(ui, desk, id);
    let ours = desk.state.choices.filter.unit == Some(id);
    ui.horizontal_wrapped(|ui| {
        let key = if ours { "command.no-unit" } else { "command.our-unit" };
        if ui.button(desk.text(key)).clicked() {
            desk.act(Command::SetUnit((!ours).then_some(id)));
        }
        if ui.button(desk.text("inspector.copy-table")).clicked() {
            desk.act(Command::CopyTable);
        }
        meeting::invite_ui(ui, desk, &unit.name);
    });
    let load = document.graph.load(id);
    let counts = Role::ALL.map(|role| load.of(role).to_string());
    ui.label(desk.fill("inspector.counts", &[&counts[0], &counts[1], &counts[2]]));
    if let Some(line) = mentions_line(desk, id) {
        ui.add(Label::new(line).wrap());
    }
    meeting::note_ui(ui, desk, Target::Unit(id.0));
    for role in Role::ALL {
        let duties: Vec<Link> = document.graph.duties_as(id, role).copied().collect();
        if duties.is_empty() {
            continue;
        }
        CollapsingHeader::new(role_text(desk, role, duties.len()))
            .id_salt(("duties", id.0, role))
            .default_open(true)
            .show(ui, |ui| {
                for link in duties {
                    duty_ui(ui, desk, &link);
                }
            });
    }
    partners_ui(ui, desk, id);
}

/// A duty: the measure, and the line of the document that gives it.
fn duty_ui(ui: &mut Ui, desk: &mut Desk, link: &Link) {
    let document = &desk.state.document;
    let shown = desk.state.derived.shown.has(Target::Link(link.id.0));
    let (text, target) = carrier(desk, link.holder);
    let words = document.graph.assignment(&document.plan, link.id).span;
    ui.push_id(("duty", link.id.0), |ui| {
        goes(ui, desk, text, target);
        if !shown {
            ui.weak(desk.text("inspector.filtered"));
        }
        ui.indent("words", |ui| {
            quote_ui(ui, desk, desk.state.document.line_of(link.holder, words), &[words], 12.0)
        });
    });
}

/// What carries an assignment, as a short text with what it stands for.
fn carrier(desk: &Desk, holder: Holder) -> (String, Target) {
    let plan = &desk.state.document.plan;
    match holder {
        Holder::Measure(id) => {
            let text: String = plan.measure_text(id).chars().take(LINK_CHARS).collect();
            (format!("{} {text}…", plan.number(id)).trim_start().to_owned(), Target::Measure(id.0))
        }
        Holder::Section(id) => (plan.heading(id), Target::Section(id.0)),
    }
}

/// The unit's kind and collective mark: what was read, and what the user says instead.
fn kind_ui(ui: &mut Ui, desk: &mut Desk, id: UnitId) {
    let unit = desk.state.document.plan.unit(id);
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(desk.text("inspector.kind"));
        egui::ComboBox::from_id_salt("kind")
            .selected_text(desk.text(&format!("kind.{}", unit.kind.key())))
            .show_ui(ui, |ui| {
                for kind in UnitKind::ALL {
                    let name = desk.text(&format!("kind.{}", kind.key()));
                    if ui.selectable_label(kind == unit.kind, name).clicked() {
                        desk.act(Command::Correct(Correction::Kind { unit: unit.name.clone(), kind }));
                    }
                }
            })
            .response
            .labelled_by(label.id);
        let mut collective = unit.collective;
        let tip = desk.text("inspector.collective.tip");
        if ui.checkbox(&mut collective, desk.text("collective")).on_hover_text(tip).changed() {
            desk.act(Command::Correct(Correction::Collective { unit: unit.name.clone(), collective }));
        }
        let name = unit.name.clone();
        ui.menu_button(desk.text("inspector.correct"), |ui| corrections::menu_ui(ui, desk, &name));
        let corrected = desk.state.choices.corrections.iter().any(|each| each.is_about(&name));
        if corrected && ui.button(desk.text("inspector.uncorrect")).clicked() {
            desk.act(Command::Uncorrect(id));
        }
    });
}

fn partners_ui(ui: &mut Ui, desk: &mut Desk, id: UnitId) {
    let document = &desk.state.document;
    let partners = document.graph.partners(&document.plan, id, false);
    if partners.is_empty() {
        return;
    }
    caption_ui(ui, desk.fill("inspector.partners", &[&partners.len().to_string()]));
    let (first, rest) = partners.split_at(partners.len().min(PARTNERS));
    let list = |ui: &mut Ui, desk: &mut Desk, partners: &[crate::graph::Partner]| {
        for partner in partners {
            let numbers: Vec<&str> =
                partner.measures.iter().map(|measure| document.plan.measure(*measure).no.as_str()).collect();
            let text = format!("{}  {}", document.plan.unit(partner.unit).name, numbers.len());
            ui.push_id(("partner", partner.unit.0), |ui| {
                goes(ui, desk, text, Target::Unit(partner.unit.0));
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 3.0;
                    ui.add_space(14.0);
                    for measure in &partner.measures {
                        let no = document.plan.number(*measure);
                        goes_inline(ui, desk, no, Target::Measure(measure.0));
                    }
                });
            });
        }
    };
    list(ui, desk, first);
    if !rest.is_empty() {
        CollapsingHeader::new(desk.fill("inspector.more", &[&rest.len().to_string()]))
            .id_salt(("partners", id.0))
            .show(ui, |ui| list(ui, desk, rest));
    }
}

fn measure_ui(ui: &mut Ui, desk: &mut Desk, id: MeasureId) {
    let document = &desk.state.document;
    let plan = &document.plan;
    let measure = plan.measure(id);
    title_ui(ui, &desk.fill("inspector.measure", &[&plan.number(id)]));
    path_ui(ui, desk, measure.section);
    meeting::topic_ui(ui, desk, Target::Measure(id.0));
    ui.add_space(4.0);
    ui.add(Label::new(plan.measure_text(id)).wrap().selectable(true));
    deadlines_ui(ui, desk, &measure.deadlines);
    if !measure.leaders.is_empty() {
        let names: Vec<&str> = measure.leaders.iter().map(|leader| leader.name.as_str()).collect();
        caption_ui(ui, desk.text("inspector.leaders"));
        ui.label(names.join("、"));
    }
    meeting::note_ui(ui, desk, Target::Measure(id.0));
    team_ui(ui, desk, Holder::Measure(id));
    line_number_ui(ui, desk, measure.span);
}

/// Who does what for a measure or heading, each role with the line of the document that says it.
fn team_ui(ui: &mut Ui, desk: &mut Desk, holder: Holder) {
    let document = &desk.state.document;
    for role in Role::ALL {
        let links: Vec<Link> =
            document.graph.held_by(holder).filter(|link| link.role == role).copied().collect();
        if links.is_empty() {
            continue;
        }
        ui.add_space(6.0);
        ui.label(role_text(desk, role, links.len()));
        ui.horizontal_wrapped(|ui| {
            for link in &links {
                let unit = document.plan.unit(link.unit);
                let basis = match link.basis {
                    crate::plan::Basis::Stated => String::new(),
                    other => format!(" ({})", desk.text(&format!("basis.{}", other.key()))),
                };
                goes_inline(ui, desk, format!("{}{basis}", unit.name), Target::Unit(link.unit.0));
            }
            if links.iter().any(|link| link.open) {
                ui.weak(desk.text("inspector.open"));
            }
        });
        // Units of one line are quoted together.
        let mut quoted: Option<Span> = None;
        for link in &links {
            let words = document.graph.assignment(&document.plan, link.id).span;
            let line = desk.state.document.line_of(holder, words);
            if quoted != Some(line) {
                quoted = Some(line);
                let marks: Vec<Span> = links
                    .iter()
                    .map(|link| document.graph.assignment(&document.plan, link.id).span)
                    .filter(|words| line.contains(*words))
                    .collect();
                ui.indent(("words", link.id.0), |ui| quote_ui(ui, desk, line, &marks, 12.0));
            }
        }
    }
}

fn path_ui(ui: &mut Ui, desk: &mut Desk, section: SectionId) {
    for (depth, id) in desk.state.document.plan.path(section).into_iter().enumerate() {
        ui.horizontal(|ui| {
            ui.add_space(depth as f32 * 10.0);
            goes(ui, desk, desk.state.document.plan.heading(id), Target::Section(id.0));
        });
    }
}

fn deadlines_ui(ui: &mut Ui, desk: &Desk, deadlines: &[Deadline]) {
    for deadline in deadlines {
        let kind = desk.text(match deadline.kind {
            crate::plan::DeadlineKind::Once => "deadline.once",
            crate::plan::DeadlineKind::Yearly => "deadline.yearly",
            crate::plan::DeadlineKind::Ongoing => "deadline.ongoing",
        });
        let words = desk.state.document.plan.words(deadline.span);
        let due = deadline.due.as_deref().unwrap_or_default();
        let text = desk.fill("inspector.deadline", &[words, &kind, due]);
        ui.label(RichText::new(text).background_color(colour(desk.theme().marked)));
    }
}

fn line_number_ui(ui: &mut Ui, desk: &mut Desk, span: Span) {
    let document = &desk.state.document;
    let place = crate::state::said::place(document, span.start, desk.language());
    ui.add_space(6.0);
    ui.weak(desk.fill("inspector.place", &[&place, &document.name]));
    if desk.state.place.view != View::Reader && ui.link(desk.text("inspector.read")).clicked() {
        desk.act(Command::SetView(View::Reader));
    }
}

fn section_ui(ui: &mut Ui, desk: &mut Desk, id: SectionId) {
    let document = &desk.state.document;
    let plan = &document.plan;
    let section = plan.section(id);
    title_ui(ui, &plan.heading(id));
    if let Some(parent) = section.parent {
        path_ui(ui, desk, parent);
    }
    ui.horizontal_wrapped(|ui| {
        let only = desk.state.choices.filter.sections.contains(&id);
        let key = if only { "inspector.all-sections" } else { "inspector.only-section" };
        if ui.button(desk.text(key)).clicked() {
            desk.act(Command::ToggleSection(id));
        }
        if ui.button(desk.text("inspector.fold")).clicked() {
            desk.act(Command::Fold(id));
        }
        meeting::topic_ui(ui, desk, Target::Section(id.0));
    });
    meeting::note_ui(ui, desk, Target::Section(id.0));
    let body = plan.text(&section.body);
    if !body.trim().is_empty() {
        ui.add(Label::new(body.trim()).wrap().selectable(true));
    }
    deadlines_ui(ui, desk, &section.deadlines);
    team_ui(ui, desk, Holder::Section(id));
    let measures: Vec<MeasureId> = plan
        .measures
        .iter()
        .filter(|measure| plan.is_within(measure.section, id))
        .map(|measure| measure.id)
        .collect();
    for role in Role::ALL {
        let mut counts = vec![0_usize; plan.units.len()];
        for measure in &measures {
            for link in document.graph.team_as(*measure, role) {
                counts[link.unit.index()] += 1;
            }
        }
        let mut units: Vec<(usize, usize)> =
            counts.into_iter().enumerate().filter(|(_, count)| *count > 0).collect();
        units.sort_by_key(|(at, count)| (std::cmp::Reverse(*count), *at));
        if units.is_empty() {
            continue;
        }
        ui.add_space(4.0);
        ui.label(role_text(desk, role, units.len()));
        ui.horizontal_wrapped(|ui| {
            for (at, count) in units {
                let text = format!("{} {count}", plan.units[at].name);
                goes_inline(ui, desk, text, Target::Unit(at as u32));
            }
        });
    }
    caption_ui(ui, desk.fill("inspector.measures", &[&measures.len().to_string()]));
    for id in measures {
        let (text, target) = carrier(desk, Holder::Measure(id));
        ui.push_id(("measure", id.0), |ui| goes(ui, desk, text, target));
    }
    line_number_ui(ui, desk, section.span);
}

fn link_ui(ui: &mut Ui, desk: &mut Desk, id: LinkId) {
    let document = &desk.state.document;
    let link = *document.graph.link(id);
    let words = document.graph.assignment(&document.plan, id).span;
    ui.label(role_text(desk, link.role, 1));
    goes(ui, desk, document.plan.unit(link.unit).name.clone(), Target::Unit(link.unit.0));
    let (text, target) = carrier(desk, link.holder);
    goes(ui, desk, text, target);
    ui.weak(desk.text(&format!("basis.{}", link.basis.key())));
    meeting::topic_ui(ui, desk, Target::Link(id.0));
    meeting::note_ui(ui, desk, Target::Link(id.0));
    caption_ui(ui, desk.text("inspector.source"));
    quote_ui(ui, desk, desk.state.document.line_of(link.holder, words), &[words], 13.5);
    line_number_ui(ui, desk, words);
}
