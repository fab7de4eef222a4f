//! Small plans made by hand or by proptest, with a source text and true spans, for the tests of
//! rooms that do not read documents.

use dutymap::plan::{
    Assignment, Basis, Measure, MeasureId, Plan, Role, Section, SectionId, Span, Stated, Unit, UnitId,
    UnitKind,
};

/// A plan under construction: the source grows line by line, in document order.
pub struct Draft {
    plan: Plan,
    source: String,
}

impl Draft {
    pub fn new(title: &str) -> Self {
        let plan = Plan {
            title: Stated { text: title.to_owned(), spans: vec![Span::new(0, title.len())] },
            doc_no: Stated::default(),
            issuer: Stated::default(),
            date: Stated::default(),
            source: "".into(),
            form: std::sync::Arc::default(),
            extent: Span::default(),
            sections: Vec::new(),
            measures: Vec::new(),
            units: Vec::new(),
        };
        let mut draft = Self { plan, source: String::new() };
        let span = draft.line("", title);
        draft.outline(None, "", title, span);
        draft
    }

    /// Registers a unit ahead of its first assignment, with all that is to be known of it.
    pub fn unit(&mut self, name: &str, aliases: &[&str], kind: UnitKind, collective: bool) -> UnitId {
        let id = UnitId::at(self.plan.units.len());
        let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
        self.plan.units.push(Unit { id, name: name.to_owned(), aliases, kind, collective });
        id
    }

    pub fn section(&mut self, parent: SectionId, label: &str, title: &str) -> SectionId {
        let span = self.line(label, title);
        self.outline(Some(parent), label, title, span)
    }

    pub fn body(&mut self, section: SectionId, text: &str) {
        let span = self.line("", text);
        self.plan.sections[section.index()].body.push(span);
    }

    /// A measure of one paragraph, without units yet.
    pub fn measure(&mut self, section: SectionId, no: &str, text: &str) -> MeasureId {
        let id = MeasureId::at(self.plan.measures.len());
        let span = self.line(no, text);
        self.plan.measures.push(Measure {
            id,
            no: no.to_owned(),
            section,
            span,
            text: vec![Span { start: span.end - text.len() as u32, end: span.end }],
            duty_lines: Vec::new(),
            assignments: Vec::new(),
            leaders: Vec::new(),
            deadlines: Vec::new(),
        });
        id
    }

    /// A line of assignments for the measure added last.
    pub fn assign(&mut self, role: Role, units: &[&str]) {
        let (line, held) = self.duty_line(role, units);
        if let Some(measure) = self.plan.measures.last_mut() {
            measure.duty_lines.push(line);
            measure.assignments.extend(held);
        }
    }

    /// A line of assignments for a heading.
    pub fn assign_section(&mut self, section: SectionId, role: Role, units: &[&str]) {
        let (line, held) = self.duty_line(role, units);
        let section = &mut self.plan.sections[section.index()];
        section.duty_lines.push(line);
        section.assignments.extend(held);
    }

    pub fn finish(mut self) -> Plan {
        self.plan.extent = Span::new(0, self.source.len());
        self.plan.source = self.source.into();
        self.plan
    }

    fn line(&mut self, label: &str, text: &str) -> Span {
        let start = self.source.len();
        self.source.push_str(label);
        self.source.push_str(text);
        let end = self.source.len();
        self.source.push('\n');
        Span::new(start, end)
    }

    fn outline(&mut self, parent: Option<SectionId>, label: &str, title: &str, span: Span) -> SectionId {
        let id = SectionId::at(self.plan.sections.len());
        let level = parent.map_or(0, |parent| self.plan.section(parent).level + 1);
        self.plan.sections.push(Section {
            id,
            parent,
            level,
            label: label.to_owned(),
            title: title.to_owned(),
            span,
            body: Vec::new(),
            duty_lines: Vec::new(),
            assignments: Vec::new(),
            deadlines: Vec::new(),
        });
        id
    }

    fn duty_line(&mut self, role: Role, units: &[&str]) -> (Span, Vec<Assignment>) {
        let words = match role {
            Role::Lead => "牵头单位:",
            Role::Responsible => "责任单位:",
            Role::Participate => "参加单位:",
        };
        let start = self.source.len() + words.len();
        let line = self.line(words, &units.join("、"));
        let mut at = start;
        let mut held = Vec::new();
        for name in units {
            let unit = self.plan.unit_named(name);
            let unit = unit.unwrap_or_else(|| self.unit(name, &[], UnitKind::Unclassified, false));
            let span = Span::new(at, at + name.len());
            held.push(Assignment { role, unit, open: false, basis: Basis::Stated, span });
            at = span.end as usize + "、".len();
        }
        (line, held)
    }
}
