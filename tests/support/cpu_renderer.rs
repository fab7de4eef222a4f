//! Draws what egui has tessellated, on the CPU: golden pictures need neither a GPU nor a display.
//!
//! A triangle rasteriser for what egui's meshes are made of: textured triangles with a colour at each corner,
//! premultiplied alpha, blended in the gamma space that egui mixes its colours for. A pixel belongs to the
//! triangle that covers its centre; a centre on a shared edge belongs to one of the two, by the top-left rule
//! of the graphics interfaces, so that no edge is blended twice. Textures are read with bilinear filtering.
//! The result differs from a GPU's by rounding only. Paint callbacks draw nothing: the program has none.

use eframe::egui::epaint::{Primitive, Vertex};
use eframe::egui::{
    ClippedPrimitive, Color32, Context, FullOutput, ImageData, Pos2, Rect, TextureId, TexturesDelta,
};
use egui_kittest::TestRenderer;
use image::RgbaImage;
use std::collections::HashMap;

/// The renderer, with the textures that egui has handed over.
#[derive(Default)]
pub struct CpuRenderer {
    textures: HashMap<TextureId, Texture>,
    /// Freed by egui, but still used by the frame that may yet be drawn.
    leaving: Vec<TextureId>,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for id in self.leaving.drain(..) {
            self.textures.remove(&id);
        }
        let changes = delta.set.iter().flat_map(|(id, changes)| changes.iter().map(move |each| (*id, each)));
        changes.for_each(|(id, change)| {
            let ImageData::Color(image) = &change.image;
            let [width, height] = image.size;
            match change.pos {
                None => {
                    let pixels = image.pixels.clone();
                    self.textures.insert(id, Texture { width, height, pixels });
                }
                Some([left, top]) => {
                    // A part of a texture that was never whole has nowhere to go.
                    let Some(texture) = self.textures.get_mut(&id) else { return };
                    for (row, pixels) in image.pixels.chunks_exact(width).enumerate() {
                        let start = (top + row) * texture.width + left;
                        texture.pixels[start..start + width].copy_from_slice(pixels);
                    }
                }
            }
        });
        self.leaving.extend(delta.free.iter().copied());
        delta.clear();
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let primitives = ctx.tessellate(output.shapes.clone(), scale);
        let mut canvas = Canvas::new(size.x.round() as usize, size.y.round() as usize);
        for primitive in &primitives {
            self.draw(&mut canvas, primitive, scale);
        }
        let (width, height) = (canvas.width as u32, canvas.height as u32);
        let bytes = canvas.pixels.iter().flat_map(Color32::to_srgba_unmultiplied).collect();
        RgbaImage::from_raw(width, height, bytes).ok_or_else(|| "the window has no size".to_owned())
    }
}

impl CpuRenderer {
    fn draw(&self, canvas: &mut Canvas, clipped: &ClippedPrimitive, scale: f32) {
        let Primitive::Mesh(mesh) = &clipped.primitive else { return };
        let Some(texture) = self.textures.get(&mesh.texture_id) else { return };
        let clip = canvas.clipped(clipped.clip_rect * scale);
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|at| &mesh.vertices[corners[at] as usize]);
            if let Some(triangle) = Triangle::new(corners, scale, texture) {
                triangle.fill(canvas, clip);
            }
        }
    }
}

struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
}

impl Texture {
    /// The colour at a place in texels, between the four texels around it.
    fn at(&self, x: f32, y: f32) -> [f32; 4] {
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (right_share, bottom_share) = (x - left, y - top);
        let within = |at: f32, size: usize| at.clamp(0.0, (size - 1) as f32) as usize;
        let texel = |dx: f32, dy: f32| {
            let (column, row) = (within(left + dx, self.width), within(top + dy, self.height));
            self.pixels[row * self.width + column].to_array().map(f32::from)
        };
        let corners = [texel(0.0, 0.0), texel(1.0, 0.0), texel(0.0, 1.0), texel(1.0, 1.0)];
        let mix = |from: f32, to: f32, share: f32| from * (1.0 - share) + to * share;
        [0, 1, 2, 3].map(|channel| {
            let of = |corner: usize| corners[corner][channel];
            let (above, below) = (mix(of(0), of(1), right_share), mix(of(2), of(3), right_share));
            mix(above, below, bottom_share)
        })
    }
}

/// Columns and rows of pixels, ends excluded.
#[derive(Clone, Copy)]
struct Clip {
    columns: (i32, i32),
    rows: (i32, i32),
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
}

