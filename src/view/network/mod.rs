//! 协作网: units joined by the measures they share.
//!
//! `shares` counts what every two units share, by their parts; `model` is the network of the whole plan with
//! its groups and centralities; `layout` gives every unit its place, once for all thresholds and filters;
//! `weights` says what of it a filter leaves and which ties are drawn. Four pictures of the same: `picture`
//! (discs and lines), `pairs` (a ranked list), `ties` (a matrix), `sets` (an `UpSet` picture of chosen units).

mod choice;
mod label;
mod layout;
mod model;
mod pairs;
mod picture;
mod sets;
mod shares;
mod ties;
mod weights;

pub use choice::{Choice, Colour, Form, Order, Pairing, Size};
pub use layout::{HOP, Layout, layout};
pub use model::{Mark, Model, model};
pub use pairs::{LISTED, pairs};
pub use picture::picture;
pub use sets::{MOST, Sets, sets};
pub use shares::{Share, shares};
pub use ties::{SHOWN, ties};
pub use weights::{Weights, weights};

use crate::scene::Target;

/// The number of words in a scene that offer nothing: a click on them does nothing.
pub const WORDS: Target = Target::Entry(u32::MAX);
