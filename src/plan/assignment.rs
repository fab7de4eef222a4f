use super::{Span, UnitId};
use serde::{Deserialize, Serialize};

/// What a unit does for a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 牵头
    Lead,
    /// 责任
    Responsible,
    /// 参加
    Participate,
}

impl Role {
    /// All roles, heaviest first: the order of legends, lists and tables.
    pub const ALL: [Self; 3] = [Self::Lead, Self::Responsible, Self::Participate];

    /// The name in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Responsible => "responsible",
            Self::Participate => "participate",
        }
    }
}

/// A set of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RoleSet {
    /// 牵头
    pub lead: bool,
    /// 责任
    pub responsible: bool,
    /// 参加
    pub participate: bool,
}

impl RoleSet {
    /// Every role.
    pub const ALL: Self = Self { lead: true, responsible: true, participate: true };
    /// No role.
    pub const NONE: Self = Self { lead: false, responsible: false, participate: false };
    /// Lead and responsible: what is drawn at rest.
    pub const AT_REST: Self = Self { lead: true, responsible: true, participate: false };

    /// Whether `role` is in it.
    pub fn has(self, role: Role) -> bool {
        match role {
            Role::Lead => self.lead,
            Role::Responsible => self.responsible,
            Role::Participate => self.participate,
        }
    }

    /// The same set with `role` in or out.
    #[must_use]
    pub fn with(mut self, role: Role, on: bool) -> Self {
        match role {
            Role::Lead => self.lead = on,
            Role::Responsible => self.responsible = on,
            Role::Participate => self.participate = on,
        }
        self
    }
}

impl FromIterator<Role> for RoleSet {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::NONE, |set, role| set.with(role, true))
    }
}

/// Why an assignment holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The words at the span say so.
    Stated,
    /// The document says that the first unit of a list leads.
    FirstListed,
    /// A rule stated once for the whole document; the span is the rule.
    DocumentRule,
    /// The user's correction.
    User,
}

impl Basis {
    /// The name in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::FirstListed => "first-listed",
            Self::DocumentRule => "document-rule",
            Self::User => "user",
        }
    }
}

/// One unit in one role, for the measure or section that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assignment {
    /// What the unit does.
    pub role: Role,
    /// Which unit.
    pub unit: UnitId,
    /// The list ended in 等: more units are meant than are named.
    pub open: bool,
    /// Why it holds.
    pub basis: Basis,
    /// The unit's printed name (for a document rule, the rule).
    pub span: Span,
}
