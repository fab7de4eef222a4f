//! Two versions of a plan as a workbook: how much changed, every measure that did with both wordings, who does what
//! otherwise, and what that means for each unit.

use super::Subject;
use super::columns::{HEADING, NAME, NAMES, TEXT, WORD, columns, without_empty};
use crate::compare::{Class, DutyChange, Matching, Pair, PlanDiff, Turn};
use crate::graph::PlanGraph;
use crate::page::workbook::{Cell, Sheet, Workbook};
use crate::plan::{Assignment, Holder, MeasureId, Plan, Role, SectionId, Span};
use crate::words::Language;

/// Both versions.
struct Versions<'a> {
    old: &'a Plan,
    new: &'a Plan,
    /// In one of them, a number alone says not which measure is meant.
    cited: bool,
    /// For what the sheets are called and how their cells are spoken.
    subject: Subject<'a>,
}

/// The comparison. Sheets that nothing stands on are left out.
pub fn changes(old: &Plan, new: &Plan, diff: &PlanDiff, language: Language) -> Workbook {
    let graph = PlanGraph::from(new);
    let cited = old.numbers_repeat() || new.numbers_repeat();
    let versions = Versions { old, new, cited, subject: Subject::whole(new, &graph, language) };
    let sheets =
        [versions.measures(diff), versions.headings(diff), versions.roles(diff), versions.units(diff)];
    let mut all = vec![versions.summary(diff)];
    all.extend(sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()));
    let name = |plan: &Plan| Some(plan.title.text.clone()).filter(|title| !title.is_empty());
    let title = name(new).or(name(old)).unwrap_or_else(|| versions.text("compare.untitled"));
    let foot = [&old.doc_no.text, &new.doc_no.text].map(String::as_str).join(" → ");
    Workbook { title: versions.subject.fill("changes.title", &[&title]), foot, sheets: all }
}

