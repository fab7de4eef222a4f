//! What follows from document and choices, computed again only when its own inputs differ.

use super::choices::Choices;
use super::document::Document;
use super::session::Place;
use crate::graph::Filter;
use crate::plan::{Correction, Holder, RoleSet, UnitId};
use crate::scene::{Scene, Target, TargetSet};
use crate::view::columns::{self, Layout, Model, Ordering, Spec};
use crate::view::{View, reader};
use crate::words::Language;
use std::sync::Arc;

/// What follows. Fields are read while drawing; [`Derived::refresh`] is the only writer.
pub struct Derived {
    /// What the filter lets through.
    pub shown: TargetSet,
    /// Participation lines that are drawn, and the units whose stubs they replace.
    pub raised: TargetSet,
    /// What is lit while something is hovered or selected.
    pub lit: Option<TargetSet>,
    /// What stands in the columns.
    pub model: Model,
    /// In which order, with how many crossings.
    pub ordering: Ordering,
    /// Where.
    pub layout: Layout,
    /// What is drawn.
    pub scene: Scene,
    /// The text as the reader shows it, once it was opened.
    pub reader: Option<Arc<reader::Model>>,
    /// Grows with every new scene, shown, raised or lit: a painter's cache is valid while it stays.
    pub revision: u64,
    keys: Keys,
}

/// The inputs that each part was computed from.
#[derive(PartialEq)]
struct Keys {
    corrections: Vec<Correction>,
    filter: Filter,
    raised: (Filter, bool),
    spec: Spec,
    language: Language,
    lit: Option<Target>,
}

impl Keys {
    fn of(document: &Document, choices: &Choices, shown: &TargetSet, lit: Option<Target>) -> Self {
        Self {
            corrections: document.corrections.clone(),
            filter: choices.filter.clone(),
            raised: (choices.filter.clone(), choices.participation),
            spec: Spec {
                order: choices.order,
                folded: choices.folded.clone(),
                only: choices.compact.then(|| shown.clone()),
            },
            language: choices.settings.language,
            lit,
        }
    }
}

impl Derived {
    /// Everything, for the first time.
    pub fn of(document: &Document, choices: &Choices, place: &Place, hover: Option<Target>) -> Self {
        let shown = shown(document, &choices.filter);
        let keys = Keys::of(document, choices, &shown, hover.or(place.selection));
        let raised = raised(document, choices, &shown);
        let lit = keys.lit.map(|target| neighbours(document, target));
        let model = columns::model(&document.plan, &document.graph, &keys.spec);
        let ordering = columns::ordering(&document.plan, &document.graph, &model, &keys.spec);
        let layout = columns::layout(&model, &ordering, &keys.spec);
        let scene = columns::scene(&document.plan, &document.graph, &model, &layout, keys.language);
        let reader = (place.view == View::Reader).then(|| read(document));
        Self { shown, raised, lit, model, ordering, layout, scene, reader, revision: 0, keys }
    }

    /// Brings everything up to date.
    pub fn refresh(&mut self, document: &Document, choices: &Choices, view: View, lit: Option<Target>) {
        let corrected = self.keys.corrections != document.corrections;
        if corrected {
            self.reader = None;
        }
        if view == View::Reader && self.reader.is_none() {
            self.reader = Some(read(document));
        }
        let filtered = corrected || self.keys.filter != choices.filter;
        if filtered {
            self.shown = shown(document, &choices.filter);
        }
        let keys = Keys::of(document, choices, &self.shown, lit);
        if keys == self.keys {
            return;
        }
        if filtered || self.keys.raised != keys.raised {
            self.raised = raised(document, choices, &self.shown);
        }
        if corrected || self.keys.lit != keys.lit {
            self.lit = lit.map(|target| neighbours(document, target));
        }
        let (plan, graph) = (&document.plan, &document.graph);
        let laid_out = corrected || self.keys.spec != keys.spec;
        if laid_out {
            let (order, only) = (keys.spec.order, &keys.spec.only);
            let reorder = corrected || self.keys.spec.order != order || self.keys.spec.only != *only;
            self.model = columns::model(plan, graph, &keys.spec);
            if reorder {
                self.ordering = columns::ordering(plan, graph, &self.model, &keys.spec);
            }
            self.layout = columns::layout(&self.model, &self.ordering, &keys.spec);
        }
        if laid_out || self.keys.language != keys.language {
            self.scene = columns::scene(plan, graph, &self.model, &self.layout, keys.language);
        }
        self.keys = keys;
        self.revision += 1;
    }
}

/// The text as the reader shows it.
fn read(document: &Document) -> Arc<reader::Model> {
    Arc::new(reader::model(&document.plan, &document.graph, &document.diagnostics))
}

/// What the filter lets through, as targets.
fn shown(document: &Document, filter: &Filter) -> TargetSet {
    let mask = filter.mask(&document.plan, &document.graph);
    TargetSet { units: mask.units, measures: mask.measures, sections: mask.sections, links: mask.links }
}

/// Participation lines that are drawn: all where switched on; else those of our unit.
/// A unit is raised (its stub gives way) when all its shown participation is.
fn raised(document: &Document, choices: &Choices, shown: &TargetSet) -> TargetSet {
    let mut raised = TargetSet::empty_like(shown);
    let only_participation = choices.filter.roles == RoleSet { participate: true, ..RoleSet::NONE };
    for link in document.graph.links() {
        let ours = choices.filter.unit == Some(link.unit);
        if choices.participation || ours || only_participation {
            raised.links[link.id.index()] = true;
            raised.units[link.unit.index()] = true;
        }
    }
    raised
}

/// A target and what it is joined to.
pub fn neighbours(document: &Document, target: Target) -> TargetSet {
    let (plan, graph) = (&document.plan, &document.graph);
    let mut lit = TargetSet::filled(
        plan.units.len(),
        plan.measures.len(),
        plan.sections.len(),
        graph.links().len(),
        false,
    );
    lit.insert(target);
    for link in graph.links() {
        let touches = match target {
            Target::Unit(id) => link.unit == UnitId(id),
            Target::Measure(id) => link.holder == Holder::Measure(crate::plan::MeasureId(id)),
            Target::Link(id) => link.id.0 == id,
            Target::Section(id) => {
                let within = match link.holder {
                    Holder::Measure(measure) => plan.measure(measure).section,
                    Holder::Section(section) => section,
                };
                plan.is_within(within, crate::plan::SectionId(id))
            }
        };
        if touches {
            lit.insert(Target::Link(link.id.0));
            lit.insert(Target::Unit(link.unit.0));
            match link.holder {
                Holder::Measure(id) => {
                    lit.insert(Target::Measure(id.0));
                    for section in plan.path(plan.measure(id).section) {
                        lit.insert(Target::Section(section.0));
                    }
                }
                Holder::Section(id) => lit.insert(Target::Section(id.0)),
            }
        }
    }
    lit
}
