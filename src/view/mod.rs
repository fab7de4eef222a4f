//! The views. Each is three pure stages: `model` (what is in it), `layout` (where it stands, computed again
//! only when its inputs differ) and `scene` (what is drawn). None knows a window, a camera or a selection.

pub mod columns;
pub mod compare;
pub mod duties;
pub mod flow;
pub mod matrix;
pub mod meeting;
pub mod network;
pub mod overview;
pub mod reader;
pub mod role;
pub mod when;

use crate::graph::Filter;
use crate::plan::{Holder, UnitId};
use crate::scene::Target;
use serde::{Deserialize, Serialize};

/// The views there are, in the order of their tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize)]
pub enum View {
    /// 总览
    Overview,
    /// 牵头与参加
    #[default]
    Columns,
    /// 矩阵
    Matrix,
    /// 协作网
    Network,
    /// 任务清单
    Duties,
    /// 原文
    Reader,
    /// 会议
    Meeting,
    /// 对照
    Compare,
}

impl View {
    /// All views.
    pub const ALL: [Self; 8] = [
        Self::Overview,
        Self::Columns,
        Self::Matrix,
        Self::Network,
        Self::Duties,
        Self::Reader,
        Self::Meeting,
        Self::Compare,
    ];

    /// Its name on the command line and in `words/`: `view.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Columns => "columns",
            Self::Matrix => "matrix",
            Self::Network => "network",
            Self::Duties => "duties",
            Self::Reader => "reader",
            Self::Meeting => "meeting",
            Self::Compare => "compare",
        }
    }
}

/// What stands for a measure or a heading that carries assignments.
pub fn carrier(holder: Holder) -> Target {
    match holder {
        Holder::Measure(id) => Target::Measure(id.0),
        Holder::Section(id) => Target::Section(id.0),
    }
}

/// What a click on a number or a name asks for, where it is not simply selected
/// ([`Target::Entry`](crate::scene::Target)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Offer {
    /// Select, and bring into view.
    Select(Target),
    /// Show only this.
    Filter(Filter),
    /// Take a unit among the chosen ones, or no longer.
    Choose(UnitId),
    /// Choose these units and no others.
    ChooseAll(Vec<UnitId>),
    /// List what the reader noticed.
    Findings,
    /// Open a view.
    Open(View),
    /// Say otherwise what the overview shows.
    SetOverview(overview::Choice),
    /// Do the command of that name: of the table that menus and keys come from.
    Entry(&'static str),
    /// Invite somebody by name, or no longer.
    Invite(String),
    /// Take a measure or a heading on the agenda.
    AddTopic(Target),
    /// Say otherwise which changes are listed.
    SetCompare(compare::Choice),
    /// Compare with the document at this place on the shelf; none is with nothing.
    CompareWith(Option<usize>),
    /// Take the document at this place off the shelf.
    TakeOff(usize),
}
