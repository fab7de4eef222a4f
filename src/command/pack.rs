//! A meeting pack, from the document and what was chosen about it: each part made side by side with the others, then
//! bound, numbered and written.

use super::bulk::{Stopped, Watch, in_order};
use crate::export::pdf::{self, About, PdfError};
use crate::page::pack::{Bound, Part, bind};
use crate::page::papers::cover::{self, Facts};
use crate::page::papers::{Subject, duty, index, meeting};
use crate::page::report::sheets;
use crate::page::{Day, Paper, Report, Setting, number};
use crate::plan::UnitId;
use crate::state::packs::{MeetingPaper, PackForm, strangers, units};
use crate::state::paper::Printing;
use crate::state::{Choices, Derived, Document, Inputs, Place, describe, paper, papers};
use crate::view::View;
use crate::view::flow::Said;
use std::ops::ControlFlow;

/// Why there is no pack. Each has its sentence in `words/`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// It was no longer wanted.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// Nothing was asked for, or there is nobody to list the duties of.
    #[error("nothing to put into the pack")]
    Nothing,
    /// The sheets could not be written.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}

impl PackError {
    /// The key of its sentence in `words/`, and what the sentence fills in.
    pub fn key(&self) -> (&'static str, Vec<String>) {
        match self {
            Self::Stopped(_) => ("packs.stopped", Vec::new()),
            Self::Nothing => ("pack.nothing", Vec::new()),
            Self::Pdf(error) => error.key(),
        }
    }
}

/// Something that goes into a pack by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Paper(MeetingPaper),
    View(View),
    Duties(UnitId),
}

/// What everything in a pack is made from.
struct Maker<'a> {
    document: &'a Document,
    choices: &'a Choices,
    subject: Subject<'a>,
    form: &'a PackForm,
    day: Option<Day>,
    foot: String,
}

/// The pack as sheets, bound and numbered. `day` stands on the cover.
pub fn bound(
    document: &Document,
    choices: &Choices,
    form: &PackForm,
    day: Option<Day>,
    watch: Watch,
) -> Result<Bound, PackError> {
    let subject = papers::whole(document, choices);
    let foot = paper::trace(document, day, subject.language);
    let maker = Maker { document, choices, subject, form, day, foot };
    let listed = form.sheets.as_ref().map(|whose| units(whose, document, choices)).unwrap_or_default();
    let pieces: Vec<Piece> = (form.papers.iter().copied().map(Piece::Paper))
        .chain(form.views.iter().copied().map(Piece::View))
        .chain(listed.iter().copied().map(Piece::Duties))
        .collect();
    if pieces.is_empty() {
        return Err(PackError::Nothing);
    }
    let mut parts: Vec<Part> = Vec::new();
    let _ = in_order(
        pieces.len(),
        watch,
        |at| maker.part(pieces[at]),
        |at, part| {
            if matches!(pieces[at], Piece::Duties(_)) && parts.iter().all(|part| part.unit.is_none()) {
                parts.push(maker.head(listed.len()));
            }
            parts.push(part);
            ControlFlow::<()>::Continue(())
        },
    )?;
    Ok(maker.bind(parts))
}

/// The pack as the bytes of a PDF, and how many pages it has.
pub fn pack(
    document: &Document,
    choices: &Choices,
    form: &PackForm,
    day: Option<Day>,
    watch: Watch,
) -> Result<(Vec<u8>, usize), PackError> {
    let bound = bound(document, choices, form, day, watch)?;
    let title = bound.sheets.first().map(|sheet| sheet.title.clone()).unwrap_or_default();
    let mut about = About::of(&document.plan, &title, document.title(), day);
    if !form.office.trim().is_empty() {
        form.office.trim().clone_into(&mut about.author);
    }
    let bytes = pdf::pdf(&bound.sheets, &about)?;
    if (watch.stopped)() {
        return Err(Stopped.into());
    }
    Ok((bytes, bound.sheets.len()))
}

