//! What sort of body a name is, by the rules in `assets/rules/kinds.ron`.
//!
//! No name is written in code. The rules also answer whether something looks like a unit at all, which is
//! what a list without any role word is believed by.

use super::by_char::{ByChar, first, last};
use super::fold;
use crate::plan::UnitKind;
use foldhash::{HashMap, HashSet};
use serde::Deserialize;
use std::sync::LazyLock;

/// The file of rules.
#[derive(Default, Deserialize)]
struct File {
    exceptions: Vec<(String, KindName)>,
    collective: Pattern,
    local_collective: Pattern,
    shortest: Vec<String>,
    never: Pattern,
    collective_ends: Vec<String>,
    rules: Vec<Rule>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Pattern {
    prefix: Vec<String>,
    suffix: Vec<String>,
    contains: Vec<String>,
}

#[derive(Deserialize)]
struct Rule {
    kind: KindName,
    #[serde(default)]
    prefix: Vec<String>,
    #[serde(default)]
    suffix: Vec<String>,
    #[serde(default)]
    contains: Vec<String>,
}

/// The kinds as the rules spell them: as in code.
#[derive(Clone, Copy, Deserialize)]
enum KindName {
    Party,
    Congress,
    Government,
    Cppcc,
    SupervisionJudiciary,
    MassOrganisation,
    MilitaryPolice,
    Central,
    Institution,
    Enterprise,
    CoordinationBody,
    Local,
    Unclassified,
}

impl From<KindName> for UnitKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Party => Self::Party,
            KindName::Congress => Self::Congress,
            KindName::Government => Self::Government,
            KindName::Cppcc => Self::Cppcc,
            KindName::SupervisionJudiciary => Self::SupervisionJudiciary,
            KindName::MassOrganisation => Self::MassOrganisation,
            KindName::MilitaryPolice => Self::MilitaryPolice,
            KindName::Central => Self::Central,
            KindName::Institution => Self::Institution,
            KindName::Enterprise => Self::Enterprise,
            KindName::CoordinationBody => Self::CoordinationBody,
            KindName::Local => Self::Local,
            KindName::Unclassified => Self::Unclassified,
        }
    }
}

/// The rules, ready for use. Each pattern of words is one bit: which of them a name fits is found in one pass over
/// its characters.
struct Kinds {
    exceptions: HashMap<String, UnitKind>,
    shortest: HashSet<String>,
    collective_ends: ByChar<()>,
    /// By the bit after [`FIRST_RULE`], the first of which decides.
    of_rules: Vec<UnitKind>,
    prefix: ByChar<Fits>,
    suffix: ByChar<Fits>,
    contains: ByChar<Fits>,
}

/// Patterns, a bit each.
type Fits = u64;

const COLLECTIVE: Fits = 1;
const LOCAL_COLLECTIVE: Fits = 1 << 1;
const NEVER: Fits = 1 << 2;
const FIRST_RULE: u32 = 3;

static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
    let file: File = ron::from_str(include_str!("../../assets/rules/kinds.ron")).unwrap_or_default();
    Kinds::from(file)
});

/// Kind and collective mark of a name (any width, any gaps).
pub(super) fn of(name: &str) -> (UnitKind, bool) {
    KINDS.of(&fold::fold(name))
}

/// In characters: no longer name is looked at with what stands in its bracket.
const LONG_NAME: usize = 24;

/// A name without the other name in the bracket at its end, where that makes it longer than names are:
/// 「省政务局（省政府推进政府职能转变和“放管服”改革协调小组办公室）」.
pub(super) fn before_long_alias(name: &str) -> &str {
    if !name.ends_with([')', '）']) || fold::count(name) <= LONG_NAME {
        return name;
    }
    let open = name.find(['(', '（']).filter(|at| *at >= "省某局".len());
    open.map_or(name, |at| &name[..at])
}

/// Whether a name looks like a unit: three characters or more, and a rule knows it.
pub(super) fn looks_like_unit(name: &str) -> bool {
    let folded = fold::fold(before_long_alias(name));
    let length = folded.chars().count();
    // 市委, 县委: the shortest names there are.
    if length == 2 && KINDS.shortest.contains(folded.as_str()) {
        return true;
    }
    if !(3..=30).contains(&length) || folded.chars().any(|c| "。,;:!?《》“”\"".contains(c)) {
        return false;
    }
    let fits = KINDS.fits(&folded);
    if fits & NEVER != 0 {
        return false;
    }
    let (kind, collective) = KINDS.judged(&folded, fits);
    // 「各地要抓好落实」 is no name.
    if !collective {
        return kind != UnitKind::Unclassified;
    }
    let ends = last(&folded).map_or(&[][..], |c| KINDS.collective_ends.at(c));
    ends.iter().any(|(end, ())| folded.ends_with(end.as_str()))
}

