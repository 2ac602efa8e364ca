//! The order in which the client knows the articles: like ones beside each
//! other, so that what a query finds stands in few files and postings are short.
//!
//! Entry point: [`order`]. An article and those likest it are taken for what a
//! query may find together; the order keeps as many of them as it can close.

mod halves;

use crate::analyzer::Analyzer;
use crate::index::texts::Texts;
use crate::model::{KnowledgeBase, PartKind, Version};
use rayon::prelude::{IntoParallelIterator, ParallelIterator};
use std::collections::BTreeMap;

/// How many articles like it each is put together with.
const LIKE: usize = 20;
/// Words in more articles than this tell nothing, nor those in a larger share.
const COMMONEST: usize = 400;
const COMMON_SHARE: usize = 6;
/// So many of an article's words, those that tell most, are compared.
const TELLING: usize = 32;
/// What a word of a title counts beside one of the text.
const IN_TITLE: f32 = 4.0;
/// Of what a word counts at most it counts half where it counts so often.
const SATURATION: f32 = 2.0;
/// How much of a text tells what it is about, in bytes.
const TOLD: usize = 400;
/// The most bytes of a letter.
const LONGEST_LETTER: usize = 4;
/// How many articles one core reads before their words meet those of others.
const READ_AT_ONCE: usize = 512;

/// The articles in that order.
pub(super) fn order(kb: &KnowledgeBase) -> Vec<u32> {
    let subjects = Subjects::new(kb);
    let count = subjects.words.len();
    let sets = (0..count).into_par_iter();
    let sets = sets.map_init(|| vec![0.0; count], |scores, it| subjects.like(it, scores));
    halves::order(&sets.collect::<Vec<_>>())
}

/// What the articles are about.
struct Subjects {
    /// The words of each article that others have, and their weights; the squares
    /// of all sum up to 1.
    words: Vec<Vec<(u32, f32)>>,
    /// The articles that have each word, and its weight there.
    articles: Vec<Vec<(u32, f32)>>,
}

impl Subjects {
    fn new(kb: &KnowledgeBase) -> Self {
        let (counted, count) = counted(kb);
        let mut articles = vec![0_usize; count];
        for (word, _) in counted.iter().flatten() {
            articles[*word as usize] += 1;
        }
        let most = COMMONEST.min(counted.len().div_ceil(COMMON_SHARE));
        let weighted = counted
            .into_par_iter()
            .map(|words| weighted(words, &articles, most));
        let words: Vec<Vec<(u32, f32)>> = weighted.collect();
        let mut holding = vec![Vec::new(); articles.len()];
        for (article, words) in (0u32..).zip(&words) {
            for &(word, weight) in words {
                holding[word as usize].push((article, weight));
            }
        }
        Self {
            words,
            articles: holding,
        }
    }

    /// An article and those likest it. `scores` are 0, and are so again afterwards.
    fn like(&self, own: usize, scores: &mut [f32]) -> Vec<u32> {
        let mut touched: Vec<u32> = Vec::new();
        for &(word, weight) in &self.words[own] {
            for &(article, other) in &self.articles[word as usize] {
                let score = &mut scores[article as usize];
                if *score == 0.0 {
                    touched.push(article);
                }
                *score += weight * other;
            }
        }
        scores[own] = 0.0;
        let own = u32::try_from(own).expect("articles are fewer than 4 billion");
        let scored = touched.into_iter().filter(|it| *it != own);
        let scored = scored.map(|it| (it, std::mem::take(&mut scores[it as usize])));
        let mut like: Vec<(u32, f32)> = scored.collect();
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if like.len() > LIKE {
            like.select_nth_unstable_by(LIKE, order);
            like.truncate(LIKE);
        }
        let like = like.into_iter().map(|it| it.0);
        like.chain([own]).collect()
    }
}

/// For each article its words and how often it says them, and how many words there
/// are.
fn counted(kb: &KnowledgeBase) -> (Vec<Vec<(u32, f32)>>, usize) {
    let source = std::slice::from_ref(&kb.settings.source_locale);
    let mut languages: BTreeMap<&str, Vec<(usize, &Version)>> = BTreeMap::new();
    for (article, versions) in kb.articles.iter().enumerate() {
        let version = versions.best_version(source);
        let tag = Analyzer::of(&version.locale).tag;
        languages.entry(tag).or_default().push((article, version));
    }
    let chunks: Vec<_> = languages
        .values()
        .flat_map(|it| it.chunks(READ_AT_ONCE))
        .collect();
    let read = chunks.into_par_iter().map(|versions| {
        let mut texts = Texts::new(Analyzer::of(&versions[0].1.locale));
        let counted = versions.iter().map(|(article, version)| {
            let words = said(version, &mut texts);
            (*article, words)
        });
        let counted: Vec<(usize, Vec<(u32, f32)>)> = counted.collect();
        (texts, counted)
    });
    let mut all = Texts::new(Analyzer::of(&kb.settings.source_locale));
    let mut counted = vec![Vec::new(); kb.articles.len()];
    for (texts, articles) in read.collect::<Vec<_>>() {
        let numbers = all.take(texts);
        for (article, mut words) in articles {
            for (number, _) in &mut words {
                *number = numbers[*number as usize];
            }
            counted[article] = words;
        }
    }
    (counted, all.terms.len())
}

/// The words at the head of a version, and what each counts.
fn said(version: &Version, texts: &mut Texts) -> Vec<(u32, f32)> {
    let mut numbers = Vec::new();
    texts.add(&version.title, &mut numbers);
    let titles = numbers.len();
    let mut left = TOLD;
    for part in version.doc.parts() {
        if part.kind == PartKind::Html {
            continue;
        }
        let text = part.text();
        let text = &text[..text.floor_char_boundary(left)];
        texts.add(text, &mut numbers);
        left -= text.len();
        if left < LONGEST_LETTER {
            break;
        }
    }
    let counts = numbers.into_iter().enumerate();
    let counts = counts.map(|(place, it)| (it, if place < titles { IN_TITLE } else { 1.0 }));
    let mut words: Vec<(u32, f32)> = counts.collect();
    words.sort_unstable_by_key(|it| it.0);
    words.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 += next.1;
        }
        is_same
    });
    words
}

/// Weighs words by how many articles have them and drops those that tell nothing.
fn weighted(mut words: Vec<(u32, f32)>, articles: &[usize], most: usize) -> Vec<(u32, f32)> {
    let all = articles.len() as f32;
    for (word, count) in &mut words {
        let rarity = (1.0 + all / articles[*word as usize] as f32).ln();
        *count *= rarity / (*count + SATURATION);
    }
    let length = words.iter().map(|it| it.1 * it.1).sum::<f32>().sqrt();
    words.retain(|it| (2..=most).contains(&articles[it.0 as usize]));
    for (_, weight) in &mut words {
        *weight /= length.max(f32::MIN_POSITIVE);
    }
    if words.len() > TELLING {
        words.select_nth_unstable_by(TELLING, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        words.truncate(TELLING);
    }
    words
}
