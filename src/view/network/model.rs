//! The network of the whole plan, whatever the filter shows: who is joined, in which groups, how central.

use super::choice::{Choice, Colour, Pairing, Size};
use super::shares::{Share, shares};
use crate::graph::PlanGraph;
use crate::layout::Ties;
use crate::layout::centrality::{Length, betweenness, degree, strength};
use crate::layout::communities::communities;
use crate::plan::{Plan, UnitId, UnitKind};
use crate::scene::Ink;

/// So many ties a unit, and no more, are drawn for their weight alone where the user has not said how many
/// measures a tie needs: more is a hairball.
const TIES_A_UNIT: usize = 2;
/// Betweenness takes units × ties steps: beyond these it is worked out only once somebody asks for it.
const SOON: usize = 4_000_000;

/// How a disc and its entry in the legend look alike: a hue, and a sign for whoever does not see hues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its hue.
    pub ink: Ink,
    /// Text on its hue.
    pub on: Ink,
    /// Its sign.
    pub sign: String,
}

/// The network of the whole plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The units of the network, ascending; a node is a place in this list.
    pub nodes: Vec<UnitId>,
    /// By unit id, its node.
    at: Vec<Option<u32>>,
    /// The kinds there are, in the order of kinds.
    pub kinds: Vec<UnitKind>,
    /// By node, its kind.
    kind: Vec<UnitKind>,
    /// Which of a measure's units are joined.
    pub pairing: Pairing,
    /// Every two units that are joined, ascending.
    pub shares: Vec<Share>,
    /// The same as numbers, by node.
    pub ties: Ties,
    /// By node, its group, the largest first; none for a unit that is joined to nobody.
    pub group: Vec<Option<u8>>,
    /// By group, how many units.
    pub groups: Vec<usize>,
    /// Weighted modularity of the groups.
    pub modularity: f64,
    /// By node, with how many units it is joined.
    pub degree: Vec<u32>,
    /// By node, how many shared measures, summed over partners.
    pub strength: Vec<u32>,
    /// By node, how many pairs of others are joined on the shortest way through it; shares of ways add up.
    /// Empty while it was not worked out.
    pub betweenness: Vec<f64>,
    /// The fewest shared measures of a tie that leave a picture to look at.
    pub threshold: u32,
}

/// The network of a plan.
pub fn model(plan: &Plan, graph: &PlanGraph, choice: &Choice) -> Model {
    let counts = |unit: &crate::plan::Unit| choice.collectives || !unit.collective;
    let nodes: Vec<UnitId> = plan.units.iter().filter(|unit| counts(unit)).map(|unit| unit.id).collect();
    let mut at = vec![None; plan.units.len()];
    for (node, unit) in (0_u32..).zip(&nodes) {
        at[unit.index()] = Some(node);
    }
    let pairing = choice.pairing;
    let mut shares = shares(plan, graph, choice.collectives, &|_| true);
    shares.retain(|share| share.weight(pairing) > 0);
    let node = |unit: UnitId| at[unit.index()].unwrap_or_default();
    let weighted =
        shares.iter().map(|share| (node(share.first), node(share.second), f64::from(share.weight(pairing))));
    let ties = Ties::new(nodes.len(), weighted);
    let (group, groups, modularity) = groups(&ties);
    let kind: Vec<UnitKind> = nodes.iter().map(|unit| plan.unit(*unit).kind).collect();
    let kinds = UnitKind::ALL.into_iter().filter(|each| kind.contains(each)).collect();
    let mut model = Model {
        at,
        kinds,
        kind,
        pairing,
        threshold: threshold(&shares, pairing, nodes.len()),
        group,
        groups,
        modularity,
        degree: degree(&ties),
        strength: strength(&ties).into_iter().map(|sum| sum as u32).collect(),
        betweenness: Vec::new(),
        shares,
        ties,
        nodes,
    };
    if choice.size == Size::Betweenness || model.nodes.len() * model.ties.len() <= SOON {
        model.work_out_betweenness();
    }
    model
}

