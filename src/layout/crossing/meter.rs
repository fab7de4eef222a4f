//! What is left of the caller's budget while a search uses it up. What a step is
//! worth is for the search to say.

use super::Budget;

/// Steps and patience left.
pub(super) struct Meter<'a> {
    pub steps: u64,
    pub cancelled: &'a dyn Fn() -> bool,
}

impl<'a> Meter<'a> {
    pub fn new(budget: &Budget<'a>) -> Self {
        Self { steps: budget.steps, cancelled: budget.cancelled }
    }

    /// Takes one step; false when there is none left.
    pub fn step(&mut self) -> bool {
        if self.steps == 0 || (self.cancelled)() {
            self.steps = 0;
            return false;
        }
        self.steps -= 1;
        true
    }
}
