//! The graph at one level of merging. Ties inside a merged node are left out of its neighbours and counted
//! in its strength.

use super::super::Ties;
use super::super::ties::accumulate;

pub(super) struct Level {
    starts: Vec<u32>,
    /// Neighbours and weights.
    arcs: Vec<(u32, f64)>,
    /// Sum of the weights at each node.
    pub strength: Vec<f64>,
    /// Sum of all strengths.
    pub total: f64,
}

impl Level {
    pub fn of(ties: &Ties) -> Self {
        let mut starts = vec![0];
        let mut arcs = Vec::with_capacity(ties.len() * 2);
        let mut strength = Vec::with_capacity(ties.nodes());
        for node in ties.each_node() {
            arcs.extend(ties.around(node));
            starts.push(arcs.len() as u32);
            strength.push(ties.weights(node).iter().sum());
        }
        let total = strength.iter().sum();
        Self { starts, arcs, strength, total }
    }

    pub fn nodes(&self) -> usize {
        self.strength.len()
    }

    pub fn around(&self, node: u32) -> &[(u32, f64)] {
        let node = node as usize;
        &self.arcs[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// The next level: nodes with the same part become one.
    pub fn merged(&self, parts: &[u32], count: usize) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for &part in parts {
            starts[part as usize + 1] += 1;
        }
        accumulate(&mut starts);
        let mut members = vec![0; parts.len()];
        let mut next = starts.clone();
        for (node, &part) in (0_u32..).zip(parts) {
            let at = &mut next[part as usize];
            members[*at as usize] = node;
            *at += 1;
        }
        let mut level = Self {
            starts: vec![0],
            arcs: Vec::new(),
            strength: Vec::with_capacity(count),
            total: self.total,
        };
        let mut sums = Sums::new(count);
        for part in 0..count {
            let mut strength = 0.0;
            for &node in &members[starts[part] as usize..starts[part + 1] as usize] {
                strength += self.strength[node as usize];
                for &(end, weight) in self.around(node) {
                    let other = parts[end as usize];
                    if other as usize != part {
                        sums.add(other, weight);
                    }
                }
            }
            sums.drain(|other, weight| level.arcs.push((other, weight)));
            level.starts.push(level.arcs.len() as u32);
            level.strength.push(strength);
        }
        level
    }
}

/// Weights summed by group, with the groups that have any.
pub(super) struct Sums {
    of: Vec<f64>,
    touched: Vec<u32>,
}

impl Sums {
    pub fn new(groups: usize) -> Self {
        Self { of: vec![0.0; groups], touched: Vec::new() }
    }

    pub fn add(&mut self, group: u32, weight: f64) {
        let sum = &mut self.of[group as usize];
        // Weights are positive: a zero was not touched.
        if *sum == 0.0 {
            self.touched.push(group);
        }
        *sum += weight;
    }

    pub fn get(&self, group: u32) -> f64 {
        self.of[group as usize]
    }

    /// Tells every sum, in the sequence of first touch, and forgets it.
    pub fn drain(&mut self, mut tell: impl FnMut(u32, f64)) {
        for &group in &self.touched {
            tell(group, std::mem::take(&mut self.of[group as usize]));
        }
        self.touched.clear();
    }
}
