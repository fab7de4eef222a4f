//! From tags to lines and tables, in one pass and without a tree.

use super::super::kind;
use super::shown;
use crate::import::fold;
use crate::plan::{Cell, Span};
use html5ever::LocalName;
use html5ever::tokenizer::states::{RawKind, ScriptData};
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// As the standard limits them.
const MAX_COLSPAN: u32 = 1000;
/// Cells that go on below are kept in mind up to this column.
const MAX_COLUMN: u32 = 256;

/// The text of a page, with blank lines, and what is known about its pieces.
#[derive(Default)]
pub(super) struct Page {
    pub text: String,
    /// Tables of data, in order, with where they stand.
    pub tables: Vec<(Range<usize>, Vec<Cell>)>,
    /// What stands in an element that is known to hold an article.
    pub containers: Vec<Range<usize>>,
    /// What is a link.
    pub links: Vec<Range<usize>>,
}

impl Page {
    pub(super) fn is_empty(&self) -> bool {
        self.text.chars().all(fold::is_gap)
    }
}

/// Takes the tags.
pub(super) struct Sink(RefCell<Walk>);

impl Sink {
    /// `hides`: whether elements that are not shown are left out.
    pub(super) fn new(hides: bool) -> Self {
        let root = Scope { base: 0, kind: ScopeKind::Root, open: HashMap::new() };
        Self(RefCell::new(Walk { hides, scopes: vec![root], ..Walk::default() }))
    }

