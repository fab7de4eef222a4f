//! Rows on the agenda whose names have given way.

use super::drawn::{Drawn, bounds};
use super::item::{Align, Item, Label, Shape};
use super::look::Look;
use super::target::Target;
use super::{Projection, labels, signs};
use std::collections::BTreeSet;

/// Bars beside the rows of measures on the agenda whose names have given way, where their lines end: what stands
/// before their names is where other names are.
pub(super) fn nameless(
    items: &[Item],
    placed: &[labels::Placed],
    projection: &Projection,
    look: &Look,
) -> Vec<Drawn> {
    let named: BTreeSet<usize> = placed.iter().map(|placed| placed.item).collect();
    let gone = items.iter().enumerate().filter_map(|(at, item)| match &item.shape {
        Shape::Label(label) if !label.flows && !label.upright && label.align == Align::Left => {
            let row = matches!(item.target, Target::Measure(_)) && !named.contains(&at);
            (row && look.signs(item.target).agenda && look.shows(item)).then_some((item.target, label))
        }
        _ => None,
    });
    let gone: Vec<(Target, &Label)> = gone.collect();
    if gone.is_empty() {
        return Vec::new();
    }
    let ends = items.iter().filter_map(|item| match &item.shape {
        Shape::Mark(mark) if !mark.kind.folds() => Some(projection.point(mark.at).x),
        _ => None,
    });
    let ends: Vec<f32> = ends.collect();
    let bar = |(target, label): (Target, &Label)| {
        let room = labels::room(label, projection);
        let end = ends.iter().copied().filter(|x| *x < room.min.x).reduce(f32::max)?;
        let drawn = signs::bar(end + 5.5, room, target, look);
        bounds(&drawn.shape).overlaps(projection.viewport).then_some(drawn)
    };
    gone.into_iter().filter_map(bar).collect()
}
