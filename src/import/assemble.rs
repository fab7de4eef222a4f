//! From blocks and tree to the [`Plan`]: every line goes to the section or measure it belongs to.
//!
//! Nothing is read here any more, only put in place, in one walk. Each line ends up in exactly one place:
//! heading, body, measure or assignment line.

use super::block::{Block, Kind, Scan};
use super::fold;
use super::outline::{Class, Node};
use super::page::Page;
use super::ruled;
use crate::plan::{
    Assignment, Basis, Code, Deadline, Form, Leader, Measure, MeasureId, Plan, Role, Section, SectionId,
    Severity, Span, UnitId,
};
use foldhash::HashMap;
use std::sync::Arc;

/// A title longer than this (in characters) is no title but a sentence.
const LONGEST_TITLE: usize = 60;
/// Among more assignments one is looked up, not looked for.
const FEW: usize = 64;

/// Who takes the lines that follow.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Holder {
    Section(SectionId),
    Measure(MeasureId),
}

struct Builder<'a, 's> {
    scan: &'a mut Scan<'s>,
    sections: Vec<Section>,
    measures: Vec<Measure>,
    holder: Holder,
    /// The section that new measures and stray paragraphs belong to.
    section: SectionId,
    /// The section that the table which is read stands in.
    around: Option<SectionId>,
    /// Where each assignment stands that is not among the first [`FEW`] of its holder.
    many: HashMap<(Holder, Role, UnitId), usize>,
}

/// Puts everything in place. The scan is left with its diagnostics.
pub(super) fn plan(
    source: Arc<str>,
    form: Arc<Form>,
    page: Page,
    scan: &mut Scan<'_>,
    nodes: &[Node],
) -> Plan {
    let root = Section {
        id: SectionId::DOCUMENT,
        parent: None,
        level: 0,
        label: String::new(),
        title: page.title.text.clone(),
        span: joined(&page.title.spans),
        body: Vec::new(),
        duty_lines: Vec::new(),
        assignments: Vec::new(),
        deadlines: Vec::new(),
    };
    let blocks = std::mem::take(&mut scan.blocks);
    let mut builder = Builder {
        scan,
        sections: vec![root],
        measures: Vec::new(),
        holder: Holder::Section(SectionId::DOCUMENT),
        section: SectionId::DOCUMENT,
        around: None,
        many: HashMap::default(),
    };
    builder.all(&blocks, nodes);
    let (sections, mut measures) = (builder.sections, builder.measures);
    if !scan.terms.rules.is_empty() {
        ruled::apply(scan, &mut measures);
    }
    let extent = Span::new(page.extent.start, page.extent.end);
    Plan {
        title: page.title,
        doc_no: page.doc_no,
        issuer: page.issuer,
        date: page.date,
        source,
        form,
        extent,
        sections,
        measures,
        units: scan.registry.units(),
    }
}

fn joined(spans: &[Span]) -> Span {
    spans.iter().copied().reduce(Span::joined).unwrap_or_default()
}

impl Builder<'_, '_> {
    fn all(&mut self, blocks: &[Block], nodes: &[Node]) {
        // Section of each node that is a heading; a measure's and its steps' is the heading above.
        let mut places = vec![SectionId::DOCUMENT; nodes.len()];
        let mut node = 0;
        for (index, block) in blocks.iter().enumerate() {
            if super::outline::style(block).is_some() {
                node += 1;
                let parent = places[nodes[node].parent];
                places[node] = self.item(block, &nodes[node], parent);
                continue;
            }
            if block.kind == Kind::Edge {
                self.edge();
                continue;
            }
            let next = blocks.get(index + 1);
            let before_duty = next.is_some_and(|next| next.kind == Kind::Duty);
            if block.kind == Kind::Duty {
                self.duty(block, index);
            } else if nodes[node].class == Class::Loose && (block.assigns() || before_duty) {
                self.measure(block, String::new(), block.text.start, self.section);
                self.take(block, 0);
            } else {
                let last = node + 1 == nodes.len();
                self.paragraph(block, before_duty, last);
            }
        }
    }

    /// Where a table ends, what follows belongs again to the section it stands in.
    fn edge(&mut self) {
        match self.around.take() {
            None => self.around = Some(self.section),
            Some(section) => {
                self.section = section;
                self.holder = Holder::Section(section);
            }
        }
    }

    /// A numbered line; answers the section that its children belong to.
    fn item(&mut self, block: &Block, node: &Node, parent: SectionId) -> SectionId {
        let label = match block.kind {
            Kind::Item(numeral) => fold::fold(numeral.label.of(self.scan.source)),
            Kind::Row(label) => fold::fold(label.of(self.scan.source)),
            Kind::Group(numeral) => {
                numeral.map(|numeral| fold::fold(numeral.label.of(self.scan.source))).unwrap_or_default()
            }
            Kind::Para | Kind::Duty | Kind::Edge => return parent,
        };
        // What divides a table without a number is a heading only where no numbered one stands above: rows are
        // known by their number under that.
        if matches!(block.kind, Kind::Group(None)) && parent != SectionId::DOCUMENT {
            self.section = parent;
            self.holder = Holder::Section(parent);
            self.text(block.text);
            return parent;
        }
        match node.class {
            Class::Heading | Class::Loose => {
                let id = self.heading(block, label, node.level, parent);
                self.section = id;
                self.holder = Holder::Section(id);
                return id;
            }
            Class::Measure => {
                // The number with its bracket, but without a bullet before it.
                self.section = parent;
                self.measure(block, label, block.line.start, parent);
                self.take(block, 0);
            }
            Class::Text => {
                let whole = Span { start: block.line.start, end: block.text.end };
                self.text(whole);
                self.take(block, 0);
            }
        }
        parent
    }

