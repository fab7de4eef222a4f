use crate::plan::{Holder, Plan, Role, SectionId, sha256};
use serde::{Deserialize, Serialize};

/// How many letters of a hash a code has: enough for millions of assignments.
const CODE: usize = 16;

/// Which assignment a record is about, in names and places.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    /// What carries it.
    pub place: Place,
    /// The unit's printed name.
    pub unit: String,
    /// What it does.
    pub role: Role,
}

/// A measure or a heading by its place in the outline.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The headings from the top down to it, itself included where it is one: number, or title where none is printed.
    pub under: Vec<String>,
    /// The printed number of a measure, which may be empty; none for a heading.
    pub measure: Option<String>,
    /// Of those that are the same so far, which; from 1.
    pub nth: u32,
}

impl Place {
    /// Where something stands. What else would be the same is told apart by the caller.
    pub(super) fn of(plan: &Plan, holder: Holder) -> Self {
        let name = |id: SectionId| {
            let section = plan.section(id);
            if section.label.is_empty() { section.title.clone() } else { section.label.clone() }
        };
        let (section, measure) = match holder {
            Holder::Section(id) => (id, None),
            Holder::Measure(id) => (plan.measure(id).section, Some(plan.measure(id).no.clone())),
        };
        Self { under: plan.path(section).into_iter().map(name).collect(), measure, nth: 1 }
    }
}

impl Key {
    /// A short name that stands in a hidden column: of this assignment of this plan and no other.
    pub fn code(&self, plan: &str) -> String {
        let number = self.place.measure.as_deref().map_or("-".to_owned(), |number| format!("={number}"));
        let nth = self.place.nth.to_string();
        let mut parts = vec![plan, self.unit.as_str(), self.role.key(), &number, &nth];
        parts.extend(self.place.under.iter().map(String::as_str));
        let mut code = sha256(&parts.join("\n"));
        code.truncate(CODE);
        code
    }
}
