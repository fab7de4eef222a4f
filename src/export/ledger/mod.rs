//! What became of returned workbooks, and how far everything is, for people and for programs.

mod json;
mod text;

pub use json::{json_merge, json_summary};
pub use text::{text_merge, text_summary};

use crate::ledger::{Entry, Key, Keys, Ledger, MergeReport};
use crate::plan::{Holder, Plan};
use crate::words::Language;

/// What merging came to, and what it is about.
#[derive(Clone, Copy)]
pub struct Merged<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its assignments.
    pub keys: &'a Keys,
    /// The ledger after it.
    pub ledger: &'a Ledger,
    /// What merging came to.
    pub report: &'a MergeReport,
    /// Files of which nothing was taken, with the key of the sentence that says why and what that fills in.
    pub refused: &'a [(String, String, Vec<String>)],
}

/// A measure's number as cited, or what stands for it.
fn number(plan: &Plan, entry: &Entry, language: Language) -> String {
    let number = match entry.holder {
        Holder::Measure(id) if plan.numbers_repeat() => plan.cited(id),
        Holder::Measure(id) => plan.number(id),
        Holder::Section(id) => plan.heading(id),
    };
    if number.is_empty() { language.text("flow.unnumbered").to_owned() } else { number }
}

/// 「(47) 省司法厅 牵头」; where the plan assigns no such thing, what the key says.
fn label(plan: &Plan, keys: &Keys, key: &Key, language: Language) -> String {
    let number = match keys.entry(key) {
        Some(entry) => number(plan, entry, language),
        None => {
            key.place.under.iter().cloned().chain(key.place.measure.clone()).collect::<Vec<_>>().join("/")
        }
    };
    let role = language.text(&format!("role.{}", key.role.key())).to_owned();
    format!("{number} {} {role}", key.unit)
}
