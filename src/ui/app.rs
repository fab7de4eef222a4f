//! The window's frame loop: reports in, panels drawn from read-only state, queued commands applied, effects out.

use super::desk::Desk;
use super::jobs::{self, Jobs, Report};
use super::look::Applied;
use super::notices::Notices;
use super::{
    banner, chosen, dialogs, findings, inspector, keys, menu, palette, panes, search, status, units,
};
use crate::command::{Command, apply};
use crate::state::open::{OpenError, seed};
use crate::state::session::Dialog;
use crate::state::{Choices, Place, State};
use crate::view::View;
use eframe::egui::{self, CentralPanel, Frame, Panel, Ui};
use std::path::PathBuf;

/// What a window opens with.
#[derive(Debug, Clone, Default)]
pub struct Opening {
    /// A plan or a snapshot; none is the plan that ships inside.
    pub file: Option<PathBuf>,
    /// Where settings, recent files and unsaved work are kept; none keeps nothing.
    pub folder: Option<PathBuf>,
}

/// The window. Six things, and none of them is a bag of everything else.
pub struct App {
    state: State,
    commands: Vec<Command>,
    jobs: Jobs,
    panes: panes::Panes,
    look: Applied,
    notices: Notices,
}

impl App {
    /// A window on the plan that ships inside, which a named file then takes the place of.
    pub fn new(ctx: &egui::Context, opening: Opening) -> Result<Self, OpenError> {
        let jobs = Jobs::new(ctx, opening.folder);
        let choices = Choices { settings: jobs.settings(), ..Choices::default() };
        let mut state = State::open(&seed()?, choices, Place::default());
        let mut commands = Vec::new();
        if let Some(file) = opening.file {
            commands.push(Command::Open(file));
        } else if let Some(left) = jobs.recovery.found.first() {
            state.session.dialog = Some(Dialog::Recover(left.clone(), jobs::kept(left)));
        }
        let mut look = Applied::default();
        look.update(ctx, &state.choices.settings);
        let (panes, notices) = (panes::Panes::default(), Notices::default());
        Ok(Self { state, commands, jobs, panes, look, notices })
    }

    /// The state, for tests.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Queues a command, as a panel would.
    pub fn act(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        self.take_reports(ui.input(|input| input.time));
        let dropped: Vec<PathBuf> =
            ui.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        let beside = self.state.place.view == View::Compare || ui.input(|input| input.modifiers.command);
        let open = if beside { Command::CompareFile } else { Command::Open };
        self.commands.extend(dropped.into_iter().next().map(open));
        if ui.input(|input| input.viewport().close_requested()) && self.state.must_ask() {
            ui.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.commands.push(Command::Quit);
        }

        // Before keys are taken by commands.
        let speaks = pointer_speaks(ui);
        let progress = self.jobs.progress();
        let mut cancel = false;
        let mut desk = Desk {
            state: &self.state,
            commands: &mut self.commands,
            hovered: None,
            recent: &self.jobs.recent,
        };
        keys::queue(ui.ctx(), &mut desk);
        panels_ui(ui, &mut desk, &mut self.panes);
        dialogs::dialogs_ui(ui, &mut desk);
        palette::palette_ui(ui, &mut desk);
        if let Some((what, share)) = progress {
            cancel = progress_ui(ui, &desk, what, share);
        }
        self.notices.ui(ui, &desk);
        let hovered = desk.hovered.filter(|_| speaks);
        if hovered != desk.state.session.hover {
            desk.act(Command::Hover(hovered));
        }
        if cancel {
            self.jobs.cancel();
        }
        self.run_commands(ui);
    }

    fn take_reports(&mut self, now: f64) {
        for report in self.jobs.reports() {
            match report {
                Report::Command(command) => self.commands.push(*command),
                Report::Tell(text, failed) => self.notices.tell(text, failed, now),
                Report::Opened(_) => self.notices.worked(),
                Report::Progress(..) | Report::Done | Report::Recovered(_) => {}
            }
        }
    }

    fn run_commands(&mut self, ui: &Ui) {
        if !self.commands.is_empty() {
            ui.request_repaint();
        }
        for command in std::mem::take(&mut self.commands) {
            for effect in apply(&mut self.state, command) {
                self.jobs.run(effect, &self.state);
            }
        }
        self.look.update(ui.ctx(), &self.state.choices.settings);
        self.jobs.keep_aside(&self.state, ui.input(|input| input.time));
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.jobs.recovery.clear();
    }
}

/// Whether what lies under the pointer counts: a pointer that rests while somebody types does not, until it moves.
fn pointer_speaks(ui: &Ui) -> bool {
    let id = egui::Id::unique("pointer-rests");
    let rested = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let (moved, typed) = ui.input(|input| {
        let key = |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
        let moved = input.pointer.delta() != egui::Vec2::ZERO || input.pointer.any_pressed();
        (moved, input.events.iter().any(key))
    });
    let rests = (rested || typed) && !moved;
    if rests != rested {
        ui.data_mut(|data| data.insert_temp(id, rests));
    }
    !rests
}

/// The panels: menu and banner above, units left, inspector right, status and what the reader noticed below,
/// the views between.
fn panels_ui(ui: &mut Ui, desk: &mut Desk, panes: &mut panes::Panes) {
    Panel::top("menu").show(ui, |ui| menu::menu_ui(ui, desk));
    Panel::top("banner").frame(Frame::NONE).show(ui, |ui| banner::banner_ui(ui, desk));
    Panel::bottom("status").show(ui, |ui| status::status_ui(ui, desk));
    if desk.state.session.findings.open {
        let most = (ui.content_rect().height() * 0.6).max(120.0);
        Panel::bottom("findings")
            .resizable(true)
            .default_size(210.0)
            .size_range(110.0..=most)
            .show(ui, |ui| findings::findings_ui(ui, desk));
    }
    let width = ui.available_width();
    Panel::left("units").default_size((width * 0.19).clamp(190.0, 310.0)).size_range(160.0..=420.0).show(
        ui,
        |ui| {
            ui.add_space(3.0);
            if !search::search_ui(ui, desk) {
                // Below the list, so that it does not move under the pointer.
                if !desk.state.choices.chosen.is_empty() {
                    Panel::bottom("chosen").show(ui, |ui| chosen::chosen_ui(ui, desk));
                }
                units::units_ui(ui, desk);
            }
        },
    );
    Panel::right("inspector")
        .default_size((width * 0.24).clamp(230.0, 430.0))
        .size_range(200.0..=640.0)
        .show(ui, |ui| inspector::inspector_ui(ui, desk));
    CentralPanel::no_frame().show(ui, |ui| panes.ui(ui, desk));
}

/// How far the reading of a large file is, or another long work. True when the user wants no more of it.
fn progress_ui(ui: &Ui, desk: &Desk, what: &str, share: f32) -> bool {
    egui::Area::new(egui::Id::unique("progress"))
        .anchor(egui::Align2::CENTER_CENTER, [0.0, 0.0])
        .order(egui::Order::Foreground)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style())
                .show(ui, |ui| {
                    ui.label(desk.text(what));
                    ui.add(egui::ProgressBar::new(share).desired_width(280.0).show_percentage());
                    ui.button(desk.text("dialog.cancel")).clicked()
                })
                .inner
        })
        .inner
}
