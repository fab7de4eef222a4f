//! The words that say who does what, from `assets/rules/roles.ron`: labels before a colon, verbs that close
//! a clause, and what may stand around them.
//!
//! Here words are recognised; what a list of them amounts to is in `statement`.

use super::fold;
use crate::plan::Role;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Means {
    /// Units in this role.
    Role(RoleName),
    /// Units, with the role said by the sentence: 责任分工：市甲局牵头.
    Sentence,
    /// Persons who lead.
    Leader,
    /// By when.
    Time,
}

/// The roles as the rules spell them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum RoleName {
    Lead,
    Responsible,
    Participate,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Lead => Self::Lead,
            RoleName::Responsible => Self::Responsible,
            RoleName::Participate => Self::Participate,
        }
    }
}

#[derive(Default, Deserialize)]
struct File {
    labels: Vec<Stems>,
    tails: Vec<String>,
    never_bare: Vec<String>,
    others: Vec<Others>,
    verbs: Vec<Verbs>,
    adverbs: Vec<String>,
    joiners: Vec<String>,
    others_meant: Vec<String>,
    no_names: Vec<String>,
    signals: Vec<String>,
    document_rules: Vec<String>,
}

#[derive(Deserialize)]
struct Stems {
    means: Means,
    stems: Vec<String>,
}

#[derive(Deserialize)]
struct Others {
    means: Means,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Verbs {
    role: RoleName,
    words: Vec<String>,
}

/// One label, spelled out.
struct Label {
    word: String,
    means: Means,
    /// Has no tail (牵头), so counts only where a clause starts.
    bare: bool,
}

/// The words, ready for use.
#[derive(Default)]
pub(super) struct Roles {
    /// By the first two characters, longest first.
    labels: Vec<((char, char), Vec<Label>)>,
    /// As nearly all are printed: without gaps, before a colon.
    exact: HashMap<String, (Means, bool)>,
    verbs: Vec<(String, Role)>,
    adverbs: Vec<String>,
    joiners: Vec<String>,
    others_meant: Vec<String>,
    no_names: Vec<String>,
    signals: Vec<String>,
    document_rules: Vec<String>,
}

/// A label that was found, in byte offsets of the text given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// First byte of the label's words.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it announces.
    pub means: Means,
    /// Without 单位 or the like.
    pub bare: bool,
}

/// In bytes.
const LONGEST_LABEL: usize = 40;

static ROLES: LazyLock<Roles> = LazyLock::new(|| {
    let file: File = ron::from_str(include_str!("../../assets/rules/roles.ron")).unwrap_or_default();
    Roles::from(file)
});

/// The words of the house.
pub(super) fn words() -> &'static Roles {
    &ROLES
}

impl From<File> for Roles {
    fn from(file: File) -> Self {
        let mut roles = Roles::default();
        for row in &file.labels {
            for stem in &row.stems {
                for tail in &file.tails {
                    let bare = tail.is_empty();
                    if !(bare && file.never_bare.contains(stem)) {
                        roles.add(Label { word: format!("{stem}{tail}"), means: row.means, bare });
                    }
                }
            }
        }
        for row in file.others {
            for word in row.words {
                roles.add(Label { word, means: row.means, bare: false });
            }
        }
        for (_, labels) in &mut roles.labels {
            labels.sort_by_key(|label| std::cmp::Reverse(label.word.len()));
        }
        for row in file.verbs {
            roles.verbs.extend(row.words.into_iter().map(|word| (word, row.role.into())));
        }
        roles.verbs.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        roles.adverbs = file.adverbs;
        roles.adverbs.sort_by_key(|word| std::cmp::Reverse(word.len()));
        roles.joiners = file.joiners;
        roles.others_meant = file.others_meant;
        roles.no_names = file.no_names;
        roles.signals = file.signals;
        roles.document_rules = file.document_rules;
        roles
    }
}

impl Roles {
    fn add(&mut self, label: Label) {
        let mut chars = label.word.chars();
        let (Some(first), Some(second)) = (chars.next(), chars.next()) else { return };
        self.exact.entry(label.word.clone()).or_insert((label.means, label.bare));
        match self.labels.iter_mut().find(|(start, _)| *start == (first, second)) {
            Some((_, labels)) => labels.push(label),
            None => self.labels.push(((first, second), vec![label])),
        }
    }

