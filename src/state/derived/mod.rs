//! What follows from document and choices, computed again only when its own inputs differ: one file a view,
//! and only for the views that are open.

mod columns;
pub mod compare;
pub mod duties;
pub mod marks;
mod matrix;
mod meeting;
mod network;
pub mod overview;
mod page;

pub use columns::Columns;
pub use compare::{Beside, Compare};
pub use duties::Duties;
pub use matrix::Matrix;
pub use meeting::Meeting;
pub use network::Network;
pub use overview::Overview;

use super::choices::Choices;
use super::document::Document;
use super::session::{Place, Sizes};
use crate::graph::{Filter, Load};
use crate::plan::{Correction, Holder, RoleSet, UnitId};
use crate::scene::look::Marks;
use crate::scene::{Point, Scene, Target, TargetSet};
use crate::view::{Offer, View, reader};
use crate::words::Language;
use std::sync::Arc;

/// What everything follows from.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// What is open.
    pub document: &'a Document,
    /// What the user chose about it.
    pub choices: &'a Choices,
    /// Where the user stands.
    pub place: &'a Place,
    /// How large each view is.
    pub sizes: &'a Sizes,
    /// What is hovered, else selected.
    pub lit: Option<Target>,
}

impl Inputs<'_> {
    /// The language of the interface.
    pub fn language(&self) -> Language {
        self.choices.settings.language
    }

    /// How large a view is, in points.
    pub fn size(&self, view: View) -> Point {
        self.sizes.0[view as usize]
    }
}

/// What follows. Fields are read while drawing; [`Derived::refresh`] is the only writer.
pub struct Derived {
    /// What the filter lets through.
    pub shown: TargetSet,
    /// By unit, how much it has to do.
    pub loads: Vec<Load>,
    /// By unit, how much of that the filter lets through.
    pub shown_loads: Vec<Load>,
    /// Participation lines that are drawn, and the units whose stubs they replace.
    pub raised: TargetSet,
    /// What is lit while something is hovered or selected.
    pub lit: Option<TargetSet>,
    /// The two columns. Always there: the list of units stands in their order.
    pub columns: Columns,
    /// The overview, while it is open.
    pub overview: Option<Overview>,
    /// The matrix, while it is open.
    pub matrix: Option<Matrix>,
    /// The network, while it is open.
    pub network: Option<Network>,
    /// The lists of duties, while they are open.
    pub duties: Option<Duties>,
    /// The meeting, while it is open.
    pub meeting: Option<Meeting>,
    /// The comparison with another version, while it is open.
    pub compare: Option<Compare>,
    /// What is marked in every view: the meeting and the comparison.
    pub marks: Marks,
    /// What the open plan is compared with.
    beside: Beside,
    /// The text as the reader shows it, once it was opened.
    pub reader: Option<Arc<reader::Model>>,
    /// Grows with every new scene, shown, raised or lit: a painter's cache is valid while it stays.
    pub revision: u64,
    keys: Keys,
}

/// A view's scene with what of it shows.
#[derive(Clone, Copy)]
pub struct Canvas<'a> {
    /// What is drawn.
    pub scene: &'a Scene,
    /// What the filter lets through.
    pub shown: &'a TargetSet,
    /// What shows although it is hidden at rest.
    pub raised: &'a TargetSet,
    /// What is lit.
    pub lit: Option<&'a TargetSet>,
    /// What is marked.
    pub marks: &'a Marks,
}

/// The inputs that the parts of all views were computed from.
#[derive(PartialEq)]
struct Keys {
    corrections: Vec<Correction>,
    filter: Filter,
    raised: (Filter, bool, Beside),
    lit: Option<Target>,
    marks: marks::Key,
}

impl Keys {
    fn of(inputs: &Inputs, beside: &Beside) -> Self {
        let choices = inputs.choices;
        Self {
            corrections: inputs.document.corrections.clone(),
            filter: choices.filter.clone(),
            raised: (choices.filter.clone(), choices.participation, beside.clone()),
            lit: inputs.lit,
            marks: marks::Key::of(choices, beside),
        }
    }
}

