//! What of the network a filter leaves, and which ties are drawn at rest.

use super::choice::Choice;
use super::model::Model;
use super::shares::Share;
use crate::plan::UnitId;
use std::cmp::Reverse;

/// What of the network is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Every two units that are joined by what is shown, ascending.
    pub shares: Vec<Share>,
    /// How many measures join each of them.
    pub weight: Vec<u32>,
    /// Whether each is drawn at rest.
    pub drawn: Vec<bool>,
    /// The fewest shared measures of a tie that is drawn by itself.
    pub threshold: u32,
    /// The most that any two share.
    pub most: u32,
    /// By node, whether a tie of it is drawn at rest.
    pub joined: Vec<bool>,
    /// By node, how many partners it has, and how much it shares with them in all.
    pub sums: Vec<(u32, u32)>,
}

/// What is left of a network where only these shares count.
pub fn weights(model: &Model, choice: &Choice, mut shares: Vec<Share>) -> Weights {
    shares.retain(|share| share.weight(model.pairing) > 0);
    let weight: Vec<u32> = shares.iter().map(|share| share.weight(model.pairing)).collect();
    let threshold = choice.threshold.unwrap_or(model.threshold).max(1);
    let mut drawn: Vec<bool> = weight.iter().map(|weight| *weight >= threshold).collect();
    if choice.strongest {
        for tie in strongest(model, &shares, &weight).into_iter().flatten() {
            drawn[tie] = true;
        }
    }
    let mut sums = vec![(0, 0); model.nodes.len()];
    for (share, weight) in shares.iter().zip(&weight) {
        for node in model.ends(share) {
            sums[node].0 += 1;
            sums[node].1 += weight;
        }
    }
    let mut joined = vec![false; model.nodes.len()];
    for share in shares.iter().zip(&drawn).filter(|(_, drawn)| **drawn).map(|(share, _)| share) {
        for node in model.ends(share) {
            joined[node] = true;
        }
    }
    let most = weight.iter().copied().max().unwrap_or(0);
    Weights { shares, weight, drawn, threshold, most, joined, sums }
}

/// By node, its heaviest tie; among equals that to whom has most ties elsewhere, then the first.
fn strongest(model: &Model, shares: &[Share], weight: &[u32]) -> Vec<Option<usize>> {
    let mut best: Vec<Option<(u32, u32, Reverse<usize>)>> = vec![None; model.nodes.len()];
    for (at, (share, weight)) in shares.iter().zip(weight).enumerate() {
        let [one, other] = model.ends(share);
        for (node, partner) in [(one, other), (other, one)] {
            let rank = Some((*weight, model.strength[partner], Reverse(at)));
            best[node] = best[node].max(rank);
        }
    }
    best.into_iter().map(|best| best.map(|(.., Reverse(at))| at)).collect()
}

impl Weights {
    /// How many ties are drawn at rest.
    pub fn drawn(&self) -> usize {
        self.drawn.iter().filter(|drawn| **drawn).count()
    }

    /// The partners of a unit, the most shared first, with what joins them.
    pub fn partners(&self, unit: UnitId) -> Vec<(UnitId, u32)> {
        let mut partners: Vec<(UnitId, u32)> = self
            .shares
            .iter()
            .zip(&self.weight)
            .filter_map(|(share, weight)| match (share.first == unit, share.second == unit) {
                (true, _) => Some((share.second, *weight)),
                (_, true) => Some((share.first, *weight)),
                _ => None,
            })
            .collect();
        partners.sort_by_key(|(unit, weight)| (Reverse(*weight), *unit));
        partners
    }

    /// Ties by weight, the heaviest first, then in order of their units: places in [`Self::shares`].
    pub fn ranked(&self) -> Vec<usize> {
        let mut ranked: Vec<usize> = (0..self.shares.len()).collect();
        ranked.sort_by_key(|at| (Reverse(self.weight[*at]), *at));
        ranked
    }

    /// All weights together.
    pub fn total(&self) -> u64 {
        self.weight.iter().map(|weight| u64::from(*weight)).sum()
    }
}
