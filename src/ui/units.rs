//! The unit list at the left: every unit with its role bars, in the order of the view.

use super::desk::{Desk, colour};
use crate::command::Command;
use crate::plan::{Role, UnitId, UnitKind};
use crate::scene::{Ink, Target, text};
use crate::view::columns::UnitOrder;
use crate::view::role;
use eframe::egui::{self, Rect, Sense, Ui, pos2, vec2};

/// Height of a row, in points.
const ROW: f32 = 22.0;
/// Width of the longest bar, in points.
const BARS: f32 = 56.0;

enum Row {
    Kind(UnitKind, usize),
    Unit(UnitId),
}

/// The unit list.
pub fn units_ui(ui: &mut Ui, desk: &mut Desk) {
    let state = desk.state;
    let plan = &state.document.plan;
    let mut rows = Vec::new();
    let mut kind = None;
    let columns = &state.derived.columns;
    let in_view = columns.ordering.order.iter().map(|at| columns.model.units[*at].unit);
    // Compact leaves units out of the view; the list still offers them, after those in it.
    let mut listed = vec![false; plan.units.len()];
    let mut order: Vec<UnitId> = in_view.inspect(|id| listed[id.index()] = true).collect();
    order.extend(plan.units.iter().map(|unit| unit.id).filter(|id| !listed[id.index()]));
    for id in order {
        let unit = plan.unit(id);
        if state.choices.order == UnitOrder::Kind && kind != Some(unit.kind) && listed[id.index()] {
            kind = Some(unit.kind);
            rows.push(Row::Kind(
                unit.kind,
                plan.units.iter().filter(|other| other.kind == unit.kind).count(),
            ));
        }
        rows.push(Row::Unit(id));
    }
    let most = state.derived.loads.iter().map(|load| load.total()).max().unwrap_or(1).max(1);
    let sought = newly_selected(ui, state.place.selection, &rows);
    ui.spacing_mut().item_spacing.y = 0.0;
    egui::ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, ROW, rows.len(), |ui, range| {
        if let Some(at) = sought {
            let top = ui.max_rect().top() + (at as f32 - range.start as f32) * ROW;
            let row = Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(10.0, ROW));
            ui.scroll_to_rect(row, None);
        }
        for row in &rows[range] {
            match row {
                Row::Kind(kind, count) => kind_ui(ui, desk, *kind, *count),
                Row::Unit(id) => unit_ui(ui, desk, *id, most),
            }
        }
    });
}

/// The row of a unit that was selected since the last frame, here or elsewhere: the list goes to it.
fn newly_selected(ui: &Ui, selection: Option<Target>, rows: &[Row]) -> Option<usize> {
    let id = egui::Id::unique("units-selection");
    let before = ui.data(|data| data.get_temp::<Option<Target>>(id)).flatten();
    if before == selection {
        return None;
    }
    ui.data_mut(|data| data.insert_temp(id, selection));
    rows.iter().position(|row| matches!(row, Row::Unit(unit) if Some(Target::Unit(unit.0)) == selection))
}

fn kind_ui(ui: &mut Ui, desk: &mut Desk, kind: UnitKind, count: usize) {
    let name = format!("{} {count}", desk.text(&format!("kind.{}", kind.key())));
    let on = desk.state.choices.filter.kinds.contains(&kind);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let painter = ui.painter();
    if on || response.hovered() {
        painter.rect_filled(rect, 2.0, colour(if on { desk.theme().banner } else { desk.theme().band }));
    }
    let font = egui::FontId::new(12.0, egui::FontFamily::Name(super::desk::BOLD.into()));
    painter.text(
        pos2(rect.left() + 4.0, rect.center().y + 1.0),
        egui::Align2::LEFT_CENTER,
        &name,
        font,
        desk.ink(Ink::TextWeak),
    );
    response.widget_info(|| egui::WidgetInfo::selected(egui::accesskit::Role::CheckBox, true, on, &name));
    if response.on_hover_text(desk.text("units.kind.tip")).clicked() {
        desk.act(Command::ToggleKind(kind));
    }
}

