//! What each command does: state and command in, changed state and effects out. Pure: no file, no clock.
//!
//! One file a group of commands. A choice goes through [`choose`], which keeps history; a step to another
//! place goes through [`go`], which keeps the trail.

mod compare;
mod copy;
mod correct;
mod desk;
mod document;
mod filter;
mod findings;
mod meeting;
mod packs;
mod panes;
mod place;
mod reader;
mod view;

pub use correct::found_units;
pub use desk::target_of;

use super::{Command, Effect, Stroke};
use crate::plan::UnitId;
use crate::state::{Choices, Place, State};

/// Does a command.
#[allow(clippy::too_many_lines, reason = "one line a command, whole on one page")]
pub fn apply(state: &mut State, command: Command) -> Vec<Effect> {
    let effects = match command {
        Command::Open(path) => document::open(state, Some(path)),
        Command::OpenSeed => document::open(state, None),
        Command::OpenAnyway(path) => document::load(state, path),
        Command::OpenDialog => vec![Effect::PickOpen],
        Command::Loaded(loaded) => document::loaded(state, &loaded),
        Command::Recover(path) => document::recover(state, path),
        Command::DiscardRecovered(path) => document::discard(state, path),
        Command::ClearRecent => vec![Effect::ClearRecent],
        Command::Save => document::save(state),
        Command::SaveAs => document::save_as(state),
        Command::SaveTo(form) => document::save_to(state, form),
        Command::Saved(path, choices, at) => document::saved(state, path, *choices, at),
        Command::SaveDialog(form) => vec![Effect::PickSave(form)],
        Command::ExportDialog(picture) => vec![Effect::Export(picture)],
        Command::MakePack(form) => packs::make(state, Effect::Pack(form)),
        Command::PackDialog(form) => packs::make(state, Effect::PickPack(form)),
        Command::MakePackets(form) => packs::make(state, Effect::Packets(form)),
        Command::PacketsDialog(form) => packs::make(state, Effect::PickPackets(form)),
        Command::ExportPapers(papers) => vec![Effect::ExportPapers(papers)],
        Command::Quit => document::quit(state),
        Command::QuitAnyway => vec![Effect::Close],

        Command::SetUnit(unit) => filter::set_unit(state, unit),
        Command::ToggleRole(role) => filter::toggle_role(state, role),
        Command::ToggleKind(kind) => filter::toggle_kind(state, kind),
        Command::ToggleSection(section) => filter::toggle_section(state, section),
        Command::SetText(text) => filter::set_text(state, text),
        Command::SetList(list) => choose(state, "step.list", |choices| choices.filter.list = list),
        Command::ClearFilter => filter::clear(state),
        Command::WholePlan => filter::whole_plan(state),
        Command::SelectedAsUnit => filter::selected_as_unit(state),

        Command::SetOrder(order) => choose(state, "step.order", |choices| choices.order = order),
        Command::Fold(section) => view::fold(state, section),
        Command::FoldAll => view::fold_all(state),
        Command::UnfoldAll => choose(state, "step.fold", |choices| choices.folded.clear()),
        Command::ToggleCompact => view::toggle_compact(state),
        Command::ToggleParticipation => {
            choose(state, "step.participation", |choices| choices.participation = !choices.participation)
        }
        Command::Fit => view::fit(state),
        Command::Look(view, camera) => view::look(state, view, camera),
        Command::Size(view, size) => place::size(state, view, size),
        Command::Zoom(factor) => view::zoom(state, factor),
        Command::Pan(share) => view::pan(state, share),

        Command::SetView(view) => panes::set_view(state, view),
        Command::Arrange(view, beside) => panes::arrange(state, view, beside),
        Command::ToggleBeside => panes::toggle_beside(state),
        Command::OtherView => panes::other(state),
        Command::Take(view, offer) => return panes::take(state, view, offer),
        Command::Choose(unit) => choose_unit(state, unit),
        Command::ChooseNone => choose_units(state, Vec::clear),
        Command::SetOverview(choice) => choose(state, "step.overview", |choices| choices.overview = choice),
        Command::SetMatrix(choice) => choose(state, "step.matrix", |choices| choices.matrix = choice),
        Command::SetNetwork(choice, stroke) => {
            view::other_form(state, &choice);
            step(state, "step.network", stroke == Stroke::Follows, |choices| choices.network = choice)
        }
        Command::SetDuties(choice) => choose(state, "step.duties", |choices| choices.duties = choice),
        Command::SetMeeting(meeting, stroke) => meeting::set(state, *meeting, stroke),
        Command::StepUnit(by) => place::step_unit(state, by),

        Command::Read(offset) => reader::read(state, offset),
        Command::Seen(words, leaf) => reader::seen(state, &words, leaf),
        Command::MarkWords(words) => reader::mark(state, words),
        Command::CopyWords => reader::copy(state),
        Command::Find(query) => reader::find(state, query),
        Command::FindStep(by) => reader::find_step(state, by),
        Command::FocusFind => reader::focus_find(state),
        Command::FindFocused => reader::find_focused(state),

        Command::ToggleFindings => findings::toggle(state),
        Command::ToggleSeverity(severity) => findings::toggle_severity(state, severity),
        Command::SetCode(code) => findings::set_code(state, code),
        Command::Finding(at) => findings::stand(state, at),
        Command::FindingStep(by) => findings::step(state, by),
        Command::CopyFindings => findings::copy(state),

        Command::Select(target) => place::select(state, target),
        Command::Reveal(target) => place::reveal(state, target),
        Command::Step(by) => place::step(state, by),
        Command::Aside(by) => place::aside(state, by),
        Command::Back => place::back(state),
        Command::Forward => place::forward(state),

        Command::Undo => undo_redo(state, crate::state::History::undo),
        Command::Redo => undo_redo(state, crate::state::History::redo),
        Command::Correct(correction) => correct::correct(state, correction),
        Command::Uncorrect(unit) => correct::uncorrect(state, unit),
        Command::TakeBack(at) => correct::take_back(state, at),
        Command::TakeBackAll => correct::corrections(state, Vec::new()),
        Command::MergeStep(by) => correct::merge_step(state, by),
        Command::MergeTake => correct::merge_take(state),
        Command::SetLook(look) => settings(state, |settings| settings.look = look),
        Command::ToggleLook => settings(state, |settings| settings.look = settings.look.other()),
        Command::SetLanguage(language) => settings(state, |settings| settings.language = language),
        Command::SetScale(scale) => settings(state, |settings| settings.scale = scale.clamp(100, 200)),

        Command::Entry(id) => return desk::entry(state, id),
        Command::Hover(target) => desk::hover(state, target),
        Command::FocusSearch => desk::focus_search(state, true),
        Command::SearchFocused => desk::focus_search(state, false),
        Command::Search(query) => desk::search(state, query),
        Command::SearchStep(by) => desk::search_step(state, by),
        Command::SearchTake => desk::search_take(state),
        Command::TogglePalette => desk::toggle_palette(state),
        Command::Palette(query) => desk::palette(state, query),
        Command::PaletteStep(by) => desk::palette_step(state, by),
        Command::PaletteTake => return desk::palette_take(state),
        Command::Show(dialog) => desk::show(state, dialog),
        Command::Escape => return desk::escape(state),
        Command::Copy(text) => vec![Effect::Copy(text)],
        Command::CopyUnits => copy::units(state),
        Command::CopyTable => copy::table(state),
        Command::CopyDuties => copy::duties(state),
        Command::CopyDutiesTable => copy::duties_table(state),
        Command::CopyOverview => copy::overview(state),

        Command::ToggleTopic(target) => meeting::toggle_topic(state, target),
        Command::MoveTopic(by) => meeting::move_topic(state, by),
        Command::AddShown => meeting::add_shown(state),
        Command::ToggleGuest(name) => meeting::toggle_guest(state, &name),
        Command::InviteCalled(need) => meeting::invite_called(state, need),
        Command::InviteChosen => meeting::invite_chosen(state),
        Command::AddGuests(text) => meeting::add_guests(state, &text),
        Command::Note(target, text, stroke) => meeting::note(state, target, text, stroke),
        Command::CopyPaper(paper) => meeting::copy(state, paper),
        Command::CopyPaperTable(paper) => meeting::copy_table(state, paper),
        Command::SavePages(preview) => desk::pages(state, preview, false),
        Command::Print(preview) => desk::pages(state, preview, true),
        Command::CompareDialog => vec![Effect::PickCompare],
        Command::CompareFile(path) => compare::file(state, path),
        Command::CompareSaved => compare::saved(state),
        Command::Shelved(other) => compare::shelved(state, other),
        Command::Compared(found) => compare::compared(state, found),
        Command::CompareWith(at) => compare::shelf(state, |shelf| shelf.compare_with(at)),
        Command::TakeOff(at) => compare::shelf(state, |shelf| shelf.take_off(at)),
        Command::SwapVersions => compare::shelf(state, crate::state::Shelf::swap),
        Command::SetCompare(choice) => compare::set(state, choice),
        Command::ToggleCompareMarks => compare::shelf(state, |shelf| shelf.marked = !shelf.marked),
        Command::CopyComparison => compare::copy(state),
        Command::CopyComparisonTable => compare::copy_table(state),
        Command::SaveComparison(telling) => compare::save(state, telling),
    };
    settle(state);
    effects.into_iter().chain(compare::settle(state)).collect()
}

