//! What stands in another order than before.

/// For places in the other plan, in the order of this one: whether each keeps its order, that is, belongs to
/// every longest increasing subsequence. Of two neighbours that changed places neither does; of one that jumped
/// over many only that one does not, and from either plan it looks the same.
///
/// Patience sorting (C. Schensted, "Longest increasing and decreasing subsequences", 1961), once from each end:
/// O(n log n).
pub(super) fn steady(places: &[usize]) -> Vec<bool> {
    let up = lengths(places.iter().copied());
    let mut down = lengths(places.iter().rev().map(|place| usize::MAX - place));
    down.reverse();
    let longest = up.iter().copied().max().unwrap_or(0);
    // How many could stand at each rank of a longest one; where it is one, that one always does.
    let mut ranks = vec![0_u32; longest + 1];
    let ranked = |at: usize| (up[at] + down[at] == longest + 1).then_some(up[at]);
    for rank in (0..places.len()).filter_map(ranked) {
        ranks[rank] += 1;
    }
    (0..places.len()).map(|at| ranked(at).is_some_and(|rank| ranks[rank] == 1)).collect()
}

/// For each place, the length of the longest increasing subsequence that ends there.
fn lengths(places: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut piles: Vec<usize> = Vec::new();
    places
        .map(|place| {
            let pile = piles.partition_point(|top| *top < place);
            match piles.get_mut(pile) {
                Some(top) => *top = place,
                None => piles.push(place),
            }
            pile + 1
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_jumped_is_out_of_order() {
        assert_eq!(steady(&[]), [] as [bool; 0]);
        assert_eq!(steady(&[0, 1, 2]), [true; 3]);
        assert_eq!(steady(&[0, 2, 1, 3]), [true, false, false, true]);
        assert_eq!(steady(&[3, 0, 1, 2]), [false, true, true, true]);
    }
}
