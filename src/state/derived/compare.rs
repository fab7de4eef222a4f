//! The page of the compare view, stage by stage.

use super::Inputs;
use super::page::Key;
use crate::graph::Filter;
use crate::meeting::Meeting;
use crate::scene::look::Marks;
use crate::scene::{Scene, TargetSet};
use crate::state::comparison::Comparison;
use crate::state::shelf::{From, Other};
use crate::state::{Shelf, describe};
use crate::view::compare::{self, Model, Standing};
use crate::view::{Offer, View};
use crate::words::Language;
use std::sync::Arc;

/// The page of the compare view.
pub struct Compare {
    /// What is on it.
    pub model: Model,
    /// What is drawn.
    pub scene: Scene,
    /// What a click on what it offers asks for.
    pub offers: Vec<Offer>,
    /// What is listed shows whatever the filter hides.
    pub(super) everything: TargetSet,
    /// On the page of differences nothing is marked as one.
    pub(super) unmarked: Marks,
    key: Key<Spec>,
}

/// What the page follows from.
struct Spec {
    beside: Beside,
    filter: Filter,
    meeting: Meeting,
    /// Title and note of the snapshot, and when it was saved.
    snapshot: [String; 3],
}

impl PartialEq for Spec {
    fn eq(&self, other: &Self) -> bool {
        self.beside == other.beside
            && self.filter == other.filter
            && self.meeting == other.meeting
            && self.snapshot == other.snapshot
    }
}

/// What stands on the shelf, and what was found.
#[derive(Clone, Default)]
pub struct Beside {
    /// What stands on the shelf.
    pub shelf: Arc<Shelf>,
    /// What was found, where the open plan is compared with something.
    pub comparison: Option<Arc<Comparison>>,
    /// Whether there is unsaved work.
    pub unsaved: bool,
}

impl PartialEq for Beside {
    /// The very same: nothing of them is looked at.
    fn eq(&self, other: &Self) -> bool {
        let found = match (&self.comparison, &other.comparison) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        found && Arc::ptr_eq(&self.shelf, &other.shelf) && self.unsaved == other.unsaved
    }
}

fn key(inputs: &Inputs, beside: &Beside) -> Key<Spec> {
    let choices = inputs.choices;
    let spec = Spec {
        beside: beside.clone(),
        filter: choices.filter.clone(),
        meeting: choices.meeting.clone(),
        snapshot: [choices.title.clone(), choices.note.clone(), inputs.document.saved_at.clone()],
    };
    Key::of(inputs, View::Compare, spec)
}

impl Compare {
    pub(super) fn of(inputs: &Inputs, beside: &Beside, shown: &TargetSet) -> Self {
        Self::with(inputs, key(inputs, beside), shown)
    }

    fn with(inputs: &Inputs, key: Key<Spec>, shown: &TargetSet) -> Self {
        let (document, choices, language) = (inputs.document, inputs.choices, key.language);
        let Beside { shelf, comparison, unsaved } = &key.spec.beside;
        let kept = comparison.as_ref().map(|found| found.kept(document, choices, language));
        let kept = kept.unwrap_or_default();
        let two = comparison.as_ref().map(|found| found.two(document, &kept, language));
        let words = describe::filter(document, &choices.filter, language);
        let within = comparison.as_ref().and_then(|found| found.within(document, &choices.filter, words));
        let found = comparison
            .as_ref()
            .zip(two.as_ref())
            .map(|(found, two)| (two, found.names(document, choices, language), within.as_ref()));
        let model = compare::model(standing(shelf, language), *unsaved, shelf.choice, found);
        let page = compare::page(&model, two.as_ref(), key.width, key.language);
        let sizes = [shown.units.len(), shown.measures.len(), shown.sections.len(), shown.links.len()];
        let everything = TargetSet::filled(sizes[0], sizes[1], sizes[2], sizes[3], true);
        let unmarked = Marks::default();
        Self { model, scene: page.scene, offers: page.offers, everything, unmarked, key }
    }

    /// Brings it up to date; whether it has changed.
    pub(super) fn refresh(
        &mut self,
        inputs: &Inputs,
        beside: &Beside,
        shown: &TargetSet,
        corrected: bool,
    ) -> bool {
        let key = key(inputs, beside);
        let same = !corrected && self.key == key;
        if !same {
            *self = Self::with(inputs, key, shown);
        }
        !same
    }
}

/// What stands on the shelf, as the page tells it.
fn standing(shelf: &Shelf, language: Language) -> Vec<Standing> {
    let each = |(at, slot): (usize, &crate::state::shelf::Slot)| {
        let other: &Other = &slot.other;
        let plan = &other.document.plan;
        let saved = other.document.saved_at.as_str();
        let file = match &other.from {
            From::File(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            From::AsSaved => {
                let key = if saved.is_empty() { "comparison.as-opened" } else { "comparison.as-saved" };
                language.text(key).to_owned()
            }
        };
        // A plan as issued is called by its title already.
        let title = Some(other.document.title()).filter(|title| *title != other.title());
        let facts = [title.unwrap_or_default(), &plan.doc_no.text, &plan.date.text];
        let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        Standing {
            title: other.title().to_owned(),
            file,
            saved_at: compare::shown_time(saved),
            plan: facts.join("  "),
            counts: [plan.measures.len(), plan.units.len(), other.document.graph.links().len()],
            picture: Arc::clone(&other.picture),
            chosen: shelf.at == Some(at),
        }
    };
    shelf.slots.iter().enumerate().map(each).collect()
}
