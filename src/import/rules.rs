//! Rules that a document states once for all its lists: 「列第一位的为牵头单位」, 「各县（市、区）均为责任单位，
//! 不再列出」.
//!
//! They are found before anything else is read, because their words stand among the names of a list and are
//! none. A clause that looks like such a rule and cannot be followed is told. Looked for near the beginning
//! and the end of a document, where they are stated: in all of a document of a common size.

use super::by_char::Sieve;
use super::fold;
use super::kinds::looks_like_unit;
use super::registry::Registry;
use super::roles::{Means, RoleName, Roles};
use super::rule::{Rule, Says};
use super::statement::{self, By, Reading, What};
use crate::plan::{Role, Span};
use std::ops::Range;
use std::sync::LazyLock;

/// In bytes, from the beginning and from the end.
const REACH: usize = 128 << 10;
/// In bytes: a longer sentence states no rule.
const LONGEST: usize = 600;
/// More names than that are given to every measure by no document.
const MOST: usize = 64;

/// The rules that are stated in `extent`, in document order.
pub(super) fn find(source: &str, extent: Range<usize>, words: &Roles) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    let near = source.floor_char_boundary(extent.end.min(extent.start + REACH));
    let far = source.ceil_char_boundary(extent.end.saturating_sub(REACH).max(near));
    for part in [extent.start..near, far..extent.end] {
        let mut done = part.start;
        for at in anchors(source, part) {
            if at < done {
                continue;
            }
            let sentence = sentence_around(source, at, &extent);
            if sentence.len() <= LONGEST
                && let Some(rule) = rule(source, sentence, at, words)
            {
                done = rule.span.end as usize;
                rules.push(rule);
            }
        }
    }
    rules.sort_by_key(|rule| rule.span);
    rules.dedup_by(|next, rule| rule.span.contains(next.span));
    let mut given = 0;
    for rule in &mut rules {
        if let Says::ForAll { names, .. } = &rule.says {
            given += names.len();
            if given > MOST {
                rule.says = Says::Unclear;
            }
        }
    }
    rules
}

/// Of the two characters of which every rule has a pair (第一, 首位, 逗号, 标★, 不再, 均为 …), what may follow
/// the first.
fn follows(first: char) -> &'static str {
    match first {
        '第' => "一1１",
        '首' => "位个家先",
        '名' | '列' | '排' => "首第",
        '逗' | '分' => "号",
        '标' | '带' | '注' | '加' | '有' => "★☆*＊▲△●◆■※#＃“\"",
        '不' => "再另逐一单重",
        '未' => "一",
        '均' => "为是列作需须由涉应包含要有",
        '都' | '皆' => "是为需涉",
        '的' => "责",
        _ => "",
    }
}

/// All that may follow: looked for first, because less of a text is among it.
static SECONDS: LazyLock<Sieve> = LazyLock::new(|| {
    let mut seconds = Sieve::default();
    "第首名列排逗分标带注加有不未均都皆的"
        .chars()
        .flat_map(|c| follows(c).chars())
        .for_each(|c| seconds.add(c));
    seconds
});

/// Where the second of such a pair stands.
fn anchors(source: &str, part: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    let text = &source[part.clone()];
    let pair = move |at: usize| {
        let c = text[at..].chars().next()?;
        let before = text[..at].chars().rev().find(|c| !fold::is_gap(*c))?;
        follows(before).contains(c).then_some(part.start + at)
    };
    seconds(text).filter_map(pair)
}

/// Where a character stands that may be the second of a pair.
fn seconds(text: &str) -> impl Iterator<Item = usize> + '_ {
    let (bytes, seconds) = (text.as_bytes(), &*SECONDS);
    let mut next = 0;
    std::iter::from_fn(move || {
        while next < bytes.len() {
            let at = next;
            // Nearly every character is one of three bytes, and most are known not to be by two of them.
            if fold::is_lead(bytes[at]) {
                next += 3;
                if seconds.may_have_bytes(bytes[at + 1], bytes[at + 2]) {
                    return Some(at);
                }
            } else if let Some(c) = text[at..].chars().next() {
                next += c.len_utf8();
                if seconds.may_have(c) {
                    return Some(at);
                }
            }
        }
        None
    })
}

