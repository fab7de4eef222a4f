use super::{Key, Mark, Place};
use crate::graph::PlanGraph;
use crate::graph::fold::fold_text;
use crate::plan::{Holder, Plan, Role, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// A plan's assignments as records are kept about them, in document order.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Of which plan.
    pub plan: Mark,
    entries: Vec<Entry>,
    by_key: BTreeMap<Key, usize>,
    by_code: BTreeMap<String, usize>,
    /// Folded names, printed ones and those in brackets, with the units that go by them.
    names: BTreeMap<String, BTreeSet<UnitId>>,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its key.
    pub key: Key,
    /// The key's short name.
    pub code: String,
    /// What carries it.
    pub holder: Holder,
    /// Who.
    pub unit: UnitId,
    /// Whether that stands for several bodies.
    pub collective: bool,
    /// How many assignments of the plan it is: 2 where the document names a unit twice in one role.
    pub assignments: u32,
    /// The number as compared: folded, without brackets and dots.
    pub number: String,
    /// The same below the numbers of its headings, where numbers repeat.
    pub cited: String,
    /// The words of the measure or heading, folded.
    pub words: String,
}

impl Keys {
    /// Of a plan and its graph.
    pub fn of(plan: &Plan, graph: &PlanGraph) -> Self {
        let places = places(plan);
        let mut keys = Self {
            plan: Mark::of(plan),
            entries: Vec::new(),
            by_key: BTreeMap::new(),
            by_code: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        for link in graph.links() {
            let unit = plan.unit(link.unit);
            let key = Key { place: places[&link.holder].clone(), unit: unit.name.clone(), role: link.role };
            if let Some(at) = keys.by_key.get(&key) {
                keys.entries[*at].assignments += 1;
                continue;
            }
            let (number, cited, words) = match link.holder {
                Holder::Measure(id) => (plan.measure(id).no.as_str(), plan.cited(id), plan.measure_text(id)),
                Holder::Section(id) => (plan.section(id).label.as_str(), String::new(), plan.heading(id)),
            };
            let code = key.code(&keys.plan.sha256);
            keys.by_key.insert(key.clone(), keys.entries.len());
            keys.by_code.insert(code.clone(), keys.entries.len());
            keys.entries.push(Entry {
                key,
                code,
                holder: link.holder,
                unit: link.unit,
                collective: unit.collective,
                assignments: 1,
                number: bare(number),
                cited: bare(&cited),
                words: fold_text(&words),
            });
        }
        for unit in &plan.units {
            for name in std::iter::once(&unit.name).chain(&unit.aliases) {
                keys.names.entry(fold_text(name)).or_default().insert(unit.id);
            }
        }
        // A printed name is that unit's, whoever else has it in a bracket.
        for unit in &plan.units {
            keys.names.insert(fold_text(&unit.name), BTreeSet::from([unit.id]));
        }
        keys
    }

    /// All, in document order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The one of a key.
    pub fn entry(&self, key: &Key) -> Option<&Entry> {
        self.by_key.get(key).map(|at| &self.entries[*at])
    }

    /// The one of a short name.
    pub fn coded(&self, code: &str) -> Option<&Entry> {
        self.by_code.get(code).map(|at| &self.entries[*at])
    }

    /// The units that go by a name: its own, or one in a bracket.
    pub fn units_named(&self, name: &str) -> impl Iterator<Item = UnitId> {
        self.names.get(&fold_text(name)).into_iter().flatten().copied()
    }

    /// Those of a unit.
    pub fn of_unit(&self, unit: UnitId) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.unit == unit)
    }
}

impl Entry {
    /// What it does.
    pub fn role(&self) -> Role {
        self.key.role
    }
}

/// A number as compared: 「（四十七）」, 「(47)」 and 「47.」 are 「四十七」, 「47」 and 「47」.
pub(super) fn bare(number: &str) -> String {
    fold_text(number).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Where everything stands that may carry assignments; what would be the same is numbered in document order.
fn places(plan: &Plan) -> BTreeMap<Holder, Place> {
    let sections = plan.sections.iter().map(|section| Holder::Section(section.id));
    let measures = plan.measures.iter().map(|measure| Holder::Measure(measure.id));
    let mut seen: BTreeMap<Place, u32> = BTreeMap::new();
    let numbered = sections.chain(measures).map(|holder| {
        let place = Place::of(plan, holder);
        let nth = seen.entry(place.clone()).or_insert(0);
        *nth += 1;
        (holder, Place { nth: *nth, ..place })
    });
    numbered.collect()
}
