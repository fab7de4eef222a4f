//! What of a scene shows, and in what colour: filter, selection and hover, laid over it while drawing.

use super::item::{Item, Visibility};
use super::target::{Target, TargetSet};
use super::theme::{Ink, Rgba, Theme};

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

    /// Whether it is among what is lit.
    pub fn lights(&self, target: Target) -> bool {
        self.lit.is_some_and(|lit| lit.has(target))
    }

    /// Whether something else is lit.
    pub fn dims(&self, target: Target) -> bool {
        self.lit.is_some_and(|lit| !lit.has(target))
    }
}
