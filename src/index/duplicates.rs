//! Articles that say almost the same.

use crate::model::{Article, KnowledgeBase};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use std::collections::BTreeMap;

const HASHES: usize = 12;
const BAND: usize = 3;
const SHINGLE: usize = 3;
const ALIKE: f32 = 0.85;

/// For each article the number of the first one that says almost the same; an
/// article without such has its own number.
pub(super) fn groups(kb: &KnowledgeBase) -> Vec<u32> {
    let shingles: Vec<Vec<u64>> = kb.articles.par_iter().map(|it| shingles(kb, it)).collect();
    let mut first: Vec<u32> = (0..u32::try_from(shingles.len()).unwrap_or(u32::MAX)).collect();
    let mut buckets: BTreeMap<(usize, Vec<u64>), Vec<usize>> = BTreeMap::new();
    for (article, shingles) in shingles.iter().enumerate() {
        if shingles.is_empty() {
            continue;
        }
        let least = least_hashes(shingles);
        for (band, hashes) in least.chunks(BAND).enumerate() {
            buckets
                .entry((band, hashes.to_vec()))
                .or_default()
                .push(article);
        }
    }
    for articles in buckets.values() {
        for (place, &article) in articles.iter().enumerate() {
            for &earlier in &articles[..place] {
                if first[article] != first[earlier] && alike(&shingles[article], &shingles[earlier])
                {
                    let (one, other) = (first[article], first[earlier]);
                    let (keep, lose) = (one.min(other), one.max(other));
                    first
                        .iter_mut()
                        .filter(|it| **it == lose)
                        .for_each(|it| *it = keep);
                }
            }
        }
    }
    first
}

/// The hashes of all runs of words of an article, sorted.
fn shingles(kb: &KnowledgeBase, article: &Article) -> Vec<u64> {
    let version = article.best_version(std::slice::from_ref(&kb.settings.source_locale));
    let mut words: Vec<u64> = Vec::new();
    for part in version.doc.parts() {
        let text = part.text();
        let parts = text.split(|c: char| !is_letter(c));
        words.extend(parts.filter(|it| !it.is_empty()).map(hash));
    }
    let mut shingles: Vec<u64> = words.windows(SHINGLE).map(join).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// A number for a word, the same for capital and small letters.
fn hash(word: &str) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325;
    if word.is_ascii() {
        let letters = word.bytes().map(|it| it.to_ascii_lowercase());
        return letters.fold(start, |hash, it| add(hash, u64::from(it)));
    }
    let letters = word.chars().flat_map(char::to_lowercase);
    letters.fold(start, |hash, it| add(hash, u64::from(it)))
}

fn add(hash: u64, letter: u64) -> u64 {
    (hash ^ letter).wrapping_mul(0x0100_0000_01b3)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphanumeric())
}

fn join(words: &[u64]) -> u64 {
    words.iter().fold(0, |hash, word| {
        (hash ^ word)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(23)
    })
}

/// The least of each of several reorderings of the shingles (MinHash, Broder 1997).
fn least_hashes(shingles: &[u64]) -> Vec<u64> {
    let order = |seed: u64| {
        let factor = (2 * seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let hashes = shingles
            .iter()
            .map(|it| it.wrapping_mul(factor).rotate_left(31));
        hashes.min().unwrap_or(0)
    };
    (0..HASHES as u64).map(order).collect()
}

fn alike(one: &[u64], other: &[u64]) -> bool {
    let (mut rest, mut shared) = (other, 0_usize);
    for hash in one {
        let passed = rest.partition_point(|it| it < hash);
        rest = &rest[passed..];
        shared += usize::from(rest.first() == Some(hash));
    }
    let all = (one.len() + other.len() - shared) as f32;
    shared as f32 >= ALIKE * all
}
