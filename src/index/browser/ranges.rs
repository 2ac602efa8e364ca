//! Which groups stand in one file of postings.

use crate::index::browser::lexis::Lexis;
use crate::index::browser::postings::LEAST_POSTINGS;
use std::ops::Range;

/// The groups of each file: those that have synonyms as they are clustered, others
/// that queries likely name, and in about as many as `most` says function words that
/// are synonyms, other function words and the rest. `weight` tells how much a group
/// takes.
pub(super) fn of(lexis: &Lexis, weight: impl Fn(u32) -> f32, most: [usize; 3]) -> Vec<Range<u32>> {
    let size = |groups: Range<u32>| groups.map(&weight).sum::<f32>();
    let borders = [
        lexis.named,
        lexis.likely,
        lexis.spoken,
        lexis.grammar,
        lexis.groups,
    ];
    let mut firsts = lexis.clusters.clone();
    let most = std::iter::once(lexis.files).chain(most);
    for (place, most) in most.enumerate() {
        let groups = borders[place]..borders[place + 1];
        let full = f32::max(
            size(groups.clone()) / most.max(1) as f32,
            LEAST_POSTINGS as f32,
        );
        let mut weighed = full;
        for group in groups {
            if weighed >= full {
                firsts.push(group);
                // What is too much in one makes the next smaller.
                weighed %= full;
            }
            weighed += weight(group);
        }
    }
    if firsts.is_empty() {
        firsts.push(0);
    }
    let ends = firsts.iter().skip(1).copied().chain([lexis.groups]);
    firsts
        .iter()
        .zip(ends)
        .map(|(first, end)| *first..end)
        .collect()
}
