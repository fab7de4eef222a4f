//! How much room the heads of rows and columns take, in pixels: less in a small view, so that the table keeps
//! most of it.

use super::layout::Layout;
use crate::scene::Point;
use crate::scene::text::UPRIGHT;

/// No text of a head is larger, in pixels.
pub const LARGEST: f32 = 12.5;
/// Height of the names of kinds, with the line below them.
const KINDS: f32 = 20.0;
/// Room above the names of units where they are not sorted by kind.
const AIR: f32 = 6.0;
/// Height of a line of column totals.
pub const TOTAL: f32 = 14.0;
/// A view lower than this has no room for column totals.
const LOW: f32 = 440.0;

/// No name is longer than this, even on paper.
const PAPER: f32 = 260.0;

/// Room for the longest name, with a little air below.
fn longest(layout: &Layout) -> f32 {
    layout.longest as f32 * LARGEST * UPRIGHT + 6.0
}

/// Room for heads.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heads {
    /// Width of the heads of rows.
    pub left: f32,
    /// Where the names of units begin, from the top.
    pub names: f32,
    /// How long a name may be.
    pub long: f32,
    /// Whether each column says how much its unit leads, is responsible for and takes part in.
    pub totals: bool,
}

impl Heads {
    /// In a view of this size.
    pub fn within(size: Point, layout: &Layout) -> Self {
        let most = (size.y * 0.25).clamp(64.0, 158.0);
        Self { long: longest(layout).min(most), totals: size.y >= LOW, ..Self::of(size.x, layout) }
    }

    /// On paper there is room for the longest name.
    pub fn on_paper(layout: &Layout) -> Self {
        Self { long: longest(layout).min(PAPER), totals: true, ..Self::of(1_200.0, layout) }
    }

    fn of(width: f32, layout: &Layout) -> Self {
        let names = if layout.kinds.is_empty() { AIR } else { KINDS };
        Self { left: (width * 0.36).clamp(150.0, 400.0), names, long: 0.0, totals: false }
    }

    /// Where the totals begin, from the top.
    pub fn bottom(&self) -> f32 {
        self.names + self.long + 4.0
    }

    /// Height of the heads of columns.
    pub fn top(&self) -> f32 {
        self.bottom() + if self.totals { 3.0 * TOTAL + 3.0 } else { 0.0 }
    }
}
