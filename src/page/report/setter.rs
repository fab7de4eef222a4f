//! Lines from the top, sheet after sheet: where the next one goes, and what every sheet has.

use super::Report;
use crate::page::paper::MM;
use crate::page::{DOCUMENT, Folio, Head, Paper, Sheet};
use crate::scene::draw::{Drawn, DrawnShape};
use crate::scene::text::{fitted, width};
use crate::scene::wrap::wrap_after;
use crate::scene::{Align, Ink, Point, Rect, Theme};

/// Pixels a point.
pub(super) const PT: f32 = 96.0 / 72.0;
/// The printed area lies so far from the edges of an upright sheet, in mm: above, right, below, left.
const MARGINS: [f32; 4] = [37.0, 26.0, 35.0, 28.0];
/// From the printed area down to the page number, in mm.
const FOLIO_GAP: f32 = 7.0;
/// From the printed area up to the running head, in mm.
const HEAD_GAP: f32 = 7.0;

/// How a kind of line is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    /// Pixels an em.
    pub(super) size: f32,
    /// From a line to the next, in pixels.
    pub(super) leading: f32,
    /// In the bold face.
    pub(super) bold: bool,
    /// In what ink.
    pub(super) ink: Ink,
}

impl Type {
    const fn new(points: f32, leading: f32, bold: bool, ink: Ink) -> Self {
        Self { size: points * PT, leading: leading * PT, bold, ink }
    }

    /// 二号
    pub(super) const TITLE: Self = Self::new(22.0, 36.0, true, Ink::Text);
    /// 三号
    pub(super) const SUBTITLE: Self = Self::new(16.0, 29.0, false, Ink::Text);
    /// 三号, in the bold face for 黑体
    pub(super) const HEADING: Self = Self::new(16.0, 29.0, true, Ink::Text);
    /// 三号
    pub(super) const BODY: Self = Self::new(16.0, 29.0, false, Ink::Text);
    /// 小四
    pub(super) const NOTE: Self = Self::new(12.0, 20.0, false, Ink::TextWeak);
    /// 五号
    pub(super) const CELL: Self = Self::new(10.5, 16.0, false, Ink::Text);
    /// 五号
    pub(super) const CELL_HEAD: Self = Self::new(10.5, 16.0, true, Ink::Text);
    /// 小四
    pub(super) const CAPTION: Self = Self::new(12.0, 22.0, true, Ink::Text);
    /// 小五: what traces a page to its source
    const FOOT: Self = Self::new(9.0, 13.0, false, Ink::TextWeak);
    /// 小五: what goes on, at the head of the pages after the first
    const RUNNING: Self = Self::new(9.0, 13.0, false, Ink::TextWeak);
    /// 四号
    const FOLIO: Self = Self::new(14.0, 18.0, false, Ink::Text);
}