impl Derived {
    /// Everything, for the first time.
    pub fn of(inputs: &Inputs) -> Self {
        let (document, choices) = (inputs.document, inputs.choices);
        let shown = shown(document, &choices.filter);
        let raised = raised(document, choices, &shown);
        let lit = inputs.lit.map(|target| neighbours(document, target));
        let shown_loads = loads(document, Some(&shown));
        let columns = Columns::of(inputs, &shown, &shown_loads);
        let mut derived = Self {
            loads: loads(document, None),
            shown_loads,
            shown,
            raised,
            lit,
            columns,
            overview: None,
            matrix: None,
            network: None,
            duties: None,
            meeting: None,
            compare: None,
            marks: marks::marks(document, choices),
            beside: Beside::default(),
            reader: None,
            revision: 0,
            keys: Keys::of(inputs, &Beside::default()),
        };
        derived.refresh_views(inputs, false);
        derived
    }

    /// Whether it shows what this filter lets through.
    pub fn is_of(&self, filter: &Filter) -> bool {
        self.keys.filter == *filter
    }

    /// What the open plan is compared with from now on: part of what everything follows from, for a window only.
    pub fn lay_beside(&mut self, beside: Beside) {
        self.beside = beside;
    }

    /// Brings everything up to date.
    pub fn refresh(&mut self, inputs: &Inputs) {
        let (document, choices) = (inputs.document, inputs.choices);
        let keys = Keys::of(inputs, &self.beside);
        let corrected = self.keys.corrections != keys.corrections;
        let mut changed = keys != self.keys;
        if corrected {
            self.loads = loads(document, None);
        }
        if corrected || self.keys.filter != keys.filter {
            self.shown = shown(document, &choices.filter);
            self.shown_loads = loads(document, Some(&self.shown));
        }
        if corrected || self.keys.marks != keys.marks {
            self.marks = marks::marks(document, choices);
            marks::mark_differences(&mut self.marks, document, &self.beside);
        }
        if corrected || self.keys.raised != keys.raised {
            self.raised = raised(document, choices, &self.shown);
            // A line that is new or says another role shows, whatever its role.
            for link in document.graph.links() {
                let signs = self.marks.of(Target::Link(link.id.0));
                self.raised.links[link.id.index()] |= signs.added || signs.changed;
            }
        }
        if corrected || self.keys.lit != keys.lit {
            self.lit = inputs.lit.map(|target| neighbours(document, target));
        }
        self.keys = keys;
        changed |= self.columns.refresh(inputs, &self.shown, &self.shown_loads, corrected);
        changed |= self.refresh_views(inputs, corrected);
        self.revision += u64::from(changed);
    }

    /// Counts anew what is shown, where more is shown than a filter can say.
    pub fn recount(&mut self, inputs: &Inputs) {
        self.shown_loads = loads(inputs.document, Some(&self.shown));
        self.columns.redraw(inputs, &self.shown_loads);
    }

    /// The views that are open; what is closed is forgotten. Whether one has changed.
    fn refresh_views(&mut self, inputs: &Inputs, corrected: bool) -> bool {
        let shown = &self.shown;
        let open = |view| inputs.place.shows(view);
        let mut changed = false;
        // A view that was just opened is made; one that was open is brought up to date.
        macro_rules! bring {
            ($field:ident, $view:expr, $kind:ident) => {
                if !open($view) {
                    self.$field = None;
                } else if let Some(old) = &mut self.$field {
                    changed |= old.refresh(inputs, shown, corrected);
                } else {
                    self.$field = Some($kind::of(inputs, shown));
                    changed = true;
                }
            };
        }
        bring!(overview, View::Overview, Overview);
        bring!(matrix, View::Matrix, Matrix);
        bring!(network, View::Network, Network);
        bring!(duties, View::Duties, Duties);
        bring!(meeting, View::Meeting, Meeting);
        match &mut self.compare {
            compare if !open(View::Compare) => *compare = None,
            Some(old) => changed |= old.refresh(inputs, &self.beside, shown, corrected),
            none => {
                *none = Some(Compare::of(inputs, &self.beside, shown));
                changed = true;
            }
        }
        if corrected {
            self.reader = None;
        }
        if open(View::Reader) && self.reader.is_none() {
            self.reader = Some(read(inputs.document));
        }
        changed
    }

