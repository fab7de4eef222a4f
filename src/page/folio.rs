//! Page numbers in the official form (GB/T 9704, 7.5): — 1 —, odd pages at the right, even ones at the left, an
//! em in from the edge.
//!
//! A sheet knows where its number may stand, not which it has: sheets of several papers and views are put
//! together first, and [`number`] goes over all of them last.

use super::{DOCUMENT, Sheet};
use crate::scene::Rect;
use crate::scene::draw::{Drawn, DrawnShape};
use crate::scene::text::width;
use crate::scene::theme::Rgba;

/// Where a sheet's number stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Folio {
    /// From the left to the right edge of what is printed, as high as a line.
    pub room: Rect,
    /// Pixels an em.
    pub size: f32,
    /// Its colour.
    pub colour: Rgba,
    /// Where the number it has stands among what is drawn.
    drawn: Option<usize>,
}

impl Folio {
    /// Room for a number, without one.
    pub fn new(room: Rect, size: f32, colour: Rgba) -> Self {
        Self { room, size, colour, drawn: None }
    }

    /// How much of an edge a number of three digits takes, with the em beside it, in ems.
    pub(super) const ROOM: f32 = 6.0;
}

/// Gives sheets the numbers from `first` on, instead of those they have; the number after the last. A sheet
/// without room for one (a cover) is counted.
pub fn number(sheets: &mut [Sheet], first: u32) -> u32 {
    let mut next = first;
    for sheet in sheets {
        if let Some(folio) = &mut sheet.folio {
            let text = format!("— {next} —");
            let (wide, room) = (width(&text, folio.size, false), folio.room);
            let left = if next % 2 == 1 { room.max.x - folio.size - wide } else { room.min.x + folio.size };
            let rect = Rect::new(left, room.min.y, wide, room.height());
            let (size, colour) = (folio.size, folio.colour);
            let shape = DrawnShape::Text { rect, text, size, bold: false, upright: false, colour };
            let drawn = Drawn { target: DOCUMENT, shape };
            if let Some(old) = folio.drawn.and_then(|at| sheet.drawn.get_mut(at)) {
                *old = drawn;
            } else {
                folio.drawn = Some(sheet.drawn.len());
                sheet.drawn.push(drawn);
            }
        }
        next += 1;
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Point;

    fn blank(numbered: bool) -> Sheet {
        let room = Rect::new(100.0, 900.0, 500.0, 20.0);
        let folio = numbered.then(|| Folio::new(room, 18.0, [0, 0, 0, 255]));
        Sheet { size: Point::new(700.0, 1000.0), folio, ..Sheet::default() }
    }

    fn said(sheet: &Sheet) -> Vec<(&str, Rect)> {
        let texts = sheet.drawn.iter().filter_map(|drawn| match &drawn.shape {
            DrawnShape::Text { text, rect, .. } => Some((text.as_str(), *rect)),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn odd_numbers_stand_right_even_ones_left_an_em_in() {
        let mut sheets = [blank(false), blank(true), blank(true)];
        assert_eq!(number(&mut sheets, 1), 4);
        assert!(said(&sheets[0]).is_empty());
        let (text, rect) = said(&sheets[1])[0];
        assert_eq!(text, "— 2 —");
        assert!((rect.min.x - 118.0).abs() < 0.01, "{rect:?}");
        let (text, rect) = said(&sheets[2])[0];
        assert_eq!(text, "— 3 —");
        assert!((rect.max.x - 582.0).abs() < 0.01, "{rect:?}");
        // Once more, as part of a longer run: no sheet has two numbers.
        number(&mut sheets, 10);
        assert_eq!(said(&sheets[2]).iter().map(|(text, _)| *text).collect::<Vec<_>>(), ["— 12 —"]);
    }
}
