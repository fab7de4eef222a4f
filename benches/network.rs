//! How long the algorithms behind the network of units take, on the plan that ships inside and on generated
//! ones, and how that grows with their size. Goals: projecting 600,000 pairs ≤ 12 ms; a layout of the plan
//! ≤ 10 ms, of 1,000 nodes ≤ 60 ms, of 10,000 ≤ 0.6 s; groups of the plan ≤ 2 ms, of 10,000 nodes ≤ 35 ms;
//! an order of a 100 × 100 matrix ≤ 10 ms.
//!
//! `cargo bench --bench network`.

#![allow(missing_docs, clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

#[path = "../tests/support/gen_plan.rs"]
mod gen_plan;

use divan::{Bencher, black_box};
use dutymap::layout::Ties;
use dutymap::layout::centrality::{Length, betweenness};
use dutymap::layout::communities::communities;
use dutymap::layout::force::layout;
use dutymap::layout::projection::project;
use dutymap::layout::seriation::seriate;

fn main() {
    divan::main();
}

/// Measures, units, assignments a measure, share of picks among a topic's own units.
type Size = (usize, usize, f64, f64);

/// Of the plan's own shape; the last is the one of the goal.
const PLANS: [Size; 4] =
    [(94, 78, 6.6, 0.6), (1_000, 300, 6.0, 0.6), (10_000, 1_000, 6.0, 0.6), (100_000, 5_000, 6.0, 0.6)];
/// Networks of 78, 1,000 and 10,000 units in which topics show: about 7 ties a unit and more.
const NETWORKS: [Size; 3] = [(94, 78, 6.6, 0.6), (1_000, 1_000, 4.0, 0.9), (10_000, 10_000, 4.0, 0.9)];

/// Pairs (measure, unit).
fn pairs((measures, units, edges_per, mix): Size) -> Vec<(u32, u32)> {
    let zipf = if mix > 0.6 { 0.5 } else { 0.9 };
    // The text is made along with the truth; as little of it as can be.
    let options =
        gen_plan::Options { measures, units, edges_per, mix, zipf, body: 1, ..gen_plan::Options::default() };
    let made = gen_plan::generate(&options);
    made.triples.iter().map(|(measure, unit, _)| (*measure as u32 - 1, *unit as u32)).collect()
}

fn network(size: Size) -> Ties {
    let ties = project(size.1, &pairs(size));
    Ties::new(size.1, ties.iter().map(|tie| (tie.first, tie.second, f64::from(tie.weight))))
}

#[divan::bench(args = PLANS, sample_count = 20)]
fn projection(bencher: Bencher, size: Size) {
    let pairs = pairs(size);
    let count = divan::counter::ItemsCount::new(pairs.len());
    bencher.counter(count).bench(|| project(size.1, black_box(&pairs)));
}

#[divan::bench(args = NETWORKS, sample_count = 10, sample_size = 1)]
fn places(bencher: Bencher, size: Size) {
    let ties = network(size);
    let count = divan::counter::ItemsCount::new(ties.len());
    bencher.counter(count).bench(|| layout(black_box(&ties), &[]));
}

#[divan::bench(args = NETWORKS, sample_count = 20, sample_size = 1)]
fn groups(bencher: Bencher, size: Size) {
    let ties = network(size);
    let count = divan::counter::ItemsCount::new(ties.len());
    bencher.counter(count).bench(|| communities(black_box(&ties)));
}

#[divan::bench(args = [Length::Hops, Length::Inverse], sample_count = 20)]
fn between(bencher: Bencher, length: Length) {
    let ties = network(NETWORKS[1]);
    bencher.bench(|| betweenness(black_box(&ties), length));
}

/// Rows and columns.
#[divan::bench(args = [(94, 78), (100, 100), (400, 400)], sample_count = 20)]
fn order_of_matrix(bencher: Bencher, (rows, columns): (usize, usize)) {
    let pairs = pairs((rows, columns, 6.6, 0.6));
    let cells: Vec<(u32, u32, f64)> = pairs.iter().map(|pair| (pair.0, pair.1, 1.0)).collect();
    bencher.bench(|| seriate(rows, columns, black_box(&cells)));
}
