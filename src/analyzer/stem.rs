//! What the forms of a word share.

use frostem::{Algorithm, Stemmer};
use std::borrow::Cow;

/// How a language's words are brought to their stems.
#[derive(Clone, Copy, Debug)]
pub(super) enum Method {
    /// They stay as they are.
    Whole,
    /// A Snowball stemmer.
    Snowball(Algorithm),
    /// The longest of these endings goes where enough stays.
    Endings(&'static [&'static str]),
    /// One of these letters goes from the front where enough stays.
    Prefixes(&'static [char]),
}

const SHORTEST: usize = 3;

/// The stem of a normalized word.
pub(super) fn stem(method: Method, word: &str) -> Cow<'_, str> {
    match method {
        Method::Whole => Cow::Borrowed(word),
        Method::Snowball(algorithm) => {
            let stem = Stemmer::new(algorithm).stem(word);
            if stem.is_empty() {
                Cow::Borrowed(word)
            } else {
                stem
            }
        }
        Method::Endings(endings) => Cow::Borrowed(without_ending(word, endings)),
        Method::Prefixes(letters) => Cow::Borrowed(without_prefix(word, letters)),
    }
}

fn without_ending<'a>(word: &'a str, endings: &[&str]) -> &'a str {
    let stems = endings.iter().filter_map(|it| word.strip_suffix(it));
    let long_enough = stems.filter(|it| it.chars().count() >= SHORTEST);
    long_enough.min_by_key(|it| it.len()).unwrap_or(word)
}

fn without_prefix<'a>(word: &'a str, letters: &[char]) -> &'a str {
    match word.strip_prefix(letters) {
        Some(rest) if rest.chars().count() > SHORTEST => rest,
        _ => word,
    }
}
