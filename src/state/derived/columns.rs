//! The two columns, stage by stage.

use super::Inputs;
use crate::scene::{Scene, TargetSet};
use crate::view::columns::{self, Layout, Model, Ordering, Spec};
use crate::words::Language;

/// The two columns.
pub struct Columns {
    /// What stands in them.
    pub model: Model,
    /// In which order, with how many crossings.
    pub ordering: Ordering,
    /// Where.
    pub layout: Layout,
    /// What is drawn.
    pub scene: Scene,
    spec: Spec,
    language: Language,
}

fn spec(inputs: &Inputs, shown: &TargetSet) -> Spec {
    let choices = inputs.choices;
    Spec {
        order: choices.order,
        folded: choices.folded.clone(),
        only: choices.compact.then(|| shown.clone()),
    }
}

impl Columns {
    pub(super) fn of(inputs: &Inputs, shown: &TargetSet) -> Self {
        Self::with(inputs, spec(inputs, shown))
    }

    fn with(inputs: &Inputs, spec: Spec) -> Self {
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        let model = columns::model(plan, graph, &spec);
        let ordering = columns::ordering(plan, graph, &model, &spec);
        let layout = columns::layout(&model, &ordering, &spec);
        let language = inputs.language();
        let scene = columns::scene(plan, graph, &model, &layout, language);
        Self { model, ordering, layout, scene, spec, language }
    }

    /// Lays out only these, close together.
    pub fn lay_out_only(&mut self, inputs: &Inputs, only: TargetSet) {
        *self = Self::with(inputs, Spec { only: Some(only), ..self.spec.clone() });
    }

    /// Brings it up to date; whether it has changed.
    pub(super) fn refresh(&mut self, inputs: &Inputs, shown: &TargetSet, corrected: bool) -> bool {
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        let (spec, language) = (spec(inputs, shown), inputs.language());
        let laid_out = corrected || self.spec != spec;
        if laid_out {
            let reorder = corrected || self.spec.order != spec.order || self.spec.only != spec.only;
            self.model = columns::model(plan, graph, &spec);
            if reorder {
                self.ordering = columns::ordering(plan, graph, &self.model, &spec);
            }
            self.layout = columns::layout(&self.model, &self.ordering, &spec);
        }
        let drawn = laid_out || self.language != language;
        if drawn {
            self.scene = columns::scene(plan, graph, &self.model, &self.layout, language);
        }
        (self.spec, self.language) = (spec, language);
        drawn
    }
}
