//! Which measures the chosen units have in common, each measure counted once: under the units that it names
//! and no others of them. A page.
//!
//! The picture is that of A. Lex et al., "`UpSet`: visualization of intersecting sets" (2014). Every combination
//! that occurs has a column; where they do not fit side by side they go on below. Under the picture the same
//! stands in words, and for two units measure by measure.

use super::WORDS;
use super::label::{LINE, always, panel, text};
use crate::graph::{Filter, List, Mask, PlanGraph};
use crate::plan::{MeasureId, Plan, UnitId};
use crate::scene::item::MarkKind;
use crate::scene::text::width as text_width;
use crate::scene::{Align, Axes, Ink, Item, Label, Line, Mark, Point, Rect, Scene, Shape, Stroke, Target};
use crate::view::Offer;
use crate::words::Language;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// No more units than these are drawn: there would be more combinations than one can look at.
pub const MOST: usize = 8;
/// How many units are offered to begin with.
const OFFERED: usize = 4;
/// Width of a column, height of the longest bar, and of the room above it, in pixels.
const COLUMN: f32 = 28.0;
const TALL: f32 = 120.0;
const ABOVE: f32 = 24.0;
/// Room at the edges of the page, in pixels.
const EDGE: f32 = 12.0;

/// The picture, with what a click on a column asks for.
pub struct Sets {
    /// What is drawn.
    pub scene: Scene,
    /// By the number of an entry.
    pub offers: Vec<Offer>,
    /// Every combination that occurs, the most measures first: which of the units drawn are in it, and its
    /// measures.
    pub combinations: Vec<(Vec<bool>, Vec<MeasureId>)>,
}

/// The picture of the chosen units, for a page that is so many pixels wide. A list of measures in the filter
/// does not count here: it is what a column sets.
pub fn sets(
    plan: &Plan,
    graph: &PlanGraph,
    chosen: &[UnitId],
    filter: &Filter,
    width: f32,
    language: Language,
) -> Sets {
    let whole = Filter { list: None, ..filter.clone() };
    let mask = whole.mask(plan, graph);
    let units = &chosen[..chosen.len().min(MOST)];
    let mut page =
        Page { plan, language, width: width.max(280.0), y: EDGE, items: Vec::new(), offers: Vec::new() };
    if units.len() < 2 {
        page.begin(graph, units);
        return page.done(Vec::new());
    }
    let combinations = combinations(graph, &mask, units);
    let all: usize = combinations.iter().map(|(_, measures)| measures.len()).sum();
    page.words(
        Ink::Text,
        &language.fill("network.sets.title", &[&units.len().to_string(), &all.to_string()]),
    );
    page.words(Ink::TextWeak, language.text("network.sets.how"));
    if chosen.len() > MOST {
        let rest: Vec<&str> = chosen[MOST..].iter().map(|id| plan.unit(*id).name.as_str()).collect();
        let counts = [chosen.len(), MOST].map(|count| count.to_string());
        page.words(
            Ink::Warning,
            &language.fill("network.sets.more", &[&counts[0], &counts[1], &rest.join("、")]),
        );
    }
    for (members, measures) in &combinations {
        let list = list(plan, units, members, measures);
        page.offers.push(Offer::Filter(Filter { list: Some(list), ..filter.clone() }));
    }
    page.y += 8.0;
    page.picture(units, &combinations, filter);
    page.in_words(units, &combinations);
    page.done(combinations)
}

/// By unit, which shown measures name it, turned around: by combination, its measures.
fn combinations(graph: &PlanGraph, mask: &Mask, units: &[UnitId]) -> Vec<(Vec<bool>, Vec<MeasureId>)> {
    let mut found: BTreeMap<Vec<bool>, Vec<MeasureId>> = BTreeMap::new();
    for measure in (0..mask.measures.len()).map(MeasureId::at) {
        let named = |unit: &UnitId| graph.team(measure).any(|link| link.unit == *unit && mask.link(link.id));
        let members: Vec<bool> = units.iter().map(named).collect();
        if members.contains(&true) {
            found.entry(members).or_default().push(measure);
        }
    }
    let mut list: Vec<_> = found.into_iter().collect();
    let size = |members: &[bool]| members.iter().filter(|member| **member).count();
    // Among equals those of most units first, then as they were chosen; of two units, what they share first.
    let count = |measures: &[MeasureId]| if units.len() > 2 { measures.len() } else { 0 };
    list.sort_by_key(|(members, measures)| {
        (Reverse(count(measures)), Reverse(size(members)), Reverse(members.clone()))
    });
    list
}

/// The measures of a combination, with what is true of them.
fn list(plan: &Plan, units: &[UnitId], members: &[bool], measures: &[MeasureId]) -> List {
    let names = |wanted: bool| {
        let names = units.iter().zip(members).filter(|(_, member)| **member == wanted);
        names.map(|(id, _)| plan.unit(*id).name.as_str()).collect::<Vec<_>>().join("、")
    };
    let title = if members.contains(&false) {
        ("network.list.without".to_owned(), vec![names(true), names(false)])
    } else {
        ("network.list.shared".to_owned(), vec![names(true)])
    };
    List { title, measures: measures.iter().copied().collect() }
}

