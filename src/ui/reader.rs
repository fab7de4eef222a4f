//! 原文: the document as issued, with what was read from it marked where it stands. Where everything stands was
//! decided in `view::reader`; only the lines in view are shaped and painted.

use super::desk::{BOLD, Desk, colour};
use super::findings;
use crate::command::{Command, table};
use crate::export::document::message;
use crate::plan::{Correction, MeasureId, Place, Role, SectionId, Span};
use crate::scene::{Ink, Target};
use crate::view::reader::{CELL_GAP, Kind, Layout, Mark, Model, Piece, layout};
use crate::view::role;
use eframe::egui::text::{CCursor, LayoutJob, TextFormat};
use eframe::egui::{
    self, Align2, Button, Color32, FontFamily, FontId, Frame, Galley, Key, Margin, Modifiers, Painter, Panel,
    Pos2, Rect, Response, ScrollArea, Sense, Shape, Stroke, TextEdit, Ui, accesskit, pos2, vec2,
};
use std::sync::Arc;

/// Left of the text: signs of findings, then the number of the line.
const GUTTER: f32 = 66.0;
/// The longest line that is easy to read.
const WIDEST: f32 = 780.0;
/// Right of the text.
const MARGIN: f32 = 28.0;
/// Narrower than this, the text alone has room.
const NARROW: f32 = 440.0;
/// Height of a row of the outline.
const ROW: f32 = 22.0;
/// Characters of a line that the accessibility tree is told.
const TOLD: usize = 400;

/// What was laid out last, kept while text and width are the same.
#[derive(Default)]
pub struct Cache {
    laid_out: Option<(Arc<Model>, Layout)>,
    /// Where the text was scrolled to, and which byte that told.
    offset: f32,
    told: Option<u32>,
    /// Where marking began, while the pointer is down.
    anchor: Option<u32>,
}

/// The reader.
pub fn reader_ui(ui: &mut Ui, desk: &mut Desk, cache: &mut Cache) {
    let Some(model) = desk.state.derived.reader.clone() else { return };
    let ground = Frame::new().fill(colour(desk.theme().panel)).inner_margin(Margin::symmetric(6, 4));
    if !model.outline.is_empty() && ui.available_width() > NARROW {
        let width = (ui.available_width() * 0.28).clamp(120.0, 240.0);
        Panel::left("outline")
            .frame(ground)
            .default_size(width)
            .size_range(90.0..=420.0)
            .show(ui, |ui| outline_ui(ui, desk, &model));
    }
    Panel::top("find").frame(ground).show(ui, |ui| find_ui(ui, desk));
    text_ui(ui, desk, cache, &model);
}

/// The headings; the one that one reads is marked.
fn outline_ui(ui: &mut Ui, desk: &mut Desk, model: &Model) {
    let here = model.heading_at(desk.state.place.reading);
    let id = egui::Id::unique("outline-at");
    let before = ui.data(|data| data.get_temp::<Option<usize>>(id)).flatten();
    ui.data_mut(|data| data.insert_temp(id, here));
    ui.spacing_mut().item_spacing.y = 0.0;
    let list = ScrollArea::vertical().auto_shrink([false, false]);
    list.show_rows(ui, ROW, model.outline.len(), |ui, rows| {
        if before != here {
            let at = here.unwrap_or(0);
            let top = ui.max_rect().top() + (at as f32 - rows.start as f32) * ROW;
            ui.scroll_to_rect(Rect::from_min_size(pos2(ui.max_rect().left(), top), vec2(10.0, ROW)), None);
        }
        for at in rows {
            let heading = &model.outline[at];
            let target = Target::Section(heading.id.0);
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
            let selected = desk.state.place.selection == Some(target);
            let ground = if selected {
                Some(desk.theme().marked)
            } else if Some(at) == here || response.hovered() || response.has_focus() {
                Some(desk.theme().band)
            } else {
                None
            };
            if let Some(ground) = ground {
                ui.painter().rect_filled(rect, 3.0, colour(ground));
            }
            let left = 4.0 + heading.depth.min(6) as f32 * 12.0;
            let bold = heading.depth == 0;
            let room = rect.width() - left - 4.0;
            let text = crate::scene::text::fitted(&heading.text, 13.0, bold, room);
            let family = if bold { FontFamily::Name(BOLD.into()) } else { FontFamily::Proportional };
            let at = rect.left_center() + vec2(left, 0.0);
            ui.painter().text(at, Align2::LEFT_CENTER, text, FontId::new(13.0, family), desk.ink(Ink::Text));
            response.widget_info(|| {
                egui::WidgetInfo::selected(accesskit::Role::TreeItem, true, selected, &heading.text)
            });
            if response.on_hover_text(&heading.text).clicked() {
                desk.act(Command::Select(Some(target)));
            }
        }
    });
}

