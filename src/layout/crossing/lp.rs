//! The linear programme under the branch and cut: cheapest weights on arcs
//! such that every known cycle is covered. Which cycles to know, and what the
//! answer is worth as proof, is decided elsewhere.
//!
//! Method: the dual simplex of C. Lemke, "The dual method of solving the linear
//! programming problem" (1954), on the dictionary form of V. Chvátal, "Linear
//! programming" (1983). Costs are never negative, so the empty programme is
//! dual feasible and each new row only takes the solution further up.
//!
//! The arithmetic is floating point, in a fixed sequence: every run gives the
//! same values. They steer the search only; proofs are made in whole numbers
//! from the multipliers that [`Dictionary::multipliers`] hands out.

use std::rc::Rc;

const EPSILON: f64 = 1e-9;

/// A row of the programme: what the arcs `x` have to satisfy.
#[derive(Clone)]
pub(super) enum Row {
    /// The sum over these arcs is at least 1: one of them is violated.
    Cycle(Rc<[u32]>),
    /// The arc is violated.
    Violated(u32),
    /// The arc is kept.
    Kept(u32),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Variable {
    Arc(u32),
    /// What row number so-and-so has to spare.
    Slack(u32),
}

#[derive(Clone, Copy)]
enum Place {
    Column(u32),
    Line(u32),
}

/// One basic variable as `constant + Σ coefficient · column`.
#[derive(Clone)]
struct Line {
    basic: Variable,
    constant: f64,
    coefficients: Vec<f64>,
}

/// The programme in the form the simplex works on: every basic variable in
/// terms of the columns, which stand at zero.
#[derive(Clone, Default)]
pub(super) struct Dictionary {
    rows: Vec<Row>,
    lines: Vec<Line>,
    columns: Vec<Variable>,
    costs: Vec<f64>,
    places: Vec<Place>,
}

#[derive(PartialEq, Eq, Clone, Copy, Debug)]
pub(super) enum Outcome {
    Solved,
    /// The rows contradict each other, as far as floating point can tell.
    Infeasible,
    /// Stopped early: the multipliers are still valid, the values are not.
    Stopped,
}

impl Dictionary {
    /// Adds an arc in no row yet; arcs are numbered from 0 as they are added.
    pub fn add_arc(&mut self, weight: f64) {
        let arc = index(self.places.len());
        self.places.push(Place::Column(index(self.columns.len())));
        self.columns.push(Variable::Arc(arc));
        self.costs.push(weight);
        for line in &mut self.lines {
            line.coefficients.push(0.0);
        }
    }

    pub fn add_row(&mut self, row: Row) {
        let mut line = Line {
            basic: Variable::Slack(index(self.rows.len())),
            constant: 0.0,
            coefficients: vec![0.0; self.columns.len()],
        };
        match &row {
            Row::Cycle(arcs) => {
                line.constant = -1.0;
                for &arc in arcs.iter() {
                    self.add_to(&mut line, arc, 1.0);
                }
            }
            Row::Violated(arc) => {
                line.constant = -1.0;
                self.add_to(&mut line, *arc, 1.0);
            }
            Row::Kept(arc) => self.add_to(&mut line, *arc, -1.0),
        }
        self.rows.push(row);
        self.lines.push(line);
    }

    fn add_to(&self, line: &mut Line, arc: u32, factor: f64) {
        match self.places[arc as usize] {
            Place::Column(c) => line.coefficients[c as usize] += factor,
            Place::Line(l) => {
                let source = &self.lines[l as usize];
                line.constant += factor * source.constant;
                for (to, from) in line.coefficients.iter_mut().zip(&source.coefficients) {
                    *to += factor * from;
                }
            }
        }
    }

    /// Number of cells held, the measure of memory and of time a pivot.
    pub fn cells(&self) -> usize {
        self.lines.len() * self.columns.len()
    }

    /// Arcs added so far.
    pub fn arcs(&self) -> usize {
        self.places.len()
    }

    pub fn value(&self, arc: u32) -> f64 {
        match self.places[arc as usize] {
            Place::Column(_) => 0.0,
            Place::Line(l) => self.lines[l as usize].constant,
        }
    }

