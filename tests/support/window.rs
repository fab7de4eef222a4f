//! The whole window in a test: egui's own test harness around the real `App`, without display and GPU.
//!
//! Pointer and keys go in as events, what a user could read comes out through the accessibility tree. Time
//! stands still but for the steps that a test takes. Nothing is kept between runs unless a folder is named.

use super::cpu_renderer::CpuRenderer;
use dutymap::command::Command;
use dutymap::state::State;
use dutymap::ui::{App, Opening};
use eframe::egui::{self, Event, Key, Modifiers, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::path::Path;
use std::time::{Duration, Instant};

/// Ctrl, which is ⌘ on macOS.
pub const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// How long a test waits for work on a thread.
const PATIENCE: Duration = Duration::from_secs(10);

/// A window under test.
pub struct Window {
    /// Events in, accessibility tree out.
    pub harness: Harness<'static, App>,
}

impl Window {
    /// On the plan that ships inside, at a size in points.
    pub fn new(width: f32, height: f32) -> Self {
        Self::opening(Opening::default(), width, height)
    }

    /// On a file, when it has been read.
    pub fn on(path: &Path, width: f32, height: f32) -> Self {
        let mut window = Self::opening(Opening { file: Some(path.to_owned()), folder: None }, width, height);
        window.wait_for("the file to be read", |state| state.document.origin != dutymap::state::Origin::Seed);
        window
    }

    /// With whatever a window may open with.
    pub fn opening(opening: Opening, width: f32, height: f32) -> Self {
        let harness = Harness::builder()
            .with_size(Vec2::new(width, height))
            .with_theme(egui::Theme::Light)
            .with_max_steps(40)
            .with_render_cursor(false)
            .renderer(CpuRenderer::default())
            .build_eframe(|creation| {
                App::new(&creation.egui_ctx, opening).expect("the plan that ships inside opens")
            });
        Self { harness }
    }

    /// What the program knows.
    pub fn state(&self) -> &State {
        self.harness.state().state()
    }

    /// Does a command as a panel would, and draws until nothing moves.
    pub fn act(&mut self, command: Command) {
        self.harness.state_mut().act(command);
        self.harness.run();
    }

    /// Presses a key and lets it go.
    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    /// Types a text, a character at a time, into what has the keyboard.
    pub fn write(&mut self, text: &str) {
        for c in text.chars() {
            // As from a keyboard: the key goes down, then its text arrives.
            let key = Key::from_name(&c.to_uppercase().to_string());
            let event = |pressed| {
                key.map(|key| Event::Key {
                    key,
                    physical_key: None,
                    pressed,
                    repeat: false,
                    modifiers: Modifiers::NONE,
                })
            };
            let events = [event(true), Some(Event::Text(c.to_string())), event(false)];
            for event in events.into_iter().flatten() {
                self.harness.event(event);
            }
        }
        self.harness.run();
    }

    /// Types a text into the field of that name, instead of what stands there.
    pub fn fill(&mut self, field: &str, text: &str) {
        self.harness.get_by_label(field).focus();
        self.harness.run();
        self.press(CTRL, Key::A);
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// Clicks what has exactly this name.
    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run();
    }

    /// Clicks there.
    pub fn click_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.harness.run();
        for pressed in [true, false] {
            self.harness.event(Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
        self.harness.run();
    }

    /// Moves the pointer there, and away from where it was.
    pub fn point_at(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.harness.run();
    }

    /// Whether something with this in its name is to be read.
    pub fn reads(&self, part: &str) -> bool {
        self.harness.query_all_by_label_contains(part).next().is_some()
            || self.harness.query_all_by_value(part).next().is_some()
    }

    /// Draws until a thread has brought what is waited for.
    pub fn wait_for(&mut self, what: &str, done: impl Fn(&State) -> bool) {
        self.wait(what, |window| done(window.state()));
    }

    /// Draws until something with this in its name is to be read.
    pub fn wait_to_read(&mut self, part: &str) {
        self.wait(part, |window| window.reads(part));
    }

    /// Draws until it is so.
    pub fn wait(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let began = Instant::now();
        loop {
            self.harness.run();
            if done(self) {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "waited too long for {what}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}
