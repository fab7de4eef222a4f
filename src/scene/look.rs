//! What of a scene shows, and in what colour: filter, selection and hover, laid over it while drawing.

use super::item::{Item, Visibility};
use super::target::{Target, TargetSet};
use super::theme::{Ink, Rgba, Theme};
use std::collections::BTreeMap;

/// What of a scene is shown and how: computed from filter and selection, never part of a layout.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// What the filter lets through.
    pub shown: &'a TargetSet,
    /// What shows although it is hidden at rest, and hides what stands in for it.
    pub raised: &'a TargetSet,
    /// While something is hovered or selected: that and its neighbours. The rest is dimmed.
    pub lit: Option<&'a TargetSet>,
    /// What is selected: its row stands on a band, and its label gives way to none.
    pub selected: Option<Target>,
    /// What the pointer is over: its label gives way to none but the selected.
    pub hovered: Option<Target>,
    /// What is marked; none where nothing is.
    pub marks: Option<&'a Marks>,
    /// The colours.
    pub theme: &'a Theme,
}

impl Look<'_> {
    /// Whether an item shows at all.
    pub fn shows(&self, item: &Item) -> bool {
        let raised = || self.raised.has(item.target) || self.lit.is_some_and(|lit| lit.has(item.target));
        self.shown.has(item.target)
            && match item.visibility {
                Visibility::Always => true,
                Visibility::Raised => raised(),
                Visibility::Lowered => !raised(),
            }
    }

    pub(super) fn colour(&self, ink: Ink, target: Target) -> Rgba {
        self.dimmed(ink, target, self.theme.dimmed)
    }

    pub(super) fn line_colour(&self, ink: Ink, target: Target) -> Rgba {
        let mut colour = self.colour(ink, target);
        if self.lit.is_none() {
            colour[3] = (u32::from(colour[3]) * u32::from(self.theme.lines_at_rest) / 100) as u8;
        }
        colour
    }

    /// Texts stay readable while something else is lit.
    pub(super) fn text_colour(&self, ink: Ink, target: Target) -> Rgba {
        self.dimmed(ink, target, self.theme.dimmed_text)
    }

    fn dimmed(&self, ink: Ink, target: Target, percent: u8) -> Rgba {
        let mut colour = self.theme.colour(ink);
        if self.dims(target) {
            colour[3] = (u32::from(colour[3]) * u32::from(percent) / 100) as u8;
        }
        colour
    }

    /// What a target is marked with.
    pub fn signs(&self, target: Target) -> Signs {
        self.marks.map_or_else(Signs::default, |marks| marks.of(target))
    }

    /// Whether it is among what is lit.
    pub fn lights(&self, target: Target) -> bool {
        self.lit.is_some_and(|lit| lit.has(target))
    }

    /// Whether something else is lit.
    pub fn dims(&self, target: Target) -> bool {
        self.lit.is_some_and(|lit| !lit.has(target))
    }
}

/// Signs that a name carries in every view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a sign that a name has or has not")]
pub struct Signs {
    /// Framed: it is invited to the meeting.
    pub attends: bool,
    /// A bar before it: it is on the agenda.
    pub agenda: bool,
    /// Underlined twice: the other version does not have it.
    pub added: bool,
    /// Underlined with dashes: the other version says it otherwise.
    pub changed: bool,
    /// A turned corner behind it: somebody noted something down about it.
    pub noted: bool,
}

impl Signs {
    /// Whether there is any.
    pub fn any(self) -> bool {
        self != Self::default()
    }

    /// Whether it has all that the others are.
    pub fn has(self, others: Self) -> bool {
        let pairs = [
            (self.attends, others.attends),
            (self.agenda, others.agenda),
            (self.added, others.added),
            (self.changed, others.changed),
            (self.noted, others.noted),
        ];
        pairs.into_iter().all(|(has, asked)| has || !asked)
    }
}

/// What is marked, by target; what does not stand there is not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    signs: BTreeMap<Target, Signs>,
}

impl Marks {
    /// The signs of a target, to be changed.
    pub fn of_mut(&mut self, target: Target) -> &mut Signs {
        self.signs.entry(target).or_default()
    }

    /// The signs of a target.
    pub fn of(&self, target: Target) -> Signs {
        if self.signs.is_empty() {
            Signs::default()
        } else {
            self.signs.get(&target).copied().unwrap_or_default()
        }
    }
}
