//! Where the user stands, and what lies open on the desk.

use crate::plan::Diagnostic;
use crate::scene::{Camera, Target};

/// Where the user stands; back and forward walk over it, and a snapshot keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Place {
    /// What is selected.
    pub selection: Option<Target>,
    /// What of the view is seen; none is the whole.
    pub camera: Option<Camera>,
}

/// What a person does at the moment. Not kept, not undone.
#[derive(Debug, Clone, Default)]
pub struct Session {
    /// What the pointer is over.
    pub hover: Option<Target>,
    /// What is typed in the search box.
    pub query: String,
    /// What the search found.
    pub hits: Vec<crate::search::Hit>,
    /// Which result of the search the arrow keys stand on.
    pub hit: usize,
    /// What is typed in the palette, while it is open.
    pub palette: Option<String>,
    /// Which command of the palette the arrow keys stand on.
    pub palette_at: usize,
    /// A window in front of the others.
    pub dialog: Option<Dialog>,
    /// A window asks the search box to take the keyboard.
    pub focus_search: bool,
}

/// A window in front of the others, with what is typed in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// Open a file by typing its path.
    OpenPath(String),
    /// Save a snapshot: path, title and note.
    Save(SaveForm),
    /// What the reader noticed.
    Diagnostics,
    /// Every command with its keys.
    Shortcuts,
    /// What this is.
    About,
    /// There is unsaved work, and something is about to put it aside.
    Unsaved(Leaving),
    /// Unsaved work of a run that did not end well was found.
    Recover(std::path::PathBuf),
}

/// What puts unsaved work aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// Another file is opened; none is the plan that ships inside.
    Open(Option<std::path::PathBuf>),
    /// The window closes.
    Quit,
}

/// What is asked before a snapshot is saved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SaveForm {
    /// Where to.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub note: String,
    /// Another file that stands there may be replaced.
    pub replace: bool,
}

/// Whether a diagnostic is one that a person should look at.
pub fn needs_a_look(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity != crate::plan::Severity::Note
}
