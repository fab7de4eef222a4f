//! What a page is made from: made again only when this differs.

use super::Inputs;
use crate::view::View;
use crate::words::Language;

/// What a page was made from, beside the document.
#[derive(PartialEq)]
pub(super) struct Key<S> {
    /// What its model follows from.
    pub spec: S,
    /// How wide it is, in points.
    pub width: f32,
    /// The language of its words.
    pub language: Language,
}

impl<S> Key<S> {
    pub(super) fn of(inputs: &Inputs, view: View, spec: S) -> Self {
        Self { spec, width: inputs.size(view).x, language: inputs.language() }
    }
}
