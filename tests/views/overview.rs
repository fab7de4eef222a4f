//! The overview: the figures of the real plan, and every number leads to what it counts.

use super::pages::{WIDTHS, check, derived, named, opened, press, texts};
use crate::support::window::Window;
use dutymap::command::{Command, Effect, apply};
use dutymap::graph::Filter;
use dutymap::import::{Progress, read};
use dutymap::plan::{Role, RoleSet, UnitKind};
use dutymap::scene::Target;
use dutymap::state::{Choices, Derived, Document, Origin, Place, State};
use dutymap::view::overview::Choice;
use dutymap::view::{Offer, View};
use std::collections::BTreeSet;

fn page(document: &Document, choices: &Choices, width: f32) -> Derived {
    derived(document, choices, Place { view: View::Overview, ..Place::default() }, width)
}

fn says(derived: &Derived, whole: &str) -> bool {
    let scene = &derived.overview.as_ref().unwrap().scene;
    texts(scene, &derived.shown).iter().any(|(_, text)| *text == whole)
}

/// Filters: all, a unit's, a part of the plan, a kind of units, nothing.
fn filters(document: &Document) -> Vec<Filter> {
    let ours = document.plan.unit_named("省妇联");
    let part = document.plan.measures[40].section;
    vec![
        Filter::default(),
        Filter { unit: ours, ..Filter::default() },
        Filter { sections: vec![part], ..Filter::default() },
        Filter { kinds: BTreeSet::from([UnitKind::Party]), ..Filter::default() },
        Filter { roles: RoleSet::AT_REST, ..Filter::default() },
        Filter { text: "网络".to_owned(), ..Filter::default() },
        Filter { text: "没有这样的话".to_owned(), ..Filter::default() },
    ]
}

#[test]
fn the_figures_of_the_plan_stand_on_it() {
    let document = opened();
    let derived = page(&document, &Choices::default(), 760.0);
    for figure in ["94", "26", "78", "624", "170", "63", "391"] {
        assert!(says(&derived, figure), "{figure}");
    }
    assert!(says(&derived, "只参加、不牵头也不负责的单位 36 个（共 78 个）"));
    assert!(says(&derived, "集合单位 8 个"));
    let model = &derived.overview.as_ref().unwrap().model;
    let first = model.ranks[0];
    assert_eq!(document.plan.unit(first.unit).name, "省司法厅");
    assert_eq!((first.load.lead, first.load.responsible, first.load.participate), (37, 6, 15));
    assert_eq!((model.ranks.len(), model.only_part.len(), model.collectives.len()), (42, 36, 8));
    let at_rest: usize = model.roles[..2].iter().map(|(_, both)| both.all).sum();
    assert_eq!(at_rest, 233);
    assert_eq!(model.nobody.len(), 0);
    assert_eq!(model.crowded.len(), 5);
    // Every unit is ranked or only takes part.
    let units: BTreeSet<_> = model.ranks.iter().chain(&model.only_part).map(|rank| rank.unit).collect();
    assert_eq!(units.len(), 78);
    assert!(says(&derived, "「到2022年」 限期 2022-12-31"));
    assert!(says(&derived, "「每年3月1日之前」 每年 03-01"));
}

#[test]
fn measures_with_several_leaders_or_none_are_those_of_the_document() {
    let document = opened();
    let model = page(&document, &Choices::default(), 760.0).overview.unwrap().model;
    for measure in &document.plan.measures {
        let lead = measure.assignments.iter().filter(|each| each.role == Role::Lead);
        let leaders: BTreeSet<_> = lead.map(|each| each.unit).collect();
        assert_eq!(model.several.contains(&measure.id), leaders.len() > 1, "({})", measure.no);
        let named = !measure.assignments.is_empty();
        assert_eq!(model.leaderless.contains(&measure.id), named && leaders.is_empty(), "({})", measure.no);
    }
}

#[test]
fn each_cell_counts_what_its_filter_shows() {
    let document = opened();
    for filter in filters(&document) {
        let choices = Choices { filter, ..Choices::default() };
        let model = page(&document, &choices, 760.0).overview.unwrap().model;
        for (part, row) in model.cells.iter().enumerate() {
            for (kind, measures) in row.iter().enumerate().filter(|(_, measures)| !measures.is_empty()) {
                let offer = model.of_cell(part, kind, ("overview.list.cell", Vec::new()));
                let mask = offer.mask(&document.plan, &document.graph);
                assert_eq!(mask.shown_measures, measures.len());
                assert!(measures.iter().all(|id| mask.measure(*id)));
            }
        }
    }
}

