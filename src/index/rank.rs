//! From plans to ranked articles.

use crate::index::Index;
use crate::index::knob::knob;
use crate::index::plan;
use crate::index::plan::{Alternative, Means, Planner, Slot, forms, slots};
use crate::index::query::{Corrections, Duplicates, Hit, Hits, Query};
use crate::index::schema::{Kind, Record};
use crate::index::shard::{Shard, Values};
use crate::index::snippet::{self, Wanted};
use crate::model::{Locale, Slug};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What the index of one locale says: for each slot its rarity and how
/// strongly each article shows it.
struct Evidence<'a> {
    shard: &'a Shard,
    slots: Vec<Values>,
    rarity: Vec<f32>,
    alternatives: Vec<Alternative>,
    /// How much a match here counts.
    weight: f32,
}

/// An article and its score.
#[derive(Clone, Copy, Debug)]
struct Ranked {
    article: u32,
    score: f32,
}

impl Index {
    /// Finds articles.
    pub fn search(&self, query: &Query) -> Hits {
        let text: String = query.text.chars().take(Query::LONGEST).collect();
        let language = query.language.as_ref().unwrap_or(&query.reader);
        let analyzer = crate::analyzer::Analyzer::of(language);
        let slots = slots(&text, analyzer, Query::WORDS);
        if slots.is_empty() {
            return Hits::default();
        }
        let evidence = self.evidence(&text, &slots, query);
        let mut ranked = self.ranked(&evidence, &slots);
        self.titles(&mut ranked, &evidence, &slots);
        let (ranked, behind) = self.collapsed(ranked, query.duplicates);
        let page = ranked
            .iter()
            .take(Query::DEEPEST)
            .skip(query.offset)
            .take(query.limit);
        let mut hits = Hits {
            total: ranked.len(),
            correction: correction(&text, &slots, &evidence),
            shortened: text.len() < query.text.len(),
            hits: Vec::new(),
        };
        let chain = self.manifest.chain(&query.reader);
        for it in page {
            hits.hits
                .extend(self.hit(*it, &chain, &evidence, query, &behind));
        }
        hits
    }

