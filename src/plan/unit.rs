use serde::{Deserialize, Serialize};

/// A unit's place in [`super::Plan::units`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u32);

impl UnitId {
    /// From a position.
    pub fn at(index: usize) -> Self {
        Self(index as u32)
    }

    /// As a position.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// One name in the registry of units (单位).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its own place.
    pub id: UnitId,
    /// The name as printed at its first appearance, trimmed.
    pub name: String,
    /// Other names printed with it: the bracket of 省新闻出版局(省版权局).
    pub aliases: Vec<String>,
    /// What sort of body it is, by the rules in `assets/` or the user's word.
    pub kind: UnitKind,
    /// Stands for several bodies (省有关单位, 各市(州)政府).
    pub collective: bool,
}

/// What sort of body a unit is, in the order that officials expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// 党委
    Party,
    /// 人大
    Congress,
    /// 政府
    Government,
    /// 政协
    Cppcc,
    /// 纪检监察与司法
    SupervisionJudiciary,
    /// 群团, 民主党派
    MassOrganisation,
    /// 军队武警
    MilitaryPolice,
    /// 中央驻省
    Central,
    /// 事业单位
    Institution,
    /// 企业
    Enterprise,
    /// 议事协调机构
    CoordinationBody,
    /// 市县
    Local,
    /// 未归类
    Unclassified,
}

impl UnitKind {
    /// All kinds in the order that officials expect.
    pub const ALL: [Self; 13] = [
        Self::Party,
        Self::Congress,
        Self::Government,
        Self::Cppcc,
        Self::SupervisionJudiciary,
        Self::MassOrganisation,
        Self::MilitaryPolice,
        Self::Central,
        Self::Institution,
        Self::Enterprise,
        Self::CoordinationBody,
        Self::Local,
        Self::Unclassified,
    ];

    /// The name in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Congress => "congress",
            Self::Government => "government",
            Self::Cppcc => "cppcc",
            Self::SupervisionJudiciary => "supervision-judiciary",
            Self::MassOrganisation => "mass-organisation",
            Self::MilitaryPolice => "military-police",
            Self::Central => "central",
            Self::Institution => "institution",
            Self::Enterprise => "enterprise",
            Self::CoordinationBody => "coordination-body",
            Self::Local => "local",
            Self::Unclassified => "unclassified",
        }
    }
}
