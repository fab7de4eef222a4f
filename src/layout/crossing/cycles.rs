//! Cycles of the penalty digraph that a linear solution covers too little.
//! What is done with them is decided elsewhere.
//!
//! Every cycle has an arc against any given order, so shortest ways back from
//! the arcs against a good order find all cycles; there are few such arcs. The
//! ways are those of E. Dijkstra, "A note on two problems in connexion with
//! graphs" (1959), on dense rows.

use super::pairs::Differences;

/// A cycle has to be short of 1 by this much to be worth a row.
const TOLERANCE: f64 = 1e-4;

/// Ways of two arcs are found much faster than others; they suffice for a round
/// that brings at least one cycle for so many vertices.
const FEW: usize = 8;

/// How much of each arc the linear solution violates, and ways that are short by it.
pub(super) struct Lengths {
    n: usize,
    /// By `from * n + to`; infinite where the digraph has no arc.
    length: Vec<f64>,
    distance: Vec<f64>,
    previous: Vec<u32>,
    settled: Vec<bool>,
}

impl Lengths {
    /// Every arc of the digraph at length 0.
    pub fn new(d: &Differences) -> Self {
        let n = d.len();
        let length = (0_u32..)
            .take(n)
            .flat_map(|i| d.row(i).iter())
            .map(|&cell| if cell < 0 { 0.0 } else { f64::INFINITY })
            .collect();
        Self { n, length, distance: vec![0.0; n], previous: vec![0; n], settled: vec![false; n] }
    }

    pub fn set(&mut self, from: u32, to: u32, length: f64) {
        self.length[from as usize * self.n + to as usize] = length;
    }

    fn get(&self, from: u32, to: u32) -> f64 {
        self.length[from as usize * self.n + to as usize]
    }

    /// Adds `factor` to `incoming` of each vertex that an arc leads to from
    /// `from`, as far as the arc is kept.
    pub fn add_kept(&self, from: u32, factor: f64, incoming: &mut [f64]) {
        let row = &self.length[from as usize * self.n..][..self.n];
        for (sum, &length) in incoming.iter_mut().zip(row) {
            if length < 1.0 {
                *sum += factor * (1.0 - length);
            }
        }
    }

    /// Cycles shorter than 1, each as its vertices in sequence; empty only if
    /// there is none or `stop` said so. Arcs of cycles found count as covered
    /// for the next ones, so that one call brings cycles that differ. Lengths
    /// are spent.
    pub fn short_cycles(
        &mut self,
        order: &[u32],
        per_arc: usize,
        stop: &mut dyn FnMut() -> bool,
    ) -> Vec<Vec<u32>> {
        let mut cycles = Vec::new();
        for detours in [false, true] {
            for (at, &to) in order.iter().enumerate() {
                for &from in &order[at + 1..] {
                    for _ in 0..per_arc {
                        let limit = 1.0 - TOLERANCE - self.get(from, to);
                        if limit <= 0.0 {
                            break;
                        }
                        if stop() {
                            return cycles;
                        }
                        let way = if detours {
                            self.shortest(to, from, limit)
                        } else {
                            self.by_one_vertex(to, from, limit)
                        };
                        let Some(way) = way else { break };
                        for pair in way.windows(2) {
                            self.set(pair[0], pair[1], 1.0);
                        }
                        cycles.push(way);
                    }
                }
            }
            if cycles.len() > order.len() / FEW {
                break;
            }
        }
        cycles
    }

    /// The shortest way of two arcs, if shorter than `limit`.
    fn by_one_vertex(&self, start: u32, end: u32, limit: f64) -> Option<Vec<u32>> {
        let n = self.n;
        let first = &self.length[start as usize * n..][..n];
        let mut best = (limit, None);
        for (k, &head) in (0_u32..).zip(first) {
            if head < best.0 {
                let both = head + self.get(k, end);
                if both < best.0 {
                    best = (both, Some(k));
                }
            }
        }
        best.1.map(|middle| vec![start, middle, end])
    }

    /// The shortest way, if shorter than `limit`.
    fn shortest(&mut self, start: u32, end: u32, limit: f64) -> Option<Vec<u32>> {
        let n = self.n;
        self.distance.fill(limit);
        self.settled.fill(false);
        self.distance[start as usize] = 0.0;
        loop {
            let mut nearest = (limit, None);
            for (v, (&distance, &settled)) in (0_u32..).zip(self.distance.iter().zip(&self.settled)) {
                if !settled && distance < nearest.0 {
                    nearest = (distance, Some(v));
                }
            }
            let (so_far, v) = (nearest.0, nearest.1?);
            if v == end {
                break;
            }
            self.settled[v as usize] = true;
            let row = &self.length[v as usize * n..][..n];
            for (w, &length) in row.iter().enumerate() {
                if so_far + length < self.distance[w] {
                    self.distance[w] = so_far + length;
                    self.previous[w] = v;
                }
            }
        }
        let mut way = vec![end];
        let mut v = end;
        while v != start {
            v = self.previous[v as usize];
            way.push(v);
        }
        way.reverse();
        Some(way)
    }
}
