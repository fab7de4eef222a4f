//! What the program knows while it runs: the document, what the user chose about it, and what follows.
//!
//! [`State`] is read while drawing and changed only by `command::apply`. Nothing here draws, reads a
//! file or looks at a clock.

pub mod choices;
pub mod derived;
pub mod document;
pub mod history;
pub mod open;
pub mod paper;
pub mod said;
pub mod session;
pub mod settings;
pub mod snapshot;
pub mod workspace;

pub use choices::Choices;
pub use derived::Derived;
pub use document::{Document, Origin};
pub use history::{History, Trail};
pub use session::{Place, Session};
pub use settings::{Look, Settings};
pub use snapshot::{Snapshot, SnapshotError};
pub use workspace::Workspace;

use crate::plan::Correction;
use crate::scene::{Camera, Point, Shape, Target, Visibility};
use std::sync::Arc;

/// Everything.
pub struct State {
    /// What is open.
    pub document: Arc<Document>,
    /// What the user chose; undo and redo walk over it.
    pub choices: Choices,
    /// Where the user stands; back and forward walk over it.
    pub place: Place,
    /// What is open on the desk: search box, palette, hover. Not kept.
    pub session: Session,
    /// Earlier and undone choices.
    pub history: History<Choices>,
    /// Places visited.
    pub trail: Trail<Place>,
    /// The choices as last saved, to know whether there is unsaved work.
    pub saved: Choices,
    /// Computed from the above.
    pub derived: Derived,
}

impl State {
    /// A document, just opened.
    pub fn open(document: &Document, choices: Choices, place: Place) -> Self {
        let document = Arc::new(document.corrected(&choices.corrections));
        let derived = Derived::of(&document, &choices, &place, None);
        Self {
            document,
            saved: choices.clone(),
            choices,
            place,
            session: Session::default(),
            history: History::default(),
            trail: Trail::default(),
            derived,
        }
    }

    /// Whether something was chosen that no snapshot holds. Settings are kept by themselves.
    pub fn is_unsaved(&self) -> bool {
        !self.choices.same_work(&self.saved)
    }

    /// Whether there is something that is asked about before it is put aside: what the user said
    /// (corrections, title, note), and any change to a snapshot. A filter over a plan as issued is not
    /// worth a question.
    pub fn must_ask(&self) -> bool {
        let (now, saved) = (&self.choices, &self.saved);
        let said = now.corrections != saved.corrections || now.title != saved.title || now.note != saved.note;
        let kept = matches!(self.document.origin, Origin::Snapshot(_) | Origin::Recovered);
        said || (kept && self.is_unsaved())
    }

    /// What is in view now.
    pub fn camera(&self) -> Camera {
        self.place.camera.unwrap_or_else(|| Camera::fit(self.derived.scene.bounds))
    }

    /// Where a target's own row stands in the world; none while it is folded away or not laid out.
    pub fn anchor(&self, target: Target) -> Option<Point> {
        self.derived.scene.items.iter().find_map(|item| match &item.shape {
            Shape::Label(label) if item.target == target && item.visibility == Visibility::Always => {
                Some(label.at)
            }
            Shape::Line(line) if item.target == target => Some(line.to),
            _ => None,
        })
    }

    /// Takes these corrections instead of those there are: what was chosen is found again in the plan as it
    /// then is. How much could not be found again.
    pub fn correct(&mut self, corrections: Vec<Correction>) -> usize {
        let kept = Workspace::of(&self.document, &self.choices, &self.place);
        let document = self.document.corrected(&corrections);
        let (choices, _, lost) = kept.restore(&document, &self.document.corrections);
        let (title, note) = (self.choices.title.clone(), self.choices.note.clone());
        let settings = self.choices.settings.clone();
        self.choices = Choices { corrections, title, note, settings, ..choices };
        self.change_document(document);
        lost
    }

    /// The document as another set of corrections reads it takes the place of this one. Ids of the choices
    /// are always those of the plan under their own corrections; what else has ids follows here.
    fn change_document(&mut self, document: Document) {
        let old = std::mem::replace(&mut self.document, Arc::new(document));
        let new = &self.document;
        let moved = |target: Target| workspace::Selected::of(&old, target).find(new, &old.corrections);
        let follow = |place: &mut Place| place.selection = place.selection.and_then(moved);
        follow(&mut self.place);
        self.trail.change(follow);
        self.session.follow(&old, new);
    }

    /// Brings what is computed up to date; does nothing where its inputs are the same.
    pub fn refresh(&mut self) {
        if self.document.corrections != self.choices.corrections {
            let document = self.document.corrected(&self.choices.corrections);
            self.change_document(document);
        }
        let lit = self.session.hover.or(self.place.selection);
        self.derived.refresh(&self.document, &self.choices, self.place.view, lit);
    }
}
