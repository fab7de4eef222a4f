//! How long the papers of duties take to write, on the plan that ships inside. Goal: those of all 78 units in 3 s on
//! two cores.
//!
//! `cargo bench --bench office`

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot go on has failed"
)]

use divan::Bencher;
use dutymap::export::office::{self, Form};
use dutymap::page::papers::Subject;
use dutymap::state::Document;
use dutymap::state::open::seed;
use dutymap::words::Language;

fn main() {
    divan::main();
}

fn whole(document: &Document) -> Subject<'_> {
    Subject::whole(&document.plan, &document.graph, Language::Chinese)
}

const FORMS: [&str; 3] = ["docx", "xlsx", "csv"];

fn form(extension: &str) -> Form {
    Form::ALL.into_iter().find(|form| form.extension() == extension).unwrap()
}

/// A file for every unit, one after the other.
#[divan::bench(args = FORMS, sample_count = 5)]
fn lists_of_all_units(bencher: Bencher, extension: &str) {
    let document = seed().unwrap();
    bencher.bench(|| {
        let units = document.plan.units.iter();
        units
            .map(|unit| office::duties(&[(whole(&document), unit.id)], form(extension)).unwrap().len())
            .sum::<usize>()
    });
}

/// The whole plan in one file.
#[divan::bench(args = FORMS, sample_count = 10)]
fn whole_plan(bencher: Bencher, extension: &str) {
    let document = seed().unwrap();
    bencher.bench(|| office::plan(&whole(&document), form(extension), true).unwrap().len());
}
