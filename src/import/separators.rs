//! The marks between the words of a list, byte by byte: the innermost loop of reading.

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Part of a word.
    None,
    /// 、: joins what belongs together.
    List,
    /// ， and the like: may also divide clauses.
    Clause,
    /// 。
    Stop,
    /// ：
    Colon,
}

/// What stands at byte `at`, and how many bytes it takes. `at` is on a character boundary.
pub(super) fn at(bytes: &[u8], at: usize) -> (Kind, usize) {
    match bytes[at] {
        b',' | b';' | b'\t' | b'|' => (Kind::Clause, 1),
        b':' => (Kind::Colon, 1),
        0..=0x7F => (Kind::None, 1),
        0xE3 if bytes[at + 1] == 0x80 => match bytes[at + 2] {
            0x81 => (Kind::List, 3),
            0x82 => (Kind::Stop, 3),
            _ => (Kind::None, 3),
        },
        0xEF => match (bytes[at + 1], bytes[at + 2]) {
            (0xBC, 0x8C | 0x9B) | (0xB9, 0x90 | 0x94) | (0xBD, 0x9C) => (Kind::Clause, 3),
            (0xBC, 0x9A) | (0xB9, 0x95) => (Kind::Colon, 3),
            (0xBD, 0xA1) => (Kind::Stop, 3),
            (0xBD, 0xA4) | (0xB9, 0x91) => (Kind::List, 3),
            _ => (Kind::None, 3),
        },
        0xE2 if bytes[at + 1..].starts_with(&[0x88, 0xB6]) => (Kind::Colon, 3),
        0xF0.. => (Kind::None, 4),
        0xE0.. => (Kind::None, 3),
        _ => (Kind::None, 2),
    }
}

/// Whether text can hold a bracket: no ( or [, and none of the wide ones.
pub(super) fn may_have_bracket(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|pair| {
        matches!(
            pair,
            [b'(' | b'[', _] | [0x80, 0x88 | 0x8C | 0x90 | 0x94 | 0x96] | [0xBC, 0x88 | 0xBB] | [0xBD, 0x9B]
        )
    })
}
