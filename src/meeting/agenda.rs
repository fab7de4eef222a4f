use crate::plan::{Holder, MeasureId, Plan, SectionId, UnitId};
use crate::scene::Target;
use serde::{Deserialize, Serialize};

/// What is talked about, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Agenda {
    /// The topics (议题).
    pub topics: Vec<Topic>,
}

/// One topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// What it is about.
    pub place: TopicPlace,
    /// Who presents it (汇报单位), by its printed name; none where nobody was chosen.
    #[serde(default)]
    pub presenter: Option<String>,
    /// Whatever else.
    #[serde(default)]
    pub note: String,
}

/// What a topic is about, by where it begins in the source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TopicPlace {
    /// The whole document.
    Whole,
    /// A measure.
    Measure(u32),
    /// A heading with all the measures under it, at any depth.
    Section(u32),
}

impl TopicPlace {
    /// A measure of a plan.
    pub fn measure(plan: &Plan, id: MeasureId) -> Self {
        Self::Measure(plan.measure(id).span.start)
    }

    /// A heading of a plan.
    pub fn section(plan: &Plan, id: SectionId) -> Self {
        match id {
            SectionId::DOCUMENT => Self::Whole,
            id => Self::Section(plan.section(id).span.start),
        }
    }

    /// Either of them.
    pub fn holder(plan: &Plan, holder: Holder) -> Self {
        match holder {
            Holder::Measure(id) => Self::measure(plan, id),
            Holder::Section(id) => Self::section(plan, id),
        }
    }

    /// The same in a plan; none where nothing begins there.
    pub fn find(self, plan: &Plan) -> Option<Holder> {
        Some(match self {
            Self::Whole => Holder::Section(SectionId::DOCUMENT),
            Self::Measure(start) => {
                Holder::Measure(plan.measures.iter().find(|measure| measure.span.start == start)?.id)
            }
            Self::Section(start) => {
                let below = plan.sections.iter().skip(1);
                Holder::Section(below.into_iter().find(|section| section.span.start == start)?.id)
            }
        })
    }

    /// The same as a target.
    pub fn target(self, plan: &Plan) -> Option<Target> {
        Some(match self.find(plan)? {
            Holder::Measure(id) => Target::Measure(id.0),
            Holder::Section(id) => Target::Section(id.0),
        })
    }
}

impl Topic {
    /// A topic without a presenter.
    pub fn new(place: TopicPlace) -> Self {
        Self { place, presenter: None, note: String::new() }
    }
}

/// A topic, found in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which topic, by its position.
    pub topic: usize,
    /// Its heading, where it is one.
    pub section: Option<SectionId>,
    /// Its measures in document order; a measure of an earlier topic stands here too.
    pub measures: Vec<MeasureId>,
    /// The headings that it covers and that carry assignments themselves, in document order.
    pub headings: Vec<SectionId>,
    /// Who presents it: the unit chosen, if the plan knows it.
    pub presenter: Option<UnitId>,
}

impl Agenda {
    /// The topics as measures and headings of a plan. A topic that begins nowhere in it has neither.
    pub fn items(&self, plan: &Plan) -> Vec<Item> {
        self.topics.iter().enumerate().map(|(at, topic)| topic.item(at, plan)).collect()
    }

    /// By measure: whether it is on it, by itself or under a heading.
    pub fn measures(&self, plan: &Plan) -> Vec<bool> {
        let mut marked = vec![false; plan.measures.len()];
        for measure in self.items(plan).into_iter().flat_map(|item| item.measures) {
            marked[measure.index()] = true;
        }
        marked
    }
}

impl Topic {
    fn item(&self, topic: usize, plan: &Plan) -> Item {
        let presenter = self.presenter.as_deref().and_then(|name| plan.unit_named(name));
        let mut item = Item { topic, section: None, measures: Vec::new(), headings: Vec::new(), presenter };
        match self.place.find(plan) {
            Some(Holder::Section(id)) => item.section = Some(id),
            Some(Holder::Measure(id)) => item.measures.push(id),
            None => {}
        }
        if let Some(section) = item.section {
            let within = |id: SectionId| plan.is_within(id, section);
            let measures = plan.measures.iter().filter(|measure| within(measure.section));
            item.measures.extend(measures.map(|measure| measure.id));
            let headings = plan.sections.iter().filter(|other| within(other.id));
            let headings = headings.filter(|other| !other.assignments.is_empty());
            item.headings.extend(headings.map(|other| other.id));
        }
        item
    }
}
