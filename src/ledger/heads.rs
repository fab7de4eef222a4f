//! What heads of columns and words in cells mean, in workbooks that people have changed: rules in
//! `assets/rules/returns.ron`, and the program's own words in both languages.

use super::{Field, Status};
use crate::graph::fold::fold_text;
use crate::plan::Role;
use crate::words::Language;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Head {
    /// The code of a record.
    Code,
    /// A measure's number.
    Number,
    /// A measure's words.
    Measure,
    /// What the unit does.
    Role,
    /// Who.
    Unit,
    /// Something that is returned.
    Input(Field),
    /// Something known that nothing is taken from.
    Known,
}

#[derive(Deserialize)]
struct Rules {
    number: Vec<String>,
    measure: Vec<String>,
    role: Vec<String>,
    unit: Vec<String>,
    known: Vec<String>,
    fields: BTreeMap<String, Vec<String>>,
    statuses: BTreeMap<String, Vec<String>>,
    roles: BTreeMap<String, Vec<String>>,
    whose: Vec<String>,
}

struct Words {
    heads: BTreeMap<String, Head>,
    statuses: BTreeMap<String, Status>,
    roles: BTreeMap<String, Role>,
    whose: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let file = include_str!("../../assets/rules/returns.ron");
    // Compiled in and covered by a test: rules that do not parse never ship.
    let rules: Rules = ron::from_str(file).unwrap_or_else(|error| panic!("rules/returns: {error}"));
    let mut heads = BTreeMap::new();
    let lists = [
        (Head::Known, &rules.known),
        (Head::Number, &rules.number),
        (Head::Measure, &rules.measure),
        (Head::Role, &rules.role),
        (Head::Unit, &rules.unit),
    ];
    for (head, words) in lists {
        heads.extend(words.iter().map(|word| (bare(word), head)));
    }
    let mut statuses = BTreeMap::new();
    let mut roles = BTreeMap::new();
    for field in Field::ALL {
        let words = rules.fields.get(field.key()).into_iter().flatten();
        heads.extend(words.map(|word| (bare(word), Head::Input(field))));
    }
    for status in Status::ALL {
        let words = rules.statuses.get(status.key()).into_iter().flatten();
        statuses.extend(words.map(|word| (said(word), status)));
    }
    for role in Role::ALL {
        let words = rules.roles.get(role.key()).into_iter().flatten();
        roles.extend(words.map(|word| (said(word), role)));
    }
    for language in Language::ALL {
        let own = [
            ("returned.column.code", Head::Code),
            ("returned.column.number", Head::Number),
            ("returned.column.measure", Head::Measure),
            ("returned.column.role", Head::Role),
            ("returned.column.unit", Head::Unit),
            ("returned.column.when", Head::Known),
        ];
        heads.extend(own.map(|(key, head)| (bare(language.text(key)), head)));
        heads.extend(Field::ALL.map(|field| (bare(&field.said(language)), Head::Input(field))));
        statuses.extend(Status::ALL.map(|status| (said(&status.said(language)), status)));
        let role = |role: Role| said(language.text(&format!("role.{}", role.key())));
        roles.extend(Role::ALL.map(|each| (role(each), each)));
    }
    Words { heads, statuses, roles, whose: rules.whose.iter().map(|word| said(word)).collect() }
});

/// What a head says, if it is known.
pub fn head(text: &str) -> Option<Head> {
    WORDS.heads.get(&bare(text)).copied()
}

/// What a cell says of how far something is: only where all of it does.
pub fn status(text: &str) -> Option<Status> {
    WORDS.statuses.get(&said(text)).copied()
}

/// What a cell says of what a unit does.
pub fn role(text: &str) -> Option<Role> {
    WORDS.roles.get(&said(text)).copied()
}

/// The name behind 「填报单位:」.
pub fn whose(text: &str) -> Option<&str> {
    let (before, after) = text.split_once([':', '：'])?;
    WORDS.whose.contains(&said(before)).then(|| after.trim()).filter(|name| !name.is_empty())
}

/// A cell as compared: folded, without a stop at its end.
fn said(text: &str) -> String {
    fold_text(text).trim_end_matches(['。', '.', ';', '；', ',', '，', '*']).to_owned()
}

/// A head as compared: without what stands in brackets, a colon, or a star.
fn bare(text: &str) -> String {
    let folded = fold_text(text);
    let before = folded.split(['(', '〔', '[', '【']).next().unwrap_or_default();
    before.trim_matches(['*', ':', '、', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_known_whatever_stands_around_them() {
        assert_eq!(head("完成时限"), Some(Head::Input(Field::Due)));
        assert_eq!(head("＊完成 时限（年月日）"), Some(Head::Input(Field::Due)));
        assert_eq!(head("责任人："), Some(Head::Input(Field::Person)));
        assert_eq!(head("责任单位"), Some(Head::Unit));
        assert_eq!(head("电子邮箱"), None);
        assert_eq!(head(""), None);
    }

    #[test]
    fn the_programs_own_words_are_known_in_both_languages() {
        for language in Language::ALL {
            for field in Field::ALL {
                assert_eq!(head(&field.said(language)), Some(Head::Input(field)));
            }
            for each in Status::ALL {
                assert_eq!(status(&each.said(language)), Some(each));
            }
        }
    }

    #[test]
    fn a_status_is_the_whole_cell() {
        assert_eq!(status("已完成。"), Some(Status::Done));
        assert_eq!(status(" 推进 中"), Some(Status::UnderWay));
        assert_eq!(status("基本已完成"), None);
        assert_eq!(status("完成80%"), None);
        assert_eq!(whose("填报单位：省司法厅 "), Some("省司法厅"));
        assert_eq!(whose("单位："), None);
    }
}
