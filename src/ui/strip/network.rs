//! Above the network: as what it is shown, what joins units, how many ties are drawn, and the groups with how
//! much they are worth.

use crate::command::{Command, Stroke};
use crate::scene::Ink;
use crate::state::derived::Network;
use crate::ui::desk::Desk;
use crate::view::network::{Choice, Colour, Form, Mark, Order, Pairing, Size};
use eframe::egui::{self, Button, ComboBox, Id, Label, RichText, Sense, Slider, Ui, pos2, vec2};

/// The end of a tip's key.
const TIP: &str = ".tip";
/// How many entries of the legend stand in the strip.
const MARKS: usize = 13;

pub(super) fn strip_ui(ui: &mut Ui, desk: &mut Desk) {
    let state = desk.state;
    let Some(network) = &state.derived.network else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        form_ui(ui, desk);
        match state.choices.network.form {
            Form::Sets => chosen_ui(ui, desk, "choose-none"),
            Form::Picture | Form::Pairs | Form::Ties => joined_ui(ui, desk),
        }
        if state.choices.network.form == Form::Ties {
            let orders = Order::ALL.map(|each| (each, format!("network.order.{}", each.key())));
            combo(ui, desk, ("network.order", orders), false, |choice| &mut choice.order);
        }
    });
    if state.choices.network.form == Form::Picture {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            threshold_ui(ui, desk, network);
            pins_ui(ui, desk);
        });
    }
    if matches!(state.choices.network.form, Form::Picture | Form::Ties) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            if state.choices.network.form == Form::Picture {
                let sizes = Size::ALL.map(|each| (each, format!("network.size.{}", each.key())));
                combo(ui, desk, ("network.size", sizes), true, |choice| &mut choice.size);
            }
            let colours = Colour::ALL.map(|each| (each, format!("network.colour.{}", each.key())));
            combo(ui, desk, ("network.colour", colours), false, |choice| &mut choice.colour);
            legend_ui(ui, desk, network);
        });
    }
}

fn set(desk: &mut Desk, stroke: Stroke, change: impl FnOnce(&mut Choice)) {
    let mut choice = desk.state.choices.network.clone();
    change(&mut choice);
    desk.act(Command::SetNetwork(choice, stroke));
}

fn form_ui(ui: &mut Ui, desk: &mut Desk) {
    let now = desk.state.choices.network.form;
    for form in Form::ALL {
        let name = desk.text(&format!("network.form.{}", form.key()));
        let name = match (form, desk.state.choices.chosen.len()) {
            (Form::Sets, count) if count > 0 => format!("{name} {count}"),
            _ => name,
        };
        let button = Button::selectable(form == now, name).frame_when_inactive(true);
        let tip = desk.text(&format!("network.form.{}.tip", form.key()));
        if ui.add(button).on_hover_text(tip).clicked() {
            set(desk, Stroke::One, |choice| choice.form = form);
        }
    }
    ui.separator();
}

/// A command about the chosen units.
fn chosen_ui(ui: &mut Ui, desk: &mut Desk, id: &str) {
    let Some(entry) = crate::command::table::find(id) else { return };
    let command = (entry.command)(desk.state);
    let name = desk.text(&entry.label_key());
    let response =
        ui.add_enabled(command.is_some(), Button::new(name)).on_hover_text(desk.text(&entry.tip_key()));
    if let Some(command) = command
        && response.clicked()
    {
        desk.act(command);
    }
}

fn joined_ui(ui: &mut Ui, desk: &mut Desk) {
    let pairings = Pairing::ALL.map(|each| (each, format!("network.pairing.{}", each.key())));
    combo(ui, desk, ("network.pairing", pairings), false, |choice| &mut choice.pairing);
    let mut collectives = desk.state.choices.network.collectives;
    let tip = desk.text("network.collectives.tip");
    if ui.checkbox(&mut collectives, desk.text("network.collectives")).on_hover_text(tip).changed() {
        set(desk, Stroke::One, |choice| choice.collectives = collectives);
    }
}

/// A list to choose one of, each with the key of its name; with `tips`, the key goes on to that of its tip.
fn combo<T: Copy + PartialEq, const N: usize>(
    ui: &mut Ui,
    desk: &mut Desk,
    (key, all): (&str, [(T, String); N]),
    tips: bool,
    field: impl Fn(&mut Choice) -> &mut T,
) {
    let mut choice = desk.state.choices.network.clone();
    let now = *field(&mut choice);
    let tip = |desk: &Desk, key: &str| desk.text(&(key.to_owned() + TIP));
    let selected = all.iter().find(|(each, _)| *each == now).map(|(_, key)| key.clone()).unwrap_or_default();
    let label = ui.label(RichText::new(desk.text(key)).color(desk.ink(Ink::TextWeak)));
    let widest = all.iter().map(|(_, key)| crate::scene::text::width(&desk.text(key), 13.5, false));
    let response = ComboBox::from_id_salt(key)
        .selected_text(desk.text(&selected))
        .width(widest.fold(0.0, f32::max) + 26.0)
        .show_ui(ui, |ui| {
            for (each, key) in all {
                let mut response = ui.selectable_label(each == now, desk.text(&key));
                if tips {
                    response = response.on_hover_text(tip(desk, &key));
                }
                if response.clicked() {
                    *field(&mut choice) = each;
                    desk.act(Command::SetNetwork(choice.clone(), Stroke::One));
                }
            }
        })
        .response
        .labelled_by(label.id);
    if tips {
        response.on_hover_text(tip(desk, &selected));
    }
}

