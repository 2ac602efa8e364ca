//! A query's text to what is looked up in the index of one locale.

use crate::analyzer::is_code;
use crate::index::compounds;
use crate::index::faith::Faith;
use crate::index::reading::{Corrected, Translation};
use crate::index::shard::Shard;
use crate::index::slots::{FUNCTION_WORD, Slot};
use crate::index::synonyms::Synonyms;
use crate::index::texts::joined;
use std::ops::Range;

/// How good a match is that came about in another way than as typed.
const JOINED: f32 = 1.0;
const PARTED: f32 = 0.9;
const PARTED_KNOWN: f32 = 0.6;
const COMPLETED: f32 = 0.7;
const COMPLETED_KNOWN: f32 = 0.25;
const SYNONYM: f32 = 0.9;
/// In a question a turn of phrase says more than its words; how many words a
/// question has, where fewer are meant as they are typed.
const TURN_OF_PHRASE: f32 = 1.1;
const QUESTION: usize = 5;
/// How much less a word is taken for a misspelt one where it may be half-typed.
const BEGUN: f32 = 0.5;
/// How many words a half-typed one may be completed to.
const COMPLETIONS: usize = 12;

/// How many misspelt words of a query are corrected.
pub(super) const MOST_CORRECTED: usize = 8;

/// How a term came from what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Means {
    /// As typed, or another form of the same word.
    Typed,
    /// A code, whole.
    Code,
    /// Two neighbouring characters.
    Characters,
    /// Neighbouring words as one.
    Joined,
    /// A compound's parts.
    Parted,
    /// A word that was misspelt.
    Corrected,
    /// A word that was begun.
    Completed,
    /// A word that means the same.
    Synonym,
    /// A word that translates it.
    Translated,
}

/// Words to look up for a run of slots; an article must have all of them.
#[derive(Clone, Debug)]
pub(super) struct Alternative {
    pub slots: Range<usize>,
    pub words: Vec<String>,
    pub means: Means,
    pub quality: f32,
}

/// What plans are made with.
pub(super) struct Planner<'a> {
    pub text: &'a str,
    pub slots: &'a [Slot],
    pub synonyms: &'a Synonyms,
    /// Whether each slot's word is known in any of the locales that are asked.
    pub known: Vec<bool>,
    /// Whether misspelt words are corrected and neighbours joined.
    pub corrects: bool,
    pub corrected: &'a Corrected,
    /// What each slot's word is in the source language, with how likely.
    pub translations: Vec<Translation>,
    /// The index of the query's own language.
    pub own: Option<&'a Shard>,
    /// How far each slot's word is taken for one of each locale.
    pub faith: Faith,
}

