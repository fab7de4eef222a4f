//! 原文: the document as issued, with what was read from it marked where it stands.
//!
//! The model is the text in blocks (a line of it, or a row of a table) with its headings, and the marks that
//! lie over it, each leading to what it stands for. The layout breaks the blocks into lines for a width, by
//! the advances of the shipped fonts: only what is in view is ever shaped and painted, however long the text.
//! Nothing of the text is changed, left out or put in.

mod layout;
mod model;
mod track;

pub use layout::{CELL_GAP, Layout, Piece, Placed, layout};
pub use model::{Block, Heading, Kind, Mark, Model, model};
pub use track::Track;
