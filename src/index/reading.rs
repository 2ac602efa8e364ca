//! What the words of a query may mean in a locale: corrections, translations,
//! and the forms they are looked up by.

use crate::analyzer::is_code;
use crate::index::compounds;
use crate::index::schema::Kind;
use crate::index::shard::{Form, Shard};
use crate::index::vocabulary::Candidate;
use crate::model::Locale;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The words that may translate a word, together, and how likely they do.
pub(super) type Translation = Vec<(Vec<String>, f32)>;

/// How much a commoner word is likelier to have been meant, and a farther one
/// less likely (a noisy channel, in natural logarithms).
const COMMONER: f32 = 0.5;
const FARTHER: f32 = 4.0;
/// What two of the commonest slips cost, in a word too short for two others:
/// letters doubled or not, neighbours swapped.
const TWO_SLIPS: f32 = 1.4;
/// What the commonest slips cost, at most.
const ONE_SLIP: f32 = 0.8;
/// How few times authors slip as a reader does, counted once a part of an
/// article, and how many articles have what they meant.
const RARE: u32 = 3;
const COMMON: u32 = 20;
/// How good a match is with what authors meant.
const AUTHORS: f32 = 0.8;
/// The least likely correction that is looked up, and how many.
const LEAST_LIKELY: f32 = 0.3;
const CORRECTIONS: usize = 5;
/// The least likely translation that is looked up, beside the likeliest.
pub(super) const LEAST_RELATIVE: f32 = 0.5;

/// What the forms of a word count beside its stem.
pub(super) const AS_WRITTEN: f32 = 0.3;
pub(super) const IN_COMPOUND: f32 = 0.6;
pub(super) const FOLDED: f32 = 0.6;
const BETWEEN_STEMS: f32 = 0.6;

/// Corrections that were looked up for a query, which are asked for twice.
#[derive(Default)]
pub(super) struct Corrected(RefCell<BTreeMap<(Locale, String), Likely>>);

/// Words and how likely each is, best first.
type Likely = Rc<[(String, f32)]>;

impl Corrected {
    /// What a misspelt word may have meant.
    pub fn of(&self, shard: &Shard, word: &str) -> Likely {
        let key = (shard.locale.clone(), word.to_owned());
        let mut known = self.0.borrow_mut();
        let found = known.entry(key);
        Rc::clone(found.or_insert_with(|| corrections(shard, word).into()))
    }

    /// What a word of a query may have meant; `None` where it needs no looking up.
    pub fn of_any(&self, shard: &Shard, word: &str, known: bool) -> Option<Likely> {
        match known {
            false => Some(self.of(shard, word)),
            true => authors_corrections(shard, word).map(Into::into),
        }
    }
}

/// What a word may have meant that authors misspelt as its reader did: a word
/// that hardly any article has, one slip from one that many have. `None` where
/// that is out of the question.
fn authors_corrections(shard: &Shard, word: &str) -> Option<Vec<(String, f32)>> {
    let stem = Kind::Stem.term(&shard.analyzer.stem(word));
    let holding = shard.holding(&stem).sum();
    let length = word.chars().count();
    if !(1..=RARE).contains(&holding) || !(5..=32).contains(&length) || is_code(word) {
        return None;
    }
    let near = shard.vocabulary.near(word, ONE_SLIP).into_iter();
    let common = near.filter(|it| it.articles >= COMMON);
    let best = common.max_by_key(|it| it.articles);
    Some(best.map(|it| (it.word, AUTHORS)).into_iter().collect())
}