/// Sets lines from the top, sheet after sheet.
pub(super) struct Setter<'a> {
    report: &'a Report,
    size: Point,
    /// The printed area.
    pub(super) area: Rect,
    /// How far down the sheet is set.
    pub(super) y: f32,
    sheet: Sheet,
    done: Vec<Sheet>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(report: &'a Report, paper: Paper) -> Self {
        let paper = if paper == Paper::Long { Paper::A4 } else { paper };
        let upright = !report.lying;
        let size = Point::new(paper.width(upright), paper.height(upright).unwrap_or_default());
        let [above, right, below, left] = MARGINS;
        // The head of a lying sheet lies at the binding of an odd page (8): what was left is above.
        let [above, right, below, left] =
            if upright { [above, right, below, left] } else { [left, above, right, below] };
        let min = Point::new(left * MM, above * MM);
        let area = Rect { min, max: size.moved(-right * MM, -below * MM) };
        let mut setter =
            Self { report, size, area, y: area.min.y, sheet: Sheet::default(), done: Vec::new() };
        setter.begin();
        setter
    }

    /// A sheet with what every sheet has.
    fn begin(&mut self) {
        let area = self.area;
        let colour = Theme::contrast().colour(Type::FOLIO.ink);
        let room = Rect::new(area.min.x, area.max.y + FOLIO_GAP * MM, area.width(), Type::FOLIO.leading);
        self.sheet = Sheet {
            size: self.size,
            title: self.report.title.clone(),
            background: Theme::contrast().background,
            folio: Some(Folio::new(room, Type::FOLIO.size, colour)),
            ..Sheet::default()
        };
        if !self.done.is_empty() {
            let running = fitted(&self.report.title, Type::RUNNING.size, false, area.width());
            self.y = area.min.y - HEAD_GAP * MM - Type::RUNNING.leading;
            self.line(&running, Type::RUNNING, area, Align::Center);
        }
        let foot = fitted(&self.report.foot, Type::FOOT.size, false, area.width());
        self.y = room.max.y + 4.0;
        self.line(&foot, Type::FOOT, area, Align::Left);
        self.y = area.min.y;
    }

    /// Goes on at the top of the next sheet.
    pub(super) fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.sheet));
        self.begin();
    }

    /// Whether nothing was set on this sheet yet.
    pub(super) fn is_at_top(&self) -> bool {
        self.y <= self.area.min.y + 0.5
    }

    /// How much room is left, in pixels.
    pub(super) fn room(&self) -> f32 {
        self.area.max.y - self.y
    }

    /// Turns where less is left than this, and something stands here already.
    pub(super) fn need(&mut self, height: f32) {
        // A rounding error is no reason to turn.
        if self.room() + 0.5 < height && !self.is_at_top() {
            self.turn();
        }
    }

    pub(super) fn put(&mut self, shape: DrawnShape) {
        self.sheet.drawn.push(Drawn { target: DOCUMENT, shape });
    }

    /// One line within a column, which is as wide as it needs.
    pub(super) fn line(&mut self, text: &str, form: Type, column: Rect, align: Align) {
        let wide = width(text, form.size, form.bold);
        let left = match align {
            Align::Left => column.min.x,
            Align::Center => column.center().x - wide / 2.0,
            Align::Right => column.max.x - wide,
        };
        if !text.is_empty() {
            let high = form.size * 1.2;
            let rect = Rect::new(left, self.y + (form.leading - high) / 2.0, wide, high);
            let colour = Theme::contrast().colour(form.ink);
            let text = text.to_owned();
            self.put(DrawnShape::Text {
                rect,
                text,
                size: form.size,
                bold: form.bold,
                upright: false,
                colour,
            });
        }
        self.y += form.leading;
    }

    /// White space, which is none at the top of a sheet.
    pub(super) fn gap(&mut self, height: f32) {
        if !self.is_at_top() {
            self.y = (self.y + height).min(self.area.max.y);
        }
    }

    pub(super) fn head(&mut self, depth: u8, text: &str, form: Type) {
        self.need(form.leading);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.sheet.heads.push(Head { depth, text, y: self.y });
    }

    /// A text in as many lines as it needs, its first so many ems in. Neither its first nor its last line stands
    /// alone on a sheet.
    pub(super) fn text(&mut self, text: &str, form: Type, indent: f32, align: Align) {
        for paragraph in text.lines() {
            let wide = self.area.width();
            let indent = indent * form.size;
            let lines = wrap_after(paragraph, form.size, form.bold, wide, indent);
            let mut at = 0;
            while at < lines.len() {
                let left = lines.len() - at;
                let fit = ((self.room() + 0.5) / form.leading).max(0.0) as usize;
                let mut take = if fit + 1 == left { fit.saturating_sub(1) } else { fit.min(left) };
                if take < 2 && take < left {
                    take = 0;
                }
                if take == 0 && !self.is_at_top() {
                    self.turn();
                    continue;
                }
                for line in &lines[at..at + take.clamp(1, left)] {
                    let in_by = if at == 0 { indent } else { 0.0 };
                    let column = Rect { min: self.area.min.moved(in_by, 0.0), max: self.area.max };
                    self.line(line, form, column, align);
                    at += 1;
                }
            }
        }
    }

    pub(super) fn finish(mut self) -> Vec<Sheet> {
        // What ends with a break has no empty sheet after it.
        let empty = self.is_at_top() && !self.done.is_empty();
        if !empty {
            self.done.push(std::mem::take(&mut self.sheet));
        }
        self.done
    }
}
