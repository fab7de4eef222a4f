//! The network, stage by stage: model, places and weights each only when its own inputs differ.

use super::{Canvas, Inputs};
use crate::graph::LinkId;
use crate::plan::{Plan, UnitId};
use crate::scene::{Scene, Target, TargetSet};
use crate::view::network::{self, Choice, Form, HOP, Layout, Model, Size, Weights};
use crate::view::{Offer, View};
use crate::words::Language;
use std::collections::BTreeSet;

/// Below this modularity, groups are weak: "in practice … a value above about 0.3 is a good indicator of
/// significant community structure" (A. Clauset, M. Newman and C. Moore, "Finding community structure in very
/// large networks", 2004).
const WEAK: f64 = 0.3;
/// From this modularity on they are clear.
const CLEAR: f64 = 0.5;

/// The network.
pub struct Network {
    /// The network of the whole plan.
    pub model: Model,
    /// Where units stand.
    pub layout: Layout,
    /// What of it the filter leaves.
    pub weights: Weights,
    /// What is drawn.
    pub scene: Scene,
    /// What a click on what it offers asks for.
    pub offers: Vec<Offer>,
    /// What shows beside what shows at rest: nothing, until something is lit.
    raised: TargetSet,
    lit: Option<TargetSet>,
    keys: Keys,
}

/// What it was computed from.
#[derive(PartialEq)]
struct Keys {
    choice: Choice,
    shown: TargetSet,
    chosen: Vec<UnitId>,
    list: Option<crate::graph::List>,
    width: f32,
    language: Language,
    lit: Option<Target>,
}

impl Keys {
    fn of(inputs: &Inputs, shown: &TargetSet) -> Self {
        let choices = inputs.choices;
        Self {
            choice: choices.network.clone(),
            shown: shown.clone(),
            chosen: choices.chosen.clone(),
            list: choices.filter.list.clone(),
            width: inputs.size(View::Network).x,
            language: inputs.language(),
            lit: inputs.lit,
        }
    }

    /// Whether the network of the whole plan is the same.
    fn same_model(&self, other: &Self) -> bool {
        let of = |choice: &Choice| (choice.pairing, choice.collectives);
        of(&self.choice) == of(&other.choice)
    }

    /// Whether what is drawn is the same.
    fn same_scene(&self, other: &Self) -> bool {
        let page = |keys: &Self| matches!(keys.choice.form, Form::Pairs | Form::Sets).then_some(keys.width);
        let sets =
            |keys: &Self| (keys.choice.form == Form::Sets).then(|| (keys.chosen.clone(), keys.list.clone()));
        (&self.choice, &self.shown, self.language) == (&other.choice, &other.shown, other.language)
            && page(self) == page(other)
            && sets(self) == sets(other)
    }
}

impl Network {
    pub(super) fn of(inputs: &Inputs, shown: &TargetSet) -> Self {
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        let keys = Keys::of(inputs, shown);
        let model = network::model(plan, graph, &keys.choice);
        let layout = network::layout(&model, &keys.choice, None);
        let weights = weights(inputs, &model, shown);
        let raised = TargetSet { ties: Some(BTreeSet::new()), ..TargetSet::empty_like(shown) };
        let (scene, offers) = scene(inputs, &model, &layout, &weights, shown);
        let mut network = Self { model, layout, weights, scene, offers, raised, lit: None, keys };
        network.lit = network.lit(inputs);
        network
    }

