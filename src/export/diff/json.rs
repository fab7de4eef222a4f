use crate::compare::{Class, DutyChange, Held, KeptChange, Matching, Moved, Pair, Piece, PlanDiff, Turn};
use crate::graph::Load;
use crate::plan::{Assignment, Holder, Measure, MeasureId, Plan, Role, Section, SectionId, Span};
use serde::Serialize;

/// A comparison as JSON, UTF-8 without a mark, indented, with a line end after the last bracket:
/// ```text
/// {"same", "old":{"title","doc_no","issuer","date"}, "new":{…},
///  "heads":[{"head":"doc-no|issuer|date","old":[words],"new":[words]}],
///  "sections":{"same","moved","reworded",                               how many, by what became of the text
///    "changed":[{"class":"same|moved|reworded","old":{"id","no","text","span"},"new":{…},
///                "moved":["number"|"heading"|"order",…],"title":[piece,…],"wording":[piece,…],
///                "duties":[{"turn":"came-in|went-out|new-role","unit","before":[{"role","span"}],"after":[…]}],
///                "deadlines":{"dropped":[words],"added":[words]},"leaders":{"dropped":[words],"added":[words]}}],
///    "dropped":[{"id","no","text","span"}],"added":[…]},
///  "measures":{…},                                                      the same
///  "units":[{"old","new","before":{"lead","responsible","participate"},"after":{…},
///            "gained":[held],"lost":[held],"turned":[{"old":held,"new":held}]}],
///  "kept":[{"part":"snapshot|meeting|agenda|attendees|lists|notes|filter|corrections","about","moved",
///           "old":said|null,"new":said|null}]}                          what two snapshots keep otherwise
/// words: {"text","span"}
/// piece: {"kind":"kept|dropped|added","text","old":span|null,"new":span|null}
/// held:  {"measure":id|null,"section":id|null,"no","assignments":[{"role","span"}]}
/// ```
/// Only what changed is listed. Spans and ids are those of `parse` for the file that they belong to: dropped, lost
/// and before are of the old one, added, gained and after of the new one. A unit is its printed name, in
/// `duties` that of the new plan where it has one; `text` of a heading is its title, of a measure its words.
pub fn json(old: &Plan, new: &Plan, diff: &PlanDiff, kept: &[KeptChange]) -> String {
    // Plain data under string keys: there is nothing in it that JSON could not hold.
    let mut text = serde_json::to_string_pretty(&Comparison::of(old, new, diff, kept)).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Comparison<'a> {
    same: bool,
    old: Version<'a>,
    new: Version<'a>,
    heads: Vec<HeadRow<'a>>,
    sections: Items<'a>,
    measures: Items<'a>,
    units: Vec<UnitRow<'a>>,
    kept: Vec<KeptRow<'a>>,
}

#[derive(Serialize)]
struct Version<'a> {
    title: &'a str,
    doc_no: &'a str,
    issuer: &'a str,
    date: &'a str,
}

#[derive(Serialize)]
struct HeadRow<'a> {
    head: &'static str,
    old: Vec<Words<'a>>,
    new: Vec<Words<'a>>,
}

#[derive(Serialize)]
struct Words<'a> {
    text: &'a str,
    span: Span,
}

#[derive(Serialize)]
struct Items<'a> {
    same: usize,
    moved: usize,
    reworded: usize,
    changed: Vec<Changed<'a>>,
    dropped: Vec<Item<'a>>,
    added: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: u32,
    no: &'a str,
    text: String,
    span: Span,
}

#[derive(Serialize)]
struct Changed<'a> {
    class: &'static str,
    old: Item<'a>,
    new: Item<'a>,
    moved: Vec<&'static str>,
    title: Vec<PieceRow<'a>>,
    wording: Vec<PieceRow<'a>>,
    duties: Vec<DutyRow<'a>>,
    deadlines: Only<'a>,
    leaders: Only<'a>,
}

