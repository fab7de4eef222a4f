//! The numbers that Word writes in front of paragraphs by itself (`word/numbering.xml`; ECMA-376, Part 1,
//! 17.9). They stand in no paragraph's text, and a plan whose 一、 and （一） are automatic would lose its
//! outline without them.

use super::super::xml::{Node, Xml, attribute};
use super::count;
use super::styles::{Styles, is_on};
use crate::import::Unreadable;
use std::collections::{HashMap, HashSet};
use std::io::BufRead;

const LEVELS: usize = 9;
/// In characters; no printed number is longer.
const LONGEST: usize = 64;

#[derive(Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    suffix: Option<String>,
    restart: Option<usize>,
    legal: bool,
    style: Option<String>,
}

#[derive(Default)]
struct Abstract {
    levels: [Option<Level>; LEVELS],
    link: Option<String>,
}

#[derive(Default)]
struct Number {
    base: i64,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// The definitions, and how far each list has counted.
#[derive(Default)]
pub(super) struct Numbering {
    lists: Lists,
    counters: HashMap<i64, [Option<u32>; LEVELS]>,
    started: HashSet<(i64, usize)>,
}

#[derive(Default)]
struct Lists {
    bases: HashMap<i64, Abstract>,
    numbers: HashMap<i64, Number>,
}

impl Lists {
    /// The list that a number counts in: its definition, by way of a numbering style where it names one.
    fn base(&self, number: &Number, styles: &Styles) -> Option<(i64, &Abstract)> {
        let base = self.bases.get(&number.base)?;
        let linked = base.link.as_deref().and_then(|link| {
            let id = self.numbers.get(&styles.linked(link)?)?.base;
            Some((id, self.bases.get(&id)?))
        });
        Some(linked.unwrap_or((number.base, base)))
    }
}

impl Numbering {
    /// Reads the definitions.
    pub(super) fn read<R: BufRead>(xml: &mut Xml<'_, R>) -> Result<Self, Unreadable> {
        let mut all = Self::default();
        let mut base: Option<(i64, Abstract)> = None;
        let mut number: Option<(i64, Number)> = None;
        let mut level: Option<(usize, Level)> = None;
        let mut overridden = 0;
        loop {
            match xml.next()? {
                Node::Open(start) => {
                    let value = || attribute(&start, "val");
                    let id = |name: &str| attribute(&start, name).and_then(|id| id.parse::<i64>().ok());
                    let at = || id("ilvl").and_then(|at| usize::try_from(at).ok()).unwrap_or(LEVELS);
                    match start.local_name().as_ref() {
                        "abstractNum" => base = id("abstractNumId").map(|id| (id, Abstract::default())),
                        "num" => number = id("numId").map(|id| (id, Number::default())),
                        "lvl" => {
                            level = Some((at(), Level { format: "decimal".to_owned(), ..Level::default() }));
                        }
                        "lvlOverride" => overridden = at(),
                        "abstractNumId" => {
                            if let Some((_, number)) = &mut number {
                                number.base = id("val").unwrap_or(-1);
                            }
                        }
                        "numStyleLink" => {
                            if let Some((_, base)) = &mut base {
                                base.link = value();
                            }
                        }
                        "startOverride" => {
                            if let Some((_, number)) = &mut number
                                && let Some(start) = number.starts.get_mut(overridden)
                            {
                                *start = value().and_then(|v| v.parse().ok());
                            }
                        }
                        tag => {
                            if let Some((_, level)) = &mut level {
                                level.say(tag, value());
                            }
                        }
                    }
                }
                Node::Close(end) => match end.local_name().as_ref() {
                    "abstractNum" => all.lists.bases.extend(base.take()),
                    "num" => all.lists.numbers.extend(number.take()),
                    "lvl" => {
                        let levels = match (&mut number, &mut base) {
                            (Some((_, number)), _) => &mut number.levels,
                            (None, Some((_, base))) => &mut base.levels,
                            (None, None) => continue,
                        };
                        if let Some((at, level)) = level.take()
                            && let Some(place) = levels.get_mut(at)
                        {
                            *place = Some(level);
                        }
                    }
                    _ => {}
                },
                Node::End => return Ok(all),
                Node::Text(_) => {}
            }
        }
    }

    /// The level of a numbering that belongs to a paragraph style.
    pub(super) fn level_of(&self, number: i64, style: &str, styles: &Styles) -> Option<usize> {
        let number = self.lists.numbers.get(&number)?;
        let (_, base) = self.lists.base(number, styles)?;
        (0..LEVELS).find(|at| {
            let level = number.levels[*at].as_ref().or(base.levels[*at].as_ref());
            level.is_some_and(|level| level.style.as_deref() == Some(style))
        })
    }

    /// Counts on, and answers what is printed in front of the paragraph, with the gap behind it.
    pub(super) fn next(&mut self, id: i64, at: usize, styles: &Styles) -> Option<String> {
        let number = self.lists.numbers.get(&id)?;
        let (base_id, base) = self.lists.base(number, styles)?;
        let level = |at: usize| number.levels[at].as_ref().or(base.levels[at].as_ref());
        let here = level(at.min(LEVELS - 1))?;
        let at = at.min(LEVELS - 1);
        let start = |at: usize| level(at).and_then(|level| level.start).unwrap_or(1);
        let counters = self.counters.entry(base_id).or_default();
        let fresh = number.starts[at].filter(|_| self.started.insert((id, at)));
        let count = match (fresh, counters[at]) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => number.starts[at].unwrap_or_else(|| start(at)),
        };
        counters[at] = Some(count);
        for (deeper, counter) in counters.iter_mut().enumerate().skip(at + 1) {
            // Without a word about it, a level restarts after any above it; 0 is never, n after the nth.
            let restarts = level(deeper).and_then(|level| level.restart).is_none_or(|after| at < after);
            if restarts {
                *counter = None;
            }
        }
        let mut out = String::new();
        let mut chars = here.text.chars().take(LONGEST).peekable();
        while let Some(c) = chars.next() {
            let digit = chars.peek().and_then(|c| c.to_digit(10)).filter(|d| c == '%' && *d > 0);
            let Some(digit) = digit else {
                // Bullets come from symbol fonts, whose characters mean nothing elsewhere.
                out.push(if ('\u{E000}'..='\u{F8FF}').contains(&c) { '•' } else { c });
                continue;
            };
            chars.next();
            let of = digit as usize - 1;
            let value = counters[of].unwrap_or_else(|| start(of));
            let format = level(of).map_or("decimal", |level| level.format.as_str());
            let legal = here.legal && !matches!(format, "none" | "bullet");
            out.push_str(&count::print(if legal { "decimal" } else { format }, value));
        }
        if out.is_empty() {
            return None;
        }
        if here.suffix.as_deref() != Some("nothing") {
            out.push(' ');
        }
        Some(out)
    }
}

impl Level {
    fn say(&mut self, tag: &str, value: Option<String>) {
        match tag {
            "start" => self.start = value.and_then(|v| v.parse().ok()),
            "numFmt" => self.format = value.unwrap_or_default(),
            "lvlText" => self.text = value.unwrap_or_default(),
            "suff" => self.suffix = value,
            "lvlRestart" => self.restart = value.and_then(|v| v.parse().ok()),
            "isLgl" => self.legal = is_on(value.as_deref()),
            "pStyle" => self.style = value,
            _ => {}
        }
    }
}
