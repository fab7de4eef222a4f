//! What is asked before a meeting pack or department packets are made, and whose sheets go in.
//!
//! One form serves the window and the command line: what stands in it is all that the result depends on, beside the
//! document and what was chosen about it.

use super::{Choices, Document};
use crate::meeting::{Need, Party, call};
use crate::page::names::file_stem;
use crate::page::{Fit, Paper};
use crate::plan::{Plan, UnitId};
use crate::view::View;
use crate::words::Language;

/// The views that a pack can hold, in its order.
pub const VIEWS: [View; 4] = [View::Overview, View::Columns, View::Matrix, View::Network];
/// The longest name of a unit in the name of a file, in characters: with three bytes each, and the rest of the name,
/// it stays below the 255 bytes that file systems take.
const LONGEST: usize = 60;

/// Whose sheets go in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Whose {
    /// Those whom the meeting invites; where nobody is, those whom the agenda needs; else all.
    #[default]
    Meeting,
    /// Every unit of the plan.
    All,
    /// The chosen units.
    Chosen,
    /// These.
    Units(Vec<UnitId>),
}

/// The papers of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingPaper {
    /// 会议议程
    Agenda,
    /// 参会名单
    Attendance,
    /// 签到表
    SignIn,
}

impl MeetingPaper {
    /// All of them, in the order of a pack.
    pub const ALL: [Self; 3] = [Self::Agenda, Self::Attendance, Self::SignIn];

    /// In `words/`: `pack.paper.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Agenda => "agenda",
            Self::Attendance => "attendance",
            Self::SignIn => "sign-in",
        }
    }
}

/// What is asked before a meeting pack is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackForm {
    /// Where to.
    pub path: String,
    /// A file that stands there may be replaced.
    pub replace: bool,
    /// With these papers of the meeting.
    pub papers: Vec<MeetingPaper>,
    /// With these views, each of [`VIEWS`] at most once.
    pub views: Vec<View>,
    /// Views stand on this paper.
    pub paper: Paper,
    /// What becomes of views that are larger than it.
    pub fit: Fit,
    /// With a list of duties of each of these.
    pub sheets: Option<Whose>,
    /// Who issues the pack, as typed.
    pub office: String,
}

impl Default for PackForm {
    fn default() -> Self {
        Self {
            path: String::new(),
            replace: false,
            papers: MeetingPaper::ALL.to_vec(),
            views: vec![View::Overview, View::Columns],
            paper: Paper::A4,
            // A name that cannot be read is of no use in a meeting.
            fit: Fit::Tile,
            sheets: Some(Whose::Meeting),
            office: String::new(),
        }
    }
}

/// What a packet is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For reading and printing.
    Pdf,
    /// For Word and WPS.
    #[default]
    Docx,
    /// For Excel and WPS.
    Xlsx,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Docx, Self::Pdf, Self::Xlsx];

    /// How its files' names end; `packets.format.<key>` in `words/`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }
}

/// What is asked before department packets are made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PacketsForm {
    /// Where to: a folder, or a file that ends in `.zip`.
    pub path: String,
    /// Files of the same names may be replaced.
    pub replace: bool,
    /// What each packet is written as.
    pub format: Format,
    /// One ZIP file instead of a folder.
    pub zip: bool,
    /// Whose.
    pub whose: Whose,
}

/// A pack as it is first offered: papers of the meeting that have something on them, and whom the meeting needs.
pub fn pack_form(document: &Document, choices: &Choices) -> PackForm {
    let meeting = &choices.meeting;
    let invited = !meeting.attendees.guests.is_empty();
    let filled = |paper: &MeetingPaper| match paper {
        MeetingPaper::Agenda => !meeting.agenda.topics.is_empty(),
        MeetingPaper::Attendance | MeetingPaper::SignIn => invited,
    };
    let language = choices.settings.language;
    let title = [meeting.title.trim(), document.title()].into_iter().find(|title| !title.is_empty());
    let name = file_stem(&language.fill("pack.file", &[title.unwrap_or_default()]));
    let papers = MeetingPaper::ALL.into_iter().filter(filled).collect();
    PackForm { path: format!("{name}.pdf"), papers, ..PackForm::default() }
}

/// Packets as they are first offered: a folder with one for every unit.
pub fn packets_form(document: &Document, choices: &Choices) -> PacketsForm {
    let name = choices.settings.language.fill("packets.name", &[document.title()]);
    PacketsForm { path: file_stem(&name), whose: Whose::All, ..PacketsForm::default() }
}

/// The units meant, each once. Those of a meeting stand as they were invited or are needed, others in the order that
/// officials expect, collectives last.
pub fn units(whose: &Whose, document: &Document, choices: &Choices) -> Vec<UnitId> {
    let plan = &document.plan;
    match whose {
        Whose::Meeting => of_meeting(plan, choices),
        Whose::All => official(plan, plan.units.iter().map(|unit| unit.id).collect()),
        Whose::Chosen => once(choices.chosen.iter().copied()),
        Whose::Units(units) => once(units.iter().copied()),
    }
}

fn of_meeting(plan: &Plan, choices: &Choices) -> Vec<UnitId> {
    let meeting = &choices.meeting;
    let unit = |party: Party| match party {
        Party::Unit(id) => Some(id),
        Party::Named(_) => None,
    };
    let guests = meeting.attendees.guests.iter();
    let parties = guests.flat_map(|guest| meeting.lists.stand_for(plan, &guest.unit));
    let invited = once(parties.filter_map(unit));
    if !meeting.attendees.guests.is_empty() {
        return invited;
    }
    let call = call(plan, &meeting.agenda, &meeting.attendees, &meeting.lists);
    let needed = once(call.of(Need::Must).filter_map(|called| unit(called.party.clone())));
    if needed.is_empty() { official(plan, plan.units.iter().map(|unit| unit.id).collect()) } else { needed }
}

/// Those who are invited and whom the plan does not name, in order, each once.
pub fn strangers(plan: &Plan, choices: &Choices) -> Vec<String> {
    let meeting = &choices.meeting;
    meeting.attendees.room(plan, &meeting.lists).strangers
}

/// In the order that officials expect: by kind, then as the plan names them; collectives last.
pub fn official(plan: &Plan, mut units: Vec<UnitId>) -> Vec<UnitId> {
    units.sort_by_key(|id| (plan.unit(*id).collective, plan.unit(*id).kind, *id));
    units
}

fn once(units: impl Iterator<Item = UnitId>) -> Vec<UnitId> {
    let mut seen = Vec::new();
    for unit in units {
        if !seen.contains(&unit) {
            seen.push(unit);
        }
    }
    seen
}

/// The names of the packets' files: numbered in order, collectives in a folder of their own.
pub fn files(plan: &Plan, units: &[UnitId], format: Format, language: Language) -> Vec<(UnitId, String)> {
    let digits = units.len().to_string().len().max(2);
    let (collectives, others): (Vec<UnitId>, Vec<UnitId>) =
        units.iter().partition(|unit| plan.unit(**unit).collective);
    let all = others.into_iter().chain(collectives).enumerate();
    all.map(|(at, unit)| {
        let number = format!("{:0digits$}", at + 1);
        let name: String = plan.unit(unit).name.chars().take(LONGEST).collect();
        let name = file_stem(&language.fill("packets.sheet", &[&number, &name]));
        let extension = format.key();
        let file = if plan.unit(unit).collective {
            format!("{}/{name}.{extension}", language.text("packets.folder.collectives"))
        } else {
            format!("{name}.{extension}")
        };
        (unit, file)
    })
    .collect()
}
