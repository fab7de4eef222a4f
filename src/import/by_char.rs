//! Words by one of their characters: what a place in a text is compared with, without looking at every word.

use foldhash::HashMap;

/// Words by the character they start or end with, longest first.
#[derive(Clone)]
pub(super) struct ByChar<T> {
    words: HashMap<char, Vec<(String, T)>>,
    sieve: Sieve,
}

/// Which characters are in a set, by their low bits: most characters are known not to be without a look-up.
#[derive(Clone, Default)]
pub(super) struct Sieve([u64; 16]);

impl Sieve {
    /// Puts a character into the set.
    pub(super) fn add(&mut self, c: char) {
        self.0[c as usize / 64 % 16] |= 1 << (c as u32 % 64);
    }

    /// Whether a character may be in the set.
    pub(super) fn may_have(&self, c: char) -> bool {
        self.0[c as usize / 64 % 16] & 1 << (c as u32 % 64) != 0
    }

    /// The same for a character of three bytes, by the last two: they hold its low bits.
    pub(super) fn may_have_bytes(&self, second: u8, third: u8) -> bool {
        self.0[usize::from(second & 15)] & 1 << (third & 63) != 0
    }
}

impl<T> Default for ByChar<T> {
    fn default() -> Self {
        Self { words: HashMap::default(), sieve: Sieve::default() }
    }
}

impl<T> ByChar<T> {
    /// Words by what `key` takes out of them: [`first`] or [`last`].
    pub(super) fn new(words: impl IntoIterator<Item = (String, T)>, key: fn(&str) -> Option<char>) -> Self {
        let mut words: Vec<(String, T)> = words.into_iter().collect();
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let mut by = Self::default();
        for (word, means) in words {
            if let Some(c) = key(&word) {
                by.sieve.add(c);
                by.words.entry(c).or_default().push((word, means));
            }
        }
        by
    }

    /// The words of a character.
    pub(super) fn at(&self, c: char) -> &[(String, T)] {
        if self.sieve.may_have(c) { self.words.get(&c).map_or(&[], Vec::as_slice) } else { &[] }
    }
}

/// The first character of a word.
pub(super) fn first(word: &str) -> Option<char> {
    word.chars().next()
}

/// The last character of a word.
pub(super) fn last(word: &str) -> Option<char> {
    word.chars().next_back()
}
