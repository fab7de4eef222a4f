//! What stands in the cells of every paper: numbers, names, deadlines, and on what a statement rests.

use super::Subject;
use crate::graph::Link;
use crate::plan::{Basis, Deadline, Holder, MeasureId, Role, SectionId, UnitId};
use crate::view::when;
use std::collections::BTreeSet;

/// How much of a measure an excerpt gives, in characters.
const EXCERPT: usize = 60;

/// 「(47)」 as printed, below those of its headings where numbers repeat; what stands for a number where none is.
pub fn number(subject: &Subject, measure: MeasureId) -> String {
    let plan = subject.plan;
    let number = if subject.cited { plan.cited(measure) } else { plan.number(measure) };
    if number.is_empty() { subject.text("flow.unnumbered") } else { number }
}

/// The number of what carries an assignment; a heading says that it is one.
pub fn carrier(subject: &Subject, holder: Holder) -> String {
    match holder {
        Holder::Measure(id) => number(subject, id),
        Holder::Section(_) => subject.text("duties.heading"),
    }
}

/// The whole words of a carrier: a measure's text, or a heading with what stands under it.
pub fn words(subject: &Subject, holder: Holder) -> String {
    let plan = subject.plan;
    match holder {
        Holder::Measure(id) => plan.measure_text(id),
        Holder::Section(id) => {
            format!("{}\n{}", plan.heading(id), plan.text(&plan.section(id).body)).trim().to_owned()
        }
    }
}

/// What stands below a carrier's heading: a measure's text, or what the document says under the heading.
pub fn body(subject: &Subject, holder: Holder) -> String {
    match holder {
        Holder::Measure(id) => subject.plan.measure_text(id),
        Holder::Section(id) => subject.plan.text(&subject.plan.section(id).body),
    }
}

/// How a measure begins, for where its number is enough to find it.
pub fn excerpt(subject: &Subject, measure: MeasureId) -> String {
    let text: String = subject.plan.measure_text(measure).split_whitespace().collect();
    match text.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// The heading that something stands directly under, or that it is.
pub fn section(subject: &Subject, holder: Holder) -> SectionId {
    match holder {
        Holder::Measure(id) => subject.plan.measure(id).section,
        Holder::Section(id) => id,
    }
}

/// That heading as printed; empty where it is the document itself.
pub fn task(subject: &Subject, holder: Holder) -> String {
    heading(subject, section(subject, holder))
}

/// The heading above that, as printed; empty where there is none.
pub fn part(subject: &Subject, holder: Holder) -> String {
    let parent = subject.plan.section(section(subject, holder)).parent;
    parent.map_or_else(String::new, |id| heading(subject, id))
}

fn heading(subject: &Subject, id: SectionId) -> String {
    if id == SectionId::DOCUMENT { String::new() } else { subject.plan.heading(id) }
}

/// The assignments of a carrier that show, in printed order.
pub fn team<'a>(subject: &'a Subject, holder: Holder) -> impl Iterator<Item = &'a Link> {
    subject.graph.held_by(holder).filter(|link| subject.shows(link))
}

/// Those named in a role, joined by 、: with 等 where the document's list ends in it, and each with what its
/// assignment rests on where that is not the words themselves.
pub fn names(subject: &Subject, holder: Holder, role: Role, except: Option<UnitId>) -> String {
    let links: Vec<&Link> = team(subject, holder).filter(|link| link.role == role).collect();
    let open = links.iter().any(|link| link.open);
    let mut seen = BTreeSet::new();
    let names: Vec<String> = links
        .iter()
        .filter(|link| Some(link.unit) != except && seen.insert(link.unit))
        .map(|link| format!("{}{}", subject.name(link.unit), basis(subject, link.basis)))
        .collect();
    let list = names.join("、");
    match (open, list.is_empty()) {
        (false, _) => list,
        (true, false) => subject.fill("papers.open", &[&list]),
        (true, true) => subject.text("papers.open-alone"),
    }
}

/// On what an assignment rests, in brackets; nothing where its words say it.
pub fn basis(subject: &Subject, basis: Basis) -> String {
    match basis {
        Basis::Stated => String::new(),
        other => subject.fill("papers.basis", &[&subject.text(&format!("basis.{}", other.key()))]),
    }
}

/// How many units the filter hides of those that a carrier names.
pub fn hidden(subject: &Subject, holder: Holder) -> usize {
    let named: BTreeSet<UnitId> = subject.graph.held_by(holder).map(|link| link.unit).collect();
    let seen: BTreeSet<UnitId> = team(subject, holder).map(|link| link.unit).collect();
    named.len() - seen.len()
}

/// The deadlines of a carrier, a line each.
pub fn deadlines(subject: &Subject, holder: Holder) -> String {
    let sentences: Vec<String> = deadlines_of(subject, holder)
        .iter()
        .map(|deadline| when::sentence(subject.plan, deadline, subject.language))
        .collect();
    sentences.join("\n")
}

/// The deadlines of a carrier.
pub fn deadlines_of<'a>(subject: &Subject<'a>, holder: Holder) -> &'a [Deadline] {
    match holder {
        Holder::Measure(id) => &subject.plan.measure(id).deadlines,
        Holder::Section(id) => &subject.plan.section(id).deadlines,
    }
}

/// The persons named as leaders, joined by 、.
pub fn leaders(subject: &Subject, holder: Holder) -> String {
    match holder {
        Holder::Measure(id) => {
            let leaders = subject.plan.measure(id).leaders.iter();
            leaders.map(|leader| leader.name.as_str()).collect::<Vec<_>>().join("、")
        }
        Holder::Section(_) => String::new(),
    }
}