fn threshold_ui(ui: &mut Ui, desk: &mut Desk, network: &Network) {
    let weights = &network.weights;
    let choice = &desk.state.choices.network;
    let most =
        network.model.shares.iter().map(|share| share.weight(network.model.pairing)).max().unwrap_or(1);
    let label = ui.label(RichText::new(desk.text("network.threshold")).color(desk.ink(Ink::TextWeak)));
    let mut threshold = weights.threshold;
    ui.spacing_mut().slider_width = 90.0;
    let slider = Slider::new(&mut threshold, 1..=most.max(2))
        .trailing_fill(true)
        .suffix(format!(" {}", desk.text("network.threshold.suffix")));
    let response = ui.add(slider).on_hover_text(desk.text("network.threshold.tip")).labelled_by(label.id);
    // The first change of a drag is a step of its own, the others go on with it.
    let id = Id::unique("network-threshold");
    if response.drag_started() || !response.dragged() {
        ui.data_mut(|data| data.insert_temp(id, false));
    }
    if response.changed() {
        let moved = response.dragged() && ui.data(|data| data.get_temp(id).unwrap_or(false));
        ui.data_mut(|data| data.insert_temp(id, true));
        let stroke = if moved { Stroke::Follows } else { Stroke::One };
        set(desk, stroke, |choice| choice.threshold = Some(threshold));
    }
    if choice.threshold.is_some() {
        let button = ui.button(desk.text("network.threshold.auto"));
        if button.on_hover_text(desk.text("network.threshold.auto.tip")).clicked() {
            set(desk, Stroke::One, |choice| choice.threshold = None);
        }
    }
    let mut strongest = choice.strongest;
    let tip = desk.text("network.strongest.tip");
    if ui.checkbox(&mut strongest, desk.text("network.strongest")).on_hover_text(tip).changed() {
        set(desk, Stroke::One, |choice| choice.strongest = strongest);
    }
    let (drawn, all) = (weights.drawn(), weights.shares.len());
    let counts = [drawn, all, weights.threshold as usize].map(|count| count.to_string());
    let also = if choice.strongest { desk.text("network.drawn.strongest") } else { String::new() };
    let rest = (all - drawn).to_string();
    let tip = desk.fill("network.drawn.tip", &[&counts[0], &counts[1], &counts[2], &also, &rest]);
    ui.add(Label::new(network.drawn(desk.language())).extend()).on_hover_text(tip);
    let hollow = network.hollow(&desk.state.derived.shown);
    if hollow > 0 {
        let tip = desk.text("network.hollow.tip");
        weak_ui(ui, desk, desk.fill("network.hollow", &[&hollow.to_string()])).on_hover_text(tip);
    }
    if !desk.state.choices.filter.is_empty() {
        let tip = desk.text("network.filtered.tip");
        weak_ui(ui, desk, desk.text("network.filtered")).on_hover_text(tip);
    }
}

fn weak_ui(ui: &mut Ui, desk: &Desk, text: String) -> egui::Response {
    ui.add(Label::new(RichText::new(text).color(desk.ink(Ink::TextWeak))).extend())
}

fn pins_ui(ui: &mut Ui, desk: &mut Desk) {
    let count = desk.state.choices.network.pins.len();
    if count == 0 {
        return;
    }
    let button = ui.button(desk.fill("network.unpin", &[&count.to_string()]));
    if button.on_hover_text(desk.text("network.unpin.tip")).clicked() {
        set(desk, Stroke::One, |choice| choice.pins.clear());
    }
}

/// The groups or kinds with their hues and signs, and how much the groups are worth.
fn legend_ui(ui: &mut Ui, desk: &Desk, network: &Network) {
    let model = &network.model;
    let colour = desk.state.choices.network.colour;
    let marks = model.marks(colour);
    for (at, mark) in marks.iter().enumerate().take(MARKS) {
        let words = match colour {
            Colour::Community => {
                desk.fill("network.mark.group", &[&mark.sign, &model.groups[at].to_string()])
            }
            Colour::Kind => {
                let kind = model.kinds[at];
                let name = desk.text(&format!("kind.short.{}", kind.key()));
                desk.fill("network.mark.kind", &[&mark.sign, &name, &model.of_kind(kind).to_string()])
            }
        };
        mark_ui(ui, desk, mark, &words);
    }
    if marks.len() > MARKS {
        weak_ui(ui, desk, format!("… {}", marks.len()));
    }
    if colour == Colour::Community {
        let text = network.groups(desk.language());
        ui.add(Label::new(text)).on_hover_text(desk.text("network.groups.tip"));
    }
}

fn mark_ui(ui: &mut Ui, desk: &Desk, mark: &Mark, words: &str) {
    let galley =
        ui.painter().layout_no_wrap(words.to_owned(), egui::FontId::proportional(13.0), desk.ink(Ink::Text));
    let size = vec2(galley.size().x + 16.0, galley.size().y.max(18.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let middle = pos2(rect.left() + 6.0, rect.center().y);
    ui.painter().circle(middle, 5.5, desk.ink(mark.ink), egui::Stroke::new(1.0, desk.ink(Ink::TextWeak)));
    let at = pos2(rect.left() + 16.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, desk.ink(Ink::Text));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
    response.on_hover_text(desk.text("network.mark.tip"));
}
