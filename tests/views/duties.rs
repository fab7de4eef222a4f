//! A unit's sheet: every assignment is on one, none twice; what is hidden is said; keys and clicks step on.

use super::pages::{WIDTHS, check, click, derived, named, opened, press, texts};
use crate::support::window::{CTRL, Window};
use dutymap::command::{Command, Effect, apply};
use dutymap::graph::{Filter, Link};
use dutymap::plan::{Role, RoleSet, UnitId};
use dutymap::scene::{Shape, Target};
use dutymap::state::{Choices, Derived, Document, Place, State};
use dutymap::view::duties::{By, Choice, Length, Sort};
use dutymap::view::{Offer, View};
use eframe::egui::Key;
use std::collections::{BTreeMap, BTreeSet};

fn place(unit: UnitId) -> Place {
    Place { view: View::Duties, unit: Some(unit), ..Place::default() }
}

fn unit(document: &Document, name: &str) -> UnitId {
    document.plan.unit_named(name).unwrap()
}

fn sheet_of(document: &Document, name: &str, choices: &Choices) -> Derived {
    derived(document, choices, place(unit(document, name)), 760.0)
}

fn says(derived: &Derived, part: &str) -> bool {
    texts(&derived.duties.as_ref().unwrap().scene, &derived.shown).iter().any(|(_, text)| text.contains(part))
}

#[test]
fn all_sheets_together_list_every_assignment_once() {
    let document = opened();
    for group in By::ALL {
        for sort in Sort::ALL {
            let choices =
                Choices { duties: Choice { group, sort, ..Choice::default() }, ..Choices::default() };
            let mut listed: BTreeMap<u32, usize> = BTreeMap::new();
            for unit in &document.plan.units {
                let derived = derived(&document, &choices, place(unit.id), 760.0);
                for (target, _) in texts(&derived.duties.as_ref().unwrap().scene, &derived.shown) {
                    if let Target::Link(id) = target {
                        *listed.entry(id).or_default() += 1;
                        assert_eq!(document.graph.link(dutymap::graph::LinkId(id)).unit, unit.id);
                    }
                }
            }
            // A deadline stands on the line of its assignment and leads to it as well.
            assert_eq!(listed.len(), 624, "{group:?} {sort:?}");
        }
    }
    let sheets = document.plan.units.iter().map(|unit| {
        let derived = derived(&document, &Choices::default(), place(unit.id), 760.0);
        let sheet = derived.duties.unwrap().model.sheets.remove(0);
        sheet.groups.iter().map(|group| group.duties.len()).sum::<usize>()
    });
    assert_eq!(sheets.sum::<usize>(), 624);
}

#[test]
fn the_sheet_of_the_department_of_justice_says_what_the_document_says() {
    let document = opened();
    let derived = sheet_of(&document, "省司法厅", &Choices::default());
    for part in ["省司法厅", "牵头 37 项", "责任 6 项", "参加 15 项", "牵头单位（37 项）"]
    {
        assert!(says(&derived, part), "{part}");
    }
    let ours = unit(&document, "省司法厅");
    let mentions = document.graph.collective_mentions(&document.plan, ours).count();
    assert!(says(&derived, &format!("另有 {mentions} 项列有集合单位")));
    let sheet = &derived.duties.as_ref().unwrap().model.sheets[0];
    assert_eq!(sheet.mentions.len(), mentions);
    // The whole text of each of its measures is on the page.
    let page: String = texts(&derived.duties.as_ref().unwrap().scene, &derived.shown)
        .iter()
        .map(|(_, text)| *text)
        .collect();
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let page = squeezed(&page);
    for measure in document.graph.measures_of(ours) {
        // Other texts stand between paragraphs, never inside one.
        for paragraph in document.plan.measure_text(measure).lines() {
            assert!(page.contains(&squeezed(paragraph)), "({})", document.plan.measure(measure).no);
        }
    }
    assert!(says(&derived, "到2022年") && says(&derived, "2022-12-31"));
}

#[test]
fn every_partner_stands_with_every_measure() {
    let document = opened();
    let ours = unit(&document, "省教育厅");
    let derived = derived(&document, &Choices::default(), place(ours), 1300.0);
    let sheet = &derived.duties.as_ref().unwrap().model.sheets[0];
    for duty in sheet.groups.iter().flat_map(|group| &group.duties) {
        let listed: BTreeSet<(Role, UnitId)> =
            duty.team.iter().flat_map(|(role, units)| units.iter().map(|unit| (*role, *unit))).collect();
        let named: BTreeSet<(Role, UnitId)> = document
            .graph
            .held_by(duty.holder)
            .filter(|link| link.unit != ours)
            .map(|link| (link.role, link.unit))
            .collect();
        assert_eq!(listed, named);
        assert_eq!(duty.hidden, 0);
    }
}

