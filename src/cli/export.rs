//! `export`: a view as a picture, from the same scene as the screen; or the graph behind a view, for other tools.

use super::args::{ExportArgs, PaperName};
use super::load::{self, Loaded};
use super::{Failure, office, output};
use crate::disk;
use crate::export::office::Form as Office;
use crate::export::pdf::About;
use crate::export::{gexf, graphml, net, pdf, png, svg};
use crate::graph::PlanGraph;
use crate::page::{Fit, Orientation, Paper, Setting, number};
use crate::plan::{Plan, RoleSet, Section, SectionId, UnitId};
use crate::scene::TargetSet;
use crate::state::paper::Printing;
use crate::state::session::Sizes;
use crate::state::{Choices, Derived, Document, Inputs, Place, paper};
use crate::view::View;
use std::process::ExitCode;

/// What is written, by how the name of the file ends.
enum Form {
    Picture(Picture),
    Graph(fn(&net::Net) -> String),
    Office(Office),
}

/// The forms of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Picture {
    Svg,
    Png,
    Pdf,
}

pub(super) fn export(args: &ExportArgs) -> Result<ExitCode, Failure> {
    // The text is no picture: it is pages, or itself.
    let pages = args.output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
    let drawn = |view: &View| view.key() == args.view && (pages || *view != View::Reader);
    let view = View::ALL.into_iter().find(drawn);
    let view = view.ok_or_else(|| Failure::new("cli.view", [args.view.clone()]))?;
    let picture = match form(args, view)? {
        Form::Picture(picture) => picture,
        Form::Graph(form) => return graph(args, view, form),
        Form::Office(form) => return office::office(args, view, form),
    };
    if args.sheet_per_unit {
        return Err(Failure::new("cli.sheet-per-unit", []));
    }
    if args.tile && !pages {
        return Err(Failure::new("cli.tile", []));
    }
    let Loaded { document, mut choices } = load::load(&args.file)?;
    let units = picked(args, &document.plan, &mut choices)?;
    choices.compact |= args.compact;
    let printing = printing(args, pages);
    let sizes = if pages { paper::sizes(printing.setting) } else { Sizes::default() };
    let derived = derived(&document, &mut choices, view, &units, &sizes);
    let closed = || Failure::new("cli.view", [args.view.clone()]);
    let picture_of = || {
        let sheet = paper::sheet_of(&document, &choices, &derived, view, &units, &printing);
        let language = choices.settings.language;
        sheet.map(|sheet| svg::svg(&sheet, &|target| paper::describe(&document, target, language)))
    };
    let bytes = match picture {
        Picture::Svg => picture_of().ok_or_else(closed)?.into_bytes(),
        Picture::Png => png::png(&picture_of().ok_or_else(closed)?, png::SCALE)?,
        Picture::Pdf => {
            let sheets = paper::sheets(&document, &choices, &derived, view, &units, &printing);
            let mut sheets = sheets.ok_or_else(closed)?;
            number(&mut sheets, 1);
            let subject = sheets.first().map_or("", |sheet| sheet.statement.as_str());
            pdf::pdf(&sheets, &About::of(&document.plan, document.title(), subject, printing.day))?
        }
    };
    output::put(Some(&args.output), &bytes)?;
    Ok(ExitCode::SUCCESS)
}

fn printing(args: &ExportArgs, pages: bool) -> Printing {
    let paper = match args.paper {
        None if pages => Paper::A4,
        None => Paper::Long,
        Some(PaperName::A4) => Paper::A4,
        Some(PaperName::A3) => Paper::A3,
    };
    let orientation = match (args.landscape, args.portrait) {
        (true, _) => Orientation::Landscape,
        (false, true) => Orientation::Portrait,
        (false, false) => Orientation::Auto,
    };
    let fit = if args.tile { Fit::Tile } else { Fit::One };
    let day = args.date.or_else(disk::today);
    Printing { setting: Setting { paper, orientation, fit }, mono: false, day }
}

/// Sets the filter that is asked for; the units, of which a filter can hold one.
pub(super) fn picked(args: &ExportArgs, plan: &Plan, choices: &mut Choices) -> Result<Vec<UnitId>, Failure> {
    if !args.roles.is_empty() {
        choices.filter.roles = args.roles.iter().map(|role| role.role()).collect::<RoleSet>();
        // Who asks for participation wants to see its lines, not stubs.
        choices.participation |= choices.filter.roles.participate;
    }
    if !args.sections.is_empty() {
        choices.filter.sections = sections(plan, &args.sections)?;
    }
    let units = args.units.iter().map(|name| unit(plan, name)).collect::<Result<Vec<_>, _>>()?;
    Ok(if units.is_empty() { choices.filter.unit.into_iter().collect() } else { units })
}

fn form(args: &ExportArgs, view: View) -> Result<Form, Failure> {
    let extension = args.output.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    match extension.as_str() {
        "svg" => Ok(Form::Picture(Picture::Svg)),
        "png" => Ok(Form::Picture(Picture::Png)),
        "pdf" => Ok(Form::Picture(Picture::Pdf)),
        "graphml" => Ok(Form::Graph(graphml::graphml)),
        "gexf" => Ok(Form::Graph(gexf::gexf)),
        other => match office::form(other).filter(|_| office::has_papers(view)) {
            Some(form) => Ok(Form::Office(form)),
            None => Err(Failure::new(
                "cli.form",
                [args.output.display().to_string(), args.view.clone(), forms(view).join("、")],
            )),
        },
    }
}

