//! The changes that are listed, as text and as a table for spreadsheets.

use super::list::{Change, What};
use super::model::Compared;
use super::{Kind, Two, one_line};
use crate::plan::{MeasureId, Plan, SectionId};

/// What one change is, taken apart.
pub(super) struct Row {
    /// What became of it.
    pub kinds: String,
    /// Its number or name in the old version and in the new one; empty where it is not there.
    pub names: [String; 2],
    /// Its words: those of the new version where it has them.
    pub words: String,
    /// What changed, a line each.
    pub lines: Vec<String>,
}

/// Takes a change apart.
pub(super) fn row(two: &Two, change: &Change) -> Row {
    let (said, diff) = (two.said, two.diff);
    let (old, new) = (said.old, said.new);
    let measure = |plan: &Plan, id: MeasureId| (said.measure(plan, id), one_line(&plan.measure_text(id)));
    let section = |plan: &Plan, id: SectionId| (said.heading(plan, id), String::new());
    let (names, words, lines) = match &change.what {
        What::Head(at) => {
            let head = &diff.heads[*at];
            let name = said.text(&format!("compare.head.{}", head.head.key()));
            let (was, is) = (said.list(old, &head.old), said.list(new, &head.new));
            (<[String; 2]>::default(), String::new(), vec![said.fill("compare.was-is", [&name, &was, &is])])
        }
        What::Section(at) => {
            let pair = &diff.sections.pairs[*at];
            let above = [old.section(pair.old).parent, new.section(pair.new).parent];
            let names = [section(old, pair.old).0, section(new, pair.new).0];
            (names, String::new(), said.pair(pair, above))
        }
        What::NewSection(id) => ([String::new(), section(new, *id).0], String::new(), Vec::new()),
        What::OldSection(id) => ([section(old, *id).0, String::new()], String::new(), Vec::new()),
        What::Measures(run) => {
            let pairs = &diff.measures.pairs;
            let (first, last) = (&pairs[run[0]], &pairs[run[run.len() - 1]]);
            let range = |plan, from, to| {
                let (from, to) = (said.measure(plan, from), said.measure(plan, to));
                if from == to { from } else { said.fill("compare.range", [&from, &to]) }
            };
            let names = [range(old, first.old, last.old), range(new, first.new, last.new)];
            let above = [old.measure(first.old).section, new.measure(first.new).section].map(Some);
            let words = if run.len() == 1 { measure(new, first.new).1 } else { String::new() };
            (names, words, said.pair(first, above))
        }
        What::NewMeasure(id) => {
            let (name, words) = measure(new, *id);
            ([String::new(), name], words, vec![said.team(new, &new.measure(*id).assignments)])
        }
        What::OldMeasure(id) => {
            let (name, words) = measure(old, *id);
            ([name, String::new()], words, vec![said.team(old, &old.measure(*id).assignments)])
        }
        What::Unit(at) => {
            let unit = &diff.units[*at];
            let name = |plan: &Plan, id: Option<crate::plan::UnitId>| {
                id.map_or_else(String::new, |id| plan.unit(id).name.clone())
            };
            let mut lines = vec![said.load(unit.before, unit.after)];
            lines.extend(said.unit_lines(unit));
            ([name(old, unit.old), name(new, unit.new)], String::new(), lines)
        }
        What::Kept(at) => {
            let kept = &two.kept[*at];
            let about = |side: &Option<crate::compare::Statement>| {
                side.as_ref().map_or_else(String::new, |each| each.about.clone())
            };
            ([about(&kept.old), about(&kept.new)], String::new(), vec![said.kept(kept)])
        }
    };
    let lines = lines.into_iter().filter(|line| !line.is_empty()).collect();
    Row { kinds: said.kinds(&change.kinds), names, words, lines }
}

/// The listed changes as text, as they stand on the page: all of them, however many pages they go over.
pub fn text(two: &Two, compared: &Compared) -> String {
    let said = two.said;
    let [old, new] = &compared.names;
    let mut lines = vec![said.fill("comparison.old", [old]), said.fill("comparison.new", [new])];
    if let Some((count, words)) = &compared.left_out {
        lines.push(said.fill("comparison.filter.on", [words, &count.to_string()]));
    }
    if compared.changes.is_empty() {
        let key = if compared.same { "compare.same" } else { "comparison.nothing-listed" };
        lines.push(said.text(key));
    }
    for change in &compared.changes {
        let row = row(two, change);
        let [was, is] = &row.names;
        let name = match (was.is_empty(), is.is_empty()) {
            (true, _) => is.clone(),
            (_, true) => was.clone(),
            _ => said.was_is(was, is),
        };
        lines.push(String::new());
        let name = match &change.what {
            What::Unit(at) => said.unit(&two.diff.units[*at]),
            _ => name,
        };
        let title = match change.kinds.as_slice() {
            [] if name.is_empty() => said.text("comparison.heading.heads"),
            [] => name,
            _ => said.fill("comparison.title", [&row.kinds, &name]),
        };
        lines.push(title);
        // A unit's name is told with how much it has to do.
        let told = usize::from(matches!(change.what, What::Unit(_)));
        let mut below: Vec<&str> = row.lines.iter().skip(told).map(String::as_str).collect();
        // The words stand there where they are not told with what changed in them.
        if change.kinds != [Kind::Reworded] && !row.words.is_empty() {
            below.insert(0, &row.words);
        }
        lines.extend(below.into_iter().map(|line| format!("  {line}")));
    }
    lines.join("\n")
}

/// The listed changes as rows of cells, the head first.
pub fn rows(two: &Two, compared: &Compared) -> Vec<Vec<String>> {
    let heads = ["kind", "old", "new", "words", "change"];
    let mut rows = vec![heads.map(|head| two.said.text(&format!("comparison.column.{head}"))).to_vec()];
    rows.extend(compared.changes.iter().map(|change| {
        let Row { kinds, names: [was, is], words, lines } = row(two, change);
        vec![kinds, was, is, words, lines.join("；")]
    }));
    rows
}
