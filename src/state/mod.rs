//! What the program knows while it runs: the document, what the user chose about it, and what follows.
//!
//! [`State`] is read while drawing and changed only by `command::apply`. Nothing here draws, reads a
//! file or looks at a clock.

pub mod called;
pub mod choices;
pub mod comparison;
pub mod derived;
pub mod describe;
pub mod document;
pub mod history;
pub mod kept;
pub mod open;
pub mod packs;
pub mod paper;
pub mod papers;
pub mod said;
pub mod session;
pub mod settings;
pub mod shelf;
mod shelving;
pub mod snapshot;
pub mod workspace;

pub use choices::Choices;
pub use comparison::Comparison;
pub use derived::{Derived, Inputs};
pub use document::{Document, Origin};
pub use history::{History, Trail};
pub use session::{Place, Session};
pub use settings::{Look, Settings};
pub use shelf::Shelf;
pub use snapshot::{Snapshot, SnapshotError};
pub use workspace::Workspace;

use crate::plan::{Correction, UnitId};
use crate::scene::{Axes, Camera, Point, Scene, Shape, Target, Visibility};
use crate::view::View;
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
    /// Other documents, to compare this one with.
    pub shelf: Arc<Shelf>,
    /// What was found, where this document is compared with another one and that is done.
    pub comparison: Option<Arc<Comparison>>,
    /// Computed from the above.
    pub derived: Derived,
}

impl State {
    /// A document, just opened.
    pub fn open(document: &Document, choices: Choices, place: Place) -> Self {
        let document = Arc::new(document.corrected(&choices.corrections));
        let session = Session::default();
        let inputs = Inputs {
            document: &document,
            choices: &choices,
            place: &place,
            sizes: &session.sizes,
            lit: place.selection,
        };
        let derived = Derived::of(&inputs);
        Self {
            saved: choices.clone(),
            choices,
            place,
            session,
            history: History::default(),
            trail: Trail::default(),
            shelf: Arc::default(),
            comparison: None,
            derived,
            document,
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
        let said = (&now.corrections, &now.title, &now.note, &now.meeting)
            != (&saved.corrections, &saved.title, &saved.note, &saved.meeting);
        let kept = matches!(self.document.origin, Origin::Snapshot(_) | Origin::Recovered);
        said || (kept && self.is_unsaved())
    }

    /// What of a view is seen now; none where it draws no scene.
    pub fn camera(&self, view: View) -> Option<Camera> {
        let scene = self.derived.scene(view)?;
        let at_rest = || Camera::at_rest(scene.axes, scene.bounds, self.body(view, scene));
        // A page has no zoom: only where it stands is the user's.
        let fitted = |camera: Camera| match scene.axes {
            Axes::Page => at_rest().at(camera.view.min),
            Axes::Both | Axes::Vertical | Axes::Grid => camera,
        };
        Some(self.place.camera(view).map_or_else(at_rest, fitted))
    }

    /// How large a view's items are seen, in points: the view without the heads that stay.
    pub fn body(&self, view: View, scene: &Scene) -> Point {
        let (left, top) = scene.frozen.as_ref().map_or((0.0, 0.0), |frozen| (frozen.left, frozen.top));
        self.session.sizes.0[view as usize].moved(-left, -top)
    }

    /// Where a target's own row stands in a view's world; none while it is folded away or not laid out.
    pub fn anchor(&self, view: View, target: Target) -> Option<Point> {
        // Of a matrix only what is seen is built; where the rest stands, its layout knows.
        if let (View::Matrix, Some(matrix)) = (view, &self.derived.matrix) {
            return matrix.anchor(target, self.camera(view)?.view.center());
        }
        let scene = self.derived.scene(view)?;
        let heads = scene.frozen.iter().flat_map(|frozen| {
            // A head stands in the world along one axis; along the other it is always in view.
            let rows = frozen.rows.iter().map(|item| (item, true));
            rows.chain(frozen.columns.iter().map(|item| (item, false)))
        });
        let middle = self.camera(view)?.view.center();
        let in_heads = heads.filter_map(|(item, row)| match &item.shape {
            Shape::Label(label) if item.target == target => {
                Some(if row { Point::new(middle.x, label.at.y) } else { Point::new(label.at.x, middle.y) })
            }
            _ => None,
        });
        let in_items = scene.items.iter().filter_map(|item| match &item.shape {
            Shape::Label(label) if item.target == target && item.visibility == Visibility::Always => {
                Some(label.at)
            }
            Shape::Line(line) if item.target == target => Some(line.to),
            Shape::Mark(mark) if item.target == target => Some(mark.at),
            Shape::Disc(disc) if item.target == target => Some(disc.at),
            _ => None,
        });
        in_items.chain(in_heads).next()
    }

    /// Takes these corrections instead of those there are: what was chosen is found again in the plan as it
    /// then is. How much could not be found again.
    pub fn correct(&mut self, corrections: Vec<Correction>) -> usize {
        let kept = Workspace::of(&self.document, &self.choices, &self.place);
        let document = self.document.corrected(&corrections);
        let (choices, _, lost) = kept.restore(&document, &self.document.corrections);
        let (title, note) = (self.choices.title.clone(), self.choices.note.clone());
        // The meeting names units: those that are called otherwise now are the same.
        let before = &self.document.corrections;
        let called = |name: &str| match workspace::unit_called(&document, before, name) {
            Some(unit) if self.document.plan.unit_named(name).is_some() => {
                document.plan.unit(unit).name.clone()
            }
            _ => name.to_owned(),
        };
        let meeting = self.choices.meeting.renamed(called);
        let settings = self.choices.settings.clone();
        self.choices = Choices { meeting, corrections, title, note, settings, ..choices };
        self.change_document(document);
        lost
    }

    /// The document as another set of corrections reads it takes the place of this one. Ids of the choices
    /// are always those of the plan under their own corrections; what else has ids follows here.
    fn change_document(&mut self, document: Document) {
        let old = std::mem::replace(&mut self.document, Arc::new(document));
        let new = &self.document;
        let moved = |target: Target| workspace::Selected::of(&old, target)?.find(new, &old.corrections);
        let follow = |place: &mut Place| {
            place.selection = place.selection.and_then(moved);
            place.unit = place.unit.and_then(|unit| match moved(Target::Unit(unit.0)) {
                Some(Target::Unit(id)) => Some(UnitId(id)),
                _ => None,
            });
        };
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
        // What was found of another pair has ids of another plan.
        let pair = comparison::Pair::of(&self.document, &self.shelf);
        self.comparison = self.comparison.take().filter(|found| pair.as_ref() == Some(&found.pair));
        let (shelf, comparison) = (Arc::clone(&self.shelf), self.comparison.clone());
        self.derived.lay_beside(derived::Beside { shelf, comparison, unsaved: self.is_unsaved() });
        let inputs = Inputs {
            document: &self.document,
            choices: &self.choices,
            place: &self.place,
            sizes: &self.session.sizes,
            lit: self.session.hover.or(self.place.selection),
        };
        self.derived.refresh(&inputs);
    }
}
