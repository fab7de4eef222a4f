//! Setting a text in the shipped fonts, a glyph a character, as wide as it was measured.

use super::PdfError;
use crate::scene::Rect;
use crate::scene::text::{BOLD, REGULAR, UPRIGHT, advance};
use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::{FontRef, MetadataProvider};
use std::ops::Range;

/// From the middle of a line of Chinese down to its baseline, in ems (the em box reaches .88 up, .12 down).
const BASELINE: f32 = 0.38;
/// What a font shows for a character that it lacks.
const MISSING: u32 = 0;
/// A blank that no line of ours needs. It goes before glyphs that are one piece of text (PDF's `ActualText`): the
/// writer lets the first glyph of such a piece stand for all of its text, which must not be one in use.
const BLANK: char = '\u{3000}';

/// The regular and the bold face.
pub(super) struct Fonts([(Font, Charmap<'static>); 2]);

/// Where a character comes from: its face, its glyph there, and its bytes.
struct Set {
    bold: bool,
    glyph: u32,
    start: usize,
    end: usize,
    advance: f32,
}

impl Fonts {
    pub(super) fn new() -> Result<Self, PdfError> {
        let load = |bytes: &'static [u8]| {
            let font = Font::new(bytes.into(), 0);
            let reference = FontRef::new(bytes).ok();
            // They are compiled in: a test opens both.
            font.zip(reference.map(|reference| reference.charmap()))
                .ok_or_else(|| PdfError::Write("the shipped font does not open".to_owned()))
        };
        Ok(Self([load(REGULAR)?, load(BOLD)?]))
    }

    fn glyph(&self, c: char, bold: bool) -> Option<u32> {
        self.0[usize::from(bold)].1.map(c).map(skrifa::GlyphId::to_u32).filter(|glyph| *glyph != MISSING)
    }

    /// The blank that goes before what is one piece of text, without width.
    fn blank(&self, bold: bool, range: Range<usize>) -> KrillaGlyph {
        let id = self.glyph(BLANK, bold).unwrap_or(MISSING);
        KrillaGlyph::new(GlyphId::new(id), 0.0, 0.0, 0.0, 0.0, range, None)
    }

    /// The characters of a text that are seen.
    fn set(&self, text: &str, bold: bool) -> Vec<Set> {
        text.char_indices()
            .filter(|(_, c)| !c.is_control())
            .map(|(start, c)| {
                let own = self.glyph(c, bold);
                let (bold_face, glyph) = match own.or_else(|| self.glyph(c, false)) {
                    Some(glyph) => (bold && own.is_some(), glyph),
                    None => (bold, MISSING),
                };
                let advance = advance(c, bold);
                Set { bold: bold_face, glyph, start, end: start + c.len_utf8(), advance }
            })
            .collect()
    }

    /// From the left, at the middle of its rectangle.
    pub(super) fn level(&self, surface: &mut Surface, text: &str, rect: Rect, size: f32, bold: bool) {
        let mut x = rect.min.x;
        let y = rect.center().y + BASELINE * size;
        for run in self.set(text, bold).chunk_by(|one, next| one.bold == next.bold) {
            let mut glyphs: Vec<KrillaGlyph> = Vec::with_capacity(run.len());
            for set in run {
                // Readers find nothing at the glyph for what is missing, unless they are told.
                if set.glyph == MISSING {
                    glyphs.push(self.blank(set.bold, set.start..set.end));
                }
                glyphs.push(glyph(set, set.start..set.end, set.advance, 0.0, 0.0));
            }
            let font = self.0[usize::from(run[0].bold)].0.clone();
            surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font, text, size, false);
            x += run.iter().map(|set| set.advance).sum::<f32>() * size;
        }
    }

    /// Downwards, a character below the other, centred in its rectangle. All of it is one piece of text for
    /// who searches or copies it: a reader of the file would else find a line for each character.
    pub(super) fn downwards(&self, surface: &mut Surface, text: &str, rect: Rect, size: f32, bold: bool) {
        let all = self.set(text, bold);
        let y = rect.min.y + size * UPRIGHT / 2.0 + BASELINE * size;
        let mut done = 0;
        for run in all.chunk_by(|one, next| one.bold == next.bold) {
            let Some((first, last)) = run.first().zip(run.last()) else { continue };
            let words: String =
                text.get(first.start..last.end).unwrap_or_default().chars().map(level_form).collect();
            let down = |at: usize| (done + at) as f32 * UPRIGHT;
            let characters = run.iter().enumerate();
            let characters =
                characters.map(|(at, set)| glyph(set, 0..words.len(), 0.0, -set.advance / 2.0, -down(at)));
            let blank = self.blank(first.bold, 0..words.len());
            let glyphs: Vec<KrillaGlyph> = std::iter::once(blank).chain(characters).collect();
            let font = self.0[usize::from(run[0].bold)].0.clone();
            surface.draw_glyphs(Point::from_xy(rect.center().x, y), &glyphs, font, &words, size, false);
            done += run.len();
        }
    }
}

fn glyph(set: &Set, range: Range<usize>, advance: f32, dx: f32, dy: f32) -> KrillaGlyph {
    KrillaGlyph::new(GlyphId::new(set.glyph), advance, dx, dy, 0.0, range, None)
}

/// The form that a character has in a line: what `scene::text::stacked` turned, turned back.
fn level_form(c: char) -> char {
    match c {
        '︵' => '(',
        '︶' => ')',
        '︱' => '—',
        '︰' => '…',
        c => c,
    }
}
