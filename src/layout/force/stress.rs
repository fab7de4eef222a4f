//! Stress: how far places are from the distances they should have. Nothing here knows where those come from.
//!
//! Found by J. Zheng, S. Pawar and D. Goodman, "Graph drawing by stochastic gradient descent" (2018), from
//! any start, and settled by the stress majorisation of E. Gansner, Y. Koren and S. North, "Graph drawing by
//! stress majorization" (2004), one node after the other.

use super::super::random::Random;
use super::{Place, Start};

/// Two nodes and how far apart they should stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub first: u32,
    pub second: u32,
    /// In hops.
    pub length: f32,
    /// How much the term weighs for the first and for the second node.
    pub pull: [f32; 2],
}

/// How often the square root of the cooling is drawn, and so the number of rounds: no logarithm needed.
const HALVINGS: u32 = 4;
const ROUNDS: u32 = 1 << HALVINGS;
/// How much of the heaviest term still moves in the last round.
const LAST: f32 = 0.1;
/// How many pairs are compared at once while settling.
const LANES: usize = 8;
/// Nodes at the same place are this far apart.
const NEAR: f32 = 1e-6;

/// All pairs, weighing 1/length².
pub(super) fn all_terms(hops: &[u32], nodes: usize) -> Vec<Term> {
    let mut terms = Vec::with_capacity(nodes * nodes / 2);
    for second in 0..nodes {
        for first in 0..second {
            let length = hops[second * nodes + first] as f32;
            let pull = 1.0 / (length * length);
            terms.push(Term { first: first as u32, second: second as u32, length, pull: [pull; 2] });
        }
    }
    terms
}

/// Moves pairs towards their distance, one after the other in random sequence, by less and less. Leaves the
/// terms in that sequence.
pub(super) fn descend(terms: &mut [Term], nodes: &mut [Start], random: &mut Random) {
    random.shuffle(terms);
    let pulls = || terms.iter().flat_map(|term| term.pull).filter(|pull| *pull > 0.0);
    let (least, most) = (pulls().fold(f32::INFINITY, f32::min), pulls().fold(0.0, f32::max));
    let mut step = 1.0 / least;
    let mut cooling = LAST / most / step;
    for _ in 0..HALVINGS {
        cooling = cooling.sqrt();
    }
    for _ in 0..=ROUNDS {
        for term in &*terms {
            let (first, second) = (term.first as usize, term.second as usize);
            let (dx, dy, length) = apart(nodes[first].at, nodes[second].at);
            let by = (length - term.length) / (2.0 * length);
            let [one, other] = term.pull.map(|pull| (pull * step).min(1.0) * by);
            shift(&mut nodes[first], -one * dx, -one * dy);
            shift(&mut nodes[second], other * dx, other * dy);
        }
        step *= cooling;
    }
}

/// Puts every node where all others together want it, again and again, until none moves further than
/// `settled` or `pairs` pairs have been compared. `hops` are those between all pairs, row by row.
pub(super) fn settle(hops: &[u32], nodes: &mut [Start], pairs: usize, settled: f32) {
    // By columns and padded, so that several others can be dealt with at once. Always the same ones: the
    // sums do not depend on the machine.
    let width = nodes.len().next_multiple_of(LANES);
    let mut near = vec![0.0; width * nodes.len()];
    for (row, hops) in near.chunks_exact_mut(width).zip(hops.chunks_exact(nodes.len())) {
        for (near, &hops) in row.iter_mut().zip(hops) {
            *near = if hops == 0 { 0.0 } else { 1.0 / hops as f32 };
        }
    }
    let mut columns = [0, 1].map(|axis| {
        let mut column: Vec<f32> = nodes.iter().map(|node| node.at[axis]).collect();
        column.resize(width, 0.0);
        column
    });
    for _ in 0..(pairs / hops.len()).max(1) {
        let mut most = 0.0_f32;
        for (node, row) in near.chunks_exact(width).enumerate().filter(|(node, _)| !nodes[*node].pinned) {
            let at = [columns[0][node], columns[1][node]];
            let to = wanted(at, row, &columns);
            let (.., moved) = apart(at, to);
            most = most.max(moved);
            columns[0][node] = to[0];
            columns[1][node] = to[1];
        }
        if most < settled {
            break;
        }
    }
    for (node, start) in nodes.iter_mut().enumerate() {
        start.at = [columns[0][node], columns[1][node]];
    }
}

