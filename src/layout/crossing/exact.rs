//! The search for a proven best order of one strongly connected component.
//! Whole graphs, ties and groups are put together elsewhere.
//!
//! The order violates a set of arcs that covers every cycle of the penalty
//! digraph, at the least weight. Cycles are added as the linear solution needs
//! them, and the search branches on an arc where covering by fractions is
//! cheaper than covering by whole arcs: the branch and cut of M. Grötschel,
//! M. Jünger and G. Reinelt, "A cutting plane algorithm for the linear ordering
//! problem" (1984), as in M. Jünger, P. Jünger, P. Mutzel and G. Reinelt, "Exact
//! solution of the one-sided crossing minimization problem by the MPPEG team"
//! (2024), which won the exact track of PACE 2024.
//!
//! Every bound used to discard a branch is a packing of cycles checked in whole
//! numbers, so a rounding error can cost time but never the optimum.

use super::cycles::Lengths;
use super::heuristic::sift;
use super::lp::{Dictionary, Outcome, Row};
use super::meter::Meter;
use super::pairs::Differences;

/// Multipliers are counted in parts of 2^-20.
const PARTS: u32 = 20;
/// Largest dictionary, in cells of 8 bytes: 64 MiB.
const CELLS: usize = 1 << 23;
/// Cells of all branches that wait: 128 MiB.
const CELLS_WAITING: usize = 1 << 24;
/// Largest component searched; the search keeps 12 bytes a pair.
const VERTICES: usize = 2048;
/// Cycles a round takes through one arc against the order.
const CYCLES_PER_ARC: usize = 3;
/// Values this close to 0 or 1 count as whole.
const WHOLE: f64 = 1e-6;

/// An order, what it pays above the sum of minima, and what every order pays.
pub(super) struct Found {
    pub order: Vec<u32>,
    pub excess: u64,
    pub bound: u64,
}

/// Searches from the order `start`. `bound == excess` means proven.
pub(super) fn solve(d: &Differences, start: Vec<u32>, meter: &mut Meter) -> Found {
    let excess = d.excess(&start);
    let n = d.len();
    if n > VERTICES || meter.steps == 0 {
        return Found { order: start, excess, bound: 0 };
    }
    let mut search = Search { d, arcs: Vec::new(), numbers: vec![NO_ARC; n * n], order: start, excess };
    let bound = search.run(meter);
    Found { bound: bound.min(search.excess), order: search.order, excess: search.excess }
}

const NO_ARC: u32 = u32::MAX;

struct Arc {
    from: u32,
    to: u32,
    weight: i64,
}

/// A part of the search space: some arcs are kept, some violated.
#[derive(Clone, Default)]
struct Node {
    programme: Dictionary,
    kept: Vec<u32>,
    violated: Vec<u32>,
    bound: u64,
}

enum Verdict {
    /// Nothing better than the best known order is in it.
    Closed,
    /// To be divided by this arc, violated first if so marked.
    Branch(u32, bool),
    /// Given up, with its bound standing.
    Open,
}

struct Search<'a> {
    d: &'a Differences,
    /// Arcs that stand in some known cycle.
    arcs: Vec<Arc>,
    /// Their numbers, by `from * n + to`.
    numbers: Vec<u32>,
    /// The best order known, and its excess.
    order: Vec<u32>,
    excess: u64,
}

