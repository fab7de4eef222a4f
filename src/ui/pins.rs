//! Dragging a unit of the network: it goes with the pointer and stays where it is let go.

use super::desk::Desk;
use crate::command::{Command, Stroke};
use crate::plan::UnitId;
use crate::scene::{Camera, Point, Projection, Target};
use crate::state::derived::Network;
use crate::view::View;
use crate::view::network::Form;
use eframe::egui::{Id, Response, Ui, Vec2};

/// What the pointer holds.
#[derive(Clone, Copy)]
struct Held {
    unit: UnitId,
    /// From the pointer to the unit's middle, in world units.
    offset: Point,
    moved: bool,
}

fn id() -> Id {
    Id::unique("network-held")
}

/// Moves the unit that the pointer has taken hold of; whether there is one. `grasped` is what a drag began on.
pub fn drag(
    ui: &Ui,
    response: &Response,
    desk: &mut Desk,
    camera: Camera,
    projection: &Projection,
    grasped: Option<Target>,
) -> bool {
    let state = desk.state;
    let choice = &state.choices.network;
    let world = |at: eframe::egui::Pos2| projection.world(Point::new(at.x, at.y));
    if let Some(target @ Target::Unit(unit)) = grasped.filter(|_| choice.form == Form::Picture) {
        let origin = ui.input(|input| input.pointer.press_origin()).map(world);
        if let (Some(at), Some(origin)) = (state.anchor(View::Network, target), origin) {
            let offset = Point::new(at.x - origin.x, at.y - origin.y);
            ui.data_mut(|data| data.insert_temp(id(), Held { unit: UnitId(unit), offset, moved: false }));
            // The whole may grow while a unit is dragged; what is seen stays.
            desk.act(Command::Look(View::Network, Some(camera)));
        }
    }
    if !response.dragged() {
        ui.data_mut(|data| data.remove::<Held>(id()));
        return false;
    }
    let Some(held) = ui.data(|data| data.get_temp::<Held>(id())) else { return false };
    desk.hovered = Some(Target::Unit(held.unit.0));
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.drag_delta() != Vec2::ZERO) {
        let at = world(pointer).moved(held.offset.x, held.offset.y);
        // Nothing is put where it cannot be seen.
        let (low, high) =
            (projection.world(projection.viewport.min), projection.world(projection.viewport.max));
        let at = Point::new(at.x.clamp(low.x, high.x), at.y.clamp(low.y, high.y));
        let stroke = if held.moved { Stroke::Follows } else { Stroke::One };
        desk.act(Command::SetNetwork(choice.pinned(held.unit, Network::pin_at(at)), stroke));
        ui.data_mut(|data| data.insert_temp(id(), Held { moved: true, ..held }));
    }
    true
}
