//! What is on the page: what stands on the shelf, how much changed, and which changes are listed.

use super::list::{Change, changes};
use super::{Choice, Kind, PER_PAGE, Picture, Two, Within};
use std::ops::Range;
use std::sync::Arc;

/// A document on the shelf.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// What it is called: the title of a snapshot, else that of its plan.
    pub title: String,
    /// Its file, or where else it came from.
    pub file: String,
    /// When it was saved; empty where it is no snapshot.
    pub saved_at: String,
    /// Number and day of its plan, and its title where the snapshot has one of its own.
    pub plan: String,
    /// How many measures, units and assignments it has.
    pub counts: [usize; 3],
    /// What its columns look like.
    pub picture: Arc<Picture>,
    /// Whether the open plan is compared with it.
    pub chosen: bool,
}

/// What is on the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// What stands on the shelf.
    pub shelf: Vec<Standing>,
    /// Whether there is something to compare the open plan with as it was saved.
    pub unsaved: bool,
    /// What a person chose.
    pub choice: Choice,
    /// What was found; none while nothing is compared, and while it is still being found.
    pub compared: Option<Compared>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The names of the old and of the new version.
    pub names: [String; 2],
    /// How many measures and units the old version has, and the new one.
    pub sizes: [[usize; 2]; 2],
    /// By kind, how much changed of what the filter shows.
    pub counts: [usize; Kind::ALL.len()],
    /// The changes of the chosen kind.
    pub changes: Vec<Change>,
    /// Which of them stand on this page.
    pub shown: Range<usize>,
    /// How many changes the filter leaves out, and what it asks for; none where it is empty.
    pub left_out: Option<(usize, String)>,
    /// Whether nothing differs at all.
    pub same: bool,
}

/// From the shelf and, where something is compared, from both versions. `names`: those of the old and the new one.
pub fn model(
    shelf: Vec<Standing>,
    unsaved: bool,
    choice: Choice,
    found: Option<(&Two, [String; 2], Option<&Within>)>,
) -> Model {
    let compared = found.map(|(two, names, within)| compared(two, names, within, choice));
    Model { shelf, unsaved, choice, compared }
}

fn compared(two: &Two, names: [String; 2], within: Option<&Within>, choice: Choice) -> Compared {
    let all = changes(two);
    let same = all.is_empty();
    let (kept, left_out): (Vec<Change>, Vec<Change>) =
        all.into_iter().partition(|change| within.is_none_or(|within| within.holds(two, change)));
    let left_out = within.map(|within| (left_out.len(), within.words.clone()));
    // What the filter hides is listed too where a person asked for all.
    let kept = if choice.all { changes(two) } else { kept };
    let mut counts = [0; Kind::ALL.len()];
    for change in &kept {
        for kind in &change.kinds {
            counts[*kind as usize] += change.weight();
        }
    }
    let wanted = |change: &Change| choice.only.is_none_or(|kind| change.kinds.contains(&kind));
    let changes: Vec<Change> = kept.into_iter().filter(wanted).collect();
    let from = if choice.from < changes.len() { choice.from } else { 0 };
    let shown = from..(from + PER_PAGE).min(changes.len());
    let sizes = [two.said.old, two.said.new].map(|plan| [plan.measures.len(), plan.units.len()]);
    Compared { names, sizes, counts, changes, shown, left_out, same }
}
