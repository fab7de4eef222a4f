//! The order of floors: a room imports only from lower floors, itself, or what is named here on its own
//! floor; only `ui` names egui, only a few rooms touch the disk, and below floor 4 there is no clock, no
//! thread and no randomness. What this forbids, no review has to look for.

mod house;

use house::{Source, sources};

/// Every room with its floor and the rooms of its own floor that it may use.
const ROOMS: [(&str, u8, &[&str]); 19] = [
    // The command line opens the window where nothing else is asked for.
    ("cli", 5, &["ui", "disk"]),
    ("ui", 5, &["disk"]),
    ("disk", 5, &[]),
    ("command", 4, &[]),
    ("state", 3, &["page"]),
    ("export", 3, &["page"]),
    ("page", 3, &[]),
    ("view", 2, &["meeting", "compare"]),
    ("meeting", 2, &[]),
    ("ledger", 2, &[]),
    ("compare", 2, &[]),
    ("search", 2, &[]),
    ("import", 1, &[]),
    ("graph", 1, &[]),
    ("layout", 1, &[]),
    ("plan", 0, &[]),
    ("scene", 0, &[]),
    ("words", 0, &[]),
    // The crate itself and the binary stand above the house.
    ("lib", 9, &[]),
];

/// Words that a floor must not say, with the paths that may. A path ending in `/` is a folder.
const FORBIDDEN: [(&str, &[&str], &[&str]); 4] = [
    ("the window system", &["egui", "eframe", "winit", "accesskit"], &["ui/"]),
    (
        "the disk",
        &["std::fs", "fs::", "File::", "OpenOptions", "tempfile"],
        // `start` reads the program's own memory use from the system, for `--smoke`.
        &["disk/", "ui/jobs/", "ui/start.rs"],
    ),
    (
        "clocks, threads, randomness and the machine",
        &[
            "std::time",
            "Instant",
            "SystemTime",
            "jiff",
            "std::thread",
            "rayon",
            "std::env::",
            "fastrand",
            "RandomState",
        ],
        // `parts` reads the parts of a long document side by side; where they begin follows from the text.
        &["cli/", "ui/", "disk/", "command/", "main.rs", "import/parts.rs"],
    ),
    ("standard output", &["println!", "eprintln!", "stdout()", "stderr()", "dbg!"], &["cli/", "ui/start.rs"]),
];

fn room(name: &str) -> Option<(u8, &'static [&'static str])> {
    ROOMS.iter().find(|(room, ..)| *room == name).map(|(_, floor, named)| (*floor, *named))
}

/// The rooms that a file names, with the line: `crate::x`, `crate::{x, y}` and, from inside, `super::super::x`.
fn imports(source: &Source) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let depth = source.path.matches('/').count() + usize::from(!source.path.ends_with("mod.rs"));
    let root = ["crate::".to_owned(), "super::".repeat(depth.max(1))];
    for (at, _) in source.code.match_indices("crate::") {
        found.extend(names(&source.code, at, at + "crate::".len()));
    }
    let up = &root[1];
    for (at, _) in source.code.match_indices(up.as_str()) {
        let whole = !source.code[..at].ends_with("super::");
        found.extend(
            names(&source.code, at, at + up.len())
                .into_iter()
                .filter(|(_, name)| whole && room(name).is_some()),
        );
    }
    found
}

/// What follows a path's beginning: one name, or the first names inside braces.
fn names(code: &str, start: usize, end: usize) -> Vec<(usize, String)> {
    let line = code[..start].matches('\n').count() + 1;
    let rest = &code[end..];
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(inside) = rest.strip_prefix('{') else { return vec![(line, word(rest))] };
    let mut found = Vec::new();
    let mut level = 0;
    let mut fresh = true;
    for (at, c) in inside.char_indices() {
        match c {
            '{' => level += 1,
            '}' if level == 0 => break,
            '}' => level -= 1,
            ',' if level == 0 => fresh = true,
            c if fresh && !c.is_whitespace() => {
                found.push((line, word(&inside[at..])));
                fresh = false;
            }
            _ => {}
        }
    }
    found
}

