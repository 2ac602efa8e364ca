//! What the index of one locale says of a query: how strongly each article
//! shows each slot.

use crate::index::plan::{Alternative, Means, Planner};
use crate::index::reading::forms;
use crate::index::schema::Kind;
use crate::index::shard::{Form, Shard, Values};
use crate::index::slots::Slot;
use crate::index::titles;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Most of a title's share is how much of the query it says, the rest how much
/// of it the query says.
const WHOLE_TITLE: f32 = 0.7;
/// The part of a title's share that words in the query's order earn.
const IN_ORDER: f32 = 0.2;

/// How much more a word weighs that stands in the title of each article that
/// has it, beside one that never does.
const SUBJECT: f32 = 2.0;
/// The value of a word in a title.
const STRONG: f32 = 0.6;
/// The subject's share of an article that nobody has seen.
const UNSEEN: f32 = 0.25;

/// What the index of one locale says.
pub(super) struct Evidence<'a> {
    pub shard: &'a Shard,
    pub slots: Vec<Shown>,
    pub alternatives: Vec<Alternative>,
    /// How much a match here counts.
    pub weight: f32,
    /// For each slot its alternatives with their words' stems, hashed.
    stems: Vec<Vec<(f32, Vec<u32>)>>,
}

/// How strongly each article shows a slot.
pub(super) struct Shown {
    /// How rare what the slot says is; 0 where nothing shows it.
    pub rarity: f32,
    /// By article, 0 to 1.
    pub values: Vec<f32>,
    /// The articles with a value.
    pub articles: Vec<u32>,
    /// The alternative that gave the value, by article.
    pub by: Vec<u16>,
}

impl Shown {
    /// The share of those articles that show the slot in which it is the
    /// subject, on the safe side where few show it.
    fn subject(&self) -> f32 {
        let values = self.articles.iter().map(|it| self.values[*it as usize]);
        let subject = values.filter(|it| *it >= STRONG).count() as f32;
        (subject + UNSEEN) / (self.articles.len() as f32 + 1.0)
    }
}

impl<'a> Evidence<'a> {
    /// Looks up what the plan for a locale says.
    pub fn gather(shard: &'a Shard, weight: f32, planner: &Planner<'_>) -> Self {
        let alternatives = planner.alternatives(shard);
        let count = shard.article_count();
        let mut gathering = Gathering::new(planner.slots.len(), count);
        let mut looked_up: FxHashMap<(&str, Means), Values> = FxHashMap::default();
        for (number, it) in alternatives.iter().enumerate() {
            for word in &it.words {
                let key = (word.as_str(), look_up_kind(it.means));
                looked_up
                    .entry(key)
                    .or_insert_with(|| look_up(shard, word, it.means));
            }
            let words = it.words.iter();
            let words = words.map(|word| &looked_up[&(word.as_str(), look_up_kind(it.means))]);
            gathering.add(number, it, &together(words));
        }
        let stems = stems(shard, &alternatives, planner.slots);
        Self {
            slots: gathering.close(shard.len(), planner.slots),
            shard,
            stems,
            alternatives,
            weight,
        }
    }

    /// How strongly an article matches in this locale.
    pub fn strength(&self, article: u32) -> f32 {
        let strengths = self
            .slots
            .iter()
            .map(|it| it.rarity * it.values[article as usize]);
        self.weight * strengths.sum::<f32>()
    }

    /// Whether an article's title has as many words as the query, and its first.
    pub fn may_be_title(&self, article: u32, words: usize) -> bool {
        let typed = self.stems.first().and_then(|it| it.first());
        let first = typed.and_then(|it| it.1.first());
        first.is_some_and(|it| self.shard.may_be_title(article, words, *it))
    }

    /// How much of the query an article's title says, and of the title the
    /// query; 1 where they say the same in the same order.
    pub fn title_share(&self, article: u32, slots: &[Slot]) -> f32 {
        let title: Vec<u32> = self.shard.title(article).collect();
        if title.is_empty() {
            return 0.0;
        }
        let mut covered = vec![false; title.len()];
        let (mut all, mut said, mut in_order) = (0.0, 0.0, 0.0);
        let mut last: Option<usize> = None;
        let words = slots.iter().zip(&self.stems).zip(&self.slots);
        for (place, ((slot, stems), shown)) in words.enumerate() {
            if slot.pair {
                break;
            }
            let weight = slot.weight * shown.rarity;
            all += weight;
            let from = last.map_or(0, |it| it + 1);
            let found = find(stems, &title, from, &mut covered);
            last = found.map(|(at, quality)| {
                said += weight * quality;
                if at == from && (last.is_some() || place == 0) {
                    in_order += weight;
                }
                at
            });
        }
        let covered = covered.iter().filter(|it| **it).count() as f32 / title.len() as f32;
        let share = (1.0 - WHOLE_TITLE + WHOLE_TITLE * covered) * said;
        share / f32::max(all, 1e-6) * (1.0 - IN_ORDER + IN_ORDER * in_order / f32::max(all, 1e-6))
    }
}

