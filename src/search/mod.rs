//! One search box for the whole plan: names, pinyin, numbers, text.
//!
//! Here live the [`Index`], built once per plan, and the [`Hit`]s that it finds while somebody
//! types, best first. What is searched by pinyin is short (names, aliases and headings), so every
//! keystroke goes through all of it with `ib-matcher`, which knows the readings of 行 and 重 and
//! takes initials, whole syllables, a syllable begun and Chinese characters in one query. All text
//! is searched as it stands, folded, in one pass with `memchr::memmem`. How hits look, which one is
//! selected and what choosing one does are no business of this room.
//!
//! There is no score to tune: a hit is ranked by its [`Kind`], then by how much of the name was
//! typed, then by its place in the document.

mod hit;
mod names;
mod text;

pub use hit::{Hit, Kind, Place, Target};

use crate::graph::fold::fold_text;
use crate::plan::{MeasureId, Plan, SectionId, UnitId};
use names::{Fit, Matcher, Name, Readings};
use std::collections::HashSet;
use text::Text;

/// Everything of a plan that can be found, folded once.
///
/// It holds copies and byte offsets, not the plan: build it anew when the plan changes.
pub struct Index {
    readings: Readings,
    units: Vec<Names>,
    /// Number and title, by section.
    sections: Vec<(String, Name)>,
    /// Number, by measure.
    measures: Vec<String>,
    /// The text of measures and headings.
    text: Text,
    /// The lines that carry assignments, and the persons named there.
    duties: Text,
}

/// What a unit is called.
struct Names {
    name: Name,
    aliases: Vec<Name>,
}

/// A hit and what ranks it within its kind.
struct Ranked {
    hit: Hit,
    fit: Fit,
}

impl Index {
    /// Reads a plan once.
    pub fn new(plan: &Plan) -> Self {
        let units = plan.units.iter().map(|unit| Names {
            name: Name::of_unit(&unit.name),
            aliases: unit.aliases.iter().map(|alias| Name::of_unit(alias)).collect(),
        });
        let sections =
            plan.sections.iter().map(|section| (fold_text(&section.label), Name::of_heading(&section.title)));
        Self {
            readings: Readings::new(),
            units: units.collect(),
            sections: sections.collect(),
            measures: plan.measures.iter().map(|measure| fold_text(&measure.no)).collect(),
            text: Text::new(plan, text::said(plan)),
            duties: Text::new(plan, text::assigned(plan)),
        }
    }

    /// What matches `query`, best first, each target once, at most `limit`. A blank query finds
    /// nothing.
    pub fn find(&self, query: &str, limit: usize) -> Vec<Hit> {
        let query = fold_text(query);
        if query.is_empty() || limit == 0 {
            return Vec::new();
        }
        let mut ranked = self.numbered(&query);
        let matcher = Matcher::new(&query, &self.readings);
        ranked.extend(self.units.iter().enumerate().filter_map(|(at, names)| {
            let target = Target::Unit(UnitId::at(at));
            best(names.find(&matcher)).map(|(place, kind, fit)| Ranked::new(target, kind, place, fit))
        }));
        ranked.extend(self.sections.iter().enumerate().filter_map(|(at, (_, title))| {
            let target = Target::Section(SectionId::at(at));
            let found = title.find(&matcher)?;
            let kind = if found.pinyin { Kind::HeadingPinyin } else { Kind::Heading };
            Some(Ranked::new(target, kind, Place::Title(found.range), found.fit))
        }));
        // Stable: within a kind, document order is kept.
        ranked.sort_by_key(|ranked| (ranked.hit.kind, ranked.fit));

        let mut seen = HashSet::new();
        let mut hits: Vec<Hit> =
            ranked.into_iter().map(|ranked| ranked.hit).filter(|hit| seen.insert(hit.target)).collect();
        hits.truncate(limit);
        for (text, kind) in [(&self.text, Kind::Text), (&self.duties, Kind::Duty)] {
            let wanted = limit - hits.len();
            hits.extend(text.find(&query, &mut seen, wanted).map(|(target, span)| Hit {
                target,
                kind,
                place: Place::Text(span),
            }));
        }
        hits
    }

    /// Measures and headings by number. 「47」, 「第47项」 and 「47.」 all mean 47.
    fn numbered(&self, query: &str) -> Vec<Ranked> {
        let number = query.strip_prefix("措施").unwrap_or(query);
        let number =
            number.trim_start_matches(['第', '(']).trim_end_matches(['项', '条', '号', ')', '.', '、']);
        let mut found = Vec::new();
        if number.is_empty() {
            return found;
        }
        let countable = number.bytes().all(|byte| byte.is_ascii_digit());
        for (at, no) in self.measures.iter().enumerate() {
            let kind = match no {
                no if no == number => Kind::Number,
                no if countable && no.starts_with(number) => Kind::NumberPrefix,
                _ => continue,
            };
            found.push(Ranked::new(Target::Measure(MeasureId::at(at)), kind, Place::Number, Fit::Whole));
        }
        for (at, _) in self.sections.iter().enumerate().filter(|(_, (label, _))| label == number) {
            let target = Target::Section(SectionId::at(at));
            found.push(Ranked::new(target, Kind::HeadingNumber, Place::Number, Fit::Whole));
        }
        found
    }
}

impl Names {
    /// Every way in which the matcher fits one of the names.
    fn find(&self, matcher: &Matcher) -> impl Iterator<Item = (Place, Kind, Fit)> {
        let name = self.name.find(matcher).map(|found| {
            let kind = match (found.pinyin, found.at_start) {
                (false, true) => Kind::NamePrefix,
                (false, false) => Kind::Name,
                (true, true) => Kind::PinyinPrefix,
                (true, false) => Kind::Pinyin,
            };
            (Place::Name(found.range), kind, found.fit)
        });
        let aliases = self.aliases.iter().enumerate().filter_map(|(nth, alias)| {
            let found = alias.find(matcher)?;
            let kind = match (found.pinyin, found.at_start) {
                (false, _) => Kind::Alias,
                (true, true) => Kind::PinyinPrefix,
                (true, false) => Kind::Pinyin,
            };
            Some((Place::Alias(nth, found.range), kind, found.fit))
        });
        name.into_iter().chain(aliases)
    }
}

fn best(found: impl Iterator<Item = (Place, Kind, Fit)>) -> Option<(Place, Kind, Fit)> {
    found.min_by_key(|(_, kind, fit)| (*kind, *fit))
}

impl Ranked {
    fn new(target: Target, kind: Kind, place: Place, fit: Fit) -> Self {
        Self { hit: Hit { target, kind, place }, fit }
    }
}