/// The box that finds in the text, and how often it says so.
fn find_ui(ui: &mut Ui, desk: &mut Desk) {
    let find = desk.state.session.find.clone();
    ui.horizontal(|ui| {
        let mut query = find.query.clone();
        let edit = TextEdit::singleline(&mut query)
            .hint_text(desk.text("find.hint"))
            .desired_width((ui.available_width() - 190.0).clamp(80.0, 300.0))
            .return_key(None)
            .id(egui::Id::unique("find-text"));
        let response = ui.add(edit);
        let name = desk.text("find.name");
        response.widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::SearchInput, true, &name));
        if find.focus {
            response.request_focus();
            desk.act(Command::FindFocused);
        }
        if response.changed() {
            desk.act(Command::Find(query.clone()));
        }
        if response.has_focus() {
            let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
            let back = pressed(Modifiers::SHIFT, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowUp);
            if back {
                desk.act(Command::FindStep(-1));
            } else if pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::ArrowDown) {
                desk.act(Command::FindStep(1));
            }
        }
        let any = !find.found.is_empty();
        for (sign, key, by) in [("↑", "command.find-previous", -1), ("↓", "command.find-next", 1)] {
            let button = ui.add_enabled(any, Button::new(sign)).on_hover_text(desk.text(key));
            let name = desk.text(key);
            button.widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::Button, any, &name));
            if button.clicked() {
                desk.act(Command::FindStep(by));
            }
        }
        if any {
            let (at, count) = ((find.at + 1).to_string(), find.found.len().to_string());
            ui.label(desk.fill("find.count", &[&at, &count]));
        } else if !find.query.trim().is_empty() {
            ui.label(desk.text("find.nothing"));
        }
    });
}

/// The text itself.
fn text_ui(ui: &mut Ui, desk: &mut Desk, cache: &mut Cache, model: &Arc<Model>) {
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, colour(desk.theme().background));
    let width = (room.width() - GUTTER - MARGIN).clamp(60.0, WIDEST);
    let same = |(laid, layout): &(Arc<Model>, Layout)| {
        Arc::ptr_eq(laid, model) && (layout.width - width).abs() < 0.1
    };
    if !cache.laid_out.as_ref().is_some_and(same) {
        cache.laid_out = Some((Arc::clone(model), layout(model, width)));
        cache.told = None;
    }
    let Some((_, laid_out)) = cache.laid_out.take() else { return };
    let wanted = wanted(desk, cache, &laid_out, room.height());
    let mut area = ScrollArea::vertical().id_salt("text").auto_shrink([false, false]);
    if let Some(offset) = wanted {
        area =
            area.vertical_scroll_offset(offset.clamp(0.0, (laid_out.height - room.height() * 0.5).max(0.0)));
    }
    let shown = area.show_viewport(ui, |ui, viewport| {
        ui.set_min_size(vec2(ui.available_width(), laid_out.height + room.height() * 0.4));
        let spare = (room.width() - GUTTER - MARGIN - width).max(0.0);
        let origin = ui.max_rect().min + vec2(GUTTER + (spare / 2.0).round(), 0.0);
        let page = Page { model, layout: &laid_out, origin, room };
        page.ui(ui, desk, viewport, &mut cache.anchor);
    });
    let most = (shown.content_size.y - shown.inner_rect.height()).max(0.0);
    cache.offset = shown.state.unclamped_offset().y.clamp(0.0, most);
    let told = laid_out.offset_at(cache.offset + 1.0);
    if cache.told != Some(told) || desk.state.place.reading != told {
        cache.told = Some(told);
        if desk.state.place.reading != told {
            desk.act(Command::Read(told));
        }
    }
    let session = &desk.state.session;
    if !session.seek.is_empty() || session.leaf.abs() > f32::EPSILON {
        desk.act(Command::Seen(session.seek.clone(), session.leaf));
    }
    cache.laid_out = Some((Arc::clone(model), laid_out));
}

