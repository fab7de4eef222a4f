//! `export`: a view as a picture, from the same scene as the screen; or the graph behind a view, for other tools.

use super::args::{ExportArgs, PaperName};
use super::load::{self, Loaded};
use super::{Failure, office, output, pick};
use crate::disk;
use crate::export::office::Form as Office;
use crate::export::pdf::About;
use crate::export::{gexf, graphml, net, pdf, png, svg};
use crate::graph::PlanGraph;
use crate::page::{Fit, Orientation, Paper, Setting, number};
use crate::state::paper::Printing;
use crate::state::session::Sizes;
use crate::state::{describe, paper};
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
    let units = pick::picked(args, &document.plan, &mut choices)?;
    choices.compact |= args.compact;
    let printing = printing(args, pages);
    let sizes = if pages { paper::sizes(printing.setting) } else { Sizes::default() };
    let derived = pick::derived(&document, &mut choices, view, &units, &sizes);
    let closed = || Failure::new("cli.view", [args.view.clone()]);
    let picture_of = || {
        let sheet = paper::sheet_of(&document, &choices, &derived, view, &units, &printing);
        let language = choices.settings.language;
        sheet.map(|sheet| svg::svg(&sheet, &|target| describe::target(&document, target, language)))
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
