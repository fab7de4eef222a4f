//! Counting the crossings of a finished order. Nothing here chooses an order.
//!
//! Method: the accumulator tree of W. Barth, M. Jünger and P. Mutzel, "Simple
//! and efficient bilayer cross counting" (Graph Drawing 2002): the lines are
//! met from one free vertex to the next, and each crosses the earlier lines
//! whose fixed end stands further on.

use super::Bipartite;

/// Crossings of the straight-line drawing with the free vertices in `order`.
///
/// `order` holds ids of `g.free`, each at most once; vertices left out are not
/// drawn, so a part of the free layer can be counted alone. Two lines that
/// share an end do not cross. O(E log fixed) time, O(fixed) memory.
///
/// # Panics
/// If `order` names a vertex that `g` does not have.
#[must_use]
pub fn count(g: &Bipartite, order: &[u32]) -> u64 {
    // A Fenwick tree: slot `i` sums the lines seen so far over a run of fixed
    // positions that ends at `i - 1`.
    let mut tree = vec![0_u64; g.fixed + 1];
    let mut seen = 0_u64;
    let mut crossings = 0_u64;
    for &v in order {
        let neighbours = &g.free[v as usize];
        // All questions before all insertions: lines of one vertex meet at it.
        for &x in neighbours {
            let mut at = x as usize + 1;
            let mut up_to_x = 0;
            while at > 0 {
                up_to_x += tree[at];
                at &= at - 1;
            }
            crossings += seen - up_to_x;
        }
        for &x in neighbours {
            let mut at = x as usize + 1;
            while at <= g.fixed {
                tree[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
        seen += neighbours.len() as u64;
    }
    crossings
}