    /// A label that `text` starts with; the longest.
    pub(super) fn label_at_start(&self, text: &str) -> Option<Found> {
        let mut chars = fold::chars(text);
        let (start, _, first) = chars.next()?;
        let (_, _, second) = chars.next()?;
        let (_, labels) = self.labels.iter().find(|(start, _)| *start == (first, second))?;
        let near = &text.as_bytes()[start..text.len().min(start + LONGEST_LABEL)];
        if let Some(end) = memchr::memchr2(b':', 0xEF, near).map(|colon| start + colon)
            && text.get(end..).is_some_and(|rest| rest.starts_with([':', '：']))
            && let Some((means, bare)) = text.get(start..end).and_then(|word| self.exact.get(word))
        {
            return Some(Found { start, end, means: *means, bare: *bare });
        }
        let found = |label: &Label, length| Found {
            start,
            end: start + length,
            means: label.means,
            bare: label.bare,
        };
        let rest = &text[start..];
        let plain =
            labels.iter().find_map(|label| Some(found(label, fold::after_prefix(rest, &label.word)?)));
        if plain.is_none_or(|found| found.bare) {
            // 「牵头（责任）单位」
            let whole = labels.iter().filter(|label| !label.bare);
            let through =
                |label: &Label| Some(found(label, fold::after_prefix_through_brackets(rest, &label.word)?));
            return whole.filter(|label| label.word.len() > 9).find_map(through).or(plain);
        }
        plain
    }

    /// A label that `text` ends with; the longest.
    pub(super) fn label_at_end(&self, text: &str) -> Option<Found> {
        let (_, end, last) = fold::chars(text).next_back()?;
        // As printed nearly always; longest first.
        let near = text.floor_char_boundary(end.saturating_sub(LONGEST_LABEL));
        let printed = text[near..end].char_indices().map(|(at, _)| near + at);
        for start in printed {
            if let Some((means, bare)) = self.exact.get(&text[start..end]) {
                return Some(Found { start, end, means: *means, bare: *bare });
            }
        }
        let mut best: Option<Found> = None;
        for (_, labels) in &self.labels {
            for label in labels {
                if !label.word.ends_with(last) {
                    continue;
                }
                let Some(start) = fold::before_suffix(&text[..end], &label.word) else { continue };
                if best.is_none_or(|found| start < found.start) {
                    best = Some(Found { start, end, means: label.means, bare: label.bare });
                }
            }
        }
        best
    }

    /// The verb that closes a clause, with the adverbs in front of it: where they start, and the role.
    pub(super) fn verb_at_end(&self, text: &str) -> Option<(usize, Role)> {
        let (mut start, role) = self
            .verbs
            .iter()
            .find_map(|(word, role)| fold::before_suffix(text, word).map(|start| (start, *role)))?;
        while let Some(earlier) =
            self.adverbs.iter().find_map(|word| fold::before_suffix(&text[..start], word))
        {
            start = earlier;
        }
        Some((start, role))
    }

    /// 会同 inside a clause: where it starts and ends.
    pub(super) fn joiner(&self, text: &str) -> Option<(usize, usize)> {
        self.joiners.iter().find_map(|word| fold::find(text, word)).filter(|(start, _)| *start > 0)
    }

    /// Where 等 starts that ends a list, with what follows it (等部门).
    pub(super) fn open_end(&self, text: &str) -> Option<usize> {
        let at = text.rfind('等')?;
        let rest = fold::fold(&text[at + '等'.len_utf8()..]);
        let counted =
            rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        let counted = counted.trim_start_matches('个').trim_start_matches('家');
        self.others_meant.iter().any(|word| word == &rest || word == counted).then_some(at)
    }

    /// Words that stand in place of a name: 见附件.
    pub(super) fn is_no_name(&self, text: &str) -> bool {
        let folded = fold::fold(text);
        self.no_names.contains(&folded)
    }

    /// The phrases by which a document states a rule once for all its lists.
    pub(super) fn document_rules(&self) -> &[String] {
        &self.document_rules
    }

    /// Whether text holds a word by which a bracket looks like an assignment.
    pub(super) fn signals(&self, text: &str) -> bool {
        self.signals.iter().any(|word| fold::find(text, word).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_whole_and_through_gaps() {
        let roles = words();
        let found = roles.label_at_start("牵 头 责 任 单 位 ：省司法厅").unwrap();
        assert_eq!((found.means, found.bare), (Means::Role(RoleName::Lead), false));
        assert_eq!(roles.label_at_start("省司法厅"), None);
        let found = roles.label_at_end("市甲局 配合部门").unwrap();
        assert_eq!((found.start, found.means), (10, Means::Role(RoleName::Participate)));
        assert_eq!(roles.label_at_start("完成时限:").unwrap().means, Means::Time);
        assert_eq!(roles.label_at_start("責任單位：").unwrap().means, Means::Role(RoleName::Responsible));
    }

    #[test]
    fn verbs_take_their_adverbs_with_them() {
        let roles = words();
        let text = "市乙局等按职责分工负责";
        assert_eq!(roles.verb_at_end(text), Some(("市乙局等".len(), Role::Responsible)));
        assert_eq!(roles.verb_at_end("市甲局分别牵头"), Some(("市甲局".len(), Role::Lead)));
        assert_eq!(roles.open_end("市乙局等部门"), Some("市乙局".len()));
        assert_eq!(roles.open_end("市乙局等5个部门"), Some("市乙局".len()));
        assert_eq!(roles.open_end("高等教育处"), None);
    }
}
