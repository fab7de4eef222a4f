//! Communities: groups of nodes with more weight inside than their strengths alone would give them, that is
//! with the greatest weighted modularity `Q` of M. Newman, "Analysis of weighted networks" (2004).
//!
//! Numbers in, numbers out: what a group means is for people to say.
//!
//! The method is that of V. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden: guaranteeing
//! well-connected communities" (2019), with the best instead of a random choice while refining (which needs
//! no exponential). One run is a local optimum, so small graphs get many runs from different sequences of
//! the nodes, and the best is kept. Stages, each in its own file: `moving` → `refining` → `level`.

mod level;
mod moving;
mod refining;
#[cfg(test)]
mod tests;

use super::Ties;
use super::random::Random;
use level::Level;
use moving::{Groups, move_nodes};
use refining::refine;

/// Which group each node belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Communities {
    /// A group number for every node. Numbers count from 0 in the sequence of the groups' first nodes.
    pub of: Vec<u32>,
    /// How many groups there are.
    pub count: usize,
    /// Weighted modularity; 0 where there are no ties.
    pub q: f64,
}

/// Looking at a neighbour is one unit of work. After this much no further run starts.
const WORK: u64 = 200_000;
/// After this much for each tie, if that is more, a run does not start again from its own result.
const WORK_PER_TIE: u64 = 24;
/// Runs, however small the graph is.
const RUNS: u64 = 100;
/// Runs that start from groups at random start from 2 to one more than this many.
const MOST_GROUPS: u64 = 7;
/// How often a run may start again from its own result.
const ROUNDS: usize = 10;

/// The groups with the greatest modularity found. Equal ties give equal groups. A node without ties is a
/// group of its own. About O(ties) time on large graphs; small ones are searched further, for a few
/// milliseconds at most.
#[must_use]
pub fn communities(ties: &Ties) -> Communities {
    let base = Level::of(ties);
    let mut work = 0;
    let most = WORK.max(WORK_PER_TIE * ties.len() as u64);
    let mut best = Vec::new();
    let mut best_q = f64::NEG_INFINITY;
    for seed in 0..RUNS {
        let mut random = Random::new(seed);
        let mut found = start(ties, seed, &mut random);
        let mut q = f64::NEG_INFINITY;
        for _ in 0..ROUNDS {
            let next = run(&base, found.clone(), &mut random, &mut work);
            let next_q = modularity(ties, &next);
            if next_q <= q {
                break;
            }
            (found, q) = (next, next_q);
            if work >= most {
                break;
            }
        }
        if q > best_q {
            (best, best_q) = (found, q);
        }
        if work >= WORK {
            break;
        }
    }
    let count = number(&mut best);
    Communities { of: best, count, q: best_q.max(0.0) }
}

/// Three runs of four start with each node alone. Where two groups are joined by one heavy tie its ends always
/// find each other first and never part again; so the fourth starts from a few groups at random.
fn start(ties: &Ties, seed: u64, random: &mut Random) -> Vec<u32> {
    if seed % 4 != 3 {
        return ties.each_node().collect();
    }
    let few = (2 + (seed / 4 % MOST_GROUPS) as u32).min(ties.nodes().max(1) as u32);
    ties.each_node().map(|_| random.below(few)).collect()
}

/// Weighted modularity of a partition; 0 where there are no ties.
///
/// # Panics
/// If `of` has not one group below the number of nodes for every node.
#[must_use]
pub fn modularity(ties: &Ties, of: &[u32]) -> f64 {
    assert_eq!(of.len(), ties.nodes(), "one group a node");
    let mut inside = 0.0;
    let mut sums = vec![0.0; of.len()];
    let mut total = 0.0;
    for node in ties.each_node() {
        let own = of[node as usize];
        let mut strength = 0.0;
        for (end, weight) in ties.around(node) {
            strength += weight;
            if of[end as usize] == own {
                inside += weight;
            }
        }
        sums[own as usize] += strength;
        total += strength;
    }
    if total <= 0.0 {
        return 0.0;
    }
    let expected: f64 = sums.iter().map(|sum| (sum / total) * (sum / total)).sum();
    inside / total - expected
}

/// One run over all levels, from the groups `of`.
fn run(base: &Level, mut of: Vec<u32>, random: &mut Random, work: &mut u64) -> Vec<u32> {
    // Node of the current level that each node of the graph is in.
    let mut place: Vec<u32> = (0_u32..).take(of.len()).collect();
    let mut held: Option<Level> = None;
    loop {
        let level = held.as_ref().unwrap_or(base);
        let mut groups = Groups::new(level, of);
        move_nodes(level, &mut groups, random, work);
        let count = number(&mut groups.of);
        if count == level.nodes() {
            of = groups.of;
            break;
        }
        let (mut parts, parted) = refine(level, &groups.of, random, work);
        let parts_count = number(&mut parts);
        // Where nothing merges, the groups themselves are the next nodes.
        let (parts, parts_count) = if parted && parts_count < level.nodes() {
            (parts, parts_count)
        } else {
            (groups.of.clone(), count)
        };
        of = vec![0; parts_count];
        for (part, group) in parts.iter().zip(&groups.of) {
            of[*part as usize] = *group;
        }
        for at in &mut place {
            *at = parts[*at as usize];
        }
        held = Some(level.merged(&parts, parts_count));
    }
    place.iter().map(|&at| of[at as usize]).collect()
}

/// Numbers the groups by their first nodes; how many there are.
fn number(of: &mut [u32]) -> usize {
    let mut numbers = vec![u32::MAX; of.len()];
    let mut count = 0;
    for group in of {
        let number = &mut numbers[*group as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *group = *number;
    }
    count as usize
}