impl Planner<'_> {
    /// What to look up in the index of a locale, best first for each slot.
    pub fn alternatives(&self, shard: &Shard) -> Vec<Alternative> {
        let words = self.words(shard);
        let mut found = Vec::new();
        for (slot, word) in words.iter().enumerate() {
            found.push(Alternative {
                slots: slot..slot + 1,
                words: vec![word.clone()],
                means: if self.slots[slot].pair {
                    Means::Characters
                } else {
                    Means::Typed
                },
                quality: 1.0,
            });
        }
        self.codes(shard, &mut found);
        if self.corrects {
            self.joins(shard, &words, &mut found);
        }
        self.parts(shard, &words, &mut found);
        if self.corrects {
            self.corrections(shard, &words, &mut found);
        }
        self.completions(shard, &words, &mut found);
        self.doubt(shard, &mut found);
        if shard.is_source {
            self.translated(&mut found);
        }
        self.synonyms(shard, &words, &mut found);
        found
    }

    /// Takes words less for those of a language that they are not in.
    fn doubt(&self, shard: &Shard, found: &mut [Alternative]) {
        let one = found.iter_mut().filter(|it| it.slots.len() == 1);
        for it in one.filter(|it| it.means != Means::Characters) {
            it.quality *= self.faith.of(shard, it.slots.start);
        }
    }

    fn translated(&self, found: &mut Vec<Alternative>) {
        for (slot, translations) in self.translations.iter().enumerate() {
            for (words, likely) in translations {
                found.push(Alternative {
                    slots: slot..slot + 1,
                    words: words.clone(),
                    means: Means::Translated,
                    quality: *likely * self.faith.of_translations(slot),
                });
            }
        }
    }

    /// The slots' words as the locale's analyzer normalizes them.
    fn words(&self, shard: &Shard) -> Vec<String> {
        let words = self.slots.iter().map(|it| {
            let written = self.text.get(it.place.clone()).unwrap_or_default();
            shard.analyzer.normalize(written)
        });
        words.collect()
    }

    fn word_count(&self) -> usize {
        self.slots.iter().take_while(|it| !it.pair).count()
    }

    fn slots_of(&self, place: &Range<usize>) -> Range<usize> {
        let count = self.word_count();
        let inside = |it: &&Slot| it.place.start >= place.start && it.place.end <= place.end;
        let slots = &self.slots[..count];
        let first = slots.iter().position(|it| inside(&it)).unwrap_or(count);
        let length = slots[first..].iter().take_while(inside).count();
        first..first + length
    }

    fn codes(&self, shard: &Shard, found: &mut Vec<Alternative>) {
        for code in shard.analyzer.codes(self.text) {
            let slots = self.slots_of(&(code.start..code.end));
            if slots.is_empty() {
                continue;
            }
            let alternative = |words, means| Alternative {
                slots: slots.clone(),
                words,
                means,
                quality: 1.0,
            };
            let joined = joined(&code).filter(|it| self.corrects && shard.knows(it));
            if let Some(joined) = joined {
                found.push(alternative(vec![joined], Means::Joined));
            }
            if slots.len() > 1 {
                found.push(alternative(vec![code.text], Means::Code));
            }
        }
    }

    fn joins(&self, shard: &Shard, words: &[String], found: &mut Vec<Alternative>) {
        for first in 0..self.word_count().saturating_sub(1) {
            let (head, tail) = (&words[first], &words[first + 1]);
            let short = head.chars().count() + tail.chars().count() < 4;
            if short || is_code(head) && is_code(tail) {
                continue;
            }
            let links = std::iter::once(&"").chain(shard.analyzer.links());
            for joined in links.map(|link| format!("{head}{link}{tail}")) {
                let same = |it: &Alternative| it.words[0] == joined;
                if shard.knows(&joined) && !found.iter().any(same) {
                    found.push(Alternative {
                        slots: first..first + 2,
                        words: vec![joined],
                        means: Means::Joined,
                        quality: JOINED,
                    });
                }
            }
        }
    }

    fn parts(&self, shard: &Shard, words: &[String], found: &mut Vec<Alternative>) {
        for (slot, word) in words[..self.word_count()].iter().enumerate() {
            if is_code(word) {
                continue;
            }
            let known = shard.vocabulary.articles(word) > 0;
            let Some((head, tail)) = compounds::split_query(word, shard) else {
                continue;
            };
            found.push(Alternative {
                slots: slot..slot + 1,
                words: vec![head.to_owned(), tail.to_owned()],
                means: Means::Parted,
                quality: if known { PARTED_KNOWN } else { PARTED },
            });
        }
    }

    fn corrections(&self, shard: &Shard, words: &[String], found: &mut Vec<Alternative>) {
        let mut corrected = 0;
        for (slot, word) in words[..self.word_count()].iter().enumerate() {
            // What looks like two words may be one that is misspelt.
            let explains = |it: &Alternative| match it.means {
                Means::Typed => false,
                Means::Parted => self.known[slot] && it.slots.contains(&slot),
                _ => it.slots.contains(&slot),
            };
            let is_grammar = self.slots[slot].weight <= FUNCTION_WORD;
            if is_grammar || corrected == MOST_CORRECTED || found.iter().any(explains) {
                continue;
            }
            let near = self.corrected.of_any(shard, word, self.known[slot]);
            let Some(near) = near else {
                continue;
            };
            corrected += 1;
            let begun = self.is_begun(slot, word);
            let doubt = |it: &str| {
                let grammar = if shard.analyzer.is_function_word(it) {
                    FUNCTION_WORD
                } else {
                    1.0
                };
                if begun { BEGUN * grammar } else { grammar }
            };
            found.extend(near.iter().map(|(word, quality)| Alternative {
                slots: slot..slot + 1,
                words: vec![word.clone()],
                means: Means::Corrected,
                quality: *quality * doubt(word),
            }));
        }
    }

    /// Whether the word of a slot may be half-typed: nothing follows it, and
    /// words of the query's own language begin with it.
    fn is_begun(&self, slot: usize, word: &str) -> bool {
        let own = self.own.filter(|_| self.is_last(slot));
        own.is_some_and(|it| !it.vocabulary.completions(word, 1).is_empty())
    }

    fn is_last(&self, slot: usize) -> bool {
        let text = self.text.trim_end_matches(|c: char| c.is_control());
        slot + 1 == self.word_count() && self.slots[slot].place.end == text.len()
    }

    fn completions(&self, shard: &Shard, words: &[String], found: &mut Vec<Alternative>) {
        let Some(last) = self.word_count().checked_sub(1) else {
            return;
        };
        let word = &words[last];
        let length = word.chars().count();
        let is_grammar = self.slots[last].weight < 0.5;
        if !self.is_last(last) || length < 2 || is_grammar && length < 3 {
            return;
        }
        let is_whole = |shard: &Shard| shard.vocabulary.articles(word) > 0;
        let known = self.known[last] && (is_whole(shard) || self.own.is_some_and(is_whole));
        let quality = if known { COMPLETED_KNOWN } else { COMPLETED };
        let stem = shard.analyzer.stem(word);
        let all = shard.vocabulary.completions(word, 2 * COMPLETIONS);
        let all = all.into_iter().map(|it| it.0);
        // Its own forms are found by what they share.
        let others = all.filter(|it| it != word && shard.analyzer.stem(it) != stem);
        for completed in others.take(COMPLETIONS) {
            found.push(Alternative {
                slots: last..last + 1,
                words: vec![completed],
                means: Means::Completed,
                quality,
            });
        }
    }

    fn synonyms(&self, shard: &Shard, words: &[String], found: &mut Vec<Alternative>) {
        let count = self.word_count();
        let mut readings: Vec<Vec<(String, f32)>> = words[..count]
            .iter()
            .enumerate()
            .map(|(slot, it)| {
                let faith = self.faith.of(shard, slot);
                vec![(shard.analyzer.stem(it).into_owned(), faith)]
            })
            .collect();
        for it in found.iter() {
            let single = it.words.len() == 1 && it.slots.len() == 1 && it.slots.start < count;
            if single && matches!(it.means, Means::Corrected | Means::Translated) {
                let stem = shard.analyzer.stem(&it.words[0]).into_owned();
                readings[it.slots.start].push((stem, it.quality));
            }
        }
        let words = self.slots[..count].iter();
        let is_grammar: Vec<bool> = words.map(|it| it.weight <= FUNCTION_WORD).collect();
        for synonym in self.synonyms.of(shard.analyzer, &readings, &is_grammar) {
            let factor = if synonym.slots.len() > 1 && count >= QUESTION {
                TURN_OF_PHRASE
            } else {
                SYNONYM
            };
            found.push(Alternative {
                slots: synonym.slots,
                words: synonym.words,
                means: Means::Synonym,
                quality: synonym.quality * factor,
            });
        }
    }
}
