//! Chinese characters that are written in two ways.

use std::borrow::Cow;
use std::sync::OnceLock;

/// Traditional characters, each with its simplified one.
const PAIRS: &str = include_str!("simplified.txt");

static TABLE: OnceLock<Vec<(char, char)>> = OnceLock::new();

/// A word in simplified characters, so that both ways to write it meet.
pub(super) fn simplified(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let table = pairs();
    let other = |c: char| {
        let place = table.binary_search_by_key(&c, |it| it.0).ok()?;
        Some(table[place].1)
    };
    if !word.chars().any(|it| other(it).is_some()) {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().map(|it| other(it).unwrap_or(it)).collect())
}

/// The traditional characters, each with its simplified one, sorted.
pub(super) fn pairs() -> &'static [(char, char)] {
    TABLE.get_or_init(table)
}

fn table() -> Vec<(char, char)> {
    let lines = PAIRS.lines().filter(|it| !it.starts_with('#'));
    let pairs = lines.flat_map(str::split_ascii_whitespace);
    let pairs = pairs.filter_map(|it| {
        let mut characters = it.chars();
        Some((characters.next()?, characters.next()?))
    });
    let mut table: Vec<(char, char)> = pairs.collect();
    table.sort_unstable();
    table
}
