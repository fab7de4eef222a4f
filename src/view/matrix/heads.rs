//! How much room the heads of rows and columns take, in pixels: less in a small view, so that the table keeps
//! most of it.

use crate::scene::Point;

/// Height of the names of kinds, with the line below them.
const KINDS: f32 = 20.0;
/// Room above the names of units where they are not sorted by kind.
const AIR: f32 = 6.0;
/// Height of a line of column totals.
pub const TOTAL: f32 = 14.0;
/// A view lower than this has no room for column totals.
const LOW: f32 = 440.0;

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
    pub fn within(size: Point, by_kind: bool) -> Self {
        Self {
            left: (size.x * 0.32).clamp(150.0, 320.0),
            names: if by_kind { KINDS } else { AIR },
            long: (size.y * 0.25).clamp(64.0, 158.0),
            totals: size.y >= LOW,
        }
    }

    /// On paper there is room for the longest name.
    pub fn on_paper(by_kind: bool) -> Self {
        Self { long: 230.0, ..Self::within(Point::new(1_000.0, 1_000.0), by_kind) }
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