/// Brings what follows up to date; where another filter is set, what it leaves of a table into view.
fn settle(state: &mut State) {
    let filtered = !state.derived.is_of(&state.choices.filter);
    state.refresh();
    if filtered && !state.choices.filter.is_empty() {
        place::show_left(state);
        state.refresh();
    }
}

/// Changes what is chosen, as one step of history called `name` (a key of `words/`).
fn choose(state: &mut State, name: &'static str, change: impl FnOnce(&mut Choices)) -> Vec<Effect> {
    step(state, name, false, change)
}

/// The same for what is typed or dragged: steps of one stroke become one.
fn step(
    state: &mut State,
    name: &'static str,
    follows: bool,
    change: impl FnOnce(&mut Choices),
) -> Vec<Effect> {
    let before = state.choices.clone();
    change(&mut state.choices);
    if state.choices != before {
        state.history.record(before, name, follows);
    }
    Vec::new()
}

/// Goes to another place, keeping the way back where the view or what is selected differs.
fn go(state: &mut State, place: Place) -> Vec<Effect> {
    let stand = |place: &Place| (place.selection, place.view, place.beside);
    if stand(&state.place) != stand(&place) {
        state.trail.leave(state.place);
    }
    state.place = place;
    Vec::new()
}

/// Takes a unit in or leaves it out. Who takes in a second one means the one that is selected as well.
fn choose_unit(state: &mut State, unit: UnitId) -> Vec<Effect> {
    let selected = match state.place.selection {
        Some(crate::scene::Target::Unit(id)) if id != unit.0 => Some(UnitId(id)),
        _ => None,
    };
    choose_units(state, |chosen| {
        if let Some(at) = chosen.iter().position(|id| *id == unit) {
            chosen.remove(at);
            return;
        }
        if chosen.is_empty() {
            chosen.extend(selected);
        }
        chosen.push(unit);
    })
}

fn choose_units(state: &mut State, change: impl FnOnce(&mut Vec<UnitId>)) -> Vec<Effect> {
    choose(state, "step.chosen", |choices| change(&mut choices.chosen))
}

fn settings(state: &mut State, change: impl FnOnce(&mut crate::state::Settings)) -> Vec<Effect> {
    choose(state, "step.settings", |choices| change(&mut choices.settings));
    vec![Effect::KeepSettings]
}

fn undo_redo(
    state: &mut State,
    walk: fn(&mut crate::state::History<Choices>, Choices) -> Option<Choices>,
) -> Vec<Effect> {
    let Some(choices) = walk(&mut state.history, state.choices.clone()) else { return Vec::new() };
    view::other_form(state, &choices.network);
    let settings_differ = choices.settings != state.choices.settings;
    state.choices = choices;
    if settings_differ { vec![Effect::KeepSettings] } else { Vec::new() }
}
