//! What is drawn, before anybody knows on what: items in world units, the camera, text measuring, picking
//! and colour roles.
//!
//! A view makes a [`Scene`] once per layout. [`draw`](draw::draw) turns it, for one [`camera::Projection`]
//! and one [`look::Look`] (what is shown, raised, lit), into a flat list of [`draw::Drawn`] shapes in
//! pixels. The painter in `ui/canvas` and the writer in `export/svg` both match every `Drawn` without a
//! wildcard, and neither decides anything: what is on screen is what is on paper. Nothing here names a
//! toolkit, a file or the plan.

pub mod camera;
pub mod cross;
pub mod draw;
mod drawn;
pub mod geometry;
pub mod item;
pub mod labels;
pub mod look;
mod nameless;
pub mod pick;
mod signs;
pub mod target;
pub mod text;
pub mod theme;
pub mod wrap;

pub use camera::{Axes, Camera, Projection};
pub use geometry::{Point, Rect};
pub use item::{Align, Disc, Item, Label, Line, Mark, Panel, Shape, Stroke, Visibility};
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
    /// Heads that stay in view while the items move below them.
    pub frozen: Option<Box<Frozen>>,
}

/// Heads of rows and columns that stay in view.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frozen {
    /// Room for the heads of rows at the left, in pixels.
    pub left: f32,
    /// Room for the heads of columns at the top, in pixels.
    pub top: f32,
    /// Heads of rows: across in pixels from the left edge, down in world units.
    pub rows: Vec<Item>,
    /// Heads of columns: across in world units, down in pixels from the top edge.
    pub columns: Vec<Item>,
    /// What stands where they meet, in pixels from the corner.
    pub corner: Vec<Item>,
}

impl Scene {
    /// How the items fall onto a viewport; heads that stay in view take their room first.
    pub fn project(&self, camera: Camera, viewport: Rect) -> Projection {
        let (left, top) = self.frozen.as_ref().map_or((0.0, 0.0), |frozen| (frozen.left, frozen.top));
        let body = Rect { min: viewport.min.moved(left, top), max: viewport.max };
        camera.project(self.axes, self.bounds, body)
    }

    /// How the whole falls onto a sheet of paper.
    pub fn whole(&self, sheet: Rect) -> Projection {
        let (left, top) = self.frozen.as_ref().map_or((0.0, 0.0), |frozen| (frozen.left, frozen.top));
        let body = Rect { min: sheet.min.moved(left, top), max: sheet.max };
        let axes = match self.axes {
            Axes::Vertical | Axes::Grid => self.axes,
            Axes::Both | Axes::Page => Axes::Both,
        };
        let size = Point::new(body.width(), body.height());
        Camera::whole(self.axes, self.bounds, size).project(axes, self.bounds, body)
    }

    /// Every group of items with the projection that is its own, back to front: the items themselves, then
    /// the heads that lie above them.
    pub fn parts(&self, body: &Projection) -> Vec<(Projection, &[Item])> {
        let mut parts = vec![(*body, self.items.as_slice())];
        if let Some(frozen) = &self.frozen {
            let (left, top) = (frozen.left, frozen.top);
            parts.push((body.above(top), &frozen.columns));
            parts.push((body.beside(left), &frozen.rows));
            parts.push((body.corner(left, top), &frozen.corner));
        }
        parts
    }
}
