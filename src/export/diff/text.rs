use super::json::{head_key, turn_key};
use crate::compare::{Class, DutyChange, Held, Matching, Pair, Piece, PlanDiff, Turn, UnitChange};
use crate::graph::Load;
use crate::plan::{Assignment, Holder, MeasureId, Plan, Role, SectionId, Span};
use crate::words::Language;

/// How many characters of what was kept stand on either side of a change.
const CONTEXT: usize = 12;
/// How many characters of an item that came or went are told.
const EXCERPT: usize = 60;

/// A comparison for people to read and to paste into a letter: what the two versions are, how much changed, then each
/// change with its words, and what it means for each unit. Lines end in `\n`; under a line that begins at the edge
/// stands, indented, what belongs to it.
///
/// Measures that only got another number, as all do behind one that was added, are told in ranges.
pub fn text(old: &Plan, new: &Plan, diff: &PlanDiff, language: Language) -> String {
    let mut letter = Letter { old, new, language, text: String::new() };
    letter.opening(diff);
    if !diff.is_empty() {
        letter.heads(diff);
        letter.sections(&diff.sections);
        letter.measures(&diff.measures);
        letter.units(&diff.units);
    }
    letter.text
}

struct Letter<'a> {
    old: &'a Plan,
    new: &'a Plan,
    language: Language,
    text: String,
}

