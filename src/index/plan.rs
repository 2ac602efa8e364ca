//! A query's text to what is looked up in the index of one locale.

use crate::analyzer::{Analyzer, Word, is_code};
use crate::index::build::joined;
use crate::index::compounds;
use crate::index::knob::knob;
use crate::index::schema::Kind;
use crate::index::shard::{Form, Shard};
use crate::index::synonyms::Synonyms;
use crate::index::vocabulary::Candidate;
use std::ops::Range;

/// How a term came from what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// A place of the query that articles are asked about.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub text: String,
    pub place: Range<usize>,
    pub weight: f32,
    pub pair: bool,
}

/// Words to look up for a run of slots; an article must have all of them.
#[derive(Clone, Debug)]
pub(super) struct Alternative {
    pub slots: Range<usize>,
    pub words: Vec<String>,
    pub means: Means,
    pub quality: f32,
}

/// The slots of a query as its reader's analyzer sees them.
pub(super) fn slots(text: &str, analyzer: &Analyzer, limit: usize) -> Vec<Slot> {
    let words = analyzer.words(text);
    let mut slots: Vec<Slot> = words
        .iter()
        .take(limit)
        .map(|it| word_slot(text, it, analyzer))
        .collect();
    if slots.iter().all(|it| it.weight < knob("WORDS", 0.5)) {
        slots.iter_mut().for_each(|it| it.weight = 1.0);
    }
    let pairs = analyzer.bigrams(text).into_iter().take(2 * limit);
    slots.extend(pairs.map(|pair| Slot {
        weight: if is_kana(&pair.text) {
            0.1
        } else {
            knob("PAIR", 0.5)
        },
        place: pair.start..pair.end,
        text: pair.text,
        pair: true,
    }));
    slots
}

fn word_slot(text: &str, word: &Word, analyzer: &Analyzer) -> Slot {
    let unspaced = !analyzer.bigrams(&text[word.start..word.end]).is_empty();
    let weight = if analyzer.is_function_word(&word.text) {
        knob("FUNC", 0.1)
    } else if unspaced {
        knob("UNSP", 0.6)
    } else {
        1.0
    };
    Slot {
        text: word.text.clone(),
        place: word.start..word.end,
        weight,
        pair: false,
    }
}

/// Pairs of hiragana are mostly grammar.
fn is_kana(pair: &str) -> bool {
    pair.chars().all(|c| matches!(c, '\u{3040}'..='\u{309f}'))
}

/// What plans are made with.
pub(super) struct Planner<'a> {
    pub text: &'a str,
    pub slots: &'a [Slot],
    pub synonyms: &'a Synonyms,
    /// Whether each slot's word is known in any of the locales that are asked.
    pub known: Vec<bool>,
    pub corrects: bool,
    /// What each slot's word is in the source language, with how likely.
    pub translations: Vec<Vec<(Vec<String>, f32)>>,
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
        self.joins(shard, &words, &mut found);
        self.parts(shard, &words, &mut found);
        if self.corrects {
            self.corrections(shard, &words, &mut found);
        }
        self.completions(shard, &words, &mut found);
        if shard.is_source {
            self.translated(&mut found);
        }
        self.synonyms(shard, &words, &mut found);
        found
    }

    fn translated(&self, found: &mut Vec<Alternative>) {
        for (slot, translations) in self.translations.iter().enumerate() {
            for (words, likely) in translations {
                found.push(Alternative {
                    slots: slot..slot + 1,
                    words: words.clone(),
                    means: Means::Translated,
                    quality: *likely,
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
            if let Some(joined) = joined(&code).filter(|it| shard.knows(it)) {
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
                        quality: knob("QJOIN", 1.0),
                    });
                }
            }
        }
    }

    fn parts(&self, shard: &Shard, words: &[String], found: &mut Vec<Alternative>) {
        let links = shard.analyzer.links();
        let links = if links.is_empty() { &[""][..] } else { links };
        let articles = |word: &str| shard.vocabulary.articles(word);
        for (slot, word) in words[..self.word_count()].iter().enumerate() {
            if is_code(word) {
                continue;
            }
            let known = shard.vocabulary.articles(word) > 0;
            let Some((head, tail)) = compounds::split(word, links, &articles) else {
                continue;
            };
            found.push(Alternative {
                slots: slot..slot + 1,
                words: vec![head.to_owned(), tail.to_owned()],
                means: Means::Parted,
                quality: if known {
                    knob("QPARTK", 0.6)
                } else {
                    knob("QPART", 0.9)
                },
            });
        }
    }

    fn corrections(&self, shard: &Shard, words: &[String], found: &mut Vec<Alternative>) {
        for slot in 0..self.word_count() {
            if self.known[slot]
                || found
                    .iter()
                    .any(|it| it.slots.contains(&slot) && it.means != Means::Typed)
            {
                continue;
            }
            for (word, quality) in corrections(shard, &words[slot]) {
                found.push(Alternative {
                    slots: slot..slot + 1,
                    words: vec![word],
                    means: Means::Corrected,
                    quality,
                });
            }
        }
    }

    fn completions(&self, shard: &Shard, words: &[String], found: &mut Vec<Alternative>) {
        let Some(last) = self.word_count().checked_sub(1) else {
            return;
        };
        let word = &words[last];
        let ends = self.slots[last].place.end
            == self.text.trim_end_matches(|c: char| c.is_control()).len();
        let length = word.chars().count();
        if !ends || length < 2 || self.slots[last].weight < 0.5 && length < 3 {
            return;
        }
        let known = self.known[last];
        let quality = if known {
            knob("QPREK", 0.25)
        } else {
            knob("QPRE", 0.7)
        };
        for (completed, _) in shard
            .vocabulary
            .completions(word, knob("NPRE", 20.0) as usize)
        {
            if completed != *word {
                found.push(Alternative {
                    slots: last..last + 1,
                    words: vec![completed],
                    means: Means::Completed,
                    quality,
                });
            }
        }
    }

    fn synonyms(&self, shard: &Shard, words: &[String], found: &mut Vec<Alternative>) {
        let count = self.word_count();
        let mut readings: Vec<Vec<(String, f32)>> = words[..count]
            .iter()
            .map(|it| vec![(shard.analyzer.stem(it).into_owned(), 1.0)])
            .collect();
        for it in found.iter() {
            let single = it.words.len() == 1 && it.slots.len() == 1 && it.slots.start < count;
            if single && matches!(it.means, Means::Corrected | Means::Translated) {
                let stem = shard.analyzer.stem(&it.words[0]).into_owned();
                readings[it.slots.start].push((stem, it.quality));
            }
        }
        let language = shard.analyzer.tag;
        for synonym in self.synonyms.of(language, &readings) {
            found.push(Alternative {
                slots: synonym.slots,
                words: synonym.words,
                means: Means::Synonym,
                quality: synonym.quality * knob("QSYN", 0.8),
            });
        }
    }
}

