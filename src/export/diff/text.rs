use crate::compare::{Class, KeptChange, Matching, Pair, PlanDiff, UnitChange};
use crate::plan::{MeasureId, Plan, SectionId};
use crate::view::compare::{Said, excerpt, one_line};
use crate::words::Language;

/// How many characters of an item that came or went are told.
const EXCERPT: usize = 60;

/// A comparison for people to read and to paste into a letter: what the two versions are, how much changed, then each
/// change with its words, and what it means for each unit; at the end what two snapshots keep otherwise. Lines end
/// in `\n`; under a line that begins at the edge stands, indented, what belongs to it.
///
/// Measures that only got another number, as all do behind one that was added, are told in ranges.
pub fn text(old: &Plan, new: &Plan, diff: &PlanDiff, kept: &[KeptChange], language: Language) -> String {
    let mut letter = Letter { said: Said { old, new, language }, text: String::new() };
    letter.opening(diff, kept);
    if !diff.is_empty() {
        letter.heads(diff);
        letter.sections(&diff.sections);
        letter.measures(&diff.measures);
        letter.units(&diff.units);
    }
    letter.kept(kept);
    letter.text
}

struct Letter<'a> {
    said: Said<'a>,
    text: String,
}

impl Letter<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A heading of the letter, with an empty line before it.
    fn heading(&mut self, key: &str) {
        let heading = format!("\n{}", self.said.text(key));
        self.line(&heading);
    }

    fn below(&mut self, line: &str) {
        let line = format!("  {line}");
        self.line(&line);
    }

    fn opening(&mut self, diff: &PlanDiff, kept: &[KeptChange]) {
        let said = self.said;
        self.line(&said.fill("compare.title", [&said.title(said.old), &said.title(said.new)]));
        if diff.is_empty() {
            let key = if kept.is_empty() { "compare.same" } else { "comparison.same-plan" };
            self.line(&said.text(key));
            return;
        }
        let measures = counts(&diff.measures, said.old.measures.len(), said.new.measures.len());
        // The documents themselves are no headings.
        let mut headings = counts(&diff.sections, said.old.sections.len() - 1, said.new.sections.len() - 1);
        let document = diff.sections.pairs.iter().find(|pair| pair.old == SectionId::DOCUMENT);
        if let Some(document) = document {
            headings[2 + fate(document)] -= 1;
        }
        for (key, counts) in [("compare.measures", measures), ("compare.sections", headings)] {
            let counts = counts.map(|count| count.to_string());
            self.line(&said.fill(key, counts.each_ref().map(String::as_str)));
        }
        if !diff.units.is_empty() {
            let came = diff.units.iter().filter(|unit| unit.old.is_none()).count().to_string();
            let went = diff.units.iter().filter(|unit| unit.new.is_none()).count().to_string();
            self.line(&said.fill("compare.units", [&diff.units.len().to_string(), &came, &went]));
        }
    }

    fn heads(&mut self, diff: &PlanDiff) {
        if diff.heads.is_empty() {
            return;
        }
        let said = self.said;
        self.heading("compare.heading.heads");
        for change in &diff.heads {
            let name = said.text(&format!("compare.head.{}", change.head.key()));
            let (was, is) = (said.list(said.old, &change.old), said.list(said.new, &change.new));
            self.line(&said.fill("compare.was-is", [&name, &was, &is]));
        }
    }

    fn sections(&mut self, sections: &Matching<SectionId>) {
        if sections.is_empty() {
            return;
        }
        let said = self.said;
        self.heading("compare.heading.sections");
        for id in &sections.added {
            self.line(&said.fill("compare.added-heading", [&said.new.heading(*id)]));
        }
        for id in &sections.dropped {
            self.line(&said.fill("compare.dropped-heading", [&said.old.heading(*id)]));
        }
        for pair in sections.changed() {
            self.line(&said.was_is(&said.heading(said.old, pair.old), &said.heading(said.new, pair.new)));
            let above = [said.old.section(pair.old).parent, said.new.section(pair.new).parent];
            self.pair(pair, above);
        }
    }

    fn measures(&mut self, measures: &Matching<MeasureId>) {
        let said = self.said;
        let (renumbered, changed): (Vec<_>, Vec<_>) =
            measures.changed().partition(|pair| pair.is_only_renumbered());
        if !changed.is_empty() {
            self.heading("compare.heading.changed");
        }
        let above = |pair: &Pair<MeasureId>| {
            [said.old.measure(pair.old).section, said.new.measure(pair.new).section].map(Some)
        };
        // A heading that went away, or a list that was turned round, is one event and not one for each measure.
        let together = |a: &&Pair<MeasureId>, b: &&Pair<MeasureId>| {
            let way = |pair: &Pair<MeasureId>| (pair.moved.heading, pair.moved.order, above(pair));
            a.is_before(b) && a.is_only_moved() && b.is_only_moved() && way(a) == way(b)
        };
        let runs: Vec<_> = changed.chunk_by(together).map(|run| (run, above(run[0]))).collect();
        for (run, above) in runs {
            self.range(run);
            self.pair(run[0], above);
        }
        for (key, plan, ids) in [
            ("compare.heading.added", said.new, &measures.added),
            ("compare.heading.dropped", said.old, &measures.dropped),
        ] {
            if !ids.is_empty() {
                self.heading(key);
            }
            for id in ids {
                let words = excerpt(&one_line(&plan.measure_text(*id)), EXCERPT);
                self.line(&said.fill("compare.unit", [&said.measure(plan, *id), &words]));
                let duties = said.team(plan, &plan.measure(*id).assignments);
                if !duties.is_empty() {
                    self.below(&said.fill("compare.duties", [&duties]));
                }
            }
        }
        if !renumbered.is_empty() {
            self.heading("compare.heading.numbers");
        }
        for run in renumbered.chunk_by(|a, b| a.is_before(b)) {
            self.range(run);
        }
    }

    /// The measures of a run, from the first to the last, as they were and as they are.
    fn range(&mut self, run: &[&Pair<MeasureId>]) {
        let line = self.said.range(run[0], run[run.len() - 1]);
        self.line(&line);
    }

    /// What happened to one measure or heading.
    fn pair<I>(&mut self, pair: &Pair<I>, above: [Option<SectionId>; 2]) {
        for line in self.said.pair(pair, above) {
            self.below(&line);
        }
    }

    fn units(&mut self, units: &[UnitChange]) {
        if units.is_empty() {
            return;
        }
        self.heading("compare.heading.units");
        for unit in units {
            let line = self.said.unit(unit);
            self.line(&line);
            for line in self.said.unit_lines(unit) {
                self.below(&line);
            }
        }
    }

    fn kept(&mut self, kept: &[KeptChange]) {
        if kept.is_empty() {
            return;
        }
        self.heading("comparison.heading.kept");
        for change in kept {
            let line = self.said.kept(change);
            self.line(&line);
        }
    }
}

/// Where a pair is counted: as it was, other units or deadlines only, elsewhere, reworded.
fn fate<I>(pair: &Pair<I>) -> usize {
    match pair.class() {
        Class::Same => usize::from(!pair.is_same()),
        Class::Moved => 2,
        Class::Reworded => 3,
    }
}

fn counts<I>(matching: &Matching<I>, old: usize, new: usize) -> [usize; 8] {
    let mut counts = [old, new, 0, 0, 0, 0, matching.added.len(), matching.dropped.len()];
    for pair in &matching.pairs {
        counts[2 + fate(pair)] += 1;
    }
    counts
}