/// The first alternative of a slot that a title has whole: where, and how good.
fn find(
    alternatives: &[(f32, Vec<u32>)],
    title: &[u32],
    from: usize,
    covered: &mut [bool],
) -> Option<(usize, f32)> {
    for (quality, stems) in alternatives {
        let places = stems.iter().map(|stem| {
            let mut order = (from..title.len()).chain(0..from.min(title.len()));
            order.find(|place| title[*place] == *stem)
        });
        let places: Option<Vec<usize>> = places.collect();
        if let Some(places) = places {
            places.iter().for_each(|place| covered[*place] = true);
            return Some((*places.first()?, *quality));
        }
    }
    None
}

fn stems(shard: &Shard, alternatives: &[Alternative], slots: &[Slot]) -> Vec<Vec<(f32, Vec<u32>)>> {
    let mut stems = vec![Vec::new(); slots.len()];
    for it in alternatives {
        if it.means == Means::Characters {
            continue;
        }
        let words = it.words.iter();
        let hashes: Vec<u32> = words
            .map(|word| titles::hash(&shard.analyzer.stem(word)))
            .collect();
        for slot in it.slots.clone() {
            stems[slot].push((it.quality, hashes.clone()));
        }
    }
    stems
}

/// Words are looked up alike however they came about; pairs and codes are not.
fn look_up_kind(means: Means) -> Means {
    match means {
        Means::Characters | Means::Code | Means::Completed => means,
        _ => Means::Typed,
    }
}

fn look_up(shard: &Shard, word: &str, means: Means) -> Values {
    let one = |term, factor| shard.values(&[Form { term, factor }]);
    match means {
        Means::Characters => {
            let pair = Kind::Bigram.term(&shard.analyzer.stem(word));
            one(pair, 1.0)
        }
        Means::Code => one(Kind::Code.term(word), 2.0),
        Means::Completed => one(shard.as_written(word), 1.0),
        _ => shard.values(&forms(shard, word)),
    }
}

/// The articles that show all of several words, and how strongly on average.
fn together<'v>(mut words: impl ExactSizeIterator<Item = &'v Values>) -> Cow<'v, Values> {
    let Some(first) = words.next() else {
        return Cow::Owned(Values::new());
    };
    if words.len() == 0 {
        return Cow::Borrowed(first);
    }
    let mut values = first.clone();
    let mut count = 1.0;
    for word in words {
        count += 1.0;
        values.retain_mut(|(article, value)| {
            let place = word.binary_search_by_key(article, |it| it.0);
            place.is_ok_and(|it| {
                *value += word[it].1;
                true
            })
        });
    }
    values.iter_mut().for_each(|it| it.1 /= count);
    Cow::Owned(values)
}

/// Evidence while it is looked up.
struct Gathering {
    slots: Vec<Shown>,
    /// By slot and article, whether what was typed is there, and not merely
    /// something begun with it or a synonym of it.
    typed: Vec<Vec<bool>>,
}

impl Gathering {
    fn new(slots: usize, articles: usize) -> Self {
        let empty = || Shown {
            rarity: 0.0,
            values: vec![0.0; articles],
            articles: Vec::new(),
            by: vec![0; articles],
        };
        Self {
            slots: (0..slots).map(|_| empty()).collect(),
            typed: vec![vec![false; articles]; slots],
        }
    }

    fn add(&mut self, number: usize, alternative: &Alternative, values: &Values) {
        let typed = !matches!(alternative.means, Means::Completed | Means::Synonym);
        for slot in alternative.slots.clone() {
            let shown = &mut self.slots[slot];
            for &(article, value) in values {
                let place = article as usize;
                let value = value * alternative.quality;
                let best = &mut shown.values[place];
                if *best == 0.0 {
                    shown.articles.push(article);
                }
                if value > *best {
                    *best = value;
                    shown.by[place] = u16::try_from(number).unwrap_or(u16::MAX);
                }
                self.typed[slot][place] |= typed;
            }
        }
    }

    /// Gives each slot its rarity: that of what was typed where that occurs.
    /// What articles are about when they say it at all weighs more than what
    /// they say by the way; of two characters nobody knows.
    fn close(mut self, count: usize, slots: &[Slot]) -> Vec<Shown> {
        let shown = self.slots.iter_mut().zip(&self.typed);
        for ((shown, typed), slot) in shown.zip(slots) {
            let typed = typed.iter().filter(|it| **it).count();
            let holding = if typed == 0 {
                shown.articles.len()
            } else {
                typed
            };
            if holding > 0 {
                let (count, holding) = (count as f32, holding as f32);
                let rarity = (1.0 + (count - holding + 0.5) / (holding + 0.5)).ln();
                let subject = if slot.pair { UNSEEN } else { shown.subject() };
                shown.rarity = rarity * (1.0 + SUBJECT * subject.sqrt());
            }
        }
        self.slots
    }
}
