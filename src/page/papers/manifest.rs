//! 清单 of department packets: one row a file, with totals that must come to what the plan says.
//!
//! What the packets hold is counted along the graph, unit by unit; what the plan says is counted along the
//! document, measure by measure and heading by heading. Where the two differ there is no manifest but a [`Gap`]:
//! a file that claims to be whole and is not would be worse than none.

use crate::graph::{Load, PlanGraph};
use crate::meeting::{Lists, Party};
use crate::page::report::{Block, Column, Report, Row, Table};
use crate::page::workbook::{self as sheet, Cell, Workbook};
use crate::plan::{Holder, Plan, Role, UnitId};
use crate::words::Language;
use std::collections::BTreeSet;

/// One file: a unit's sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    /// Whose.
    pub unit: UnitId,
    /// Its name, below the folder of all; parts are joined by `/`.
    pub file: String,
    /// How many assignments are listed in it.
    pub load: Load,
    /// How many of these stand on headings.
    pub headings: u32,
}

/// All files, reconciled to the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Units and then collectives, in the order of their files.
    pub packets: Vec<Packet>,
    /// Units of the plan without a file, in the plan's order.
    pub left_out: Vec<UnitId>,
    /// What is listed in the packets.
    pub listed: Load,
    /// How much of that stands on headings.
    pub headings: u32,
    /// What the units without a file have to do.
    pub left: Load,
    /// What the plan says in all.
    pub plan: Load,
}

/// The packets do not come to what the plan says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the packets and what is left out come to {counted:?}, the plan to {plan:?}")]
pub struct Gap {
    /// What the packets list, with what is left out.
    pub counted: Load,
    /// What the plan says.
    pub plan: Load,
}

impl Gap {
    /// The key of its sentence in `words/`, and what the sentence fills in.
    pub fn key(&self) -> (&'static str, Vec<String>) {
        ("packets.gap", vec![self.counted.total().to_string(), self.plan.total().to_string()])
    }
}

/// Counts the files and holds the sum to the plan. A unit with two files, or two files of one name, is a gap too.
pub fn manifest(plan: &Plan, graph: &PlanGraph, files: Vec<(UnitId, String)>) -> Result<Manifest, Gap> {
    let names: BTreeSet<String> = files.iter().map(|(_, file)| file.to_lowercase()).collect();
    let units: BTreeSet<UnitId> = files.iter().map(|(unit, _)| *unit).collect();
    let distinct = names.len() == files.len() && units.len() == files.len();
    let packets: Vec<Packet> = files.into_iter().map(|(unit, file)| packet(graph, unit, file)).collect();
    let left_out: Vec<UnitId> =
        plan.units.iter().map(|unit| unit.id).filter(|id| !units.contains(id)).collect();
    let listed = sum(packets.iter().map(|packet| packet.load));
    let left = sum(left_out.iter().map(|unit| graph.load(*unit)));
    let mut printed = Load::default();
    for (_, assignment) in plan.assignments() {
        printed.add(assignment.role);
    }
    let counted = sum([listed, left].into_iter());
    if counted != printed || !distinct {
        return Err(Gap { counted, plan: printed });
    }
    let headings = packets.iter().map(|packet| packet.headings).sum();
    Ok(Manifest { packets, left_out, listed, headings, left, plan: printed })
}

fn packet(graph: &PlanGraph, unit: UnitId, file: String) -> Packet {
    let headings = graph.duties(unit).filter(|link| matches!(link.holder, Holder::Section(_))).count() as u32;
    Packet { unit, file, load: graph.load(unit), headings }
}

fn sum(loads: impl Iterator<Item = Load>) -> Load {
    loads.fold(Load::default(), |all, load| Load {
        lead: all.lead + load.lead,
        responsible: all.responsible + load.responsible,
        participate: all.participate + load.participate,
    })
}

/// What the manifest is told in.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// 分发名单: the user's word on who a collective is.
    pub lists: &'a Lists,
    /// The small line at the foot.
    pub foot: &'a str,
    /// In which language.
    pub language: Language,
}

impl Telling<'_> {
    fn text(&self, key: &str) -> String {
        self.language.text(key).to_owned()
    }

    fn fill(&self, key: &str, args: &[&dyn std::fmt::Display]) -> String {
        let args: Vec<String> = args.iter().map(ToString::to_string).collect();
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        self.language.fill(key, &args)
    }
}

fn row(number: &str, name: &str, load: Load, file: &str) -> Row {
    let counts = Role::ALL.map(|role| load.of(role).to_string());
    let [lead, responsible, participate] = counts;
    let sum = load.total().to_string();
    Row::Cells(vec![number.to_owned(), name.to_owned(), lead, responsible, participate, sum, file.to_owned()])
}

/// What the columns are called.
pub fn heads(language: Language) -> [String; 7] {
    let role = |role: Role| language.text(&format!("role.{}", role.key())).to_owned();
    let text = |key: &str| language.text(key).to_owned();
    let [lead, responsible, participate] = Role::ALL.map(role);
    [
        text("packets.no"),
        text("packets.unit"),
        lead,
        responsible,
        participate,
        text("packets.sum"),
        text("packets.file"),
    ]
}

