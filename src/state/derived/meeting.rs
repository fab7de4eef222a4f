//! The page of the meeting view, stage by stage.

use super::Inputs;
use super::page::Key;
use crate::scene::{Scene, TargetSet};
use crate::view::meeting::{self, Model, Spec};
use crate::view::{Offer, View};

/// The page of the meeting view.
pub struct Meeting {
    /// What is on it.
    pub model: Model,
    /// What is drawn.
    pub scene: Scene,
    /// What a click on what it offers asks for.
    pub offers: Vec<Offer>,
    key: Key<Spec>,
}

fn key(inputs: &Inputs, shown: &TargetSet) -> Key<Spec> {
    Key::of(inputs, View::Meeting, spec(inputs, shown))
}

impl Meeting {
    pub(super) fn of(inputs: &Inputs, shown: &TargetSet) -> Self {
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        let key = key(inputs, shown);
        let model = meeting::model(plan, graph, &key.spec);
        let page = meeting::page(plan, graph, &model, key.width, key.language);
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

fn spec(inputs: &Inputs, shown: &TargetSet) -> Spec {
    let shown = shown.measures.iter().filter(|shown| **shown).count();
    Spec { meeting: inputs.choices.meeting.clone(), shown }
}
