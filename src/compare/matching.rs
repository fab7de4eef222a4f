//! Which text of one plan is which of the other, one to one.
//!
//! First what is the same word for word; of a text that stands more than once, those at the same place, then the
//! others in their order. Then, among what is left, the most similar pair first: Dice's coefficient
//! 2·|A∩B| / (|A|+|B|) over the sets of character pairs, with a mark before the first and after the last character
//! (L. Dice, "Measures of the amount of ecologic association between species", 1945; for character pairs
//! G. Adamson and J. Boreham, 1974). From [`SIMILAR`] on two texts are taken for versions of one; at the same place,
//! that is under headings of the same words with the same number, from [`SIMILAR_IN_PLACE`] on. Among equals, the
//! same place goes before, then the nearer position. Taking the best pair first gives the stable matching: of no
//! two texts that are left apart do both resemble each other more than what they got.
//!
//! Not every pair is looked at. Two texts that are similar enough share one of the rarer two thirds of their
//! pairs (prefix filtering: R. Bayardo, Y. Ma, R. Srikant, "Scaling up all pairs similarity search", 2007), so a text
//! meets only those that it shares such a pair with. In a plan whose measures are all alike even these would
//! be all; [`BUDGET`] bounds the work on one text, and what it loses is at most a better partner among near equals.
//!
//! Nothing here knows which plan is the older one, so that from either side the pairs are the same.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// From here on two texts are versions of one.
pub(super) const SIMILAR: Threshold = Threshold { over: 1, under: 2 };
/// From here on they are where both stand at the same place.
pub(super) const SIMILAR_IN_PLACE: Threshold = Threshold { over: 3, under: 10 };
/// How many shared pairs are looked up for one text.
const BUDGET: usize = 4096;
/// How many of the texts so found are compared in full.
const COMPARED: usize = 32;
/// How many of these a text may choose from in one round.
const CHOICES: usize = 8;
/// After so many rounds, what is left is left.
const ROUNDS: usize = 8;

/// A share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Threshold {
    over: u64,
    under: u64,
}

/// A text to be found in the other plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    /// Folded. One without a letter is found by its place only.
    pub words: String,
    /// What a person would look it up by; none where there is no number.
    pub place: Option<String>,
}

/// How much two texts have in common: `shared` of `total` pairs, counted in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Likeness {
    shared: u64,
    total: u64,
}

impl Likeness {
    /// Whether it is as much as that.
    fn reaches(self, share: Threshold) -> bool {
        2 * self.shared * share.under >= self.total * share.over
    }

    /// Larger where more is shared; exact, so that no machine rounds another way.
    fn compare(self, other: Self) -> std::cmp::Ordering {
        (self.shared * other.total).cmp(&(other.shared * self.total))
    }
}

#[derive(Debug, Clone, Copy)]
struct Candidate {
    old: usize,
    new: usize,
    likeness: Likeness,
    in_place: bool,
}

/// Pairs of positions in `old` and `new`, ascending by the first.
pub(super) fn pairs(old: &[Text], new: &[Text]) -> Vec<(usize, usize)> {
    let mut pairs = word_for_word(old, new);
    let mut free = [vec![true; old.len()], vec![true; new.len()]];
    take(&mut free, &pairs);
    for _ in 0..ROUNDS {
        let left = |side: usize| (0..free[side].len()).filter(|at| free[side][*at]).collect::<Vec<_>>();
        let found = similar([(old, &left(0)), (new, &left(1))]);
        if found.is_empty() {
            break;
        }
        take(&mut free, &found);
        pairs.extend(found);
    }
    pairs.sort_unstable();
    pairs
}

fn take(free: &mut [Vec<bool>; 2], pairs: &[(usize, usize)]) {
    for &(old, new) in pairs {
        free[0][old] = false;
        free[1][new] = false;
    }
}

/// Positions in both lists, by what they have in common.
fn together<'a, K: Ord>(
    old: &'a [Text],
    new: &'a [Text],
    key: impl Fn(&'a Text) -> Option<K>,
) -> impl Iterator<Item = [Vec<usize>; 2]> {
    let mut groups: BTreeMap<K, [Vec<usize>; 2]> = BTreeMap::new();
    for (side, texts) in [old, new].into_iter().enumerate() {
        for (at, text) in texts.iter().enumerate() {
            if let Some(key) = key(text) {
                groups.entry(key).or_default()[side].push(at);
            }
        }
    }
    groups.into_values().filter(|[old, new]| !old.is_empty() && !new.is_empty())
}

