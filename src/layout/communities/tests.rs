//! Known graphs with known answers.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::super::Ties;
use super::super::random::Random;
use super::{communities, modularity};

/// Friendships in a karate club: W. Zachary, "An information flow model for conflict and fission in small
/// groups" (1977).
const KARATE: [(u32, &[u32]); 26] = [
    (0, &[1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31]),
    (1, &[2, 3, 7, 13, 17, 19, 21, 30]),
    (2, &[3, 7, 8, 9, 13, 27, 28, 32]),
    (3, &[7, 12, 13]),
    (4, &[6, 10]),
    (5, &[6, 10, 16]),
    (6, &[16]),
    (8, &[30, 32, 33]),
    (9, &[33]),
    (13, &[33]),
    (14, &[32, 33]),
    (15, &[32, 33]),
    (18, &[32, 33]),
    (19, &[33]),
    (20, &[32, 33]),
    (22, &[32, 33]),
    (23, &[25, 27, 29, 32, 33]),
    (24, &[25, 27, 31]),
    (25, &[31]),
    (26, &[29, 33]),
    (27, &[33]),
    (28, &[31, 33]),
    (29, &[32, 33]),
    (30, &[32, 33]),
    (31, &[32, 33]),
    (32, &[33]),
];

fn karate(name: impl Fn(u32) -> u32) -> Ties {
    let ties = KARATE.iter().flat_map(|(u, ends)| ends.iter().map(|v| (*u, *v, 1.0)));
    Ties::new(34, ties.map(|(u, v, weight)| (name(u), name(v), weight)))
}

#[test]
fn the_karate_club_splits_best_whatever_the_numbers() {
    let mut random = Random::new(1);
    let mut names: Vec<u32> = (0..34).collect();
    for _ in 0..20 {
        let found = communities(&karate(|v| names[v as usize]));
        assert_eq!(found.count, 4);
        assert!((found.q - 0.419_789_6).abs() < 1e-6, "{}", found.q);
        random.shuffle(&mut names);
    }
}

#[test]
fn cliques_in_a_ring_stay_whole() {
    // Eight cliques of six, each tied to the next by one tie.
    let mut ties = Vec::new();
    for clique in 0..8_u32 {
        for a in 0..6 {
            ties.extend((0..a).map(|b| (clique * 6 + a, clique * 6 + b, 1.0)));
        }
        ties.push((clique * 6, (clique + 1) % 8 * 6 + 1, 1.0));
    }
    let found = communities(&Ties::new(48, ties));
    let expected: Vec<u32> = (0..48).map(|node| node / 6).collect();
    assert_eq!((found.of, found.count), (expected, 8));
}

#[test]
fn groups_follow_the_weights() {
    let ties = [(0, 1, 10.0), (2, 3, 10.0), (1, 2, 1.0)];
    assert_eq!(communities(&Ties::new(4, ties)).of, [0, 0, 1, 1]);
    let ties = [(0, 1, 1.0), (2, 3, 1.0), (1, 2, 10.0)];
    let of = communities(&Ties::new(4, ties)).of;
    assert_eq!(of[1], of[2]);
}

#[test]
fn nodes_without_ties_are_alone() {
    let none = communities(&Ties::new(3, []));
    assert_eq!((none.of, none.count, none.q), (vec![0, 1, 2], 3, 0.0));
    let empty = communities(&Ties::new(0, []));
    assert_eq!((empty.of.len(), empty.count), (0, 0));
    assert!(modularity(&Ties::default(), &[]).abs() < 1e-12);
}

#[test]
fn a_heavy_tie_between_two_groups_does_not_join_them() {
    let ties = [
        (0, 1, 5.0),
        (0, 2, 2.0),
        (0, 4, 3.0),
        (0, 5, 1.0),
        (1, 3, 2.0),
        (1, 6, 2.0),
        (2, 4, 3.0),
        (3, 6, 3.0),
    ];
    assert_eq!(communities(&Ties::new(7, ties)).of, [0, 1, 0, 1, 0, 0, 1]);
}