#[test]
fn all_is_to_be_read_at_any_width() {
    let document = opened();
    let chosen: Vec<UnitId> =
        ["省司法厅", "省公安厅", "省教育厅", "团省委", "省妇联"].map(|name| unit(&document, name)).to_vec();
    for width in WIDTHS {
        for group in By::ALL {
            for text in Length::ALL {
                for beside in [false, true] {
                    let duties = Choice { group, text, beside, ..Choice::default() };
                    let choices = Choices { duties, chosen: chosen.clone(), ..Choices::default() };
                    let derived = derived(&document, &choices, place(chosen[0]), width);
                    let again = self::derived(&document, &choices, place(chosen[0]), width);
                    let scene = &derived.duties.as_ref().unwrap().scene;
                    assert_eq!(scene, &again.duties.as_ref().unwrap().scene, "equal input, equal page");
                    check(scene, &derived.shown, width);
                }
            }
        }
    }
    // Each unit's, in one form.
    for unit in &document.plan.units {
        let derived = derived(&document, &Choices::default(), place(unit.id), 420.0);
        check(&derived.duties.as_ref().unwrap().scene, &derived.shown, 420.0);
    }
}

#[test]
fn four_stand_side_by_side_and_the_fifth_is_named() {
    let document = opened();
    let names = ["省司法厅", "省公安厅", "省教育厅", "团省委", "省妇联"];
    let chosen: Vec<UnitId> = names.map(|name| unit(&document, name)).to_vec();
    let duties = Choice { beside: true, ..Choice::default() };
    let choices = Choices { duties: duties.clone(), chosen: chosen.clone(), ..Choices::default() };
    let derived = derived(&document, &choices, place(chosen[0]), 1300.0);
    let model = &derived.duties.as_ref().unwrap().model;
    assert_eq!(model.sheets.iter().map(|sheet| sheet.unit).collect::<Vec<_>>(), chosen[..4]);
    assert!(says(&derived, "没有列出：省妇联"));
    // With one chosen, the sheet of the selected one stays, and it says why.
    let choices = Choices { duties, chosen: chosen[..1].to_vec(), ..Choices::default() };
    let derived = self::derived(&document, &choices, place(chosen[1]), 1300.0);
    assert!(says(&derived, "不到两个") && says(&derived, "省公安厅"));
}

#[test]
fn what_the_filter_hides_is_counted() {
    let document = opened();
    let filter = Filter { roles: RoleSet::NONE.with(Role::Lead, true), ..Filter::default() };
    let derived = sheet_of(&document, "省司法厅", &Choices { filter, ..Choices::default() });
    let duties = derived.duties.as_ref().unwrap();
    let listed: usize = duties.model.sheets[0].groups.iter().map(|group| group.duties.len()).sum();
    assert_eq!((listed, duties.model.sheets[0].hidden()), (37, 21));
    assert!(says(&derived, "筛选隐去 21 项") && says(&derived, "责任 0/6 项"));
    // Its words show all again.
    let texts = texts(&duties.scene, &derived.shown);
    let (target, _) = texts.iter().find(|(_, text)| text.contains("筛选隐去 21 项")).unwrap();
    let Target::Entry(entry) = target else { panic!("{target:?}") };
    assert_eq!(duties.offers[*entry as usize], Offer::Filter(Filter::default()));
    // A filter for another unit hides all that the two do not share.
    let other = Filter { unit: Some(unit(&document, "省妇联")), ..Filter::default() };
    let derived = sheet_of(&document, "省司法厅", &Choices { filter: other, ..Choices::default() });
    let sheet = &derived.duties.as_ref().unwrap().model.sheets[0];
    let ours = unit(&document, "省司法厅");
    let shared = document.graph.shared(ours, unit(&document, "省妇联")).count();
    assert_eq!(sheet.measures().len(), shared);
    assert_eq!(sheet.hidden() as usize + shared, document.graph.duties(ours).len());
}

#[test]
fn mentions_of_collectives_are_listed_under_a_filter_for_the_unit_too() {
    let document = opened();
    let ours = unit(&document, "省教育厅");
    let filter = Filter { unit: Some(ours), ..Filter::default() };
    let derived = sheet_of(&document, "省教育厅", &Choices { filter, ..Choices::default() });
    let duties = derived.duties.as_ref().unwrap();
    let offered: BTreeSet<Target> = duties
        .offers
        .iter()
        .filter_map(|offer| match offer {
            Offer::Select(target @ Target::Measure(_)) => Some(*target),
            _ => None,
        })
        .collect();
    assert_eq!(offered.len(), document.graph.collective_mentions(&document.plan, ours).count());
    // And as a list of their own.
    let lists: Vec<usize> = duties
        .offers
        .iter()
        .filter_map(|offer| match offer {
            Offer::Filter(filter) => filter.list.as_ref().map(|list| list.measures.len()),
            _ => None,
        })
        .collect();
    assert!(!lists.is_empty() && lists.iter().all(|count| *count == offered.len()), "{lists:?}");
}

