//! What is listed of whom, and how much the filter hides of it.

use super::{By, Choice, Sort};
use crate::graph::{Link, LinkId, Load, Partner, PlanGraph};
use crate::plan::{Deadline, Holder, Leader, MeasureId, Plan, Role, SectionId, UnitId};
use crate::scene::{Target, TargetSet};
use crate::view::when::When;
use std::collections::BTreeSet;

/// The most units that stand side by side.
const MOST_BESIDE: usize = 4;
/// How many units are offered where none is selected.
const MOST_OFFERED: usize = 8;

/// What the lists follow from.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Whose duties.
    pub unit: Option<UnitId>,
    /// The chosen units.
    pub chosen: Vec<UnitId>,
    /// What was chosen about the view.
    pub choice: Choice,
    /// What the filter lets through.
    pub shown: TargetSet,
}

/// The lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// What was chosen about the view.
    pub choice: Choice,
    /// One sheet, or several that stand side by side. None where the document names no unit.
    pub sheets: Vec<Sheet>,
    /// Chosen units for which there is no room.
    pub beyond: Vec<UnitId>,
    /// Where nobody was selected: whom one may begin with and how much of theirs shows, most leads first; the
    /// first is listed.
    pub offered: Vec<(UnitId, Load)>,
    /// Side by side was asked for, and fewer than two units are chosen.
    pub too_few: bool,
}

/// One unit's sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Whose.
    pub unit: UnitId,
    /// How much it has to do in all.
    pub load: Load,
    /// How much of it shows.
    pub shown: Load,
    /// Who shares measures with it, collectives left out, most first; in the whole plan.
    pub partners: Vec<Partner>,
    /// Its duties that show.
    pub groups: Vec<Group>,
    /// Measures that name a collective and not this unit, in the whole plan.
    pub mentions: Vec<Mention>,
}

/// Duties under a head.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What the head says.
    pub title: Title,
    /// In the order that was asked for.
    pub duties: Vec<Duty>,
}

/// What a head says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Title {
    /// A role.
    Role(Role),
    /// A heading of the document.
    Task(SectionId),
    /// By when.
    When(When),
}

/// One assignment of the unit with who else has to do with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    /// The assignment.
    pub link: LinkId,
    /// In which role.
    pub role: Role,
    /// The measure, or the heading that names the unit itself.
    pub holder: Holder,
    /// Who else is named and shows, by role, heaviest first; roles without anybody are left out.
    pub team: Vec<(Role, Vec<UnitId>)>,
    /// A list of its team ends in 等: more are meant than are named.
    pub open: bool,
    /// How many others are named that the filter hides.
    pub hidden: usize,
}

/// A measure that names collectives and not the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Which.
    pub measure: MeasureId,
    /// The collectives it names.
    pub collectives: Vec<UnitId>,
}

impl Sheet {
    /// How many of its duties the filter hides.
    pub fn hidden(&self) -> u32 {
        self.load.total() - self.shown.total()
    }

    /// The measures of its duties that show.
    pub fn measures(&self) -> BTreeSet<MeasureId> {
        let duties = self.groups.iter().flat_map(|group| &group.duties);
        duties.filter_map(Duty::measure).collect()
    }
}

impl Duty {
    /// Its measure; none for a heading's own.
    pub fn measure(&self) -> Option<MeasureId> {
        match self.holder {
            Holder::Measure(id) => Some(id),
            Holder::Section(_) => None,
        }
    }

    /// The heading it stands under, or that it is of.
    pub fn section(&self, plan: &Plan) -> SectionId {
        match self.holder {
            Holder::Measure(id) => plan.measure(id).section,
            Holder::Section(id) => id,
        }
    }

    /// By when.
    pub fn deadlines<'p>(&self, plan: &'p Plan) -> &'p [Deadline] {
        match self.holder {
            Holder::Measure(id) => &plan.measure(id).deadlines,
            Holder::Section(id) => &plan.section(id).deadlines,
        }
    }

    /// The persons who lead it.
    pub fn leaders<'p>(&self, plan: &'p Plan) -> &'p [Leader] {
        self.measure().map_or(&[], |id| &plan.measure(id).leaders)
    }

    /// Its words: the measure's text, or the heading and what stands under it.
    pub fn words(&self, plan: &Plan) -> String {
        match self.holder {
            Holder::Measure(id) => plan.measure_text(id),
            Holder::Section(id) => {
                let body = plan.text(&plan.section(id).body);
                format!("{}\n{}", plan.heading(id), body).trim().to_owned()
            }
        }
    }

    fn partners(&self) -> usize {
        self.team.iter().map(|(_, units)| units.len()).sum()
    }
}

