//! What a name is among other words: whether words could be one, where two stand together, and what does
//! not belong to it. The words all this is known by are in `assets/rules/names.ron`.

use super::fold;
use super::kinds::{before_long_alias, looks_like_unit};
use super::roles::Roles;
use crate::plan::Role;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Default, Deserialize)]
struct Words {
    running: Vec<String>,
    ongoing: Vec<String>,
    remarks: Vec<String>,
    between: Vec<String>,
    before_last: Vec<String>,
    every: Vec<String>,
    every_place: Vec<String>,
    places: Vec<String>,
    after_places: Vec<String>,
    short: Short,
}

#[derive(Default, Deserialize)]
struct Short {
    ends: Vec<String>,
    begins: Vec<String>,
    whatever: Vec<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| ron::from_str(include_str!("../../assets/rules/names.ron")).unwrap_or_default());

fn starts(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.starts_with(word.as_str()))
}

fn ends(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.ends_with(word.as_str()))
}

/// Whether words are surely the name of a unit.
pub(super) fn sure(text: &str, words: &Roles) -> bool {
    looks_like_unit(text) && !words.is_generic(text)
}

/// Whether words may be a name where a role word says that one stands here: short, without marks of running
/// text, and not a word for everybody.
pub(super) fn plausible(text: &str, words: &Roles) -> bool {
    let text = before_long_alias(text);
    let length = fold::count(text);
    (2..=26).contains(&length)
        && !text.chars().any(|c| "。,，;；:：!！?？《》“”\"".contains(c))
        && text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
        && (looks_like_unit(text) || !WORDS.running.iter().any(|word| text.contains(word.as_str())))
        && !words.is_generic(text)
}

/// Whether words say by when: 2023年启动, 长期坚持, 每年开展.
pub(super) fn is_time(text: &str) -> bool {
    let begins = |c: char| {
        let word = matches!(
            c,
            '到' | '于' | '至' | '长' | '長' | '持' | '常' | '每' | '全' | '适' | '適' | '即' | '年'
        );
        word || c.is_ascii_digit() || ('０'..='９').contains(&c)
    };
    if !text.starts_with(begins) && !text.ends_with(['底', '前', '度']) {
        return false;
    }
    let folded = fold::fold(text);
    let dated = folded.starts_with(|c: char| c.is_ascii_digit() || "到于至".contains(c))
        && folded.contains(|c: char| c.is_ascii_digit())
        && folded.contains(['年', '月'])
        && folded.chars().count() <= 20;
    dated || starts(&folded, &WORDS.ongoing) || ends(&folded, &WORDS.ongoing)
}

/// How long a name is without a remark that stands after it in a bracket, and the role that the remark says:
/// 市甲局（牵头）, 各区人民政府〈含开发区，下同〉.
pub(super) fn without_remark(printed: &str, words: &Roles) -> (usize, Option<Role>) {
    let closes = |c: char| "）)〉>］]】〕".contains(c);
    let Some(inner_end) = printed.strip_suffix(closes).map(str::len) else { return (printed.len(), None) };
    let Some((open, bracket)) =
        printed[..inner_end].char_indices().rev().find(|(_, c)| "（(〈<［[【〔".contains(*c))
    else {
        return (printed.len(), None);
    };
    let inner = &printed[open + bracket.len_utf8()..inner_end];
    let length = printed[..open].trim_end_matches(fold::is_gap).len();
    if length == 0 {
        return (printed.len(), None);
    }
    let bare = inner.trim_matches(fold::is_gap);
    if let Some((0, role)) = words.verb_at_end(bare) {
        return (length, Some(role));
    }
    if let Some(found) = words.label_at_start(bare).filter(|found| found.end == bare.len())
        && let super::roles::Means::Role(role) = found.means
    {
        return (length, Some(role.into()));
    }
    let remark = starts(bare, &WORDS.remarks) || bare.contains("下同");
    (if remark { length } else { printed.len() }, None)
}

/// In characters: no two names with a word between them are longer.
const TWO_NAMES: usize = 64;

/// Several names that only gaps or 和 divide, as the places of each; none where it is one name.
pub(super) fn pieces(text: &str) -> Option<Vec<(usize, usize)>> {
    // Most names hold no gap.
    let gaps = !text.bytes().step_by(3).all(fold::is_lead);
    let pieces = gaps.then(|| by_gaps(text).or_else(|| by_lines(text))).flatten();
    pieces.map_or_else(|| by_words(text), |pieces| Some(places_of(text, pieces)))
}

/// Where pieces of a text stand in it.
fn places_of(text: &str, pieces: Vec<&str>) -> Vec<(usize, usize)> {
    let base = text.as_ptr() as usize;
    let start = |piece: &str| piece.as_ptr() as usize - base;
    pieces.into_iter().map(|piece| (start(piece), start(piece) + piece.len())).collect()
}

/// 「市甲局 市乙局」: each looks like a unit, or the gap is wide and each long enough to be a name.
fn by_gaps(text: &str) -> Option<Vec<&str>> {
    let pieces: Vec<&str> = text.split(fold::is_gap).filter(|piece| !piece.is_empty()).collect();
    if pieces.len() < 2 {
        return None;
    }
    let wide = text.contains('\u{3000}') || text.contains("  ");
    let long = || pieces.iter().all(|piece| fold::count(piece) > 3);
    let apart = pieces.iter().all(|piece| looks_like_unit(piece))
        || wide && long() && pieces.iter().any(|piece| looks_like_unit(piece));
    apart.then_some(pieces)
}

