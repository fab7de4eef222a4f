//! Many returns taken in at once.
//!
//! The result is a function of what the ledger held and of the *set* of returns: their order makes no difference, the
//! same return again makes none, and two files that say the same are one. Of a field about which the new returns say
//! one thing, that is taken; where they say several, nothing is, and all of them wait side by side for the user. A
//! field with an open conflict stays as it is and gains the new values beside the others.

use super::returned::{Returned, Trouble};
use super::{Claim, Field, Key, Ledger, Return, ReturnMark, Source, Value};
use crate::plan::Day;
use std::collections::{BTreeMap, BTreeSet};

/// What merging came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MergeReport {
    /// The returns, by the names of their files.
    pub files: Vec<FileReport>,
    /// Fields of which nothing was known.
    pub taken: Vec<Changed>,
    /// Fields that said something else before.
    pub changed: Vec<Changed>,
    /// Fields of the ledger in which new returns contradict each other, or an open conflict.
    pub conflicts: Vec<(Key, Field)>,
    /// Where every cell went that says something.
    pub tally: Tally,
}

/// A field that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Where.
    pub key: Key,
    /// What of it.
    pub field: Field,
    /// What it said before.
    pub from: Option<Value>,
    /// What it says now.
    pub to: Value,
    /// Those who say so.
    pub claims: BTreeSet<Claim>,
}

/// One file's part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// Its name.
    pub file: String,
    /// The id of what it says.
    pub id: String,
    /// The units it speaks for.
    pub units: BTreeSet<String>,
    /// What became of it.
    pub fate: Fate,
    /// Rows that were placed.
    pub rows: u32,
    /// Cells in them that say something.
    pub cells: u32,
    /// Cells that still said what they said when the workbook went out.
    pub untouched: u32,
    /// What was not taken of it, and what was read otherwise than it stands there.
    pub troubles: Vec<Trouble>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It was taken.
    Taken,
    /// The ledger had taken the same before, on a day.
    Known(Day),
    /// Another file says the same.
    SameAs(String),
}

/// Where every cell went that says something. `read` is the sum of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Cells in all files.
    pub read: u32,
    /// Into fields of which nothing was known.
    pub taken: u32,
    /// Into fields that said something else.
    pub changed: u32,
    /// Said what the field says already.
    pub unchanged: u32,
    /// Wait in conflicts.
    pub conflicting: u32,
    /// In files that were taken before, or say the same as another.
    pub repeated: u32,
}

impl MergeReport {
    /// Whether there is nothing to look at.
    pub fn is_clean(&self) -> bool {
        let lost = self.files.iter().flat_map(|file| &file.troubles).any(|trouble| trouble.kind.lost());
        self.conflicts.is_empty() && !lost
    }
}

/// By record and field: each value with those who say it.
type Claims = BTreeMap<(Key, Field), BTreeMap<Value, BTreeSet<Claim>>>;

/// Takes returns into the open year of a ledger.
pub fn merge(ledger: &Ledger, returns: &[Returned]) -> (Ledger, MergeReport) {
    let mut merged = ledger.clone();
    let mut report = MergeReport::default();
    let mut sorted: Vec<&Returned> = returns.iter().collect();
    sorted.sort_by(|a, b| (&a.id, &a.file, a.when, &a.troubles).cmp(&(&b.id, &b.file, b.when, &b.troubles)));
    let mut fresh: Vec<&Returned> = Vec::new();
    for returned in sorted {
        let known = ledger.open().returns.get(&returned.id);
        let fate = match (known, fresh.last().filter(|last| last.id == returned.id)) {
            (Some(known), _) => Fate::Known(known.when),
            (None, Some(first)) => Fate::SameAs(first.file.clone()),
            (None, None) => Fate::Taken,
        };
        report.tally.read += returned.cells();
        match fate {
            Fate::Taken => fresh.push(returned),
            Fate::Known(_) | Fate::SameAs(_) => report.tally.repeated += returned.cells(),
        }
        report.files.push(about(returned, fate));
    }
    report.files.sort_by(|a, b| (&a.file, &a.id).cmp(&(&b.file, &b.id)));

    let when = fresh.iter().map(|returned| (returned.id.as_str(), returned.when)).collect();
    settle(&mut merged, &mut report, claims(&fresh), &when);
    for returned in fresh {
        note(&mut merged, returned);
    }
    report.conflicts = merged.open().conflicts.keys().cloned().collect();
    (merged, report)
}

fn about(returned: &Returned, fate: Fate) -> FileReport {
    let mut troubles = returned.troubles.clone();
    troubles.sort();
    FileReport {
        file: returned.file.clone(),
        id: returned.id.clone(),
        units: returned.units(),
        fate,
        rows: returned.rows.len() as u32,
        cells: returned.cells(),
        untouched: returned.untouched,
        troubles,
    }
}

fn claims(fresh: &[&Returned]) -> Claims {
    let mut claims = Claims::new();
    for returned in fresh {
        let claim = |cell: &String| Claim {
            file: returned.file.clone(),
            cell: cell.clone(),
            id: returned.id.clone(),
        };
        for (key, values) in &returned.values {
            for (field, said) in values {
                let claims = claims.entry((key.clone(), *field)).or_default();
                for (value, cells) in said {
                    claims.entry(value.clone()).or_default().extend(cells.iter().map(claim));
                }
            }
        }
    }
    claims
}

fn settle(ledger: &mut Ledger, report: &mut MergeReport, claims: Claims, when: &BTreeMap<&str, Day>) {
    let year = ledger.open_mut();
    for ((key, field), said) in claims {
        let cells: u32 = said.values().map(|claims| claims.len() as u32).sum();
        let at = (key, field);
        if said.len() > 1 || year.conflicts.contains_key(&at) {
            report.tally.conflicting += cells;
            let conflict = year.conflicts.entry(at).or_default();
            for (value, claims) in said {
                conflict.claims.entry(value).or_default().extend(claims);
            }
            continue;
        }
        let (key, field) = at;
        let Some((value, claims)) = said.into_iter().next() else { continue };
        let from = year.record(&key).and_then(|record| record.value(field)).cloned();
        if from.as_ref() == Some(&value) {
            report.tally.unchanged += cells;
            continue;
        }
        // Of several who say the same, the first stands for it.
        let Some((id, day)) =
            claims.first().and_then(|claim| Some((&claim.id, *when.get(claim.id.as_str())?)))
        else {
            continue;
        };
        year.set(&key, field, Some(value.clone()), Source::Return(id.clone()), day);
        let (list, tally) = match from {
            None => (&mut report.taken, &mut report.tally.taken),
            Some(_) => (&mut report.changed, &mut report.tally.changed),
        };
        *tally += cells;
        list.push(Changed { key, field, from, to: value, claims });
    }
}

/// That a return was taken, and by whom each record was last returned.
fn note(ledger: &mut Ledger, returned: &Returned) {
    let year = ledger.open_mut();
    for key in returned.values.keys() {
        let mark = ReturnMark {
            when: returned.when,
            id: returned.id.clone(),
            by: returned.unit.clone().unwrap_or_else(|| key.unit.clone()),
            file: returned.file.clone(),
        };
        let record = year.records.entry(key.clone()).or_default();
        record.returned = record.returned.take().max(Some(mark));
    }
    let about = Return {
        file: returned.file.clone(),
        when: returned.when,
        units: returned.units(),
        rows: returned.rows.len() as u32,
        values: returned.cells(),
    };
    year.returns.insert(returned.id.clone(), about);
}
