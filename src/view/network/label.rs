//! Texts of the pages: a line is so many pixels high, and a world unit is a pixel.

use crate::scene::{Align, Ink, Item, Label, Panel, Point, Rect, Shape, Target, Visibility};

/// Height of a line of a page, in pixels.
pub(super) const LINE: f32 = 24.0;
/// The largest that text of a page is, in pixels an em.
const TEXT: f32 = 13.0;

/// An item that always shows.
pub(super) fn always(target: Target, shape: Shape) -> Item {
    Item { target, visibility: Visibility::Always, shape }
}

/// A text on a page, from the left of its room.
pub(super) fn text(left: f32, y: f32, width: f32, text: impl Into<String>) -> Label {
    Label {
        at: Point::new(left, y),
        align: Align::Left,
        width,
        room: LINE,
        text: text.into(),
        ink: Ink::Text,
        importance: 1000,
        largest: TEXT,
        ..Label::default()
    }
}

/// A filled rectangle.
pub(super) fn panel(target: Target, rect: Rect, ink: Ink) -> Item {
    always(target, Shape::Panel(Panel { rect, tallest: f32::MAX, ink }))
}
