//! Other documents opened beside the one in the window, to compare it with. No undo walks over them, as over what
//! is open; a file that is opened in the window leaves them where they are.

use super::choices::Choices;
use super::document::Document;
use crate::view::compare::{self, Choice, Picture, Side};
use std::path::PathBuf;
use std::sync::Arc;

/// A document on the shelf, with the corrections of its snapshot.
pub struct Other {
    /// What it says.
    pub document: Document,
    /// What its snapshot keeps; none for a plan as issued.
    pub choices: Option<Choices>,
    /// Where it came from.
    pub from: From,
    /// What its columns look like.
    pub picture: Arc<Picture>,
}

/// Where a document on the shelf came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// A file.
    File(PathBuf),
    /// The open document, as it was opened or last saved.
    AsSaved,
}

impl Other {
    /// What it is called: the title of its snapshot, else that of its plan.
    pub fn title(&self) -> &str {
        let title = self.choices.as_ref().map(|choices| choices.title.as_str());
        title.filter(|title| !title.is_empty()).unwrap_or(self.document.title())
    }
}

/// A document on the shelf, and which of it and the open one counts as the older.
#[derive(Clone)]
pub struct Slot {
    /// The document.
    pub other: Arc<Other>,
    /// The other way round than their dates say.
    pub swapped: bool,
}

/// Everything on the shelf.
#[derive(Clone)]
pub struct Shelf {
    /// The documents, in the order in which they were put there.
    pub slots: Vec<Slot>,
    /// With which of them the open plan is compared.
    pub at: Option<usize>,
    /// How the changes are listed.
    pub choice: Choice,
    /// Whether differences are marked in every view.
    pub marked: bool,
}

impl Default for Shelf {
    fn default() -> Self {
        Self { slots: Vec::new(), at: None, choice: Choice::default(), marked: true }
    }
}

impl Shelf {
    /// The document that the open one is compared with.
    pub fn chosen(&self) -> Option<&Slot> {
        self.slots.get(self.at?)
    }

    /// Puts a document on the shelf and compares with it. One from the same place gives way.
    pub fn put(&mut self, other: Arc<Other>) {
        let slot = Slot { other, swapped: false };
        let same = self.slots.iter().position(|old| old.other.from == slot.other.from);
        let at = same.unwrap_or(self.slots.len());
        match self.slots.get_mut(at) {
            Some(old) => *old = Slot { swapped: old.swapped, ..slot },
            None => self.slots.push(slot),
        }
        self.compare_with(Some(at));
    }

    /// Takes one off.
    pub fn take_off(&mut self, at: usize) {
        if at >= self.slots.len() {
            return;
        }
        self.slots.remove(at);
        match self.at {
            Some(chosen) if chosen == at => self.compare_with(None),
            Some(chosen) if chosen > at => self.at = Some(chosen - 1),
            _ => {}
        }
    }

    /// Compares with the one at this place, or with none; its changes are read from the first.
    pub fn compare_with(&mut self, at: Option<usize>) {
        self.at = at.filter(|at| *at < self.slots.len());
        self.choice = Choice { only: None, from: 0, ..self.choice };
    }

    /// Exchanges which of the two counts as the older.
    pub fn swap(&mut self) {
        if let Some(slot) = self.at.and_then(|at| self.slots.get_mut(at)) {
            slot.swapped = !slot.swapped;
        }
    }
}

impl Slot {
    /// Which version the open document is: by the dates of issue, then by when the snapshots were saved, else the
    /// new one; the other way round where a person said so.
    pub fn open_is(&self, open: &Document) -> Side {
        let by_date = match (dated(open), dated(&self.other.document)) {
            (Some(open), Some(other)) if open != other => Some(open > other),
            _ => None,
        };
        let saved = |document: &Document| compare::minute(&document.saved_at);
        let by_time = match (saved(open), saved(&self.other.document)) {
            (Some(open), Some(other)) if open != other => Some(open > other),
            _ => None,
        };
        let newer = by_date.or(by_time).unwrap_or(true);
        if newer == self.swapped { Side::Old } else { Side::New }
    }
}

/// The day of issue, where one is printed.
fn dated(document: &Document) -> Option<&str> {
    Some(document.plan.date.text.as_str()).filter(|date| !date.is_empty())
}
