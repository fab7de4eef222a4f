//! The tabs of the views, above the view.

use super::desk::{Desk, colour};
use super::keys;
use crate::command::{Command, table};
use crate::view::View;
use eframe::egui::{Button, Frame, Margin, Ui};

/// The tabs.
pub fn tabs_ui(ui: &mut Ui, desk: &mut Desk) {
    // The view begins right below.
    ui.spacing_mut().item_spacing.y = 0.0;
    let ground = colour(desk.theme().panel);
    Frame::new().fill(ground).inner_margin(Margin { left: 8, right: 8, top: 2, bottom: 3 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_width(ui.available_width());
            for view in View::ALL {
                let on = desk.state.place.view == view;
                let name = desk.text(&format!("view.{}", view.key()));
                let id = format!("view-{}", view.key());
                let keys = table::find(&id).map(|entry| keys::shown(ui.ctx(), entry)).unwrap_or_default();
                let tip = format!("{} {keys}", desk.text(&format!("command.view-{}.tip", view.key())));
                let tab = ui.add(Button::selectable(on, name)).on_hover_text(tip);
                if tab.clicked() && !on {
                    desk.act(Command::SetView(view));
                }
            }
        });
    });
}
