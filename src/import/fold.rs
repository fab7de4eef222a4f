//! A view of text in which width, gaps and invisible marks do not matter.
//!
//! `（牵　头 单位：` reads as `(牵头单位:`. The view is computed character by character while comparing
//! and always answers in byte offsets of the text as it is: nothing here rewrites the source, and only
//! short strings (a unit's name) are ever folded into a new string.

/// The character as it is compared; none where it does not count (spaces, zero-width and control marks).
pub(super) fn char(c: char) -> Option<char> {
    match c {
        '!'..='~' => Some(c),
        '\u{4E00}'..='\u{9FFF}' => Some(simplified(c)),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0),
        '｡' => Some('。'),
        '､' | '﹑' => Some('、'),
        '﹐' => Some(','),
        '﹔' => Some(';'),
        '﹕' | '∶' | '︰' => Some(':'),
        '﹙' => Some('('),
        '﹚' => Some(')'),
        _ if is_gap(c) => None,
        _ => Some(c),
    }
}

/// Space of any width, or a mark that is not seen.
pub(super) fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

macro_rules! pairs {
    ($($traditional:literal $simplified:literal,)*) => {
        /// The few traditional characters that occur in role words and in the endings of units' names.
        fn simplified(c: char) -> char {
            match c {
                $($traditional => $simplified,)*
                _ => c,
            }
        }

        /// The one that reads as `c`, if there is one.
        fn traditional(c: char) -> Option<char> {
            match c {
                $($simplified => Some($traditional),)*
                _ => None,
            }
        }
    };
}

pairs! {
    '牽' '牵',
    '頭' '头',
    '單' '单',
    '責' '责',
    '門' '门',
    '負' '负',
    '參' '参',
    '與' '与',
    '協' '协',
    '辦' '办',
    '領' '领',
    '導' '导',
    '時' '时',
    '間' '间',
    '節' '节',
    '點' '点',
    '進' '进',
    '廳' '厅',
    '會' '会',
    '員' '员',
    '區' '区',
    '縣' '县',
    '黨' '党',
    '團' '团',
    '聯' '联',
    '關' '关',
    '實' '实',
    '職' '职',
    '據' '据',
    '別' '别',
    '條' '条',
}

/// What counts of `text`, with the byte offset of each character and of its end.
pub(super) fn chars(text: &str) -> impl DoubleEndedIterator<Item = (usize, usize, char)> + '_ {
    text.char_indices().filter_map(|(at, c)| char(c).map(|folded| (at, at + c.len_utf8(), folded)))
}

/// The text as it is compared.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    folded.extend(chars(text).map(|(_, _, c)| c));
    folded
}

/// Where `word` (already folded) ends, if the text starts with it.
pub(super) fn after_prefix(text: &str, word: &str) -> Option<usize> {
    if text.starts_with(word) {
        return Some(word.len());
    }
    prefix_end(chars(text), word)
}

fn prefix_end(mut seen: impl Iterator<Item = (usize, usize, char)>, word: &str) -> Option<usize> {
    let mut end = 0;
    for wanted in word.chars() {
        let (_, after, c) = seen.next()?;
        if c != wanted {
            return None;
        }
        end = after;
    }
    Some(end)
}

/// Where `word` (already folded) starts, if the text ends with it.
pub(super) fn before_suffix(text: &str, word: &str) -> Option<usize> {
    if text.ends_with(word) {
        return Some(text.len() - word.len());
    }
    let mut seen = chars(text).rev();
    let mut start = text.len();
    for wanted in word.chars().rev() {
        let (at, _, c) = seen.next()?;
        if c != wanted {
            return None;
        }
        start = at;
    }
    Some(start)
}

/// In bytes: a text that is looked through character by character.
const SHORT: usize = 96;

/// The first place of `word` (already folded) in the text, as byte offsets of start and end.
pub(super) fn find(text: &str, word: &str) -> Option<(usize, usize)> {
    let first = word.chars().next()?;
    let fits = |at: usize| after_prefix(&text[at..], word).map(|length| (at, at + length));
    // To make a searcher takes longer than to look through a name.
    if text.len() <= SHORT {
        let reads = |(at, c): (usize, char)| (char(c) == Some(first)).then_some(at);
        return text.char_indices().filter_map(reads).find_map(fits);
    }
    if let Some(at) = memchr::memmem::find(text.as_bytes(), word.as_bytes()) {
        return Some((at, at + word.len()));
    }
    // Only itself and its traditional form read as a Chinese character: no other place is looked at.
    if ('\u{4E00}'..='\u{9FFF}').contains(&first) {
        let places = |c: char| {
            let mut bytes = [0; 4];
            let c = c.encode_utf8(&mut bytes).as_bytes();
            memchr::memmem::find_iter(text.as_bytes(), c).find_map(fits)
        };
        return places(first).into_iter().chain(traditional(first).and_then(places)).min();
    }
    chars(text).filter(|(_, _, c)| *c == first).find_map(|(at, _, _)| fits(at))
}

/// The offsets between which the text does not start or end in a gap.
pub(super) fn trim(text: &str) -> (usize, usize) {
    // Nearly all words begin and end with a Chinese character: 0xE4 to 0xE9 only begin those.
    let bytes = text.as_bytes();
    if let [first, .., last, _, _] = bytes
        && is_lead(*first)
        && is_lead(*last)
    {
        return (0, text.len());
    }
    let rest = text.trim_start_matches(is_gap);
    let start = text.len() - rest.len();
    (start, start + rest.trim_end_matches(is_gap).len())
}

/// Whether a byte of UTF-8 begins a character from U+4000 to U+9FFF: a Chinese one, three bytes long.
pub(super) fn is_lead(byte: u8) -> bool {
    (0xE4..=0xE9).contains(&byte)
}

/// How many characters count.
pub(super) fn count(text: &str) -> usize {
    chars(text).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_gaps_do_not_matter_and_offsets_are_the_sources() {
        let text = "牵　头\u{200B} 单位：省司法厅";
        let end = after_prefix(text, "牵头单位:").unwrap();
        assert_eq!(&text[end..], "省司法厅");
        assert_eq!(before_suffix("市甲局 负 责", "负责"), Some("市甲局 ".len()));
        assert_eq!(find("（牵 头）", "牵头"), Some((3, 10)));
        assert_eq!(find("牵引，（牽头）", "牵头"), Some((12, 18)));
        assert_eq!(fold("（１） Ａ"), "(1)A");
        assert_eq!(trim("　 甲 "), (4, 7));
    }
}
