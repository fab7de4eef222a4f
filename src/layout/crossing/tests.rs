//! Every figure against a slower way to get it.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::exact::solve;
use super::meter::Meter;
use super::pairs::Differences;
use super::{
    Bipartite, Budget, PaceError, PaceErrorKind, Solution, count, format_pace, heuristic, minimise,
    minimise_grouped, parse_pace,
};

const UNLIMITED: Budget = Budget { steps: u64::MAX, cancelled: &|| false };

/// Marsaglia's xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from((self.0 >> 20) % limit as u64).unwrap()
    }

    fn graph(&mut self, fixed: usize, free: usize, edges: usize) -> Bipartite {
        let edges: Vec<(u32, u32)> = (0..edges).map(|_| (self.below(free), self.below(fixed))).collect();
        Bipartite::from_edges(fixed, free, edges.into_iter())
    }

    fn permutation(&mut self, n: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0_u32..).take(n).collect();
        for i in (1..n).rev() {
            order.swap(i, self.below(i + 1) as usize);
        }
        order
    }
}

fn naive_count(g: &Bipartite, order: &[u32]) -> u64 {
    let mut lines = Vec::new();
    for (at, &v) in order.iter().enumerate() {
        lines.extend(g.free[v as usize].iter().map(|&x| (at, x)));
    }
    let crossing = |a: &(usize, u32)| lines.iter().filter(|b| a.0 < b.0 && a.1 > b.1).count();
    lines.iter().map(crossing).sum::<usize>() as u64
}

/// Fewest crossings of all orders that `allowed` lets pass.
fn brute_force(g: &Bipartite, allowed: &dyn Fn(&[u32]) -> bool) -> u64 {
    fn extend(order: &mut Vec<u32>, left: &mut Vec<u32>, visit: &mut dyn FnMut(&[u32])) {
        if left.is_empty() {
            visit(order);
        }
        for i in 0..left.len() {
            order.push(left.remove(i));
            extend(order, left, visit);
            left.extend(order.pop());
            let last = left.len() - 1;
            left[i..=last].rotate_right(1);
        }
    }
    let mut best = u64::MAX;
    let mut all: Vec<u32> = (0_u32..).take(g.free.len()).collect();
    extend(&mut Vec::new(), &mut all, &mut |order| {
        if allowed(order) {
            best = best.min(count(g, order));
        }
    });
    best
}

fn assert_consistent(g: &Bipartite, s: &Solution) {
    let mut all = s.order.clone();
    all.sort_unstable();
    assert!(all.iter().copied().eq((0_u32..).take(g.free.len())), "a permutation");
    assert_eq!(s.crossings, naive_count(g, &s.order));
    assert!(s.lower_bound <= s.crossings);
    assert_eq!(s.proven, s.lower_bound == s.crossings);
}

#[test]
fn counts_as_pairs_of_lines_do() {
    let mut random = Random(7);
    for round in 0..300 {
        let g = random.graph(1 + round % 20, 1 + round % 13, round);
        let order = random.permutation(g.free.len());
        assert_eq!(count(&g, &order), naive_count(&g, &order));
    }
}

#[test]
fn best_of_all_permutations() {
    let mut random = Random(11);
    for round in 0..600 {
        let free = 1 + round % 7;
        let g = random.graph(3 + round % 9, free, free + round % 40);
        let s = minimise(&g, &UNLIMITED);
        assert_consistent(&g, &s);
        assert!(s.proven);
        assert_eq!(s.crossings, brute_force(&g, &|_| true), "{g:?}");
    }
}

#[test]
fn best_of_all_grouped_permutations() {
    let mut random = Random(13);
    for round in 0..300 {
        let free = 1 + round % 7;
        let g = random.graph(3 + round % 9, free, free + round % 40);
        let group: Vec<u32> = (0..free).map(|_| random.below(3)).collect();
        let in_groups = |order: &[u32]| order.is_sorted_by_key(|&v| group[v as usize]);
        let s = minimise_grouped(&g, &group, &UNLIMITED);
        assert_consistent(&g, &s);
        assert!(s.proven && in_groups(&s.order));
        assert_eq!(s.crossings, brute_force(&g, &in_groups), "{g:?} {group:?}");
    }
}