/// Where the text is to be scrolled to, where somebody asks for it.
fn wanted(desk: &Desk, cache: &Cache, layout: &Layout, height: f32) -> Option<f32> {
    let top_of = |span: &Span| layout.piece_at(span.start).map_or(0.0, |piece| piece.y);
    let session = &desk.state.session;
    // Somebody else moved the place: back, a snapshot, another width.
    let moved = cache.told != Some(desk.state.place.reading);
    let reading = Span { start: desk.state.place.reading, end: desk.state.place.reading };
    let offset = if moved { top_of(&reading) } else { cache.offset };
    if let Some(first) = session.seek.first() {
        let in_view = |span: &&Span| (offset..offset + height - 40.0).contains(&top_of(span));
        if session.seek.iter().find(in_view).is_none() {
            return Some((top_of(first) - height * 0.3).max(0.0));
        }
    }
    if session.leaf.abs() > f32::EPSILON {
        return Some((offset + session.leaf * height).max(0.0));
    }
    moved.then_some(offset)
}

/// The laid out text where it stands on screen.
struct Page<'a> {
    model: &'a Model,
    layout: &'a Layout,
    /// The upper left corner of the first line.
    origin: Pos2,
    /// What of the screen is the text's.
    room: Rect,
}

/// How a part of a piece is painted.
struct Style {
    bold: bool,
    mark: Option<Mark>,
    ground: Ground,
}

/// What stands behind words.
#[derive(PartialEq)]
enum Ground {
    Plain,
    /// Where the text says what is looked for.
    Found,
    /// What one stands on, has selected or marked.
    Marked,
}

