//! Names of units in whole: on the screen a name that was cut is read under the pointer, on paper it is not.

use crate::scene::labels::SMALLEST;
use crate::scene::text::width;
use crate::scene::{Item, Projection, Scene, Shape, Target};

/// The scene with each name of a unit no larger than fits its room, where it fits at the smallest size.
pub(super) fn whole(scene: &Scene, projection: &Projection) -> Scene {
    let mut scene = scene.clone();
    fit(&mut scene.items, projection.scale.x);
    if let Some(frozen) = &mut scene.frozen {
        // Heads of rows are laid out in pixels.
        fit(&mut frozen.rows, 1.0);
    }
    scene
}

/// Whether every name of a unit stands in whole at the smallest size, on a picture so many pixels wide.
pub(super) fn fit_in(scene: &Scene, wide: f32) -> bool {
    let scale = wide / scene.bounds.width().max(f32::MIN_POSITIVE);
    scene.items.iter().filter(|item| matches!(item.target, Target::Unit(_))).all(|item| match &item.shape {
        Shape::Label(label) if !label.upright && label.around.is_none() => {
            width(&label.text, SMALLEST, label.bold) <= label.width * scale
        }
        _ => true,
    })
}

fn fit(items: &mut [Item], scale: f32) {
    for item in items.iter_mut().filter(|item| matches!(item.target, Target::Unit(_))) {
        if let Shape::Label(label) = &mut item.shape
            && !label.upright
            && !label.flows
            && label.around.is_none()
        {
            let ems = width(&label.text, 1.0, label.bold).max(1.0);
            // A little less, for a rounding error is no reason to cut.
            let fits = (label.width * scale - 0.1) / ems;
            label.largest = label.largest.min(fits.max(SMALLEST));
        }
    }
}
