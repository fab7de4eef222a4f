//! Undo and redo over whole values, and back and forward over places.

/// How many steps are kept.
const DEPTH: usize = 500;

/// Undo and redo over values that are cheap to keep whole.
#[derive(Debug, Clone)]
pub struct History<T> {
    past: Vec<Step<T>>,
    future: Vec<Step<T>>,
}

#[derive(Debug, Clone)]
struct Step<T> {
    value: T,
    /// What the step did: a key of `words/`.
    name: &'static str,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { past: Vec::new(), future: Vec::new() }
    }
}

impl<T> History<T> {
    /// Notes the value as it was before a step called `name`. Steps of one stroke (typing, dragging) that
    /// `follows` on from the last one of the same name become one.
    pub fn record(&mut self, before: T, name: &'static str, follows: bool) {
        self.future.clear();
        if follows && self.past.last().is_some_and(|step| step.name == name) {
            return;
        }
        self.past.push(Step { value: before, name });
        if self.past.len() > DEPTH {
            self.past.remove(0);
        }
    }

    /// Takes one step back: the value as it was before it.
    pub fn undo(&mut self, now: T) -> Option<T> {
        let step = self.past.pop()?;
        self.future.push(Step { value: now, name: step.name });
        Some(step.value)
    }

    /// Takes an undone step again.
    pub fn redo(&mut self, now: T) -> Option<T> {
        let step = self.future.pop()?;
        self.past.push(Step { value: now, name: step.name });
        Some(step.value)
    }

    /// What undo would take back.
    pub fn undo_name(&self) -> Option<&'static str> {
        self.past.last().map(|step| step.name)
    }

    /// What redo would do again.
    pub fn redo_name(&self) -> Option<&'static str> {
        self.future.last().map(|step| step.name)
    }
}

/// Back and forward over places visited.
#[derive(Debug, Clone)]
pub struct Trail<T> {
    back: Vec<T>,
    forward: Vec<T>,
}

impl<T> Default for Trail<T> {
    fn default() -> Self {
        Self { back: Vec::new(), forward: Vec::new() }
    }
}

impl<T: PartialEq> Trail<T> {
    /// Notes the place that is being left.
    pub fn leave(&mut self, place: T) {
        if self.back.last() != Some(&place) {
            self.back.push(place);
            self.forward.clear();
        }
        if self.back.len() > DEPTH {
            self.back.remove(0);
        }
    }

    /// Goes back from `now`.
    pub fn back(&mut self, now: T) -> Option<T> {
        let place = self.back.pop()?;
        self.forward.push(now);
        Some(place)
    }

    /// Goes forward from `now`.
    pub fn forward(&mut self, now: T) -> Option<T> {
        let place = self.forward.pop()?;
        self.back.push(now);
        Some(place)
    }

    /// Changes every place, where what they stand in has changed.
    pub fn change(&mut self, change: impl Fn(&mut T)) {
        self.back.iter_mut().chain(&mut self.forward).for_each(change);
    }

    /// Whether there is a place to go back to.
    pub fn has_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a place to go forward to.
    pub fn has_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_and_redo_return_every_value() {
        let mut history = History::default();
        history.record(1, "a", false);
        history.record(2, "b", false);
        assert_eq!(history.undo(3), Some(2));
        assert_eq!(history.undo(2), Some(1));
        assert_eq!(history.undo(1), None);
        assert_eq!(history.redo(1), Some(2));
        assert_eq!(history.redo_name(), Some("b"));
        history.record(2, "c", false);
        assert_eq!(history.redo(9), None, "a new step forgets what was undone");
    }

    #[test]
    fn a_stroke_is_one_step() {
        let mut history = History::default();
        history.record("", "typing", true);
        history.record("s", "typing", true);
        history.record("sf", "typing", true);
        assert_eq!(history.undo("sft"), Some(""));
    }

    #[test]
    fn the_trail_walks_both_ways() {
        let mut trail = Trail::default();
        trail.leave('a');
        trail.leave('b');
        assert_eq!(trail.back('c'), Some('b'));
        assert_eq!(trail.forward('b'), Some('c'));
        assert!(!trail.has_forward());
    }
}