    /// The page, when all tags are in.
    pub(super) fn finish(&self) -> Page {
        let mut walk = self.0.borrow_mut();
        walk.pop_to(0);
        while let Some(table) = walk.tables.pop() {
            walk.end_table(table);
        }
        std::mem::take(&mut walk.page)
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut walk = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => walk.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                walk.open(&tag);
                return match &*tag.name {
                    "script" => TokenSinkResult::RawData(ScriptData),
                    "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
                        TokenSinkResult::RawData(RawKind::Rawtext)
                    }
                    "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
                    "plaintext" => TokenSinkResult::Plaintext,
                    _ => TokenSinkResult::Continue,
                };
            }
            Token::TagToken(tag) => walk.close(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// An element that is open.
struct Open {
    name: LocalName,
    hidden: bool,
    article: bool,
    /// Where its text starts, for a container or a link.
    container: Option<usize>,
    link: Option<usize>,
    pre: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ScopeKind {
    Root,
    /// Whether it is shown.
    Table(bool),
    Cell(bool),
}

/// Elements that only end together: those of the page, of a table, of a cell.
struct Scope {
    base: usize,
    kind: ScopeKind,
    /// How many of each name are open in it.
    open: HashMap<LocalName, u32>,
}

/// A table that is open.
#[derive(Default)]
struct Table {
    /// Where its first cell starts.
    start: Option<usize>,
    cells: Vec<Cell>,
    tabs: Vec<usize>,
    row: u32,
    column: u32,
    in_row: bool,
    /// The row has a cell already.
    written: bool,
    cell: Option<(usize, Cell)>,
    /// Columns taken by cells that go on from above: first → after the last, and the last row.
    taken: BTreeMap<u32, (u32, u32)>,
    has_inner: bool,
}

#[derive(Default)]
struct Walk {
    hides: bool,
    page: Page,
    stack: Vec<Open>,
    scopes: Vec<Scope>,
    tables: Vec<Table>,
    hidden: usize,
    articles: usize,
    pre: usize,
    in_link: bool,
    /// White space since the last character, and whether a line end was in it.
    gap: Option<bool>,
    /// A line ends here, if something follows.
    broken: bool,
    /// Where the text of the open cell starts.
    block: usize,
}

impl Walk {
    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                if self.pre > 0 && c == '\n' {
                    self.broken = true;
                } else {
                    self.gap = Some(self.gap.unwrap_or(false) || c == '\n');
                }
                continue;
            }
            let out = &mut self.page.text;
            if self.broken {
                if out.len() > self.block && !out.ends_with('\n') {
                    out.push('\n');
                }
                self.broken = false;
            } else if let Some(line_end) = self.gap
                && out.len() > self.block
            {
                // A line end between two wide characters is no space (CSS Text 3, 4.1.3).
                let wide = |c: Option<char>| c.is_some_and(|c| c >= '\u{2E80}');
                if !(line_end && wide(Some(c)) && wide(out.chars().next_back())) {
                    out.push(' ');
                }
            }
            self.gap = None;
            out.push(c);
        }
    }

    fn push(&mut self, tag: &Tag, container: bool) {
        let name = &*tag.name;
        let article = name == "article";
        let hidden = shown::is_no_text(name)
            || self.hides && (shown::is_around(name, self.articles > 0) || shown::is_hidden(tag));
        let pre = matches!(name, "pre" | "listing" | "plaintext");
        self.hidden += usize::from(hidden);
        self.articles += usize::from(article);
        self.pre += usize::from(pre);
        let start = Some(self.page.text.len());
        // A link inside another is part of it.
        let link = start.filter(|_| name == "a" && self.hidden == 0 && !self.in_link);
        self.in_link |= link.is_some();
        if let Some(scope) = self.scopes.last_mut() {
            *scope.open.entry(tag.name.clone()).or_default() += 1;
        }
        self.stack.push(Open {
            name: tag.name.clone(),
            hidden,
            article,
            container: start.filter(|_| container && self.hidden == 0),
            link,
            pre,
        });
    }

    /// Ends elements until so many are open.
    fn pop_to(&mut self, length: usize) {
        while self.stack.len() > length {
            while self.scopes.len() > 1 && self.scopes.last().is_some_and(|s| s.base >= self.stack.len()) {
                self.end_scope();
            }
            let Some(open) = self.stack.pop() else { return };
            self.hidden -= usize::from(open.hidden);
            self.articles -= usize::from(open.article);
            self.pre -= usize::from(open.pre);
            let end = self.page.text.len();
            if let Some(start) = open.container.filter(|start| *start < end) {
                self.page.containers.push(start..end);
            }
            if let Some(start) = open.link {
                self.in_link = false;
                if start < end {
                    self.page.links.push(start..end);
                }
            }
            if let Some(scope) = self.scopes.last_mut()
                && let Some(count) = scope.open.get_mut(&open.name)
            {
                *count -= 1;
            }
        }
    }

    fn end_scope(&mut self) {
        let Some(scope) = self.scopes.pop() else { return };
        match scope.kind {
            ScopeKind::Table(true) => {
                if let Some(table) = self.tables.pop() {
                    self.end_table(table);
                }
            }
            ScopeKind::Cell(true) => self.end_cell(),
            _ => {}
        }
    }

    fn scope_kind(&self) -> ScopeKind {
        self.scopes.last().map_or(ScopeKind::Root, |scope| scope.kind)
    }

    fn is_open(&self, name: &LocalName) -> bool {
        self.scopes.last().and_then(|scope| scope.open.get(name)).is_some_and(|count| *count > 0)
    }

    /// Ends the nearest open element of this name in the scope; false where there is none.
    fn end(&mut self, name: &LocalName) -> bool {
        if !self.is_open(name) {
            return false;
        }
        let base = self.scopes.last().map_or(0, |scope| scope.base);
        let Some(at) = self.stack[base..].iter().rposition(|open| open.name == *name) else { return false };
        self.pop_to(base + at);
        true
    }

    /// Ends what is open in the nearest table, down to the table itself; false outside tables.
    fn back_to_table(&mut self) -> bool {
        if let ScopeKind::Cell(_) = self.scope_kind() {
            let base = self.scopes.last().map_or(0, |scope| scope.base);
            // The cell's own element stands just below its scope.
            self.pop_to(base - 1);
        }
        matches!(self.scope_kind(), ScopeKind::Table(_))
    }

    fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        match name {
            "table" => {
                if let ScopeKind::Table(_) = self.scope_kind() {
                    self.close(&tag.name);
                }
                self.begin_table(tag);
                return;
            }
            "tr" | "tbody" | "thead" | "tfoot" => {
                if !self.back_to_table() {
                    return;
                }
                for part in ["tr", "tbody", "thead", "tfoot", "caption"] {
                    if name != "tr" || matches!(part, "tr" | "caption") {
                        self.end(&LocalName::from(part));
                    }
                }
                self.push(tag, false);
                if name == "tr" && self.hidden == 0 {
                    self.begin_row();
                }
                return;
            }
            "td" | "th" => {
                if self.back_to_table() {
                    self.end(&LocalName::from("caption"));
                    self.begin_cell(tag);
                } else if self.hidden == 0 {
                    self.broken = true;
                }
                return;
            }
            _ => {}
        }
        let block = shown::is_block(name);
        if block {
            // A paragraph cannot hold a block: its end tag is often left out.
            if name != "br" {
                self.end(&LocalName::from("p"));
            }
            if self.hidden == 0 {
                self.broken = true;
            }
        }
        let closed = tag.self_closing && name.contains(':');
        if !shown::is_void(name) && !closed && name != "html" && name != "body" && name != "head" {
            let container = block && shown::is_container(tag);
            self.push(tag, container);
        }
    }

    fn close(&mut self, name: &LocalName) {
        match &**name {
            "table" => {
                self.back_to_table();
                if let ScopeKind::Table(_) = self.scope_kind() {
                    let base = self.scopes.last().map_or(1, |scope| scope.base);
                    self.pop_to(base - 1);
                }
            }
            "td" | "th" => {
                if let ScopeKind::Cell(_) = self.scope_kind() {
                    self.back_to_table();
                }
            }
            "tr" | "tbody" | "thead" | "tfoot" => {
                if self.back_to_table() {
                    self.end(name);
                }
            }
            other => {
                self.end(name);
                if self.hidden == 0 && shown::is_block(other) {
                    self.broken = true;
                }
            }
        }
    }

    fn push_scope(&mut self, kind: ScopeKind) {
        self.scopes.push(Scope { base: self.stack.len(), kind, open: HashMap::new() });
    }

    fn begin_table(&mut self, tag: &Tag) {
        self.end(&LocalName::from("p"));
        self.push(tag, false);
        let live = self.hidden == 0;
        self.push_scope(ScopeKind::Table(live));
        if live {
            if let Some(outer) = self.tables.last_mut() {
                outer.has_inner = true;
            }
            self.end_line();
            self.tables.push(Table::default());
        }
    }

    /// Ends the line in the text, if it has one.
    fn end_line(&mut self) {
        if self.page.text.len() > self.block && !self.page.text.ends_with('\n') {
            self.page.text.push('\n');
        }
        (self.broken, self.gap) = (false, None);
    }

    fn begin_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        if table.in_row {
            if table.written && !self.page.text.ends_with('\n') {
                self.page.text.push('\n');
            }
            table.row += 1;
        }
        (table.in_row, table.written, table.column) = (true, false, 0);
        let row = table.row;
        table.taken.retain(|_, (_, last)| *last >= row);
    }

    fn begin_cell(&mut self, tag: &Tag) {
        self.push(tag, false);
        let live = self.hidden == 0 && !self.tables.is_empty();
        self.push_scope(ScopeKind::Cell(live));
        if !live {
            return;
        }
        if self.tables.last().is_some_and(|table| !table.in_row) {
            self.begin_row();
        }
        let Some(table) = self.tables.last_mut() else { return };
        if table.written {
            table.tabs.push(self.page.text.len());
            self.page.text.push('\t');
        } else if !self.page.text.is_empty() && !self.page.text.ends_with('\n') {
            self.page.text.push('\n');
        }
        table.written = true;
        let start = self.page.text.len();
        table.start.get_or_insert(start);
        let columns = shown::number(tag, "colspan").unwrap_or(1).clamp(1, MAX_COLSPAN);
        // 0 is down to the end of the table.
        let rows = match shown::number(tag, "rowspan") {
            Some(0) => u32::MAX,
            other => other.unwrap_or(1),
        };
        let cell = table.put(rows, columns);
        table.cell = Some((start, cell));
        self.block = start;
        (self.broken, self.gap) = (false, None);
    }

    fn end_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some((start, mut cell)) = table.cell.take() else { return };
        let (from, to) = fold::trim(&self.page.text[start..]);
        if from < to {
            cell.span = Span::new(start + from, start + to);
            table.cells.push(cell);
        }
        // What stands between cells belongs to none.
        self.block = self.page.text.len();
        (self.broken, self.gap) = (false, None);
    }

    fn end_table(&mut self, mut table: Table) {
        // One line end is enough for however many tables end here.
        if table.written && !self.page.text.ends_with('\n') {
            self.page.text.push('\n');
        }
        let end = self.page.text.len();
        if table.is_data(&self.page.text) {
            let start = table.start.unwrap_or(end);
            self.page.tables.push((start..end, std::mem::take(&mut table.cells)));
        } else {
            // Laid out by a table: its cells are blocks.
            for at in table.tabs {
                self.page.text.replace_range(at..=at, "\n");
            }
        }
        self.block = self.tables.last().and_then(|outer| outer.cell).map_or(0, |(start, _)| start);
        (self.broken, self.gap) = (true, None);
    }
}

