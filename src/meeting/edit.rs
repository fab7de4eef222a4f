//! What a user does to a meeting: each a change of the whole value, so that undo has nothing to learn.

use super::notes::About;
use super::{Guest, Meeting, Topic, TopicPlace};
use crate::plan::{Plan, SectionId};

impl Meeting {
    /// Where something stands on the agenda, by itself.
    pub fn topic(&self, place: TopicPlace) -> Option<usize> {
        self.agenda.topics.iter().position(|topic| topic.place == place)
    }

    /// Takes something on the agenda, or off it.
    pub fn toggle_topic(&mut self, place: TopicPlace) {
        match self.topic(place) {
            Some(at) => drop(self.agenda.topics.remove(at)),
            None => self.agenda.topics.push(Topic::new(place)),
        }
    }

    /// Takes these on the agenda where it does not have them; how many it had not.
    pub fn add_topics(&mut self, places: impl IntoIterator<Item = TopicPlace>) -> usize {
        let before = self.agenda.topics.len();
        for place in places {
            if self.topic(place).is_none() {
                self.agenda.topics.push(Topic::new(place));
            }
        }
        self.agenda.topics.len() - before
    }

    /// Moves a topic up or down; at either end it stays.
    pub fn move_topic(&mut self, at: usize, by: isize) {
        let to = at.checked_add_signed(by).filter(|to| *to < self.agenda.topics.len());
        if let Some(to) = to.filter(|_| at < self.agenda.topics.len()) {
            let topic = self.agenda.topics.remove(at);
            self.agenda.topics.insert(to, topic);
        }
    }

    /// Whether a unit stands on the list of those invited, by its own name.
    pub fn lists(&self, unit: &str) -> bool {
        self.attendees.guests.iter().any(|guest| guest.unit == unit)
    }

    /// Invites a unit, or no longer: then everybody whom it sends.
    pub fn toggle_guest(&mut self, unit: &str) {
        if self.lists(unit) {
            self.attendees.guests.retain(|guest| guest.unit != unit);
        } else {
            self.attendees.guests.push(Guest::of(unit));
        }
    }

    /// Invites those who are not yet; how many that were.
    pub fn invite<'n>(&mut self, units: impl IntoIterator<Item = &'n str>) -> usize {
        let before = self.attendees.guests.len();
        for unit in units {
            if !self.lists(unit) {
                self.attendees.guests.push(Guest::of(unit));
            }
        }
        self.attendees.guests.len() - before
    }

    /// Takes persons in who were typed or pasted. Where a unit was invited without a person, its first one fills
    /// that line; who stands there already is not taken twice.
    pub fn add_guests(&mut self, guests: impl IntoIterator<Item = Guest>) {
        let list = &mut self.attendees.guests;
        for guest in guests {
            let open = |each: &&mut Guest| each.unit == guest.unit && each.person.is_empty();
            if guest.person.is_empty() && list.iter().any(|each| each.unit == guest.unit) {
                continue;
            }
            if let Some(empty) = list.iter_mut().find(open) {
                *empty = guest;
            } else if let Some(same) =
                list.iter_mut().find(|each| each.unit == guest.unit && each.person == guest.person)
            {
                *same = guest;
            } else {
                list.push(guest);
            }
        }
    }

    /// The same with every unit called as `called` says.
    #[must_use]
    pub fn renamed(&self, called: impl Fn(&str) -> String) -> Self {
        let mut meeting = self.clone();
        for topic in &mut meeting.agenda.topics {
            topic.presenter = topic.presenter.as_deref().map(&called);
        }
        for guest in &mut meeting.attendees.guests {
            guest.unit = called(&guest.unit);
        }
        meeting.lists.members = self
            .lists
            .members
            .iter()
            .map(|(name, members)| (called(name), members.iter().map(|name| called(name)).collect()))
            .collect();
        for note in &mut meeting.notes.notes {
            if let About::Unit(name) | About::Assignment(_, name, _) = &mut note.about {
                *name = called(name);
            }
        }
        meeting.notes = std::mem::take(&mut meeting.notes).sorted();
        meeting
    }
}

/// What of a plan is shown, as topics: the tasks of which every measure shows, and else the measures, in document
/// order. `shown` is by measure.
pub fn topics_of(plan: &Plan, shown: &[bool]) -> Vec<TopicPlace> {
    let shows = |at: usize| shown.get(at).copied().unwrap_or(false);
    let mut whole = vec![true; plan.sections.len()];
    for (at, measure) in plan.measures.iter().enumerate() {
        if !shows(at) {
            plan.path(measure.section).iter().for_each(|section| whole[section.index()] = false);
        }
    }
    let mut topics = Vec::new();
    for (at, measure) in plan.measures.iter().enumerate().filter(|(at, _)| shows(*at)) {
        let task = measure.section;
        let topic = if task != SectionId::DOCUMENT && whole[task.index()] {
            TopicPlace::section(plan, task)
        } else {
            TopicPlace::measure(plan, plan.measures[at].id)
        };
        if !topics.contains(&topic) {
            topics.push(topic);
        }
    }
    topics
}
