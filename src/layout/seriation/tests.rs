//! Orders against all orders that the tree allows.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::super::random::Random;
use super::tree::Tree;
use super::{Distances, distance, order, seriate, unfolding};

fn lists(random: &mut Random, rows: usize, columns: u32, share: u32) -> Vec<Vec<(u32, f64)>> {
    let mut row = || (0..columns).filter(|_| random.below(100) < share).map(|c| (c, 1.0)).collect();
    (0..rows).map(|_| row()).collect()
}

/// Least sum over all ways to turn the joints.
fn by_trying_all(tree: &Tree, distances: &Distances) -> f64 {
    let turns = tree.joints.len();
    let orders = (0..1_u32 << turns).map(|turn| {
        let mut sides: Vec<Vec<u32>> = (0_u32..).take(tree.leaves).map(|leaf| vec![leaf]).collect();
        for (at, &[left, right]) in tree.joints.iter().enumerate() {
            let (mut a, mut b) = (sides[left as usize].clone(), sides[right as usize].clone());
            if turn >> at & 1 == 1 {
                std::mem::swap(&mut a, &mut b);
            }
            a.extend(b);
            sides.push(a);
        }
        sum(distances, sides.last().unwrap())
    });
    orders.fold(f64::INFINITY, f64::min)
}

fn sum(distances: &Distances, order: &[u32]) -> f64 {
    order.windows(2).map(|pair| distances.row(pair[0])[pair[1] as usize]).sum()
}

#[test]
fn unfolds_every_tree_best() {
    let mut random = Random::new(5);
    for round in 0..200_usize {
        let rows = 2 + round % 9;
        let lists = lists(&mut random, rows, 8, 40);
        let all: Vec<u32> = (0_u32..).take(rows).collect();
        let distances = Distances::of(&all, &lists);
        let tree = Tree::of(&distances);
        assert_eq!(tree.joints.len(), rows - 1);
        let least = by_trying_all(&tree, &distances);
        let best = unfolding::best(&tree, &distances);
        assert!((sum(&distances, &best) - least).abs() < 1e-9);
        let good = unfolding::good(&tree, &distances);
        for mut order in [best, good] {
            assert!(sum(&distances, &order) >= least - 1e-9);
            order.sort_unstable();
            assert_eq!(order, all);
        }
    }
}

#[test]
fn blocks_that_were_mixed_stand_together_again() {
    // Three kinds of rows and of columns, mixed up by their numbers.
    let cells: Vec<(u32, u32, f64)> = (0..30_u32)
        .flat_map(|row| (0..30_u32).map(move |column| (row, column)))
        .filter(|(row, column)| row % 3 == column % 3 && (row * 7 + column * 5) % 11 != 0)
        .map(|(row, column)| (row, column, 1.0))
        .collect();
    let found = seriate(30, 30, &cells);
    for order in [found.rows, found.columns] {
        let changes = order.windows(2).filter(|pair| pair[0] % 3 != pair[1] % 3).count();
        assert_eq!(changes, 2, "{order:?}");
    }
}

#[test]
fn a_chain_is_found() {
    // Row i has columns i and i + 1: the sum is least in the order of the chain, given in a shuffled sequence.
    let place = |i: u32| (i * 7) % 20;
    let cells: Vec<(u32, u32, f64)> =
        (0..20).flat_map(|i| [(place(i), i, 1.0), (place(i), i + 1, 1.0)]).collect();
    let found = seriate(20, 21, &cells).rows;
    let neighbours = found.windows(2).filter(|pair| {
        let back = |row: u32| (0..20).find(|&i| place(i) == row).unwrap();
        back(pair[0]).abs_diff(back(pair[1])) == 1
    });
    assert!(neighbours.count() >= 15, "{found:?}");
}

#[test]
fn rows_without_cells_come_last_and_small_matrices_work() {
    assert_eq!(order(vec![vec![], vec![(0, 1.0)], vec![], vec![(1, 2.0)]]), [1, 3, 0, 2]);
    let empty = seriate(0, 3, &[]);
    assert_eq!((empty.rows, empty.columns), (vec![], vec![0, 1, 2]));
}

#[test]
fn distance_is_what_is_not_shared() {
    let close = |a: f64, b: f64| (a - b).abs() < 1e-12;
    assert!(close(distance(&[(0, 1.0), (1, 1.0)], &[(1, 1.0), (2, 1.0)]), 2.0 / 3.0));
    assert!(close(distance(&[(0, 3.0)], &[(0, 1.0)]), 2.0 / 3.0));
    assert!(close(distance(&[(0, 3.0)], &[(0, 3.0)]), 0.0));
    assert!(close(distance(&[(0, 3.0)], &[]), 1.0));
}

#[test]
fn large_matrices_are_ordered_as_well() {
    let mut random = Random::new(3);
    let mut found = order(lists(&mut random, 600, 40, 10));
    found.sort_unstable();
    assert_eq!(found, (0..600).collect::<Vec<u32>>());
}
