//! What the program tells the user in passing: done, failed, found. Nothing here blocks.

use super::desk::{Desk, colour};
use eframe::egui::{self, Align2, Frame, RichText, Ui};

/// How many notices stand at a time; the oldest gives way.
const MOST: usize = 4;

/// What was told and not yet put away.
#[derive(Default)]
pub struct Notices {
    list: Vec<Notice>,
}

/// One thing told.
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Something failed.
    pub failed: bool,
    /// When it goes away by itself, in seconds of the window's clock; a failure stays until it is put away.
    until: Option<f64>,
}

/// For how long a notice stands that needs no answer, in seconds.
const STANDS: f64 = 6.0;

impl Notices {
    /// Tells something; the same sentence is not told twice at a time.
    pub fn tell(&mut self, text: String, failed: bool, now: f64) {
        self.list.retain(|notice| notice.text != text);
        self.list.push(Notice { text, failed, until: (!failed).then_some(now + STANDS) });
        if self.list.len() > MOST {
            let passing = self.list.iter().position(|notice| !notice.failed);
            self.list.remove(passing.unwrap_or(0));
        }
    }

    /// A file was opened or saved: that makes an earlier failure untrue.
    pub fn worked(&mut self) {
        self.list.retain(|notice| !notice.failed);
    }

    /// Draws them above the status line, and takes away what has stood long enough.
    pub fn ui(&mut self, ui: &Ui, desk: &Desk) {
        let now = ui.input(|input| input.time);
        self.list.retain(|notice| notice.until.is_none_or(|until| now < until));
        if let Some(next) = self.list.iter().filter_map(|notice| notice.until).reduce(f64::min) {
            ui.request_repaint_after_secs((next - now).max(0.05) as f32);
        }
        if self.list.is_empty() {
            return;
        }
        let theme = desk.theme();
        let mut gone = None;
        egui::Area::new(egui::Id::unique("notices"))
            .anchor(Align2::CENTER_BOTTOM, [0.0, -36.0])
            .order(egui::Order::Foreground)
            .show(ui.ctx(), |ui| {
                for (at, notice) in self.list.iter().enumerate() {
                    Frame::popup(ui.style()).show(ui, |ui| {
                        ui.set_max_width(620.0);
                        ui.horizontal_top(|ui| {
                            if ui.small_button("×").on_hover_text(desk.text("notice.close")).clicked() {
                                gone = Some(at);
                            }
                            let ink = if notice.failed { theme.error } else { theme.text };
                            ui.add(egui::Label::new(RichText::new(&notice.text).color(colour(ink))).wrap());
                        });
                    });
                }
            });
        if let Some(at) = gone {
            self.list.remove(at);
        }
    }
}
