use super::{Change, Field, Key, Record, Said, Source, Status, Value};
use crate::plan::Day;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What does not end with a year: it stands in the next one until somebody says otherwise.
const LASTING: [Field; 5] = [Field::Action, Field::Outcome, Field::Due, Field::Person, Field::Contact];

/// One year of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Year {
    /// Which.
    pub year: u16,
    /// When it was closed; none while it is open.
    #[serde(default)]
    pub closed: Option<Day>,
    /// Those about which something was said.
    #[serde(default)]
    pub records: BTreeMap<Key, Record>,
    /// Every change, oldest first.
    #[serde(default)]
    pub history: Vec<Change>,
    /// What was returned in several ways and waits for the user.
    #[serde(default)]
    pub conflicts: BTreeMap<(Key, Field), Conflict>,
    /// The returns that were taken, by id.
    #[serde(default)]
    pub returns: BTreeMap<String, Return>,
}

/// A return that was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// The file's name.
    pub file: String,
    /// When it was taken in.
    pub when: Day,
    /// The units it speaks for, by printed name: the one that the workbook was made for, and those about which it
    /// says something.
    pub units: BTreeSet<String>,
    /// Rows that were placed.
    pub rows: u32,
    /// Values in them that say something.
    pub values: u32,
}

/// Several values for one field, side by side. The field keeps what it had.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Conflict {
    /// Each value with those who say it.
    pub claims: BTreeMap<Value, BTreeSet<Claim>>,
}

/// Who says a value, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Claim {
    /// The file's name.
    pub file: String,
    /// Sheet and cell.
    pub cell: String,
    /// The id of the return.
    pub id: String,
}

/// How the user settles a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// What stood there stays.
    Keep,
    /// One of the values that were returned, by its position.
    Take(usize),
    /// Another value: the user's own statement.
    Say(Value),
}

/// Why something cannot be done to a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsettled {
    /// There is no such conflict.
    #[error("there is no such conflict")]
    NoConflict,
    /// There is no such value in it; so many there are.
    #[error("there are {0} values to choose from")]
    NoValue(usize),
    /// A year cannot be closed while so many conflicts are open.
    #[error("{0} conflicts are open")]
    Conflicts(usize),
    /// The next year must be later than this one.
    #[error("the open year is {0}")]
    NotLater(u16),
}

impl Unsettled {
    /// The key of its sentence in `words/`, and what that fills in.
    pub fn key(self) -> (&'static str, Vec<String>) {
        match self {
            Self::NoConflict => ("returned.no-conflict", Vec::new()),
            Self::NoValue(count) => ("returned.no-value", vec![count.to_string()]),
            Self::Conflicts(count) => ("returned.conflicts-open", vec![count.to_string()]),
            Self::NotLater(year) => ("returned.not-later", vec![year.to_string()]),
        }
    }
}

impl Year {
    /// An empty one.
    pub fn new(year: u16) -> Self {
        Self {
            year,
            closed: None,
            records: BTreeMap::new(),
            history: Vec::new(),
            conflicts: BTreeMap::new(),
            returns: BTreeMap::new(),
        }
    }

    /// What is known about an assignment.
    pub fn record(&self, key: &Key) -> Option<&Record> {
        self.records.get(key)
    }

    /// Whether a unit has returned anything, were it an empty workbook.
    pub fn has_returned(&self, unit: &str) -> bool {
        self.returns.values().any(|each| each.units.contains(unit))
    }

    pub(super) fn set(&mut self, key: &Key, field: Field, value: Option<Value>, source: Source, when: Day) {
        let record = self.records.entry(key.clone()).or_default();
        let from = record.said.get(&field).map(|said| said.value.clone());
        if from != value {
            let (key, to, by) = (key.clone(), value.clone(), source.clone());
            self.history.push(Change { key, field, from, to, when, source: by });
            match value {
                Some(value) => record.said.insert(field, Said { value, source }),
                None => record.said.remove(&field),
            };
        }
        if record.said.is_empty() && record.returned.is_none() {
            self.records.remove(key);
        }
    }

    pub(super) fn resolve(
        &mut self,
        key: &Key,
        field: Field,
        choice: &Choice,
        when: Day,
    ) -> Result<(), Unsettled> {
        let at = (key.clone(), field);
        let conflict = self.conflicts.get(&at).ok_or(Unsettled::NoConflict)?;
        match choice {
            Choice::Keep => {}
            Choice::Take(nth) => {
                let claim = conflict.claims.iter().nth(*nth);
                let (value, claims) = claim.ok_or(Unsettled::NoValue(conflict.claims.len()))?;
                // Of several who say the same, the first stands for it.
                let source = claims.first().map_or(Source::User, |claim| Source::Return(claim.id.clone()));
                let value = value.clone();
                self.set(key, field, Some(value), source, when);
            }
            Choice::Say(value) => self.set(key, field, Some(value.clone()), Source::User, when),
        }
        self.conflicts.remove(&at);
        Ok(())
    }

    /// The year after it: what lasts stands there as carried over, and what was done or goes on without end still is.
    /// Nothing in it counts as returned.
    pub(super) fn next(&self, year: u16) -> Self {
        let mut next = Self::new(year);
        for (key, record) in &self.records {
            let endless = matches!(record.status(), Some(Status::Done | Status::Ongoing));
            let lasts = |field: Field| LASTING.contains(&field) || (field == Field::Status && endless);
            let carried = |said: &Said| {
                let source = match said.source {
                    Source::Carried(year) => Source::Carried(year),
                    _ => Source::Carried(self.year),
                };
                Said { value: said.value.clone(), source }
            };
            let said = record.said.iter().filter(|(field, _)| lasts(**field));
            let said: BTreeMap<Field, Said> = said.map(|(field, said)| (*field, carried(said))).collect();
            if !said.is_empty() {
                next.records.insert(key.clone(), Record { said, returned: None });
            }
        }
        next
    }
}

/// A field that is not the same in two years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub key: Key,
    /// What of it.
    pub field: Field,
    /// In the one year.
    pub before: Option<Value>,
    /// In the other.
    pub after: Option<Value>,
}

/// What differs from one year to another, by key and field.
pub fn compare(before: &Year, after: &Year) -> Vec<Difference> {
    let keys: BTreeSet<&Key> = before.records.keys().chain(after.records.keys()).collect();
    let value =
        |year: &Year, key: &Key, field| year.record(key).and_then(|record| record.value(field)).cloned();
    let fields = keys.into_iter().flat_map(|key| Field::ALL.map(|field| (key, field)));
    let differences = fields.map(|(key, field)| Difference {
        key: key.clone(),
        field,
        before: value(before, key, field),
        after: value(after, key, field),
    });
    differences.filter(|each| each.before != each.after).collect()
}
