//! 对照: another version of the plan beside this one.

mod page;

pub use page::page;

use crate::plan::Plan;

/// What the page follows from.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {}

/// What is on the page.
pub struct Model {}

/// From two versions.
pub fn model(_: &Plan, _: &Spec) -> Model {
    Model {}
}
