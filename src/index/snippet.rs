//! The best of an article's text for a query.

use crate::analyzer::Analyzer;
use crate::index::slots;
use rustc_hash::FxHashMap;
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
    /// Whether they are words of grammar, because the query has no others.
    pub is_grammar: bool,
}

/// Finds what is wanted in texts of one language.
pub(super) struct Matcher {
    analyzer: &'static Analyzer,
    /// The wanted stems, sorted.
    stems: Vec<String>,
    pairs: BTreeSet<String>,
    is_grammar: bool,
    unspaced: Unspaced,
    /// The words met so far, as written, with the place of the stem where it
    /// is wanted.
    met: FxHashMap<Box<str>, Option<usize>>,
    /// When each stem was last counted.
    counted: Vec<usize>,
    count: usize,
}

impl Matcher {
    /// Looks for what is wanted.
    pub fn new(analyzer: &'static Analyzer, wanted: Wanted) -> Self {
        let words = wanted.stems.iter().chain(&wanted.pairs);
        let unspaced = words.filter(|it| analyzer.spaced(it).next().is_none());
        Self {
            analyzer,
            unspaced: Unspaced::new(unspaced.collect()),
            counted: vec![0; wanted.stems.len()],
            stems: wanted.stems.into_iter().collect(),
            pairs: wanted.pairs,
            is_grammar: wanted.is_grammar,
            met: FxHashMap::default(),
            count: 0,
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
        self.count += 1;
        let mut kinds = 0;
        for word in self.analyzer.spaced(text) {
            if let Some(stem) = self.stem(word)
                && std::mem::replace(&mut self.counted[stem], self.count) != self.count
            {
                kinds += 1;
            }
        }
        kinds + self.unspaced.count(&self.analyzer.common_letters(text))
    }

    /// The place of the stem of a word, where it is wanted.
    fn stem(&mut self, written: &str) -> Option<usize> {
        if let Some(known) = self.met.get(written) {
            return *known;
        }
        let word = self.analyzer.normalize(written);
        let stem = self.analyzer.stem(&word);
        let place = self.stems.binary_search_by(|it| (**it).cmp(&*stem)).ok();
        self.met.insert(written.into(), place);
        place
    }

    /// Where what is wanted stands.
    pub fn marks(&mut self, passage: &str) -> Vec<Range<usize>> {
        let places = self.analyzer.places(passage);
        let words = places.iter().cloned();
        let mut marks: Vec<Range<usize>> = words
            .filter(|it| self.stem(&passage[it.clone()]).is_some())
            .collect();
        if self.pairs.is_empty() {
            return joined(marks);
        }
        let pairs = self.analyzer.bigrams(passage);
        let pairs = pairs.iter().filter(|it| self.pairs.contains(&it.stem));
        marks.extend(pairs.map(|it| it.start..it.end));
        let marks = joined(marks).into_iter();
        let marks = marks.map(|it| self.without_grammar(it, passage, &places));
        marks.filter(|it| !it.is_empty()).collect()
    }

    /// A mark without the words of grammar that pairs of characters brought in
    /// at its ends.
    fn without_grammar(
        &mut self,
        mut mark: Range<usize>,
        passage: &str,
        places: &[Range<usize>],
    ) -> Range<usize> {
        let first = places.partition_point(|it| it.end <= mark.start);
        let count = places[first..].iter().take_while(|it| it.start < mark.end);
        let words = &places[first..first + count.count()];
        let end = words.len()
            - words
                .iter()
                .rev()
                .take_while(|it| self.is_left_out(passage, it))
                .count();
        let words = &words[..end];
        let start = words
            .iter()
            .take_while(|it| self.is_left_out(passage, it))
            .count();
        match &words[start..] {
            [] => mark.end = mark.start,
            [first, .., last] => mark = mark.start.max(first.start)..mark.end.min(last.end),
            [word] => mark = mark.start.max(word.start)..mark.end.min(word.end),
        }
        mark
    }

    fn is_left_out(&mut self, passage: &str, place: &Range<usize>) -> bool {
        let written = &passage[place.clone()];
        let word = self.analyzer.normalize(written);
        let is_grammar = slots::is_lone_kana(&word) || self.analyzer.is_function_word(&word);
        is_grammar && !self.is_grammar && self.stem(written).is_none()
    }
}

/// What is wanted in scripts without spaces, found in one pass over a text.
struct Unspaced {
    /// Sorted, and so are those that begin alike together.
    all: Vec<String>,
    /// One bit for the last bits of each first character.
    firsts: u128,
    found: Vec<bool>,
}

impl Unspaced {
    fn new(mut all: Vec<&String>) -> Self {
        all.sort();
        all.dedup();
        let firsts = all.iter().filter_map(|it| it.chars().next());
        Self {
            firsts: firsts.fold(0, |bits, c| bits | bit(c)),
            found: vec![false; all.len()],
            all: all.into_iter().cloned().collect(),
        }
    }

    /// How many of them a text holds.
    fn count(&mut self, text: &str) -> usize {
        if self.all.is_empty() {
            return 0;
        }
        self.found.fill(false);
        for (at, c) in text.char_indices() {
            if self.firsts & bit(c) == 0 {
                continue;
            }
            let rest = &text[at..];
            let first = &rest[..c.len_utf8()];
            let from = self.all.partition_point(|it| it.as_str() < first);
            for (it, found) in self.all[from..].iter().zip(&mut self.found[from..]) {
                if !it.starts_with(c) {
                    break;
                }
                *found |= rest.starts_with(it.as_str());
            }
        }
        self.found.iter().filter(|it| **it).count()
    }
}

fn bit(c: char) -> u128 {
    1 << (u32::from(c) % 128)
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
    if passage.len() <= LONGEST {
        return vec![passage];
    }
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