/// The manifest as a paper.
pub fn report(manifest: &Manifest, telling: &Telling) -> Report {
    let plan = telling.plan;
    let title = telling.text("packets.manifest");
    let mut blocks = vec![Block::Title(title.clone())];
    if !plan.title.text.is_empty() {
        blocks.push(Block::Subtitle(plan.title.text.clone()));
    }
    blocks.push(Block::Paragraph(reconciled(manifest, telling)));
    let [no, unit, lead, responsible, participate, sum, file] = heads(telling.language);
    let columns = vec![
        Column::centred(no, 6),
        Column::new(unit, 26),
        Column::centred(lead, 7),
        Column::centred(responsible, 7),
        Column::centred(participate, 7),
        Column::centred(sum, 7),
        Column::new(file, 40),
    ];
    blocks.push(Block::Table(Table { caption: String::new(), columns, rows: rows(manifest, telling) }));
    blocks.extend(notes(manifest, telling).into_iter().map(Block::Note));
    Report { title, lying: true, foot: telling.foot.to_owned(), blocks }
}

/// The manifest as a workbook: the same rows with real numbers.
pub fn workbook(manifest: &Manifest, telling: &Telling) -> Workbook {
    let title = telling.text("packets.manifest");
    let widths = [6, 40, 8, 8, 8, 8, 60];
    let columns =
        heads(telling.language).into_iter().zip(widths).map(|(head, most)| sheet::Column::new(head, most));
    let cells = |row: Row| match row {
        Row::Over(text) => vec![Cell::Empty, Cell::text(text)],
        Row::Cells(cells) => cells.into_iter().enumerate().map(|(at, text)| cell(at, text)).collect(),
    };
    let mut above = vec![title.clone(), reconciled(manifest, telling)];
    above.extend(notes(manifest, telling));
    let sheet = sheet::Sheet {
        name: telling.text("packets.manifest.short"),
        above,
        columns: columns.collect(),
        rows: rows(manifest, telling).into_iter().map(cells).collect(),
        lying: true,
        ..sheet::Sheet::default()
    };
    Workbook { title, foot: telling.foot.to_owned(), sheets: vec![sheet] }
}

/// Counts are numbers, in whichever row; so is the number of a file.
fn cell(column: usize, text: String) -> Cell {
    match text.parse() {
        Ok(number) if [0, 2, 3, 4, 5].contains(&column) => Cell::Number(number),
        _ => Cell::text(text),
    }
}

/// Its rows: units, collectives apart, who is left out, and the sums.
pub fn rows(manifest: &Manifest, telling: &Telling) -> Vec<Row> {
    let plan = telling.plan;
    let mut rows = Vec::new();
    let mut apart = false;
    for (at, packet) in manifest.packets.iter().enumerate() {
        let unit = plan.unit(packet.unit);
        if unit.collective && !apart {
            apart = true;
            rows.push(Row::Over(telling.text("packets.collectives")));
        }
        rows.push(row(&(at + 1).to_string(), &unit.name, packet.load, &packet.file));
    }
    rows.push(row("", &telling.text("packets.all-listed"), manifest.listed, ""));
    if !manifest.left_out.is_empty() {
        let name = telling.fill("packets.left-out", &[&manifest.left_out.len()]);
        rows.push(row("", &name, manifest.left, ""));
        rows.push(row("", &telling.text("packets.all-plan"), manifest.plan, ""));
    }
    rows
}

/// That the sum is the plan's, in a sentence.
pub fn reconciled(manifest: &Manifest, telling: &Telling) -> String {
    let listed = manifest.listed;
    let mut text = telling.fill(
        "packets.reconciled",
        &[&manifest.packets.len(), &listed.total(), &listed.lead, &listed.responsible, &listed.participate],
    );
    text += &if manifest.left_out.is_empty() {
        telling.fill("packets.reconciled.all", &[&manifest.plan.total()])
    } else {
        let (units, left) = (manifest.left_out.len(), manifest.left.total());
        telling.fill("packets.reconciled.part", &[&units, &left, &manifest.plan.total()])
    };
    text
}

/// What the counts count, and who says what of collectives.
pub fn notes(manifest: &Manifest, telling: &Telling) -> Vec<String> {
    let mut notes = vec![telling.text("packets.counted")];
    if manifest.headings > 0 {
        notes.push(telling.fill("packets.headings", &[&manifest.headings]));
    }
    let units = manifest.packets.iter().map(|packet| packet.unit);
    notes.extend(units.filter_map(|unit| members(telling, unit)));
    notes
}

/// Whom a collective stands for by the user's list; none where the user says nothing of it.
fn members(telling: &Telling, unit: UnitId) -> Option<String> {
    let unit = telling.plan.unit(unit);
    let parties = telling.lists.stand_for(telling.plan, &unit.name).into_iter();
    let members: Vec<String> = parties
        .filter(|party| *party != Party::Unit(unit.id))
        .map(|party| match party {
            Party::Unit(id) => telling.plan.unit(id).name.clone(),
            Party::Named(name) => name,
        })
        .collect();
    (!members.is_empty()).then(|| telling.fill("packets.members", &[&unit.name, &members.join("、")]))
}
