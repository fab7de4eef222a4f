//! Names and headings: searched as they are written and as they are read aloud.
//!
//! Here live [`Name`], one folded name with the places where its own words begin, and [`Matcher`],
//! one query made ready. A query of Chinese characters, digits or punctuation is looked for as it
//! stands; one with Latin letters in it also as pinyin. Long text never comes in here: pinyin
//! initials fit almost anything that is long enough.

use crate::graph::fold::Folded;
use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::{PinyinData, PinyinNotation};
use memchr::memmem::Finder;
use std::ops::Range;

/// Words that say at which level of the state a unit stands. What follows begins its own name.
const LEVELS: [&str; 10] = ["中央", "自治区", "自治州", "省", "市", "州", "县", "区", "盟", "旗"];
/// Organs that a unit may belong to, longest first. Behind a level word they begin no name either:
/// people look for 宣传部 under its own initials, not under 省委's.
const ORGANS: [&str; 7] = ["人大常委会", "人民政府", "政府", "人大", "政协", "直", "委"];

/// How Chinese characters are read, and which ways of typing that are taken.
pub(super) struct Readings(PinyinData);

const NOTATIONS: PinyinNotation = PinyinNotation::Ascii.union(PinyinNotation::AsciiFirstLetter);

impl Readings {
    pub(super) fn new() -> Self {
        Self(PinyinData::new(NOTATIONS))
    }
}

/// One query, ready for many names.
pub(super) struct Matcher<'a> {
    plain: Finder<'a>,
    pinyin: Option<IbMatcher<'a>>,
}

impl<'a> Matcher<'a> {
    /// From a folded query that is not empty.
    pub(super) fn new(query: &'a str, readings: &'a Readings) -> Self {
        let pinyin = is_pinyin(query).then(|| {
            let config = PinyinMatchConfig::builder(NOTATIONS).data(&readings.0).build();
            // The last syllable may be begun only: hits are to come while one types.
            IbMatcher::builder(query).is_pattern_partial(true).pinyin(config).build()
        });
        Self { plain: Finder::new(query), pinyin }
    }
}

/// Whether a folded query may be read aloud: it has Latin letters, and nothing but those, digits
/// and Chinese characters. (Letters of other scripts may change their length under the matcher's
/// own case folding, which it does not expect.)
fn is_pinyin(query: &str) -> bool {
    query.bytes().any(|byte| byte.is_ascii_lowercase())
        && query.chars().all(|c| c.is_ascii() || matches!(c, '\u{3400}'..='\u{9fff}'))
}

/// Where and how a query fits a name.
pub(super) struct Found {
    /// Bytes of the name as printed.
    pub(super) range: Range<usize>,
    /// Read aloud, not as written.
    pub(super) pinyin: bool,
    /// At the name's beginning or where its own words begin.
    pub(super) at_start: bool,
    /// How well.
    pub(super) fit: Fit,
}

/// How well a query fits, best first: what decides between two names that were found alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// To the end: the name is typed out.
    Whole,
    /// From where the name's own words begin. Nearly every name begins with 省, so somebody who
    /// types `s` or 市 hardly means that.
    Own,
    /// Any other.
    Part,
}

/// A name or a title.
pub(super) struct Name {
    folded: Folded,
    /// Bytes of the folded name where it begins: its first character, and the ones behind level and
    /// organ.
    starts: Vec<usize>,
}

impl Name {
    pub(super) fn of_unit(name: &str) -> Self {
        let folded = Folded::new(name);
        let starts = starts(folded.text());
        Self { folded, starts }
    }

    pub(super) fn of_heading(title: &str) -> Self {
        Self { folded: Folded::new(title), starts: vec![0] }
    }

    /// The best fit: as written before read aloud, at a beginning before inside, and then the
    /// leftmost.
    pub(super) fn find(&self, matcher: &Matcher) -> Option<Found> {
        let text = self.folded.text();
        if let Some(first) = matcher.plain.find(text.as_bytes()) {
            let needle = matcher.plain.needle();
            let fits = |at: &usize| text.as_bytes()[*at..].starts_with(needle);
            let ranges = self.starts.iter().copied().filter(fits).map(|at| at..at + needle.len());
            return Some(self.best(ranges, first..first + needle.len(), false));
        }
        let pinyin = matcher.pinyin.as_ref()?;
        let first = pinyin.find(text)?.range();
        let ranges = self.starts.iter().filter_map(|at| Some(*at..at + pinyin.test(&text[*at..])?.end()));
        Some(self.best(ranges, first, true))
    }

    fn best(
        &self,
        at_starts: impl Iterator<Item = Range<usize>>,
        first: Range<usize>,
        pinyin: bool,
    ) -> Found {
        let at_start = at_starts.min_by_key(|range| self.fit(range));
        let (range, at_start) = at_start.map_or((first, false), |range| (range, true));
        let fit = self.fit(&range);
        Found { range: self.folded.original(range), pinyin, at_start, fit }
    }

    fn fit(&self, range: &Range<usize>) -> Fit {
        let own = self.starts.iter().skip(usize::from(self.starts.len() > 1));
        if range.end == self.folded.text().len() {
            Fit::Whole
        } else if own.into_iter().any(|at| *at == range.start) {
            Fit::Own
        } else {
            Fit::Part
        }
    }
}

/// Where a folded name begins, each with something behind it.
fn starts(name: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut rest = name;
    for words in [&LEVELS[..], &ORGANS[..]] {
        let Some(behind) = words.iter().find_map(|word| rest.strip_prefix(word)) else { break };
        if behind.is_empty() {
            break;
        }
        rest = behind;
        starts.push(name.len() - rest.len());
    }
    if name.is_empty() { Vec::new() } else { starts }
}
