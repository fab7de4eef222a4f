//! The views. Each is three pure stages: `model` (what is in it), `layout` (where it stands, computed again
//! only when its inputs differ) and `scene` (what is drawn). None knows a window, a camera or a selection.

pub mod columns;
pub mod reader;
pub mod role;

use serde::{Deserialize, Serialize};

/// The views there are, in the order of their tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum View {
    /// 牵头与参加
    #[default]
    Columns,
    /// 原文
    Reader,
}

impl View {
    /// All views.
    pub const ALL: [Self; 2] = [Self::Columns, Self::Reader];

    /// Its name in `words/`: `view.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Columns => "columns",
            Self::Reader => "reader",
        }
    }
}
