//! A report set on sheets: the type sizes, margins and leading of GB/T 9704 (《党政机关公文格式》, 2012).
//!
//! What binds there: A4, printed area 156 × 225 mm, 37 mm above it and 28 mm beside it towards the binding
//! (5.2); running text 三号 (16 pt), 22 lines a page of 28 characters (5.2.3, 5.2.4), titles 二号 (22 pt); page
//! numbers 四号 (14 pt), 7 mm below the printed area (7.5). Lying sheets are the upright sheet turned, so that
//! both are bound at the same edge (8). Faces are the two that ship; nothing here measures with any other.
//!
//! Pure: the same report and paper give the same sheets. Text is never cut: what does not fit a line goes on
//! in the next, what does not fit a sheet on the next one.

use super::setter::{Setter, Type};
use super::{Block, Report, table};
use crate::page::{Paper, Sheet};
use crate::scene::Align;

/// The sheets of a report, without page numbers: [`number`](crate::page::number) gives them, when all that is
/// bound together is there. At least one. A paper of any length is A4 here.
pub fn sheets(report: &Report, paper: Paper) -> Vec<Sheet> {
    let mut setter = Setter::new(report, paper);
    let mut blocks = report.blocks.as_slice();
    while let Some((block, after)) = blocks.split_first() {
        setter.block(block, after.first());
        blocks = after;
    }
    setter.finish()
}

impl Setter<'_> {
    fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Title(text) => {
                self.head(0, text, Type::TITLE);
                self.text(text, Type::TITLE, 0.0, Align::Center);
                if !matches!(next, Some(Block::Subtitle(_))) {
                    self.gap(Type::BODY.leading * 0.5);
                }
            }
            Block::Subtitle(text) => {
                self.text(text, Type::SUBTITLE, 0.0, Align::Center);
                if !matches!(next, Some(Block::Subtitle(_))) {
                    self.gap(Type::BODY.leading * 0.5);
                }
            }
            Block::Heading(depth, text) => {
                self.gap(Type::BODY.leading * 0.2);
                // Not alone at the foot of a sheet: two lines, or the head of a table and a row, follow.
                let below = if matches!(next, Some(Block::Table(_))) { 5.0 } else { 2.0 };
                self.need(Type::HEADING.leading + below * Type::BODY.leading);
                self.head((*depth).max(1), text, Type::HEADING);
                self.text(text, Type::HEADING, 2.0, Align::Left);
            }
            Block::Paragraph(text) => self.text(text, Type::BODY, 2.0, Align::Left),
            // A line without words is white space, at the top of a sheet as well: what a cover begins with.
            Block::Line(text) if text.is_empty() => {
                self.y = (self.y + Type::BODY.leading).min(self.area.max.y);
            }
            Block::Line(text) => self.text(text, Type::BODY, 0.0, Align::Left),
            Block::Note(text) => self.text(text, Type::NOTE, 0.0, Align::Left),
            Block::Table(each) => {
                table::table(self, each);
                self.gap(Type::NOTE.leading * 0.6);
            }
            Block::PageBreak => {
                if !self.is_at_top() {
                    self.turn();
                }
            }
        }
    }
}