fn corrections(shard: &Shard, word: &str) -> Vec<(String, f32)> {
    let length = word.chars().count();
    if length < 4 || is_code(word) || length > 32 {
        return Vec::new();
    }
    let limit = if length < 8 { 1.0 } else { 2.0 };
    let mut near = shard.vocabulary.near(word, limit);
    if near.is_empty() && (6..8).contains(&length) {
        near = shard.vocabulary.near(word, TWO_SLIPS);
    }
    near.retain(|it| !is_code(&it.word) && it.word.chars().count() >= 3);
    let likelihood =
        |it: &Candidate| COMMONER * (it.articles as f32 + 1.0).ln() - FARTHER * it.cost;
    near.sort_by(|a, b| {
        likelihood(b)
            .total_cmp(&likelihood(a))
            .then_with(|| a.word.cmp(&b.word))
    });
    let Some(best) = near.first().map(likelihood) else {
        return Vec::new();
    };
    let base = |cost: f32| if cost <= 1.0 { 0.9 } else { 0.75 };
    let near = near.into_iter().take(2 * CORRECTIONS).map(|it| {
        let relative = (likelihood(&it) - best).exp();
        let quality = base(it.cost) * relative.powf(0.5);
        (it.word, quality)
    });
    near.filter(|it| it.1 > LEAST_LIKELY)
        .take(CORRECTIONS)
        .collect()
}

/// What a word of a query is in the source language, by the lexicon of
/// `shard`: the word itself, else the parts of a compound.
pub(super) fn translation(shard: &Shard, written: &str) -> Translation {
    let word = shard.analyzer.normalize(written);
    if is_code(&word) || shard.analyzer.is_function_word(&word) {
        return Vec::new();
    }
    let direct = translate(shard, &word, 1.0);
    if !direct.is_empty() {
        return direct;
    }
    let Some((head, tail)) = compounds::split_query(&word, shard) else {
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
}

/// What a misspelt word of a query may be in the source language.
pub(super) fn corrected_translation(
    shard: &Shard,
    written: &str,
    corrected: &Corrected,
) -> Translation {
    if shard.lexicon.is_empty() {
        return Vec::new();
    }
    let near = corrected.of(shard, &shard.analyzer.normalize(written));
    near.iter()
        .flat_map(|(word, quality)| translate(shard, word, *quality))
        .collect()
}

fn translate(shard: &Shard, word: &str, quality: f32) -> Translation {
    let found = shard.lexicon.of(&shard.analyzer.stem(word));
    let best = found.first().map_or(1.0, |it| it.1);
    let found = found.into_iter().filter(|it| it.1 >= LEAST_RELATIVE * best);
    found
        .map(|(word, likely)| (vec![word], quality * likely / best * likely.sqrt()))
        .collect()
}

/// The terms that a word is looked up by, and what each counts.
pub(super) fn forms(shard: &Shard, word: &str) -> Vec<Form> {
    let form = |kind: Kind, text: &str, factor| Form {
        term: kind.term(text),
        factor,
    };
    let as_written = |word: &str, factor| Form {
        term: shard.as_written(word),
        factor,
    };
    let stem = shard.analyzer.stem(word);
    let folded = shard.analyzer.fold(word);
    let mut forms = vec![form(Kind::Stem, &stem, 1.0), as_written(word, AS_WRITTEN)];
    // A stemmer may take an ending of a word's other forms for one of its own:
    // `brukere` is of `bruker`, and `bruker` of `bruk`.
    if *stem != *word {
        forms.push(form(Kind::Stem, word, BETWEEN_STEMS));
    }
    if *shard.analyzer.stem(&stem) != *stem {
        forms.push(as_written(&stem, BETWEEN_STEMS));
    }
    if !shard.analyzer.links().is_empty() {
        forms.push(form(Kind::Part, &stem, IN_COMPOUND));
    }
    if is_code(word) {
        forms.push(form(Kind::Code, word, 1.0));
    }
    if *folded == *word {
        let exact = shard.has(&Kind::Stem.term(&stem));
        let factor = if exact { FOLDED } else { 1.0 };
        forms.push(form(Kind::Folded, word, factor));
        if *stem != *word {
            forms.push(form(Kind::Folded, &stem, factor));
        }
    } else {
        forms.push(as_written(&folded, FOLDED));
        forms.push(form(Kind::Folded, &folded, FOLDED));
        let folded_stem = shard.analyzer.fold(&stem);
        if *folded_stem != *folded {
            forms.push(form(Kind::Folded, &folded_stem, FOLDED));
        }
    }
    forms
}
