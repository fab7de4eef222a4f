//! The matrix of ties: as many rows as columns, in a cell how many measures the two share. A table whose
//! heads stay in view.

use super::WORDS;
use super::choice::{Choice, Order};
use super::label::{always, panel};
use super::model::Model;
use super::weights::Weights;
use crate::layout::seriation::seriate;
use crate::plan::Plan;
use crate::scene::{Align, Axes, Frozen, Ink, Item, Label, Point, Rect, Scene, Shape, Target};
use crate::words::Language;
use std::cmp::Reverse;

/// No more units than these, the most tied, stand in the matrix; its corner says so.
pub const SHOWN: usize = 150;
/// A side of a cell, in pixels.
const CELL: f32 = 24.0;
/// Room for the heads at the left and at the top, in pixels.
const HEADS: (f32, f32) = (176.0, 150.0);

/// The matrix.
pub fn ties(plan: &Plan, model: &Model, weights: &Weights, choice: &Choice, language: Language) -> Scene {
    let nodes = order(model, choice);
    let mut place = vec![None; model.nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        place[*node] = Some(at);
    }
    let side = nodes.len() as f32 * CELL;
    let mut items = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let own = Target::Unit(model.nodes[*node].0);
        items.push(panel(own, cell(at, at), Ink::Band));
        // A line of air every five rows and columns would move cells; a hairline guides as well.
        if at > 0 && at % 5 == 0 {
            let y = at as f32 * CELL;
            items.push(panel(WORDS, Rect::new(0.0, y - 0.5, side, 1.0), Ink::Rule));
            items.push(panel(WORDS, Rect::new(y - 0.5, 0.0, 1.0, side), Ink::Rule));
        }
    }
    for (share, weight) in weights.shares.iter().zip(&weights.weight) {
        let [one, other] = model.ends(share);
        let (Some(one), Some(other)) = (place[one], place[other]) else { continue };
        let target = Target::Tie(share.first.0, share.second.0);
        let (ink, text) = shade(*weight, weights.most);
        for (row, column) in [(one, other), (other, one)] {
            items.push(panel(target, cell(row, column), ink));
            items.push(always(target, Shape::Label(number(row, column, *weight, text))));
        }
    }
    let frozen = heads(plan, model, choice, &nodes, language);
    let bounds = Rect::new(0.0, 0.0, side.max(CELL), side.max(CELL));
    Scene { bounds, axes: Axes::Grid, items, frozen: Some(Box::new(frozen)) }
}

/// The units that are joined at all, in the order asked for.
fn order(model: &Model, choice: &Choice) -> Vec<usize> {
    let mut nodes: Vec<usize> = (0..model.nodes.len()).filter(|node| model.degree[*node] > 0).collect();
    nodes.sort_by_key(|node| (Reverse(model.strength[*node]), *node));
    nodes.truncate(SHOWN);
    match choice.order {
        // Stable: within a group the most tied stay first.
        Order::Groups => nodes.sort_by_key(|node| model.group[*node]),
        Order::Alike => {
            nodes.sort_unstable();
            let local = |node: u32| nodes.binary_search(&(node as usize)).ok();
            let mut cells = Vec::new();
            for (at, node) in nodes.iter().enumerate() {
                // Two units are alike by their partners, and by each other.
                let own = model.ties.weights(*node as u32).iter().copied().fold(0.0, f64::max);
                cells.push((at as u32, at as u32, own.max(1.0)));
                let around = model.ties.around(*node as u32);
                let known = around.filter_map(|(end, weight)| Some((at as u32, local(end)? as u32, weight)));
                cells.extend(known);
            }
            let seriated = seriate(nodes.len(), nodes.len(), &cells).rows;
            nodes = seriated.into_iter().map(|at| nodes[at as usize]).collect();
        }
    }
    nodes
}

fn cell(row: usize, column: usize) -> Rect {
    Rect::new(column as f32 * CELL + 0.5, row as f32 * CELL + 0.5, CELL - 1.0, CELL - 1.0)
}

/// The darker, the more; and the ink of the number on it.
fn shade(weight: u32, most: u32) -> (Ink, Ink) {
    let part = (weight as f32 / most.max(1) as f32).sqrt();
    match part {
        ..0.35 => (Ink::Band, Ink::Text),
        ..0.6 => (Ink::Rule, Ink::OnRule),
        ..0.8 => (Ink::TextWeak, Ink::Ground),
        _ => (Ink::Accent, Ink::Ground),
    }
}

fn number(row: usize, column: usize, weight: u32, ink: Ink) -> Label {
    Label {
        at: cell(row, column).center(),
        align: Align::Center,
        width: CELL,
        room: CELL * 0.7,
        text: weight.to_string(),
        ink,
        least: 0.9,
        importance: weight,
        ..Label::default()
    }
}

/// Names at the left and above, each with the sign of its group.
fn heads(plan: &Plan, model: &Model, choice: &Choice, nodes: &[usize], language: Language) -> Frozen {
    let (left, top) = HEADS;
    let (mut rows, mut columns): (Vec<Item>, Vec<Item>) = (Vec::new(), Vec::new());
    for (at, node) in nodes.iter().enumerate() {
        let target = Target::Unit(model.nodes[*node].0);
        let middle = (at as f32 + 0.5) * CELL;
        let mark = model.mark(*node, choice.colour);
        let name = plan.unit(model.nodes[*node]).name.clone();
        let head = Label {
            room: CELL,
            ink: Ink::Text,
            importance: model.strength[*node],
            largest: 13.0,
            text: name,
            ..Label::default()
        };
        let sign = Label {
            at: Point::new(26.0, middle),
            align: Align::Right,
            width: 20.0,
            text: mark.sign,
            bold: true,
            ink: Ink::Text,
            ..head.clone()
        };
        rows.push(always(
            target,
            Shape::Label(Label {
                at: Point::new(left - 6.0, middle),
                align: Align::Right,
                width: left - 38.0,
                ..head.clone()
            }),
        ));
        rows.push(panel(target, Rect::new(0.0, middle - CELL / 2.0 + 1.0, 6.0, CELL - 2.0), mark.ink));
        rows.push(always(target, Shape::Label(sign)));
        columns.push(always(
            target,
            Shape::Label(Label { at: Point::new(middle, 6.0), width: top - 10.0, upright: true, ..head }),
        ));
    }
    let said = if model.nodes.len() > nodes.len() { "network.ties.some" } else { "network.ties.all" };
    let words = language.fill(said, &[&nodes.len().to_string(), &model.nodes.len().to_string()]);
    let corner = words.split('\n').enumerate().map(|(at, line)| {
        always(
            WORDS,
            Shape::Label(Label {
                at: Point::new(8.0, 16.0 + at as f32 * 18.0),
                width: left - 12.0,
                room: 18.0,
                text: line.to_owned(),
                ink: Ink::TextWeak,
                largest: 12.0,
                importance: 9,
                ..Label::default()
            }),
        )
    });
    Frozen { left, top, rows, columns, corner: corner.collect() }
}
