//! An order of the rows and of the columns of a matrix in which alike stand together, so that groups show as
//! blocks. Rows and columns are ordered each for themselves; nothing here knows what they are.
//!
//! Rows are as far apart as they share little of what they have: 1 − Σ min / Σ max of their cells, for 0 and
//! 1 the distance of P. Jaccard (1901). They are clustered by mean distance, and the tree is unfolded with
//! the least sum of distances between rows that stand side by side, by Z. Bar-Joseph, D. Gifford and
//! T. Jaakkola, "Fast optimal leaf ordering for hierarchical clustering" (2001). Stages, each in its own
//! file: `tree` → `unfolding`.

#[cfg(test)]
mod tests;
mod tree;
mod unfolding;

use tree::Tree;

/// Beyond this many rows the tree is unfolded well, not best: the best takes n³ steps.
const BEST: usize = 500;

/// An order of both sides of a matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seriation {
    /// All rows, first to last.
    pub rows: Vec<u32>,
    /// All columns, first to last.
    pub columns: Vec<u32>,
}

/// Orders the rows and columns of a matrix. `cells` are `(row, column, weight)` in any sequence, weights
/// above 0; of a cell given more than once the weights are added. Rows and columns without cells come last,
/// by number. Equal input gives equal orders. O(n² × cells of a row + n³) time, n² memory.
///
/// # Panics
/// If a cell is outside the matrix or its weight is not positive and finite.
#[must_use]
pub fn seriate(rows: usize, columns: usize, cells: &[(u32, u32, f64)]) -> Seriation {
    let turned: Vec<(u32, u32, f64)> =
        cells.iter().map(|&(row, column, weight)| (column, row, weight)).collect();
    Seriation { rows: order_of_rows(rows, cells), columns: order_of_rows(columns, &turned) }
}

/// The order of the rows alone.
///
/// # Panics
/// As [`seriate`].
#[must_use]
pub fn order_of_rows(rows: usize, cells: &[(u32, u32, f64)]) -> Vec<u32> {
    let mut by_row = vec![Vec::new(); rows];
    for &(row, column, weight) in cells {
        assert!(weight > 0.0 && weight.is_finite(), "weight {weight}");
        by_row[row as usize].push((column, weight));
    }
    order(by_row)
}

fn order(mut lists: Vec<Vec<(u32, f64)>>) -> Vec<u32> {
    for list in &mut lists {
        list.sort_by_key(|cell| cell.0);
        list.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
    }
    let all = (0_u32..).take(lists.len());
    let (mut order, empty): (Vec<u32>, Vec<u32>) = all.partition(|&row| !lists[row as usize].is_empty());
    if order.len() > 2 {
        let distances = Distances::of(&order, &lists);
        let tree = Tree::of(&distances);
        let unfolded = if order.len() <= BEST {
            unfolding::best(&tree, &distances)
        } else {
            unfolding::good(&tree, &distances)
        };
        order = unfolded.into_iter().map(|at| order[at as usize]).collect();
        // Either direction is as good: the one that starts nearer to the beginning of the document.
        if order.first() > order.last() {
            order.reverse();
        }
    }
    order.extend(empty);
    order
}

/// 1 − Σ min / Σ max, for lists of cells that ascend.
fn distance(a: &[(u32, f64)], b: &[(u32, f64)]) -> f64 {
    let (mut both, mut all) = (0.0, 0.0);
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.0 == y.0 {
            both += x.1.min(y.1);
            all += x.1.max(y.1);
        } else {
            all += if x.0 < y.0 { x.1 } else { y.1 };
        }
        i += usize::from(x.0 <= y.0);
        j += usize::from(y.0 <= x.0);
    }
    all += a[i..].iter().chain(&b[j..]).map(|cell| cell.1).sum::<f64>();
    if all > 0.0 { 1.0 - both / all } else { 0.0 }
}

/// Distances between all pairs.
struct Distances {
    len: usize,
    of: Vec<f64>,
}

impl Distances {
    fn of(rows: &[u32], lists: &[Vec<(u32, f64)>]) -> Self {
        let len = rows.len();
        let mut of = vec![0.0; len * len];
        for (i, &a) in rows.iter().enumerate() {
            for (j, &b) in rows[..i].iter().enumerate() {
                let between = distance(&lists[a as usize], &lists[b as usize]);
                of[i * len + j] = between;
                of[j * len + i] = between;
            }
        }
        Self { len, of }
    }

    fn row(&self, i: u32) -> &[f64] {
        &self.of[i as usize * self.len..][..self.len]
    }
}
