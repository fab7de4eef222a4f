//! What is asked before a meeting pack or department packets are made: what goes in, whose, and where to.

use super::desk::{Desk, colour};
use super::forms::{button, cancel, entered, head_ui};
use crate::command::Command;
use crate::page::{Fit, Paper};
use crate::state::packs::{Format, MeetingPaper, PackForm, PacketsForm, VIEWS, Whose, units};
use crate::state::session::Dialog;
use eframe::egui::{self, RichText, Ui};

/// How wide the names of groups are, in points.
const NAMES: f32 = 96.0;

/// A group of choices with its name at the left.
fn group(ui: &mut Ui, desk: &Desk, key: &str, choices: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(
            egui::vec2(NAMES, ui.spacing().interact_size.y),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_width(NAMES);
                ui.label(desk.text(key));
            },
        );
        ui.horizontal_wrapped(choices);
    });
}

/// A box that takes something into a list, in the order of `all`.
fn tick<T: PartialEq + Copy>(ui: &mut Ui, list: &mut Vec<T>, all: &[T], each: T, text: String) {
    let mut on = list.contains(&each);
    if ui.checkbox(&mut on, text).changed() {
        let old = std::mem::take(list);
        list.extend(all.iter().copied().filter(|one| if *one == each { on } else { old.contains(one) }));
    }
}

/// A field of one line with its name before it; whether Enter was pressed in it.
fn field(ui: &mut Ui, desk: &Desk, key: &str, value: &mut String) -> bool {
    let label = ui.label(desk.text(key));
    let edit = egui::TextEdit::singleline(value).desired_width(f32::INFINITY);
    let response = ui.add(edit).labelled_by(label.id);
    entered(ui, &response)
}

/// Whose sheets: the choices that there is somebody for, each with how many.
fn whose_ui(ui: &mut Ui, desk: &Desk, whose: &mut Whose) {
    let (document, choices) = (&desk.state.document, &desk.state.choices);
    let meeting = &choices.meeting;
    let of_meeting = if !meeting.attendees.guests.is_empty() {
        Some("packs.whose.invited")
    } else if !meeting.agenda.topics.is_empty() {
        Some("packs.whose.needed")
    } else {
        None
    };
    let offered = [
        of_meeting.map(|key| (key, Whose::Meeting)),
        (!choices.chosen.is_empty()).then_some(("packs.whose.chosen", Whose::Chosen)),
        desk.state.place.unit.map(|unit| ("packs.whose.selected", Whose::Units(vec![unit]))),
        Some(("packs.whose.all", Whose::All)),
    ];
    for (key, each) in offered.into_iter().flatten() {
        let count = units(&each, document, choices).len().to_string();
        let text = match &each {
            Whose::Units(units) => {
                let names = units.iter().map(|unit| document.plan.unit(*unit).name.as_str());
                desk.fill(key, &[&names.collect::<Vec<_>>().join("、")])
            }
            _ => desk.fill(key, &[&count]),
        };
        // Without a meeting, whom it needs are all.
        let on = *whose == each || (of_meeting.is_none() && *whose == Whose::Meeting && each == Whose::All);
        if ui.radio(on, text).clicked() {
            *whose = each;
        }
    }
}

/// What is there already is replaced only by a second press.
fn exists_ui(ui: &mut Ui, desk: &Desk, replace: bool, key: &str) {
    if replace {
        ui.label(RichText::new(desk.text(key)).color(colour(desk.theme().error)));
    }
}