/// Where the others want the node that stands `at`. `near` is 1/hops, 0 for the node itself.
fn wanted(at: Place, near: &[f32], columns: &[Vec<f32>; 2]) -> Place {
    let (mut x, mut y, mut sum) = ([0.0_f32; LANES], [0.0_f32; LANES], [0.0_f32; LANES]);
    let [xs, ys] = columns.each_ref().map(|column| column.chunks_exact(LANES));
    for ((near, xs), ys) in near.chunks_exact(LANES).zip(xs).zip(ys) {
        for lane in 0..LANES {
            let (dx, dy) = (at[0] - xs[lane], at[1] - ys[lane]);
            let length = (dx * dx + dy * dy).sqrt() + NEAR;
            let pull = near[lane] * near[lane];
            let by = near[lane] / length;
            x[lane] += pull * xs[lane] + by * dx;
            y[lane] += pull * ys[lane] + by * dy;
            sum[lane] += pull;
        }
    }
    let sum: f32 = sum.iter().sum();
    [x.iter().sum::<f32>() / sum, y.iter().sum::<f32>() / sum]
}

/// Moves every node a part of the way to where its terms want it, all at once.
pub(super) fn ease(terms: &[Term], nodes: &mut [Start], part: f32) {
    let mut sums = vec![[0.0_f32; 3]; nodes.len()];
    for term in terms {
        let (first, second) = (term.first as usize, term.second as usize);
        let (dx, dy, length) = apart(nodes[first].at, nodes[second].at);
        let by = (term.length - length) / length;
        let [one, other] = term.pull;
        let sum = &mut sums[first];
        *sum = [sum[0] + one * by * dx, sum[1] + one * by * dy, sum[2] + one];
        let sum = &mut sums[second];
        *sum = [sum[0] - other * by * dx, sum[1] - other * by * dy, sum[2] + other];
    }
    for (node, [x, y, sum]) in nodes.iter_mut().zip(sums) {
        if sum > 0.0 {
            shift(node, part * x / sum, part * y / sum);
        }
    }
}

/// Scales all places so that their distances are right on the whole.
pub(super) fn fit(terms: &[Term], nodes: &mut [Start]) {
    let (mut wanted, mut square) = (0.0_f64, 0.0_f64);
    for term in terms {
        let (.., length) = apart(nodes[term.first as usize].at, nodes[term.second as usize].at);
        let (pull, length) = (f64::from(term.pull[0]), f64::from(length));
        wanted += pull * length * f64::from(term.length);
        square += pull * length * length;
    }
    let scale = (wanted / square) as f32;
    for node in nodes {
        node.at = node.at.map(|x| x * scale);
    }
}

/// Normalised stress at the best scale, 0 to 1: the mean over all terms of ((scale × distance − wanted) /
/// wanted)².
pub(super) fn of(terms: &[Term], nodes: &[Start]) -> f32 {
    let (mut sum, mut squares) = (0.0_f64, 0.0_f64);
    for term in terms {
        let (.., length) = apart(nodes[term.first as usize].at, nodes[term.second as usize].at);
        let ratio = f64::from(length / term.length);
        sum += ratio;
        squares += ratio * ratio;
    }
    (1.0 - sum * sum / (squares * terms.len() as f64)) as f32
}

/// From the second place to the first, and the length of that.
fn apart(first: Place, second: Place) -> (f32, f32, f32) {
    let (dx, dy) = (first[0] - second[0], first[1] - second[1]);
    let length = (dx * dx + dy * dy).sqrt();
    // At the same place there is no direction; any will do, as long as it is always the same.
    if length < NEAR { (NEAR, 0.0, NEAR) } else { (dx, dy, length) }
}

fn shift(node: &mut Start, dx: f32, dy: f32) {
    if !node.pinned {
        node.at = [node.at[0] + dx, node.at[1] + dy];
    }
}
