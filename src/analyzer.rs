//! Text to terms: one analyzer a language, chosen by locale and never guessed.
//!
//! Entry point: [`Analyzer::of`]. The index and flow cues use the same
//! analyzer, so terms at query time equal terms at index time. It must not
//! know what the terms are for.

mod codes;
mod endings;
mod function_words;
mod han;
mod inflections;
mod irregular;
mod normal;
mod stem;
mod table;
mod tokens;

use crate::analyzer::table::ANALYZERS;
use crate::analyzer::tokens::Token;
use crate::model::Locale;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::sync::LazyLock;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word in NFKC and lower case with digits folded.
    pub text: String,
    /// What it shares with its other forms.
    pub stem: String,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends in the text, in bytes.
    pub end: usize,
}

/// A run of letters and digits of a text.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// As it is written.
    pub text: &'a str,
    /// Whether it is one word and nothing else.
    pub is_word: bool,
}

/// The pieces of a text, not yet normalized.
#[derive(Clone, Debug, Default)]
pub struct Written<'a> {
    /// Its words, in their order.
    pub words: Vec<&'a str>,
    /// Pairs of neighbouring characters in scripts that write no spaces.
    pub bigrams: Vec<&'a str>,
}

/// How the words of a language are told apart and brought to a common form.
#[derive(Debug)]
pub struct Analyzer {
    /// The language, with its script where it is written in two.
    pub tag: &'static str,
    stem: stem::Method,
    apostrophe: tokens::Apostrophe,
    casing: normal::Casing,
    links: &'static [&'static str],
    function_words: &'static str,
    bigrams: Bigrams,
}

const MOST_STEMS: usize = 4096;

/// Stems that a thread remembers, by words.
type Known = FxHashMap<Box<str>, Box<str>>;

thread_local! {
    static STEMS: RefCell<FxHashMap<&'static str, Known>> = RefCell::default();
}

/// The words that belong to the grammar of each language.
static FUNCTION_WORDS: LazyLock<FxHashMap<&str, FxHashSet<&str>>> = LazyLock::new(|| {
    let words = |it: &'static Analyzer| it.function_words.split(' ').filter(|it| !it.is_empty());
    let languages = ANALYZERS.iter();
    languages.map(|it| (it.tag, words(it).collect())).collect()
});

/// Which scripts are also indexed as pairs of neighbouring characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bigrams {
    /// Those that write no spaces.
    Unspaced,
    /// Those and Hangul, whose endings stick to the words.
    Hangul,
}

