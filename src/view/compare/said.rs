//! What changed, in words: the sentences that the page, the copied text, the panel at the side and the files share.

use super::Kind;
use crate::compare::{DutyChange, Held, KeptChange, Pair, Piece, Turn, UnitChange};
use crate::graph::Load;
use crate::plan::{Assignment, Holder, MeasureId, Plan, Role, SectionId, Span};
use crate::words::Language;

/// How many characters of what was kept stand on either side of a change.
const CONTEXT: usize = 12;

/// Both plans, and the language they are spoken of in.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// The old plan.
    pub old: &'a Plan,
    /// The new plan.
    pub new: &'a Plan,
    /// In which language.
    pub language: Language,
}

impl<'a> Said<'a> {
    /// A text of the program.
    pub fn text(&self, key: &str) -> String {
        self.language.text(key).to_owned()
    }

    /// A text of the program with places filled in.
    pub fn fill<const N: usize>(&self, key: &str, args: [&str; N]) -> String {
        self.language.fill(key, &args)
    }

    /// The names of kinds of change.
    pub fn kinds(&self, kinds: &[Kind]) -> String {
        let name = |kind: &Kind| self.text(&format!("comparison.kind.{}", kind.key()));
        kinds.iter().map(name).collect::<Vec<_>>().join(" · ")
    }

    /// Title, number and day of a plan.
    pub fn title(&self, plan: &Plan) -> String {
        let title = Some(plan.title.text.as_str()).filter(|title| !title.is_empty());
        let title = title.unwrap_or(self.language.text("compare.untitled"));
        [title, &plan.doc_no.text, &plan.date.text].join(" ").trim_end().to_owned()
    }

    /// A heading, as far as it is one: the document is its beginning and end.
    pub fn heading(&self, plan: &Plan, id: SectionId) -> String {
        match id {
            SectionId::DOCUMENT => self.text("compare.document"),
            id => plan.heading(id),
        }
    }

    /// One name where both are the same.
    pub fn was_is(&self, was: &str, is: &str) -> String {
        if was == is { is.to_owned() } else { self.fill("compare.from-to", [was, is]) }
    }

    /// A measure by its number; without one, by how it begins.
    pub fn measure(&self, plan: &Plan, id: MeasureId) -> String {
        match plan.measure(id).no.as_str() {
            "" => excerpt(&one_line(&plan.measure_text(id)), CONTEXT),
            no => self.fill("compare.measure", [no]),
        }
    }

    /// Measures that stand together in both plans, from the first to the last, as they were and as they are.
    pub fn range(&self, first: &Pair<MeasureId>, last: &Pair<MeasureId>) -> String {
        let range = |plan: &Plan, first: MeasureId, last: MeasureId| {
            let (from, to) = (self.measure(plan, first), self.measure(plan, last));
            if first == last { from } else { self.fill("compare.range", [&from, &to]) }
        };
        self.was_is(&range(self.old, first.old, last.old), &range(self.new, first.new, last.new))
    }

    /// What carries an assignment.
    pub fn holder(&self, plan: &Plan, holder: Holder) -> String {
        match holder {
            Holder::Measure(id) => self.measure(plan, id),
            Holder::Section(id) => plan.heading(id),
        }
    }

    /// What a unit does for something.
    pub fn held(&self, plan: &Plan, held: &Held) -> String {
        self.fill("compare.held", [&self.holder(plan, held.holder), &self.roles(&held.assignments)])
    }

    /// What a unit did and does for something.
    pub fn turned(&self, (was, is): &(Held, Held)) -> String {
        let roles = self.was_is(&self.roles(&was.assignments), &self.roles(&is.assignments));
        self.fill("compare.held", [&self.holder(self.new, is.holder), &roles])
    }

    /// Roles, each once, heaviest first.
    pub fn roles(&self, assignments: &[Assignment]) -> String {
        let roles = Role::ALL.into_iter().filter(|role| assignments.iter().any(|each| each.role == *role));
        roles.map(|role| self.text(&format!("role.{}", role.key()))).collect::<Vec<_>>().join("、")
    }