/// Before a meeting pack is made.
pub fn pack_ui(ui: &mut Ui, desk: &mut Desk, form: &PackForm) {
    head_ui(ui, desk, "pack.title");
    let mut edited = form.clone();
    group(ui, desk, "pack.ask.papers", |ui| {
        for paper in MeetingPaper::ALL {
            let text = desk.text(&format!("paper.{}", paper.key()));
            tick(ui, &mut edited.papers, &MeetingPaper::ALL, paper, text);
        }
    });
    group(ui, desk, "pack.ask.views", |ui| {
        for view in VIEWS {
            tick(ui, &mut edited.views, &VIEWS, view, desk.text(&format!("view.{}", view.key())));
        }
    });
    if !edited.views.is_empty() {
        group(ui, desk, "pack.ask.paper", |ui| {
            for (paper, name) in [(Paper::A4, "A4"), (Paper::A3, "A3")] {
                ui.radio_value(&mut edited.paper, paper, name);
            }
            ui.separator();
            let mut tiled = edited.fit == Fit::Tile;
            let text = desk.text("pack.ask.tile");
            if ui.checkbox(&mut tiled, text).on_hover_text(desk.text("pack.ask.tile.tip")).changed() {
                edited.fit = if tiled { Fit::Tile } else { Fit::One };
            }
        });
    }
    group(ui, desk, "pack.ask.sheets", |ui| {
        if ui.radio(edited.sheets.is_none(), desk.text("packs.whose.none")).clicked() {
            edited.sheets = None;
        }
        let mut whose = edited.sheets.clone().unwrap_or(Whose::Units(Vec::new()));
        whose_ui(ui, desk, &mut whose);
        if whose != Whose::Units(Vec::new()) {
            edited.sheets = Some(whose);
        }
    });
    ui.add_space(4.0);
    field(ui, desk, "pack.ask.office", &mut edited.office);
    let enter = field(ui, desk, "pack.ask.path", &mut edited.path);
    if edited.path != form.path {
        edited.replace = false;
    }
    ui.add_space(4.0);
    let (document, choices) = (&desk.state.document, &desk.state.choices);
    let sheets = edited.sheets.as_ref().map_or(0, |whose| units(whose, document, choices).len());
    let [papers, views, sheets] =
        [edited.papers.len(), edited.views.len(), sheets].map(|count| count.to_string());
    ui.add(egui::Label::new(desk.fill("pack.ask.sum", &[&papers, &views, &sheets])).wrap());
    let meeting = &choices.meeting;
    if meeting.agenda.topics.is_empty() && meeting.attendees.guests.is_empty() {
        ui.add(egui::Label::new(RichText::new(desk.text("pack.ask.no-meeting")).weak()).wrap());
    }
    exists_ui(ui, desk, edited.replace, "dialog.save.exists");
    if edited != *form {
        desk.act(Command::Show(Some(Dialog::Pack(edited.clone()))));
    }
    ui.add_space(8.0);
    let empty = edited.papers.is_empty() && edited.views.is_empty() && edited.sheets.is_none();
    let able = !edited.path.trim().is_empty() && !empty;
    ui.horizontal(|ui| {
        let key = if edited.replace { "dialog.save.replace" } else { "packs.make" };
        if (ui.add_enabled(able, egui::Button::new(desk.text(key))).clicked() || enter) && able {
            desk.act(Command::MakePack(edited.clone()));
        }
        button(ui, desk, "dialog.save.choose", Command::PackDialog(edited));
        cancel(ui, desk);
    });
}

/// Before department packets are made.
pub fn packets_ui(ui: &mut Ui, desk: &mut Desk, form: &PacketsForm) {
    head_ui(ui, desk, "packets.title");
    let mut edited = form.clone();
    group(ui, desk, "packets.ask.format", |ui| {
        for format in Format::ALL {
            let text = desk.text(&format!("packets.format.{}", format.key()));
            ui.radio_value(&mut edited.format, format, text);
        }
    });
    group(ui, desk, "packets.ask.whose", |ui| whose_ui(ui, desk, &mut edited.whose));
    group(ui, desk, "packets.ask.into", |ui| {
        ui.radio_value(&mut edited.zip, false, desk.text("packets.ask.folder"));
        ui.radio_value(&mut edited.zip, true, desk.text("packets.ask.zip"));
    });
    if edited.zip != form.zip {
        // The same name, as a file or as a folder.
        edited.path = match edited.path.strip_suffix(".zip") {
            Some(folder) if !edited.zip => folder.to_owned(),
            None if edited.zip => format!("{}.zip", edited.path),
            _ => edited.path,
        };
    }
    ui.add_space(4.0);
    let enter = field(ui, desk, "packets.ask.path", &mut edited.path);
    if edited.path != form.path {
        edited.replace = false;
    }
    ui.add_space(4.0);
    let (document, choices) = (&desk.state.document, &desk.state.choices);
    let listed = units(&edited.whose, document, choices);
    let collectives = listed.iter().filter(|unit| document.plan.unit(**unit).collective).count();
    let [all, collectives] = [listed.len(), collectives].map(|count| count.to_string());
    ui.add(egui::Label::new(desk.fill("packets.ask.sum", &[&all, &collectives])).wrap());
    ui.add(egui::Label::new(RichText::new(desk.text("packets.ask.whole")).weak()).wrap());
    let key = if edited.zip { "dialog.save.exists" } else { "packets.ask.exists" };
    exists_ui(ui, desk, edited.replace, key);
    if edited != *form {
        desk.act(Command::Show(Some(Dialog::Packets(edited.clone()))));
    }
    ui.add_space(8.0);
    let able = !edited.path.trim().is_empty() && !listed.is_empty();
    ui.horizontal(|ui| {
        let key = if edited.replace { "dialog.save.replace" } else { "packs.make" };
        if (ui.add_enabled(able, egui::Button::new(desk.text(key))).clicked() || enter) && able {
            desk.act(Command::MakePackets(edited.clone()));
        }
        button(ui, desk, "dialog.save.choose", Command::PacketsDialog(edited));
        cancel(ui, desk);
    });
}
