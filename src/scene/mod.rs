//! What is drawn, before anybody knows on what: items in world units, the camera, text measuring, picking
//! and colour roles.
//!
//! A view makes a [`Scene`] once per layout. [`draw`](draw::draw) turns it, for one [`camera::Projection`]
//! and one [`look::Look`] (what is shown, raised, lit), into a flat list of [`draw::Drawn`] shapes in
//! pixels. The painter in `ui/canvas` and the writer in `export/svg` both match every `Drawn` without a
//! wildcard, and neither decides anything: what is on screen is what is on paper. Nothing here names a
//! toolkit, a file or the plan.

pub mod camera;
pub mod draw;
pub mod geometry;
pub mod item;
pub mod labels;
pub mod look;
pub mod pick;
pub mod target;
pub mod text;
pub mod theme;

pub use camera::{Axes, Camera, Projection};
pub use geometry::{Point, Rect};
pub use item::{Align, Item, Label, Line, Mark, Panel, Shape, Stroke, Visibility};
pub use target::{Target, TargetSet};
pub use theme::{Ink, Theme};

/// Everything a view draws, in world units, back to front.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// What "the whole" is: the world rectangle that fits the viewport at rest.
    pub bounds: Rect,
    /// Along which axes it zooms.
    pub axes: Axes,
    /// Back to front.
    pub items: Vec<Item>,
}
