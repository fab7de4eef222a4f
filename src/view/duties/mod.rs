//! 任务清单: one unit's sheet, or the short sheets of the chosen units side by side.
//!
//! The model says what is listed (and how much the filter hides of it), the page sets it for a width, and
//! the same model is copied as text or as a table. Nothing is left out without a line that says so.

mod copy;
mod counts;
mod model;
mod page;
mod short;

pub use copy::{table, text};
pub use model::{Duty, Group, Mention, Model, Sheet, Spec, Title, model};
pub use page::page;

use serde::{Deserialize, Serialize};

/// What the user chose about this view.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// Under which heads duties stand.
    pub group: By,
    /// In which order they stand under a head.
    pub sort: Sort,
    /// How much of a measure's text is listed.
    pub text: Length,
    /// The chosen units are listed side by side, where there are two or more.
    pub beside: bool,
}

/// Under which heads duties stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum By {
    /// 牵头, 责任, 参加
    #[default]
    Role,
    /// The headings of the document.
    Task,
    /// By when.
    Deadline,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Role, Self::Task, Self::Deadline];

    /// In `words/`: `duties.by.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Task => "task",
            Self::Deadline => "deadline",
        }
    }
}

/// In which order duties stand under a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Sort {
    /// As in the document.
    #[default]
    Document,
    /// Those with most partners first.
    Partners,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Document, Self::Partners];

    /// In `words/`: `duties.sort.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Partners => "partners",
        }
    }
}

/// How much of a measure's text is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Length {
    /// All of it.
    #[default]
    Full,
    /// A line.
    Line,
}

impl Length {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Full, Self::Line];

    /// In `words/`: `duties.text.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Line => "line",
        }
    }
}
