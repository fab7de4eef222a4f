//! The names of one document: each printed name once, in order of first appearance.
//!
//! Two printings that differ only in width or gaps are one unit, under the name printed first. A bracket at
//! the end of a name is an alias where it names the same body again (省新闻出版局(省版权局)): three
//! characters or more, no list, and itself the name of a unit. 各县(市、区) has no alias.

use super::{fold, kinds, names};
use crate::plan::{Unit, UnitId};
use foldhash::HashMap;

/// The registry while a document is read. What a name says of its unit is found out once, at the end.
#[derive(Default)]
pub(super) struct Registry<'s> {
    /// As printed, in order of first appearance.
    names: Vec<&'s str>,
    /// By the bytes as printed: what nearly every look-up is answered by.
    printed: HashMap<&'s str, UnitId>,
    folded: HashMap<String, UnitId>,
    /// By unit: a full form of its name was offered, or it needs none.
    whole: Vec<bool>,
}

impl<'s> Registry<'s> {
    /// A name that was registered with just these bytes before.
    pub(super) fn known(&self, printed: &str) -> Option<UnitId> {
        self.printed.get(printed).copied()
    }

    /// The unit of a printed name (trimmed, not empty), registered if new.
    pub(super) fn register(&mut self, printed: &'s str) -> UnitId {
        if let Some(id) = self.known(printed) {
            return id;
        }
        let next = UnitId::at(self.names.len());
        let id = *self.folded.entry(fold::fold(printed)).or_insert(next);
        if id == next {
            self.names.push(printed);
            self.whole.push(false);
        }
        self.printed.insert(printed, id);
        id
    }

    /// Takes over the names of the next part of the document, and answers what each is here.
    pub(super) fn adopt(&mut self, next: Registry<'s>) -> Vec<UnitId> {
        next.names.into_iter().map(|name| self.register(name)).collect()
    }

    /// Whether the unit's name may have lost its level (财政厅, but not 国家税务总局), the first time that is
    /// asked.
    pub(super) fn lost_level(&mut self, unit: UnitId) -> bool {
        let asked = std::mem::replace(&mut self.whole[unit.index()], true);
        !asked && names::lost_level(&fold::fold(self.names[unit.index()]))
    }

    /// The units.
    pub(super) fn units(&self) -> Vec<Unit> {
        let unit = |(at, printed): (usize, &&str)| {
            let (kind, collective) = kinds::of(printed);
            let aliases = alias(printed, collective).map(str::to_owned).into_iter().collect();
            // A name that was broken over two lines is printed on one.
            let broken = printed.contains(['\n', '\r', '\t']);
            let name = if broken { folded_gaps(printed) } else { (*printed).to_owned() };
            Unit { id: UnitId::at(at), name, aliases, kind, collective }
        };
        self.names.iter().enumerate().map(unit).collect()
    }
}

fn folded_gaps(printed: &str) -> String {
    printed.chars().filter(|c| !fold::is_gap(*c)).collect()
}

/// The other name in the bracket at the end of a name.
fn alias(name: &str, collective: bool) -> Option<&str> {
    let end = fold::before_suffix(name, ")").filter(|_| !collective)?;
    let open = name[..end].rfind(['(', '（'])?;
    let inner = name[open..end].trim_start_matches(['(', '（']).trim_matches(fold::is_gap);
    let one_name = !inner.contains(['、', ',', '，', ';', '；']);
    (open > 0 && one_name && fold::count(inner) >= 3 && kinds::looks_like_unit(inner)).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_gaps_make_no_second_unit_and_brackets_may_be_aliases() {
        let mut registry = Registry::default();
        let first = registry.register("省新闻出版局(省版权局)");
        assert_eq!(registry.register("省新闻 出版局（省版权局）"), first);
        registry.register("省委党校(贵州行政学院)");
        registry.register("各市(州)政府");
        registry.register("各县（市、区）");
        registry.register("市大数据中心(试点)");
        let units = registry.units();
        let aliases: Vec<&[String]> = units.iter().map(|unit| unit.aliases.as_slice()).collect();
        assert_eq!(aliases, [&["省版权局".to_owned()][..], &["贵州行政学院".to_owned()], &[], &[], &[]]);
    }
}
