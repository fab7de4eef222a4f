//! A tree written out as a row of its leaves: every joint may be turned, none may be taken apart.

use super::Distances;
use super::tree::Tree;

/// The order with the least sum of distances between leaves side by side. O(n³) time.
///
/// For every pair of leaves there is one joint where they meet; `cost` has for the pair the least sum of an
/// order of that joint's leaves that begins with one and ends with the other.
pub(super) fn best(tree: &Tree, distances: &Distances) -> Vec<u32> {
    let n = tree.leaves;
    let spans = Spans::of(tree);
    let mut cost = vec![0.0; n * n];
    let mut reach = vec![0.0; n];
    for &[left, right] in &tree.joints {
        for &first in spans.leaves(left) {
            // From `first` through the left side and over to each leaf of the right side.
            for &over in spans.leaves(right) {
                let row = distances.row(over);
                let ends = spans.ends(left, first).iter();
                let least = ends.map(|&end| cost[first as usize * n + end as usize] + row[end as usize]);
                reach[over as usize] = least.fold(f64::INFINITY, f64::min);
            }
            for &last in spans.leaves(right) {
                let ends = spans.ends(right, last).iter();
                let least = ends.map(|&end| reach[end as usize] + cost[end as usize * n + last as usize]);
                let least = least.fold(f64::INFINITY, f64::min);
                cost[first as usize * n + last as usize] = least;
                cost[last as usize * n + first as usize] = least;
            }
        }
    }
    let mut order = Vec::with_capacity(n);
    let root = (n + tree.joints.len() - 1) as u32;
    let [left, right] = spans.children(root);
    let pairs = spans.leaves(left).iter().flat_map(|&a| spans.leaves(right).iter().map(move |&b| (a, b)));
    let Some(ends) = pairs.min_by(|a, b| {
        let of = |pair: &(u32, u32)| cost[pair.0 as usize * n + pair.1 as usize];
        of(a).total_cmp(&of(b)).then(a.cmp(b))
    }) else {
        return order;
    };
    // (joint or leaf, its first and its last leaf), the next to write out on top.
    let mut open = vec![(root, ends.0, ends.1)];
    while let Some((node, first, last)) = open.pop() {
        if (node as usize) < n {
            order.push(node);
            continue;
        }
        let [mut left, mut right] = spans.children(node);
        if !spans.leaves(left).contains(&first) {
            (left, right) = (right, left);
        }
        let mut seam = (f64::INFINITY, first, last);
        for &end in spans.ends(left, first) {
            for &begin in spans.ends(right, last) {
                let sum = cost[first as usize * n + end as usize]
                    + distances.row(end)[begin as usize]
                    + cost[begin as usize * n + last as usize];
                if sum < seam.0 {
                    seam = (sum, end, begin);
                }
            }
        }
        open.push((right, seam.2, last));
        open.push((left, first, seam.1));
    }
    order
}

/// A good order fast: every joint puts the nearest ends of its two sides together, as G. Gruvaeus and
/// H. Wainer, "Two additions to hierarchical cluster analysis" (1972). O(n²) time at most.
pub(super) fn good(tree: &Tree, distances: &Distances) -> Vec<u32> {
    let mut sides: Vec<Vec<u32>> = (0_u32..).take(tree.leaves).map(|leaf| vec![leaf]).collect();
    for &[left, right] in &tree.joints {
        let mut a = std::mem::take(&mut sides[left as usize]);
        let mut b = std::mem::take(&mut sides[right as usize]);
        let between = |a: Option<&u32>, b: Option<&u32>| match (a, b) {
            (Some(&a), Some(&b)) => distances.row(a)[b as usize],
            _ => f64::INFINITY,
        };
        let seams = [
            between(a.last(), b.first()),
            between(a.last(), b.last()),
            between(a.first(), b.first()),
            between(a.first(), b.last()),
        ];
        let least = seams.iter().copied().fold(f64::INFINITY, f64::min);
        let at = seams.iter().position(|&seam| seam <= least).unwrap_or(0);
        if at >= 2 {
            a.reverse();
        }
        if at % 2 == 1 {
            b.reverse();
        }
        a.append(&mut b);
        sides.push(a);
    }
    sides.pop().unwrap_or_default()
}

/// The leaves of every node, side by side in one list.
struct Spans<'a> {
    tree: &'a Tree,
    leaves: Vec<u32>,
    span: Vec<(usize, usize)>,
}

impl<'a> Spans<'a> {
    fn of(tree: &'a Tree) -> Self {
        let mut size = vec![1; tree.leaves];
        for &[left, right] in &tree.joints {
            size.push(size[left as usize] + size[right as usize]);
        }
        let mut span: Vec<(usize, usize)> = size.iter().map(|&size| (0, size)).collect();
        for (at, &[left, right]) in tree.joints.iter().enumerate().rev() {
            let (start, end) = span[tree.leaves + at];
            let middle = start + size[left as usize];
            span[left as usize] = (start, middle);
            span[right as usize] = (middle, end);
        }
        let mut leaves = vec![0; tree.leaves];
        for (leaf, &(start, _)) in (0_u32..).zip(&span[..tree.leaves]) {
            leaves[start] = leaf;
        }
        Self { tree, leaves, span }
    }

    fn leaves(&self, node: u32) -> &[u32] {
        let (start, end) = self.span[node as usize];
        &self.leaves[start..end]
    }

    fn children(&self, node: u32) -> [u32; 2] {
        self.tree.joints[node as usize - self.tree.leaves]
    }

    /// The leaves that can stand at the other end of `node` when `leaf`, one of its own, stands at one end.
    fn ends(&self, node: u32, leaf: u32) -> &[u32] {
        if (node as usize) < self.tree.leaves {
            return self.leaves(node);
        }
        let [left, right] = self.children(node);
        let (start, end) = self.span[left as usize];
        let at = self.span[leaf as usize].0;
        if (start..end).contains(&at) { self.leaves(right) } else { self.leaves(left) }
    }
}
