//! What a name is among other words: whether words could be one, where two stand together, and what does
//! not belong to it.

use super::fold;
use super::kinds::looks_like_unit;
use super::roles::Roles;
use crate::plan::Role;

/// Whether words are surely the name of a unit.
pub(super) fn sure(text: &str, words: &Roles) -> bool {
    looks_like_unit(text) && !words.is_generic(text)
}

/// Whether words may be a name where a role word says that one stands here: short, without marks of running
/// text, and not a word for everybody.
pub(super) fn plausible(text: &str, words: &Roles) -> bool {
    let length = fold::count(text);
    let running = [
        "开展",
        "推进",
        "加强",
        "建立",
        "完善",
        "按照",
        "根据",
        "做好",
        "要求",
        "以下",
        "不再",
        "了",
        "要",
        "把",
        "将",
        "进一步",
        "积极",
        "加快",
        "推动",
        "强化",
        "健全",
        "提升",
        "鼓励",
        "引导",
        "确保",
        "是否",
        "如何",
        "通过",
        "对",
        "谁",
        "应当",
        "必须",
        "需要",
        "可以",
        "不得",
        "予以",
        "主导",
    ];
    (2..=26).contains(&length)
        && !text.chars().any(|c| "。,，;；:：!！?？《》“”\"".contains(c))
        && text.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
        && (looks_like_unit(text) || !running.iter().any(|word| text.contains(word)))
        && !words.is_generic(text)
}

/// Whether words say by when: 2023年启动, 长期坚持, 每年开展.
pub(super) fn is_time(text: &str) -> bool {
    let begins =
        |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "到于至长長持常每全适適即".contains(c);
    if !text.starts_with(begins) && !text.ends_with(['底', '前', '度']) {
        return false;
    }
    let folded = fold::fold(text);
    let ongoing = [
        "长期",
        "持续",
        "常态化",
        "每年",
        "每季度",
        "每半年",
        "每月",
        "全年",
        "年底",
        "月底",
        "季度",
        "年前",
        "月前",
        "适时",
        "即时",
    ];
    let dated = folded.starts_with(|c: char| c.is_ascii_digit() || "到于至".contains(c))
        && folded.contains(|c: char| c.is_ascii_digit())
        && folded.contains(['年', '月'])
        && folded.chars().count() <= 20;
    dated || ongoing.iter().any(|word| folded.starts_with(word) || folded.ends_with(word))
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
    let remarks = ["以下", "下同", "简称", "排名不分先后", "按职责", "具体"];
    let remark = remarks.iter().any(|word| bare.starts_with(word)) || bare.contains("下同");
    (if remark { length } else { printed.len() }, None)
}

/// In characters: no two names with a word between them are longer.
const TWO_NAMES: usize = 64;

/// Several names that only gaps or 和 divide: 「市甲局 市乙局」, 「市教育局和市财政局」, 「有关部门及各地区」. Around
/// 和, both must look like units and start with the same level, or the second say 各 or 有关; 省文化和旅游厅 is
/// one name.
pub(super) fn pieces(text: &str) -> Option<Vec<(usize, usize)>> {
    let base = text.as_ptr() as usize;
    let place = |piece: &str| (piece.as_ptr() as usize - base, piece.as_ptr() as usize - base + piece.len());
    let by_gap: Vec<&str> = text.split(fold::is_gap).filter(|piece| !piece.is_empty()).collect();
    if by_gap.len() > 1 && by_gap.iter().all(|piece| looks_like_unit(piece)) {
        return Some(by_gap.into_iter().map(place).collect());
    }
    // A wide gap divides where each side is long enough to be a name.
    let wide = text.contains('\u{3000}') || text.contains("  ");
    if by_gap.len() > 1
        && wide
        && by_gap.iter().all(|piece| fold::count(piece) > 3)
        && by_gap.iter().any(|piece| looks_like_unit(piece))
    {
        return Some(by_gap.into_iter().map(place).collect());
    }
    // A list of a name a line, in a cell; but a name that was broken is one.
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_matches(fold::is_gap)).collect();
    let whole = looks_like_unit(text);
    let first = lines[..lines.len() - 1].iter().all(|line| looks_like_unit(line));
    if lines.len() > 1
        && (first || !whole && lines.iter().any(|line| looks_like_unit(line)))
        && lines.iter().all(|line| fold::count(line) > 1)
    {
        return Some(lines.into_iter().map(place).collect());
    }
    if fold::count(text) > TWO_NAMES {
        return None;
    }
    for word in ["以及", "和", "与", "及", "/"] {
        for (at, _) in text.match_indices(word) {
            let (left, right) = (&text[..at], &text[at + word.len()..]);
            let (Some(first), Some(second)) = (left.chars().next(), right.chars().next()) else { continue };
            let every = |piece: &str| {
                ["各", "有关", "相关", "其他", "其它"].iter().any(|word| piece.starts_with(word))
            };
            let apart = first == second && !every(left) || every(right) && looks_like_unit(right);
            if apart && looks_like_unit(left) && looks_like_unit(right) {
                let mut found = pieces(left).unwrap_or_else(|| vec![place(left)]);
                let offset = at + word.len();
                let rest = pieces(right).unwrap_or_else(|| vec![(0, right.len())]);
                found.extend(rest.into_iter().map(|(from, to)| (offset + from, offset + to)));
                return Some(found);
            }
        }
    }
    None
}

const PLACES: [&str; 14] =
    ["县级市", "县", "区", "市", "州", "旗", "盟", "镇", "乡", "街道", "乡镇", "县区", "区县", "市区"];

/// What may stand after the places.
const ENDS: [&str; 13] = [
    "",
    "人民政府",
    "政府",
    "党委",
    "管委会",
    "办事处",
    "党委政府",
    "党委和政府",
    "街道办",
    "人大常委会",
    "党政机关",
    "委",
    "党工委",
];

/// Whether words are the first half of a collective of places: 各区, 各有关区.
pub(super) fn opens_places(text: &str) -> bool {
    if text.len() > 40 || !text.starts_with(['各', '有', '相']) {
        return false;
    }
    let folded = fold::fold(text);
    let rest = ["各有关", "各相关", "各", "有关", "相关"].iter().find_map(|word| folded.strip_prefix(word));
    rest.is_some_and(|rest| {
        let rest = rest
            .strip_suffix(')')
            .and_then(|inner| inner.rfind('(').map(|open| &inner[..open]))
            .unwrap_or(rest);
        PLACES.contains(&rest)
    })
}

/// Whether words are the second half: 县(市)政府.
pub(super) fn closes_places(text: &str) -> bool {
    let folded = fold::fold(text);
    PLACES.iter().any(|place| {
        let Some(rest) = folded.strip_prefix(place) else { return false };
        let rest =
            match rest.strip_prefix(['(', '〔', '[']).and_then(|inner| inner.split_once([')', '〕', ']'])) {
                Some((_, after)) => after,
                None => rest,
            };
        ENDS.contains(&rest)
    })
}

#[cfg(test)]
mod tests {
    use super::super::roles::words;
    use super::*;

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
