//! Layouts: numbers in, numbers out. Nothing here knows a plan, a scene or a clock.

pub mod crossing;
