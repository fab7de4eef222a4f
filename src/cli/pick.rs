//! Units and headings as they are typed, and what follows from them without a window.

use super::Failure;
use super::args::ExportArgs;
use crate::plan::{Plan, RoleSet, Section, SectionId, UnitId};
use crate::scene::TargetSet;
use crate::state::session::Sizes;
use crate::state::{Choices, Derived, Document, Inputs, Place};
use crate::view::View;

/// How many near names a hint lists.
const NEAR: usize = 5;

/// What is derived without a window.
pub(super) fn inputs<'a>(
    document: &'a Document,
    choices: &'a Choices,
    place: &'a Place,
    sizes: &'a Sizes,
) -> Inputs<'a> {
    Inputs { document, choices, place, sizes, lit: None }
}

/// What follows from the choices; with several units, what any of them is named by.
pub(super) fn derived(
    document: &Document,
    choices: &mut Choices,
    view: View,
    units: &[UnitId],
    sizes: &Sizes,
) -> Derived {
    // A sheet of duties is that of the unit asked for.
    let place = Place { view, unit: units.first().copied(), ..Place::default() };
    let mut whole: Option<Derived> = None;
    for unit in units.iter().rev() {
        choices.filter.unit = Some(*unit);
        let mut derived = Derived::of(&inputs(document, choices, &place, sizes));
        if let Some(others) = &whole {
            join(&mut derived.shown, &others.shown);
            join(&mut derived.raised, &others.raised);
            derived.recount(&inputs(document, choices, &place, sizes));
        }
        if choices.compact && units.len() > 1 {
            let only = derived.shown.clone();
            let inputs = inputs(document, choices, &place, sizes);
            if let Some(matrix) = &mut derived.matrix {
                matrix.lay_out_only(&inputs, &only);
            }
            derived.columns.lay_out_only(&inputs, only, &derived.shown_loads);
        }
        whole = Some(derived);
    }
    whole.unwrap_or_else(|| Derived::of(&inputs(document, choices, &place, sizes)))
}

/// Takes in what another set holds.
pub(super) fn join(into: &mut TargetSet, other: &TargetSet) {
    let lists = [
        (&mut into.units, &other.units),
        (&mut into.measures, &other.measures),
        (&mut into.sections, &other.sections),
        (&mut into.links, &other.links),
    ];
    for (into, other) in lists {
        for (mark, other) in into.iter_mut().zip(other) {
            *mark |= other;
        }
    }
}

/// A unit by its printed name or an alias; a part of a name only leads to a hint.
pub(super) fn unit(plan: &Plan, name: &str) -> Result<UnitId, Failure> {
    let is = |other: &String| other == name;
    let found = plan.units.iter().find(|unit| is(&unit.name) || unit.aliases.iter().any(is));
    found.map(|unit| unit.id).ok_or_else(|| {
        let near = plan.units.iter().map(|unit| &unit.name).filter(|other| other.contains(name));
        hint("cli.unit", "cli.unit-near", name, near)
    })
}

/// Headings by title, by number as printed (`(一)`, `三、`) or by number alone; a number that the document
/// repeats means all of them.
fn sections(plan: &Plan, names: &[String]) -> Result<Vec<SectionId>, Failure> {
    let headings = || plan.sections.iter().skip(1);
    let mut found = Vec::new();
    for name in names {
        let bare = name.trim_matches(|c| "()（）、.． ".contains(c));
        let whole = |section: &Section| section.title == *name || plan.heading(section.id) == *name;
        let printed = |section: &Section| bare != name && plan.heading(section.id).starts_with(name.as_str());
        let number = |section: &Section| !section.label.is_empty() && section.label == bare;
        let ways: [&dyn Fn(&Section) -> bool; 3] = [&whole, &printed, &number];
        let ids = ways.iter().map(|is| headings().filter(|section| is(section)).map(|section| section.id));
        let Some(ids) = ids.map(Iterator::collect::<Vec<_>>).find(|ids| !ids.is_empty()) else {
            let near = headings().map(|section| &section.title).filter(|title| title.contains(name));
            return Err(hint("cli.section", "cli.section-near", name, near));
        };
        found.extend(ids);
    }
    Ok(found)
}

fn hint<'a>(
    plain: &'static str,
    with_near: &'static str,
    name: &str,
    near: impl Iterator<Item = &'a String>,
) -> Failure {
    let near: Vec<&str> = near.take(NEAR).map(String::as_str).collect();
    if near.is_empty() || name.is_empty() {
        Failure::new(plain, [name.to_owned()])
    } else {
        Failure::new(with_near, [name.to_owned(), near.join("、")])
    }
}

/// Sets the filter that is asked for; the units, of which a filter can hold one.
pub(super) fn picked(args: &ExportArgs, plan: &Plan, choices: &mut Choices) -> Result<Vec<UnitId>, Failure> {
    if !args.roles.is_empty() {
        choices.filter.roles = args.roles.iter().map(|role| role.role()).collect::<RoleSet>();
        // Who asks for participation wants to see its lines, not stubs.
        choices.participation |= choices.filter.roles.participate;
    }
    if !args.sections.is_empty() {
        choices.filter.sections = sections(plan, &args.sections)?;
    }
    let units = args.units.iter().map(|name| unit(plan, name)).collect::<Result<Vec<_>, _>>()?;
    Ok(if units.is_empty() { choices.filter.unit.into_iter().collect() } else { units })
}
