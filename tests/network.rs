//! What must hold of the algorithms behind the network of units: against plain references for every input,
//! and on the plan that ships inside.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[path = "support/quality.rs"]
mod quality;

use dutymap::layout::Ties;
use dutymap::layout::centrality::{Length, betweenness, degree, strength};
use dutymap::layout::communities::{communities, modularity};
use dutymap::layout::force::{Start, layout};
use dutymap::layout::projection::{Tie, project};
use dutymap::layout::seriation::seriate;
use proptest::prelude::*;
use quality::{hash, stress};
use std::collections::{BTreeMap, BTreeSet};

type Weighted = Vec<(u32, u32, f64)>;

/// Up to `most` nodes and ties between them, weights in whole numbers.
fn network(most: u32) -> impl Strategy<Value = (usize, Weighted)> {
    (2..=most).prop_flat_map(move |nodes| {
        let tie = (0..nodes, 0..nodes, (1..5_u32).prop_map(f64::from));
        let ties = prop::collection::vec(tie, 0..(nodes * 3) as usize);
        (Just(nodes as usize), ties.prop_map(|ties| ties.into_iter().filter(|tie| tie.0 != tie.1).collect()))
    })
}

/// Every way to put `n` nodes into groups.
fn partitions(n: usize) -> Vec<Vec<u32>> {
    let mut all = vec![Vec::new()];
    for _ in 0..n {
        all = all
            .into_iter()
            .flat_map(|of: Vec<u32>| {
                let groups = of.iter().max().map_or(0, |last| last + 1);
                (0..=groups).map(move |group| of.iter().copied().chain([group]).collect())
            })
            .collect();
    }
    all
}

/// Newman's sum over all pairs.
fn modularity_by_pairs(nodes: usize, ties: &Weighted, of: &[u32]) -> f64 {
    let mut between = vec![vec![0.0; nodes]; nodes];
    for &(a, b, weight) in ties {
        between[a as usize][b as usize] += weight;
        between[b as usize][a as usize] += weight;
    }
    let strengths: Vec<f64> = between.iter().map(|row| row.iter().sum()).collect();
    let total: f64 = strengths.iter().sum();
    let mut q = 0.0;
    for a in 0..nodes {
        for b in (0..nodes).filter(|b| of[*b] == of[a]) {
            q += between[a][b] / total - strengths[a] / total * strengths[b] / total;
        }
    }
    if total > 0.0 { q } else { 0.0 }
}

/// Distances and numbers of shortest paths between all pairs, by adding one tie after the other.
fn betweenness_by_pairs(ties: &Ties, length: fn(f64) -> f64) -> Vec<f64> {
    let n = ties.nodes();
    let same = |a: f64, b: f64| (a - b).abs() < 1e-9;
    let mut far = vec![vec![f64::INFINITY; n]; n];
    for node in ties.each_node() {
        far[node as usize][node as usize] = 0.0;
        for (end, weight) in ties.around(node) {
            far[node as usize][end as usize] = length(weight);
        }
    }
    for over in 0..n {
        for a in 0..n {
            for b in 0..n {
                far[a][b] = far[a][b].min(far[a][over] + far[over][b]);
            }
        }
    }
    let paths: Vec<Vec<f64>> = (0..n)
        .map(|source| {
            let mut paths = vec![0.0; n];
            paths[source] = 1.0;
            let mut order: Vec<usize> =
                (0..n).filter(|&v| far[source][v].is_finite() && v != source).collect();
            order.sort_by(|a, b| far[source][*a].total_cmp(&far[source][*b]));
            for v in order {
                let before = ties
                    .around(v as u32)
                    .filter(|(u, weight)| same(far[source][*u as usize] + length(*weight), far[source][v]));
                paths[v] = before.map(|(u, _)| paths[u as usize]).sum();
            }
            paths
        })
        .collect();
    let mut sums = vec![0.0; n];
    for (via, sum) in sums.iter_mut().enumerate() {
        for a in (0..n).filter(|&a| a != via) {
            for b in (a + 1..n).filter(|&b| b != via && far[a][b].is_finite()) {
                if same(far[a][via] + far[via][b], far[a][b]) {
                    *sum += paths[a][via] * paths[via][b] / paths[a][b];
                }
            }
        }
    }
    sums
}

