//! What sort of body a name is, by the rules in `assets/rules/kinds.ron`.
//!
//! No name is written in code. The rules also answer whether something looks like a unit at all, which is
//! what a list without any role word is believed by.

use super::fold;
use crate::plan::UnitKind;
use serde::Deserialize;
use std::sync::LazyLock;

/// The file of rules.
#[derive(Default, Deserialize)]
pub(super) struct Kinds {
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

static KINDS: LazyLock<Kinds> =
    LazyLock::new(|| ron::from_str(include_str!("../../assets/rules/kinds.ron")).unwrap_or_default());

/// Kind and collective mark of a name (any width, any gaps).
pub(super) fn of(name: &str) -> (UnitKind, bool) {
    KINDS.of(&fold::fold(name))
}

/// Whether a name looks like a unit: three characters or more, and a rule knows it.
pub(super) fn looks_like_unit(name: &str) -> bool {
    let folded = fold::fold(name);
    let length = folded.chars().count();
    // 市委, 县委: the shortest names there are.
    if length == 2 && KINDS.shortest.contains(&folded) {
        return true;
    }
    if !(3..=30).contains(&length) || folded.chars().any(|c| "。,;:!?《》“”\"".contains(c)) {
        return false;
    }
    if KINDS.never.fits(&folded) {
        return false;
    }
    let (kind, collective) = KINDS.of(&folded);
    // 「各地要抓好落实」 is no name.
    let named = KINDS.collective_ends.iter().any(|end| folded.ends_with(end.as_str()));
    if collective { named } else { kind != UnitKind::Unclassified }
}

impl Kinds {
    fn of(&self, name: &str) -> (UnitKind, bool) {
        // 「省新闻出版局(省版权局)」 is judged by what stands before the bracket.
        let (core, whole) = (before_bracket(name), name);
        let collective = self.collective.fits(core) || self.collective.fits(whole);
        if let Some((_, kind)) = self.exceptions.iter().find(|(known, _)| known == whole || known == core) {
            return ((*kind).into(), collective);
        }
        if collective {
            let local = self.local_collective.fits(whole);
            return (if local { UnitKind::Local } else { UnitKind::Unclassified }, true);
        }
        let rule = self.rules.iter().find(|rule| any(&rule.prefix, &rule.suffix, &rule.contains, core));
        (rule.map_or(UnitKind::Unclassified, |rule| rule.kind.into()), false)
    }
}

impl Pattern {
    fn fits(&self, name: &str) -> bool {
        any(&self.prefix, &self.suffix, &self.contains, name)
    }
}

fn any(prefix: &[String], suffix: &[String], contains: &[String], name: &str) -> bool {
    prefix.iter().any(|word| name.starts_with(word.as_str()))
        || suffix.iter().any(|word| name.ends_with(word.as_str()))
        || contains.iter().any(|word| name.contains(word.as_str()))
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
        let kinds: Result<Kinds, _> = ron::from_str(include_str!("../../assets/rules/kinds.ron"));
        assert!(kinds.unwrap().rules.len() > 10);
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
