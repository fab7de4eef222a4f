//! How the view stands: folds, compact, camera.

use super::choose;
use crate::command::Effect;
use crate::plan::SectionId;
use crate::scene::{Axes, Camera};
use crate::state::State;
use crate::view::{View, network};

pub(super) fn fold(state: &mut State, section: SectionId) -> Vec<Effect> {
    choose(state, "step.fold", |choices| {
        if !choices.folded.remove(&section) {
            choices.folded.insert(section);
        }
    })
}

pub(super) fn fold_all(state: &mut State) -> Vec<Effect> {
    let tasks: Vec<SectionId> = state
        .document
        .plan
        .measures
        .iter()
        .map(|measure| measure.section)
        .filter(|section| *section != SectionId::DOCUMENT)
        .collect();
    choose(state, "step.fold", |choices| choices.folded.extend(tasks))
}

/// What is laid out anew is seen whole.
pub(super) fn toggle_compact(state: &mut State) -> Vec<Effect> {
    choose(state, "step.compact", |choices| choices.compact = !choices.compact);
    state.place.cameras = Default::default();
    Vec::new()
}

/// Another form of the network is another world: what was seen of the one says nothing of the other.
pub(super) fn other_form(state: &mut State, next: &network::Choice) {
    if state.choices.network.form != next.form {
        state.place.cameras[View::Network as usize] = None;
    }
}

/// See the whole of the view that has the keyboard; of a text, its beginning.
pub(super) fn fit(state: &mut State) -> Vec<Effect> {
    let view = state.place.view;
    let Some(scene) = state.derived.scene(view) else {
        state.place.reading = 0;
        return Vec::new();
    };
    let camera = match scene.axes {
        Axes::Both | Axes::Vertical | Axes::Page => None,
        // At rest a matrix shows its corner in full size; whole, it may be too small to read.
        Axes::Grid => {
            let body = state.body(view, scene);
            let whole = Camera::whole(scene.axes, scene.bounds, body).near_enough(
                scene.axes,
                body.x,
                scene.bounds.min,
            );
            Some(whole).filter(|whole| state.place.camera(view) != Some(*whole))
        }
    };
    look(state, view, camera)
}

pub(super) fn look(state: &mut State, view: View, camera: Option<Camera>) -> Vec<Effect> {
    state.place.cameras[view as usize] = camera;
    Vec::new()
}

pub(super) fn zoom(state: &mut State, factor: f32) -> Vec<Effect> {
    let view = state.place.view;
    let (Some(camera), Some(scene)) = (state.camera(view), state.derived.scene(view)) else {
        return Vec::new();
    };
    if scene.axes == Axes::Page {
        return Vec::new();
    }
    // About what is selected where it is in view, else about the middle.
    let middle = camera.view.center();
    let fixed = state
        .place
        .selection
        .and_then(|target| state.anchor(view, target))
        .filter(|at| (camera.view.min.y..camera.view.max.y).contains(&at.y))
        .unwrap_or(middle);
    let zoomed = camera.zoomed(factor, fixed, scene.bounds);
    let zoomed = zoomed.near_enough(scene.axes, state.body(view, scene).x, fixed);
    look(state, view, Some(zoomed))
}

pub(super) fn pan(state: &mut State, share: f32) -> Vec<Effect> {
    let view = state.place.view;
    let (Some(camera), Some(scene)) = (state.camera(view), state.derived.scene(view)) else {
        // How high the reader is, only the window knows.
        state.session.leaf += share;
        return Vec::new();
    };
    let by = camera.view.height() * share;
    let panned = camera.panned(0.0, by, scene.bounds);
    look(state, view, Some(panned))
}
