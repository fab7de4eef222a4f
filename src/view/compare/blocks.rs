//! The changes one below the other, each with the words that changed: what was dropped is struck through, what was
//! added is underlined, and what stands in the open plan leads there.

use super::list::{Change, What};
use super::said::beside;
use super::{Kind, Side, Two};
use crate::compare::{Held, Pair, Piece, UnitChange};
use crate::plan::{Assignment, Holder, Plan, SectionId, UnitId};
use crate::scene::{Ink, Rect, Target};
use crate::view::Offer;
use crate::view::flow::{Pen, Run, Stretch, Style, Touch};

/// Where what is said of a change begins: what became of it stands before.
const INDENT: f32 = 14.0;
/// A line of text is no longer, so that it is read with ease.
const LONGEST: f32 = 820.0;
/// How many characters of what was kept stand on either side of a change, where there are many more.
const NEAR: usize = 60;
/// How many duties of a unit are told one by one.
const MOST: usize = 40;

/// The changes.
pub(super) fn blocks(pen: &mut Pen, two: &Two, changes: &[Change]) {
    let mut before = None;
    for change in changes {
        let part = part(&change.what);
        if before != Some(part) {
            before = Some(part);
            pen.gap(12.0);
            band(pen, &two.said.text(part));
        }
        block(pen, two, change);
        pen.gap(9.0);
    }
}

/// What a part of the list is called.
fn part(what: &What) -> &'static str {
    match what {
        What::Head(_) => "comparison.heading.heads",
        What::Section(_) | What::NewSection(_) | What::OldSection(_) => "comparison.heading.sections",
        What::Measures(_) | What::NewMeasure(_) | What::OldMeasure(_) => "comparison.heading.measures",
        What::Unit(_) => "comparison.heading.units",
        What::Kept(_) => "comparison.heading.kept-part",
    }
}

fn band(pen: &mut Pen, text: &str) {
    let (top, left, width) = (pen.y, pen.left, pen.width);
    pen.gap(3.0);
    pen.indented(8.0, |pen| pen.text(text, Style::HEAD, Target::WORDS));
    pen.gap(3.0);
    pen.panel(Rect::new(left, top, width, pen.y - top), Ink::Band, Target::WORDS);
    pen.gap(7.0);
}

/// What became of something and what it is; leads there where the open plan has it.
fn title(pen: &mut Pen, two: &Two, kinds: &[Kind], name: &str, target: Option<Target>) -> Target {
    let target = target.map_or(Target::WORDS, |target| pen.offer(Offer::Select(target)));
    let text = match kinds {
        [] => name.to_owned(),
        kinds => two.said.fill("comparison.title", [&two.said.kinds(kinds), name]),
    };
    let ink = if target == Target::WORDS { Ink::Text } else { Ink::Accent };
    pen.text(&text, Style::BODY.bold().ink(ink), target);
    target
}

fn block(pen: &mut Pen, two: &Two, change: &Change) {
    let (said, diff) = (two.said, two.diff);
    let (old, new) = (said.old, said.new);
    match &change.what {
        What::Head(at) => {
            let head = &diff.heads[*at];
            let name = said.text(&format!("compare.head.{}", head.head.key()));
            let (was, is) = (said.list(old, &head.old), said.list(new, &head.new));
            let line = said.fill("compare.was-is", [&name, &was, &is]);
            pen.text(&line, Style::BODY, Target::WORDS);
        }
        What::Section(at) => {
            let pair = &diff.sections.pairs[*at];
            let name = said.was_is(&said.heading(old, pair.old), &said.heading(new, pair.new));
            let target = two.section(Some(pair.old), Some(pair.new));
            title(pen, two, &change.kinds, &name, target);
            let above = [old.section(pair.old).parent, new.section(pair.new).parent];
            let carrier = Holder::Section(two.of_open(pair.old, pair.new));
            inside(pen, |pen| happened(pen, two, pair, above, carrier));
        }
        What::NewSection(id) => only(pen, two, change, Side::New, Holder::Section(*id)),
        What::OldSection(id) => only(pen, two, change, Side::Old, Holder::Section(*id)),
        What::NewMeasure(id) => only(pen, two, change, Side::New, Holder::Measure(*id)),
        What::OldMeasure(id) => only(pen, two, change, Side::Old, Holder::Measure(*id)),
        What::Measures(run) => {
            let pairs = &diff.measures.pairs;
            let (first, last) = (&pairs[run[0]], &pairs[run[run.len() - 1]]);
            let target = two.measure(Some(first.old), Some(first.new));
            let range = said.range(first, last);
            if first.is_only_renumbered() {
                title(pen, two, &[], &said.fill("comparison.renumbered", [&range]), target);
            } else {
                title(pen, two, &change.kinds, &range, target);
            }
            let above = [old.measure(first.old).section, new.measure(first.new).section].map(Some);
            let carrier = Holder::Measure(two.of_open(first.old, first.new));
            inside(pen, |pen| happened(pen, two, first, above, carrier));
        }
        What::Unit(at) => unit(pen, two, &diff.units[*at]),
        What::Kept(at) => {
            let kept = &two.kept[*at];
            let open = two.of_open(&kept.old, &kept.new).as_ref();
            let target = open.and_then(|statement| statement.target);
            let target = target.map_or(Target::WORDS, |target| pen.offer(Offer::Select(target)));
            pen.text(&said.kept(kept), Style::BODY, target);
        }
    }
}

