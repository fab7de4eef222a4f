//! Opening the window, or saying in plain words why it does not open.

use super::app::{App, Opening};
use crate::words::Language;
use eframe::egui;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

/// How a window opens.
#[derive(Debug, Clone, Default)]
pub struct Window {
    /// What it opens with.
    pub opening: Opening,
    /// Closes by itself after the first frames and prints how long the first took: for checks.
    pub smoke: bool,
}

/// Why no window opened: one sentence a language, ready to print.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Refused(pub String);

/// Opens the window and stays until it is closed.
pub fn run(window: Window) -> Result<(), Refused> {
    // A missing system library panics inside the window system: that is caught and said, not traced.
    let said = Arc::new(Mutex::new(String::new()));
    let before = std::panic::take_hook();
    let heard = Arc::clone(&said);
    let starting = Arc::new(std::sync::atomic::AtomicBool::new(true));
    let quiet = Arc::clone(&starting);
    std::panic::set_hook(Box::new(move |info| {
        if quiet.load(std::sync::atomic::Ordering::Relaxed) {
            if let Ok(mut heard) = heard.lock() {
                *heard = info.to_string();
            }
        } else {
            before(info);
        }
    }));

    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("责任图谱 Dutymap")
            .with_app_id("dutymap")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([900.0, 560.0]),
        renderer: eframe::Renderer::Glow,
        centered: true,
        ..eframe::NativeOptions::default()
    };
    let began = std::time::Instant::now();
    let opened = catch_unwind(AssertUnwindSafe(|| {
        eframe::run_native(
            "dutymap",
            options,
            Box::new(move |cc| {
                let app = App::new(&cc.egui_ctx, window.opening)?;
                Ok(Box::new(Started { app, began, starting, frames: 0, smoke: window.smoke }))
            }),
        )
    }));
    match opened {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(refused(&error.to_string())),
        Err(_) => Err(refused(&said.lock().map(|said| said.clone()).unwrap_or_default())),
    }
}

/// The app with what is measured of its start.
struct Started {
    app: App,
    began: std::time::Instant,
    /// While true, a panic is a window that does not open.
    starting: Arc<std::sync::atomic::AtomicBool>,
    frames: u32,
    smoke: bool,
}

impl eframe::App for Started {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        // The second frame begins when the first is on screen.
        if self.frames == 1 {
            self.starting.store(false, std::sync::atomic::Ordering::Relaxed);
            if self.smoke {
                let first = self.began.elapsed().as_secs_f64() * 1000.0;
                println!("first_frame_ms={first:.1} rss_mb={:.1}", resident_mb());
                ui.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
        if self.frames < 2 {
            ui.request_repaint();
        }
        self.frames += 1;
        eframe::App::ui(&mut self.app, ui, frame);
    }

    fn on_exit(&mut self, gl: Option<&eframe::glow::Context>) {
        eframe::App::on_exit(&mut self.app, gl);
    }
}

/// Memory in use, in MB; 0 where the system does not say.
fn resident_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kb| kb.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

/// What is missing, in both languages: whoever reads this has no window to choose a language in.
fn refused(error: &str) -> Refused {
    let reason = reason(error);
    let both = Language::ALL.map(|language| language.fill(missing(error), &[reason]));
    Refused(both.join(" / "))
}

/// The key of the sentence for what a window system says.
fn missing(error: &str) -> &'static str {
    let lower = error.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if says(&["xkbcommon"]) {
        "start.no-xkbcommon"
    } else if says(&["shared librar", "libx", "xlib's"]) {
        "start.no-x11"
    } else if says(&["opengl", "glx", "egl", "glutin", "no available pixel format", "config"]) {
        "start.no-gl"
    } else if says(&["display", "wayland", "x server", "eventloop"]) {
        "start.no-display"
    } else {
        "start.other"
    }
}

/// What a window system says, on one line and without where in its source it says so.
fn reason(error: &str) -> &str {
    let line = error.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let after = line.rfind(".rs:").map_or(line, |at| &line[at + 4..]);
    let words = after.split_once(": ").filter(|(place, _)| place.bytes().all(|byte| byte.is_ascii_digit()));
    let words = words.map_or(after, |(_, words)| words);
    words.split(['{', ':']).next().unwrap_or_default().trim_end_matches([' ', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_missing_has_its_sentence() {
        let winit = |words: &str| format!("winit EventLoopError: os error at /x/linux/mod.rs:788: {words}");
        let cases = [
            (winit("neither WAYLAND_DISPLAY nor DISPLAY is set."), "start.no-display"),
            (winit("Failed to open connection to X server"), "start.no-display"),
            (winit("Failed to load one of xlib's shared libraries"), "start.no-x11"),
            ("Library libxkbcommon-x11.so could not be loaded.".to_owned(), "start.no-xkbcommon"),
            ("Found no glutin configs matching the template".to_owned(), "start.no-gl"),
            ("something else".to_owned(), "start.other"),
        ];
        for (error, key) in cases {
            assert_eq!(missing(&error), key, "{error}");
        }
        assert_eq!(
            reason(&winit("Failed to open connection to X server")),
            "Failed to open connection to X server"
        );
        let said = refused(&winit("DISPLAY is not set."));
        assert!(!said.0.contains(".rs") && said.0.lines().count() == 1, "{said}");
    }
}
