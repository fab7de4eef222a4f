//! Above the views: the filter, the legend of roles, and how many lines cross.

use super::desk::{Desk, colour};
use super::filters;
use crate::command::Command;
use crate::command::table;
use crate::graph::Load;
use crate::plan::Role;
use crate::scene::Ink;
use crate::view::columns::{Crossings, UnitOrder};
use crate::view::role;
use eframe::egui::{self, Sense, Shape, Stroke, Ui, pos2, vec2};

/// The toolbar.
pub fn toolbar_ui(ui: &mut Ui, desk: &mut Desk) {
    filters::button_ui(ui, desk);
    ui.separator();
    for role in Role::ALL {
        legend_ui(ui, desk, role);
    }
    ui.separator();
}

/// A command of the table as a button.
pub fn entry_button_ui(ui: &mut Ui, desk: &mut Desk, id: &str) {
    let Some(entry) = table::find(id) else { return };
    let command = (entry.command)(desk.state);
    let on = entry.on.is_some_and(|on| on(desk.state));
    let keys = super::keys::shown(ui.ctx(), entry);
    let tip = format!("{} {keys}", desk.text(&entry.tip_key()));
    let button = egui::Button::selectable(on, desk.text(&format!("toolbar.{id}"))).frame_when_inactive(true);
    let response = ui.add_enabled(command.is_some(), button).on_hover_text(tip);
    if let Some(command) = command
        && response.clicked()
    {
        desk.act(command);
    }
}

/// A role's line and sign as the view draws them; a click shows the role or not.
fn legend_ui(ui: &mut Ui, desk: &mut Desk, role: Role) {
    let on = desk.state.choices.filter.roles.has(role);
    let sum = |loads: &[Load]| loads.iter().map(|load| load.of(role)).sum::<u32>();
    let all = sum(&desk.state.derived.loads);
    let count = match sum(&desk.state.derived.shown_loads) {
        // What is switched off keeps its number: that is what comes back.
        shown if shown < all && on => format!("{shown}/{all}"),
        _ => all.to_string(),
    };
    let name = format!("{} {count}", desk.text(&format!("role.{}", role.key())));
    let stroke_width = match role {
        Role::Lead => 1.8,
        Role::Responsible => 1.1,
        Role::Participate => 0.9,
    };
    let colour = if on { desk.ink(role::ink(role)) } else { colour(desk.theme().rule) };
    let text_colour = if on { desk.ink(Ink::Text) } else { desk.ink(Ink::TextWeak) };
    let galley = ui.painter().layout_no_wrap(name.clone(), egui::FontId::proportional(13.0), text_colour);
    let sign = 34.0;
    // Room for both numbers, so that a filter moves nothing.
    let widest = format!("{} {all}/{all}", desk.text(&format!("role.{}", role.key())));
    let room = crate::scene::text::width(&widest, 13.0, false).max(galley.size().x);
    let (rect, response) =
        ui.allocate_exact_size(vec2(sign + room + 4.0, galley.size().y.max(20.0)), Sense::click());
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, 3.0, super::desk::colour(desk.theme().band));
    }
    let (left, end) = (pos2(rect.left() + 3.0, rect.center().y), pos2(rect.left() + 26.0, rect.center().y));
    let stroke = Stroke::new(stroke_width, colour);
    match role {
        Role::Lead => {
            painter.line_segment([left, end], stroke);
            painter.circle_filled(end, 4.0, colour);
        }
        Role::Responsible => {
            painter.line_segment([left, end], stroke);
            painter.rect_filled(egui::Rect::from_center_size(end, vec2(7.5, 7.5)), 0.0, colour);
        }
        Role::Participate => {
            painter.extend(Shape::dashed_line(&[left, end - vec2(4.0, 0.0)], stroke, 4.0, 3.0));
            painter.circle_stroke(end, 3.5, Stroke::new(1.2, colour));
        }
    }
    painter.galley(pos2(rect.left() + sign, rect.center().y - galley.size().y / 2.0), galley, text_colour);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::accesskit::Role::CheckBox, ui.is_enabled(), on, &name)
    });
    if response.on_hover_text(desk.text("toolbar.role.tip")).clicked() {
        desk.act(Command::ToggleRole(role));
    }
}

/// How many lines cross, and whether an order with fewer is ruled out.
pub fn crossings_ui(ui: &mut Ui, desk: &Desk) {
    let ordering = &desk.state.derived.columns.ordering;
    let sentence = |key: &str, crossings: &Crossings| {
        let (lines, count) = (grouped(crossings.lines as u64), grouped(crossings.count));
        let known = match crossings.fewest {
            Some(true) if desk.state.choices.order == UnitOrder::Kind => {
                desk.text("crossings.proven-in-kinds")
            }
            Some(true) => desk.text("crossings.proven"),
            Some(false) => desk.text("crossings.best-found"),
            None => String::new(),
        };
        desk.fill(key, &[&lines, &count, &known])
    };
    let drawn_all = desk.state.choices.participation;
    let (first, second) = if drawn_all {
        (sentence("crossings.overall", &ordering.overall), sentence("crossings.at-rest", &ordering.at_rest))
    } else {
        (sentence("crossings.at-rest", &ordering.at_rest), sentence("crossings.overall", &ordering.overall))
    };
    ui.add(egui::Label::new(egui::RichText::new(&first).color(desk.ink(Ink::TextWeak))).truncate())
        .on_hover_text(format!("{first}\n{second}\n{}", desk.text("crossings.tip")));
}

/// Thousands set apart: 60,898.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