/// Indented, and no wider than is read with ease.
fn inside(pen: &mut Pen, write: impl FnOnce(&mut Pen)) {
    let width = (pen.width - INDENT).min(LONGEST);
    pen.y = pen.beside(INDENT, width, write);
}

/// What happened to one measure or heading of both versions.
fn happened<I>(pen: &mut Pen, two: &Two, pair: &Pair<I>, above: [Option<SectionId>; 2], carrier: Holder) {
    let said = two.said;
    let whole = crate::view::carrier(carrier);
    // That another number is printed the title says.
    if let Some(moved) = said.moved(pair, above).filter(|_| pair.moved.heading || pair.moved.order) {
        pen.text(&moved, Style::SMALL.ink(Ink::Text), whole);
    }
    for pieces in [&pair.title, &pair.wording].into_iter().flatten() {
        pen.prose(&stretches(two, pieces), whole);
    }
    for duty in &pair.duties {
        let unit = two.of_open(duty.old_unit, duty.new_unit);
        let target = pen.offer(Offer::Select(two.duty(carrier, unit)));
        pen.text(&said.duty(duty), Style::BODY, target);
    }
    for line in said.dates_and_leaders(pair) {
        pen.text(&line, Style::BODY, whole);
    }
}

/// Text with what was dropped struck through and what was added underlined; of long stretches that were kept, what
/// stands beside a change.
fn stretches(two: &Two, pieces: &[Piece]) -> Vec<Stretch> {
    let said = two.said;
    let stretch = |text: String, style: Style, touch| Stretch { text, style, touch };
    let long = pieces.len() > 1;
    let stretches = pieces.iter().enumerate().map(|(at, piece)| match *piece {
        Piece::Kept { new, .. } => {
            let words = super::one_line(said.new.words(new));
            let words = if long { near(&words, beside(pieces, at)) } else { words };
            stretch(words, Style::BODY, Touch::Plain)
        }
        Piece::Dropped { old } => {
            let words = super::one_line(said.old.words(old));
            stretch(words, Style::BODY.ink(Ink::TextWeak), Touch::Struck)
        }
        Piece::Added { new } => {
            let words = super::one_line(said.new.words(new));
            stretch(words, Style::BODY.bold().ink(Ink::Warning), Touch::Underlined)
        }
    });
    stretches.filter(|stretch| !stretch.text.is_empty()).collect()
}

/// What was kept, as far as it is near a change.
fn near(kept: &str, [before, after]: [bool; 2]) -> String {
    let letters: Vec<char> = kept.chars().collect();
    let (head, tail) = (if before { NEAR } else { 0 }, if after { NEAR } else { 0 });
    if letters.len() <= head + tail + NEAR {
        return kept.to_owned();
    }
    let (head, tail) = (&letters[..head], &letters[letters.len() - tail..]);
    head.iter().chain(std::iter::once(&'…')).chain(tail).collect()
}

/// What only one version has, with its own words.
fn only(pen: &mut Pen, two: &Two, change: &Change, side: Side, holder: Holder) {
    let said = two.said;
    let plan = two.plan(side);
    let open = (two.open == side).then(|| crate::view::carrier(holder));
    let (name, words, assignments) = match holder {
        Holder::Measure(id) => (said.measure(plan, id), plan.measure_text(id), &plan.measure(id).assignments),
        Holder::Section(id) => {
            let section = plan.section(id);
            (plan.heading(id), plan.text(&section.body), &section.assignments)
        }
    };
    title(pen, two, &change.kinds, &name, open);
    let top = pen.y;
    inside(pen, |pen| {
        let style = if open.is_some() { Style::BODY } else { Style::BODY.ink(Ink::TextWeak) };
        pen.text(&words, style, open.unwrap_or(Target::WORDS));
        team(pen, two, plan, open.is_some(), holder, assignments);
    });
    if open.is_none() && pen.y > top {
        // A bar beside words that the open plan does not have.
        let bar = Rect::new(pen.left + 3.0, top + 2.0, 2.0, pen.y - top - 4.0);
        pen.panel(bar, Ink::TextWeak, Target::WORDS);
    }
}

