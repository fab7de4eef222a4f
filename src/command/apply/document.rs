//! Opening, saving, corrections.

use super::choose;
use crate::command::{Effect, Loaded};
use crate::state::document::file_stem;
use crate::state::session::{Dialog, Leaving, SaveForm};
use crate::state::{Choices, Document, Origin, Settings, Snapshot, State};
use std::path::PathBuf;

pub(super) fn open(state: &mut State, path: Option<PathBuf>) -> Vec<Effect> {
    if state.must_ask() {
        state.session.dialog = Some(Dialog::Unsaved(Leaving::Open(path)));
        return Vec::new();
    }
    load(state, path)
}

pub(super) fn load(state: &mut State, path: Option<PathBuf>) -> Vec<Effect> {
    state.session.dialog = None;
    vec![Effect::Load(path)]
}

/// The new document takes the place of the old; settings stay.
pub(super) fn loaded(state: &mut State, loaded: &Loaded) -> Vec<Effect> {
    let Some(document) = loaded.document.lock().ok().and_then(|mut slot| slot.take()) else {
        return Vec::new();
    };
    let settings = state.choices.settings.clone();
    let (choices, place, lost) = loaded.restored.clone().unwrap_or_default();
    let recovered = document.origin == Origin::Recovered;
    let as_issued = matches!(document.origin, Origin::File(_));
    let mut effects = told(&document, lost, as_issued);
    effects.push(Effect::Title(document.name.clone()));
    // What stands on the shelf stays, to be compared with the new document.
    let shelf = std::mem::take(&mut state.shelf);
    *state = State::open(&document, Choices { settings, ..choices }, place);
    state.shelf = shelf;
    if as_issued {
        // What was read is said before anything is shown of it.
        state.session.dialog = Some(Dialog::Reading);
    }
    if recovered {
        // What was kept aside is in no file of the user's: it stays unsaved.
        state.saved = Choices { settings: Settings::default(), ..Choices::default() };
        effects.push(Effect::Tell("notice.recovered", Vec::new()));
    }
    effects
}

fn told(document: &Document, lost: usize, as_issued: bool) -> Vec<Effect> {
    let mut effects = Vec::new();
    if lost > 0 {
        effects.push(Effect::Tell("notice.not-restored", vec![lost.to_string()]));
    }
    let open = document.diagnostics.iter().filter(|each| crate::state::session::needs_a_look(each)).count();
    if !document.unfit.is_empty() {
        effects.push(Effect::Tell("notice.unfit", vec![document.unfit.len().to_string()]));
    }
    if open > 0 && !as_issued {
        effects.push(Effect::Tell("notice.diagnostics", vec![open.to_string()]));
    }
    effects
}

pub(super) fn recover(state: &mut State, path: PathBuf) -> Vec<Effect> {
    state.session.dialog = None;
    vec![Effect::Recover(path)]
}

pub(super) fn discard(state: &mut State, path: PathBuf) -> Vec<Effect> {
    state.session.dialog = None;
    vec![Effect::Discard(path)]
}

pub(super) fn save(state: &mut State) -> Vec<Effect> {
    match &state.document.origin {
        Origin::Snapshot(path) => {
            let path = path.to_string_lossy().into_owned();
            let (title, note) = (state.choices.title.clone(), state.choices.note.clone());
            save_to(state, SaveForm { path, title, note, replace: true })
        }
        Origin::Seed | Origin::File(_) | Origin::Recovered => save_as(state),
    }
}

pub(super) fn save_as(state: &mut State) -> Vec<Effect> {
    let plan = &state.document.plan;
    let unit = state.choices.filter.unit.map(|id| plan.unit(id).name.as_str());
    let title = if state.choices.title.is_empty() {
        [Some(plan.title.text.as_str()), unit].into_iter().flatten().collect::<Vec<_>>().join(" ")
    } else {
        state.choices.title.clone()
    };
    let name = file_stem(&title);
    let form =
        SaveForm { path: format!("{name}.dutymap"), title, note: state.choices.note.clone(), replace: false };
    state.session.dialog = Some(Dialog::Save(form));
    Vec::new()
}

pub(super) fn save_to(state: &mut State, form: SaveForm) -> Vec<Effect> {
    choose(state, "step.title", |choices| {
        choices.title.clone_from(&form.title);
        choices.note.clone_from(&form.note);
    });
    let snapshot = Snapshot::of(&state.document, &state.choices, &state.place);
    let choices = Box::new(state.choices.clone());
    vec![Effect::Save { form, snapshot: Box::new(snapshot), choices }]
}

pub(super) fn saved(state: &mut State, path: PathBuf, choices: Choices, at: String) -> Vec<Effect> {
    let shown = path.to_string_lossy().into_owned();
    state.saved = choices;
    state.session.dialog = None;
    let mut document = state.document.with_origin(Origin::Snapshot(path));
    document.saved_at = at;
    state.document = std::sync::Arc::new(document);
    let name = path_name(&shown);
    vec![Effect::Tell("notice.saved", vec![shown]), Effect::Title(name)]
}

fn path_name(path: &str) -> String {
    std::path::Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

pub(super) fn quit(state: &mut State) -> Vec<Effect> {
    if state.must_ask() {
        state.session.dialog = Some(Dialog::Unsaved(Leaving::Quit));
        return Vec::new();
    }
    vec![Effect::Close]
}
