//! Department packets, from the document and what was chosen about it: one file a unit, made side by side and handed
//! over in order, then the manifest whose totals are held to the plan before the first file is made.
//!
//! A packet always lists all that its unit has to do: what a filter hides in the window is not hidden from those who
//! must do it, and only so the totals can come to what the plan says.

use super::bulk::{Stopped, Watch, in_order};
use crate::export::docx::docx;
use crate::export::pdf::{About, PdfError, pdf};
use crate::export::xlsx::xlsx;
use crate::page::papers::manifest::{self, Gap, Manifest, Telling, manifest};
use crate::page::papers::{Subject, duty, lists};
use crate::page::report::sheets;
use crate::page::workbook::Workbook;
use crate::page::{Day, Paper, Report, number};
use crate::plan::UnitId;
use crate::state::packs::{Format, PacketsForm, files, units};
use crate::state::{Choices, Document, papers};
use std::ops::ControlFlow;

/// Why there are no packets. Each has its sentence in `words/`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PacketsError {
    /// They were no longer wanted.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// There is nobody to make one for.
    #[error("no unit to make a packet for")]
    Nobody,
    /// The totals do not come to what the plan says.
    #[error(transparent)]
    Gap(#[from] Gap),
    /// A PDF could not be written.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// A workbook could not be written.
    #[error("cannot write the workbook: {0}")]
    Xlsx(String),
}

impl PacketsError {
    /// The key of its sentence in `words/`, and what the sentence fills in.
    pub fn key(&self) -> (&'static str, Vec<String>) {
        match self {
            Self::Stopped(_) => ("packs.stopped", Vec::new()),
            Self::Nobody => ("packets.nobody", Vec::new()),
            Self::Gap(gap) => gap.key(),
            Self::Pdf(error) => error.key(),
            Self::Xlsx(why) => ("packets.xlsx", vec![why.clone()]),
        }
    }
}

/// A file: its name, below the folder of all, and its bytes.
pub type File = (String, Vec<u8>);

/// Packets that are ready to be made.
pub struct Packets<'a> {
    subject: Subject<'a>,
    telling: Telling<'a>,
    format: Format,
    day: Option<Day>,
    manifest: Manifest,
}

/// The line at the foot of every page, for [`Packets::of`].
pub fn foot(document: &Document, choices: &Choices) -> String {
    papers::whole(document, choices).foot()
}

impl<'a> Packets<'a> {
    /// Those that the form asks for, reconciled to the plan.
    pub fn of(
        document: &'a Document,
        choices: &'a Choices,
        form: &PacketsForm,
        foot: &'a str,
        day: Option<Day>,
    ) -> Result<Self, PacketsError> {
        let subject = papers::whole(document, choices);
        let units = units(&form.whose, document, choices);
        if units.is_empty() {
            return Err(PacketsError::Nobody);
        }
        let plan = &*document.plan;
        let language = subject.language;
        let files = files(plan, &units, form.format, language);
        let manifest = manifest(plan, &document.graph, files)?;
        let telling = Telling { plan, lists: &choices.meeting.lists, foot, language };
        Ok(Self { subject, telling, format: form.format, day, manifest })
    }

    /// What they come to.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// How many files there are with the manifest.
    pub fn count(&self) -> usize {
        self.manifest.packets.len() + self.about_all()
    }

    /// How many files the manifest is written as: a workbook, and a paper where packets are papers.
    fn about_all(&self) -> usize {
        if self.format == Format::Xlsx { 1 } else { 2 }
    }

    /// The file at a place among all: the manifest first, then the packets.
    pub fn file(&self, at: usize) -> Result<File, PacketsError> {
        let name = |extension: &str| {
            let digits = self.manifest.packets.len().to_string().len().max(2);
            let name = self.subject.text("packets.manifest.short");
            format!("{}-{name}.{extension}", "0".repeat(digits))
        };
        match at.checked_sub(self.about_all()) {
            Some(at) => {
                let packet = &self.manifest.packets[at];
                Ok((packet.file.clone(), self.packet(packet.unit)?))
            }
            None if at == 0 => {
                let workbook = manifest::workbook(&self.manifest, &self.telling);
                Ok((name(Format::Xlsx.key()), table(&workbook)?))
            }
            None => {
                let report = manifest::report(&self.manifest, &self.telling);
                Ok((name(self.format.key()), self.written(&report)?))
            }
        }
    }

    fn packet(&self, unit: UnitId) -> Result<Vec<u8>, PacketsError> {
        match self.format {
            Format::Xlsx => table(&lists::duties(&[(self.subject.clone(), unit)])),
            Format::Docx | Format::Pdf => self.written(&duty::duty(&self.subject, unit)),
        }
    }

    fn written(&self, report: &Report) -> Result<Vec<u8>, PacketsError> {
        if self.format == Format::Docx {
            return Ok(docx(report));
        }
        let mut sheets = sheets(report, Paper::A4);
        number(&mut sheets, 1);
        let about = About::of(self.telling.plan, &report.title, self.subject.title, self.day);
        Ok(pdf(&sheets, &about)?)
    }

    /// Makes all files side by side and hands them over in order; what `take` cannot do ends it.
    pub fn make<E>(
        &self,
        watch: Watch,
        mut take: impl FnMut(&str, &[u8]) -> Result<(), E>,
    ) -> Result<Result<(), E>, PacketsError> {
        let broken = in_order(
            self.count(),
            watch,
            |at| self.file(at),
            |_, file| match file {
                Err(error) => ControlFlow::Break(Err(error)),
                Ok((name, bytes)) => match take(&name, &bytes) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(error) => ControlFlow::Break(Ok(error)),
                },
            },
        )?;
        match broken {
            ControlFlow::Continue(()) => Ok(Ok(())),
            ControlFlow::Break(Ok(error)) => Ok(Err(error)),
            ControlFlow::Break(Err(error)) => Err(error),
        }
    }
}

fn table(workbook: &Workbook) -> Result<Vec<u8>, PacketsError> {
    xlsx(workbook).map_err(|error| PacketsError::Xlsx(error.to_string()))
}