#[test]
fn counts_of_roles_filter_to_as_many_measures() {
    let document = opened();
    let derived = sheet_of(&document, "省司法厅", &Choices::default());
    let duties = derived.duties.as_ref().unwrap();
    for (text, measures) in [("牵头 37 项", 37), ("责任 6 项", 6), ("参加 15 项", 15)] {
        let texts = texts(&duties.scene, &derived.shown);
        let (target, _) = texts.iter().find(|(_, each)| *each == text).unwrap();
        let Target::Entry(entry) = target else { panic!("{target:?}") };
        let Offer::Filter(filter) = &duties.offers[*entry as usize] else { panic!("{text}") };
        assert_eq!(filter.mask(&document.plan, &document.graph).shown_measures, measures, "{text}");
    }
}

#[test]
fn the_list_is_copied_as_text_and_as_a_table() {
    let document = opened();
    let ours = unit(&document, "省司法厅");
    let mut state =
        State::open(&document, Choices::default(), Place { unit: Some(ours), ..Place::default() });
    let copied = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| if let Effect::Copy(text) = effect { Some(text) } else { None })
    };
    let text = copied(apply(&mut state, Command::CopyDuties)).unwrap();
    assert!(text.starts_with("省司法厅\n牵头 37 项，责任 6 项，参加 15 项\n"), "{text}");
    for id in document.graph.measures_of(ours) {
        assert!(text.contains(&document.plan.measure_text(id)), "({})", document.plan.measure(id).no);
    }
    assert!(text.contains("参加单位：省教育厅、省委政法委、省委宣传部"), "partners are joined by 、");
    let table = copied(apply(&mut state, Command::CopyDutiesTable)).unwrap();
    assert_eq!(table.lines().count(), 59);
    assert!(table.lines().all(|line| line.split('\t').count() == 9));
}

#[test]
fn side_by_side_says_how_many_name_some_and_how_many_name_all() {
    let document = opened();
    let chosen = ["省委宣传部", "省委政法委", "省司法厅"].map(|name| unit(&document, name));
    let measures: Vec<BTreeSet<_>> =
        chosen.iter().map(|unit| document.graph.duties(*unit).filter_map(Link::measure).collect()).collect();
    let naming = |least: usize| {
        let count = |id: &_| measures.iter().filter(|all| all.contains(id)).count();
        let ids: BTreeSet<_> = measures.iter().flatten().collect();
        ids.into_iter().filter(|id| count(id) >= least).count()
    };
    let duties = Choice { beside: true, ..Choice::default() };
    let choices = Choices { duties, chosen: chosen.to_vec(), ..Choices::default() };
    // As wide as the view is in a small window: all three stand beside each other.
    let derived = derived(&document, &choices, place(chosen[0]), 730.0);
    assert!(naming(3) > 0 && naming(2) > naming(3));
    assert!(says(&derived, &format!("至少两个单位都列的措施 {} 项", naming(2))));
    assert!(says(&derived, &format!("3 个单位都列的 {} 项", naming(3))));
    assert!(!says(&derived, "列在下面"));
    let narrow = super::pages::derived(&document, &choices, place(chosen[0]), 500.0);
    assert!(says(&narrow, "列在下面：省司法厅"));
}

#[test]
fn nobody_selected_shows_the_first_leader_and_offers_others() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Duties));
    assert!(window.reads("还没有选单位"));
    assert!(window.reads("牵头单位（37 项）"));
    window.click("省公安厅 10");
    let state = window.state();
    let police = unit(&state.document, "省公安厅");
    assert_eq!((state.place.unit, state.place.selection), (Some(police), Some(Target::Unit(police.0))));
    assert!(!window.reads("还没有选单位") && window.reads("牵头单位（10 项）"));
}

#[test]
fn under_a_filter_the_first_leader_is_that_of_what_is_shown() {
    let document = opened();
    let nobody = || Place { view: View::Duties, ..Place::default() };
    let filter = Filter { unit: None, text: "网络".to_owned(), ..Filter::default() };
    let filtered = Choices { filter, ..Choices::default() };
    let derived = derived(&document, &filtered, nobody(), 760.0);
    let model = &derived.duties.as_ref().unwrap().model;
    let most = derived.shown_loads.iter().map(|load| load.lead).max().unwrap();
    let first = model.sheets[0].unit;
    assert!(
        most > 0 && derived.shown_loads[first.index()].lead == most,
        "{}",
        document.plan.unit(first).name
    );
    for (unit, load) in &model.offered {
        assert_eq!(*load, derived.shown_loads[unit.index()]);
        assert!(load.lead > 0);
    }
}

