use super::Key;
use crate::plan::Day;
use crate::words::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is said about an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// 具体举措
    Action,
    /// 工作进度安排
    Schedule,
    /// 可检验的成果形式
    Outcome,
    /// 完成时限
    Due,
    /// 进展情况
    Progress,
    /// 状态
    Status,
    /// 责任人
    Person,
    /// 联系人
    Contact,
    /// 备注
    Note,
}

impl Field {
    /// All, in the order of the columns.
    pub const ALL: [Self; 9] = [
        Self::Action,
        Self::Schedule,
        Self::Outcome,
        Self::Due,
        Self::Progress,
        Self::Status,
        Self::Person,
        Self::Contact,
        Self::Note,
    ];

    /// The name in files; `record.<key>` in `words/`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Schedule => "schedule",
            Self::Outcome => "outcome",
            Self::Due => "due",
            Self::Progress => "progress",
            Self::Status => "status",
            Self::Person => "person",
            Self::Contact => "contact",
            Self::Note => "note",
        }
    }

    /// From [`Field::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.key() == key)
    }

    /// What the column is called.
    pub fn said(self, language: Language) -> String {
        language.text(&format!("record.{}", self.key())).to_owned()
    }
}

/// How far something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// 未启动
    NotStarted,
    /// 推进中
    UnderWay,
    /// 已完成
    Done,
    /// 滞后
    Late,
    /// 长期坚持
    Ongoing,
}

impl Status {
    /// All, in the order of the drop-down.
    pub const ALL: [Self; 5] = [Self::NotStarted, Self::UnderWay, Self::Done, Self::Late, Self::Ongoing];

    /// The name in files; `status.<key>` in `words/`.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::UnderWay => "under-way",
            Self::Done => "done",
            Self::Late => "late",
            Self::Ongoing => "ongoing",
        }
    }

    /// The word for it.
    pub fn said(self, language: Language) -> String {
        language.text(&format!("status.{}", self.key())).to_owned()
    }
}

/// A field's value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Value {
    /// As typed, without blanks around it.
    Words(String),
    /// Of [`Field::Status`].
    Status(Status),
}

impl Value {
    /// As people read it.
    pub fn said(&self, language: Language) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Status(status) => status.said(language),
        }
    }
}

/// Whose statement it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Source {
    /// A unit's, by the id of the return.
    Return(String),
    /// The user's.
    User,
    /// Of the year before, whoever said it then.
    Carried(u16),
}

/// A value and whose statement it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What is said.
    pub value: Value,
    /// By whom.
    pub source: Source,
}

/// What is known about one assignment in one year.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Record {
    /// By field; nothing where nothing was said.
    pub said: BTreeMap<Field, Said>,
    /// When and by whom it was last returned.
    #[serde(default)]
    pub returned: Option<ReturnMark>,
}

/// A return of a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReturnMark {
    /// The day it was taken in.
    pub when: Day,
    /// The id of the return.
    pub id: String,
    /// By which unit.
    pub by: String,
    /// From which file.
    pub file: String,
}

impl Record {
    /// A field's value.
    pub fn value(&self, field: Field) -> Option<&Value> {
        self.said.get(&field).map(|said| &said.value)
    }

    /// How far it is, where somebody says.
    pub fn status(&self) -> Option<Status> {
        match self.value(Field::Status) {
            Some(Value::Status(status)) => Some(*status),
            _ => None,
        }
    }

    /// A field's words; nothing where none were said.
    pub fn words(&self, field: Field) -> &str {
        match self.value(field) {
            Some(Value::Words(words)) => words,
            _ => "",
        }
    }
}

/// Something that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Where.
    pub key: Key,
    /// What of it.
    pub field: Field,
    /// What was said before.
    pub from: Option<Value>,
    /// What is said now.
    pub to: Option<Value>,
    /// When it was taken in.
    pub when: Day,
    /// Whose statement the new value is.
    pub source: Source,
}
