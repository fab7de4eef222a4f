//! Layouts: numbers in, numbers out. Nothing here knows a plan, a scene or a clock.

pub mod centrality;
pub mod communities;
pub mod crossing;
pub mod force;
pub mod projection;
mod random;
pub mod seriation;
mod ties;

pub use ties::Ties;
