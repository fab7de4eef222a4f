//! The status line: what is open, how much of it there is, what the reader noticed.

use super::desk::Desk;
use crate::command::Command;
use eframe::egui::{self, RichText, Ui};

/// The status line.
pub fn status_ui(ui: &mut Ui, desk: &mut Desk) {
    let document = &desk.state.document;
    let plan = &document.plan;
    let tasks = plan.tasks().len();
    ui.horizontal(|ui| {
        let found = document.diagnostics.len();
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let label = desk.fill("status.diagnostics", &[&found.to_string()]);
            if ui.link(label).on_hover_text(desk.text("command.diagnostics.tip")).clicked() {
                desk.act(Command::ToggleFindings);
            }
            ui.separator();
            let counts = [plan.measures.len(), tasks, plan.units.len(), document.graph.links().len()]
                .map(|count| count.to_string());
            let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
            ui.label(desk.fill("status.counts", &counts));
            ui.separator();
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let title = document.title();
                let text = RichText::new(format!("{title}  {}", plan.doc_no.text));
                if desk.state.must_ask() {
                    ui.label(desk.text("status.unsaved"));
                }
                ui.add(egui::Label::new(text).truncate());
            });
        });
    });
}
