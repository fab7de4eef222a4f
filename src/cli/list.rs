//! Plain lists for `lab`: one pair or tie a line, numbers with blanks or tabs between, ids from 0. Blank lines
//! and lines that start with `#` are passed over; any other line that does not fit is an error.

use super::{Failure, load};
use crate::layout::Ties;
use std::path::Path;

/// Ids are below this: room is made for every id up to the largest.
const IDS: u32 = 10_000_000;

/// Lines `measure unit`.
pub(super) fn pairs(file: &Path) -> Result<Vec<(u32, u32)>, Failure> {
    read(file, "measure unit", |mut words| {
        let pair = (id(words.next()?)?, id(words.next()?)?);
        words.next().is_none().then_some(pair)
    })
}

/// Lines `u v weight`, weights above 0. A node that no line names but a lower id than one that is named is
/// there without ties.
pub(super) fn ties(file: &Path) -> Result<Ties, Failure> {
    let ties = read(file, "u v weight", |mut words| {
        let tie: (u32, u32, f64) = (id(words.next()?)?, id(words.next()?)?, words.next()?.parse().ok()?);
        let fits = tie.0 != tie.1 && tie.2 > 0.0 && tie.2.is_finite();
        (fits && words.next().is_none()).then_some(tie)
    })?;
    let nodes = ties.iter().map(|tie| tie.0.max(tie.1) as usize + 1).max().unwrap_or(0);
    Ok(Ties::new(nodes, ties))
}

fn read<T>(
    file: &Path,
    form: &str,
    parse: impl Fn(std::str::SplitAsciiWhitespace<'_>) -> Option<T>,
) -> Result<Vec<T>, Failure> {
    let bytes = load::bytes(file)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut found = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        let content = content.trim_ascii();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        found.push(parse(content.split_ascii_whitespace()).ok_or_else(|| bad(file, line, form))?);
    }
    Ok(found)
}

fn id(word: &str) -> Option<u32> {
    word.parse().ok().filter(|id| *id < IDS)
}

fn bad(file: &Path, line: usize, form: &str) -> Failure {
    Failure::new("cli.list", [file.display().to_string(), line.to_string(), form.to_owned()])
}
