//! The words that say who does what, from `assets/rules/roles.ron`: labels before a colon, verbs that close
//! a clause, and what may stand around them.
//!
//! Here words are recognised; what a list of them amounts to is in `statement`.

use super::by_char::{ByChar, first, last};
use super::fold;
use crate::plan::Role;
use foldhash::{HashMap, HashSet};
use serde::Deserialize;
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
    /// Units that are responsible, and persons: 责任单位及责任人.
    Mixed,
    /// To whom one may turn: running text.
    Contact,
    /// Nothing: the user says so.
    Nothing,
}

/// The roles as the rules spell them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum RoleName {
    Lead,
    Responsible,
    Participate,
}

impl From<Role> for RoleName {
    fn from(role: Role) -> Self {
        match role {
            Role::Lead => Self::Lead,
            Role::Responsible => Self::Responsible,
            Role::Participate => Self::Participate,
        }
    }
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
    never_with: Vec<(String, Vec<String>)>,
    other_labels: Vec<Others>,
    qualifiers: Vec<String>,
    verbs: Vec<Verbs>,
    adverbs: Vec<String>,
    openers: Vec<String>,
    joiners: Vec<String>,
    others_before: Vec<String>,
    others: Vec<String>,
    generic: Vec<String>,
    no_names: Vec<String>,
    nobody: Vec<String>,
    explains: Vec<String>,
    of_the_document: Vec<String>,
    unknown_labels: Vec<String>,
    signals: Vec<String>,
    first_listed: FirstListed,
    first_comma: Vec<String>,
    starred: Starred,
    for_all: Vec<String>,
    not_again: Vec<String>,
    for_all_words: Vec<String>,
}

/// By which words a clause says that the first of a list leads.
#[derive(Clone, Default, Deserialize)]
pub(super) struct FirstListed {
    /// One of these …
    pub place: Vec<String>,
    /// … and one of these after it.
    pub leads: Vec<String>,
}

/// By which marks before a name a clause may say that it leads.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Starred {
    /// The marks.
    pub marks: Vec<char>,
    /// What the clause says of them.
    pub leads: Vec<String>,
}

/// The words by which a rule for the whole document is known.
#[derive(Clone, Default)]
pub(super) struct RuleWords {
    /// The first of each list leads.
    pub first_listed: FirstListed,
    /// What stands before the first comma of each list leads.
    pub first_comma: Vec<String>,
    /// Marked names lead.
    pub starred: Starred,
    /// Units are given to every measure …
    pub for_all: Vec<String>,
    /// … and not listed again.
    pub not_again: Vec<String>,
    /// What is no name in such a clause, longest first.
    pub no_names: Vec<String>,
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

/// The words, ready for use.
#[derive(Clone, Default)]
pub(super) struct Roles {
    /// What a label means, and whether it has no tail (牵头), so that it counts only where a clause starts.
    labels: HashMap<String, (Means, bool)>,
    /// The first two characters of all labels: what nearly every look-up ends at.
    starts: HashSet<(char, char)>,
    qualifiers: ByChar<()>,
    verbs: ByChar<Role>,
    adverbs: ByChar<()>,
    openers: ByChar<()>,
    joiners: Vec<String>,
    others_before: Vec<String>,
    others: Vec<String>,
    generic: HashSet<String>,
    no_names: Vec<String>,
    nobody: Vec<String>,
    explains: Vec<String>,
    of_the_document: Vec<String>,
    unknown_labels: Vec<String>,
    signals: ByChar<()>,
    rules: RuleWords,
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
const LONGEST_LABEL: usize = 48;

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
                    let never =
                        file.never_with.iter().any(|(word, tails)| word == stem && tails.contains(tail));
                    if !(bare && file.never_bare.contains(stem) || never) {
                        roles.add(format!("{stem}{tail}"), row.means, bare);
                    }
                }
            }
        }
        for row in file.other_labels {
            for word in row.words {
                roles.add(word, row.means, false);
            }
        }
        let verbs = file.verbs.into_iter().flat_map(|row| {
            let role = row.role.into();
            row.words.into_iter().map(move |word| (word, role))
        });
        let alone = |words: Vec<String>| words.into_iter().map(|word| (word, ()));
        roles.verbs = ByChar::new(verbs, last);
        roles.qualifiers = ByChar::new(alone(file.qualifiers), first);
        roles.adverbs = ByChar::new(alone(file.adverbs), last);
        roles.openers = ByChar::new(alone(file.openers), first);
        roles.joiners = longest_first(file.joiners);
        roles.others_before = longest_first(file.others_before);
        roles.others = longest_first(file.others);
        roles.generic = file.generic.into_iter().collect();
        roles.no_names = file.no_names;
        roles.nobody = file.nobody;
        roles.explains = file.explains;
        roles.of_the_document = file.of_the_document;
        roles.unknown_labels = file.unknown_labels;
        roles.signals = ByChar::new(alone(file.signals), first);
        roles.rules = RuleWords {
            first_listed: file.first_listed,
            first_comma: file.first_comma,
            starred: file.starred,
            for_all: file.for_all,
            not_again: file.not_again,
            no_names: longest_first(file.for_all_words),
        };
        roles
    }
}

