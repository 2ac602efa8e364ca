//! Articles that say almost the same.

use crate::index::hashed::Hashed;
use rayon::prelude::{
    IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator, ParallelSliceMut,
};

const BANDS: usize = 4;
const BAND: usize = 3;
const SHINGLE: usize = 3;
const ALIKE: f32 = 0.85;

/// For each article the number of the first one that says almost the same; an
/// article without such has its own number.
pub(super) fn groups(articles: &[Hashed]) -> Vec<u32> {
    let shingles: Vec<Vec<u64>> = articles.par_iter().map(|it| shingles(&it.text)).collect();
    let mut first: Vec<u32> = (0..u32::try_from(shingles.len()).unwrap_or(u32::MAX)).collect();
    let bands = shingles
        .par_iter()
        .enumerate()
        .filter(|it| !it.1.is_empty());
    let bands = bands.flat_map_iter(|(article, shingles)| {
        let least = least_hashes(shingles);
        (0..BANDS).map(move |band| (band, least[band], article))
    });
    let mut bands: Vec<(usize, [u64; BAND], usize)> = bands.collect();
    bands.par_sort_unstable();
    for bucket in bands.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let articles: Vec<usize> = bucket.iter().map(|it| it.2).collect();
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
fn least_hashes(shingles: &[u64]) -> [[u64; BAND]; BANDS] {
    let order = |seed: usize| {
        let seed = seed as u64;
        let factor = (2 * seed + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let hashes = shingles
            .iter()
            .map(|it| it.wrapping_mul(factor).rotate_left(31));
        hashes.min().unwrap_or(0)
    };
    std::array::from_fn(|band| std::array::from_fn(|place| order(band * BAND + place)))
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
