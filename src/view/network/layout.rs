//! Where units stand: by stress over all ties of the whole plan, so that neither a threshold nor a filter
//! moves anything. What was put somewhere by hand stands there; the others stay, since stress knows no place
//! in the plane: were they to settle again, the whole picture would follow a unit that is dragged.

use super::choice::Choice;
use super::model::Model;
use crate::layout::Ties;
use crate::layout::force::{self, Place};
use crate::scene::{Point, Rect};

/// World units a hop.
pub const HOP: f32 = 100.0;
/// How many units without ties stand in a row below the picture.
const A_ROW: usize = 6;
/// Width by height of the whole, about, where such rows stand below.
const WIDE: f32 = 1.3;

/// Where everything stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// By node, before anything was put somewhere by hand, in hops; the origin for whom nothing joins.
    pub free: Vec<Place>,
    /// By node, in world units.
    pub places: Vec<Point>,
    /// Nodes that are joined to nobody, in rows below the picture.
    pub aside: Vec<usize>,
    /// Where the line above them stands.
    pub heading: Point,
    /// All of it.
    pub bounds: Rect,
    /// How far apart neighbours stand, about, in world units.
    pub spacing: f32,
}

/// Places the units; `free` are the places of an earlier layout of the same model, where there is one.
pub fn layout(model: &Model, choice: &Choice, free: Option<Vec<Place>>) -> Layout {
    let tied: Vec<u32> = model.ties.each_node().filter(|node| model.ties.degree(*node) > 0).collect();
    let free = free.unwrap_or_else(|| free_places(model, &tied));
    let pin = |node: usize| choice.pins.iter().find(|(unit, _)| *unit == model.nodes[node]).map(|pin| pin.1);
    let mut places: Vec<Point> = free.iter().map(|[x, y]| Point::new(x * HOP, y * HOP)).collect();
    for node in tied.iter().map(|node| *node as usize) {
        if let Some([x, y]) = pin(node) {
            places[node] = Point::new(x * HOP, y * HOP);
        }
    }
    // Measured where units stand by themselves: a unit that is dragged changes no sizes.
    let around =
        around(tied.iter().map(|node| free[*node as usize]).map(|[x, y]| Point::new(x * HOP, y * HOP)));
    let spacing = (around.width().max(1.0) * around.height().max(1.0) / tied.len().max(1) as f32).sqrt();
    let spacing = spacing.clamp(HOP / 25.0, HOP);

    // Whoever is joined to nobody stands in rows below, unless put elsewhere.
    let mut aside = Vec::new();
    let alone = model.degree.iter().filter(|degree| **degree == 0).count();
    let down = |row: usize| spacing * (0.45 + 0.55 * row as f32);
    let height = around.height() + spacing + down(alone.div_ceil(A_ROW));
    let width = around.width().max(height * WIDE);
    let heading = Point::new(around.center().x - width / 2.0, around.max.y + spacing * 0.75);
    let column = width / A_ROW as f32;
    for node in (0..places.len()).filter(|node| model.ties.degree(*node as u32) == 0) {
        if let Some([x, y]) = pin(node) {
            places[node] = Point::new(x * HOP, y * HOP);
            continue;
        }
        let (row, at) = (aside.len() / A_ROW, aside.len() % A_ROW);
        places[node] = heading.moved((at as f32 + 0.5) * column, down(row));
        aside.push(node);
    }
    let bounds = self::around(places.iter().copied()).joined(around).grown(spacing * 0.55);
    Layout { free, places, aside, heading, bounds, spacing }
}

/// Where units stand by themselves.
fn free_places(model: &Model, tied: &[u32]) -> Vec<Place> {
    let mut free = vec![[0.0; 2]; model.nodes.len()];
    for (node, place) in tied.iter().zip(force::layout(&inner(model, tied), &[])) {
        free[*node as usize] = place;
    }
    free
}

/// The ties between these nodes, by their places in the list.
fn inner(model: &Model, nodes: &[u32]) -> Ties {
    let local = |node: u32| nodes.binary_search(&node).map_or(0, |at| at as u32);
    let ties = nodes.iter().flat_map(|node| {
        model.ties.around(*node).filter(move |(end, _)| end > node).map(|(end, weight)| (*node, end, weight))
    });
    Ties::new(nodes.len(), ties.map(|(one, other, weight)| (local(one), local(other), weight)))
}

/// The smallest rectangle around some points.
fn around(points: impl Iterator<Item = Point>) -> Rect {
    points.map(|point| Rect { min: point, max: point }).reduce(Rect::joined).unwrap_or_default()
}