/// The number of a text that ends in 项, or that is nothing but a number.
fn number(text: &str) -> Option<usize> {
    let text = text.strip_suffix(" 项").unwrap_or(text);
    text.rsplit(' ').next()?.parse().ok()
}

#[test]
fn every_number_of_measures_filters_to_as_many() {
    let document = opened();
    for filter in filters(&document) {
        let choices = Choices { filter, ..Choices::default() };
        let derived = page(&document, &choices, 1300.0);
        let overview = derived.overview.as_ref().unwrap();
        let mut checked = 0;
        for (target, text) in texts(&overview.scene, &derived.shown) {
            let Target::Entry(entry) = target else { continue };
            let Some(offer) = overview.offers.get(entry as usize) else {
                assert_eq!(target, Target::WORDS);
                continue;
            };
            let Offer::Filter(offer) = offer else { continue };
            let mask = offer.mask(&document.plan, &document.graph);
            // The numbers of roles count assignments: a filter for a role shows just those measures.
            let of_role = offer.list.as_ref().is_some_and(|list| list.title.0 == "overview.list.role");
            if of_role || offer.roles != choices.filter.roles || offer.is_empty() {
                continue;
            }
            let counted = number(text).unwrap_or_else(|| panic!("no number in {text}"));
            assert_eq!(mask.shown_measures, counted, "{text}");
            checked += 1;
        }
        assert!(checked > 0 || derived.shown.measures.iter().all(|shown| !shown), "{:?}", choices.filter);
    }
}

#[test]
fn a_role_shows_the_measures_that_name_somebody_in_it() {
    let document = opened();
    for filter in filters(&document) {
        let choices = Choices { filter, ..Choices::default() };
        let model = page(&document, &choices, 760.0).overview.unwrap().model;
        for (role, measures) in &model.in_role {
            let offer = model.of_role(*role, ("overview.list.role", Vec::new()));
            let mask = offer.mask(&document.plan, &document.graph);
            // Where roles are chosen already, another one takes their place.
            if choices.filter.roles == RoleSet::ALL {
                assert!(measures.iter().all(|id| mask.measure(*id)), "{role:?} {:?}", choices.filter);
                assert_eq!(mask.shown_measures, measures.len(), "{role:?} {:?}", choices.filter);
            }
        }
    }
}

#[test]
fn all_is_to_be_read_at_any_width_and_under_any_filter() {
    let document = opened();
    for width in WIDTHS {
        for filter in filters(&document) {
            for all in [false, true] {
                let overview = Choice { all };
                let choices = Choices { filter: filter.clone(), overview, ..Choices::default() };
                let derived = page(&document, &choices, width);
                let again = page(&document, &choices, width);
                let scene = &derived.overview.as_ref().unwrap().scene;
                assert_eq!(scene, &again.overview.as_ref().unwrap().scene);
                check(scene, &derived.shown, width);
            }
        }
    }
}

#[test]
fn under_a_filter_what_is_shown_stands_beside_the_whole() {
    let document = opened();
    let filter = Filter { unit: document.plan.unit_named("省妇联"), ..Filter::default() };
    let shown = filter.mask(&document.plan, &document.graph);
    let derived = page(&document, &Choices { filter, ..Choices::default() }, 760.0);
    assert!(says(&derived, &format!("{}/94", shown.shown_measures)));
    assert!(says(&derived, &format!("{}/624", shown.shown_links)));
    assert!(says(&derived, &format!("{}/78", shown.shown_units)));
}

#[test]
fn a_plan_that_states_none_of_it_says_so() {
    let text = "测试方案\n一、工作任务\n1.做好甲项工作。\n2.做好乙项工作。\n".as_bytes();
    let parsed = read(text, "plan.txt", &Progress::silent()).unwrap();
    let document = Document::new(Origin::Seed, "plan.txt".to_owned(), parsed);
    let derived = page(&document, &Choices::default(), 760.0);
    for line in ["没有读到牵头或责任单位。", "没有读到点名单位的措施。", "没有读到时限。"]
    {
        assert!(says(&derived, line), "{line}");
    }
}

