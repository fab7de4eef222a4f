//! Where the user stands, and what lies open on the desk.

use super::document::Document;
use super::packs::{PackForm, PacketsForm};
use crate::page::{Paper, Setting};
use crate::plan::{Code, Diagnostic, Role, Severity, Span, UnitId};
use crate::scene::{Camera, Point, Target};
use crate::view::View;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Where the user stands; back and forward walk over it, and a snapshot keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Place {
    /// Which view has the keyboard.
    pub view: View,
    /// The view that stands open beside it.
    pub beside: Option<View>,
    /// What is selected.
    pub selection: Option<Target>,
    /// The unit that was selected last, by itself or with an assignment: whose duties are listed.
    pub unit: Option<UnitId>,
    /// What of each view is seen, by its place among all views; none is what shows at rest.
    pub cameras: [Option<Camera>; View::ALL.len()],
    /// Where in the text the reader stands: the first byte in view.
    pub reading: u32,
}

impl Place {
    /// What of a view is seen; none is what shows at rest.
    pub fn camera(&self, view: View) -> Option<Camera> {
        self.cameras[view as usize]
    }

    /// Whether a view is open.
    pub fn shows(&self, view: View) -> bool {
        self.view == view || self.beside == Some(view)
    }
}

/// What a person does at the moment. Not kept, not undone.
#[derive(Clone, Default)]
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
    /// Words that the reader is to bring into view: it is enough that one of them is.
    pub seek: Vec<Span>,
    /// By how many of its own heights the reader is to go on.
    pub leaf: f32,
    /// Words marked with the pointer in the reader.
    pub words: Option<Span>,
    /// Finding in the text.
    pub find: Find,
    /// The panel of what the reader noticed.
    pub findings: Findings,
    /// How large each view is in the window, in points.
    pub sizes: Sizes,
    /// Two large plans that are being compared.
    pub comparing: Option<super::comparison::Pair>,
    /// Views that were just opened and have not said yet how large they are: then what is selected is brought
    /// into view.
    pub arriving: Vec<View>,
    /// How pages were last saved or printed.
    pub preview: Preview,
}

/// How large each view is in the window, in points, by its place among all views.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sizes(pub [Point; View::ALL.len()]);

impl Default for Sizes {
    /// Before a window has said otherwise.
    fn default() -> Self {
        Self([Point::new(760.0, 640.0); View::ALL.len()])
    }
}

/// What is looked for in the text.
#[derive(Debug, Clone, Default)]
pub struct Find {
    /// What is typed.
    pub query: String,
    /// Where it stands, in document order.
    pub found: Arc<Vec<Span>>,
    /// Which of them one stands on.
    pub at: usize,
    /// Somebody asks the box to take the keyboard.
    pub focus: bool,
}

/// The panel of what the reader noticed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// Whether it is open.
    pub open: bool,
    /// The finding that one stands on, by its place among all.
    pub at: Option<usize>,
    /// Only findings of these severities; none is all.
    pub severities: BTreeSet<Severity>,
    /// Only findings with this code.
    pub code: Option<Code>,
}

impl Findings {
    /// The findings that are listed, by their places among all.
    pub fn listed(&self, all: &[Diagnostic]) -> Vec<usize> {
        let wanted = |each: &Diagnostic| {
            (self.severities.is_empty() || self.severities.contains(&each.severity))
                && self.code.is_none_or(|code| code == each.code)
        };
        all.iter().enumerate().filter(|(_, each)| wanted(each)).map(|(at, _)| at).collect()
    }
}

impl Session {
    /// Follows a document that was read anew or corrected: the text is the same, ids may be others.
    pub(super) fn follow(&mut self, old: &Document, new: &Document) {
        self.hover = None;
        if !self.query.is_empty() {
            self.hits = new.index.find(&self.query, HITS);
            self.hit = self.hit.min(self.hits.len().saturating_sub(1));
        }
        let stood = self.findings.at.and_then(|at| old.diagnostics.get(at));
        self.findings.at = stood.and_then(|stood| {
            let same = |each: &Diagnostic| each.span == stood.span && each.code == stood.code;
            // Where it was settled, one stands on the next.
            let next = || new.diagnostics.iter().position(|each| each.span >= stood.span);
            new.diagnostics.iter().position(same).or_else(next)
        });
    }
}

/// A window in front of the others, with what is typed in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// Open a file by typing its path.
    OpenPath(String),
    /// Open a file to compare with by typing its path.
    ComparePath(String),
    /// Save a snapshot: path, title and note.
    Save(SaveForm),
    /// What was read of the document.
    Reading,
    /// All corrections.
    Corrections,
    /// Join a unit to another one: its name, what is typed, and which of those found one stands on.
    Merge(String, String, usize),
    /// Give a unit another name: the one it has, and what is typed.
    Rename(String, String),
    /// Split a unit: its name, and the names of its parts, a line each.
    Split(String, String),
    /// Say what a label means: the label, and what it means.
    Word(String, Option<Role>),
    /// Make a meeting pack.
    Pack(PackForm),
    /// Make department packets.
    Packets(PacketsForm),
    /// Every command with its keys.
    Shortcuts,
    /// What this is.
    About,
    /// A view as it will stand on paper.
    Preview(Preview),
    /// There is unsaved work, and something is about to put it aside.
    Unsaved(Leaving),
    /// Unsaved work of a run that did not end well was found: where, and of which document and time, where
    /// that can be told.
    Recover(std::path::PathBuf, Option<(String, String)>),
    /// Take persons in who are pasted from a spreadsheet, or units from a list: what is typed or pasted.
    Guests(String),
}

/// What is chosen of the pages of a view before they are saved or printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preview {
    /// Which view.
    pub view: View,
    /// On what paper.
    pub setting: Setting,
    /// Without colour.
    pub mono: bool,
    /// What is written.
    pub form: PageForm,
    /// Which page is seen, from 0.
    pub page: usize,
    /// In its real size, instead of the whole page.
    pub close: bool,
}

impl Default for Preview {
    fn default() -> Self {
        Self {
            view: View::default(),
            setting: Setting { paper: Paper::A4, ..Setting::default() },
            mono: false,
            form: PageForm::Pdf,
            page: 0,
            close: false,
        }
    }
}

/// What pages are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageForm {
    /// All pages.
    Pdf,
    /// The page that is seen.
    Svg,
    /// The page that is seen.
    Png,
}

impl PageForm {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Svg, Self::Png];

    /// How the name of its file ends.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }
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

/// How many results the search box lists.
pub const HITS: usize = 50;

/// Whether a diagnostic is one that a person should look at.
pub fn needs_a_look(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity != crate::plan::Severity::Note
}