    /// Brings it up to date; whether it has changed.
    pub(super) fn refresh(&mut self, inputs: &Inputs, shown: &TargetSet, corrected: bool) -> bool {
        if corrected {
            *self = Self::of(inputs, shown);
            return true;
        }
        let keys = Keys::of(inputs, shown);
        if keys == self.keys {
            return false;
        }
        let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
        let old = std::mem::replace(&mut self.keys, keys);
        let choice = &self.keys.choice;
        if !self.keys.same_model(&old) {
            self.model = network::model(plan, graph, choice);
            self.layout = network::layout(&self.model, choice, None);
        } else if choice.pins != old.choice.pins {
            let free = std::mem::take(&mut self.layout.free);
            self.layout = network::layout(&self.model, choice, Some(free));
        }
        if self.keys.choice.size == Size::Betweenness {
            self.model.work_out_betweenness();
        }
        let changed = !self.keys.same_scene(&old);
        if changed {
            self.weights = weights(inputs, &self.model, shown);
            (self.scene, self.offers) = scene(inputs, &self.model, &self.layout, &self.weights, shown);
        }
        self.lit = self.lit(inputs);
        changed || old.lit != self.keys.lit
    }

    /// What of it shows: units are lit with whom they work with; pages and the matrix are read, and numbers on
    /// dark cells would not hold were they dimmed.
    pub(super) fn canvas<'a>(&'a self, common: Canvas<'a>) -> Canvas<'a> {
        let lit = self.lit.as_ref().filter(|_| self.keys.choice.form == Form::Picture);
        Canvas { raised: &self.raised, lit, ..common }
    }

    /// What is hovered or selected, with its ties and partners.
    fn lit(&self, inputs: &Inputs) -> Option<TargetSet> {
        let target = inputs.lit.filter(|target| !matches!(target, Target::Entry(_)))?;
        let mut lit = TargetSet { ties: Some(BTreeSet::new()), ..TargetSet::empty_like(&self.raised) };
        match target {
            Target::Unit(id) => {
                // A unit that is not in the picture dims nothing.
                self.model.node(UnitId(id))?;
                lit.insert(target);
                for (partner, _) in self.weights.partners(UnitId(id)) {
                    lit.insert(Target::Unit(partner.0));
                    lit.insert(Target::tie(id, partner.0));
                }
            }
            Target::Tie(one, other) => {
                for each in [target, Target::Unit(one), Target::Unit(other)] {
                    lit.insert(each);
                }
            }
            Target::Measure(_) | Target::Section(_) | Target::Link(_) | Target::Entry(_) => {
                // Whom it names, with the ties between them that are drawn anyway.
                let joined = super::neighbours(inputs.document, target);
                lit.units = joined.units;
                for (share, drawn) in self.weights.shares.iter().zip(&self.weights.drawn) {
                    let both = lit.has(Target::Unit(share.first.0)) && lit.has(Target::Unit(share.second.0));
                    if *drawn && both {
                        lit.insert(Target::Tie(share.first.0, share.second.0));
                    }
                }
            }
        }
        Some(lit)
    }

    /// A unit by its name, with whom it works and how much; none for what is no unit of this network.
    pub fn describe(&self, plan: &Plan, unit: UnitId, language: Language) -> Option<String> {
        let node = self.model.node(unit)?;
        let (partners, sum) = self.weights.sums[node];
        let name = &plan.unit(unit).name;
        let counts = [partners.to_string(), sum.to_string()];
        let mut said = language.fill("network.unit", &[name, &counts[0], &counts[1]]);
        if !self.keys.choice.collectives && plan.units.iter().any(|unit| unit.collective) {
            said += language.text("network.unit.alone");
        }
        let between = self
            .model
            .betweenness
            .get(node)
            .map(|between| language.fill("network.unit.between", &[&format!("{between:.0}")]));
        Some(said + &between.unwrap_or_default())
    }

    /// What a sheet of paper says of the picture: what joins units, how many ties of how many are drawn, and
    /// how much the groups are worth.
    pub fn statement(&self, language: Language) -> String {
        let choice = &self.keys.choice;
        let pairing = language.text(&format!("network.pairing.{}", choice.pairing.key())).to_owned();
        let mut parts = vec![format!("{}: {pairing}", language.text("network.pairing"))];
        if choice.collectives {
            parts.push(language.text("network.collectives").to_owned());
        }
        if choice.form == Form::Picture {
            parts.push(language.text("view.network.about").to_owned());
            parts.push(self.drawn(language));
            let size = language.text(&format!("network.size.{}", choice.size.key())).to_owned();
            parts.push(format!("{}: {size}", language.text("network.size")));
        }
        parts.push(self.groups(language));
        parts.join(" · ")
    }

