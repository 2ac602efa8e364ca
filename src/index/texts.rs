//! The words of one locale, each kept once and known by its number.

use crate::analyzer::{Analyzer, Word, is_code};
use crate::index::schema::Kind;
use rustc_hash::FxHashMap;

/// What is too long to be a word.
const NO_WORD: u32 = u32::MAX;

const LONGEST_WORD: usize = 64;

/// The longest run, in bytes, that is likely to occur again.
const LONGEST_KNOWN_RUN: usize = 48;

/// The words, pairs of characters and codes of a locale.
pub(super) struct Texts {
    pub analyzer: &'static Analyzer,
    /// Each as a term of the index.
    pub terms: Vec<String>,
    numbers: FxHashMap<String, u32>,
    /// Forms that were already seen as they are written.
    words: FxHashMap<Box<str>, u32>,
    bigrams: FxHashMap<Box<str>, u32>,
    /// The numbers of what short runs hold that have more than one word.
    runs: FxHashMap<Box<str>, Box<[u32]>>,
}

impl Texts {
    pub fn new(analyzer: &'static Analyzer) -> Self {
        Self {
            analyzer,
            terms: Vec::new(),
            numbers: FxHashMap::default(),
            words: FxHashMap::default(),
            bigrams: FxHashMap::default(),
            runs: FxHashMap::default(),
        }
    }

    /// Adds the numbers of all that a text holds.
    pub fn add(&mut self, text: &str, numbers: &mut Vec<u32>) {
        for run in self.analyzer.runs(text) {
            if run.is_word {
                numbers.extend(self.word(run.text));
            } else {
                self.add_run(run.text, numbers);
            }
        }
        for code in self.analyzer.codes(text) {
            if let Some(joined) = joined(&code) {
                numbers.push(self.number(Kind::Word.term(&joined)));
            }
            numbers.push(self.number(Kind::Code.term(&code.text)));
        }
    }

    /// Adds the words and pairs of a run that has more than one.
    fn add_run(&mut self, run: &str, numbers: &mut Vec<u32>) {
        if let Some(known) = self.runs.get(run) {
            return numbers.extend(known);
        }
        let first = numbers.len();
        let written = self.analyzer.written(run);
        let words = written.words.into_iter();
        numbers.extend(words.filter_map(|it| self.word(it)));
        let pairs = written.bigrams.into_iter();
        numbers.extend(pairs.map(|it| self.bigram(it)));
        if run.len() <= LONGEST_KNOWN_RUN {
            self.runs.insert(run.into(), numbers[first..].into());
        }
    }

    /// Takes the words of others over, and tells what numbers they have here.
    pub fn take(&mut self, others: Self) -> Vec<u32> {
        let terms = others.terms.into_iter();
        terms.map(|it| self.number(it)).collect()
    }

    /// The number of a code.
    pub fn code(&mut self, code: &str) -> u32 {
        self.number(Kind::Code.term(code))
    }

    /// The number of a word; `None` for what is too long to be one.
    fn word(&mut self, written: &str) -> Option<u32> {
        if let Some(known) = self.words.get(written) {
            return Some(*known).filter(|it| *it != NO_WORD);
        }
        let word = self.analyzer.normalize(written);
        let number = (word.len() <= LONGEST_WORD).then(|| self.number(Kind::Word.term(&word)));
        self.words.insert(written.into(), number.unwrap_or(NO_WORD));
        number
    }

    fn bigram(&mut self, written: &str) -> u32 {
        if let Some(known) = self.bigrams.get(written) {
            return *known;
        }
        let pair = self.analyzer.normalize(written);
        let number = self.number(Kind::Bigram.term(&pair));
        self.bigrams.insert(written.into(), number);
        number
    }

    fn number(&mut self, term: String) -> u32 {
        if let Some(known) = self.numbers.get(&term) {
            return *known;
        }
        let number = u32::try_from(self.terms.len()).unwrap_or(NO_WORD);
        self.terms.push(term.clone());
        self.numbers.insert(term, number);
        number
    }

    /// The word of a number, where it is one.
    pub fn as_word(&self, number: u32) -> Option<&str> {
        let term = &self.terms[number as usize];
        Kind::Word.is_of(term).then(|| &term[1..])
    }
}

/// `e-post` is also looked for as `epost`.
pub(super) fn joined(code: &Word) -> Option<String> {
    let (head, tail) = code.text.split_once('-')?;
    let plain = !is_code(&code.text) && !tail.contains('-');
    (plain && !head.is_empty() && !tail.is_empty()).then(|| format!("{head}{tail}"))
}
