//! The matrix, stage by stage. Of its scene only what the camera sees is built.

use super::Inputs;
use crate::plan::UnitId;
use crate::scene::{Axes, Camera, Point, Rect, Scene, Target, TargetSet};
use crate::state::Document;
use crate::view::matrix::{self, ColumnOrder, Drawing, Heads, Layout, Model, Order, Spec, Way, Window};
use crate::view::{Offer, View};
use crate::words::Language;

/// The matrix.
pub struct Matrix {
    /// What stands in it.
    pub model: Model,
    /// How it is sorted.
    pub order: Order,
    /// Where.
    pub layout: Layout,
    /// What is drawn: the part that is in view.
    pub scene: Scene,
    /// What a click on what it offers asks for.
    pub offers: Vec<Offer>,
    spec: Spec,
    drawn: Drawn,
}

/// What a scene depends on beside the layout.
#[derive(Clone, PartialEq)]
struct Drawn {
    heads: Heads,
    window: Window,
    shown: TargetSet,
    language: Language,
    far: bool,
}

/// Seen smaller than this, a table has fewer hairlines.
const FAR: f32 = 0.65;

fn spec(inputs: &Inputs, shown: &TargetSet) -> Spec {
    let choices = inputs.choices;
    Spec {
        choice: choices.matrix.clone(),
        folded: choices.folded.clone(),
        only: choices.compact.then(|| shown.clone()),
    }
}

/// The part that is in view.
fn drawn(inputs: &Inputs, layout: &Layout, shown: &TargetSet) -> Drawn {
    let size = inputs.size(View::Matrix);
    let heads = Heads::within(size, layout);
    let body = Rect::new(0.0, 0.0, (size.x - heads.left).max(1.0), (size.y - heads.top()).max(1.0));
    let bounds = Rect::new(0.0, 0.0, layout.width, layout.height);
    let at_rest = || Camera::at_rest(Axes::Grid, bounds, body.max);
    let camera = inputs.place.camera(View::Matrix).unwrap_or_else(at_rest);
    let projection = camera.project(Axes::Grid, bounds, body);
    let view = Rect { min: projection.world(body.min), max: projection.world(body.max) };
    let far = projection.scale.x < FAR;
    Drawn { heads, window: layout.window(view), shown: shown.clone(), language: inputs.language(), far }
}

fn scene(document: &Document, model: &Model, layout: &Layout, drawn: &Drawn) -> (Scene, Vec<Offer>) {
    let drawing = Drawing {
        plan: &document.plan,
        graph: &document.graph,
        model,
        layout,
        heads: drawn.heads,
        shown: &drawn.shown,
        language: drawn.language,
        far: drawn.far,
    };
    matrix::scene(&drawing, &drawn.window)
}

impl Matrix {
    pub(super) fn of(inputs: &Inputs, shown: &TargetSet) -> Self {
        Self::with(inputs, shown, spec(inputs, shown))
    }

    fn with(inputs: &Inputs, shown: &TargetSet, spec: Spec) -> Self {
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        let model = matrix::model(plan, graph, &spec);
        let order = matrix::order(plan, graph, &model, &spec);
        let layout = matrix::layout(plan, &model, &order, &spec);
        let drawn = drawn(inputs, &layout, shown);
        let (scene, offers) = scene(inputs.document, &model, &layout, &drawn);
        Self { model, order, layout, scene, offers, spec, drawn }
    }

    /// Lays out only these, close together.
    pub fn lay_out_only(&mut self, inputs: &Inputs, only: &TargetSet) {
        let spec = Spec { only: Some(only.clone()), ..self.spec.clone() };
        *self = Self::with(inputs, only, spec);
    }

    /// Brings it up to date; whether it has changed.
    pub(super) fn refresh(&mut self, inputs: &Inputs, shown: &TargetSet, corrected: bool) -> bool {
        let spec = spec(inputs, shown);
        if corrected || self.spec != spec {
            *self = Self::with(inputs, shown, spec);
            return true;
        }
        let drawn = drawn(inputs, &self.layout, shown);
        let changed = self.drawn != drawn;
        if changed {
            (self.scene, self.offers) = scene(inputs.document, &self.model, &self.layout, &drawn);
            self.drawn = drawn;
        }
        changed
    }

    /// The whole of it, for paper.
    pub fn whole(&self, document: &Document, shown: &TargetSet, language: Language) -> Scene {
        let heads = Heads::on_paper(&self.layout);
        let drawn = Drawn { heads, window: self.layout.whole(), shown: shown.clone(), language, far: false };
        scene(document, &self.model, &self.layout, &drawn).0
    }

    /// Where a target stands in its world, with `middle` along an axis where it stands everywhere.
    pub fn anchor(&self, target: Target, middle: Point) -> Option<Point> {
        match self.layout.place(target) {
            (None, None) => None,
            (x, y) => Some(Point::new(x.unwrap_or(middle.x), y.unwrap_or(middle.y))),
        }
    }

    /// Where a view must begin for some of what the filter leaves to be in it; none where some is: of our unit,
    /// where that is asked for.
    pub fn first_left(&self, view: Rect, unit: Option<UnitId>) -> Option<Point> {
        self.layout.first_left(view, unit, &self.drawn.shown)
    }

    /// What an arrow leads to from what is selected.
    pub fn next(&self, from: Option<Target>, way: Way) -> Option<Target> {
        matrix::next(&self.layout, from, way, &self.drawn.shown)
    }

    /// Whether rows or columns are too many to be seriated as asked.
    pub fn gives_up(&self) -> bool {
        let many = |count: usize| count > matrix::SERIATED;
        let choice = &self.spec.choice;
        choice.columns == ColumnOrder::Seriation && many(self.layout.columns.len())
            || choice.rows == matrix::RowOrder::Seriation && many(self.layout.lines.len())
    }
}
