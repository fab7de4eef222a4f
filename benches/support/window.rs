//! The whole window of a bench, at the size it opens with, without display and GPU.

use dutymap::ui::{App, Opening};
use eframe::egui::{self, Context, Pos2, RawInput, Vec2};

/// A window, a frame at a time.
pub struct Window {
    ctx: Context,
    /// What it shows; commands are queued on it.
    pub app: App,
    time: f64,
}

impl Window {
    /// On the plan that ships inside, with nothing drawn yet.
    pub fn new() -> Self {
        let ctx = Context::default();
        ctx.enable_accesskit();
        let app = App::new(&ctx, Opening::default()).unwrap();
        Self { ctx, app, time: 0.0 }
    }

    /// Draws until nothing is new to it.
    pub fn settle(&mut self) {
        for _ in 0..5 {
            self.frame();
        }
    }

    /// One frame up to its triangles; how many meshes there are.
    pub fn frame(&mut self) -> usize {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(egui::Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 800.0))),
            time: Some(self.time),
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        // What a painter would upload.
        output.textures_delta.clear();
        let scale = self.ctx.pixels_per_point();
        self.ctx.tessellate(std::mem::take(&mut output.shapes), scale).len()
    }
}
