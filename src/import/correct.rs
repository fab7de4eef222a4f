//! The user's corrections laid over a plan that was read, and what a name may be split into.

use super::kinds;
use crate::plan::{Assignment, Basis, Correction, Plan, Unit, UnitId, UnitKind};

/// The plan with the user's statements laid over it, in their order. A correction that names an unknown
/// unit changes nothing; those that say how to read were followed while reading.
#[must_use]
pub fn corrected(plan: &Plan, corrections: &[Correction]) -> Plan {
    laid_over(plan, corrections).0
}

/// The same, with the places in `corrections` of those that fit nothing any more: a unit, a label or words
/// that this plan does not have.
#[must_use]
pub fn laid_over(plan: &Plan, corrections: &[Correction]) -> (Plan, Vec<usize>) {
    let mut plan = plan.clone();
    let mut unfit = Vec::new();
    for (at, correction) in corrections.iter().enumerate() {
        if !lay_over(&mut plan, correction) {
            unfit.push(at);
        }
    }
    (plan, unfit)
}

/// Whether it fits.
fn lay_over(plan: &mut Plan, correction: &Correction) -> bool {
    match correction {
        Correction::Word { word, .. } => {
            let folded = super::fold::fold(word);
            !folded.is_empty() && super::fold::find(&plan.source, &folded).is_some()
        }
        Correction::NoAssignment { span, words } => {
            plan.source.get(span.range()).is_some_and(|here| here == words)
        }
        Correction::Kind { unit, .. }
        | Correction::Collective { unit, .. }
        | Correction::SameAs { unit, .. }
        | Correction::Split { unit, .. } => match plan.unit_named(unit) {
            Some(id) => lay_over_unit(plan, id, correction),
            None => false,
        },
    }
}

fn lay_over_unit(plan: &mut Plan, id: UnitId, correction: &Correction) -> bool {
    match correction {
        Correction::Kind { kind, .. } => plan.units[id.index()].kind = *kind,
        Correction::Collective { collective, .. } => plan.units[id.index()].collective = *collective,
        Correction::SameAs { name, .. } => same_as(plan, id, name.trim()),
        Correction::Split { parts, .. } => return split(plan, id, parts),
        Correction::Word { .. } | Correction::NoAssignment { .. } => {}
    }
    true
}

fn unit_of(name: &str) -> Unit {
    let (kind, collective) = kinds::of(name);
    // Its place is given where it is put.
    Unit { id: UnitId(0), name: name.to_owned(), aliases: Vec::new(), kind, collective }
}

/// The unit goes by another name: that of another unit, which takes it in, or a new one.
fn same_as(plan: &mut Plan, id: UnitId, name: &str) {
    let old = plan.unit(id).name.clone();
    if name.is_empty() || name == old {
        return;
    }
    if let Some(into) = plan.unit_named(name) {
        let mut aliases = std::mem::take(&mut plan.units[id.index()].aliases);
        aliases.insert(0, old);
        let kept = &mut plan.units[into.index()].aliases;
        aliases.retain(|alias| alias != name && !kept.contains(alias));
        kept.append(&mut aliases);
        replace(plan, id, Vec::new(), &[into]);
    } else {
        let renamed = unit_of(name);
        let unit = &mut plan.units[id.index()];
        unit.name = renamed.name;
        unit.aliases.retain(|alias| alias != name);
        unit.aliases.insert(0, old);
        if renamed.kind != UnitKind::Unclassified {
            (unit.kind, unit.collective) = (renamed.kind, renamed.collective);
        }
    }
}

/// Whether there is something to split it into.
fn split(plan: &mut Plan, id: UnitId, parts: &[String]) -> bool {
    let mut names: Vec<&str> = Vec::new();
    for part in parts.iter().map(|part| part.trim()) {
        if !part.is_empty() && !names.contains(&part) {
            names.push(part);
        }
    }
    if names.len() < 2 {
        return false;
    }
    let old = plan.unit(id).name.clone();
    let known: Vec<UnitId> =
        names.iter().filter(|name| **name != old).filter_map(|name| plan.unit_named(name)).collect();
    let fresh: Vec<Unit> = names
        .into_iter()
        .filter(|name| *name == old || plan.unit_named(name).is_none())
        .map(unit_of)
        .collect();
    replace(plan, id, fresh, &known);
    true
}

