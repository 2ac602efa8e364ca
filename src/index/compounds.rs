//! Compounds: words joined and parted by the corpus's own vocabulary.

use crate::analyzer::Analyzer;
use crate::index::shard::Shard;
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// In how many articles a word of three letters must be to be taken for a part.
const SURE: u32 = 20;

const SHORTEST_PART: usize = 3;
const SHORTEST_COMPOUND: usize = 7;
const LONGEST_COMPOUND: usize = 48;

/// The two parts of a compound, where the vocabulary knows both: the split
/// whose parts are commonest. `articles` tells how many hold a word.
pub(super) fn split<'a>(
    word: &'a str,
    links: &[&str],
    articles: &dyn Fn(&str) -> u32,
) -> Option<(&'a str, &'a str)> {
    let length = word.chars().count();
    if !(SHORTEST_COMPOUND..=LONGEST_COMPOUND).contains(&length) {
        return None;
    }
    let mut best: Option<(f32, (&str, &str))> = None;
    for (at, _) in word.char_indices().skip(SHORTEST_PART) {
        let (head, tail) = word.split_at(at);
        if tail.chars().count() < SHORTEST_PART {
            break;
        }
        let Some(tail_score) = part_score(tail, articles) else {
            continue;
        };
        for link in links {
            let Some(head) = head.strip_suffix(link) else {
                continue;
            };
            let Some(head_score) = part_score(head, articles) else {
                continue;
            };
            let score = head_score + tail_score - if link.is_empty() { 0.0 } else { 0.5 };
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, (head, tail)));
            }
        }
    }
    best.map(|(_, parts)| parts)
}

/// The two parts of a word of a query. A long part needs be in one article
/// only, because both must be in those that are found, and where nothing holds
/// the word itself, in any form.
pub(super) fn split_query<'a>(word: &'a str, shard: &Shard) -> Option<(&'a str, &'a str)> {
    let links = shard.analyzer.links();
    let writes_apart = links.is_empty();
    let links = if writes_apart { &[""][..] } else { links };
    let is_known = writes_apart || shard.vocabulary.articles(word) > 0;
    let articles = |part: &str| {
        let found = shard.vocabulary.articles(part);
        let length = part.chars().count();
        match (is_known, length) {
            (true, 5..) => 2 * found,
            (false, 4..) => 4 * found.max(shard.forms(part)),
            _ => found,
        }
    };
    split(word, links, &articles)
}

/// Long parts prove more than short ones, common ones more than rare ones.
fn part_score(part: &str, articles: &dyn Fn(&str) -> u32) -> Option<f32> {
    let length = part.chars().count();
    if length < SHORTEST_PART {
        return None;
    }
    let count = articles(part);
    let needed = match length {
        3 => SURE,
        4 => 4,
        _ => 2,
    };
    (count >= needed).then(|| (count as f32).ln() + 1.5 * (length as f32).min(8.0))
}

/// All parts of the compounds among sorted words with the number of articles
/// that hold each, each split until nothing splits.
pub(super) fn parts<'a>(
    analyzer: &Analyzer,
    words: &'a [(String, u32)],
) -> BTreeMap<&'a str, Vec<&'a str>> {
    if analyzer.links().is_empty() {
        return BTreeMap::new();
    }
    let counts: FxHashMap<&str, u32> = words.iter().map(|(word, n)| (word.as_str(), *n)).collect();
    let parts = |word: &'a str| {
        let articles = |word: &str| counts.get(word).copied().unwrap_or(0);
        let mut parts = Vec::new();
        let mut rest = vec![word];
        while let Some(piece) = rest.pop() {
            if let Some((head, tail)) = split(piece, analyzer.links(), &articles) {
                parts.extend([head, tail]);
                rest.extend([head, tail]);
            }
        }
        parts.sort_unstable();
        parts.dedup();
        (!parts.is_empty()).then_some((word, parts))
    };
    let words = words.par_iter().map(|(word, _)| word.as_str());
    let words = words.filter(|it| !it.bytes().any(|byte| byte.is_ascii_digit()));
    words.filter_map(parts).collect()
}
