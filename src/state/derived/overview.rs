//! The overview, stage by stage.

use super::Inputs;
use crate::scene::{Scene, TargetSet};
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
    spec: Spec,
    width: f32,
    language: Language,
}

fn spec(inputs: &Inputs, shown: &TargetSet) -> Spec {
    Spec {
        choice: inputs.choices.overview,
        filter: inputs.choices.filter.clone(),
        shown: shown.clone(),
        findings: Spec::count(&inputs.document.diagnostics),
    }
}

impl Overview {
    pub(super) fn of(inputs: &Inputs, shown: &TargetSet) -> Self {
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        let (width, language) = (inputs.size(View::Overview).x, inputs.language());
        let spec = spec(inputs, shown);
        let model = overview::model(plan, graph, &spec);
        let page = overview::page(plan, graph, &model, width, language);
        Self { model, scene: page.scene, offers: page.offers, spec, width, language }
    }

    /// Brings it up to date; whether it has changed.
    pub(super) fn refresh(&mut self, inputs: &Inputs, shown: &TargetSet, corrected: bool) -> bool {
        let same = !corrected
            && self.width == inputs.size(View::Overview).x
            && self.language == inputs.language()
            && self.spec == spec(inputs, shown);
        if !same {
            *self = Self::of(inputs, shown);
        }
        !same
    }
}
