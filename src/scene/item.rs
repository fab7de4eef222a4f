//! The kinds of things a scene is made of.

use super::camera::Projection;
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
    /// A line between two things.
    Line(Line),
    /// A role's sign at a point.
    Mark(Mark),
    /// A filled rectangle: role bars, bands, cells.
    Panel(Panel),
    /// A filled circle with an edge: a unit in a network.
    Disc(Disc),
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
    /// Solid, so many tenths of a pixel wide: how much.
    Wide(u8),
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
    /// A head at its end, which stops this far from `to`, in world units; none has no head.
    pub arrow: Option<f32>,
}

/// A filled circle with an edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Disc {
    /// Its middle.
    pub at: Point,
    /// Its radius, in world units: it follows the zoom.
    pub radius: f32,
    /// It is never drawn smaller or larger than this, in pixels.
    pub between: (f32, f32),
    /// What it is filled with.
    pub ink: Ink,
    /// Its edge.
    pub edge: Ink,
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

impl Disc {
    /// Its radius in pixels.
    pub fn pixels(&self, projection: &Projection) -> f32 {
        (self.radius * projection.scale.y).clamp(self.between.0, self.between.1)
    }
}

/// No label is smaller, in pixels an em.
pub const SMALLEST: f32 = 11.0;
/// No label is larger, in pixels an em, where it does not say so itself.
pub const LARGEST: f32 = 14.0;

/// A text. It is shown in whole or cut with …, or gives way; it is never smaller than
/// [`SMALLEST`].
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
    /// It never grows larger than this, in pixels an em.
    pub largest: f32,
    /// Set downwards, a character below the other, beginning at `at`: the head of a column. `width` is then
    /// how high it may be, in pixels.
    pub upright: bool,
    /// Text of a page: at the edge of what is seen it is cut, where a row of a column is moved inside.
    pub flows: bool,
    /// It stands beside this disc, below it where there is room, else above or at a side, and over no other
    /// disc unless it is lit. `at`, `align` and `width` then say nothing.
    pub around: Option<Disc>,
}

impl Default for Label {
    fn default() -> Self {
        Self {
            at: Point::default(),
            align: Align::Left,
            width: 0.0,
            room: 0.0,
            text: String::new(),
            bold: false,
            ink: Ink::Text,
            least: 0.0,
            importance: 0,
            largest: LARGEST,
            upright: false,
            flows: false,
            around: None,
        }
    }
}