impl Analyzer {
    /// The analyzer of a locale's language.
    pub fn of(locale: &Locale) -> &'static Self {
        Self::of_language(locale.written_language())
    }

    /// The analyzer of a language such as `nb` or `zh-Hans`.
    pub fn of_language(tag: &str) -> &'static Self {
        match ANALYZERS.binary_search_by(|it| it.tag.cmp(tag)) {
            Ok(index) => &ANALYZERS[index],
            Err(_) => &table::OTHER,
        }
    }

    /// The words of a text in its order; they do not overlap.
    pub fn words(&self, text: &str) -> Vec<Word> {
        let tokens = tokens::of(text, self.apostrophe);
        tokens.iter().map(|it| self.word(text, it)).collect()
    }

    /// The words of a text without their stems and places.
    pub fn normal_words(&self, text: &str) -> Vec<String> {
        let tokens = tokens::of(text, self.apostrophe);
        tokens
            .iter()
            .map(|it| normal::normalize(&text[it.start..it.end], self.casing))
            .collect()
    }

    /// The words of a text in scripts that write spaces, as they are written.
    pub fn spaced<'a>(&self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let runs = tokens::runs(text, self.apostrophe).into_iter();
        let spaced = runs.filter(|it| !it.unspaced);
        spaced.map(|it| &text[it.start..it.end])
    }

    /// Where the words of a text stand, in their order.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let tokens = tokens::of(text, self.apostrophe).into_iter();
        tokens.map(|it| it.start..it.end).collect()
    }

    /// As [`Self::words`], but one word a character in scripts that write no spaces, so
    /// that cues match inside of what a dictionary takes for one word.
    pub fn cue_words(&self, text: &str) -> Vec<Word> {
        let runs = tokens::runs(text, self.apostrophe);
        let mut words = Vec::new();
        for run in &runs {
            if !run.unspaced {
                words.push(self.word(text, run));
                continue;
            }
            for piece in tokens::clusters(text, run) {
                words.push(self.word(text, &piece));
            }
        }
        words
    }

    fn word(&self, text: &str, token: &Token) -> Word {
        let written = &text[token.start..token.end];
        let normal = normal::normalize(written, self.casing);
        let stem = self.known_stem(&normal);
        Word {
            text: normal,
            stem,
            start: token.start,
            end: token.end,
        }
    }

    /// The same as [`Self::stem`], for texts that say few words again and again.
    fn known_stem(&self, word: &str) -> String {
        let known = STEMS.with_borrow(|it| Some(it.get(self.tag)?.get(word)?.to_string()));
        if let Some(stem) = known {
            return stem;
        }
        let stem = self.stem(word).into_owned();
        STEMS.with_borrow_mut(|languages| {
            let known = languages.entry(self.tag).or_default();
            if known.len() == MOST_STEMS {
                known.clear();
            }
            known.insert(word.into(), stem.as_str().into());
        });
        stem
    }

    /// What a normalized word shares with its other forms.
    pub fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            return Cow::Borrowed(word);
        }
        let Some(irregular) = irregular::of(self.tag, self) else {
            return stem::stem(self.stem, word);
        };
        if let Some(stem) = irregular.word(word) {
            return Cow::Borrowed(stem);
        }
        let stem = stem::stem(self.stem, word);
        match irregular.stem(&stem) {
            Some(other) => Cow::Borrowed(other),
            None => stem,
        }
    }

    /// Traditional characters, each with its simplified one, sorted.
    pub fn traditional(&self) -> &'static [(char, char)] {
        han::pairs()
    }

    /// A text in the characters that stems are written in.
    pub fn common_letters<'a>(&self, text: &'a str) -> Cow<'a, str> {
        match self.stem {
            stem::Method::Han => han::simplified(text),
            _ => Cow::Borrowed(text),
        }
    }

    /// The pairs of neighbouring characters in scripts that write no spaces; a
    /// character that stands alone is a word of its own.
    pub fn bigrams(&self, text: &str) -> Vec<Word> {
        let runs = tokens::runs(text, self.apostrophe);
        let pairs = self.pairs(text, &runs).into_iter();
        pairs
            .map(|pair| {
                let text = normal::normalize(&text[pair.start..pair.end], self.casing);
                Word {
                    stem: self.stem(&text).into_owned(),
                    text,
                    start: pair.start,
                    end: pair.end,
                }
            })
            .collect()
    }

    fn pairs(&self, text: &str, runs: &[Token]) -> Vec<Token> {
        let paired = runs.iter().filter(|run| self.is_paired(text, run));
        paired.flat_map(|run| tokens::pairs(text, run)).collect()
    }

    fn is_paired(&self, text: &str, run: &Token) -> bool {
        let is_hangul = || tokens::is_hangul(&text[run.start..run.end]);
        run.unspaced || (self.bigrams == Bigrams::Hangul && is_hangul())
    }

    /// The runs of a text in their order. What a run holds does not depend on those
    /// around it: [`Self::written`] tells it of each alone.
    pub fn runs<'a>(&self, text: &'a str) -> impl Iterator<Item = Run<'a>> {
        let runs = tokens::runs(text, self.apostrophe).into_iter();
        runs.map(|run| Run {
            text: &text[run.start..run.end],
            is_word: !self.is_paired(text, &run),
        })
    }

    /// The words and the [bigrams](Self::bigrams) of a text as they are written.
    pub fn written<'a>(&self, text: &'a str) -> Written<'a> {
        let runs = tokens::runs(text, self.apostrophe);
        let slices = |tokens: &[Token]| tokens.iter().map(|it| &text[it.start..it.end]).collect();
        Written {
            bigrams: slices(&self.pairs(text, &runs)),
            words: slices(&tokens::of_runs(text, runs)),
        }
    }

    /// The error codes, versions, addresses and joined names of a text, whole:
    /// `5.7.750`, `0x80070005`, `.onmicrosoft.com`, `e-post`.
    pub fn codes(&self, text: &str) -> Vec<Word> {
        codes::of(text, self.casing)
    }

    /// A text in the form that words have.
    pub fn normalize(&self, text: &str) -> String {
        normal::normalize(text, self.casing)
    }

    /// A normalized word without the marks that typists leave out: `å` is `a`,
    /// `ø` is `o`. Marks that tell words apart in scripts of their own stay.
    pub fn fold<'a>(&self, word: &'a str) -> Cow<'a, str> {
        normal::fold(word)
    }

    /// Whether a normalized word belongs to the grammar and not to the subject.
    pub fn is_function_word(&self, word: &str) -> bool {
        let words = FUNCTION_WORDS.get(self.tag);
        words.is_some_and(|it| it.contains(word))
    }

    /// The words that belong to the grammar, apart by spaces.
    pub fn function_words(&self) -> &'static str {
        self.function_words
    }

    /// Whether `I` is a capital `ı`.
    pub fn is_dotless(&self) -> bool {
        self.casing == normal::Casing::Dotless
    }

    /// Whether an apostrophe parts two words.
    pub fn parts_at_apostrophes(&self) -> bool {
        self.apostrophe == tokens::Apostrophe::Parts
    }

    /// Whether words in Hangul are read as pairs of characters too.
    pub fn pairs_hangul(&self) -> bool {
        self.bigrams == Bigrams::Hangul
    }

    /// What may stand between the parts of a compound; empty where the language
    /// writes its compounds apart.
    pub fn links(&self) -> &'static [&'static str] {
        self.links
    }
}

impl irregular::Stems for Analyzer {
    fn normal(&self, written: &str) -> String {
        normal::normalize(written, self.casing)
    }

    fn unmarked(&self, word: &str) -> String {
        normal::fold(word).into_owned()
    }

    fn stem(&self, word: &str) -> String {
        stem::stem(self.stem, word).into_owned()
    }
}

/// Whether a normalized word is a code, which nobody means to spell otherwise.
pub fn is_code(word: &str) -> bool {
    codes::is_code(word)
}

/// Whether a character belongs to a script that writes no spaces.
pub fn is_unspaced(c: char) -> bool {
    tokens::is_unspaced(c)
}

#[cfg(test)]
mod tests;
