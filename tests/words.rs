//! Texts for people: every key that the code names exists, both languages fill in the same places, nobody
//! is given a text twice or for nothing, and no sentence hides in the code.

mod house;

use dutymap::disk::DiskError;
use dutymap::import::{Manner, Unreadable};
use dutymap::ledger::{Field, Status, TroubleKind};
use dutymap::plan::{Basis, Code, Role, UnitKind};
use dutymap::view::View;
use dutymap::words;
use house::{Source, sources};
use std::collections::{BTreeMap, BTreeSet};

fn table() -> BTreeMap<&'static str, (&'static str, &'static str)> {
    words::all().map(|(key, chinese, english)| (key, (chinese, english))).collect()
}

/// What a literal may be: a key, or the beginning of keys that end in something computed (`role.{}`).
fn is_key(literal: &str) -> bool {
    let mut parts = literal.split('.');
    let plain = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    parts.all(plain) && literal.contains('.')
}

/// Literals that stand for families: `kind.short.{}` → `kind.short.`, and what may follow the hole.
fn family(literal: &str) -> Option<(&str, &str)> {
    let (before, rest) = literal.split_once('{')?;
    let (_, after) = rest.split_once('}')?;
    let stem = before.strip_suffix('.')?;
    let plain = |c: char| c.is_ascii_lowercase() || c == '.' || c == '-';
    (stem.chars().all(plain) && !stem.is_empty() && after.chars().all(plain)).then_some((before, after))
}

fn named(source: &Source) -> impl Iterator<Item = &(usize, String)> {
    source.strings.iter()
}

#[test]
fn every_key_that_the_code_names_exists() {
    let table = table();
    let roots: BTreeSet<&str> = table.keys().filter_map(|key| key.split('.').next()).collect();
    let mut missing = Vec::new();
    for source in sources() {
        for (line, literal) in named(&source) {
            let is_ours =
                is_key(literal) && literal.split('.').next().is_some_and(|root| roots.contains(root));
            if is_ours && !table.contains_key(literal.as_str()) {
                missing.push(format!("src/{}:{line}: {literal}", source.path));
            }
            if let Some((before, after)) = family(literal)
                && roots.contains(before.split('.').next().unwrap_or_default())
                && !table.keys().any(|key| key.starts_with(before) && key.ends_with(after))
            {
                missing.push(format!("src/{}:{line}: no key like {literal}", source.path));
            }
        }
    }
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn what_is_asked_for_by_text_and_fill_exists() {
    let table = table();
    for source in sources() {
        // In `code`, literals are empty; their order is that of `strings`.
        let mut literals = source.strings.iter();
        let mut rest = source.code.as_str();
        while let Some(at) = rest.find("\"\"") {
            let (line, literal) = literals.next().expect("as many literals as places");
            let asked = [".text(", ".fill("].iter().any(|call| rest[..at].ends_with(call));
            if asked && !literal.contains('{') {
                assert!(table.contains_key(literal.as_str()), "src/{}:{line}: {literal}", source.path);
            }
            rest = &rest[at + 2..];
        }
    }
}

#[test]
fn every_value_of_the_plan_has_its_words() {
    let table = table();
    let mut keys: Vec<String> = Code::ALL.iter().map(|code| format!("diagnostic.{}", code.key())).collect();
    keys.extend(Code::ALL.iter().map(|code| format!("code.{}", code.key())));
    keys.extend(Manner::ALL.iter().map(|manner| format!("manner.{}", manner.key())));
    keys.extend(View::ALL.iter().map(|view| format!("view.{}", view.key())));
    for role in Role::ALL {
        keys.extend([format!("role.{}", role.key()), format!("role.unit.{}", role.key())]);
    }
    for kind in UnitKind::ALL {
        keys.extend([format!("kind.{}", kind.key()), format!("kind.short.{}", kind.key())]);
    }
    for basis in [Basis::Stated, Basis::FirstListed, Basis::DocumentRule, Basis::User] {
        keys.push(format!("basis.{}", basis.key()));
    }
    keys.extend(Field::ALL.map(|field| format!("record.{}", field.key())));
    keys.extend(Status::ALL.map(|status| format!("status.{}", status.key())));
    keys.extend(TroubleKind::ALL.map(|kind| format!("trouble.{}", kind.key())));
    keys.extend(DiskError::KEYS.map(|key| format!("disk.{key}")));
    keys.extend(Unreadable::KEYS.map(|key| format!("unreadable.{key}")));
    let missing: Vec<&String> = keys.iter().filter(|key| !table.contains_key(key.as_str())).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn both_languages_say_something_and_fill_in_the_same_places() {
    for (key, (chinese, english)) in table() {
        for text in [chinese, english] {
            assert!(!text.trim().is_empty(), "{key} is empty");
            assert_eq!(text.trim(), text, "{key} has spaces around it");
        }
        assert_eq!(holes(chinese), holes(english), "{key}");
    }
}

/// The places `{0}`, `{1}`, … that a text fills in.
fn holes(text: &str) -> BTreeSet<String> {
    text.match_indices('{')
        .filter_map(|(at, _)| text[at + 1..].split_once('}'))
        .map(|(hole, _)| hole.to_owned())
        .filter(|hole| hole.chars().all(|c| c.is_ascii_digit()))
        .collect()
}

#[test]
fn no_key_stands_twice() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/words");
    let mut seen = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        for line in text.lines() {
            let Some((key, _)) = line.trim().strip_prefix('"').and_then(|rest| rest.split_once("\": ("))
            else {
                continue;
            };
            let before = seen.insert(key.to_owned(), path.clone());
            assert!(before.is_none(), "{key} stands in {} and {}", before.unwrap().display(), path.display());
        }
    }
    assert_eq!(seen.len(), table().len(), "every file is read, every key found");
}

#[test]
fn nothing_is_written_that_nobody_says() {
    let sources = sources();
    let literals: BTreeSet<&str> = sources
        .iter()
        .flat_map(|source| source.strings.iter().map(|(_, literal)| literal.as_str()))
        .collect();
    let families: Vec<(&str, &str)> = literals.iter().filter_map(|literal| family(literal)).collect();
    let unused: Vec<&str> = table()
        .into_keys()
        .filter(|key| {
            let in_family =
                families.iter().any(|(before, after)| key.starts_with(before) && key.ends_with(after));
            !literals.contains(key) && !in_family
        })
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

/// Where Chinese characters may stand in the code, and why.
const CHINESE: [(&str, &str); 6] = [
    ("import/", "what is recognised"),
    ("search/", "what is recognised"),
    ("cli/args.rs", "the texts of --help, which clap takes from the code"),
    ("state/snapshot.rs", "the first line of the file format"),
    ("export/xlsx.rs", "the name of a face"),
    ("ui/start.rs", "the window's title, which no language changes"),
];

#[test]
fn no_sentence_hides_in_the_code() {
    let mut hidden = Vec::new();
    for source in sources() {
        let may = CHINESE
            .iter()
            .any(|(path, _)| source.path == *path || (path.ends_with('/') && source.path.starts_with(path)));
        for (line, literal) in source.strings.iter().filter(|_| !may) {
            // Punctuation such as 、 joins names in either language.
            if literal.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
                hidden.push(format!("src/{}:{line}: {literal}", source.path));
            }
        }
    }
    assert!(hidden.is_empty(), "\n{}\n", hidden.join("\n"));
}