    /// What a view draws; none for the reader, which is text, and for a view that is closed.
    pub fn scene(&self, view: View) -> Option<&Scene> {
        match view {
            View::Columns => Some(&self.columns.scene),
            View::Overview => self.overview.as_ref().map(|view| &view.scene),
            View::Matrix => self.matrix.as_ref().map(|view| &view.scene),
            View::Network => self.network.as_ref().map(|view| &view.scene),
            View::Duties => self.duties.as_ref().map(|view| &view.scene),
            View::Meeting => self.meeting.as_ref().map(|view| &view.scene),
            View::Compare => self.compare.as_ref().map(|view| &view.scene),
            View::Reader => None,
        }
    }

    /// A view's scene with what of it shows.
    pub fn canvas(&self, view: View) -> Option<Canvas<'_>> {
        let scene = self.scene(view)?;
        let (shown, raised) = (&self.shown, &self.raised);
        let common = Canvas { scene, shown, raised, lit: self.lit.as_ref(), marks: &self.marks };
        Some(match view {
            View::Network => self.network.as_ref().map_or(common, |network| network.canvas(common)),
            // A page of text is read, not looked around in: nothing in it is dimmed.
            // In a table, row and column of what is looked at are tinted instead.
            View::Overview | View::Duties | View::Meeting | View::Matrix => Canvas { lit: None, ..common },
            View::Compare => self.compare.as_ref().map_or(common, |compare| Canvas {
                shown: &compare.everything,
                marks: &compare.unmarked,
                lit: None,
                ..common
            }),
            View::Columns | View::Reader => common,
        })
    }

    /// What a view offers by itself, by the numbers of its [`Target::Entry`].
    pub fn offers(&self, view: View) -> &[Offer] {
        match view {
            View::Overview => self.overview.as_ref().map_or(&[], |view| &view.offers),
            View::Network => self.network.as_ref().map_or(&[], |view| &view.offers),
            View::Duties => self.duties.as_ref().map_or(&[], |view| &view.offers),
            View::Meeting => self.meeting.as_ref().map_or(&[], |view| &view.offers),
            View::Compare => self.compare.as_ref().map_or(&[], |view| &view.offers),
            View::Matrix => self.matrix.as_ref().map_or(&[], |view| &view.offers),
            View::Columns | View::Reader => &[],
        }
    }
}

/// The text as the reader shows it.
fn read(document: &Document) -> Arc<reader::Model> {
    Arc::new(reader::model(&document.plan, &document.graph, &document.diagnostics))
}

/// What the filter lets through, as targets.
pub fn shown(document: &Document, filter: &Filter) -> TargetSet {
    let mask = filter.mask(&document.plan, &document.graph);
    TargetSet {
        units: mask.units,
        measures: mask.measures,
        sections: mask.sections,
        links: mask.links,
        ties: None,
    }
}

/// By unit, how many lines it has, or how many of these.
fn loads(document: &Document, among: Option<&TargetSet>) -> Vec<Load> {
    let mut loads = vec![Load::default(); document.plan.units.len()];
    for link in document.graph.links() {
        if among.is_none_or(|among| among.has(Target::Link(link.id.0))) {
            loads[link.unit.index()].add(link.role);
        }
    }
    loads
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
            Target::Tie(one, other) => {
                let both = [one, other];
                both.contains(&link.unit.0) && both.iter().all(|id| graph.names(link.holder, UnitId(*id)))
            }
            Target::Entry(_) => false,
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