/// Who does what, a line a role.
fn team(pen: &mut Pen, two: &Two, plan: &Plan, open: bool, holder: Holder, assignments: &[Assignment]) {
    for role in crate::plan::Role::ALL {
        let units: Vec<UnitId> =
            assignments.iter().filter(|each| each.role == role).map(|each| each.unit).collect();
        if units.is_empty() {
            continue;
        }
        let name = two.said.text(&format!("role.unit.{}", role.key()));
        let style = Style::SMALL.ink(crate::view::role::ink(role));
        let mut runs = vec![Run::Sign(role, Target::WORDS), Run::words(name, style), Run::Gap(10.0)];
        for unit in units {
            let target =
                if open { pen.offer(Offer::Select(two.duty(holder, Some(unit)))) } else { Target::WORDS };
            let style = if open { Style::SMALL.ink(Ink::Text) } else { Style::SMALL };
            runs.extend([Run::text(plan.unit(unit).name.as_str(), style, target), Run::Gap(10.0)]);
        }
        pen.row(&runs, 14.0);
    }
}

/// A unit: how much it had and has to do, and for what.
fn unit(pen: &mut Pen, two: &Two, unit: &UnitChange) {
    let said = two.said;
    let itself = two.unit(unit.old, unit.new);
    title(pen, two, &[], &said.unit(unit), itself);
    let open = two.of_open(unit.old, unit.new);
    inside(pen, |pen| {
        held(pen, two, "comparison.unit.gained", &unit.gained, Side::New, open);
        held(pen, two, "comparison.unit.lost", &unit.lost, Side::Old, open);
        if !unit.turned.is_empty() {
            let mut runs = vec![label(two, "comparison.unit.turned"), Run::Gap(8.0)];
            for pair in unit.turned.iter().take(MOST) {
                let holder = two.of_open(pair.0.holder, pair.1.holder);
                let target = pen.offer(Offer::Select(two.duty(holder, open)));
                runs.extend([Run::text(said.turned(pair), Style::BODY, target), Run::Gap(12.0)]);
            }
            runs.extend(more(two, unit.turned.len()));
            pen.row(&runs, 14.0);
        }
    });
}

/// How many of a list are not told one by one.
fn more(two: &Two, count: usize) -> Option<Run> {
    let more = count.saturating_sub(MOST);
    (more > 0).then(|| Run::words(two.said.fill("comparison.more", [&more.to_string()]), Style::SMALL))
}

fn label(two: &Two, key: &str) -> Run {
    Run::words(two.said.text(key), Style::SMALL)
}

/// What a unit gained or lost: each leads there where the open plan has it.
fn held(pen: &mut Pen, two: &Two, key: &str, list: &[Held], side: Side, unit: Option<UnitId>) {
    if list.is_empty() {
        return;
    }
    let plan = two.plan(side);
    let mut runs = vec![label(two, key), Run::Gap(8.0)];
    for held in list.iter().take(MOST) {
        let target = if two.open == side {
            pen.offer(Offer::Select(two.duty(held.holder, unit)))
        } else {
            elsewhere(pen, two, held.holder)
        };
        let style = if target == Target::WORDS { Style::BODY.ink(Ink::TextWeak) } else { Style::BODY };
        runs.extend([Run::text(two.said.held(plan, held), style, target), Run::Gap(12.0)]);
    }
    runs.extend(more(two, list.len()));
    pen.row(&runs, 14.0);
}

/// What a measure or heading of the other version is in the open one, where it is there.
fn elsewhere(pen: &mut Pen, two: &Two, holder: Holder) -> Target {
    let measures = &two.diff.measures.pairs;
    let sections = &two.diff.sections.pairs;
    let found = match holder {
        Holder::Measure(id) => measures
            .iter()
            .find(|pair| two.of_open(pair.new, pair.old) == id)
            .map(|pair| Target::Measure(two.of_open(pair.old, pair.new).0)),
        Holder::Section(id) => sections
            .iter()
            .find(|pair| two.of_open(pair.new, pair.old) == id)
            .map(|pair| Target::Section(two.of_open(pair.old, pair.new).0)),
    };
    found.map_or(Target::WORDS, |target| pen.offer(Offer::Select(target)))
}
