//! A query to hits.

use crate::analyzer::Analyzer;
use crate::index::Index;
use crate::index::correction::correction;
use crate::index::evidence::Evidence;
use crate::index::explain;
use crate::index::facets::Tally;
use crate::index::faith::Faith;
use crate::index::plan::{MOST_CORRECTED, Means, Planner};
use crate::index::query::{Correction, Corrections, Duplicates, Hit, Hits, Query, Sort};
use crate::index::rank;
use crate::index::rank::Ranked;
use crate::index::reading;
use crate::index::reading::{Corrected, Translation};
use crate::index::schema::Record;
use crate::index::shard::Shard;
use crate::index::slots;
use crate::index::slots::Slot;
use crate::index::snippet::{Matcher, Wanted};
use crate::model::{Locale, Slug};
use std::collections::BTreeMap;

/// A query as it is answered.
pub(super) struct Answering<'a> {
    pub(super) query: &'a Query,
    pub(super) text: String,
    pub(super) slots: Vec<Slot>,
    /// The locales the reader is served from, best first.
    chain: Vec<Locale>,
    pub(super) evidence: Vec<Evidence<'a>>,
    behind: BTreeMap<u32, Vec<u32>>,
    /// Whether any index that is asked knows the word of a slot.
    pub(super) known: Vec<bool>,
}

impl Index {
    /// Finds articles. Whatever the query, it is answered in bounded time.
    pub fn search(&self, query: &Query) -> Hits {
        let text: String = query.text.chars().take(Query::LONGEST).collect();
        let language = query.language.as_ref().unwrap_or(&query.reader);
        let (slots, left_out) = slots::slots(&text, Analyzer::of(language), Query::WORDS);
        let mut hits = Hits {
            left_out: left_out + &query.text[text.len()..],
            ..Hits::default()
        };
        if slots.is_empty() {
            return hits;
        }
        let mut answering = Answering {
            query,
            chain: self.manifest.chain(&query.reader),
            evidence: Vec::new(),
            behind: BTreeMap::new(),
            known: Vec::new(),
            text,
            slots,
        };
        self.gather(&mut answering);
        let mut ranked = rank::rank(
            &answering.evidence,
            &answering.slots,
            self.manifest.slugs.len(),
        );
        self.narrow(&mut ranked, &answering, &mut hits);
        if query.duplicates == Duplicates::Collapse {
            answering.behind = rank::collapse(&mut ranked, &self.manifest.groups);
        }
        hits.total = ranked.len();
        hits.correction = match query.corrections {
            Corrections::Apply => correction(&answering),
            Corrections::Literal => self.meant(query),
        };
        let page = ranked.into_iter().take(Query::DEEPEST).skip(query.offset);
        let page = page.take(query.limit);
        let mut matchers = BTreeMap::new();
        hits.hits = page
            .filter_map(|it| self.hit(it, &answering, &mut matchers))
            .collect();
        hits
    }

    /// What a query that is looked up as typed would otherwise be understood as.
    fn meant(&self, query: &Query) -> Option<Correction> {
        let query = Query {
            language: query.language.clone(),
            limit: 0,
            ..Query::new(query.text.as_str(), query.reader.clone())
        };
        let found = self.search(&query).correction?;
        Some(Correction::Meant(found.query().to_owned()))
    }

    fn gather<'a>(&'a self, answering: &mut Answering<'a>) {
        let text = answering.text.as_str();
        let (asked, known) = self.asked(answering);
        answering.known.clone_from(&known);
        self.weigh(&asked, text, &mut answering.slots);
        let corrects = answering.query.corrections == Corrections::Apply;
        let corrected = Corrected::default();
        let translations = answering.translations(&asked, &known, &corrected);
        let planner = Planner {
            text,
            slots: &answering.slots,
            synonyms: &self.synonyms,
            known,
            corrects,
            corrected: &corrected,
            own: asked.first().map(|it| it.0),
            faith: faith(text, &answering.slots, &asked, &translations),
            translations,
        };
        answering.evidence = asked
            .into_iter()
            .map(|(shard, weight)| Evidence::gather(shard, weight, &planner))
            .collect();
        planner.faith.level(&mut answering.evidence);
    }

    /// Keeps what the filter wants, counts it, and sorts it as asked.
    fn narrow(&self, ranked: &mut Vec<Ranked>, answering: &Answering<'_>, hits: &mut Hits) {
        let query = answering.query;
        let by_date = query.sort == Sort::Date;
        if query.filter.is_empty() && !query.facets && !by_date {
            return;
        }
        let chain: Vec<&Shard> = answering
            .chain
            .iter()
            .filter_map(|it| self.shard(it))
            .collect();
        let mut tally = Tally::default();
        let mut dates = BTreeMap::new();
        ranked.retain(|it| {
            let Some((shard, document)) = shown(it.article, chain.iter().copied()) else {
                return false;
            };
            let columns = shard.columns();
            let fits = columns.fits(document, &query.filter);
            if query.facets {
                let group = match query.duplicates {
                    Duplicates::Collapse => self.manifest.groups[it.article as usize],
                    Duplicates::Expand => it.article,
                };
                tally.count(columns, document, group, fits);
            }
            if by_date {
                dates.insert(it.article, columns.date(document));
            }
            fits == [true; 4]
        });
        if by_date {
            ranked.sort_by_key(|it| std::cmp::Reverse(dates.get(&it.article).copied()));
        }
        hits.facets = tally.facets();
    }

    fn hit(
        &self,
        ranked: Ranked,
        answering: &Answering<'_>,
        matchers: &mut BTreeMap<Locale, Matcher>,
    ) -> Option<Hit> {
        let article = ranked.article;
        let slug = |article: &u32| Slug::new(self.manifest.slugs[*article as usize].as_str());
        let chain = answering.chain.iter().filter_map(|it| self.shard(it));
        let (shard, _) = shown(article, chain)?;
        let record: Record = shard.record(article)?;
        let matcher = matchers
            .entry(shard.locale.clone())
            .or_insert_with(|| Matcher::new(shard.analyzer, answering.wanted(shard)));
        let snippet = matcher.snippet(&record.text);
        let title_marks = matcher.marks(&record.title);
        let query = answering.query;
        let reasons = if query.explain {
            let slots = &answering.slots;
            explain::reasons(article, &answering.text, slots, &answering.evidence)
        } else {
            Vec::new()
        };
        let behind = answering.behind.get(&article).into_iter().flatten();
        Some(Hit {
            slug: slug(&article),
            is_fallback: shard.locale.written_language() != query.reader.written_language(),
            locale: shard.locale.clone(),
            matched: answering.matched(article),
            title_marks,
            snippet,
            score: ranked.score,
            translation: record.translation(),
            reconstructed_from: record.reconstructed_from(),
            date: record.date(),
            title: record.title,
            audience: record.audience,
            duplicates: behind.map(slug).collect(),
            reasons,
        })
    }
}