/// How the names of the files may end that are written of a view.
fn forms(view: View) -> Vec<&'static str> {
    let mut forms = vec![".pdf", ".svg", ".png"];
    if office::has_papers(view) {
        forms.extend([".docx", ".xlsx", ".csv"]);
    }
    if matches!(view, View::Columns | View::Network) {
        forms.extend([".graphml", ".gexf"]);
    }
    forms
}

/// The graph behind a view, whole: the two-mode graph for the columns, the projection for the network.
fn graph(args: &ExportArgs, view: View, write: fn(&net::Net) -> String) -> Result<ExitCode, Failure> {
    if !matches!(view, View::Columns | View::Network) {
        return Err(Failure::new("cli.graph-view", [args.view.clone()]));
    }
    let picked = !args.units.is_empty() || !args.roles.is_empty() || !args.sections.is_empty();
    let paper = args.paper.is_some() || args.landscape || args.portrait || args.tile || args.date.is_some();
    if picked || args.compact || paper {
        return Err(Failure::new("cli.graph-whole", []));
    }
    let document = load::load(&args.file)?.document;
    let (plan, graph) = (&document.plan, PlanGraph::from(&*document.plan));
    let net = match view {
        View::Network => net::projection(plan, &graph, false),
        _ => net::two_mode(plan, &graph),
    };
    output::put(Some(&args.output), write(&net).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// What is derived without a window.
fn inputs<'a>(
    document: &'a Document,
    choices: &'a Choices,
    place: &'a Place,
    sizes: &'a Sizes,
) -> Inputs<'a> {
    Inputs { document, choices, place, sizes, lit: None }
}

/// What follows from the choices; with several units, what any of them is named by.
fn derived(
    document: &Document,
    choices: &mut Choices,
    view: View,
    units: &[UnitId],
    sizes: &Sizes,
) -> Derived {
    // A sheet of duties is that of the unit asked for.
    let place = Place { view, unit: units.first().copied(), ..Place::default() };
    let mut whole: Option<Derived> = None;
    for unit in units.iter().rev() {
        choices.filter.unit = Some(*unit);
        let mut derived = Derived::of(&inputs(document, choices, &place, sizes));
        if let Some(others) = &whole {
            join(&mut derived.shown, &others.shown);
            join(&mut derived.raised, &others.raised);
            derived.recount(&inputs(document, choices, &place, sizes));
        }
        if choices.compact && units.len() > 1 {
            let only = derived.shown.clone();
            let inputs = inputs(document, choices, &place, sizes);
            if let Some(matrix) = &mut derived.matrix {
                matrix.lay_out_only(&inputs, &only);
            }
            derived.columns.lay_out_only(&inputs, only, &derived.shown_loads);
        }
        whole = Some(derived);
    }
    whole.unwrap_or_else(|| Derived::of(&inputs(document, choices, &place, sizes)))
}

/// Takes in what another set holds.
pub(super) fn join(into: &mut TargetSet, other: &TargetSet) {
    let lists = [
        (&mut into.units, &other.units),
        (&mut into.measures, &other.measures),
        (&mut into.sections, &other.sections),
        (&mut into.links, &other.links),
    ];
    for (into, other) in lists {
        for (mark, other) in into.iter_mut().zip(other) {
            *mark |= other;
        }
    }
}

/// A unit by its printed name or an alias; a part of a name only leads to a hint.
pub(super) fn unit(plan: &Plan, name: &str) -> Result<UnitId, Failure> {
    let is = |other: &String| other == name;
    let found = plan.units.iter().find(|unit| is(&unit.name) || unit.aliases.iter().any(is));
    found.map(|unit| unit.id).ok_or_else(|| {
        let near = plan.units.iter().map(|unit| &unit.name).filter(|other| other.contains(name));
        hint("cli.unit", "cli.unit-near", name, near)
    })
}

/// Headings by title, by number as printed (`(一)`, `三、`) or by number alone; a number that the document
/// repeats means all of them.
fn sections(plan: &Plan, names: &[String]) -> Result<Vec<SectionId>, Failure> {
    let headings = || plan.sections.iter().skip(1);
    let mut found = Vec::new();
    for name in names {
        let bare = name.trim_matches(|c| "()（）、.． ".contains(c));
        let whole = |section: &Section| section.title == *name || plan.heading(section.id) == *name;
        let printed = |section: &Section| bare != name && plan.heading(section.id).starts_with(name.as_str());
        let number = |section: &Section| !section.label.is_empty() && section.label == bare;
        let ways: [&dyn Fn(&Section) -> bool; 3] = [&whole, &printed, &number];
        let ids = ways.iter().map(|is| headings().filter(|section| is(section)).map(|section| section.id));
        let Some(ids) = ids.map(Iterator::collect::<Vec<_>>).find(|ids| !ids.is_empty()) else {
            let near = headings().map(|section| &section.title).filter(|title| title.contains(name));
            return Err(hint("cli.section", "cli.section-near", name, near));
        };
        found.extend(ids);
    }
    Ok(found)
}

/// How many near names a hint lists.
const NEAR: usize = 5;

fn hint<'a>(
    plain: &'static str,
    with_near: &'static str,
    name: &str,
    near: impl Iterator<Item = &'a String>,
) -> Failure {
    let near: Vec<&str> = near.take(NEAR).map(String::as_str).collect();
    if near.is_empty() || name.is_empty() {
        Failure::new(plain, [name.to_owned()])
    } else {
        Failure::new(with_near, [name.to_owned(), near.join("、")])
    }
}
