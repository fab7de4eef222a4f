//! How the view stands: folds, compact, camera.

use super::choose;
use crate::command::Effect;
use crate::plan::SectionId;
use crate::scene::Camera;
use crate::state::State;
use crate::view::View;

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
    look(state, None)
}

pub(super) fn look(state: &mut State, camera: Option<Camera>) -> Vec<Effect> {
    if state.place.view == View::Reader && camera.is_none() {
        state.place.reading = 0;
        return Vec::new();
    }
    state.place.camera = camera;
    Vec::new()
}

pub(super) fn zoom(state: &mut State, factor: f32) -> Vec<Effect> {
    let camera = state.camera();
    // About what is selected where it is in view, else about the middle.
    let middle = camera.view.center();
    let fixed = state
        .place
        .selection
        .and_then(|target| state.anchor(target))
        .filter(|at| (camera.view.min.y..camera.view.max.y).contains(&at.y))
        .unwrap_or(middle);
    look(state, Some(camera.zoomed(factor, fixed, state.derived.scene.bounds)))
}

pub(super) fn pan(state: &mut State, share: f32) -> Vec<Effect> {
    if state.place.view == View::Reader {
        // How high the reader is, only the window knows.
        state.session.leaf += share;
        return Vec::new();
    }
    let camera = state.camera();
    let by = camera.view.height() * share;
    look(state, Some(camera.panned(0.0, by, state.derived.scene.bounds)))
}
