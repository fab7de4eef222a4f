//! What changed between two versions of a plan: for people (`text`) and for programs (`json`).

mod json;
mod text;

pub use json::json;
pub use text::text;
