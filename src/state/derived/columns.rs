//! The two columns, stage by stage.

use super::Inputs;
use crate::graph::Load;
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
    drawn: Drawn,
}

/// What the scene was made from, beside the layout.
struct Drawn {
    loads: Vec<Load>,
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
    /// `loads`: by unit, how much of what it has to do the filter lets through.
    pub(super) fn of(inputs: &Inputs, shown: &TargetSet, loads: &[Load]) -> Self {
        Self::with(inputs, spec(inputs, shown), loads.to_vec())
    }

    fn with(inputs: &Inputs, spec: Spec, loads: Vec<Load>) -> Self {
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        let model = columns::model(plan, graph, &spec);
        let ordering = columns::ordering(plan, graph, &model, &spec);
        let layout = columns::layout(&model, &ordering, &spec);
        let drawn = Drawn { loads, language: inputs.language() };
        let scene = columns::scene(plan, graph, &model, &layout, &drawn.loads, drawn.language);
        Self { model, ordering, layout, scene, spec, drawn }
    }

    /// Lays out only these, close together. `loads`: by unit, how much of them it has to do.
    pub fn lay_out_only(&mut self, inputs: &Inputs, only: TargetSet, loads: &[Load]) {
        *self = Self::with(inputs, Spec { only: Some(only), ..self.spec.clone() }, loads.to_vec());
    }

    /// Brings it up to date; whether it has changed. A filter changes counts in the scene, never the layout.
    pub(super) fn refresh(
        &mut self,
        inputs: &Inputs,
        shown: &TargetSet,
        loads: &[Load],
        corrected: bool,
    ) -> bool {
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        let spec = spec(inputs, shown);
        let laid_out = corrected || self.spec != spec;
        if laid_out {
            let reorder = corrected || self.spec.order != spec.order || self.spec.only != spec.only;
            self.model = columns::model(plan, graph, &spec);
            if reorder {
                self.ordering = columns::ordering(plan, graph, &self.model, &spec);
            }
            self.layout = columns::layout(&self.model, &self.ordering, &spec);
        }
        self.spec = spec;
        let same = self.drawn.loads == loads && self.drawn.language == inputs.language();
        let changed = laid_out || !same;
        if changed {
            self.redraw(inputs, loads);
        }
        changed
    }

    /// Draws these counts on the layout that is there.
    pub(super) fn redraw(&mut self, inputs: &Inputs, loads: &[Load]) {
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        self.drawn = Drawn { loads: loads.to_vec(), language: inputs.language() };
        let Drawn { loads, language } = &self.drawn;
        self.scene = columns::scene(plan, graph, &self.model, &self.layout, loads, *language);
    }
}
