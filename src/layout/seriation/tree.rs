//! Hierarchical clustering by mean distance. The order of leaves inside a cluster means nothing yet.
//!
//! Method: the chains of nearest neighbours of F. Murtagh, "A survey of recent advances in hierarchical
//! clustering algorithms" (1983), with the update for mean distances of G. Lance and W. Williams (1967).

use super::Distances;

/// A binary tree over the rows.
pub(super) struct Tree {
    /// Inner nodes, children before parents; the last one is the root. Numbers below the number of leaves
    /// are leaves, the others are inner nodes.
    pub joints: Vec<[u32; 2]>,
    /// How many leaves there are, at least 2.
    pub leaves: usize,
}

impl Tree {
    pub fn of(distances: &Distances) -> Self {
        let n = distances.len;
        let mut between = distances.of.clone();
        // What stands at a place of the matrix: a leaf, a cluster, or nothing any more.
        let mut node: Vec<Option<u32>> = (0_u32..).take(n).map(Some).collect();
        let mut size = vec![1.0; n];
        let mut joints = Vec::with_capacity(n - 1);
        let mut chain: Vec<usize> = Vec::new();
        while joints.len() + 1 < n {
            let Some(&last) = chain.last() else {
                chain.extend(node.iter().position(Option::is_some));
                continue;
            };
            let before = chain.len().checked_sub(2).map(|at| chain[at]);
            // The one before wins among equals, or the chain could run in a circle.
            let mut nearest = before;
            for other in (0..n).filter(|&other| other != last && node[other].is_some()) {
                if nearest.is_none_or(|near| between[last * n + other] < between[last * n + near]) {
                    nearest = Some(other);
                }
            }
            let Some(next) = nearest else { break };
            if before != Some(next) {
                chain.push(next);
                continue;
            }
            chain.truncate(chain.len() - 2);
            let (keep, gone) = (last.min(next), last.max(next));
            if let (Some(a), Some(b)) = (node[keep], node[gone]) {
                joints.push([a, b]);
            }
            node[gone] = None;
            node[keep] = Some((n + joints.len() - 1) as u32);
            let (a, b) = (size[keep], size[gone]);
            size[keep] = a + b;
            for other in (0..n).filter(|&other| other != keep && node[other].is_some()) {
                let mean = (a * between[keep * n + other] + b * between[gone * n + other]) / (a + b);
                between[keep * n + other] = mean;
                between[other * n + keep] = mean;
            }
        }
        Self { joints, leaves: n }
    }
}