fn violations(source: &Source) -> Vec<String> {
    let mut broken = Vec::new();
    let own = source.room();
    if own != "main" && own != "lib" {
        let Some((floor, named)) = room(own) else {
            return vec![format!(
                "src/{}: the room {own} stands on no floor; name it in tests/floors.rs",
                source.path
            )];
        };
        for (line, name) in imports(source) {
            let allowed = match room(&name) {
                // A macro or a re-export of the crate itself.
                None => name.is_empty() || name.chars().next().is_some_and(char::is_uppercase),
                Some((other, _)) => name == own || other < floor || named.contains(&name.as_str()),
            };
            if !allowed {
                broken.push(format!("src/{}:{line}: {own} (floor {floor}) uses {name}", source.path));
            }
        }
    }
    for (what, words, allowed) in FORBIDDEN {
        let may = allowed
            .iter()
            .any(|path| source.path == *path || (path.ends_with('/') && source.path.starts_with(path)));
        for (at, line) in source.code.lines().enumerate() {
            let said = words.iter().find(|word| says(line, word));
            if let Some(word) = said.filter(|_| !may) {
                broken.push(format!("src/{}:{}: {word} is {what}", source.path, at + 1));
            }
        }
    }
    broken
}

/// Whether a line has a word that is not a part of a longer one.
fn says(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        !line[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_')
            && (word.ends_with([':', '!', ')'])
                || !line[at + word.len()..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_'))
    })
}

#[test]
fn nobody_looks_upstairs() {
    let broken: Vec<String> = sources().iter().flat_map(violations).collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn every_room_that_is_there_stands_in_the_table_and_in_the_map() {
    let map = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs")).unwrap();
    let mut rooms: Vec<String> = sources().iter().map(|source| source.room().to_owned()).collect();
    rooms.dedup();
    for name in rooms.iter().filter(|name| !["main", "lib"].contains(&name.as_str())) {
        assert!(room(name).is_some(), "{name} is not in the table");
        assert!(map.contains(&format!("[`{name}`]")), "{name} is not in the map of src/lib.rs");
    }
}

#[test]
fn the_checker_sees_what_it_should() {
    let broken = |path: &str, text: &str| violations(&Source::new(path, text)).len();
    // Upstairs, and next door without being named.
    assert_eq!(broken("layout/force.rs", "use crate::plan::Plan;"), 0);
    assert_eq!(broken("layout/force.rs", "use crate::view::columns;"), 1);
    assert_eq!(broken("layout/force.rs", "use crate::graph::PlanGraph;"), 1);
    assert_eq!(broken("state/mod.rs", "use crate::page::Page;"), 0);
    assert_eq!(broken("page/mod.rs", "use crate::state::State;"), 1);
    assert_eq!(broken("plan/mod.rs", "fn f() -> crate::scene::Rect { todo!() }"), 1);
    assert_eq!(broken("graph/mod.rs", "use crate::{plan::{Plan, Unit}, state::State, ui};"), 2);
    assert_eq!(broken("graph/mod.rs", "use super::state::State;"), 1);
    assert_eq!(broken("graph/query.rs", "use super::super::state::State;\nuse super::filter::Filter;"), 1);
    assert_eq!(broken("cellar/mod.rs", ""), 1);
    // Egui, files and clocks.
    assert_eq!(broken("view/mod.rs", "use eframe::egui::Ui;"), 1);
    assert_eq!(broken("ui/mod.rs", "use eframe::egui::Ui;"), 0);
    assert_eq!(broken("state/snapshot.rs", "let text = std::fs::read(path);"), 1);
    assert_eq!(broken("layout/force.rs", "let start = std::time::Instant::now();"), 1);
    assert_eq!(broken("page/mod.rs", "println!(\"\");"), 1);
    // What is only said, or only tested, is not done.
    assert_eq!(broken("view/mod.rs", "//! egui draws this\nconst X: &str = \"egui\"; /* std::fs */"), 0);
    assert_eq!(broken("view/mod.rs", "fn f() {}\n#[cfg(test)]\nmod tests { use std::fs::File; }"), 0);
    assert_eq!(broken("view/mod.rs", "let c = '\"'; let d = '\\''; use eframe::x; let s = \"\";"), 1);
    assert_eq!(broken("view/mod.rs", "let s = r#\"a \" b\"#; use eframe::x;"), 1);
}
