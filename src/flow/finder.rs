//! The words of a language that say what a line is, apart from each other; those that
//! may stand anywhere are found in one look at it.
//!
//! Entry point: [`words`]. Knows nothing of articles.

use crate::flow::lexicon::{LEXICA, Lexicon};
use aho_corasick::AhoCorasick;
use std::sync::{LazyLock, OnceLock};

/// What words of a line say of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) symptom: bool,
    pub(super) trouble: bool,
    pub(super) phase: bool,
}

/// Finds the words of a language.
pub(super) struct Finder {
    words: AhoCorasick,
    /// What each word says.
    meanings: Vec<Found>,
}

impl Finder {
    fn new(lexicon: &Lexicon) -> Self {
        let (symptom, trouble, phase) = (true, true, true);
        let lists = [
            (
                lexicon.symptoms,
                Found {
                    symptom,
                    ..Found::default()
                },
            ),
            (
                lexicon.troubles,
                Found {
                    trouble,
                    ..Found::default()
                },
            ),
            (
                lexicon.phases,
                Found {
                    phase,
                    ..Found::default()
                },
            ),
        ];
        let (mut words, mut meanings) = (Vec::new(), Vec::new());
        for (list, meaning) in lists {
            for word in split(list) {
                // A symptom such as "i " is a word of its own, no end of one.
                let is_own = meaning.symptom && word.ends_with(' ') && word.is_ascii();
                words.push(if is_own {
                    format!(" {word}")
                } else {
                    word.to_owned()
                });
                meanings.push(meaning);
            }
        }
        Self {
            words: AhoCorasick::new(words).expect("the words are few and short"),
            meanings,
        }
    }

    /// Looks at a line in lower case.
    pub(super) fn look(&self, line: &str) -> Found {
        let line = [" ", line, " "].concat();
        let mut found = Found::default();
        for word in self.words.find_overlapping_iter(&line) {
            let meaning = self.meanings[word.pattern()];
            found.symptom |= meaning.symptom;
            found.trouble |= meaning.trouble;
            found.phase |= meaning.phase;
        }
        found
    }
}

/// The words of a language; [`Lexicon`] says what each list is.
pub(super) struct Words {
    pub(super) openers: Vec<&'static str>,
    pub(super) closers: Vec<&'static str>,
    pub(super) whens: Vec<&'static str>,
    pub(super) negations: Vec<&'static str>,
    pub(super) purposes: Vec<&'static str>,
    pub(super) aims: Vec<&'static str>,
    pub(super) aim_closers: Vec<&'static str>,
    pub(super) goes_on: Vec<&'static str>,
    pub(super) finder: Finder,
    pub(super) is_vague: bool,
}

impl Words {
    fn new(lexicon: &Lexicon) -> Self {
        Self {
            openers: split(lexicon.openers),
            closers: split(lexicon.closers),
            whens: split(lexicon.whens),
            negations: split(lexicon.negations),
            purposes: split(lexicon.purposes),
            aims: split(lexicon.aims),
            aim_closers: split(lexicon.aim_closers),
            goes_on: split(lexicon.goes_on),
            finder: Finder::new(lexicon),
            is_vague: lexicon.is_vague,
        }
    }
}

fn split(words: &'static str) -> Vec<&'static str> {
    words.split('|').filter(|it| !it.is_empty()).collect()
}

/// The words of a language by its tag, where it is known.
pub(super) fn words(language: &str) -> Option<&'static Words> {
    static WORDS: LazyLock<Vec<OnceLock<Words>>> =
        LazyLock::new(|| LEXICA.iter().map(|_| OnceLock::new()).collect());
    let place = LEXICA
        .binary_search_by(|it| it.language.cmp(language))
        .ok()?;
    Some(WORDS[place].get_or_init(|| Words::new(&LEXICA[place])))
}
