//! Spans with something to each, and which of them touch a place.

use crate::plan::Span;

/// Spans in document order. They may lie inside one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track<T> {
    items: Vec<(Span, T)>,
    /// By position: how far the spans up to there reach.
    reach: Vec<u32>,
}

impl<T> Track<T> {
    /// From spans in any order; of those that begin alike the longer come first.
    pub fn new(mut items: Vec<(Span, T)>) -> Self {
        items.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut most = 0;
        let reach = items
            .iter()
            .map(|(span, _)| {
                most = most.max(span.end);
                most
            })
            .collect();
        Self { items, reach }
    }

    /// All, in document order.
    pub fn all(&self) -> &[(Span, T)] {
        &self.items
    }

    /// Those that share a byte with `span`.
    pub fn touching(&self, span: Span) -> impl Iterator<Item = &(Span, T)> {
        let from = self.reach.partition_point(|end| *end <= span.start);
        self.items[from..]
            .iter()
            .take_while(move |(other, _)| other.start < span.end)
            .filter(move |(other, _)| other.end > span.start)
    }

    /// The shortest one around a byte.
    pub fn at(&self, offset: u32) -> Option<&(Span, T)> {
        let place = Span { start: offset, end: offset + 1 };
        self.touching(place).min_by_key(|(span, _)| span.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_touches_a_place_is_found_whatever_lies_around() {
        let span = |start, end| Span { start, end };
        let track =
            Track::new(vec![(span(4, 6), 'b'), (span(0, 20), 'a'), (span(8, 9), 'c'), (span(30, 31), 'd')]);
        let touching = |from, to| track.touching(span(from, to)).map(|(_, name)| *name).collect::<String>();
        assert_eq!(touching(5, 6), "ab");
        assert_eq!(touching(6, 8), "a");
        assert_eq!(touching(20, 30), "");
        assert_eq!(touching(0, 40), "abcd");
        assert_eq!(track.at(8).map(|(_, name)| *name), Some('c'));
        assert_eq!(track.at(7).map(|(_, name)| *name), Some('a'));
        assert_eq!(track.at(25), None);
    }
}
