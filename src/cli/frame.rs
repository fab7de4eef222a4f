//! `lab frame`: what a frame of the window costs on the CPU where many lines are drawn.

use super::args::FrameArgs;
use super::{Failure, output};
use crate::command::Command;
use crate::import::{self, Progress};
use crate::scene::Point;
use crate::state::document::{Document, Origin};
use crate::ui::Frames;
use crate::words::Language;
use std::fmt::Write;
use std::process::ExitCode;
use std::time::Instant;

/// How many units a measure of the made-up plan names.
const NAMED: u32 = 6;
/// What the made-up plan is called.
const NAME: &str = "frame";
/// How many frames are timed of each kind.
const FRAMES: u32 = 60;

pub(super) fn frame(args: &FrameArgs) -> Result<ExitCode, Failure> {
    let (text, edges) = plan(args.edges);
    let parsed = import::read(text.as_bytes(), NAME, &Progress::silent())
        .map_err(|error| Failure::new("cli.lab-frame", [error.to_string()]))?;
    let mut frames = Frames::new().map_err(|error| Failure::new("cli.lab-frame", [error.to_string()]))?;
    let start = Instant::now();
    frames.open(Document::new(Origin::Seed, NAME.to_owned(), parsed));
    frames.app.act(Command::ToggleParticipation);
    frames.settle();
    let opened = milliseconds(start);

    let mut triangles = 0;
    let unchanged = median(|_| triangles = frames.frame().triangles);
    let moving = median(|step| {
        frames.pan(step);
        frames.frame();
    });
    let picking = median(|step| {
        std::hint::black_box(frames.pick(Point::new(0.5, step as f32 / FRAMES as f32)));
    });
    let mut result = String::new();
    for (what, time) in [("unchanged", unchanged), ("moving", moving), ("picking", picking)] {
        // Writing to a string cannot fail.
        let _ = writeln!(result, "{what} {time:.3}");
    }
    output::stdout(result.as_bytes())?;
    // Whoever closed stderr does not want to know.
    let _ = output::stderr(&format!(
        "time_ms={moving:.3} edges={edges} triangles={triangles} opened_ms={opened:.0}"
    ));
    Ok(ExitCode::SUCCESS)
}

/// A plan in the own-line style with at least so many assignments, and how many: units by a linear congruence, so that
/// it is the same everywhere.
fn plan(edges: u32) -> (String, u32) {
    let measures = edges.div_ceil(NAMED).max(1);
    let units = (measures / 10).clamp(NAMED, 5_000);
    let say = |key: &str, number: u32| Language::Chinese.fill(key, &[&number.to_string()]);
    let mut text = format!("{}\n{}", say("lab.plan", 0), say("lab.part", 0));
    let mut state = 1_u32;
    for measure in 0..measures {
        if measure % 10 == 0 {
            text = text + "\n" + &say("lab.task", measure / 10 + 1);
        }
        text = text + "\n" + &say("lab.measure", measure + 1);
        for place in 0..NAMED {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let unit = ((state >> 8) % (units / NAMED)) * NAMED + place;
            // The first leads and the others take part.
            let (end, key) = match place {
                0 => ("\n", "lab.lead"),
                1 => ("\n", "lab.participate"),
                _ => ("", "lab.next"),
            };
            text = text + end + &say(key, unit);
        }
    }
    (text, measures * NAMED)
}

fn milliseconds(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1e3
}

/// The median time of something done again and again, in milliseconds.
fn median(mut once: impl FnMut(u32)) -> f64 {
    let mut times: Vec<f64> = (0..FRAMES)
        .map(|step| {
            let start = Instant::now();
            once(step);
            milliseconds(start)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
