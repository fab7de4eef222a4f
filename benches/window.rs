//! What the program's window costs over an empty one: time to the first frame and resident memory, each
//! measured several times in turn on the same display. Goals: within 100 ms and 60 MB.
//!
//! `cargo bench --bench window`, with a display: `xvfb-run -s "-screen 0 1400x900x24 -noreset"` before it will
//! do, with software GL. The empty window is this bench started again: an `eframe` window of the same size and
//! renderer that draws nothing.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a bench that cannot go on has failed"
)]

use eframe::egui;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// How often each window opens.
const ROUNDS: usize = 7;
/// Makes this bench be the empty window.
const EMPTY: &str = "--empty-window";

fn main() -> ExitCode {
    if std::env::args().any(|arg| arg == EMPTY) {
        return empty();
    }
    let unix = cfg!(all(unix, not(target_os = "macos")));
    let display = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    if unix && !display {
        println!("window: no display, nothing measured (try xvfb-run)");
        return ExitCode::SUCCESS;
    }
    let this = std::env::current_exe().unwrap();
    let (mut empty, mut real) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        empty.extend(measure(&this, EMPTY));
        real.extend(measure(Path::new(env!("CARGO_BIN_EXE_dutymap")), "--smoke"));
    }
    if empty.is_empty() || real.is_empty() {
        println!("window: no window opens here, nothing measured");
        return ExitCode::SUCCESS;
    }
    println!("{:<42}{:>16}{:>16}{:>16}", "min / median", "empty", "dutymap", "difference");
    report("first frame, ms after eframe starts", &empty, &real, |figures| figures.first_frame);
    report("first frame, ms after the process starts", &empty, &real, |figures| figures.since_start);
    report("resident memory, MB", &empty, &real, |figures| figures.memory);
    ExitCode::SUCCESS
}

/// Of one window.
struct Figures {
    first_frame: f64,
    since_start: f64,
    memory: f64,
}

/// Opens a window that closes itself and prints `first_frame_ms=… rss_mb=…`.
fn measure(program: &Path, argument: &str) -> Option<Figures> {
    let began = Instant::now();
    let mut child = Command::new(program).arg(argument).stdout(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said = lines.find_map(|line| line.ok().filter(|line| line.starts_with("first_frame_ms=")));
    let since_start = began.elapsed().as_secs_f64() * 1000.0;
    child.wait().unwrap();
    let said = said?;
    let figure = |name: &str| {
        let value = said.split_whitespace().find_map(|part| part.strip_prefix(name)).unwrap();
        value.parse::<f64>().unwrap()
    };
    Some(Figures { first_frame: figure("first_frame_ms="), since_start, memory: figure("rss_mb=") })
}

fn report(name: &str, empty: &[Figures], real: &[Figures], figure: fn(&Figures) -> f64) {
    let sorted = |figures: &[Figures]| {
        let mut values: Vec<f64> = figures.iter().map(figure).collect();
        values.sort_by(f64::total_cmp);
        (values[0], values[values.len() / 2])
    };
    let (empty, real) = (sorted(empty), sorted(real));
    let pair = |(min, median): (f64, f64)| format!("{min:.1} / {median:.1}");
    let difference = pair((real.0 - empty.0, real.1 - empty.1));
    println!("{name:<42}{:>16}{:>16}{difference:>16}", pair(empty), pair(real));
}

/// A window with nothing in it, as the program's own is opened.
fn empty() -> ExitCode {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_title("empty").with_inner_size([1280.0, 800.0]),
        renderer: eframe::Renderer::Glow,
        centered: true,
        ..eframe::NativeOptions::default()
    };
    let began = Instant::now();
    match eframe::run_native("empty", options, Box::new(move |_| Ok(Box::new(Empty { began, frames: 0 })))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

struct Empty {
    began: Instant,
    frames: u32,
}

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        // The second frame begins when the first is on screen: as the program measures itself.
        if self.frames == 1 {
            let first = self.began.elapsed().as_secs_f64() * 1000.0;
            println!("first_frame_ms={first:.1} rss_mb={:.1}", resident_mb());
            ui.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        self.frames += 1;
        ui.request_repaint();
    }
}

/// Memory in use, in MB; 0 where the system does not say.
fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kb| kb.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}
