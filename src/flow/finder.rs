//! The words of a language that say what a line is, all found in one look at it.
//!
//! Entry point: [`finder`]. Knows nothing of articles.

use crate::flow::lexicon::{LEXICA, Lexicon};
use aho_corasick::AhoCorasick;
use std::collections::BTreeMap;
use std::sync::LazyLock;

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
            for word in list.split('|').filter(|it| !it.is_empty()) {
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
        let line = format!(" {line} ");
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

/// The finder of a language by its tag, where it is known.
pub(super) fn finder(language: &str) -> Option<&'static Finder> {
    static FINDERS: LazyLock<BTreeMap<&str, Finder>> = LazyLock::new(|| {
        let finders = LEXICA.iter();
        finders.map(|it| (it.language, Finder::new(it))).collect()
    });
    FINDERS.get(language)
}