impl From<File> for Kinds {
    fn from(file: File) -> Self {
        let exceptions = file.exceptions.into_iter().rev().map(|(name, kind)| (name, kind.into()));
        let (mut prefix, mut suffix, mut contains) = (Vec::new(), Vec::new(), Vec::new());
        let mut add = |bit: Fits, pattern: Pattern| {
            let with_bit = move |word| (word, bit);
            prefix.extend(pattern.prefix.into_iter().map(with_bit));
            suffix.extend(pattern.suffix.into_iter().map(with_bit));
            contains.extend(pattern.contains.into_iter().map(with_bit));
        };
        add(COLLECTIVE, file.collective);
        add(LOCAL_COLLECTIVE, file.local_collective);
        add(NEVER, file.never);
        let mut kinds = Vec::new();
        for Rule { kind, prefix, suffix, contains } in file.rules {
            add(1 << (FIRST_RULE + kinds.len() as u32), Pattern { prefix, suffix, contains });
            kinds.push(kind.into());
        }
        Self {
            exceptions: exceptions.collect(),
            shortest: file.shortest.into_iter().collect(),
            collective_ends: ByChar::new(file.collective_ends.into_iter().map(|end| (end, ())), last),
            of_rules: kinds,
            prefix: ByChar::new(prefix, first),
            suffix: ByChar::new(suffix, last),
            contains: ByChar::new(contains, first),
        }
    }
}

impl Kinds {
    /// Kind and collective mark of a folded name.
    fn of(&self, name: &str) -> (UnitKind, bool) {
        self.judged(name, self.fits(name))
    }

    /// The same, where it is known what the whole name fits.
    fn judged(&self, name: &str, whole: Fits) -> (UnitKind, bool) {
        // 「省新闻出版局(省版权局)」 is judged by what stands before the bracket.
        let short = before_bracket(name);
        let core = if short.len() < name.len() { self.fits(short) } else { whole };
        let collective = (whole | core) & COLLECTIVE != 0;
        if let Some(kind) = self.exceptions.get(name).or_else(|| self.exceptions.get(short)) {
            return (*kind, collective);
        }
        if collective {
            let local = whole & LOCAL_COLLECTIVE != 0;
            return (if local { UnitKind::Local } else { UnitKind::Unclassified }, true);
        }
        let rule = (core >> FIRST_RULE).trailing_zeros() as usize;
        (self.of_rules.get(rule).copied().unwrap_or(UnitKind::Unclassified), false)
    }

    /// The patterns that a folded name fits.
    fn fits(&self, name: &str) -> Fits {
        let mut fits = 0;
        let begins = first(name).map_or(&[][..], |c| self.prefix.at(c));
        for (_, bits) in begins.iter().filter(|(word, _)| name.starts_with(word.as_str())) {
            fits |= bits;
        }
        let ends = last(name).map_or(&[][..], |c| self.suffix.at(c));
        for (_, bits) in ends.iter().filter(|(word, _)| name.ends_with(word.as_str())) {
            fits |= bits;
        }
        for (at, c) in name.char_indices() {
            for (_, bits) in
                self.contains.at(c).iter().filter(|(word, _)| name[at..].starts_with(word.as_str()))
            {
                fits |= bits;
            }
        }
        fits
    }
}

/// A folded name without the bracket at its end.
fn before_bracket(name: &str) -> &str {
    match name.strip_suffix(')').and_then(|_| name.rfind('(')) {
        Some(at) if at > 0 => &name[..at],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_well_formed() {
        let file: Result<File, _> = ron::from_str(include_str!("../../assets/rules/kinds.ron"));
        let rules = file.unwrap().rules.len();
        assert!(rules > 10 && rules + FIRST_RULE as usize <= Fits::BITS as usize);
    }

    #[test]
    fn names_that_are_not_in_the_seed() {
        let cases = [
            ("市教育局", UnitKind::Government),
            ("县委办公室", UnitKind::Party),
            ("市中级人民法院", UnitKind::SupervisionJudiciary),
            ("市纪委监委", UnitKind::SupervisionJudiciary),
            ("云岩区人民政府", UnitKind::Local),
            ("贵阳市", UnitKind::Local),
            ("市人民政府办公室", UnitKind::Government),
            ("国家税务总局贵阳市税务局", UnitKind::Central),
            ("贵州电网公司", UnitKind::Enterprise),
            ("市妇联", UnitKind::MassOrganisation),
            ("市乡村振兴领导小组办公室", UnitKind::CoordinationBody),
            ("贵州大学", UnitKind::Institution),
            ("贵州省军区", UnitKind::MilitaryPolice),
            ("省政协办公厅", UnitKind::Cppcc),
            ("市委组织部", UnitKind::Party),
            ("财政部", UnitKind::Government),
            ("工程管理部", UnitKind::Institution),
        ];
        for (name, kind) in cases {
            assert_eq!(of(name), (kind, false), "{name}");
        }
        assert_eq!(of("各县（市、区）人民政府"), (UnitKind::Local, true));
        assert_eq!(of("市直有关部门"), (UnitKind::Unclassified, true));
    }
}
