//! What of the world is in view, and how it falls onto a viewport.
//!
//! A [`Camera`] is a rectangle of the world, not a zoom factor, so that a snapshot shows the same things
//! in a window of another size.

use super::geometry::{Point, Rect};
use serde::{Deserialize, Serialize};

/// Along which axes a view zooms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axes {
    /// Both alike: networks, matrices.
    Both,
    /// Only downwards; the width always fills the viewport. For columns, whose sides are labels.
    Vertical,
    /// Both alike, and at rest a world unit is a pixel, seen from the top left corner: matrices.
    Grid,
    /// A page: it is laid out for the viewport's width, and only moves up and down.
    Page,
}

/// The rectangle of the world that is in view.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Camera {
    /// In world units.
    pub view: Rect,
}

/// World to pixels, for one camera and one viewport.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    /// The viewport in pixels.
    pub viewport: Rect,
    /// Pixels a world unit, across and down.
    pub scale: Point,
    origin: Point,
}

/// How far one may zoom in, relative to the whole.
const CLOSEST: f32 = 16.0;
/// However large the world, one may come so near that only this much of it is in view, in world units.
const SMALLEST_VIEW: f32 = 200.0;
/// How far one may go from a table, in pixels a world unit: farther off, its signs are a blur.
const FARTHEST_TABLE: f32 = 0.17;
/// How far one may zoom out, relative to the whole.
const FARTHEST: f32 = 1.0;

impl Camera {
    /// The whole of `bounds`.
    pub fn fit(bounds: Rect) -> Self {
        Self { view: bounds }
    }

    /// What is in view at rest, on a viewport of this size in pixels.
    pub fn at_rest(axes: Axes, bounds: Rect, viewport: Point) -> Self {
        match axes {
            Axes::Both | Axes::Vertical => Self::fit(bounds),
            Axes::Grid => Self { view: Rect::new(bounds.min.x, bounds.min.y, viewport.x, viewport.y) },
            Axes::Page => {
                let height = viewport.y * bounds.width() / viewport.x.max(1.0);
                Self { view: Rect::new(bounds.min.x, bounds.min.y, bounds.width(), height) }
            }
        }
    }

    /// The whole on a viewport of this size in pixels. A table is never larger than at rest, and stands at the
    /// top left.
    pub fn whole(axes: Axes, bounds: Rect, viewport: Point) -> Self {
        if axes != Axes::Grid {
            return Self::fit(bounds);
        }
        let fill = |pixels: f32, world: f32| pixels.max(1.0) / world.max(f32::MIN_POSITIVE);
        let scale = fill(viewport.x, bounds.width()).min(fill(viewport.y, bounds.height())).min(1.0);
        Self { view: Rect::new(bounds.min.x, bounds.min.y, viewport.x / scale, viewport.y / scale) }
    }

    /// This camera on a viewport in pixels.
    pub fn project(self, axes: Axes, bounds: Rect, viewport: Rect) -> Projection {
        let fill = |pixels: f32, world: f32| pixels.max(1.0) / world.max(f32::MIN_POSITIVE);
        let view = self.view;
        let down = fill(viewport.height(), view.height());
        let (scale, center) = match axes {
            Axes::Grid | Axes::Page => {
                let width = if axes == Axes::Page { bounds.width() } else { view.width() };
                let both = fill(viewport.width(), width);
                // What is smaller than the viewport stands at its left and its top.
                let (across, high) = (viewport.width() / both, viewport.height() / both);
                let left = if across > bounds.width() { bounds.min.x } else { view.min.x };
                let top = if high > bounds.height() { bounds.min.y } else { view.min.y };
                let left = if axes == Axes::Page { bounds.min.x } else { left };
                (Point::new(both, both), Point::new(left + across / 2.0, top + high / 2.0))
            }
            Axes::Both => {
                let both = down.min(fill(viewport.width(), view.width()));
                (Point::new(both, both), view.center())
            }
            Axes::Vertical => (
                Point::new(fill(viewport.width(), bounds.width()), down),
                Point::new(bounds.center().x, view.center().y),
            ),
        };
        let middle = viewport.center();
        let origin = Point::new(middle.x - center.x * scale.x, middle.y - center.y * scale.y);
        Projection { viewport, scale, origin }
    }

    /// This camera of a table, no farther off than its signs can be told apart on a viewport of this width; the
    /// world point `fixed` stays where it is.
    #[must_use]
    pub fn near_enough(self, axes: Axes, width: f32, fixed: Point) -> Self {
        let widest = width / FARTHEST_TABLE;
        if axes != Axes::Grid || self.view.width() <= widest {
            return self;
        }
        let share = widest / self.view.width();
        let shrink = |from: Point| {
            Point::new(fixed.x + (from.x - fixed.x) * share, fixed.y + (from.y - fixed.y) * share)
        };
        Self { view: Rect { min: shrink(self.view.min), max: shrink(self.view.max) } }
    }

    /// Zoomed by `factor` (above 1 comes closer) with the world point `fixed` staying where it is.
    #[must_use]
    pub fn zoomed(self, factor: f32, fixed: Point, bounds: Rect) -> Self {
        let ratio = bounds.height() / self.view.height();
        // A wide world is whole only when its width is.
        let farthest = FARTHEST.min(ratio * self.view.width() / bounds.width()).min(ratio);
        let closest = CLOSEST.max(bounds.height() / SMALLEST_VIEW);
        let factor = (ratio * factor).clamp(farthest, closest) / ratio;
        let shrink = |from: f32, to: f32| to + (from - to) / factor;
        let view = Rect {
            min: Point::new(shrink(self.view.min.x, fixed.x), shrink(self.view.min.y, fixed.y)),
            max: Point::new(shrink(self.view.max.x, fixed.x), shrink(self.view.max.y, fixed.y)),
        };
        Self { view }.held(bounds)
    }

