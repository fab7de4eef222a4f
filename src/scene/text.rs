//! How wide a text is, without a window: advance widths from the shipped fonts (skrifa).
//!
//! Screen, SVG and PNG all use these fonts, so one measurement holds for all three.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::sync::LazyLock;

/// Noto Sans CJK SC Regular.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansCJKsc-Regular-subset.otf");
/// Noto Sans CJK SC Bold; traditional forms are missing and fall back to Regular.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansCJKsc-Bold-subset.otf");

/// The ellipsis that stands for what was cut.
pub const ELLIPSIS: char = '…';

/// Font units an em in both fonts.
const EM: f32 = 1000.0;

/// Advance widths of the first 65,536 characters, in font units.
static ADVANCES: [LazyLock<Vec<u16>>; 2] =
    [LazyLock::new(|| advances(REGULAR)), LazyLock::new(|| advances(BOLD))];

fn advances(bytes: &[u8]) -> Vec<u16> {
    let full = vec![EM as u16; 0x1_0000];
    let Ok(font) = FontRef::new(bytes) else { return full };
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let mut widths = full;
    for (code, glyph) in font.charmap().mappings() {
        if let (Some(slot), Some(advance)) = (widths.get_mut(code as usize), metrics.advance_width(glyph)) {
            *slot = advance as u16;
        }
    }
    widths
}

/// Width of a character, in ems.
pub fn advance(c: char, bold: bool) -> f32 {
    ADVANCES[usize::from(bold)].get(c as usize).map_or(EM, |units| f32::from(*units)) / EM
}

/// Width of `text` at `size` pixels an em, in pixels.
pub fn width(text: &str, size: f32, bold: bool) -> f32 {
    text.chars().map(|c| advance(c, bold)).sum::<f32>() * size
}

/// `text`, or as much of its beginning as fits into `room` pixels with … after it.
/// Empty when not even two characters fit.
pub fn fitted(text: &str, size: f32, bold: bool, room: f32) -> String {
    let cut = room - advance(ELLIPSIS, bold) * size;
    let mut used = 0.0;
    let mut kept = 0;
    for (at, c) in text.char_indices() {
        used += advance(c, bold) * size;
        if used <= cut {
            kept = at + c.len_utf8();
        }
        if used > room {
            let start = text[..kept].trim_end();
            return if start.chars().count() < 2 { String::new() } else { format!("{start}{ELLIPSIS}") };
        }
    }
    text.to_owned()
}

/// Height of a character set upright, in ems.
pub const UPRIGHT: f32 = 1.04;

/// What stands for what was cut of a text set downwards: the upright form of … that the shipped fonts have.
const CUT: char = '︰';

/// `text` as it is set downwards, a character a line: brackets and dashes in their upright forms, no spaces;
/// or as much of its beginning as fits into `room` pixels with ︰ after it. Empty when not even two fit.
pub fn stacked(text: &str, size: f32, room: f32) -> String {
    let upright: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).map(turned).collect();
    let fits = (room / (size * UPRIGHT)) as usize;
    if upright.len() <= fits {
        return upright.into_iter().collect();
    }
    if fits < 3 {
        return String::new();
    }
    upright.into_iter().take(fits - 1).chain([CUT]).collect()
}

/// Height of a text that is set downwards, in pixels.
pub fn height(text: &str, size: f32) -> f32 {
    text.chars().count() as f32 * size * UPRIGHT
}

/// A character as it stands in a column (Unicode's vertical presentation forms).
fn turned(c: char) -> char {
    match c {
        '(' | '（' => '︵',
        ')' | '）' => '︶',
        '…' => CUT,
        '-' | '—' | '－' => '︱',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_is_an_em_wide() {
        assert!((width("责任单位", 12.0, false) - 48.0).abs() < 0.01);
        assert!(width("iiii", 12.0, true) < 24.0);
    }

    #[test]
    fn what_does_not_fit_is_cut_with_an_ellipsis() {
        let name = "各市(州)党委法治建设议事协调机构";
        assert_eq!(fitted(name, 12.0, false, 1000.0), name);
        let short = fitted(name, 12.0, false, 80.0);
        assert!(short.ends_with(ELLIPSIS) && width(&short, 12.0, false) <= 80.0, "{short}");
        assert_eq!(fitted(name, 12.0, false, 20.0), "");
    }
}
