//! What a snapshot keeps beside the plan, as statements that can be compared ([`crate::compare::kept()`]).

use super::choices::Choices;
use super::document::Document;
use super::{describe, said};
use crate::compare::{self, KeptChange, Part, PlanDiff, Statement};
use crate::graph::LinkId;
use crate::meeting::{Item, Meeting};
use crate::plan::{MeasureId, SectionId};
use crate::scene::Target;
use crate::view::carrier;
use crate::words::Language;
use std::collections::BTreeMap;

/// What the old and the new snapshot keep otherwise; `diff` says which measure is which.
pub fn between(
    [old, new]: [(&Document, &Choices); 2],
    diff: &PlanDiff,
    language: Language,
) -> Vec<KeptChange> {
    let same = Same::of(diff);
    let side = |(document, choices): (&Document, &Choices), is_old: bool| {
        statements(document, choices, language, &|target| same.key(target, is_old))
    };
    compare::kept(&side(old, true), &side(new, false))
}

/// How many characters of a measure name it.
const NAME: usize = 24;

/// Which measure and which heading of one version is which of the other.
struct Same {
    measures: BTreeMap<MeasureId, MeasureId>,
    sections: BTreeMap<SectionId, SectionId>,
}

impl Same {
    /// As a comparison found them.
    fn of(diff: &PlanDiff) -> Self {
        Self {
            measures: diff.measures.pairs.iter().map(|pair| (pair.old, pair.new)).collect(),
            sections: diff.sections.pairs.iter().map(|pair| (pair.old, pair.new)).collect(),
        }
    }

    /// What tells a measure or heading apart: the same for both versions of it.
    fn key(&self, target: Target, old: bool) -> String {
        let found = match target {
            Target::Measure(id) if old => self.measures.get(&MeasureId(id)).map(|id| Target::Measure(id.0)),
            Target::Section(id) if old => self.sections.get(&SectionId(id)).map(|id| Target::Section(id.0)),
            other => Some(other),
        };
        found.map_or_else(|| format!("old {target:?}"), |found| format!("{found:?}"))
    }
}

/// Everything that a snapshot of a document with these choices keeps. `key`: what tells a measure or heading apart
/// in both versions.
fn statements(
    document: &Document,
    choices: &Choices,
    language: Language,
    key: &dyn Fn(Target) -> String,
) -> Vec<Statement> {
    let mut list = Kept { document, language, key, list: Vec::new() };
    list.text(Part::Snapshot, "title", &choices.title);
    list.text(Part::Snapshot, "note", &choices.note);
    list.meeting(&choices.meeting);
    let filter = describe::filter(document, &choices.filter, language);
    list.put(Part::Filter, String::new(), String::new(), filter, None);
    for correction in &choices.corrections {
        let sentence = said::correction(correction, language);
        list.put(Part::Corrections, sentence.clone(), sentence, String::new(), None);
    }
    list.list
}

struct Kept<'a> {
    document: &'a Document,
    language: Language,
    key: &'a dyn Fn(Target) -> String,
    list: Vec<Statement>,
}

impl Kept<'_> {
    fn put(&mut self, part: Part, key: String, about: String, said: String, target: Option<Target>) {
        self.list.push(Statement { part, key, about, said, target });
    }

    /// A field of its own name.
    fn text(&mut self, part: Part, name: &str, text: &str) {
        let about = self.language.text(&format!("comparison.about.{name}")).to_owned();
        self.put(part, name.to_owned(), about, text.trim().to_owned(), None);
    }

    fn meeting(&mut self, meeting: &Meeting) {
        for (name, text) in [
            ("title", &meeting.title),
            ("time", &meeting.time),
            ("place", &meeting.place),
            ("chair", &meeting.chair),
            ("note", &meeting.note),
        ] {
            self.text(Part::Meeting, name, text);
        }
        for item in meeting.agenda.items(&self.document.plan) {
            self.topic(meeting, &item);
        }
        for guest in &meeting.attendees.guests {
            let target = self.document.plan.unit_named(&guest.unit).map(|id| Target::Unit(id.0));
            let person = [&guest.person, &guest.post, &guest.phone];
            let person: Vec<&str> =
                person.into_iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
            self.put(Part::Attendees, guest.unit.clone(), guest.unit.clone(), person.join(" "), target);
        }
        for (collective, members) in &meeting.lists.members {
            let target = self.document.plan.unit_named(collective).map(|id| Target::Unit(id.0));
            self.put(Part::Lists, collective.clone(), collective.clone(), members.join("、"), target);
        }
        self.notes(meeting);
    }

    fn topic(&mut self, meeting: &Meeting, item: &Item) {
        let target = match (item.section, item.measures.first()) {
            (Some(section), _) => Some(Target::Section(section.0)),
            (None, Some(measure)) => Some(Target::Measure(measure.0)),
            (None, None) => None,
        };
        let about = target.map_or_else(String::new, |target| self.name(target));
        let topic = &meeting.agenda.topics[item.topic];
        let presenter = topic.presenter.as_deref().filter(|name| !name.is_empty());
        let presenter = presenter.map(|name| self.language.fill("comparison.presenter", &[name]));
        let note = Some(topic.note.trim().to_owned()).filter(|note| !note.is_empty());
        let said: Vec<String> = presenter.into_iter().chain(note).collect();
        let key = target.map_or_else(|| format!("{:?}", topic.place), |target| (self.key)(target));
        self.put(Part::Agenda, key, about, said.join("；"), target);
    }

    /// Notes on units, measures, headings and assignments; one about what the plan does not have is still told.
    fn notes(&mut self, meeting: &Meeting) {
        let (plan, graph) = (&self.document.plan, &self.document.graph);
        for note in &meeting.notes.notes {
            let target = note.about.find(plan, graph);
            let (about, key) = match target {
                Some(target @ (Target::Measure(_) | Target::Section(_))) => {
                    (self.name(target), (self.key)(target))
                }
                Some(Target::Unit(id)) => {
                    let name = plan.units[id as usize].name.clone();
                    (name.clone(), name)
                }
                Some(Target::Link(id)) => {
                    let link = graph.link(LinkId(id));
                    let unit = &plan.unit(link.unit).name;
                    let carrier = carrier(link.holder);
                    (format!("{unit} {}", self.name(carrier)), format!("{unit} {}", (self.key)(carrier)))
                }
                _ => (String::new(), format!("{:?}", note.about)),
            };
            self.put(Part::Notes, key, about, note.text.trim().to_owned(), target);
        }
    }

    /// What a measure or heading is called.
    fn name(&self, target: Target) -> String {
        let plan = &self.document.plan;
        match target {
            Target::Section(id) => plan.heading(SectionId(id)),
            Target::Measure(id) => {
                let id = MeasureId(id);
                let words: String = plan.measure_text(id).chars().take(NAME).collect();
                format!("{} {words}…", plan.number(id)).trim_start().to_owned()
            }
            _ => String::new(),
        }
    }
}