proptest! {
    #[test]
    fn projection_counts_what_is_shared(pairs in prop::collection::vec((0..12_u32, 0..80_u32), 0..200)) {
        let held: BTreeSet<(u32, u32)> = pairs.iter().copied().collect();
        let mut shared: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for &(measure, first) in &held {
            for &(_, second) in held.range((measure, first + 1)..(measure + 1, 0)) {
                *shared.entry((first, second)).or_default() += 1;
            }
        }
        let expected: Vec<Tie> =
            shared.into_iter().map(|((first, second), weight)| Tie { first, second, weight }).collect();
        prop_assert_eq!(project(80, &pairs), &expected[..]);
        // Far apart, as in a large registry.
        let wide: Vec<(u32, u32)> = pairs.iter().map(|(measure, unit)| (*measure, unit * 500)).collect();
        let narrow = |tie: Tie| Tie { first: tie.first / 500, second: tie.second / 500, ..tie };
        let found: Vec<Tie> = project(40_000, &wide).into_iter().map(narrow).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn small_networks_are_grouped_best((nodes, ties) in network(7)) {
        let graph = Ties::new(nodes, ties.iter().copied());
        let found = communities(&graph);
        prop_assert!((found.q - modularity_by_pairs(nodes, &ties, &found.of)).abs() < 1e-9);
        let best = partitions(nodes).iter().map(|of| modularity(&graph, of)).fold(0.0, f64::max);
        prop_assert!(found.q >= best - 1e-9, "{} of {}", found.q, best);
        let groups: BTreeSet<u32> = found.of.iter().copied().collect();
        prop_assert_eq!(groups, (0..found.count as u32).collect());
    }

    #[test]
    fn modularity_is_newmans((nodes, ties) in network(12), groups in prop::collection::vec(0..2_u32, 12)) {
        let of = &groups[..nodes];
        let q = modularity(&Ties::new(nodes, ties.iter().copied()), of);
        prop_assert!((q - modularity_by_pairs(nodes, &ties, of)).abs() < 1e-9);
    }

    #[test]
    fn betweenness_is_the_share_of_paths((nodes, ties) in network(14)) {
        let ties = Ties::new(nodes, ties);
        for (length, of) in [(Length::Hops, (|_| 1.0) as fn(f64) -> f64), (Length::Inverse, |w| 1.0 / w)] {
            let expected = betweenness_by_pairs(&ties, of);
            for (found, expected) in betweenness(&ties, length).iter().zip(&expected) {
                prop_assert!((found - expected).abs() < 1e-6, "{length:?}: {found} for {expected}");
            }
        }
        let ends: u32 = degree(&ties).iter().sum();
        prop_assert_eq!(ends as usize, ties.len() * 2);
    }

    #[test]
    fn every_network_is_laid_out((nodes, ties) in network(40), held in prop::collection::vec(any::<(bool, bool)>(), 40)) {
        let ties = Ties::new(nodes, ties);
        let fresh = layout(&ties, &[]);
        prop_assert!(fresh.iter().flatten().all(|x| x.is_finite()));
        prop_assert_eq!(&fresh, &layout(&ties, &vec![None; nodes]));
        let starts: Vec<Option<Start>> = (0..nodes)
            .map(|node| held[node].0.then_some(Start { at: [node as f32, 0.5], pinned: held[node].1 }))
            .collect();
        for (place, start) in layout(&ties, &starts).iter().zip(&starts) {
            prop_assert!(place.iter().all(|x| x.is_finite()));
            if let Some(start) = start.filter(|start| start.pinned) {
                prop_assert_eq!(place.map(f32::to_bits), start.at.map(f32::to_bits));
            }
        }
    }

    #[test]
    fn seriation_loses_nothing(cells in prop::collection::vec((0..20_u32, 0..15_u32, 0.5..3.0_f64), 0..80)) {
        let mut found = seriate(20, 15, &cells);
        prop_assert_eq!(&found, &seriate(20, 15, &cells));
        found.rows.sort_unstable();
        found.columns.sort_unstable();
        prop_assert!(found.rows.into_iter().eq(0..20) && found.columns.into_iter().eq(0..15));
    }
}

/// Names that stand for many units; they are no partners.
const COLLECTIVE: [&str; 8] = [
    "省有关单位",
    "各市(州)党委和政府",
    "有关人民团体",
    "各市(州)人大常委会和政府",
    "其他有关人民团体",
    "各市(州)政府",
    "各市(州)党委法治建设议事协调机构",
    "省级新闻单位",
];

/// Who shares measures in the plan that ships inside, units numbered by first appearance.
fn plan(with_collectives: bool) -> (usize, Vec<Tie>) {
    let truth: serde_json::Value = serde_json::from_str(include_str!("data/truth.json")).unwrap();
    let mut names: Vec<&str> = Vec::new();
    let mut pairs = Vec::new();
    for (measure, held) in (0..).zip(truth["measures"].as_array().unwrap()) {
        for role in ["lead", "participate", "responsible"] {
            for name in held["roles"][role].as_array().into_iter().flatten() {
                let name = name.as_str().unwrap();
                if !with_collectives && COLLECTIVE.contains(&name) {
                    continue;
                }
                let known = names.iter().position(|known| *known == name);
                let unit = known.unwrap_or_else(|| {
                    names.push(name);
                    names.len() - 1
                });
                pairs.push((measure, unit as u32));
            }
        }
    }
    (names.len(), project(names.len(), &pairs))
}

fn ties((nodes, ties): &(usize, Vec<Tie>)) -> Ties {
    Ties::new(*nodes, ties.iter().map(|tie| (tie.first, tie.second, f64::from(tie.weight))))
}

#[test]
fn the_plans_network_is_what_it_is() {
    let all = plan(true);
    assert_eq!((all.0, all.1.len()), (78, 1_061));
    let some = plan(false);
    assert_eq!((some.0, some.1.len()), (70, 929));
    let strengths = strength(&ties(&all));
    let weight: u32 = all.1.iter().map(|tie| tie.weight).sum();
    assert!((strengths.iter().sum::<f64>() - 2.0 * f64::from(weight)).abs() < 1e-9);
}

#[test]
fn the_plans_network_is_grouped_best() {
    let all = communities(&ties(&plan(true)));
    assert_eq!((all.count, (all.q * 1e5).round()), (3, 18_376.0), "proven best");
    let some = communities(&ties(&plan(false)));
    assert_eq!((some.count, (some.q * 1e5).round()), (3, 18_827.0), "no better one is known");
}

/// The same on every machine, and a change of the picture is seen here first.
#[test]
fn the_plans_network_stands_where_it_stood() {
    for (with_collectives, most, expected) in
        [(true, 0.12, "0xb4eafdfdba3e94cf"), (false, 0.114, "0x72592852ad24dbfd")]
    {
        let ties = ties(&plan(with_collectives));
        let places = layout(&ties, &[]);
        let stress = stress(&ties, &places);
        assert!(stress <= most, "{stress}");
        assert_eq!(format!("{:#x}", hash(&places)), expected);
    }
}
