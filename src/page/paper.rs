//! Sizes of sheets.

use super::MARGIN;
use crate::scene::item::Shape;
use crate::scene::labels::SMALLEST;
use crate::scene::look::Look;
use crate::scene::{Axes, Point, Scene};

/// Pixels a millimetre, at 96 to the inch.
pub(super) const MM: f32 = 96.0 / 25.4;
/// The lowest row of a long sheet that still shows its label, in pixels.
const ROW: f32 = SMALLEST * 1.16;
/// A long sheet's picture is no lower, in pixels.
const LOWEST: f32 = 400.0;
/// A long sheet's picture is no higher, in pixels: beyond, labels give way as they do on any sheet.
const HIGHEST: f32 = 12_000.0;

/// On what a page is put down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
    /// As wide as A3 and as high as every label needs: for reading on a screen, and for plotters.
    #[default]
    Long,
}

/// Which way a sheet stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// As what is drawn on it does.
    #[default]
    Auto,
    /// Upright.
    Portrait,
    /// Lying.
    Landscape,
}

/// What becomes of a drawing that is larger than its sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fit {
    /// It is made smaller until it fits one sheet; labels that then lack room give way.
    #[default]
    One,
    /// It goes over as many sheets as every label needs.
    Tile,
}

/// What a person chooses of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Setting {
    /// On what.
    pub paper: Paper,
    /// Which way it stands.
    pub orientation: Orientation,
    /// Over how many sheets.
    pub fit: Fit,
}

impl Setting {
    /// The room for what is set for a width, in pixels; upright, where nobody says otherwise.
    pub fn room(self) -> Point {
        let upright = self.orientation.is_upright(true);
        let height = self.paper.height(upright).unwrap_or(HIGHEST);
        Point::new(self.paper.width(upright) - 2.0 * MARGIN, height - 2.0 * MARGIN)
    }
}

impl Orientation {
    /// Whether a sheet stands upright, where a drawing by itself would.
    pub(super) fn is_upright(self, drawing: bool) -> bool {
        match self {
            Self::Auto => drawing,
            Self::Portrait => true,
            Self::Landscape => false,
        }
    }
}

impl Paper {
    /// Width in pixels, for an upright picture or one that lies.
    pub(super) fn width(self, upright: bool) -> f32 {
        MM * match (self, upright) {
            (Self::A4, true) => 210.0,
            (Self::A4, false) | (Self::A3 | Self::Long, true) => 297.0,
            (Self::A3 | Self::Long, false) => 420.0,
        }
    }

    /// Height in pixels; none where it follows from what is drawn.
    pub(super) fn height(self, upright: bool) -> Option<f32> {
        let (short, long) = match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::Long => return None,
        };
        Some(MM * if upright { long } else { short })
    }
}

/// How wide a picture must be so that every column of a table has its head, in pixels; 0 where the paper says.
pub(super) fn wide(paper: Paper, scene: &Scene) -> f32 {
    match (&scene.frozen, paper) {
        (Some(frozen), Paper::Long) if scene.axes == Axes::Grid => {
            (frozen.left + scene.bounds.width()).min(HIGHEST)
        }
        _ => 0.0,
    }
}

/// How high a picture must be so that every label that shows has its row, in pixels.
pub(super) fn long(scene: &Scene, look: &Look, width: f32) -> f32 {
    if let (Axes::Grid, Some(frozen)) = (scene.axes, &scene.frozen) {
        // A table has its own size, and is only made smaller where it is wider than the paper may be.
        let scale = ((width - frozen.left) / scene.bounds.width()).min(1.0);
        return (frozen.top + scene.bounds.height() * scale).min(HIGHEST);
    }
    let natural = match scene.axes {
        Axes::Vertical => LOWEST,
        Axes::Both | Axes::Grid | Axes::Page => {
            width * scene.bounds.height() / scene.bounds.width().max(f32::MIN_POSITIVE)
        }
    };
    let narrowest = scene
        .items
        .iter()
        .filter(|item| look.shows(item))
        .filter_map(|item| match &item.shape {
            Shape::Label(label) if !label.upright => Some(label.room),
            Shape::Label(_) | Shape::Line(_) | Shape::Mark(_) | Shape::Panel(_) | Shape::Disc(_) => None,
        })
        .fold(f32::MAX, f32::min);
    let needed = if narrowest < f32::MAX { ROW / narrowest * scene.bounds.height() } else { LOWEST };
    needed.max(natural).clamp(LOWEST, HIGHEST)
}
