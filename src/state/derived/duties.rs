//! The lists of duties, stage by stage.

use super::Inputs;
use super::page::Key;
use crate::scene::{Scene, TargetSet};
use crate::state::{Choices, Place};
use crate::view::duties::{self, Model, Spec};
use crate::view::{Offer, View};

/// The lists of duties.
pub struct Duties {
    /// What is listed.
    pub model: Model,
    /// What is drawn.
    pub scene: Scene,
    /// What a click on what it offers asks for.
    pub offers: Vec<Offer>,
    key: Key<Spec>,
}

fn key(inputs: &Inputs, shown: &TargetSet) -> Key<Spec> {
    Key::of(inputs, View::Duties, spec(inputs.choices, inputs.place, shown))
}

/// What the lists follow from.
pub fn spec(choices: &Choices, place: &Place, shown: &TargetSet) -> Spec {
    Spec {
        unit: place.unit.or(choices.filter.unit),
        chosen: choices.chosen.clone(),
        choice: choices.duties.clone(),
        shown: shown.clone(),
    }
}

impl Duties {
    pub(super) fn of(inputs: &Inputs, shown: &TargetSet) -> Self {
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        let key = key(inputs, shown);
        let model = duties::model(plan, graph, &key.spec);
        let page = duties::page(plan, graph, &model, key.width, key.language);
        Self { model, scene: page.scene, offers: page.offers, key }
    }

    /// Brings it up to date; whether it has changed.
    pub(super) fn refresh(&mut self, inputs: &Inputs, shown: &TargetSet, corrected: bool) -> bool {
        let same = !corrected && self.key == key(inputs, shown);
        if !same {
            *self = Self::of(inputs, shown);
        }
        !same
    }
}
