//! The overview, stage by stage.

use super::Inputs;
use crate::scene::{Axes, Rect, Scene, TargetSet};
use crate::view::Offer;

/// The overview.
pub struct Overview {
    /// What is drawn.
    pub scene: Scene,
    /// What a click on what it offers asks for.
    pub offers: Vec<Offer>,
}

impl Overview {
    pub(super) fn of(_inputs: &Inputs, _shown: &TargetSet) -> Self {
        let bounds = Rect::new(0.0, 0.0, 100.0, 100.0);
        let scene = Scene { bounds, axes: Axes::Both, items: Vec::new(), frozen: None };
        Self { scene, offers: Vec::new() }
    }

    /// Brings it up to date; whether it has changed.
    pub(super) fn refresh(&mut self, _inputs: &Inputs, _shown: &TargetSet, _corrected: bool) -> bool {
        false
    }
}
