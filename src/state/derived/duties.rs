//! The lists of duties, stage by stage.

use super::Inputs;
use crate::scene::{Scene, TargetSet};
use crate::state::{Choices, Place};
use crate::view::duties::{self, Model, Spec};
use crate::view::{Offer, View};
use crate::words::Language;

/// The lists of duties.
pub struct Duties {
    /// What is listed.
    pub model: Model,
    /// What is drawn.
    pub scene: Scene,
    /// What a click on what it offers asks for.
    pub offers: Vec<Offer>,
    spec: Spec,
    width: f32,
    language: Language,
}

/// What the lists follow from.
pub fn spec(choices: &Choices, place: &Place, shown: &TargetSet) -> Spec {
    Spec {
        unit: place.unit.or(choices.filter.unit),
        chosen: choices.chosen.clone(),
        choice: choices.duties,
        shown: shown.clone(),
    }
}

impl Duties {
    pub(super) fn of(inputs: &Inputs, shown: &TargetSet) -> Self {
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        let (width, language) = (inputs.size(View::Duties).x, inputs.language());
        let spec = spec(inputs.choices, inputs.place, shown);
        let model = duties::model(plan, graph, &spec);
        let page = duties::page(plan, graph, &model, width, language);
        Self { model, scene: page.scene, offers: page.offers, spec, width, language }
    }

    /// Brings it up to date; whether it has changed.
    pub(super) fn refresh(&mut self, inputs: &Inputs, shown: &TargetSet, corrected: bool) -> bool {
        let same = !corrected
            && self.width == inputs.size(View::Duties).x
            && self.language == inputs.language()
            && self.spec == spec(inputs.choices, inputs.place, shown);
        if !same {
            *self = Self::of(inputs, shown);
        }
        !same
    }
}