fn longest_first(mut words: Vec<String>) -> Vec<String> {
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

impl Roles {
    /// These words with what the user says that labels mean in this document.
    pub(super) fn with(&self, said: &[(&str, Option<Role>)]) -> Self {
        let mut roles = self.clone();
        for (word, role) in said {
            let word = fold::fold(word);
            let means = match role {
                Some(Role::Lead) => Means::Role(RoleName::Lead),
                Some(Role::Responsible) => Means::Role(RoleName::Responsible),
                Some(Role::Participate) => Means::Role(RoleName::Participate),
                None => Means::Nothing,
            };
            roles.labels.remove(&word);
            roles.add(word, means, false);
        }
        roles
    }

    /// The first meaning that a label is given holds.
    fn add(&mut self, word: String, means: Means, bare: bool) {
        let mut chars = word.chars();
        let (Some(first), Some(second)) = (chars.next(), chars.next()) else { return };
        self.starts.insert((first, second));
        self.labels.entry(word).or_insert((means, bare));
    }

    /// A label that `text` starts with; the longest. 「市级责任单位」 is one as 责任单位 is.
    pub(super) fn label_at_start(&self, text: &str) -> Option<Found> {
        if let Some(found) = self.plain_label(text) {
            return Some(found);
        }
        let (start, _, first) = fold::chars(text).next()?;
        let words = self.qualifiers.at(first).iter();
        let ends = words.filter_map(|(word, ())| fold::after_prefix(&text[start..], word));
        ends.map(|length| start + length).find_map(|after| {
            let found = self.plain_label(&text[after..]).filter(|found| !found.bare)?;
            Some(Found { start, end: after + found.end, ..found })
        })
    }

    fn plain_label(&self, text: &str) -> Option<Found> {
        let mut chars = fold::chars(text);
        let (start, _, first) = chars.next()?;
        let (_, _, second) = chars.next()?;
        if !self.starts.contains(&(first, second)) {
            return None;
        }
        let near = &text.as_bytes()[start..text.len().min(start + LONGEST_LABEL)];
        if let Some(end) = memchr::memchr2(b':', 0xEF, near).map(|colon| start + colon)
            && text.get(end..).is_some_and(|rest| rest.starts_with([':', '：']))
            && let Some((means, bare)) = text.get(start..end).and_then(|word| self.labels.get(word))
        {
            return Some(Found { start, end, means: *means, bare: *bare });
        }
        let near = &text[start..text.floor_char_boundary(start + LONGEST_LABEL)];
        let plain = self.longest(start, fold::chars(near));
        if plain.is_none_or(|found| found.bare) {
            // 「牵头（责任）单位」
            let through = fold::chars(near).filter(|(_, _, c)| !matches!(c, '(' | ')'));
            let through = self.longest(start, through);
            // 「配合（协办）单位」
            let mut depth = 0;
            let past = fold::chars(near).filter(|(_, _, c)| {
                depth += i32::from(*c == '(');
                let outside = depth == 0;
                depth -= i32::from(*c == ')');
                outside
            });
            let whole = through.filter(|found| !found.bare).or_else(|| self.longest(start, past));
            let whole = whole.filter(|found| !found.bare && near[..found.end - start].contains(['(', '（']));
            return whole.or(plain);
        }
        plain
    }

    /// The longest label that characters start with. `start` is added to their places.
    fn longest(&self, start: usize, chars: impl Iterator<Item = (usize, usize, char)>) -> Option<Found> {
        let mut word = String::with_capacity(LONGEST_LABEL);
        let mut longest = None;
        for (_, end, c) in chars {
            word.push(c);
            if let Some((means, bare)) = self.labels.get(word.as_str()) {
                longest = Some(Found { start, end: start + end, means: *means, bare: *bare });
            }
        }
        longest
    }

    /// A label that `text` ends with; the longest, with what says whose it is.
    pub(super) fn label_at_end(&self, text: &str) -> Option<Found> {
        let found = self.plain_label_at_end(text)?;
        let before = &text[..found.start];
        let near = text.floor_char_boundary(found.start.saturating_sub(24));
        let starts = before[near..].char_indices().filter(|_| !found.bare).map(|(at, c)| (near + at, c));
        let whole = starts.filter(|(at, c)| {
            let apart =
                before[..*at].chars().next_back().is_none_or(|c| !('\u{4E00}'..='\u{9FFF}').contains(&c));
            apart
                && self
                    .qualifiers
                    .at(*c)
                    .iter()
                    .any(|(word, ())| fold::after_prefix(&before[*at..], word) == Some(before.len() - at))
        });
        let start = whole.map(|(at, _)| at).next();
        Some(Found { start: start.unwrap_or(found.start), ..found })
    }

    fn plain_label_at_end(&self, text: &str) -> Option<Found> {
        let (_, end, _) = fold::chars(text).next_back()?;
        // As printed nearly always; longest first.
        let near = text.floor_char_boundary(end.saturating_sub(LONGEST_LABEL));
        let printed = text[near..end].char_indices().map(|(at, _)| near + at);
        for start in printed {
            if let Some((means, bare)) = self.labels.get(&text[start..end]) {
                return Some(Found { start, end, means: *means, bare: *bare });
            }
        }
        // With gaps, or in other characters.
        let wide = text.floor_char_boundary(end.saturating_sub(2 * LONGEST_LABEL));
        let folded = fold::fold(&text[wide..end]);
        if folded == text[wide..end] {
            return None;
        }
        let whole = folded.char_indices().map(|(at, _)| &folded[at..]);
        whole.filter_map(|word| self.labels.get_key_value(word)).find_map(|(word, (means, bare))| {
            let start = fold::before_suffix(&text[..end], word)?;
            Some(Found { start, end, means: *means, bare: *bare })
        })
    }

    /// The verb that closes a clause, with the adverbs in front of it: where they start, and the role.
    pub(super) fn verb_at_end(&self, text: &str) -> Option<(usize, Role)> {
        let (_, _, last) = fold::chars(text).next_back()?;
        let mut words = self.verbs.at(last).iter();
        let verb = words.find_map(|(word, role)| fold::before_suffix(text, word).map(|start| (start, *role)));
        let (mut start, role) = verb.or_else(|| self.label_as_verb(text))?;
        while let Some((_, _, last)) = fold::chars(&text[..start]).next_back()
            && let Some(earlier) =
                self.adverbs.at(last).iter().find_map(|(word, ())| fold::before_suffix(&text[..start], word))
        {
            start = earlier;
        }
        Some((start, role))
    }

    /// 「市甲局为牵头单位」
    fn label_as_verb(&self, text: &str) -> Option<(usize, Role)> {
        let last = fold::chars(text).next_back()?.2;
        if !matches!(last, '位' | '门' | '室' | '体' | '构') {
            return None;
        }
        let found = self.plain_label_at_end(text).filter(|found| !found.bare)?;
        let Means::Role(role) = found.means else { return None };
        let is = ["均为", "作为", "同为", "为", "是"];
        let start = is.iter().find_map(|word| fold::before_suffix(&text[..found.start], word))?;
        (start > 0).then_some((start, role.into()))
    }

    /// 会同 inside a clause: where it starts and ends.
    pub(super) fn joiner(&self, text: &str) -> Option<(usize, usize)> {
        self.joiners.iter().find_map(|word| fold::find(text, word)).filter(|(start, _)| *start > 0)
    }

    /// 等 that ends a list of names: where it starts, and where what stands after 「等部门及」 starts, if
    /// anything does.
    pub(super) fn others(&self, text: &str) -> Option<(usize, Option<usize>)> {
        let mut places = text.match_indices('等').map(|(at, _)| at);
        places.find_map(|at| {
            // 高等, 平等, 中等 are words of their own.
            let own = text[..at].ends_with(|c| "高平初中同上下优劣均对特".contains(c));
            if own && !text[..at].ends_with("中心") {
                return None;
            }
            let after = at + '等'.len_utf8();
            let rest = &text[after..];
            let tail = self.others_tail(rest);
            let more = &rest[tail..];
            if more.chars().all(fold::is_gap) {
                return Some((at, None));
            }
            let connected =
                ["以及", "及", "和", "与", "、", ","].iter().find_map(|word| fold::after_prefix(more, word));
            connected.map(|length| (at, Some(after + tail + length)))
        })
    }

    /// How much of the words after 等 only says who else is meant: 国务院相关部门和单位, 5个部门.
    fn others_tail(&self, text: &str) -> usize {
        let digits =
            |c: char| c.is_ascii_digit() || "一二三四五六七八九十０１２３４５６７８９多余若干几".contains(c);
        let mut at = text.len() - text.trim_start_matches(|c| fold::is_gap(c) || digits(c)).len();
        let step = |at: usize, words: &[String]| {
            words.iter().find_map(|word| fold::after_prefix(&text[at..], word)).map(|length| at + length)
        };
        let mut noun = None;
        while let Some(next) = step(at, &self.others)
            .map(|next| (next, true))
            .or_else(|| step(at, &self.others_before).map(|next| (next, false)))
        {
            at = next.0;
            if next.1 {
                noun = Some(at);
                // 「部门和单位」, but not 「部门及各地区」.
                let joined = ["和", "及", "与", "、", ""].iter().find_map(|word| {
                    fold::after_prefix(&text[at..], word).and_then(|length| step(at + length, &self.others))
                });
                if let Some(next) = joined {
                    at = next;
                    noun = Some(at);
                }
            }
        }
        noun.unwrap_or_else(|| if text[..at].chars().all(|c| digits(c) || fold::is_gap(c)) { at } else { 0 })
    }

    /// Where the names of a clause start: past 由, 具体由 and the like.
    pub(super) fn after_opener(&self, text: &str) -> Option<usize> {
        let (_, _, first) = fold::chars(text).next()?;
        self.openers.at(first).iter().find_map(|(word, ())| fold::after_prefix(text, word))
    }

    /// Whether a name is nobody's: 龙头企业, 党委.
    pub(super) fn is_generic(&self, text: &str) -> bool {
        self.generic.contains(fold::fold(text).as_str())
    }

    /// Words that stand in place of a name: 见附件.
    pub(super) fn is_no_name(&self, text: &str) -> bool {
        let folded = fold::fold(text);
        self.no_names.contains(&folded)
    }

    /// Words that say that there is nobody: 无, /.
    pub(super) fn is_nobody(&self, text: &str) -> bool {
        let folded = fold::fold(text);
        self.nobody.contains(&folded)
    }

    /// Whether the words of a bracket explain what stands before it.
    pub(super) fn explains(&self, text: &str) -> bool {
        self.explains.iter().any(|word| text.starts_with(word.as_str()))
    }

    /// Whether a sentence speaks of the document itself: 「本办法自印发之日起施行」.
    pub(super) fn speaks_of_the_document(&self, text: &str) -> bool {
        self.of_the_document.iter().any(|word| text.contains(word.as_str()))
    }

    /// Whether words before a colon are a label whose meaning is not known: 监督部门.
    pub(super) fn is_unknown_label(&self, text: &str) -> bool {
        self.unknown_labels.iter().any(|end| fold::before_suffix(text, end).is_some())
    }

    /// The words by which a rule for the whole document is known.
    pub(super) fn rules(&self) -> &RuleWords {
        &self.rules
    }

    /// Whether text holds a word by which a bracket looks like an assignment.
    pub(super) fn signals(&self, text: &str) -> bool {
        fold::chars(text).any(|(at, _, c)| {
            self.signals.at(c).iter().any(|(word, ())| fold::after_prefix(&text[at..], word).is_some())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_well_formed() {
        let file: Result<File, _> = ron::from_str(include_str!("../../assets/rules/roles.ron"));
        assert!(file.unwrap().labels.len() == 3);
    }

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
        let closed = Some(("市乙局".len(), None));
        for text in [
            "市乙局等",
            "市乙局等部门",
            "市乙局等5个部门",
            "市乙局等国务院相关部门和单位",
            "市乙局等有关市直单位",
        ] {
            assert_eq!(roles.others(text), closed, "{text}");
        }
        let text = "市乙局等相关部门及各地区";
        assert_eq!(roles.others(text), Some(("市乙局".len(), Some(text.len() - "各地区".len()))));
        assert_eq!(roles.others("高等教育处"), None);
    }
}
