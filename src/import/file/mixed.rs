//! A text of which pieces are UTF-8 and pieces GB18030, as comes of pasting one file into another.
//!
//! Line by line: a line that is valid UTF-8 is that; one of the common characters of GB 2312 alone (level 1,
//! which stand first in that set) is GB18030; any other is cut where that is likeliest, by the cheapest way
//! through its bytes (Viterbi 1967): a rare character costs more than a common one, a change of encoding more,
//! a byte that is neither most. UTF-8 of Chinese text read as GB18030 gives the rare characters of level 2, so
//! the two do not look alike.

use crate::plan::Span;
use encoding_rs::GB18030;

/// A text of both.
pub(super) struct Mixed {
    pub text: String,
    /// Most of it is UTF-8, otherwise GB18030.
    pub mainly_utf8: bool,
    /// Some bytes are neither.
    pub lossy: bool,
    /// The pieces in the encoding that most of the text is not in.
    pub other: Vec<Span>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    Ascii,
    Utf8,
    Gb,
    Bad,
}

const RARE: u32 = 8;
const CHANGE: u32 = 20;
const BAD: u32 = 20;
/// So many bytes of a line are looked at together.
const WINDOW: usize = 1 << 15;

/// What a text is.
pub(super) enum Text {
    /// UTF-8, perhaps with bad bytes.
    Utf8,
    /// Both.
    Mixed(Mixed),
    /// Neither for sure: no UTF-8.
    Other,
}

/// Reads the text, if it is of both encodings.
pub(super) fn read(bytes: &[u8]) -> Text {
    let mut out = Mixed {
        text: String::with_capacity(bytes.len()),
        mainly_utf8: true,
        lossy: false,
        other: Vec::new(),
    };
    let (mut utf8, mut gb) = (Vec::new(), Vec::new());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let valid = std::str::from_utf8(line).ok();
        // Two characters of GB18030 can be valid UTF-8 by accident, but not as hanzi.
        let hanzi = line.iter().any(|byte| *byte >= 0xE2);
        if let Some(text) = valid.filter(|_| hanzi || !common(line)) {
            if hanzi {
                push(&mut utf8, out.text.len(), text.trim_end().len());
            }
            out.text.push_str(text);
            continue;
        }
        if common(line) {
            let (text, bad) = GB18030.decode_without_bom_handling(line);
            if !bad {
                push(&mut gb, out.text.len(), text.trim_end().len());
                out.text.push_str(&text);
                continue;
            }
        }
        let mut rest = line;
        while !rest.is_empty() {
            let ends = (rest.len() == line.len(), rest.len() <= WINDOW);
            let cut = cut(&rest[..rest.len().min(WINDOW)], ends);
            rest = write(&cut, rest, &mut out, &mut utf8, &mut gb);
        }
    }
    match (utf8.is_empty(), gb.is_empty()) {
        (true, _) => return Text::Other,
        (false, true) => return Text::Utf8,
        (false, false) => {}
    }
    let total = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<usize>();
    out.mainly_utf8 = total(&utf8) >= total(&gb);
    out.other = if out.mainly_utf8 { gb } else { utf8 };
    Text::Mixed(out)
}

/// Pieces that touch are one.
fn push(spans: &mut Vec<Span>, start: usize, length: usize) {
    let span = Span::new(start, start + length);
    match spans.last_mut() {
        Some(last) if last.end == span.start => last.end = span.end,
        _ => spans.push(span),
    }
}

/// Whether nearly all of a line's two-byte characters are common ones in GB 2312.
fn common(line: &[u8]) -> bool {
    let (mut all, mut common) = (0usize, 0usize);
    let mut at = 0;
    while at < line.len() {
        let lead = line[at];
        if lead < 0x80 {
            at += 1;
            continue;
        }
        all += 1;
        common += usize::from(is_common(lead, line.get(at + 1).copied()));
        at += 2;
    }
    common * 10 >= all * 9 && common > 1
}

/// A hanzi of level 1, or punctuation, digits and letters of full width.
fn is_common(lead: u8, trail: Option<u8>) -> bool {
    matches!(lead, 0xA1 | 0xA3 | 0xB0..=0xD7) && trail.is_some_and(|trail| trail >= 0xA1)
}

/// How long the character of UTF-8 at the start is.
fn utf8_length(rest: &[u8]) -> Option<usize> {
    match rest {
        [0xC2..=0xDF, 0x80..=0xBF, ..] => Some(2),
        [0xE0..=0xEF, 0x80..=0xBF, 0x80..=0xBF, ..] => std::str::from_utf8(&rest[..3]).ok().map(|_| 3),
        [0xF0..=0xF4, 0x80..=0xBF, 0x80..=0xBF, 0x80..=0xBF, ..] => {
            std::str::from_utf8(&rest[..4]).ok().map(|_| 4)
        }
        _ => None,
    }
}

