//! How much stands on a node. Nothing here ranks or judges; a unit between many others may only be named
//! often.
//!
//! Betweenness by U. Brandes, "A faster algorithm for betweenness centrality" (2001).

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::Ties;

/// What makes a tie long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Length {
    /// Every tie is one step.
    Hops,
    /// A tie is as long as 1/weight: the more is shared, the closer.
    Inverse,
}

/// Lengths that differ by less than this part of themselves are equal: sums of 1/weight are rounded.
const TOLERANCE: f64 = 1e-12;

/// Number of neighbours of each node.
#[must_use]
pub fn degree(ties: &Ties) -> Vec<u32> {
    ties.each_node().map(|node| ties.degree(node) as u32).collect()
}

/// Sum of the weights at each node.
#[must_use]
pub fn strength(ties: &Ties) -> Vec<f64> {
    ties.each_node().map(|node| ties.weights(node).iter().sum()).collect()
}

/// For each node the sum, over all pairs of other nodes, of the share of their shortest paths that lead
/// through it. Each pair counts once; not normalised (the most a node can have is `(n − 1)(n − 2) / 2`).
/// O(nodes × ties) time by [`Length::Hops`], a factor log n more by [`Length::Inverse`].
#[must_use]
pub fn betweenness(ties: &Ties, length: Length) -> Vec<f64> {
    let mut sums = vec![0.0; ties.nodes()];
    let mut search = Search::new(ties);
    for source in ties.each_node() {
        match length {
            Length::Hops => search.by_hops(source),
            Length::Inverse => search.by_length(source),
        }
        search.collect(source, &mut sums);
    }
    // Every pair was met from both of its ends.
    sums.iter().map(|sum| sum / 2.0).collect()
}

/// Shortest paths from one source.
struct Search<'a> {
    ties: &'a Ties,
    /// Nodes by distance.
    order: Vec<u32>,
    distance: Vec<f64>,
    /// Number of shortest paths.
    paths: Vec<f64>,
    /// What is behind a node, as shares of paths.
    behind: Vec<f64>,
    length: fn(f64) -> f64,
}

impl<'a> Search<'a> {
    fn new(ties: &'a Ties) -> Self {
        let zeros = vec![0.0; ties.nodes()];
        Self {
            ties,
            order: Vec::new(),
            distance: zeros.clone(),
            paths: zeros.clone(),
            behind: zeros,
            length: |_| 1.0,
        }
    }

    fn restart(&mut self, source: u32) {
        self.order.clear();
        self.distance.fill(f64::INFINITY);
        self.paths.fill(0.0);
        self.behind.fill(0.0);
        self.distance[source as usize] = 0.0;
        self.paths[source as usize] = 1.0;
    }

    fn by_hops(&mut self, source: u32) {
        self.restart(source);
        self.length = |_| 1.0;
        self.order.push(source);
        let mut at = 0;
        while let Some(&node) = self.order.get(at) {
            at += 1;
            let next = self.distance[node as usize] + 1.0;
            for &end in self.ties.neighbours(node) {
                let e = end as usize;
                if self.distance[e] > next {
                    self.distance[e] = next;
                    self.order.push(end);
                }
                if self.distance[e] >= next {
                    self.paths[e] += self.paths[node as usize];
                }
            }
        }
    }

    fn by_length(&mut self, source: u32) {
        self.restart(source);
        self.length = |weight| 1.0 / weight;
        let mut settled = vec![false; self.ties.nodes()];
        let mut open = BinaryHeap::from([Reverse((Far(0.0), source))]);
        while let Some(Reverse((Far(far), node))) = open.pop() {
            if std::mem::replace(&mut settled[node as usize], true) {
                continue;
            }
            self.order.push(node);
            for (end, weight) in self.ties.around(node) {
                let e = end as usize;
                let next = far + (self.length)(weight);
                match compare(next, self.distance[e]) {
                    Ordering::Less => {
                        self.distance[e] = next;
                        self.paths[e] = self.paths[node as usize];
                        open.push(Reverse((Far(next), end)));
                    }
                    Ordering::Equal if !settled[e] => self.paths[e] += self.paths[node as usize],
                    _ => {}
                }
            }
        }
    }

    /// Adds what every node got between the source and the others.
    fn collect(&mut self, source: u32, sums: &mut [f64]) {
        for &node in self.order.iter().rev() {
            let n = node as usize;
            let share = (1.0 + self.behind[n]) / self.paths[n];
            for (end, weight) in self.ties.around(node) {
                let e = end as usize;
                let through = self.distance[e] + (self.length)(weight);
                if self.distance[e] < self.distance[n] && compare(through, self.distance[n]).is_eq() {
                    self.behind[e] += self.paths[e] * share;
                }
            }
            if node != source {
                sums[n] += self.behind[n];
            }
        }
    }
}

fn compare(a: f64, b: f64) -> Ordering {
    if a < b * (1.0 - TOLERANCE) {
        Ordering::Less
    } else if a > b * (1.0 + TOLERANCE) {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

#[derive(PartialEq)]
struct Far(f64);

impl Eq for Far {}

impl PartialOrd for Far {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Far {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}
