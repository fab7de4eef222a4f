//! One-sided crossing minimisation: one layer of a two-layer drawing stands
//! fixed, the other is put into the order with the fewest crossings of lines.
//!
//! Numbers in, numbers out: nothing here knows plans, units or measures, draws,
//! reads files or looks at a clock, and equal input gives an equal order.
//!
//! The best order violates a cheapest set of arcs of the penalty digraph of
//! K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual understanding of
//! hierarchical system structures" (1981), that meets all of its cycles. Found
//! and proven by the branch and cut that M. Jünger and P. Mutzel brought to this
//! problem, "2-layer straightline crossing minimization: performance of exact
//! and heuristic algorithms" (1997). Stages, each in its own file: `twins` →
//! `pairs` → `components` → `heuristic` → `exact` (`lp`, `cycles`).

mod components;
mod count;
mod cycles;
mod exact;
mod heuristic;
mod lp;
mod meter;
mod pace;
mod pairs;
#[cfg(test)]
mod tests;
mod twins;

pub use count::count;
pub use pace::{PaceError, PaceErrorKind, format_pace, parse_pace};

use exact::Found;
use meter::Meter;
use pairs::Differences;
use twins::Twins;

/// A two-layer graph, seen from the free layer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bipartite {
    /// Number of positions in the fixed layer.
    pub fixed: usize,
    /// For each free vertex the positions of its neighbours, below `fixed`,
    /// ascending and without duplicates.
    pub free: Vec<Vec<u32>>,
}

impl Bipartite {
    /// From pairs `(free vertex, fixed position)` in any sequence; a pair given
    /// twice is one line.
    ///
    /// # Panics
    /// If a pair names a free vertex or a fixed position that is not there.
    #[must_use]
    pub fn from_edges(fixed: usize, free: usize, edges: impl Iterator<Item = (u32, u32)>) -> Self {
        let mut lists = vec![Vec::new(); free];
        for (v, x) in edges {
            assert!((x as usize) < fixed, "fixed position {x} of {fixed}");
            lists[v as usize].push(x);
        }
        for list in &mut lists {
            list.sort_unstable();
            list.dedup();
        }
        Self { fixed, free: lists }
    }
}

/// An order of the free layer and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    /// All free vertices, first to last.
    pub order: Vec<u32>,
    /// Crossings of `order`.
    pub crossings: u64,
    /// No allowed order has fewer crossings than this.
    pub lower_bound: u64,
    /// `crossings == lower_bound`: no order is better.
    pub proven: bool,
}

/// How far a search may go.
pub struct Budget<'a> {
    /// Steps of the search, each one pivot or one round of cuts. Equal steps
    /// give equal answers.
    pub steps: u64,
    /// Asked at every step; once it is true the best order so far is returned.
    /// Here a caller may look at a clock.
    pub cancelled: &'a dyn Fn() -> bool,
}

/// The order with the fewest crossings, or the best found within `budget`.
///
/// Vertices without lines come last; what crossings leave open between vertices
/// follows the mean neighbour positions, then the ids. Comparing all pairs takes
/// O(free² + free × lines) before the budget counts; beyond 4,096 different free
/// vertices only a quick heuristic runs, and the lower bound is 0. Where the
/// search is hard it may hold a few hundred MB; a plan takes far less.
#[must_use]
pub fn minimise(g: &Bipartite, budget: &Budget) -> Solution {
    let all: Vec<u32> = (0_u32..).take(g.free.len()).collect();
    let mut meter = Meter::new(budget);
    order_of(g, &all, &mut meter).counted(g)
}

/// As [`minimise`], with `group[i]` the group of free vertex `i`: groups stand
/// in ascending number, each contiguous. Crossings and lower bound are those of
/// the whole drawing under that constraint; the budget is for all groups.
///
/// # Panics
/// If `group` is not as long as the free layer.
#[must_use]
pub fn minimise_grouped(g: &Bipartite, group: &[u32], budget: &Budget) -> Solution {
    assert_eq!(group.len(), g.free.len(), "one group a free vertex");
    let mut by_group: Vec<u32> = (0_u32..).take(g.free.len()).collect();
    by_group.sort_by_key(|&v| group[v as usize]);
    let mut meter = Meter::new(budget);
    let mut whole = Ordered::default();
    for members in by_group.chunk_by(|&a, &b| group[a as usize] == group[b as usize]) {
        let part = order_of(g, members, &mut meter);
        whole.order.extend(part.order);
        whole.gap += part.gap;
    }
    whole.counted(g)
}

/// A good order fast, without a search for proof: that of [`minimise`] with no
/// steps. The lower bound is the sum of minima over all pairs.
#[must_use]
pub fn heuristic(g: &Bipartite) -> Solution {
    minimise(g, &Budget { steps: 0, cancelled: &|| false })
}

/// An order of some free vertices and how many of its crossings may not be needed.
#[derive(Default)]
struct Ordered {
    order: Vec<u32>,
    gap: u64,
}

impl Ordered {
    fn counted(self, g: &Bipartite) -> Solution {
        let crossings = count(g, &self.order);
        Solution { order: self.order, crossings, lower_bound: crossings - self.gap, proven: self.gap == 0 }
    }
}

/// Orders the vertices of `subset` (ascending ids).
fn order_of(g: &Bipartite, subset: &[u32], meter: &mut Meter) -> Ordered {
    let twins = Twins::new(g, subset);
    let start = heuristic::by_barycenter(&twins);
    let median = heuristic::by_median(&twins);
    let Some(d) = Differences::of(g.fixed, &twins) else {
        return order_large(g, &twins, [start, median], meter);
    };
    let mut rank = vec![0; d.len()];
    for (at, &class) in (0_u32..).zip(&median) {
        rank[class as usize] = at;
    }
    let mut classes = Vec::with_capacity(d.len());
    let mut gap = 0;
    for component in components::components(&d, &start) {
        if component.len() > 1 {
            let mut other = component.clone();
            other.sort_by_key(|&class| rank[class as usize]);
            let found = order_component(&d, &component, &other, meter);
            gap += found.excess - found.bound;
            classes.extend(found.order);
        } else {
            classes.extend(component);
        }
    }
    Ordered { order: twins.expand(&classes), gap }
}

/// The better of two orders of one component, improved and, within the budget,
/// proven.
fn order_component(d: &Differences, a: &[u32], b: &[u32], meter: &mut Meter) -> Found {
    let inner = d.among(a);
    let mut order: Vec<u32> = (0_u32..).take(a.len()).collect();
    let mut place = vec![0; d.len()];
    for (&at, &v) in order.iter().zip(a) {
        place[v as usize] = at;
    }
    let mut other: Vec<u32> = b.iter().map(|&v| place[v as usize]).collect();
    heuristic::sift(&inner, &mut order, meter.cancelled);
    heuristic::sift(&inner, &mut other, meter.cancelled);
    if inner.excess(&other) < inner.excess(&order) {
        order = other;
    }
    let found = exact::solve(&inner, order, meter);
    Found { order: found.order.iter().map(|&at| a[at as usize]).collect(), ..found }
}

/// Where pairs do not fit in memory: nothing is known of the gap.
fn order_large(g: &Bipartite, twins: &Twins, starts: [Vec<u32>; 2], meter: &Meter) -> Ordered {
    let [barycenter, median] = starts;
    let crossings = |classes: &[u32]| count(g, &twins.expand(classes));
    let mut best = barycenter;
    if crossings(&median) < crossings(&best) {
        best = median;
    }
    heuristic::improve_locally(twins, &mut best, meter.cancelled);
    let order = twins.expand(&best);
    Ordered { gap: count(g, &order), order }
}