impl Page<'_> {
    fn ui(&self, ui: &mut Ui, desk: &mut Desk, viewport: Rect, anchor: &mut Option<u32>) {
        // What scrolls up and down is clipped above and below, not beside it.
        let visible = ui.clip_rect().intersect(self.room);
        let id = ui.scope_id().with("text");
        let response = ui.interact(visible, id, Sense::click_and_drag());
        let painter = ui.painter().clone();
        for at in self.layout.between(viewport.top(), viewport.bottom()) {
            self.block_ui(ui, desk, at, &painter);
        }
        self.pointer(ui, desk, &response, anchor);
        response.context_menu(|ui| context_ui(ui, desk));
    }

    /// A line of the text or a row of a table, its place and what was noticed about it.
    fn block_ui(&self, ui: &mut Ui, desk: &mut Desk, at: usize, painter: &Painter) {
        let (block, placed) = (&self.model.blocks[at], &self.layout.blocks[at]);
        let pieces = &self.layout.pieces[placed.pieces.clone()];
        let Some(first) = pieces.first() else { return };
        let clip = ui.clip_rect();
        let top = self.origin.y + placed.y;
        let words = block.span.of(&self.model.source);
        if let Kind::Row(..) = block.kind {
            self.rules(desk, at, painter);
        }
        for piece in pieces {
            let y = self.origin.y + piece.y;
            if y < clip.bottom() && y + piece.height() > clip.top() {
                self.piece_ui(ui, desk, piece, &block.kind, painter);
            }
        }
        if words.trim().is_empty() {
            return;
        }
        let middle = self.origin.y + first.y + first.height() / 2.0;
        let number = match desk.state.document.plan.form.place(block.span.start) {
            Some(Place::Paragraph(number)) => number.to_string(),
            Some(Place::Cell(cell)) => cell.rsplit('!').next().unwrap_or(cell).to_owned(),
            None => desk.state.document.line_at(block.span.start).to_string(),
        };
        if desk.state.place.selection.is_some_and(|target| self.belongs(block.span, target)) {
            let height = (placed.height + first.y - placed.y - 4.0).max(first.height());
            let bar = Rect::from_min_size(pos2(self.origin.x - 8.0, top), vec2(3.0, height));
            painter.rect_filled(bar, 1.5, desk.ink(Ink::Accent));
        }
        self.meeting(desk, block.span, top, placed.height + first.y - placed.y - 4.0, painter);
        let at = pos2(self.origin.x - 14.0, middle);
        painter.text(at, Align2::RIGHT_CENTER, number, FontId::proportional(10.5), desk.ink(Ink::TextWeak));
        self.signs(ui, desk, block.span, middle);
        let height = placed.height.min(clip.height());
        let room = Rect::from_min_size(pos2(self.origin.x, top), vec2(self.layout.width, height));
        let id = ui.scope_id().with(("line", block.span.start));
        let name: String = words.trim().chars().take(TOLD).collect();
        let role = if matches!(block.kind, Kind::Heading(_) | Kind::Title) {
            accesskit::Role::Heading
        } else {
            accesskit::Role::Paragraph
        };
        ui.interact(room, id, Sense::hover()).widget_info(|| egui::WidgetInfo::labeled(role, true, &name));
    }

    /// What the meeting says of a line, in the margin behind it: a bar beside what is on the agenda, a turned corner
    /// at the beginning of what has a note.
    fn meeting(&self, desk: &Desk, line: Span, top: f32, height: f32, painter: &Painter) {
        let marks = &desk.state.derived.marks;
        let plan = &desk.state.document.plan;
        let right = self.origin.x + self.layout.width + 5.0;
        for (_, carrier) in self.model.carriers.touching(line) {
            let signs = marks.of(*carrier);
            if signs.agenda {
                let bar = Rect::from_min_size(pos2(right, top), vec2(3.0, height.max(12.0)));
                painter.rect_filled(bar, 0.0, desk.ink(Ink::Accent));
            }
            let begins = match *carrier {
                Target::Measure(id) => plan.measure(MeasureId(id)).span.start,
                Target::Section(id) => plan.section(SectionId(id)).span.start,
                _ => continue,
            };
            if signs.noted && (line.start..line.end).contains(&begins) {
                let at = pos2(right + 5.0, top + 2.0);
                let corners = vec![at, at + vec2(6.0, 0.0), at + vec2(6.0, 6.0)];
                let ink = colour(desk.theme().warning);
                painter.add(egui::Shape::convex_polygon(corners, ink, Stroke::NONE));
            }
        }
    }

    /// Whether a line belongs to the measure or heading that is selected.
    fn belongs(&self, line: Span, target: Target) -> bool {
        self.model.carriers.touching(line).any(|(_, carrier)| *carrier == target)
    }

    /// Thin rules around the cells of a row.
    fn rules(&self, desk: &Desk, at: usize, painter: &Painter) {
        let placed = &self.layout.blocks[at];
        let stroke = Stroke::new(1.0, desk.ink(Ink::Rule));
        let left = self.origin.x;
        let right = left + self.layout.width;
        let (top, bottom) = (self.origin.y + placed.y, self.origin.y + placed.y + placed.height);
        painter.hline(left..=right, top, stroke);
        painter.hline(left..=right, bottom, stroke);
        painter.vline(right, top..=bottom, stroke);
        let mut seen = f32::MIN;
        for piece in &self.layout.pieces[placed.pieces.clone()] {
            if piece.x > seen {
                seen = piece.x;
                painter.vline(left + piece.x - CELL_GAP, top..=bottom, stroke);
            }
        }
    }

    /// Signs in the margin of what was noticed on a line; a click goes to the finding.
    fn signs(&self, ui: &mut Ui, desk: &mut Desk, span: Span, middle: f32) {
        let mut noticed: Vec<_> = self
            .model
            .findings
            .touching(span)
            .filter(|(words, _)| words.start >= span.start)
            .map(|(_, finding)| *finding)
            .collect();
        noticed.sort_by_key(|(at, severity)| (*severity, *at));
        let Some((at, severity)) = noticed.first().copied() else { return };
        let middle = pos2(self.origin.x - GUTTER + 14.0, middle);
        let room = Rect::from_center_size(middle, vec2(18.0, 20.0));
        let id = ui.scope_id().with(("sign", span.start));
        let response = ui.interact(room, id, Sense::click());
        findings::sign(ui.painter(), middle, severity, desk);
        let sentences: Vec<String> = noticed
            .iter()
            .filter_map(|(at, _)| desk.state.document.diagnostics.get(*at))
            .map(|each| message(each, desk.language()))
            .collect();
        let name = sentences.join("\n");
        response.widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::Button, true, &name));
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.on_hover_text(&name).clicked() {
            desk.act(Command::Finding(at));
        }
    }

    /// The places in a piece where its look changes, with how it looks from there on.
    fn styles(&self, desk: &Desk, piece: &Piece) -> Vec<(Span, Style)> {
        let span = piece.span;
        let session = &desk.state.session;
        let found = &session.find.found;
        let from = found.partition_point(|found| found.end <= span.start);
        let hits: Vec<(usize, Span)> = found
            .iter()
            .enumerate()
            .skip(from)
            .take_while(|(_, found)| found.start < span.end)
            .map(|(at, found)| (at, *found))
            .collect();
        // The finding that one stands on, while its panel is open.
        let stood = session.findings.at.filter(|_| session.findings.open);
        let stood = stood.and_then(|at| desk.state.document.diagnostics.get(at)).map(|each| each.span);
        let bold: Vec<Span> = self.model.bold.touching(span).map(|(bold, ())| *bold).collect();
        let marks: Vec<(Span, Mark)> = self.model.marks.touching(span).copied().collect();
        let mut cuts = vec![span.start, span.end];
        let spans = hits.iter().map(|(_, hit)| hit).chain(&bold).chain(marks.iter().map(|(mark, _)| mark));
        for other in spans.chain(session.words.as_ref()).chain(stood.as_ref()) {
            cuts.extend(
                [other.start, other.end].into_iter().filter(|at| (span.start..span.end).contains(at)),
            );
        }
        cuts.sort_unstable();
        cuts.dedup();
        let selection = desk.state.place.selection;
        let holds = |span: &Span, part: &Span| span.contains(*part);
        cuts.windows(2)
            .map(|cut| {
                let part = Span { start: cut[0], end: cut[1] };
                let hit = hits.iter().find(|(_, hit)| holds(hit, &part));
                let mark = marks.iter().find(|(mark, _)| holds(mark, &part)).map(|(_, mark)| *mark);
                let selected =
                    mark.is_some_and(|mark| selection == Some(mark.target) || selection == Some(mark.unit));
                let current = hit.is_some_and(|(at, _)| *at == session.find.at);
                let marked = session.words.or(stood).is_some_and(|words| holds(&words, &part));
                let ground = if selected || current || marked {
                    Ground::Marked
                } else if hit.is_some() {
                    Ground::Found
                } else {
                    Ground::Plain
                };
                let bold = selected || bold.iter().any(|bold| holds(bold, &part));
                (part, Style { bold, mark, ground })
            })
            .collect()
    }

    /// A piece as egui shapes it, with its marks by how far they reach.
    fn galley(
        &self,
        desk: &Desk,
        painter: &Painter,
        piece: &Piece,
        kind: &Kind,
    ) -> (Arc<Galley>, Vec<(Span, Style)>) {
        let theme = desk.theme();
        let ordinary = if *kind == Kind::Outside { Ink::TextWeak } else { Ink::Text };
        let mut job = LayoutJob::default();
        job.wrap.max_width = f32::INFINITY;
        job.break_on_newline = false;
        let styles = self.styles(desk, piece);
        for (part, style) in &styles {
            let shown = style.mark.is_none_or(|mark| desk.state.derived.shown.has(mark.target));
            let ink = match style.mark {
                Some(mark) if shown => role::ink(mark.role),
                _ => ordinary,
            };
            let background = match style.ground {
                Ground::Marked => colour(theme.marked),
                Ground::Found => colour(theme.banner),
                Ground::Plain => Color32::TRANSPARENT,
            };
            let bold = style.bold || *kind == Kind::Title;
            let family = if bold { FontFamily::Name(BOLD.into()) } else { FontFamily::Proportional };
            let font_id = FontId::new(piece.size, family);
            let format = TextFormat { font_id, color: desk.ink(ink), background, ..TextFormat::default() };
            job.append(part.of(&self.model.source), 0.0, format);
        }
        (painter.layout_job(job), styles)
    }

    fn piece_ui(&self, ui: &Ui, desk: &mut Desk, piece: &Piece, kind: &Kind, painter: &Painter) {
        let (galley, styles) = self.galley(desk, painter, piece, kind);
        let left = self.left(piece);
        let at = pos2(left.x, left.y + (piece.height() - galley.size().y) / 2.0);
        let x_of = |byte: u32| {
            let chars = Span { start: piece.span.start, end: byte }.of(&self.model.source).chars().count();
            at.x + galley.pos_from_cursor(CCursor::new(chars)).left()
        };
        let base = at.y + galley.size().y - 1.0;
        painter.galley(at, Arc::clone(&galley), desk.ink(Ink::Text));
        let mut pressed = None;
        for (part, style) in &styles {
            let Some(mark) = style.mark else { continue };
            let (from, to) = (x_of(part.start), x_of(part.end));
            let shown = desk.state.derived.shown.has(mark.target);
            let ink = if shown { desk.ink(role::ink(mark.role)) } else { desk.ink(Ink::Rule) };
            let hovered = desk.state.session.hover == Some(mark.target);
            underline(painter, from, to, base, mark.role, ink, hovered);
            let room = Rect::from_min_max(pos2(from, left.y), pos2(to, left.y + piece.height()));
            let id = ui.scope_id().with(("mark", part.start, part.end, mark.role));
            let name = super::canvas::name(desk, mark.target);
            ui.interact(room, id, Sense::hover())
                .widget_info(|| egui::WidgetInfo::labeled(accesskit::Role::Link, true, &name));
            ui.accesskit_node_builder(id, |node| node.add_action(accesskit::Action::Click));
            if ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click)) {
                pressed = Some(mark.target);
            }
        }
        for (span, (_, severity)) in self.model.findings.touching(piece.span) {
            let (start, end) = (span.start.max(piece.span.start), span.end.min(piece.span.end));
            let ink = findings::ink(*severity, desk);
            painter.add(wave(x_of(start), x_of(end), base + 2.5, ink));
        }
        if let Some(target) = pressed {
            desk.act(Command::Select(Some(target)));
        }
    }

    /// Where a piece stands on screen.
    fn left(&self, piece: &Piece) -> Pos2 {
        self.origin + vec2(piece.x, piece.y)
    }

    /// The byte under a place on screen, or the border between two characters nearest to it; and whether there
    /// are words right there.
    fn byte_at(&self, desk: &Desk, painter: &Painter, at: Pos2, border: bool) -> Option<(u32, bool)> {
        let y = at.y - self.origin.y;
        let near = self
            .layout
            .between(y, y + 0.1)
            .next()
            .unwrap_or_else(|| if y < 0.0 { 0 } else { self.layout.blocks.len().saturating_sub(1) });
        let pieces = &self.layout.pieces[self.layout.blocks.get(near)?.pieces.clone()];
        let away = |piece: &&Piece| {
            let above = (piece.y - y).max(y - piece.y - piece.height()).max(0.0);
            let left = at.x - self.origin.x - piece.x;
            // In a table, the cell at the left of the pointer.
            (above * 100.0 + if left < 0.0 { -left * 3.0 } else { left * 0.01 }) as i64
        };
        let piece = pieces.iter().min_by_key(away)?;
        let kind = &self.model.blocks[near].kind;
        let (galley, _) = self.galley(desk, painter, piece, kind);
        let local = at - self.left(piece);
        let mut cursor = usize::from(galley.cursor_from_pos(vec2(local.x, galley.size().y / 2.0)).index);
        if !border && cursor > 0 && galley.pos_from_cursor(CCursor::new(cursor)).left() > local.x {
            cursor -= 1;
        }
        let words = piece.span.of(&self.model.source);
        let byte = words.char_indices().nth(cursor).map_or(words.len(), |(byte, _)| byte);
        let inside = (0.0..galley.size().x).contains(&local.x) && (0.0..piece.height()).contains(&local.y);
        Some((piece.span.start + byte as u32, inside))
    }

    /// What the pointer does: over a mark it lights what is joined; a click selects, dragging marks words.
    fn pointer(&self, ui: &Ui, desk: &mut Desk, response: &Response, anchor: &mut Option<u32>) {
        let painter = ui.painter();
        if let Some(at) = response.hover_pos()
            && !response.dragged()
            && let Some((byte, true)) = self.byte_at(desk, painter, at, false)
        {
            ui.set_cursor_icon(egui::CursorIcon::Text);
            if let Some((_, mark)) = self.model.marks.at(byte) {
                ui.set_cursor_icon(egui::CursorIcon::PointingHand);
                desk.hovered = Some(mark.target);
            }
            let noticed = self.model.findings.at(byte).and_then(|(_, (at, _))| {
                desk.state.document.diagnostics.get(*at).map(|each| message(each, desk.language()))
            });
            if let Some(noticed) = noticed {
                response.clone().on_hover_text_at_pointer(noticed);
            }
        }
        if response.drag_started_by(egui::PointerButton::Primary) {
            let from = ui.input(|input| input.pointer.press_origin());
            *anchor = from.and_then(|from| self.byte_at(desk, painter, from, true)).map(|(byte, _)| byte);
        }
        if response.dragged_by(egui::PointerButton::Primary)
            && let (Some(from), Some(at)) = (*anchor, response.interact_pointer_pos())
            && let Some((to, _)) = self.byte_at(desk, painter, at, true)
        {
            let span = Span { start: from.min(to), end: from.max(to) };
            if desk.state.session.words != Some(span) && !span.is_empty() {
                desk.act(Command::MarkWords(Some(span)));
            }
            let clip = ui.clip_rect();
            let past = (at.y - clip.bottom()).max(0.0) - (clip.top() - at.y).max(0.0);
            if past != 0.0 {
                ui.scroll_with_delta(vec2(0.0, -past.clamp(-40.0, 40.0)));
                ui.request_repaint();
            }
        }
        if response.drag_stopped() {
            *anchor = None;
        }
        let Some(at) = response.interact_pointer_pos() else { return };
        if response.double_clicked() {
            let byte = self.byte_at(desk, painter, at, false).map(|(byte, _)| byte);
            let words = byte.map(|byte| match self.model.marks.at(byte) {
                Some((span, _)) => *span,
                None => self.model.blocks[self.model.block_at(byte)].span,
            });
            desk.act(Command::MarkWords(words));
        } else if response.clicked() {
            self.click(desk, painter, at);
        }
    }

    /// A mark, else what was noticed, else the measure or heading that the words belong to.
    fn click(&self, desk: &mut Desk, painter: &Painter, at: Pos2) {
        if desk.state.session.words.is_some() {
            desk.act(Command::MarkWords(None));
        }
        let Some((byte, true)) = self.byte_at(desk, painter, at, false) else { return };
        if let Some((_, mark)) = self.model.marks.at(byte) {
            desk.act(Command::Select(Some(mark.target)));
        } else if let Some((_, (finding, _))) = self.model.findings.at(byte) {
            desk.act(Command::Finding(*finding));
        } else if let Some((_, target)) = self.model.carriers.at(byte) {
            desk.act(Command::Select(Some(*target)));
        }
    }
}

