//! Discs and lines: a unit is the larger the more central it is, a line the wider the more is shared.
//!
//! Ties below the threshold are there too, raised only with their units: nothing is left out of what one can
//! ask for.

use super::WORDS;
use super::choice::{Choice, Pairing};
use super::layout::Layout;
use super::model::Model;
use super::weights::Weights;
use crate::plan::Plan;
use crate::scene::item::MarkKind;
use crate::scene::{
    Align, Axes, Disc, Ink, Item, Label, Line, Mark, Point, Scene, Shape, Stroke, Target, TargetSet,
    Visibility,
};
use crate::words::Language;

/// The smallest and the largest disc, as shares of the spacing.
const RADIUS: (f32, f32) = (0.08, 0.21);
/// No disc is smaller or larger, in pixels.
const PIXELS: (f32, f32) = (3.5, 64.0);
/// The thinnest and the widest line, in tenths of a pixel.
const WIDTH: (f32, f32) = (7.0, 52.0);
/// Where nobody shares more than this, no line is as wide as that.
const FEW: u32 = 8;
/// From this share of the most that any two share, a line is dark.
const HEAVY: f32 = 0.4;

/// The picture of the network.
pub fn picture(
    plan: &Plan,
    model: &Model,
    layout: &Layout,
    weights: &Weights,
    shown: &TargetSet,
    choice: &Choice,
    language: Language,
) -> Scene {
    let radii = radii(model, layout, choice);
    let mut items = lines(model, layout, weights, &radii);
    let mut order: Vec<usize> = (0..model.nodes.len()).collect();
    order.sort_by(|a, b| radii[*b].total_cmp(&radii[*a]).then(a.cmp(b)));
    for (rank, node) in order.into_iter().enumerate() {
        let importance = (model.nodes.len() - rank) as u32 * 4;
        unit(&mut items, plan, model, layout, weights, choice, (node, radii[node], importance));
    }
    let aside = layout.aside.iter().filter(|node| shown.has(Target::Unit(model.nodes[**node].0))).count();
    if aside > 0 {
        let key = format!("network.aside.{}", choice.pairing.key());
        let text = language.fill(&key, &[&aside.to_string()]);
        items.push(Item {
            target: WORDS,
            visibility: Visibility::Always,
            shape: Shape::Label(Label {
                at: layout.heading,
                align: Align::Left,
                width: layout.bounds.width(),
                room: layout.spacing * 0.25,
                text,
                ink: Ink::TextWeak,
                importance: 1 << 20,
                ..Label::default()
            }),
        });
    }
    Scene { bounds: layout.bounds, axes: Axes::Both, items, frozen: None }
}

/// By node, its radius: areas are as the centrality.
fn radii(model: &Model, layout: &Layout, choice: &Choice) -> Vec<f32> {
    let nodes = 0..model.nodes.len();
    let most = nodes.clone().map(|node| model.centrality(node, choice.size)).fold(0.0, f64::max).max(1e-9);
    nodes
        .map(|node| {
            let share = (model.centrality(node, choice.size) / most).sqrt() as f32;
            layout.spacing * (RADIUS.1 * share).max(RADIUS.0)
        })
        .collect()
}

/// All ties, the heaviest last.
fn lines(model: &Model, layout: &Layout, weights: &Weights, radii: &[f32]) -> Vec<Item> {
    let most = weights.most.max(FEW) as f32;
    let mut items = Vec::new();
    for at in weights.ranked().into_iter().rev() {
        let share = &weights.shares[at];
        let target = Target::Tie(share.first.0, share.second.0);
        let visibility = if weights.drawn[at] { Visibility::Always } else { Visibility::Raised };
        let [one, other] = model.ends(share);
        let mut push = |(from, to): (usize, usize), weight: u32, aside: f32, arrow: bool| {
            let part = weight as f32 / most;
            let (start, end) = beside(layout.places[from], layout.places[to], aside);
            let shape = Shape::Line(Line {
                from: start,
                to: end,
                stroke: Stroke::Wide((WIDTH.0 + (WIDTH.1 - WIDTH.0) * part) as u8),
                ink: if part >= HEAVY { Ink::Heading } else { Ink::TextWeak },
                bundled: false,
                bent: false,
                arrow: arrow.then(|| radii[to]),
            });
            items.push(Item { target, visibility, shape });
        };
        if model.pairing == Pairing::LeadWithParticipant {
            let [there, back] = share.arrows();
            let aside = if there > 0 && back > 0 { layout.spacing * 0.05 } else { 0.0 };
            for (ends, weight) in [((one, other), there), ((other, one), back)] {
                if weight > 0 {
                    push(ends, weight, aside, true);
                }
            }
        } else {
            push((one, other), weights.weight[at], 0.0, false);
        }
    }
    items
}

/// Both ends moved to the right of the way between them.
fn beside(from: Point, to: Point, by: f32) -> (Point, Point) {
    let length = from.distance_squared(to).sqrt().max(f32::MIN_POSITIVE);
    let (dx, dy) = ((to.x - from.x) / length * by, (to.y - from.y) / length * by);
    (from.moved(-dy, dx), to.moved(-dy, dx))
}

/// A unit's disc, the sign of its group, its name, and the mark of a pin.
fn unit(
    items: &mut Vec<Item>,
    plan: &Plan,
    model: &Model,
    layout: &Layout,
    weights: &Weights,
    choice: &Choice,
    (node, radius, importance): (usize, f32, u32),
) {
    let id = model.nodes[node];
    let target = Target::Unit(id.0);
    let mark = model.mark(node, choice.colour);
    let joined = weights.joined[node];
    // Who has no line at rest is hollow.
    let (ink, on) = if joined { (mark.ink, mark.on) } else { (Ink::Ground, Ink::TextWeak) };
    // The edge holds where a hue is as light as the ground.
    let disc = Disc { at: layout.places[node], radius, between: PIXELS, ink, edge: Ink::TextWeak };
    let mut push = |shape| items.push(Item { target, visibility: Visibility::Always, shape });
    push(Shape::Disc(disc));
    push(Shape::Label(Label {
        at: disc.at,
        align: Align::Center,
        width: layout.bounds.width(),
        room: radius * 2.4,
        largest: 13.0,
        text: plan.unit(id).name.clone(),
        ink: if joined { Ink::Text } else { Ink::TextWeak },
        importance: importance + 1,
        around: Some(disc),
        ..Label::default()
    }));
    if !mark.sign.is_empty() {
        push(Shape::Label(Label {
            at: disc.at,
            align: Align::Center,
            // Where even one letter has no room, there is none.
            width: radius * 0.95,
            room: radius * 1.4,
            text: mark.sign,
            bold: true,
            ink: on,
            least: 0.85,
            importance,
            ..Label::default()
        }));
    }
    if choice.pins(id) {
        let at = disc.at.moved(radius * 0.8, -radius * 0.8);
        push(Shape::Mark(Mark { at, kind: MarkKind::Square, room: radius * 1.4, ink: Ink::Accent }));
    }
}
