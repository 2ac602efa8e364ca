//! Which articles belong together: those that link to each other, and those whose
//! titles and headings share words that few others have.
//!
//! Entry point: [`related`]. It is the same in all languages: an article is read
//! in the source locale, else in the locale that has the most articles.

use crate::analyzer::Analyzer;
use crate::model::{
    Article, BlockKind, KnowledgeBase, Locale, Slug, Target, Version, each_link, plain_text,
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// How many related articles a page names.
const RELATED: usize = 5;
/// What a link to an article counts, beside words in common, which count up to 1.
const LINK: f64 = 2.0;
/// What a link from it counts.
const BACK_LINK: f64 = 1.5;
/// Less in common than this is chance.
const LEAST: f64 = 0.3;
/// What a word of a heading counts, beside one of the title.
const HEADING: f64 = 0.4;
/// Words that more articles than this have tell nothing apart.
const COMMON: usize = 200;

/// For each article those that belong to it, the nearest first.
pub(super) fn related(kb: &KnowledgeBase) -> Vec<Vec<u32>> {
    let locales = reading_order(kb);
    let versions = kb.articles.iter().map(|it| it.best_version(&locales));
    let versions: Vec<&Version> = versions.collect();
    let links: Vec<Vec<usize>> = versions.par_iter().map(|it| links(kb, it)).collect();
    let mut back: Vec<Vec<usize>> = vec![Vec::new(); versions.len()];
    for (from, targets) in links.iter().enumerate() {
        targets.iter().for_each(|&to| back[to].push(from));
    }
    let words = Words::of(&versions);
    (0..versions.len())
        .into_par_iter()
        .map_init(
            || Scores::new(versions.len()),
            |scores, index| {
                words.alike(index, scores);
                for (linked, weight) in [(&links, LINK), (&back, BACK_LINK)] {
                    for &other in &linked[index] {
                        scores.add(other, weight);
                    }
                }
                nearest(index, scores.take())
            },
        )
        .collect()
}

/// The source locale, then the others by how many articles they have.
fn reading_order(kb: &KnowledgeBase) -> Vec<Locale> {
    let mut counts: BTreeMap<&Locale, usize> = BTreeMap::new();
    for (_, version) in kb.versions() {
        *counts.entry(&version.locale).or_default() += 1;
    }
    let source = &kb.settings.source_locale;
    let mut order: Vec<(&Locale, usize)> = counts.into_iter().collect();
    order.sort_by_key(|&(it, count)| (it != source, std::cmp::Reverse(count)));
    order.into_iter().map(|(it, _)| it.clone()).collect()
}

/// How much each article has in common with one.
struct Scores {
    sums: Vec<f64>,
    /// Those with sums.
    touched: Vec<usize>,
}

impl Scores {
    fn new(articles: usize) -> Self {
        Self {
            sums: vec![0.0; articles],
            touched: Vec::new(),
        }
    }

    fn add(&mut self, article: usize, score: f64) {
        if self.sums[article] == 0.0 {
            self.touched.push(article);
        }
        self.sums[article] += score;
    }

    /// Takes all out.
    fn take(&mut self) -> impl Iterator<Item = (usize, f64)> {
        let sums = &mut self.sums;
        let touched = self.touched.drain(..);
        touched.map(|it| (it, std::mem::take(&mut sums[it])))
    }
}

fn nearest(own: usize, scores: impl Iterator<Item = (usize, f64)>) -> Vec<u32> {
    let near = scores.filter(|it| it.1 >= LEAST && it.0 != own);
    let mut best: Vec<(usize, f64)> = near.collect();
    best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let indexes = best.into_iter().take(RELATED);
    indexes
        .map(|(it, _)| u32::try_from(it).expect("articles are fewer than 4 billion"))
        .collect()
}

/// The articles that a version links to.
fn links(kb: &KnowledgeBase, version: &Version) -> Vec<usize> {
    let index_of = |slug: &Slug| {
        let articles: &[Article] = &kb.articles;
        articles.binary_search_by(|it| it.slug.cmp(slug)).ok()
    };
    let mut links = BTreeSet::new();
    for part in version.doc.parts() {
        for inlines in part.inlines() {
            each_link(inlines, &mut |target, _| {
                if let Target::Article(slug, _) = target {
                    links.extend(index_of(slug));
                }
            });
        }
    }
    links.into_iter().collect()
}

/// The words of titles and headings, weighted by how few articles have them.
struct Words {
    /// For each article its words and their weights; the squares sum up to 1.
    weights: Vec<Vec<(usize, f64)>>,
    /// For each word the articles that have it, and its weight in each.
    articles: Vec<Vec<(usize, f64)>>,
}

impl Words {
    fn of(versions: &[&Version]) -> Self {
        let counted: Vec<BTreeMap<String, f64>> =
            versions.par_iter().map(|it| counted(it)).collect();
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        let mut articles: Vec<Vec<usize>> = Vec::new();
        for (index, words) in counted.iter().enumerate() {
            for word in words.keys() {
                let number = *numbers.entry(word).or_insert_with(|| {
                    articles.push(Vec::new());
                    articles.len() - 1
                });
                articles[number].push(index);
            }
        }
        let rarity = |number: usize| {
            let ratio = versions.len() as f64 / articles[number].len() as f64;
            (1.0 + ratio).ln()
        };
        let weights = counted.iter().map(|words| {
            let weighted = words.iter().map(|(word, count)| {
                let number = numbers[&**word];
                (number, count * rarity(number))
            });
            let mut weighted: Vec<(usize, f64)> = weighted.collect();
            let length = weighted.iter().map(|it| it.1 * it.1).sum::<f64>().sqrt();
            weighted
                .iter_mut()
                .for_each(|it| it.1 /= length.max(f64::MIN_POSITIVE));
            weighted
        });
        let weights: Vec<Vec<(usize, f64)>> = weights.collect();
        let mut weighted: Vec<Vec<(usize, f64)>> = vec![Vec::new(); articles.len()];
        for (index, words) in weights.iter().enumerate() {
            for &(word, weight) in words {
                weighted[word].push((index, weight));
            }
        }
        Self {
            weights,
            articles: weighted,
        }
    }

    /// Adds how much each other article has in common with one, from 0 to 1.
    fn alike(&self, index: usize, scores: &mut Scores) {
        for &(word, own) in &self.weights[index] {
            let articles = &self.articles[word];
            if articles.len() > COMMON {
                continue;
            }
            for &(other, theirs) in articles {
                scores.add(other, own * theirs);
            }
        }
    }
}

/// The words of a version's title and headings, and what they count.
fn counted(version: &Version) -> BTreeMap<String, f64> {
    let analyzer = Analyzer::of(&version.locale);
    let mut words: BTreeMap<String, f64> = BTreeMap::new();
    let mut add = |text: &str, weight: f64| {
        let found = analyzer.words(text).into_iter();
        for word in found.filter(|it| !analyzer.is_function_word(&it.text)) {
            let count = words.entry(word.stem).or_default();
            *count = count.max(weight);
        }
    };
    add(&version.title, 1.0);
    for block in &version.doc.blocks {
        if let BlockKind::Heading { level, inlines, .. } = &block.kind
            && *level > 1
        {
            add(&plain_text(inlines), HEADING);
        }
    }
    words
}
