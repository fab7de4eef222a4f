//! A sheet as a whole SVG 1.1 document: text stays text, each group says what it stands for.
//!
//! Fonts are named, not embedded: the first is the one this program measures with, the others are what an
//! office desktop has. Every group carries `data-target` (`unit:3`) and, where the caller describes its
//! target, a tooltip.

use crate::page::Sheet;
use crate::scene::draw::{Drawn, DrawnShape};
use crate::scene::text::{UPRIGHT, advance};
use crate::scene::theme::Rgba;
use crate::scene::{Point, Rect, Target};
use std::fmt::Write;

/// What text is set in: the shipped font first.
const FONTS: &str = "Noto Sans CJK SC, Microsoft YaHei, SimHei, sans-serif";
/// From the middle of a line of Chinese down to its baseline, in ems (the em box reaches .88 up, .12 down).
const BASELINE: f32 = 0.38;
/// Pixels a millimetre, at 96 to the inch.
const MM: f32 = 96.0 / 25.4;

/// The document. `describe` gives a target's tooltip; an empty one is left out.
pub fn svg(sheet: &Sheet, describe: &dyn Fn(Target) -> String) -> String {
    let mut out = Writer { text: String::new() };
    let (width, height) = (sheet.size.x, sheet.size.y);
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"");
    out.raw(" xml:lang=\"zh-Hans\" xml:space=\"preserve\"");
    for (name, length) in [("width", width), ("height", height)] {
        out.raw(&format!(" {name}=\"{}mm\"", short(length / MM)));
    }
    out.raw(&format!(" viewBox=\"0 0 {} {}\" font-family=\"{FONTS}\">\n", short(width), short(height)));
    out.element("title", &sheet.title);
    out.element("desc", &sheet.statement);
    out.raw("<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description>\n");
    out.element("dc:title", &sheet.title);
    out.element("dc:source", &sheet.subtitle);
    out.element("dc:description", &sheet.statement);
    out.element("dc:creator", concat!("dutymap ", env!("CARGO_PKG_VERSION")));
    out.raw("<dc:format>image/svg+xml</dc:format>\n</rdf:Description></rdf:RDF></metadata>\n");
    let whole = Rect { min: Point::default(), max: sheet.size };
    out.fill(whole, sheet.background);
    for run in sheet.drawn.chunk_by(|a, b| a.target == b.target) {
        out.group(run, describe);
    }
    out.raw("</svg>\n");
    out.text
}

struct Writer {
    text: String,
}

impl Writer {
    fn raw(&mut self, xml: &str) {
        self.text.push_str(xml);
    }

    fn element(&mut self, name: &str, content: &str) {
        self.raw(&format!("<{name}>"));
        escape(&mut self.text, content);
        self.raw(&format!("</{name}>\n"));
    }

    /// Neighbours in the drawing order that stand for the same thing.
    fn group(&mut self, run: &[Drawn], describe: &dyn Fn(Target) -> String) {
        let Some(first) = run.first() else { return };
        self.raw(&format!("<g data-target=\"{}\">", name(first.target)));
        let tooltip = describe(first.target);
        if tooltip.is_empty() {
            self.raw("\n");
        } else {
            self.element("title", &tooltip);
        }
        for drawn in run {
            self.shape(&drawn.shape);
        }
        self.raw("</g>\n");
    }

