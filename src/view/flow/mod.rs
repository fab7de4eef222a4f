//! Pages in the window: runs of text, signs, bars and rules, set from the top for one width.
//!
//! A view that is read rather than looked around in says with a [`Pen`] what stands where; lines are broken
//! by the advances of the shipped fonts, and a world unit is a pixel. For such a view, layout and scene are
//! one stage: to set a text is to place it. What a click on words of the view's own asks for is an
//! [`Offer`], kept beside the items under the number of its [`Target::Entry`].

mod prose;
mod run;
mod said;

pub use prose::{Stretch, Touch};
pub use run::{Run, Style};
pub use said::Said;

use crate::plan::Role;
use crate::scene::text::{fitted, width};
use crate::scene::wrap::wrap;
use crate::scene::{
    Align, Axes, Ink, Item, Label, Mark, Panel, Point, Rect, Scene, Shape, Target, Visibility,
};
use crate::view::{Offer, role};

/// Height of a line, in ems.
const LINE: f32 = 1.5;
/// Share of its room that a label fills (`scene::labels`): room for an em of a size.
const ROOM: f32 = 1.0 / 0.78;
/// Room of a role's sign in a line, in pixels.
const SIGN: f32 = 14.0;
/// The most lines that a paragraph may take: none of a plan comes near.
const MOST_LINES: usize = 400;
/// Around a page's text, in pixels.
const MARGIN: f32 = 20.0;
/// A page is laid out for no less, in pixels.
const NARROWEST: f32 = 260.0;

/// What was put on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// What is drawn.
    pub scene: Scene,
    /// What a click on what the page offers asks for, by the numbers of its entries.
    pub offers: Vec<Offer>,
}

/// A page of a width in pixels, as `write` says it.
pub fn page(width: f32, write: impl FnOnce(&mut Pen)) -> Page {
    let width = width.max(NARROWEST);
    let mut ink = Vec::new();
    let mut offers = Vec::new();
    let mut pen =
        Pen { items: &mut ink, offers: &mut offers, left: MARGIN, width: width - 2.0 * MARGIN, y: MARGIN };
    write(&mut pen);
    let height = pen.y + MARGIN;
    let bounds = Rect::new(0.0, 0.0, width, height);
    Page { scene: Scene { bounds, axes: Axes::Page, items: ink, frozen: None }, offers }
}

/// Where the next line goes, and how wide it may be.
pub struct Pen<'p> {
    items: &'p mut Vec<Item>,
    offers: &'p mut Vec<Offer>,
    /// The left edge of the column.
    pub left: f32,
    /// How wide the column is.
    pub width: f32,
    /// How far down it is written.
    pub y: f32,
}