    /// Moved over the world by an offset in world units.
    #[must_use]
    pub fn panned(self, dx: f32, dy: f32, bounds: Rect) -> Self {
        let view = Rect { min: self.view.min.moved(dx, dy), max: self.view.max.moved(dx, dy) };
        Self { view }.held(bounds)
    }

    /// The same size of view, centred on a world point.
    #[must_use]
    pub fn centred(self, on: Point, bounds: Rect) -> Self {
        let center = self.view.center();
        self.panned(on.x - center.x, on.y - center.y, bounds)
    }

    /// The same size of view, with this world point at its top left.
    #[must_use]
    pub fn at(self, min: Point) -> Self {
        let view = Rect { min, max: min.moved(self.view.width(), self.view.height()) };
        Self { view }
    }

    /// Kept on the world: a view smaller than the world stays inside it, a larger one around it.
    fn held(self, bounds: Rect) -> Self {
        let back = |low: f32, high: f32, from: f32, to: f32| {
            if high - low <= to - from {
                (from - low).max(0.0) + (to - high).min(0.0)
            } else {
                f32::midpoint(from, to) - f32::midpoint(low, high)
            }
        };
        let view = self.view;
        let dx = back(view.min.x, view.max.x, bounds.min.x, bounds.max.x);
        let dy = back(view.min.y, view.max.y, bounds.min.y, bounds.max.y);
        Self { view: Rect { min: view.min.moved(dx, dy), max: view.max.moved(dx, dy) } }
    }
}

impl Projection {
    /// For the heads of columns, `height` pixels above: across like this one, down in pixels.
    #[must_use]
    pub fn above(&self, height: f32) -> Self {
        let viewport = Rect {
            min: Point::new(self.viewport.min.x, self.viewport.min.y - height),
            max: Point::new(self.viewport.max.x, self.viewport.min.y),
        };
        Self {
            viewport,
            scale: Point::new(self.scale.x, 1.0),
            origin: Point::new(self.origin.x, viewport.min.y),
        }
    }

    /// For the heads of rows, `width` pixels to the left: down like this one, across in pixels.
    #[must_use]
    pub fn beside(&self, width: f32) -> Self {
        let viewport = Rect {
            min: Point::new(self.viewport.min.x - width, self.viewport.min.y),
            max: Point::new(self.viewport.min.x, self.viewport.max.y),
        };
        Self {
            viewport,
            scale: Point::new(1.0, self.scale.y),
            origin: Point::new(viewport.min.x, self.origin.y),
        }
    }

    /// For what stands where heads of rows and of columns meet, in pixels.
    #[must_use]
    pub fn corner(&self, width: f32, height: f32) -> Self {
        let min = self.viewport.min.moved(-width, -height);
        Self { viewport: Rect { min, max: self.viewport.min }, scale: Point::new(1.0, 1.0), origin: min }
    }

    /// The viewport with these heads around it.
    pub fn whole(&self, left: f32, top: f32) -> Rect {
        Rect { min: self.viewport.min.moved(-left, -top), max: self.viewport.max }
    }

    /// A world point in pixels.
    pub fn point(&self, world: Point) -> Point {
        Point::new(self.origin.x + world.x * self.scale.x, self.origin.y + world.y * self.scale.y)
    }

    /// A world rectangle in pixels.
    pub fn rect(&self, world: Rect) -> Rect {
        Rect { min: self.point(world.min), max: self.point(world.max) }
    }

    /// A point in pixels in the world.
    pub fn world(&self, pixel: Point) -> Point {
        Point::new((pixel.x - self.origin.x) / self.scale.x, (pixel.y - self.origin.y) / self.scale.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORLD: Rect = Rect::new(0.0, 0.0, 1000.0, 2000.0);
    const SCREEN: Rect = Rect::new(200.0, 50.0, 800.0, 600.0);

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let camera = Camera::fit(WORLD);
        let pointer = Point::new(500.0, 300.0);
        let fixed = camera.project(Axes::Vertical, WORLD, SCREEN).world(pointer);
        let after = camera.zoomed(3.0, fixed, WORLD).project(Axes::Vertical, WORLD, SCREEN).point(fixed);
        assert!((after.y - pointer.y).abs() < 0.01, "{after:?}");
    }

    #[test]
    fn the_same_things_are_in_view_in_a_window_of_another_size() {
        let camera = Camera::fit(WORLD).zoomed(4.0, Point::new(0.0, 700.0), WORLD);
        for screen in [SCREEN, Rect::new(0.0, 0.0, 1600.0, 1000.0)] {
            let projection = camera.project(Axes::Vertical, WORLD, screen);
            assert!((projection.world(screen.min).y - camera.view.min.y).abs() < 0.01);
            assert!((projection.world(screen.max).y - camera.view.max.y).abs() < 0.01);
        }
    }

    #[test]
    fn the_world_cannot_be_lost() {
        let camera = Camera::fit(WORLD).panned(0.0, 1.0e6, WORLD);
        assert!(WORLD.contains(camera.view.center()));
        let ratio = WORLD.height() / camera.zoomed(1.0e9, Point::default(), WORLD).view.height();
        assert!((ratio - CLOSEST).abs() < 0.01);
    }
}