/// The cheapest way through the bytes, which may be the line's first and its last: pieces with their lengths.
/// Where more follows, the last few bytes are left, since a character may go on.
fn cut(bytes: &[u8], (first, last): (bool, bool)) -> Vec<(Piece, usize)> {
    // By place and encoding (0 is UTF-8, 1 is GB18030): the cost, and the step that led there.
    let mut best = vec![[(u32::MAX, 0, Piece::Bad, 0); 2]; bytes.len() + 1];
    best[0] = [(0, 0, Piece::Bad, 0), (if first { CHANGE } else { 0 }, 1, Piece::Bad, 0)];
    for at in 0..bytes.len() {
        let rest = &bytes[at..];
        for state in 0..2 {
            let cost = best[at][state].0;
            if cost == u32::MAX {
                continue;
            }
            let mut step = |to: usize, length: usize, piece: Piece, more: u32| {
                let cost = cost.saturating_add(more + if to == state { 0 } else { CHANGE });
                let place = &mut best[at + length][to];
                if cost < place.0 {
                    *place = (cost, state, piece, length);
                }
            };
            if rest[0] < 0x80 {
                step(state, 1, Piece::Ascii, 0);
                continue;
            }
            if let Some(length) = utf8_length(rest) {
                // Of two bytes: Latin letters and the like.
                step(0, length, Piece::Utf8, if length == 2 { RARE } else { length as u32 });
            }
            if let [lead @ 0x81..=0xFE, trail @ (0x40..=0x7E | 0x80..=0xFE), ..] = rest {
                step(1, 2, Piece::Gb, if is_common(*lead, Some(*trail)) { 2 } else { RARE });
            }
            step(state, 1, Piece::Bad, BAD);
        }
    }
    let mut pieces = Vec::new();
    let mut at = bytes.len();
    let leaving = if last { CHANGE } else { 0 };
    let mut state = usize::from(best[at][1].0.saturating_add(leaving) < best[at][0].0);
    while at > 0 {
        let (_, before, piece, length) = best[at][state];
        if last || at + 8 <= bytes.len() {
            pieces.push((piece, length));
        }
        (at, state) = (at - length, before);
    }
    pieces.reverse();
    pieces
}

/// Writes pieces of `bytes`; what is left of them comes back.
fn write<'b>(
    pieces: &[(Piece, usize)],
    bytes: &'b [u8],
    out: &mut Mixed,
    utf8: &mut Vec<Span>,
    gb: &mut Vec<Span>,
) -> &'b [u8] {
    let mut at = 0;
    for run in pieces.chunk_by(|a, b| a.0 == b.0) {
        let length: usize = run.iter().map(|(_, length)| length).sum();
        let piece = &bytes[at..at + length];
        at += length;
        let from = out.text.len();
        match run[0].0 {
            Piece::Ascii | Piece::Utf8 => out.text.push_str(&String::from_utf8_lossy(piece)),
            Piece::Gb => out.text.push_str(&GB18030.decode_without_bom_handling(piece).0),
            // A run of bad bytes is one bad place.
            Piece::Bad => out.text.push('\u{FFFD}'),
        }
        let length = out.text.len() - from;
        out.lossy |= out.text[from..].contains('\u{FFFD}');
        match run[0].0 {
            Piece::Utf8 => push(utf8, from, length),
            Piece::Gb => push(gb, from, length),
            Piece::Ascii | Piece::Bad => {}
        }
    }
    &bytes[at..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gb(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    fn both(bytes: &[u8]) -> Mixed {
        match read(bytes) {
            Text::Mixed(mixed) => mixed,
            Text::Utf8 | Text::Other => panic!("not mixed"),
        }
    }

    fn texts(mixed: &Mixed) -> Vec<&str> {
        mixed.other.iter().map(|span| span.of(&mixed.text)).collect()
    }

    #[test]
    fn each_piece_is_read_in_its_own_encoding() {
        let lines = ["一、加强组织领导。\n", "牵头单位：省司法厅、省教育厅\n", "责任单位：省财政厅\n"];
        let mixed = both(&[lines[0].as_bytes(), &gb(lines[1]), lines[2].as_bytes()].concat());
        assert_eq!(mixed.text, lines.concat());
        assert!(mixed.mainly_utf8 && !mixed.lossy);
        assert_eq!(texts(&mixed), [lines[1].trim_end()]);

        let mixed = both(&[gb(lines[0]), lines[2].as_bytes().to_vec(), gb(lines[1])].concat());
        assert_eq!(mixed.text, [lines[0], lines[2], lines[1]].concat());
        assert!(!mixed.mainly_utf8);
        assert_eq!(texts(&mixed), [lines[2].trim_end()]);

        let line =
            ["牵头单位：".as_bytes(), &gb("省司法厅、省财政厅"), ";责任单位:省教育厅\n".as_bytes()].concat();
        let mixed = both(&line);
        assert_eq!(mixed.text, "牵头单位：省司法厅、省财政厅;责任单位:省教育厅\n");
        assert_eq!(texts(&mixed), ["省司法厅、省财政厅"]);
    }

    #[test]
    fn one_encoding_is_not_two() {
        assert!(matches!(read(&gb("牵头单位：省司法厅\n镕鑫淼垚\n联通\n联\n")), Text::Other));
        assert!(matches!(read("牵头单位：省司法厅\n\u{FFFD}".as_bytes()), Text::Utf8));
        let bad = [b"\xFF", "牵头单位：省司法厅".as_bytes(), b"\xC8\n\xE7\x9C\n"].concat();
        assert!(matches!(read(&bad), Text::Utf8));
    }
}