    fn evidence<'a>(&'a self, text: &str, slots: &[Slot], query: &Query) -> Vec<Evidence<'a>> {
        let language = query.language.as_ref().unwrap_or(&query.reader);
        let locales = self.locales();
        let own = language.best_match(&locales).cloned();
        let source = Locale::parse(&self.manifest.source);
        let mut asked: Vec<(&Shard, f32)> = Vec::new();
        if let Some(shard) = own.as_ref().and_then(|it| self.shard(it)) {
            asked.push((shard, 1.0));
        }
        if let Some(shard) = source
            .as_ref()
            .filter(|it| own.as_ref() != Some(it))
            .and_then(|it| self.shard(it))
        {
            asked.push((shard, knob("LSRC", 1.0)));
        }
        let knows = |shard: &Shard, slot: &Slot| {
            slot.pair || {
                let written = text.get(slot.place.clone()).unwrap_or_default();
                shard.knows(&shard.analyzer.normalize(written))
            }
        };
        let mut known: Vec<bool> = slots
            .iter()
            .map(|slot| asked.iter().any(|(shard, _)| knows(shard, slot)))
            .collect();
        for locale in &locales {
            if known.iter().all(|it| *it) {
                break;
            }
            if asked.iter().any(|(shard, _)| shard.locale == *locale) {
                continue;
            }
            let Some(shard) = self.shard(locale) else {
                continue;
            };
            let mut helps = false;
            for (slot, known) in slots.iter().zip(&mut known) {
                if !*known && knows(shard, slot) {
                    (*known, helps) = (true, true);
                }
            }
            if helps {
                asked.push((shard, knob("LOTHER", 0.6)));
            }
        }
        let translations = asked
            .first()
            .map(|(shard, _)| plan::translations(shard, text, slots))
            .unwrap_or_default();
        let planner = Planner {
            text,
            translations,
            slots,
            synonyms: &self.synonyms,
            known,
            corrects: query.corrections == Corrections::Apply,
        };
        let asked = asked.into_iter();
        asked
            .map(|(shard, weight)| gather(shard, weight, &planner))
            .collect()
    }

    fn ranked(&self, evidence: &[Evidence<'_>], slots: &[Slot]) -> Vec<Ranked> {
        let count = self.manifest.slugs.len();
        let mut scores = vec![0.0_f32; count];
        let mut covered = vec![0.0_f32; count];
        let mut all = 0.0;
        let mut most = vec![0.0_f32; count];
        for (place, slot) in slots.iter().enumerate() {
            let rarity = evidence
                .iter()
                .map(|it| it.rarity[place])
                .fold(0.0, f32::max);
            all += slot.weight * rarity;
            for it in evidence {
                for &(article, value) in &it.slots[place] {
                    let article = article as usize;
                    scores[article] += it.weight * slot.weight * it.rarity[place] * value;
                    most[article] = most[article].max(slot.weight * rarity * value.min(0.5) * 2.0);
                }
            }
            for (covered, most) in covered.iter_mut().zip(&mut most) {
                *covered += std::mem::take(most);
            }
        }
        let share = knob("COV", 0.25);
        let mut ranked: Vec<Ranked> = (0u32..)
            .zip(scores.iter().zip(&covered))
            .filter(|(_, (score, _))| **score > 0.0)
            .map(|(article, (score, covered))| Ranked {
                article,
                score: score * (1.0 - share + share * covered / f32::max(all, 1e-6)),
            })
            .collect();
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
        ranked
    }

    /// Lifts articles whose titles say what the query says, in its order.
    fn titles(&self, ranked: &mut [Ranked], evidence: &[Evidence<'_>], slots: &[Slot]) {
        let strength = knob("TITLE", 0.3);
        if strength == 0.0 {
            return;
        }
        let best = ranked.first().map_or(0.0, |it| it.score);
        let top = ranked.len().min(knob("TITLED", 30.0) as usize);
        for it in &mut ranked[..top] {
            let mut share = 0.0_f32;
            for e in evidence {
                if let Some(title) = e.shard.record(it.article).map(|it| it.title) {
                    share = share.max(e.title_share(&title, slots));
                }
            }
            it.score += strength * best * share;
        }
        ranked[..top].sort_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
    }

    fn collapsed(
        &self,
        ranked: Vec<Ranked>,
        duplicates: Duplicates,
    ) -> (Vec<Ranked>, BTreeMap<u32, Vec<u32>>) {
        let mut behind: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        if duplicates == Duplicates::Expand {
            return (ranked, behind);
        }
        let mut leaders: HashMap<u32, u32> = HashMap::new();
        let mut kept = Vec::with_capacity(ranked.len());
        for it in ranked {
            let group = self.manifest.groups[it.article as usize];
            match leaders.get(&group) {
                Some(leader) => behind.entry(*leader).or_default().push(it.article),
                None => {
                    leaders.insert(group, it.article);
                    kept.push(it);
                }
            }
        }
        (kept, behind)
    }

    fn hit(
        &self,
        ranked: Ranked,
        chain: &[Locale],
        evidence: &[Evidence<'_>],
        query: &Query,
        behind: &BTreeMap<u32, Vec<u32>>,
    ) -> Option<Hit> {
        let slug = |article: u32| Slug::new(self.manifest.slugs[article as usize].as_str());
        let (shard, record) = self.shown(ranked.article, chain)?;
        let wanted = wanted(shard, evidence);
        let snippet = snippet::make(&record.text, shard.analyzer, &wanted);
        let mut matched: Vec<(f32, Locale)> = evidence
            .iter()
            .map(|it| (it.strength(ranked.article), it.shard.locale.clone()))
            .filter(|(strength, _)| *strength > 0.0)
            .collect();
        matched.sort_by(|a, b| b.0.total_cmp(&a.0));
        Some(Hit {
            slug: slug(ranked.article),
            is_fallback: shard.locale.written_language() != query.reader.written_language(),
            locale: shard.locale.clone(),
            matched: matched.into_iter().map(|(_, locale)| locale).collect(),
            snippet,
            score: ranked.score,
            translation: record.translation(),
            reconstructed_from: record.reconstructed_from(),
            date: record.date(),
            title: record.title,
            audience: record.audience,
            duplicates: behind
                .get(&ranked.article)
                .into_iter()
                .flatten()
                .map(|it| slug(*it))
                .collect(),
        })
    }

    /// The version of an article that a reader is shown.
    fn shown(&self, article: u32, chain: &[Locale]) -> Option<(&Shard, Record)> {
        chain.iter().find_map(|locale| {
            let shard = self.shard(locale)?;
            Some((shard, shard.record(article)?))
        })
    }
}

impl Evidence<'_> {
    /// How much of the query the title says and how much of the title the
    /// query says, times each other; 1 where they say the same.
    fn title_share(&self, title: &str, slots: &[Slot]) -> f32 {
        let analyzer = self.shard.analyzer;
        let words = analyzer.words(title);
        let count = words.len().max(1) as f32;
        let mut covered = vec![false; words.len()];
        let mut said = 0.0;
        let mut all = 0.0;
        let mut runs = 0.0;
        let mut last: Option<usize> = None;
        for (place, slot) in slots.iter().enumerate().take_while(|(_, it)| !it.pair) {
            let weight = slot.weight * self.rarity[place];
            all += weight;
            let mut found = None;
            for alternative in self
                .alternatives
                .iter()
                .filter(|it| it.slots.contains(&place))
            {
                let each = alternative.words.iter().map(|word| {
                    let stem = analyzer.stem(word);
                    let from = last.map_or(0, |it| it + 1);
                    (from..words.len())
                        .chain(0..from)
                        .find(|it| words[*it].stem == *stem)
                });
                let each: Option<Vec<usize>> = each.collect();
                if let Some(each) = each {
                    for at in &each {
                        covered[*at] = true;
                    }
                    found = Some((each[0], alternative.quality));
                    break;
                }
            }
            if let Some((at, quality)) = found {
                said += weight * quality;
                if last.is_some_and(|last| at == last + 1) || place == 0 {
                    runs += weight;
                }
                last = Some(at);
            } else {
                last = None;
            }
        }
        if all <= 0.0 {
            return 0.0;
        }
        let covered = covered.iter().filter(|it| **it).count() as f32 / count;
        let share = said / all * (knob("TCOV", 0.3) + (1.0 - knob("TCOV", 0.3)) * covered);
        share * (1.0 - knob("TRUN", 0.2) + knob("TRUN", 0.2) * runs / all)
    }

    fn strength(&self, article: u32) -> f32 {
        let values = self.slots.iter().zip(&self.rarity).map(|(values, rarity)| {
            let place = values.binary_search_by_key(&article, |it| it.0);
            place.map_or(0.0, |it| values[it].1 * rarity * self.weight)
        });
        values.sum()
    }
}

/// Looks up what a plan says.
fn gather<'a>(shard: &'a Shard, weight: f32, planner: &Planner<'_>) -> Evidence<'a> {
    let alternatives = planner.alternatives(shard);
    let mut known: HashMap<(&str, bool), Values> = HashMap::new();
    let mut slots: Vec<BTreeMap<u32, f32>> = vec![BTreeMap::new(); planner.slots.len()];
    let mut evident: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); planner.slots.len()];
    let mut typed = vec![false; planner.slots.len()];
    for it in &alternatives {
        let pair = it.means == Means::Characters;
        for word in &it.words {
            known.entry((word.as_str(), pair)).or_insert_with(|| {
                if it.means == Means::Code {
                    shard.values(&[crate::index::shard::Form {
                        term: Kind::Code.term(word),
                        factor: 2.0,
                    }])
                } else {
                    shard.values(&forms(shard, word, pair))
                }
            });
        }
        let values = together(it.words.iter().map(|word| &known[&(word.as_str(), pair)]));
        for slot in it.slots.clone() {
            if !values.is_empty() && it.means != Means::Completed {
                typed[slot] = true;
            }
            for &(article, value) in &values {
                let best = slots[slot].entry(article).or_insert(0.0);
                *best = best.max(value * it.quality);
                if it.means != Means::Completed
                    && (it.means != Means::Synonym || !typed[slot] || knob("RAR", 0.0) > 0.5)
                {
                    evident[slot].insert(article);
                }
            }
        }
    }
    let count = shard.len() as f32;
    let rarity = slots.iter().zip(&evident).map(|(values, evident)| {
        let holding = if evident.is_empty() {
            values.len()
        } else {
            evident.len()
        } as f32;
        (1.0 + (count - holding + 0.5) / (holding + 0.5))
            .ln()
            .powf(knob("IDFP", 1.0))
    });
    Evidence {
        shard,
        rarity: rarity.collect(),
        slots: slots
            .into_iter()
            .map(|it| it.into_iter().collect())
            .collect(),
        alternatives,
        weight,
    }
}