    /// Who does what: `牵头单位：甲、乙；参加单位：丙`.
    pub fn team(&self, plan: &Plan, assignments: &[Assignment]) -> String {
        let of = |role: Role| {
            let units = assignments.iter().filter(|each| each.role == role);
            let units: Vec<&str> = units.map(|each| plan.unit(each.unit).name.as_str()).collect();
            let name = self.text(&format!("role.unit.{}", role.key()));
            (!units.is_empty()).then(|| self.fill("compare.unit", [&name, &units.join("、")]))
        };
        Role::ALL.into_iter().filter_map(of).collect::<Vec<_>>().join("；")
    }

    /// The name of the unit of a change: that of the new plan where it has one.
    pub fn unit_of(&self, duty: &DutyChange) -> &'a str {
        let name = duty.new_unit.map(|id| &self.new.unit(id).name);
        name.or(duty.old_unit.map(|id| &self.old.unit(id).name)).map_or("", |name| name)
    }

    /// One unit's part that is another than before.
    pub fn duty(&self, duty: &DutyChange) -> String {
        let (name, was, is) = (self.unit_of(duty), self.roles(&duty.before), self.roles(&duty.after));
        match duty.turn() {
            Turn::CameIn => self.fill("compare.turn.came-in", [name, &is]),
            Turn::WentOut => self.fill("compare.turn.went-out", [name, &was]),
            Turn::NewRole => self.fill("compare.turn.new-role", [name, &was, &is]),
        }
    }

    /// How many duties a unit had and has, in those roles where the number changed.
    pub fn load(&self, before: Load, after: Load) -> String {
        let role = |role: Role| {
            let (was, is) = (before.of(role), after.of(role));
            let name = self.text(&format!("role.{}", role.key()));
            (was != is).then(|| self.fill("compare.load", [&name, &was.to_string(), &is.to_string()]))
        };
        let roles: Vec<String> = Role::ALL.into_iter().filter_map(role).collect();
        if roles.is_empty() { self.text("compare.load.same") } else { roles.join("，") }
    }

    /// A unit, with how many duties it had and has.
    pub fn unit(&self, unit: &UnitChange) -> String {
        let was = unit.old.map(|id| self.old.unit(id).name.as_str());
        let is = unit.new.map(|id| self.new.unit(id).name.as_str());
        let load = self.load(unit.before, unit.after);
        match (was, is) {
            (Some(_), Some(name)) => self.fill("compare.unit", [name, &load]),
            (None, Some(name)) => self.fill("compare.unit.new", [name, &load]),
            (was, None) => self.fill("compare.unit.gone", [was.unwrap_or_default(), &load]),
        }
    }

    /// What a unit gained, lost and does otherwise, a line each.
    pub fn unit_lines(&self, unit: &UnitChange) -> Vec<String> {
        let held = |plan: &Plan, list: &[Held]| -> String {
            list.iter().map(|held| self.held(plan, held)).collect::<Vec<_>>().join("、")
        };
        let turned = unit.turned.iter().map(|each| self.turned(each)).collect::<Vec<_>>().join("、");
        let lines = [
            ("compare.unit.gained", held(self.new, &unit.gained)),
            ("compare.unit.lost", held(self.old, &unit.lost)),
            ("compare.unit.turned", turned),
        ];
        let lines = lines.into_iter().filter(|(_, list)| !list.is_empty());
        lines.map(|(key, list)| self.fill(key, [&list])).collect()
    }

    /// Some words of a plan, joined; what stands for none.
    pub fn list(&self, plan: &Plan, spans: &[Span]) -> String {
        if spans.is_empty() {
            return self.text("compare.none");
        }
        spans.iter().map(|span| one_line(plan.words(*span))).collect::<Vec<_>>().join("、")
    }

    /// In which way something stands elsewhere; `above` are the headings it stood and stands under.
    pub fn moved<I>(&self, pair: &Pair<I>, above: [Option<SectionId>; 2]) -> Option<String> {
        let name = |plan: &Plan, id: Option<SectionId>| id.map_or_else(String::new, |id| plan.heading(id));
        if pair.moved.heading {
            let (was, is) = (name(self.old, above[0]), name(self.new, above[1]));
            Some(self.fill("compare.moved.heading", [&was, &is]))
        } else if pair.moved.order {
            Some(self.text("compare.moved.order"))
        } else {
            pair.moved.number.then(|| self.text("compare.moved.number"))
        }
    }

    /// Heading and text with what was dropped and added, a line each.
    pub fn wordings<I>(&self, pair: &Pair<I>) -> Vec<String> {
        let both = [("compare.title-words", &pair.title), ("compare.text-words", &pair.wording)];
        let told = |(key, pieces): (&str, &Option<Vec<Piece>>)| {
            pieces.as_ref().map(|pieces| self.fill(key, [&self.pieces(pieces)]))
        };
        both.into_iter().filter_map(told).collect()
    }

    /// Deadlines and persons that differ, a line each.
    pub fn dates_and_leaders<I>(&self, pair: &Pair<I>) -> Vec<String> {
        let line = |key: &str, was: &[Span], is: &[Span]| {
            self.fill(key, [&self.list(self.old, was), &self.list(self.new, is)])
        };
        let deadlines = pair.deadlines.as_ref();
        let deadlines = deadlines.map(|change| line("compare.deadlines", &change.dropped, &change.added));
        let leaders = pair.leaders.as_ref();
        let leaders = leaders.map(|change| line("compare.leaders", &change.dropped, &change.added));
        deadlines.into_iter().chain(leaders).collect()
    }

    /// All that happened to one measure or heading, a line each.
    pub fn pair<I>(&self, pair: &Pair<I>, above: [Option<SectionId>; 2]) -> Vec<String> {
        let mut lines: Vec<String> = self.moved(pair, above).into_iter().collect();
        lines.extend(self.wordings(pair));
        if !pair.duties.is_empty() {
            let duties: Vec<String> = pair.duties.iter().map(|duty| self.duty(duty)).collect();
            lines.push(self.fill("compare.duties", [&duties.join("；")]));
        }
        lines.extend(self.dates_and_leaders(pair));
        lines
    }

    /// The changes with a few words around each.
    pub fn pieces(&self, pieces: &[Piece]) -> String {
        let mut text = String::new();
        for (at, piece) in pieces.iter().enumerate() {
            match *piece {
                Piece::Kept { new, .. } => {
                    text.push_str(&around(&one_line(self.new.words(new)), beside(pieces, at)));
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

    /// What a snapshot keeps otherwise than the other one, in a line.
    pub fn kept(&self, change: &KeptChange) -> String {
        let part = self.text(&format!("comparison.part.{}", change.part.key()));
        let about = change.new.as_ref().or(change.old.as_ref()).map_or("", |each| &each.about);
        let what = if about.is_empty() { part } else { self.fill("comparison.about", [&part, about]) };
        let said = |text: &str| if text.is_empty() { self.text("compare.none") } else { one_line(text) };
        match (&change.old, &change.new) {
            (Some(was), Some(is)) if was.said == is.said => self.fill("comparison.kept.moved", [&what]),
            (Some(was), Some(is)) => self.fill("compare.was-is", [&what, &said(&was.said), &said(&is.said)]),
            (None, Some(is)) if is.said.is_empty() => self.fill("comparison.kept.came", [&what]),
            (None, Some(is)) => self.fill("comparison.kept.came-with", [&what, &one_line(&is.said)]),
            (Some(was), None) if was.said.is_empty() => self.fill("comparison.kept.went", [&what]),
            (Some(was), None) => self.fill("comparison.kept.went-with", [&what, &one_line(&was.said)]),
            (None, None) => what,
        }
    }
}

/// Whether a change stands before and after a piece.
pub fn beside(pieces: &[Piece], at: usize) -> [bool; 2] {
    let changed = |at: Option<usize>| {
        let next = at.and_then(|at| pieces.get(at));
        next.is_some_and(|piece| !matches!(piece, Piece::Kept { .. }))
    };
    [changed(at.checked_sub(1)), changed(Some(at + 1))]
}

/// A text without its line ends.
pub fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).map(str::trim).collect()
}

/// The beginning of a text.
pub fn excerpt(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What was kept, as far as it stands beside a change.
pub fn around(kept: &str, [before, after]: [bool; 2]) -> String {
    let letters: Vec<char> = kept.chars().collect();
    let head: usize = if before { CONTEXT } else { 0 };
    let tail: usize = if after { CONTEXT } else { 0 };
    if letters.len() <= head + tail + 1 {
        return kept.to_owned();
    }
    let (head, tail) = (&letters[..head], &letters[letters.len() - tail..]);
    head.iter().chain(std::iter::once(&'…')).chain(tail).collect()
}
