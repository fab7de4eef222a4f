//! A weighted graph of nodes of one kind, laid out for walking over neighbours. Where the ties come from is
//! for the caller to know.

/// An undirected graph with weights. Each tie stands with both of its ends; the neighbours of a node ascend,
/// so that nothing computed from them depends on the sequence in which ties were given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ties {
    /// Neighbours of node `v` are `ends[starts[v]..starts[v + 1]]`.
    starts: Vec<u32>,
    ends: Vec<u32>,
    weights: Vec<f64>,
}

impl Ties {
    /// From ties `(node, node, weight)` in any sequence and direction. A pair given more than once is one
    /// tie with the sum of the weights; a tie of a node with itself is left out.
    ///
    /// # Panics
    /// If a tie names a node that is not below `nodes`, if a weight is not positive and finite, or if there
    /// are 2³¹ ties or more.
    #[must_use]
    pub fn new(nodes: usize, ties: impl IntoIterator<Item = (u32, u32, f64)>) -> Self {
        let given: Vec<(u32, u32, f64)> = ties.into_iter().filter(|tie| tie.0 != tie.1).collect();
        assert!(given.len() < 1 << 31, "{} ties", given.len());
        let mut starts = vec![0_u32; nodes + 1];
        for &(a, b, weight) in &given {
            assert!(weight > 0.0 && weight.is_finite(), "weight {weight}");
            starts[a as usize + 1] += 1;
            starts[b as usize + 1] += 1;
        }
        accumulate(&mut starts);
        // Twice sorted by counting, first by one end and then stably by the other: neighbours ascend.
        let by_end = scatter(&starts, given.iter().flat_map(|&(a, b, w)| [(a, b, w), (b, a, w)]));
        let turned = (0_u32..).take(nodes).flat_map(|end| {
            let range = starts[end as usize] as usize..starts[end as usize + 1] as usize;
            by_end[range].iter().map(move |&(other, weight)| (other, end, weight))
        });
        let sorted = scatter(&starts, turned);
        let mut ties = Self { starts: vec![0], ends: Vec::new(), weights: Vec::new() };
        ties.ends.reserve_exact(sorted.len());
        ties.weights.reserve_exact(sorted.len());
        for node in 0..nodes {
            let first = ties.ends.len();
            for &(end, weight) in &sorted[starts[node] as usize..starts[node + 1] as usize] {
                match ties.weights.last_mut() {
                    Some(sum) if ties.ends.len() > first && ties.ends.last() == Some(&end) => *sum += weight,
                    _ => {
                        ties.ends.push(end);
                        ties.weights.push(weight);
                    }
                }
            }
            ties.starts.push(ties.ends.len() as u32);
        }
        ties
    }

    /// Number of nodes.
    pub fn nodes(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Number of ties.
    pub fn len(&self) -> usize {
        self.ends.len() / 2
    }

    /// Whether no nodes are tied.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The nodes tied to `node`, ascending.
    ///
    /// # Panics
    /// If there is no such node; so do the functions below.
    pub fn neighbours(&self, node: u32) -> &[u32] {
        &self.ends[self.range(node)]
    }

    /// The weights of the ties to [`Self::neighbours`].
    pub fn weights(&self, node: u32) -> &[f64] {
        &self.weights[self.range(node)]
    }

    /// Neighbours with weights.
    pub fn around(&self, node: u32) -> impl ExactSizeIterator<Item = (u32, f64)> + Clone + '_ {
        let range = self.range(node);
        self.ends[range.clone()].iter().copied().zip(self.weights[range].iter().copied())
    }

    /// How many nodes `node` is tied to.
    pub fn degree(&self, node: u32) -> usize {
        self.range(node).len()
    }

    /// All nodes.
    pub fn each_node(&self) -> impl ExactSizeIterator<Item = u32> + Clone + use<> {
        0..self.nodes() as u32
    }

    fn range(&self, node: u32) -> std::ops::Range<usize> {
        self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize
    }
}

/// Counts in `counts[1..]` become places.
pub(super) fn accumulate(counts: &mut [u32]) {
    for at in 1..counts.len() {
        counts[at] += counts[at - 1];
    }
}

/// `(key, value, weight)` into rows by key, each row in the sequence given.
fn scatter(starts: &[u32], items: impl Iterator<Item = (u32, u32, f64)>) -> Vec<(u32, f64)> {
    let mut next = starts.to_vec();
    let total = starts.last().map_or(0, |&total| total as usize);
    let mut rows = vec![(0, 0.0); total];
    for (key, value, weight) in items {
        let at = &mut next[key as usize];
        rows[*at as usize] = (value, weight);
        *at += 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::Ties;

    #[test]
    fn neighbours_ascend_and_pairs_are_summed() {
        let ties = Ties::new(4, [(2, 0, 1.0), (1, 1, 9.0), (0, 1, 2.0), (0, 2, 0.5)]);
        assert_eq!((ties.nodes(), ties.len(), ties.is_empty()), (4, 2, false));
        assert_eq!(ties.neighbours(0), [1, 2]);
        assert_eq!(ties.around(2).collect::<Vec<_>>(), [(0, 1.5)]);
        assert_eq!((ties.degree(3), ties.degree(1)), (0, 1));
        assert_eq!(ties, Ties::new(4, [(1, 0, 2.0), (0, 2, 0.5), (0, 2, 1.0)]));
    }

    #[test]
    #[should_panic = "weight -1"]
    fn weights_are_positive() {
        let _ = Ties::new(2, [(0, 1, -1.0)]);
    }
}
