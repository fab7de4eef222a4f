//! Single nodes move to the neighbouring group that gains most, until none gains. A node is looked at again
//! only when a neighbour has left its group: the fast local move of Leiden.

use std::collections::VecDeque;

use super::super::random::Random;
use super::level::{Level, Sums};

/// A partition with what moving needs to know of it.
pub(super) struct Groups {
    pub of: Vec<u32>,
    strength: Vec<f64>,
    size: Vec<u32>,
    empty: Vec<u32>,
}

impl Groups {
    /// Group numbers are below the number of nodes.
    pub fn new(level: &Level, of: Vec<u32>) -> Self {
        let mut strength = vec![0.0; of.len()];
        let mut size = vec![0; of.len()];
        for (group, own) in of.iter().zip(&level.strength) {
            strength[*group as usize] += own;
            size[*group as usize] += 1;
        }
        let empty = (0_u32..).zip(&size).filter(|(_, size)| **size == 0).map(|(group, _)| group).collect();
        Self { of, strength, size, empty }
    }

    fn leave(&mut self, node: u32, strength: f64) -> u32 {
        let group = self.of[node as usize];
        let g = group as usize;
        self.size[g] -= 1;
        if self.size[g] == 0 {
            self.strength[g] = 0.0;
            self.empty.push(group);
        } else {
            self.strength[g] -= strength;
        }
        group
    }

    fn join(&mut self, node: u32, group: u32, strength: f64) {
        let g = group as usize;
        if self.size[g] == 0
            && let Some(at) = self.empty.iter().rposition(|&other| other == group)
        {
            self.empty.swap_remove(at);
        }
        self.size[g] += 1;
        self.strength[g] += strength;
        self.of[node as usize] = group;
    }
}

pub(super) fn move_nodes(level: &Level, groups: &mut Groups, random: &mut Random, work: &mut u64) {
    let mut order: Vec<u32> = (0_u32..).take(level.nodes()).collect();
    random.shuffle(&mut order);
    let mut queue = VecDeque::from(order);
    let mut waiting = vec![true; level.nodes()];
    let mut sums = Sums::new(level.nodes());
    while let Some(node) = queue.pop_front() {
        waiting[node as usize] = false;
        let around = level.around(node);
        *work += around.len() as u64;
        for &(end, weight) in around {
            sums.add(groups.of[end as usize], weight);
        }
        let strength = level.strength[node as usize];
        let own = groups.leave(node, strength);
        // Twice the change of modularity × (sum of weights)², in whole numbers where weights are whole.
        let gain =
            |group: u32, weight: f64| weight * level.total - strength * groups.strength[group as usize];
        let mut best = (own, gain(own, sums.get(own)));
        if best.1 < 0.0
            && let Some(&alone) = groups.empty.last()
        {
            best = (alone, 0.0);
        }
        sums.drain(|group, weight| {
            let gained = gain(group, weight);
            if gained > best.1 {
                best = (group, gained);
            }
        });
        groups.join(node, best.0, strength);
        if best.0 != own {
            for &(end, _) in around {
                if groups.of[end as usize] != best.0 && !waiting[end as usize] {
                    waiting[end as usize] = true;
                    queue.push_back(end);
                }
            }
        }
    }
}