#[derive(Serialize)]
struct PieceRow<'a> {
    kind: &'static str,
    text: &'a str,
    old: Option<Span>,
    new: Option<Span>,
}

#[derive(Serialize)]
struct DutyRow<'a> {
    turn: &'static str,
    unit: &'a str,
    before: Vec<Said>,
    after: Vec<Said>,
}

#[derive(Serialize)]
struct Said {
    role: Role,
    span: Span,
}

#[derive(Serialize, Default)]
struct Only<'a> {
    dropped: Vec<Words<'a>>,
    added: Vec<Words<'a>>,
}

#[derive(Serialize)]
struct UnitRow<'a> {
    old: Option<&'a str>,
    new: Option<&'a str>,
    before: Loads,
    after: Loads,
    gained: Vec<HeldRow<'a>>,
    lost: Vec<HeldRow<'a>>,
    turned: Vec<Turned<'a>>,
}

#[derive(Serialize)]
struct KeptRow<'a> {
    part: &'static str,
    about: &'a str,
    moved: bool,
    old: Option<&'a str>,
    new: Option<&'a str>,
}

#[derive(Serialize)]
struct Loads {
    lead: u32,
    responsible: u32,
    participate: u32,
}

#[derive(Serialize)]
struct HeldRow<'a> {
    measure: Option<u32>,
    section: Option<u32>,
    no: &'a str,
    assignments: Vec<Said>,
}

#[derive(Serialize)]
struct Turned<'a> {
    old: HeldRow<'a>,
    new: HeldRow<'a>,
}

impl<'a> Comparison<'a> {
    fn of(old: &'a Plan, new: &'a Plan, diff: &'a PlanDiff, kept: &'a [KeptChange]) -> Self {
        let both = Both { old, new };
        let heads = diff.heads.iter().map(|change| HeadRow {
            head: change.head.key(),
            old: words(old, &change.old),
            new: words(new, &change.new),
        });
        let units = diff.units.iter().map(|unit| UnitRow {
            old: unit.old.map(|id| old.unit(id).name.as_str()),
            new: unit.new.map(|id| new.unit(id).name.as_str()),
            before: loads(unit.before),
            after: loads(unit.after),
            gained: unit.gained.iter().map(|each| held(new, each)).collect(),
            lost: unit.lost.iter().map(|each| held(old, each)).collect(),
            turned: unit
                .turned
                .iter()
                .map(|(a, b)| Turned { old: held(old, a), new: held(new, b) })
                .collect(),
        });
        Self {
            same: diff.is_empty() && kept.is_empty(),
            old: version(old),
            new: version(new),
            heads: heads.collect(),
            sections: both.items(&diff.sections, |plan, id: SectionId| section(plan.section(id))),
            measures: both.items(&diff.measures, |plan, id: MeasureId| measure(plan, plan.measure(id))),
            units: units.collect(),
            kept: kept.iter().map(kept_row).collect(),
        }
    }
}

fn kept_row(change: &KeptChange) -> KeptRow<'_> {
    let about = change.new.as_ref().or(change.old.as_ref()).map_or("", |each| &each.about);
    let [old, new] = [&change.old, &change.new].map(|side| side.as_ref().map(|each| each.said.as_str()));
    KeptRow { part: change.part.key(), about, moved: change.moved, old, new }
}

fn turn_key(turn: Turn) -> &'static str {
    match turn {
        Turn::CameIn => "came-in",
        Turn::WentOut => "went-out",
        Turn::NewRole => "new-role",
    }
}

fn version(plan: &Plan) -> Version<'_> {
    Version {
        title: &plan.title.text,
        doc_no: &plan.doc_no.text,
        issuer: &plan.issuer.text,
        date: &plan.date.text,
    }
}

fn words<'a>(plan: &'a Plan, spans: &[Span]) -> Vec<Words<'a>> {
    spans.iter().map(|span| Words { text: plan.words(*span), span: *span }).collect()
}

fn section(section: &Section) -> Item<'_> {
    Item { id: section.id.0, no: &section.label, text: section.title.clone(), span: section.span }
}

