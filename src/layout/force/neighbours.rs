//! Draws the nodes of a large graph together with their neighbours, so that groups stand out that distances
//! alone leave mixed: in a network where everybody is three steps apart, distances say little.
//!
//! The force between neighbours and the sampled force between others are those of L. `McInnes`, J. Healy
//! and J. Melville, "UMAP: Uniform Manifold Approximation and Projection for dimension reduction" (2018), with
//! a = b = 1; that such a step suits graphs after a layout by distances is from J. Kruiger et al., "Graph
//! layouts by t-SNE" (2017).

use super::super::Ties;
use super::super::random::Random;
use super::{Place, Start};

/// How often every tie is looked at, from both of its ends.
const EPOCHS: u16 = 40;
/// How far the first forces move a node, as a part of what they say; the last move it hardly at all.
const RATE: f32 = 0.1;
/// Others that push a node away, for each of its neighbours.
const OTHERS: usize = 4;
/// How strongly they do.
const PUSH: f32 = 0.5;
/// Within this, in hops, forces are strongest.
const REACH: f32 = 1.5;
/// No force moves a node by more than this part of the way.
const MOST: f32 = 0.5;
/// Keeps nodes at the same place from pushing without bound.
const CLOSE: f32 = 0.01;

pub(super) fn draw_together(ties: &Ties, nodes: &mut [Start], random: &mut Random) {
    let count = nodes.len() as u32;
    for epoch in 0..EPOCHS {
        let rate = RATE * (1.0 - f32::from(epoch) / f32::from(EPOCHS));
        for node in ties.each_node() {
            let Start { mut at, pinned } = nodes[node as usize];
            for &end in ties.neighbours(node) {
                let other = &mut nodes[end as usize];
                let (dx, dy, square) = apart(at, other.at);
                let by = (rate / (1.0 + square)).min(MOST);
                if !other.pinned {
                    other.at = [other.at[0] + by * dx, other.at[1] + by * dy];
                }
                at = [at[0] - by * dx, at[1] - by * dy];
                // All seen from one place: none of them has to wait for the others.
                let others: [Place; OTHERS] = std::array::from_fn(|_| nodes[random.below(count) as usize].at);
                let pushes = others.map(|other| {
                    let (dx, dy, square) = apart(at, other);
                    let by = (rate * PUSH / ((CLOSE + square) * (1.0 + square))).min(MOST);
                    [by * dx, by * dy]
                });
                at = pushes.iter().fold(at, |at, push| [at[0] + push[0], at[1] + push[1]]);
            }
            if !pinned {
                nodes[node as usize].at = at;
            }
        }
    }
}

/// From the second place to the first, and the square of that in units of [`REACH`].
fn apart(first: Place, second: Place) -> (f32, f32, f32) {
    let (dx, dy) = (first[0] - second[0], first[1] - second[1]);
    (dx, dy, (dx * dx + dy * dy) * (1.0 / (REACH * REACH)))
}