impl Canvas {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![Color32::TRANSPARENT; width * height] }
    }

    /// A clip rectangle, rounded as egui's own painters round it.
    fn clipped(&self, rect: Rect) -> Clip {
        let within = |at: f32, size: usize| at.round().clamp(0.0, size as f32) as i32;
        Clip {
            columns: (within(rect.min.x, self.width), within(rect.max.x, self.width)),
            rows: (within(rect.min.y, self.height), within(rect.max.y, self.height)),
        }
    }

    fn blend(&mut self, x: i32, y: i32, source: [f32; 4]) {
        let pixel = &mut self.pixels[y as usize * self.width + x as usize];
        let below = pixel.to_array();
        let stays = 1.0 - source[3] / 255.0;
        let mixed = [0, 1, 2, 3].map(|channel| {
            (source[channel] + f32::from(below[channel]) * stays).round().clamp(0.0, 255.0) as u8
        });
        *pixel = Color32::from_rgba_premultiplied(mixed[0], mixed[1], mixed[2], mixed[3]);
    }
}

/// A triangle in pixels, its corners clockwise on screen.
struct Triangle<'a> {
    corners: [Pos2; 3],
    /// In texels.
    places: [Pos2; 3],
    colours: [[f32; 4]; 3],
    area: f32,
    texture: &'a Texture,
    /// The texture's colour where all corners read the same texel: all but glyphs do.
    plain: Option<[f32; 4]>,
}

impl<'a> Triangle<'a> {
    fn new(mut vertices: [&Vertex; 3], scale: f32, texture: &'a Texture) -> Option<Self> {
        let area = |[a, b, c]: [Pos2; 3]| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        let mut doubled = area(vertices.map(|vertex| vertex.pos * scale));
        if doubled < 0.0 {
            vertices.swap(1, 2);
            doubled = -doubled;
        }
        let size = (texture.width as f32, texture.height as f32);
        let places = vertices.map(|vertex| Pos2::new(vertex.uv.x * size.0, vertex.uv.y * size.1));
        let plain =
            (places[0] == places[1] && places[1] == places[2]).then(|| texture.at(places[0].x, places[0].y));
        (doubled > 0.0).then(|| Self {
            corners: vertices.map(|vertex| vertex.pos * scale),
            places,
            colours: vertices.map(|vertex| vertex.color.to_array().map(f32::from)),
            area: doubled,
            texture,
            plain,
        })
    }

    fn fill(&self, canvas: &mut Canvas, clip: Clip) {
        let span = |axis: fn(&Pos2) -> f32, (from, to): (i32, i32)| {
            let [a, b, c] = [0, 1, 2].map(|at| axis(&self.corners[at]));
            (a.min(b).min(c).floor() as i32).max(from)..(a.max(b).max(c).ceil() as i32).min(to)
        };
        for y in span(|corner| corner.y, clip.rows) {
            for x in span(|corner| corner.x, clip.columns) {
                let centre = Pos2::new(x as f32 + 0.5, y as f32 + 0.5);
                if let Some(weights) = self.weights(centre) {
                    canvas.blend(x, y, self.colour(weights));
                }
            }
        }
    }

    /// How much each corner counts at a point; none where the point is outside.
    fn weights(&self, at: Pos2) -> Option<[f32; 3]> {
        let mut weights = [0.0; 3];
        for (corner, weight) in weights.iter_mut().enumerate() {
            let (from, to) = (self.corners[(corner + 1) % 3], self.corners[(corner + 2) % 3]);
            let side = (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x);
            let level = to.y.total_cmp(&from.y);
            let top_left = level.is_lt() || (level.is_eq() && to.x > from.x);
            if side < 0.0 || (side == 0.0 && !top_left) {
                return None;
            }
            *weight = side / self.area;
        }
        Some(weights)
    }

    fn colour(&self, weights: [f32; 3]) -> [f32; 4] {
        let mixed = |values: [f32; 3]| values.iter().zip(weights).map(|(value, weight)| value * weight).sum();
        let texel = self.plain.unwrap_or_else(|| {
            let x: f32 = mixed(self.places.map(|place| place.x));
            let y: f32 = mixed(self.places.map(|place| place.y));
            self.texture.at(x, y)
        });
        [0, 1, 2, 3].map(|channel| {
            let tint: f32 = mixed(self.colours.map(|colour| colour[channel]));
            texel[channel] / 255.0 * tint
        })
    }
}
