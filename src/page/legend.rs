//! The legend, read off the scene itself: it explains the signs that are drawn and no others.

use super::{BODY, Page};
use crate::scene::draw::{Drawn, draw};
use crate::scene::item::{Align, Item, Label, Line, Mark, MarkKind, Shape, Stroke, Visibility};
use crate::scene::look::{Look, Marks, Signs};
use crate::scene::text::width;
use crate::scene::{Axes, Camera, Ink, Point, Rect, Scene, Target, TargetSet};

/// What each role's ink is called.
const ROLES: [(Ink, &str); 3] = [
    (Ink::Lead, "role.unit.lead"),
    (Ink::Responsible, "role.unit.responsible"),
    (Ink::Participate, "role.unit.participate"),
];
/// Length of a line sample, in pixels.
const SAMPLE: f32 = 34.0;
/// Height of a row of the legend, in pixels.
const ROW: f32 = 20.0;
/// Between two entries, in pixels.
const GAP: f32 = 22.0;
/// What a label's room must be for its text to have [`BODY`] pixels: see `scene::labels`.
const ROOM: f32 = BODY / 0.78;

/// The signs around names, and what each is called.
const SIGNS: [(Signs, &str); 5] = [
    (Signs { attends: true, ..NONE }, "legend.attends"),
    (Signs { agenda: true, ..NONE }, "legend.agenda"),
    (Signs { added: true, ..NONE }, "legend.added"),
    (Signs { changed: true, ..NONE }, "legend.changed"),
    (Signs { noted: true, ..NONE }, "legend.noted"),
];
/// No sign.
const NONE: Signs = Signs { attends: false, agenda: false, added: false, changed: false, noted: false };

/// One explanation: a sample line, a sign, and words, which may bear signs themselves.
struct Entry {
    signs: Signs,
    stroke: Option<(Stroke, Ink)>,
    sign: Option<(MarkKind, Ink)>,
    words: String,
}

/// Puts the legend down from the top of `room`; the y after it.
pub(super) fn legend(drawn: &mut Vec<Drawn>, page: &Page, room: Rect) -> f32 {
    let entries = entries(page);
    if entries.is_empty() {
        return room.min.y;
    }
    let mut items = Vec::new();
    let mut marks = Marks::default();
    let mut at = Point::new(room.min.x, room.min.y + ROW / 2.0 + 3.0);
    for (number, entry) in entries.into_iter().enumerate() {
        let target = Target::Entry(number as u32);
        *marks.of_mut(target) = entry.signs;
        let words = width(&entry.words, BODY, false);
        let sample = if entry.stroke.is_some() { SAMPLE } else { 0.0 };
        // At the end of a line or by itself.
        let sign = match (entry.sign.is_some(), entry.stroke.is_some()) {
            (true, true) => 10.0,
            (true, false) => 16.0,
            (false, _) => 0.0,
        };
        let whole = sample + sign + words;
        if at.x > room.min.x && at.x + whole > room.max.x {
            at = Point::new(room.min.x, at.y + ROW);
        }
        entry.put(&mut items, target, at, sample + sign, words);
        at.x += whole + GAP;
    }
    let bottom = at.y + ROW / 2.0 + 2.0;

    let frame = Rect { min: room.min, max: Point::new(room.max.x, bottom) };
    let scene = Scene { bounds: frame, axes: Axes::Both, items, frozen: None };
    let everything = TargetSet::filled(0, 0, 1, 0, true);
    let look = Look { shown: &everything, raised: &everything, lit: None, marks: Some(&marks), ..page.look };
    drawn.extend(draw(&scene, &Camera::fit(frame).project(Axes::Both, frame, frame), &look));
    bottom
}

fn entries(page: &Page) -> Vec<Entry> {
    let shown = || page.scene.items.iter().filter(|item| page.look.shows(item));
    let is_stub = |item: &&Item| item.visibility == Visibility::Lowered;
    let words = |key: &str| page.language.text(key).to_owned();
    let mut entries = Vec::new();
    for (ink, key) in ROLES {
        let stroke = shown().filter(|item| !is_stub(item)).find_map(|item| match &item.shape {
            Shape::Line(line) if line.ink == ink => Some((line.stroke, ink)),
            _ => None,
        });
        let sign = shown().filter(|item| !is_stub(item)).find_map(|item| match &item.shape {
            Shape::Mark(mark) if mark.ink == ink => Some((mark.kind, ink)),
            _ => None,
        });
        if stroke.is_some() || sign.is_some() {
            entries.push(Entry { signs: NONE, stroke, sign, words: words(key) });
        }
    }
    if let Some((stroke, ink)) = shown().filter(is_stub).find_map(|item| match &item.shape {
        Shape::Line(line) => Some((line.stroke, line.ink)),
        _ => None,
    }) {
        let sign = shown().filter(is_stub).find_map(|item| match &item.shape {
            Shape::Mark(mark) => Some((mark.kind, mark.ink)),
            _ => None,
        });
        entries.push(Entry { signs: NONE, stroke: Some((stroke, ink)), sign, words: words("legend.stub") });
    }
    let is_role = |ink: Ink| ROLES.iter().any(|(role, _)| *role == ink);
    if shown().any(|item| matches!(&item.shape, Shape::Panel(panel) if is_role(panel.ink))) {
        entries.push(Entry { signs: NONE, stroke: None, sign: None, words: words("legend.bars") });
    }
    let all = shown().filter(|item| matches!(item.shape, Shape::Label(_) | Shape::Disc(_)));
    let all: Vec<Signs> = all.map(|item| page.look.signs(item.target)).filter(|signs| signs.any()).collect();
    for (signs, key) in SIGNS {
        if all.iter().any(|each| each.has(signs)) {
            entries.push(Entry { signs, stroke: None, sign: None, words: words(key) });
        }
    }
    entries
}

impl Entry {
    fn put(self, items: &mut Vec<Item>, target: Target, at: Point, before: f32, words: f32) {
        let mut push = |shape| items.push(Item { target, visibility: Visibility::Always, shape });
        // A sign without a line stands where the line would begin.
        let end = at.moved(if self.stroke.is_some() { SAMPLE - 6.0 } else { 6.0 }, 0.0);
        if let Some((stroke, ink)) = self.stroke {
            push(Shape::Line(Line {
                from: at,
                to: end,
                stroke,
                ink,
                bundled: false,
                bent: false,
                arrow: None,
            }));
        }
        if let Some((kind, ink)) = self.sign {
            push(Shape::Mark(Mark { at: end, kind, room: ROW, ink }));
        }
        push(Shape::Label(Label {
            at: at.moved(before, 0.0),
            align: Align::Left,
            width: words + 1.0,
            room: ROOM,
            text: self.words,
            bold: false,
            ink: Ink::Text,
            least: 0.0,
            importance: 1,
            ..Label::default()
        }));
    }
}
