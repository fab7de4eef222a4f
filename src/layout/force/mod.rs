//! Places for the nodes of a weighted graph, so that nodes few steps apart stand near each other and groups
//! stand out. Two numbers a node; what a node is, and how it is drawn, is for others.
//!
//! Distances are counted in hops: one tie is one unit long, whatever its weight, because nearly every tie of
//! a plan's units is a single shared measure and a drawing by weight would show little but the few others.
//! Stages, each in its own file: `distances` → `stress` → `neighbours` (large graphs only) → `packing`.
//!
//! Only `+ − × ÷ √` are used on numbers, each exactly rounded: the same ties give the same places on every
//! machine. Nothing here runs in parallel.

mod distances;
mod neighbours;
mod packing;
mod stress;
#[cfg(test)]
mod tests;

use super::Ties;
use super::random::Random;

/// A place in the plane, x and y, in hops.
pub type Place = [f32; 2];

/// Where a node stands before the layout.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Start {
    /// A place from an earlier layout.
    pub at: Place,
    /// Whether it has to stay there.
    pub pinned: bool,
}

/// Up to this size all pairs of nodes are compared, and distances are all that counts: groups are few enough
/// to be seen. Beyond it, nodes are also drawn together with their neighbours.
const SMALL: usize = 250;
/// Pairs of nodes that are compared in all tries of a small graph together.
const TRIES: usize = 25_000;
/// Pairs of nodes that may be compared while a small graph settles at the end.
const SWEEPS: usize = 2_000_000;
/// It has settled when no node moves further than this, in hops.
const SETTLED: f32 = 1e-3;
/// Fewest and most steps over a large graph at the end. Each takes back some of the crowding of neighbours;
/// the larger the graph, the smaller the part of its pairs that is crowded, and the fewer steps.
const EASING: [usize; 2] = [2, 6];
/// How far such a step goes towards the best place.
const EASE: f32 = 0.2;

/// One place for every node, in hops.
///
/// `starts[v]`, where there is one, is where node `v` comes from. What is pinned stays there. Where most nodes
/// of a part have a start they stay about there (in large parts exactly) and the others settle around them,
/// so that a picture that people know does not turn under their eyes. With no starts (`&[]`), the picture lies
/// wide rather than high, and parts that are not tied to each other are packed beside each other. Equal input
/// gives equal places. Time and memory grow with the ties and 50 times the nodes, about 1 kB a node.
///
/// # Panics
/// If there are more starts than nodes or a start is not finite.
#[must_use]
pub fn layout(ties: &Ties, starts: &[Option<Start>]) -> Vec<Place> {
    assert!(starts.len() <= ties.nodes(), "{} starts for {} nodes", starts.len(), ties.nodes());
    let started = starts.iter().flatten().all(|start| start.at.iter().all(|x| x.is_finite()));
    assert!(started, "a start is a finite place");
    let parts = parts(ties);
    let mut places = vec![[0.0; 2]; ties.nodes()];
    let mut local = vec![0; ties.nodes()];
    let mut fresh = Vec::new();
    let mut known = Vec::new();
    for part in &parts {
        let mut nodes: Vec<Start> = vec![Start { at: [0.0; 2], pinned: false }; part.len()];
        let mut has_start = vec![false; part.len()];
        for (at, &node) in part.iter().enumerate() {
            local[node as usize] = at as u32;
            if let Some(start) = starts.get(node as usize).copied().flatten() {
                nodes[at] = start;
                has_start[at] = true;
            }
        }
        let inner = Ties::new(
            part.len(),
            part.iter().flat_map(|&node| {
                let at = local[node as usize];
                let local = &local;
                ties.around(node)
                    .map(move |(end, weight)| (at, local[end as usize], weight))
                    .filter(|(a, b, _)| a < b)
            }),
        );
        let mut part_places = Part { ties: &inner, nodes, has_start }.laid_out();
        if part.iter().any(|&node| starts.get(node as usize).is_some_and(Option::is_some)) {
            known.extend(part_places.iter().copied());
        } else {
            packing::lie_wide(&mut part_places);
            fresh.push(part);
        }
        for (&node, place) in part.iter().zip(part_places) {
            places[node as usize] = place;
        }
    }
    packing::pack(&mut places, &fresh, &known);
    places
}

