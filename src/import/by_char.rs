//! Words by one of their characters: what a place in a text is compared with, without looking at every word.

use foldhash::HashMap;

/// Words by the character they start or end with, longest first.
#[derive(Clone)]
pub(super) struct ByChar<T> {
    words: HashMap<char, Vec<(String, T)>>,
    /// By the low bits of a character: whether a word could be there. Most characters have none.
    some: [u64; SOME / 64],
}

const SOME: usize = 1024;

impl<T> Default for ByChar<T> {
    fn default() -> Self {
        Self { words: HashMap::default(), some: [0; SOME / 64] }
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
                by.words.entry(c).or_default().push((word, means));
                let bit = c as usize % SOME;
                by.some[bit / 64] |= 1 << (bit % 64);
            }
        }
        by
    }

    /// The words of a character.
    pub(super) fn at(&self, c: char) -> &[(String, T)] {
        let bit = c as usize % SOME;
        if self.some[bit / 64] & 1 << (bit % 64) == 0 {
            return &[];
        }
        self.words.get(&c).map_or(&[], Vec::as_slice)
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