impl Versions<'_> {
    fn text(&self, key: &str) -> String {
        self.subject.text(key)
    }

    fn sheet(&self, name: &str, heads: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Sheet {
        Sheet {
            name: self.text(name),
            columns: columns(&self.subject, heads),
            rows,
            lying: true,
            filtered: true,
            ..Sheet::default()
        }
    }

    /// What the two versions are, and how much is other than before.
    fn summary(&self, diff: &PlanDiff) -> Sheet {
        let (old, new) = (self.old, self.new);
        let facts = [
            ("ledger.about.title", &old.title.text, &new.title.text),
            ("ledger.about.number", &old.doc_no.text, &new.doc_no.text),
            ("ledger.about.issuer", &old.issuer.text, &new.issuer.text),
            ("ledger.about.date", &old.date.text, &new.date.text),
        ];
        let mut rows: Vec<Vec<Cell>> = facts
            .map(|(key, old, new)| vec![Cell::text(self.text(key)), Cell::date(old), Cell::date(new)])
            .into();
        let mut count = |key: &str, old: Option<usize>, new: Option<usize>| {
            let cell = |count: Option<usize>| count.map_or(Cell::Empty, Cell::count);
            rows.push(vec![Cell::text(self.text(key)), cell(old), cell(new)]);
        };
        let kinds = |matching: &Matching<MeasureId>| {
            let units_only = |pair: &&Pair<MeasureId>| pair.class() == Class::Same && !pair.is_same();
            [
                ("changes.same", matching.pairs.iter().filter(|pair| pair.is_same()).count()),
                ("changes.units-only", matching.pairs.iter().filter(units_only).count()),
                ("changes.moved", matching.count(Class::Moved)),
                ("changes.reworded", matching.count(Class::Reworded)),
            ]
        };
        count("ledger.about.measures-all", Some(old.measures.len()), Some(new.measures.len()));
        for (key, number) in kinds(&diff.measures) {
            count(key, Some(number), Some(number));
        }
        count("changes.dropped", Some(diff.measures.dropped.len()), None);
        count("changes.added", None, Some(diff.measures.added.len()));
        let assignments = |plan: &Plan| plan.assignments().count();
        count("ledger.about.assignments-all", Some(assignments(old)), Some(assignments(new)));
        count("ledger.about.units-all", Some(old.units.len()), Some(new.units.len()));
        let gone = diff.units.iter().filter(|unit| unit.new.is_none()).count();
        let came = diff.units.iter().filter(|unit| unit.old.is_none()).count();
        count("changes.units-gone", Some(gone), None);
        count("changes.units-came", None, Some(came));
        count("changes.units-changed", None, Some(diff.units.len() - gone - came));
        let heads = [("ledger.about.what", NAMES), ("changes.old", TEXT), ("changes.new", TEXT)];
        Sheet { filtered: false, ..self.sheet("changes.summary", &heads, rows) }
    }

    /// Every measure to which something happened, in the order of the new plan, dropped ones at the end.
    fn measures(&self, diff: &PlanDiff) -> Sheet {
        let matching = &diff.measures;
        let mut rows: Vec<(MeasureId, Vec<Cell>)> = Vec::new();
        for pair in matching.changed() {
            rows.push((pair.new, self.measure(class(pair), Some(pair.old), Some(pair.new), Some(pair))));
        }
        for id in &matching.added {
            rows.push((*id, self.measure("changes.added", None, Some(*id), None)));
        }
        rows.sort_by_key(|(id, _)| *id);
        let dropped =
            matching.dropped.iter().map(|id| self.measure("changes.dropped", Some(*id), None, None));
        let rows = rows.into_iter().map(|(_, row)| row).chain(dropped).collect();
        let heads = [
            ("changes.kind", WORD),
            ("changes.old-no", WORD),
            ("changes.new-no", WORD),
            ("changes.old-heading", HEADING),
            ("changes.new-heading", HEADING),
            ("changes.old-text", TEXT),
            ("changes.new-text", TEXT),
            ("changes.duties", NAMES),
            ("changes.old-deadline", HEADING),
            ("changes.new-deadline", HEADING),
            ("changes.old-leaders", WORD),
            ("changes.new-leaders", WORD),
        ];
        let heads_of_few =
            ["changes.old-deadline", "changes.new-deadline", "changes.old-leaders", "changes.new-leaders"];
        let sheet = self.sheet("papers.measure", &heads, rows);
        heads_of_few.into_iter().fold(sheet, |sheet, key| without_empty(sheet, &self.text(key)))
    }

    fn measure(
        &self,
        kind: &str,
        old: Option<MeasureId>,
        new: Option<MeasureId>,
        pair: Option<&Pair<MeasureId>>,
    ) -> Vec<Cell> {
        let of = |cell: &dyn Fn(&Plan, MeasureId) -> String| {
            let said =
                |plan: &Plan, id: Option<MeasureId>| id.map_or(Cell::Empty, |id| Cell::text(cell(plan, id)));
            [said(self.old, old), said(self.new, new)]
        };
        let heading = |plan: &Plan, id: MeasureId| match plan.measure(id).section {
            SectionId::DOCUMENT => String::new(),
            section => plan.heading(section),
        };
        let mut row = vec![Cell::text(self.text(kind))];
        row.extend(of(&|plan, id| plan.number(id)));
        row.extend(of(&heading));
        row.extend(of(&|plan, id| plan.measure_text(id)));
        let duties = pair.map_or(&[][..], |pair| &pair.duties);
        let duties: Vec<String> = duties.iter().map(|duty| self.duty(duty)).collect();
        let whole = |plan: &Plan, id: MeasureId| self.team(plan, &plan.measure(id).assignments);
        row.push(Cell::text(match (old, new) {
            (None, Some(id)) => whole(self.new, id),
            (Some(id), None) => whole(self.old, id),
            _ => duties.join("\n"),
        }));
        let deadlines = pair.and_then(|pair| pair.deadlines.as_ref());
        row.push(words(self.old, deadlines.map_or(&[][..], |change| &change.dropped)));
        row.push(words(self.new, deadlines.map_or(&[][..], |change| &change.added)));
        let leaders = pair.and_then(|pair| pair.leaders.as_ref());
        row.push(words(self.old, leaders.map_or(&[][..], |change| &change.dropped)));
        row.push(words(self.new, leaders.map_or(&[][..], |change| &change.added)));
        row
    }

    /// Headings that came, went, moved or were reworded, with what stands under them.
    fn headings(&self, diff: &PlanDiff) -> Sheet {
        let said = |plan: &Plan, id: SectionId| {
            let name = match id {
                SectionId::DOCUMENT => self.text("compare.document"),
                id => plan.heading(id),
            };
            [Cell::text(name), Cell::text(plan.text(&plan.section(id).body))]
        };
        let nothing = || [Cell::Empty, Cell::Empty];
        let row = |kind: &str, [old, old_body]: [Cell; 2], [new, new_body]: [Cell; 2], duties: String| {
            vec![Cell::text(self.text(kind)), old, new, old_body, new_body, Cell::text(duties)]
        };
        let mut rows = Vec::new();
        for pair in diff.sections.changed() {
            let duties: Vec<String> = pair.duties.iter().map(|duty| self.duty(duty)).collect();
            let (old, new) = (said(self.old, pair.old), said(self.new, pair.new));
            rows.push(row(class(pair), old, new, duties.join("\n")));
        }
        for id in &diff.sections.added {
            rows.push(row("changes.added", nothing(), said(self.new, *id), String::new()));
        }
        for id in &diff.sections.dropped {
            rows.push(row("changes.dropped", said(self.old, *id), nothing(), String::new()));
        }
        let heads = [
            ("changes.kind", WORD),
            ("changes.old-heading", NAMES),
            ("changes.new-heading", NAMES),
            ("changes.old-text", TEXT),
            ("changes.new-text", TEXT),
            ("changes.duties", NAMES),
        ];
        self.sheet("changes.headings", &heads, rows)
    }

    /// One row a unit and measure or heading where its part is another than before.
    fn roles(&self, diff: &PlanDiff) -> Sheet {
        let mut rows = Vec::new();
        for unit in &diff.units {
            let name = unit.new.map(|id| self.new.unit(id).name.as_str());
            let name = name.or(unit.old.map(|id| self.old.unit(id).name.as_str())).unwrap_or_default();
            let mut row =
                |turn: Turn, old: Option<(Holder, &[Assignment])>, new: Option<(Holder, &[Assignment])>| {
                    let number = |plan: &Plan, side: Option<(Holder, &[Assignment])>| {
                        side.map_or(Cell::Empty, |(holder, _)| Cell::text(self.holder(plan, holder)))
                    };
                    let roles = |side: Option<(Holder, &[Assignment])>| {
                        side.map_or(Cell::Empty, |(_, held)| Cell::text(self.role_names(held)))
                    };
                    rows.push(vec![
                        Cell::text(name),
                        Cell::text(self.text(&format!("changes.turn.{}", turn_key(turn)))),
                        number(self.old, old),
                        number(self.new, new),
                        roles(old),
                        roles(new),
                    ]);
                };
            for held in &unit.gained {
                row(Turn::CameIn, None, Some((held.holder, &held.assignments)));
            }
            for held in &unit.lost {
                row(Turn::WentOut, Some((held.holder, &held.assignments)), None);
            }
            for (was, is) in &unit.turned {
                row(Turn::NewRole, Some((was.holder, &was.assignments)), Some((is.holder, &is.assignments)));
            }
        }
        let heads = [
            ("csv.unit", NAME),
            ("changes.kind", WORD),
            ("changes.old-no", HEADING),
            ("changes.new-no", HEADING),
            ("changes.old-role", WORD),
            ("changes.new-role", WORD),
        ];
        self.sheet("changes.roles", &heads, rows)
    }

    /// How much every unit had and has to do, where that is other than before.
    fn units(&self, diff: &PlanDiff) -> Sheet {
        let row = |unit: &crate::compare::UnitChange| {
            let name = |plan: &Plan, id: Option<crate::plan::UnitId>| {
                id.map_or(Cell::Empty, |id| Cell::text(plan.unit(id).name.as_str()))
            };
            let mut row = vec![name(self.old, unit.old), name(self.new, unit.new)];
            for role in Role::ALL {
                row.extend([Cell::Number(unit.before.of(role)), Cell::Number(unit.after.of(role))]);
            }
            row.extend([unit.gained.len(), unit.lost.len(), unit.turned.len()].map(Cell::count));
            row
        };
        let heads = [
            ("changes.old-unit", NAME),
            ("changes.new-unit", NAME),
            ("changes.old-lead", WORD),
            ("changes.new-lead", WORD),
            ("changes.old-responsible", WORD),
            ("changes.new-responsible", WORD),
            ("changes.old-participate", WORD),
            ("changes.new-participate", WORD),
            ("changes.gained", WORD),
            ("changes.lost", WORD),
            ("changes.turned", WORD),
        ];
        self.sheet("csv.unit", &heads, diff.units.iter().map(row).collect())
    }

    /// What carries an assignment, by its number or as a heading.
    fn holder(&self, plan: &Plan, holder: Holder) -> String {
        match holder {
            Holder::Section(id) => plan.heading(id),
            Holder::Measure(id) if self.cited => plan.cited(id),
            Holder::Measure(id) => plan.number(id),
        }
    }

    fn role_names(&self, held: &[Assignment]) -> String {
        let roles = Role::ALL.into_iter().filter(|role| held.iter().any(|each| each.role == *role));
        roles.map(|role| self.text(&format!("role.{}", role.key()))).collect::<Vec<_>>().join("、")
    }

    /// 「新列入省司法厅（牵头）」
    fn duty(&self, duty: &DutyChange) -> String {
        let name = duty.new_unit.map(|id| self.new.unit(id).name.as_str());
        let name = name.or(duty.old_unit.map(|id| self.old.unit(id).name.as_str())).unwrap_or_default();
        let (was, is) = (self.role_names(&duty.before), self.role_names(&duty.after));
        let key = format!("compare.turn.{}", turn_key(duty.turn()));
        match duty.turn() {
            Turn::CameIn => self.subject.fill(&key, &[name, &is]),
            Turn::WentOut => self.subject.fill(&key, &[name, &was]),
            Turn::NewRole => self.subject.fill(&key, &[name, &was, &is]),
        }
    }

    /// Who does what for a measure that came or went, a line a role.
    fn team(&self, plan: &Plan, assignments: &[Assignment]) -> String {
        let of = |role: Role| {
            let units = assignments.iter().filter(|each| each.role == role);
            let units: Vec<&str> = units.map(|each| plan.unit(each.unit).name.as_str()).collect();
            let name = self.text(&format!("role.unit.{}", role.key()));
            (!units.is_empty()).then(|| self.subject.fill("compare.unit", &[&name, &units.join("、")]))
        };
        Role::ALL.into_iter().filter_map(of).collect::<Vec<_>>().join("\n")
    }
}

fn words(plan: &Plan, spans: &[Span]) -> Cell {
    Cell::text(plan.text(spans))
}

fn class<I>(pair: &Pair<I>) -> &'static str {
    match pair.class() {
        Class::Same => "changes.units-only",
        Class::Moved => "changes.moved",
        Class::Reworded => "changes.reworded",
    }
}

fn turn_key(turn: Turn) -> &'static str {
    match turn {
        Turn::CameIn => "came-in",
        Turn::WentOut => "went-out",
        Turn::NewRole => "new-role",
    }
}
