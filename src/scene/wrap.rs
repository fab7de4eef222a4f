//! Text in several lines: Chinese breaks anywhere but before closing punctuation; Latin words break where
//! they must.

use super::text::{fitted, width};

/// What never begins a line.
const CLOSING: &str = "，。、；：！？）〕》」』”’…,.;:!?)]}%";

/// `text` in lines of at most `room` pixels, at most `most` of them; the last is cut with … where more
/// would follow. Nothing for a text without characters.
pub fn wrap(text: &str, size: f32, bold: bool, room: f32, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = fits(rest, size, bold, room);
        if end == rest.len() || lines.len() + 1 == most {
            lines.push(fitted(rest, size, bold, room));
            break;
        }
        let (line, after) = rest.split_at(end);
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    lines
}

/// All of `text` in lines of at most `room` pixels, the first of them shorter by `indent`. Nothing is cut; nothing
/// for a text without characters.
pub fn wrap_after(text: &str, size: f32, bold: bool, room: f32, indent: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let room = if lines.is_empty() { room - indent } else { room };
        let (line, after) = rest.split_at(fits(rest, size, bold, room));
        lines.push(line.trim_end().to_owned());
        rest = after.trim_start();
    }
    lines
}

/// How many bytes of `text` go on one line; at least one character.
fn fits(text: &str, size: f32, bold: bool, room: f32) -> usize {
    let mut used = 0.0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        used += width(c.encode_utf8(&mut [0; 4]), size, bold);
        if used > room {
            return end.max(text.chars().next().map_or(0, char::len_utf8));
        }
        let after = at + c.len_utf8();
        if text[after..].chars().next().is_none_or(|next| may_break(c, next)) {
            end = after;
        }
    }
    text.len()
}

/// Whether a line may end between these two.
pub fn may_break(before: char, after: char) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric();
    !CLOSING.contains(after) && (!word(before) || !word(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_lose_nothing() {
        let text = "显示 94/94 项措施，78 个单位，624 条关系；横条长短表示项数。";
        let lines = wrap(text, 12.0, false, 100.0, 20);
        assert!(lines.len() > 3, "{lines:?}");
        for line in &lines {
            assert!(width(line, 12.0, false) <= 100.0, "{line}");
            assert!(!line.starts_with(|c| CLOSING.contains(c)), "{line}");
        }
        let joined: String = lines.concat().split_whitespace().collect();
        assert_eq!(joined, text.split_whitespace().collect::<String>());
    }

    #[test]
    fn what_is_too_long_is_cut_and_says_so() {
        let lines = wrap(&"责任".repeat(100), 12.0, false, 100.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(wrap("  ", 12.0, false, 100.0, 2).is_empty());
    }

    #[test]
    fn a_word_wider_than_the_room_still_ends() {
        assert!(!wrap(&"x".repeat(200), 12.0, false, 30.0, 50).is_empty());
        assert_eq!(wrap("宽", 12.0, false, 1.0, 5).len(), 1);
    }
}