/// Best crossings by subsets: `best[S]` puts exactly `S` first.
fn by_subsets(g: &Bipartite) -> u64 {
    let n = g.free.len();
    let ids: Vec<u32> = (0_u32..).take(n).collect();
    let pair: Vec<Vec<u64>> =
        ids.iter().map(|&i| ids.iter().map(|&j| naive_count(g, &[i, j])).collect()).collect();
    let mut best = vec![u64::MAX; 1 << n];
    best[0] = 0;
    for set in 0..1_usize << n {
        for v in (0..n).filter(|v| set >> v & 1 == 0) {
            let cost: u64 = (0..n).filter(|u| set >> u & 1 == 1).map(|u| pair[u][v]).sum();
            let next = set | 1 << v;
            best[next] = best[next].min(best[set] + cost);
        }
    }
    best[(1 << n) - 1]
}

#[test]
fn best_of_all_subsets_on_dense_graphs() {
    let mut random = Random(17);
    for round in 0..60 {
        // Dense and random: long cycles, fractional solutions, branching.
        let g = random.graph(12 + round % 7, 12, 60 + round);
        let s = minimise(&g, &UNLIMITED);
        assert_consistent(&g, &s);
        assert!(s.proven);
        assert_eq!(s.crossings, by_subsets(&g), "{g:?}");
    }
}

/// Least excess of all orders, by subsets.
fn least_excess(d: &Differences) -> u64 {
    let n = d.len();
    let mut best = vec![u64::MAX; 1 << n];
    best[0] = 0;
    for set in 0..1_usize << n {
        for v in (0_u32..).take(n).filter(|v| (set >> v) & 1 == 0) {
            let row = d.row(v).iter().enumerate();
            // What stands before `v` pays where it would rather follow.
            let cost: i32 = row.filter(|(u, _)| (set >> u) & 1 == 1).map(|(_, &cell)| (-cell).max(0)).sum();
            let next = set | (1 << v);
            best[next] = best[next].min(best[set] + u64::from(cost.unsigned_abs()));
        }
    }
    best[(1 << n) - 1]
}

/// Linear programmes of small graphs come out whole. Those of a fence (arcs
/// `i → k + i`, and all `k + i → j` for other `j`) do not: each pair of the former
/// needs one violated, which halves of all of them seem to do.
#[test]
fn best_where_the_linear_programme_is_fractional() {
    let mut random = Random(29);
    for round in 0..40 {
        let pales = 3 + round % 4;
        let n = 2 * pales;
        let mut cells = vec![0; n * n];
        let mut weigh = |from: usize, to: usize, least: i32, spread: usize| {
            let weight = least + i32::try_from(random.below(spread)).unwrap();
            cells[from * n + to] = -weight;
            cells[to * n + from] = weight;
        };
        for i in 0..pales {
            weigh(i, pales + i, 50, 10);
            for j in (0..pales).filter(|&j| j != i) {
                weigh(pales + i, j, 60, 30);
            }
            for j in 0..i {
                weigh(i, j, -2, 5);
                weigh(pales + i, pales + j, -2, 5);
            }
        }
        let d = Differences::from_cells(n, cells);
        let least = least_excess(&d);
        let start: Vec<u32> = random.permutation(n);
        for steps in [10, 40, 100, u64::MAX] {
            let mut meter = Meter { steps, cancelled: &|| false };
            let found = solve(&d, start.clone(), &mut meter);
            assert_eq!(found.excess, d.excess(&found.order));
            assert!(found.bound <= least && least <= found.excess);
            assert!(steps < u64::MAX || found.bound == found.excess);
        }
    }
}