impl Letter<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn fill<const N: usize>(&self, key: &str, args: [&str; N]) -> String {
        self.language.fill(key, &args)
    }

    /// A heading of the letter, with an empty line before it.
    fn heading(&mut self, key: &str) {
        let heading = format!("\n{}", self.language.text(key));
        self.line(&heading);
    }

    fn below(&mut self, line: &str) {
        let line = format!("  {line}");
        self.line(&line);
    }

    fn opening(&mut self, diff: &PlanDiff) {
        let name = |plan: &Plan| {
            let title = Some(plan.title.text.as_str()).filter(|title| !title.is_empty());
            let title = title.unwrap_or(self.language.text("compare.untitled"));
            [title, &plan.doc_no.text, &plan.date.text].join(" ").trim_end().to_owned()
        };
        let title = self.fill("compare.title", [&name(self.old), &name(self.new)]);
        self.line(&title);
        if diff.is_empty() {
            let same = self.language.text("compare.same").to_owned();
            self.line(&same);
            return;
        }
        let measures = counts(&diff.measures, self.old.measures.len(), self.new.measures.len());
        // The documents themselves are no headings.
        let mut headings = counts(&diff.sections, self.old.sections.len() - 1, self.new.sections.len() - 1);
        let document = diff.sections.pairs.iter().find(|pair| pair.old == SectionId::DOCUMENT);
        if let Some(document) = document {
            headings[2 + fate(document)] -= 1;
        }
        for (key, counts) in [("compare.measures", measures), ("compare.sections", headings)] {
            let counts = counts.map(|count| count.to_string());
            let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
            let line = self.language.fill(key, &counts);
            self.line(&line);
        }
        if !diff.units.is_empty() {
            let came = diff.units.iter().filter(|unit| unit.old.is_none()).count().to_string();
            let went = diff.units.iter().filter(|unit| unit.new.is_none()).count().to_string();
            let line = self.fill("compare.units", [&diff.units.len().to_string(), &came, &went]);
            self.line(&line);
        }
    }

    fn heads(&mut self, diff: &PlanDiff) {
        if diff.heads.is_empty() {
            return;
        }
        self.heading("compare.heading.heads");
        for change in &diff.heads {
            let name = self.language.text(&format!("compare.head.{}", head_key(change.head))).to_owned();
            let (was, is) = (self.list(self.old, &change.old), self.list(self.new, &change.new));
            let line = self.fill("compare.was-is", [&name, &was, &is]);
            self.line(&line);
        }
    }

    fn sections(&mut self, sections: &Matching<SectionId>) {
        if sections.is_empty() {
            return;
        }
        self.heading("compare.heading.sections");
        for id in &sections.added {
            let line = self.fill("compare.added-heading", [&self.new.heading(*id)]);
            self.line(&line);
        }
        for id in &sections.dropped {
            let line = self.fill("compare.dropped-heading", [&self.old.heading(*id)]);
            self.line(&line);
        }
        for pair in sections.changed() {
            let name = |plan: &Plan, id: SectionId| match id {
                SectionId::DOCUMENT => self.language.text("compare.document").to_owned(),
                id => plan.heading(id),
            };
            let line = self.was_is(&name(self.old, pair.old), &name(self.new, pair.new));
            self.line(&line);
            let above = [self.old.section(pair.old).parent, self.new.section(pair.new).parent];
            self.pair(pair, above);
        }
    }

    fn measures(&mut self, measures: &Matching<MeasureId>) {
        let is_renumbered =
            |pair: &Pair<MeasureId>| only_moved(pair) && !pair.moved.heading && !pair.moved.order;
        let (renumbered, changed): (Vec<_>, Vec<_>) =
            measures.changed().partition(|pair| is_renumbered(pair));
        if !changed.is_empty() {
            self.heading("compare.heading.changed");
        }
        let above = |pair: &Pair<MeasureId>| {
            [self.old.measure(pair.old).section, self.new.measure(pair.new).section].map(Some)
        };
        // A heading that went away, or a list that was turned round, is one event and not one for each measure.
        let together = |a: &&Pair<MeasureId>, b: &&Pair<MeasureId>| {
            let way = |pair: &Pair<MeasureId>| (pair.moved.heading, pair.moved.order, above(pair));
            follows(a, b) && only_moved(a) && only_moved(b) && way(a) == way(b)
        };
        let runs: Vec<_> = changed.chunk_by(together).map(|run| (run, above(run[0]))).collect();
        for (run, above) in runs {
            self.range(run);
            self.pair(run[0], above);
        }
        for (key, plan, ids) in [
            ("compare.heading.added", self.new, &measures.added),
            ("compare.heading.dropped", self.old, &measures.dropped),
        ] {
            if !ids.is_empty() {
                self.heading(key);
            }
            for id in ids {
                let words = excerpt(&one_line(&plan.measure_text(*id)), EXCERPT);
                let line = self.fill("compare.unit", [&self.measure(plan, *id), &words]);
                self.line(&line);
                let duties = self.team(plan, &plan.measure(*id).assignments);
                if !duties.is_empty() {
                    let line = self.fill("compare.duties", [&duties]);
                    self.below(&line);
                }
            }
        }
        if !renumbered.is_empty() {
            self.heading("compare.heading.numbers");
        }
        for run in renumbered.chunk_by(|a, b| follows(a, b)) {
            self.range(run);
        }
    }

    /// The measures of a run, from the first to the last, as they were and as they are.
    fn range(&mut self, run: &[&Pair<MeasureId>]) {
        let (first, last) = (run[0], run[run.len() - 1]);
        let range = |plan: &Plan, first: MeasureId, last: MeasureId| {
            let (from, to) = (self.measure(plan, first), self.measure(plan, last));
            if first == last { from } else { self.fill("compare.range", [&from, &to]) }
        };
        let line = self.was_is(&range(self.old, first.old, last.old), &range(self.new, first.new, last.new));
        self.line(&line);
    }

    /// What happened to one measure or heading.
    fn pair<I>(&mut self, pair: &Pair<I>, above: [Option<SectionId>; 2]) {
        let mut lines = Vec::new();
        if pair.moved.heading {
            let name =
                |plan: &Plan, id: Option<SectionId>| id.map_or_else(String::new, |id| plan.heading(id));
            let (was, is) = (name(self.old, above[0]), name(self.new, above[1]));
            lines.push(self.fill("compare.moved.heading", [&was, &is]));
        } else if pair.moved.order {
            lines.push(self.language.text("compare.moved.order").to_owned());
        } else if pair.moved.number {
            lines.push(self.language.text("compare.moved.number").to_owned());
        }
        for (key, pieces) in [("compare.title-words", &pair.title), ("compare.text-words", &pair.wording)] {
            if let Some(pieces) = pieces {
                lines.push(self.fill(key, [&self.pieces(pieces)]));
            }
        }
        if !pair.duties.is_empty() {
            let duties: Vec<String> = pair.duties.iter().map(|duty| self.duty(duty)).collect();
            lines.push(self.fill("compare.duties", [&duties.join("；")]));
        }
        if let Some(change) = &pair.deadlines {
            let (was, is) = (self.list(self.old, &change.dropped), self.list(self.new, &change.added));
            lines.push(self.fill("compare.deadlines", [&was, &is]));
        }
        if let Some(change) = &pair.leaders {
            let (was, is) = (self.list(self.old, &change.dropped), self.list(self.new, &change.added));
            lines.push(self.fill("compare.leaders", [&was, &is]));
        }
        for line in lines {
            self.below(&line);
        }
    }

    fn units(&mut self, units: &[UnitChange]) {
        if units.is_empty() {
            return;
        }
        self.heading("compare.heading.units");
        for unit in units {
            let was = unit.old.map(|id| self.old.unit(id).name.clone());
            let is = unit.new.map(|id| self.new.unit(id).name.clone());
            let load = self.load(unit.before, unit.after);
            let line = match (was, is) {
                (Some(_), Some(name)) => self.fill("compare.unit", [&name, &load]),
                (None, Some(name)) => self.fill("compare.unit.new", [&name, &load]),
                (was, None) => self.fill("compare.unit.gone", [&was.unwrap_or_default(), &load]),
            };
            self.line(&line);
            let held = |plan: &Plan, list: &[Held]| -> String {
                list.iter().map(|held| self.held(plan, held)).collect::<Vec<_>>().join("、")
            };
            let turned = |(was, is): &(Held, Held)| {
                let roles = self.was_is(&self.roles(&was.assignments), &self.roles(&is.assignments));
                self.fill("compare.held", [&self.holder(self.new, is.holder), &roles])
            };
            let lines = [
                ("compare.unit.gained", held(self.new, &unit.gained)),
                ("compare.unit.lost", held(self.old, &unit.lost)),
                ("compare.unit.turned", unit.turned.iter().map(turned).collect::<Vec<_>>().join("、")),
            ];
            for (key, list) in lines.into_iter().filter(|(_, list)| !list.is_empty()) {
                let line = self.fill(key, [&list]);
                self.below(&line);
            }
        }
    }

    /// How many duties a unit had and has, in those roles where the number changed.
    fn load(&self, before: Load, after: Load) -> String {
        let role = |role: Role| {
            let (was, is) = (before.of(role), after.of(role));
            let name = self.language.text(&format!("role.{}", role.key())).to_owned();
            (was != is).then(|| self.fill("compare.load", [&name, &was.to_string(), &is.to_string()]))
        };
        let roles: Vec<String> = Role::ALL.into_iter().filter_map(role).collect();
        if roles.is_empty() { self.language.text("compare.load.same").to_owned() } else { roles.join("，") }
    }

    /// One name where both are the same.
    fn was_is(&self, was: &str, is: &str) -> String {
        if was == is { is.to_owned() } else { self.fill("compare.from-to", [was, is]) }
    }

    /// A measure by its number; without one, by how it begins.
    fn measure(&self, plan: &Plan, id: MeasureId) -> String {
        match plan.measure(id).no.as_str() {
            "" => excerpt(&one_line(&plan.measure_text(id)), CONTEXT),
            no => self.fill("compare.measure", [no]),
        }
    }

    fn holder(&self, plan: &Plan, holder: Holder) -> String {
        match holder {
            Holder::Measure(id) => self.measure(plan, id),
            Holder::Section(id) => plan.heading(id),
        }
    }

    fn held(&self, plan: &Plan, held: &Held) -> String {
        self.fill("compare.held", [&self.holder(plan, held.holder), &self.roles(&held.assignments)])
    }

    fn roles(&self, assignments: &[Assignment]) -> String {
        let roles = Role::ALL.into_iter().filter(|role| assignments.iter().any(|each| each.role == *role));
        let name = |role: Role| self.language.text(&format!("role.{}", role.key())).to_owned();
        roles.map(name).collect::<Vec<_>>().join("、")
    }

    /// Who does what: `牵头单位：甲、乙；参加单位：丙`.
    fn team(&self, plan: &Plan, assignments: &[Assignment]) -> String {
        let of = |role: Role| {
            let units = assignments.iter().filter(|each| each.role == role);
            let units: Vec<&str> = units.map(|each| plan.unit(each.unit).name.as_str()).collect();
            let name = self.language.text(&format!("role.unit.{}", role.key())).to_owned();
            (!units.is_empty()).then(|| self.fill("compare.unit", [&name, &units.join("、")]))
        };
        Role::ALL.into_iter().filter_map(of).collect::<Vec<_>>().join("；")
    }

    fn duty(&self, duty: &DutyChange) -> String {
        let name = duty.new_unit.map(|id| &self.new.unit(id).name);
        let name = name.or(duty.old_unit.map(|id| &self.old.unit(id).name)).map_or("", |name| name);
        let key = format!("compare.turn.{}", turn_key(duty.turn()));
        let (was, is) = (self.roles(&duty.before), self.roles(&duty.after));
        match duty.turn() {
            Turn::CameIn => self.fill(&key, [name, &is]),
            Turn::WentOut => self.fill(&key, [name, &was]),
            Turn::NewRole => self.fill(&key, [name, &was, &is]),
        }
    }

    fn list(&self, plan: &Plan, spans: &[Span]) -> String {
        if spans.is_empty() {
            return self.language.text("compare.none").to_owned();
        }
        spans.iter().map(|span| one_line(plan.words(*span))).collect::<Vec<_>>().join("、")
    }

    /// The changes with a few words around each.
    fn pieces(&self, pieces: &[Piece]) -> String {
        let mut text = String::new();
        for (at, piece) in pieces.iter().enumerate() {
            match *piece {
                Piece::Kept { new, .. } => {
                    let changed = |at: Option<usize>| {
                        let next = at.and_then(|at| pieces.get(at));
                        next.is_some_and(|piece| !matches!(piece, Piece::Kept { .. }))
                    };
                    let sides = [changed(at.checked_sub(1)), changed(Some(at + 1))];
                    text.push_str(&around(&one_line(self.new.words(new)), sides));
                }
                Piece::Dropped { old } => {
                    text.push_str(&self.fill("compare.piece.dropped", [&one_line(self.old.words(old))]));
                }
                Piece::Added { new } => {
                    text.push_str(&self.fill("compare.piece.added", [&one_line(self.new.words(new))]));
                }
            }
        }
        text
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

/// Whether nothing happened to it but that it stands elsewhere.
fn only_moved<I: Copy>(pair: &Pair<I>) -> bool {
    pair.class() == Class::Moved
        && pair.duties.is_empty()
        && pair.deadlines.is_none()
        && pair.leaders.is_none()
}

/// Whether one measure stands right behind the other in both plans.
fn follows(first: &Pair<MeasureId>, second: &Pair<MeasureId>) -> bool {
    first.old.0 + 1 == second.old.0 && first.new.0 + 1 == second.new.0
}

fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).map(str::trim).collect()
}

/// The beginning of a text.
fn excerpt(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What was kept, as far as it stands beside a change.
fn around(kept: &str, [before, after]: [bool; 2]) -> String {
    let letters: Vec<char> = kept.chars().collect();
    let head: usize = if before { CONTEXT } else { 0 };
    let tail: usize = if after { CONTEXT } else { 0 };
    if letters.len() <= head + tail + 1 {
        return kept.to_owned();
    }
    let (head, tail) = (&letters[..head], &letters[letters.len() - tail..]);
    head.iter().chain(std::iter::once(&'…')).chain(tail).collect()
}
