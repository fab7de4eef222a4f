//! Persons pasted from a spreadsheet or a list: tab-separated lines with a head, or names of units alone.
//!
//! A head says which column is which, in whatever order; what no head names is left out. Without one, a number at
//! the beginning of a line counts lines, digits enough for a telephone are one, and the rest is unit, name and post.
//! A cell that went over several lines (one unit, three persons) comes as empty cells below: they are its too.

use super::Guest;
use crate::graph::fold::fold_text;
use serde::Deserialize;
use std::sync::LazyLock;

/// The words of heads.
#[derive(Deserialize)]
struct Heads {
    unit: Vec<String>,
    person: Vec<String>,
    post: Vec<String>,
    phone: Vec<String>,
    telephone: String,
}

static HEADS: LazyLock<Heads> = LazyLock::new(|| {
    // Compiled in and covered by a test: a file that does not parse never ships.
    ron::from_str(include_str!("../../assets/rules/guests.ron"))
        .unwrap_or_else(|error| panic!("rules/guests: {error}"))
});

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Unit,
    Person,
    Post,
    Phone,
}

/// Where a head may stand: a title or two above it are no guests.
const HEAD_WITHIN: usize = 4;
/// A telephone has as many digits or more.
const DIGITS: usize = 7;

/// Those whom a pasted text names, units as they are written there.
pub fn pasted(text: &str) -> Vec<Guest> {
    let rows = rows(text);
    let head = rows.iter().take(HEAD_WITHIN).position(|row| is_head(row));
    let columns: Option<Vec<Option<Column>>> =
        head.map(|at| rows[at].iter().map(|cell| column(cell)).collect());
    let mut guests: Vec<Guest> = Vec::new();
    for row in rows.iter().skip(head.map_or(0, |at| at + 1)) {
        let mut guest = match &columns {
            Some(columns) => by_head(row, columns),
            None => by_form(row),
        };
        if guest.unit.is_empty() && !guest.person.is_empty() {
            guest.unit = guests.last().map(|above| above.unit.clone()).unwrap_or_default();
        }
        // Names joined in one cell are as many units, where nobody's person stands beside them.
        let alone = guest.person.is_empty() && guest.post.is_empty() && guest.phone.is_empty();
        if alone {
            guests.extend(names(&guest.unit).into_iter().map(|name| Guest::of(&name)));
        } else if !guest.unit.is_empty() {
            guests.push(guest);
        }
    }
    guests
}

/// Names joined by 、 and the like.
pub fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    // A comma, a semicolon and a line end part names as 、 does; a bracket keeps what it holds.
    let mut depth = 0_usize;
    let mut name = String::new();
    for c in text.chars().chain(std::iter::once('、')) {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let parts = "、，,；;\n\r\t".contains(c) && (depth == 0 || c == '\n');
        if !parts {
            name.push(c);
            continue;
        }
        let whole = name.trim().to_owned();
        if !whole.is_empty() && !names.contains(&whole) {
            names.push(whole);
        }
        name.clear();
    }
    // A bracket that was never closed.
    let rest = name.trim().trim_end_matches('、').to_owned();
    if !rest.is_empty() && !names.contains(&rest) {
        names.push(rest);
    }
    names
}

/// Lines and their cells, as spreadsheets copy them: a cell that holds a line end is quoted.
fn rows(text: &str) -> Vec<Vec<String>> {
    let by_comma = |line: &str| {
        let cells: Vec<String> = line.split([',', '，']).map(clean).collect();
        is_head(&cells) && cells.len() > 1
    };
    let commas = !text.contains('\t') && text.lines().take(HEAD_WITHIN).any(by_comma);
    let text = if commas { text.replace('，', ",") } else { text.to_owned() };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(if commas { b',' } else { b'\t' })
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // A text that is no valid table has no rows from there on.
    let rows = reader.records().map_while(Result::ok);
    let rows = rows.map(|row| row.iter().map(clean).collect::<Vec<String>>());
    rows.filter(|row| row.iter().any(|cell| !cell.is_empty())).collect()
}

/// A cell on one line.
fn clean(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn column(cell: &str) -> Option<Column> {
    let said = fold_text(cell).to_lowercase();
    let heads = &*HEADS;
    let lists = [
        (&heads.unit, Column::Unit),
        (&heads.person, Column::Person),
        (&heads.post, Column::Post),
        (&heads.phone, Column::Phone),
    ];
    // What stands in brackets behind it explains it: 姓名(必填).
    let said = said.split('(').next().unwrap_or_default();
    lists
        .into_iter()
        .find(|(words, _)| words.iter().any(|word| fold_text(word) == said))
        .map(|(_, kind)| kind)
}

/// A head names the unit, or two of the others.
fn is_head(row: &[String]) -> bool {
    let found: Vec<Column> = row.iter().filter_map(|cell| column(cell)).collect();
    found.contains(&Column::Unit) || found.len() > 1
}

fn by_head(row: &[String], columns: &[Option<Column>]) -> Guest {
    let mut guest = Guest::default();
    for (cell, column) in row.iter().zip(columns) {
        let field = match column {
            Some(Column::Unit) => &mut guest.unit,
            Some(Column::Person) => &mut guest.person,
            Some(Column::Post) => &mut guest.post,
            Some(Column::Phone) => &mut guest.phone,
            None => continue,
        };
        if field.is_empty() {
            field.clone_from(cell);
        }
    }
    guest
}

fn by_form(row: &[String]) -> Guest {
    let mut guest = Guest::default();
    let digits = |cell: &str| cell.chars().filter(char::is_ascii_digit).count();
    let telephone = |cell: &str| {
        digits(cell) >= DIGITS && cell.chars().all(|c| c.is_ascii_digit() || HEADS.telephone.contains(c))
    };
    let counts = |cell: &str| row.len() > 1 && !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit());
    let mut rest = Vec::new();
    for (at, cell) in row.iter().enumerate() {
        if telephone(cell) {
            guest.phone.clone_from(cell);
        } else if !(at == 0 && counts(cell)) {
            rest.push(cell.clone());
        }
    }
    let mut rest = rest.into_iter();
    guest.unit = rest.next().unwrap_or_default();
    guest.person = rest.next().unwrap_or_default();
    guest.post = rest.next().unwrap_or_default();
    guest
}