/// Lists what is asked for.
pub fn model(plan: &Plan, graph: &PlanGraph, spec: &Spec) -> Model {
    let mut model = Model {
        choice: spec.choice.clone(),
        sheets: Vec::new(),
        beyond: Vec::new(),
        offered: Vec::new(),
        too_few: spec.choice.beside && spec.chosen.len() < 2,
    };
    let mut units: Vec<UnitId> = Vec::new();
    if spec.choice.beside && spec.chosen.len() >= 2 {
        units.extend(spec.chosen.iter().take(MOST_BESIDE));
        model.beyond.extend(spec.chosen.iter().skip(MOST_BESIDE));
    } else if let Some(unit) = spec.unit {
        units.push(unit);
    } else {
        model.offered = leaders(plan, graph, Some(&spec.shown));
        // Where the filter hides every assignment, the first of the whole plan says so.
        let first = model.offered.first().copied();
        let first = first.or_else(|| leaders(plan, graph, None).first().copied());
        units.extend(first.map(|(unit, _)| unit));
    }
    model.sheets = units.into_iter().map(|unit| sheet(plan, graph, unit, spec)).collect();
    model
}

/// Those with most leads among what is shown; where nobody leads, with most to do.
fn leaders(plan: &Plan, graph: &PlanGraph, shown: Option<&TargetSet>) -> Vec<(UnitId, Load)> {
    let shows = |link: &&Link| shown.is_none_or(|shown| shown.has(Target::Link(link.id.0)));
    let load = |unit: UnitId| graph.duties(unit).filter(shows).collect::<Load>();
    let mut units: Vec<(UnitId, Load)> = plan.units.iter().map(|unit| (unit.id, load(unit.id))).collect();
    units.retain(|(_, load)| shown.is_none() || load.total() > 0);
    units.sort_by_key(|(_, load)| std::cmp::Reverse((load.lead, load.responsible, load.participate)));
    if units.iter().any(|(_, load)| load.lead > 0) {
        units.retain(|(_, load)| load.lead > 0);
    }
    units.truncate(MOST_OFFERED);
    units
}

fn sheet(plan: &Plan, graph: &PlanGraph, unit: UnitId, spec: &Spec) -> Sheet {
    let shows = |link: &&Link| spec.shown.has(Target::Link(link.id.0));
    let duties: Vec<Duty> =
        graph.duties(unit).filter(shows).map(|link| duty(graph, link, &spec.shown)).collect();
    let mentions = graph.collective_mentions(plan, unit).map(|measure| Mention {
        measure,
        collectives: once(graph.team(measure).map(|link| link.unit))
            .filter(|other| plan.unit(*other).collective)
            .collect(),
    });
    Sheet {
        unit,
        load: graph.load(unit),
        shown: graph.duties(unit).filter(shows).collect(),
        partners: graph.partners(plan, unit, false),
        groups: groups(plan, duties, &spec.choice),
        mentions: mentions.collect(),
    }
}

fn duty(graph: &PlanGraph, link: &Link, shown: &TargetSet) -> Duty {
    let others = || graph.held_by(link.holder).filter(|other| other.unit != link.unit);
    let shows = |other: &&Link| shown.has(Target::Link(other.id.0));
    let team = Role::ALL.map(|role| {
        let units = others().filter(shows).filter(|other| other.role == role).map(|other| other.unit);
        (role, once(units).collect::<Vec<UnitId>>())
    });
    let named = once(others().map(|other| other.unit)).count();
    let seen = once(others().filter(shows).map(|other| other.unit)).count();
    Duty {
        link: link.id,
        role: link.role,
        holder: link.holder,
        team: team.into_iter().filter(|(_, units)| !units.is_empty()).collect(),
        open: graph.held_by(link.holder).any(|link| link.open),
        hidden: named - seen,
    }
}

/// Each unit once, where it stands first.
fn once(units: impl Iterator<Item = UnitId>) -> impl Iterator<Item = UnitId> {
    let mut seen = BTreeSet::new();
    units.filter(move |unit| seen.insert(*unit))
}

fn groups(plan: &Plan, duties: Vec<Duty>, choice: &Choice) -> Vec<Group> {
    let title = |duty: &Duty| match choice.group {
        By::Role => Title::Role(duty.role),
        By::Task => Title::Task(duty.section(plan)),
        By::Deadline => Title::When(When::first(plan, duty.deadlines(plan))),
    };
    let mut groups: Vec<Group> = Vec::new();
    for duty in duties {
        let title = title(&duty);
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.duties.push(duty),
            None => groups.push(Group { title, duties: vec![duty] }),
        }
    }
    // Headings have the document's order already, as their duties do.
    if choice.group != By::Task {
        groups.sort_by(|one, other| one.title.cmp(&other.title));
    }
    if choice.sort == Sort::Partners {
        for group in &mut groups {
            group.duties.sort_by_key(|duty| std::cmp::Reverse(duty.partners()));
        }
    }
    groups
}
