//! From two kinds of nodes to one: which units share measures, and how many. What a measure or a unit is,
//! and which of them count, is for the caller to know.
//!
//! The upper triangle of `AᵀA` for the 0/1 matrix `A` of measures × units, row by row with a sparse
//! accumulator: F. Gustavson, "Two fast algorithms for sparse matrices: multiplication and permuted
//! transposition" (1978). The columns of a row come out of a set of bits in ascending order, so only short rows
//! have to be sorted.

/// How many units of a row are copied at once; most rows of a plan are shorter.
const RUN: usize = 16;

/// Two units that share measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tie {
    /// The unit with the lower number.
    pub first: u32,
    /// The other one.
    pub second: u32,
    /// How many measures they share, at least 1.
    pub weight: u32,
}

/// Every pair of units that share a measure, ascending by first and then second unit.
///
/// `pairs` are `(measure, unit)` in any sequence, units below `units`; a pair given more than once, as where
/// a unit both leads and takes part, counts once. Measures cost 8 bytes each up to
/// the one with the highest number. O(pairs + Σ over measures of units²) time.
///
/// # Panics
/// If a unit is not below `units`, or if there are 2³² pairs or more.
#[must_use]
pub fn project(units: usize, pairs: &[(u32, u32)]) -> Vec<Tie> {
    assert!(u32::try_from(pairs.len()).is_ok(), "{} pairs", pairs.len());
    let mut held = Held::by_unit(units, pairs);
    let mut rows = Rows::of(&mut held);
    let mut ties = Vec::new();
    let mut row = Row::new(units);
    let mut behind = Vec::new();
    for unit in 0..units {
        let kept = rows.behind(held.measures(unit), &mut behind);
        row.sum(unit as u32, &mut behind[..kept], &mut ties);
    }
    ties
}

/// Measures by unit, in the sequence of the pairs.
struct Held {
    /// Where each unit's measures are.
    spans: Vec<(u32, u32)>,
    measures: Vec<u32>,
}

impl Held {
    fn by_unit(units: usize, pairs: &[(u32, u32)]) -> Self {
        let mut spans = vec![(0_u32, 0_u32); units];
        for &(_, unit) in pairs {
            spans[unit as usize].1 += 1;
        }
        counts_to_places(&mut spans);
        let mut measures = vec![0_u32; pairs.len()];
        for &(measure, unit) in pairs {
            let at = &mut spans[unit as usize].1;
            measures[*at as usize] = measure;
            *at += 1;
        }
        Self { spans, measures }
    }

    fn measures(&self, unit: usize) -> &[u32] {
        let (start, end) = self.spans[unit];
        &self.measures[start as usize..end as usize]
    }
}

/// Lengths in the second place become empty spans with room for that many.
fn counts_to_places(spans: &mut [(u32, u32)]) {
    let mut total = 0;
    for span in spans {
        let length = span.1;
        *span = (total, total);
        total += length;
    }
}

/// Units by measure, ascending and each once, with a mark that moves along as units are dealt with.
struct Rows {
    /// Where what is not dealt with starts, and where the row ends.
    spans: Vec<(u32, u32)>,
    units: Vec<u32>,
}

impl Rows {
    /// Also takes out of `held` what it holds twice.
    fn of(held: &mut Held) -> Self {
        let count = held.measures.iter().max().map_or(0, |&last| last as usize + 1);
        let mut spans = vec![(0_u32, 0_u32); count];
        for &measure in &held.measures {
            spans[measure as usize].1 += 1;
        }
        counts_to_places(&mut spans);
        let mut units = vec![0_u32; held.measures.len() + RUN];
        for (unit, span) in (0_u32..).zip(&mut held.spans) {
            let mut kept = span.0;
            for at in span.0..span.1 {
                let measure = held.measures[at as usize];
                let (start, end) = &mut spans[measure as usize];
                // Units ascend, so one that is given twice would stand beside itself.
                if *end == *start || units[*end as usize - 1] != unit {
                    units[*end as usize] = unit;
                    *end += 1;
                    held.measures[kept as usize] = measure;
                    kept += 1;
                }
            }
            span.1 = kept;
        }
        Self { spans, units }
    }

    /// For the next unit, with all its measures: the units behind it in each of these rows, one row after
    /// the other in `behind`; how many these are.
    ///
    /// Always a whole run is copied and only what belongs to the row is kept: a loop as long as the row would
    /// end where the processor does not expect it, every time.
    fn behind(&mut self, measures: &[u32], behind: &mut Vec<u32>) -> usize {
        let mut kept = 0;
        for &measure in measures {
            let (start, end) = &mut self.spans[measure as usize];
            *start += 1;
            let (start, end) = (*start as usize, *end as usize);
            if behind.len() < kept + (end - start) + RUN {
                behind.resize(2 * (kept + (end - start) + RUN), 0);
            }
            behind[kept..kept + RUN].copy_from_slice(&self.units[start..start + RUN]);
            if end - start > RUN {
                behind[kept..kept + (end - start)].copy_from_slice(&self.units[start..end]);
            }
            kept += end - start;
        }
        kept
    }
}

/// One row of the product while it is summed up.
struct Row {
    weights: Vec<u32>,
    /// Which weights are not zero.
    bits: Vec<u64>,
}

impl Row {
    fn new(units: usize) -> Self {
        Self { weights: vec![0; units], bits: vec![0; units.div_ceil(64)] }
    }

    /// Adds to `ties` how often each of `others`, all of them behind `first`, is there.
    fn sum(&mut self, first: u32, others: &mut [u32], ties: &mut Vec<Tie>) {
        let words = first as usize / 64..self.bits.len();
        if others.len() < words.len() / 4 {
            // A short row in a large matrix: to sort it is less work than to look through all bits.
            others.sort_unstable();
            let runs = others.chunk_by(|a, b| a == b);
            ties.extend(runs.map(|run| Tie { first, second: run[0], weight: run.len() as u32 }));
            return;
        }
        for &other in &*others {
            self.weights[other as usize] += 1;
            self.bits[other as usize / 64] |= 1 << (other % 64);
        }
        for (word, bits) in (words.start..).zip(&mut self.bits[words]) {
            while *bits != 0 {
                let second = word as u32 * 64 + bits.trailing_zeros();
                *bits &= *bits - 1;
                let weight = std::mem::take(&mut self.weights[second as usize]);
                ties.push(Tie { first, second, weight });
            }
        }
    }
}
