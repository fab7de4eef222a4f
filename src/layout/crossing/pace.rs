//! Files of the PACE 2024 challenge: `.gr` graphs in, orders out. Nothing here
//! opens files or chooses orders.
//!
//! Format: P. Kindermann, F. Klute and S. Terziadis, "The PACE 2024 Parameterized
//! Algorithms and Computational Experiments Challenge: One-Sided Crossing
//! Minimization" (2024). Ids count from 1, the fixed layer first.

use std::fmt::{self, Write as _};

use super::Bipartite;

/// Why a `.gr` text could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaceError {
    /// Line of the text, from 1; for what is missing, the last line.
    pub line: usize,
    /// What is wrong there.
    pub kind: PaceErrorKind,
}

/// What can be wrong with a `.gr` text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaceErrorKind {
    /// The text ends, or edges start, without a line `p ocr n0 n1 m`.
    NoHeader,
    /// A second line starting with `p`.
    SecondHeader,
    /// The header is not `p ocr n0 n1 m` or `p ocr n0 n1 m cutwidth`.
    BadHeader,
    /// An edge line is not two whole numbers.
    BadEdge,
    /// The first end is not in `1..=n0`.
    NotFixed(u64),
    /// The second end is not in `n0+1..=n0+n1`.
    NotFree(u64),
    /// A line of the cutwidth arrangement is not an id of the graph.
    BadVertex,
    /// The text ends before the lines that the header announces.
    TooShort {
        /// How many lines the header announces.
        announced: usize,
        /// How many there are.
        found: usize,
    },
    /// There is a line after all that the header announces.
    TooLong {
        /// How many lines the header announces.
        announced: usize,
    },
}

impl fmt::Display for PaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line)?;
        match self.kind {
            PaceErrorKind::NoHeader => f.write_str("no line `p ocr n0 n1 m` before this"),
            PaceErrorKind::SecondHeader => f.write_str("a second line `p`"),
            PaceErrorKind::BadHeader => f.write_str("not of the form `p ocr n0 n1 m`"),
            PaceErrorKind::BadEdge => f.write_str("an edge is two ids, `x y`"),
            PaceErrorKind::NotFixed(id) => write!(f, "{id} is not in the fixed layer"),
            PaceErrorKind::NotFree(id) => write!(f, "{id} is not in the free layer"),
            PaceErrorKind::BadVertex => f.write_str("not an id of the graph"),
            PaceErrorKind::TooShort { announced, found } => {
                write!(f, "{announced} lines announced, {found} found")
            }
            PaceErrorKind::TooLong { announced } => {
                write!(f, "more lines than the {announced} announced")
            }
        }
    }
}

impl std::error::Error for PaceError {}

struct Header {
    fixed: u32,
    free: u32,
    edges: usize,
    /// Lines that arrange the vertices for the parameterised track.
    arrangement: usize,
}

/// Reads a graph. Comment lines (`c …`) and blank lines may stand anywhere; an
/// arrangement of small cutwidth is checked and left out. Free vertex `i` is
/// the file's `n0 + 1 + i`.
///
/// # Errors
/// [`PaceError`] for the first line that is not as the header says.
pub fn parse_pace(text: &str) -> Result<Bipartite, PaceError> {
    let mut header: Option<Header> = None;
    let mut edges: Vec<(u32, u32)> = Vec::new();
    let mut arranged = 0;
    let mut last = 1;
    for (line, content) in (1..).zip(text.lines()) {
        last = line;
        let fail = |kind| Err(PaceError { line, kind });
        let mut words = content.split_ascii_whitespace();
        let first = match words.next() {
            None => continue,
            Some(word) if word.starts_with('c') => continue,
            Some(word) => word,
        };
        let Some(header) = &header else {
            if first != "p" {
                return fail(PaceErrorKind::NoHeader);
            }
            match parse_header(words) {
                Some(found) => header = Some(found),
                None => return fail(PaceErrorKind::BadHeader),
            }
            continue;
        };
        if first == "p" {
            return fail(PaceErrorKind::SecondHeader);
        }
        if arranged < header.arrangement {
            let id = first.parse().unwrap_or(0_u64);
            let vertices = u64::from(header.fixed) + u64::from(header.free);
            if words.next().is_some() || !(1..=vertices).contains(&id) {
                return fail(PaceErrorKind::BadVertex);
            }
            arranged += 1;
            continue;
        }
        if edges.len() == header.edges {
            let announced = header.edges + header.arrangement;
            return fail(PaceErrorKind::TooLong { announced });
        }
        match parse_edge(header, first, words) {
            Ok(edge) => edges.push(edge),
            Err(kind) => return fail(kind),
        }
    }
    let fail = |kind| Err(PaceError { line: last, kind });
    let Some(header) = header else {
        return fail(PaceErrorKind::NoHeader);
    };
    let announced = header.edges + header.arrangement;
    let found = edges.len() + arranged;
    if found < announced {
        return fail(PaceErrorKind::TooShort { announced, found });
    }
    let (fixed, free) = (header.fixed as usize, header.free as usize);
    Ok(Bipartite::from_edges(fixed, free, edges.into_iter()))
}

fn parse_header<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<Header> {
    if words.next()? != "ocr" {
        return None;
    }
    let fixed: u32 = words.next()?.parse().ok()?;
    let free: u32 = words.next()?.parse().ok()?;
    let edges = words.next()?.parse().ok()?;
    let arrangement = match words.next() {
        None => 0,
        Some(cutwidth) => {
            cutwidth.parse::<u32>().ok()?;
            fixed.checked_add(free)? as usize
        }
    };
    let header = Header { fixed, free, edges, arrangement };
    words.next().is_none().then_some(header)
}

fn parse_edge<'a>(
    header: &Header,
    first: &str,
    mut words: impl Iterator<Item = &'a str>,
) -> Result<(u32, u32), PaceErrorKind> {
    let number = |word: &str| word.parse::<u64>().map_err(|_| PaceErrorKind::BadEdge);
    let x = number(first)?;
    let y = number(words.next().ok_or(PaceErrorKind::BadEdge)?)?;
    if words.next().is_some() {
        return Err(PaceErrorKind::BadEdge);
    }
    let within = |id: u64, before: u32, count: u32| {
        let at = id.checked_sub(u64::from(before) + 1)?;
        u32::try_from(at).ok().filter(|&at| at < count)
    };
    let fixed = within(x, 0, header.fixed).ok_or(PaceErrorKind::NotFixed(x))?;
    let free = within(y, header.fixed, header.free).ok_or(PaceErrorKind::NotFree(y))?;
    Ok((free, fixed))
}

/// An order of `g`'s free vertices as PACE writes it: one id a line.
#[must_use]
pub fn format_pace(g: &Bipartite, order: &[u32]) -> String {
    let mut text = String::new();
    for &v in order {
        let id = g.fixed as u64 + 1 + u64::from(v);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{id}");
    }
    text
}