    /// 「画出 137/929 条连线」
    pub fn drawn(&self, language: Language) -> String {
        let counts = [self.weights.drawn(), self.weights.shares.len()].map(|count| count.to_string());
        language.fill("network.drawn", &[&counts[0], &counts[1]])
    }

    /// How many groups, and how much they are worth: 「3 组，模块度 0.188：分组很弱，仅供参考」.
    pub fn groups(&self, language: Language) -> String {
        let q = self.model.modularity;
        let worth = match q {
            _ if self.model.groups.is_empty() => "network.groups.none",
            ..WEAK => "network.groups.weak",
            ..CLEAR => "network.groups.fair",
            _ => "network.groups.clear",
        };
        let counts = [self.model.groups.len().to_string(), format!("{q:.3}")];
        language.fill("network.groups", &[&counts[0], &counts[1], language.text(worth)])
    }

    /// How many of the units that are shown have ties, but none that is drawn at rest.
    pub fn hollow(&self, shown: &TargetSet) -> usize {
        let nodes = self.model.nodes.iter().enumerate();
        let hollow = nodes.filter(|(node, unit)| {
            shown.has(Target::Unit(unit.0)) && !self.weights.joined[*node] && self.model.degree[*node] > 0
        });
        hollow.count()
    }

    /// Where a place in the world is, as a pin keeps it.
    pub fn pin_at(at: crate::scene::Point) -> [f32; 2] {
        [at.x / HOP, at.y / HOP]
    }

    /// The tie of a unit that comes so many after (or before) this one, by how much is shared.
    pub fn next_tie(&self, unit: UnitId, now: Option<Target>, by: isize) -> Option<Target> {
        let partners = self.weights.partners(unit);
        let ties: Vec<Target> = partners.iter().map(|(partner, _)| Target::tie(unit.0, partner.0)).collect();
        let count = ties.len().cast_signed();
        let here = ties.iter().position(|tie| Some(*tie) == now);
        let next = match here {
            Some(at) => (at.cast_signed() + by).rem_euclid(count.max(1)),
            None => {
                if by > 0 {
                    0
                } else {
                    count - 1
                }
            }
        };
        ties.get(next.max(0) as usize).copied()
    }
}

/// What the filter leaves: a measure counts for whom it shows.
fn weights(inputs: &Inputs, model: &Model, shown: &TargetSet) -> Weights {
    let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
    let choice = &inputs.choices.network;
    let shares = if shown.links.iter().all(|shown| *shown) {
        model.shares.clone()
    } else {
        network::shares(plan, graph, choice.collectives, &|link: LinkId| shown.links[link.index()])
    };
    network::weights(model, choice, shares)
}

fn scene(
    inputs: &Inputs,
    model: &Model,
    layout: &Layout,
    weights: &Weights,
    shown: &TargetSet,
) -> (Scene, Vec<Offer>) {
    let (plan, graph) = (&inputs.document.plan, &inputs.document.graph);
    let (choices, language) = (inputs.choices, inputs.language());
    let choice = &choices.network;
    let width = inputs.size(View::Network).x;
    match choice.form {
        Form::Picture => {
            (network::picture(plan, model, layout, weights, shown, choice, language), Vec::new())
        }
        Form::Pairs => (network::pairs(plan, model, weights, width, language), Vec::new()),
        Form::Ties => (network::ties(plan, model, weights, choice, language), Vec::new()),
        Form::Sets => {
            let sets = network::sets(plan, graph, &choices.chosen, &choices.filter, width, language);
            (sets.scene, sets.offers)
        }
    }
}
