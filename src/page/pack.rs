//! A meeting pack: parts bound into one run of sheets, with a cover, contents and an index whose page numbers are
//! read off the sheets themselves.
//!
//! The contents come before what they list, so how long they are is found first: they are set with the numbers that
//! would be right for a length, until they have that length. The index comes last and counts neither itself nor the
//! contents.

use super::Sheet;
use super::papers::cover::Entry;
use super::papers::index::Place;
use crate::plan::{Plan, UnitId};
use crate::scene::draw::DrawnShape;
use crate::scene::{Rect, Target};
use std::collections::{BTreeMap, BTreeSet};

/// Sheets that belong together.
pub struct Part {
    /// What the contents call it.
    pub title: String,
    /// How deep it stands there: 0 or 1.
    pub depth: u8,
    /// Whose sheet it is.
    pub unit: Option<UnitId>,
    /// Its sheets; a part without any is only a head in the contents, for those behind it.
    pub sheets: Vec<Sheet>,
}

/// All sheets in order, and where each part begins.
pub struct Bound {
    /// The sheets, not numbered yet.
    pub sheets: Vec<Sheet>,
    /// What begins on which page, from 1.
    pub entries: Vec<Entry>,
    /// Where each unit stands.
    pub places: Vec<Place>,
    /// How many sheets are covers: they are counted and bear no number.
    pub covers: usize,
}

/// How often the contents are set again before their length is taken as it is.
const TRIES: usize = 4;

/// Binds the parts. `contents` sets the contents, `index` the index, both from what they list; `index_title` is what
/// the contents call the index.
pub fn bind(
    plan: &Plan,
    cover: Vec<Sheet>,
    parts: Vec<Part>,
    index_title: &str,
    contents: impl Fn(&[Entry]) -> Vec<Sheet>,
    index: impl FnOnce(&[Place]) -> Vec<Sheet>,
) -> Bound {
    let covers = cover.len();
    let mut front = 1;
    let mut set = Vec::new();
    let mut listed = Vec::new();
    for _ in 0..TRIES {
        listed = entries(&parts, covers + front + 1, index_title);
        set = contents(&listed);
        if set.len() == front {
            break;
        }
        front = set.len();
    }
    let first = covers + set.len() + 1;
    let places = places(plan, &parts, first);
    let mut sheets = cover;
    sheets.extend(set);
    sheets.extend(parts.into_iter().flat_map(|part| part.sheets));
    sheets.extend(index(&places));
    Bound { sheets, entries: listed, places, covers }
}

fn entries(parts: &[Part], first: usize, index_title: &str) -> Vec<Entry> {
    let mut page = first;
    let mut entries = Vec::new();
    for part in parts {
        let begins = (!part.sheets.is_empty()).then_some(page);
        entries.push(Entry { title: part.title.clone(), page: begins });
        page += part.sheets.len();
    }
    entries.push(Entry { title: index_title.to_owned(), page: Some(page) });
    entries
}

/// Where each unit that is named anywhere stands, in the plan's order.
fn places(plan: &Plan, parts: &[Part], first: usize) -> Vec<Place> {
    let names = Names::of(plan);
    let mut own: BTreeMap<UnitId, usize> = BTreeMap::new();
    let mut pages: BTreeMap<UnitId, Vec<usize>> = BTreeMap::new();
    let mut page = first;
    for part in parts {
        if let (Some(unit), false) = (part.unit, part.sheets.is_empty()) {
            own.insert(unit, page);
        }
        for sheet in &part.sheets {
            for unit in named(sheet, &names) {
                pages.entry(unit).or_default().push(page);
            }
            page += 1;
        }
    }
    pages.into_iter().map(|(unit, pages)| Place { unit, own: own.get(&unit).copied(), pages }).collect()
}

/// The units that a sheet names: by what its texts stand for, and by their words.
pub fn named(sheet: &Sheet, names: &Names) -> BTreeSet<UnitId> {
    let mut found = BTreeSet::new();
    let mut words = String::new();
    let mut last: Option<(Rect, f32)> = None;
    for drawn in &sheet.drawn {
        let DrawnShape::Text { rect, text, size, .. } = &drawn.shape else { continue };
        let across = rect.max.x > 0.0 && rect.min.x < sheet.size.x;
        if !across || rect.max.y <= 0.0 || rect.min.y >= sheet.size.y {
            continue;
        }
        if let Target::Unit(id) = drawn.target {
            found.insert(UnitId(id));
        }
        // A name may be broken over two lines of one cell or paragraph: the next line stands just below, and over
        // or under the one before.
        let goes_on = last.is_some_and(|(before, size)| {
            let below = rect.min.y - before.min.y;
            below > size * 0.8 && below < size * 2.4 && rect.min.x < before.max.x && before.min.x < rect.max.x
        });
        // Beside it, without a gap: the same line in another face.
        let beside = last.is_some_and(|(before, size)| {
            (rect.min.y - before.min.y).abs() < size * 0.3 && (rect.min.x - before.max.x).abs() < size * 0.2
        });
        if !goes_on && !beside {
            words.push('\n');
        }
        words.extend(text.chars().filter(|c| !c.is_whitespace()));
        last = Some((*rect, *size));
    }
    names.find(&words, &mut found);
    found
}

/// The names of a plan's units, to be found in running words: the longest wins, so that 省司法厅 is not found in
/// 省司法厅机关党委.
pub struct Names {
    by_first: BTreeMap<char, Vec<(String, UnitId)>>,
}

impl Names {
    /// Of a plan.
    pub fn of(plan: &Plan) -> Self {
        let mut by_first: BTreeMap<char, Vec<(String, UnitId)>> = BTreeMap::new();
        for unit in &plan.units {
            let name: String = unit.name.chars().filter(|c| !c.is_whitespace()).collect();
            if let Some(first) = name.chars().next() {
                by_first.entry(first).or_default().push((name, unit.id));
            }
        }
        for names in by_first.values_mut() {
            names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        Self { by_first }
    }

    /// Adds the units that the words name.
    pub fn find(&self, words: &str, found: &mut BTreeSet<UnitId>) {
        let mut at = 0;
        while let Some(first) = words[at..].chars().next() {
            let here = &words[at..];
            let hit = self
                .by_first
                .get(&first)
                .and_then(|names| names.iter().find(|(name, _)| here.starts_with(name.as_str())));
            at += match hit {
                Some((name, unit)) => {
                    found.insert(*unit);
                    name.len()
                }
                None => first.len_utf8(),
            };
        }
    }
}
