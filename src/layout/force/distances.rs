//! How far apart nodes should stand: the number of ties on a shortest path. Between all pairs where they are
//! few, and otherwise along ties and to pivots alone.
//!
//! The choice of terms and their weights is that of M. Ortmann, M. Klimenta and U. Brandes, "A sparse stress
//! model" (2016); pivots are drawn at random, which in graphs of short paths covers better than far corners.

use super::super::Ties;
use super::super::random::Random;
use super::stress::Term;

const UNSEEN: u32 = u32::MAX;

/// Hops between all pairs of a connected graph, row by row.
pub(super) fn all(ties: &Ties) -> Vec<u32> {
    let mut hops = vec![UNSEEN; ties.nodes() * ties.nodes()];
    let mut queue = Vec::new();
    for (source, row) in (0_u32..).zip(hops.chunks_exact_mut(ties.nodes())) {
        search(ties, source, row, &mut queue);
    }
    hops
}

/// Terms along every tie and from every node to pivots, in no sequence that means anything.
pub(super) fn sparse(ties: &Ties, random: &mut Random) -> Vec<Term> {
    let nodes = ties.nodes();
    let mut pivots: Vec<u32> = ties.each_node().collect();
    random.shuffle(&mut pivots);
    pivots.truncate(pivot_count(nodes));
    let mut terms = Vec::with_capacity(ties.len() + nodes * pivots.len());
    for first in ties.each_node() {
        let seconds = ties.neighbours(first).iter().filter(|&&second| first < second);
        terms.extend(seconds.map(|&second| Term { first, second, length: 1.0, pull: [1.0, 1.0] }));
    }
    let mut queue = Vec::new();
    let mut rows = vec![UNSEEN; nodes * pivots.len()];
    for (&pivot, row) in pivots.iter().zip(rows.chunks_exact_mut(nodes)) {
        search(ties, pivot, row, &mut queue);
    }
    let mut nearest = vec![(UNSEEN, 0); nodes];
    for (at, row) in rows.chunks_exact(nodes).enumerate() {
        for (near, &hops) in nearest.iter_mut().zip(row) {
            if hops < near.0 {
                *near = (hops, at);
            }
        }
    }
    for (at, (&pivot, row)) in pivots.iter().zip(rows.chunks_exact(nodes)).enumerate() {
        // How many nodes of its region stand within so many hops of the pivot: it speaks for them.
        let mut within = vec![0.0_f32];
        for near in nearest.iter().filter(|near| near.1 == at) {
            let hops = near.0 as usize;
            if within.len() <= hops {
                within.resize(hops + 1, 0.0);
            }
            within[hops] += 1.0;
        }
        for hops in 1..within.len() {
            within[hops] += within[hops - 1];
        }
        for (node, &hops) in (0_u32..).zip(row).filter(|(_, hops)| **hops > 1) {
            let speaks_for = within[(hops as usize / 2).min(within.len() - 1)];
            let length = hops as f32;
            let pull = [speaks_for / (length * length), 0.0];
            terms.push(Term { first: node, second: pivot, length, pull });
        }
    }
    terms
}

/// Fewer for larger graphs, so that terms stay in proportion to the nodes, and to memory.
fn pivot_count(nodes: usize) -> usize {
    (200_000 / nodes).max(50.min(2_000_000 / nodes)).max(4)
}

/// Hops from one node to all, breadth first.
fn search(ties: &Ties, source: u32, hops: &mut [u32], queue: &mut Vec<u32>) {
    queue.clear();
    queue.push(source);
    hops[source as usize] = 0;
    let mut at = 0;
    while let Some(&node) = queue.get(at) {
        at += 1;
        let next = hops[node as usize] + 1;
        for &end in ties.neighbours(node) {
            let known = &mut hops[end as usize];
            if *known == UNSEEN {
                *known = next;
                queue.push(end);
            }
        }
    }
}
