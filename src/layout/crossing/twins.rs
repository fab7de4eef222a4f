//! Free vertices with the same neighbours, merged. Nothing here compares or
//! orders different vertices.
//!
//! Some best order keeps such twins side by side (moving all of them to the
//! place of the cheapest one costs nothing, and twins cross each other the same
//! either way), so the search sees each set of twins as one weighted vertex.
//! Vertices without neighbours cross nothing and are set aside.

use super::Bipartite;

pub(super) struct Twins<'a> {
    /// Neighbours of each class, never empty. Classes are numbered by their
    /// lowest member.
    pub lists: Vec<&'a [u32]>,
    /// Free vertices of each class, ascending.
    pub members: Vec<Vec<u32>>,
    /// Free vertices without neighbours, ascending.
    pub isolated: Vec<u32>,
}

impl<'a> Twins<'a> {
    /// Classes among the vertices of `subset` (ascending ids).
    pub fn new(g: &'a Bipartite, subset: &[u32]) -> Self {
        let list = |v: u32| g.free[v as usize].as_slice();
        let mut by_list: Vec<u32> = subset.to_vec();
        by_list.sort_by(|&a, &b| list(a).cmp(list(b)).then(a.cmp(&b)));
        let (isolated, connected): (Vec<u32>, Vec<u32>) =
            by_list.into_iter().partition(|&v| list(v).is_empty());
        let mut members: Vec<Vec<u32>> =
            connected.chunk_by(|&a, &b| list(a) == list(b)).map(<[u32]>::to_vec).collect();
        members.sort_by_key(|class| class[0]);
        Self { lists: members.iter().map(|class| list(class[0])).collect(), members, isolated }
    }

    /// Number of twins in class `i`, at least 1.
    pub fn weight(&self, i: usize) -> i64 {
        i64::try_from(self.members[i].len()).unwrap_or(i64::MAX)
    }

    /// An order of classes written out as free vertices, the isolated ones last.
    pub fn expand(&self, classes: &[u32]) -> Vec<u32> {
        classes
            .iter()
            .flat_map(|&c| self.members[c as usize].iter().copied())
            .chain(self.isolated.iter().copied())
            .collect()
    }
}