fn unit_ui(ui: &mut Ui, desk: &mut Desk, id: UnitId, most: u32) {
    let state = desk.state;
    let load = Role::ALL.map(|role| state.derived.shown_loads[id.index()].of(role));
    let unit = state.document.plan.unit(id);
    let target = Target::Unit(id.0);
    let selected = state.place.selection == Some(target);
    let ours = state.choices.filter.unit == Some(id);
    let shown = state.derived.shown.has(target);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let painter = ui.painter();
    let theme = desk.theme();
    let ground = if selected {
        Some(theme.marked)
    } else if ours {
        Some(theme.banner)
    } else if response.hovered() || response.has_focus() || state.session.hover == Some(target) {
        Some(theme.band)
    } else {
        None
    };
    if let Some(ground) = ground {
        painter.rect_filled(rect, 2.0, colour(ground));
    }
    let number = 26.0;
    let left = rect.left() + 12.0;
    let room = rect.right() - BARS - number - 10.0 - left;
    let name = text::fitted(&unit.name, 13.0, false, room);
    let ink = if shown { Ink::Text } else { Ink::TextWeak };
    let font = egui::FontId::proportional(13.0);
    painter.text(pos2(left, rect.center().y), egui::Align2::LEFT_CENTER, name, font.clone(), desk.ink(ink));
    if ours {
        painter.circle_filled(pos2(rect.left() + 6.0, rect.center().y), 3.0, desk.ink(Ink::Accent));
    } else if state.choices.chosen.contains(&id) {
        let box_ = Rect::from_center_size(pos2(rect.left() + 6.0, rect.center().y), vec2(6.0, 6.0));
        painter.rect_filled(box_, 1.0, desk.ink(Ink::Heading));
    }
    let mut x = rect.right() - BARS - number - 4.0;
    for (role, height) in [(Role::Lead, 12.0), (Role::Responsible, 8.0), (Role::Participate, 4.0)] {
        let width = BARS * load[role as usize] as f32 / most as f32;
        if width > 0.0 {
            let bar = Rect::from_min_size(pos2(x, rect.center().y - height / 2.0), vec2(width, height));
            let bar_colour = if shown { desk.ink(role::ink(role)) } else { desk.ink(Ink::Rule) };
            painter.rect_filled(bar, 0.0, bar_colour);
        }
        x += width;
    }
    let total = load.iter().sum::<u32>().to_string();
    let at = pos2(rect.right() - 6.0, rect.center().y);
    painter.text(
        at,
        egui::Align2::RIGHT_CENTER,
        total,
        egui::FontId::proportional(12.0),
        desk.ink(Ink::TextWeak),
    );

    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::accesskit::Role::ListBoxOption, true, selected, &unit.name)
    });
    let response = response.on_hover_text(super::canvas::name(desk, target));
    if response.hovered() {
        desk.hovered = Some(target);
    }
    if response.double_clicked() {
        desk.act(Command::SetUnit(Some(id)));
    } else if response.clicked() && ui.input(|input| input.modifiers.command) {
        desk.act(Command::Choose(id));
    } else if response.clicked() {
        desk.act(Command::Reveal(target));
    }
    response.context_menu(|ui| {
        let key = if ours { "command.no-unit" } else { "command.our-unit" };
        if ui.button(desk.text(key)).clicked() {
            desk.act(Command::SetUnit((!ours).then_some(id)));
            ui.close();
        }
        let chosen = state.choices.chosen.contains(&id);
        if ui.button(desk.text(if chosen { "units.unchoose" } else { "command.choose" })).clicked() {
            desk.act(Command::Choose(id));
            ui.close();
        }
        super::corrections::menu_ui(ui, desk, &unit.name);
        if ui.button(desk.text("inspector.copy-name")).clicked() {
            desk.act(Command::Copy(unit.name.clone()));
            ui.close();
        }
    });
}
