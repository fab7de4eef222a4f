//! `lab`: one algorithm on a plain file, for comparison with other tools. The result alone on standard
//! output; on standard error one line with `time_ms=` (the algorithm, without reading and printing).

use super::args::{Algorithm, LabArgs, OscmArgs};
use super::{Failure, gr, load, output};
use crate::layout::crossing::{Bipartite, Budget, minimise};
use crate::plan::{Holder, RoleSet};
use crate::state::Document;
use std::fmt::Write;
use std::process::ExitCode;
use std::time::Instant;

/// How many search nodes are visited where neither `--exact` nor a time is asked for.
const NODES: u64 = 200_000;

pub(super) fn lab(args: &LabArgs) -> Result<ExitCode, Failure> {
    match &args.algorithm {
        Algorithm::Oscm(args) => oscm(args),
    }
}

fn oscm(args: &OscmArgs) -> Result<ExitCode, Failure> {
    let bytes = load::bytes(&args.file)?;
    let (graph, first) = if gr::is_gr(&bytes) {
        let bad_line =
            |bad: gr::BadLine| Failure::new("cli.gr", [args.file.display().to_string(), bad.0.to_string()]);
        let gr = gr::parse(&bytes).map_err(bad_line)?;
        (gr.graph, gr.first)
    } else {
        (lines(&load::open_bytes(&bytes, &args.file)?.document, args), 0)
    };
    let start = Instant::now();
    let late = || args.time_limit.is_some_and(|limit| start.elapsed() >= limit);
    let nodes = if args.exact || args.time_limit.is_some() { u64::MAX } else { NODES };
    let solved = minimise(&graph, &Budget { nodes, cancelled: &late });
    let time_ms = start.elapsed().as_secs_f64() * 1e3;

    let mut order = String::new();
    for vertex in &solved.order {
        // Writing into memory does not fail.
        let _ = writeln!(order, "{}", vertex + first);
    }
    output::stdout(order.as_bytes())?;
    let proven = if solved.proven { "yes" } else { "no" };
    let figures = format!(
        "time_ms={time_ms:.3} crossings={} lower_bound={} proven={proven}",
        solved.crossings, solved.lower_bound
    );
    // Whoever closed stderr does not want to know.
    let _ = output::stderr(&figures);
    Ok(ExitCode::SUCCESS)
}

/// Units against what carries assignments, in document order; every pair once, whatever its roles.
fn lines(document: &Document, args: &OscmArgs) -> Bipartite {
    let roles: RoleSet = match args.roles.as_slice() {
        [] => RoleSet::ALL,
        some => some.iter().map(|role| role.role()).collect(),
    };
    let plan = &document.plan;
    let mut carriers: Vec<(u32, Holder)> = document
        .graph
        .links()
        .map(|link| match link.holder {
            Holder::Section(id) => (plan.section(id).span.start, link.holder),
            Holder::Measure(id) => (plan.measure(id).span.start, link.holder),
        })
        .collect();
    // Links are numbered in document order of their carriers, so equal ones are neighbours.
    carriers.dedup();
    let rank =
        |holder: Holder| carriers.iter().position(|(_, carrier)| *carrier == holder).unwrap_or_default();
    let links = document.graph.links().filter(|link| roles.has(link.role));
    let edges = links.map(|link| (link.unit.0, rank(link.holder) as u32));
    Bipartite::from_edges(carriers.len(), plan.units.len(), edges)
}
