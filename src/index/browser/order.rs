//! The order in which the client knows the articles: like ones beside each
//! other, so that what a query finds stands in few files and postings are short.
//!
//! Entry point: [`order`]. An article and those likest it are taken for what a
//! query may find together; the order keeps as many of them as it can close.

mod halves;

use crate::index::hashed::Hashed;
use rayon::prelude::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use rustc_hash::FxHashMap;

/// How many articles like it each is put together with.
const LIKE: usize = 20;
/// Words in more articles than this tell nothing, nor those in a larger share.
const COMMONEST: usize = 300;
const COMMON_SHARE: usize = 6;
/// So many of an article's words, those that tell most, are compared.
const TELLING: usize = 20;
/// What a word of a title counts beside one of the text.
const IN_TITLE: f32 = 4.0;
/// Of what a word counts at most it counts half where it counts so often.
const SATURATION: f32 = 2.0;
/// So many words of a text tell what it is about.
const TOLD: usize = 64;
/// How many like articles are held before all but the likest are forgotten.
const HELD: usize = 128;

/// The articles in that order.
pub(super) fn order(articles: &[Hashed]) -> Vec<u32> {
    let subjects = Subjects::new(articles);
    let places = (0..articles.len()).into_par_iter();
    let sets = places.map_init(
        || vec![0.0; articles.len()],
        |scores, it| subjects.like(it, scores),
    );
    halves::order(&sets.collect::<Vec<_>>())
}

/// What the articles are about.
struct Subjects {
    /// The words that tell most of each article and that others have, and their
    /// weights: parts of a whole whose squares sum up to 1.
    words: Vec<Vec<(u32, f32)>>,
    /// The articles that have each word, and its weight there.
    articles: Vec<Vec<(u32, f32)>>,
}

impl Subjects {
    fn new(articles: &[Hashed]) -> Self {
        let (counted, count) = counted(articles);
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
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        let mut like: Vec<(u32, f32)> = Vec::with_capacity(HELD);
        let mut least = 0.0;
        for article in touched {
            let score = std::mem::take(&mut scores[article as usize]);
            if score >= least && article != own {
                like.push((article, score));
            }
            if like.len() == HELD {
                like.select_nth_unstable_by(LIKE - 1, order);
                like.truncate(LIKE);
                least = like[LIKE - 1].1;
            }
        }
        if like.len() > LIKE {
            like.select_nth_unstable_by(LIKE - 1, order);
            like.truncate(LIKE);
        }
        let like = like.into_iter().map(|it| it.0);
        like.chain([own]).collect()
    }
}

/// For each article the words at its head and what each counts, and how many words
/// there are.
fn counted(articles: &[Hashed]) -> (Vec<Vec<(u32, f32)>>, usize) {
    let counted: Vec<Vec<(u64, f32)>> = articles.par_iter().map(said).collect();
    let mut numbers: FxHashMap<u64, u32> = FxHashMap::default();
    let numbered = counted.into_iter().map(|words| {
        let words = words.into_iter().map(|(word, count)| {
            let next = u32::try_from(numbers.len()).expect("words are fewer than 4 billion");
            (*numbers.entry(word).or_insert(next), count)
        });
        words.collect()
    });
    (numbered.collect(), numbers.len())
}

fn said(article: &Hashed) -> Vec<(u64, f32)> {
    let title = article.title.iter().map(|it| (*it, IN_TITLE));
    let text = article.text.iter().take(TOLD).map(|it| (*it, 1.0));
    let mut words: Vec<(u64, f32)> = title.chain(text).collect();
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
