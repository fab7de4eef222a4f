//! 分发名单: who the collectives on the agenda are. The user's statement, and said to be.

use super::{change, part_ui};
use crate::meeting::names;
use crate::plan::Unit;
use crate::scene::Target;
use crate::state::State;
use crate::state::called::name_meant;
use crate::ui::desk::Desk;
use crate::ui::typed::{Field, field};
use crate::view::meeting::assignments;
use eframe::egui::{Button, Id, Label, RichText, Ui};

pub(super) fn lists_ui(ui: &mut Ui, desk: &mut Desk) {
    let collectives = concerned(desk.state);
    if collectives.is_empty() {
        return;
    }
    part_ui(ui, &desk.text("meeting.lists"));
    ui.add(Label::new(RichText::new(desk.text("meeting.lists.about")).weak()).wrap());
    for unit in collectives {
        let target = Target::Unit(unit.id.0);
        let selected = desk.state.place.selection == Some(target);
        let response = ui.add(Button::selectable(selected, &unit.name).truncate());
        if response.hovered() {
            desk.hovered = Some(target);
        }
        if response.clicked() {
            desk.act(crate::command::Command::Select(Some(target)));
        }
        members_ui(ui, desk, &unit.name);
    }
}

/// Collectives on the agenda, invited, or explained before.
fn concerned(state: &State) -> Vec<&Unit> {
    let (plan, meeting) = (&state.document.plan, &state.choices.meeting);
    let mut called = vec![false; plan.units.len()];
    for item in meeting.agenda.items(plan) {
        assignments(plan, &item).for_each(|each| called[each.unit.index()] = true);
    }
    let concerns = |unit: &&Unit| {
        called[unit.id.index()] || meeting.lists(&unit.name) || meeting.lists.members.contains_key(&unit.name)
    };
    plan.units.iter().filter(|unit| unit.collective).filter(concerns).collect()
}

fn members_ui(ui: &mut Ui, desk: &mut Desk, name: &str) {
    let id = Id::unique(("members", name));
    let meeting = &desk.state.choices.meeting;
    let joined = meeting.lists.members.get(name).map(|members| members.join("、")).unwrap_or_default();
    // While somebody types, the text stands as typed: a 、 at its end is no member yet.
    let focused = ui.memory(|memory| memory.has_focus(id));
    let typed = ui.data_mut(|data| data.get_temp::<String>(id)).filter(|_| focused);
    let value = typed.filter(|typed| members(desk, typed).join("、") == joined).unwrap_or(joined);
    let hint = desk.text("meeting.lists.hint");
    let label = desk.fill("meeting.lists.of", &[name]);
    let form = Field { name: &label, hint: &hint, width: ui.available_width(), rows: 2 };
    if let (_, Some((text, stroke))) = field(ui, id, &value, &form) {
        let list = members(desk, &text);
        ui.data_mut(|data| data.insert_temp(id, text));
        change(desk, stroke, |meeting| {
            if list.is_empty() {
                meeting.lists.members.remove(name);
            } else {
                meeting.lists.members.insert(name.to_owned(), list);
            }
        });
    }
}

/// The members whom a text names; a name that is still typed may mean a unit only once it is whole.
fn members(desk: &Desk, text: &str) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for name in names(text) {
        let name = name_meant(&desk.state.document, &name);
        if !list.contains(&name) {
            list.push(name);
        }
    }
    list
}