/// The same words; for a text without words the same place.
fn word_for_word(old: &[Text], new: &[Text]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut free = [vec![true; old.len()], vec![true; new.len()]];
    let in_place = together(old, new, |text| text.place.as_deref().map(|place| (&*text.words, place)));
    let anywhere = together(old, new, |text| (!text.words.is_empty()).then_some(&*text.words));
    let groups: Vec<_> = in_place.chain(anywhere).collect();
    for [mut olds, mut news] in groups {
        olds.retain(|at| free[0][*at]);
        news.retain(|at| free[1][*at]);
        let found: Vec<_> = olds.into_iter().zip(news).collect();
        take(&mut free, &found);
        pairs.extend(found);
    }
    pairs
}

/// The best pairs among what is left, one to one.
fn similar(sides: [(&[Text], &[usize]); 2]) -> Vec<(usize, usize)> {
    let [(old, olds), (new, news)] = sides;
    if olds.is_empty() || news.is_empty() {
        return Vec::new();
    }
    let sets = Sets::of(old, olds, new, news);
    let mut candidates = sets.in_place(old, olds, new, news);
    let elsewhere = sets.alike(0).chain(sets.alike(1).map(|(new, old, likeness)| (old, new, likeness)));
    candidates.extend(elsewhere.map(|(at, other, likeness)| {
        let (place, other_place) = (&old[olds[at]].place, &new[news[other]].place);
        let in_place = place.is_some() && place == other_place;
        Candidate { old: olds[at], new: news[other], likeness, in_place }
    }));
    // Two candidates for one text never tie to the end, and none of this tells old from new.
    let rest =
        |c: &Candidate| (Reverse(c.in_place), c.old.abs_diff(c.new), c.old.min(c.new), c.old.max(c.new));
    candidates.sort_by(|a, b| b.likeness.compare(a.likeness).then_with(|| rest(a).cmp(&rest(b))));
    let mut free = [vec![true; old.len()], vec![true; new.len()]];
    let mut pairs = Vec::new();
    for candidate in candidates {
        if free[0][candidate.old] && free[1][candidate.new] {
            free[0][candidate.old] = false;
            free[1][candidate.new] = false;
            pairs.push((candidate.old, candidate.new));
        }
    }
    pairs
}

/// The character pairs of what is left on both sides, numbered from the rarest.
struct Sets {
    /// By side and text, ascending.
    of: [Vec<Vec<u32>>; 2],
    /// By side and pair: the texts that have it.
    having: [Vec<Vec<u32>>; 2],
}

impl Sets {
    fn of(old: &[Text], olds: &[usize], new: &[Text], news: &[usize]) -> Self {
        let sets = |texts: &[Text], left: &[usize]| -> Vec<Vec<u64>> {
            left.iter().map(|at| character_pairs(&texts[*at].words)).collect()
        };
        let sets = [sets(old, olds), sets(new, news)];
        let mut all: Vec<u64> = sets.iter().flatten().flatten().copied().collect();
        all.sort_unstable();
        let mut rare: Vec<(usize, u64)> =
            all.chunk_by(|a, b| a == b).map(|run| (run.len(), run[0])).collect();
        rare.sort_unstable();
        let mut ranks: Vec<(u64, u32)> = rare.iter().map(|(_, pair)| *pair).zip(0..).collect();
        ranks.sort_unstable();
        let rank =
            |pair: &u64| ranks.binary_search_by_key(pair, |(pair, _)| *pair).ok().map(|at| ranks[at].1);
        let of = sets.map(|side| {
            let ranked = |set: Vec<u64>| {
                let mut ranked: Vec<u32> = set.iter().filter_map(rank).collect();
                ranked.sort_unstable();
                ranked
            };
            side.into_iter().map(ranked).collect::<Vec<_>>()
        });
        let having = [&of[0], &of[1]].map(|side| {
            let mut having = vec![Vec::new(); ranks.len()];
            for (text, set) in (0..).zip(side) {
                for pair in set {
                    having[*pair as usize].push(text);
                }
            }
            having
        });
        Self { of, having }
    }

    fn likeness(&self, old: usize, new: usize) -> Likeness {
        let (a, b) = (&self.of[0][old], &self.of[1][new]);
        Likeness { shared: shared(a, b), total: (a.len() + b.len()) as u64 }
    }

    /// What stands at the same place and is not too different.
    fn in_place(&self, old: &[Text], olds: &[usize], new: &[Text], news: &[usize]) -> Vec<Candidate> {
        let left =
            |texts: &[Text], left: &[usize]| left.iter().map(|at| texts[*at].clone()).collect::<Vec<_>>();
        let (old, new) = (left(old, olds), left(new, news));
        together(&old, &new, |text| text.place.as_deref())
            .flat_map(|[old, new]| old.into_iter().zip(new))
            .map(|(old, new)| {
                let likeness = self.likeness(old, new);
                Candidate { old: olds[old], new: news[new], likeness, in_place: true }
            })
            .filter(|candidate| candidate.likeness.total > 0 && candidate.likeness.reaches(SIMILAR_IN_PLACE))
            .collect()
    }

