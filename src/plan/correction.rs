use super::{Plan, UnitKind};
use serde::{Deserialize, Serialize};

/// One statement of the user about what was read: a layer over the plan, never a change to it.
///
/// Units are named, not numbered, so that a correction still fits after the document is read anew.
/// Later corrections win over earlier ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Correction {
    /// This unit is of that kind.
    Kind {
        /// The unit's printed name.
        unit: String,
        /// What the user says it is.
        kind: UnitKind,
    },
    /// This unit stands for several bodies, or does not.
    Collective {
        /// The unit's printed name.
        unit: String,
        /// What the user says.
        collective: bool,
    },
}

impl Correction {
    /// The unit it is about.
    pub fn unit(&self) -> &str {
        match self {
            Self::Kind { unit, .. } | Self::Collective { unit, .. } => unit,
        }
    }

    /// Whether `self` says something newer about just what `earlier` spoke of.
    pub fn replaces(&self, earlier: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(earlier) && self.unit() == earlier.unit()
    }
}

impl Plan {
    /// The plan with the user's statements laid over it. A correction that names an unknown unit changes nothing.
    #[must_use]
    pub fn corrected(&self, corrections: &[Correction]) -> Plan {
        let mut plan = self.clone();
        for correction in corrections {
            let Some(id) = plan.unit_named(correction.unit()) else { continue };
            let unit = &mut plan.units[id.index()];
            match correction {
                Correction::Kind { kind, .. } => unit.kind = *kind,
                Correction::Collective { collective, .. } => unit.collective = *collective,
            }
        }
        plan
    }
}