/// Groups by size, with the modularity. Who is joined to nobody is in none.
fn groups(ties: &Ties) -> (Vec<Option<u8>>, Vec<usize>, f64) {
    let found = communities(ties);
    let mut sizes = vec![0_usize; found.count];
    for (node, group) in ties.each_node().zip(&found.of) {
        sizes[*group as usize] += usize::from(ties.degree(node) > 0);
    }
    let mut ranked: Vec<usize> = (0..found.count).filter(|group| sizes[*group] > 0).collect();
    ranked.sort_by_key(|group| (std::cmp::Reverse(sizes[*group]), *group));
    let rank = |group: usize| ranked.iter().position(|each| *each == group);
    // Whom nothing joins is in no group, whatever it was put with.
    let grouped = |node: u32, group: u32| (ties.degree(node) > 0).then(|| rank(group as usize)).flatten();
    let of = ties.each_node().zip(&found.of).map(|(node, group)| grouped(node, *group));
    let of = of.map(|rank| rank.map(|rank| rank.min(255) as u8)).collect();
    (of, ranked.iter().map(|group| sizes[*group]).collect(), found.q)
}

/// The fewest shared measures of which there are no more than [`TIES_A_UNIT`]. Where nobody shares more than
/// what too many share, twice as many are borne rather than none.
fn threshold(shares: &[Share], pairing: Pairing, units: usize) -> u32 {
    let mut weights: Vec<u32> = shares.iter().map(|share| share.weight(pairing)).collect();
    weights.sort_unstable_by_key(|weight| std::cmp::Reverse(*weight));
    let (most, few) = (weights.first().copied().unwrap_or(1), units * TIES_A_UNIT);
    let threshold = weights.get(few).map_or(1, |beyond| beyond + 1);
    if threshold > most && weights.len() <= few * 2 { most } else { threshold }
}

impl Model {
    /// A unit's node; none for what is no unit of this network.
    pub fn node(&self, unit: UnitId) -> Option<usize> {
        self.at.get(unit.index()).copied().flatten().map(|node| node as usize)
    }

    /// Both nodes of what two units share.
    pub fn ends(&self, share: &Share) -> [usize; 2] {
        [share.first, share.second].map(|unit| self.node(unit).unwrap_or_default())
    }

    /// What two units share; none where nothing joins them.
    pub fn share(&self, first: UnitId, second: UnitId) -> Option<&Share> {
        let found = self.shares.binary_search_by_key(&(first, second), |share| (share.first, share.second));
        found.ok().map(|at| &self.shares[at])
    }

    /// Works betweenness out, where that was not done.
    pub fn work_out_betweenness(&mut self) {
        if self.betweenness.is_empty() {
            self.betweenness = betweenness(&self.ties, Length::Hops);
        }
    }

    /// How central a node is, by what the user chose.
    pub fn centrality(&self, node: usize, size: Size) -> f64 {
        match size {
            Size::Degree => f64::from(self.degree[node]),
            Size::Strength => f64::from(self.strength[node]),
            Size::Betweenness => self.betweenness.get(node).copied().unwrap_or(0.0),
        }
    }

    /// The look of a node.
    pub fn mark(&self, node: usize, colour: Colour) -> Mark {
        match colour {
            Colour::Community => self.group[node].map_or_else(Self::no_mark, group_mark),
            Colour::Kind => {
                let kind = self.kinds.iter().position(|kind| *kind == self.kind[node]);
                kind.map_or_else(Self::no_mark, kind_mark)
            }
        }
    }

    fn no_mark() -> Mark {
        Mark { ink: Ink::TextWeak, on: Ink::Ground, sign: String::new() }
    }

    /// How much of the legend is shown: the look of each group or kind, in order.
    pub fn marks(&self, colour: Colour) -> Vec<Mark> {
        match colour {
            Colour::Community => {
                (0..self.groups.len().min(256)).map(|group| group_mark(group as u8)).collect()
            }
            Colour::Kind => (0..self.kinds.len()).map(kind_mark).collect(),
        }
    }

    /// How many units are of a kind.
    pub fn of_kind(&self, kind: UnitKind) -> usize {
        self.kind.iter().filter(|each| **each == kind).count()
    }
}

/// A, B, … Z, then numbers.
fn group_mark(group: u8) -> Mark {
    let sign =
        if group < 26 { char::from(b'A' + group).to_string() } else { (u32::from(group) + 1).to_string() };
    Mark { ink: Ink::Group(group), on: Ink::OnGroup(group), sign }
}

fn kind_mark(kind: usize) -> Mark {
    let hue = kind as u8;
    Mark { ink: Ink::Group(hue), on: Ink::OnGroup(hue), sign: (kind + 1).to_string() }
}