impl Maker<'_> {
    fn text(&self, key: &str) -> String {
        self.subject.text(key)
    }

    fn part(&self, piece: Piece) -> Part {
        let (title, sheets) = match piece {
            Piece::Paper(paper) => {
                (self.text(&format!("paper.{}", paper.key())), self.set(self.paper(paper)))
            }
            Piece::View(view) => (self.text(&format!("view.{}", view.key())), self.view(view)),
            Piece::Duties(unit) => {
                let title = self.document.plan.unit(unit).name.clone();
                (title, self.set(duty::duty(&self.subject, unit)))
            }
        };
        let unit = match piece {
            Piece::Duties(unit) => Some(unit),
            Piece::Paper(_) | Piece::View(_) => None,
        };
        Part { title, depth: u8::from(unit.is_some()), unit, sheets }
    }

    /// What stands over the lists of duties in the contents.
    fn head(&self, count: usize) -> Part {
        let title = self.subject.fill("pack.sheets", &[&count.to_string()]);
        Part { title, depth: 0, unit: None, sheets: Vec::new() }
    }

    fn paper(&self, paper: MeetingPaper) -> Report {
        let (plan, graph) = (&*self.document.plan, &*self.document.graph);
        let said = Said { plan, graph, language: self.subject.language };
        let about = &self.choices.meeting;
        match paper {
            MeetingPaper::Agenda => meeting::agenda(said, about),
            MeetingPaper::Attendance => meeting::attendance(said, about),
            MeetingPaper::SignIn => meeting::sign_in(said, about),
        }
    }

    /// On A4, as reports are; with the line that traces them.
    fn set(&self, mut report: Report) -> Vec<crate::page::Sheet> {
        report.foot.clone_from(&self.foot);
        sheets(&report, Paper::A4)
    }

    fn view(&self, view: View) -> Vec<crate::page::Sheet> {
        let (document, choices) = (self.document, self.choices);
        let setting = Setting { paper: self.form.paper, fit: self.form.fit, ..Setting::default() };
        let (place, sizes) = (Place { view, ..Place::default() }, paper::sizes(setting));
        let derived = Derived::of(&Inputs { document, choices, place: &place, sizes: &sizes, lit: None });
        let printing = Printing { setting, mono: false, day: self.day };
        let units = choices.filter.unit.as_slice();
        paper::sheets(document, choices, &derived, view, units, &printing).unwrap_or_default()
    }

    fn bind(&self, parts: Vec<Part>) -> Bound {
        let (document, language) = (self.document, self.subject.language);
        let date = self.day.map(|day| self.date(day)).unwrap_or_default();
        let foot = self.foot.as_str();
        let facts = Facts {
            meeting: &self.choices.meeting,
            plan: &document.plan,
            name: document.title(),
            office: &self.form.office,
            date: &date,
            foot,
            language,
        };
        let mut cover = sheets(&cover::cover(&facts), Paper::A4);
        for sheet in &mut cover {
            // A cover is counted and bears no number.
            sheet.folio = None;
        }
        let told = self.told();
        let mut bound = bind(
            &document.plan,
            cover,
            parts,
            language.text("pack.index"),
            |entries| sheets(&cover::contents(&facts, entries, &told), Paper::A4),
            |places| {
                sheets(&index::index(&document.plan, &document.graph, places, foot, language), Paper::A4)
            },
        );
        number(&mut bound.sheets, 1);
        bound
    }

    /// What is to be said below the contents.
    fn told(&self) -> Vec<String> {
        let mut told = Vec::new();
        let filter = describe::filter(self.document, &self.choices.filter, self.subject.language);
        if !filter.is_empty() && !self.form.views.is_empty() {
            told.push(self.subject.fill("pack.filtered", &[&filter]));
        }
        let strangers = strangers(&self.document.plan, self.choices);
        if !strangers.is_empty() && self.form.sheets.is_some() {
            told.push(self.subject.fill("pack.strangers", &[&strangers.join("、")]));
        }
        told
    }

    fn date(&self, day: Day) -> String {
        let parts =
            [u32::from(day.year), u32::from(day.month), u32::from(day.day)].map(|part| part.to_string());
        self.subject.fill("pack.day", &[&parts[0], &parts[1], &parts[2]])
    }
}
