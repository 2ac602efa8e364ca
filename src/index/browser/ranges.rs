//! Which groups stand in one file of postings.

use crate::index::browser::lexis::Lexis;
use crate::index::browser::postings::LEAST_POSTINGS;
use std::ops::Range;

/// How much smaller chunks of groups are that have synonyms, which queries ask
/// for more often than others.
const NAMED: f32 = 2.5;

/// The groups of each chunk: of those that queries likely name, of function words
/// and of others, each in about as many as `most` says. `weight` tells how much a
/// group takes.
pub(super) fn of(lexis: &Lexis, weight: impl Fn(u32) -> f32, most: [usize; 3]) -> Vec<Range<u32>> {
    let kind =
        |group: u32| usize::from(group >= lexis.likely) + usize::from(group >= lexis.grammar);
    let weight = |group: u32| weight(group) * if group < lexis.named { NAMED } else { 1.0 };
    let mut sizes = [0.0; 3];
    (0..lexis.groups).for_each(|it| sizes[kind(it)] += weight(it));
    for (size, most) in sizes.iter_mut().zip(most) {
        *size = f32::max(*size / most as f32, LEAST_POSTINGS as f32);
    }
    let mut ranges = Vec::new();
    let (mut first, mut weighed) = (0, 0.0);
    for group in 0..lexis.groups {
        let is_border = [lexis.likely, lexis.grammar].contains(&group);
        let size = sizes[kind(group)];
        if group > 0 && (is_border || weighed >= size) {
            ranges.push(first..group);
            // What is too much in one makes the next smaller.
            (first, weighed) = (group, if is_border { 0.0 } else { weighed % size });
        }
        weighed += weight(group);
    }
    ranges.push(first..lexis.groups);
    ranges
}
