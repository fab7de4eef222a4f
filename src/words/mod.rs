//! Texts for people, by language: the one place with sentences.
//!
//! The texts are data in `assets/words/*.ron`, each key with its Chinese and its English side by side, so
//! that neither can be forgotten. Code names a key; `tests/words.rs` checks that every key named in the
//! code exists and that both sides fill in the same places.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// 简体中文
    #[default]
    Chinese,
    /// English
    English,
}

type Table = BTreeMap<String, (String, String)>;

/// The files, by what they speak of.
const FILES: [(&str, &str); 22] = [
    ("changes", include_str!("../../assets/words/changes.ron")),
    ("commands", include_str!("../../assets/words/commands.ron")),
    ("comparison", include_str!("../../assets/words/comparison.ron")),
    ("compare", include_str!("../../assets/words/compare.ron")),
    ("diagnostics", include_str!("../../assets/words/diagnostics.ron")),
    ("duties", include_str!("../../assets/words/duties.ron")),
    ("errors", include_str!("../../assets/words/errors.ron")),
    ("interface", include_str!("../../assets/words/interface.ron")),
    ("meeting-papers", include_str!("../../assets/words/meeting-papers.ron")),
    ("ledger", include_str!("../../assets/words/ledger.ron")),
    ("matrix", include_str!("../../assets/words/matrix.ron")),
    ("meeting", include_str!("../../assets/words/meeting.ron")),
    ("network", include_str!("../../assets/words/network.ron")),
    ("offers", include_str!("../../assets/words/offers.ron")),
    ("overview", include_str!("../../assets/words/overview.ron")),
    ("pack", include_str!("../../assets/words/pack.ron")),
    ("page", include_str!("../../assets/words/page.ron")),
    ("papers", include_str!("../../assets/words/papers.ron")),
    ("reading", include_str!("../../assets/words/reading.ron")),
    ("returns", include_str!("../../assets/words/returns.ron")),
    ("plan", include_str!("../../assets/words/plan.ron")),
    ("paper", include_str!("../../assets/words/paper.ron")),
];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut all = Table::new();
    for (name, file) in FILES {
        // Compiled in and covered by a test: a file that does not parse never ships.
        let table: Table = ron::from_str(file).unwrap_or_else(|error| panic!("words/{name}: {error}"));
        all.extend(table);
    }
    all
});

impl Language {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Chinese, Self::English];

    /// The text of a key; the key itself where there is none, which a test forbids.
    pub fn text(self, key: &str) -> &str {
        match TABLE.get(key) {
            Some((chinese, english)) => match self {
                Self::Chinese => chinese,
                Self::English => english,
            },
            None => key,
        }
    }

    /// The text of a key with `{0}`, `{1}`, … filled in.
    pub fn fill(self, key: &str, args: &[&str]) -> String {
        let mut text = self.text(key).to_owned();
        for (at, arg) in args.iter().enumerate() {
            text = text.replace(&format!("{{{at}}}"), arg);
        }
        text
    }
}

/// Every key, in order, with its Chinese and its English.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    TABLE.iter().map(|(key, (chinese, english))| (key.as_str(), chinese.as_str(), english.as_str()))
}