    /// Rows with a positive multiplier, and the multiplier.
    pub fn multipliers(&self) -> impl Iterator<Item = (&Row, f64)> {
        self.columns.iter().zip(&self.costs).filter_map(|(column, &cost)| match column {
            Variable::Slack(row) if cost > 0.0 => Some((&self.rows[*row as usize], cost)),
            _ => None,
        })
    }

    /// Pivots until every row holds. `stop` is asked before each pivot.
    pub fn solve(&mut self, stop: &mut dyn FnMut() -> bool) -> Outcome {
        let mut scratch = Vec::new();
        loop {
            let mut leaving = None;
            let mut lowest = -EPSILON;
            for (l, line) in self.lines.iter().enumerate() {
                if line.constant < lowest {
                    lowest = line.constant;
                    leaving = Some(l);
                }
            }
            let Some(leaving) = leaving else {
                return Outcome::Solved;
            };
            if stop() {
                return Outcome::Stopped;
            }
            let Some(entering) = self.entering(leaving) else {
                return Outcome::Infeasible;
            };
            self.pivot(leaving, entering, &mut scratch);
        }
    }

    /// The column whose cost is used up first; of equals, the steadiest pivot.
    fn entering(&self, leaving: usize) -> Option<usize> {
        let mut best: Option<(f64, f64, usize)> = None;
        let line = &self.lines[leaving];
        for (c, (&slope, &cost)) in line.coefficients.iter().zip(&self.costs).enumerate() {
            if slope <= EPSILON {
                continue;
            }
            let ratio = cost / slope;
            let better = best.is_none_or(|(least, steepest, _)| {
                ratio < least - EPSILON || (ratio < least + EPSILON && slope > steepest)
            });
            if better {
                best = Some((ratio, slope, c));
            }
        }
        best.map(|(_, _, c)| c)
    }

    fn pivot(&mut self, leaving: usize, entering: usize, nonzero: &mut Vec<(usize, f64)>) {
        let line = &mut self.lines[leaving];
        let inverse = 1.0 / line.coefficients[entering];
        nonzero.clear();
        for (c, cell) in line.coefficients.iter_mut().enumerate() {
            if c == entering {
                *cell = inverse;
            } else if cell.abs() > 1e-12 {
                *cell *= -inverse;
                nonzero.push((c, *cell));
            } else {
                *cell = 0.0;
            }
        }
        line.constant *= -inverse;
        let constant = line.constant;
        std::mem::swap(&mut line.basic, &mut self.columns[entering]);
        if let Variable::Arc(arc) = line.basic {
            self.places[arc as usize] = Place::Line(index(leaving));
        }
        if let Variable::Arc(arc) = self.columns[entering] {
            self.places[arc as usize] = Place::Column(index(entering));
        }
        for (l, line) in self.lines.iter_mut().enumerate() {
            let factor = line.coefficients[entering];
            if l == leaving || factor == 0.0 {
                continue;
            }
            line.constant += factor * constant;
            for &(c, cell) in nonzero.iter() {
                line.coefficients[c] += factor * cell;
            }
            line.coefficients[entering] = factor * inverse;
        }
        let factor = self.costs[entering];
        for &(c, cell) in nonzero.iter() {
            self.costs[c] = (self.costs[c] + factor * cell).max(0.0);
        }
        self.costs[entering] = factor * inverse;
    }

    /// Forgets cycles that are covered with room to spare.
    pub fn drop_slack_cycles(&mut self) {
        let mut l = 0;
        while l < self.lines.len() {
            let line = &self.lines[l];
            let spare = match line.basic {
                Variable::Slack(row) => matches!(self.rows[row as usize], Row::Cycle(_)),
                Variable::Arc(_) => false,
            };
            if !spare || line.constant < 1e-3 {
                l += 1;
                continue;
            }
            self.lines.swap_remove(l);
            if let Some(Line { basic: Variable::Arc(arc), .. }) = self.lines.get(l) {
                self.places[*arc as usize] = Place::Line(index(l));
            }
        }
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
