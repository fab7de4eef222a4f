//! The overview, stage by stage.

use super::Inputs;
use super::page::Key;
use crate::scene::{Scene, TargetSet};
use crate::state::{Choices, Document};
use crate::view::overview::{self, Model, Spec};
use crate::view::{Offer, View};

/// The overview.
pub struct Overview {
    /// What is counted.
    pub model: Model,
    /// What is drawn.
    pub scene: Scene,
    /// What a click on what it offers asks for.
    pub offers: Vec<Offer>,
    key: Key<Spec>,
}

fn key(inputs: &Inputs, shown: &TargetSet) -> Key<Spec> {
    Key::of(inputs, View::Overview, spec(inputs.document, inputs.choices, shown))
}

/// What the counts follow from.
pub fn spec(document: &Document, choices: &Choices, shown: &TargetSet) -> Spec {
    Spec {
        choice: choices.overview.clone(),
        filter: choices.filter.clone(),
        shown: shown.clone(),
        findings: Spec::count(&document.diagnostics),
    }
}

impl Overview {
    pub(super) fn of(inputs: &Inputs, shown: &TargetSet) -> Self {
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        let key = key(inputs, shown);
        let model = overview::model(plan, graph, &key.spec);
        let page = overview::page(plan, graph, &model, key.width, key.language);
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