/// The articles that show all of several words, and how strongly on average.
fn together<'a>(mut words: impl Iterator<Item = &'a Values>) -> Values {
    let Some(first) = words.next() else {
        return Values::new();
    };
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
    values
}

/// What to mark in the text of a version.
fn wanted(shard: &Shard, evidence: &[Evidence<'_>]) -> Wanted {
    let mut wanted = Wanted::default();
    for evidence in evidence {
        if evidence.shard.locale != shard.locale {
            continue;
        }
        for it in &evidence.alternatives {
            for word in &it.words {
                if it.means == Means::Characters {
                    wanted.pairs.insert(word.clone());
                } else if !shard.analyzer.is_function_word(word) {
                    wanted.stems.insert(shard.analyzer.stem(word).into_owned());
                }
            }
        }
    }
    wanted
}

/// The query with its misspelt words corrected, where there are any.
fn correction(text: &str, slots: &[Slot], evidence: &[Evidence<'_>]) -> Option<String> {
    let mut corrected = text.to_owned();
    let mut changed = false;
    for (place, slot) in slots.iter().enumerate().rev() {
        let corrections = evidence.iter().flat_map(|it| &it.alternatives);
        let corrections =
            corrections.filter(|it| it.means == Means::Corrected && it.slots.start == place);
        let best = corrections.max_by(|a, b| a.quality.total_cmp(&b.quality));
        if let Some(best) = best {
            corrected.replace_range(slot.place.clone(), &best.words[0]);
            changed = true;
        }
    }
    changed.then_some(corrected)
}
