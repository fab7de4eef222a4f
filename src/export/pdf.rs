//! Sheets as a PDF: vector throughout, text that can be selected and searched, fonts embedded in part.
//!
//! Written with krilla, the writer that typst uses. A sheet's pixels (96 to the inch) become points (72) by
//! one transformation a page, so that every number here is the sheet's own. Text is set glyph by glyph with
//! the advances that `scene::text` measured, and every glyph is told which characters it stands for. What the
//! bold face lacks is set in the regular one; what both lack shows as an empty box and is still found by its
//! character. The same sheets and the same [`About`] give the same bytes.

mod text;

use crate::page::{Day, Head, Sheet};
use crate::plan::Plan;
use crate::scene::draw::{self, DrawnShape};
use crate::scene::theme::Rgba;
use crate::scene::{Point, Rect};
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{self, Path, PathBuilder, Transform};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::{Document, SerializeSettings};
use text::Fonts;

/// Points a pixel.
const POINTS: f32 = 72.0 / 96.0;
/// How far from the middle of a circle the control points of a quarter's curve lie, in radii.
const QUARTER: f32 = 0.552_284_8;

/// What a PDF says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// What it is called.
    pub title: String,
    /// Who issued what it is made of; may be empty.
    pub author: String,
    /// What it is about, in a sentence; may be empty.
    pub subject: String,
    /// When it was made; none leaves it out.
    pub date: Option<Day>,
}

impl About {
    /// What a PDF made of a plan says of itself.
    pub fn of(plan: &Plan, title: &str, subject: &str, date: Option<Day>) -> Self {
        Self { title: title.to_owned(), author: plan.issuer.text.clone(), subject: subject.to_owned(), date }
    }
}

/// Why there is no PDF. Each has its sentence in `words/`: `pdf.<key>`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// There is no sheet, or one without size.
    #[error("no sheet to write")]
    Nothing,
    /// The writer refused.
    #[error("cannot write the PDF: {0}")]
    Write(String),
}

impl PdfError {
    /// Its key in `words/`, and what its sentence fills in.
    pub fn key(&self) -> (&'static str, Vec<String>) {
        match self {
            Self::Nothing => ("pdf.nothing", Vec::new()),
            Self::Write(why) => ("pdf.write", vec![why.clone()]),
        }
    }
}

/// The file's bytes, a page a sheet.
pub fn pdf(sheets: &[Sheet], about: &About) -> Result<Vec<u8>, PdfError> {
    let fonts = Fonts::new()?;
    // Its own description of itself stands in the document information; a second copy as XML serves nobody here.
    let settings = SerializeSettings { xmp_metadata: false, enable_tagging: false, ..Default::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(about));
    for sheet in sheets {
        let size = PageSettings::from_wh(sheet.size.x * POINTS, sheet.size.y * POINTS);
        let mut page = document.start_page_with(size.ok_or(PdfError::Nothing)?);
        draw_sheet(sheet, page.surface(), &fonts);
        page.finish();
    }
    if sheets.is_empty() {
        return Err(PdfError::Nothing);
    }
    document.set_outline(outline(sheets));
    document.finish().map_err(|error| PdfError::Write(error.to_string()))
}

/// A page, whole.
fn draw_sheet(sheet: &Sheet, surface: Surface, fonts: &Fonts) {
    let mut pen = Pen { surface, fonts };
    pen.surface.push_transform(&Transform::from_scale(POINTS, POINTS));
    // White paper is white already.
    if sheet.background != [255; 4] {
        pen.fill(&[rectangle(Rect { min: Point::default(), max: sheet.size })], sheet.background);
    }
    for drawn in &sheet.drawn {
        pen.shape(&drawn.shape);
    }
    pen.surface.pop();
}

fn metadata(about: &About) -> Metadata {
    let mut metadata = Metadata::new()
        .title(about.title.clone())
        .description(about.subject.clone())
        .language("zh-CN".to_owned())
        .creator(concat!("dutymap ", env!("CARGO_PKG_VERSION")).to_owned());
    if !about.author.is_empty() {
        metadata = metadata.authors(vec![about.author.clone()]);
    }
    match about.date {
        Some(day) => metadata.creation_date(DateTime::new(day.year).month(day.month).day(day.day)),
        None => metadata,
    }
}

/// The headings of all sheets as bookmarks, each below the last one that is less deep.
fn outline(sheets: &[Sheet]) -> Outline {
    let heads: Vec<(usize, &Head)> = sheets
        .iter()
        .enumerate()
        .flat_map(|(page, sheet)| sheet.heads.iter().map(move |head| (page, head)))
        .collect();
    let mut outline = Outline::new();
    let mut rest = heads.as_slice();
    while let Some(node) = branch(&mut rest) {
        outline.push_child(node);
    }
    outline
}

