//! The graph format of PACE 2024: `p ocr n0 n1 m`, then an edge `x y` a line, ids from 1, fixed side first.
//! <https://pacechallenge.org/2024/io/>

use crate::layout::crossing::Bipartite;

/// A graph and how its file numbers the free vertices.
pub(super) struct Gr {
    /// Both sides, counted from 0.
    pub graph: Bipartite,
    /// What the file calls the first free vertex.
    pub first: u32,
}

/// The line that is wrong, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BadLine(pub usize);

/// Whether bytes look like this format: the first line that is no comment says so.
pub(super) fn is_gr(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_start);
    lines.find(|line| !line.is_empty() && !is_comment(line)).is_some_and(|line| line.starts_with(b"p ocr "))
}

fn is_comment(line: &[u8]) -> bool {
    line == b"c" || line.starts_with(b"c ") || line.starts_with(b"c\t") || line == b"c\r"
}

/// Reads it. A line with one number belongs to the cutwidth order of the parameterised track: left out.
pub(super) fn parse(bytes: &[u8]) -> Result<Gr, BadLine> {
    let mut sides: Option<(u32, u32)> = None;
    let mut edges = Vec::new();
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let bad = BadLine(at + 1);
        let line = line.trim_ascii();
        if line.is_empty() || is_comment(line) {
            continue;
        }
        let line = std::str::from_utf8(line).map_err(|_| bad)?;
        if let Some(head) = line.strip_prefix("p ocr ") {
            let mut numbers = head.split_ascii_whitespace().map(str::parse);
            match (numbers.next(), numbers.next()) {
                (Some(Ok(fixed)), Some(Ok(free))) if sides.is_none() => sides = Some((fixed, free)),
                _ => return Err(bad),
            }
            continue;
        }
        let (fixed, free) = sides.ok_or(bad)?;
        let mut numbers = line.split_ascii_whitespace().map(str::parse::<u32>);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(_)), None) => {}
            (Some(Ok(x)), Some(Ok(y)))
                if (1..=fixed).contains(&x)
                    && y > fixed
                    && u64::from(y) <= u64::from(fixed) + u64::from(free) =>
            {
                edges.push((y - fixed - 1, x - 1));
            }
            _ => return Err(bad),
        }
    }
    let (fixed, free) = sides.ok_or(BadLine(1))?;
    let graph = Bipartite::from_edges(fixed as usize, free as usize, edges.into_iter());
    Ok(Gr { graph, first: fixed + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_graph() {
        let text = b"c a comment\np ocr 3 2 3\n1 5\r\n2 4\n\n3 4\n";
        assert!(is_gr(text));
        let gr = parse(text).ok().unwrap();
        assert_eq!((gr.first, gr.graph.fixed), (4, 3));
        assert_eq!(gr.graph.free, [vec![1, 2], vec![0]]);
    }

    #[test]
    fn what_is_wrong_is_named_by_line() {
        assert_eq!(parse(b"p ocr 3 2 3\n1 5\n4 5\n").err(), Some(BadLine(3)));
        assert_eq!(parse(b"1 2\n").err(), Some(BadLine(1)));
        assert!(!is_gr("一、总体要求".as_bytes()));
        assert!(!is_gr(b""));
    }
}
