//! What two snapshots of a plan keep beside its text: title and note, filter, corrections, the meeting.
//!
//! What is kept comes in as [`Statement`]s, each about something that a key tells apart, so that nothing here
//! knows what a meeting is; who makes them says what is the same in both versions by giving it the same key.

use super::order;
use crate::scene::Target;
use std::collections::BTreeMap;

/// Which part of a snapshot a statement is from, in the order in which changes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Title and note of the snapshot.
    Snapshot,
    /// Title, time, place, chair and note of the meeting.
    Meeting,
    /// 议题
    Agenda,
    /// 参会名单
    Attendees,
    /// 分发名单
    Lists,
    /// Notes, and whatever else is kept with a meeting.
    Notes,
    /// What was shown of the plan.
    Filter,
    /// What the user says instead of what was read.
    Corrections,
}

impl Part {
    /// Its key in `words/`, and in files for programs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Snapshot => "snapshot",
            Self::Meeting => "meeting",
            Self::Agenda => "agenda",
            Self::Attendees => "attendees",
            Self::Lists => "lists",
            Self::Notes => "notes",
            Self::Filter => "filter",
            Self::Corrections => "corrections",
        }
    }

    /// Whether it matters in which order its statements stand.
    fn is_ordered(self) -> bool {
        matches!(self, Self::Agenda)
    }
}

/// One thing that a snapshot keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Of which part.
    pub part: Part,
    /// What tells it apart from the others of its part; the same in both versions where it is about the same.
    pub key: String,
    /// What it is about, for people.
    pub about: String,
    /// What it says of that; may be empty where it is enough to stand there.
    pub said: String,
    /// What it is about, in the plan that it was kept with.
    pub target: Option<Target>,
}

/// A statement that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptChange {
    /// Of which part.
    pub part: Part,
    /// What the old version says; none where it says nothing of it.
    pub old: Option<Statement>,
    /// What the new version says; none where it says nothing of it.
    pub new: Option<Statement>,
    /// It changed places with others that stand in both.
    pub moved: bool,
}

/// What of `old` and `new` differs, by part; within one what stands in the old version in its order, then what
/// came in. Statements with one key stand for each other in their order.
pub fn kept(old: &[Statement], new: &[Statement]) -> Vec<KeptChange> {
    let mut by_key: BTreeMap<(Part, &str), Vec<usize>> = BTreeMap::new();
    for (at, statement) in new.iter().enumerate().rev() {
        by_key.entry((statement.part, &statement.key)).or_default().push(at);
    }
    let mut pairs: Vec<(usize, Option<usize>)> = Vec::new();
    let mut free = vec![true; new.len()];
    for (at, statement) in old.iter().enumerate() {
        let found = by_key.get_mut(&(statement.part, statement.key.as_str())).and_then(Vec::pop);
        if let Some(found) = found {
            free[found] = false;
        }
        pairs.push((at, found));
    }
    let ordered: Vec<(usize, usize)> = pairs
        .iter()
        .filter(|(at, _)| old[*at].part.is_ordered())
        .filter_map(|(at, found)| found.map(|found| (*at, found)))
        .collect();
    let places: Vec<usize> = ordered.iter().map(|(_, new)| *new).collect();
    let moved: Vec<usize> = ordered
        .iter()
        .zip(order::steady(&places))
        .filter(|(_, steady)| !steady)
        .map(|((old, _), _)| *old)
        .collect();
    let mut changes: Vec<KeptChange> = pairs
        .into_iter()
        .map(|(at, found)| KeptChange {
            part: old[at].part,
            old: Some(old[at].clone()),
            new: found.map(|found| new[found].clone()),
            moved: moved.contains(&at),
        })
        .filter(|change| {
            let says = |side: &Option<Statement>| side.as_ref().map(|each| each.said.clone());
            change.moved || says(&change.old) != says(&change.new)
        })
        .collect();
    changes.extend(new.iter().zip(free).filter(|(_, free)| *free).map(|(statement, _)| KeptChange {
        part: statement.part,
        old: None,
        new: Some(statement.clone()),
        moved: false,
    }));
    changes.sort_by_key(|change| change.part);
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(part: Part, list: &[(&str, &str)]) -> Vec<Statement> {
        let statement = |(key, said): &(&str, &str)| Statement {
            part,
            key: (*key).to_owned(),
            about: (*key).to_owned(),
            said: (*said).to_owned(),
            target: None,
        };
        list.iter().map(statement).collect()
    }

    #[test]
    fn what_came_went_changed_and_moved() {
        let old = of(Part::Agenda, &[("a", ""), ("b", "x"), ("c", ""), ("d", "")]);
        let new = of(Part::Agenda, &[("d", ""), ("a", ""), ("b", "y"), ("e", "")]);
        let changes = kept(&old, &new);
        let told: Vec<(Option<&str>, Option<&str>, bool)> = changes
            .iter()
            .map(|change| {
                let key = |side: &'_ Option<Statement>| -> Option<String> {
                    side.as_ref().map(|each| each.key.clone())
                };
                let name = |key: Option<String>| {
                    ["a", "b", "c", "d", "e"].into_iter().find(|each| key.as_deref() == Some(each))
                };
                (name(key(&change.old)), name(key(&change.new)), change.moved)
            })
            .collect();
        assert_eq!(
            told,
            [
                (Some("b"), Some("b"), false),
                (Some("c"), None, false),
                (Some("d"), Some("d"), true),
                (None, Some("e"), false)
            ]
        );
    }

    #[test]
    fn the_same_is_no_change_and_a_repeated_one_is_counted() {
        let once = of(Part::Attendees, &[("a", "x")]);
        let twice = of(Part::Attendees, &[("a", "x"), ("a", "z")]);
        assert_eq!(kept(&twice, &twice), []);
        assert_eq!(kept(&once, &twice).len(), 1);
        assert_eq!(kept(&twice, &once).len(), 1);
    }
}