/// From the stop before a place to the stop after it; brackets in between are left whole.
fn sentence_around(source: &str, at: usize, extent: &Range<usize>) -> Range<usize> {
    let stops = |c: char| matches!(c, '。' | '；' | ';' | '！' | '!' | '？' | '?' | '\n' | '\t' | '|');
    let opens = |c: char| matches!(c, '（' | '(' | '[' | '［' | '【' | '〔');
    let closes = |c: char| matches!(c, '）' | ')' | ']' | '］' | '】' | '〕');
    let walk = |chars: &mut dyn Iterator<Item = (usize, char)>,
                inwards: &dyn Fn(char) -> bool,
                outwards: &dyn Fn(char) -> bool| {
        let mut depth = 0;
        for (at, c) in chars {
            if inwards(c) {
                depth += 1;
            } else if outwards(c) {
                if depth == 0 {
                    return Some(at);
                }
                depth -= 1;
            } else if depth == 0 && stops(c) {
                return Some(at);
            }
        }
        None
    };
    let first = source.ceil_char_boundary(at.saturating_sub(LONGEST).max(extent.start));
    let last = source.floor_char_boundary((at + LONGEST).min(extent.end));
    let before = source[first..at].char_indices().rev().map(|(offset, c)| (first + offset, c));
    let start = walk(&mut before.into_iter(), &closes, &opens);
    let start = start.map_or(first, |stop| stop + source[stop..].chars().next().map_or(0, char::len_utf8));
    let mut after = source[at..last].char_indices().map(|(offset, c)| (at + offset, c));
    let end = walk(&mut after, &opens, &closes).unwrap_or(last);
    start..end
}

fn rule(source: &str, sentence: Range<usize>, at: usize, words: &Roles) -> Option<Rule> {
    let text = &source[sentence.clone()];
    let rules = words.rules();
    let anchor = at - sentence.start;
    let has = |words: &[String], text: &str| words.iter().find_map(|word| fold::find(text, word));
    // The words of another rule in the same sentence are looked at by themselves.
    let at_anchor = |words: &[String]| {
        let near = text.floor_char_boundary(anchor.saturating_sub(60));
        let found = words.iter().filter_map(|word| fold::find(&text[near..], word));
        found.map(|(from, to)| (near + from, near + to)).find(|(from, to)| (*from..*to).contains(&anchor))
    };
    let until = |from: usize, to: usize| {
        let (start, end) = fold::trim(&source[sentence.start + from..sentence.start + to]);
        Span::new(sentence.start + from + start, sentence.start + from + end)
    };
    let span = |from: usize| until(from - sentence.start, text.len());
    let clause = clause_start(text, anchor);
    if let Some((place, after)) = at_anchor(&rules.first_comma)
        && has(&rules.first_listed.leads, &text[after..]).is_some()
    {
        return Some(Rule {
            span: span(sentence.start + clause_start(text, place)),
            says: Says::BeforeComma,
        });
    }
    if let Some((place, after)) = at_anchor(&rules.first_listed.place)
        && let Some((lead, lead_end)) = has(&rules.first_listed.leads, &text[after..])
        && lead < 45
        && text[after..after + lead].contains(['为', '是', '者', '作', '即'])
        && has(&rules.first_comma, text).is_none()
    {
        let start = clause_start(text, place);
        let rest = has(&["其他".to_owned(), "其余".to_owned(), "其它".to_owned(), "其后".to_owned()], text);
        let rest = rest.and_then(|(from, _)| role_in(&text[from..]));
        // A bracket with nothing but the rule, after a heading, speaks of all lists.
        let in_list = text[..start].contains(['、', '：', ':', '，', ',']);
        let here = in_list
            && is_bracketed(source, &sentence)
            && !["同", "以下", "均", "各", "凡", "全"].iter().any(|word| text[start..].contains(word));
        let end = rule_end(text, after + lead_end);
        return Some(Rule { span: until(start, end), says: Says::FirstLeads { rest, here } });
    }
    if let Some(mark) = rules.starred.marks.iter().find(|mark| text.contains(**mark))
        && ["标", "带", "注", "加"].iter().any(|word| text.contains(word))
        && has(&rules.starred.leads, text).is_some()
    {
        return Some(Rule { span: span(sentence.start + clause), says: Says::Marked(*mark) });
    }
    let again = has(&rules.not_again, text);
    let all = at_anchor(&rules.for_all);
    let units = all.or_else(|| at_anchor(&rules.not_again))?;
    // 「以下各项由各县负责，不再列出」: what is not listed again stands in the clause before.
    let mut start = clause_start(text, units.0);
    if all.is_none() {
        let before = text[..start].trim_end_matches(|c| fold::is_gap(c) || ",，、".contains(c)).len();
        start = clause_start(text, before.saturating_sub(1));
    }
    let end = again
        .filter(|again| all.is_none() || again.0 > units.1)
        .map_or(text.len(), |again| clause_start(text, again.0));
    let clause = &text[start..end.max(start)];
    let names = names(source, sentence.start + start, clause, words);
    let role = role_in(clause);
    if names.is_empty() {
        return again.map(|_| Rule { span: span(sentence.start + start), says: Says::Unclear });
    }
    // 「甲局、乙局均需加强…」 is running text: a rule says a role or that it is not listed again.
    if again.is_none()
        && !["责任", "配合", "参加", "参与", "协办", "牵头"].iter().any(|word| clause.contains(word))
    {
        return None;
    }
    let span = span(sentence.start + start);
    let reach = if ["以下", "下列"].iter().any(|word| text.contains(word)) {
        (span.end, u32::MAX)
    } else if ["以上", "上述"].iter().any(|word| text.contains(word)) {
        (0, span.start)
    } else {
        (0, u32::MAX)
    };
    Some(Rule { span, says: Says::ForAll { role: role.unwrap_or(Role::Responsible), names, reach } })
}