/// Measures stand two and three headings deep here, and directly below 二、 as well.
#[test]
fn every_measure_stands_in_one_row_of_the_table() {
    let bytes = std::fs::read("tests/collection/29-deep-outline/doc.txt").unwrap();
    let parsed = read(&bytes, "doc.txt", &Progress::silent()).unwrap();
    let document = Document::new(Origin::Seed, "doc.txt".to_owned(), parsed);
    let derived = page(&document, &Choices::default(), 760.0);
    let plan = &document.plan;
    let model = &derived.overview.as_ref().unwrap().model;
    let rows: Vec<&str> = model.parts.iter().map(|id| plan.section(*id).label.as_str()).collect();
    assert_eq!(rows, ["一", "二", "三", "二"]);
    let mut stands: Vec<usize> = vec![0; plan.measures.len()];
    for row in &model.cells {
        let measures: BTreeSet<_> = row.iter().flatten().collect();
        for id in measures {
            stands[id.index()] += 1;
        }
    }
    for measure in plan.measures.iter().filter(|measure| !measure.assignments.is_empty()) {
        assert_eq!(stands[measure.id.index()], 1, "{}", plan.measure_text(measure.id));
    }
    for (part, row) in model.cells.iter().enumerate() {
        for (kind, measures) in row.iter().enumerate().filter(|(_, measures)| !measures.is_empty()) {
            let mask = model.of_cell(part, kind, ("overview.list.cell", Vec::new()));
            assert_eq!(mask.mask(plan, &document.graph).shown_measures, measures.len());
        }
    }
    assert_eq!(model.tasks.all, plan.tasks().len());
    // Numbers repeat: they are cited below those of their headings, in the document's own form.
    let cited: Vec<String> = plan.measures.iter().map(|measure| plan.cited(measure.id)).collect();
    assert_eq!(cited.iter().collect::<BTreeSet<_>>().len(), cited.len(), "{cited:?}");
    for number in ["一（一）1.", "一（二）2.（3）", "二（1）"] {
        assert!(cited.iter().any(|cited| cited == number), "{number}: {cited:?}");
    }
}

#[test]
fn a_click_on_a_unit_selects_it_and_on_a_count_filters() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Overview));
    let ours = window.state().document.plan.unit_named("省公安厅").unwrap();
    let name = named(&window, Target::Unit(ours.0));
    press(&mut window, &name);
    assert_eq!(window.state().place.selection, Some(Target::Unit(ours.0)));
    window.act(Command::Pan(0.8));
    press(&mut window, "47 项");
    let shown = window.state().derived.shown.measures.iter().filter(|shown| **shown).count();
    assert_eq!(shown, 47);
    assert!(window.reads("有多个牵头单位"));
    window.act(Command::Undo);
    assert!(window.state().choices.filter.is_empty(), "one step of history");
    window.act(Command::Pan(-2.0));
    assert!(window.reads("19 · 党委 · (一)推动全社会增强法治观念"), "a number is said with what it counts");
    press(&mut window, "624");
    assert_eq!(window.state().place.view, View::Matrix);
}

#[test]
fn all_units_are_ranked_when_asked_for() {
    let mut window = Window::new(1280.0, 800.0);
    window.act(Command::SetView(View::Overview));
    window.act(Command::Pan(0.5));
    press(&mut window, "列出全部 42 个牵头或责任单位");
    assert!(window.state().choices.overview.all);
}

#[test]
fn the_overview_is_copied_as_text() {
    let document = opened();
    let mut state = State::open(&document, Choices::default(), Place::default());
    let effects = apply(&mut state, Command::CopyOverview);
    let Some(Effect::Copy(text)) = effects.first() else { panic!("nothing is copied") };
    for line in ["措施\t94", "任务\t26", "单位\t78", "分工\t624", "省司法厅\t37\t6\t15", "牵头\t170"]
    {
        assert!(text.lines().any(|each| each == line), "{line}\n{text}");
    }
    // Every unit once among those that lead, are responsible or only take part.
    for unit in &document.plan.units {
        let rows = text.lines().filter(|line| line.starts_with(&format!("{}\t", unit.name)));
        assert_eq!(rows.count(), 1, "{}", unit.name);
    }
}

#[test]
fn in_english_it_can_be_read_too() {
    let document = opened();
    let mut choices = Choices::default();
    choices.settings.language = dutymap::words::Language::English;
    for width in WIDTHS {
        let derived = page(&document, &choices, width);
        check(&derived.overview.as_ref().unwrap().scene, &derived.shown, width);
    }
}