impl Search<'_> {
    /// Returns what no order can be below.
    fn run(&mut self, meter: &mut Meter) -> u64 {
        let mut stack = vec![Node::default()];
        while let Some(mut node) = stack.pop() {
            if node.bound >= self.excess {
                continue;
            }
            let waiting: usize = stack.iter().map(|node| node.programme.cells()).sum();
            match self.explore(&mut node, meter) {
                Verdict::Branch(..) if waiting > CELLS_WAITING => {
                    return open_bound(&stack, &node);
                }
                Verdict::Open => return open_bound(&stack, &node),
                Verdict::Closed => {}
                Verdict::Branch(arc, violated_first) => {
                    let mut violated = node.clone();
                    violated.programme.add_row(Row::Violated(arc));
                    violated.violated.push(arc);
                    // Kept arcs that close a cycle leave no order at all.
                    let kept = (!self.closes_cycle(&node.kept, arc)).then(|| {
                        node.programme.add_row(Row::Kept(arc));
                        node.kept.push(arc);
                        node
                    });
                    if violated_first {
                        stack.extend(kept);
                        stack.push(violated);
                    } else {
                        stack.push(violated);
                        stack.extend(kept);
                    }
                }
            }
        }
        self.excess
    }

    fn explore(&mut self, node: &mut Node, meter: &mut Meter) -> Verdict {
        loop {
            if !meter.step() {
                return Verdict::Open;
            }
            let outcome = node.programme.solve(&mut || !meter.step());
            node.bound = node.bound.max(self.certified(node));
            if node.bound >= self.excess {
                return Verdict::Closed;
            }
            if outcome != Outcome::Solved {
                return Verdict::Open;
            }
            let mut lengths = Lengths::new(self.d);
            for (arc, at) in (0_u32..).zip(&self.arcs).take(node.programme.arcs()) {
                lengths.set(at.from, at.to, node.programme.value(arc).max(0.0));
            }
            self.round(&lengths, meter);
            if node.bound >= self.excess {
                return Verdict::Closed;
            }
            let cycles = lengths.short_cycles(&self.order, CYCLES_PER_ARC, &mut || (meter.cancelled)());
            if cycles.is_empty() {
                return self.branching_arc(node);
            }
            node.programme.drop_slack_cycles();
            if node.programme.cells() > CELLS {
                return Verdict::Open;
            }
            for cycle in cycles {
                self.add_cycle(&mut node.programme, &cycle);
                if node.programme.cells() > CELLS {
                    break;
                }
            }
        }
    }

    /// What every order within `node` pays, from the multipliers of its
    /// programme: cycles are packed into the weights of the arcs in whole parts,
    /// a kept arc holding any number of them, and a violated arc costs what the
    /// packing has left of it.
    fn certified(&self, node: &Node) -> u64 {
        let mut left: Vec<i64> = self.arcs.iter().map(|arc| arc.weight << PARTS).collect();
        for &arc in &node.kept {
            left[arc as usize] = i64::MAX;
        }
        let mut packed: i128 = 0;
        for (row, multiplier) in node.programme.multipliers() {
            let Row::Cycle(arcs) = row else { continue };
            #[expect(clippy::cast_possible_truncation, reason = "saturates; checked below")]
            let parts = (multiplier * f64::from(1_u32 << PARTS)) as i64;
            let room = arcs.iter().map(|&arc| left[arc as usize]).min();
            let parts = parts.min(room.unwrap_or(0));
            for &arc in arcs.iter() {
                if left[arc as usize] != i64::MAX {
                    left[arc as usize] -= parts;
                }
            }
            packed += i128::from(parts);
        }
        for &arc in &node.violated {
            packed += i128::from(left[arc as usize]);
        }
        let whole = (packed + (1 << PARTS) - 1) >> PARTS;
        u64::try_from(whole).unwrap_or(0)
    }

    /// Makes an order from the linear solution: next comes the vertex with the
    /// fewest kept arcs still to come into it. If the solution is whole and
    /// covers all cycles, this is an order that violates what it violates.
    fn round(&mut self, lengths: &Lengths, meter: &Meter) {
        let mut left = self.order.clone();
        let mut incoming = vec![0.0; self.d.len()];
        for &v in &left {
            lengths.add_kept(v, 1.0, &mut incoming);
        }
        let mut order = Vec::with_capacity(left.len());
        while !left.is_empty() {
            let mut next = (f64::INFINITY, 0);
            for (at, &v) in left.iter().enumerate() {
                if incoming[v as usize] < next.0 - WHOLE {
                    next = (incoming[v as usize], at);
                }
            }
            let v = left.remove(next.1);
            lengths.add_kept(v, -1.0, &mut incoming);
            order.push(v);
        }
        sift(self.d, &mut order, meter.cancelled);
        let excess = self.d.excess(&order);
        if excess < self.excess {
            self.excess = excess;
            self.order = order;
        }
    }

    fn add_cycle(&mut self, programme: &mut Dictionary, cycle: &[u32]) {
        let ahead = cycle.iter().skip(1).chain(cycle.first());
        let mut row = Vec::with_capacity(cycle.len());
        for (&from, &to) in cycle.iter().zip(ahead) {
            let number = &mut self.numbers[from as usize * self.d.len() + to as usize];
            if *number == NO_ARC {
                *number = u32::try_from(self.arcs.len()).unwrap_or(NO_ARC);
                self.arcs.push(Arc { from, to, weight: -self.d.get(from, to) });
            }
            row.push(*number);
        }
        // Arcs that other branches have brought in come along.
        for arc in &self.arcs[programme.arcs()..] {
            #[expect(clippy::cast_precision_loss, reason = "weights fit in 32 bits")]
            programme.add_arc(arc.weight as f64);
        }
        programme.add_row(Row::Cycle(row.into()));
    }

    /// The arc nearest to one half, the heaviest of equals.
    fn branching_arc(&self, node: &Node) -> Verdict {
        let mut best = (WHOLE, 0, None);
        for (number, arc) in (0_u32..).zip(&self.arcs).take(node.programme.arcs()) {
            let value = node.programme.value(number);
            let split = value.min(1.0 - value);
            if split > best.0 + WHOLE || (split > best.0 - WHOLE && arc.weight > best.1) {
                best = (split, arc.weight, Some((number, value >= 0.5)));
            }
        }
        // A whole solution has become an order already; if its certificate still
        // falls short, rounding is to blame, and the branch stays unproven.
        match best.2 {
            Some((arc, violated_first)) => Verdict::Branch(arc, violated_first),
            None => Verdict::Open,
        }
    }

    fn closes_cycle(&self, kept: &[u32], arc: u32) -> bool {
        let arc = &self.arcs[arc as usize];
        let mut reached = vec![false; self.d.len()];
        let mut open = vec![arc.to];
        while let Some(v) = open.pop() {
            if v == arc.from {
                return true;
            }
            if std::mem::replace(&mut reached[v as usize], true) {
                continue;
            }
            let onward = kept.iter().map(|&k| &self.arcs[k as usize]);
            open.extend(onward.filter(|k| k.from == v).map(|k| k.to));
        }
        false
    }
}

/// What no order in the branches not searched to the end can be below. What one
/// of them lacks for the proof cannot be made good in the others, so the first
/// to be given up ends the search.
fn open_bound(waiting: &[Node], given_up: &Node) -> u64 {
    let waiting = waiting.iter().map(|node| node.bound);
    waiting.fold(given_up.bound, u64::min)
}