#[test]
fn a_spent_budget_leaves_an_honest_bound() {
    let mut random = Random(19);
    for round in 0..40 {
        let g = random.graph(15, 12, 70 + round);
        let best = by_subsets(&g);
        for steps in [0, 1, 5, 20, 60] {
            let s = minimise(&g, &Budget { steps, ..UNLIMITED });
            assert_consistent(&g, &s);
            assert!(s.lower_bound <= best && best <= s.crossings);
            assert_eq!(s, minimise(&g, &Budget { steps, ..UNLIMITED }), "deterministic");
        }
        let cancelled = minimise(&g, &Budget { cancelled: &|| true, ..UNLIMITED });
        assert_consistent(&g, &cancelled);
        assert!(cancelled.lower_bound <= best);
        assert_consistent(&g, &heuristic(&g));
    }
}

#[test]
fn twins_stay_together_and_isolated_vertices_come_last() {
    let edges = [(0, 2), (2, 0), (3, 2), (4, 0), (4, 1)];
    let g = Bipartite::from_edges(3, 6, edges.into_iter());
    let s = minimise(&g, &UNLIMITED);
    assert_eq!(s.order, [2, 4, 0, 3, 1, 5]);
    assert_eq!((s.crossings, s.proven), (0, true));
}

#[test]
fn nothing_to_order() {
    for g in [Bipartite::default(), Bipartite::from_edges(0, 3, std::iter::empty())] {
        let s = minimise(&g, &UNLIMITED);
        assert_consistent(&g, &s);
        assert_eq!((s.crossings, s.proven), (0, true));
    }
}

#[test]
fn more_vertices_than_pairs_are_kept_for() {
    let large = Bipartite {
        fixed: 10_000,
        free: (0_u32..5_000).map(|i| vec![i * 7919 % 9_973, 9_973 + i % 27]).collect(),
    };
    let s = heuristic(&large);
    let start: Vec<u32> = (0..5_000).collect();
    assert!(s.crossings < count(&large, &start));
    assert!(!s.proven && s.lower_bound == 0);
}

#[test]
fn reads_pace_and_writes_orders() {
    let text = "c a comment\np ocr 3 2 4\n1 5\n1 5\nc another\n3 4\n\n2 5\n";
    let g = parse_pace(text).unwrap();
    assert_eq!(g, Bipartite { fixed: 3, free: vec![vec![2], vec![0, 1]] });
    assert_eq!(format_pace(&g, &minimise(&g, &UNLIMITED).order), "5\n4\n");
    let arranged = parse_pace("p ocr 1 1 1 1\n1\n2\n1 2\n").unwrap();
    assert_eq!(arranged.free, [[0]]);
}

#[test]
fn says_what_is_wrong_with_a_pace_file() {
    use PaceErrorKind as Kind;
    let cases = [
        ("", 1, Kind::NoHeader),
        ("c x\n1 2\n", 2, Kind::NoHeader),
        ("p tw 1 1 1\n", 1, Kind::BadHeader),
        ("p ocr 1 1\n", 1, Kind::BadHeader),
        ("p ocr 1 1 x\n", 1, Kind::BadHeader),
        ("p ocr 1 1 1 1 1\n", 1, Kind::BadHeader),
        ("p ocr 1 1 1\np ocr 1 1 1\n", 2, Kind::SecondHeader),
        ("p ocr 1 1 1\n1\n", 2, Kind::BadEdge),
        ("p ocr 1 1 1\n1 2 3\n", 2, Kind::BadEdge),
        ("p ocr 1 1 1\n1 -2\n", 2, Kind::BadEdge),
        ("p ocr 1 1 1\n0 2\n", 2, Kind::NotFixed(0)),
        ("p ocr 1 1 1\n2 2\n", 2, Kind::NotFixed(2)),
        ("p ocr 1 1 1\n1 1\n", 2, Kind::NotFree(1)),
        ("p ocr 1 1 1\n1 3\n", 2, Kind::NotFree(3)),
        ("p ocr 1 1 1 1\n3\n", 2, Kind::BadVertex),
        ("p ocr 1 1 2\n1 2\n", 2, Kind::TooShort { announced: 2, found: 1 }),
        ("p ocr 1 1 1\n1 2\n1 2\n", 3, Kind::TooLong { announced: 1 }),
    ];
    for (text, line, kind) in cases {
        assert_eq!(parse_pace(text), Err(PaceError { line, kind }), "{text:?}");
    }
}
