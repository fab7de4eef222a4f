//! Which views stand open, and what they offer.

use super::{apply, go};
use crate::command::{Command, Effect};
use crate::state::{Place, State};
use crate::view::{Offer, View};

/// Opens a view in the place of the one that has the keyboard; one that is open gets the keyboard.
pub(super) fn set_view(state: &mut State, view: View) -> Vec<Effect> {
    let beside = if state.place.beside == Some(view) { Some(state.place.view) } else { state.place.beside };
    arrange(state, view, beside)
}

pub(super) fn arrange(state: &mut State, view: View, beside: Option<View>) -> Vec<Effect> {
    let beside = beside.filter(|beside| *beside != view);
    let old = state.place;
    let effects = go(state, Place { view, beside, ..old });
    let opened = [Some(view), beside].into_iter().flatten().filter(|view| !old.shows(*view));
    for view in opened {
        match (view, old.selection) {
            (View::Reader, Some(target)) => state.session.seek = state.document.spans_of(target),
            (View::Reader, None) => {}
            // How much it shows is known once it is drawn.
            _ => state.session.arriving.push(view),
        }
    }
    effects
}

/// Beside anything, the text is what one wants to see; beside the text, where one came from.
pub(super) fn toggle_beside(state: &mut State) -> Vec<Effect> {
    let beside = match (state.place.beside, state.place.view) {
        (Some(_), _) => None,
        (None, View::Reader) => Some(View::Columns),
        (None, _) => Some(View::Reader),
    };
    arrange(state, state.place.view, beside)
}

pub(super) fn other(state: &mut State) -> Vec<Effect> {
    match state.place.beside {
        Some(beside) => arrange(state, beside, Some(state.place.view)),
        None => Vec::new(),
    }
}

/// Does what a view offers.
pub(super) fn take(state: &mut State, view: View, offer: u32) -> Vec<Effect> {
    let Some(offer) = state.derived.offers(view).get(offer as usize).cloned() else { return Vec::new() };
    match offer {
        Offer::Select(target) => apply(state, Command::Reveal(target)),
        Offer::Filter(filter) => {
            super::choose(state, "step.list", |choices| choices.filter = filter);
            super::settle(state);
            Vec::new()
        }
        Offer::Choose(unit) => apply(state, Command::Choose(unit)),
        Offer::ChooseAll(units) => {
            super::choose_units(state, |chosen| *chosen = units);
            state.refresh();
            Vec::new()
        }
        Offer::Findings => apply(state, Command::ToggleFindings),
        Offer::Open(view) => apply(state, Command::SetView(view)),
        Offer::Entry(id) => apply(state, Command::Entry(id)),
        Offer::Invite(name) => apply(state, Command::ToggleGuest(name)),
        Offer::AddTopic(target) => apply(state, Command::ToggleTopic(target)),
        Offer::SetOverview(choice) => apply(state, Command::SetOverview(choice)),
        Offer::SetCompare(choice) => apply(state, Command::SetCompare(choice)),
        Offer::CompareWith(at) => apply(state, Command::CompareWith(at)),
        Offer::TakeOff(at) => apply(state, Command::TakeOff(at)),
    }
}
