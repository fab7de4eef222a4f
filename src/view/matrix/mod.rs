//! 矩阵, the responsibility assignment matrix: a row a measure under its headings, a column a unit, and in
//! the cell the sign of the role.
//!
//! `model` (which rows and columns, what stands in the rows) → `order` (how they are sorted) → `layout` (where
//! they stand, at one world unit a pixel) → `scene` (what is drawn of a window of it). Only the window that is
//! seen is ever built, so a plan of 10,000 measures costs no more than one of 100. `walk` says where an arrow
//! key leads from a cell.

mod heads;
mod layout;
mod model;
mod order;
mod scene;
mod walk;

pub use heads::Heads;
pub use layout::{Cell, Column, Layout, Line, Window, layout};
pub use model::{Choice, ColumnOrder, Model, RowOrder, Spec, model};
pub use order::{Order, SERIATED, order};
pub use scene::{Drawing, scene};
pub use walk::{Way, next};
