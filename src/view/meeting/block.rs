//! How the blocks of the page begin.

use crate::scene::{Ink, Rect, Target};
use crate::view::flow::{Pen, Run, Said, Style};

/// The head of a block, on a band; words behind it may offer something.
pub(super) fn block(pen: &mut Pen, text: &str, behind: &[Run]) {
    pen.gap(12.0);
    let (left, width, top) = (pen.left, pen.width, pen.y);
    pen.gap(3.0);
    pen.indented(8.0, |pen| {
        if behind.is_empty() {
            pen.text(text, Style::HEAD, Target::WORDS);
            return;
        }
        // A head that is longer than the column is cut into lines; what it offers follows below.
        let fits = crate::scene::text::width(text, Style::HEAD.size, true) <= pen.width;
        if fits {
            let mut runs = vec![Run::words(text, Style::HEAD), Run::Gap(12.0)];
            runs.extend_from_slice(behind);
            pen.row(&runs, 0.0);
        } else {
            pen.text(text, Style::HEAD, Target::WORDS);
            pen.row(behind, 0.0);
        }
    });
    pen.gap(3.0);
    pen.panel(Rect::new(left, top, width, pen.y - top), Ink::Band, Target::WORDS);
    pen.gap(6.0);
}

/// A line that explains a block.
pub(super) fn about(pen: &mut Pen, said: Said, key: &str) {
    pen.text(&said.text(key), Style::SMALL, Target::WORDS);
    pen.gap(3.0);
}
