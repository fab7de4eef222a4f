//! What papers of duties are about: the open document, what the filter shows of it, what the user said.

use super::snapshot::hash;
use super::{Choices, Document, describe, paper};
use crate::graph::Filter;
use crate::page::papers::Subject;
use crate::plan::UnitId;
use crate::scene::TargetSet;

/// The whole plan, or what is shown of it and why. Several `units` are more than a filter can ask for.
pub fn subject<'a>(
    document: &'a Document,
    choices: &'a Choices,
    shown: &'a TargetSet,
    units: &[UnitId],
) -> Subject<'a> {
    let filter = &choices.filter;
    let whole = units.is_empty() && filter.is_empty();
    let statement = if whole { String::new() } else { paper::statement(document, choices, shown, units) };
    about(document, choices, (!whole).then_some(shown), statement)
}

/// The whole plan, whatever the filter shows.
pub fn whole<'a>(document: &'a Document, choices: &'a Choices) -> Subject<'a> {
    about(document, choices, None, String::new())
}

/// One unit's duties. That a filter asks for this unit is no restriction of them: then only the rest is said, and
/// where there is no rest nothing is hidden.
pub fn duty<'a>(
    document: &'a Document,
    choices: &'a Choices,
    shown: &'a TargetSet,
    unit: UnitId,
) -> Subject<'a> {
    let filter = &choices.filter;
    let rest =
        if filter.unit == Some(unit) { Filter { unit: None, ..filter.clone() } } else { filter.clone() };
    let whole = rest.is_empty();
    let statement = describe::filter(document, &rest, choices.settings.language);
    about(document, choices, (!whole).then_some(shown), statement)
}

fn about<'a>(
    document: &'a Document,
    choices: &'a Choices,
    shown: Option<&'a TargetSet>,
    statement: String,
) -> Subject<'a> {
    Subject {
        title: document.title(),
        shown,
        statement,
        hash: hash(&document.plan.source),
        corrections: document.corrections.len(),
        lists: Some(&choices.meeting.lists),
        ..Subject::whole(&document.plan, &document.graph, choices.settings.language)
    }
}
