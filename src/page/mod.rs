//! What goes on paper: a scene with the title, the filter statement and the legend that it needs to be
//! understood when it is torn from the window, composed for one sheet.
//!
//! A [`Page`] says what to put down; [`Page::compose`] places it and yields a [`Sheet`]: one list of
//! [`Drawn`] in sheet pixels, which the writers in `export/` turn into bytes without deciding anything.
//! Never here: bytes, files, clocks. The day on a sheet comes from those who have a clock, so that the same plan
//! and day give the same file.
//!
//! Drawings have a margin of 10 mm where papers of text ([`report`]) have those of GB/T 9704: a drawing is
//! looked at, not read in a bound volume, and needs the room.

mod cut;
mod flow;
mod folio;
mod legend;
pub mod names;
pub mod pack;
mod paper;
pub mod papers;
pub mod report;
mod tile;
mod whole;
pub mod workbook;

pub use crate::plan::Day;
pub use folio::{Folio, number};
pub use paper::{Fit, Orientation, Paper, Setting};
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
/// Height of the foot, with the rule above it, in pixels.
const FOOT: f32 = FOOTER * LINE + 8.0;
/// What the header and the footer are about: the document.
const DOCUMENT: Target = Target::Section(0);

/// A scene and the words around it.
pub struct Page<'a> {
    /// On what.
    pub setting: Setting,
    /// What the view is called.
    pub name: String,
    /// The plan's title.
    pub title: String,
    /// What is shown, and who issued the plan under which number.
    pub subtitle: String,
    /// What is shown of how much; says so too where all is shown.
    pub statement: String,
    /// At the foot: day, file and hash of its text, so that a page can be traced to its snapshot.
    pub footer: String,
    /// What is drawn names the plan itself: the header need not.
    pub named: bool,
    /// What is drawn.
    pub scene: &'a Scene,
    /// What of it shows.
    pub look: Look<'a>,
    /// The language of the legend.
    pub language: Language,
}

/// A composed page: everything in pixels at 96 to the inch, back to front.
#[derive(Debug, Clone, PartialEq, Default)]
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
    /// Where its page number stands; none on a sheet that has none.
    pub folio: Option<Folio>,
    /// The headings on it, from the top: bookmarks.
    pub heads: Vec<Head>,
}

/// A heading on a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Head {
    /// How deep it lies; 0 is what the paper is called.
    pub depth: u8,
    /// Its words.
    pub text: String,
    /// Its upper edge, in pixels.
    pub y: f32,
}

impl Page<'_> {
    /// One sheet with all of it. Labels of the scene keep their smallest size: on a sheet too small for all of
    /// them the less important give way, as on the screen; [`Paper::Long`] has room for all.
    pub fn compose(&self) -> Sheet {
        let paper = self.setting.paper;
        let upright = self.is_upright();
        let width = paper.width(upright).max(paper::wide(paper, self.scene) + 2.0 * MARGIN);
        let room = width - 2.0 * MARGIN;
        let height = |top| match paper.height(upright) {
            Some(height) => height,
            None => top + paper::long(self.scene, &self.look, room) + FOOT + MARGIN,
        };
        let mut blank = self.blank(width, height, &self.statement);
        let projection = self.scene.whole(blank.body);
        blank.sheet.drawn.extend(draw(&whole::whole(self.scene, &projection), &projection, &self.look));
        blank.sheet.heads.push(self.head());
        blank.sheet
    }

    /// As many sheets as the setting asks for: pages of text are broken between lines, drawings go over several
    /// sheets where they are to.
    pub fn sheets(&self) -> Vec<Sheet> {
        if self.setting.paper == Paper::Long {
            return vec![self.compose()];
        }
        match (self.scene.axes, self.setting.fit) {
            (Axes::Page, _) => flow::sheets(self),
            (Axes::Both | Axes::Vertical | Axes::Grid, Fit::Tile) => tile::sheets(self),
            (Axes::Both | Axes::Vertical | Axes::Grid, Fit::One) => vec![self.compose()],
        }
    }

    fn is_upright(&self) -> bool {
        // Columns over several sheets lie where upright ones would cut names.
        let tiled = self.setting.fit == Fit::Tile && self.setting.paper != Paper::Long;
        let room = self.setting.paper.width(true) - 2.0 * MARGIN;
        let drawing = match self.scene.axes {
            Axes::Vertical => !tiled || whole::fit_in(self.scene, room),
            Axes::Page => true,
            Axes::Both | Axes::Grid => self.scene.bounds.width() < self.scene.bounds.height(),
        };
        self.setting.orientation.is_upright(drawing)
    }

    fn head(&self) -> Head {
        Head { depth: 0, text: self.name.clone(), y: 0.0 }
    }

    /// A sheet with header, legend and foot, and the room between them. `height` is told where the header ends.
    fn blank(&self, width: f32, height: impl FnOnce(f32) -> f32, statement: &str) -> Blank {
        let room = width - 2.0 * MARGIN;
        let mut drawn = Vec::new();
        let mut pen = Pen { drawn: &mut drawn, look: self.look, y: MARGIN, left: MARGIN, room };
        if !self.named {
            pen.paragraph(&self.title, TITLE, true, Ink::Heading);
            pen.paragraph(&self.subtitle, BODY, false, Ink::TextWeak);
        }
        pen.paragraph(statement, BODY, false, Ink::Text);
        pen.y = legend::legend(pen.drawn, self, Rect::new(MARGIN, pen.y, room, 0.0));
        pen.rule();
        let top = pen.y;
        let size = Point::new(width, height(top));
        self.footed(drawn, size, top, statement)
    }

    /// A sheet that goes on: one line says with what.
    fn going_on(&self, size: Point, mark: &str) -> Blank {
        let mut drawn = Vec::new();
        let room = size.x - 2.0 * MARGIN;
        let mut pen = Pen { drawn: &mut drawn, look: self.look, y: MARGIN, left: MARGIN, room };
        let parts = [self.title.as_str(), mark, self.statement.as_str()];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        pen.line(&said.join(" · "), FOOTER, false, Ink::TextWeak);
        pen.rule();
        let top = pen.y;
        self.footed(drawn, size, top, &self.statement)
    }

    fn footed(&self, mut drawn: Vec<Drawn>, size: Point, top: f32, statement: &str) -> Blank {
        let room = size.x - 2.0 * MARGIN;
        let body = Rect::new(MARGIN, top, room, (size.y - top - FOOT - MARGIN).max(1.0));
        // The number stands at one side or the other; what traces the page, between them.
        let aside = FOOTER * Folio::ROOM;
        let mut pen = Pen { drawn: &mut drawn, look: self.look, y: body.max.y, left: MARGIN, room };
        pen.rule();
        let line = Rect::new(MARGIN, pen.y, room, FOOTER * LINE);
        let footer = fitted(&self.footer, FOOTER, false, room - 2.0 * aside);
        pen.left += (room - width(&footer, FOOTER, false)) / 2.0;
        pen.line(&footer, FOOTER, false, Ink::TextWeak);
        let sheet = Sheet {
            size,
            title: self.title.clone(),
            statement: statement.to_owned(),
            subtitle: self.subtitle.clone(),
            background: self.look.theme.background,
            drawn,
            folio: Some(Folio::new(line, FOOTER, self.look.theme.colour(Ink::Text))),
            heads: Vec::new(),
        };
        Blank { sheet, body }
    }
}

/// A sheet with the room that is left on it.
struct Blank {
    sheet: Sheet,
    body: Rect,
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
