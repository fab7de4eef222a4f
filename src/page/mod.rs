//! What goes on paper: a scene with the title, the filter statement and the legend that it needs to be
//! understood when it is torn from the window, composed for one sheet.
//!
//! A [`Page`] says what to put down; [`Page::compose`] places it and yields a [`Sheet`]: one list of
//! [`Drawn`] in sheet pixels, which the writers in `export/` turn into bytes without deciding anything.
//! Never here: bytes, files, clocks. A sheet carries no date, so that the same plan gives the same file.

mod legend;
pub mod names;
mod paper;
pub mod papers;
pub mod report;
pub mod workbook;

pub use paper::Paper;
pub use report::Report;
pub use workbook::Workbook;

use crate::scene::draw::{Drawn, DrawnShape, draw};
use crate::scene::look::Look;
use crate::scene::text::{fitted, width};
use crate::scene::theme::Rgba;
use crate::scene::wrap::wrap;
use crate::scene::{Axes, Ink, Point, Rect, Scene, Target};
use crate::words::Language;

/// White space around everything, in pixels (10 mm).
const MARGIN: f32 = 37.8;
/// Height of a line of text, in ems.
const LINE: f32 = 1.45;
/// Pixels an em: the title.
const TITLE: f32 = 20.0;
/// Pixels an em: subtitle, statement, legend.
const BODY: f32 = 12.0;
/// Pixels an em: the footer.
const FOOTER: f32 = 11.0;
/// The most lines that a title or a statement may take.
const MOST_LINES: usize = 3;
/// What the header and the footer are about: the document.
const DOCUMENT: Target = Target::Section(0);

/// A scene and the words around it.
pub struct Page<'a> {
    /// On what.
    pub paper: Paper,
    /// The plan's title.
    pub title: String,
    /// What is shown, and who issued the plan under which number.
    pub subtitle: String,
    /// What is shown of how much; says so too where all is shown.
    pub statement: String,
    /// At the foot: title and number, so that a page can be put back.
    pub footer: String,
    /// What is drawn.
    pub scene: &'a Scene,
    /// What of it shows.
    pub look: Look<'a>,
    /// The language of the legend.
    pub language: Language,
}

/// A composed page: everything in pixels at 96 to the inch, back to front.
pub struct Sheet {
    /// Width and height in pixels.
    pub size: Point,
    /// The title, for readers that show one.
    pub title: String,
    /// What is shown, in a sentence.
    pub statement: String,
    /// Number and issuer.
    pub subtitle: String,
    /// Behind everything.
    pub background: Rgba,
    /// What is on it.
    pub drawn: Vec<Drawn>,
}

impl Page<'_> {
    /// Places everything. Labels of the scene keep their smallest size: on a sheet too small for all of
    /// them the less important give way, as on the screen; [`Paper::Long`] has room for all.
    pub fn compose(&self) -> Sheet {
        let upright = matches!(self.scene.axes, Axes::Vertical | Axes::Page)
            || self.scene.bounds.width() < self.scene.bounds.height();
        let width = self.paper.width(upright).max(paper::wide(self.paper, self.scene) + 2.0 * MARGIN);
        let room = width - 2.0 * MARGIN;

        let mut drawn = Vec::new();
        let mut pen = Pen { drawn: &mut drawn, look: self.look, y: MARGIN, left: MARGIN, room };
        pen.paragraph(&self.title, TITLE, true, Ink::Heading);
        pen.paragraph(&self.subtitle, BODY, false, Ink::TextWeak);
        pen.paragraph(&self.statement, BODY, false, Ink::Text);
        pen.y = legend::legend(pen.drawn, self, Rect::new(MARGIN, pen.y, room, 0.0));
        pen.rule();
        let top = pen.y;

        let foot = FOOTER * LINE + 8.0;
        let height = match self.paper.height(upright) {
            Some(height) => height,
            None => top + paper::long(self.scene, &self.look, room) + foot + MARGIN,
        };
        let body = Rect::new(MARGIN, top, room, (height - top - foot - MARGIN).max(1.0));
        let projection = self.scene.whole(body);
        let scene = draw(self.scene, &projection, &self.look);

        let mut pen = Pen { drawn: &mut drawn, look: self.look, y: body.max.y, left: MARGIN, room };
        pen.rule();
        pen.line(&self.footer, FOOTER, false, Ink::TextWeak);
        drawn.extend(scene);
        Sheet {
            size: Point::new(width, height),
            title: self.title.clone(),
            statement: self.statement.clone(),
            subtitle: self.subtitle.clone(),
            background: self.look.theme.background,
            drawn,
        }
    }
}

/// Where the next line of text goes.
struct Pen<'a> {
    drawn: &'a mut Vec<Drawn>,
    look: Look<'a>,
    y: f32,
    left: f32,
    room: f32,
}

impl Pen<'_> {
    /// As many lines as the text needs, at most [`MOST_LINES`]; nothing for an empty text.
    fn paragraph(&mut self, text: &str, size: f32, bold: bool, ink: Ink) {
        for line in wrap(text, size, bold, self.room, MOST_LINES) {
            self.line(&line, size, bold, ink);
        }
    }

    fn line(&mut self, text: &str, size: f32, bold: bool, ink: Ink) {
        let shown = fitted(text, size, bold, self.room);
        let rect = Rect::new(self.left, self.y, width(&shown, size, bold), size * LINE);
        let colour = self.look.theme.colour(ink);
        if !shown.is_empty() {
            let shape = DrawnShape::Text { rect, text: shown, size, bold, upright: false, colour };
            self.drawn.push(Drawn { target: DOCUMENT, shape });
        }
        self.y = rect.max.y;
    }

    /// A hairline with a little air around it.
    fn rule(&mut self) {
        let rect = Rect::new(self.left, self.y + 4.0, self.room, 0.8);
        let colour = self.look.theme.colour(Ink::Rule);
        self.drawn.push(Drawn { target: DOCUMENT, shape: DrawnShape::Fill { rect, colour } });
        self.y += 8.0;
    }
}
