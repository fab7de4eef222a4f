//! Which unit a person means by a name that was typed or pasted.

use super::Document;
use crate::graph::fold::fold_text;
use crate::plan::UnitId;
use crate::search::{Kind, Place, Target};

/// How many results are looked at: more than one unit among them is no answer.
const LOOKED_AT: usize = 12;
/// A name that another one ends with is no shorter, in characters: 「贵州省司法厅」 is 「省司法厅」, 「市局」 is nobody.
const SHORTEST: usize = 4;

/// The unit of that name or alias, whatever its width; else the one that a search finds to be called so behind its
/// level (「司法厅」); else the one whose whole name it ends with. None where two could be meant.
pub fn unit_meant(document: &Document, typed: &str) -> Option<UnitId> {
    let plan = &document.plan;
    let typed = fold_text(typed);
    if typed.is_empty() {
        return None;
    }
    let is = |name: &String| fold_text(name) == typed;
    let same = plan.units.iter().find(|unit| is(&unit.name));
    let same = same.or_else(|| plan.units.iter().find(|unit| unit.aliases.iter().any(is)));
    if let Some(unit) = same {
        return Some(unit.id);
    }
    let hits = document.index.find(&typed, LOOKED_AT);
    // From where the unit's own words begin, behind its level and organ, to the end of its name.
    let mut found = hits.iter().filter_map(|hit| match (hit.target, hit.kind, &hit.place) {
        (Target::Unit(id), Kind::NamePrefix, Place::Name(range)) => {
            (range.end == plan.unit(id).name.len()).then_some(id)
        }
        _ => None,
    });
    match (found.next(), found.next()) {
        (Some(id), None) => return Some(id),
        (Some(_), Some(_)) => return None,
        (None, _) => {}
    }
    let ends = |name: &String| name.chars().count() >= SHORTEST && typed.ends_with(&fold_text(name));
    let longest = plan.units.iter().filter(|unit| ends(&unit.name)).max_by_key(|unit| unit.name.len())?;
    Some(longest.id)
}

/// The printed name of the unit that is meant, or the name as it was typed.
pub fn name_meant(document: &Document, typed: &str) -> String {
    match unit_meant(document, typed) {
        Some(id) => document.plan.unit(id).name.clone(),
        None => typed.trim().to_owned(),
    }
}
