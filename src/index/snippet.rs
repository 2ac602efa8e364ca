//! The best of an article's text for a query.

use crate::analyzer::Analyzer;
use std::collections::{BTreeSet, HashMap};
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

/// Finds what is wanted in texts of one language.
pub(super) struct Matcher {
    analyzer: &'static Analyzer,
    wanted: Wanted,
    /// What is wanted in scripts without spaces.
    unspaced: BTreeSet<String>,
    /// The words met so far, with the stem where it is wanted.
    met: HashMap<String, Option<String>>,
}

impl Matcher {
    /// Looks for what is wanted.
    pub fn new(analyzer: &'static Analyzer, wanted: Wanted) -> Self {
        let words = wanted.stems.iter().chain(&wanted.pairs);
        let unspaced = words.filter(|it| analyzer.spaced_words(it).is_empty());
        let unspaced = unspaced.cloned().collect();
        Self {
            analyzer,
            unspaced,
            wanted,
            met: HashMap::new(),
        }
    }

    /// The passage of a text that holds most of what is wanted.
    pub fn snippet(&mut self, text: &str) -> Snippet {
        let Some(line) = self.best(text.lines().filter(|it| !it.trim().is_empty())) else {
            return Snippet::default();
        };
        let passage = if line.len() > LONGEST {
            self.best(passages(line).into_iter()).unwrap_or(line)
        } else {
            line.trim()
        };
        Snippet {
            text: passage.to_owned(),
            marks: self.marks(passage),
        }
    }

    /// The first of those with the most different wanted things.
    fn best<'t>(&mut self, pieces: impl Iterator<Item = &'t str>) -> Option<&'t str> {
        let mut best: Option<(usize, &str)> = None;
        for piece in pieces {
            let count = self.count(piece);
            if best.is_none_or(|(other, _)| count > other) {
                best = Some((count, piece));
            }
        }
        best.map(|(_, piece)| piece)
    }

    /// How many different wanted things a text holds.
    fn count(&mut self, text: &str) -> usize {
        let mut kinds = BTreeSet::new();
        for word in self.analyzer.spaced_words(text) {
            kinds.extend(self.stem(word));
        }
        let unspaced = self.unspaced.iter().filter(|it| text.contains(it.as_str()));
        kinds.len() + unspaced.count()
    }

    /// The stem of a word, where it is wanted.
    fn stem(&mut self, word: String) -> Option<String> {
        if let Some(known) = self.met.get(&word) {
            return known.clone();
        }
        let stem = self.analyzer.stem(&word).into_owned();
        let stem = self.wanted.stems.contains(&stem).then_some(stem);
        self.met.insert(word, stem.clone());
        stem
    }

    /// Where what is wanted stands.
    fn marks(&self, passage: &str) -> Vec<Range<usize>> {
        let words = self.analyzer.words(passage);
        let words = words
            .iter()
            .filter(|it| self.wanted.stems.contains(&it.stem));
        let mut marks: Vec<Range<usize>> = words.map(|it| it.start..it.end).collect();
        if !self.wanted.pairs.is_empty() {
            let pairs = self.analyzer.bigrams(passage);
            let pairs = pairs
                .iter()
                .filter(|it| self.wanted.pairs.contains(&it.text));
            marks.extend(pairs.map(|it| it.start..it.end));
        }
        joined(marks)
    }
}

/// Ranges in their order, those that overlap or touch as one.
fn joined(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_by_key(|it| (it.start, it.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => joined.push(mark),
        }
    }
    joined
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
