//! A document made ready for the shelf.

use super::choices::Choices;
use super::derived::{Derived, Inputs};
use super::document::Document;
use super::session::{Place, Sizes};
use super::shelf::{From, Other};
use crate::view::compare::Picture;
use std::sync::Arc;

impl Other {
    /// A document with what its snapshot keeps. Lays its columns out for the picture, which takes a while where the
    /// plan is large.
    pub fn new(document: Document, choices: Option<Choices>, from: From) -> Self {
        let document = match &choices {
            Some(choices) => document.corrected(&choices.corrections),
            None => document,
        };
        let (seen, place, sizes) = (choices.clone().unwrap_or_default(), Place::default(), Sizes::default());
        let inputs = Inputs { document: &document, choices: &seen, place: &place, sizes: &sizes, lit: None };
        let derived = Derived::of(&inputs);
        let picture = Arc::new(Picture::of(&derived.columns.scene, &derived.shown));
        Self { document, choices, from, picture }
    }
}
