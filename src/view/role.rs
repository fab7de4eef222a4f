//! How a role looks, in every view, list and legend: ink, line and sign.

use crate::plan::Role;
use crate::scene::item::MarkKind;
use crate::scene::{Ink, Stroke};

/// The ink of a role.
pub fn ink(role: Role) -> Ink {
    match role {
        Role::Lead => Ink::Lead,
        Role::Responsible => Ink::Responsible,
        Role::Participate => Ink::Participate,
    }
}

/// How a role's lines are stroked.
pub fn stroke(role: Role) -> Stroke {
    match role {
        Role::Lead => Stroke::Heavy,
        Role::Responsible => Stroke::Medium,
        Role::Participate => Stroke::Dashed,
    }
}

/// The sign at the end of a role's lines.
pub fn sign(role: Role) -> MarkKind {
    match role {
        Role::Lead => MarkKind::Disc,
        Role::Responsible => MarkKind::Square,
        Role::Participate => MarkKind::Ring,
    }
}
