//! What packs cost on the plan that ships inside. Goals, on 2 cores: packets of all 78 units within 3 s, a meeting
//! pack with the sheets of 20 units within 2 s.
//!
//! `cargo bench --bench papers`

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot go on has failed"
)]

use divan::Bencher;
use dutymap::command::bulk::Watch;
use dutymap::command::pack::pack;
use dutymap::command::packets::{Packets, foot};
use dutymap::state::packs::{Format, PackForm, PacketsForm, VIEWS, Whose, official, pack_form};
use dutymap::state::{Choices, open};

fn main() {
    divan::main();
}

/// All files of all units, in memory.
#[divan::bench(args = ["docx", "pdf", "xlsx"], sample_count = 5)]
fn packets(bencher: Bencher, format: &str) {
    let (document, choices) = (open::seed().unwrap(), Choices::default());
    let format = Format::ALL.into_iter().find(|each| each.key() == format).unwrap();
    let form = PacketsForm { format, whose: Whose::All, ..PacketsForm::default() };
    let foot = foot(&document, &choices);
    bencher.bench_local(|| {
        let packets = Packets::of(&document, &choices, &form, &foot, None).unwrap();
        let mut bytes = 0;
        let done: Result<(), ()> = packets
            .make(Watch::SILENT, |_, file| {
                bytes += file.len();
                Ok(())
            })
            .unwrap();
        done.unwrap();
        bytes
    });
}

/// A pack with so many lists of duties.
#[divan::bench(args = [0, 20, 78], sample_count = 5)]
fn meeting_pack(bencher: Bencher, units: usize) {
    let (document, choices) = (open::seed().unwrap(), Choices::default());
    let plan = &document.plan;
    let mut all = official(plan, plan.units.iter().map(|unit| unit.id).collect());
    all.truncate(units);
    let sheets = (units > 0).then_some(Whose::Units(all));
    let form = PackForm { views: VIEWS.to_vec(), sheets, ..pack_form(&document, &choices) };
    bencher.bench_local(|| pack(&document, &choices, &form, None, Watch::SILENT).unwrap());
}
