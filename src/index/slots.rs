//! The places of a query that articles are asked about.
//!
//! Entry point: [`slots`].

use crate::analyzer::{Analyzer, Word};
use std::ops::Range;

/// What a function word counts beside a word of substance.
pub(super) const FUNCTION_WORD: f32 = 0.1;
/// What words and pairs of characters count in scripts without spaces, where
/// each character is in several of them.
const UNSPACED_WORD: f32 = 0.6;
const PAIR: f32 = 0.5;

/// A place of the query that articles are asked about.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub place: Range<usize>,
    pub weight: f32,
    pub pair: bool,
}

/// The slots of a query as its reader's analyzer sees them, and what is left
/// out because there are too many.
pub(super) fn slots(text: &str, analyzer: &Analyzer, limit: usize) -> (Vec<Slot>, String) {
    let words = analyzer.words(text);
    let kept = words.iter().take(limit);
    let mut slots: Vec<Slot> = kept.map(|it| word_slot(text, it, analyzer)).collect();
    let left_out = words.get(limit).map_or("", |it| &text[it.start..]);
    keep_substance(&mut slots);
    let pairs = analyzer.bigrams(text).into_iter().take(limit);
    slots.extend(pairs.map(|pair| Slot {
        weight: if is_kana(&pair.text) {
            FUNCTION_WORD
        } else {
            PAIR
        },
        place: pair.start..pair.end,
        pair: true,
    }));
    (slots, left_out.to_owned())
}

/// Where a query is all function words they are what it is about.
pub(super) fn keep_substance(slots: &mut [Slot]) {
    let words = slots.iter().filter(|it| !it.pair);
    if words.clone().all(|it| it.weight <= FUNCTION_WORD) {
        let words = slots.iter_mut().filter(|it| !it.pair);
        words.for_each(|it| it.weight = 1.0);
    }
}

fn word_slot(text: &str, word: &Word, analyzer: &Analyzer) -> Slot {
    let unspaced = !analyzer.bigrams(&text[word.start..word.end]).is_empty();
    let weight = if analyzer.is_function_word(&word.text) {
        FUNCTION_WORD
    } else if unspaced {
        UNSPACED_WORD
    } else {
        1.0
    };
    Slot {
        place: word.start..word.end,
        weight,
        pair: false,
    }
}

/// Pairs of hiragana are mostly grammar.
fn is_kana(pair: &str) -> bool {
    pair.chars().all(|c| matches!(c, '\u{3040}'..='\u{309f}'))
}

/// Whether a text is one kana: too little to tell what it is of.
pub(super) fn is_lone_kana(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next();
    first.is_some_and(|c| matches!(c, '\u{3040}'..='\u{30ff}')) && characters.next().is_none()
}
