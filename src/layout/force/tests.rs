//! Known graphs, and what must stay where it is.

use super::super::Ties;
use super::{Place, Start, layout};

fn apart(a: Place, b: Place) -> f32 {
    let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
    (dx * dx + dy * dy).sqrt()
}

fn path(nodes: u32) -> Ties {
    Ties::new(nodes as usize, (1..nodes).map(|node| (node - 1, node, 1.0)))
}

/// A square of `side` × `side` nodes.
fn grid(side: u32) -> Ties {
    let at = move |x, y| y * side + x;
    let across = (0..side).flat_map(move |y| (1..side).map(move |x| (at(x - 1, y), at(x, y), 1.0)));
    let down = (1..side).flat_map(move |y| (0..side).map(move |x| (at(x, y - 1), at(x, y), 1.0)));
    Ties::new((side * side) as usize, across.chain(down))
}

#[test]
fn a_path_becomes_a_line_that_lies() {
    let places = layout(&path(10), &[]);
    for a in 0..10 {
        for b in 0..a {
            assert!((apart(places[a], places[b]) - (a - b) as f32).abs() < 0.1, "{places:?}");
        }
    }
    assert!(places.iter().all(|place| place[1].abs() < 0.5), "{places:?}");
}

#[test]
fn a_square_unfolds() {
    // Above and below the size from which groups are drawn together.
    let opposite = |side: u32, least: f32| {
        let places = layout(&grid(side), &[]);
        let last = side as usize;
        let corners = [0, last - 1, last * last - 1, last * (last - 1)].map(|corner| places[corner]);
        for at in 0..2 {
            let diagonal = apart(corners[at], corners[at + 2]);
            assert!(diagonal > least * side as f32, "{side}: {diagonal}");
        }
    };
    opposite(8, 1.2);
    opposite(20, 1.0);
}

#[test]
fn parts_stand_beside_each_other() {
    // Three triangles and three nodes without ties.
    let ties = (0..3).flat_map(|t| [(0, 1), (1, 2), (0, 2)].map(|(a, b)| (t * 3 + a, t * 3 + b, 1.0)));
    let places = layout(&Ties::new(12, ties), &[]);
    for a in 0..12_usize {
        for b in 0..a {
            let tied = a / 3 == b / 3 && a < 9;
            assert!(apart(places[a], places[b]) > if tied { 0.9 } else { 0.99 }, "{a} {b} {places:?}");
        }
    }
}

#[test]
fn what_is_pinned_stays_and_what_is_known_hardly_moves() {
    for side in [6_u32, 18] {
        let ties = grid(side);
        let known = layout(&ties, &[]);
        let mut starts: Vec<Option<Start>> =
            known.iter().map(|at| Some(Start { at: *at, pinned: false })).collect();
        let again = layout(&ties, &starts);
        let moved = known.iter().zip(&again).map(|(a, b)| apart(*a, *b)).fold(0.0, f32::max);
        assert!(moved < 0.05, "{side}: {moved}");

        // One node is new, one is held further out.
        let out = [known[0][0] - 3.0, known[0][1] + 1.0];
        starts[3] = None;
        starts[0] = Some(Start { at: out, pinned: true });
        let held = layout(&ties, &starts);
        assert_eq!(held[0].map(f32::to_bits), out.map(f32::to_bits));
        assert!(apart(held[3], known[3]) < 3.0, "{side}: {:?} {:?}", held[3], known[3]);
    }
}

#[test]
fn a_single_pin_does_not_keep_the_rest_from_unfolding() {
    for side in [6_u32, 18] {
        let pin = Start { at: [100.0, 100.0], pinned: true };
        let places = layout(&grid(side), &[Some(pin)]);
        assert!(apart(places[0], pin.at) <= 0.0);
        let last = places[(side * side - 1) as usize];
        assert!((0.8..3.0).contains(&(apart(last, pin.at) / side as f32)), "{last:?}");
    }
}

#[test]
fn new_parts_are_put_below_what_is_known() {
    let starts: Vec<Option<Start>> =
        [[0.0, 0.0], [1.0, 0.0]].map(|at| Some(Start { at, pinned: true })).to_vec();
    let places = layout(&Ties::new(4, [(0, 1, 1.0), (2, 3, 1.0)]), &starts);
    assert!(places[2][1] >= 1.0 && places[3][1] >= 1.0, "{places:?}");
}

#[test]
fn little_is_laid_out_too() {
    assert!(layout(&Ties::default(), &[]).is_empty());
    assert_eq!(layout(&Ties::new(1, []), &[]), [[0.0, 0.0]]);
    let two = layout(&path(2), &[]);
    assert!((apart(two[0], two[1]) - 1.0).abs() < 0.01);
    // Everything at one place, and nothing to tell nodes apart.
    let same = vec![Some(Start { at: [2.0, 2.0], pinned: false }); 5];
    let places = layout(&path(5), &same);
    assert!(places.iter().flatten().all(|x| x.is_finite()));
}
