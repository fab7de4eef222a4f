//! The whole window without display and GPU, a frame at a time: what it costs up to the triangles that a
//! painter would upload. For `lab frame` and the benches.

use super::app::{App, Opening};
use crate::command::{Command, Loaded};
use crate::scene::{Camera, Point, pick};
use crate::state::Document;
use crate::state::open::OpenError;
use crate::view::View;
use eframe::egui::{self, Context, Pos2, RawInput, Vec2};
use std::sync::{Arc, Mutex};

/// A window of 1280 × 800 points, a frame at a time.
pub struct Frames {
    ctx: Context,
    /// What it shows; commands are queued on it.
    pub app: App,
    time: f64,
}

/// Triangles of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Drawn {
    /// Meshes.
    pub meshes: usize,
    /// Triangles in them.
    pub triangles: usize,
}

impl Frames {
    /// On the plan that ships inside, with nothing drawn yet.
    pub fn new() -> Result<Self, OpenError> {
        let ctx = Context::default();
        ctx.enable_accesskit();
        let app = App::new(&ctx, Opening::default())?;
        Ok(Self { ctx, app, time: 0.0 })
    }

    /// On another document.
    pub fn open(&mut self, document: Document) {
        let loaded = Loaded { document: Mutex::new(Some(document)), restored: None };
        self.app.act(Command::Loaded(Arc::new(loaded)));
        self.app.act(Command::Show(None));
        self.settle();
    }

    /// Draws until nothing is new to it.
    pub fn settle(&mut self) {
        for _ in 0..5 {
            self.frame();
        }
    }

    /// One frame up to its triangles.
    pub fn frame(&mut self) -> Drawn {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(egui::Rect::from_min_size(Pos2::ZERO, Vec2::new(1280.0, 800.0))),
            time: Some(self.time),
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        output.textures_delta.clear();
        let scale = self.ctx.pixels_per_point();
        let meshes = self.ctx.tessellate(std::mem::take(&mut output.shapes), scale);
        let indices = meshes.iter().map(|mesh| match &mesh.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len(),
            egui::epaint::Primitive::Callback(_) => 0,
        });
        Drawn { meshes: meshes.len(), triangles: indices.sum::<usize>() / 3 }
    }

    /// The next step of a walk up and down the two columns, three times as near as the whole.
    pub fn pan(&mut self, step: u32) {
        let bounds = self.app.state().derived.columns.scene.bounds;
        let near = Camera::fit(bounds).zoomed(3.0, bounds.center(), bounds);
        let dy = (f64::from(step) * 0.05).sin() as f32 * bounds.height() * 0.3;
        self.app.act(Command::Look(View::Columns, Some(near.panned(0.0, dy, bounds))));
    }

    /// What lies under a place of the two columns, given in shares of their width and height.
    pub fn pick(&self, at: Point) -> Option<crate::scene::Target> {
        let state = self.app.state();
        let (canvas, camera) = (state.derived.canvas(View::Columns)?, state.camera(View::Columns)?);
        let size = state.session.sizes.0[View::Columns as usize];
        let viewport = crate::scene::Rect::new(0.0, 0.0, size.x, size.y);
        let projection = canvas.scene.project(camera, viewport);
        let look = super::canvas::look(canvas, state);
        pick::pick(canvas.scene, &projection, &look, Point::new(at.x * size.x, at.y * size.y))
    }
}
