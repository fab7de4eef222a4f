//! Triangles kept between frames: what was painted once is not cut into triangles again while nothing changes.

use eframe::egui::epaint::Tessellator;
use eframe::egui::{Context, Mesh, Shape};

/// The same shapes, with the lines and areas between two texts or circles as one mesh. Circles stay as they are: the
/// painter has ready ones in its font's texture, which no other place knows.
pub(super) fn kept(shapes: Vec<Shape>, ctx: &Context) -> Vec<Shape> {
    let options = ctx.tessellation_options(|options| *options);
    let mut tessellator = Tessellator::new(ctx.pixels_per_point(), options, [1, 1], Vec::new());
    let mut kept = Vec::new();
    let mut mesh = Mesh::default();
    for shape in shapes {
        if matches!(shape, Shape::Text(_) | Shape::Circle(_)) {
            flush(&mut mesh, &mut kept);
            kept.push(shape);
        } else {
            tessellator.tessellate_shape(shape, &mut mesh);
        }
    }
    flush(&mut mesh, &mut kept);
    kept
}

fn flush(mesh: &mut Mesh, kept: &mut Vec<Shape>) {
    if !mesh.is_empty() {
        kept.push(Shape::mesh(std::mem::take(mesh)));
    }
}
