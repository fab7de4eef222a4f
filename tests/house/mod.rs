//! The program's own source as the house tests see it: code without comments, and string literals apart.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a house test without its house fails")]
#![allow(dead_code, reason = "each test binary uses a part")]

use std::path::{Path, PathBuf};

/// A source file, taken apart.
pub struct Source {
    /// Below `src/`, with `/`: `ui/jobs/mod.rs`.
    pub path: String,
    /// Without comments; string literals are empty. Lines are those of the file.
    pub code: String,
    /// String literals as written, with their lines (from 1).
    pub strings: Vec<(usize, String)>,
}

impl Source {
    /// The room it belongs to: the folder or file directly under `src/`.
    pub fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Takes a file's text apart. What follows `#[cfg(test)] mod` is no part of the program.
    pub fn new(path: &str, text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let program = ["#[cfg(test)]\nmod ", "#[cfg(test)]\npub mod "]
            .iter()
            .filter_map(|start| text.find(start))
            .min()
            .map_or(text.as_str(), |end| &text[..end]);
        let (code, strings) = take_apart(program);
        Self { path: path.to_owned(), code, strings }
    }
}

/// Every file under `src/`.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    let sources: Vec<Source> = files
        .iter()
        .map(|file| {
            let path = file.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            Source::new(&path, &std::fs::read_to_string(file).unwrap())
        })
        .collect();
    assert!(sources.len() > 20, "the source was not found");
    sources
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn take_apart(text: &str) -> (String, Vec<(usize, String)>) {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut strings = Vec::new();
    let mut line = 1;
    let mut at = 0;
    let starts = |at: usize, what: &str| what.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c));
    while at < chars.len() {
        let c = chars[at];
        if c == '\n' {
            line += 1;
            code.push(c);
            at += 1;
        } else if starts(at, "//") {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
        } else if starts(at, "/*") {
            while at < chars.len() && !starts(at, "*/") {
                if chars[at] == '\n' {
                    line += 1;
                    code.push('\n');
                }
                at += 1;
            }
            at += 2;
        } else if let Some(hashes) = raw_start(&chars, at) {
            let close = format!("\"{}", "#".repeat(hashes));
            let begin = at + 2 + hashes;
            at = begin;
            while at < chars.len() && !starts(at, &close) {
                at += 1;
            }
            let literal: String = chars[begin..at.min(chars.len())].iter().collect();
            code.push_str("\"\"");
            code.extend(literal.chars().filter(|c| *c == '\n'));
            strings.push((line, literal.clone()));
            line += literal.matches('\n').count();
            at += 1 + hashes;
        } else if c == '"' {
            let begin = at + 1;
            at = begin;
            while at < chars.len() && chars[at] != '"' {
                at += if chars[at] == '\\' { 2 } else { 1 };
            }
            let literal: String = chars[begin..at.min(chars.len())].iter().collect();
            code.push_str("\"\"");
            code.extend(literal.chars().filter(|c| *c == '\n'));
            strings.push((line, literal.clone()));
            line += literal.matches('\n').count();
            at += 1;
        } else if c == '\'' && (chars.get(at + 1) == Some(&'\\') || chars.get(at + 2) == Some(&'\'')) {
            // A character, not a lifetime.
            at += 2;
            while at < chars.len() && chars[at] != '\'' {
                at += 1;
            }
            code.push_str("' '");
            at += 1;
        } else {
            code.push(c);
            at += 1;
        }
    }
    (code, strings)
}

/// The number of `#` where a raw string begins at `at`.
fn raw_start(chars: &[char], at: usize) -> Option<usize> {
    let inside_word = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    if chars[at] != 'r' || inside_word {
        return None;
    }
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    (chars.get(at + 1 + hashes) == Some(&'"')).then_some(hashes)
}