    fn heading(&mut self, block: &Block, label: String, level: u8, parent: SectionId) -> SectionId {
        let source = self.scan.source;
        let words = block.text.of(source);
        let mut title = fold::trim(words);
        let mut body = words.len();
        if let Some(stop) = words.find('。') {
            let after = stop + '。'.len_utf8();
            title.1 = stop;
            if words[after..].chars().any(|c| !fold::is_gap(c)) {
                body = after;
            }
        }
        if fold::count(&words[title.0..title.1.max(title.0)]) > LONGEST_TITLE {
            (title, body) = ((0, 0), 0);
        }
        let title_words = words[title.0..title.1.max(title.0)]
            .trim_end_matches(|c| fold::is_gap(c) || ":：;；".contains(c));
        let start = block.text.start;
        let id = SectionId::at(self.sections.len());
        let heading_end = if body == 0 { start } else { start + fold::trim(&words[..body]).1 as u32 };
        let heading = Span { start: block.line.start, end: heading_end.max(block.line.start) };
        self.sections.push(Section {
            id,
            parent: Some(parent),
            level,
            label,
            title: title_words.to_owned(),
            span: heading,
            body: Vec::new(),
            duty_lines: Vec::new(),
            assignments: Vec::new(),
            deadlines: Vec::new(),
        });
        self.holder = Holder::Section(id);
        let (from, to) = fold::trim(&words[body..]);
        if from < to {
            self.text(Span { start: start + (body + from) as u32, end: start + (body + to) as u32 });
        }
        self.take(block, start + body as u32);
        id
    }

    fn measure(&mut self, block: &Block, no: String, start: u32, section: SectionId) {
        let id = MeasureId::at(self.measures.len());
        let text = if block.text.is_empty() { Vec::new() } else { vec![block.text] };
        self.measures.push(Measure {
            id,
            no,
            section,
            span: Span { start, end: block.text.end.max(start) },
            text,
            duty_lines: Vec::new(),
            assignments: Vec::new(),
            leaders: Vec::new(),
            deadlines: Vec::new(),
        });
        self.holder = Holder::Measure(id);
    }

    /// A paragraph without number. After a measure's assignments it is the section's again, and after those
    /// of the last item, the document's.
    fn paragraph(&mut self, block: &Block, before_duty: bool, last_item: bool) {
        if let Holder::Measure(id) = self.holder
            && !self.measures[id.index()].duty_lines.is_empty()
            && !block.assigns()
            && !before_duty
        {
            let place = if last_item { SectionId::DOCUMENT } else { self.section };
            self.holder = Holder::Section(place);
        }
        self.text(block.text);
        self.take(block, 0);
    }

    /// A line of assignments.
    fn duty(&mut self, block: &Block, index: usize) {
        let unattached = match self.holder {
            Holder::Section(SectionId::DOCUMENT) => index == 0 || !self.measures.is_empty(),
            _ => false,
        };
        if unattached {
            let words = block.line.of(self.scan.source).chars().take(40).collect();
            self.scan.note(Severity::Warning, Code::UnattachedAssignment, block.line, vec![words]);
        }
        self.take(block, 0);
    }

    fn text(&mut self, span: Span) {
        match self.holder {
            Holder::Section(id) => self.sections[id.index()].body.push(span),
            Holder::Measure(id) => {
                let measure = &mut self.measures[id.index()];
                measure.text.push(span);
                measure.span.end = measure.span.end.max(span.end);
            }
        }
    }

    /// Gives what a block says to the holder. Deadlines before `from` stand in a title and are none.
    fn take(&mut self, block: &Block, from: u32) {
        let (assignments, deadlines, duty_lines) = match self.holder {
            Holder::Section(id) => {
                let section = &mut self.sections[id.index()];
                (&mut section.assignments, &mut section.deadlines, &mut section.duty_lines)
            }
            Holder::Measure(id) => {
                let measure = &mut self.measures[id.index()];
                (&mut measure.assignments, &mut measure.deadlines, &mut measure.duty_lines)
            }
        };
        duty_lines.extend(block.duty);
        let dues = &self.scan.deadlines[block.dues.start as usize..block.dues.end as usize];
        let in_body = |deadline: &&Deadline| deadline.span.start >= from;
        deadlines.extend(dues.iter().filter(in_body).cloned());
        let said = &self.scan.said[block.said.start as usize..block.said.end as usize];
        assignments.reserve(said.len());
        let mut persons = Vec::new();
        for word in said {
            match word.what {
                Some((role, unit)) => {
                    let (open, span) = (word.open, word.span);
                    let (role, basis) = match word.instead {
                        Some(role) => (role, Basis::FirstListed),
                        None => (role, Basis::Stated),
                    };
                    // One unit in one role is one assignment, in however many brackets it stands.
                    let same = |a: &Assignment| a.unit == unit && a.role == role;
                    let place = match assignments.iter().take(FEW).position(same) {
                        None if assignments.len() >= FEW => {
                            let next = assignments.len();
                            Some(*self.many.entry((self.holder, role, unit)).or_insert(next))
                        }
                        place => place,
                    };
                    match place.and_then(|place| assignments.get_mut(place)) {
                        Some(said) => said.open |= open,
                        None => assignments.push(Assignment { role, unit, open, basis, span }),
                    }
                }
                None => persons.push(word.span),
            }
        }
        if let Holder::Measure(id) = self.holder {
            let source = self.scan.source;
            let leader = |span: Span| Leader { name: span.of(source).to_owned(), span };
            self.measures[id.index()].leaders.extend(persons.into_iter().map(leader));
        } else {
            for span in persons {
                self.scan.not_understood(span);
            }
        }
    }
}