/// A line under words that assign: heavy, medium, dashed, as the role's lines are everywhere.
fn underline(painter: &Painter, from: f32, to: f32, y: f32, role: Role, ink: Color32, hovered: bool) {
    let more = if hovered { 1.0 } else { 0.0 };
    let line = [pos2(from + 0.5, y), pos2(to - 0.5, y)];
    match role {
        Role::Lead => {
            painter.line_segment(line, Stroke::new(2.2 + more, ink));
        }
        Role::Responsible => {
            painter.line_segment(line, Stroke::new(1.1 + more, ink));
        }
        Role::Participate => {
            painter.extend(Shape::dashed_line(&line, Stroke::new(1.1 + more, ink), 3.0, 2.5));
        }
    }
}

/// A wave under words that somebody should look at.
fn wave(from: f32, to: f32, y: f32, ink: Color32) -> Shape {
    let steps = ((to - from) / 3.0).ceil().max(1.0) as usize;
    let points = (0..=steps).map(|step| {
        let up = if step % 2 == 0 { 1.2 } else { -1.2 };
        pos2((from + step as f32 * 3.0).min(to), y + up)
    });
    Shape::line(points.collect(), Stroke::new(1.1, ink))
}

fn context_ui(ui: &mut Ui, desk: &mut Desk) {
    let marked = desk.state.session.words;
    if let Some(span) = marked {
        let words = desk.state.document.plan.words(span).to_owned();
        if ui.button(desk.text("command.copy-words")).clicked() {
            desk.act(Command::CopyWords);
            ui.close();
        }
        if ui.button(desk.text("command.no-assignment")).clicked() {
            desk.act(Command::Correct(Correction::NoAssignment { span, words: words.clone() }));
            ui.close();
        }
        if ui.button(desk.text("command.set-word")).clicked() {
            let form = crate::state::session::Dialog::Word(table::label_of(&words), None);
            desk.act(Command::Show(Some(form)));
            ui.close();
        }
        ui.separator();
    }
    let unit = match desk.state.place.selection {
        Some(Target::Unit(id)) => Some(crate::plan::UnitId(id)),
        Some(Target::Link(id)) => Some(desk.state.document.graph.link(crate::graph::LinkId(id)).unit),
        _ => None,
    };
    if let Some(unit) = unit {
        let name = desk.state.document.plan.unit(unit).name.clone();
        ui.weak(&name);
        if ui.button(desk.text("command.our-unit")).clicked() {
            desk.act(Command::SetUnit(Some(unit)));
            ui.close();
        }
        super::corrections::menu_ui(ui, desk, &name);
        ui.separator();
    }
    if ui.button(desk.text("command.find-text")).clicked() {
        desk.act(Command::FocusFind);
        ui.close();
    }
}