/// Takes a unit out of the registry, puts new ones in its place, and gives each of its assignments to the
/// new ones and to those of `known`. What a holder says twice after that is said once.
fn replace(plan: &mut Plan, out: UnitId, fresh: Vec<Unit>, known: &[UnitId]) {
    let count = fresh.len() as u32;
    let moved = |id: UnitId| if id > out { UnitId(id.0 + count - 1) } else { id };
    let heirs: Vec<UnitId> =
        (out.0..out.0 + count).map(UnitId).chain(known.iter().map(|id| moved(*id))).collect();
    let sections = plan.sections.iter_mut().map(|section| &mut section.assignments);
    let measures = plan.measures.iter_mut().map(|measure| &mut measure.assignments);
    for assignments in sections.chain(measures) {
        let mut new: Vec<Assignment> = Vec::with_capacity(assignments.len());
        let open = assignments.iter().any(|each| each.open);
        let others: Vec<Assignment> = assignments
            .iter()
            .filter(|each| each.unit != out)
            .map(|each| Assignment { unit: moved(each.unit), ..*each })
            .collect();
        for assignment in assignments.drain(..) {
            if assignment.unit != out {
                new.push(Assignment { unit: moved(assignment.unit), ..assignment });
                continue;
            }
            for heir in &heirs {
                let said = |each: &Assignment| each.unit == *heir && each.role == assignment.role;
                if !others.iter().any(said) && !new.iter().any(said) {
                    new.push(Assignment { unit: *heir, basis: Basis::User, ..assignment });
                }
            }
        }
        // The list stays open although the one that closed it was taken in by another.
        if open
            && !new.iter().any(|each| each.open)
            && let Some(last) = new.last_mut()
        {
            last.open = true;
        }
        *assignments = new;
    }
    plan.units.splice(out.index()..=out.index(), fresh);
    for (at, unit) in plan.units.iter_mut().enumerate() {
        unit.id = UnitId::at(at);
    }
}

/// What joins names that were printed as one.
const JOINTS: [char; 10] = ['和', '及', '与', '、', '，', ',', '；', ';', '/', '\n'];

/// A name split where names are joined: what a user is offered to split it into. One part where nothing
/// joins.
pub fn parts_of(name: &str) -> Vec<String> {
    name.split(JOINTS).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Progress, read};
    use crate::plan::Role;

    fn plan() -> Plan {
        let text = "某市方案\n一、任务\n1.做甲。\n牵头单位：市甲局\n参加单位：市委和市政府、市丁局等\n2.做乙。\n牵头单位：市丁局\n参加单位：市甲局";
        read(text.as_bytes(), "x", &Progress::silent()).unwrap().plan
    }

    fn said(plan: &Plan) -> Vec<String> {
        plan.assignments()
            .map(|(_, each)| {
                let open = if each.open { "+" } else { "" };
                let basis = if each.basis == Basis::User { "!" } else { "" };
                format!("{}{}{open}{basis}", &each.role.key()[..1], plan.unit(each.unit).name)
            })
            .collect()
    }

    fn same(unit: &str, name: &str) -> Correction {
        Correction::SameAs { unit: unit.to_owned(), name: name.to_owned() }
    }

    fn split_into(unit: &str, parts: &[&str]) -> Correction {
        let parts = parts.iter().map(|part| (*part).to_owned()).collect();
        Correction::Split { unit: unit.to_owned(), parts }
    }

    #[test]
    fn a_unit_is_taken_in_renamed_and_split_where_it_stands() {
        let read = plan();
        let corrections = [split_into("市委和市政府", &["市委", "市政府"]), same("市丁局", "市甲局")];
        let (laid, unfit) = laid_over(&read, &corrections);
        assert!(unfit.is_empty());
        let names: Vec<&str> = laid.units.iter().map(|unit| unit.name.as_str()).collect();
        assert_eq!(names, ["市甲局", "市委", "市政府"]);
        assert_eq!(laid.units[0].aliases, ["市丁局"]);
        let roles: Vec<Role> = laid.measures[1].assignments.iter().map(|each| each.role).collect();
        assert_eq!(roles, [Role::Lead, Role::Participate]);
        assert!(said(&laid).contains(&"p市委!".to_owned()), "{:?}", said(&laid));
        assert!(laid.measures[0].assignments.iter().any(|each| each.open), "the list stays open");
        let renamed = corrected(&read, &[same("市甲局", "市人民政府办公室")]);
        assert_eq!(renamed.units[0].name, "市人民政府办公室");
        assert_eq!(renamed.units[0].aliases, ["市甲局"]);
        assert_eq!(renamed.units.len(), read.units.len());
    }

    #[test]
    fn what_is_said_twice_after_a_merge_is_said_once() {
        let merged = corrected(&plan(), &[same("市丁局", "市委和市政府")]);
        assert_eq!(said(&merged)[..2], ["l市甲局", "p市委和市政府+"]);
    }

    #[test]
    fn what_fits_nothing_is_told() {
        let read = plan();
        let wrong =
            Correction::NoAssignment { span: crate::plan::Span::new(0, 3), words: "没有".to_owned() };
        let word = Correction::Word { word: "承接单位".to_owned(), role: Some(Role::Lead) };
        let list = [same("市某局", "市甲局"), wrong, word, same("市甲局", "市己局")];
        assert_eq!(laid_over(&read, &list).1, [0, 1, 2]);
    }

    #[test]
    fn names_are_split_at_what_joins_them() {
        assert_eq!(parts_of("市甲局和市乙局、市丙局"), ["市甲局", "市乙局", "市丙局"]);
        assert_eq!(parts_of("市甲局"), ["市甲局"]);
    }
}
