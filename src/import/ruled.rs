//! What the document's rules add to its measures, and where they give way to what is stated.

use super::block::Scan;
use super::rule::Says;
use crate::plan::{Assignment, Basis, Code, Correction, Diagnostic, Measure, Role, Severity, UnitId};

/// Follows the rules of the document in its measures, and tells each.
pub(super) fn apply(scan: &mut Scan<'_>, measures: &mut [Measure]) {
    let mut promoted = 0;
    for measure in &mut *measures {
        let stated = |a: &Assignment| a.basis == Basis::Stated && a.role == Role::Lead;
        // Where a leader is stated, the first of another list is none.
        if measure.assignments.iter().any(stated) {
            for assignment in &mut measure.assignments {
                if assignment.basis == Basis::FirstListed {
                    (assignment.role, assignment.basis) = (Role::Responsible, Basis::Stated);
                }
            }
        }
        promoted += measure.assignments.iter().filter(|a| a.basis == Basis::FirstListed).count();
    }
    for rule in &scan.terms.rules {
        let words = rule.span.of(scan.source).to_owned();
        let (severity, code, args, fix) = match &rule.says {
            Says::FirstLeads { .. } | Says::BeforeComma | Says::Marked(_) if promoted > 0 => {
                (Severity::Note, Code::FirstListed, vec![words], None)
            }
            Says::ForAll { role, names, reach } => {
                let units: Vec<UnitId> =
                    names.iter().map(|name| scan.registry.register(name.of(scan.source))).collect();
                let mut added = 0;
                for measure in
                    measures.iter_mut().filter(|m| reach.0 <= m.span.start && m.span.start < reach.1)
                {
                    for unit in &units {
                        if measure.assignments.iter().all(|a| a.unit != *unit) {
                            let (open, basis, span) = (false, Basis::DocumentRule, rule.span);
                            let (role, unit) = (*role, *unit);
                            measure.assignments.push(Assignment { role, unit, open, basis, span });
                            added += 1;
                        }
                    }
                }
                (Severity::Note, Code::RuleApplied, vec![words, added.to_string()], None)
            }
            _ => {
                let fix = Correction::NoAssignment { span: rule.span, words: words.clone() };
                (Severity::Error, Code::DocumentRule, vec![words], Some(fix))
            }
        };
        if scan.terms.silenced.iter().any(|silenced| silenced.contains(rule.span)) && fix.is_some() {
            continue;
        }
        scan.diagnostics.push(Diagnostic { severity, code, span: rule.span, args, fix });
    }
}
