//! The meeting pack.

use crate::{meeting, seed, words};
use dutymap::command::bulk::Watch;
use dutymap::command::pack::{PackError, bound, pack};
use dutymap::meeting::Lists;
use dutymap::page::Day;
use dutymap::page::pack::Bound;
use dutymap::plan::Role;
use dutymap::state::packs::{MeetingPaper, PackForm, VIEWS, Whose, pack_form, units};
use dutymap::state::{Choices, Document};
use std::collections::BTreeMap;

const GUESTS: [&str; 4] = ["省司法厅", "省教育厅", "省公安厅", "省有关单位"];
const DAY: Option<Day> = Some(Day { year: 2026, month: 3, day: 1 });

fn made(document: &Document, choices: &Choices, form: &PackForm) -> Bound {
    bound(document, choices, form, DAY, Watch::SILENT).unwrap()
}

/// The number printed on each sheet.
fn printed(bound: &Bound) -> Vec<Option<usize>> {
    let number = |text: &str| text.strip_prefix("— ")?.strip_suffix(" —")?.parse().ok();
    let of = |sheet: &dutymap::page::Sheet| {
        sheet.drawn.iter().find_map(|drawn| match &drawn.shape {
            dutymap::scene::draw::DrawnShape::Text { text, .. } => number(text),
            _ => None,
        })
    };
    bound.sheets.iter().map(of).collect()
}

#[test]
fn pages_are_numbered_through_and_the_cover_bears_none() {
    let document = seed();
    let choices = meeting(&document.plan, &GUESTS);
    let bound = made(&document, &choices, &pack_form(&document, &choices));
    let numbers = printed(&bound);
    assert_eq!(numbers[0], None);
    for (at, number) in numbers.iter().enumerate().skip(1) {
        assert_eq!(*number, Some(at + 1));
    }
}

#[test]
fn the_contents_say_where_each_part_begins() {
    let document = seed();
    let choices = meeting(&document.plan, &GUESTS);
    let form = PackForm { views: VIEWS.to_vec(), ..pack_form(&document, &choices) };
    let bound = made(&document, &choices, &form);
    let titles: Vec<&str> = bound.entries.iter().map(|entry| entry.title.as_str()).collect();
    let expected = [
        "会议议程",
        "参会名单",
        "签到表",
        "总览",
        "牵头与参加",
        "矩阵",
        "协作网",
        "任务清单（4 个单位）",
        "省司法厅",
        "省教育厅",
        "省公安厅",
        "省有关单位",
        "单位索引",
    ];
    assert_eq!(titles, expected);
    for (entry, begins) in [
        ("会议议程", "会议议程"),
        ("签到表", "签到表"),
        ("省司法厅", "省司法厅任务清单"),
        ("省有关单位", "省有关单位任务清单"),
        ("单位索引", "单位索引"),
    ] {
        let entry = bound.entries.iter().find(|each| each.title == entry).unwrap();
        let page = entry.page.unwrap();
        let sheet = words(&bound.sheets[page - 1]);
        assert!(sheet.contains(begins), "page {page} does not begin {begins}: {sheet}");
    }
    // What the contents list stands on them with the same numbers.
    let contents: String = bound.sheets[1..bound.entries[0].page.unwrap() - 1].iter().map(words).collect();
    for entry in &bound.entries {
        let title: String = entry.title.chars().filter(|c| !c.is_whitespace()).collect();
        let page = entry.page.map_or_else(String::new, |page| page.to_string());
        assert!(contents.contains(&format!("{title}{page}")), "{entry:?} in {contents}");
    }
}