impl Answering<'_> {
    /// What each word is in the source language, by the first of the indexes
    /// that can tell; words that none of them knows may be misspelt.
    fn translations(
        &self,
        asked: &[(&Shard, f32)],
        known: &[bool],
        corrected: &Corrected,
    ) -> Vec<Translation> {
        let mut left = match self.query.corrections {
            Corrections::Apply => MOST_CORRECTED,
            Corrections::Literal => 0,
        };
        let words = self.slots.iter().zip(known).filter(|(slot, _)| !slot.pair);
        let translations = words.map(|(slot, known)| {
            let written = &self.text[slot.place.clone()];
            let is_corrected = !*known && left > 0;
            left -= usize::from(is_corrected);
            let mut found = asked.iter().map(|(shard, _)| match is_corrected {
                true => reading::corrected_translation(shard, written, corrected),
                false => reading::translation(shard, written),
            });
            found.find(|it| !it.is_empty()).unwrap_or_default()
        });
        translations.collect()
    }

    /// The locales whose words match an article, the strongest first.
    fn matched(&self, article: u32) -> Vec<Locale> {
        let strengths = self
            .evidence
            .iter()
            .map(|it| (it.strength(article), it.shard));
        let mut matched: Vec<_> = strengths.filter(|it| it.0 > 0.0).collect();
        matched.sort_by(|a, b| b.0.total_cmp(&a.0));
        let matched = matched.into_iter();
        matched.map(|(_, shard)| shard.locale.clone()).collect()
    }

    /// What to mark in the text of a version: what has weight in the query,
    /// unless nothing has.
    fn wanted(&self, shard: &Shard) -> Wanted {
        let has_weight = |slot: &Slot| {
            slot.weight > slots::FUNCTION_WORD
                && !slots::is_lone_kana(&self.text[slot.place.clone()])
        };
        let is_grammar = !self.slots.iter().any(has_weight);
        let mut wanted = Wanted {
            is_grammar,
            ..Wanted::default()
        };
        let own = self
            .evidence
            .iter()
            .filter(|it| it.shard.locale == shard.locale);
        for it in own.flat_map(|it| &it.alternatives) {
            let slots = self.slots.get(it.slots.clone()).unwrap_or_default();
            if !is_grammar && !slots.iter().any(has_weight) {
                continue;
            }
            let is_left_out =
                |word: &str| slots::is_lone_kana(word) || shard.analyzer.is_function_word(word);
            for word in &it.words {
                if it.means == Means::Characters {
                    wanted.pairs.insert(shard.analyzer.stem(word).into_owned());
                } else if is_grammar || !is_left_out(word) {
                    wanted.stems.insert(shard.analyzer.stem(word).into_owned());
                }
            }
        }
        wanted
    }
}

/// How far the words of a query are taken for those of its own and of the
/// source language, where these are two.
fn faith(
    text: &str,
    slots: &[Slot],
    asked: &[(&Shard, f32)],
    translations: &[Translation],
) -> Faith {
    let mut both = asked.iter().map(|it| it.0);
    match (both.next(), both.find(|it| it.is_source)) {
        (Some(own), Some(source)) => Faith::new(text, slots, [own, source], translations),
        _ => Faith::default(),
    }
}

/// The version of an article that a reader is shown.
fn shown<'a>(
    article: u32,
    chain: impl IntoIterator<Item = &'a Shard>,
) -> Option<(&'a Shard, usize)> {
    chain.into_iter().find_map(|shard| {
        let document = shard.document(article)?;
        shard.has_version(document).then_some((shard, document))
    })
}