#[test]
fn the_rest_of_the_partners_is_listed_at_the_right() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Duties));
    assert_eq!(window.state().place.selection, None);
    let justice = unit(&window.state().document, "省司法厅");
    let rest = window.state().derived.duties.as_ref().unwrap().model.sheets[0].partners.len() - 10;
    press(&mut window, &format!("其余 {rest} 个：点这里，在右边栏列出"));
    assert_eq!(window.state().place.selection, Some(Target::Unit(justice.0)));
}

#[test]
fn keys_step_to_the_next_unit_and_its_sheet_begins_at_its_head() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Duties));
    let columns = &window.state().derived.columns;
    let order: Vec<UnitId> = columns.ordering.order.iter().map(|at| columns.model.units[*at].unit).collect();
    window.act(Command::Select(Some(Target::Unit(order[4].0))));
    window.press(eframe::egui::Modifiers::NONE, Key::PageDown);
    assert!(window.state().place.camera(View::Duties).is_some());
    window.press(CTRL, Key::ArrowDown);
    assert_eq!(window.state().place.unit, Some(order[5]));
    assert!(window.state().place.camera(View::Duties).is_none(), "read from its head");
    assert!(window.reads(&window.state().document.plan.unit(order[5]).name.clone()));
    window.press(CTRL, Key::ArrowUp);
    window.press(CTRL, Key::ArrowUp);
    assert_eq!(window.state().place.unit, Some(order[3]));
    window.click("下一个");
    assert_eq!(window.state().place.unit, Some(order[4]));
}

#[test]
fn a_click_on_a_partner_or_a_measure_selects_it() {
    let mut window = Window::new(1280.0, 800.0);
    let ours = unit(&window.state().document, "省司法厅");
    window.act(Command::SetView(View::Duties));
    window.act(Command::Select(Some(Target::Unit(ours.0))));
    let at = |window: &Window, wanted: fn(Target) -> bool| {
        let state = window.state();
        let scene = &state.derived.duties.as_ref().unwrap().scene;
        let size = state.session.sizes.0[View::Duties as usize];
        let found = scene.items.iter().find_map(|item| match &item.shape {
            Shape::Label(label) if wanted(item.target) && label.at.y < size.y => {
                Some((item.target, label.at))
            }
            _ => None,
        });
        found.unwrap()
    };
    let (target, _) = at(&window, |target| matches!(target, Target::Measure(_)));
    let name = named(&window, target);
    press(&mut window, &name);
    assert_eq!(window.state().place.selection, Some(target));
    assert_eq!(window.state().place.unit, Some(ours), "the sheet stays");
    let (target, _) = at(&window, |target| matches!(target, Target::Unit(_)));
    let name = named(&window, target);
    click(&mut window, &name);
    let Target::Unit(id) = target else { panic!("{target:?}") };
    assert_eq!(window.state().place.selection, Some(target));
    assert_eq!(window.state().place.unit, Some(UnitId(id)), "its own sheet");
}

#[test]
fn only_these_measures_is_a_filter_of_its_own() {
    let mut window = Window::new(1400.0, 800.0);
    let ours = unit(&window.state().document, "省教育厅");
    window.act(Command::SetView(View::Duties));
    window.act(Command::Select(Some(Target::Unit(ours.0))));
    window.click("只看这些措施");
    let shown = window.state().derived.shown.measures.iter().filter(|shown| **shown).count();
    assert_eq!(shown, window.state().document.graph.measures_of(ours).count());
    assert!(window.reads("省教育厅 清单上的措施"));
}

#[test]
fn groups_and_length_are_chosen_above_and_undone() {
    let mut window = Window::new(1400.0, 800.0);
    let ours = unit(&window.state().document, "省司法厅");
    window.act(Command::SetView(View::Duties));
    window.act(Command::Select(Some(Target::Unit(ours.0))));
    window.click("分组：按角色");
    window.click("按时限");
    assert_eq!(window.state().choices.duties.group, By::Deadline);
    assert!(window.reads("2022 年（1 项）"));
    window.click("文字：全文");
    window.click("只列一行");
    assert_eq!(window.state().choices.duties.text, Length::Line);
    window.act(Command::Undo);
    window.act(Command::Undo);
    assert_eq!(window.state().choices.duties, Choice::default());
    assert!(window.reads("牵头单位（37 项）"));
}