    fn shape(&mut self, shape: &DrawnShape) {
        match shape {
            DrawnShape::Curve { points: [from, first, second, to], width, dash, colour } => {
                let path = format!("M{} C{} {} {}", pair(*from), pair(*first), pair(*second), pair(*to));
                let dash = dash.map_or(String::new(), |[on, off]| {
                    format!(" stroke-dasharray=\"{} {}\"", short(on), short(off))
                });
                self.raw(&format!("<path d=\"{path}\" fill=\"none\"{}{dash}/>\n", stroke(*colour, *width)));
            }
            DrawnShape::Polygon { points, colour } => {
                let corners: Vec<String> = points.iter().map(|point| pair(*point)).collect();
                self.raw(&format!("<polygon points=\"{}\"{}/>\n", corners.join(" "), paint("fill", *colour)));
            }
            DrawnShape::Circle { at, radius, stroke: ring, colour } => {
                let paint = match ring {
                    Some(width) => format!(" fill=\"none\"{}", stroke(*colour, *width)),
                    None => paint("fill", *colour),
                };
                let (x, y, r) = (short(at.x), short(at.y), short(*radius));
                self.raw(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{paint}/>\n"));
            }
            DrawnShape::Fill { rect, colour } => self.fill(*rect, *colour),
            DrawnShape::Text { rect, text, size, bold, upright: true, colour } => {
                // One element a character: upright text in SVG 1.1 readers is a matter of luck.
                let step = size * UPRIGHT;
                for (at, c) in text.chars().enumerate() {
                    let left = rect.center().x - size * advance(c, *bold) / 2.0;
                    let middle = rect.min.y + (at as f32 + 0.5) * step;
                    let (x, y) = (short(left), short(middle + BASELINE * size));
                    let weight = if *bold { " font-weight=\"700\"" } else { "" };
                    let (size, paint) = (short(*size), paint("fill", *colour));
                    self.raw(&format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{paint}>"));
                    escape(&mut self.text, c.encode_utf8(&mut [0; 4]));
                    self.raw("</text>\n");
                }
            }
            DrawnShape::Text { rect, text, size, bold, upright: false, colour } => {
                let (x, y) = (short(rect.min.x), short(rect.center().y + BASELINE * size));
                let weight = if *bold { " font-weight=\"700\"" } else { "" };
                let size = short(*size);
                self.raw(&format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}"));
                self.raw(&format!("{}>", paint("fill", *colour)));
                escape(&mut self.text, text);
                self.raw("</text>\n");
            }
        }
    }

    fn fill(&mut self, rect: Rect, colour: Rgba) {
        let (x, y) = (short(rect.min.x), short(rect.min.y));
        let (width, height) = (short(rect.width().max(0.0)), short(rect.height().max(0.0)));
        let paint = paint("fill", colour);
        self.raw(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{paint}/>\n"));
    }
}

/// A target as other programs see it: what it is and its number, `unit:3`.
fn name(target: Target) -> String {
    match target {
        Target::Unit(id) => format!("unit:{id}"),
        Target::Measure(id) => format!("measure:{id}"),
        Target::Section(id) => format!("section:{id}"),
        Target::Link(id) => format!("link:{id}"),
        Target::Tie(one, other) => format!("tie:{one}-{other}"),
        Target::Entry(id) => format!("entry:{id}"),
    }
}

fn stroke(colour: Rgba, width: f32) -> String {
    format!("{} stroke-width=\"{}\"", paint("stroke", colour), short(width))
}

fn paint(attribute: &str, [red, green, blue, alpha]: Rgba) -> String {
    let mut paint = format!(" {attribute}=\"#{red:02x}{green:02x}{blue:02x}\"");
    if alpha < 255 {
        let _ = write!(paint, " {attribute}-opacity=\"{}\"", short(f32::from(alpha) / 255.0));
    }
    paint
}

fn pair(point: Point) -> String {
    format!("{},{}", short(point.x), short(point.y))
}

/// A number with at most two decimals; what is no number (it never should be) is 0, for the file must open.
fn short(number: f32) -> String {
    if !number.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// XML text or attribute: what XML 1.0 does not allow is left out, line ends and tabs become spaces.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        let mut out = String::new();
        escape(&mut out, "a<b>&\"'\u{0}\u{8}\u{1b}\u{85}\u{ffff}\n责\u{20000}");
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;&#39; 责\u{20000}");
    }

    #[test]
    fn numbers_are_short_and_always_numbers() {
        let cases =
            [(1.0, "1"), (1.236, "1.24"), (-0.001, "0"), (100.0, "100"), (f32::NAN, "0"), (0.5, "0.5")];
        for (number, text) in cases {
            assert_eq!(short(number), text);
        }
    }

    #[test]
    fn every_shape_is_written() {
        let at = Point::new(10.0, 20.0);
        let colour = [0, 90, 156, 128];
        let rect = Rect::new(1.0, 2.0, 30.0, 14.0);
        let shapes = [
            DrawnShape::Curve { points: [at; 4], width: 1.8, dash: Some([4.0, 3.0]), colour },
            DrawnShape::Polygon { points: vec![at; 3], colour },
            DrawnShape::Circle { at, radius: 3.0, stroke: Some(1.2), colour },
            DrawnShape::Circle { at, radius: 3.0, stroke: None, colour },
            DrawnShape::Fill { rect, colour },
            DrawnShape::Text {
                rect,
                text: "a & b".to_owned(),
                size: 12.0,
                bold: true,
                upright: false,
                colour,
            },
        ];
        let drawn = shapes.into_iter().map(|shape| Drawn { target: Target::Unit(3), shape }).collect();
        let sheet = Sheet {
            size: Point::new(100.0, 50.0),
            title: "方案 <1>".to_owned(),
            statement: String::new(),
            subtitle: String::new(),
            background: [255; 4],
            drawn,
            ..Sheet::default()
        };
        let text = svg(&sheet, &|_| "单位".to_owned());
        assert_eq!(text.matches("data-target=\"unit:3\"").count(), 1, "{text}");
        for part in
            ["<path", "<polygon", "r=\"3\" fill=\"none\"", "<rect x=\"1\"", ">a &amp; b</text>", "0.5\""]
        {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(text.contains("<title>方案 &lt;1&gt;</title>"));
        super::super::png::png(&text, 1.0).expect("well-formed");
    }
}