/// The first heading that is left, with those below it.
fn branch(rest: &mut &[(usize, &Head)]) -> Option<OutlineNode> {
    let ((page, head), after) = rest.split_first()?;
    *rest = after;
    let at = geom::Point::from_xy(0.0, (head.y * POINTS).max(0.0));
    let mut node = OutlineNode::new(head.text.clone(), XyzDestination::new(*page, at));
    while rest.first().is_some_and(|(_, next)| next.depth > head.depth) {
        if let Some(child) = branch(rest) {
            node.push_child(child);
        }
    }
    Some(node)
}

struct Pen<'p, 'f> {
    surface: Surface<'p>,
    fonts: &'f Fonts,
}

impl Pen<'_, '_> {
    fn shape(&mut self, shape: &DrawnShape) {
        match shape {
            DrawnShape::Curve { points, width, dash, colour } => {
                let [from, first, second, to] = *points;
                let mut path = PathBuilder::new();
                path.move_to(from.x, from.y);
                if draw::is_straight(points) {
                    path.line_to(to.x, to.y);
                } else {
                    path.cubic_to(first.x, first.y, second.x, second.y, to.x, to.y);
                }
                self.stroke(path.finish(), *width, *dash, *colour);
            }
            DrawnShape::Polygon { points, colour } => self.fill(&[polygon(points)], *colour),
            DrawnShape::Circle { at, radius, stroke, colour } => match stroke {
                Some(width) => self.stroke(circle(*at, *radius), *width, None, *colour),
                None => self.fill(&[circle(*at, *radius)], *colour),
            },
            DrawnShape::Fill { rect, colour } => self.fill(&[rectangle(*rect)], *colour),
            DrawnShape::Text { rect, text, size, bold, upright, colour } => {
                self.surface.set_stroke(None);
                self.surface.set_fill(Some(paint(*colour)));
                if *upright {
                    self.fonts.downwards(&mut self.surface, text, *rect, *size, *bold);
                } else {
                    self.fonts.level(&mut self.surface, text, *rect, *size, *bold);
                }
            }
        }
    }

    /// Fills what there is of these paths; one without extent is none.
    fn fill(&mut self, paths: &[Option<Path>], colour: Rgba) {
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(paint(colour)));
        for path in paths.iter().flatten() {
            self.surface.draw_path(path);
        }
    }

    fn stroke(&mut self, path: Option<Path>, width: f32, dash: Option<[f32; 2]>, colour: Rgba) {
        let Some(path) = path else { return };
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(Stroke {
            paint: rgb(colour).into(),
            width,
            opacity: opacity(colour),
            dash: dash.map(|dash| StrokeDash { array: dash.to_vec(), offset: 0.0 }),
            ..Stroke::default()
        }));
        self.surface.draw_path(&path);
    }
}

fn rgb([red, green, blue, _]: Rgba) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn opacity([.., alpha]: Rgba) -> NormalizedF32 {
    NormalizedF32::new(f32::from(alpha) / 255.0).unwrap_or(NormalizedF32::ONE)
}

fn paint(colour: Rgba) -> Fill {
    Fill { paint: rgb(colour).into(), opacity: opacity(colour), ..Fill::default() }
}

fn polygon(points: &[Point]) -> Option<Path> {
    let (first, others) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(first.x, first.y);
    for point in others {
        path.line_to(point.x, point.y);
    }
    path.close();
    path.finish()
}

fn rectangle(rect: Rect) -> Option<Path> {
    let (min, max) = (rect.min, rect.max);
    (max.x > min.x && max.y > min.y)
        .then(|| polygon(&[min, Point::new(max.x, min.y), max, Point::new(min.x, max.y)]))
        .flatten()
}

fn circle(at: Point, radius: f32) -> Option<Path> {
    let (r, k) = (radius.max(0.01), radius.max(0.01) * QUARTER);
    let mut path = PathBuilder::new();
    path.move_to(at.x + r, at.y);
    path.cubic_to(at.x + r, at.y + k, at.x + k, at.y + r, at.x, at.y + r);
    path.cubic_to(at.x - k, at.y + r, at.x - r, at.y + k, at.x - r, at.y);
    path.cubic_to(at.x - r, at.y - k, at.x - k, at.y - r, at.x, at.y - r);
    path.cubic_to(at.x + k, at.y - r, at.x + r, at.y - k, at.x + r, at.y);
    path.close();
    path.finish()
}
