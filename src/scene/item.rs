//! The kinds of things a scene is made of.

use super::geometry::{Point, Rect};
use super::target::Target;
use super::theme::Ink;

/// One thing to draw, with what it stands for and when it shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it stands for; leads back to the words of the document.
    pub target: Target,
    /// When it shows.
    pub visibility: Visibility,
    /// What it looks like.
    pub shape: Shape,
}

/// When an item shows. A target that the filter hides never shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Always.
    Always,
    /// Only while its target is raised: participation, which is hovered, selected or switched on.
    Raised,
    /// Only while its target is not raised: the stub that stands in for hidden lines.
    Lowered,
}

/// What an item looks like. Both writers match it whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A line from a unit to a measure.
    Line(Line),
    /// A role's sign at a point.
    Mark(Mark),
    /// A filled rectangle: role bars, bands.
    Panel(Panel),
    /// A text.
    Label(Label),
}

/// How a line is stroked, so that roles differ without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stroke {
    /// Solid, heavy: leads.
    Heavy,
    /// Solid, medium: responsible.
    Medium,
    /// Thin, dashed: takes part.
    Dashed,
    /// A hairline that only guides the eye.
    Hair,
}

/// A line between two points: straight, or bent to leave and arrive level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// Where it starts.
    pub from: Point,
    /// Where it ends.
    pub to: Point,
    /// How it is stroked.
    pub stroke: Stroke,
    /// In what ink.
    pub ink: Ink,
    /// Others may run just here (to a folded heading): of those that look alike one is drawn.
    pub bundled: bool,
    /// An S-bend that leaves and arrives level, instead of straight.
    pub bent: bool,
}

/// The sign of a role: ● leads, ■ responsible, ○ takes part; ▸ and ▾ fold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// ●
    Disc,
    /// ■
    Square,
    /// ○
    Ring,
    /// ▸
    Folded,
    /// ▾
    Unfolded,
}

impl MarkKind {
    /// Whether it says that a heading folds.
    pub fn folds(self) -> bool {
        matches!(self, Self::Folded | Self::Unfolded)
    }
}

/// A sign at a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Its middle.
    pub at: Point,
    /// Which sign.
    pub kind: MarkKind,
    /// How much room it has downwards, in world units: it never grows beyond.
    pub room: f32,
    /// In what ink.
    pub ink: Ink,
}

/// A filled rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Panel {
    /// Where.
    pub rect: Rect,
    /// It never grows higher than this, in pixels.
    pub tallest: f32,
    /// In what ink.
    pub ink: Ink,
}

/// On which side of its anchor a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// To the right of the anchor.
    Left,
    /// To the left of the anchor.
    Right,
    /// Around the anchor.
    Center,
}

/// A text. It is shown in whole or cut with …, or gives way; it is never smaller than
/// [`super::labels::SMALLEST`].
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The middle of its left edge, right edge, or itself, by `align`.
    pub at: Point,
    /// On which side of the anchor.
    pub align: Align,
    /// How wide it may be, in world units.
    pub width: f32,
    /// How much room it has downwards, in world units: its size follows the zoom within limits.
    pub room: f32,
    /// The whole text.
    pub text: String,
    /// In the bold face.
    pub bold: bool,
    /// In what ink.
    pub ink: Ink,
    /// How much of its height its row must have for it to show, 0–1; what is lit shows in any row. 0 for
    /// what orients, more for what only means something beside its neighbours.
    pub least: f32,
    /// Who gives way: the lower number.
    pub importance: u32,
}
