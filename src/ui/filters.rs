//! The filter button: roles, kinds, parts and tasks, words.

use super::desk::{Desk, colour};
use crate::command::Command;
use crate::plan::{Role, SectionId, UnitKind};
use eframe::egui::{self, PopupCloseBehavior, ScrollArea, Stroke, Ui, containers::menu};

/// The button, with everything that can be filtered by behind it.
pub fn button_ui(ui: &mut Ui, desk: &mut Desk) {
    let config = menu::MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    menu::MenuButton::new(desk.text("toolbar.filter")).config(config).ui(ui, |ui| {
        ui.set_width(420.0);
        // Menus take the outlines of what stands in them; boxes to tick need theirs.
        let outline = colour(desk.theme().outline);
        let widgets = &mut ui.visuals_mut().widgets;
        for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            widget.bg_stroke = Stroke::new(1.0, outline);
        }
        words_ui(ui, desk);
        ui.separator();
        ui.horizontal(|ui| {
            ui.label(desk.text("filter.roles"));
            for role in Role::ALL {
                let mut on = desk.state.choices.filter.roles.has(role);
                if ui.checkbox(&mut on, desk.text(&format!("role.{}", role.key()))).changed() {
                    desk.act(Command::ToggleRole(role));
                }
            }
        });
        ui.separator();
        ui.label(desk.text("filter.kinds"));
        ui.horizontal_wrapped(|ui| kinds_ui(ui, desk));
        ui.separator();
        ui.label(desk.text("filter.sections"));
        let room = (ui.ctx().content_rect().height() - 340.0).max(120.0);
        ScrollArea::vertical()
            .max_height(room)
            .auto_shrink([false, true])
            .show(ui, |ui| sections_ui(ui, desk));
    });
}

fn words_ui(ui: &mut Ui, desk: &mut Desk) {
    let mut text = desk.state.choices.filter.text.clone();
    let label = ui.label(desk.text("filter.text"));
    let edit = egui::TextEdit::singleline(&mut text)
        .hint_text(desk.text("filter.text.hint"))
        .desired_width(f32::INFINITY);
    if ui.add(edit).labelled_by(label.id).changed() {
        desk.act(Command::SetText(text));
    }
}

fn kinds_ui(ui: &mut Ui, desk: &mut Desk) {
    let plan = &desk.state.document.plan;
    for kind in UnitKind::ALL {
        let count = plan.units.iter().filter(|unit| unit.kind == kind).count();
        if count == 0 {
            continue;
        }
        let mut on = desk.state.choices.filter.kinds.contains(&kind);
        let name = format!("{} {count}", desk.text(&format!("kind.{}", kind.key())));
        if ui.checkbox(&mut on, name).changed() {
            desk.act(Command::ToggleKind(kind));
        }
    }
}

/// Headings that have measures under them, indented.
fn sections_ui(ui: &mut Ui, desk: &mut Desk) {
    let plan = &desk.state.document.plan;
    let carries = plan.sections_above_measures();
    for section in plan.sections.iter().filter(|section| section.id != SectionId::DOCUMENT) {
        if !carries[section.id.index()] {
            continue;
        }
        let depth = plan.path(section.id).len().saturating_sub(1);
        ui.horizontal(|ui| {
            ui.add_space(depth as f32 * 16.0);
            let mut on = desk.state.choices.filter.sections.contains(&section.id);
            if ui.checkbox(&mut on, plan.heading(section.id)).changed() {
                desk.act(Command::ToggleSection(section.id));
            }
        });
    }
}
