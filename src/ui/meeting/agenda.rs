//! The agenda: what is talked about in which order, who presents it, a note.

use super::{change, left, part_ui, right_to_left, said};
use crate::command::{Command, Stroke};
use crate::meeting::{Item, Topic};
use crate::plan::Role;
use crate::ui::desk::{Desk, colour};
use crate::ui::inspector::role_sign;
use crate::ui::typed::{Field, field};
use crate::view::meeting::{team, topic};
use eframe::egui::{self, Button, ComboBox, Frame, Id, Label, Response, RichText, Ui, accesskit};

pub(super) fn agenda_ui(ui: &mut Ui, desk: &mut Desk) {
    let state = desk.state;
    let topics = &state.choices.meeting.agenda.topics;
    part_ui(ui, &desk.fill("meeting.agenda", &[&topics.len().to_string()]));
    if topics.is_empty() {
        ui.add(Label::new(RichText::new(desk.text("meeting.agenda.none")).weak()).wrap());
        return;
    }
    let items = state.choices.meeting.agenda.items(&state.document.plan);
    for (at, (topic, item)) in topics.iter().zip(&items).enumerate() {
        ui.push_id(("topic", topic.place), |ui| topic_ui(ui, desk, at, topic, item));
    }
}

fn topic_ui(ui: &mut Ui, desk: &mut Desk, at: usize, topic: &Topic, item: &Item) {
    let target = topic.place.target(&desk.state.document.plan);
    let selected = target.is_some() && desk.state.place.selection == target;
    let ground = if selected { colour(desk.theme().marked) } else { egui::Color32::TRANSPARENT };
    Frame::new().fill(ground).inner_margin(egui::Margin::symmetric(2, 2)).show(ui, |ui| {
        let name = self::topic(said(desk), topic.place);
        right_to_left(ui, |ui| {
            buttons_ui(ui, desk, at, &name);
            ui.with_layout(left(), |ui| {
                let text = format!("{}. {name}", at + 1);
                let button = Button::selectable(selected, &text).truncate();
                let response = ui.add(button).on_hover_text(&text);
                if response.hovered() {
                    desk.hovered = target.or(desk.hovered);
                }
                if response.clicked() {
                    desk.act(Command::Select(target));
                }
            });
        });
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            presenter_ui(ui, desk, at, topic, item);
            let hint = desk.text("meeting.topic.note");
            let label = desk.fill("meeting.field-of", &[&name, &hint]);
            let form = Field { name: &label, hint: &hint, width: ui.available_width(), rows: 1 };
            let id = Id::unique(("topic-note", topic.place));
            if let (_, Some((text, stroke))) = field(ui, id, &topic.note, &form) {
                change(desk, stroke, |meeting| meeting.agenda.topics[at].note = text);
            }
        });
    });
}

/// A small button with a name of its own for who hears it.
fn small(ui: &mut Ui, desk: &Desk, able: bool, sign: &str, key: &str, whose: &str) -> Response {
    let tip = desk.text(key);
    let name = format!("{tip} {whose}");
    let response = ui.add_enabled(able, Button::new(sign).small());
    response.widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::Button, able, &name));
    response.on_hover_text(tip)
}

/// From the right: off the agenda, down, up.
fn buttons_ui(ui: &mut Ui, desk: &mut Desk, at: usize, name: &str) {
    let last = desk.state.choices.meeting.agenda.topics.len() - 1;
    if small(ui, desk, true, "×", "meeting.remove", name).clicked() {
        change(desk, Stroke::One, |meeting| drop(meeting.agenda.topics.remove(at)));
    }
    for (able, sign, key, by) in
        [(at < last, "↓", "meeting.topic.down", 1), (at > 0, "↑", "meeting.topic.up", -1)]
    {
        if small(ui, desk, able, sign, key, name).clicked() {
            change(desk, Stroke::One, |meeting| meeting.move_topic(at, by));
        }
    }
}

/// Who presents it: one of those whom it concerns, or nobody yet.
fn presenter_ui(ui: &mut Ui, desk: &mut Desk, at: usize, topic: &Topic, item: &Item) {
    let plan = &desk.state.document.plan;
    let mut options: Vec<(Option<Role>, String)> = team(plan, item)
        .into_iter()
        .flat_map(|(role, units)| {
            units.into_iter().map(move |unit| (Some(role), plan.unit(unit).name.clone()))
        })
        .collect();
    if let Some(name) = topic.presenter.clone().filter(|name| options.iter().all(|(_, other)| other != name))
    {
        options.push((None, name));
    }
    let shown = topic.presenter.clone().unwrap_or_else(|| desk.text("meeting.presenter.nobody"));
    let wide = (ui.available_width() * 0.46).clamp(96.0, 190.0);
    let combo = ComboBox::from_id_salt("presenter").width(wide).truncate().selected_text(&shown);
    let combo = combo.show_ui(ui, |ui| {
        let nobody = desk.text("meeting.presenter.nobody");
        if ui.selectable_label(topic.presenter.is_none(), nobody).clicked() {
            change(desk, Stroke::One, |meeting| meeting.agenda.topics[at].presenter = None);
        }
        for (role, name) in options {
            let sign = role.map_or("", role_sign);
            let on = topic.presenter.as_ref() == Some(&name);
            if ui.selectable_label(on, format!("{sign} {name}")).clicked() {
                change(desk, Stroke::One, |meeting| meeting.agenda.topics[at].presenter = Some(name));
            }
        }
    });
    let name = format!("{} {shown}", desk.text("meeting.presenter"));
    let response = combo.response.on_hover_text(&name);
    response.widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::ComboBox, true, &name));
}
