//! Inside each group, nodes start alone and merge again only where they are well tied to the rest of the
//! group. What comes out is never a group that hangs together by a thread.

use super::super::random::Random;
use super::level::{Level, Sums};

/// Parts of the groups, numbered below the number of nodes, and whether any nodes merged.
pub(super) fn refine(level: &Level, of: &[u32], random: &mut Random, work: &mut u64) -> (Vec<u32>, bool) {
    let nodes = level.nodes();
    let mut group_strength = vec![0.0; nodes];
    for (group, strength) in of.iter().zip(&level.strength) {
        group_strength[*group as usize] += strength;
    }
    // Weight of the ties from a part to the rest of its group.
    let mut outward = vec![0.0; nodes];
    for node in 0..nodes {
        for &(end, weight) in level.around(node as u32) {
            if of[end as usize] == of[node] {
                outward[node] += weight;
            }
        }
    }
    let mut parts: Vec<u32> = (0_u32..).take(nodes).collect();
    let mut part_strength = level.strength.clone();
    let mut alone = vec![true; nodes];
    let mut order = parts.clone();
    random.shuffle(&mut order);
    let mut sums = Sums::new(nodes);
    let mut merged = false;
    for node in order {
        let n = node as usize;
        let strength = level.strength[n];
        let whole = group_strength[of[n] as usize];
        let well_tied = |outward: f64, strength: f64| outward * level.total >= strength * (whole - strength);
        if !alone[n] || !well_tied(outward[n], strength) {
            continue;
        }
        let around = level.around(node);
        *work += around.len() as u64;
        for &(end, weight) in around {
            if of[end as usize] == of[n] {
                sums.add(parts[end as usize], weight);
            }
        }
        let mut best = (node, 0.0, 0.0);
        sums.drain(|part, weight| {
            let p = part as usize;
            let gained = weight * level.total - strength * part_strength[p];
            if gained > best.1 && well_tied(outward[p], part_strength[p]) {
                best = (part, gained, weight);
            }
        });
        let (part, _, weight) = best;
        if part != node {
            let p = part as usize;
            outward[p] += outward[n] - 2.0 * weight;
            part_strength[p] += strength;
            parts[n] = part;
            // The part carries the number of the node that it began with, which stays in it.
            alone[p] = false;
            alone[n] = false;
            merged = true;
        }
    }
    (parts, merged)
}