/// Where a rule for first places ends: with its clause, and those that say 下同 or what the others do.
fn rule_end(text: &str, from: usize) -> usize {
    let stop =
        |at: usize| text[at..].find(['，', ',', '）', ')', '〕']).map_or(text.len(), |length| at + length);
    let mut end = stop(from);
    while let Some(rest) = text[end..].strip_prefix(['，', ','])
        && ["下同", "以下同", "其他", "其余", "其它", "其后"].iter().any(|word| rest.starts_with(word))
    {
        end = stop(text.len() - rest.len());
    }
    end
}

/// Whether a sentence ends at the bracket that closes a list.
fn is_bracketed(source: &str, sentence: &Range<usize>) -> bool {
    let after = source[sentence.end..].trim_start_matches(['。', '；', ';', ' ']);
    after.starts_with(['）', ')', '〕', ']', '］', '】'])
}

/// Where the part between commas starts that `at` stands in; brackets are left whole.
fn clause_start(text: &str, at: usize) -> usize {
    let mut depth = 0;
    for (offset, c) in text[..text.floor_char_boundary(at)].char_indices().rev() {
        match c {
            '）' | ')' | '〕' | ']' => depth += 1,
            '（' | '(' | '〔' | '[' => depth -= 1,
            '，' | ',' | '：' | ':' if depth <= 0 => return offset + c.len_utf8(),
            _ => {}
        }
    }
    0
}

fn role_in(text: &str) -> Option<Role> {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["配合", "参加", "参与", "协办", "协同", "协助"]) {
        Some(Role::Participate)
    } else if says(&["牵头", "主办"]) {
        Some(Role::Lead)
    } else if says(&["责任", "负责", "落实", "承办", "实施"]) {
        Some(Role::Responsible)
    } else {
        None
    }
}

