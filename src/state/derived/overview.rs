//! The overview, stage by stage.

use super::Inputs;
use crate::scene::{Scene, TargetSet};
use crate::state::{Choices, Document};
use crate::view::overview::{self, Model, Spec};
use crate::view::{Offer, View};
use crate::words::Language;

/// The overview.
pub struct Overview {
    /// What is counted.
    pub model: Model,
    /// What is drawn.
    pub scene: Scene,
    /// What a click on what it offers asks for.
    pub offers: Vec<Offer>,
    key: Key,
}

/// What a page was made from, beside the document.
#[derive(PartialEq)]
struct Key {
    spec: Spec,
    width: f32,
    language: Language,
}

impl Key {
    fn of(inputs: &Inputs, shown: &TargetSet) -> Self {
        let (width, language) = (inputs.size(View::Overview).x, inputs.language());
        Self { spec: spec(inputs.document, inputs.choices, shown), width, language }
    }
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
        let key = Key::of(inputs, shown);
        let model = overview::model(plan, graph, &key.spec);
        let page = overview::page(plan, graph, &model, key.width, key.language);
        Self { model, scene: page.scene, offers: page.offers, key }
    }

    /// Brings it up to date; whether it has changed.
    pub(super) fn refresh(&mut self, inputs: &Inputs, shown: &TargetSet, corrected: bool) -> bool {
        let same = !corrected && self.key == Key::of(inputs, shown);
        if !same {
            *self = Self::of(inputs, shown);
        }
        !same
    }
}
