//! Crossing numbers of pairs. What they mean for an order is decided elsewhere.
//!
//! For a pair `(i, j)` let `c(i, j)` be the crossings between their lines when
//! `i` stands before `j`. Every order pays `min(c(i, j), c(j, i))` for each
//! pair; what can be won or lost is the difference `d(i, j) = c(i, j) - c(j, i)`,
//! the arc weights of the *penalty digraph* of K. Sugiyama, S. Tagawa and
//! M. Toda, "Methods for visual understanding of hierarchical system
//! structures" (1981). Differences are antisymmetric, which halves both the
//! counting and what has to be kept.

use super::twins::Twins;

/// Most classes for which all pairs are kept (4 bytes a pair: 64 MiB).
pub(super) const MATRIX_LIMIT: usize = 4096;

/// `d(i, j)` of all pairs of `n` vertices.
pub(super) struct Differences {
    n: usize,
    cells: Vec<i32>,
}

impl Differences {
    /// All pairs of the classes in `twins`, or `None` where they would not fit:
    /// more than [`MATRIX_LIMIT`] classes, or lines so many that a difference
    /// may leave 32 bits. O(classes × lines) time.
    pub fn of(fixed: usize, twins: &Twins) -> Option<Self> {
        let n = twins.lists.len();
        let heaviest =
            (0..n).map(|i| twins.weight(i).saturating_mul(length(twins.lists[i]))).max().unwrap_or(0);
        if n > MATRIX_LIMIT || heaviest.saturating_mul(heaviest) > i64::from(i32::MAX) {
            return None;
        }
        let mut cells = vec![0_i32; n * n];
        let mut lead = vec![0_i32; fixed];
        for j in 0..n {
            fill_lead(&mut lead, twins.lists[j]);
            for i in 0..j {
                let sum: i32 = twins.lists[i].iter().map(|&x| lead[x as usize]).sum();
                #[expect(clippy::cast_possible_truncation, reason = "bounded by `heaviest`")]
                let d = (i64::from(sum) * twins.weight(i) * twins.weight(j)) as i32;
                cells[i * n + j] = d;
                cells[j * n + i] = -d;
            }
        }
        Some(Self { n, cells })
    }

    /// From the rows one behind the other, which must be antisymmetric.
    #[cfg(test)]
    pub fn from_cells(n: usize, cells: Vec<i32>) -> Self {
        Self { n, cells }
    }

    /// The pairs among `vertices` alone, renumbered by their place in it.
    pub fn among(&self, vertices: &[u32]) -> Self {
        let cells = vertices
            .iter()
            .flat_map(|&i| {
                let row = self.row(i);
                vertices.iter().map(|&j| row[j as usize])
            })
            .collect();
        Self { n: vertices.len(), cells }
    }

    pub fn len(&self) -> usize {
        self.n
    }

    /// `d(i, j)` for every `j`; negative where `i` is better before `j`.
    pub fn row(&self, i: u32) -> &[i32] {
        let start = i as usize * self.n;
        &self.cells[start..start + self.n]
    }

    pub fn get(&self, i: u32, j: u32) -> i64 {
        i64::from(self.row(i)[j as usize])
    }

    /// What `order` pays above the unavoidable sum of minima.
    pub fn excess(&self, order: &[u32]) -> u64 {
        let mut sum = 0;
        for (at, &i) in order.iter().enumerate() {
            let row = self.row(i);
            for &j in &order[at + 1..] {
                sum += u64::from(row[j as usize].max(0).unsigned_abs());
            }
        }
        sum
    }
}

/// For each fixed position `x`: neighbours in `list` before `x` less those after.
fn fill_lead(lead: &mut [i32], list: &[u32]) {
    let degree = i32::try_from(list.len()).unwrap_or(i32::MAX);
    let mut from = 0;
    for (before, &x) in (0..).zip(list) {
        let x = x as usize;
        lead[from..x].fill(2 * before - degree);
        lead[x] = 2 * before + 1 - degree;
        from = x + 1;
    }
    lead[from..].fill(degree);
}

/// `d(i, j)` of two neighbour lists, without a matrix. O(both degrees) time.
pub(super) fn difference(i: &[u32], j: &[u32]) -> i64 {
    let degree = length(j);
    let (mut before, mut sum) = (0_usize, 0_i64);
    for &x in i {
        while before < j.len() && j[before] < x {
            before += 1;
        }
        let shared = i64::from(j.get(before) == Some(&x));
        sum += 2 * length(&j[..before]) + shared - degree;
    }
    sum
}

fn length(list: &[u32]) -> i64 {
    i64::try_from(list.len()).unwrap_or(i64::MAX)
}
