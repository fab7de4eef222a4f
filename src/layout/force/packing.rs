//! Parts of a picture that are not tied to each other, set beside each other in rows. Nothing here changes
//! the inside of a part.

use super::Place;

/// Between parts, in hops.
const GAP: f32 = 1.0;
/// Width by height of the whole, about.
const WIDE: f32 = 1.5;

/// Turns places about their middle until they spread most from left to right.
pub(super) fn lie_wide(places: &mut [Place]) {
    let count = places.len() as f32;
    let mut middle = [0.0_f32; 2];
    for place in &*places {
        middle = [middle[0] + place[0] / count, middle[1] + place[1] / count];
    }
    let (mut xx, mut xy, mut yy) = (0.0_f32, 0.0_f32, 0.0_f32);
    for place in &mut *places {
        *place = [place[0] - middle[0], place[1] - middle[1]];
        xx += place[0] * place[0];
        xy += place[0] * place[1];
        yy += place[1] * place[1];
    }
    let spread = ((xx - yy) * (xx - yy) + 4.0 * xy * xy).sqrt();
    if spread <= 0.0 {
        return;
    }
    // Half of the angle whose cosine is (xx − yy) / spread, without an arc cosine.
    let double = (xx - yy) / spread;
    let cos = (0.5 + double / 2.0).max(0.0).sqrt();
    let sin = (0.5 - double / 2.0).max(0.0).sqrt() * if xy < 0.0 { -1.0 } else { 1.0 };
    for place in places {
        *place = [place[0] * cos + place[1] * sin, place[1] * cos - place[0] * sin];
    }
}

/// Moves each of `parts` (ids of nodes) so that none overlaps another or what stands at `known`: highest
/// first, in rows from left to right, below what is known.
pub(super) fn pack(places: &mut [Place], parts: &[&Vec<u32>], known: &[Place]) {
    let mut boxes: Vec<(Bounds, usize)> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| (Bounds::of(part.iter().map(|&node| places[node as usize])), at))
        .collect();
    boxes.sort_by(|a, b| b.0.height().total_cmp(&a.0.height()).then(a.1.cmp(&b.1)));
    let area: f32 = boxes.iter().map(|(bounds, _)| (bounds.width() + GAP) * (bounds.height() + GAP)).sum();
    let widest = boxes.iter().map(|(bounds, _)| bounds.width()).fold(0.0, f32::max);
    let mut width = (area * WIDE).sqrt().max(widest);
    let mut origin = [0.0, 0.0];
    if !known.is_empty() {
        let around = Bounds::of(known.iter().copied());
        width = width.max(around.width());
        origin = [around.low[0], around.high[1] + GAP];
    }
    let (mut x, mut y, mut row) = (0.0, 0.0, 0.0_f32);
    for (bounds, part) in boxes {
        if x > 0.0 && x + bounds.width() > width {
            (x, y, row) = (0.0, y + row + GAP, 0.0);
        }
        row = row.max(bounds.height());
        let by = [origin[0] + x - bounds.low[0], origin[1] + y - bounds.low[1]];
        for &node in parts[part] {
            let place = &mut places[node as usize];
            *place = [place[0] + by[0], place[1] + by[1]];
        }
        x += bounds.width() + GAP;
    }
}

struct Bounds {
    low: Place,
    high: Place,
}

impl Bounds {
    fn of(places: impl Iterator<Item = Place>) -> Self {
        let none = Self { low: [f32::INFINITY; 2], high: [f32::NEG_INFINITY; 2] };
        places.fold(none, |bounds, [x, y]| Self {
            low: [bounds.low[0].min(x), bounds.low[1].min(y)],
            high: [bounds.high[0].max(x), bounds.high[1].max(y)],
        })
    }

    fn width(&self) -> f32 {
        self.high[0] - self.low[0]
    }

    fn height(&self) -> f32 {
        self.high[1] - self.low[1]
    }
}