/// The names in the clause of a rule that stands at `at`; empty where they are not sure.
fn names(source: &str, at: usize, clause: &str, words: &Roles) -> Vec<Span> {
    let rules = words.rules();
    let mut from = 0;
    while let Some(length) = rules
        .no_names
        .iter()
        .find_map(|word| fold::after_prefix(&clause[from..], word))
        .filter(|length| *length > 0)
    {
        from += length;
    }
    let rest = &clause[from..];
    let cut = rules
        .for_all
        .iter()
        .chain(&rules.not_again)
        .filter_map(|word| fold::find(rest, word))
        .map(|found| found.0)
        .min();
    let ends = |c: char| fold::is_gap(c) || "，,、：:".contains(c);
    let mut list = rest[..cut.unwrap_or(rest.len())].trim_end_matches(ends);
    if cut.is_none()
        && let Some((verb, _)) = words.verb_at_end(list)
    {
        list = &list[..verb];
    }
    let (start, end) = fold::trim(list);
    if start >= end {
        return Vec::new();
    }
    let mut reading = Reading::default();
    let span = Span::new(at + from + start, at + from + end);
    let label = (Means::Role(RoleName::Responsible), Span::new(at, at));
    let by = By { source, registry: &Registry::default(), words, rules: &[] };
    statement::read(by, span, Some(label), &mut reading);
    let mut names = Vec::new();
    for word in &reading.words {
        let name = word.span.of(source);
        let place = ["各", "有关", "相关", "功能区", "全市各", "全省各"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
            || name.ends_with('区');
        match word.what {
            What::Unit(..) if !words.is_generic(name) && (looks_like_unit(name) || place) => {
                names.push(word.span);
            }
            _ => return Vec::new(),
        }
    }
    if reading.problems.is_empty() { names } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::roles::words;
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        find(text, 0..text.len(), words())
            .into_iter()
            .map(|rule| {
                let says = match &rule.says {
                    Says::FirstLeads { rest, here } => {
                        format!("first {rest:?}{}", if *here { " here" } else { "" })
                    }
                    Says::BeforeComma => "comma".to_owned(),
                    Says::Marked(mark) => format!("mark {mark}"),
                    Says::ForAll { role, names, reach } => {
                        let names: Vec<&str> = names.iter().map(|span| span.of(text)).collect();
                        let reach = if *reach == (0, u32::MAX) { "" } else { " part" };
                        format!("{} {}{reach}", role.key(), names.join("|"))
                    }
                    Says::Unclear => "unclear".to_owned(),
                };
                (says, rule.span.of(text).to_owned())
            })
            .collect()
    }

    #[test]
    fn rules_in_their_many_wordings() {
        let cases = [
            ("……任务。列第一位的为牵头单位，下同。", "first None"),
            ("（责任单位：市甲局、市乙局；排在第一位的部门为牵头部门，下同）", "first None"),
            ("（责任单位：市甲局、市乙局，第一位为牵头单位）", "first None here"),
            ("三、重点任务（责任单位列首位的为牵头单位）", "first None"),
            (
                "（责任单位：市甲局〔列第一位的为牵头单位，下同〕，以下各项均需相关市、县（市、区）政府推进，不再单独列出）",
                "first None",
            ),
            ("排名第一的单位为牵头单位，其他为配合单位。", "first Some(Participate)"),
            ("（市甲局。第一个逗号前为牵头单位，下同）", "comma"),
            ("注：标★的为牵头单位", "mark ★"),
            ("各县（市、区）均为责任单位，不再列出。", "responsible 各县（市、区）"),
            ("各设区市人民政府均为责任单位，不再逐项列出。", "responsible 各设区市人民政府"),
            (
                "以下均需各区〔县、市〕政府、开发园区管委会落实，不再列出",
                "responsible 各区〔县、市〕政府|开发园区管委会 part",
            ),
            (
                "[责任单位：市甲局，各区、县（市）政府。以下均需各区、县（市）政府落实，不再列出]",
                "responsible 各区、县（市）政府 part",
            ),
            ("以下均涉及各县区、功能区，不再重复列出", "responsible 各县区|功能区 part"),
            (
                "各项任务均由各县（市、区）人民政府具体负责，不再一一列出",
                "responsible 各县（市、区）人民政府",
            ),
            (
                "以下各项由各县（市、区）人民政府负责落实，不再单列。",
                "responsible 各县（市、区）人民政府 part",
            ),
        ];
        for (text, says) in cases {
            let found = found(text);
            assert_eq!(found.first().map(|rule| rule.0.as_str()), Some(says), "{text} {found:?}");
        }
    }

    #[test]
    fn running_text_states_no_rule() {
        for text in [
            "人均可支配收入居全省第一位，旅游业牵头带动。",
            "各单位均需加强学习。",
            "各项指标均为正增长",
            "首先由市甲局牵头。",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
