//! Articles that say almost the same.

use crate::index::hashed::Hashed;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use std::collections::BTreeMap;

const HASHES: usize = 12;
const BAND: usize = 3;
const SHINGLE: usize = 3;
const ALIKE: f32 = 0.85;

/// For each article the number of the first one that says almost the same; an
/// article without such has its own number.
pub(super) fn groups(articles: &[Hashed]) -> Vec<u32> {
    let shingles: Vec<Vec<u64>> = articles.par_iter().map(|it| shingles(&it.text)).collect();
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

/// The hashes of all runs of words, sorted.
fn shingles(words: &[u64]) -> Vec<u64> {
    let mut shingles: Vec<u64> = words.windows(SHINGLE).map(join).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
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
