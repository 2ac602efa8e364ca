//! Which indexes a query asks.
//!
//! Entry point: [`Index::asked`].

use crate::index::Index;
use crate::index::schema::Kind;
use crate::index::search::Answering;
use crate::index::shard::Shard;
use crate::index::slots;
use crate::index::slots::Slot;
use crate::model::Locale;

/// What a match counts in the source language, and in a locale that is asked
/// only because it alone knows a word.
const SOURCE: f32 = 1.0;
const OTHER: f32 = 0.6;

impl Index {
    /// The indexes to ask, and what a match counts in each: the one of the
    /// query's language, the source language's, and those of other locales
    /// that know words which the others do not. With it, for each slot,
    /// whether any of them knows it.
    pub(super) fn asked<'a>(
        &'a self,
        answering: &Answering<'_>,
    ) -> (Vec<(&'a Shard, f32)>, Vec<bool>) {
        let query = answering.query;
        let locales = self.locales();
        let language = query.language.as_ref().unwrap_or(&query.reader);
        let own = language.best_match(&locales).and_then(|it| self.shard(it));
        let mut asked: Vec<(&Shard, f32)> = own.map(|it| (it, 1.0)).into_iter().collect();
        let source = Locale::parse(&self.manifest.source);
        if let Some(shard) = source.and_then(|it| self.shard(&it))
            && own.is_none_or(|own| own.locale != shard.locale)
        {
            asked.push((shard, SOURCE));
        }
        let knows = |shard: &Shard, slot: &Slot| {
            let written = &answering.text[slot.place.clone()];
            let word = shard.analyzer.normalize(written);
            if slot.pair {
                shard.has(&Kind::Bigram.term(&shard.analyzer.stem(&word)))
            } else {
                shard.knows(&word) || self.synonyms.know(shard.analyzer, &word)
            }
        };
        let slots = answering.slots.iter();
        let mut known: Vec<bool> = slots
            .map(|slot| asked.iter().any(|(shard, _)| knows(shard, slot)))
            .collect();
        let own = known.iter().filter(|it| **it).count();
        let spaced = !answering.slots.iter().any(|it| it.pair);
        for locale in &locales {
            let done = known.iter().all(|it| *it);
            if done || asked.iter().any(|(shard, _)| shard.locale == *locale) {
                continue;
            }
            let Some(shard) = self.shard(locale) else {
                continue;
            };
            let slots = answering.slots.iter();
            let new: Vec<bool> = slots
                .zip(&known)
                .map(|(slot, known)| !known && knows(shard, slot))
                .collect();
            if !new.contains(&true) {
                continue;
            }
            // A locale that knows fewer of the words is not what they are in.
            let slots = answering.slots.iter();
            if !spaced || slots.filter(|it| knows(shard, it)).count() >= own {
                for (known, new) in known.iter_mut().zip(new) {
                    *known |= new;
                }
                asked.push((shard, OTHER));
            }
        }
        (asked, known)
    }

    /// Words that the query's own locale does not know weigh as they do in the
    /// locale that knows them.
    pub(super) fn weigh(&self, asked: &[(&Shard, f32)], text: &str, slots: &mut [Slot]) {
        let Some(((own, _), others)) = asked.split_first() else {
            return;
        };
        let foreign = |written: &str| !own.knows(&own.analyzer.normalize(written));
        for slot in slots.iter_mut().filter(|it| !it.pair) {
            let written = &text[slot.place.clone()];
            if !foreign(written) {
                continue;
            }
            let mut others = others.iter().map(|(shard, _)| shard.analyzer);
            if others.any(|it| it.is_function_word(&it.normalize(written))) {
                slot.weight = slots::FUNCTION_WORD;
            }
        }
        slots::keep_substance(slots);
    }
}