impl Table {
    /// Where the next cell of the row stands.
    fn put(&mut self, rows: u32, columns: u32) -> Cell {
        while let Some((_, (end, _))) = self.taken.range(..=self.column).next_back()
            && *end > self.column
        {
            self.column = *end;
        }
        let (row, column) = (self.row, self.column);
        self.column = column.saturating_add(columns);
        if rows > 1 && column < MAX_COLUMN {
            self.taken.insert(column, (self.column, row.saturating_add(rows - 1)));
        }
        Cell { span: Span::default(), row, column, rows, columns }
    }

    /// Whether it is a table to a reader, and not a way to lay out a page: several rows and columns, no table
    /// inside, no cell that is most of an article. A heading that names a role settles it.
    fn is_data(&self, text: &str) -> bool {
        let Some(first) = self.cells.first() else { return false };
        if self.has_inner || self.cells.iter().all(|cell| cell.column == first.column) {
            return false;
        }
        if self.cells.iter().take(64).any(|cell| kind::is_role(cell.span.of(text))) {
            return true;
        }
        let last = self.cells.last().map_or(0, |cell| cell.row);
        if first.row == last {
            return false;
        }
        let all: usize = self.cells.iter().map(|cell| cell.span.len()).sum();
        let article = |cell: &Cell| {
            cell.span.len() * 2 > all && cell.span.of(text).bytes().filter(|byte| *byte == b'\n').count() >= 8
        };
        last - first.row > 3 || !self.cells.iter().any(article)
    }
}
