//! Which language the words of a query are in, and how far each is taken for a
//! word of it: in Norwegian `post` is mail, and `last ned` is to download.

use crate::index::evidence::Evidence;
use crate::index::reading::Translation;
use crate::index::shard::Shard;
use crate::index::slots::{FUNCTION_WORD, Slot};

/// How far a word is taken for one of the other language that is written alike
/// and means something else.
const FALSE_FRIEND: f32 = 0.2;

/// How far each word is taken for one of the languages that are asked, 0 to 1.
#[derive(Default)]
pub(super) struct Faith {
    /// For one of the query's own language.
    own: Vec<f32>,
    /// For one of the source language.
    source: Vec<f32>,
    /// Whether it is a word of the query's own language.
    is_own: Vec<bool>,
}

/// A word in the two languages.
struct Word {
    own: Known,
    source: Known,
    /// Whether what it means in its own language is another word in the other.
    is_translated: bool,
    weighs: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    Not,
    Substance,
    Grammar,
}

impl Faith {
    /// Tells the language of a query from the words that only one of the two
    /// has; where they do not tell, it is the reader's.
    pub fn new(
        text: &str,
        slots: &[Slot],
        [own, source]: [&Shard; 2],
        translations: &[Translation],
    ) -> Self {
        let words = slots.iter().filter(|it| !it.pair).zip(translations);
        let words: Vec<Word> = words
            .map(|(slot, translations)| {
                let written = &text[slot.place.clone()];
                Word::new(written, slot.weight, [own, source], translations)
            })
            .collect();
        let count = |only: fn(&Word) -> bool| words.iter().filter(|it| only(it)).count();
        let is_source = count(Word::is_only_source) > count(Word::is_only_own);
        let own = |it: &Word| if is_source { it.as_other() } else { 1.0 };
        let source = |it: &Word| match is_source {
            true => 1.0,
            false if it.is_grammar_there() => FUNCTION_WORD,
            false => it.as_other(),
        };
        Self {
            own: words.iter().map(own).collect(),
            source: words.iter().map(source).collect(),
            is_own: words
                .iter()
                .map(|it| !is_source && it.own != Known::Not)
                .collect(),
        }
    }

    /// Lets no word of the query's own language be rarer in another.
    pub fn level(&self, evidence: &mut [Evidence<'_>]) {
        let Some((own, others)) = evidence.split_first_mut() else {
            return;
        };
        for it in others.iter_mut().filter(|it| it.shard.is_source) {
            let slots = it.slots.iter_mut().zip(&own.slots).zip(&self.is_own);
            for ((slot, own), _) in slots.filter(|(_, is_own)| **is_own) {
                slot.rarity = slot.rarity.min(own.rarity);
            }
        }
    }

    /// How far the word of a slot is taken for one of a locale.
    pub fn of(&self, shard: &Shard, slot: usize) -> f32 {
        let all = if shard.is_source {
            &self.source
        } else {
            &self.own
        };
        all.get(slot).copied().unwrap_or(1.0)
    }

    /// How far the translations of the word of a slot are taken for it.
    pub fn of_translations(&self, slot: usize) -> f32 {
        self.own.get(slot).copied().unwrap_or(1.0)
    }
}

impl Known {
    fn new(shard: &Shard, written: &str) -> Self {
        let word = shard.analyzer.normalize(written);
        if shard.analyzer.is_function_word(&word) {
            Self::Grammar
        } else if shard.knows(&word) {
            Self::Substance
        } else {
            Self::Not
        }
    }
}

impl Word {
    fn new(
        written: &str,
        weight: f32,
        [own, source]: [&Shard; 2],
        translations: &Translation,
    ) -> Self {
        let word = source.analyzer.normalize(written);
        let stem = source.analyzer.stem(&word);
        let is_itself = |it: &String| source.analyzer.stem(it) == stem;
        let mut all = translations.iter().flat_map(|(words, _)| words);
        Self {
            own: Known::new(own, written),
            source: Known::new(source, written),
            is_translated: !translations.is_empty() && !all.any(is_itself),
            weighs: weight > FUNCTION_WORD,
        }
    }

    fn is_only_own(&self) -> bool {
        self.own != self.source && (self.own == Known::Grammar || self.source == Known::Not)
    }

    fn is_only_source(&self) -> bool {
        self.own != self.source && (self.source == Known::Grammar || self.own == Known::Not)
    }

    /// Whether it is a word of grammar of the source language alone.
    fn is_grammar_there(&self) -> bool {
        self.source == Known::Grammar && self.own == Known::Substance && self.weighs
    }

    /// How far it is taken for a word of the language that it is not in.
    fn as_other(&self) -> f32 {
        let both = self.own != Known::Not && self.source != Known::Not;
        if both && self.is_translated {
            FALSE_FRIEND
        } else {
            1.0
        }
    }
}