impl Pen<'_> {
    /// The target of words that offer something.
    pub fn offer(&mut self, offer: Offer) -> Target {
        self.offers.push(offer);
        Target::Entry(self.offers.len() as u32 - 1)
    }

    /// White space.
    pub fn gap(&mut self, height: f32) {
        self.y += height;
    }

    /// A hairline across the column, with a little air around it.
    pub fn rule(&mut self) {
        let rect = Rect::new(self.left, self.y + 5.0, self.width, 1.0);
        self.panel(rect, Ink::Rule, Target::WORDS);
        self.y += 11.0;
    }

    /// A filled rectangle, in page pixels.
    pub fn panel(&mut self, rect: Rect, ink: Ink, target: Target) {
        let tallest = f32::MAX;
        self.put(target, Shape::Panel(Panel { rect, tallest, ink }));
    }

    /// How much is written: what [`Pen::panel_below`] may go under.
    pub fn items_so_far(&self) -> usize {
        self.items.len()
    }

    /// A filled rectangle below all that was written since there were so many items: a ground whose height is known
    /// only afterwards.
    pub fn panel_below(&mut self, items: usize, rect: Rect, ink: Ink, target: Target) {
        let shape = Shape::Panel(Panel { rect, tallest: f32::MAX, ink });
        let item = Item { target, visibility: Visibility::Always, shape };
        self.items.insert(items.min(self.items.len()), item);
    }

    /// A paragraph, in as many lines as it needs.
    pub fn text(&mut self, text: &str, style: Style, target: Target) {
        for paragraph in text.lines() {
            for line in wrap(paragraph, style.size, style.bold, self.width, MOST_LINES) {
                self.line(&line, style, target);
            }
        }
    }

    /// One line, cut with … where it is longer.
    pub fn line(&mut self, text: &str, style: Style, target: Target) {
        let height = style.size * LINE;
        self.label(self.left, self.y + height / 2.0, self.width, text, style, target, Align::Left);
        self.y += height;
    }

    /// Runs beside each other. What no longer fits begins a line of its own, `hang` pixels in.
    pub fn row(&mut self, runs: &[Run], hang: f32) {
        let height = runs.iter().map(Run::size).fold(0.0, f32::max) * LINE;
        let end = self.left + self.width;
        let mut x = self.left;
        for together in runs.chunk_by(|one, next| !matches!(one, Run::Gap(_)) && !matches!(next, Run::Gap(_)))
        {
            let wide: f32 = together.iter().map(Run::width).sum();
            let gap = matches!(together, [Run::Gap(_)]);
            if !gap && x + wide > end + 0.5 && x > self.left + hang {
                x = self.left + hang;
                self.y += height;
            }
            let middle = self.y + height / 2.0;
            for run in together {
                match run {
                    Run::Sign(role, target) => self.sign(x, middle, *role, *target),
                    Run::Text { text, style, target } => {
                        self.label(x, middle, end - x, text, *style, *target, Align::Left);
                    }
                    Run::Gap(_) | Run::Thin(_) => {}
                }
                x += run.width();
            }
        }
        self.y += height;
    }

    /// A role's sign, its left edge and its middle given.
    pub fn sign(&mut self, x: f32, middle: f32, role: Role, target: Target) {
        let at = Point::new(x + SIGN * 0.36, middle);
        let mark = Mark { at, kind: role::sign(role), room: SIGN, ink: role::ink(role) };
        self.put(target, Shape::Mark(mark));
    }

    /// A text at a place of its own, cut with … where it is longer than `room`. Nothing for no text.
    #[allow(clippy::too_many_arguments, reason = "where, how wide, what, how, for what, on which side")]
    pub fn label(
        &mut self,
        x: f32,
        middle: f32,
        room: f32,
        text: &str,
        style: Style,
        target: Target,
        align: Align,
    ) {
        let text = fitted(text, style.size, style.bold, room + 0.5);
        if text.is_empty() {
            return;
        }
        // Just as wide as it is: a pointer aims at words, not at the paper beside them.
        let wide = width(&text, style.size, style.bold) + 1.0;
        self.put(
            target,
            Shape::Label(Label {
                at: Point::new(x, middle),
                align,
                width: wide,
                room: style.size * ROOM,
                text,
                bold: style.bold,
                ink: style.ink,
                // On paper a page may be set larger or smaller than on the screen.
                largest: style.size * 2.0,
                flows: true,
                ..Label::default()
            }),
        );
    }

    /// Writes a column beside others, `dx` pixels in: it begins at this height, which stays. Where it ends.
    pub fn beside(&mut self, dx: f32, width: f32, write: impl FnOnce(&mut Pen)) -> f32 {
        let (left, y) = (self.left + dx, self.y);
        let mut pen = Pen { items: self.items, offers: self.offers, left, width, y };
        write(&mut pen);
        pen.y
    }

    /// Writes so far in, and goes on below.
    pub fn indented(&mut self, by: f32, write: impl FnOnce(&mut Pen)) {
        self.y = self.beside(by, self.width - by, write);
    }

    /// Height of a line of this style.
    pub fn height(style: Style) -> f32 {
        style.size * LINE
    }

    /// A shape of its own, in page pixels.
    pub fn put(&mut self, target: Target, shape: Shape) {
        self.items.push(Item { target, visibility: Visibility::Always, shape });
    }
}