fn measure<'a>(plan: &Plan, measure: &'a Measure) -> Item<'a> {
    Item { id: measure.id.0, no: &measure.no, text: plan.measure_text(measure.id), span: measure.span }
}

fn said(assignments: &[Assignment]) -> Vec<Said> {
    assignments.iter().map(|each| Said { role: each.role, span: each.span }).collect()
}

fn loads(load: Load) -> Loads {
    Loads { lead: load.lead, responsible: load.responsible, participate: load.participate }
}

fn held<'a>(plan: &'a Plan, held: &Held) -> HeldRow<'a> {
    let assignments = said(&held.assignments);
    match held.holder {
        Holder::Measure(id) => {
            HeldRow { measure: Some(id.0), section: None, no: &plan.measure(id).no, assignments }
        }
        Holder::Section(id) => {
            HeldRow { measure: None, section: Some(id.0), no: &plan.section(id).label, assignments }
        }
    }
}

struct Both<'a> {
    old: &'a Plan,
    new: &'a Plan,
}

impl<'a> Both<'a> {
    fn items<I: Copy>(&self, matching: &Matching<I>, item: impl Fn(&'a Plan, I) -> Item<'a>) -> Items<'a> {
        Items {
            same: matching.count(Class::Same),
            moved: matching.count(Class::Moved),
            reworded: matching.count(Class::Reworded),
            changed: matching
                .changed()
                .map(|pair| self.changed(pair, item(self.old, pair.old), item(self.new, pair.new)))
                .collect(),
            dropped: matching.dropped.iter().map(|id| item(self.old, *id)).collect(),
            added: matching.added.iter().map(|id| item(self.new, *id)).collect(),
        }
    }

    fn changed<I>(&self, pair: &Pair<I>, old: Item<'a>, new: Item<'a>) -> Changed<'a> {
        let class = match pair.class() {
            Class::Same => "same",
            Class::Moved => "moved",
            Class::Reworded => "reworded",
        };
        let only = |dropped: &[Span], added: &[Span]| Only {
            dropped: words(self.old, dropped),
            added: words(self.new, added),
        };
        Changed {
            class,
            old,
            new,
            moved: ways(pair.moved),
            title: self.pieces(pair.title.as_deref()),
            wording: self.pieces(pair.wording.as_deref()),
            duties: pair.duties.iter().map(|duty| self.duty(duty)).collect(),
            deadlines: pair.deadlines.as_ref().map_or_else(Only::default, |c| only(&c.dropped, &c.added)),
            leaders: pair.leaders.as_ref().map_or_else(Only::default, |c| only(&c.dropped, &c.added)),
        }
    }

    fn pieces(&self, pieces: Option<&[Piece]>) -> Vec<PieceRow<'a>> {
        let row = |piece: &Piece| match *piece {
            Piece::Kept { old, new } => {
                PieceRow { kind: "kept", text: self.new.words(new), old: Some(old), new: Some(new) }
            }
            Piece::Dropped { old } => {
                PieceRow { kind: "dropped", text: self.old.words(old), old: Some(old), new: None }
            }
            Piece::Added { new } => {
                PieceRow { kind: "added", text: self.new.words(new), old: None, new: Some(new) }
            }
        };
        pieces.unwrap_or_default().iter().map(row).collect()
    }

    fn duty(&self, duty: &DutyChange) -> DutyRow<'a> {
        let name = duty.new_unit.map(|id| &self.new.unit(id).name);
        let name = name.or(duty.old_unit.map(|id| &self.old.unit(id).name));
        DutyRow {
            turn: turn_key(duty.turn()),
            unit: name.map_or("", |name| name),
            before: said(&duty.before),
            after: said(&duty.after),
        }
    }
}

fn ways(moved: Moved) -> Vec<&'static str> {
    let ways = [(moved.number, "number"), (moved.heading, "heading"), (moved.order, "order")];
    ways.into_iter().filter(|(is, _)| *is).map(|(_, way)| way).collect()
}
