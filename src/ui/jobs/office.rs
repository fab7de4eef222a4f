//! The papers of duties for Word, Excel and WPS, written on a thread.

use super::{Reporter, dialog, sentence};
use crate::command::Papers;
use crate::disk;
use crate::export::office::{self, Form};
use crate::page::names::file_stem;
use crate::plan::UnitId;
use crate::scene::TargetSet;
use crate::state::{Choices, Document, State, papers};
use crate::words::Language;
use std::sync::Arc;

/// What a paper is made of: as the state is when it is asked for.
pub struct Order {
    papers: Papers,
    document: Arc<Document>,
    choices: Choices,
    shown: TargetSet,
    units: Vec<UnitId>,
}

impl Order {
    /// Of what is open and shown now.
    pub fn of(papers: Papers, state: &State) -> Self {
        Self {
            papers,
            document: Arc::clone(&state.document),
            choices: state.choices.clone(),
            shown: state.derived.shown.clone(),
            units: crate::command::listed_units(state),
        }
    }

    /// Asks where to, writes, and tells where it went.
    pub fn carry_out(&self, language: Language, reporter: &Reporter) {
        let form = match self.papers {
            Papers::Plan(form) | Papers::Duties(form) => form,
        };
        let name = format!("{}.{}", file_stem(&self.name(language)), form.extension());
        let Some(path) = dialog::export(&name, form.extension(), language, reporter) else { return };
        match self.bytes() {
            Ok(bytes) => match disk::write(&path, &bytes) {
                Ok(()) => {
                    reporter.tell(language.fill("notice.exported", &[&path.display().to_string()]), false);
                }
                Err(error) => reporter.fail(&error, language),
            },
            Err(error) => reporter.tell(sentence(("office.xlsx", vec![error.to_string()]), language), true),
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
        let (document, choices, shown) = (&self.document, &self.choices, &self.shown);
        match self.papers {
            Papers::Plan(form) => {
                let units = choices.filter.unit.as_slice();
                office::plan(&papers::subject(document, choices, shown, units), form, false)
            }
            Papers::Duties(form) => {
                let subject = |unit: &UnitId| (papers::duty(document, choices, shown, *unit), *unit);
                office::duties(&self.units.iter().map(subject).collect::<Vec<_>>(), form)
            }
        }
    }

    /// What the file is called, before it is made safe.
    fn name(&self, language: Language) -> String {
        let plan = &self.document.plan;
        match (self.papers, self.units.as_slice()) {
            (Papers::Duties(_), [unit]) => language.fill("papers.duty.title", &[&plan.unit(*unit).name]),
            (Papers::Duties(_), _) => language.text("ledger.duties").to_owned(),
            (Papers::Plan(form), _) => {
                let key = match form {
                    Form::Docx => "papers.file.division",
                    Form::Xlsx => "ledger.title",
                    Form::Csv => "papers.file.assignments",
                };
                language.fill(key, &[self.document.title()])
            }
        }
    }
}