#[test]
fn the_index_names_every_page_on_which_a_unit_stands_and_no_other() {
    let document = seed();
    let plan = &document.plan;
    let choices = meeting(plan, &GUESTS);
    let form = PackForm { views: VIEWS.to_vec(), ..pack_form(&document, &choices) };
    let bound = made(&document, &choices, &form);
    let index = bound.entries.last().unwrap().page.unwrap();
    let first = bound.entries[0].page.unwrap();
    let places: BTreeMap<_, _> = bound.places.iter().map(|place| (place.unit, place)).collect();
    for unit in &plan.units {
        let name: String = unit.name.chars().filter(|c| !c.is_whitespace()).collect();
        // A page bears the name where it stands by itself: not as a part of a longer one.
        let longer: Vec<String> = plan
            .units
            .iter()
            .map(|other| other.name.chars().filter(|c| !c.is_whitespace()).collect::<String>())
            .filter(|other| *other != name && other.contains(&name))
            .collect();
        let bears = |page: usize| {
            let text =
                longer.iter().fold(words(&bound.sheets[page - 1]), |text, other| text.replace(other, "|"));
            text.contains(&name)
        };
        let pages: Vec<usize> = places.get(&unit.id).map(|place| place.pages.clone()).unwrap_or_default();
        for page in first..index {
            if pages.contains(&page) {
                continue;
            }
            assert!(!bears(page), "{name} stands on page {page}, and the index does not say so");
        }
        for page in pages {
            let cut = || {
                // On a drawing a name may be cut with … where there is no room for all of it.
                bound.sheets[page - 1]
                    .drawn
                    .iter()
                    .any(|drawn| drawn.target == dutymap::scene::Target::Unit(unit.id.0))
            };
            assert!(bears(page) || cut(), "{name} does not stand on page {page}");
        }
    }
    for name in GUESTS {
        let unit = plan.unit_named(name).unwrap();
        let own = places[&unit].own.unwrap();
        assert!(words(&bound.sheets[own - 1]).contains(&format!("{name}任务清单")));
    }
    // By role, as many measures as there are.
    let sheets: String = bound.sheets[index - 1..].iter().map(words).collect();
    let ours = plan.unit_named("省司法厅").unwrap();
    let led: Vec<usize> = (document.graph.duties_as(ours, Role::Lead))
        .filter_map(dutymap::graph::Link::measure)
        .map(|id| plan.measure(id).no.parse().unwrap())
        .collect();
    let told = dutymap::page::papers::index::runs(&led);
    assert!(sheets.contains(&told), "{told} in {sheets}");
}

#[test]
fn nothing_stands_outside_a_sheet() {
    let document = seed();
    let choices = meeting(&document.plan, &GUESTS);
    let form = PackForm { views: VIEWS.to_vec(), ..pack_form(&document, &choices) };
    for (at, sheet) in made(&document, &choices, &form).sheets.iter().enumerate() {
        for drawn in &sheet.drawn {
            if let dutymap::scene::draw::DrawnShape::Text { rect, text, .. } = &drawn.shape {
                let inside = rect.min.x >= 0.0
                    && rect.min.y >= 0.0
                    && rect.max.x <= sheet.size.x
                    && rect.max.y <= sheet.size.y;
                assert!(inside, "page {}: {text} at {rect:?}", at + 1);
            }
        }
    }
}

#[test]
fn whose_sheets_go_in_follows_from_the_meeting() {
    let document = seed();
    let plan = &document.plan;
    let names = |choices: &Choices| -> Vec<String> {
        let units = units(&Whose::Meeting, &document, choices);
        units.into_iter().map(|unit| plan.unit(unit).name.clone()).collect()
    };
    assert_eq!(names(&meeting(plan, &GUESTS)), GUESTS);
    // Nobody is invited: those who must come, and no collective that nobody said the members of.
    let needed = names(&meeting(plan, &[]));
    assert!(!needed.is_empty() && needed.len() < plan.units.len());
    assert!(needed.iter().all(|name| !plan.unit(plan.unit_named(name).unwrap()).collective));
    // Nothing is on the agenda either: all.
    assert_eq!(names(&Choices::default()).len(), plan.units.len());
    // A collective is those whom the user says it stands for; those whom the plan does not name have no sheet.
    let mut choices = meeting(plan, &["省有关单位"]);
    let members = ["省民政厅", "某某公司"].map(str::to_owned).to_vec();
    choices.meeting.lists = Lists { members: [("省有关单位".to_owned(), members)].into() };
    assert_eq!(names(&choices), ["省民政厅"]);
    let bound = made(&document, &choices, &pack_form(&document, &choices));
    let contents: String = bound.sheets[1..bound.entries[0].page.unwrap() - 1].iter().map(words).collect();
    assert!(contents.contains("某某公司"), "{contents}");
}

#[test]
fn the_same_meeting_gives_the_same_pack() {
    let document = seed();
    let choices = meeting(&document.plan, &GUESTS);
    let form = pack_form(&document, &choices);
    let one = pack(&document, &choices, &form, DAY, Watch::SILENT).unwrap();
    let other = pack(&document, &choices, &form, DAY, Watch::SILENT).unwrap();
    assert!(one == other);
    assert!(one.0.starts_with(b"%PDF-"));
}

#[test]
fn a_pack_of_nothing_is_refused_and_one_that_is_stopped_is_none() {
    let document = seed();
    let choices = Choices::default();
    let nothing = PackForm { papers: Vec::new(), views: Vec::new(), sheets: None, ..PackForm::default() };
    let refused = pack(&document, &choices, &nothing, DAY, Watch::SILENT);
    assert_eq!(refused.unwrap_err(), PackError::Nothing);
    let form = PackForm { papers: MeetingPaper::ALL.to_vec(), ..pack_form(&document, &choices) };
    let stopped = Watch { report: &|_, _| {}, stopped: &|| true };
    assert!(matches!(pack(&document, &choices, &form, DAY, stopped), Err(PackError::Stopped(_))));
}
