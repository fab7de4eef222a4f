//! 牵头与参加, the landing view: units on the left, measures under their headings on the right, joined by role.
//!
//! Lead and responsible lines show at rest. A unit that only takes part shows a stub with its count instead;
//! participation lines are raised when hovered, selected or switched on.

mod layout;
mod model;
mod scene;

pub use layout::{Crossings, Layout, Ordering, layout, lines, ordering};
pub use model::{Model, Row, Spec, UnitOrder, UnitRow, model};
pub use scene::{WIDTH, scene};
