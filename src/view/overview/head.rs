//! The head of a block of the overview.

use crate::scene::{Ink, Rect, Target};
use crate::view::flow::{Pen, Said, Style};

/// The head of a block: on a band, with what the numbers in it are.
pub(super) fn head(pen: &mut Pen, said: Said, key: &str, about: &str) {
    let top = pen.y;
    let (left, width) = (pen.left, pen.width);
    pen.gap(3.0);
    pen.indented(8.0, |pen| pen.line(&said.text(key), Style::HEAD, Target::WORDS));
    pen.gap(3.0);
    pen.panel(Rect::new(left, top, width, pen.y - top), Ink::Band, Target::WORDS);
    pen.gap(4.0);
    pen.text(&said.text(about), Style::SMALL, Target::WORDS);
    pen.gap(4.0);
}
