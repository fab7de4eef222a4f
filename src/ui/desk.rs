//! What every panel is given: the state to read and the queue to put commands on.

use crate::command::Command;
use crate::scene::theme::Rgba;
use crate::scene::{Ink, Target, Theme};
use crate::state::State;
use crate::words::Language;
use eframe::egui::{Color32, FontFamily, FontId, RichText};
use std::path::PathBuf;

/// The bold face.
pub const BOLD: &str = "bold";

/// The state to read and the queue to put commands on.
pub struct Desk<'a> {
    /// Everything, read-only while drawing.
    pub state: &'a State,
    /// What the user does, done after drawing.
    pub commands: &'a mut Vec<Command>,
    /// What the pointer is over in this frame, whichever panel drew it.
    pub hovered: Option<Target>,
    /// Recently opened files, the newest first.
    pub recent: &'a [PathBuf],
}

impl Desk<'_> {
    /// The language of the interface.
    pub fn language(&self) -> Language {
        self.state.choices.settings.language
    }

    /// A text of the interface.
    pub fn text(&self, key: &str) -> String {
        self.language().text(key).to_owned()
    }

    /// A text of the interface with places filled in.
    pub fn fill(&self, key: &str, args: &[&str]) -> String {
        self.language().fill(key, args)
    }

    /// Queues a command.
    pub fn act(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// The colours of the look.
    pub fn theme(&self) -> &'static Theme {
        self.state.choices.settings.theme()
    }

    /// The colour of an ink.
    pub fn ink(&self, ink: Ink) -> Color32 {
        colour(self.theme().colour(ink))
    }
}

/// A theme's colour for the painter.
pub fn colour([r, g, b, a]: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

/// A text in the bold face.
pub fn bold(text: impl Into<String>, size: f32) -> RichText {
    RichText::new(text).font(FontId::new(size, FontFamily::Name(BOLD.into())))
}