/// A page while it is set.
struct Page<'a> {
    plan: &'a Plan,
    language: Language,
    width: f32,
    y: f32,
    items: Vec<Item>,
    offers: Vec<Offer>,
}

impl Page<'_> {
    fn done(self, combinations: Vec<(Vec<bool>, Vec<MeasureId>)>) -> Sets {
        let bounds = Rect::new(0.0, 0.0, self.width, self.y + EDGE);
        let scene = Scene { bounds, axes: Axes::Page, items: self.items, frozen: None };
        Sets { scene, offers: self.offers, combinations }
    }

    fn name(&self, unit: UnitId) -> String {
        self.plan.unit(unit).name.clone()
    }

    /// Words over as many lines as they need.
    fn words(&mut self, ink: Ink, words: &str) {
        let room = self.width - EDGE * 2.0;
        let mut line = String::new();
        for c in words.chars() {
            line.push(c);
            if text_width(&line, 13.0, false) > room - 14.0 {
                self.line(WORDS, ink, EDGE, std::mem::take(&mut line));
            }
        }
        if !line.is_empty() {
            self.line(WORDS, ink, EDGE, line);
        }
    }

    fn line(&mut self, target: Target, ink: Ink, left: f32, words: String) {
        let label = Label { ink, ..text(left, self.y + LINE / 2.0, self.width - left - EDGE, words) };
        self.items.push(always(target, Shape::Label(label)));
        self.y += LINE;
    }

    /// A line that offers something.
    fn offer(&mut self, words: String, offer: Offer) {
        let target = Target::Entry(self.offers.len() as u32);
        let rect = Rect::new(EDGE, self.y + 1.0, self.width - EDGE * 2.0, LINE - 2.0);
        self.items.push(panel(target, rect, Ink::Band));
        self.offers.push(offer);
        self.line(target, Ink::Accent, EDGE + 8.0, words);
    }

    /// Before two units are chosen: how to choose, and some to begin with.
    fn begin(&mut self, graph: &PlanGraph, units: &[UnitId]) {
        self.words(Ink::Text, self.language.text("network.sets.choose"));
        self.words(Ink::TextWeak, self.language.text("network.sets.choose.how"));
        self.y += 8.0;
        if let Some(unit) = units.first() {
            let partners = graph.partners(self.plan, *unit, false);
            self.words(Ink::Text, &self.language.fill("network.sets.with", &[&self.name(*unit)]));
            for partner in partners.iter().take(OFFERED * 2) {
                let counts = [self.name(partner.unit), partner.measures.len().to_string()];
                let words = self.language.fill("network.sets.partner", &[&counts[0], &counts[1]]);
                self.offer(words, Offer::Choose(partner.unit));
            }
            return;
        }
        let mut leaders: Vec<UnitId> =
            self.plan.units.iter().filter(|unit| !unit.collective).map(|unit| unit.id).collect();
        leaders.sort_by_key(|unit| {
            let load = graph.load(*unit);
            (Reverse((load.lead, load.responsible, load.participate)), *unit)
        });
        leaders.truncate(OFFERED);
        let names: Vec<String> = leaders.iter().map(|unit| self.name(*unit)).collect();
        if leaders.len() > 1 {
            let words = self.language.fill("network.sets.leaders", &[&names.join("、")]);
            self.offer(words, Offer::ChooseAll(leaders.clone()));
        }
        for unit in leaders {
            let words = self.language.fill("network.sets.one", &[&self.name(unit)]);
            self.offer(words, Offer::Choose(unit));
        }
    }

    /// Bars above dots, in as many bands as the page's width makes of them.
    fn picture(&mut self, units: &[UnitId], combinations: &[(Vec<bool>, Vec<MeasureId>)], filter: &Filter) {
        let names = (self.width * 0.22).clamp(90.0, 190.0);
        let sizes = (self.width * 0.1).clamp(40.0, 90.0);
        let left = EDGE + names + sizes + 44.0;
        let a_band = (((self.width - left - EDGE) / COLUMN) as usize).max(1);
        let most = combinations.iter().map(|(_, measures)| measures.len()).max().unwrap_or(1).max(1);
        let mut from = 0;
        while from < combinations.len() {
            let columns = &combinations[from..combinations.len().min(from + a_band)];
            // Bars of all bands are to one measure; a band is as high as its longest.
            let longest = columns.iter().map(|(_, measures)| measures.len()).max().unwrap_or(0);
            let rows = self.y + ABOVE + TALL * longest as f32 / most as f32 + 6.0;
            for (at, (members, measures)) in columns.iter().enumerate() {
                let target = Target::Entry((from + at) as u32);
                let picked = match &self.offers[from + at] {
                    Offer::Filter(offered) => offered.list == filter.list,
                    _ => false,
                };
                let bar = TALL * measures.len() as f32 / most as f32;
                self.column(
                    target,
                    left + at as f32 * COLUMN,
                    (rows, bar),
                    (members, measures.len()),
                    picked,
                );
            }
            for (at, unit) in units.iter().enumerate() {
                let size: usize =
                    combinations.iter().filter(|(members, _)| members[at]).map(|(_, m)| m.len()).sum();
                self.set(*unit, rows + (at as f32 + 0.5) * LINE, (names, sizes), size, combinations);
            }
            self.y = rows + units.len() as f32 * LINE + 14.0;
            from += columns.len();
        }
    }

    /// A combination: its bar with its count, and its dots.
    fn column(
        &mut self,
        target: Target,
        left: f32,
        (rows, bar): (f32, f32),
        (members, count): (&[bool], usize),
        picked: bool,
    ) {
        let middle = left + COLUMN / 2.0;
        let whole = Rect::new(left, self.y, COLUMN - 1.0, rows - self.y + members.len() as f32 * LINE);
        self.items.push(panel(target, whole, if picked { Ink::Marked } else { Ink::Band }));
        let foot = rows - 6.0;
        self.items.push(panel(target, Rect::new(left + 6.0, foot - bar, COLUMN - 13.0, bar), Ink::Heading));
        let number = text(middle, foot - bar - 9.0, COLUMN, count.to_string());
        self.items.push(always(target, Shape::Label(Label { align: Align::Center, room: 18.0, ..number })));
        let y = |at: usize| rows + (at as f32 + 0.5) * LINE;
        let first = members.iter().position(|member| *member).unwrap_or(0);
        let last = members.iter().rposition(|member| *member).unwrap_or(0);
        if last > first {
            self.items.push(always(
                target,
                Shape::Line(Line {
                    from: Point::new(middle, y(first)),
                    to: Point::new(middle, y(last)),
                    stroke: Stroke::Wide(22),
                    ink: Ink::Text,
                    bundled: false,
                    bent: false,
                    arrow: None,
                }),
            ));
        }
        for (at, member) in members.iter().enumerate() {
            let (kind, ink) = if *member { (MarkKind::Disc, Ink::Text) } else { (MarkKind::Ring, Ink::Rule) };
            let at = Point::new(middle, y(at));
            self.items.push(always(target, Shape::Mark(Mark { at, kind, room: LINE, ink })));
        }
    }

    /// A unit: its name and how many measures it has in all.
    fn set(
        &mut self,
        unit: UnitId,
        y: f32,
        (names, sizes): (f32, f32),
        size: usize,
        combinations: &[(Vec<bool>, Vec<MeasureId>)],
    ) {
        let target = Target::Unit(unit.0);
        let all: usize = combinations.iter().map(|(_, measures)| measures.len()).sum();
        let name =
            Label { align: Align::Right, ink: Ink::Accent, ..text(EDGE + names, y, names, self.name(unit)) };
        self.items.push(always(target, Shape::Label(name)));
        let long = sizes * size as f32 / all.max(1) as f32;
        let left = EDGE + names + 8.0;
        self.items.push(panel(target, Rect::new(left, y - 6.0, long, 12.0), Ink::TextWeak));
        let number = Label { bold: true, ..text(left + long + 4.0, y, 34.0, size.to_string()) };
        self.items.push(always(target, Shape::Label(number)));
    }

    /// The same in words; for two units, with the measures.
    fn in_words(&mut self, units: &[UnitId], combinations: &[(Vec<bool>, Vec<MeasureId>)]) {
        for (at, (members, measures)) in combinations.iter().enumerate() {
            let members = units.iter().zip(members).filter(|(_, member)| **member);
            let names: Vec<String> = members.map(|(unit, _)| self.name(*unit)).collect();
            // Who else is named is left open only where all that are chosen are.
            let key = match names.len() {
                1 => "network.sets.only",
                all if all == units.len() => "network.sets.all",
                _ => "network.sets.shared",
            };
            let words = self.language.fill(key, &[&names.join("、"), &measures.len().to_string()]);
            let target = Target::Entry(at as u32);
            let rect = Rect::new(EDGE, self.y + 1.0, self.width - EDGE * 2.0, LINE - 2.0);
            self.items.push(panel(target, rect, Ink::Band));
            self.line(target, Ink::Accent, EDGE + 8.0, words);
            if units.len() > 2 {
                continue;
            }
            for measure in measures {
                let plan = self.plan;
                let start: String = plan.measure_text(*measure).chars().take(80).collect();
                let words = format!("{} {start}", plan.number(*measure));
                self.line(Target::Measure(measure.0), Ink::Text, EDGE + 24.0, words);
            }
        }
    }
}