/// A list of a name a line, in a cell; but a name that was broken over lines is one.
fn by_lines(text: &str) -> Option<Vec<&str>> {
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_matches(fold::is_gap)).collect();
    let (_, before) = lines.split_last()?;
    if before.is_empty() || lines.iter().any(|line| fold::count(line) < 2) {
        return None;
    }
    let apart = before.iter().all(|line| looks_like_unit(line))
        || !looks_like_unit(text) && lines.iter().any(|line| looks_like_unit(line));
    apart.then_some(lines)
}

/// 「市教育局和市财政局」, 「有关部门及各地区」. Both must look like units and start with the same level, or the second
/// say 各 or 有关; 省文化和旅游厅 is one name.
fn by_words(text: &str) -> Option<Vec<(usize, usize)>> {
    if fold::count(text) > TWO_NAMES {
        return None;
    }
    for word in &WORDS.between {
        for (at, _) in text.match_indices(word.as_str()) {
            let (left, right) = (&text[..at], &text[at + word.len()..]);
            let (Some(first), Some(second)) = (left.chars().next(), right.chars().next()) else { continue };
            let apart = first == second && !starts(left, &WORDS.every) || starts(right, &WORDS.every);
            // 「市委和市政府」 is one, as it is printed.
            let long = fold::count(left) > 2 && fold::count(right) > 2;
            if apart && long && looks_like_unit(left) && looks_like_unit(right) {
                let mut found = pieces(left).unwrap_or_else(|| vec![(0, left.len())]);
                let offset = at + word.len();
                let rest = pieces(right).unwrap_or_else(|| vec![(0, right.len())]);
                found.extend(rest.into_iter().map(|(from, to)| (offset + from, offset + to)));
                return Some(found);
            }
        }
    }
    None
}

/// What stands after 和 before the last name of a list.
pub(super) fn last_of_list(text: &str) -> Option<&str> {
    let rests = WORDS.before_last.iter().filter_map(|word| text.strip_prefix(word.as_str()));
    rests.into_iter().find(|rest| looks_like_unit(rest))
}

/// Whether a folded name may have lost its level (财政厅); 市场监管局 has, because 市场 is none.
pub(super) fn lost_level(folded: &str) -> bool {
    let level = starts(folded, &WORDS.short.begins) && !starts(folded, &WORDS.short.whatever);
    !level
        && ends(folded, &WORDS.short.ends)
        && !folded.contains(['省', '县', '州'])
        && folded.chars().count() <= 10
        && super::kinds::of(folded) == (crate::plan::UnitKind::Government, false)
}

/// Whether words are the first half of a collective of places: 各区, 各有关区.
pub(super) fn opens_places(text: &str) -> bool {
    if text.len() > 40 || !text.starts_with(['各', '有', '相']) {
        return false;
    }
    let folded = fold::fold(text);
    let rest = WORDS.every_place.iter().find_map(|word| folded.strip_prefix(word.as_str()));
    rest.is_some_and(|rest| {
        let rest = rest
            .strip_suffix(')')
            .and_then(|inner| inner.rfind('(').map(|open| &inner[..open]))
            .unwrap_or(rest);
        WORDS.places.iter().any(|place| place == rest)
    })
}

/// Whether words are the second half: 县(市)政府.
pub(super) fn closes_places(text: &str) -> bool {
    let folded = fold::fold(text);
    WORDS.places.iter().any(|place| {
        let Some(rest) = folded.strip_prefix(place.as_str()) else { return false };
        let rest =
            match rest.strip_prefix(['(', '〔', '[']).and_then(|inner| inner.split_once([')', '〕', ']'])) {
                Some((_, after)) => after,
                None => rest,
            };
        WORDS.after_places.iter().any(|end| end == rest)
    })
}

#[cfg(test)]
mod tests {
    use super::super::roles::words;
    use super::*;

    #[test]
    fn the_file_is_well_formed() {
        let words: Result<Words, _> = ron::from_str(include_str!("../../assets/rules/names.ron"));
        assert!(!words.unwrap().places.is_empty());
    }

    #[test]
    fn names_that_stand_together_and_names_that_hold_and() {
        let parts = |text: &'static str| -> Vec<&str> {
            pieces(text)
                .map_or(vec![text], |pieces| pieces.iter().map(|(from, to)| &text[*from..*to]).collect())
        };
        assert_eq!(parts("市教育局和市财政局"), ["市教育局", "市财政局"]);
        assert_eq!(parts("国务院相关部门及各地区"), ["国务院相关部门", "各地区"]);
        assert_eq!(parts("县乡村振兴局及各行业主管部门"), ["县乡村振兴局", "各行业主管部门"]);
        for name in ["省文化和旅游厅", "市卫生和计划生育委员会", "各市(州)人大常委会和政府", "省委和省政府"]
        {
            assert_eq!(parts(name), [name]);
        }
    }

    #[test]
    fn remarks_are_no_part_of_a_name() {
        let read = |text: &'static str| {
            let (length, role) = without_remark(text, words());
            (&text[..length], role)
        };
        assert_eq!(read("市甲局（牵头）"), ("市甲局", Some(Role::Lead)));
        assert_eq!(read("市甲局(配合单位)"), ("市甲局", Some(Role::Participate)));
        assert_eq!(read("各区人民政府〈含开发区、长江新区管委会,下同〉"), ("各区人民政府", None));
        assert_eq!(read("省新闻出版局(省版权局)"), ("省新闻出版局(省版权局)", None));
        assert_eq!(read("各县（市、区）"), ("各县（市、区）", None));
    }

    #[test]
    fn collectives_of_places() {
        assert!(opens_places("各区") && closes_places("县（市）政府") && closes_places("县级市"));
        assert!(
            !opens_places("各区人民政府") && !closes_places("市教育局") && !closes_places("市直有关部门")
        );
    }
}
