//! From two kinds of nodes to one: which units share measures, and how many. What a measure or a unit is,
//! and which of them count, is for the caller to know.
//!
//! The upper triangle of `AᵀA` for the 0/1 matrix `A` of measures × units, row by row with a sparse
//! accumulator: F. Gustavson, "Two fast algorithms for sparse matrices: multiplication and permuted
//! transposition" (1978). The columns of a row come out of a set of bits in ascending order, so nothing has
//! to be sorted.

use super::ties::accumulate;

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
/// a unit both leads and takes part, counts once. Numbers that no pair names cost 4 bytes each.
/// O(pairs + Σ over measures of units²) time.
///
/// # Panics
/// If a unit is not below `units`, or if there are 2³² pairs or more.
#[must_use]
pub fn project(units: usize, pairs: &[(u32, u32)]) -> Vec<Tie> {
    assert!(u32::try_from(pairs.len()).is_ok(), "{} pairs", pairs.len());
    let (starts, measures) = by_unit(units, pairs);
    let mut rows = Rows::new(&starts, &measures);
    let mut ties = Vec::new();
    let mut row = Row::new(units);
    for unit in 0..units {
        for &measure in &measures[starts[unit] as usize..starts[unit + 1] as usize] {
            for &other in rows.behind(measure, unit as u32) {
                row.add(other);
            }
        }
        row.drain(unit as u32, &mut ties);
    }
    ties
}

/// Measures of each unit, in the sequence of `pairs`: unit `u` has `[starts[u]..starts[u + 1]]`.
fn by_unit(units: usize, pairs: &[(u32, u32)]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; units + 1];
    for &(_, unit) in pairs {
        starts[unit as usize + 1] += 1;
    }
    accumulate(&mut starts);
    let mut next = starts.clone();
    let mut measures = vec![0_u32; pairs.len()];
    for &(measure, unit) in pairs {
        let at = &mut next[unit as usize];
        measures[*at as usize] = measure;
        *at += 1;
    }
    (starts, measures)
}

/// Units of each measure, ascending and each once, with a mark that moves along as units are dealt with.
struct Rows {
    /// Where what is not dealt with starts, and where the row ends.
    spans: Vec<(u32, u32)>,
    units: Vec<u32>,
}

impl Rows {
    fn new(starts: &[u32], measures: &[u32]) -> Self {
        let count = measures.iter().max().map_or(0, |&last| last as usize + 1);
        let mut spans = vec![(0_u32, 0_u32); count];
        for &measure in measures {
            spans[measure as usize].1 += 1;
        }
        let mut total = 0;
        for span in &mut spans {
            let length = span.1;
            *span = (total, total);
            total += length;
        }
        let mut units = vec![0_u32; measures.len()];
        for unit in 0..starts.len() - 1 {
            for &measure in &measures[starts[unit] as usize..starts[unit + 1] as usize] {
                let (start, end) = &mut spans[measure as usize];
                // Units ascend, so a pair that was given twice stands beside itself.
                if *end == *start || units[*end as usize - 1] != unit as u32 {
                    units[*end as usize] = unit as u32;
                    *end += 1;
                }
            }
        }
        Self { spans, units }
    }

    /// The units of `measure` behind `unit`, which is the next one not dealt with; none the second time.
    fn behind(&mut self, measure: u32, unit: u32) -> &[u32] {
        let (start, end) = &mut self.spans[measure as usize];
        if *start == *end || self.units[*start as usize] != unit {
            return &[];
        }
        *start += 1;
        &self.units[*start as usize..*end as usize]
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

    fn add(&mut self, unit: u32) {
        self.weights[unit as usize] += 1;
        self.bits[unit as usize / 64] |= 1 << (unit % 64);
    }

    /// Moves the row into `ties` and leaves it empty. Only units behind `first` are in it.
    fn drain(&mut self, first: u32, ties: &mut Vec<Tie>) {
        let from = first as usize / 64;
        for (word, bits) in self.bits.iter_mut().enumerate().skip(from) {
            while *bits != 0 {
                let second = word as u32 * 64 + bits.trailing_zeros();
                *bits &= *bits - 1;
                let weight = std::mem::take(&mut self.weights[second as usize]);
                ties.push(Tie { first, second, weight });
            }
        }
    }
}
