//! A view as a sheet of paper: title, filter statement, legend and footer around the same scene as on screen.

mod text;

use super::session::Sizes;
use super::{Choices, Derived, Document, Inputs, Place, State, describe};
use crate::page::{Day, Page, Paper, Setting, Sheet, number};
use crate::plan::{UnitId, sha256};
use crate::scene::draw::DrawnShape;
use crate::scene::look::Look;
use crate::scene::{Axes, Scene, Target, TargetSet, Theme};
use crate::view::View;
use crate::words::Language;
use std::collections::BTreeSet;

/// How a view is put on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Printing {
    /// The paper, which way it stands, over how many sheets.
    pub setting: Setting,
    /// Without colour: what is told apart is told apart by shape and line.
    pub mono: bool,
    /// The day that stands on every sheet; none leaves it out.
    pub day: Option<Day>,
}

/// A view on one sheet: always dark on light, with nothing lit. None for the text, and for a view that is closed.
pub fn sheet(
    document: &Document,
    choices: &Choices,
    derived: &Derived,
    view: View,
    paper: Paper,
) -> Option<Sheet> {
    let printing = Printing { setting: Setting { paper, ..Setting::default() }, ..Printing::default() };
    sheet_of(document, choices, derived, view, choices.filter.unit.as_slice(), &printing)
}

/// The same for several units: `derived` shows what any of them is named by, which a filter cannot say.
#[allow(clippy::redundant_closure_for_method_calls, reason = "the method is that of one lifetime")]
pub fn sheet_of(
    document: &Document,
    choices: &Choices,
    derived: &Derived,
    view: View,
    units: &[UnitId],
    printing: &Printing,
) -> Option<Sheet> {
    with_page(document, choices, derived, view, units, printing, |page| page.compose())
}

/// The same over as many sheets as it needs, without page numbers. What is set for a width (lists, the overview)
/// is set for that of [`sizes`].
#[allow(clippy::redundant_closure_for_method_calls, reason = "the method is that of one lifetime")]
pub fn sheets(
    document: &Document,
    choices: &Choices,
    derived: &Derived,
    view: View,
    units: &[UnitId],
    printing: &Printing,
) -> Option<Vec<Sheet>> {
    if view == View::Reader {
        return Some(text::sheets(document, choices, printing));
    }
    with_page(document, choices, derived, view, units, printing, |page| page.sheets())
}

/// The numbered pages of a view as the window has it.
pub fn printed(state: &State, view: View, printing: &Printing) -> Vec<Sheet> {
    // What is set for a width is set anew for the paper's, and a view that is closed is opened for it.
    let ready =
        state.derived.scene(view).is_some_and(|scene| scene.axes != Axes::Page) || view == View::Reader;
    let fresh = (!ready).then(|| {
        let place = Place { view, beside: None, ..state.place };
        let sizes = sizes(printing.setting);
        let (document, choices) = (&*state.document, &state.choices);
        Derived::of(&Inputs { document, choices, place: &place, sizes: &sizes, lit: None })
    });
    let derived = fresh.as_ref().unwrap_or(&state.derived);
    let units = state.choices.filter.unit;
    let sheets = sheets(&state.document, &state.choices, derived, view, units.as_slice(), printing);
    let mut sheets = sheets.unwrap_or_default();
    number(&mut sheets, 1);
    sheets
}

/// How many units and measures that show are not named on these pages of a view, for want of room.
pub fn unnamed(state: &State, view: View, sheets: &[Sheet]) -> usize {
    // Other views name what they are about, not all there is.
    if !matches!(view, View::Columns | View::Matrix) {
        return 0;
    }
    let texts = sheets.iter().flat_map(|sheet| &sheet.drawn);
    let named: BTreeSet<Target> = texts
        .filter(|drawn| matches!(drawn.shape, DrawnShape::Text { .. }))
        .map(|drawn| drawn.target)
        .collect();
    let plan = &state.document.plan;
    let unfolded = plan.measures.iter().filter(|measure| !state.choices.folded.contains(&measure.section));
    let targets = plan.units.iter().map(|unit| Target::Unit(unit.id.0));
    let targets = targets.chain(unfolded.map(|measure| Target::Measure(measure.id.0)));
    targets.filter(|target| state.derived.shown.has(*target) && !named.contains(target)).count()
}