    /// For every text of a side the most similar ones of the other, wherever they stand.
    fn alike(&self, side: usize) -> impl Iterator<Item = (usize, usize, Likeness)> {
        let (having, others) = (&self.having[1 - side], &self.of[1 - side]);
        let mut counts = vec![0_u32; others.len()];
        let mut met: Vec<u32> = Vec::new();
        self.of[side].iter().enumerate().flat_map(move |(at, set)| {
            // Half of the sum of two sizes is at least a third of twice the one: so much is shared.
            let prefix = set.len() - set.len().div_ceil(3) + usize::from(!set.is_empty());
            let mut spent = 0;
            let mut seen = 0;
            for pair in &set[..prefix.min(set.len())] {
                let texts = &having[*pair as usize];
                spent += texts.len();
                if spent > BUDGET {
                    break;
                }
                seen += 1;
                for text in texts {
                    if counts[*text as usize] == 0 {
                        met.push(*text);
                    }
                    counts[*text as usize] += 1;
                }
            }
            let most = |text: u32| counts[text as usize] as usize + set.len() - seen;
            let mut likely: Vec<(Reverse<u32>, usize, u32)> = met
                .iter()
                .filter(|text| 4 * most(**text) >= set.len() + others[**text as usize].len())
                .map(|text| (Reverse(counts[*text as usize]), at.abs_diff(*text as usize), *text))
                .collect();
            for text in met.drain(..) {
                counts[text as usize] = 0;
            }
            if likely.len() > COMPARED {
                likely.select_nth_unstable(COMPARED);
                likely.truncate(COMPARED);
            }
            let mut alike: Vec<(Likeness, usize, u32)> = likely
                .into_iter()
                .map(|(_, distance, text)| {
                    let other = &others[text as usize];
                    let total = (set.len() + other.len()) as u64;
                    (Likeness { shared: shared(set, other), total }, distance, text)
                })
                .filter(|(likeness, ..)| likeness.reaches(SIMILAR))
                .collect();
            alike.sort_by(|a, b| b.0.compare(a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
            alike.truncate(CHOICES);
            alike.into_iter().map(move |(likeness, _, text)| (at, text as usize, likeness))
        })
    }
}

/// The pairs of neighbouring characters of a text, each once, ascending; none for an empty text.
fn character_pairs(text: &str) -> Vec<u64> {
    if text.is_empty() {
        return Vec::new();
    }
    // No folded text has a line end, so it can mark both ends.
    let from = std::iter::once('\n').chain(text.chars());
    let to = text.chars().chain(std::iter::once('\n'));
    let mut pairs: Vec<u64> =
        from.zip(to).map(|(a, b)| u64::from(a as u32) << 32 | u64::from(b as u32)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How many numbers two ascending lists share.
fn shared(a: &[u32], b: &[u32]) -> u64 {
    let (mut at, mut other, mut shared) = (0, 0, 0);
    while at < a.len() && other < b.len() {
        let (x, y) = (a[at], b[other]);
        shared += u64::from(x == y);
        at += usize::from(x <= y);
        other += usize::from(y <= x);
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str, place: &str) -> Text {
        Text { words: words.to_owned(), place: (!place.is_empty()).then(|| place.to_owned()) }
    }

    #[test]
    fn the_same_words_go_before_the_same_number() {
        let old = [text("推进甲项工作", "1"), text("推进乙项工作", "2")];
        let new = [text("推进乙项工作", "1"), text("推进甲项工作", "2")];
        assert_eq!(pairs(&old, &new), [(0, 1), (1, 0)]);
    }

    #[test]
    fn a_repeated_text_keeps_its_place() {
        let old = [text("另行通知", "1"), text("另行通知", "5")];
        let new = [text("另行通知", "5"), text("另行通知", "9")];
        assert_eq!(pairs(&old, &new), [(0, 1), (1, 0)]);
    }

    #[test]
    fn a_rewritten_text_is_found_in_its_place_and_elsewhere_only_if_it_is_similar() {
        let old = [text("完善重大行政决策程序制度", "7")];
        let changed = "完善行政决策风险评估和后评估办法";
        assert_eq!(pairs(&old, &[text(changed, "7")]), [(0, 0)]);
        assert_eq!(pairs(&old, &[text(changed, "8")]), []);
        assert_eq!(pairs(&old, &[text("完善重大行政决策程序规定", "8")]), [(0, 0)]);
    }

    #[test]
    fn without_words_only_the_place_tells() {
        assert_eq!(pairs(&[text("", "3")], &[text("", "3")]), [(0, 0)]);
        assert_eq!(pairs(&[text("", "3")], &[text("", "4")]), []);
        assert_eq!(pairs(&[text("", "")], &[text("", "")]), []);
    }
}
