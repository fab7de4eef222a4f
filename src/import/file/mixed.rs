//! A text of which pieces are UTF-8 and pieces GB18030, as comes of pasting one file into another.
//!
//! Line by line: a line that is valid UTF-8 is that; one that is mostly the common characters of GB 2312
//! (level 1, which stand first in that set) is GB18030; any other is cut where one character after another is
//! plainly the one or the other. UTF-8 of Chinese text read as GB18030 gives the rare characters of level 2,
//! so the two do not look alike.

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
    Utf8,
    Gb,
    Bad,
}

/// Reads the text; none where one encoding is enough.
pub(super) fn read(bytes: &[u8]) -> Option<Mixed> {
    let mut out = Mixed { text: String::with_capacity(bytes.len()), mainly_utf8: true, lossy: false, other: Vec::new() };
    let (mut utf8, mut gb) = (Vec::new(), Vec::new());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Ok(text) = std::str::from_utf8(line) {
            if !line.is_ascii() {
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
        cut(line, &mut out, &mut utf8, &mut gb);
    }
    if utf8.is_empty() || gb.is_empty() {
        return None;
    }
    let total = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<usize>();
    out.mainly_utf8 = total(&utf8) >= total(&gb);
    out.other = if out.mainly_utf8 { gb } else { utf8 };
    Some(out)
}

/// Pieces that touch are one.
fn push(spans: &mut Vec<Span>, start: usize, length: usize) {
    let span = Span::new(start, start + length);
    match spans.last_mut() {
        Some(last) if last.end == span.start => last.end = span.end,
        _ => spans.push(span),
    }
}

/// Whether two thirds of a line's two-byte characters are common ones in GB 2312.
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
    common * 3 >= all * 2 && common > 1
}

/// A hanzi of level 1, or punctuation, digits and letters of full width.
fn is_common(lead: u8, trail: Option<u8>) -> bool {
    matches!(lead, 0xA1 | 0xA3 | 0xB0..=0xD7) && trail.is_some_and(|trail| trail >= 0xA1)
}

/// The character that stands at the start, and what it is.
fn first(rest: &[u8], before: Piece) -> (Piece, usize) {
    let utf8 = match rest {
        // Hanzi, and the punctuation around them.
        [0xE2..=0xEF, 0x80..=0xBF, 0x80..=0xBF, ..] => 3,
        _ => 0,
    };
    let gb = match rest {
        [0x81..=0xFE, 0x40..=0x7E | 0x80..=0xFE, ..] => 2,
        _ => 0,
    };
    let level_1 = gb > 0 && is_common(rest[0], rest.get(1).copied());
    match (utf8, gb) {
        (0, 0) => (Piece::Bad, 1),
        (0, _) if level_1 || before == Piece::Gb => (Piece::Gb, 2),
        (0, _) => (Piece::Bad, 1),
        (_, 0) => (Piece::Utf8, 3),
        // Either: as what stands before it. Level 1 begins where UTF-8 of hanzi does not.
        _ if before == Piece::Gb && rest.len() >= 4 && is_common(rest[2], rest.get(3).copied()) => {
            (Piece::Gb, 2)
        }
        _ => (Piece::Utf8, 3),
    }
}

fn cut(line: &[u8], out: &mut Mixed, utf8: &mut Vec<Span>, gb: &mut Vec<Span>) {
    let mut at = 0;
    let mut before = Piece::Utf8;
    while at < line.len() {
        let start = at;
        if line[at] < 0x80 {
            while at < line.len() && line[at] < 0x80 {
                at += 1;
            }
            // ASCII is either.
            out.text.push_str(&String::from_utf8_lossy(&line[start..at]));
            continue;
        }
        let (piece, length) = first(&line[at..], before);
        at += length;
        while piece != Piece::Bad && at < line.len() && line[at] >= 0x80 {
            let (next, length) = first(&line[at..], piece);
            if next != piece {
                break;
            }
            at += length;
        }
        before = piece;
        let from = out.text.len();
        match piece {
            Piece::Utf8 => out.text.push_str(&String::from_utf8_lossy(&line[start..at])),
            Piece::Gb => out.text.push_str(&GB18030.decode_without_bom_handling(&line[start..at]).0),
            Piece::Bad => out.text.push('\u{FFFD}'),
        }
        let to = out.text.len();
        out.lossy |= out.text[from..to].contains('\u{FFFD}');
        match piece {
            Piece::Utf8 => push(utf8, from, to - from),
            // One stray character is a bad byte, not a piece.
            Piece::Gb if to - from > 3 => push(gb, from, to - from),
            Piece::Gb | Piece::Bad => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gb(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    fn texts(mixed: &Mixed) -> Vec<&str> {
        mixed.other.iter().map(|span| span.of(&mixed.text)).collect()
    }

    #[test]
    fn each_piece_is_read_in_its_own_encoding() {
        let lines = ["一、加强组织领导。\n", "牵头单位：省司法厅、省教育厅\n", "责任单位：省财政厅\n"];
        let mixed = read(&[lines[0].as_bytes(), &gb(lines[1]), lines[2].as_bytes()].concat()).unwrap();
        assert_eq!(mixed.text, lines.concat());
        assert!(mixed.mainly_utf8 && !mixed.lossy);
        assert_eq!(texts(&mixed), [lines[1].trim_end()]);

        let mixed = read(&[gb(lines[0]), lines[2].as_bytes().to_vec(), gb(lines[1])].concat()).unwrap();
        assert_eq!(mixed.text, [lines[0], lines[2], lines[1]].concat());
        assert!(!mixed.mainly_utf8);
        assert_eq!(texts(&mixed), [lines[2].trim_end()]);

        let line = ["牵头单位：".as_bytes(), &gb("省司法厅、省财政厅"), ";责任单位:省教育厅\n".as_bytes()].concat();
        let mixed = read(&line).unwrap();
        assert_eq!(mixed.text, "牵头单位：省司法厅、省财政厅;责任单位:省教育厅\n");
        assert_eq!(texts(&mixed), ["省司法厅、省财政厅"]);
    }

    #[test]
    fn one_encoding_is_not_two() {
        assert!(read(&gb("牵头单位：省司法厅\n镕鑫淼垚\n联通\n联\n")).is_none());
        assert!(read("牵头单位：省司法厅\n\u{FFFD}".as_bytes()).is_none());
        assert!(read(&[b"\xFF", "牵头单位：省司法厅".as_bytes(), b"\xC8\n"].concat()).is_none());
    }
}