/// How large views are that are to be put on this paper.
pub fn sizes(setting: Setting) -> Sizes {
    if setting.paper == Paper::Long { Sizes::default() } else { Sizes([setting.room(); View::ALL.len()]) }
}

fn with_page<T>(
    document: &Document,
    choices: &Choices,
    derived: &Derived,
    view: View,
    units: &[UnitId],
    printing: &Printing,
    put: impl FnOnce(&Page) -> T,
) -> Option<T> {
    let canvas = derived.canvas(view)?;
    // On screen only the part of a matrix that is seen is built.
    let whole = derived.matrix.as_ref().filter(|_| view == View::Matrix);
    let whole = whole.map(|matrix| matrix.whole(document, canvas.shown, choices.settings.language));
    let language = choices.settings.language;
    let statement = statement(document, choices, &derived.shown, units);
    // A network says of itself what joins units, and how much of it is drawn.
    let network = derived.network.as_ref().filter(|_| view == View::Network);
    let about = network.map(|network| format!(" · {}", network.statement(language)));
    let statement = statement + &about.unwrap_or_default();
    let look = Look {
        shown: canvas.shown,
        raised: canvas.raised,
        lit: None,
        selected: None,
        hovered: None,
        marks: Some(canvas.marks),
        theme: if printing.mono { Theme::contrast() } else { Theme::light() },
    };
    let scene = whole.as_ref().unwrap_or(canvas.scene);
    Some(put(&page_of(document, language, view, statement, scene, look, printing)))
}

/// A scene with the words that belong around it.
fn page_of<'a>(
    document: &Document,
    language: Language,
    view: View,
    statement: String,
    scene: &'a Scene,
    look: Look<'a>,
    printing: &Printing,
) -> Page<'a> {
    let plan = &document.plan;
    let facts = [&plan.doc_no.text, &plan.issuer.text, &plan.date.text];
    let facts: Vec<&str> = facts.into_iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
    Page {
        setting: printing.setting,
        name: language.text(&format!("view.{}", view.key())).to_owned(),
        subtitle: facts.join("  "),
        statement,
        footer: trace(document, printing.day, language),
        title: document.title().to_owned(),
        named: view == View::Overview,
        scene,
        look,
        language,
    }
}

/// How many digits of a hash tell one source from another.
const DIGITS: usize = 12;

/// The small line that traces a page to its source: day, number, file and the beginning of its text's SHA-256,
/// as a snapshot keeps it.
pub fn trace(document: &Document, day: Option<Day>, language: Language) -> String {
    let hash = sha256(&document.plan.source);
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    let traced = language.fill("paper.trace", &[&hash[..DIGITS]]);
    let parts = [&day, &document.plan.doc_no.text, &document.name, &traced];
    let said: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    said.join("  ")
}

/// What is shown of how much, in one sentence: 「显示 23/94 项 · 省司法厅 · 牵头」.
pub(super) fn statement(
    document: &Document,
    choices: &Choices,
    shown: &TargetSet,
    units: &[UnitId],
) -> String {
    let plan = &document.plan;
    let language = choices.settings.language;
    let filter = &choices.filter;
    let shown = shown.measures.iter().filter(|shown| **shown).count().to_string();
    let mut parts = vec![language.fill("banner.shown", &[&shown, &plan.measures.len().to_string()])];
    if !units.is_empty() {
        let names: Vec<&str> = units.iter().map(|id| plan.unit(*id).name.as_str()).collect();
        parts.push(names.join("、"));
    }
    parts.extend(describe::parts(document, filter, language));
    for id in units {
        let line = describe::collectives(document, *id, language);
        // With several units, each line says whose it is.
        let whose = if units.len() > 1 { format!("{} ", plan.unit(*id).name) } else { String::new() };
        parts.extend(line.map(|line| whose + &line));
    }
    parts.join(" · ")
}
