//! Which record a row is about.

use super::super::heads;
use super::super::keys::bare;
use super::super::{Entry, Keys};
use super::TroubleKind;
use super::table::{Row, Table};
use crate::graph::fold::fold_text;
use crate::plan::UnitId;

/// How much of the beginning of a measure's words is compared, in characters.
const BEGINNING: usize = 24;
/// Fewer words than this say nothing about which measure is meant.
const ENOUGH: usize = 6;

/// The record of a row, or why there is none. `stamped` is the unit that the workbook was made for.
pub(super) fn of<'k>(
    table: &Table<'_>,
    row: &Row<'_>,
    keys: &'k Keys,
    stamped: Option<&str>,
) -> Result<&'k Entry, TroubleKind> {
    if let Some(entry) = keys.coded(row.code) {
        return if agrees(row, entry, keys) { Ok(entry) } else { Err(TroubleKind::Contradiction) };
    }
    let units = units(table, row, keys, stamped)?;
    let number = bare(row.number);
    if number.is_empty() && row.measure.is_empty() {
        return Err(TroubleKind::NoIdentity);
    }
    let role = heads::role(row.role);
    let theirs = units.iter().flat_map(|unit| keys.of_unit(*unit));
    let mut found: Vec<&Entry> =
        theirs.filter(|entry| role.is_none_or(|role| entry.role() == role)).collect();
    if !number.is_empty() {
        found.retain(|entry| numbered(entry, &number));
    }
    let by_number = found.len();
    if !row.measure.is_empty() {
        let words = fold_text(row.measure);
        found.retain(|entry| begins_alike(&words, &entry.words));
    }
    match found[..] {
        [entry] => Ok(entry),
        [] if by_number > 0 && !number.is_empty() => Err(TroubleKind::Contradiction),
        [] => Err(TroubleKind::NotInPlan),
        _ => Err(TroubleKind::Ambiguous),
    }
}

/// Whose row it is: its own cell says so, or the line above the table, the stamp, or the sheet's name.
fn units(
    table: &Table<'_>,
    row: &Row<'_>,
    keys: &Keys,
    stamped: Option<&str>,
) -> Result<Vec<UnitId>, TroubleKind> {
    let named = |name: &str| keys.units_named(name).collect::<Vec<UnitId>>();
    if !row.unit.is_empty() {
        let units = named(row.unit);
        return if units.is_empty() { Err(TroubleKind::NotInPlan) } else { Ok(units) };
    }
    let other = [table.whose, stamped, Some(table.grid.name.as_str())];
    let units = other.into_iter().flatten().map(named).find(|units| !units.is_empty());
    units.ok_or(TroubleKind::NoIdentity)
}

/// Whether what a row says beside its code is about the same record.
fn agrees(row: &Row<'_>, entry: &Entry, keys: &Keys) -> bool {
    let number = bare(row.number);
    let numbers = number.is_empty() || numbered(entry, &number);
    let units = row.unit.is_empty() || keys.units_named(row.unit).any(|unit| unit == entry.unit);
    let roles = heads::role(row.role).is_none_or(|role| role == entry.role());
    // Words are only asked where no number says it: a typing error in them was mended, say.
    let words = !number.is_empty() || row.measure.is_empty() || {
        let words = fold_text(row.measure);
        begins_alike(&words, &entry.words)
    };
    numbers && units && roles && words
}

fn numbered(entry: &Entry, number: &str) -> bool {
    entry.number == number || entry.cited == number
}

fn begins_alike(cell: &str, words: &str) -> bool {
    let mut one = cell.chars().take(BEGINNING);
    let mut other = words.chars();
    let mut alike = 0;
    loop {
        match (one.next(), other.next()) {
            // The cell's beginning is used up: an excerpt may end in an ellipsis.
            (None | Some('…'), _) => return alike >= ENOUGH || alike == words.chars().count(),
            (Some(a), Some(b)) if a == b => alike += 1,
            _ => return false,
        }
    }
}
