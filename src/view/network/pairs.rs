//! A ranked list of pairs: who shares how many measures with whom, and with which parts. A page of lines.

use super::WORDS;
use super::choice::Pairing;
use super::label::{LINE, always, panel, text};
use super::model::Model;
use super::shares::Share;
use super::weights::Weights;
use crate::plan::{Plan, UnitId};
use crate::scene::{Align, Axes, Frozen, Ink, Item, Label, Rect, Scene, Shape, Target};
use crate::words::Language;

/// No more pairs than this are listed; a last line says how many more there are.
pub const LISTED: usize = 3000;
/// Room for the place in the list, in pixels.
const RANK: f32 = 46.0;
/// Room for the count beside its bar, in pixels.
const COUNT: f32 = 34.0;
/// Room for a count by part, in pixels.
const PART: f32 = 60.0;
/// Narrower pages have no room for the parts of both, in pixels.
const NARROW: f32 = 620.0;

/// Where things stand across a page, in pixels.
struct Across {
    width: f32,
    name: f32,
    bar: f32,
    longest: f32,
    /// Where the counts by part begin, where there is room for them.
    parts: Option<f32>,
}

impl Across {
    fn of(width: f32) -> Self {
        let wide = width >= NARROW;
        let name = ((width - RANK) * if wide { 0.21 } else { 0.36 }).min(250.0);
        let bar = RANK + name * 2.0 + 6.0;
        let room = width - bar - 16.0 - if wide { PART * 4.0 } else { 0.0 };
        let longest = (room - COUNT).clamp(8.0, 220.0);
        Self { width, name, bar, longest, parts: wide.then_some(bar + longest + COUNT) }
    }
}

/// The list, for a page that is so many pixels wide.
pub fn pairs(plan: &Plan, model: &Model, weights: &Weights, width: f32, language: Language) -> Scene {
    let across = Across::of(width.max(240.0));
    let mut items = Vec::new();
    let ranked = weights.ranked();
    let listed = ranked.len().min(LISTED);
    for (at, tie) in ranked.iter().take(listed).enumerate() {
        let y = (at as f32 + 0.5) * LINE;
        row(&mut items, plan, &across, (at + 1, y), &weights.shares[*tie], weights, *tie, model.pairing);
    }
    let mut height = listed as f32 * LINE;
    let mut note = |line: String| {
        items.push(always(WORDS, Shape::Label(text(12.0, height + LINE * 0.5, across.width - 24.0, line))));
        height += LINE;
    };
    if ranked.is_empty() {
        note(language.text("network.pairs.none").to_owned());
    }
    if let Some(first) = ranked.get(listed) {
        let rest = (ranked.len() - listed).to_string();
        note(language.fill("network.pairs.rest", &[&rest, &weights.weight[*first].to_string()]));
    }
    let frozen = head(model, weights, &across, language);
    let bounds = Rect::new(0.0, 0.0, across.width, height + LINE * 0.5);
    Scene { bounds, axes: Axes::Page, items, frozen: Some(Box::new(frozen)) }
}

/// What stands above the columns, with what it adds up to.
fn head(model: &Model, weights: &Weights, across: &Across, language: Language) -> Frozen {
    let total = language
        .fill("network.pairs.total", &[&weights.shares.len().to_string(), &weights.total().to_string()]);
    let second = LINE * 1.5;
    let label = |left: f32, y: f32, room: f32, words: String, bold: bool| {
        let ink = Ink::TextWeak;
        always(WORDS, Shape::Label(Label { bold, ink, ..text(left, y, room, words) }))
    };
    let mut columns = vec![
        panel(WORDS, Rect::new(0.0, LINE, across.width, LINE), Ink::Band),
        label(12.0, LINE * 0.5, across.width - 24.0, total, false),
        label(RANK, second, across.name, language.text("network.pairs.first").to_owned(), true),
        label(
            RANK + across.name,
            second,
            across.name,
            language.text("network.pairs.second").to_owned(),
            true,
        ),
    ];
    let key = format!("network.pairs.shared.{}", model.pairing.key());
    let room = across.longest + COUNT;
    columns.push(label(across.bar, second, room, language.text(&key).to_owned(), true));
    if let Some(left) = across.parts {
        for (at, key) in part_keys(model.pairing).iter().enumerate() {
            let right = left + (at + 1) as f32 * PART;
            let words = Label {
                align: Align::Right,
                bold: true,
                ink: Ink::TextWeak,
                ..text(right, second, PART - 4.0, language.text(key))
            };
            columns.push(always(WORDS, Shape::Label(words)));
        }
    }
    Frozen { left: 0.0, top: LINE * 2.0, columns, ..Frozen::default() }
}

#[allow(clippy::too_many_arguments, reason = "a row is all of these")]
fn row(
    items: &mut Vec<Item>,
    plan: &Plan,
    across: &Across,
    (rank, y): (usize, f32),
    share: &Share,
    weights: &Weights,
    tie: usize,
    pairing: Pairing,
) {
    let target = Target::Tie(share.first.0, share.second.0);
    if rank.is_multiple_of(2) {
        items.push(panel(target, Rect::new(0.0, y - LINE / 2.0, across.width, LINE), Ink::Band));
    }
    let mut label = |target: Target, label: Label| items.push(always(target, Shape::Label(label)));
    let place = text(RANK - 10.0, y, RANK - 14.0, rank.to_string());
    label(target, Label { align: Align::Right, ink: Ink::TextWeak, ..place });
    let weight = weights.weight[tie];
    let long = across.longest * weight as f32 / weights.most.max(1) as f32;
    label(target, text(across.bar + long + 5.0, y, COUNT - 5.0, weight.to_string()));
    if let Some(left) = across.parts {
        for (at, count) in parts(share, pairing).into_iter().enumerate().filter(|(_, count)| *count > 0) {
            let right = left + (at + 1) as f32 * PART;
            let ink = Ink::TextWeak;
            label(
                target,
                Label { align: Align::Right, ink, ..text(right, y, PART - 4.0, count.to_string()) },
            );
        }
    }
    let name = |unit: UnitId| plan.unit(unit).name.clone();
    for (left, unit) in [(RANK, share.first), (RANK + across.name, share.second)] {
        label(
            Target::Unit(unit.0),
            Label { ink: Ink::Accent, ..text(left, y, across.name - 8.0, name(unit)) },
        );
    }
    items.push(panel(
        target,
        Rect::new(across.bar, y - LINE * 0.3, long.max(1.0), LINE * 0.6),
        Ink::TextWeak,
    ));
}

/// What the counts by part are called.
fn part_keys(pairing: Pairing) -> &'static [&'static str] {
    match pairing {
        Pairing::Any => &[
            "network.parts.together",
            "network.parts.first",
            "network.parts.second",
            "network.parts.neither",
        ],
        Pairing::LeadWithParticipant => &["network.parts.first", "network.parts.second"],
        Pairing::LeadersTogether => &[],
    }
}

/// The measures that join two units by who of them leads; they add up to the weight.
fn parts(share: &Share, pairing: Pairing) -> Vec<u32> {
    let [first, second] = share.one_leads();
    match pairing {
        Pairing::Any => vec![share.together(), first, second, share.neither()],
        Pairing::LeadWithParticipant => share.arrows().to_vec(),
        Pairing::LeadersTogether => Vec::new(),
    }
}