/// What a misspelt word may have meant, with how likely each is, best first.
pub(super) fn corrections(shard: &Shard, word: &str) -> Vec<(String, f32)> {
    let length = word.chars().count();
    if length < 4 || is_code(word) || length > 32 {
        return Vec::new();
    }
    let limit = if length < 8 { 1.0 } else { 2.0 };
    let mut near = shard.vocabulary.near(word, limit);
    if near.is_empty() && length >= 6 {
        near = shard.vocabulary.near(word, 2.0);
    }
    near.retain(|it| !is_code(&it.word) && it.word.chars().count() >= 3);
    let likelihood = |it: &Candidate| {
        knob("LFREQ", 0.5) * (it.articles as f32 + 1.0).ln() - knob("LCOST", 4.0) * it.cost
    };
    near.sort_by(|a, b| {
        likelihood(b)
            .total_cmp(&likelihood(a))
            .then_with(|| a.word.cmp(&b.word))
    });
    let Some(best) = near.first().map(likelihood) else {
        return Vec::new();
    };
    let base = |cost: f32| if cost <= 1.0 { 0.9 } else { 0.75 };
    let near = near.into_iter().take(8).map(|it| {
        let relative = (likelihood(&it) - best).exp();
        let quality = base(it.cost) * relative.powf(0.5);
        (it.word, quality)
    });
    near.filter(|it| it.1 > knob("QMIN", 0.3)).take(5).collect()
}

/// What each slot's word is in the source language, by the lexicon of `shard`:
/// the word itself, else what it may have meant, else the parts of a compound.
pub(super) fn translations(
    shard: &Shard,
    text: &str,
    slots: &[Slot],
) -> Vec<Vec<(Vec<String>, f32)>> {
    let words = slots.iter().take_while(|it| !it.pair).map(|slot| {
        let word = shard
            .analyzer
            .normalize(text.get(slot.place.clone()).unwrap_or_default());
        if is_code(&word) || shard.analyzer.is_function_word(&word) {
            return Vec::new();
        }
        let direct = translate(shard, &word, 1.0);
        if !direct.is_empty() {
            return direct;
        }
        if !shard.knows(&word) {
            let near = corrections(shard, &word);
            let near = near
                .iter()
                .flat_map(|(it, quality)| translate(shard, it, *quality));
            let near: Vec<_> = near.collect();
            if !near.is_empty() {
                return near;
            }
        }
        let articles = |it: &str| shard.vocabulary.articles(it);
        let Some((head, tail)) = compounds::split(&word, shard.analyzer.links(), &articles) else {
            return Vec::new();
        };
        let mut both = Vec::new();
        for (head, one) in translate(shard, head, 1.0).into_iter().take(2) {
            for (tail, other) in translate(shard, tail, 1.0).into_iter().take(2) {
                let words = head.iter().chain(&tail).cloned().collect();
                both.push((words, one * other));
            }
        }
        both
    });
    words.collect()
}

fn translate(shard: &Shard, word: &str, quality: f32) -> Vec<(Vec<String>, f32)> {
    let found = shard.lexicon.of(&shard.analyzer.stem(word));
    let best = found.first().map_or(1.0, |it| it.1);
    let found = found
        .into_iter()
        .filter(|it| it.1 >= knob("TREL", 0.5) * best);
    let power = knob("TPOW", 0.5);
    found
        .map(|(word, dice)| {
            (
                vec![word],
                quality * (dice / best) * dice.powf(power) * knob("QTR", 1.0),
            )
        })
        .collect()
}

/// The terms that a word is looked up by, and what each counts.
pub(super) fn forms(shard: &Shard, word: &str, pair: bool) -> Vec<Form> {
    let form = |kind: Kind, text: &str, factor| Form {
        term: kind.term(text),
        factor,
    };
    if pair {
        return vec![form(Kind::Bigram, word, 1.0)];
    }
    let stem = shard.analyzer.stem(word);
    let folded = shard.analyzer.fold(word);
    let mut forms = vec![
        form(Kind::Stem, &stem, 1.0),
        form(Kind::Word, word, knob("FEXACT", 0.3)),
    ];
    if !shard.analyzer.links().is_empty() {
        forms.push(form(Kind::Part, &stem, knob("FPART", 0.6)));
    }
    if is_code(word) {
        forms.push(form(Kind::Code, word, 1.0));
    }
    if *folded == *word {
        forms.push(form(Kind::Folded, word, 0.7));
    } else {
        forms.push(form(Kind::Word, &folded, 0.6));
        forms.push(form(Kind::Folded, &folded, 0.6));
    }
    forms
}
