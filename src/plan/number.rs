//! Numbers as people cite them: in the document's own form, and below the headings where they repeat.

use super::{MeasureId, Plan, SectionId};
use foldhash::{HashSet, HashSetExt};

/// What brackets and dots add to a number, at most, in characters.
const AROUND: usize = 4;

impl Plan {
    /// A measure's number as printed: 「（三）」, 「1.」, 「(47)」; empty where none is printed.
    pub fn number(&self, id: MeasureId) -> String {
        let measure = self.measure(id);
        if measure.no.is_empty() {
            return String::new();
        }
        // The measure's span begins at the number; its text begins after it. Cells of a table may lie between.
        let start = measure.span.start as usize;
        let text = measure.text.first().map_or(start, |span| span.start as usize);
        let printed = self.source.get(start..text).unwrap_or_default().trim();
        let brief = printed.chars().count() <= measure.no.chars().count() + AROUND;
        if brief && !printed.contains(char::is_whitespace) && printed.contains(measure.no.as_str()) {
            printed.to_owned()
        } else {
            format!("({})", measure.no)
        }
    }

    /// A measure's number below those of its headings: 「二（三）1.」; empty where it has none itself.
    pub fn cited(&self, id: MeasureId) -> String {
        let number = self.number(id);
        if number.is_empty() {
            return number;
        }
        let above = self.path(self.measure(id).section).into_iter().map(|section| self.label(section));
        above.chain([number]).collect()
    }

    /// A heading's number as printed, without 、 behind it; empty where none is printed.
    fn label(&self, id: SectionId) -> String {
        let section = self.section(id);
        let heading = self.heading(id);
        let printed = heading.split_once(section.title.as_str()).map_or("", |(before, _)| before.trim());
        if section.label.is_empty() || section.title.is_empty() {
            return String::new();
        }
        let printed = if printed.contains(section.label.as_str()) { printed } else { &section.label };
        // 「1」 before 「2.」 would be read as 12.
        match printed.trim_end_matches(['、', ' ']) {
            bare if bare.ends_with(|c: char| c.is_ascii_digit()) => format!("{bare}."),
            bare => bare.to_owned(),
        }
    }

    /// Whether two measures bear the same number: then a number alone says not which is meant.
    pub fn numbers_repeat(&self) -> bool {
        let mut seen = HashSet::with_capacity(self.measures.len());
        self.measures.iter().any(|measure| !measure.no.is_empty() && !seen.insert(measure.no.as_str()))
    }
}
