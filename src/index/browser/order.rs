//! The order in which the client knows the articles: like ones beside each
//! other, so that what a query finds stands in few files and postings are short.
//!
//! Entry point: [`order`]. An article and those likest it are taken for what a
//! query may find together; the order keeps as many of them as it can close.

mod halves;

use crate::analyzer::Analyzer;
use crate::model::{KnowledgeBase, PartKind, Version};
use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rustc_hash::FxHashMap;

/// How many articles like it each is put together with.
const LIKE: usize = 20;
/// Words in more articles than this tell nothing, nor those in a larger share.
const COMMONEST: usize = 400;
const COMMON_SHARE: usize = 6;
/// What a word of a title counts beside one of the text.
const IN_TITLE: f32 = 4.0;
/// Of what a word counts at most it counts half where it counts so often.
const SATURATION: f32 = 2.0;
/// How much of a text tells what it is about, in bytes.
const TOLD: usize = 400;

/// The articles in that order.
pub(super) fn order(kb: &KnowledgeBase) -> Vec<u32> {
    let texts = Texts::new(kb);
    let count = texts.words.len();
    let sets = (0..count).into_par_iter();
    let sets = sets.map_init(|| vec![0.0; count], |scores, it| texts.like(it, scores));
    halves::order(&sets.collect::<Vec<_>>())
}

/// What the articles are about.
struct Texts {
    /// The words of each article that others have, and their weights; the squares
    /// of all sum up to 1.
    words: Vec<Vec<(u32, f32)>>,
    /// The articles that have each word, and its weight there.
    articles: Vec<Vec<(u32, f32)>>,
}

impl Texts {
    fn new(kb: &KnowledgeBase) -> Self {
        let source = std::slice::from_ref(&kb.settings.source_locale);
        let counted = kb.articles.par_iter().map(|it| {
            let version = it.best_version(source);
            counted(version)
        });
        let counted: Vec<Vec<(String, f32)>> = counted.collect();
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut articles: Vec<usize> = Vec::new();
        let numbered = counted.iter().map(|words| {
            let words = words.iter().map(|(word, count)| {
                let next = u32::try_from(articles.len()).expect("words are fewer than 4 billion");
                let number = *numbers.entry(word).or_insert(next);
                if number == next {
                    articles.push(0);
                }
                articles[number as usize] += 1;
                (number, *count)
            });
            words.collect::<Vec<_>>()
        });
        let numbered: Vec<Vec<(u32, f32)>> = numbered.collect();
        let count = counted.len();
        let most = COMMONEST.min(count.div_ceil(COMMON_SHARE));
        let weighted = numbered
            .into_iter()
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

/// The words of a version and what each counts, each once.
fn counted(version: &Version) -> Vec<(String, f32)> {
    let analyzer = Analyzer::of(&version.locale);
    let mut words: Vec<(String, f32)> = Vec::new();
    let mut add = |text: &str, count: f32| {
        let found = analyzer.normal_words(text).into_iter();
        words.extend(found.map(|it| (it, count)));
    };
    add(&version.title, IN_TITLE);
    let mut left = TOLD;
    for part in version.doc.parts() {
        if part.kind == PartKind::Html {
            continue;
        }
        let text = part.text();
        let ends = text.char_indices().map(|it| it.0);
        let end = match text.len() > left {
            true => ends.take_while(|it| *it <= left).last().unwrap_or(0),
            false => text.len(),
        };
        add(&text[..end], 1.0);
        left -= end;
        if left == 0 || end < text.len() {
            break;
        }
    }
    words.sort_unstable_by(|a, b| a.0.cmp(&b.0));
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
    words
}
