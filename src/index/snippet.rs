//! The best of an article's text for a query.

use crate::analyzer::Analyzer;
use std::collections::BTreeSet;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

const LONGEST: usize = 240;

/// An excerpt with what matched in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Plain text.
    pub text: String,
    /// What matched: sorted byte ranges of the text that do not overlap.
    pub marks: Vec<Range<usize>>,
}

/// What is marked: the stems of words and pairs of characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    pub stems: BTreeSet<String>,
    pub pairs: BTreeSet<String>,
}

/// The passage of a text that holds most of what is wanted.
pub(super) fn make(text: &str, analyzer: &Analyzer, wanted: &Wanted) -> Snippet {
    let mut best: Option<(usize, &str, Vec<Range<usize>>)> = None;
    for line in text.lines() {
        for passage in passages(line) {
            let (kinds, marks) = marks(passage, analyzer, wanted);
            if best.as_ref().is_none_or(|(other, ..)| kinds > *other) {
                best = Some((kinds, passage, marks));
            }
        }
    }
    best.map_or_else(Snippet::default, |(_, passage, marks)| Snippet {
        text: passage.to_owned(),
        marks,
    })
}

/// Sentences, or pieces of those that are too long, cut between words.
fn passages(line: &str) -> Vec<&str> {
    let mut passages = Vec::new();
    let mut start = 0;
    for (at, sentence) in line.split_sentence_bound_indices() {
        let end = at + sentence.len();
        if end - start > LONGEST && at > start {
            passages.push(&line[start..at]);
            start = at;
        }
    }
    passages.push(&line[start..]);
    let pieces = passages.into_iter().flat_map(cut);
    pieces.map(str::trim).filter(|it| !it.is_empty()).collect()
}

fn cut(passage: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut last) = (0, 0);
    for (at, _) in passage.split_word_bound_indices() {
        if at - start > LONGEST && last > start {
            pieces.push(&passage[start..last]);
            start = last;
        }
        last = at;
    }
    pieces.push(&passage[start..]);
    pieces
}

/// How many different wanted things a passage holds, and where.
fn marks(passage: &str, analyzer: &Analyzer, wanted: &Wanted) -> (usize, Vec<Range<usize>>) {
    let words = analyzer.words(passage);
    let pairs = if wanted.pairs.is_empty() {
        Vec::new()
    } else {
        analyzer.bigrams(passage)
    };
    let words = words.iter().filter(|it| wanted.stems.contains(&it.stem));
    let pairs = pairs.iter().filter(|it| wanted.pairs.contains(&it.text));
    let mut kinds = BTreeSet::new();
    let mut marks: Vec<Range<usize>> = Vec::new();
    for word in words.chain(pairs) {
        kinds.insert(&word.stem);
        marks.push(word.start..word.end);
    }
    marks.sort_by_key(|it| (it.start, it.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.start < last.end => last.end = last.end.max(mark.end),
            _ => joined.push(mark),
        }
    }
    (kinds.len(), joined)
}
