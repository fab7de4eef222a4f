//! Running text of several kinds: what was dropped is struck through, what was added is underlined, and lines end
//! wherever Chinese may break, not only between the pieces.

use super::{Pen, Run, Style};
use crate::scene::text::width;
use crate::scene::wrap::may_break;
use crate::scene::{Rect, Target};

/// How thick the line through or under a piece is, in pixels.
const THICK: f32 = 1.2;

/// The line that a piece bears, so that it is told apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// None.
    Plain,
    /// Through it: dropped.
    Struck,
    /// Under it: added.
    Underlined,
}

/// A stretch of running text.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// The words.
    pub text: String,
    /// How they look; one size for the whole paragraph.
    pub style: Style,
    /// The line they bear.
    pub touch: Touch,
}

impl Pen<'_> {
    /// A paragraph of these stretches, in as many lines as it needs, all of it standing for one target.
    pub fn prose(&mut self, stretches: &[Stretch], target: Target) {
        let letters: Vec<(char, usize)> = stretches
            .iter()
            .enumerate()
            .flat_map(|(at, stretch)| stretch.text.chars().map(move |c| (c, at)))
            .collect();
        let advance = |(c, at): (char, usize)| {
            let style = stretches[at].style;
            width(c.encode_utf8(&mut [0; 4]), style.size, style.bold)
        };
        let mut start = 0;
        while start < letters.len() {
            let end = line_end(&letters, start, self.width, advance);
            let mut runs = Vec::new();
            let (mut x, middle) = (self.left, self.y + Self::height(stretches[letters[start].1].style) / 2.0);
            for run in letters[start..end].chunk_by(|one, next| one.1 == next.1) {
                let stretch = &stretches[run[0].1];
                let text: String = run.iter().map(|(c, _)| *c).collect();
                let wide = width(&text, stretch.style.size, stretch.style.bold);
                self.touch(x, middle, wide, stretch, target);
                x += wide + APART;
                runs.extend([Run::text(text, stretch.style, target), Run::Thin(APART)]);
            }
            self.row(&runs, 0.0);
            start = end;
        }
    }

    fn touch(&mut self, x: f32, middle: f32, wide: f32, stretch: &Stretch, target: Target) {
        let y = match stretch.touch {
            Touch::Plain => return,
            Touch::Struck => middle,
            Touch::Underlined => middle + stretch.style.size * 0.56,
        };
        self.panel(Rect::new(x, y - THICK / 2.0, wide, THICK), stretch.style.ink, target);
    }
}

/// Between two stretches, in pixels: they never lie over each other.
const APART: f32 = 0.6;

/// Where the line that begins at `start` ends; at least one letter further.
fn line_end(
    letters: &[(char, usize)],
    start: usize,
    room: f32,
    advance: impl Fn((char, usize)) -> f32,
) -> usize {
    let mut used = 0.0;
    let mut end = start + 1;
    for at in start..letters.len() {
        used += advance(letters[at]);
        if at > start && letters[at - 1].1 != letters[at].1 {
            used += APART;
        }
        if used > room {
            return end;
        }
        if letters.get(at + 1).is_none_or(|next| may_break(letters[at].0, next.0)) {
            end = at + 1;
        }
    }
    letters.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Shape;
    use crate::view::flow;

    #[test]
    fn nothing_is_lost_and_every_line_fits() {
        let stretch = |text: &str, touch| Stretch { text: text.to_owned(), style: Style::BODY, touch };
        let stretches = [
            stretch("到202", Touch::Plain),
            stretch("2", Touch::Struck),
            stretch("3", Touch::Underlined),
            stretch(&"年基本建成统一的信息报送平台，".repeat(8), Touch::Plain),
        ];
        let whole: String = stretches.iter().map(|each| each.text.as_str()).collect();
        let page = flow::page(300.0, |pen| pen.prose(&stretches, Target::WORDS));
        let mut text = String::new();
        let mut panels = 0;
        for item in &page.scene.items {
            match &item.shape {
                Shape::Label(label) => {
                    assert!(!label.text.contains('…') && label.at.x + label.width < 300.0, "{label:?}");
                    text.push_str(&label.text);
                }
                Shape::Panel(_) => panels += 1,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((text, panels), (whole, 2));
    }
}
