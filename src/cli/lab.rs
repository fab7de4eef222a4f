//! `lab`: one algorithm on a plain file, for comparison with other tools. The result alone on standard
//! output; on standard error one line with `time_ms=` (the algorithm, without reading and printing).

use super::args::{Algorithm, LabArgs, ListArgs, OscmArgs};
use super::{Failure, list, load, output};
use crate::layout::communities::communities;
use crate::layout::crossing::{Bipartite, Budget, format_pace, minimise, parse_pace};
use crate::layout::force;
use crate::layout::projection;
use crate::plan::RoleSet;
use crate::state::Document;
use crate::view::columns;
use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::Instant;

/// How many steps an exact ordering may take where neither `--exact` nor a time is asked for.
const STEPS: u64 = 100_000;

pub(super) fn lab(args: &LabArgs) -> Result<ExitCode, Failure> {
    match &args.algorithm {
        Algorithm::Oscm(args) => oscm(args),
        Algorithm::Project(args) => project(args),
        Algorithm::Layout(args) => layout(args),
        Algorithm::Communities(args) => groups(args),
        Algorithm::Frame(args) => super::frame::frame(args),
    }
}

fn oscm(args: &OscmArgs) -> Result<ExitCode, Failure> {
    let bytes = load::bytes(&args.file)?;
    let pace = is_pace(&bytes);
    let graph = if pace {
        let text = String::from_utf8_lossy(&bytes);
        parse_pace(&text).map_err(|error| {
            Failure::new("cli.gr", [args.file.display().to_string(), error.line.to_string()])
        })?
    } else {
        lines(&load::open_bytes(&bytes, &args.file)?.document, args)
    };
    let start = Instant::now();
    let late = || args.time_limit.is_some_and(|limit| start.elapsed() >= limit);
    let steps = if args.exact || args.time_limit.is_some() { u64::MAX } else { STEPS };
    let solved = minimise(&graph, &Budget { steps, cancelled: &late });
    let time_ms = start.elapsed().as_secs_f64() * 1e3;

    let order = if pace {
        format_pace(&graph, &solved.order)
    } else {
        solved.order.iter().flat_map(|unit| [unit.to_string(), "\n".to_owned()]).collect()
    };
    let proven = if solved.proven { "yes" } else { "no" };
    let figures =
        format!("crossings={} lower_bound={} proven={proven}", solved.crossings, solved.lower_bound);
    done(&order, time_ms, &figures)
}

fn project(args: &ListArgs) -> Result<ExitCode, Failure> {
    let pairs = list::pairs(&args.file)?;
    let units = pairs.iter().map(|pair| pair.1 as usize + 1).max().unwrap_or(0);
    let start = Instant::now();
    let ties = projection::project(units, &pairs);
    let time_ms = start.elapsed().as_secs_f64() * 1e3;
    let mut text = String::new();
    for tie in &ties {
        // Writing to a string cannot fail; nor below.
        let _ = writeln!(text, "{} {} {}", tie.first, tie.second, tie.weight);
    }
    done(&text, time_ms, &format!("units={units} ties={}", ties.len()))
}

fn layout(args: &ListArgs) -> Result<ExitCode, Failure> {
    let ties = list::ties(&args.file)?;
    let start = Instant::now();
    let places = force::layout(&ties, &[]);
    let time_ms = start.elapsed().as_secs_f64() * 1e3;
    let mut text = String::new();
    for [x, y] in places {
        let _ = writeln!(text, "{x} {y}");
    }
    done(&text, time_ms, &format!("nodes={} ties={}", ties.nodes(), ties.len()))
}

fn groups(args: &ListArgs) -> Result<ExitCode, Failure> {
    let ties = list::ties(&args.file)?;
    let start = Instant::now();
    let found = communities(&ties);
    let time_ms = start.elapsed().as_secs_f64() * 1e3;
    let mut text = String::new();
    for group in &found.of {
        let _ = writeln!(text, "{group}");
    }
    done(&text, time_ms, &format!("q={:.6} groups={}", found.q, found.count))
}

fn done(result: &str, time_ms: f64, figures: &str) -> Result<ExitCode, Failure> {
    output::stdout(result.as_bytes())?;
    // Whoever closed stderr does not want to know.
    let _ = output::stderr(&format!("time_ms={time_ms:.3} {figures}"));
    Ok(ExitCode::SUCCESS)
}

/// Whether bytes are a PACE 2024 graph: the first line that is no comment says so.
fn is_pace(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    lines
        .find(|line| !line.is_empty() && *line != b"c" && !line.starts_with(b"c "))
        .is_some_and(|line| line.starts_with(b"p ocr"))
}

/// The lines that are asked for.
fn lines(document: &Document, args: &OscmArgs) -> Bipartite {
    let roles: RoleSet = match args.roles.as_slice() {
        [] => RoleSet::ALL,
        some => some.iter().map(|role| role.role()).collect(),
    };
    columns::lines(&document.plan, &document.graph, roles)
}