/// The nodes that are tied to each other, ascending; parts by their first nodes.
fn parts(ties: &Ties) -> Vec<Vec<u32>> {
    let mut seen = vec![false; ties.nodes()];
    let mut parts = Vec::new();
    for root in ties.each_node() {
        if std::mem::replace(&mut seen[root as usize], true) {
            continue;
        }
        let mut part = vec![root];
        let mut next = 0;
        while let Some(&node) = part.get(next) {
            next += 1;
            for &end in ties.neighbours(node) {
                if !std::mem::replace(&mut seen[end as usize], true) {
                    part.push(end);
                }
            }
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

/// A connected graph and what is known of its nodes' places.
struct Part<'a> {
    ties: &'a Ties,
    nodes: Vec<Start>,
    has_start: Vec<bool>,
}

impl Part<'_> {
    fn laid_out(mut self) -> Vec<Place> {
        let count = self.nodes.len();
        let started = self.has_start.iter().filter(|has| **has).count();
        if count == 1 || started == count && self.nodes.iter().all(|node| node.pinned) {
            return self.nodes.iter().map(|node| node.at).collect();
        }
        let mut random = Random::new(count as u64);
        // Where most places are known they are kept, and only eased.
        let keep = started * 2 >= count;
        if started > 0 {
            self.spread(&mut random);
        } else {
            scatter(&mut self.nodes, &mut random);
        }
        if count <= SMALL {
            self.small(keep, &mut random);
        } else {
            self.large(keep, &mut random);
        }
        self.nodes.iter().map(|node| node.at).collect()
    }

    fn small(&mut self, keep: bool, random: &mut Random) {
        let distances = distances::all(self.ties);
        if !keep {
            let mut terms = stress::all_terms(&distances, self.nodes.len());
            let tries = (TRIES / terms.len()).max(1);
            let mut best = (f32::INFINITY, self.nodes.clone());
            for _ in 0..tries {
                let mut tried = self.nodes.clone();
                // Whatever is not pinned starts anew, or every try would end in the same place.
                if self.has_start.iter().all(|has| !has) {
                    scatter(&mut tried, random);
                }
                stress::descend(&mut terms, &mut tried, random);
                let stress = stress::of(&terms, &tried);
                if stress < best.0 {
                    best = (stress, tried);
                }
            }
            self.nodes = best.1;
        }
        stress::settle(&distances, &mut self.nodes, SWEEPS, SETTLED);
    }

    fn large(&mut self, keep: bool, random: &mut Random) {
        let mut terms = distances::sparse(self.ties, random);
        if keep {
            for (node, has_start) in self.nodes.iter_mut().zip(&self.has_start) {
                node.pinned |= has_start;
            }
        } else {
            stress::descend(&mut terms, &mut self.nodes, random);
            neighbours::draw_together(self.ties, &mut self.nodes, random);
            if self.nodes.iter().all(|node| !node.pinned) {
                stress::fit(&terms, &mut self.nodes);
            }
        }
        for _ in 0..(10_000 / self.nodes.len()).clamp(EASING[0], EASING[1]) {
            stress::ease(&terms, &mut self.nodes, EASE);
        }
    }

    /// Nodes without a start are put amid their neighbours, outward from those that have one.
    fn spread(&mut self, random: &mut Random) {
        let mut queue: Vec<u32> =
            self.ties.each_node().filter(|&node| self.has_start[node as usize]).collect();
        let mut reached = self.has_start.clone();
        let mut next = 0;
        while let Some(&node) = queue.get(next) {
            next += 1;
            for &end in self.ties.neighbours(node) {
                if std::mem::replace(&mut reached[end as usize], true) {
                    continue;
                }
                queue.push(end);
                let from = self.nodes[node as usize].at;
                let mut sum = [from[0], from[1], 1.0];
                for &other in self.ties.neighbours(end) {
                    if self.has_start[other as usize] {
                        let at = self.nodes[other as usize].at;
                        sum = [sum[0] + at[0], sum[1] + at[1], sum[2] + 1.0];
                    }
                }
                let [dx, dy] = [random.unit() - 0.5, random.unit() - 0.5];
                self.nodes[end as usize].at = [sum[0] / sum[2] + dx, sum[1] / sum[2] + dy];
            }
        }
    }
}

/// Everything somewhere in a square of about the size of the result.
fn scatter(nodes: &mut [Start], random: &mut Random) {
    let side = 1.0 + (nodes.len() as f32).sqrt() * 0.2;
    for node in nodes {
        node.at = [random.unit() * side, random.unit() * side];
    }
}
