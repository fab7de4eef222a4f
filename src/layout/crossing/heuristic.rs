//! Good orders without proof. Nothing here bounds how far off they are.
//!
//! Starting orders are the barycenter of K. Sugiyama, S. Tagawa and M. Toda,
//! "Methods for visual understanding of hierarchical system structures" (1981)
//! and the median of P. Eades and N. Wormald, "Edge crossings in drawings of
//! bipartite graphs" (1994), both in whole numbers. They are improved by
//! adjacent switching and by sifting, after C. Matuszewski, R. Schönfeld and
//! P. Molitor, "Using sifting for k-layer straightline crossing minimization"
//! (1999).

use std::cmp::Ordering;

use super::pairs::{Differences, difference};
use super::twins::Twins;

/// Passes of sifting over all vertices; it settles after about ten.
const SIFT_PASSES: usize = 50;
/// Passes of adjacent switching where pairs have to be compared from the lists.
const SWITCH_PASSES: usize = 20;
/// How far a vertex is sifted to each side where pairs are compared from the lists.
const NEAR: usize = 8;

/// Classes by mean neighbour position, then by number.
pub(super) fn by_barycenter(twins: &Twins) -> Vec<u32> {
    let key = |list: &[u32]| {
        let sum: u128 = list.iter().map(|&x| u128::from(x)).sum();
        (sum, list.len() as u128)
    };
    sorted(twins, key, |a, b| (a.0 * b.1).cmp(&(b.0 * a.1)))
}

/// Classes by median neighbour position (of two middle ones, their mean), then
/// by number.
pub(super) fn by_median(twins: &Twins) -> Vec<u32> {
    let key = |list: &[u32]| {
        let upper = list.len() / 2;
        let lower = (list.len() - 1) / 2;
        u64::from(list[lower]) + u64::from(list[upper])
    };
    sorted(twins, key, u64::cmp)
}

fn sorted<K>(twins: &Twins, key: impl Fn(&[u32]) -> K, compare: impl Fn(&K, &K) -> Ordering) -> Vec<u32> {
    let mut keyed: Vec<(u32, K)> =
        (0_u32..).zip(&twins.lists).map(|(class, list)| (class, key(list))).collect();
    keyed.sort_by(|a, b| compare(&a.1, &b.1));
    keyed.into_iter().map(|(class, _)| class).collect()
}

/// Moves single vertices to their best place until none gains. Never makes
/// `order` worse. O(n²) time a pass.
pub(super) fn sift(d: &Differences, order: &mut [u32], cancelled: &dyn Fn() -> bool) {
    let mut queue = order.to_vec();
    for _ in 0..SIFT_PASSES {
        let mut moved = false;
        for &v in &queue {
            if cancelled() {
                return;
            }
            moved |= sift_one(d, order, v);
        }
        if !moved {
            break;
        }
        queue.copy_from_slice(order);
    }
}

fn sift_one(d: &Differences, order: &mut [u32], v: u32) -> bool {
    let Some(from) = order.iter().position(|&u| u == v) else {
        return false;
    };
    let row = d.row(v);
    let (mut best, mut to) = (0_i64, from);
    let mut change = 0;
    for (at, &u) in order[..from].iter().enumerate().rev() {
        change += i64::from(row[u as usize]);
        if change < best {
            (best, to) = (change, at);
        }
    }
    change = 0;
    for (at, &u) in order.iter().enumerate().skip(from + 1) {
        change -= i64::from(row[u as usize]);
        if change < best {
            (best, to) = (change, at);
        }
    }
    shift(order, from, to);
    to != from
}

fn shift(order: &mut [u32], from: usize, to: usize) {
    if to < from {
        order[to..=from].rotate_right(1);
    } else {
        order[from..=to].rotate_left(1);
    }
}

/// For graphs whose pairs do not fit in memory: adjacent switching, then
/// sifting within a few places. O(passes × lines) time, no extra memory.
pub(super) fn improve_locally(twins: &Twins, order: &mut [u32], cancelled: &dyn Fn() -> bool) {
    // The weight of `i` is a factor of everything it is compared for.
    let d = |i: u32, j: u32| {
        let (i, j) = (i as usize, j as usize);
        difference(twins.lists[i], twins.lists[j]) * twins.weight(j)
    };
    for _ in 0..SWITCH_PASSES {
        let mut switched = false;
        for at in 1..order.len() {
            if d(order[at - 1], order[at]) > 0 {
                order.swap(at - 1, at);
                switched = true;
            }
        }
        if !switched || cancelled() {
            break;
        }
    }
    for from in 0..order.len() {
        if from % 64 == 0 && cancelled() {
            return;
        }
        let v = order[from];
        let (mut best, mut to, mut change) = (0, from, 0);
        for at in (from.saturating_sub(NEAR)..from).rev() {
            change += d(v, order[at]);
            if change < best {
                (best, to) = (change, at);
            }
        }
        change = 0;
        for (at, &u) in order.iter().enumerate().skip(from + 1).take(NEAR) {
            change -= d(v, u);
            if change < best {
                (best, to) = (change, at);
            }
        }
        shift(order, from, to);
    }
}
